//! # Staking vault
//!
//! Locks the native token in tiers, and keeps the weight of every position over time.
//!
//! Stake stays in the user's account under the hold [`HoldReason::Stake`]: visible, slashable, and
//! out of reach of every other pallet. A position of amount `a` has weight `a * m(age)`, with a step
//! function `m` that its tier gives as data: warm-up, seasoning, loss of a bonus and a launch
//! bonus are all just steps.
//!
//! ## Goals
//!
//! 1. **Work per block does not grow with users.** The times of steps are rounded up to buckets;
//!    the total weight changes by a call or by crossing a bucket's boundary, whose changes are summed
//!    beforehand ([`PendingSteps`]). No hook visits a position.
//! 2. **One clock.** The engine's now is set once per block from the timestamp of the block
//!    before. A stake and an unstake in one block earn exactly nothing. After a halt the clock
//!    crosses at most `MaxBuckets` boundaries per block, exactly, until it has caught up; meanwhile
//!    entries are refused and exits work.
//! 3. **Exits are always open.** No guard is asked, and no queue can be full, when stake leaves.
//! 4. **Terms are kept.** A position carries the terms it was opened under.
//! 5. **Bonds hold.** What another pallet has bonded can be unstaked and cools down, but cannot be
//!    withdrawn, and a slash takes it only when its bond has been released.
//! 6. **No dust.** A position is opened with the minimum stake or more. A call leaves it with the
//!    minimum or closes it, so every staker that is counted has the minimum at stake.
//!
//! ## Scope of the wallet cap
//!
//! The cap limits the pace at which one wallet enters, so that a large stake cannot arrive within an
//! epoch unnoticed. Several wallets of one owner are capped one by one. Splitting gains only pace:
//! weight is proportional to the amount, and each wallet needs the minimum stake.
//!
//! ## Rounding
//!
//! Amounts are whole smallest units. A principal penalty and a wallet's allowance round down.
//!
//! ## Example
//!
//! A stake of tier 2, whose weight begins after seven days:
#![doc = docify::embed!("src/tests/stake.rs", a_stake_is_held_and_has_no_weight_until_it_is_warm)]
#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::cast_possible_wrap,
        clippy::arithmetic_side_effects,
        reason = "a test that cannot go on should stop"
    )
)]

extern crate alloc;

pub use pallet::*;
pub use weights::WeightInfo;

pub mod api;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod calls;
mod errors;
mod events;
mod funds;
mod genesis;
mod glue;
mod max_weights;
pub mod migrations;
#[cfg(all(test, not(feature = "runtime-benchmarks")))]
mod mock;
mod positions;
#[cfg(all(test, not(feature = "runtime-benchmarks")))]
mod tests;
mod tick;
#[cfg(any(test, feature = "std", feature = "try-runtime"))]
mod try_state;
pub mod types;
pub mod weights;

use polkadot_sdk::frame_support::{self, pallet_macros::import_section};

#[allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    reason = "the pallet's macros expand to these, and nonsense at genesis should stop the chain"
)]
#[import_section(errors::errors)]
#[import_section(events::events)]
#[import_section(genesis::genesis)]
#[frame_support::pallet]
pub mod pallet {
    use crate::{
        funds::CreditOf,
        types::{
            Features, GenesisStake, Ledger, ParamGroup, Params, PendingStep, SlashParts, Tier,
            TierTotals, VaultState, MAX_GENESIS_POSITIONS,
        },
        WeightInfo,
    };
    use frame_support::{
        pallet_prelude::*,
        traits::{
            fungible::{BalancedHold, MutateHold},
            fungibles, Time,
        },
    };
    use frame_system::pallet_prelude::*;
    #[cfg(feature = "try-runtime")]
    use polkadot_sdk::sp_runtime;
    use polkadot_sdk::{frame_support, frame_system};
    use quaestor_primitives::{
        AssetKind, Balance, BoostInspect, Boosts, Bps, Guard, OnStakeReduced, OnWeightChange,
        PositionId, Power, Seconds, StakeWeight, TakeCredit, TierId,
    };

    /// The layout of the storage in this version.
    pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: polkadot_sdk::frame_system::Config {
        /// The native token.
        type Currency: MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason, Balance = Balance>
            + BalancedHold<Self::AccountId>;
        /// Native token and assets, to take in a credit of the native token.
        type Assets: fungibles::Balanced<Self::AccountId>
            + fungibles::Inspect<Self::AccountId, AssetId = AssetKind, Balance = Balance>;
        /// The runtime's reasons for holds.
        type RuntimeHoldReason: From<HoldReason>;
        /// Time in milliseconds since the Unix epoch.
        type Time: Time<Moment = u64>;
        /// Refuses entries while a breaker is tripped; never asked before an exit.
        type Guard: Guard<Self::AccountId>;
        /// Receive time and changes of weight.
        type Observers: OnWeightChange<Self::AccountId>;
        /// Destination of the principal penalties of early exits. A penalty that it refuses is not
        /// taken.
        type OnPenalty: TakeCredit<CreditOf<Self>>;
        /// Votes of stakers. Asked only where the economy's features say so, and only for an account
        /// with live votes.
        type Votes: OnStakeReduced<Self::AccountId>;
        /// Sources of boosts.
        type Boosts: BoostInspect<Self::AccountId>;
        /// Origin that may update the parameters; bounds and change limits apply to it as well.
        type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Least time between two changes of a tier or of another group of parameters, in seconds.
        type ChangeInterval: Get<Seconds>;
        /// Maximum of the minimum stake, in smallest units.
        type MaxMinStake: Get<Balance>;
        /// Most boundaries that one block crosses.
        #[pallet::constant]
        type MaxBuckets: Get<u32>;
        /// Steps after the first that a position can have by the economy's tier table. Weights before
        /// dispatch assume this many.
        type MaxSteps: Get<u32>;
        /// Weights of the calls and the hook.
        type WeightInfo: WeightInfo;
        /// Set-up of benchmarks.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: crate::benchmarking::BenchmarkHelper;
    }

    /// Reason of the vault's holds.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// Staked, or cooling down after an unstake.
        #[codec(index = 0)]
        Stake,
    }

    /// Totals and the clock. Every block's hook reads and writes it, so it is charged there and not in
    /// the calls.
    #[pallet::storage]
    #[pallet::whitelist_storage]
    pub type State<T> = StorageValue<_, VaultState, ValueQuery>;

    /// The economy's rules for staking, with its tier table.
    #[pallet::storage]
    pub type Parameters<T> = StorageValue<_, Params, ValueQuery>;

    /// Time of the last change of each group of parameters, in seconds since the Unix epoch.
    #[pallet::storage]
    pub type LastChange<T> = StorageMap<_, Twox64Concat, ParamGroup, Seconds, ValueQuery>;

    /// Positions and cooldown of an account.
    #[pallet::storage]
    pub type Ledgers<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Ledger, ValueQuery>;

    /// Changes of the total weight to come, by the boundary at which they happen.
    #[pallet::storage]
    pub type PendingSteps<T> = StorageMap<_, Twox64Concat, Seconds, PendingStep, ValueQuery>;

    /// Positions given at genesis, until the clock starts and opens them. Their funds are held.
    #[pallet::storage]
    pub type GenesisStakes<T: Config> = StorageValue<
        _,
        BoundedVec<GenesisStake<T::AccountId>, ConstU32<MAX_GENESIS_POSITIONS>>,
        ValueQuery,
    >;

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn on_initialize(_: BlockNumberFor<T>) -> Weight {
            Self::tick()
        }

        fn integrity_test() {
            assert!(T::MaxBuckets::get() > 0, "the clock must be able to cross a boundary");
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::extra_constants]
    impl<T: Config> Pallet<T> {
        /// Live positions that an account can have.
        #[pallet::constant_name(MaxPositions)]
        fn max_positions() -> u32 {
            crate::types::MAX_POSITIONS
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// Positions and cooldown of `who`.
        pub fn ledger(who: T::AccountId) -> Ledger {
            Self::ledger_of(&State::<T>::get(), &who)
        }

        /// Weight of `who` at a time, in smallest units times basis points.
        pub fn weight_at(who: T::AccountId, at: Seconds) -> StakeWeight {
            Ledgers::<T>::get(who).weight_at(at)
        }

        /// Stake and voting power of `who` at `at` in a vote that began at `began`, both in seconds
        /// since the Unix epoch.
        pub fn voting_power(who: T::AccountId, began: Seconds, at: Seconds) -> Power {
            Ledgers::<T>::get(who).power(began, at)
        }

        /// Remaining allowance of `who` in this epoch, in smallest units; `None` without a cap.
        pub fn remaining_allowance(who: T::AccountId) -> Option<Balance> {
            Self::remaining_of(&who)
        }

        /// Number and sum of the live positions of each tier of the table.
        pub fn by_tier() -> alloc::vec::Vec<TierTotals> {
            Self::tier_totals()
        }
    }

    #[pallet::call(weight(<T as Config>::WeightInfo))]
    impl<T: Config> Pallet<T> {
        /// Locks `amount` (smallest units) in `tier`.
        ///
        /// Origin: signed. The lock ends `lock_secs` of the tier from now. If the wallet's cap for
        /// this epoch is below `amount`, stakes up to the cap and reports the rest as refused.
        ///
        /// ## Errors
        /// - [`Error::ZeroAmount`]: the amount is zero.
        /// - [`Error::WalletCapReached`]: nothing is left of the allowance.
        /// - [`Error::InsufficientBalance`]: the free balance is too small.
        /// - [`Error::Frozen`]: part of the free balance is frozen.
        /// - [`Error::TierClosed`]: the tier takes no new positions.
        /// - [`Error::UnknownTier`]: there is no such tier.
        /// - [`Error::TooManyPositions`]: the account is full.
        /// - [`Error::BelowMinimumStake`]: the position would be below the minimum.
        /// - [`Error::AboveMaximumStake`]: the account's stake would be above the maximum.
        /// - [`Error::ClockNotStarted`]: the chain's first block.
        /// - [`Error::CatchingUp`]: the clock is behind after a halt.
        /// ## Events
        /// - [`Event::Staked`]
        /// - [`Event::WalletCapped`]
        #[pallet::call_index(0)]
        #[pallet::weight(Pallet::<T>::stake_weight())]
        pub fn stake(
            origin: OriginFor<T>,
            #[pallet::compact] amount: Balance,
            tier: TierId,
        ) -> DispatchResultWithPostInfo {
            Self::do_stake(ensure_signed(origin)?, amount, tier)
        }

        /// Takes `amount` (smallest units), or all, out of a position whose lock has ended.
        ///
        /// Origin: signed. The weight leaves now. The principal can be withdrawn after the cooldown;
        /// the part of it that is compounded reward, no sooner than a claim would have vested. A
        /// position that is left in part keeps the minimum stake.
        ///
        /// ## Errors
        /// - [`Error::NotFound`]: no position has this id.
        /// - [`Error::Locked`]: the lock has not ended.
        /// - [`Error::ZeroAmount`]: the amount is zero.
        /// - [`Error::ExceedsPosition`]: the amount is above that of the position.
        /// - [`Error::BelowMinimumStake`]: the rest would be below the minimum.
        /// ## Events
        /// - [`Event::Unstaked`]
        /// - [`Event::Withdrawn`]: there is no cooldown.
        /// - [`Event::UnvestedHeld`]
        #[pallet::call_index(1)]
        #[pallet::weight(Pallet::<T>::exit_weight())]
        pub fn unstake(
            origin: OriginFor<T>,
            #[pallet::compact] position: PositionId,
            amount: Option<Balance>,
        ) -> DispatchResultWithPostInfo {
            Self::do_unstake(ensure_signed(origin)?, position, amount)
        }

        /// Leaves a position before its lock ends, at the price that its terms say: the escrowed
        /// part of its reward, and a share of the principal (rounded down).
        ///
        /// Origin: signed. After the lock has ended it costs nothing and is an `unstake` of all.
        ///
        /// ## Errors
        /// - [`Error::NotFound`]: no position has this id.
        /// - [`Error::Firm`]: the position cannot be left before its lock ends.
        /// - [`Error::Bonded`]: the penalty would take bonded stake.
        /// ## Events
        /// - [`Event::EarlyUnstaked`]
        /// - [`Event::Unstaked`]
        /// - [`Event::Withdrawn`]: there is no cooldown.
        /// - [`Event::UnvestedHeld`]
        #[pallet::call_index(2)]
        #[pallet::weight(Pallet::<T>::exit_weight())]
        pub fn early_unstake(
            origin: OriginFor<T>,
            #[pallet::compact] position: PositionId,
        ) -> DispatchResultWithPostInfo {
            Self::do_early_unstake(ensure_signed(origin)?, position)
        }

        /// Stakes an amount that is cooling down again: a fresh position in the tier it came from,
        /// with a new lock and a new warm-up. It does not count against the wallet's cap.
        ///
        /// Origin: signed.
        ///
        /// ## Errors
        /// - [`Error::NotFound`]: nothing with this id cools down.
        /// - [`Error::TierClosed`]: the tier takes no new positions.
        /// - [`Error::UnknownTier`]: there is no such tier.
        /// - [`Error::TooManyPositions`]: the account is full.
        /// - [`Error::BelowMinimumStake`]: the position would be below the minimum.
        /// - [`Error::AboveMaximumStake`]: the account's stake would be above the maximum.
        /// - [`Error::ClockNotStarted`]: the chain's first block.
        /// - [`Error::CatchingUp`]: the clock is behind after a halt.
        /// ## Events
        /// - [`Event::UnstakeCancelled`]
        #[pallet::call_index(3)]
        #[pallet::weight(Pallet::<T>::cancel_unstake_weight())]
        pub fn cancel_unstake(
            origin: OriginFor<T>,
            #[pallet::compact] chunk: PositionId,
        ) -> DispatchResultWithPostInfo {
            Self::do_cancel_unstake(ensure_signed(origin)?, chunk)
        }

        /// Pays out all principal whose cooldown has ended.
        ///
        /// Origin: signed.
        ///
        /// ## Errors
        /// - [`Error::NothingInCooldown`]: nothing cools down.
        /// - [`Error::CoolingDown`]: no cooldown has ended.
        /// - [`Error::Bonded`]: all that has cooled down is bonded.
        /// ## Events
        /// - [`Event::Withdrawn`]
        #[pallet::call_index(4)]
        #[pallet::weight(Pallet::<T>::withdraw_weight())]
        pub fn withdraw(origin: OriginFor<T>) -> DispatchResultWithPostInfo {
            Self::do_withdraw(ensure_signed(origin)?)
        }

        /// Sets one tier, or appends it. Positions that are open keep their terms. Per call the
        /// durations (seconds) and multipliers (basis points) of a tier at most double or halve,
        /// where doubling starts from 60 seconds and 100 basis points; forfeited share and penalty
        /// change by at most 1,000 basis points. A tier that is appended needs its ranges only.
        ///
        /// Origin: governance.
        ///
        /// ## Errors
        /// - [`Error::TiersImmutable`]: the economy fixes its tiers, for root as well.
        /// - [`Error::UnknownTier`]: the index is beyond the end of the table.
        /// - [`Error::OutOfRange`]: a value is outside its bounds.
        /// - [`Error::ChangeTooLarge`]: a value is too far from the current one.
        /// - [`Error::ChangedTooSoon`]: the last change was less than the change interval ago.
        /// ## Events
        /// - [`Event::TierSet`]
        #[pallet::call_index(5)]
        pub fn set_tier(origin: OriginFor<T>, tier: TierId, new: Tier) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_tier(tier, new)
        }

        /// Sets the least and the most stake of an account, in smallest units, up to 10^30. The
        /// minimum is at least the existential deposit, the maximum at least the minimum. Each at
        /// most doubles or halves per call; a maximum that was not there may be any.
        ///
        /// Origin: governance.
        ///
        /// ## Errors
        /// - [`Error::OutOfRange`]: a value is outside its bounds.
        /// - [`Error::ChangeTooLarge`]: a value is too far from the current one.
        /// - [`Error::ChangedTooSoon`]: the last change was less than the change interval ago.
        /// ## Events
        /// - [`Event::StakeLimitsSet`]
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::set_params())]
        pub fn set_stake_limits(
            origin: OriginFor<T>,
            min: Balance,
            max: Option<Balance>,
        ) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_stake_limits(min, max)
        }

        /// Sets what a wallet may add per epoch: basis points of the reference stake (above 0, at
        /// most 10,000), and the floor of that reference in smallest units (up to 10^30). Each at
        /// most doubles or halves per call, unless the cap is switched on or off. The share holds at
        /// once, the floor from the next epoch on.
        ///
        /// Origin: governance.
        ///
        /// ## Errors
        /// - [`Error::OutOfRange`]: a value is outside its bounds.
        /// - [`Error::ChangeTooLarge`]: a value is too far from the current one.
        /// - [`Error::ChangedTooSoon`]: the last change was less than the change interval ago.
        /// ## Events
        /// - [`Event::WalletCapSet`]
        #[pallet::call_index(7)]
        #[pallet::weight(T::WeightInfo::set_params())]
        pub fn set_wallet_cap(
            origin: OriginFor<T>,
            cap_bps: Option<Bps>,
            floor: Balance,
        ) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_wallet_cap(cap_bps, floor)
        }

        /// Sets the cooldown in seconds, at most 90 days, for unstakes to come; a position keeps the one
        /// it was opened under if that is shorter. It is at most doubled or halved per call, where
        /// doubling starts from 60 seconds if it is shorter.
        ///
        /// Origin: governance.
        ///
        /// ## Errors
        /// - [`Error::OutOfRange`]: a value is outside its bounds.
        /// - [`Error::ChangeTooLarge`]: a value is too far from the current one.
        /// - [`Error::ChangedTooSoon`]: the last change was less than the change interval ago.
        /// ## Events
        /// - [`Event::CooldownSet`]
        #[pallet::call_index(8)]
        #[pallet::weight(T::WeightInfo::set_params())]
        pub fn set_cooldown(origin: OriginFor<T>, secs: Seconds) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_cooldown(secs)
        }

        /// Replaces the boosts of all positions of `who` by those that it has now. A boost counts from
        /// then on and ends by itself.
        ///
        /// Origin: signed, by anybody for anybody.
        ///
        /// ## Errors
        /// - [`Error::NoChange`]: the positions have these boosts already.
        /// - [`Error::CatchingUp`]: the clock is behind after a halt.
        /// ## Events
        /// - [`Event::BoostsSet`]
        #[pallet::call_index(9)]
        #[pallet::weight(Pallet::<T>::most_boosts_weight())]
        pub fn refresh_boosts(
            origin: OriginFor<T>,
            who: T::AccountId,
        ) -> DispatchResultWithPostInfo {
            ensure_signed(origin)?;
            Self::do_refresh_boosts(who)
        }
    }
}
