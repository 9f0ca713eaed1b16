//! Lots on schedule, with the weight that blocks leave unused.

use crate::{Config, Event, Pallet, Parameters, State, WeightInfo};
use polkadot_sdk::frame_support::{
    storage::with_storage_layer,
    weights::{Weight, WeightMeter},
};

impl<T: Config> Pallet<T> {
    /// Buys the lot that is due: one at most, because the next one is due later. If it cannot be
    /// bought, says so and tries again after a while.
    pub(crate) fn buy_idle(remaining: Weight) -> Weight {
        let mut meter = WeightMeter::with_limit(remaining);
        if meter.try_consume(T::WeightInfo::on_idle_base()).is_err() {
            return Weight::zero();
        }
        let (state, params) = (State::<T>::get(), Parameters::<T>::get());
        let now = Self::now();
        let due = now >= state.next_at.max(state.retry_at) && params.suffices(state.budget);
        if !due || meter.try_consume(T::WeightInfo::execute_buyback()).is_err() {
            return meter.consumed();
        }
        // Outside of the layer, so that the skip is kept when the lot is undone.
        if let Err(reason) = with_storage_layer(Self::do_execute) {
            let retry_at = now.saturating_add(params.retry_secs);
            State::<T>::mutate(|state| state.retry_at = retry_at);
            Self::deposit_event(Event::BuybackSkipped { reason, retry_at });
        }
        meter.consumed()
    }
}
