//! Implementation of the calls.

use crate::{
    types::{Override, Params, MAX_OVERRIDE_FACTOR, MAX_OVERRIDE_SECS},
    Config, Error, Event, LastChange, LongCheckpoints, Pallet, Settings, Twap,
};
use polkadot_sdk::{frame_support::ensure, sp_runtime::DispatchResult};
use quaestor_primitives::{ParamsError, Price, PriceInspect, Seconds};
use quaestor_support::{params, time};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_set_params(new: Params) -> DispatchResult {
        Settings::<T>::try_mutate(|settings| {
            let rules = settings.params.twap_rules();
            let old = params::update(&mut settings.params, new).map_err(|error| match error {
                ParamsError::OutOfRange => Error::<T>::OutOfRange,
                ParamsError::ChangeTooLarge => Error::<T>::ChangeTooLarge,
            })?;
            params::space_now::<LastChange<T>, T::Time, T::ChangeInterval>()
                .map_err(|_| Error::<T>::ChangedTooSoon)?;
            Twap::<T>::mutate(|twap| twap.keep_average(&LongCheckpoints::<T>::get(), &rules));
            Self::deposit_event(Event::ParamsSet { old, new });
            Ok(())
        })
    }

    pub(crate) fn do_set_override(price: Price, until: Seconds) -> DispatchResult {
        Settings::<T>::try_mutate(|settings| {
            let since = time::now::<T::Time>();
            ensure!(price.0 > 0, Error::<T>::ZeroPrice);
            let length = until.saturating_sub(since);
            ensure!(length > 0, Error::<T>::EndNotAhead);
            ensure!(length <= MAX_OVERRIDE_SECS, Error::<T>::EndTooFarAhead);
            let market =
                Self::sources(&settings.params, since).agreed().ok().map(|agreed| agreed.price);
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

/// Returns `true` if each price is less than ten times the other.
fn is_near(a: Price, b: Price) -> bool {
    // A product that does not fit is above any price.
    let within = |low: Price, high: Price| high.0 < low.0.saturating_mul(MAX_OVERRIDE_FACTOR);
    within(a, b) && within(b, a)
}
