//! The invariants of the subscriptions, as equalities over the whole state.

use crate::{
    types::{Paid, Params, PlanId, MAX_PLANS},
    Accounts, Config, Cursor, Pallet, Parameters, PlanCount, Plans, Subscribers, Timeline, Totals,
};
use alloc::collections::{btree_map::BTreeMap, btree_set::BTreeSet};
use polkadot_sdk::{
    frame_support::{ensure, traits::Get},
    sp_runtime::TryRuntimeError,
};
use quaestor_primitives::AssetKind;

const OVERFLOW: &str = "a sum that does not fit";

impl<T: Config> Pallet<T> {
    /// * S1: plans = those with numbers from 0 to the count, all of them valid.
    /// * S2: subscribers of a plan = subscriptions to it, one per account.
    /// * S3: timeline = subscriptions with a renewal, each at its bucket, none before the cursor.
    /// * S4: per plan and asset, paid = sum over the subscriptions + what was forgotten.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Self::check_plans()?;
        Self::check_subscribers()?;
        Self::check_timeline()?;
        Self::check_totals()
    }

    fn check_plans() -> Result<(), TryRuntimeError> {
        let (params, count) = (Parameters::<T>::get(), PlanCount::<T>::get());
        if params != Params::default() {
            params.validate()?;
        }
        ensure!(count <= MAX_PLANS, "S1: too many plans");
        let ids: BTreeSet<PlanId> = Plans::<T>::iter_keys().collect();
        ensure!(ids == (0..count).collect(), "S1: the plans are not those that were counted");
        for plan in Plans::<T>::iter_values() {
            plan.validate(&params)?;
        }
        Ok(())
    }

    fn check_subscribers() -> Result<(), TryRuntimeError> {
        let mut counts = BTreeMap::<PlanId, u32>::new();
        for (_, account) in Accounts::<T>::iter() {
            ensure!(!account.is_empty(), "S2: an account without a subscription");
            let plans: BTreeSet<PlanId> = account.iter().map(|held| held.plan).collect();
            ensure!(plans.len() == account.len(), "S2: an account subscribed to a plan twice");
            for plan in plans {
                ensure!(Plans::<T>::contains_key(plan), "S2: a subscription without a plan");
                let count = counts.entry(plan).or_default();
                *count = count.checked_add(1).ok_or(OVERFLOW)?;
            }
        }
        let told: BTreeMap<PlanId, u32> =
            Subscribers::<T>::iter().filter(|(_, count)| *count > 0).collect();
        ensure!(told == counts, "S2: subscribers are not the subscriptions");
        Ok(())
    }

    fn check_timeline() -> Result<(), TryRuntimeError> {
        let (mut expected, mut entries) = (0u32, 0u32);
        for (who, account) in Accounts::<T>::iter() {
            for subscription in account {
                let Some(renewal) = subscription.renewal else { continue };
                let key = (&who, subscription.plan);
                let there = Timeline::<T>::contains_key(renewal.bucket, key);
                ensure!(there, "S3: a renewal that is not at its bucket");
                let failing = renewal.attempts > 0;
                ensure!(
                    failing == (renewal.failing_since > 0),
                    "S3: a failure without its time, or a time without a failure"
                );
                expected = expected.checked_add(1).ok_or(OVERFLOW)?;
            }
        }
        let cursor = Cursor::<T>::get();
        for (bucket, _, ()) in Timeline::<T>::iter() {
            let reached = cursor.is_some_and(|cursor| bucket >= cursor);
            ensure!(reached, "S3: an entry that the cursor has passed");
            entries = entries.checked_add(1).ok_or(OVERFLOW)?;
        }
        // Each renewal has its own entry, so if there are as many, they are the same.
        ensure!(entries == expected, "S3: an entry of the timeline without a renewal");
        Ok(())
    }

    fn check_totals() -> Result<(), TryRuntimeError> {
        let quote = T::QuoteAsset::get();
        let mut sums = BTreeMap::<(PlanId, bool), Paid>::new();
        let mut add = |plan, native, paid| -> Result<(), TryRuntimeError> {
            let sum = sums.entry((plan, native)).or_default();
            *sum = sum.plus(paid).ok_or(OVERFLOW)?;
            Ok(())
        };
        for (_, account) in Accounts::<T>::iter() {
            for subscription in account {
                add(subscription.plan, true, subscription.paid_native)?;
                add(subscription.plan, false, subscription.paid_quote)?;
            }
        }
        let mut told = BTreeMap::<(PlanId, bool), Paid>::new();
        for (plan, asset, total) in Totals::<T>::iter() {
            let native = asset == AssetKind::Native;
            ensure!(native || asset == quote, "S4: a total in an asset that is not taken");
            add(plan, native, total.forgotten)?;
            told.insert((plan, native), total.paid);
        }
        sums.retain(|_, sum| *sum != Paid::default());
        told.retain(|_, paid| *paid != Paid::default());
        ensure!(told == sums, "S4: paid is not the sum of the subscriptions");
        Ok(())
    }
}
