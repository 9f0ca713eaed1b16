//! Exact shares of a whole.

use crate::{mul_div, Balance, Bps, BPS};
use alloc::vec::Vec;

/// Cuts `amount` into one part for each share, and the remainder: the parts are rounded down, and
/// parts and remainder are exactly the whole. Whoever gets the remainder gains what rounding cuts
/// off, less than one smallest unit for each share.
///
/// `None` if the shares are more than one whole.
pub fn split(amount: Balance, shares: &[Bps]) -> Option<(Vec<Balance>, Balance)> {
    let sum = shares.iter().try_fold(0u32, |sum, share| sum.checked_add(*share))?;
    if sum > BPS {
        return None;
    }
    let parts = shares
        .iter()
        .map(|share| mul_div(amount, (*share).into(), BPS.into()))
        .collect::<Option<Vec<_>>>()?;
    let remainder = parts.iter().try_fold(amount, |rest, part| rest.checked_sub(*part))?;
    Some((parts, remainder))
}
