//! Realisation of losses, in the weight that blocks leave unused.

use crate::{
    types::{Sweep, SWEEP_BONDS},
    Bonds, Config, Pallet, Providers, Sweeps, WeightInfo,
};
use polkadot_sdk::{
    frame_support::{
        storage::with_storage_layer,
        weights::{Weight, WeightMeter},
    },
    sp_runtime::DispatchError,
};
use quaestor_primitives::Balance;

/// Smallest loss that a sweep takes, in smallest units. A bond to a pool that was slashed before is one
/// unit short by rounding, which is not worth a slash.
pub(crate) const LEAST_LOSS: Balance = 2;

impl<T: Config> Pallet<T> {
    /// Visits the next bonds of the first provider in the list and takes their losses. One that cannot
    /// be taken now waits until somebody calls for it.
    pub(crate) fn sweep(remaining: Weight) -> Weight {
        let mut meter = WeightMeter::with_limit(remaining);
        if meter.try_consume(T::WeightInfo::on_idle_base()).is_err() {
            return Weight::zero();
        }
        let mut sweeps = Sweeps::<T>::get();
        let Some(Sweep { provider: id, mut last }) = sweeps.first().cloned() else {
            return meter.consumed();
        };
        let provider = Providers::<T>::get(&id);
        let mut keys = match &last {
            Some((who, maturity)) => {
                let from = Bonds::<T>::hashed_key_for(&id, (who, *maturity));
                Bonds::<T>::iter_key_prefix_from(&id, from)
            },
            None => Bonds::<T>::iter_key_prefix(&id),
        };
        let mut over = provider.is_none();
        for _ in 0..SWEEP_BONDS {
            if over || meter.try_consume(T::WeightInfo::sweep_bond()).is_err() {
                break;
            }
            let (Some(provider), Some((who, maturity))) = (&provider, keys.next()) else {
                over = true;
                break;
            };
            let _ = with_storage_layer::<_, DispatchError, _>(|| {
                Self::realise_bond(&id, provider, &who, maturity, LEAST_LOSS)
            });
            last = Some((who, maturity));
        }
        if over {
            sweeps.remove(0);
        } else if let Some(sweep) = sweeps.iter_mut().next() {
            sweep.last = last;
        }
        Sweeps::<T>::put(sweeps);
        meter.consumed()
    }
}
