//! Runtime API of the subscriptions.

use crate::{
    types::{Paid, Params, Plan, PlanId, Quote, Subscription},
    Config, Error, Pallet, Parameters, PlanCount, Plans, Subscribers, Subscriptions, Totals,
};
use alloc::vec::Vec;
use codec::{Codec, Decode, Encode};
use polkadot_sdk::{frame_support::traits::Get, sp_api, sp_runtime::DispatchError};
use quaestor_primitives::{AssetKind, Seconds};
use quaestor_support::time;
use scale_info::TypeInfo;

/// A plan, with its number of subscribers and its payments.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct PlanView {
    /// Its number.
    pub id: PlanId,
    /// The plan.
    pub plan: Plan,
    /// Number of subscribers, lapsed subscriptions included.
    pub subscribers: u32,
    /// Sum of the payments in the quote asset.
    pub paid_quote: Paid,
    /// Sum of the payments in the native token.
    pub paid_native: Paid,
}

/// A subscription and its current state.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct SubscriptionView {
    /// The subscription.
    pub subscription: Subscription,
    /// `true` if it has not lapsed.
    pub active: bool,
    /// Earliest time of its next renewal or attempt, in seconds since the Unix epoch; `None`
    /// without automatic renewal.
    pub renews_at: Option<Seconds>,
}

sp_api::decl_runtime_apis! {
    /// Reads of the subscriptions.
    pub trait SubscriptionsApi<AccountId: Codec> {
        /// All plans, with their numbers of subscribers and their payments.
        fn plans() -> Vec<PlanView>;
        /// The parameters.
        fn params() -> Params;
        /// The subscription of `who` to a plan, if there is one.
        fn subscription(who: AccountId, plan: PlanId) -> Option<SubscriptionView>;
        /// All subscriptions of `who`, lapsed ones included.
        fn subscriptions(who: AccountId) -> Vec<SubscriptionView>;
        /// Returns `true` if the subscription of `who` to the plan has not lapsed.
        fn is_active(who: AccountId, plan: PlanId) -> bool;
        /// Current cost of the given number of periods for `who`, or the error of the payment.
        fn quote(
            who: AccountId,
            plan: PlanId,
            periods: u32,
            pay_with: AssetKind,
        ) -> Result<Quote, DispatchError>;
    }
}

impl<T: Config> Pallet<T> {
    /// End of the paid time of `who` for the plan, exclusive, in seconds since the Unix epoch.
    pub fn active_until(who: &T::AccountId, plan: PlanId) -> Option<Seconds> {
        Self::subscription_of(who, plan).map(|subscription| subscription.active_until)
    }

    pub(crate) fn active_now(who: &T::AccountId, plan: PlanId) -> bool {
        Self::subscription_of(who, plan).is_some_and(|held| held.is_active(time::now::<T::Time>()))
    }

    pub(crate) fn plan_views() -> Vec<PlanView> {
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

    pub(crate) fn subscription_view(who: &T::AccountId, plan: PlanId) -> Option<SubscriptionView> {
        Self::subscription_of(who, plan).map(Self::view_of)
    }

    pub(crate) fn subscription_views(who: &T::AccountId) -> Vec<SubscriptionView> {
        Subscriptions::<T>::get(who).into_iter().map(Self::view_of).collect()
    }

    pub(crate) fn quote_view(
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
            active: subscription.is_active(time::now::<T::Time>()),
            renews_at: subscription.renewal.as_ref().map(|renewal| params.start_of(renewal.bucket)),
            subscription,
        }
    }
}
