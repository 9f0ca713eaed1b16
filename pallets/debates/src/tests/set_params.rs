//! `set_params`.

use super::*;
use crate::{
    types::{Params, MAX_AMOUNT, MAX_BOOST_BPS},
    Parameters,
};
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
fn params_hold_for_later_sessions_only() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open());
        let new = with(|params| {
            (params.fee, params.agents_bps, params.record_secs) = (100 * ACT, 5_000, 6 * DAY)
        });

        governed(set(new));

        assert_eq!(last_event(), Event::ParamsSet { old: params(), new });
        assert_eq!(Parameters::<Test>::get(), Some(new));
        accepted(ALICE, open());
        let [old, new] = [session(0), session(1)];
        assert_eq!((old.pool, old.record_until), (30 * ACT, START + 4 * DAY));
        assert_eq!((new.pool, new.record_until), (50 * ACT, START + 7 * DAY));
        at(START + 4 * DAY);
        accepted(BOB, settle(0));
        refused(BOB, settle(1), Error::NotRecorded);
    });
}

#[test]
fn only_governance_sets_params() {
    ExtBuilder::default().build_and_execute(|| {
        for who in [ALICE, RECORDER] {
            refused(who, set(params()), DispatchError::BadOrigin);
        }
    });
}

#[test]
fn an_economy_without_sessions_gets_no_params() {
    ExtBuilder { params: None, ..Default::default() }
        .build_and_execute(|| not_governed(set(params()), Error::NotEnabled));
}

#[test]
fn values_outside_their_ranges_are_refused() {
    let wrong: [fn(&mut Params); 12] = [
        |params| params.min_stake = 0,
        |params| params.min_stake = MAX_AMOUNT + 1,
        |params| params.fee = 0,
        |params| params.fee = MAX_AMOUNT + 1,
        |params| params.agents_bps = 10_001,
        |params| params.record_secs = HOUR - 1,
        |params| params.record_secs = 30 * DAY + 1,
        |params| params.boost_bps = MAX_BOOST_BPS + 1,
        |params| params.boost_secs = HOUR - 1,
        |params| params.boost_secs = 365 * DAY + 1,
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
        min_stake: 1,
        fee: 1,
        agents_bps: 0,
        record_secs: HOUR,
        boost_bps: 0,
        boost_secs: HOUR,
        day_secs: DAY,
    };
    let most = Params {
        min_stake: MAX_AMOUNT,
        fee: MAX_AMOUNT,
        agents_bps: 10_000,
        record_secs: 30 * DAY,
        boost_bps: MAX_BOOST_BPS,
        boost_secs: 365 * DAY,
        day_secs: DAY,
    };
    // A day of a second has an hour of one as well.
    let shortest = Params { record_secs: 1, boost_secs: 1, day_secs: 1, ..least };
    for params in [least, most, shortest] {
        assert_eq!(params.validate(), Ok(()));
        let builder = ExtBuilder { params: Some(params), ..Default::default() };
        builder.build_and_execute(|| governed(set(params)));
    }
}

#[test]
fn each_value_has_its_change_limit() {
    let allowed: [fn(&mut Params); 13] = [
        |_| (),
        |params| params.min_stake *= 2,
        |params| params.min_stake /= 2,
        |params| params.fee *= 2,
        |params| params.fee /= 2,
        |params| params.agents_bps += 1_000,
        |params| params.agents_bps -= 1_000,
        |params| params.record_secs *= 2,
        |params| params.record_secs /= 2,
        |params| params.boost_bps += 1_000,
        |params| params.boost_bps -= 1_000,
        |params| params.boost_secs *= 2,
        |params| params.boost_secs /= 2,
    ];
    for change in allowed {
        ExtBuilder::default().build_and_execute(|| governed(set(with(change))));
    }
    let too_far: [fn(&mut Params); 12] = [
        |params| params.min_stake = params.min_stake * 2 + 1,
        |params| params.min_stake = params.min_stake / 2 - 1,
        |params| params.fee = params.fee * 2 + 1,
        |params| params.fee = params.fee / 2 - 1,
        |params| params.agents_bps += 1_001,
        |params| params.agents_bps -= 1_001,
        |params| params.record_secs = params.record_secs * 2 + 1,
        |params| params.record_secs = params.record_secs / 2 - 1,
        |params| params.boost_bps += 1_001,
        |params| params.boost_secs = params.boost_secs * 2 + 1,
        |params| params.boost_secs = params.boost_secs / 2 - 1,
        |params| params.day_secs = DAY - 1,
    ];
    ExtBuilder::default().build_and_execute(|| {
        for change in too_far {
            not_governed(set(with(change)), Error::ChangeTooLarge);
        }
    });
    let high = ExtBuilder::default().params(|params| params.boost_bps = 2_000);
    high.build_and_execute(|| {
        not_governed(set(with(|params| params.boost_bps = 999)), Error::ChangeTooLarge);
    });
}

#[test]
fn params_change_once_a_day() {
    ExtBuilder::default().build_and_execute(|| {
        ChangeInterval::set(&DAY);
        governed(set(with(|params| params.fee *= 2)));
        let again = set(with(|params| params.fee *= 4));
        for time in [START, START + DAY - 1] {
            at(time);
            not_governed(again.clone(), Error::ChangedTooSoon);
        }
        at(START + DAY);
        governed(again);
    });
}
