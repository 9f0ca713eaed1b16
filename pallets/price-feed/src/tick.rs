//! The watch of the exchange's price.

use crate::{Config, Event, Feed, LongCheckpoints, Pallet, Settings, WeightInfo};
use polkadot_sdk::frame_support::weights::Weight;
use quaestor_math::twap;

impl<T: Config> Pallet<T> {
    /// Samples the exchange's price before any transaction of the block can move it: what it was
    /// when the block before ended, at the time of that block.
    pub(crate) fn tick() -> Weight {
        let now = Self::now();
        if now == 0 {
            return T::WeightInfo::on_initialize();
        }
        let mut settings = Settings::<T>::get();
        if let Some(set) = settings.price_override.as_mut().filter(|set| set.since == 0) {
            (set.since, set.until) = (now, now.saturating_add(set.until));
            Settings::<T>::put(settings);
        }
        let rules = settings.params.watch_rules();
        let spot = Self::spot();
        Feed::<T>::mutate(|feed| {
            let (watched, since) = (feed.sample.is_some(), feed.since);
            let checkpoint = feed.watch(now, spot, &rules);
            if let Some(checkpoint) = checkpoint {
                LongCheckpoints::<T>::mutate(|ring| twap::push(ring, checkpoint));
            }
            match feed.sample {
                Some(_) if !watched || feed.since != since => {
                    Self::deposit_event(Event::WatchBegan { since: feed.since });
                },
                None if watched => Self::deposit_event(Event::WatchEnded { at: now }),
                _ => {},
            }
            match checkpoint {
                Some(_) => T::WeightInfo::on_initialize_slot(),
                None => T::WeightInfo::on_initialize(),
            }
        })
    }
}
