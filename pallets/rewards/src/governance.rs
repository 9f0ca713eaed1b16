//! Implementations of the governance calls.

use crate::{
    types::{PoolParams, PoolRecord},
    Config, Error, Event, Pallet, State,
};
use polkadot_sdk::{
    frame_support::{ensure, traits::Get},
    sp_runtime::DispatchResult,
};
use quaestor_math::RateModel;
use quaestor_primitives::{AssetKind, AssetUnits, Seconds};
use quaestor_support::params;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_add_pool(
        asset: AssetKind,
        params: PoolParams,
        payer: T::AccountId,
    ) -> DispatchResult {
        State::<T>::try_mutate(|state| {
            Self::check_params(&asset, &params)?;
            ensure!(state.find_mut(&asset).is_none(), Error::<T>::AlreadyExists);
            ensure!(!state.pools.is_full(), Error::<T>::TooManyPools);
            let base = Self::receive_base(&asset, &payer)?;
            let record = PoolRecord::new(asset.clone(), params, base, state.clock);
            state.pools.try_push(record).map_err(|_| Error::<T>::TooManyPools)?;
            Self::deposit_event(Event::PoolAdded { asset, params });
            Ok(())
        })
    }

    pub(crate) fn do_set_pool_params(asset: AssetKind, new: PoolParams) -> DispatchResult {
        State::<T>::try_mutate(|state| {
            Self::check_params(&asset, &new)?;
            let now = Self::now(state);
            let (_, record) = state.find_mut(&asset).ok_or(Error::<T>::UnknownAsset)?;
            let old = record.params;
            let streamed = |params: &PoolParams| matches!(params.rate, RateModel::Streamed { .. });
            ensure!(streamed(&old) == streamed(&new), Error::<T>::RateModelFixed);
            ensure!(old.allows_change_to(&new), Error::<T>::ChangeTooLarge);
            params::space(&mut record.changed_at, now, T::ChangeInterval::get())
                .map_err(|_| Error::<T>::ChangedTooSoon)?;
            let from = now.saturating_add(T::Notice::get());
            record.next = Some((new, from));
            Self::deposit_event(Event::PoolParamsAnnounced { asset, old, new, from });
            Self::apply_params(record, now);
            Ok(())
        })
    }

    /// Lets announced rules take effect, if their time has come.
    pub(crate) fn apply_params(record: &mut PoolRecord, now: Seconds) {
        if let Some(old) = record.take_effect(now) {
            let (asset, new) = (record.asset.clone(), record.params);
            Self::deposit_event(Event::PoolParamsSet { asset, old, new });
        }
    }

    /// Checks the ranges, of which the minima have an end in whole units of the asset as well.
    fn check_params(asset: &AssetKind, params: &PoolParams) -> Result<(), Error<T>> {
        params.validate().map_err(|_| Error::<T>::OutOfRange)?;
        let within = params.minima_fit(T::Units::whole_unit(asset));
        within.then_some(()).ok_or(Error::<T>::OutOfRange)
    }
}
