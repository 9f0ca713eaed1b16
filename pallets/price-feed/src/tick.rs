//! Sampling of the exchange's price.

use crate::{Config, Event, LongCheckpoints, Pallet, Settings, Twap, WeightInfo};
use polkadot_sdk::frame_support::{traits::Get, weights::Weight};
use quaestor_math::twap;
use quaestor_support::time;

impl<T: Config> Pallet<T> {
    /// Samples the exchange's price before any transaction of the block: the price at the end of
    /// the previous block, at that block's time.
    pub(crate) fn tick() -> Weight {
        let now = time::now::<T::Time>();
        if now == 0 {
            return T::WeightInfo::on_initialize();
        }
        let (mut settings, mut saved) = (Settings::<T>::get(), false);
        if let Some(set) = settings.price_override.as_mut().filter(|set| set.since == 0) {
            (set.since, set.until) = (now, now.saturating_add(set.until));
            Settings::<T>::put(settings);
            saved = true;
        }
        let rules = settings.params.twap_rules();
        let spot = Self::spot();
        let mut twap = Twap::<T>::get();
        if spot.is_none() && twap.sample.is_none() {
            // Nothing was sampled and nothing is: the feed stays as it is.
            let unwritten = T::DbWeight::get().writes(u64::from(!saved));
            return T::WeightInfo::on_initialize().saturating_sub(unwritten);
        }
        let (sampled, since) = (twap.sample.is_some(), twap.since);
        let ends = twap.ends(now, spot, &rules);
        if ends {
            twap.keep_average(&LongCheckpoints::<T>::get(), &rules);
        }
        let checkpoint = twap.record(now, spot, &rules);
        if let Some(checkpoint) = checkpoint {
            LongCheckpoints::<T>::mutate(|kept| twap::push(kept, checkpoint));
        }
        match twap.sample {
            Some(_) if !sampled || twap.since != since => {
                Self::deposit_event(Event::SamplingStarted { since: twap.since });
            },
            None if sampled => Self::deposit_event(Event::SamplingStopped { at: now }),
            _ => {},
        }
        Twap::<T>::put(twap);
        match checkpoint {
            Some(_) => T::WeightInfo::on_initialize_slot(),
            // It reads the checkpoints of the long window as well.
            None if ends => T::WeightInfo::on_initialize_slot(),
            None => T::WeightInfo::on_initialize(),
        }
    }
}
