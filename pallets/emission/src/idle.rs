//! Drips in the weight that blocks leave unused.

use crate::{Config, Pallet, Parameters, State, WeightInfo};
use polkadot_sdk::{
    frame_support::{
        storage::with_storage_layer,
        traits::Get,
        weights::{Weight, WeightMeter},
    },
    sp_runtime::DispatchError,
};

impl<T: Config> Pallet<T> {
    /// Makes a drip if one is due, or notes and mints the emission of a day. If the pool refuses a drip,
    /// the next block tries again; what is noted of a day waits for the next day.
    pub(crate) fn idle(remaining: Weight) -> Weight {
        if !T::Drips::get() {
            return Weight::zero();
        }
        let mut meter = WeightMeter::with_limit(remaining);
        if meter.try_consume(T::WeightInfo::on_idle_base()).is_err() {
            return Weight::zero();
        }
        let is_due = T::Launch::get() > 0 && T::Clock::get() >= State::<T>::get().next_drip;
        if is_due && Parameters::<T>::exists() {
            if meter.try_consume(T::WeightInfo::drip()).is_ok() {
                let _ = with_storage_layer::<_, DispatchError, _>(Self::do_drip);
            }
        } else if is_due && meter.try_consume(T::WeightInfo::drip_day()).is_ok() {
            let _ = with_storage_layer::<_, DispatchError, _>(Self::do_drip_day);
        }
        meter.consumed()
    }
}
