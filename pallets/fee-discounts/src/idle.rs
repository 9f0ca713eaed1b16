//! Count of stops and removal of old keys, in the weight that a block leaves unused.

use crate::{
    types::MAX_FORGET, Config, KeptKeyCount, Pallet, Parameters, RecentStops, SettledKeys,
    SettledOrder, WeightInfo,
};
use alloc::vec::Vec;
use polkadot_sdk::frame_support::{
    traits::Get,
    weights::{Weight, WeightMeter},
};
use quaestor_support::time;

impl<T: Config> Pallet<T> {
    /// Removes keys of trades that are too old to be settled, oldest first.
    pub(crate) fn idle(remaining: Weight) -> Weight {
        let mut meter = WeightMeter::with_limit(remaining);
        if meter.try_consume(T::WeightInfo::on_idle_base()).is_err() {
            return Weight::zero();
        }
        let (params, now) = (Parameters::<T>::get(), time::now::<T::Time>());
        let before = RecentStops::<T>::get();
        let stops = before.at(now, params.window_secs, T::HaltSecs::get(), T::CanCharge::get());
        let oldest = Self::start_of_window(&params, now, stops);
        let mut most = MAX_FORGET;
        let old: Vec<_> = SettledOrder::<T>::iter_keys()
            .take_while(|(time, _)| {
                let is_old = u64::from_be_bytes(*time) < oldest;
                let may = is_old && most > 0;
                most = most.saturating_sub(1);
                may && meter.try_consume(T::WeightInfo::forget_key()).is_ok()
            })
            .collect();
        let Ok(count) = u32::try_from(old.len()) else { return meter.consumed() };
        // The time is written when a key is removed, so that no later stop makes its trade settle
        // again; when the stops have changed; and twice in the time that makes a halt.
        let due = now.saturating_sub(before.seen) >= T::HaltSecs::get().div_ceil(2);
        if due || count > 0 || stops.secs != before.secs {
            RecentStops::<T>::put(stops);
        }
        if count > 0 {
            for dated in old {
                SettledOrder::<T>::remove(dated);
                SettledKeys::<T>::remove(dated.1);
            }
            KeptKeyCount::<T>::mutate(|kept| *kept = kept.saturating_sub(count));
        }
        meter.consumed()
    }
}
