//! `set_params`.

use super::*;
use crate::{LastChange, Parameters};
use quaestor_primitives::Params as _;

fn set(params: Params) -> Call {
    Call::set_params { params }
}

fn with(change: impl FnOnce(&mut Params)) -> Params {
    let mut params = params();
    change(&mut params);
    params
}

#[test]
fn params_hold_for_later_channels() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(1));
        let new = with(|params| {
            (params.dispute_secs, params.min_deposit) = (2 * DAY, 2 * TOKEN);
        });
        governed(set(new));
        assert_eq!(events().last(), Some(&Event::ParamsSet { old: params(), new }));
        assert_eq!((Parameters::<Test>::get(), LastChange::<Test>::get()), (Some(new), START));
        refused(ALICE, open(1), Error::DepositTooSmall);
        accepted(ALICE, open(2));
        assert_eq!([0, 1].map(|id| channel(id).dispute_secs), [DAY, 2 * DAY]);
    });
}

#[test]
fn only_governance_sets_params() {
    ExtBuilder::default().build_and_execute(|| {
        for who in [ALICE, PETER] {
            refused(who, set(params()), DispatchError::BadOrigin);
        }
    });
}

#[test]
fn an_economy_without_channels_gets_no_params() {
    ExtBuilder { params: None }
        .build_and_execute(|| not_governed(set(params()), Error::NotEnabled));
}

#[test]
fn values_outside_their_ranges_are_refused() {
    let wrong: [fn(&mut Params); 10] = [
        |params| params.dispute_secs = HOUR - 1,
        |params| params.dispute_secs = 30 * DAY + 1,
        |params| params.max_life_secs = DAY - 1,
        |params| params.max_life_secs = 365 * DAY + 1,
        |params| (params.dispute_secs, params.max_life_secs) = (2 * DAY, 2 * DAY - 1),
        |params| params.min_deposit = TOKEN / 1_000 - 1,
        |params| params.min_deposit = 1_000_000 * TOKEN + 1,
        |params| params.min_deposit = 0,
        |params| params.day_secs = 0,
        |params| params.day_secs = DAY + 1,
    ];
    ExtBuilder::default().build_and_execute(|| {
        for change in wrong {
            not_governed(set(with(change)), Error::OutOfRange);
        }
    });
}

#[test]
fn each_end_of_each_range_is_allowed() {
    let least = Params {
        dispute_secs: HOUR,
        max_life_secs: DAY,
        min_deposit: TOKEN / 1_000,
        day_secs: DAY,
    };
    let most = Params {
        dispute_secs: 30 * DAY,
        max_life_secs: 365 * DAY,
        min_deposit: 1_000_000 * TOKEN,
        day_secs: DAY,
    };
    let shortest = Params { dispute_secs: 1, max_life_secs: 1, day_secs: 1, ..least };
    for params in [least, most, shortest] {
        assert_eq!(params.validate(), Ok(()));
        ExtBuilder { params: Some(params) }.build_and_execute(|| governed(set(params)));
    }
}

#[test]
fn each_value_has_its_change_limit() {
    let allowed: [fn(&mut Params); 6] = [
        |_| (),
        |params| params.dispute_secs *= 2,
        |params| params.dispute_secs /= 2,
        |params| params.max_life_secs = params.max_life_secs.div_ceil(2),
        |params| params.min_deposit *= 2,
        |params| params.min_deposit /= 2,
    ];
    for change in allowed {
        ExtBuilder::default().build_and_execute(|| governed(set(with(change))));
    }
    let too_far: [fn(&mut Params); 6] = [
        |params| params.dispute_secs = params.dispute_secs * 2 + 1,
        |params| params.dispute_secs = params.dispute_secs / 2 - 1,
        |params| params.max_life_secs = params.max_life_secs / 2 - 1,
        |params| params.min_deposit = params.min_deposit * 2 + 1,
        |params| params.min_deposit = params.min_deposit / 2 - 1,
        |params| params.day_secs = DAY - 1,
    ];
    ExtBuilder::default().build_and_execute(|| {
        for change in too_far {
            let mut new = with(change);
            // So that only the change limit is in the way.
            new.max_life_secs = new.max_life_secs.min(365 * new.day_secs);
            not_governed(set(new), Error::ChangeTooLarge);
        }
    });
    let short = ExtBuilder::default().params(|params| params.max_life_secs = 100 * DAY);
    short.build_and_execute(|| {
        let with = |secs| set(Params { max_life_secs: secs, ..params() });
        not_governed(with(200 * DAY + 1), Error::ChangeTooLarge);
        governed(with(200 * DAY));
    });
}

#[test]
fn params_change_once_a_day() {
    ExtBuilder::default().build_and_execute(|| {
        ChangeInterval::set(&DAY);
        governed(set(with(|params| params.min_deposit *= 2)));
        let again = set(with(|params| params.min_deposit *= 4));
        for time in [START, START + DAY - 1] {
            at(time);
            not_governed(again.clone(), Error::ChangedTooSoon);
        }
        at(START + DAY);
        governed(again);
    });
}
