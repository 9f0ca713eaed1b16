//! Implementations of traits of other pallets, and the aggregation of reports.

use crate::{
    types::{NoPrice, Override, Params},
    Config, LongCheckpoints, Pallet, Settings, Twap,
};
use alloc::vec::Vec;
use polkadot_sdk::frame_support::traits::Get;
use quaestor_math::median::{median, TimedPrice};
use quaestor_primitives::{Bps, Price, PriceInspect, PriceSource, ReferencePrice, Seconds};
use quaestor_support::time;

impl<T: Config> PriceInspect for Pallet<T> {
    fn reference() -> Option<ReferencePrice> {
        Self::reference_or_reason().ok()
    }

    fn trailing_average() -> Option<Price> {
        let (rules, now) = (Settings::<T>::get().params.twap_rules(), time::now::<T::Time>());
        Twap::<T>::get().trailing_average(&LongCheckpoints::<T>::get(), now, &rules)
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
        let sources = Self::sources(&settings.params, now);
        match settings.live_override(now) {
            Some(set) => Ok(sources.bounding(set)),
            None => sources.agreed(),
        }
    }

    /// Both sources of the market's price.
    pub(crate) fn sources(params: &Params, now: Seconds) -> Sources {
        let median = T::Oracle::get().filter(|median| median.price.0 > 0).ok_or(NoPrice::NoOracle);
        let fresh = |median: TimedPrice| {
            let fresh = median.is_fresh(now, params.expiry_secs);
            fresh.then_some(median).ok_or(NoPrice::OracleStale)
        };
        Sources {
            median: median.and_then(fresh),
            average: Twap::<T>::get().average(now, &params.twap_rules()),
            band_bps: params.band_bps,
        }
    }
}

/// Sources of the market's price, each as far as it is known.
pub(crate) struct Sources {
    median: Result<TimedPrice, NoPrice>,
    average: Option<Price>,
    band_bps: Bps,
}

impl Sources {
    /// The median if it is within the band around the average, or the reason why there is no price.
    pub(crate) fn agreed(&self) -> Result<ReferencePrice, NoPrice> {
        let TimedPrice { price, time } = self.median?;
        let average = self.average.ok_or(NoPrice::NoAverage)?;
        if price.distance_bps(average).is_none_or(|apart| apart > self.band_bps) {
            return Err(NoPrice::TooFarApart);
        }
        let low = Some(price.min(average));
        Ok(ReferencePrice { price, low, time, source: PriceSource::Market })
    }

    /// The override, bounded by the market: an override lowers a price on which both sources agree
    /// and never raises it, and a purchase is bounded by each source by itself.
    fn bounding(&self, set: Override) -> ReferencePrice {
        let Override { price, since, .. } = set;
        let price = self.agreed().map_or(price, |agreed| price.min(agreed.price));
        let low = self.average.map(|average| average.min(price));
        let low = low.map(|low| self.median.map_or(low, |median| low.min(median.price)));
        ReferencePrice { price, low, time: since, source: PriceSource::Override }
    }
}
