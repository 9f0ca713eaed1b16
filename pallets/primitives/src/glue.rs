//! The traits through which pallets meet.

use crate::{Balance, Position, PositionChange, PositionId, Reached, Seconds, StakeWeight};
use alloc::vec::Vec;
use polkadot_sdk::sp_runtime::{DispatchError, DispatchResult};

/// Totals over all stakers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StakeTotals {
    /// Amount in live positions.
    pub staked: Balance,
    /// Accounts with a live position.
    pub stakers: u32,
    /// Sum of the weights that hold now.
    pub weight: StakeWeight,
}

/// The stake as others may read it. It counts live positions, not what is cooling down.
pub trait StakeInspect<AccountId> {
    /// Staked amount of `who`.
    fn stake_of(who: &AccountId) -> Balance;
    /// Totals.
    fn totals() -> StakeTotals;
    /// Weight of `who` at a time.
    fn weight_of(who: &AccountId, at: Seconds) -> StakeWeight;
}

impl<AccountId> StakeInspect<AccountId> for () {
    fn stake_of(_: &AccountId) -> Balance {
        0
    }
    fn totals() -> StakeTotals {
        StakeTotals::default()
    }
    fn weight_of(_: &AccountId, _: Seconds) -> StakeWeight {
        0
    }
}

/// The positions as the rewards engine reads and enlarges them.
pub trait Positions<AccountId> {
    /// Live positions of `who`.
    fn positions(who: &AccountId) -> Vec<Position>;
    /// Moves `amount` from the free balance of `from` into an existing position of `who`: same tier,
    /// same lock end, same steps. The observers hear of it as [`PositionChange::Resized`].
    fn enlarge(
        from: &AccountId,
        who: &AccountId,
        id: PositionId,
        amount: Balance,
    ) -> DispatchResult;
    /// Every account with a live position; for checks of the whole state only.
    fn stakers() -> Vec<AccountId>;
}

impl<AccountId> Positions<AccountId> for () {
    fn positions(_: &AccountId) -> Vec<Position> {
        Vec::new()
    }
    fn enlarge(_: &AccountId, _: &AccountId, _: PositionId, _: Balance) -> DispatchResult {
        Err(DispatchError::Unavailable)
    }
    fn stakers() -> Vec<AccountId> {
        Vec::new()
    }
}

/// Takes stake away.
pub trait StakeSlash<AccountId> {
    /// The value taken.
    type Credit: Default;
    /// Takes up to `amount` from positions and cooldown alike, in proportion to their amounts.
    /// Returns what was taken and how much could not be.
    fn slash(who: &AccountId, amount: Balance) -> (Self::Credit, Balance);
}

impl<AccountId> StakeSlash<AccountId> for () {
    type Credit = ();
    fn slash(_: &AccountId, amount: Balance) -> ((), Balance) {
        ((), amount)
    }
}

/// Hears of time and weight. The clock is the staking vault's: it calls in order of time, at every
/// boundary of a bucket and once per block.
pub trait OnWeightChange<AccountId> {
    /// From the last call until `now` the total weight was `total`.
    fn time_passed(now: Seconds, total: StakeWeight, reached: Reached);
    /// `position`, given as it was until now, changed at the current time.
    fn position_changed(
        who: &AccountId,
        position: &Position,
        change: PositionChange,
    ) -> DispatchResult;
}

impl<AccountId> OnWeightChange<AccountId> for () {
    fn time_passed(_: Seconds, _: StakeWeight, _: Reached) {}
    fn position_changed(_: &AccountId, _: &Position, _: PositionChange) -> DispatchResult {
        Ok(())
    }
}

impl<AccountId, A: OnWeightChange<AccountId>, B: OnWeightChange<AccountId>>
    OnWeightChange<AccountId> for (A, B)
{
    fn time_passed(now: Seconds, total: StakeWeight, reached: Reached) {
        A::time_passed(now, total, reached);
        B::time_passed(now, total, reached);
    }
    fn position_changed(
        who: &AccountId,
        position: &Position,
        change: PositionChange,
    ) -> DispatchResult {
        A::position_changed(who, position, change)?;
        B::position_changed(who, position, change)
    }
}

/// Takes fundings of a reward pool as credit.
pub trait FundRewards<Credit> {
    /// Adds `credit` to the stream of its asset, or gives it back.
    fn fund(credit: Credit) -> Result<(), Credit>;
}

/// Nobody takes fundings: the credit comes back.
impl<Credit> FundRewards<Credit> for () {
    fn fund(credit: Credit) -> Result<(), Credit> {
        Err(credit)
    }
}

/// Sends the emission of rewards past the stakers while a breaker says so.
pub trait RedirectRewards {
    /// From the current time on.
    fn set_redirected(redirected: bool);
}

impl RedirectRewards for () {
    fn set_redirected(_: bool) {}
}

/// An action that brings value in and that a breaker may close. Exits are no variant of it: an
/// unstake, a withdrawal or a collection cannot be blocked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// New stake, also by cancelling an unstake.
    Stake,
    /// Reward into a position.
    Compound,
    /// A purchase by the treasury.
    Buyback,
    /// A deposit of revenue.
    Deposit,
}

/// Permits entries.
pub trait Guard<AccountId> {
    /// May `who` do this now? The error says why not.
    fn may_enter(entry: Entry, who: &AccountId) -> DispatchResult;
}

impl<AccountId> Guard<AccountId> for () {
    fn may_enter(_: Entry, _: &AccountId) -> DispatchResult {
        Ok(())
    }
}
