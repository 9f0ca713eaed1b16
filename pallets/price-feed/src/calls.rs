//! Implementations of the calls: checks, effects, event.

use crate::{
    types::{Override, Params, MAX_OVERRIDE_FACTOR, MAX_OVERRIDE_SECS},
    Config, Error, Event, Pallet, Settings,
};
use polkadot_sdk::{frame_support::ensure, sp_runtime::DispatchResult};
use quaestor_primitives::{Price, PriceInspect, Seconds};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_set_terms(new: Params) -> DispatchResult {
        Settings::<T>::try_mutate(|settings| {
            let old = settings.params;
            new.validate().map_err(|_| Error::<T>::OutOfRange)?;
            ensure!(new.is_step_from(&old), Error::<T>::ChangeTooLarge);
            settings.params = new;
            Self::deposit_event(Event::ParamsSet { old, new });
            Ok(())
        })
    }

    pub(crate) fn do_set_override(price: Price, until: Seconds) -> DispatchResult {
        Settings::<T>::try_mutate(|settings| {
            let since = Self::now();
            ensure!(price.0 > 0, Error::<T>::ZeroPrice);
            let life = until.saturating_sub(since);
            ensure!(life > 0, Error::<T>::EndNotAhead);
            ensure!(life <= MAX_OVERRIDE_SECS, Error::<T>::EndTooFarAhead);
            let market = Self::market(&settings.params, since).ok().map(|market| market.price);
            let live = settings.live_override(since).map(|set| set.price);
            for known in [market, live, Self::trailing_average()].into_iter().flatten() {
                ensure!(is_near(price, known), Error::<T>::TooFarFromMarket);
            }
            let new = Override { price, since, until };
            let old = settings.price_override.replace(new);
            Self::deposit_event(Event::OverrideSet { old, new });
            Ok(())
        })
    }

    pub(crate) fn do_clear_override() -> DispatchResult {
        Settings::<T>::try_mutate(|settings| {
            let old = settings.price_override.take().ok_or(Error::<T>::NoOverride)?;
            Self::deposit_event(Event::OverrideCleared { old });
            Ok(())
        })
    }
}

/// Less than ten times the other, either way. A bound that does not fit is the largest number.
fn is_near(a: Price, b: Price) -> bool {
    let within = |low: Price, high: Price| high.0 < low.0.saturating_mul(MAX_OVERRIDE_FACTOR);
    within(a, b) && within(b, a)
}
