//! A control for each invariant: doctored storage is found out.

use super::*;
use crate::{Cursor, Parameters, PlanCount, Plans, Subscribers, Timeline, Totals};

/// A chain with subscriptions in both assets, renewals that wait and one that fails, and one that
/// was forgotten. Then the storage is doctored.
#[track_caller]
fn assert_found(sentence: &'static str, doctor: impl FnOnce()) {
    ExtBuilder::default().crowd(1).build().execute_with(|| {
        accepted(BOB, subscribe(ODD, 1, USDC, ANY));
        subscribe_renewing(ALICE, NATIVE);
        catch_up(END);
        accepted(ALICE, subscribe(ODD, 1, USDC, ANY));
        accepted(BOB, Call::forget { plan: ODD });
        subscribe_renewing(BOB, USDC);
        subscribe_renewing(100, USDC);
        set_balance(USDC, 100, 1);
        catch_up(DUE + MONTH);
        assert_eq!(subscription(100, BASIC).renewal.unwrap().attempts, 1);
        assert_eq!(total(ODD, USDC).forgotten.payments, 1);
        assert_eq!(Subscriptions::do_try_state(), Ok(()));

        doctor();

        assert_eq!(Subscriptions::do_try_state(), Err(DispatchError::Other(sentence)));
    });
}

fn with(who: AccountId, plan: PlanId, change: impl FnOnce(&mut Subscription)) {
    crate::Subscriptions::<Test>::mutate(who, |account| {
        change(account.iter_mut().find(|held| held.plan == plan).unwrap());
    });
}

fn with_renewal(change: impl FnOnce(&mut Renewal)) {
    with(ALICE, BASIC, |held| change(held.renewal.as_mut().unwrap()));
}

fn bucket() -> Bucket {
    subscription(ALICE, BASIC).renewal.unwrap().bucket
}

#[test]
fn s1_finds_plans_that_are_not_those_that_were_counted() {
    let sentence = "S1: the plans are not the numbers below the count";
    assert_found(sentence, || Plans::<Test>::remove(CLOSED));
    assert_found(sentence, || Plans::<Test>::insert(3, plans()[0]));
    assert_found(sentence, || PlanCount::<Test>::put(2));
    assert_found("S1: too many plans", || PlanCount::<Test>::put(33));
}

#[test]
fn s1_finds_plans_and_params_out_of_range() {
    assert_found("the price of a period must be from 1 to 10^12", || {
        Plans::<Test>::insert(BASIC, Plan { price: 0, ..plans()[0] });
    });
    assert_found("a renewal must have from 1 to 100 attempts", || {
        Parameters::<Test>::mutate(|params| params.max_attempts = 0);
    });
}

#[test]
fn s2_finds_a_subscriber_too_many_or_too_few() {
    let sentence = "S2: the number of subscribers is not that of subscriptions";
    assert_found(sentence, || Subscribers::<Test>::mutate(BASIC, |count| *count += 1));
    assert_found(sentence, || Subscribers::<Test>::mutate(ODD, |count| *count -= 1));
    assert_found(sentence, || Subscribers::<Test>::insert(CLOSED, 1));
}

#[test]
fn s2_finds_subscriptions_that_cannot_be() {
    assert_found("S2: an account has no subscription", || {
        crate::Subscriptions::<Test>::insert(POOR, AccountSubscriptions::default());
    });
    assert_found("S2: an account has two subscriptions to a plan", || {
        with(ALICE, ODD, |held| held.plan = BASIC);
    });
    assert_found("S2: a subscription has no plan", || with(ALICE, ODD, |held| held.plan = 7));
}

#[test]
fn s3_finds_a_renewal_that_is_not_at_its_bucket() {
    let sentence = "S3: a renewal is not in its bucket";
    assert_found(sentence, || with_renewal(|renewal| renewal.bucket += 1));
    assert_found(sentence, || Timeline::<Test>::remove(bucket(), (ALICE, BASIC)));
    assert_found(sentence, || {
        Timeline::<Test>::remove(bucket(), (ALICE, BASIC));
        Timeline::<Test>::insert(bucket() + 1, (ALICE, BASIC), ());
    });
}

#[test]
fn s3_finds_an_entry_without_a_renewal() {
    let sentence = "S3: an entry of the timeline has no renewal";
    assert_found(sentence, || with(ALICE, BASIC, |held| held.renewal = None));
    assert_found(sentence, || Timeline::<Test>::insert(bucket() + 1, (ALICE, BASIC), ()));
    assert_found(sentence, || Timeline::<Test>::insert(bucket(), (POOR, BASIC), ()));
}

#[test]
fn s3_finds_an_entry_that_the_cursor_has_passed() {
    let sentence = "S3: a renewal is before the cursor";
    assert_found(sentence, || {
        let waiting = subscription(100, BASIC).renewal.unwrap().bucket;
        Cursor::<Test>::put(waiting + 1);
    });
    assert_found(sentence, Cursor::<Test>::kill);
}

#[test]
fn s4_finds_a_total_that_is_not_the_sum() {
    let sentence = "S4: paid is not the sum of the subscriptions";
    let with_total = |asset, change: fn(&mut Total)| {
        assert_found(sentence, || Totals::<Test>::mutate(BASIC, asset, change));
    };
    with_total(USDC, |total| total.paid.amount += 1);
    with_total(USDC, |total| total.paid.payments -= 1);
    with_total(NATIVE, |total| total.paid.periods += 1);
    with_total(NATIVE, |total| total.forgotten.amount += 1);
    assert_found(sentence, || with(ALICE, BASIC, |held| held.paid_native.amount -= 1));
    assert_found(sentence, || with(ALICE, BASIC, |held| held.paid_quote.periods += 1));
    assert_found(sentence, || Totals::<Test>::mutate(ODD, USDC, |t| t.forgotten.payments = 0));
    assert_found(sentence, || Totals::<Test>::remove(ODD, USDC));
    // The same payments in the other asset.
    assert_found(sentence, || {
        with(BOB, BASIC, |held| core::mem::swap(&mut held.paid_quote, &mut held.paid_native));
    });
    assert_found("S4: a total in an unknown asset", || {
        Totals::<Test>::insert(BASIC, EURC, Total::default());
    });
}
