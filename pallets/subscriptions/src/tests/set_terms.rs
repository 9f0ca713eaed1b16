//! Turning the terms.

use super::*;

fn set(change: impl FnOnce(&mut Terms)) -> Call {
    let mut terms = terms();
    change(&mut terms);
    Call::set_terms { terms }
}

#[test]
fn terms_hold_for_payments_to_come() {
    ExtBuilder::default().build_and_execute(|| {
        let new = Terms { native_bps: 1_500, staked_bps: 1_500, ..terms() };

        governed(Call::set_terms { terms: new });

        assert_eq!(events(), [Event::TermsSet { old: terms(), new }]);
        // 8.50 USDC at 0.50.
        accepted(ALICE, subscribe(BASIC, 1, NATIVE, 17 * TOKEN));
    });
}

#[test]
fn only_governance_turns_them() {
    ExtBuilder::default().build_and_execute(|| {
        refused(ALICE, set(|terms| terms.native_bps = 1), DispatchError::BadOrigin);
    });
}

#[test]
fn nonsense_is_refused() {
    let nonsense: [fn(&mut Terms); 13] = [
        |terms| terms.native_bps = 2_001,
        |terms| terms.native_bps = 10_000,
        |terms| terms.staked_bps = 999,
        |terms| terms.staked_bps = MAX_DISCOUNT_BPS + 1,
        |terms| terms.staked_bps = 10_000,
        |terms| terms.staked_min = 0,
        |terms| terms.staked_min = MAX_STAKED_MIN + 1,
        |terms| terms.bucket_secs = 0,
        |terms| terms.bucket_secs = MAX_BUCKET_SECS + 1,
        |terms| terms.max_attempts = 0,
        |terms| terms.max_attempts = MAX_ATTEMPTS + 1,
        |terms| terms.grace_secs = HOUR - 1,
        |terms| terms.grace_secs = MAX_GRACE_SECS + 1,
    ];
    ExtBuilder::default().build_and_execute(|| {
        for change in nonsense {
            not_governed(set(change), Error::OutOfRange);
        }
    });
}

#[test]
fn each_end_of_each_range_is_allowed() {
    let least = Terms {
        native_bps: 0,
        staked_bps: 0,
        staked_min: 1,
        bucket_secs: 1,
        max_attempts: 1,
        grace_secs: 1,
    };
    let most = Terms {
        native_bps: MAX_DISCOUNT_BPS,
        staked_bps: MAX_DISCOUNT_BPS,
        staked_min: MAX_STAKED_MIN,
        bucket_secs: MAX_BUCKET_SECS,
        max_attempts: MAX_ATTEMPTS,
        grace_secs: MAX_GRACE_SECS,
    };
    assert_eq!((least.validate(), most.validate()), (Ok(()), Ok(())));
}

#[test]
fn each_step_has_its_limit() {
    let change = |terms: &mut Terms| {
        (terms.native_bps, terms.staked_bps, terms.max_attempts) = (2_000, 3_000, 4);
    };
    let too_large: [fn(&mut Terms); 10] = [
        |terms| terms.native_bps = 999,
        |terms| (terms.native_bps, terms.staked_bps) = (3_001, 3_001),
        |terms| (terms.native_bps, terms.staked_bps) = (1_500, 1_999),
        |terms| terms.staked_bps = 4_001,
        |terms| terms.staked_min = 50_000 * TOKEN - 1,
        |terms| terms.staked_min = 200_000 * TOKEN + 1,
        |terms| terms.max_attempts = 1,
        |terms| terms.max_attempts = 9,
        |terms| terms.grace_secs = DAY / 2 - 1,
        |terms| terms.grace_secs = 2 * DAY + 1,
    ];
    let just_allowed: [fn(&mut Terms); 10] = [
        |terms| terms.native_bps = 1_000,
        |terms| terms.native_bps = 3_000,
        |terms| terms.staked_bps = 2_000,
        |terms| terms.staked_bps = 4_000,
        |terms| terms.staked_min = 50_000 * TOKEN,
        |terms| terms.staked_min = 200_000 * TOKEN,
        |terms| terms.max_attempts = 2,
        |terms| terms.max_attempts = 8,
        |terms| terms.grace_secs = DAY / 2,
        |terms| terms.grace_secs = 2 * DAY,
    ];
    ExtBuilder::default().terms(change).build_and_execute(|| {
        let old = Subscriptions::terms();
        let with = |step: fn(&mut Terms)| {
            let mut terms = old;
            step(&mut terms);
            Call::set_terms { terms }
        };
        for step in too_large {
            not_governed(with(step), Error::StepTooLarge);
        }
        for step in just_allowed {
            governed(with(step));
            governed(Call::set_terms { terms: old });
        }
    });
}

#[test]
fn the_bucket_cannot_change() {
    ExtBuilder::default().build_and_execute(|| {
        not_governed(set(|terms| terms.bucket_secs = HOUR + 1), Error::Immutable);
        not_governed(set(|terms| terms.bucket_secs = HOUR / 2), Error::Immutable);
    });
}

#[test]
fn the_same_terms_are_no_change() {
    ExtBuilder::default().build_and_execute(|| {
        not_governed(set(|_| ()), Error::NoChange);
    });
}

#[test]
fn terms_that_were_never_set_can_become_any() {
    let nothing = ExtBuilder { terms: Terms::default(), plans: vec![], crowd: 0 };
    nothing.build_and_execute(|| {
        governed(Call::set_terms { terms: terms() });
        not_governed(set(|terms| terms.bucket_secs = 1), Error::Immutable);
    });
}
