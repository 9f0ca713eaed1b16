//! `set_params`.

use super::*;
use crate::types::{MAX_LOYALTY_BPS, MAX_PARAM_SECS};

fn set_params(change: impl FnOnce(&mut Params)) -> Call {
    let mut params = crate::Parameters::<Test>::get().unwrap();
    change(&mut params);
    Call::set_params { params }
}

#[test]
fn governance_updates_them() {
    ExtBuilder::default().build_and_execute(|| {
        let new = Params { loyalty_bps: 6_000, ..loyalty() };
        set(Call::set_params { params: new });
        assert_eq!(events(), [Event::ParamsSet { old: loyalty(), new }]);
        assert_eq!(crate::Parameters::<Test>::get(), Some(new));
    });
}

#[test]
fn only_governance_updates_them() {
    ExtBuilder::default().build_and_execute(|| {
        refused(ALICE, set_params(|_| ()), DispatchError::BadOrigin);
    });
}

#[test]
fn values_out_of_range_are_refused() {
    let changes: [fn(&mut Params); 5] = [
        |params| params.pledge_until_secs = 0,
        |params| params.pledge_until_secs = MAX_PARAM_SECS + 1,
        |params| params.loyal_from_secs = 0,
        |params| params.loyal_from_secs = MAX_PARAM_SECS + 1,
        |params| params.loyalty_bps = MAX_LOYALTY_BPS + 1,
    ];
    ExtBuilder::default().build_and_execute(|| {
        for change in changes {
            not_set(set_params(change), Error::OutOfRange);
        }
    });
}

#[test]
fn times_are_at_most_doubled_or_halved_and_the_boost_moves_by_a_tenth() {
    let too_large: [fn(&mut Params); 6] = [
        |params| params.pledge_until_secs = 60 * DAY + 1,
        |params| params.pledge_until_secs = 15 * DAY - 1,
        |params| params.loyal_from_secs = 360 * DAY + 1,
        |params| params.loyal_from_secs = 90 * DAY - 1,
        |params| params.loyalty_bps = 6_001,
        |params| params.loyalty_bps = 3_999,
    ];
    let at_the_limit: [fn(&mut Params); 6] = [
        |params| params.pledge_until_secs = 60 * DAY,
        |params| params.pledge_until_secs = 30 * DAY,
        |params| params.loyal_from_secs = 360 * DAY,
        |params| params.loyal_from_secs = 180 * DAY,
        |params| params.loyalty_bps = 6_000,
        |params| params.loyalty_bps = 5_000,
    ];
    ExtBuilder::default().build_and_execute(|| {
        for change in too_large {
            not_set(set_params(change), Error::ChangeTooLarge);
        }
        for change in at_the_limit {
            set(set_params(change));
        }
    });
}

#[test]
fn a_change_waits_for_the_interval() {
    ExtBuilder::default().build_and_execute(|| {
        ChangeInterval::set(&DAY);
        set(set_params(|params| params.loyalty_bps = 6_000));
        for secs in [0, DAY - 1] {
            at(secs);
            not_set(set_params(|params| params.loyalty_bps = 7_000), Error::ChangedTooSoon);
        }
        at(DAY);
        set(set_params(|params| params.loyalty_bps = 7_000));
    });
}

#[test]
fn an_economy_without_pledges_has_no_parameters() {
    for builder in [ExtBuilder::without_pledges(), ExtBuilder::without_allocations()] {
        builder.build_and_execute(|| {
            not_set(Call::set_params { params: loyalty() }, Error::NotEnabled);
        });
    }
}

#[test]
fn without_a_time_no_change_can_be_spaced() {
    ExtBuilder::default().before_the_launch().build_and_execute(|| {
        not_set(set_params(|params| params.loyalty_bps = 6_000), Error::ClockNotStarted);
    });
}
