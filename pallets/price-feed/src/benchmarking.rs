//! The worst case of each call and of the hook, on the runtime that includes the pallet.
//!
//! The samples cover both windows, there is a median, and an override is in force.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used,
    reason = "a benchmark that panics has failed, which is what it should do"
)]

use crate::{
    types::{Override, Params},
    Call, Config, LongCheckpoints, Pallet, Settings, TimedPrice, Twap,
};
use polkadot_sdk::{
    frame_benchmarking::v2::*,
    frame_support::traits::{EnsureOrigin, Hooks},
    sp_runtime::traits::Zero,
};
use quaestor_math::twap::{LONG_SLOTS, SHORT_SLOTS};
use quaestor_primitives::{Balance, Price, Seconds};

/// Set-up for benchmarks beyond the pallet's own traits.
pub trait BenchmarkHelper {
    /// Sets the chain's time.
    fn set_time(now: Seconds);
    /// Sets the reserves of the exchange's pool, which is created if there is none.
    fn set_reserves(native: Balance, quote: Balance);
    /// Sets the operators' median.
    fn set_oracle(oracle: TimedPrice);
    /// Marks the keys that earlier hooks of the same block read as free.
    fn after_earlier_hooks();
}

/// The first time of the chain: a multiple of every slot in use.
const START: Seconds = 1_728_000_000;
/// Length of a slot of either window.
const SLOT: Seconds = 100;
const WINDOW: Seconds = SLOT * SHORT_SLOTS;
/// Of both sides of the pool; more than any minimum.
const RESERVE: Balance = 1_000_000_000_000_000_000_000;

fn params() -> Params {
    Params {
        window_secs: WINDOW,
        long_window_secs: SLOT * LONG_SLOTS,
        max_gap_secs: WINDOW,
        ..Params::default()
    }
}

fn tick<T: Config>(now: Seconds) {
    T::BenchmarkHelper::set_time(now);
    Pallet::<T>::on_initialize(Zero::zero());
}

/// All checkpoints are set and both averages known. Returns the time and the price.
fn start<T: Config>() -> (Seconds, Price) {
    Settings::<T>::mutate(|settings| settings.params = params());
    T::BenchmarkHelper::set_reserves(RESERVE, RESERVE);
    let mut now = START;
    for _ in 0..LONG_SLOTS + 2 {
        tick::<T>(now);
        now += SLOT;
    }
    now -= 1;
    tick::<T>(now);
    let price = Pallet::<T>::spot().unwrap();
    T::BenchmarkHelper::set_oracle(TimedPrice { price, time: now });
    let set = Override { price, since: now, until: now + 1_000 };
    Settings::<T>::mutate(|settings| settings.price_override = Some(set));
    (now, price)
}

#[benchmarks]
mod benchmarks {
    use super::*;

    /// A second later, within the slots of both windows; all checkpoints are set.
    #[benchmark]
    fn on_initialize() -> Result<(), BenchmarkError> {
        let (now, _) = start::<T>();
        tick::<T>(now + 1);
        let before = LongCheckpoints::<T>::get();
        T::BenchmarkHelper::set_time(now + 2);
        T::BenchmarkHelper::after_earlier_hooks();
        #[block]
        {
            Pallet::<T>::tick();
        }
        assert_eq!(LongCheckpoints::<T>::get(), before);
        assert_eq!(Twap::<T>::get().at, now + 2);
        Ok(())
    }

    /// A slot of both windows begins, and all checkpoints are set.
    #[benchmark]
    fn on_initialize_slot() -> Result<(), BenchmarkError> {
        let (now, _) = start::<T>();
        T::BenchmarkHelper::set_time(now + 1);
        T::BenchmarkHelper::after_earlier_hooks();
        #[block]
        {
            Pallet::<T>::tick();
        }
        assert_eq!(LongCheckpoints::<T>::get().last().unwrap().at, now + 1);
        assert_eq!(Twap::<T>::get().at, now + 1);
        Ok(())
    }

    #[benchmark]
    fn set_params() -> Result<(), BenchmarkError> {
        start::<T>();
        let origin =
            T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        let new = Params { max_gap_secs: WINDOW / 2, ..params() };
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, new);
        assert_eq!(Settings::<T>::get().params, new);
        Ok(())
    }

    /// The market, an override and the trailing average are all known.
    #[benchmark]
    fn set_override() -> Result<(), BenchmarkError> {
        let (now, price) = start::<T>();
        let origin =
            T::OverrideOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        let new = Price(price.0 * 2);
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, new, now + 2_000);
        assert_eq!(Settings::<T>::get().price_override.unwrap().price, new);
        Ok(())
    }

    #[benchmark]
    fn clear_override() -> Result<(), BenchmarkError> {
        start::<T>();
        let origin =
            T::OverrideOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin);
        assert_eq!(Settings::<T>::get().price_override, None);
        Ok(())
    }
}
