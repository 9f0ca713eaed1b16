//! Implementations of the traits that other pallets use.

use crate::{
    funds::{AssetCreditOf, CreditOf},
    positions::find,
    Config, Error, Event, Ledgers, Pallet, Parameters, State,
};
use alloc::vec::Vec;
use polkadot_sdk::{
    frame_support::{ensure, storage::with_storage_layer},
    sp_runtime::{ArithmeticError, DispatchError, DispatchResult},
};
use quaestor_math::mul_div;
use quaestor_primitives::{
    Balance, IncreaseStake, Position, PositionId, Positions, Seconds, StakeInspect, StakeSlash,
    StakeTotals, StakeWeight, WalletCap,
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

    fn stakers() -> Vec<T::AccountId> {
        Ledgers::<T>::iter()
            .filter(|(_, ledger)| !ledger.positions.is_empty())
            .map(|(who, _)| who)
            .collect()
    }
}

impl<T: Config> IncreaseStake<T::AccountId, AssetCreditOf<T>> for Pallet<T> {
    /// Does not count against the wallet cap.
    fn increase_stake(
        who: &T::AccountId,
        id: PositionId,
        credit: AssetCreditOf<T>,
    ) -> DispatchResult {
        let mut state = State::<T>::get();
        let mut ledger = Ledgers::<T>::get(who);
        let added = credit.peek();
        ensure!(added > 0, Error::<T>::ZeroAmount);
        ensure!(!state.behind, Error::<T>::CatchingUp);
        let position = find(&ledger, id).ok_or(Error::<T>::NotFound)?;
        let amount = position.amount.checked_add(added).ok_or(ArithmeticError::Overflow)?;
        let staked = ledger.staked().checked_add(added).ok_or(ArithmeticError::Overflow)?;
        let max = Parameters::<T>::get().max_stake;
        ensure!(max.is_none_or(|max| staked <= max), Error::<T>::AboveMaximumStake);
        Self::lock_credit(who, credit)?;
        Self::resize(&mut state, &mut ledger, who, &position, amount)?;
        Self::save(who, state, ledger);
        Self::deposit_event(Event::StakeIncreased {
            who: who.clone(),
            position: id,
            added,
            amount,
        });
        Ok(())
    }
}

impl<T: Config> WalletCap<T::AccountId> for Pallet<T> {
    fn capped_until(who: &T::AccountId) -> Option<Seconds> {
        (Self::remaining_of(who)? == 0).then(|| State::<T>::get().epoch_end)
    }

    fn remaining_allowance(who: &T::AccountId) -> Option<Balance> {
        Self::remaining_of(who)
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
            let credit = Self::take_share(who, taken)?;
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

impl<T: Config> Pallet<T> {
    /// Takes `amount`, at most the whole, from positions and cooldown in proportion. The cut of a part
    /// is the share of all parts up to it, rounded down, less the cuts before it: the cuts sum to
    /// exactly `amount`, and each is within one smallest unit of its exact share.
    fn take_share(who: &T::AccountId, amount: Balance) -> Result<CreditOf<T>, DispatchError> {
        let mut state = State::<T>::get();
        let mut ledger = Ledgers::<T>::get(who);
        let whole = ledger.staked().saturating_add(ledger.cooling_total());
        let (mut parts, mut taken): (Balance, Balance) = (0, 0);
        let mut share = |part: Balance| -> Result<Balance, DispatchError> {
            parts = parts.saturating_add(part);
            let until = mul_div(parts, amount, whole).ok_or(ArithmeticError::Overflow)?;
            let cut = until.saturating_sub(taken);
            taken = until;
            Ok(cut)
        };
        let mut cuts = Vec::new();
        for position in &ledger.positions {
            cuts.push(share(position.amount)?);
        }
        for chunk in ledger.cooling.iter_mut() {
            let cut = share(chunk.amount)?;
            chunk.amount = chunk.amount.saturating_sub(cut);
            state.cooling = state.cooling.saturating_sub(cut);
        }
        ledger.cooling.retain(|chunk| chunk.amount > 0);
        for (position, cut) in ledger.positions.clone().into_iter().zip(cuts) {
            let kept = position.amount.saturating_sub(cut);
            match kept {
                _ if cut == 0 => {},
                0 => {
                    let early = state.clock < position.lock_end;
                    Self::close(&mut state, &mut ledger, who, &position, early)?;
                },
                _ => {
                    Self::resize(&mut state, &mut ledger, who, &position, kept)?;
                },
            }
        }
        let (credit, _) = Self::take(who, amount);
        Self::save(who, state, ledger);
        Ok(credit)
    }
}
