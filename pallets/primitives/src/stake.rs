//! Positions, their weight, and the traits of the staking vault.

use crate::{Balance, Boost, Bps, Forfeit, Seconds, StakeWeight, Step, Voting};
use alloc::{borrow::Cow, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
    frame_support::{traits::ConstU32, BoundedVec},
    sp_runtime::{DispatchError, DispatchResult},
};
use quaestor_math::{accrual::Terms, schedule};
use scale_info::TypeInfo;

/// Number of a position, unique within its account.
pub type PositionId = u32;
/// Index of a tier in the tier table.
pub type TierId = u8;
/// Live positions that an account can have. One number for all who keep something for each: where
/// one had less room than another, a position could not be settled and so not leave.
pub const MAX_POSITIONS: u32 = 16;
/// The most steps that a position's weight can have.
pub const MAX_STEPS: u32 = 8;

/// The most boosts that a position can have.
pub const MAX_BOOSTS: u32 = 2;

/// Steps of weight in order of time.
pub type Steps = BoundedVec<Step, ConstU32<MAX_STEPS>>;
/// Boosts of a position.
pub type Boosts = BoundedVec<Boost, ConstU32<MAX_BOOSTS>>;

/// A locked amount. It carries the terms it was opened under, so a change of the tier table never
/// reaches it.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Position {
    /// Number within the account; never used twice while the account has a record.
    pub id: PositionId,
    /// The tier it was opened in.
    pub tier: TierId,
    /// Locked amount, in smallest units of the native token.
    pub amount: Balance,
    /// When it was opened, in seconds since the Unix epoch.
    pub start: Seconds,
    /// When it can be unstaked without loss.
    pub lock_end: Seconds,
    /// The multiplier over time without boosts, as steps rounded up to a bucket.
    pub steps: Steps,
    /// Boosts of its weight; they end on the boundary of a bucket.
    pub boosts: Boosts,
    /// The part of its reward that an exit before `lock_end` forfeits.
    pub forfeit: Forfeit,
    /// The part of its principal that an exit before `lock_end` costs, in basis points.
    pub penalty_bps: Bps,
    /// Multiplier of its amount in votes.
    pub voting: Voting,
    /// It cannot be left before `lock_end` at all.
    pub firm: bool,
    /// The longest that an amount unstaked from it cools down, in seconds.
    pub cooldown_secs: Seconds,
}

impl Position {
    /// The multiplier over time, boosts included.
    pub fn weight_steps(&self) -> Cow<'_, [Step]> {
        if self.boosts.is_empty() {
            return Cow::Borrowed(&self.steps);
        }
        Cow::Owned(schedule::boosted(&self.steps, &self.boosts))
    }

    /// Weight at `time`: amount times multiplier. `None` on overflow, which opening rules out.
    pub fn weight_at(&self, time: Seconds) -> Option<StakeWeight> {
        let multiplier = schedule::multiplier_at(&self.steps, time);
        schedule::weight(self.amount, schedule::boosted_at(multiplier, &self.boosts, time))
    }

    /// Weight after its last step.
    pub fn final_weight(&self) -> Option<StakeWeight> {
        schedule::weight(self.amount, schedule::final_multiplier(&self.weight_steps()))
    }

    /// The multiplier in votes over time: one step of a constant one, or the steps of the weight
    /// without boosts, capped.
    pub fn voting_steps(&self) -> Vec<Step> {
        schedule::mapped(&self.steps, |multiplier| self.voting.of(multiplier))
    }

    /// Voting power at `time`, in smallest units times basis points; zero before it was opened. `None`
    /// on overflow, which opening rules out.
    pub fn power_at(&self, time: Seconds) -> Option<StakeWeight> {
        self.power_of(self.amount, time)
    }

    /// Voting power at `time` of a part of its amount.
    pub fn power_of(&self, part: Balance, time: Seconds) -> Option<StakeWeight> {
        if time < self.start {
            return Some(0);
        }
        schedule::weight(part, self.voting.of(schedule::multiplier_at(&self.steps, time)))
    }

    /// Returns `true` if the position has weight from its opening on.
    pub fn opens_with_weight(&self) -> bool {
        self.steps.first().is_some_and(|step| step.multiplier_bps > 0)
    }

    /// Inputs of its reward, given its [`Position::weight_steps`].
    pub fn terms<'a>(&self, steps: &'a [Step]) -> Terms<'a> {
        Terms { amount: self.amount, steps, lock_end: self.lock_end, forfeit: self.forfeit }
    }
}

/// Change of a position.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PositionChange {
    /// It was opened.
    Opened,
    /// Its amount is now this; its reward so far was earned with the old one.
    Resized(Balance),
    /// It is gone. `early` exits forfeit the escrow.
    Closed {
        /// Before its lock ended.
        early: bool,
        /// It was the last position of its account.
        last: bool,
    },
}

/// Progress of the clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reached {
    /// Just a later time, within a bucket.
    Time,
    /// The boundary of a bucket in which no weight changes.
    Boundary,
    /// The boundary of a bucket in which some position's weight changes.
    Step,
}

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
    /// Amount in positions of `who` whose warm-up is over at `at`: they have weight, and have been
    /// open for a bucket at least, so that the stake of a moment counts for nothing.
    fn warm_stake(who: &AccountId, at: Seconds) -> Balance;
    /// Totals.
    fn totals() -> StakeTotals;
    /// Weight of `who` at a time.
    fn weight_of(who: &AccountId, at: Seconds) -> StakeWeight;
}

impl<AccountId> StakeInspect<AccountId> for () {
    fn warm_stake(_: &AccountId, _: Seconds) -> Balance {
        0
    }
    fn totals() -> StakeTotals {
        StakeTotals::default()
    }
    fn weight_of(_: &AccountId, _: Seconds) -> StakeWeight {
        0
    }
}

/// Live positions, for a pallet that rewards them.
pub trait Positions<AccountId> {
    /// Live positions of `who`.
    fn positions(who: &AccountId) -> Vec<Position>;
    /// Every account with a live position; for checks of the whole state only.
    fn stakers() -> Vec<AccountId>;
    /// The time by which locks and vesting have ended, in seconds since the Unix epoch. It is ahead of
    /// the clock that observers are told while that catches up after a halt.
    fn now() -> Seconds;
    /// Length of the buckets of time, in seconds; `None` if any will do.
    fn bucket_secs() -> Option<Seconds>;
}

impl<AccountId> Positions<AccountId> for () {
    fn positions(_: &AccountId) -> Vec<Position> {
        Vec::new()
    }
    fn stakers() -> Vec<AccountId> {
        Vec::new()
    }
    fn now() -> Seconds {
        0
    }
    fn bucket_secs() -> Option<Seconds> {
        None
    }
}

/// Takes value in and adds it to a position.
pub trait IncreaseStake<AccountId, Credit> {
    /// Adds `credit` to a live position of `who`: same tier, same lock end, same steps. Observers see
    /// [`PositionChange::Resized`]. The value would have vested at `vested_at` if it had been paid out
    /// instead: exits before then do not release it sooner.
    ///
    /// On an error the credit is gone and the state may be half changed: the caller must roll back
    /// the storage layer in which it made the credit, as a failed call does.
    fn increase_stake(
        who: &AccountId,
        position: PositionId,
        credit: Credit,
        vested_at: Seconds,
    ) -> DispatchResult;
}

impl<AccountId, Credit> IncreaseStake<AccountId, Credit> for () {
    fn increase_stake(_: &AccountId, _: PositionId, _: Credit, _: Seconds) -> DispatchResult {
        Err(DispatchError::Unavailable)
    }
}

/// Takes stake away.
pub trait StakeSlash<AccountId> {
    /// The value taken.
    type Credit: Default;
    /// Takes up to `amount` of what is not bonded from positions and cooldown alike, in proportion to
    /// their amounts. A slash of a bond is preceded by its [release](crate::StakeBond::release), so
    /// each bond answers for its own faults only. Returns the credit and the amount that is missing.
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
    /// `position`, given as it was until now, changed at the current time. The opening of a position
    /// without weight changes no total: an observer reads and writes nothing for it.
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

/// Wallet caps.
pub trait WalletCap<AccountId> {
    /// End of the current epoch, if `who` has reached its cap, in seconds since the Unix epoch.
    fn capped_until(who: &AccountId) -> Option<Seconds>;
    /// Remaining allowance of `who` in this epoch, in smallest units; `None` without a cap.
    fn remaining_allowance(who: &AccountId) -> Option<Balance>;
}

impl<AccountId> WalletCap<AccountId> for () {
    fn capped_until(_: &AccountId) -> Option<Seconds> {
        None
    }
    fn remaining_allowance(_: &AccountId) -> Option<Balance> {
        None
    }
}
