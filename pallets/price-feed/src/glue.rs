//! Implementations of traits of other pallets, and the aggregation of reports.

use crate::{
    types::{NoPrice, Params},
    Config, LongCheckpoints, Pallet, Settings, Twap,
};
use alloc::vec::Vec;
use polkadot_sdk::frame_support::traits::Get;
use quaestor_math::median::{median, TimedPrice};
use quaestor_primitives::{Price, PriceInspect, PriceSource, ReferencePrice, Seconds};
use quaestor_support::time;

impl<T: Config> PriceInspect for Pallet<T> {
    fn reference() -> Option<ReferencePrice> {
        Self::reference_or_reason().ok()
    }

    fn trailing_average() -> Option<Price> {
        let (rules, now) = (Settings::<T>::get().params.twap_rules(), time::now::<T::Time>());
        Twap::<T>::get().long_average(&LongCheckpoints::<T>::get(), now, &rules)
    }
}

impl<T: Config> Pallet<T> {
    /// Aggregates the operators' reports by the rules of [`median`]; `None` if too few count. A
    /// caller that stores the result must keep its time, by which it expires.
    pub fn combine(values: Vec<TimedPrice>) -> Option<TimedPrice> {
        let rules = Settings::<T>::get().params.median_rules();
        median(&values, time::now::<T::Time>(), rules)
    }

    /// Current price of the exchange. A trade can move it within a block, so it is for sampling and
    /// display only.
    pub(crate) fn spot() -> Option<Price> {
        T::Reserves::get().and_then(|(native, quote)| Price::from_reserves(native, quote))
    }

    /// The reference price, or the reason why there is none.
    pub(crate) fn reference_or_reason() -> Result<ReferencePrice, NoPrice> {
        let settings = Settings::<T>::get();
        let now = time::now::<T::Time>();
        match settings.live_override(now) {
            Some(set) => Ok(set.reference()),
            None => Self::market(&settings.params, now),
        }
    }

    /// The median if it is within the band around the average, or the reason why there is no price.
    pub(crate) fn market(params: &Params, now: Seconds) -> Result<ReferencePrice, NoPrice> {
        let oracle = T::Oracle::get().filter(|oracle| oracle.price.0 > 0);
        let oracle = oracle.ok_or(NoPrice::NoOracle)?;
        if !oracle.is_fresh(now, params.expiry_secs) {
            return Err(NoPrice::OracleStale);
        }
        let TimedPrice { price, time } = oracle;
        let average = Twap::<T>::get().average(now, &params.twap_rules());
        let average = average.ok_or(NoPrice::NoAverage)?;
        if price.distance_bps(average).is_none_or(|apart| apart > params.band_bps) {
            return Err(NoPrice::TooFarApart);
        }
        Ok(ReferencePrice { price, low: price.min(average), time, source: PriceSource::Market })
    }
}
