//! # Buyback and burn
//!
//! Spends a budget of the quote asset (USDC) on the exchange, lot by lot, and burns the native
//! tokens that it buys.
//!
//! The time of a lot is public, and anybody can trade around it. No goal relies on secrecy: price
//! and size of a lot are bounded such that trading around it is a loss.
//!
//! ## Terminology
//!
//! * **Budget**: the balance of the pallet's account beyond the minimum balance.
//! * **Lot**: one purchase out of the budget, burnt at once.
//! * **Purchase**: a purchase for another pallet, within the bounds of a lot; it is not burnt.
//! * **Safe amount**: the largest amount whose purchase cannot be sandwiched at a profit.
//! * **Low price**: the lowest of the reference price, the operators' median and the exchange's
//!   average. An override does not raise it.
//! * **Record**: the amounts of one lot, or of one direct burn.
//! * **Keeper**: an account that triggers lots.
//!
//! ## Goals
//!
//! 1. **No swap without a bound.** Without a fresh reference price, or an average of the exchange
//!    under an override, nothing is bought. The minimum
//!    output of a lot, `lot / (low * (1 + slippage))`, is enforced in the swap itself.
//! 2. **No sandwich pays.** A lot lifts the pool's price by at most the fee of one trade. A buy
//!    before and a sell after it pay that fee twice, and a sell after it alone gets no more than
//!    the price before it. [`quaestor_math::swap::safe_amount_in`] has the proof; all purchases in
//!    one block count as one. An owner of most of the pool earns the fees back, but can make a lot
//!    cost at most the slippage beyond the reference price.
//! 3. **All or nothing.** Withdrawal, swap, burn and record are one storage layer. A lot that fails
//!    is skipped and tried again later, and the budget is untouched.
//! 4. **The totals add up.** Amounts spent, bought and burnt equal the sum of all records,
//!    overwritten ones included, and the burns of the last year equal the sum of its days.
//! 5. **A preview is exact.** The next lot is planned by the code that buys it.
//!
//! ## Rounding
//!
//! Lots round down and minimum outputs round up, both in the buyer's favour.
//!
//! ## Example
//!
//! A purchase of one lot:
#![doc = docify::embed!("src/tests/execute.rs", a_lot_is_what_the_pool_takes_safely_and_all_of_it_is_burnt)]
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
mod funds;
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

use polkadot_sdk::frame_support;

#[allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    reason = "the pallet's macros expand to these, and an invalid genesis should stop the chain"
)]
#[frame_support::pallet]
pub mod pallet {
    use crate::{
        api::{BuybackView, Deflation},
        funds::CreditOf,
        types::{self, BuybackState, DailyBurn, Params, Record},
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
    use quaestor_primitives::{
        AssetKind, Balance, Exchange, Guard, Params as _, Price, PriceInspect, Seconds,
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
        /// Asset of the budget and of the reference price.
        type QuoteAsset: Get<AssetKind>;
        /// Exchange that sells the native token.
        type Exchange: Exchange<CreditOf<Self>>;
        /// Reference price that bounds a purchase.
        type Price: PriceInspect;
        /// Permits or refuses each lot; the caller is the pallet's account.
        type Guard: Guard<Self::AccountId>;
        /// Time in milliseconds since the Unix epoch.
        type Time: Time<Moment = u64>;
        /// Origin that may trigger a lot that is due.
        type KeeperOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Origin that may update the parameters; bounds and change limits apply to it as well.
        type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Least time between two changes of the parameters, in seconds.
        type ChangeInterval: Get<Seconds>;
        /// The pallet's account, which holds the budget, is derived from it.
        #[pallet::constant]
        type PalletId: Get<PalletId>;
        /// Maximum number of records.
        #[pallet::constant]
        type MaxRecords: Get<u32>;
        /// Weights of the calls and the hook.
        type WeightInfo: WeightInfo;
        /// Set-up for benchmarks.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: crate::benchmarking::BenchmarkHelper;
    }

    /// The economy's rules for lots.
    #[pallet::storage]
    pub type Parameters<T> = StorageValue<_, Params, ValueQuery>;

    /// Time of the last change of the parameters, in seconds since the Unix epoch.
    #[pallet::storage]
    pub type LastChange<T> = StorageValue<_, Seconds, ValueQuery>;

    /// The budget and its schedule.
    #[pallet::storage]
    pub type State<T> = StorageValue<_, BuybackState, ValueQuery>;

    /// Cumulative sums over all records.
    #[pallet::storage]
    pub type Totals<T> = StorageValue<_, types::Totals, ValueQuery>;

    /// The last `MaxRecords` records, by number.
    #[pallet::storage]
    pub type Records<T> = StorageMap<_, Twox64Concat, u64, Record>;

    /// Burns of the last 366 days, by the day's number modulo 366; days without a burn have none.
    #[pallet::storage]
    pub type DailyBurns<T> = StorageMap<_, Twox64Concat, u32, DailyBurn>;

    /// Amount spent on the exchange in the given block, in smallest units of the quote asset: lots
    /// and purchases of one block share the safe amount.
    #[pallet::storage]
    pub type SpentInBlock<T: Config> = StorageValue<_, (BlockNumberFor<T>, Balance), ValueQuery>;

    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        /// The budget was funded.
        BudgetFunded {
            /// Amount, in smallest units of the quote asset.
            amount: Balance,
            /// Budget after the funding.
            budget: Balance,
        },
        /// A lot was bought and burnt.
        BoughtAndBurnt {
            /// Number of its record.
            number: u64,
            /// Amount spent, in smallest units of the quote asset.
            spent: Balance,
            /// Amount bought, in smallest units of the native token.
            bought: Balance,
            /// Amount burnt, in smallest units; all that was bought.
            burnt: Balance,
            /// Low price that bounded it.
            low: Price,
            /// Minimum output, in smallest units of the native token.
            min_out: Balance,
            /// Issuance of the native token after it, in smallest units.
            issuance: Balance,
            /// Amount burnt since genesis, in smallest units.
            total_burnt: Balance,
            /// Earliest time of the next lot, in seconds since the Unix epoch.
            next_at: Seconds,
        },
        /// Native tokens that the pallet received were burnt.
        BurntDirectly {
            /// Number of its record.
            number: u64,
            /// Amount, in smallest units.
            burnt: Balance,
            /// Issuance of the native token after it, in smallest units.
            issuance: Balance,
            /// Amount burnt since genesis, in smallest units.
            total_burnt: Balance,
        },
        /// A lot that was due failed; nothing was spent.
        BuybackSkipped {
            /// Error of the lot.
            reason: DispatchError,
            /// Time of the next attempt, in seconds since the Unix epoch.
            retry_at: Seconds,
        },
        /// Native tokens were bought for another pallet.
        Purchased {
            /// Amount spent, in smallest units of the quote asset.
            spent: Balance,
            /// Amount bought, in smallest units.
            bought: Balance,
            /// Low price that bounded it.
            low: Price,
            /// Minimum output, in smallest units of the native token.
            min_out: Balance,
        },
        /// The parameters were updated.
        ParamsSet {
            /// Parameters before.
            old: Params,
            /// Parameters after.
            new: Params,
        },
    }

    #[pallet::error]
    #[derive(PartialEq)]
    pub enum Error<T> {
        /// The next lot is not due.
        NotDue,
        /// The budget is below the smallest lot.
        BudgetTooSmall,
        /// There is no fresh reference price.
        PriceUnavailable,
        /// There is no pool, or its safe amount is below the amount to spend or the smallest lot.
        PoolTooShallow,
        /// The exchange's price is above the reference price plus the slippage.
        PriceMoved,
        /// The asset is not the quote asset.
        UnknownAsset,
        /// The amount is zero.
        ZeroAmount,
        /// A new value is outside its range; the documentation of the parameters gives it.
        OutOfRange,
        /// A new value is too far from the current one; the documentation of the parameters gives
        /// the limit.
        ChangeTooLarge,
        /// The last change was less than the change interval, a day, ago.
        ChangedTooSoon,
        /// The new parameters equal the current ones.
        NoChange,
    }

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// The economy's rules for lots. The minimum balance of the quote asset is minted to the
        /// pallet's account.
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
            let minimum_balance = Pallet::<T>::mint_minimum_balance()
                .unwrap_or_else(|_| panic!("buyback: the quote asset does not exist"));
            Parameters::<T>::put(self.params);
            let day_secs = self.day_secs;
            State::<T>::put(BuybackState { minimum_balance, day_secs, ..Default::default() });
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
        /// Budget, schedule, parameters, totals, and a preview of the next lot.
        pub fn status() -> BuybackView {
            Self::buyback_view()
        }

        /// At most `limit` and at most 100 records, newest first, from number `start` or the newest
        /// on.
        pub fn buybacks(start: Option<u64>, limit: u32) -> Vec<Record> {
            Self::records_view(start, limit)
        }

        /// Burns of the last day, week, month and year, and their shares of the issuance.
        pub fn deflation() -> Deflation {
            Self::deflation_view()
        }
    }

    #[pallet::call(weight(<T as Config>::WeightInfo))]
    impl<T: Config> Pallet<T> {
        /// Buys the lot that is due and burns the native tokens. The lot is the least of the
        /// budget, the largest lot and the safe amount, rounded down. No fee is charged on success.
        ///
        /// Origin: keeper.
        ///
        /// ## Errors
        /// - [`Error::NotDue`]: the next lot is not due.
        /// - [`Error::BudgetTooSmall`]: the budget is below the smallest lot.
        /// - [`Error::PriceUnavailable`]: there is no fresh reference price.
        /// - [`Error::PoolTooShallow`]: there is no pool, or its safe amount is below the smallest
        ///   lot.
        /// - [`Error::PriceMoved`]: the exchange's price is above the reference price plus the
        ///   slippage.
        ///
        /// Errors of the guard and of the exchange are passed on.
        /// ## Events
        /// - [`Event::BoughtAndBurnt`]
        #[pallet::call_index(0)]
        pub fn execute_buyback(origin: OriginFor<T>) -> DispatchResultWithPostInfo {
            T::KeeperOrigin::ensure_origin(origin)?;
            Self::do_execute()?;
            Ok(Pays::No.into())
        }

        /// Updates the parameters, with immediate effect; the time of the next lot does not change.
        /// Per update, amounts and durations are at most doubled or halved, and basis points change
        /// by at most 100.
        ///
        /// Origin: governance.
        ///
        /// ## Errors
        /// - [`Error::NoChange`]: the new parameters equal the current ones.
        /// - [`Error::OutOfRange`]: a number is outside its range.
        /// - [`Error::ChangeTooLarge`]: a number changes by more than its limit.
        /// - [`Error::ChangedTooSoon`]: the last change was less than the change interval ago.
        /// ## Events
        /// - [`Event::ParamsSet`]
        #[pallet::call_index(1)]
        pub fn set_params(origin: OriginFor<T>, params: Params) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_params(params)
        }
    }
}
