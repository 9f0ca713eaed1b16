//! Implementation of the calls.

use crate::{
    types::{self, slot_of, Amounts, BuybackState, DailyBurn, Params, PlannedPurchase, Record},
    Config, DailyBurns, Error, Event, LastChange, Pallet, Parameters, Records, SpentInBlock, State,
    Totals,
};
use codec::Decode;
use polkadot_sdk::{
    frame_support::{ensure, traits::Get},
    frame_system,
    sp_runtime::{traits::Hash, ArithmeticError, DispatchError, DispatchResult},
};
use quaestor_math::swap::safe_amount_in;
use quaestor_primitives::{
    AssetKind, Balance, Entry, Exchange, Guard, ParamsError, Price, PriceInspect, Seconds,
};
use quaestor_support::{funds, params, time};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_execute() -> DispatchResult {
        let state = State::<T>::get();
        ensure!(time::now::<T::Time>() >= state.next_at, Error::<T>::NotDue);
        let plan = Self::plan_lot(&state)?;
        Self::buy_and_burn(state, plan)
    }

    pub(crate) fn do_set_params(new: Params) -> DispatchResult {
        Parameters::<T>::try_mutate(|params| {
            ensure!(*params != new, Error::<T>::NoChange);
            let old = params::update(params, new).map_err(|error| match error {
                ParamsError::OutOfRange => Error::<T>::OutOfRange,
                ParamsError::ChangeTooLarge => Error::<T>::ChangeTooLarge,
            })?;
            params::space_now::<LastChange<T>, T::Time, T::ChangeInterval>()
                .map_err(|_| Error::<T>::ChangedTooSoon)?;
            Self::deposit_event(Event::ParamsSet { old, new });
            Ok(())
        })
    }

    /// The next lot at the current price and pool, whether it is due or not.
    pub(crate) fn plan_lot(state: &BuybackState) -> Result<PlannedPurchase, DispatchError> {
        let params = Parameters::<T>::get();
        ensure!(params.suffices(state.budget), Error::<T>::BudgetTooSmall);
        T::Guard::may_enter(Entry::Buyback, &Self::account())?;
        let low = Self::low_price()?;
        let amount = state.budget.min(params.max_lot).min(Self::safe_amount(&params)?);
        ensure!(amount >= params.min_lot, Error::<T>::PoolTooShallow);
        Self::bounded(&params, low, amount)
    }

    /// A purchase for the whole amount, within the bounds of a lot.
    pub(crate) fn plan_purchase(
        asset: &AssetKind,
        amount: Balance,
    ) -> Result<PlannedPurchase, DispatchError> {
        ensure!(*asset == T::QuoteAsset::get(), Error::<T>::UnknownAsset);
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        let params = Parameters::<T>::get();
        let low = Self::low_price()?;
        ensure!(amount <= Self::safe_amount(&params)?, Error::<T>::PoolTooShallow);
        Self::bounded(&params, low, amount)
    }

    fn low_price() -> Result<Price, DispatchError> {
        let low = T::Price::reference().and_then(|reference| reference.low);
        Ok(low.ok_or(Error::<T>::PriceUnavailable)?)
    }

    /// Safe amount that is left in this block.
    fn safe_amount(params: &Params) -> Result<Balance, DispatchError> {
        let depth = T::Exchange::depth(&T::QuoteAsset::get(), &AssetKind::Native)
            .ok_or(Error::<T>::PoolTooShallow)?;
        let spent = Self::spent_in_block();
        // All purchases of a block count as one, in the pool as it was before the first of them.
        let before = depth.reserve_in.saturating_sub(spent);
        let safe = safe_amount_in(before, depth.fee_ppm, params.impact_bps).unwrap_or_default();
        Ok(safe.saturating_sub(spent))
    }

    fn bounded(
        params: &Params,
        low: Price,
        amount: Balance,
    ) -> Result<PlannedPurchase, DispatchError> {
        let min_out = low.min_out(amount, params.slippage_bps).ok_or(ArithmeticError::Overflow)?;
        let quote = T::Exchange::quote(&T::QuoteAsset::get(), &AssetKind::Native, amount)
            .ok_or(Error::<T>::PoolTooShallow)?;
        ensure!(quote >= min_out, Error::<T>::PriceMoved);
        Ok(PlannedPurchase { amount, min_out, low })
    }

    /// Buys and burns. The caller opens a storage layer.
    fn buy_and_burn(mut state: BuybackState, plan: PlannedPurchase) -> DispatchResult {
        let now = time::now::<T::Time>();
        let quote_asset = T::QuoteAsset::get();
        let credit = funds::withdraw::<T::Assets, _>(&quote_asset, &Self::account(), plan.amount)?;
        let bought = T::Exchange::swap(credit, &AssetKind::Native, plan.min_out)
            .map_err(|(_, error)| error)?;
        let (asset, amount) = Self::credit_of(&bought);
        ensure!(asset == AssetKind::Native && amount >= plan.min_out, Error::<T>::PriceMoved);
        Self::burn(bought);
        Self::count_spent(plan.amount);
        let amounts = Amounts { spent: plan.amount, bought: amount, burnt: amount };
        let (record, totals) = Self::add_record(&state, now, amounts, Some(plan))?;
        let params = Parameters::<T>::get();
        state.budget = state.budget.checked_sub(plan.amount).ok_or(ArithmeticError::Overflow)?;
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

    /// Adds a record and drops the oldest one if there are too many.
    pub(crate) fn add_record(
        state: &BuybackState,
        now: Seconds,
        amounts: Amounts,
        plan: Option<PlannedPurchase>,
    ) -> Result<(Record, types::Totals), DispatchError> {
        let mut totals = Totals::<T>::get();
        let record = Record {
            number: totals.count,
            time: now,
            amounts,
            low: plan.map(|plan| plan.low),
            min_out: plan.map_or(0, |plan| plan.min_out),
        };
        totals.count = totals.count.checked_add(1).ok_or(ArithmeticError::Overflow)?;
        totals.lots = totals.lots.saturating_add(u64::from(plan.is_some()));
        totals.all = totals.all.checked_add(amounts).ok_or(ArithmeticError::Overflow)?;
        Self::drop_oldest(&mut totals)?;
        let overwritten = Self::count_burn(state.day_of(now), amounts.burnt)?;
        totals.overwritten_days =
            totals.overwritten_days.checked_add(overwritten).ok_or(ArithmeticError::Overflow)?;
        Records::<T>::insert(record.number, record);
        Totals::<T>::put(totals);
        Ok((record, totals))
    }

    /// Drops up to two records beyond `MaxRecords`: two, so that their number falls after an
    /// upgrade has lowered it.
    fn drop_oldest(totals: &mut types::Totals) -> DispatchResult {
        for _ in 0..2 {
            if totals.count.saturating_sub(totals.oldest) <= u64::from(T::MaxRecords::get()) {
                break;
            }
            if let Some(old) = Records::<T>::take(totals.oldest) {
                let sum = totals.overwritten.checked_add(old.amounts);
                totals.overwritten = sum.ok_or(ArithmeticError::Overflow)?;
            }
            totals.oldest = totals.oldest.saturating_add(1);
        }
        Ok(())
    }

    /// Adds a burn to `day`. Returns the burns of the day that it overwrites.
    fn count_burn(day: u64, burnt: Balance) -> Result<Balance, DispatchError> {
        DailyBurns::<T>::try_mutate(slot_of(day), |stored| {
            let current = stored.unwrap_or_default();
            let same = current.day == day;
            let (sum, overwritten) = if same { (current.burnt, 0) } else { (0, current.burnt) };
            let burnt = sum.checked_add(burnt).ok_or(ArithmeticError::Overflow)?;
            *stored = Some(DailyBurn { day, burnt });
            Ok(overwritten)
        })
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

    /// Pseudo-random time of 0 to `most` seconds, from the parent block's hash and the number of
    /// lots.
    fn jitter(most: Seconds, lots: u64) -> Seconds {
        let hash = T::Hashing::hash_of(&(frame_system::Pallet::<T>::parent_hash(), lots));
        let number = u64::decode(&mut hash.as_ref()).unwrap_or_default();
        // The divisor is not zero.
        number.checked_rem(most.saturating_add(1)).unwrap_or_default()
    }
}
