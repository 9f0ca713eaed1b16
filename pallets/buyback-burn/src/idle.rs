//! Scheduled lots, in the weight that a block leaves unused.

use crate::{Config, Event, Pallet, Parameters, State, WeightInfo};
use polkadot_sdk::frame_support::{
    storage::with_storage_layer,
    weights::{Weight, WeightMeter},
};
use quaestor_support::time;

impl<T: Config> Pallet<T> {
    /// Buys the lot that is due; at most one, because the next one is due later. A lot that fails
    /// is skipped and tried again later.
    pub(crate) fn buy_idle(remaining: Weight) -> Weight {
        let mut meter = WeightMeter::with_limit(remaining);
        if meter.try_consume(T::WeightInfo::on_idle_base()).is_err() {
            return Weight::zero();
        }
        let (state, params) = (State::<T>::get(), Parameters::<T>::get());
        let now = time::now::<T::Time>();
        let due = now >= state.next_at.max(state.retry_at) && params.suffices(state.budget);
        if !due || meter.try_consume(T::WeightInfo::execute_buyback()).is_err() {
            return meter.consumed();
        }
        // Outside of the layer, so that the skip is kept when the lot is rolled back.
        if let Err(reason) = with_storage_layer(Self::do_execute) {
            let retry_at = now.saturating_add(params.retry_secs);
            State::<T>::mutate(|state| state.retry_at = retry_at);
            Self::deposit_event(Event::BuybackSkipped { reason, retry_at });
        }
        meter.consumed()
    }
}
