//! A pool that keeps the product of its reserves, as the exchange does, and what can be bought from
//! it without paying a sandwich.

use crate::{Balance, U256};

/// One whole, in parts per million.
pub const PPM: u32 = 1_000_000;

/// Amount that `amount_in` buys from a pool with these reserves and this fee on the input: `out *
/// kept * in / (in_reserve + kept * in)`, rounded down in the pool's favour.
///
/// `None` if a side is empty or a number does not fit.
pub fn amount_out(
    reserve_in: Balance,
    reserve_out: Balance,
    fee_ppm: u32,
    amount_in: Balance,
) -> Option<Balance> {
    if reserve_in == 0 || reserve_out == 0 {
        return None;
    }
    let kept = U256::from(amount_in).checked_mul(U256::from(PPM.checked_sub(fee_ppm)?))?;
    let dividend = kept.checked_mul(U256::from(reserve_out))?;
    let divisor = U256::from(reserve_in).checked_mul(U256::from(PPM))?.checked_add(kept)?;
    u128::try_from(dividend.checked_div(divisor)?).ok()
}

/// The most that can be put into a pool at once so that
///
/// * its price rises by at most `impact_bps`, and
/// * it rises by no more than the fee of one trade: to at most `1 / (1 - fee)` of what it was.
///
/// The second makes trading around it a loss. With `k = 1 - fee`, who only sells after it gets at
/// most `k / k`, the price before it. Who puts `a` into the reserve `r` before it, and sells what he
/// has bought after it, has a gain if and only if
///
/// ```text
/// k^2 * (1 + k * x / (r + a)) * (1 + x / r) > 1
/// ```
///
/// where `x` is the lot. If `x` was bounded before he came, at `r`, that is a loss for every `a`. If
/// it is bounded after him, at `r + a`, it is one for every `a` up to `2 * r`, with which he has
/// multiplied the price by nine: a price bound refuses the lot long before.
///
/// A bound of two fees, `1 / k^2`, which is what buying and selling an infinitely small amount
/// costs, would not do: the fees that he pays stay in the pool and raise the price that he sells at,
/// and his gain begins at `a = fee * r`.
///
/// Putting `x` into a reserve `r` raises the price to `(r + x) * (r + k * x) / r^2` of what it was;
/// this takes the larger square `(r + x)^2 / r^2` instead, so it is on the safe side. Rounded down.
/// `None` if the fee takes all, or a number does not fit.
pub fn safe_amount_in(reserve_in: Balance, fee_ppm: u32, impact_bps: u32) -> Option<Balance> {
    let kept = U256::from(PPM.checked_sub(fee_ppm)?);
    // Both limits as (r + x)^2 <= r^2 * square / scale^2.
    let scale = U256::from(1_000_000_000_000u64);
    let one = scale.checked_mul(scale)?;
    let by_fee = one.checked_mul(U256::from(PPM))?.checked_div(kept)?;
    let rise = U256::from(10_000u64.checked_add(impact_bps.into())?);
    let by_impact = one.checked_mul(rise)?.checked_div(U256::from(10_000u32))?;
    let more = by_fee.min(by_impact).integer_sqrt().checked_sub(scale)?;
    u128::try_from(U256::from(reserve_in).checked_mul(more)?.checked_div(scale)?).ok()
}
