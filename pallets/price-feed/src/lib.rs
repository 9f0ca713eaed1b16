//! # Price feed
//!
//! The reference price of the native token in USDC, or the reason why there is none.
//!
//! The price is made from two sources: the median of the operators' reports, and the time-weighted
//! average of the exchange's price. It exists only while the two differ by at most a band, because
//! operators can misreport and the exchange can be manipulated. Governance can override both for a
//! bounded time. [`median`] and [`twap`] in `quaestor_math` hold the formulas and their rounding.
//!
//! ## Terminology
//!
//! * **Reference price**: the operators' median while both sources agree, or the override. While both
//!   hold, the lower of the two.
//! * **Sample**: the price of the exchange's pool at the end of a block, recorded by the next
//!   block's hook.
//! * **Average**: the time-weighted average of the samples over the short window.
//! * **Trailing average**: the same over the long window. When its samples end, as in a halt, the last
//!   one is kept until a long window has been sampled again.
//! * **Band**: the largest difference between median and average.
//! * **Override**: a price set by governance, with an end.
//!
//! ## Goals
//!
//! 1. **No price rather than an old or a doubtful one.** There is no price with too few operators,
//!    an expired median, less than one window of samples, or a difference above the band;
//!    [`NoPrice`](types::NoPrice) is the reason.
//! 2. **Nothing inside a block moves the price.** The pool is sampled once per block, in its state
//!    at the end of the previous block, and a sample differs from the one before it by at most
//!    `max_move_bps`.
//! 3. **Outliers do not count.** Reports far from the median of all are left out. A median takes at
//!    least three reports, so a single operator never makes it. If most operators
//!    misreport, the median is outside the band around the exchange's average, and there is no
//!    price.
//! 4. **Work per block is constant.** One record is read and written, and a second one once per
//!    slot of the long window.
//! 5. **No block time is assumed.** A gap between two samples longer than `max_gap_secs`, such as a
//!    halt of the chain, is not averaged over: sampling starts anew, and there is no price until it
//!    covers a window. The first price after a halt is compared with the trailing average before it.
//! 6. **An override never raises what the market bounds.** A purchase is bounded by the lowest of
//!    override, median and average, and there is none without an average. Payments in the native token
//!    count at that price as well.
//!
//! ## Rounding
//!
//! Averages round down, by less than one unit of price. The average covers at least `window_secs`
//! up to now, and at most a twelfth of it and one block more; the trailing average at least
//! `long_window_secs`, and at most a 28th of it and one block more.
//!
//! [`median`]: quaestor_math::median
//! [`twap`]: quaestor_math::twap
//!
//! ## Example
//!
//! The exchange's price averaged over a window of 1,200 seconds:
#![doc = docify::embed!("src/tests/average.rs", the_average_is_price_times_time_over_time)]
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
pub use quaestor_math::median::TimedPrice;
pub use weights::WeightInfo;

pub mod api;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod calls;
mod glue;
pub mod migrations;
#[cfg(all(test, not(feature = "runtime-benchmarks")))]
mod mock;
#[cfg(all(test, not(feature = "runtime-benchmarks")))]
mod tests;
mod tick;
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
        api::PriceView,
        types::{self, Override, Params},
        WeightInfo,
    };
    use frame_support::{pallet_prelude::*, traits::Time};
    use frame_system::pallet_prelude::*;
    #[cfg(feature = "try-runtime")]
    use polkadot_sdk::sp_runtime;
    use polkadot_sdk::{frame_support, frame_system};
    use quaestor_math::{
        median::TimedPrice,
        twap::{self, ShortCheckpoints, LONG_SLOTS, SHORT_SLOTS},
    };
    use quaestor_primitives::{Balance, Params as _, Price, Seconds};

    /// Version of the storage layout.
    pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: polkadot_sdk::frame_system::Config {
        /// Time in milliseconds since the Unix epoch.
        type Time: Time<Moment = u64>;
        /// Last median of the operators' reports, by [`Pallet::combine`], and its time.
        type Oracle: Get<Option<TimedPrice>>;
        /// Reserves of the exchange's pool, native token and USDC, in smallest units; `None` if
        /// there is no pool.
        type Reserves: Get<Option<(Balance, Balance)>>;
        /// Origin that may update the parameters; bounds and change limits apply to it as well.
        type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Least time between two changes of the parameters, in seconds.
        type ChangeInterval: Get<Seconds>;
        /// Origin that may set and clear an override.
        type OverrideOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Weights of the calls and the hook.
        type WeightInfo: WeightInfo;
        /// Set-up for benchmarks.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: crate::benchmarking::BenchmarkHelper;
    }

    /// The samples of the exchange's price, with the checkpoints of the short window.
    #[pallet::storage]
    pub type Twap<T> = StorageValue<_, twap::Twap, ValueQuery>;

    /// The checkpoints of the long window, oldest first.
    #[pallet::storage]
    pub type LongCheckpoints<T> = StorageValue<_, twap::LongCheckpoints, ValueQuery>;

    /// The parameters, and the override if there is one.
    #[pallet::storage]
    pub type Settings<T> = StorageValue<_, types::Settings, ValueQuery>;

    /// Time of the last change of the parameters, in seconds since the Unix epoch.
    #[pallet::storage]
    pub type LastChange<T> = StorageValue<_, Seconds, ValueQuery>;

    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        /// Sampling of the exchange's price started; there is an average when it covers a window.
        SamplingStarted {
            /// Time of the first sample, in seconds since the Unix epoch.
            since: Seconds,
        },
        /// Sampling of the exchange's price stopped, because there was no price to sample.
        SamplingStopped {
            /// Time without a price, in seconds since the Unix epoch.
            at: Seconds,
        },
        /// The parameters were updated.
        ParamsSet {
            /// Parameters before.
            old: Params,
            /// Parameters after.
            new: Params,
        },
        /// An override was set.
        OverrideSet {
            /// Override before, which may have ended.
            old: Option<Override>,
            /// Override after.
            new: Override,
        },
        /// The override was removed.
        OverrideCleared {
            /// Override before.
            old: Override,
        },
    }

    #[pallet::error]
    #[derive(PartialEq)]
    pub enum Error<T> {
        /// A new value is outside its range; the documentation of the parameters gives it.
        OutOfRange,
        /// A new value is more than twice or less than half of the current one.
        ChangeTooLarge,
        /// The last change was less than the change interval, a day, ago.
        ChangedTooSoon,
        /// The price is zero.
        ZeroPrice,
        /// The end of the override is not in the future.
        EndNotAhead,
        /// The end of the override is more than 7 days ahead.
        EndTooFarAhead,
        /// The price is ten times or more, or a tenth or less, of a known price.
        TooFarFromMarket,
        /// There is no override.
        NoOverride,
    }

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// The economy's rules for the price.
        pub params: Params,
        /// An override, and its length from the first sample on, in seconds; at most 7 days.
        pub price_override: Option<(Price, Seconds)>,
        #[doc(hidden)]
        #[serde(skip)]
        pub _config: core::marker::PhantomData<T>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            if let Err(sentence) = self.params.validate() {
                panic!("price feed: {sentence}");
            }
            // The first hook that knows the time moves it there.
            let set = self.price_override.map(|(price, until)| Override { price, since: 0, until });
            if let Some(Err(sentence)) = set.map(|set| set.validate()) {
                panic!("price feed: {sentence}");
            }
            Settings::<T>::put(types::Settings { params: self.params, price_override: set });
        }
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn on_initialize(_: BlockNumberFor<T>) -> Weight {
            Self::tick()
        }

        fn integrity_test() {
            let fits = |checkpoints: usize, slots: Seconds| {
                Seconds::try_from(checkpoints).ok() == slots.checked_add(2)
            };
            assert!(
                fits(ShortCheckpoints::default().len(), SHORT_SLOTS)
                    && fits(twap::LongCheckpoints::default().len(), LONG_SLOTS),
                "two checkpoints more must be kept than a window has slots",
            );
            assert!(Params::default().validate().is_ok(), "the default parameters are invalid");
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::extra_constants]
    impl<T: Config> Pallet<T> {
        /// Longest time for which an override is in force, in seconds.
        #[pallet::constant_name(MaxOverrideSecs)]
        fn max_override_secs() -> Seconds {
            crate::types::MAX_OVERRIDE_SECS
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// The reference price or the reason why there is none, its sources, and the parameters.
        pub fn price() -> PriceView {
            Self::price_view()
        }
    }

    #[pallet::call(weight(<T as Config>::WeightInfo))]
    impl<T: Config> Pallet<T> {
        /// Updates the parameters, with immediate effect. Each number changes to at most twice and
        /// at least half of the current one, within its range. A longer window has no average until
        /// the checkpoints cover it.
        ///
        /// Origin: governance.
        ///
        /// ## Errors
        /// - [`Error::OutOfRange`]: a number is outside its range.
        /// - [`Error::ChangeTooLarge`]: a number is more than doubled or halved.
        /// - [`Error::ChangedTooSoon`]: the last change was less than the change interval ago.
        /// ## Events
        /// - [`Event::ParamsSet`]
        #[pallet::call_index(0)]
        pub fn set_params(origin: OriginFor<T>, params: Params) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_params(params)
        }

        /// Sets the reference price (smallest units of USDC per `10^24` smallest units of the
        /// native token) until `until` (seconds since the Unix epoch). It holds although the sources
        /// are missing or disagree; where they agree on a lower price, that one holds. The averages
        /// go on.
        ///
        /// Origin: that of overrides.
        ///
        /// ## Errors
        /// - [`Error::ZeroPrice`]: the price is zero.
        /// - [`Error::EndNotAhead`]: `until` is not in the future.
        /// - [`Error::EndTooFarAhead`]: `until` is more than 7 days ahead.
        /// - [`Error::TooFarFromMarket`]: the price is ten times or more, or a tenth or less, of
        ///   the market's price, of the override in force or of the trailing average.
        /// ## Events
        /// - [`Event::OverrideSet`]
        #[pallet::call_index(1)]
        pub fn set_override(origin: OriginFor<T>, price: Price, until: Seconds) -> DispatchResult {
            T::OverrideOrigin::ensure_origin(origin)?;
            Self::do_set_override(price, until)
        }

        /// Removes the override; the reference price is made from the sources again.
        ///
        /// Origin: that of overrides.
        ///
        /// ## Errors
        /// - [`Error::NoOverride`]: there is no override.
        /// ## Events
        /// - [`Event::OverrideCleared`]
        #[pallet::call_index(2)]
        pub fn clear_override(origin: OriginFor<T>) -> DispatchResult {
            T::OverrideOrigin::ensure_origin(origin)?;
            Self::do_clear_override()
        }
    }
}
