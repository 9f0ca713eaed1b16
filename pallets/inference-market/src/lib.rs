//! # Inference market
//!
//! Jobs of inference that consumers order and providers do for pay: asks, bids, escrow, results,
//! receipts, the network fee, reference prices, and what work earns beside its price.
//!
//! A consumer orders a job from a provider at its ask, or posts it and picks one of up to 8 bids. The
//! maximum price is on hold in the consumer's account until the result is paid, or until it goes back.
//! The provider is liable for the price with its stake, from the promise until the result can no longer
//! be disputed. Each payment is cut into the provider's part and the legs of the network, the treasury
//! and the burn; the legs wait in the till and are delivered together.
//!
//! ## Terminology
//!
//! * **Consumer**, **provider**: the accounts that pay for a job and that do it.
//! * **Till**: the pallet's account. It holds pending legs, unpaid payouts and the work pool.
//! * **Irrecoverable cost**: the part of a payment that goes to treasury, burn and backstop, so to
//!   nobody who could have paid for its own benefit. The surcharge does not count.
//! * **Surcharge**: the part of the network fee above the neutral rate. It goes to insurance.
//! * **Work credit**: a share of the irrecoverable cost of auditable work, paid from the work pool.
//! * **Epoch**: a day of the economy. The first call or idle block of a new one ends the one before.
//!
//! ## Goals
//!
//! 1. **A payment for finished work cannot fail.** It leaves the hold by force, past freezes and vesting
//!    locks. A payee that cannot take it is owed it by the till, and a leg that is refused waits.
//! 2. **Exits are open.** The guard closes new jobs and orders only. Each state of a job has an end that
//!    any account can bring about at a known time; a dispute ends by its verdict.
//! 3. **Dealing with oneself loses.** Work credit, growth and audits return at most 90 % of the
//!    irrecoverable cost; other assets than the native token earn nothing of it.
//! 4. **Prices and congestion cannot be farmed.** No call spends by a reference price, and what the fee
//!    is above its neutral rate goes to insurance.
//! 5. **Nobody is late because of a halt.** A deadline in a halt, or within an hour after it, moves to
//!    an hour after it.
//! 6. **Storage is bounded or paid for.** A job has a deposit on hold until it is paid. All lists are
//!    bounded, and a call or an idle block visits a bounded number of records.
//! 7. **An economy without a market has no keys.** Without parameters at genesis every call is refused.
//!
//! ## States of a job
//!
//! Open, by an assignment: Assigned, by a result: Submitted, by a payment: Paid, then gone. An open job
//! can be cancelled, an assigned one declined (and is open again) or failed after its deadline. A
//! submitted or paid one can be frozen by a dispute, which ends with a payment or a refund.
//!
//! ## Rounding
//!
//! The legs round down to a smallest unit, in favour of the provider, and the delegators' part rounds
//! down in favour of the provider as well. The price of an order rounds up. Fee and reference price
//! move by steps that round down. A part of a day's payout rounds down; the rest returns to the pool.
//!
//! ## Example
#![doc = docify::embed!("src/tests/accept.rs", a_price_is_paid_in_its_legs)]
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
mod dispatch;
mod errors;
mod events;
pub mod funds;
mod genesis;
mod glue;
mod idle;
pub mod migrations;
#[cfg(all(test, not(feature = "runtime-benchmarks")))]
mod mock;
mod pay;
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
#[import_section(dispatch::calls)]
#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
    use crate::{
        api::{FeeView, JobView, MarketFigures, PriceView, Quote, WorkView},
        funds::CreditOf,
        types::{
            Ask, AskList, Bid, BidList, ClassId, ClassList, Credits, Deal, Group, Hash, Job, JobId,
            JobNumbers, JobResult, JobSpec, LegSums, Location, MarketState, Record, Terms, Usage,
            WorkPool,
        },
        WeightInfo,
    };
    use alloc::vec::Vec;
    use frame_support::{
        pallet_prelude::*,
        traits::fungibles::{Balanced, Mutate, MutateHold},
        PalletId,
    };
    use frame_system::pallet_prelude::*;
    #[cfg(feature = "try-runtime")]
    use polkadot_sdk::sp_runtime;
    use polkadot_sdk::{frame_support, frame_system};
    use quaestor_primitives::{
        AssetKind, AuditInspect, Balance, Books, Bps, ClockInspect, Guard, NativeValue, OnResult,
        ProviderDesk, ProviderFault, ProviderInspect, RouteRevenue, Seconds, TakeCredit, Verdict,
    };

    /// Version of the storage layout.
    pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: polkadot_sdk::frame_system::Config {
        /// The native token and all assets.
        type Assets: Mutate<Self::AccountId, AssetId = AssetKind, Balance = Balance>
            + Balanced<Self::AccountId>;
        /// Holds of the same assets.
        type Holds: MutateHold<
            Self::AccountId,
            AssetId = AssetKind,
            Balance = Balance,
            Reason = Self::RuntimeHoldReason,
        >;
        /// The runtime's reasons for holds.
        type RuntimeHoldReason: From<HoldReason>;
        /// Reason of the holds from which channels are paid.
        type ChannelReason: Get<Self::RuntimeHoldReason>;
        /// Deposit for the record of a job, in smallest units of the native token.
        #[pallet::constant]
        type JobDeposit: Get<Balance>;
        /// The providers, their liability and their books.
        type Providers: ProviderInspect<Self::AccountId>
            + ProviderDesk<Self::AccountId>
            + ProviderFault<Self::AccountId>
            + Books<Self::AccountId>;
        /// Audits of results.
        type Audits: AuditInspect<JobId>;
        /// Hears of results that may be audited, so that they are drawn.
        type OnResult: OnResult<JobId>;
        /// Blocks after that of a result in which it can be drawn for an audit.
        #[pallet::constant]
        type DrawBlocks: Get<u32>;
        /// The clock of the chain.
        type Clock: ClockInspect;
        /// Values of assets in the native token.
        type Value: NativeValue;
        /// Closes new jobs and orders in a crisis.
        type Guard: Guard<Self::AccountId>;
        /// The revenue router, which receives the network fee.
        type Revenue: RouteRevenue<Self::AccountId, CreditOf<Self>>;
        /// Insurance, which receives surcharges.
        type Insurance: TakeCredit<CreditOf<Self>>;
        /// Destination of what the work pool may not keep: insurance up to its ceiling, then the treasury.
        type Surplus: TakeCredit<CreditOf<Self>>;
        /// The treasury.
        type Treasury: TakeCredit<CreditOf<Self>>;
        /// Removal from the issuance, with its books.
        type Burn: TakeCredit<CreditOf<Self>>;
        /// Number of receipts that are kept.
        #[pallet::constant]
        type KeptReceipts: Get<u32>;
        /// Least time between two flushes of an asset, in seconds.
        #[pallet::constant]
        type FlushInterval: Get<Seconds>;
        /// Pending amount of the native token from which on a flush need not wait, in smallest units.
        #[pallet::constant]
        type FlushAmount: Get<Balance>;
        /// Maximum sum of the times to deliver and to audit, in seconds: whoever backs a provider must
        /// not be gone before a dispute over its work has ended.
        type LongestWork: Get<Seconds>;
        /// Origin that may update parameters, classes and assets; bounds and change limits apply to it
        /// as well.
        type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Least time between two changes of the parameters, in seconds.
        type ChangeInterval: Get<Seconds>;
        /// The till is derived from it.
        #[pallet::constant]
        type PalletId: Get<PalletId>;
        /// Weights of the calls.
        type WeightInfo: WeightInfo;
        /// Set-up for benchmarks.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
    }

    /// The economy's rules for work; none if it has no market.
    #[pallet::storage]
    pub type CurrentTerms<T> = StorageValue<_, Terms, OptionQuery>;

    /// Time of the last change of the parameters, in seconds since the Unix epoch.
    #[pallet::storage]
    pub type LastChange<T> = StorageMap<_, Twox64Concat, Group, Seconds, ValueQuery>;

    /// Fee, figures, demand and books: everything that a payment changes.
    #[pallet::storage]
    pub type State<T> = StorageValue<_, MarketState, ValueQuery>;

    /// Irrecoverable cost of the days before, and growth; changed once a day.
    #[pallet::storage]
    pub type UsageOfDays<T> = StorageValue<_, Usage, ValueQuery>;

    /// Classes of models with their reference prices.
    #[pallet::storage]
    pub type Classes<T> = StorageValue<_, ClassList, ValueQuery>;

    /// Number of the next job, and of those that are not gone.
    #[pallet::storage]
    pub type Numbers<T> = StorageValue<_, JobNumbers, ValueQuery>;

    /// Jobs by number.
    #[pallet::storage]
    pub type Jobs<T: Config> = StorageMap<_, Twox64Concat, JobId, Job<T::AccountId>, OptionQuery>;

    /// Bids by job.
    #[pallet::storage]
    pub type Bids<T: Config> =
        StorageMap<_, Twox64Concat, JobId, BidList<T::AccountId>, OptionQuery>;

    /// Asks by provider.
    #[pallet::storage]
    pub type Asks<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, AskList, ValueQuery>;

    /// The last receipts, each in the place of its number modulo their number.
    #[pallet::storage]
    pub type Receipts<T: Config> =
        StorageMap<_, Twox64Concat, u32, Record<T::AccountId>, OptionQuery>;

    /// The work pool.
    #[pallet::storage]
    pub type Pool<T> = StorageValue<_, WorkPool, ValueQuery>;

    /// Work credit by provider.
    #[pallet::storage]
    pub type Work<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Credits, ValueQuery>;

    /// Payouts that wait in the till, by account and asset, in smallest units.
    #[pallet::storage]
    pub type Unpaid<T: Config> = StorageDoubleMap<
        _,
        Blake2_128Concat,
        T::AccountId,
        Blake2_128Concat,
        AssetKind,
        Balance,
        ValueQuery,
    >;

    /// The job that idle time visited last.
    #[pallet::storage]
    pub type Cursor<T> = StorageValue<_, JobId, OptionQuery>;

    /// Reasons of the pallet's holds.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// Maximum price of a job.
        #[codec(index = 0)]
        Escrow,
        /// Deposit for the record of a job.
        #[codec(index = 1)]
        JobDeposit,
    }

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// The economy's rules for work; none if it has no market. With them the minimum balance of
        /// each asset is minted to the till.
        pub terms: Option<Terms>,
        /// Base prices of the classes, in smallest units for 1,000 tokens.
        pub classes: Vec<Balance>,
        /// Assets beside the native token in which work may be paid.
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
            assert!(T::KeptReceipts::get() > 0, "at least one receipt must be kept");
            assert!(T::DrawBlocks::get() > 2, "a draw needs the hash of the block two later");
            let till = Pallet::<T>::till();
            let providers = <T::Providers as Books<T::AccountId>>::account();
            assert!(till != providers, "the till must not be the account of the providers");
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// A job, and the steps that are possible.
        pub fn job(id: JobId) -> Option<JobView<T::AccountId>> {
            Self::job_view(id)
        }

        /// Bids on a job, best first.
        pub fn bids(id: JobId) -> Vec<Bid<T::AccountId>> {
            Self::bid_views(id)
        }

        /// The receipt that this many tokens of a class would have at the reference price, or at the ask
        /// of a provider.
        pub fn quote(class: ClassId, units: u64, provider: Option<T::AccountId>) -> Option<Quote> {
            Self::quote_view(class, units, provider)
        }

        /// The network fee.
        pub fn fee() -> Option<FeeView> {
            Self::fee_view()
        }

        /// The reference price of a class.
        pub fn price(class: ClassId) -> Option<PriceView> {
            Self::price_view(class)
        }

        /// Figures of the market.
        pub fn figures() -> MarketFigures {
            Self::figures_view()
        }

        /// Work credit of a provider.
        pub fn work(provider: T::AccountId) -> Vec<WorkView> {
            Self::work_views(&provider)
        }

        /// Amounts that the till owes to `who`, in smallest units.
        pub fn unpaid(who: T::AccountId) -> Vec<(AssetKind, Balance)> {
            Self::unpaid_views(&who)
        }
    }
}
