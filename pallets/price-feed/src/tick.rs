//! The watch of the exchange's price.

use crate::{Config, Event, Feed, LongCheckpoints, Pallet, Settings, WeightInfo};
use polkadot_sdk::frame_support::{pallet_prelude::Get, weights::Weight};
use quaestor_math::twap::{self, LONG_SLOTS};

/// Longest gaps that a slot must last longer than for [`Pallet::slot_began`] to tell of it: with so
/// many looks in each slot, who rests for the first of them does not miss the others.
const GAPS_PER_SLOT: u64 = 4;

impl<T: Config> Pallet<T> {
    /// Samples the exchange's price before any transaction of the block can move it: what it was
    /// when the block before ended, at the time of that block. In a busy block it only asks whether
    /// it is one.
    pub(crate) fn tick() -> Weight {
        if T::Busy::get() {
            return T::WeightInfo::on_initialize_rest();
        }
        let now = Self::now();
        if now == 0 {
            return T::WeightInfo::on_initialize();
        }
        let rules = Settings::<T>::get().terms.watch_rules();
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
    /// Whether a slot of the long window has begun with this block's look, which makes that cost
    /// more. Not where slots are so short that it is nothing rare, and not where a watch has begun.
    /// For hooks after this one: the calls of the block know another time.
    pub fn slot_began() -> bool {
        let feed = Feed::<T>::get();
        if !feed.long_recent.is_zero() || feed.at == feed.since || feed.at != Self::now() {
            return false;
        }
        let rules = Settings::<T>::get().terms.watch_rules();
        let gaps = rules.max_gap_secs.saturating_mul(GAPS_PER_SLOT);
        rules.long_window_secs > gaps.saturating_mul(LONG_SLOTS)
    }
}
