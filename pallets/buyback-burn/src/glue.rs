//! Implementations of traits of other pallets.

use crate::{
    funds::CreditOf,
    types::{self, Amounts, BuybackState},
    Config, Event, Pallet, State, Totals,
};
use polkadot_sdk::{
    frame_support::{storage::with_storage_layer, traits::Get},
    sp_runtime::DispatchError,
};
use quaestor_primitives::{AssetKind, Balance, Books, Exchange, Purchase, TakeCredit};
use quaestor_support::time;

impl<T: Config> TakeCredit<CreditOf<T>> for Pallet<T> {
    fn take(credit: CreditOf<T>) -> Result<(), CreditOf<T>> {
        let (asset, amount) = Self::credit_of(&credit);
        if asset == AssetKind::Native {
            return Self::burn_native(credit, amount);
        }
        if asset != T::QuoteAsset::get() {
            return Err(credit);
        }
        if amount == 0 {
            return Ok(());
        }
        let Some((state, totals)) = Self::funded(amount) else { return Err(credit) };
        Self::deposit(credit)?;
        State::<T>::put(state);
        Totals::<T>::put(totals);
        Self::deposit_event(Event::BudgetFunded { amount, budget: state.budget });
        Ok(())
    }
}

impl<T: Config> Books<T::AccountId> for Pallet<T> {
    fn account() -> T::AccountId {
        Self::account()
    }

    fn booked(asset: &AssetKind) -> Balance {
        if *asset != T::QuoteAsset::get() {
            return 0;
        }
        let state = State::<T>::get();
        state.minimum_balance.saturating_add(state.budget)
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
    /// Burns `credit` of `burnt` native tokens, of whatever type, and records it. Returns the credit if the
    /// record is refused.
    pub fn burn_native<Credit>(credit: Credit, burnt: Balance) -> Result<(), Credit> {
        if burnt == 0 {
            return Ok(());
        }
        let amounts = Amounts { burnt, ..Default::default() };
        let recorded = with_storage_layer::<_, DispatchError, _>(|| {
            Self::add_record(&State::<T>::get(), time::now::<T::Time>(), amounts, None)
        });
        let Ok((record, totals)) = recorded else { return Err(credit) };
        // A credit that is dropped reduces the issuance.
        drop(credit);
        Self::deposit_event(Event::BurntDirectly {
            number: record.number,
            burnt,
            issuance: Self::issuance(),
            total_burnt: totals.all.burnt,
        });
        Ok(())
    }

    /// State and totals after a funding of `amount`. `None` without a genesis of the pallet,
    /// because an account without a minimum balance could not spend its last units.
    fn funded(amount: Balance) -> Option<(BuybackState, types::Totals)> {
        let (mut state, mut totals) = (State::<T>::get(), Totals::<T>::get());
        state.budget = state.budget.checked_add(amount)?;
        totals.funded = totals.funded.checked_add(amount)?;
        (state.minimum_balance > 0).then_some((state, totals))
    }
}
