//! The end of an epoch, in the weight that blocks leave unused.

use crate::{
    types::{BackstopState, TopUp},
    Config, Event, Pallet, Parameters, State, WeightInfo,
};
use polkadot_sdk::{
    frame_support::{
        storage::with_storage_layer,
        traits::Get,
        weights::{Weight, WeightMeter},
    },
    sp_runtime::DispatchError,
};
use quaestor_primitives::{CollectUnasked, CrisisInspect, Seconds};
use quaestor_support::time;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
    /// Begins the first epoch, or ends the current one when its time has passed.
    pub(crate) fn idle(remaining: Weight) -> Weight {
        let mut meter = WeightMeter::with_limit(remaining);
        if meter.try_consume(T::WeightInfo::on_idle_base()).is_err() {
            return Weight::zero();
        }
        let (now, mut state) = (time::now::<T::Time>(), State::<T, I>::get());
        if now == 0 || now < state.epoch_end {
            return meter.consumed();
        }
        if state.epoch_end == 0 {
            state.epoch_end = now.saturating_add(Parameters::<T, I>::get().epoch_secs);
            State::<T, I>::put(state);
        } else if meter.try_consume(T::WeightInfo::top_up()).is_ok() {
            Self::end_epoch(state, now);
            if meter.try_consume(T::WeightInfo::collect_unasked()).is_ok() {
                T::Unasked::collect(state.epoch, &Self::account());
            }
        }
        meter.consumed()
    }

    /// Tops the epoch's reward stream up to the floor, out of the main reserve and, while it is
    /// open, the emergency reserve; then begins the next epoch.
    ///
    /// The floor is compared with the revenue that has funded the stream, not with its emission: a
    /// top-up is emitted in the epoch after it, so if emission counted, the top-up of one epoch
    /// would cover the next and only every second epoch would be paid. Revenue beyond the floor is
    /// carried as surplus, so that the rhythm of deposits makes no difference. After a halt one epoch
    /// is topped up and takes from the surplus; the time of the halt is not made up for.
    pub(crate) fn end_epoch(state: BackstopState, now: Seconds) {
        let params = Parameters::<T, I>::get();
        let Some((epochs, epoch_end)) =
            time::epochs_passed(now, state.epoch_end, params.epoch_secs)
        else {
            return;
        };
        let (needed, surplus) = params.settle(state.funded.saturating_add(state.surplus));
        let mut from_reserve = needed.min(Self::main_reserve(&T::FloorAsset::get()));
        let short = needed.saturating_sub(from_reserve);
        let open = short > 0 && T::Crisis::emergency_open();
        let mut from_emergency = if open { short.min(state.emergency) } else { 0 };
        let amount = from_reserve.saturating_add(from_emergency);
        let paid = amount > 0
            && with_storage_layer::<_, DispatchError, _>(|| Self::fund_rewards(amount)).is_ok();
        if !paid {
            (from_reserve, from_emergency) = (0, 0);
        }
        let epoch = state.epoch;
        State::<T, I>::put(BackstopState {
            epoch: epoch.saturating_add(epochs),
            epoch_end,
            funded: 0,
            surplus,
            // Cannot saturate: `from_emergency` is at most the emergency reserve.
            emergency: state.emergency.saturating_sub(from_emergency),
            last: Some(TopUp { epoch, time: now, needed, from_reserve, from_emergency }),
        });
        Self::deposit_event(Event::FloorToppedUp {
            epoch,
            needed,
            from_reserve,
            from_emergency,
            surplus,
        });
    }
}
