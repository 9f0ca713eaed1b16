//! # Buyback and burn
//!
//! Spends a budget of the quote asset (USDC) on the exchange, lot by lot, and burns what it has
//! bought.
//!
//! Everybody can see when a lot is due, and anybody may trade around it. So nothing here relies on
//! secrecy: a lot is bounded in price and in size, and the bounds make trading around it a loss.
//!
//! ## Goals
//!
//! 1. **Never a blind swap.** Without a fresh reference price nothing is bought. The least that a
//!    lot must buy, `lot / (low * (1 + slippage))` with the lower of the prices that the reference
//!    was made from, is enforced in the swap itself.
//! 2. **No sandwich pays.** A lot lifts the pool's price by no more than the fee of one trade. Who
//!    buys before it and sells after it pays that fee twice, and who only sells after it gets no
//!    more than the price before it. [`quaestor_math::swap::safe_amount_in`] has the proof; all
//!    that is bought in one block counts as one lot. The owner of most of the pool gets the fees
//!    back; what he can make a lot cost beyond the reference price is the slippage and no more.
//! 3. **All or nothing.** Withdrawal, swap, burn and record are one storage layer. What cannot be
//!    done is skipped and tried again later; the money stays where it is.
//! 4. **The ledger adds up.** What was spent, bought and burnt is the sum of the records, those
//!    included that were overwritten, as an equality; and so are the days of the last year.
//! 5. **A preview is the thing itself.** The next lot is planned by the code that makes it.
//!
//! ## Rounding
//!
//! Lots round down, the least that a lot must buy rounds up: both in the buyer's favour.

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
mod glue;
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
        api::{Deflation, Status},
        funds::CreditOf,
        types::{BuybackState, DayBurn, Params, Record, Totals},
        WeightInfo,
    };
    use alloc::vec::Vec;
    use frame_support::{
        pallet_prelude::*,
        traits::{
            fungibles::{Balanced, Mutate},
            Time,
        },
        PalletId,
    };
    use frame_system::pallet_prelude::*;
    #[cfg(feature = "try-runtime")]
    use polkadot_sdk::sp_runtime;
    use polkadot_sdk::{frame_support, frame_system};
    use quaestor_primitives::{AssetKind, Balance, Exchange, Guard, Price, PriceInspect, Seconds};

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
        /// The asset that is spent, and that the price is told in.
        type QuoteAsset: Get<AssetKind>;
        /// Exchange on which the native token is bought.
        type Exchange: Exchange<CreditOf<Self>>;
        /// The price that a purchase is held to.
        type Price: PriceInspect;
        /// Asked before each lot, with the pallet's own account.
        type Guard: Guard<Self::AccountId>;
        /// Tells the time, in milliseconds since the Unix epoch.
        type Time: Time<Moment = u64>;
        /// May trigger a lot that is due.
        type KeeperOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// May turn the terms, within their absolute bounds.
        type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// The account that holds the budget is derived from it.
        #[pallet::constant]
        type PalletId: Get<PalletId>;
        /// Number of records that are kept.
        #[pallet::constant]
        type MaxRecords: Get<u32>;
        /// Weights of the calls.
        type WeightInfo: WeightInfo;
        /// Set-up for benchmarks.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: crate::benchmarking::BenchmarkHelper;
    }

    /// The rules for lots.
    #[pallet::storage]
    pub type Parameters<T> = StorageValue<_, Params, ValueQuery>;

    /// The budget, and when it may be spent.
    #[pallet::storage]
    pub type State<T> = StorageValue<_, BuybackState, ValueQuery>;

    /// Cumulative sums over all records.
    #[pallet::storage]
    pub type Ledger<T> = StorageValue<_, Totals, ValueQuery>;

    /// The last `MaxRecords` records, by their number.
    #[pallet::storage]
    pub type Records<T> = StorageMap<_, Twox64Concat, u64, Record>;

    /// Burns of the last 366 days with any burn, by the day's number modulo 366.
    #[pallet::storage]
    pub type BurntByDay<T> = StorageMap<_, Twox64Concat, u32, DayBurn>;

    /// Amount spent on the exchange in a block, in smallest units of the quote asset: lots and
    /// purchases of one block share the safe amount.
    #[pallet::storage]
    pub type SpentInBlock<T: Config> = StorageValue<_, (BlockNumberFor<T>, Balance), ValueQuery>;

    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        /// The budget grew.
        BudgetFunded {
            /// By so much, in smallest units of the quote asset.
            amount: Balance,
            /// Budget after the funding.
            budget: Balance,
        },
        /// A lot was bought and burnt.
        BoughtAndBurnt {
            /// Number of the record.
            number: u64,
            /// Price paid, in smallest units of the quote asset.
            spent: Balance,
            /// Amount bought, in smallest units of the native token.
            bought: Balance,
            /// Amount burnt: all of the purchase.
            burnt: Balance,
            /// The lower of the prices that the reference was made from.
            low: Price,
            /// The least that it had to buy.
            min_out: Balance,
            /// The issuance that is left.
            issuance: Balance,
            /// All that was ever burnt.
            total_burnt: Balance,
            /// When the next lot is due.
            next_at: Seconds,
        },
        /// Native tokens that came as such were burnt.
        BurntDirectly {
            /// Number of the record.
            number: u64,
            /// Amount, in smallest units.
            burnt: Balance,
            /// The issuance that is left.
            issuance: Balance,
            /// All that was ever burnt.
            total_burnt: Balance,
        },
        /// A lot that was due could not be made; nothing was spent.
        BuybackSkipped {
            /// Why.
            reason: DispatchError,
            /// When it is tried again.
            retry_at: Seconds,
        },
        /// Native tokens were bought for another pallet, within the bounds of a lot.
        Purchased {
            /// Price paid, in smallest units of the quote asset.
            spent: Balance,
            /// Amount bought, in smallest units.
            bought: Balance,
            /// The lower of the prices that the reference was made from.
            low: Price,
            /// The least that had to be bought.
            min_out: Balance,
        },
        /// The rules for lots were set.
        ParamsSet {
            /// Before.
            old: Params,
            /// Now.
            new: Params,
        },
    }

    #[pallet::error]
    #[derive(PartialEq)]
    pub enum Error<T> {
        /// The next lot is not due yet.
        NotDue,
        /// The budget is below the least lot.
        BudgetTooSmall,
        /// There is no fresh reference price.
        PriceUnavailable,
        /// There is no pool, or it is too shallow to buy the amount, or as little as the least
        /// lot, without paying a sandwich.
        PoolTooShallow,
        /// The exchange asks more than the reference price and the slippage allow.
        PriceMoved,
        /// Nothing is bought for this asset.
        UnknownAsset,
        /// Nothing can be bought for nothing.
        NothingToSpend,
        /// A term is out of its range; the documentation of the terms gives the ranges.
        OutOfRange,
        /// A term changes by more than one step allows.
        ChangeTooLarge,
        /// The terms are these already.
        NoChange,
        /// A number does not fit.
        Overflow,
    }

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// The rules for lots. The minimum balance of the quote asset, which keeps the pallet's
        /// account alive, is minted.
        pub params: Params,
        /// Length of a day, in seconds.
        pub day_secs: Seconds,
        #[doc(hidden)]
        #[serde(skip)]
        pub _config: core::marker::PhantomData<T>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            if self.params == Params::default() && self.day_secs == 0 {
                return;
            }
            if let Err(sentence) = self.params.validate() {
                panic!("buyback: {sentence}");
            }
            assert!(self.day_secs > 0, "buyback: a day must last at least one second");
            let base = Pallet::<T>::mint_base()
                .unwrap_or_else(|_| panic!("buyback: the quote asset does not exist"));
            Parameters::<T>::put(self.params);
            State::<T>::put(BuybackState { base, day_secs: self.day_secs, ..Default::default() });
        }
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
            Self::buy_idle(remaining)
        }

        fn integrity_test() {
            assert!(T::MaxRecords::get() > 0, "at least one record must be kept");
            assert!(
                T::QuoteAsset::get() != AssetKind::Native,
                "the native token cannot be bought for itself",
            );
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// Budget, schedule, terms, totals, and what the next lot would be now.
        pub fn status() -> Status {
            Self::status_view()
        }

        /// At most `limit` and at most 100 records, newest first, beginning with number `start` or
        /// with the newest.
        pub fn buybacks(start: Option<u64>, limit: u32) -> Vec<Record> {
            Self::records_view(start, limit)
        }

        /// Burns of the last day, week, month and year, and their share of the issuance.
        pub fn deflation() -> Deflation {
            Self::deflation_view()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Buys the lot that is due and burns what it bought.
        ///
        /// Origin: keeper. No fee is paid if it succeeds. The lot is the least of the budget, the
        /// largest lot and the amount that the pool takes safely, rounded down.
        ///
        /// Errors: `NotDue`, `BudgetTooSmall`, `PriceUnavailable`, `PoolTooShallow`, `PriceMoved`,
        /// or what guard and exchange say. Nothing is spent then.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::execute_buyback())]
        pub fn execute_buyback(origin: OriginFor<T>) -> DispatchResultWithPostInfo {
            T::KeeperOrigin::ensure_origin(origin)?;
            Self::do_execute()?;
            Ok(Pays::No.into())
        }

        /// Sets the rules for lots. They hold at once; the time of a lot that is already set stays.
        ///
        /// Origin: governance. Amounts and durations at most double or halve, and basis points
        /// change by at most 100, per step.
        ///
        /// Errors: `OutOfRange`, `ChangeTooLarge`, `NoChange`.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::set_params())]
        pub fn set_params(origin: OriginFor<T>, params: Params) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_terms(params)
        }
    }
}
