//! Fixed-point numbers with 128 fractional bits, and exact multiply-divide.

use crate::{Balance, U256};
use primitive_types::U512;

/// An amount in units of `2^-128` of the smallest unit of an asset.
///
/// Any `Balance` fits exactly, whole part and fraction.
pub type Q128 = U256;

/// `amount` as a fixed-point number: `amount * 2^128`. Exact.
#[allow(clippy::arithmetic_side_effects, reason = "a shift by 128 of 256 bits")]
pub fn from_int(amount: Balance) -> Q128 {
    U256::from(amount) << 128
}

/// The whole units of `q`, rounded down.
#[allow(clippy::arithmetic_side_effects, reason = "a shift by 128 of 256 bits")]
pub fn floor(q: Q128) -> Balance {
    (q >> 128).low_u128()
}

/// The fraction of `q`: `q` less its [`floor`].
pub fn frac(q: Q128) -> Q128 {
    U256::from(q.low_u128())
}

/// `a * b / c` rounded down, with a 256-bit product. `None` if `c` is zero or the result exceeds a
/// `u128`.
pub fn mul_div(a: u128, b: u128, c: u128) -> Option<u128> {
    narrow(U256::from(a).checked_mul(U256::from(b))?.checked_div(U256::from(c))?)
}

/// `a * b / c` rounded up, with a 256-bit product. `None` if `c` is zero or the result exceeds a
/// `u128`.
pub fn mul_div_up(a: u128, b: u128, c: u128) -> Option<u128> {
    let (quotient, remainder) = div_mod(U256::from(a).checked_mul(U256::from(b))?, U256::from(c))?;
    narrow(if remainder.is_zero() { quotient } else { quotient.checked_add(U256::one())? })
}

/// `a * b / c` of 256-bit numbers rounded down, with a 512-bit product. `None` if `c` is zero or the
/// result exceeds 256 bits.
pub(crate) fn mul_div_wide(a: U256, b: U256, c: U256) -> Option<U256> {
    U256::try_from(a.full_mul(b).checked_div(U512::from(c))?).ok()
}

/// Quotient and remainder; `None` if `divisor` is zero.
pub(crate) fn div_mod(dividend: U256, divisor: U256) -> Option<(U256, U256)> {
    (!divisor.is_zero()).then(|| dividend.div_mod(divisor))
}

fn narrow(value: U256) -> Option<u128> {
    u128::try_from(value).ok()
}
