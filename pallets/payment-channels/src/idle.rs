//! Channels that are due, in the weight that a block leaves unused.

use crate::{types::ChannelId, Channels, Config, Cursor, Pallet, WeightInfo};
use polkadot_sdk::frame_support::{
    storage::with_storage_layer,
    traits::Get,
    weights::{Weight, WeightMeter},
};

impl<T: Config> Pallet<T> {
    /// Visits the channels after the cursor, in the order of storage, and finishes those that are due.
    /// After the last channel the round begins anew in the next block.
    pub(crate) fn finish_idle(remaining: Weight) -> Weight {
        let mut meter = WeightMeter::with_limit(remaining);
        if meter.try_consume(T::WeightInfo::on_idle_base()).is_err() {
            return Weight::zero();
        }
        let start = Cursor::<T>::get();
        let mut ids = match start {
            Some(id) => Channels::<T>::iter_keys_from(Channels::<T>::hashed_key_for(id)),
            None => Channels::<T>::iter_keys(),
        };
        let (visit, finish) = (T::WeightInfo::visit(), T::WeightInfo::finish());
        let (mut cursor, mut finishes) = (start, T::MaxFinishes::get());
        for _ in 0..T::MaxVisits::get() {
            if finishes == 0 || !meter.can_consume(visit.saturating_add(finish)) {
                break;
            }
            meter.consume(visit);
            cursor = ids.next();
            let Some(id) = cursor else { break };
            if Self::is_due_now(id) {
                meter.consume(finish);
                finishes = finishes.saturating_sub(1);
                // One that cannot be finished, as when the issuer has blocked the account, waits for
                // the next round and delays no other.
                let _ = with_storage_layer(|| Self::do_finish(id));
            }
        }
        if cursor != start {
            Cursor::<T>::set(cursor);
        }
        meter.consumed()
    }

    fn is_due_now(id: ChannelId) -> bool {
        Channels::<T>::get(id).is_some_and(|channel| Self::is_due(&channel))
    }
}
