//! # Fee discounts
//!
//! Tells what the stake of an account takes off its trading fees, and settles fees that a matching
//! engine outside of the chain has computed.
//!
//! Discounts are a table: from so much stake on, so many basis points. An engine names for each
//! trade a key, who pays, the fee before the discount and the time of the trade; the pallet takes
//! the discount off that holds now, charges the rest and hands it to the revenue router.
//!
//! ## Goals
//!
//! 1. **Nobody is charged without having asked for it.** An account gives the engines an allowance
//!    in an asset, which every fee uses up and which can be taken back at any time.
//! 2. **A fee is charged once.** A key settles once, and is kept until its trade is too old to be
//!    settled at all. So an engine that lost its notes sends everything again, and nothing is
//!    charged twice.
//! 3. **A bad line does not hold up the others.** Each line of a batch has a storage layer of its own
//!    and its own outcome. If the router does not take the fees of an asset, all lines in that asset
//!    are refused, and the payers keep their money.
//! 4. **The router hears of a batch once for each asset.** The fees are collected in a pot first, in
//!    which nothing stays.
//! 5. **What is kept is bounded.** Keys are forgotten oldest first, with the weight that blocks leave
//!    unused; as long as there are too many of them, no fee is settled.
//!
//! ## Rounding
//!
//! The rebate rounds down, in the protocol's favour, by less than a smallest unit of the fee's
//! asset. Rebate and what is paid are exactly the fee.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

pub use pallet::*;
pub use weights::WeightInfo;

pub mod api;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod calls;
mod funds;
mod genesis;
mod idle;
pub mod migrations;
#[cfg(all(test, not(feature = "runtime-benchmarks")))]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_wrap,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot go on should stop"
)]
mod mock;
#[cfg(all(test, not(feature = "runtime-benchmarks")))]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_wrap,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot go on should stop"
)]
mod tests;
#[cfg(any(test, feature = "std", feature = "try-runtime"))]
mod try_state;
pub mod types;
pub mod weights;

use polkadot_sdk::frame_support;

#[allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    reason = "the pallet's macros expand to these, and nonsense at genesis should stop the chain"
)]
#[frame_support::pallet]
pub mod pallet {
    use crate::{
        api::{AccountView, DiscountView, TotalView},
        types::{
            assets_in, Account, Assets, DatedKey, DiscountTier, Fees, Key, Params, Quote,
            Settlement, Tiers,
        },
        WeightInfo,
    };
    use alloc::vec::Vec;
    use frame_support::{
        pallet_prelude::*,
        traits::{fungibles::Mutate, Time},
        PalletId,
    };
    use frame_system::pallet_prelude::*;
    #[cfg(feature = "try-runtime")]
    use polkadot_sdk::sp_runtime;
    use polkadot_sdk::{frame_support, frame_system};
    use quaestor_primitives::{AssetKind, Balance, Bps, Seconds, StakeInspect, TakeRevenue};

    /// The layout of the storage in this version.
    pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: polkadot_sdk::frame_system::Config {
        /// The native token and all other assets.
        type Assets: Mutate<Self::AccountId, AssetId = AssetKind, Balance = Balance>;
        /// The stake that discounts are given for.
        type Stake: StakeInspect<Self::AccountId>;
        /// Takes the fees.
        type Revenue: TakeRevenue<Self::AccountId>;
        /// Time in milliseconds since the Unix epoch.
        type Time: Time<Moment = u64>;
        /// May settle fees: a matching engine, as the account it stands for.
        type EngineOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;
        /// May set the tiers, within their absolute bounds, and add assets.
        type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// The account that the fees of a batch pass through is derived from it.
        #[pallet::constant]
        type PalletId: Get<PalletId>;
        /// Settlements in a batch.
        #[pallet::constant]
        type MaxBatch: Get<u32>;
        /// Keys of settled fees that are kept at a time.
        #[pallet::constant]
        type KeptKeys: Get<u32>;
        /// Weights of the calls and the hook.
        type WeightInfo: WeightInfo;
        /// Set-up for benchmarks.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
    }

    /// The economy's rules for discounts.
    #[pallet::storage]
    pub type Parameters<T> = StorageValue<_, Params, ValueQuery>;

    /// The assets that fees can be paid in.
    #[pallet::storage]
    pub type KnownAssets<T> = StorageValue<_, Assets, ValueQuery>;

    /// Allowances and fees by account and asset.
    #[pallet::storage]
    pub type Accounts<T: Config> = StorageDoubleMap<
        _,
        Blake2_128Concat,
        T::AccountId,
        Twox64Concat,
        AssetKind,
        Account,
        OptionQuery,
    >;

    /// All fees by asset.
    #[pallet::storage]
    pub type Totals<T> = StorageMap<_, Twox64Concat, AssetKind, Fees, ValueQuery>;

    /// The keys of settled fees that are kept, and the times of their trades in seconds since the Unix
    /// epoch.
    #[pallet::storage]
    pub type SettledKeys<T> = StorageMap<_, Blake2_128Concat, Key, Seconds, OptionQuery>;

    /// The kept keys in the order of their trades' times, in which they are forgotten. The time is
    /// eight bytes, big-endian, so that the raw keys of the storage sort by it.
    #[pallet::storage]
    pub type SettledOrder<T> = StorageMap<_, Identity, DatedKey, (), OptionQuery>;

    /// Number of keys that are kept.
    #[pallet::storage]
    pub type KeptKeyCount<T> = StorageValue<_, u32, ValueQuery>;

    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        /// An account set what engines may still charge. Amounts are in smallest units.
        AllowanceSet {
            /// Account that pays.
            who: T::AccountId,
            /// In what.
            asset: AssetKind,
            /// Remaining allowance before the change.
            old: Balance,
            /// The allowance now.
            new: Balance,
        },
        /// A fee was charged. Amounts are in smallest units; the gross fee is exactly rebate and net.
        FeeSettled {
            /// The trade's key.
            key: Key,
            /// Account that paid.
            payer: T::AccountId,
            /// In what.
            asset: AssetKind,
            /// The fee before the discount.
            gross: Balance,
            /// The discount.
            rebate: Balance,
            /// Amount paid.
            net: Balance,
            /// The discount, in basis points.
            discount_bps: Bps,
            /// The engine that settled it.
            engine: T::AccountId,
        },
        /// A line of a batch was refused, and nothing was charged for it.
        FeeRefused {
            /// The trade's key.
            key: Key,
            /// Why.
            error: DispatchError,
        },
        /// A line of a batch was skipped, because its key had been settled before.
        FeeSkipped {
            /// The trade's key.
            key: Key,
        },
        /// The tiers were set, for settlements to come.
        TiersSet {
            /// Before.
            old: Tiers,
            /// Now.
            new: Tiers,
        },
        /// Fees can be paid in a further asset.
        AssetAdded {
            /// The asset.
            asset: AssetKind,
        },
    }

    #[pallet::error]
    #[derive(PartialEq)]
    pub enum Error<T> {
        /// Fees cannot be paid in the asset, or there is no such asset.
        UnknownAsset,
        /// Fees can be paid in the asset already.
        AlreadyExists,
        /// There are as many assets as can be.
        TooManyAssets,
        /// The fee is zero.
        ZeroFee,
        /// The key has been settled.
        AlreadySettled,
        /// The trade is older than the window.
        TooOld,
        /// The trade's time is later than the chain's; try again in a later block.
        NotYet,
        /// The payer has not allowed as much.
        AllowanceExceeded,
        /// The balance is too small.
        InsufficientBalance,
        /// As many keys are kept as can be; try again when some have been forgotten.
        TooManyKeys,
        /// The new value is outside its range; the call's documentation gives it.
        OutOfRange,
        /// The new value is too far from the old one; the call's documentation gives the limit.
        ChangeTooLarge,
        /// A number does not fit.
        Overflow,
    }

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// The economy's rules for discounts.
        pub params: Params,
        /// The assets that fees can be paid in, at most 4. What keeps the pot alive, the minimum
        /// balance of each, is minted.
        pub assets: Vec<AssetKind>,
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
            assert!(T::MaxBatch::get() > 0, "a batch must have room for a settlement");
            assert!(
                T::KeptKeys::get() >= T::MaxBatch::get(),
                "as many keys must be kept as a batch has",
            );
            assert!(Params::default().validate().is_ok(), "the params without genesis are invalid");
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// The stake of `who`, the discount that it gives now, and what the next tier asks for.
        pub fn discount_of(who: T::AccountId) -> DiscountView {
            Self::discount_view(&who)
        }

        /// Cost of a fee of `gross` (smallest units) for `who` at present. The rebate rounds down.
        pub fn quote(who: T::AccountId, gross: Balance) -> Quote {
            Self::quote_view(&who, gross)
        }

        /// The tiers, lowest first.
        pub fn tiers() -> Vec<DiscountTier> {
            Self::tier_views()
        }

        /// The allowance of `who` and the fees that were charged, for each asset that fees can be
        /// paid in.
        pub fn account(who: T::AccountId) -> Vec<AccountView> {
            Self::account_views(&who)
        }

        /// All fees, for each asset that they can be paid in.
        pub fn totals() -> Vec<TotalView> {
            Self::total_views()
        }

        /// Has the fee of this key been settled? A key is kept at least until its trade is too old to
        /// be settled, and then forgotten.
        pub fn is_settled(key: Key) -> bool {
            Self::has_settled(key)
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Lets the engines charge the caller fees of `amount` (smallest units) altogether in
        /// `asset`. Every fee uses it up by what is paid, after the discount. The new allowance
        /// replaces what is left of the old one; zero takes it back.
        ///
        /// Origin: signed. Errors: `UnknownAsset`.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::set_allowance())]
        pub fn set_allowance(
            origin: OriginFor<T>,
            asset: AssetKind,
            #[pallet::compact] amount: Balance,
        ) -> DispatchResult {
            Self::do_set_allowance(ensure_signed(origin)?, asset, amount)
        }

        /// Charges the fee of a trade: the gross fee less the discount of the stake that the payer has
        /// now. The rebate rounds down. What is paid goes to the revenue router at once; the payer
        /// keeps the minimum balance of the asset.
        ///
        /// Origin: an engine. The trade is not older than the window, and its key is not settled.
        ///
        /// Errors: `UnknownAsset`, `AlreadySettled`, `ZeroFee`, `NotYet`, `TooOld`,
        /// `AllowanceExceeded`, `InsufficientBalance`, `TooManyKeys`, `Overflow`, or what the router
        /// says.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::settle_trade_fee())]
        pub fn settle_trade_fee(
            origin: OriginFor<T>,
            settlement: Settlement<T::AccountId>,
        ) -> DispatchResult {
            Self::do_settle(T::EngineOrigin::ensure_origin(origin)?, settlement)
        }

        /// Charges the fees of many trades, each as `settle_trade_fee` does, and hands what was paid
        /// in an asset to the router in one. The call itself does not fail: an event for each line, in
        /// their order, says whether it was settled, refused with the error of `settle_trade_fee`, or
        /// skipped because its key had been settled before. So a batch can be sent again. If the
        /// router does not take the fees of an asset, every line in it is refused with what the
        /// router says.
        ///
        /// Origin: an engine.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::settle_trade_fees(
            u32::try_from(batch.len()).unwrap_or(u32::MAX),
            assets_in(batch),
        ))]
        pub fn settle_trade_fees(
            origin: OriginFor<T>,
            batch: BoundedVec<Settlement<T::AccountId>, T::MaxBatch>,
        ) -> DispatchResult {
            Self::do_settle_batch(T::EngineOrigin::ensure_origin(origin)?, batch.into_inner());
            Ok(())
        }

        /// Sets the tiers, lowest first, for settlements to come. Stake (from 1 to 10^30 smallest
        /// units) and discount (from 1 to 5,000 basis points) rise strictly from tier to tier.
        ///
        /// Per call a tier's stake is at most doubled or halved, and its discount changes by at most
        /// 500 basis points. One tier may come or go, anywhere, if its discount is at most 500 basis
        /// points above that of the tier below it, or above zero if it is the lowest.
        ///
        /// Origin: governance. Errors: `OutOfRange`, `ChangeTooLarge`.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::set_tiers())]
        pub fn set_tiers(origin: OriginFor<T>, tiers: Tiers) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_tiers(tiers)
        }

        /// Lets fees be paid in a further asset. `payer` gives its minimum balance, which keeps the
        /// pot alive.
        ///
        /// Origin: governance. Errors: `AlreadyExists`, `TooManyAssets`, `UnknownAsset`,
        /// `InsufficientBalance`.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::add_asset())]
        pub fn add_asset(
            origin: OriginFor<T>,
            asset: AssetKind,
            payer: T::AccountId,
        ) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_add_asset(asset, payer)
        }
    }
}
