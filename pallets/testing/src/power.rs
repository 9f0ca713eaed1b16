//! Stake and voting power of accounts.

use crate::{store, AccountId};
use quaestor_primitives::{Balance, Power, PowerTotals, Seconds, StakeWeight, VotingPower};

/// Accounts with stake and power, both given by the test, and the time from which they count: a vote
/// that began before has none of their power.
pub struct StubPower;

impl StubPower {
    /// Gives `who` stake and power, opened at `since`.
    pub fn set(who: AccountId, staked: Balance, power: StakeWeight, since: Seconds) {
        store::put(&format!("power:{who}"), &(staked, power, since));
    }

    /// Sets the sum of all power and the clock of the stake.
    pub fn set_totals(power: StakeWeight, clock: Seconds) {
        store::put("power:totals", &(power, clock));
    }

    /// Returns `true` if `who` is marked as having live votes.
    pub fn is_marked(who: AccountId) -> bool {
        store::get(&format!("power:marked:{who}"))
    }
}

impl VotingPower<AccountId> for StubPower {
    fn power(who: &AccountId, began: Seconds, _: Seconds) -> Power {
        let (staked, power, since): (Balance, StakeWeight, Seconds) =
            store::get(&format!("power:{who}"));
        let (counted, power) = if since < began { (staked, power) } else { (0, 0) };
        Power { staked, counted, power }
    }

    fn totals() -> PowerTotals {
        let (power, clock) = store::get("power:totals");
        PowerTotals { power, clock }
    }

    fn mark(who: &AccountId, voting: bool) {
        store::put(&format!("power:marked:{who}"), &voting);
    }
}
