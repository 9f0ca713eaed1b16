//! # Emission
//!
//! Issues the native token on a schedule of absolute time, and pays the authors of blocks.
//!
//! The schedule's tokens fund the reward pool of the stake, one drip per point of a grid. A block
//! earns its author a reward, which anybody can have paid: one part is liquid, the other is staked
//! for the author in a tier of its own. Both lines end at a cap.
//!
//! In place of a schedule an economy can have an emission by days, whose base halves every few years
//! and which follows the use of the network.
//!
//! ## Terminology
//!
//! * **Schedule**: annual amounts over time, counted from the launch, which is when the clock of
//!   the stake started.
//! * **Grid**: the points of time that are a multiple of the period after the launch.
//! * **Drip**: one issuance into the reward pool. It covers the schedule up to the next point of
//!   the grid, or further by the lead.
//! * **Behind**: the part of the covered schedule that a smooth schedule has not issued yet.
//! * **Block reward**: the amount that a block earns, with its liquid and its staked part.
//! * **Emission of a day**: the base of the day times the growth of use, as far as what is above the
//!   base was paid for by that use. It is noted once a day, and behind until it is minted.
//!
//! ## Goals
//!
//! 1. **One place of issuance.** After genesis no other pallet creates native tokens.
//! 2. **Caps are final.** No call raises a cap, a step of the schedule or the block reward, root's
//!    included.
//! 3. **Issuance is a function of time.** Issued amount + amount behind = schedule up to the
//!    covered time, whoever calls how often, and after any halt.
//! 4. **No windfall.** A smooth schedule issues at most twice the share of a period in any time of
//!    that length, so a halt at most doubles the rate of the stream until it has caught up.
//! 5. **A change does not reach back.** A step that has begun keeps its amount, and a block keeps
//!    the reward that it had when it was authored.
//! 6. **Authors are paid what can be paid.** If the stake refuses its part, the liquid part is
//!    paid, and the rest stays owed. It is issued when it is paid, not before.
//!
//! ## Halts
//!
//! A pool with a target rate takes all that is due in one drip, because a fuller pool pays no
//! faster. The lead keeps it filled for that long without a drip. A pool that ran dry in a longer
//! halt does not pay later what it could not pay then; [`Event::DripLate`] reports it.
//!
//! A day of which no block has made a note counts with its base: growth of one, and no cost. What a halt
//! leaves behind is minted at twice the pace at most, or at that of the first day.
//!
//! ## Rounding
//!
//! The schedule rounds down once, over the whole time since the launch, so no fraction is lost. The
//! staked part of a block reward rounds down; the odd unit is liquid. The emission of a day and its
//! parts round down, and the stakers get the rest of the parts.
//!
//! ## Example
//!
//! A week of a schedule of 50 million a year:
#![doc = docify::embed!("src/tests/drip.rs", the_first_week_is_issued_at_launch)]
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
pub mod daily;
mod days;
mod errors;
mod events;
mod funds;
mod genesis;
mod glue;
mod idle;
pub mod migrations;
#[cfg(all(test, not(feature = "runtime-benchmarks")))]
mod mock;
#[cfg(all(test, not(feature = "runtime-benchmarks")))]
mod tests;
#[cfg(any(test, feature = "std", feature = "try-runtime"))]
mod try_state;
pub mod types;
pub mod weights;

use polkadot_sdk::frame_support::{self, pallet_macros::import_section};

#[allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    reason = "the pallet's macros expand to these, and an invalid genesis should stop the chain"
)]
#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
    use crate::{
        api::{DailyView, EmissionView},
        daily::{Daily, Shares},
        funds::CreditOf,
        types::{BlockPay, EmissionState, Line, Owed, Params, Rate},
        WeightInfo,
    };
    use frame_support::{
        pallet_prelude::*,
        traits::fungibles::{Balanced, Mutate},
    };
    use frame_system::pallet_prelude::*;
    #[cfg(feature = "try-runtime")]
    use polkadot_sdk::sp_runtime;
    use polkadot_sdk::{frame_support, frame_system};
    use quaestor_primitives::{
        AssetKind, Balance, Bps, FundPool, PositionId, Seconds, StakeFor, TakeCredit, UsageInspect,
    };

    /// Version of the storage layout.
    pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: polkadot_sdk::frame_system::Config {
        /// The native token and all other assets.
        type Assets: Mutate<Self::AccountId, AssetId = AssetKind, Balance = Balance>
            + Balanced<Self::AccountId>;
        /// The reward pool of the native token.
        type Pool: FundPool<Self::AccountId, CreditOf<Self>>;
        /// Stakes the staked part of block rewards.
        type Stake: StakeFor<Self::AccountId, CreditOf<Self>>;
        /// The clock of the stake, in seconds since the Unix epoch.
        type Clock: Get<Seconds>;
        /// Time at which that clock started; zero before.
        type Launch: Get<Seconds>;
        /// Time of the chain, in seconds since the Unix epoch: ahead of the clock of the stake while that
        /// catches up after a halt.
        type Now: Get<Seconds>;
        /// Use of the network, which an emission by days follows.
        type Usage: UsageInspect;
        /// The work pool, which receives a share of an emission by days.
        type Work: TakeCredit<CreditOf<Self>>;
        /// The audit pot, which receives a share of an emission by days.
        type Audits: TakeCredit<CreditOf<Self>>;
        /// Returns `true` if the economy has a schedule. The hook asks it first, so it must read no
        /// key that the block would not read anyway.
        type Drips: Get<bool>;
        /// Returns `true` if the economy pays the authors of blocks. Every block asks it first, so
        /// it must read no key that the block would not read anyway.
        type PaysAuthors: Get<bool>;
        /// Account of the treasury.
        type Treasury: Get<Self::AccountId>;
        /// Origin that may spend from the treasury, with the maximum amount of a call.
        type TreasuryOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Balance>;
        /// Origin that may lower an amount; bounds and change limits apply to it as well.
        type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Least time between two changes, in seconds.
        type ChangeInterval: Get<Seconds>;
        /// Weights of the calls and the hooks.
        type WeightInfo: WeightInfo;
        /// Set-up for benchmarks.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
    }

    /// The economy's rules for emission; `None` if it has none, and then nothing is ever issued.
    #[pallet::storage]
    pub type Parameters<T> = StorageValue<_, Params, OptionQuery>;

    /// The economy's rules for an emission by days; `None` if it has none. An economy has these or a
    /// schedule.
    #[pallet::storage]
    pub type DailyTerms<T> = StorageValue<_, Daily, OptionQuery>;

    /// Time of the last change of the parameters, in seconds since the Unix epoch.
    #[pallet::storage]
    pub type LastChange<T> = StorageValue<_, Seconds, ValueQuery>;

    /// Progress of both lines.
    #[pallet::storage]
    pub type State<T> = StorageValue<_, EmissionState, ValueQuery>;

    /// Both parts of the reward of a block now; `None` without block rewards or at their cap. Apart
    /// from the parameters because a hook reads it.
    #[pallet::storage]
    pub type CurrentBlockPay<T> = StorageValue<_, BlockPay, OptionQuery>;

    /// Rewards owed to the authors of blocks. An entry is removed when nothing is owed, so their
    /// number is bounded by that of the validators ever appointed.
    #[pallet::storage]
    pub type Authors<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Owed, ValueQuery>;

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// The economy's rules for emission; `None` if it has none.
        pub params: Option<Params>,
        /// The economy's rules for an emission by days, in place of a schedule; `None` if it has none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub daily: Option<Daily>,
        #[doc(hidden)]
        #[serde(skip)]
        pub _config: core::marker::PhantomData<T>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            self.set_up();
        }
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
            Self::idle(remaining)
        }

        fn integrity_test() {
            assert!(
                T::WeightInfo::drip().all_lt(T::BlockWeights::get().max_block),
                "a drip must fit into a block",
            );
            assert!(
                T::WeightInfo::drip_day().all_lt(T::BlockWeights::get().max_block),
                "the emission of a day must fit into a block",
            );
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// The economy's rules for emission, or `None`.
        pub fn schedule() -> Option<Params> {
            Parameters::<T>::get()
        }

        /// Progress of the emission, or `None` if the economy has none.
        pub fn status() -> Option<EmissionView> {
            Self::emission_view()
        }

        /// The economy's emission by days, or `None`.
        pub fn daily() -> Option<DailyView> {
            Self::daily_view()
        }

        /// Rewards owed to `who` for blocks.
        pub fn author(who: T::AccountId) -> Owed {
            Authors::<T>::get(who)
        }
    }

    #[pallet::call(weight(<T as Config>::WeightInfo))]
    impl<T: Config> Pallet<T> {
        /// Issues what the schedule has due, into the reward pool. A drip is due at each point of
        /// the grid. On a smooth schedule it issues at most twice the share of the running period,
        /// and the next one is due a whole period after one that has issued more than a share. The
        /// idle time of blocks does the same.
        ///
        /// Origin: signed.
        ///
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no schedule.
        /// - [`Error::ClockNotStarted`]: the stake's clock has not started.
        /// - [`Error::NothingLeft`]: the cap is reached.
        /// - [`Error::NotDue`]: nothing is due before the next point of the grid.
        /// - [`Error::PoolRefused`]: the reward pool refused the amount; nothing is issued.
        /// ## Events
        /// - [`Event::Minted`]
        /// - [`Event::DripLate`]
        #[pallet::call_index(0)]
        pub fn drip(origin: OriginFor<T>) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_drip()
        }

        /// Pays `who` what it is owed for blocks. The liquid part is added to its balance, the
        /// staked part to its stake. A part that cannot be paid stays owed, and the call succeeds
        /// if the other one can. At the cap the payment is cut, and the excess is dropped.
        ///
        /// Origin: signed; anybody for anybody.
        ///
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no block rewards.
        /// - [`Error::NothingOwed`]: nothing is owed to `who`.
        /// - [`Error::CannotReceive`]: only a liquid part is owed, and it would leave the account
        ///   below the minimum balance.
        ///
        /// If no part can be paid, the error of the stake is passed on.
        /// ## Events
        /// - [`Event::Minted`]
        /// - [`Event::AuthorPaid`]
        /// - [`Event::PayoutDeferred`]
        /// - [`Event::StakeDeferred`]
        /// - [`Event::CapReached`]
        #[pallet::call_index(1)]
        pub fn pay_author(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_pay_author(who)
        }

        /// Adds `amount` (smallest units) of the treasury's native tokens to the reward pool.
        /// Nothing is issued.
        ///
        /// Origin: treasury spender.
        ///
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no schedule.
        /// - [`Error::ZeroAmount`]: `amount` is zero.
        /// - [`Error::AboveSpendLimit`]: `amount` is above the limit of the origin.
        /// - [`Error::InsufficientBalance`]: the treasury has less than `amount` and the minimum
        ///   balance.
        /// - [`Error::PoolRefused`]: the reward pool refused the amount.
        /// ## Events
        /// - [`Event::ToppedUp`]
        #[pallet::call_index(2)]
        pub fn top_up(origin: OriginFor<T>, #[pallet::compact] amount: Balance) -> DispatchResult {
            let limit = T::TreasuryOrigin::ensure_origin(origin)?;
            Self::do_top_up(amount, limit)
        }

        /// Lowers the reward of later blocks, or the annual amount of a step of the schedule that
        /// no drip has covered. `value` (smallest units) is at least one unit and at least half of
        /// the current value, which it must be below.
        ///
        /// Origin: governance. Nothing raises these values again.
        ///
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no such line.
        /// - [`Error::ClockNotStarted`]: the stake's clock has not started.
        /// - [`Error::NotFound`]: the schedule has no step of this number.
        /// - [`Error::AlreadyBegun`]: a drip has covered a part of the step.
        /// - [`Error::OutOfRange`]: `value` is zero.
        /// - [`Error::OnlyDown`]: `value` is not below the current value.
        /// - [`Error::ChangeTooLarge`]: `value` is below half of the current value.
        /// - [`Error::ChangedTooSoon`]: the last change was less than the change interval ago.
        /// ## Events
        /// - [`Event::Lowered`]
        #[pallet::call_index(3)]
        pub fn lower(
            origin: OriginFor<T>,
            rate: Rate,
            #[pallet::compact] value: Balance,
        ) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_lower(rate, value)
        }

        /// Notes the emission of the day, and mints what is noted and not minted: at most twice the
        /// emission of the day, or the base of the first day if that is more. The shares in force divide
        /// it between reward pool, work pool, audit pot and treasury. It is due once a day. Days without a
        /// note count with their base. The idle time of blocks does the same, and keeps its note if a
        /// destination refuses its part.
        ///
        /// Origin: signed.
        ///
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no emission by days.
        /// - [`Error::ClockNotStarted`]: the stake's clock has not started.
        /// - [`Error::NothingLeft`]: the cap is reached, or the base has become nothing.
        /// - [`Error::NotDue`]: the emission of the day is noted.
        /// - [`Error::PoolRefused`]: the reward pool refused its part; nothing is noted.
        /// - [`Error::PartRefused`]: another destination refused its part; nothing is noted.
        /// ## Events
        /// - [`Event::DayNoted`]
        /// - [`Event::Minted`]
        /// - [`Event::Divided`]
        /// - [`Event::DripLate`]
        #[pallet::call_index(4)]
        pub fn drip_day(origin: OriginFor<T>) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_drip_day()?.map_or(Ok(()), Err)
        }

        /// Updates the shares of an emission by days, at most once per change interval. Each changes by
        /// at most 500 basis points, that of the stakers included, which is the rest. The ranges are with
        /// the fields of [`Shares`]. They hold for what is minted from then on.
        ///
        /// Origin: governance.
        ///
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no emission by days.
        /// - [`Error::OutOfRange`]: a share is above 5,000, or that of the stakers below 2,500.
        /// - [`Error::ChangeTooLarge`]: a share changes by more than 500.
        /// - [`Error::ChangedTooSoon`]: the last change was less than the change interval ago.
        /// ## Events
        /// - [`Event::SharesSet`]
        #[pallet::call_index(5)]
        pub fn set_shares(origin: OriginFor<T>, shares: Shares) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_shares(shares)
        }
    }
}
