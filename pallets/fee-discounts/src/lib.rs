//! # Fee discounts
//!
//! Discounts on trading fees for stakers, and settlement of fees that an off-chain matching engine
//! has computed.
//!
//! A table of tiers maps stake to a discount in basis points. For each trade an engine submits a
//! key, the payer, the fee before the discount and the time of the trade; the pallet subtracts the
//! payer's discount, charges the rest and deposits it with the revenue router. The discount is that of
//! the stake which was past its warm-up when the trade was made, and has not left since.
//!
//! ## Terminology
//!
//! * **Tier**: a minimum stake and the discount that it earns.
//! * **Gross fee**, **rebate**, **net fee**: the fee before the discount, the discount, and the
//!   amount paid; gross = rebate + net.
//! * **Engine**: an account that settles fees.
//! * **Allowance**: the amount of net fees that engines may charge to an account in an asset.
//! * **Key**: the identifier of a trade, unique among all engines.
//! * **Window**: the maximum age of a trade at its settlement, and the time for which its key is
//!   kept.
//! * **Stop**: a time in which nothing can be settled: deposits are closed, calls are stopped, or the
//!   chain has halted.
//!
//! ## Goals
//!
//! 1. **Only consenting accounts are charged.** An account sets an allowance per asset. Each fee
//!    reduces it, and the account can set it to zero at any time.
//! 2. **A fee is charged once.** A key settles once, and is kept until its trade is too old to be
//!    settled. An engine that lost its records can submit all trades again.
//! 3. **Lines of a batch are independent.** Each line has its own storage layer and outcome. If the
//!    router refuses the fees of an asset, all lines in that asset are refused and rolled back.
//! 4. **One deposit per asset and batch.** The fees of a batch pass through the pallet's account,
//!    which keeps the minimum balance only.
//! 5. **No trade becomes too old during a stop.** A stop lengthens the window by its length, until a
//!    whole window has passed without one.
//! 6. **Storage is bounded.** An allowance holds a deposit. Keys are removed oldest first, in the
//!    weight that blocks leave unused; no fee is settled while the number of keys is at its
//!    maximum.
//!
//! ## Rounding
//!
//! The rebate rounds down, in the protocol's favour, by less than a smallest unit of the fee's
//! asset.
//!
//! ## Example
//!
//! Fees of 999 units at the bounds of every tier:
#![doc = docify::embed!("src/tests/settle.rs", each_tier_begins_at_its_last_unit)]
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
mod funds;
mod genesis;
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
#[frame_support::pallet]
pub mod pallet {
    use crate::{
        api::{AllowanceView, DiscountView, TotalView},
        types::{
            assets_in, Allowance, Assets, DatedKey, DiscountTier, Fees, Key, Params, Quote,
            Settlement, Stops, Tiers,
        },
        WeightInfo,
    };
    use alloc::vec::Vec;
    use frame_support::{
        pallet_prelude::*,
        traits::{fungible::MutateHold, fungibles::Mutate, Time},
        PalletId,
    };
    use frame_system::pallet_prelude::*;
    #[cfg(feature = "try-runtime")]
    use polkadot_sdk::sp_runtime;
    use polkadot_sdk::{frame_support, frame_system};
    use quaestor_primitives::{
        AssetKind, Balance, Bps, Params as _, Seconds, StakeInspect, TakeRevenue,
    };

    /// Version of the storage layout.
    pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: polkadot_sdk::frame_system::Config {
        /// The native token and all other assets.
        type Assets: Mutate<Self::AccountId, AssetId = AssetKind, Balance = Balance>;
        /// The native token, for the deposits of allowances.
        type Currency: MutateHold<
            Self::AccountId,
            Reason = Self::RuntimeHoldReason,
            Balance = Balance,
        >;
        /// The runtime's reasons for holds.
        type RuntimeHoldReason: From<HoldReason>;
        /// Deposit for an allowance, in smallest units.
        #[pallet::constant]
        type AllowanceDeposit: Get<Balance>;
        /// Stake that earns discounts.
        type Stake: StakeInspect<Self::AccountId>;
        /// The revenue router, which receives the fees.
        type Revenue: TakeRevenue<Self::AccountId>;
        /// Returns `true` if fees can be settled now; a time in which they cannot is a stop.
        type CanCharge: Get<bool>;
        /// Time without a block, in seconds, from which on it is a stop.
        #[pallet::constant]
        type HaltSecs: Get<Seconds>;
        /// Time in milliseconds since the Unix epoch.
        type Time: Time<Moment = u64>;
        /// Origin that may settle fees: a matching engine, with its account.
        type EngineOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;
        /// Origin that may update the tiers and add assets; bounds and change limits apply to it as
        /// well.
        type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Least time between two changes of the tiers, in seconds.
        type ChangeInterval: Get<Seconds>;
        /// The pallet's account, through which fees pass, is derived from it.
        #[pallet::constant]
        type PalletId: Get<PalletId>;
        /// Maximum number of settlements in a batch.
        #[pallet::constant]
        type MaxBatch: Get<u32>;
        /// Maximum number of keys of settled fees.
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

    /// Time of the last change of the tiers, in seconds since the Unix epoch.
    #[pallet::storage]
    pub type LastChange<T> = StorageValue<_, Seconds, ValueQuery>;

    /// Assets in which fees can be paid.
    #[pallet::storage]
    pub type KnownAssets<T> = StorageValue<_, Assets, ValueQuery>;

    /// Reason of the pallet's holds.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// Deposit of an allowance.
        #[codec(index = 0)]
        Allowance,
    }

    /// Allowances, and the fees charged against them, by account and asset.
    #[pallet::storage]
    pub type Allowances<T: Config> = StorageDoubleMap<
        _,
        Blake2_128Concat,
        T::AccountId,
        Twox64Concat,
        AssetKind,
        Allowance,
        OptionQuery,
    >;

    /// Fees charged to accounts against allowances that were revoked, by asset.
    #[pallet::storage]
    pub type RevokedFees<T> = StorageMap<_, Twox64Concat, AssetKind, Fees, ValueQuery>;

    /// Sum of all fees by asset.
    #[pallet::storage]
    pub type Totals<T> = StorageMap<_, Twox64Concat, AssetKind, Fees, ValueQuery>;

    /// Keys of settled fees, with the times of their trades in seconds since the Unix epoch.
    #[pallet::storage]
    pub type SettledKeys<T> = StorageMap<_, Blake2_128Concat, Key, Seconds, OptionQuery>;

    /// Keys of settled fees in the order of their trades' times, in which they are removed. The
    /// time is big-endian, so that the raw storage keys sort by it.
    #[pallet::storage]
    pub type SettledOrder<T> = StorageMap<_, Identity, DatedKey, (), OptionQuery>;

    /// Number of keys of settled fees.
    #[pallet::storage]
    pub type KeptKeyCount<T> = StorageValue<_, u32, ValueQuery>;

    /// Stops that lengthen the window.
    #[pallet::storage]
    pub type RecentStops<T> = StorageValue<_, Stops, ValueQuery>;

    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        /// An account set its allowance. Amounts are in smallest units.
        AllowanceSet {
            /// The account.
            who: T::AccountId,
            /// Its asset.
            asset: AssetKind,
            /// Remaining allowance before.
            old: Balance,
            /// Allowance after.
            new: Balance,
        },
        /// A fee was charged. Amounts are in smallest units; gross = rebate + net.
        FeeSettled {
            /// Key of the trade.
            key: Key,
            /// The account that paid.
            payer: T::AccountId,
            /// Asset of the fee.
            asset: AssetKind,
            /// Fee before the discount.
            gross: Balance,
            /// Discount.
            rebate: Balance,
            /// Amount paid.
            net: Balance,
            /// Discount, in basis points.
            discount_bps: Bps,
            /// The engine that settled it.
            engine: T::AccountId,
        },
        /// A line of a batch was refused; nothing was charged for it.
        FeeRefused {
            /// Key of the trade.
            key: Key,
            /// The reason.
            error: DispatchError,
        },
        /// A line of a batch was skipped, because its key was already settled.
        FeeSkipped {
            /// Key of the trade.
            key: Key,
        },
        /// The tiers were updated.
        TiersSet {
            /// Tiers before.
            old: Tiers,
            /// Tiers after.
            new: Tiers,
        },
        /// An asset was added, in which fees can be paid from now on.
        AssetAdded {
            /// The asset.
            asset: AssetKind,
        },
    }

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// The economy's rules for discounts.
        pub params: Params,
        /// Assets in which fees can be paid, at most 4. The minimum balance of each is minted to
        /// the pallet's account.
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
            assert!(T::MaxBatch::get() > 0, "a batch must hold at least one settlement");
            assert!(
                T::KeptKeys::get() >= T::MaxBatch::get(),
                "at least the keys of one batch must be kept",
            );
            assert!(Params::default().validate().is_ok(), "the default parameters are invalid");
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// Stake and discount of `who`, and the next tier.
        pub fn discount_of(who: T::AccountId) -> DiscountView {
            Self::discount_view(&who)
        }

        /// Rebate and net fee of `who` for a fee of `gross` (smallest units) for a trade now. The
        /// rebate rounds down.
        pub fn quote(who: T::AccountId, gross: Balance) -> Quote {
            Self::quote_view(&who, gross)
        }

        /// The tiers, lowest first.
        pub fn tiers() -> Vec<DiscountTier> {
            Self::tier_views()
        }

        /// Remaining allowance of `who` and fees charged to it, for each asset in which fees can be
        /// paid.
        pub fn remaining_allowances(who: T::AccountId) -> Vec<AllowanceView> {
            Self::allowance_views(&who)
        }

        /// Sum of all fees, for each asset in which they can be paid.
        pub fn totals() -> Vec<TotalView> {
            Self::total_views()
        }

        /// Returns `true` if `key` is settled. A key is kept at least until its trade is too old to
        /// be settled.
        pub fn is_settled(key: Key) -> bool {
            Self::has_settled(key)
        }
    }

    #[pallet::call(weight(<T as Config>::WeightInfo))]
    impl<T: Config> Pallet<T> {
        /// Sets the allowance of the caller in `asset` to `amount` (smallest units), which replaces
        /// the remaining one. Each fee reduces it by the net fee. A deposit is held for an allowance
        /// until it is revoked. Zero revokes it: the deposit returns, and the sum of the fees charged
        /// to the account is dropped.
        ///
        /// Origin: signed.
        ///
        /// ## Errors
        /// - [`Error::UnknownAsset`]: fees cannot be paid in the asset.
        /// - [`Error::InsufficientBalance`]: the free balance is below the deposit.
        /// ## Events
        /// - [`Event::AllowanceSet`]
        #[pallet::call_index(0)]
        pub fn set_allowance(
            origin: OriginFor<T>,
            asset: AssetKind,
            #[pallet::compact] amount: Balance,
        ) -> DispatchResult {
            Self::do_set_allowance(ensure_signed(origin)?, asset, amount)
        }

        /// Charges the fee of a trade: the gross fee less the discount, which rounds down, for the
        /// payer's stake that was past its warm-up at the time of the trade and is still there. The
        /// net fee is deposited with the revenue router. The payer keeps the minimum balance of the
        /// asset.
        ///
        /// Origin: an engine.
        ///
        /// ## Errors
        /// - [`Error::UnknownAsset`]: fees cannot be paid in the asset.
        /// - [`Error::AlreadySettled`]: the key is already settled.
        /// - [`Error::ZeroFee`]: the gross fee is zero.
        /// - [`Error::NotYet`]: the time of the trade is in the future.
        /// - [`Error::TooOld`]: the trade is older than the window and the stops that lengthen it.
        /// - [`Error::AllowanceExceeded`]: the net fee exceeds the payer's remaining allowance.
        /// - [`Error::InsufficientBalance`]: the payer's balance is too small.
        /// - [`Error::TooManyKeys`]: the number of keys is at its maximum.
        ///
        /// Errors of the router are passed on.
        /// ## Events
        /// - [`Event::FeeSettled`]
        #[pallet::call_index(1)]
        pub fn settle_trade_fee(
            origin: OriginFor<T>,
            settlement: Settlement<T::AccountId>,
        ) -> DispatchResult {
            Self::do_settle(T::EngineOrigin::ensure_origin(origin)?, settlement)
        }

        /// Charges the fees of many trades, each as `settle_trade_fee` does, with one deposit per
        /// asset. The call does not fail because of a line: each line emits one event, in the order
        /// of the batch. Lines whose key is already settled are skipped, so a batch can be sent
        /// again. If the router refuses the fees of an asset, every line in that asset is refused
        /// with the router's error.
        ///
        /// Origin: an engine.
        ///
        /// ## Errors
        /// None of its own; those of `settle_trade_fee` are in [`Event::FeeRefused`].
        /// ## Events
        /// - [`Event::FeeSettled`]
        /// - [`Event::FeeRefused`]
        /// - [`Event::FeeSkipped`]
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

        /// Updates the tiers, lowest first, for later settlements. Stake (1 to 10^30 smallest
        /// units) and discount (1 to 5,000 basis points) rise strictly from tier to tier.
        ///
        /// Per update a tier's stake is at most doubled or halved, and its discount changes by at
        /// most 500 basis points. One tier may be added or removed, at any position, if its
        /// discount is at most 500 basis points above that of the tier below, or above zero for the
        /// lowest.
        ///
        /// Origin: governance.
        ///
        /// ## Errors
        /// - [`Error::OutOfRange`]: a stake or discount is outside its range, or does not rise.
        /// - [`Error::ChangeTooLarge`]: a tier changes by more than its limit, or more than one
        ///   tier is added or removed.
        /// - [`Error::ChangedTooSoon`]: the last change was less than the change interval ago.
        /// ## Events
        /// - [`Event::TiersSet`]
        #[pallet::call_index(3)]
        pub fn set_tiers(origin: OriginFor<T>, tiers: Tiers) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_tiers(tiers)
        }

        /// Adds an asset in which fees can be paid. `payer` transfers its minimum balance to the
        /// pallet's account.
        ///
        /// Origin: governance.
        ///
        /// ## Errors
        /// - [`Error::AlreadyExists`]: the asset was added before.
        /// - [`Error::TooManyAssets`]: the number of assets is at its maximum.
        /// - [`Error::UnknownAsset`]: there is no such asset.
        /// - [`Error::InsufficientBalance`]: the balance of `payer` is too small.
        /// ## Events
        /// - [`Event::AssetAdded`]
        #[pallet::call_index(4)]
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
