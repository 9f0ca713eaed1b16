//! Implementations of the traits that other pallets use, and calls to theirs.

use crate::{
    funds::CreditOf,
    types::{Amounts, BuybackState, Totals},
    Config, Event, Ledger, Pallet, State,
};
use polkadot_sdk::{
    frame_support::{storage::with_storage_layer, traits::Get},
    sp_runtime::DispatchError,
};
use quaestor_primitives::{AssetKind, Balance, Exchange, Purchase, TakeCredit};

impl<T: Config> TakeCredit<CreditOf<T>> for Pallet<T> {
    fn take(credit: CreditOf<T>) -> Result<(), CreditOf<T>> {
        let (asset, amount) = Self::credit_of(&credit);
        if asset == AssetKind::Native {
            return Self::burn_directly(credit, amount);
        }
        if asset != T::QuoteAsset::get() {
            return Err(credit);
        }
        if amount == 0 {
            return Ok(());
        }
        let Some((state, totals)) = Self::with_funds(amount) else { return Err(credit) };
        Self::receive_credit(credit)?;
        State::<T>::put(state);
        Ledger::<T>::put(totals);
        Self::deposit_event(Event::BudgetFunded { amount, budget: state.budget });
        Ok(())
    }
}

impl<T: Config> Purchase<CreditOf<T>> for Pallet<T> {
    fn purchase(credit: CreditOf<T>) -> Result<CreditOf<T>, (CreditOf<T>, DispatchError)> {
        let (asset, amount) = Self::credit_of(&credit);
        let plan = match Self::plan_purchase(&asset, amount) {
            Ok(plan) => plan,
            Err(error) => return Err((credit, error)),
        };
        let bought = T::Exchange::swap(credit, &AssetKind::Native, plan.min_out)?;
        Self::count_spent(amount);
        let (_, got) = Self::credit_of(&bought);
        Self::deposit_event(Event::Purchased {
            spent: amount,
            bought: got,
            low: plan.low,
            min_out: plan.min_out,
        });
        Ok(bought)
    }
}

impl<T: Config> Pallet<T> {
    fn burn_directly(credit: CreditOf<T>, burnt: Balance) -> Result<(), CreditOf<T>> {
        if burnt == 0 {
            return Ok(());
        }
        let amounts = Amounts { burnt, ..Default::default() };
        let booked = with_storage_layer::<_, DispatchError, _>(|| {
            Self::book(&State::<T>::get(), Self::now(), amounts, None)
        });
        let Ok((record, totals)) = booked else { return Err(credit) };
        Self::burn(credit);
        Self::deposit_event(Event::BurntDirectly {
            number: record.number,
            burnt,
            issuance: Self::issuance(),
            total_burnt: totals.all.burnt,
        });
        Ok(())
    }

    /// The books with `amount` more; nothing if the pallet was not set up, because without its base
    /// the account could not give away its last units.
    fn with_funds(amount: Balance) -> Option<(BuybackState, Totals)> {
        let (mut state, mut totals) = (State::<T>::get(), Ledger::<T>::get());
        state.budget = state.budget.checked_add(amount)?;
        totals.funded = totals.funded.checked_add(amount)?;
        (state.base > 0).then_some((state, totals))
    }
}
