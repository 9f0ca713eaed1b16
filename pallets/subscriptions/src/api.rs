//! Reads of the subscriptions for users and services.

use crate::{
    types::{Paid, Params, Plan, PlanId, Quote, Subscription},
    Accounts, Config, Error, Pallet, Parameters, PlanCount, Plans, Subscribers, Totals,
};
use alloc::vec::Vec;
use codec::{Codec, Decode, Encode};
use polkadot_sdk::{frame_support::traits::Get, sp_api, sp_runtime::DispatchError};
use quaestor_primitives::{AssetKind, Seconds};
use scale_info::TypeInfo;

/// A plan, and what came of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct PlanView {
    /// Its number.
    pub id: PlanId,
    /// The plan.
    pub plan: Plan,
    /// Accounts that are subscribed to it, lapsed subscriptions included.
    pub subscribers: u32,
    /// All payments in the quote asset.
    pub paid_quote: Paid,
    /// All payments in the native token.
    pub paid_native: Paid,
}

/// A subscription as it is now.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct SubscriptionView {
    /// The subscription.
    pub subscription: Subscription,
    /// It is active now.
    pub active: bool,
    /// When it is renewed, or its renewal tried again, at the earliest; if it is renewed at all.
    pub renews_at: Option<Seconds>,
}

sp_api::decl_runtime_apis! {
    /// Reads of the subscriptions.
    pub trait SubscriptionsApi<AccountId: Codec> {
        /// The plans, with their subscribers and all payments.
        fn plans() -> Vec<PlanView>;
        /// The rules for payments and renewals.
        fn params() -> Params;
        /// The subscription of `who` to a plan, if there is one.
        fn subscription(who: AccountId, plan: PlanId) -> Option<SubscriptionView>;
        /// All subscriptions of `who`, lapsed ones included.
        fn subscriptions(who: AccountId) -> Vec<SubscriptionView>;
        /// Is `who` subscribed to the plan now?
        fn is_active(who: AccountId, plan: PlanId) -> bool;
        /// Cost of the given number of periods for `who` at present, or the reason why they cannot
        /// be paid: by the code that charges.
        fn quote(
            who: AccountId,
            plan: PlanId,
            periods: u32,
            pay_with: AssetKind,
        ) -> Result<Quote, DispatchError>;
    }
}

impl<T: Config> Pallet<T> {
    /// Until when `who` is, or was, subscribed to the plan.
    pub fn active_until(who: &T::AccountId, plan: PlanId) -> Option<Seconds> {
        Self::subscription_of(who, plan).map(|subscription| subscription.active_until)
    }

    /// See [`SubscriptionsApi`](runtime_decl_for_subscriptions_api::SubscriptionsApi).
    pub fn active_now(who: &T::AccountId, plan: PlanId) -> bool {
        Self::subscription_of(who, plan).is_some_and(|there| there.is_active(Self::now()))
    }

    /// See [`SubscriptionsApi`](runtime_decl_for_subscriptions_api::SubscriptionsApi).
    pub fn plan_views() -> Vec<PlanView> {
        let view = |id| {
            Some(PlanView {
                id,
                plan: Plans::<T>::get(id)?,
                subscribers: Subscribers::<T>::get(id),
                paid_quote: Totals::<T>::get(id, T::QuoteAsset::get()).paid,
                paid_native: Totals::<T>::get(id, AssetKind::Native).paid,
            })
        };
        (0..PlanCount::<T>::get()).filter_map(view).collect()
    }

    /// See [`SubscriptionsApi`](runtime_decl_for_subscriptions_api::SubscriptionsApi).
    pub fn subscription_view(who: &T::AccountId, plan: PlanId) -> Option<SubscriptionView> {
        Self::subscription_of(who, plan).map(Self::view_of)
    }

    /// See [`SubscriptionsApi`](runtime_decl_for_subscriptions_api::SubscriptionsApi).
    pub fn subscription_views(who: &T::AccountId) -> Vec<SubscriptionView> {
        Accounts::<T>::get(who).into_iter().map(Self::view_of).collect()
    }

    /// See [`SubscriptionsApi`](runtime_decl_for_subscriptions_api::SubscriptionsApi).
    pub fn quote_view(
        who: &T::AccountId,
        plan: PlanId,
        periods: u32,
        pay_with: &AssetKind,
    ) -> Result<Quote, DispatchError> {
        let plan = Plans::<T>::get(plan).ok_or(Error::<T>::UnknownPlan)?;
        Self::quote_payment(who, &plan, periods, pay_with)
    }

    fn view_of(subscription: Subscription) -> SubscriptionView {
        let params = Parameters::<T>::get();
        SubscriptionView {
            active: subscription.is_active(Self::now()),
            renews_at: subscription.renewal.as_ref().map(|there| params.start_of(there.bucket)),
            subscription,
        }
    }
}
