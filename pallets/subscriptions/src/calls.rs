//! Implementation of the calls.

use crate::{
    types::{
        AutoRenew, Paid, ParamGroup, Params, Payment, Plan, PlanId, Quote, Subscription,
        MAX_PERIODS, MAX_PLANS,
    },
    Config, Error, Event, LastChange, Pallet, Parameters, PlanCount, Plans, Subscribers,
    Subscriptions, Totals,
};
use polkadot_sdk::{
    frame_support::{ensure, traits::Get},
    sp_runtime::{ArithmeticError, DispatchError, DispatchResult},
};
use quaestor_primitives::{
    AssetKind, Balance, Params as _, PriceInspect, RevenueType, Seconds, StakeInspect, TakeRevenue,
};
use quaestor_support::{params, time};

/// A payment to make.
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

    /// Renews a subscription that is due. The caller opens a storage layer.
    pub(crate) fn do_renew(who: &T::AccountId, plan: PlanId) -> DispatchResult {
        let subscription = Self::subscription_of(who, plan).ok_or(Error::<T>::NotSubscribed)?;
        let AutoRenew { pay_with, max_payment } =
            subscription.renewal.ok_or(Error::<T>::NotRenewing)?.order;
        let params = Parameters::<T>::get();
        let due_at = params.start_of(params.due_bucket(subscription.active_until));
        ensure!(time::now::<T::Time>() >= due_at, Error::<T>::NotDue);
        Self::do_pay(who, Order { plan, periods: 1, pay_with, max_payment, automatic: true })
    }

    pub(crate) fn do_forget(who: &T::AccountId, plan: PlanId) -> DispatchResult {
        let mut subscriptions = Subscriptions::<T>::get(who);
        let index = subscriptions.iter().position(|subscription| subscription.plan == plan);
        let removed = subscriptions.remove(index.ok_or(Error::<T>::NotSubscribed)?);
        ensure!(!removed.is_active(time::now::<T::Time>()), Error::<T>::StillActive);
        ensure!(removed.renewal.is_none(), Error::<T>::StillRenewing);
        Self::forget_paid(plan, AssetKind::Native, removed.paid_native)?;
        Self::forget_paid(plan, T::QuoteAsset::get(), removed.paid_quote)?;
        Subscribers::<T>::mutate(plan, |count| *count = count.saturating_sub(1));
        if subscriptions.is_empty() {
            Subscriptions::<T>::remove(who);
        } else {
            Subscriptions::<T>::insert(who, subscriptions);
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
        // A plan can be closed at any time.
        if new != (Plan { open: false, ..old }) {
            params::space_group::<_, LastChange<T>, T::Time, T::ChangeInterval>(ParamGroup::Plan(
                id,
            ))
            .map_err(|_| Error::<T>::ChangedTooSoon)?;
        }
        Plans::<T>::insert(id, new);
        Self::deposit_event(Event::PlanSet { id, old, new });
        Ok(())
    }

    pub(crate) fn do_close_plan(id: PlanId) -> DispatchResult {
        let plan = Plans::<T>::get(id).ok_or(Error::<T>::UnknownPlan)?;
        Self::do_set_plan(id, Plan { open: false, ..plan })
    }

    pub(crate) fn do_set_params(new: Params) -> DispatchResult {
        Parameters::<T>::try_mutate(|params| {
            let old = *params;
            new.validate().map_err(|_| Error::<T>::OutOfRange)?;
            ensure!(old != new, Error::<T>::NoChange);
            let same_bucket = old == Params::default() || old.bucket_secs == new.bucket_secs;
            ensure!(same_bucket, Error::<T>::Immutable);
            ensure!(old.allows_change_to(&new), Error::<T>::ChangeTooLarge);
            params::space_group::<_, LastChange<T>, T::Time, T::ChangeInterval>(ParamGroup::Params)
                .map_err(|_| Error::<T>::ChangedTooSoon)?;
            *params = new;
            Self::deposit_event(Event::ParamsSet { old, new });
            Ok(())
        })
    }

    // Payments.

    /// Current cost of a payment, for the preview and for the charge.
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
            let usdc_price = plan.price_of(periods, 0).ok_or(ArithmeticError::Overflow)?;
            return Ok(Quote::in_quote(pay_with.clone(), usdc_price));
        }
        let staked = T::Stake::warm_stake(who, time::now::<T::Time>());
        let discount = Parameters::<T>::get().discount_bps(staked);
        let usdc_price = plan.price_of(periods, discount).ok_or(ArithmeticError::Overflow)?;
        let reference = T::Price::reference().ok_or(Error::<T>::PriceUnavailable)?;
        let quote = Quote::in_native(usdc_price, discount, reference.for_payment());
        Ok(quote.ok_or(ArithmeticError::Overflow)?)
    }

    /// Charges a payment, and starts or extends the subscription.
    pub(crate) fn do_pay(who: &T::AccountId, order: Order) -> DispatchResult {
        let now = time::now::<T::Time>();
        ensure!(now > 0, Error::<T>::ClockNotStarted);
        let Order { plan: id, periods, pay_with, max_payment, automatic } = order;
        let plan = Plans::<T>::get(id).ok_or(Error::<T>::UnknownPlan)?;
        let quote = Self::quote_payment(who, &plan, periods, &pay_with)?;
        ensure!(quote.amount <= max_payment, Error::<T>::AboveMaximum);
        let bought =
            plan.period_secs.checked_mul(periods.into()).ok_or(ArithmeticError::Overflow)?;
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

    /// Records a payment. Returns the new end of the paid time, and whether it is the first
    /// payment.
    fn extend(
        who: &T::AccountId,
        plan: PlanId,
        bought: Seconds,
        payment: Payment,
    ) -> Result<(Seconds, bool), DispatchError> {
        let (now, asset) = (payment.time, payment.quote.asset.clone());
        let (amount, periods) = (payment.quote.amount, payment.periods.into());
        let more = Paid { payments: 1, amount, periods };
        let mut subscriptions = Subscriptions::<T>::get(who);
        let first = !subscriptions.iter().any(|subscription| subscription.plan == plan);
        if first {
            let subscription = Subscription {
                plan,
                active_until: now,
                renewal: None,
                paid_quote: Paid::default(),
                paid_native: Paid::default(),
                last: payment.clone(),
            };
            subscriptions.try_push(subscription).map_err(|_| Error::<T>::TooManySubscriptions)?;
            Subscribers::<T>::mutate(plan, |count| *count = count.saturating_add(1));
        }
        let found = subscriptions.iter_mut().find(|subscription| subscription.plan == plan);
        let subscription = found.ok_or(Error::<T>::NotSubscribed)?;
        // From now if it has lapsed: time without service is not charged.
        let start = subscription.active_until.max(now);
        let active_until = start.checked_add(bought).ok_or(ArithmeticError::Overflow)?;
        subscription.active_until = active_until;
        subscription.last = payment;
        let paid = subscription.paid_mut(&asset);
        *paid = paid.checked_add(more).ok_or(ArithmeticError::Overflow)?;
        if let Some(renewal) = Self::leave_timeline(who, subscription) {
            Self::enter_timeline(who, subscription, renewal.order);
        }
        Subscriptions::<T>::insert(who, subscriptions);
        Totals::<T>::try_mutate(plan, asset, |total| {
            total.paid = total.paid.checked_add(more).ok_or(ArithmeticError::Overflow)?;
            Ok((active_until, first))
        })
    }

    fn forget_paid(plan: PlanId, asset: AssetKind, paid: Paid) -> DispatchResult {
        if paid == Paid::default() {
            return Ok(());
        }
        Totals::<T>::try_mutate(plan, asset, |total| {
            total.forgotten = total.forgotten.checked_add(paid).ok_or(ArithmeticError::Overflow)?;
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
        let mut subscriptions = Subscriptions::<T>::get(who);
        let found = subscriptions.iter_mut().find(|subscription| subscription.plan == plan);
        change(found.ok_or(Error::<T>::NotSubscribed)?)?;
        Subscriptions::<T>::insert(who, subscriptions);
        Ok(())
    }

    pub(crate) fn subscription_of(who: &T::AccountId, plan: PlanId) -> Option<Subscription> {
        Subscriptions::<T>::get(who).into_iter().find(|subscription| subscription.plan == plan)
    }

    fn takes(asset: &AssetKind) -> bool {
        *asset == AssetKind::Native || *asset == T::QuoteAsset::get()
    }
}
