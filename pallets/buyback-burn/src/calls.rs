//! Implementations of the calls: checks, effects, event.

use crate::{
    types::{slot_of, Amounts, BuybackState, DayBurn, Params, Plan, Record, Totals},
    BurntByDay, Config, Error, Event, Ledger, Pallet, Parameters, Records, SpentInBlock, State,
};
use codec::Decode;
use polkadot_sdk::{
    frame_support::{
        ensure,
        traits::{Get, Time},
    },
    frame_system,
    sp_runtime::{traits::Hash, DispatchError, DispatchResult},
};
use quaestor_math::swap::safe_amount_in;
use quaestor_primitives::{
    AssetKind, Balance, Entry, Exchange, Guard, Price, PriceInspect, Seconds,
};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_execute() -> DispatchResult {
        let state = State::<T>::get();
        ensure!(Self::now() >= state.next_at, Error::<T>::NotDue);
        let plan = Self::plan_lot(&state)?;
        Self::buy_and_burn(state, plan)
    }

    pub(crate) fn do_set_terms(new: Params) -> DispatchResult {
        Parameters::<T>::try_mutate(|params| {
            let old = *params;
            new.validate().map_err(|_| Error::<T>::OutOfRange)?;
            ensure!(old != new, Error::<T>::NoChange);
            ensure!(old.allows_change_to(&new), Error::<T>::ChangeTooLarge);
            *params = new;
            Self::deposit_event(Event::ParamsSet { old, new });
            Ok(())
        })
    }

    // Plans.

    /// The lot as it would be bought now, were it due.
    pub(crate) fn plan_lot(state: &BuybackState) -> Result<Plan, DispatchError> {
        let params = Parameters::<T>::get();
        ensure!(params.suffices(state.budget), Error::<T>::BudgetTooSmall);
        T::Guard::may_enter(Entry::Buyback, &Self::pot_account())?;
        let low = Self::low_price()?;
        let amount = state.budget.min(params.max_lot).min(Self::safe_amount(&params)?);
        ensure!(amount >= params.min_lot, Error::<T>::PoolTooShallow);
        Self::bounded(&params, low, amount)
    }

    /// A purchase of the whole amount, under the bounds of a lot.
    pub(crate) fn plan_purchase(asset: &AssetKind, amount: Balance) -> Result<Plan, DispatchError> {
        ensure!(*asset == T::QuoteAsset::get(), Error::<T>::UnknownAsset);
        ensure!(amount > 0, Error::<T>::NothingToSpend);
        let params = Parameters::<T>::get();
        let low = Self::low_price()?;
        ensure!(amount <= Self::safe_amount(&params)?, Error::<T>::PoolTooShallow);
        Self::bounded(&params, low, amount)
    }

    fn low_price() -> Result<Price, DispatchError> {
        let reference = T::Price::reference().ok_or(Error::<T>::PriceUnavailable)?;
        Ok(reference.low)
    }

    /// Amount that can still be swapped in this block.
    fn safe_amount(params: &Params) -> Result<Balance, DispatchError> {
        let depth = T::Exchange::depth(&T::QuoteAsset::get(), &AssetKind::Native)
            .ok_or(Error::<T>::PoolTooShallow)?;
        let spent = Self::spent_in_block();
        // All that is bought in a block counts as one lot, put into the pool as it was before.
        let before = depth.reserve_in.saturating_sub(spent);
        let safe = safe_amount_in(before, depth.fee_ppm, params.impact_bps).unwrap_or_default();
        Ok(safe.saturating_sub(spent))
    }

    fn bounded(params: &Params, low: Price, amount: Balance) -> Result<Plan, DispatchError> {
        let min_out = low.min_out(amount, params.slippage_bps).ok_or(Error::<T>::Overflow)?;
        let quote = T::Exchange::quote(&T::QuoteAsset::get(), &AssetKind::Native, amount)
            .ok_or(Error::<T>::PoolTooShallow)?;
        ensure!(quote >= min_out, Error::<T>::PriceMoved);
        Ok(Plan { amount, min_out, low })
    }

    // Effects. The caller has a storage layer around them.

    fn buy_and_burn(mut state: BuybackState, plan: Plan) -> DispatchResult {
        let now = Self::now();
        let credit = Self::withdraw(plan.amount)?;
        let bought = T::Exchange::swap(credit, &AssetKind::Native, plan.min_out)
            .map_err(|(_, error)| error)?;
        let (asset, amount) = Self::credit_of(&bought);
        ensure!(asset == AssetKind::Native && amount >= plan.min_out, Error::<T>::PriceMoved);
        Self::burn(bought);
        Self::count_spent(plan.amount);
        let amounts = Amounts { spent: plan.amount, bought: amount, burnt: amount };
        let (record, totals) = Self::book(&state, now, amounts, Some(plan))?;
        let params = Parameters::<T>::get();
        state.budget = state.budget.checked_sub(plan.amount).ok_or(Error::<T>::Overflow)?;
        state.next_at = now
            .saturating_add(params.min_distance_secs)
            .saturating_add(Self::jitter(params.jitter_secs, totals.lots));
        State::<T>::put(state);
        Self::deposit_event(Event::BoughtAndBurnt {
            number: record.number,
            spent: plan.amount,
            bought: amount,
            burnt: amount,
            low: plan.low,
            min_out: plan.min_out,
            issuance: Self::issuance(),
            total_burnt: totals.all.burnt,
            next_at: state.next_at,
        });
        Ok(())
    }

    /// Writes a record, over the oldest one if there are as many as can be.
    pub(crate) fn book(
        state: &BuybackState,
        now: Seconds,
        amounts: Amounts,
        plan: Option<Plan>,
    ) -> Result<(Record, Totals), DispatchError> {
        let mut totals = Ledger::<T>::get();
        let record = Record {
            number: totals.count,
            time: now,
            amounts,
            low: plan.map(|plan| plan.low),
            min_out: plan.map_or(0, |plan| plan.min_out),
        };
        totals.count = totals.count.checked_add(1).ok_or(Error::<T>::Overflow)?;
        totals.lots = totals.lots.saturating_add(u64::from(plan.is_some()));
        totals.all = totals.all.plus(amounts).ok_or(Error::<T>::Overflow)?;
        Self::overwrite(&mut totals)?;
        let aged = Self::count_day(state.day_of(now), amounts.burnt)?;
        totals.overwritten_days =
            totals.overwritten_days.checked_add(aged).ok_or(Error::<T>::Overflow)?;
        Records::<T>::insert(record.number, record);
        Ledger::<T>::put(totals);
        Ok((record, totals))
    }

    /// Drops what is too old: up to two records, so that they become fewer if an upgrade lowers
    /// `MaxRecords`.
    fn overwrite(totals: &mut Totals) -> DispatchResult {
        for _ in 0..2 {
            if totals.count.saturating_sub(totals.oldest) <= u64::from(T::MaxRecords::get()) {
                break;
            }
            if let Some(old) = Records::<T>::take(totals.oldest) {
                totals.overwritten =
                    totals.overwritten.plus(old.amounts).ok_or(Error::<T>::Overflow)?;
            }
            totals.oldest = totals.oldest.saturating_add(1);
        }
        Ok(())
    }

    /// Adds to the day. Returns what the day had burnt whose place it takes.
    fn count_day(day: u64, burnt: Balance) -> Result<Balance, DispatchError> {
        BurntByDay::<T>::try_mutate(slot_of(day), |place| {
            let there = place.unwrap_or_default();
            let same = there.day == day;
            let (sum, aged) = if same { (there.burnt, 0) } else { (0, there.burnt) };
            let burnt = sum.checked_add(burnt).ok_or(Error::<T>::Overflow)?;
            *place = Some(DayBurn { day, burnt });
            Ok(aged)
        })
    }

    // Shared steps.

    /// The time of this block, in seconds.
    pub(crate) fn now() -> Seconds {
        // Milliseconds; the division cannot fail.
        T::Time::now().checked_div(1_000).unwrap_or_default()
    }

    fn spent_in_block() -> Balance {
        let (block, spent) = SpentInBlock::<T>::get();
        if block == frame_system::Pallet::<T>::block_number() {
            spent
        } else {
            0
        }
    }

    pub(crate) fn count_spent(amount: Balance) {
        let spent = Self::spent_in_block().saturating_add(amount);
        SpentInBlock::<T>::put((frame_system::Pallet::<T>::block_number(), spent));
    }

    /// From 0 to `most` seconds: the hash of the parent block and the number of lots, reduced.
    fn jitter(most: Seconds, lots: u64) -> Seconds {
        let hash = T::Hashing::hash_of(&(frame_system::Pallet::<T>::parent_hash(), lots));
        let number = u64::decode(&mut hash.as_ref()).unwrap_or_default();
        // The divisor is not zero.
        number.checked_rem(most.saturating_add(1)).unwrap_or_default()
    }
}
