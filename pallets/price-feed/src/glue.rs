//! Reads for other pallets and the runtime, and the aggregation of operators' reports.

use crate::{
    types::{NoPrice, Params},
    Config, Feed, LongCheckpoints, Pallet, Settings,
};
use alloc::vec::Vec;
use polkadot_sdk::frame_support::{pallet_prelude::Get, traits::Time};
use quaestor_math::median::{median, TimedPrice};
use quaestor_primitives::{Price, PriceInspect, PriceSource, ReferencePrice, Seconds};

impl<T: Config> PriceInspect for Pallet<T> {
    fn reference() -> Option<ReferencePrice> {
        Self::judged().ok()
    }

    fn trailing_average() -> Option<Price> {
        let rules = Settings::<T>::get().params.watch_rules();
        Feed::<T>::get().long_average(&LongCheckpoints::<T>::get(), Self::now(), &rules)
    }
}

impl<T: Config> Pallet<T> {
    /// Aggregates the operators' reports by the rules of [`median`]; `None` if too few count. A
    /// caller that keeps the last answer must let it expire by its time.
    pub fn combine(values: Vec<TimedPrice>) -> Option<TimedPrice> {
        let rules = Settings::<T>::get().params.median_rules();
        median(&values, Self::now(), rules)
    }

    /// The time that the chain knows, in seconds since the Unix epoch.
    pub(crate) fn now() -> Seconds {
        // Milliseconds; the division cannot fail.
        T::Time::now().checked_div(1_000).unwrap_or_default()
    }

    /// The exchange's price now. Anybody can move it within a block: for sampling and show only.
    pub(crate) fn spot() -> Option<Price> {
        T::Reserves::get().and_then(|(native, quote)| Price::from_reserves(native, quote))
    }

    /// The reference price, or why there is none.
    pub(crate) fn judged() -> Result<ReferencePrice, NoPrice> {
        let settings = Settings::<T>::get();
        let now = Self::now();
        match settings.live_override(now) {
            Some(set) => Ok(set.reference()),
            None => Self::market(&settings.params, now),
        }
    }

    /// Price on which operators and exchange agree, or the reason why there is none.
    pub(crate) fn market(params: &Params, now: Seconds) -> Result<ReferencePrice, NoPrice> {
        let oracle = T::Oracle::get().filter(|oracle| oracle.price.0 > 0);
        let oracle = oracle.ok_or(NoPrice::NoOracle)?;
        if !oracle.is_fresh(now, params.expiry_secs) {
            return Err(NoPrice::OracleStale);
        }
        let TimedPrice { price, time } = oracle;
        let average = Feed::<T>::get().average(now, &params.watch_rules());
        let average = average.ok_or(NoPrice::NoAverage)?;
        if price.distance_bps(average).is_none_or(|apart| apart > params.band_bps) {
            return Err(NoPrice::TooFarApart);
        }
        Ok(ReferencePrice { price, low: price.min(average), time, source: PriceSource::Market })
    }
}
