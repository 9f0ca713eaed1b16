//! Implementations of the calls: checks, effects, event.

use crate::{
    types::{
        AutoRenew, Paid, Params, Payment, Plan, PlanId, Quote, Subscription, MAX_PERIODS, MAX_PLANS,
    },
    Accounts, Config, Error, Event, Pallet, Parameters, PlanCount, Plans, Subscribers, Totals,
};
use polkadot_sdk::{
    frame_support::{
        ensure,
        traits::{Get, Time},
    },
    sp_runtime::{DispatchError, DispatchResult},
};
use quaestor_primitives::{
    AssetKind, Balance, PriceInspect, RevenueType, Seconds, StakeInspect, TakeRevenue,
};

/// A payment that is asked for.
pub(crate) struct Order {
    pub plan: PlanId,
    pub periods: u32,
    pub pay_with: AssetKind,
    pub max_payment: Balance,
    pub automatic: bool,
}

impl<T: Config> Pallet<T> {
    pub(crate) fn do_set_auto_renew(
        who: &T::AccountId,
        plan: PlanId,
        new: Option<AutoRenew>,
    ) -> DispatchResult {
        if let Some(order) = &new {
            ensure!(Self::takes(&order.pay_with), Error::<T>::UnknownAsset);
        }
        Self::with_subscription(who, plan, |subscription| {
            let old = subscription.renewal.as_ref().map(|renewal| renewal.order.clone());
            ensure!(old != new, Error::<T>::NoChange);
            Self::leave_timeline(who, subscription);
            if let Some(order) = new.clone() {
                Self::enter_timeline(who, subscription, order);
            }
            Self::deposit_event(Event::AutoRenewSet { who: who.clone(), plan, old, new });
            Ok(())
        })
    }

    pub(crate) fn do_cancel(who: &T::AccountId, plan: PlanId) -> DispatchResult {
        Self::with_subscription(who, plan, |subscription| {
            ensure!(subscription.renewal.is_some(), Error::<T>::NotRenewing);
            Self::leave_timeline(who, subscription);
            let active_until = subscription.active_until;
            Self::deposit_event(Event::Cancelled { who: who.clone(), plan, active_until });
            Ok(())
        })
    }

    /// Renews what is due. The caller has a storage layer around it.
    pub(crate) fn do_renew(who: &T::AccountId, plan: PlanId) -> DispatchResult {
        let subscription = Self::subscription_of(who, plan).ok_or(Error::<T>::NotSubscribed)?;
        let AutoRenew { pay_with, max_payment } =
            subscription.renewal.ok_or(Error::<T>::NotRenewing)?.order;
        let params = Parameters::<T>::get();
        let due_at = params.start_of(params.due_bucket(subscription.active_until));
        ensure!(Self::now() >= due_at, Error::<T>::NotDue);
        Self::do_pay(who, Order { plan, periods: 1, pay_with, max_payment, automatic: true })
    }

    pub(crate) fn do_forget(who: &T::AccountId, plan: PlanId) -> DispatchResult {
        let mut account = Accounts::<T>::get(who);
        let place = account.iter().position(|subscription| subscription.plan == plan);
        let gone = account.remove(place.ok_or(Error::<T>::NotSubscribed)?);
        ensure!(!gone.is_active(Self::now()), Error::<T>::StillActive);
        ensure!(gone.renewal.is_none(), Error::<T>::StillRenewing);
        Self::forget_paid(plan, AssetKind::Native, gone.paid_native)?;
        Self::forget_paid(plan, T::QuoteAsset::get(), gone.paid_quote)?;
        Subscribers::<T>::mutate(plan, |count| *count = count.saturating_sub(1));
        if account.is_empty() {
            Accounts::<T>::remove(who);
        } else {
            Accounts::<T>::insert(who, account);
        }
        Self::deposit_event(Event::Forgotten { who: who.clone(), plan });
        Ok(())
    }

    pub(crate) fn do_add_plan(plan: Plan) -> DispatchResult {
        plan.validate(&Parameters::<T>::get()).map_err(|_| Error::<T>::OutOfRange)?;
        let id = PlanCount::<T>::get();
        ensure!(id < MAX_PLANS, Error::<T>::TooManyPlans);
        Plans::<T>::insert(id, plan);
        PlanCount::<T>::put(id.saturating_add(1));
        Self::deposit_event(Event::PlanAdded { id, plan });
        Ok(())
    }

    pub(crate) fn do_set_plan(id: PlanId, new: Plan) -> DispatchResult {
        let old = Plans::<T>::get(id).ok_or(Error::<T>::UnknownPlan)?;
        new.validate(&Parameters::<T>::get()).map_err(|_| Error::<T>::OutOfRange)?;
        ensure!(old != new, Error::<T>::NoChange);
        ensure!(old.period_secs == new.period_secs, Error::<T>::Immutable);
        ensure!(old.allows_change_to(&new), Error::<T>::ChangeTooLarge);
        Plans::<T>::insert(id, new);
        Self::deposit_event(Event::PlanSet { id, old, new });
        Ok(())
    }

    pub(crate) fn do_close_plan(id: PlanId) -> DispatchResult {
        let plan = Plans::<T>::get(id).ok_or(Error::<T>::UnknownPlan)?;
        Self::do_set_plan(id, Plan { open: false, ..plan })
    }

    pub(crate) fn do_set_terms(new: Params) -> DispatchResult {
        Parameters::<T>::try_mutate(|params| {
            let old = *params;
            new.validate().map_err(|_| Error::<T>::OutOfRange)?;
            ensure!(old != new, Error::<T>::NoChange);
            let same_bucket = old == Params::default() || old.bucket_secs == new.bucket_secs;
            ensure!(same_bucket, Error::<T>::Immutable);
            ensure!(old.allows_change_to(&new), Error::<T>::ChangeTooLarge);
            *params = new;
            Self::deposit_event(Event::ParamsSet { old, new });
            Ok(())
        })
    }

    // Payments.

    /// Present amount of a payment: used for the preview and for the charge.
    pub(crate) fn quote_payment(
        who: &T::AccountId,
        plan: &Plan,
        periods: u32,
        pay_with: &AssetKind,
    ) -> Result<Quote, DispatchError> {
        ensure!((1..=MAX_PERIODS).contains(&periods), Error::<T>::PeriodsOutOfRange);
        ensure!(Self::takes(pay_with), Error::<T>::UnknownAsset);
        ensure!(plan.open, Error::<T>::PlanClosed);
        if *pay_with != AssetKind::Native {
            let usdc_price = plan.price_of(periods, 0).ok_or(Error::<T>::Overflow)?;
            return Ok(Quote::in_quote(pay_with.clone(), usdc_price));
        }
        let discount = Parameters::<T>::get().discount_bps(T::Stake::stake_of(who));
        let usdc_price = plan.price_of(periods, discount).ok_or(Error::<T>::Overflow)?;
        let reference = T::Price::reference().ok_or(Error::<T>::PriceUnavailable)?;
        let quote = Quote::in_native(usdc_price, discount, reference.price);
        Ok(quote.ok_or(Error::<T>::Overflow)?)
    }

    /// Charges, and extends the subscription or begins it.
    pub(crate) fn do_pay(who: &T::AccountId, order: Order) -> DispatchResult {
        let now = Self::now();
        ensure!(now > 0, Error::<T>::ClockNotStarted);
        let Order { plan: id, periods, pay_with, max_payment, automatic } = order;
        let plan = Plans::<T>::get(id).ok_or(Error::<T>::UnknownPlan)?;
        let quote = Self::quote_payment(who, &plan, periods, &pay_with)?;
        ensure!(quote.amount <= max_payment, Error::<T>::AboveMaximum);
        let bought = plan.period_secs.checked_mul(periods.into()).ok_or(Error::<T>::Overflow)?;
        let payment = Payment { time: now, periods, quote: quote.clone() };
        let (active_until, first) = Self::extend(who, id, bought, payment)?;
        T::Revenue::take(who, &quote.asset, quote.amount, RevenueType::Subscription)?;
        let (who, plan) = (who.clone(), id);
        let Quote { usdc_price, discount_bps, asset, amount } = quote;
        Self::deposit_event(if first {
            Event::Subscribed {
                who,
                plan,
                asset,
                amount,
                usdc_price,
                discount_bps,
                periods,
                active_until,
            }
        } else {
            Event::Renewed {
                who,
                plan,
                asset,
                amount,
                usdc_price,
                discount_bps,
                periods,
                active_until,
                automatic,
            }
        });
        Ok(())
    }

    /// Books a payment. Returns the new end, and whether it is the first payment.
    fn extend(
        who: &T::AccountId,
        plan: PlanId,
        bought: Seconds,
        payment: Payment,
    ) -> Result<(Seconds, bool), DispatchError> {
        let (now, asset) = (payment.time, payment.quote.asset.clone());
        let (amount, periods) = (payment.quote.amount, payment.periods.into());
        let more = Paid { payments: 1, amount, periods };
        let mut account = Accounts::<T>::get(who);
        let first = !account.iter().any(|subscription| subscription.plan == plan);
        if first {
            let subscription = Subscription {
                plan,
                active_until: now,
                renewal: None,
                paid_quote: Paid::default(),
                paid_native: Paid::default(),
                last: payment.clone(),
            };
            account.try_push(subscription).map_err(|_| Error::<T>::TooManySubscriptions)?;
            Subscribers::<T>::mutate(plan, |count| *count = count.saturating_add(1));
        }
        let found = account.iter_mut().find(|subscription| subscription.plan == plan);
        let subscription = found.ok_or(Error::<T>::NotSubscribed)?;
        // From now if it has lapsed: time without service is neither given nor charged.
        let start = subscription.active_until.max(now);
        let active_until = start.checked_add(bought).ok_or(Error::<T>::Overflow)?;
        subscription.active_until = active_until;
        subscription.last = payment;
        let paid = subscription.paid_mut(&asset);
        *paid = paid.plus(more).ok_or(Error::<T>::Overflow)?;
        if let Some(renewal) = Self::leave_timeline(who, subscription) {
            Self::enter_timeline(who, subscription, renewal.order);
        }
        Accounts::<T>::insert(who, account);
        Totals::<T>::try_mutate(plan, asset, |total| {
            total.paid = total.paid.plus(more).ok_or(Error::<T>::Overflow)?;
            Ok((active_until, first))
        })
    }

    fn forget_paid(plan: PlanId, asset: AssetKind, paid: Paid) -> DispatchResult {
        if paid == Paid::default() {
            return Ok(());
        }
        Totals::<T>::try_mutate(plan, asset, |total| {
            total.forgotten = total.forgotten.plus(paid).ok_or(Error::<T>::Overflow)?;
            Ok(())
        })
    }

    // Shared steps.

    /// Changes a subscription.
    pub(crate) fn with_subscription(
        who: &T::AccountId,
        plan: PlanId,
        change: impl FnOnce(&mut Subscription) -> DispatchResult,
    ) -> DispatchResult {
        let mut account = Accounts::<T>::get(who);
        let found = account.iter_mut().find(|subscription| subscription.plan == plan);
        change(found.ok_or(Error::<T>::NotSubscribed)?)?;
        Accounts::<T>::insert(who, account);
        Ok(())
    }

    pub(crate) fn subscription_of(who: &T::AccountId, plan: PlanId) -> Option<Subscription> {
        Accounts::<T>::get(who).into_iter().find(|subscription| subscription.plan == plan)
    }

    fn takes(asset: &AssetKind) -> bool {
        *asset == AssetKind::Native || *asset == T::QuoteAsset::get()
    }

    /// The time of this block, in seconds.
    pub(crate) fn now() -> Seconds {
        // Milliseconds; the division cannot fail.
        T::Time::now().checked_div(1_000).unwrap_or_default()
    }
}
