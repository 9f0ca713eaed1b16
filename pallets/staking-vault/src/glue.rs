//! What other pallets may read and do.

use crate::{funds::CreditOf, Config, Event, Ledgers, Pallet, State};
use alloc::vec::Vec;
use polkadot_sdk::{
    frame_support::storage::with_storage_layer,
    sp_runtime::{DispatchError, DispatchResult},
};
use quaestor_primitives::{
    Balance, Position, PositionId, Positions, Seconds, StakeInspect, StakeSlash, StakeTotals,
    StakeWeight, WalletCap,
};

impl<T: Config> StakeInspect<T::AccountId> for Pallet<T> {
    fn stake_of(who: &T::AccountId) -> Balance {
        Ledgers::<T>::get(who).staked()
    }

    fn totals() -> StakeTotals {
        let state = State::<T>::get();
        StakeTotals { staked: state.staked, stakers: state.stakers, weight: state.weight }
    }

    fn weight_of(who: &T::AccountId, at: Seconds) -> StakeWeight {
        Ledgers::<T>::get(who).weight_at(at)
    }
}

impl<T: Config> Positions<T::AccountId> for Pallet<T> {
    fn positions(who: &T::AccountId) -> Vec<Position> {
        Ledgers::<T>::get(who).positions.into_inner()
    }

    fn enlarge(
        from: &T::AccountId,
        who: &T::AccountId,
        id: PositionId,
        amount: Balance,
    ) -> DispatchResult {
        Self::do_enlarge(from, who, id, amount)
    }

    fn stakers() -> Vec<T::AccountId> {
        Ledgers::<T>::iter()
            .filter(|(_, ledger)| !ledger.positions.is_empty())
            .map(|(who, _)| who)
            .collect()
    }
}

impl<T: Config> WalletCap<T::AccountId> for Pallet<T> {
    fn capped_until(who: &T::AccountId) -> Option<Seconds> {
        (Self::room_of(who)? == 0).then(|| State::<T>::get().epoch_end)
    }

    fn cap_room(who: &T::AccountId) -> Option<Balance> {
        Self::room_of(who)
    }
}

impl<T: Config> StakeSlash<T::AccountId> for Pallet<T> {
    type Credit = CreditOf<T>;

    fn slash(who: &T::AccountId, amount: Balance) -> (CreditOf<T>, Balance) {
        let ledger = Ledgers::<T>::get(who);
        let there = ledger.staked().saturating_add(ledger.cooling_total());
        let taken = amount.min(there);
        if taken == 0 {
            return (CreditOf::<T>::default(), amount);
        }
        let credit = with_storage_layer::<_, DispatchError, _>(|| {
            let credit = Self::do_slash(who, taken)?;
            Self::deposit_event(Event::Slashed {
                who: who.clone(),
                amount: taken,
                missing: amount.saturating_sub(taken),
            });
            Ok(credit)
        });
        match credit {
            Ok(credit) => (credit, amount.saturating_sub(taken)),
            Err(_) => (CreditOf::<T>::default(), amount),
        }
    }
}
