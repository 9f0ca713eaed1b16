//! A pool that keeps the product of its reserves, as the exchange does, and what can be bought from
//! it without paying a sandwich.

use crate::{Balance, U256};

/// One whole, in parts per million.
pub const PPM: u32 = 1_000_000;

/// What `amount_in` buys from a pool with these reserves and this fee on what comes in:
/// `out * kept * in / (in_reserve + kept * in)`, rounded down in the pool's favour.
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
/// * it rises by no more than what buying and selling again costs in fees.
///
/// The second is what makes a sandwich a loss, whatever its size: who bought before at price `p` has
/// paid `p / (1 - fee)`, and who sells after at `p * (1 + rise)` gets `p * (1 + rise) * (1 - fee)`.
/// With `1 + rise <= 1 / (1 - fee)^2` that is at most what was paid.
///
/// Putting `x` into a reserve `r` raises the price to `(r + x) * (r + kept * x) / r^2` of what it
/// was; this takes the larger square `(r + x)^2 / r^2` instead, so it is on the safe side.
/// Rounded down.
pub fn safe_amount_in(reserve_in: Balance, fee_ppm: u32, impact_bps: u32) -> Option<Balance> {
    let one = U256::from(PPM);
    let kept = U256::from(PPM.checked_sub(fee_ppm)?);
    // Both limits as r + x <= r * root / scale, each root rounded down.
    let scale = U256::from(1_000_000_000_000u64);
    let by_fee = scale.checked_mul(one)?.checked_div(kept)?;
    let rise = U256::from(10_000u64.checked_add(impact_bps.into())?);
    let square = scale.checked_mul(scale)?.checked_mul(rise)?.checked_div(U256::from(10_000u32))?;
    let by_impact = square.integer_sqrt();
    let root = by_fee.min(by_impact);
    let more = root.checked_sub(scale)?;
    u128::try_from(U256::from(reserve_in).checked_mul(more)?.checked_div(scale)?).ok()
}
