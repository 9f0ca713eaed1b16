//! The timeline, and the renewals that are due, in the weight that a block leaves unused.

use crate::{
    types::{AutoRenew, Bucket, PlanId, Renewal, Subscription},
    Config, Cursor, Error, Event, Pallet, Parameters, Timeline, WeightInfo,
};
use polkadot_sdk::{
    frame_support::{
        storage::with_storage_layer,
        traits::Get,
        weights::{Weight, WeightMeter},
    },
    sp_runtime::DispatchError,
};
use quaestor_support::time;

impl<T: Config> Pallet<T> {
    /// Renews bucket by bucket, from the cursor to the current bucket. The cursor stays at the
    /// current bucket, because renewals may still enter it. While accounts cannot be charged,
    /// nothing moves.
    pub(crate) fn renew_idle(remaining: Weight) -> Weight {
        let mut meter = WeightMeter::with_limit(remaining);
        if meter.try_consume(T::WeightInfo::on_idle_base()).is_err() {
            return Weight::zero();
        }
        let Some(start) = Cursor::<T>::get().filter(|_| T::CanCharge::get()) else {
            return meter.consumed();
        };
        let current = Parameters::<T>::get().bucket_of(time::now::<T::Time>());
        let mut cursor = start;
        let (mut buckets, mut renewals) = (T::MaxBuckets::get(), T::MaxRenewals::get());
        while Self::renew_bucket(cursor, &mut renewals, &mut meter)
            && cursor < current
            && buckets > 0
            && meter.try_consume(T::WeightInfo::next_bucket()).is_ok()
        {
            cursor = cursor.saturating_add(1);
            buckets = buckets.saturating_sub(1);
        }
        if cursor != start {
            Cursor::<T>::put(cursor);
        }
        meter.consumed()
    }

    /// Attempts the renewals in a bucket. Returns whether the bucket is empty afterwards. After an
    /// attempt the subscription is in a later bucket or off the timeline.
    fn renew_bucket(bucket: Bucket, renewals: &mut u32, meter: &mut WeightMeter) -> bool {
        for (who, plan) in Timeline::<T>::iter_key_prefix(bucket) {
            if *renewals == 0 || meter.try_consume(T::WeightInfo::renew_for()).is_err() {
                return false;
            }
            *renewals = renewals.saturating_sub(1);
            if let Err(reason) = with_storage_layer(|| Self::do_renew(&who, plan)) {
                // Outside of the layer, so that the failure is kept.
                Timeline::<T>::remove(bucket, (&who, plan));
                Self::put_off(who, plan, reason);
            }
        }
        true
    }

    /// Moves the renewal to the next bucket. A failure for want of a price is not counted; another
    /// one disables the renewal if it is the last.
    fn put_off(who: T::AccountId, plan: PlanId, reason: DispatchError) {
        let params = Parameters::<T>::get();
        // A renewal on the timeline has a subscription.
        let _ = Self::with_subscription(&who, plan, |subscription| {
            let Some(old) = Self::leave_timeline(&who, subscription) else { return Ok(()) };
            let bucket = params.bucket_of(time::now::<T::Time>()).saturating_add(1);
            if reason == Error::<T>::PriceUnavailable.into() {
                Self::schedule(&who, subscription, Renewal { bucket, ..old });
                Self::deposit_event(Event::RenewalPostponed { who: who.clone(), plan });
                return Ok(());
            }
            let attempt = old.attempts.saturating_add(1);
            let renewal = Renewal { bucket, attempts: attempt, ..old };
            let who = who.clone();
            Self::deposit_event(Event::RenewalFailed { who: who.clone(), plan, reason, attempt });
            if params.gives_up(&renewal) {
                let old = Some(renewal.order);
                Self::deposit_event(Event::AutoRenewSet { who, plan, old, new: None });
            } else {
                Self::schedule(&who, subscription, renewal);
            }
            Ok(())
        });
    }

    /// Puts a subscription into the bucket of its renewal, or into the current one if that is past.
    pub(crate) fn enter_timeline(
        who: &T::AccountId,
        subscription: &mut Subscription,
        order: AutoRenew,
    ) {
        let params = Parameters::<T>::get();
        let current = params.bucket_of(time::now::<T::Time>());
        let bucket = params.due_bucket(subscription.active_until).max(current);
        // From the first entry on, no renewal is before the cursor.
        if Cursor::<T>::get().is_none() {
            Cursor::<T>::put(current);
        }
        Self::schedule(who, subscription, Renewal { order, bucket, attempts: 0 });
    }

    /// Puts a subscription into the bucket of `renewal`.
    fn schedule(who: &T::AccountId, subscription: &mut Subscription, renewal: Renewal) {
        Timeline::<T>::insert(renewal.bucket, (who, subscription.plan), ());
        subscription.renewal = Some(renewal);
    }

    /// Removes a subscription from the timeline.
    pub(crate) fn leave_timeline(
        who: &T::AccountId,
        subscription: &mut Subscription,
    ) -> Option<Renewal> {
        let renewal = subscription.renewal.take()?;
        Timeline::<T>::remove(renewal.bucket, (who, subscription.plan));
        Some(renewal)
    }
}
