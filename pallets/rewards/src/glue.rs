//! Implementations of the traits that other pallets use.

use crate::{funds::CreditOf, types::PerPool, Config, Event, IndexAt, Pallet, RateEnds, State};
use polkadot_sdk::{frame_support::defensive, sp_runtime::DispatchResult};
use quaestor_math::Elapsed;
use quaestor_primitives::{
    AssetKind, Balance, Books, FundPool, FundingSource, OnWeightChange, Position, PositionChange,
    Reached, RedirectRewards, Seconds, StakeWeight,
};
use quaestor_support::funds::take_in_layer;

impl<T: Config> OnWeightChange<T::AccountId> for Pallet<T> {
    fn time_passed(now: Seconds, total: StakeWeight, reached: Reached) {
        State::<T>::mutate(|state| {
            let starts = state.clock == 0;
            let elapsed = Elapsed { to: now, weight: total, redirected: state.redirected };
            for record in state.pools.iter_mut() {
                let mut pool = record.pool;
                match pool.advance(&record.params.rate, elapsed) {
                    Some(()) => record.pool = pool,
                    None => {
                        defensive!("a pool could not advance");
                    },
                }
            }
            state.clock = now;
            for record in state.pools.iter_mut() {
                Self::apply_params(record, now);
            }
            if starts {
                Self::stream_genesis_fundings(state);
            }
            if reached == Reached::Time {
                return;
            }
            for end in RateEnds::<T>::take(now) {
                let record = state.pools.get_mut(usize::from(end.pool));
                if record.and_then(|record| record.pool.end_rate(end.rate)).is_none() {
                    defensive!("a rate ended that had not begun");
                }
            }
            if reached == Reached::Step {
                let indices = state.pools.iter().map(|record| record.pool.index);
                IndexAt::<T>::insert(now, PerPool::truncate_from(indices.collect()));
                for record in state.pools.iter_mut() {
                    if record.pool.reweigh().is_none() {
                        defensive!("a carry that does not fit");
                    }
                }
            }
        });
    }

    fn position_changed(
        who: &T::AccountId,
        position: &Position,
        change: PositionChange,
    ) -> DispatchResult {
        Self::on_position_changed(who, position, change)
    }
}

impl<T: Config> FundPool<T::AccountId, CreditOf<T>> for Pallet<T> {
    fn fund(source: FundingSource<T::AccountId>, credit: CreditOf<T>) -> Result<(), CreditOf<T>> {
        let (asset, amount) = Self::credit_of(&credit);
        take_in_layer(credit, |credit| {
            match State::<T>::try_mutate(|state| Self::add_funding(state, &asset, amount, source)) {
                Ok(()) => Self::receive_credit(credit),
                Err(_) => Err(credit),
            }
        })
    }
}

impl<T: Config> Books<T::AccountId> for Pallet<T> {
    fn account() -> T::AccountId {
        Self::pot_account()
    }

    fn booked(asset: &AssetKind) -> Balance {
        let state = State::<T>::get();
        let record = state.pools.iter().find(|record| record.asset == *asset);
        // A sum that does not fit is above any balance.
        record.map_or(0, |record| record.booked().unwrap_or(Balance::MAX))
    }
}

impl<T: Config> RedirectRewards for Pallet<T> {
    fn set_redirected(redirected: bool) {
        State::<T>::mutate(|state| {
            if state.redirected != redirected {
                state.redirected = redirected;
                Self::deposit_event(Event::RedirectionSet { redirected });
            }
        });
    }
}
