//! Invariants of the subscriptions, as equalities over the whole state.

use crate::{
    types::{Paid, Params, PlanId, MAX_PLANS},
    Config, Cursor, Pallet, Parameters, PlanCount, Plans, Subscribers, Subscriptions, Timeline,
    Totals,
};
use alloc::collections::{btree_map::BTreeMap, btree_set::BTreeSet};
use polkadot_sdk::{
    frame_support::{ensure, traits::Get},
    sp_runtime::TryRuntimeError,
};
use quaestor_primitives::{AssetKind, Params as _};

const OVERFLOW: &str = "a sum overflows";

impl<T: Config> Pallet<T> {
    /// * S1: numbers of plans = 0 to the count, and all plans are valid.
    /// * S2: subscribers of a plan = subscriptions to it, one per account.
    /// * S3: timeline = subscriptions with a renewal, each in its bucket, none before the cursor.
    /// * S4: for each plan and asset: paid = sum over the subscriptions + forgotten.
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
        ensure!(ids == (0..count).collect(), "S1: the plans are not the numbers below the count");
        for plan in Plans::<T>::iter_values() {
            plan.validate(&params)?;
        }
        Ok(())
    }

    fn check_subscribers() -> Result<(), TryRuntimeError> {
        let mut counts = BTreeMap::<PlanId, u32>::new();
        for (_, held) in Subscriptions::<T>::iter() {
            ensure!(!held.is_empty(), "S2: an account has no subscription");
            let plans: BTreeSet<PlanId> =
                held.iter().map(|subscription| subscription.plan).collect();
            ensure!(plans.len() == held.len(), "S2: an account has two subscriptions to a plan");
            for plan in plans {
                ensure!(Plans::<T>::contains_key(plan), "S2: a subscription has no plan");
                let count = counts.entry(plan).or_default();
                *count = count.checked_add(1).ok_or(OVERFLOW)?;
            }
        }
        let stored: BTreeMap<PlanId, u32> =
            Subscribers::<T>::iter().filter(|(_, count)| *count > 0).collect();
        ensure!(stored == counts, "S2: the number of subscribers is not that of subscriptions");
        Ok(())
    }

    fn check_timeline() -> Result<(), TryRuntimeError> {
        let (mut expected, mut entries) = (0u32, 0u32);
        for (who, held) in Subscriptions::<T>::iter() {
            for subscription in held {
                let Some(renewal) = subscription.renewal else { continue };
                let key = (&who, subscription.plan);
                let listed = Timeline::<T>::contains_key(renewal.bucket, key);
                ensure!(listed, "S3: a renewal is not in its bucket");
                expected = expected.checked_add(1).ok_or(OVERFLOW)?;
            }
        }
        let cursor = Cursor::<T>::get();
        for (bucket, _, ()) in Timeline::<T>::iter() {
            let reached = cursor.is_some_and(|cursor| bucket >= cursor);
            ensure!(reached, "S3: a renewal is before the cursor");
            entries = entries.checked_add(1).ok_or(OVERFLOW)?;
        }
        // Each renewal has its own entry, so equal numbers mean equal sets.
        ensure!(entries == expected, "S3: an entry of the timeline has no renewal");
        Ok(())
    }

    fn check_totals() -> Result<(), TryRuntimeError> {
        let quote = T::QuoteAsset::get();
        let mut sums = BTreeMap::<(PlanId, bool), Paid>::new();
        let mut add = |plan, native, paid| -> Result<(), TryRuntimeError> {
            let sum = sums.entry((plan, native)).or_default();
            *sum = sum.checked_add(paid).ok_or(OVERFLOW)?;
            Ok(())
        };
        for (_, held) in Subscriptions::<T>::iter() {
            for subscription in held {
                add(subscription.plan, true, subscription.paid_native)?;
                add(subscription.plan, false, subscription.paid_quote)?;
            }
        }
        let mut stored = BTreeMap::<(PlanId, bool), Paid>::new();
        for (plan, asset, total) in Totals::<T>::iter() {
            let native = asset == AssetKind::Native;
            ensure!(native || asset == quote, "S4: a total in an unknown asset");
            add(plan, native, total.forgotten)?;
            stored.insert((plan, native), total.paid);
        }
        sums.retain(|_, sum| *sum != Paid::default());
        stored.retain(|_, paid| *paid != Paid::default());
        ensure!(stored == sums, "S4: paid is not the sum of the subscriptions");
        Ok(())
    }
}
