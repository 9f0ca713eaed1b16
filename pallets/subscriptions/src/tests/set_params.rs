//! `set_params`.

use super::*;
use quaestor_primitives::Params as _;

fn set(change: impl FnOnce(&mut Params)) -> Call {
    let mut params = params();
    change(&mut params);
    Call::set_params { params }
}

#[test]
fn params_hold_for_payments_to_come() {
    ExtBuilder::default().build_and_execute(|| {
        let new = Params { native_bps: 1_500, staked_bps: 1_500, ..params() };

        governed(Call::set_params { params: new });

        assert_eq!(events(), [Event::ParamsSet { old: params(), new }]);
        // 8.50 USDC at 0.50.
        accepted(ALICE, subscribe(BASIC, 1, NATIVE, 17 * TOKEN));
    });
}

#[test]
fn only_governance_turns_them() {
    ExtBuilder::default().build_and_execute(|| {
        refused(ALICE, set(|params| params.native_bps = 1), DispatchError::BadOrigin);
    });
}

#[test]
fn nonsense_is_refused() {
    let nonsense: [fn(&mut Params); 11] = [
        |params| params.native_bps = 2_001,
        |params| params.native_bps = 10_000,
        |params| params.staked_bps = 999,
        |params| params.staked_bps = MAX_DISCOUNT_BPS + 1,
        |params| params.staked_bps = 10_000,
        |params| params.staked_min = 0,
        |params| params.staked_min = MAX_STAKED_MIN + 1,
        |params| params.bucket_secs = 0,
        |params| params.bucket_secs = MAX_BUCKET_SECS + 1,
        |params| params.max_attempts = 0,
        |params| params.max_attempts = MAX_ATTEMPTS + 1,
    ];
    ExtBuilder::default().build_and_execute(|| {
        for change in nonsense {
            not_governed(set(change), Error::OutOfRange);
        }
    });
}

#[test]
fn each_end_of_each_range_is_allowed() {
    let least =
        Params { native_bps: 0, staked_bps: 0, staked_min: 1, bucket_secs: 1, max_attempts: 1 };
    let most = Params {
        native_bps: MAX_DISCOUNT_BPS,
        staked_bps: MAX_DISCOUNT_BPS,
        staked_min: MAX_STAKED_MIN,
        bucket_secs: MAX_BUCKET_SECS,
        max_attempts: MAX_ATTEMPTS,
    };
    assert_eq!((least.validate(), most.validate()), (Ok(()), Ok(())));
}

#[test]
fn each_step_has_its_limit() {
    let change = |params: &mut Params| {
        (params.native_bps, params.staked_bps, params.max_attempts) = (2_000, 3_000, 4);
    };
    let too_large: [fn(&mut Params); 8] = [
        |params| params.native_bps = 999,
        |params| (params.native_bps, params.staked_bps) = (3_001, 3_001),
        |params| (params.native_bps, params.staked_bps) = (1_500, 1_999),
        |params| params.staked_bps = 4_001,
        |params| params.staked_min = 50_000 * TOKEN - 1,
        |params| params.staked_min = 200_000 * TOKEN + 1,
        |params| params.max_attempts = 1,
        |params| params.max_attempts = 9,
    ];
    let just_allowed: [fn(&mut Params); 8] = [
        |params| params.native_bps = 1_000,
        |params| params.native_bps = 3_000,
        |params| params.staked_bps = 2_000,
        |params| params.staked_bps = 4_000,
        |params| params.staked_min = 50_000 * TOKEN,
        |params| params.staked_min = 200_000 * TOKEN,
        |params| params.max_attempts = 2,
        |params| params.max_attempts = 8,
    ];
    ExtBuilder::default().params(change).build_and_execute(|| {
        let old = Subscriptions::params();
        let with = |step: fn(&mut Params)| {
            let mut params = old;
            step(&mut params);
            Call::set_params { params }
        };
        for step in too_large {
            not_governed(with(step), Error::ChangeTooLarge);
        }
        for step in just_allowed {
            governed(with(step));
            governed(Call::set_params { params: old });
        }
    });
}

#[test]
fn the_bucket_cannot_change() {
    ExtBuilder::default().build_and_execute(|| {
        not_governed(set(|params| params.bucket_secs = HOUR + 1), Error::Immutable);
        not_governed(set(|params| params.bucket_secs = HOUR / 2), Error::Immutable);
    });
}

#[test]
fn the_same_params_are_no_change() {
    ExtBuilder::default().build_and_execute(|| {
        not_governed(set(|_| ()), Error::NoChange);
    });
}

#[test]
fn params_that_were_never_set_can_become_any() {
    let nothing = ExtBuilder { params: Params::default(), plans: vec![], crowd: 0 };
    nothing.build_and_execute(|| {
        governed(Call::set_params { params: params() });
        not_governed(set(|params| params.bucket_secs = 1), Error::Immutable);
    });
}
