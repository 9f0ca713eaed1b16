//! # Rewards
//!
//! Pays stakers a share of real revenue in several assets, second by second, exactly.
//!
//! Each asset has a pool: fundings come in, a rate model emits them over time, and the accrual index
//! hands the emission to the weights that the staking vault reports. `quaestor_math` holds every
//! formula and says how it rounds.
//!
//! ## Goals
//!
//! 1. **Nothing is lost and nothing is made.** For each pool, at any time, as an equality:
//!    balance = base + owed + streaming + unstreamed + unallocated + carry + dust, in units of `2^-128`.
//! 2. **Work per block does not grow with users.** Accrual is one read and one write of one record
//!    for all pools; a boundary that is crossed costs its rate ends and, if weights change there,
//!    a copy of the index.
//! 3. **What an early exit would forfeit cannot be claimed before.** It accrues apart, as escrow,
//!    and opens when the lock ends.
//! 4. **No windfall.** Reward emitted while nothing is staked or while a breaker redirects it, and
//!    forfeited reward, is [unallocated](types::Unallocated) and has a destination that governance sets.
//!    Redirected and forfeited reward is released in the idle time of blocks.
//! 5. **Vested reward can always be collected.** No guard is asked.
//!
//! ## Rounding
//!
//! Claims and collections round down to whole smallest units; the fraction stays with the account. When
//! an account has left, with neither earnings nor streams, its fractions are the pool's dust.
//!
//! ## Example
//!
//! A claim, which vests from the next hour on:
#![doc = docify::embed!("src/tests/claim.rs", a_claim_becomes_a_stream_from_the_next_boundary)]
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
mod compound;
mod errors;
mod events;
mod funds;
mod genesis;
mod glue;
mod governance;
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
mod work;

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
        api::{PendingReward, PoolView},
        funds::CreditOf,
        types::{
            AccountEarnings, Destination, EndingRate, Pass, PerPool, PoolParams, PoolRecord,
            RewardsState, Unallocated, MAX_STREAMS,
        },
        work::{CompoundWork, Work},
        WeightInfo,
    };
    use alloc::vec::Vec;
    use frame_support::{
        pallet_prelude::*,
        traits::{
            fungible::MutateHold,
            fungibles::{Balanced, Mutate},
        },
        PalletId,
    };
    use frame_system::pallet_prelude::*;
    #[cfg(feature = "try-runtime")]
    use polkadot_sdk::sp_runtime;
    use polkadot_sdk::{frame_support, frame_system};
    use quaestor_math::Q128;
    use quaestor_primitives::{
        AssetKind, AssetUnits, Balance, FundingSource, Guard, IncreaseStake, PositionId, Positions,
        Purchase, Seconds, TakeCredit,
    };

    /// The layout of the storage in this version.
    pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: polkadot_sdk::frame_system::Config {
        /// The native token and all other assets.
        type Assets: Mutate<Self::AccountId, AssetId = AssetKind, Balance = Balance>
            + Balanced<Self::AccountId>;
        /// The positions that earn.
        type Positions: Positions<Self::AccountId>;
        /// Adds compounded reward to a position.
        type Stake: IncreaseStake<Self::AccountId, CreditOf<Self>>;
        /// Weight steps after the first that a position can have by the economy's tier table: each
        /// costs a claim one read when it has been crossed.
        type MaxSteps: Get<u32>;
        /// Asked before reward becomes stake; never before it is paid out.
        type Guard: Guard<Self::AccountId>;
        /// Buys the native token for reward in another asset that is compounded.
        type Purchase: Purchase<CreditOf<Self>>;
        /// Destination of reward that is released to the backstop. What it refuses stays unallocated.
        type Backstop: TakeCredit<CreditOf<Self>>;
        /// The native token, for the deposit of automatic compounding.
        type Currency: MutateHold<
            Self::AccountId,
            Reason = Self::RuntimeHoldReason,
            Balance = Balance,
        >;
        /// The runtime's reasons for holds.
        type RuntimeHoldReason: From<HoldReason>;
        /// Deposit for automatic compounding, in smallest units.
        #[pallet::constant]
        type CompoundDeposit: Get<Balance>;
        /// Origin that may update the parameters; bounds and change limits apply to it as well.
        type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Least time between two changes of the rules of a pool, in seconds.
        type ChangeInterval: Get<Seconds>;
        /// Time until new rules of a pool take effect, in seconds, in which reward can be claimed under
        /// the old ones.
        type Notice: Get<Seconds>;
        /// Whole units of assets, which bound the minima.
        type Units: AssetUnits;
        /// The account that holds all pools is derived from it.
        #[pallet::constant]
        type PalletId: Get<PalletId>;
        /// Weights of the calls.
        type WeightInfo: WeightInfo;
        /// Set-up for benchmarks.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
    }

    /// Reason of the pallet's holds.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// Deposit of automatic compounding.
        #[codec(index = 0)]
        AutoCompounding,
    }

    /// All pools. Every block reads and writes them, so the hook charges for it and not the calls.
    #[pallet::storage]
    #[pallet::whitelist_storage]
    pub type State<T> = StorageValue<_, RewardsState, ValueQuery>;

    /// Earnings and streams by account.
    #[pallet::storage]
    pub type Earnings<T: Config> =
        StorageMap<_, Blake2_128Concat, T::AccountId, AccountEarnings, ValueQuery>;

    /// The index of each pool at a boundary where some position's weight changed, in units of
    /// `2^-128` per unit of weight. Kept for positions that settle late.
    #[pallet::storage]
    pub type IndexAt<T> = StorageMap<_, Twox64Concat, Seconds, PerPool<Q128>, ValueQuery>;

    /// The emission that ends at a boundary.
    #[pallet::storage]
    pub type RateEnds<T> = StorageMap<_, Twox64Concat, Seconds, PerPool<EndingRate>, ValueQuery>;

    /// Accounts whose native rewards are compounded for them, with the deposit that is on hold for it,
    /// in smallest units.
    #[pallet::storage]
    pub type AutoCompounding<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Balance>;

    /// Progress of automatic compounding.
    #[pallet::storage]
    pub type CompoundPass<T: Config> = StorageValue<_, Pass<T::AccountId>, OptionQuery>;

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        /// Charges for the pools, which the clock of the stake advances in every block.
        fn on_initialize(_: BlockNumberFor<T>) -> Weight {
            T::DbWeight::get().reads_writes(1, 1)
        }

        fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
            let used = Self::release_idle(remaining);
            used.saturating_add(Self::compound_idle(remaining.saturating_sub(used)))
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// Unclaimed reward of `who`, by asset, in smallest units.
        pub fn pending(who: T::AccountId) -> Vec<PendingReward> {
            Self::pending_view(&who)
        }

        /// Everything that the pallet knows of `who`.
        pub fn earnings(who: T::AccountId) -> AccountEarnings {
            Earnings::<T>::get(who)
        }

        /// The pools.
        pub fn pools() -> Vec<PoolView> {
            Self::pool_views()
        }
    }

    #[pallet::call(weight(<T as Config>::WeightInfo))]
    impl<T: Config> Pallet<T> {
        /// Funds the pool of `asset` with `amount` (smallest units) from the caller's balance.
        ///
        /// Origin: signed. A `Streamed` pool pays it out evenly from now to the boundary at or after
        /// now + period, beside the fundings that run.
        ///
        /// ## Errors
        /// - [`Error::ClockNotStarted`]: the chain's first block.
        /// - [`Error::UnknownAsset`]: no pool pays `asset`.
        /// - [`Error::BelowMinimumFunding`]: `amount` is below the pool's minimum.
        /// - [`Error::InsufficientBalance`]: the caller has less than `amount` and the minimum balance.
        /// - [`Error::Frozen`]: part of the balance, the account or the asset is frozen.
        /// - [`Error::Overflow`]: the pool cannot hold as much.
        /// ## Events
        /// - [`Event::Funded`]
        #[pallet::call_index(0)]
        pub fn fund(
            origin: OriginFor<T>,
            asset: AssetKind,
            #[pallet::compact] amount: Balance,
        ) -> DispatchResult {
            Self::do_fund(ensure_signed(origin)?, asset, amount)
        }

        /// Claims the whole claimable amount of `asset`. It vests linearly over the pool's vesting
        /// time, from the next boundary on; without a vesting time it is paid at once.
        ///
        /// Origin: signed. Rounds down to whole units; the fraction stays claimable. Claims between
        /// the same boundaries share one stream. Escrowed reward becomes claimable when the lock of
        /// its position ends. A payment at once that would leave the account below the minimum
        /// balance is deferred: the amount stays claimable and the call succeeds. The minimum does not
        /// apply to an account without positions.
        ///
        /// ## Errors
        /// - [`Error::UnknownAsset`]: no pool pays `asset`.
        /// - [`Error::NothingToClaim`]: less than one unit is claimable.
        /// - [`Error::BelowMinimumClaim`]: the claimable amount is below the pool's minimum.
        /// - [`Error::TooManyStreams`]: the account has the maximum number of streams in `asset`.
        /// ## Events
        /// - [`Event::Claimed`]
        /// - [`Event::PayoutDeferred`]
        #[pallet::call_index(1)]
        #[pallet::weight(Pallet::<T>::claim_weight(Work::most_to_claim::<T>(asset)))]
        pub fn claim_rewards(origin: OriginFor<T>, asset: AssetKind) -> DispatchResultWithPostInfo {
            let work = Self::do_claim(ensure_signed(origin)?, asset)?;
            Ok(Some(Self::claim_weight(work)).into())
        }

        /// Pays the vested amount of `asset`: for each stream `total * elapsed / duration`, rounded
        /// down, less the amount paid before.
        ///
        /// Origin: signed. A payment that would leave the account below the minimum balance is
        /// deferred: the amount stays collectable and the call succeeds.
        ///
        /// ## Errors
        /// - [`Error::UnknownAsset`]: no pool pays `asset`.
        /// - [`Error::NothingVested`]: nothing has vested since the last payment.
        /// ## Events
        /// - [`Event::Collected`]
        /// - [`Event::PayoutDeferred`]
        #[pallet::call_index(2)]
        #[pallet::weight(Pallet::<T>::collect_weight(asset, MAX_STREAMS))]
        pub fn collect_vested(
            origin: OriginFor<T>,
            asset: AssetKind,
        ) -> DispatchResultWithPostInfo {
            let streams = Self::do_collect(ensure_signed(origin)?, &asset)?;
            Ok(Some(Self::collect_weight(&asset, streams)).into())
        }

        /// Returns the unvested part of a stream to the pool, and pays the vested part.
        ///
        /// Origin: signed. A payment that would leave the account below the minimum balance is
        /// deferred: the vested part stays collectable.
        ///
        /// ## Errors
        /// - [`Error::NotFound`]: the caller has no stream of this number.
        /// ## Events
        /// - [`Event::StreamForfeited`]
        /// - [`Event::Collected`]
        /// - [`Event::PayoutDeferred`]
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::forfeit_stream(MAX_STREAMS))]
        pub fn forfeit_stream(
            origin: OriginFor<T>,
            #[pallet::compact] stream: u32,
        ) -> DispatchResultWithPostInfo {
            let streams = Self::do_forfeit_stream(ensure_signed(origin)?, stream)?;
            Ok(Some(T::WeightInfo::forfeit_stream(streams)).into())
        }

        /// Adds the claimable native reward of `position` to the position: same tier, same lock end,
        /// no new warm-up, not counted against the wallet's cap.
        ///
        /// Origin: signed. Rounds down; the fraction stays claimable. The guard and the vault refuse
        /// with errors of their own.
        ///
        /// ## Errors
        /// - [`Error::NotFound`]: the caller has no position of this number.
        /// - [`Error::UnknownAsset`]: no pool pays the native token.
        /// - [`Error::BelowMinimumCompound`]: the claimable amount is below the pool's minimum.
        /// ## Events
        /// - [`Event::Compounded`]
        #[pallet::call_index(4)]
        #[pallet::weight(Pallet::<T>::compound_weight(CompoundWork::most::<T>()))]
        pub fn compound(
            origin: OriginFor<T>,
            #[pallet::compact] position: PositionId,
        ) -> DispatchResultWithPostInfo {
            let who = ensure_signed(origin)?;
            let work = Self::do_compound(&who, position)?;
            Ok(Some(Self::compound_weight(work)).into())
        }

        /// Compounds a position of an account with automatic compounding, as `compound` does.
        ///
        /// Origin: signed.
        ///
        /// ## Errors
        /// - [`Error::NotAutoCompounding`]: automatic compounding is off for `who`.
        /// - [`Error::NotFound`]: `who` has no position of this number.
        /// - [`Error::UnknownAsset`]: no pool pays the native token.
        /// - [`Error::BelowMinimumCompound`]: the claimable amount is below the pool's minimum.
        /// ## Events
        /// - [`Event::Compounded`]
        #[pallet::call_index(5)]
        #[pallet::weight(Pallet::<T>::compound_weight(CompoundWork::most::<T>()))]
        pub fn compound_for(
            origin: OriginFor<T>,
            who: T::AccountId,
            #[pallet::compact] position: PositionId,
        ) -> DispatchResultWithPostInfo {
            ensure_signed(origin)?;
            ensure!(AutoCompounding::<T>::contains_key(&who), Error::<T>::NotAutoCompounding);
            let work = Self::do_compound(&who, position)?;
            Ok(Some(Self::compound_weight(work)).into())
        }

        /// Switches automatic compounding of the caller's native rewards, which uses the weight that
        /// blocks leave unused.
        ///
        /// Origin: signed. A deposit is held while it is on. It returns when it is switched off, and when
        /// the caller's last position closes, which switches it off.
        ///
        /// ## Errors
        /// - [`Error::NoChange`]: the new value equals the current one.
        /// - [`Error::InsufficientBalance`]: the free balance is below the deposit.
        /// - [`Error::Frozen`]: part of the balance, the account or the asset is frozen.
        /// ## Events
        /// - [`Event::AutoCompoundSet`]
        #[pallet::call_index(6)]
        pub fn set_auto_compound(origin: OriginFor<T>, on: bool) -> DispatchResult {
            Self::do_set_auto_compound(ensure_signed(origin)?, on)
        }

        /// Sends the whole units that are unallocated for `reason` to the destination in the pool's
        /// parameters: the pool's own stream, the backstop, or a burn. Redirected and forfeited
        /// reward is sent without a call as well, with the weight that blocks leave unused.
        ///
        /// Origin: signed; the destination is not the caller's choice. Rounds down; the fraction
        /// stays unallocated.
        ///
        /// ## Errors
        /// - [`Error::UnknownAsset`]: no pool pays `asset`.
        /// - [`Error::BelowMinimumRelease`]: the amount is below the pool's minimum funding.
        /// - [`Error::Overflow`]: the stream cannot hold as much.
        /// ## Events
        /// - [`Event::UnallocatedReleased`]
        /// - [`Event::Funded`]
        #[pallet::call_index(7)]
        pub fn release_unallocated(
            origin: OriginFor<T>,
            asset: AssetKind,
            reason: Unallocated,
        ) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_release_unallocated(asset, reason)
        }

        /// Adds a pool. `payer` transfers the minimum balance of `asset` to the account of the pools.
        ///
        /// Origin: governance.
        ///
        /// ## Errors
        /// - [`Error::OutOfRange`]: a parameter is outside its range.
        /// - [`Error::AlreadyExists`]: a pool pays `asset` already.
        /// - [`Error::TooManyPools`]: the number of pools is at its maximum.
        /// - [`Error::UnknownAsset`]: there is no such asset.
        /// - [`Error::InsufficientBalance`]: `payer` has less than twice the minimum balance.
        /// - [`Error::Frozen`]: part of the balance, the account or the asset is frozen.
        /// ## Events
        /// - [`Event::PoolAdded`]
        #[pallet::call_index(8)]
        pub fn add_pool(
            origin: OriginFor<T>,
            asset: AssetKind,
            params: PoolParams,
            payer: T::AccountId,
        ) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_add_pool(asset, params, payer)
        }

        /// Announces new rules of a pool, for fundings, claims and emission. They take effect after the
        /// notice, and replace an earlier announcement; streams keep the vesting of their claims. A
        /// streamed pool stays streamed, a pool with a target rate keeps one. Each number at most doubles
        /// or halves; a vesting shorter than 60 seconds counts as 60, and the cap of a target rate moves
        /// no further than its parts.
        ///
        /// Origin: governance.
        ///
        /// ## Errors
        /// - [`Error::OutOfRange`]: a parameter is outside its range.
        /// - [`Error::UnknownAsset`]: no pool pays `asset`.
        /// - [`Error::RateModelFixed`]: the new rate model is of another kind.
        /// - [`Error::ChangeTooLarge`]: a value is more than doubled or halved.
        /// - [`Error::ChangedTooSoon`]: the last announcement was less than the change interval ago.
        /// ## Events
        /// - [`Event::PoolParamsAnnounced`]
        /// - [`Event::PoolParamsSet`]
        #[pallet::call_index(9)]
        pub fn set_pool_params(
            origin: OriginFor<T>,
            asset: AssetKind,
            params: PoolParams,
        ) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_pool_params(asset, params)
        }

        /// Buys native tokens with the claimable reward of `position` in `asset`, under the price
        /// bound of a buyback, and adds them to the position as `compound` does.
        ///
        /// Origin: signed. Rounds down; the fraction stays claimable. The caller bears the fee of the
        /// exchange. The guard, the vault and the purchase refuse with errors of their own, for
        /// example if there is no price or it has moved.
        ///
        /// ## Errors
        /// - [`Error::UnknownAsset`]: no pool pays `asset`, or it is the native token.
        /// - [`Error::NotFound`]: the caller has no position of this number.
        /// - [`Error::BelowMinimumCompound`]: the claimable amount is below the pool's minimum.
        /// ## Events
        /// - [`Event::CompoundedThroughExchange`]
        #[pallet::call_index(10)]
        #[pallet::weight(Pallet::<T>::exchange_weight(CompoundWork::most::<T>()))]
        pub fn compound_through_exchange(
            origin: OriginFor<T>,
            #[pallet::compact] position: PositionId,
            asset: AssetKind,
        ) -> DispatchResultWithPostInfo {
            let who = ensure_signed(origin)?;
            let work = Self::do_compound_through_exchange(&who, position, asset)?;
            Ok(Some(Self::exchange_weight(work)).into())
        }
    }
}
