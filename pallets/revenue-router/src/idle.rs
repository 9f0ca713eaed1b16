//! The end of an epoch, and retries, with the weight that blocks leave unused.

use crate::{
    types::{BackstopRecord, SuspenseKey, TopUp, MAX_RETRIES},
    BackstopState, Config, Event, Pallet, Parameters, RetryCursor, Suspense, WeightInfo,
};
use polkadot_sdk::{
    frame_support::{
        storage::with_storage_layer,
        traits::{Get, Time},
        weights::{Weight, WeightMeter},
    },
    sp_runtime::DispatchError,
};
use quaestor_primitives::{CrisisInspect, Seconds};

impl<T: Config> Pallet<T> {
    /// Ends the epoch if it is over, then retries what is in suspense.
    pub(crate) fn idle(remaining: Weight) -> Weight {
        let mut meter = WeightMeter::with_limit(remaining);
        if meter.try_consume(T::WeightInfo::on_idle_base()).is_err() {
            return Weight::zero();
        }
        Self::end_epoch_in_time(&mut meter);
        Self::retry_some(&mut meter);
        meter.consumed()
    }

    fn end_epoch_in_time(meter: &mut WeightMeter) {
        let (now, mut record) = (Self::now(), BackstopState::<T>::get());
        if now == 0 || now < record.epoch_end {
            return;
        }
        if record.epoch_end == 0 {
            record.epoch_end = now.saturating_add(Parameters::<T>::get().epoch_secs);
            BackstopState::<T>::put(record);
        } else if meter.try_consume(T::WeightInfo::top_up()).is_ok() {
            Self::end_epoch(record, now);
        }
    }

    /// Tops the epoch's reward stream up to the floor, out of the reserve and, while it is open, the
    /// emergency reserve; then begins the next epoch.
    ///
    /// What counts is what revenue has funded, not what the stream has emitted: a top-up streams in
    /// the epoch after it, so if emission counted, every second epoch would look covered by the
    /// top-up of the one before, and the floor would be paid by half. After a halt one epoch is
    /// topped up; the time of the halt is not made up.
    pub(crate) fn end_epoch(record: BackstopRecord, now: Seconds) {
        let (params, asset) = (Parameters::<T>::get(), T::FloorAsset::get());
        let needed = params.floor_per_epoch().saturating_sub(record.funded);
        let mut from_reserve = needed.min(Self::reserve(&asset));
        let short = needed.saturating_sub(from_reserve);
        let open = short > 0 && T::Crisis::emergency_open();
        let mut from_emergency = if open { short.min(record.emergency) } else { 0 };
        let amount = from_reserve.saturating_add(from_emergency);
        let paid = amount > 0
            && with_storage_layer::<_, DispatchError, _>(|| Self::fund_rewards(&asset, amount))
                .is_ok();
        if !paid {
            (from_reserve, from_emergency) = (0, 0);
        }
        let epoch = record.epoch;
        let length = params.epoch_secs.max(1);
        let late = now.saturating_sub(record.epoch_end);
        let epochs = late.checked_div(length).unwrap_or_default().saturating_add(1);
        BackstopState::<T>::put(BackstopRecord {
            epoch: epoch.saturating_add(u32::try_from(epochs).unwrap_or(u32::MAX)),
            epoch_end: record.epoch_end.saturating_add(epochs.saturating_mul(length)),
            funded: 0,
            // Never more than there is: it was the lower of both.
            emergency: record.emergency.saturating_sub(from_emergency),
            last: Some(TopUp { epoch, time: now, needed, from_reserve, from_emergency }),
        });
        Self::deposit_event(Event::FloorToppedUp { epoch, needed, from_reserve, from_emergency });
    }

    /// Retries legs in the order of their keys, from where the block before stopped.
    fn retry_some(meter: &mut WeightMeter) {
        // The next key is read for each.
        let one = T::WeightInfo::retry_suspense().saturating_add(T::DbWeight::get().reads(1));
        let start = RetryCursor::<T>::get();
        let mut cursor = start.clone();
        for _ in 0..MAX_RETRIES {
            let Some((kind, asset, leg)) = Self::suspended_after(cursor.as_ref()) else {
                cursor = None;
                break;
            };
            if meter.try_consume(one).is_err() {
                break;
            }
            // What is still refused is tried again in the next round.
            let _ = with_storage_layer::<_, DispatchError, _>(|| {
                Self::do_retry(kind, asset.clone(), leg)
            });
            cursor = Some((kind, asset, leg));
        }
        if cursor != start {
            RetryCursor::<T>::set(cursor);
        }
    }

    fn suspended_after(cursor: Option<&SuspenseKey>) -> Option<SuspenseKey> {
        match cursor {
            Some(key) => Suspense::<T>::iter_keys_from(Suspense::<T>::hashed_key_for(key)).next(),
            None => Suspense::<T>::iter_keys().next(),
        }
    }

    /// Now, in seconds since the Unix epoch.
    pub(crate) fn now() -> Seconds {
        // Milliseconds; the division cannot fail.
        T::Time::now().checked_div(1_000).unwrap_or_default()
    }
}
