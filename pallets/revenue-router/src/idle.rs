//! Retries, in the weight that blocks leave unused.

use crate::{
    types::{SuspenseKey, MAX_RETRIES},
    Config, Pallet, RetryCursor, Suspense, WeightInfo,
};
use polkadot_sdk::{
    frame_support::{
        storage::with_storage_layer,
        traits::Get,
        weights::{Weight, WeightMeter},
    },
    sp_runtime::DispatchError,
};

impl<T: Config> Pallet<T> {
    /// Retries legs in suspense.
    pub(crate) fn idle(remaining: Weight) -> Weight {
        let mut meter = WeightMeter::with_limit(remaining);
        if meter.try_consume(T::WeightInfo::on_idle_base()).is_err() {
            return Weight::zero();
        }
        Self::retry_some(&mut meter);
        meter.consumed()
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
}
