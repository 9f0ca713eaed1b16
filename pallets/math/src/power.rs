//! Voting power of stake with a balance held beside it.

use crate::{mul_div, Balance, Bps, BPS, U256};

/// Power of the stakes `(amount, multiplier)` with a balance that is held for votes:
///
/// ```text
/// power = W + floor(min(held, S) * W / S) + held - min(held, S)
/// S = sum of the amounts        W = floor(sum of amount * multiplier / 10,000)
/// ```
///
/// So the mean multiplier of the stake lifts the balance too, but no more of it than there is stake; the
/// balance beyond counts once, and so does all of it without stake. `None` if a sum does not fit.
pub fn power(stakes: &[(Balance, Bps)], held: Balance) -> Option<Balance> {
    let stake = stakes.iter().try_fold(0, |sum: Balance, (amount, _)| sum.checked_add(*amount))?;
    let product = stakes.iter().try_fold(U256::zero(), |sum, (amount, multiplier)| {
        sum.checked_add(U256::from(*amount).checked_mul(U256::from(*multiplier))?)
    })?;
    let weight = Balance::try_from(product.checked_div(U256::from(BPS))?).ok()?;
    beside(weight, stake, held)
}

/// [`power`] where the sums are known: `weight` is W and `stake` is S.
pub fn beside(weight: Balance, stake: Balance, held: Balance) -> Option<Balance> {
    let lifted = held.min(stake);
    let gain = if stake == 0 { 0 } else { mul_div(lifted, weight, stake)? };
    weight.checked_add(gain)?.checked_add(held.checked_sub(lifted)?)
}
