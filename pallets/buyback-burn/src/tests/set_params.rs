//! `set_params`.

use super::*;
use quaestor_primitives::Params as _;

#[test]
fn only_governance_sets_params() {
    ExtBuilder::default().build_and_execute(|| {
        let new = Params { jitter_secs: 301, ..params() };
        refused(ALICE, Call::set_params { params: new }, DispatchError::BadOrigin);
        set(new);
        assert_eq!(last_event(), Event::ParamsSet { old: params(), new }.into());
        assert_eq!(crate::Parameters::<Test>::get(), new);
    });
}

#[test]
fn params_hold_from_the_next_lot_on() {
    let steady = Params { jitter_secs: 0, ..params() };
    ExtBuilder { params: steady, ..Default::default() }.budget(5_000).build_and_execute(|| {
        accepted(ALICE, execute());
        let next_at = state().next_at;

        set(Params { max_lot: 5_000 * USD, min_distance_secs: 300, ..steady });

        assert_eq!(state().next_at, next_at);
        at(next_at);
        accepted(ALICE, execute());
        assert_eq!(state().next_at, next_at + 300);
    });
}

/// Each refused value is one unit beyond an accepted one.
#[track_caller]
fn assert_step(accept: impl Fn(&mut Params), refuse: impl Fn(&mut Params)) {
    ExtBuilder::default().build_and_execute(|| {
        let (mut within, mut beyond) = (params(), params());
        accept(&mut within);
        refuse(&mut beyond);
        not_set(beyond, Error::ChangeTooLarge);
        set(within);
    });
}

#[test]
fn amounts_and_durations_at_most_double_or_halve() {
    assert_step(|t| t.max_lot = 20_000 * USD, |t| t.max_lot = 20_000 * USD + 1);
    assert_step(|t| t.max_lot = 5_000 * USD, |t| t.max_lot = 5_000 * USD - 1);
    assert_step(|t| t.min_lot = 200 * USD, |t| t.min_lot = 200 * USD + 1);
    assert_step(|t| t.min_lot = 50 * USD, |t| t.min_lot = 50 * USD - 1);
    assert_step(|t| t.min_distance_secs = 1_200, |t| t.min_distance_secs = 1_201);
    assert_step(|t| t.min_distance_secs = 300, |t| t.min_distance_secs = 299);
    assert_step(|t| t.jitter_secs = 600, |t| t.jitter_secs = 601);
    assert_step(|t| t.jitter_secs = 150, |t| t.jitter_secs = 149);
    assert_step(|t| t.retry_secs = 120, |t| t.retry_secs = 121);
    assert_step(|t| t.retry_secs = 30, |t| t.retry_secs = 29);
}

#[test]
fn basis_points_change_by_at_most_a_hundred() {
    assert_step(|t| t.slippage_bps = 200, |t| t.slippage_bps = 201);
    assert_step(|t| t.impact_bps = 200, |t| t.impact_bps = 201);
    assert_step(|t| t.slippage_bps = 1, |t| (t.slippage_bps, t.impact_bps) = (1, 201));
}

#[test]
fn an_odd_number_is_halved_in_favour_of_the_step_that_can_be_undone() {
    assert!(!Params { retry_secs: 5, ..params() }
        .allows_change_to(&Params { retry_secs: 2, ..params() }));
    assert!(Params { retry_secs: 5, ..params() }
        .allows_change_to(&Params { retry_secs: 3, ..params() }));
}

#[test]
fn jitter_below_ten_seconds_counts_as_ten() {
    ExtBuilder::default().build_and_execute(|| {
        not_set(Params { jitter_secs: 0, ..params() }, Error::ChangeTooLarge);
        for jitter_secs in [150, 75, 38, 20, 0, 20] {
            set(Params { jitter_secs, ..params() });
        }
    });
    let none = ExtBuilder { params: Params { jitter_secs: 0, ..params() }, ..Default::default() };
    none.build_and_execute(|| {
        not_set(Params { jitter_secs: 21, ..params() }, Error::ChangeTooLarge);
        not_set(Params { jitter_secs: 300, ..params() }, Error::ChangeTooLarge);
        set(Params { jitter_secs: 20, ..params() });
    });
}

#[test]
fn params_out_of_range_are_refused() {
    let out_of_range: [fn(&mut Params); 15] = [
        |t| t.min_lot = 0,
        |t| t.max_lot = 0,
        |t| t.max_lot = t.min_lot - 1,
        |t| t.max_lot = MAX_LOT + 1,
        |t| t.max_lot = u128::MAX,
        |t| t.slippage_bps = 0,
        |t| t.slippage_bps = MAX_SLIPPAGE_BPS + 1,
        |t| t.slippage_bps = 10_000,
        |t| t.impact_bps = 0,
        |t| t.impact_bps = MAX_IMPACT_BPS + 1,
        |t| t.min_distance_secs = 0,
        |t| t.min_distance_secs = MAX_DISTANCE_SECS + 1,
        |t| t.jitter_secs = MAX_DISTANCE_SECS + 1,
        |t| t.retry_secs = 0,
        |t| t.retry_secs = MAX_RETRY_SECS + 1,
    ];
    ExtBuilder::default().build_and_execute(|| {
        for change in out_of_range {
            let mut new = params();
            change(&mut new);
            not_set(new, Error::OutOfRange);
        }
    });
}

#[test]
fn each_end_of_each_range_is_allowed() {
    let least = Params {
        max_lot: 1,
        min_lot: 1,
        slippage_bps: 1,
        impact_bps: 1,
        min_distance_secs: 1,
        jitter_secs: 0,
        retry_secs: 1,
    };
    let most = Params {
        max_lot: MAX_LOT,
        min_lot: MAX_LOT,
        slippage_bps: MAX_SLIPPAGE_BPS,
        impact_bps: MAX_IMPACT_BPS,
        min_distance_secs: MAX_DISTANCE_SECS,
        jitter_secs: MAX_DISTANCE_SECS,
        retry_secs: MAX_RETRY_SECS,
    };
    assert_eq!((least.validate(), most.validate()), (Ok(()), Ok(())));
}

#[test]
fn the_same_params_are_no_change() {
    ExtBuilder::default().build_and_execute(|| not_set(params(), Error::NoChange));
}

#[test]
fn params_that_were_never_set_can_become_any() {
    let nothing = ExtBuilder { params: Params::default(), day_secs: 0, ..Default::default() };
    nothing.build_and_execute(|| {
        set(params());
        not_set(Params { slippage_bps: 201, ..params() }, Error::ChangeTooLarge);
    });
}

#[test]
fn params_change_once_a_day() {
    ExtBuilder::default().build_and_execute(|| {
        const DAY: Seconds = 86_400;
        ChangeInterval::set(&DAY);
        let jitter = |jitter_secs| Params { jitter_secs, ..params() };
        set(jitter(301));
        not_set(jitter(302), Error::ChangedTooSoon);
        at(START + DAY - 1);
        not_set(jitter(302), Error::ChangedTooSoon);
        at(START + DAY);
        set(jitter(302));
    });
}
