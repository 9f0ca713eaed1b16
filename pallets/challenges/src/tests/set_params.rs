//! `set_params`.

use super::*;
use crate::{types::Params, Parameters};
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
fn params_hold_for_later_cases() {
    ExtBuilder::default().build_and_execute(|| {
        let old = disputed(1);
        let new = with(|params| {
            (params.commit_secs, params.least_stake) = (DAY / 2, 200 * TOKEN);
        });
        governed(set(new));
        assert_eq!(last_event(), Event::ParamsSet { old: params(), new });
        assert_eq!(Parameters::<Test>::get(), Some(new));
        let new = disputed(2);
        let ends = |id| case(id).phase.due() - START;
        assert_eq!([ends(old), ends(new)], [2 * DAY, DAY + DAY / 2]);
        assert_eq!([case(old).stake, case(new).stake], [100 * TOKEN, 200 * TOKEN]);
    });
}

#[test]
fn only_governance_sets_params() {
    ExtBuilder::default().build_and_execute(|| {
        for who in [CONSUMER, COUNCIL, MANY, OPERATOR] {
            refused(who, set(params()), DispatchError::BadOrigin);
        }
    });
    ExtBuilder { params: None, bonds: vec![] }
        .build_and_execute(|| not_governed(set(params()), Error::NotEnabled));
}

#[test]
fn values_outside_their_ranges_are_refused() {
    let wrong: [fn(&mut Params); 34] = [
        |params| params.least_stake = TOKEN - 1,
        |params| params.least_stake = 100_000 * TOKEN + 1,
        |params| params.stake_bps = 99,
        |params| params.stake_bps = 2_001,
        |params| params.commit_secs = HOUR - 1,
        |params| params.commit_secs = 7 * DAY + 1,
        |params| params.reveal_secs = HOUR - 1,
        |params| params.reveal_secs = 7 * DAY + 1,
        |params| params.appeal_secs = HOUR - 1,
        |params| params.appeal_secs = 7 * DAY + 1,
        |params| params.ruling_secs = HOUR - 1,
        |params| params.ruling_secs = 7 * DAY + 1,
        |params| params.quorum_bps = 2_999,
        |params| params.quorum_bps = 8_001,
        |params| params.awards.challenger_bps = 4_001,
        |params| params.burn_bps = 10_001,
        |params| params.audit_bps = 749,
        |params| params.audit_bps = 5_001,
        |params| params.reward_bps = 0,
        |params| params.reward_bps = 11,
        |params| params.answer_secs = HOUR - 1,
        |params| params.answer_secs = 7 * DAY + 1,
        |params| params.reward_secs = HOUR - 1,
        |params| params.reward_secs = 7 * DAY + 1,
        |params| params.auditor_bond = 1_000 * TOKEN - 1,
        |params| params.auditor_bond = 10_000_000 * TOKEN + 1,
        |params| params.miss_bps = 9,
        |params| params.miss_bps = 1_001,
        |params| params.blame_bps = 9,
        |params| params.blame_bps = 1_001,
        |params| params.canary_bps = 79,
        |params| params.canary_bps = 1_001,
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
    let least = with(|params| {
        (params.least_stake, params.stake_bps, params.quorum_bps) = (TOKEN, 100, 3_000);
        (params.commit_secs, params.reveal_secs) = (HOUR, HOUR);
        (params.appeal_secs, params.ruling_secs) = (HOUR, HOUR);
        params.awards.challenger_bps = 0;
        (params.awards.auditors_bps, params.awards.consumer_bps) = (0, 0);
        (params.burn_bps, params.audit_bps, params.reward_bps) = (0, 150, 1);
        (params.answer_secs, params.reward_secs) = (HOUR, HOUR);
        params.auditor_bond = 1_000 * TOKEN;
        (params.miss_bps, params.blame_bps, params.canary_bps) = (10, 10, 10);
    });
    let most = with(|params| {
        (params.least_stake, params.stake_bps) = (100_000 * TOKEN, 2_000);
        (params.commit_secs, params.reveal_secs) = (7 * DAY, 7 * DAY);
        (params.appeal_secs, params.ruling_secs) = (7 * DAY, 7 * DAY);
        params.quorum_bps = 8_000;
        params.awards.challenger_bps = 4_000;
        (params.burn_bps, params.audit_bps, params.reward_bps) = (10_000, 5_000, 100);
        (params.answer_secs, params.reward_secs) = (7 * DAY, 7 * DAY);
        params.auditor_bond = 10_000_000 * TOKEN;
        (params.miss_bps, params.blame_bps, params.canary_bps) = (1_000, 1_000, 1_000);
    });
    // An hour of a short day is a second at least.
    let shortest = Params {
        commit_secs: 1,
        reveal_secs: 1,
        appeal_secs: 1,
        ruling_secs: 1,
        answer_secs: 1,
        reward_secs: 1,
        day_secs: 1,
        ..least
    };
    for params in [least, most, shortest] {
        assert_eq!(params.validate(), Ok(()));
    }
    assert_eq!(most.case_secs(), 30 * DAY);
}

/// Stake cannot leave between a promise and the end of a case over it: 3 + 3 + 1 + 1 + 3 + 7 + 2 days
/// are within a notice of 21.
#[test]
fn the_phases_of_a_case_fit_into_the_notice() {
    ExtBuilder::default().build_and_execute(|| {
        assert_eq!(params().case_secs(), 14 * DAY);
        governed(set(with(|params| params.appeal_secs = 4 * DAY)));
        not_governed(set(with(|params| params.appeal_secs = 4 * DAY + 1)), Error::OutOfRange);
        Notice::set(&(20 * DAY));
        not_governed(set(with(|params| params.appeal_secs = 4 * DAY)), Error::OutOfRange);
        governed(set(params()));
        PromiseSecs::set(&(6 * DAY + 1));
        not_governed(set(params()), Error::OutOfRange);
        PromiseSecs::set(&(6 * DAY));
    });
}

/// 7.5 % of the results, and 20 times the price of a fault.
#[test]
fn an_audit_rate_deters() {
    ExtBuilder::default().build_and_execute(|| {
        PriceMultiple::set(&30);
        governed(set(with(|params| params.audit_bps = 500)));
        not_governed(set(with(|params| params.audit_bps = 499)), Error::OutOfRange);
        governed(set(with(|params| params.audit_bps = 750)));
        PriceMultiple::set(&20);
    });
}

#[test]
fn each_value_has_its_change_limit() {
    let allowed: [fn(&mut Params); 20] = [
        |_| (),
        |params| params.least_stake *= 2,
        |params| params.least_stake /= 2,
        |params| params.stake_bps += 500,
        |params| params.commit_secs *= 2,
        |params| params.commit_secs /= 2,
        |params| params.appeal_secs /= 2,
        |params| params.ruling_secs /= 2,
        |params| params.quorum_bps += 500,
        |params| params.quorum_bps -= 500,
        |params| params.awards.challenger_bps += 500,
        |params| params.awards.challenger_bps -= 500,
        |params| params.burn_bps += 500,
        |params| params.audit_bps *= 2,
        |params| params.reward_bps /= 2,
        |params| params.answer_secs *= 2,
        |params| params.reward_secs *= 2,
        |params| params.auditor_bond *= 2,
        |params| params.miss_bps += 500,
        |params| params.blame_bps += 500,
    ];
    for change in allowed {
        ExtBuilder::default().build_and_execute(|| governed(set(with(change))));
    }
    let too_far: [fn(&mut Params); 17] = [
        |params| params.least_stake = params.least_stake * 2 + 1,
        |params| params.least_stake = params.least_stake / 2 - 1,
        |params| params.stake_bps += 501,
        |params| params.commit_secs = DAY / 2 - 1,
        |params| params.reveal_secs = DAY / 2 - 1,
        |params| params.appeal_secs = 3 * DAY / 2 - 1,
        |params| params.ruling_secs = 7 * DAY / 2 - 1,
        |params| params.quorum_bps += 501,
        |params| params.quorum_bps -= 501,
        |params| params.awards.challenger_bps += 501,
        |params| params.burn_bps -= 501,
        |params| params.audit_bps = 1_501,
        |params| params.reward_bps = 3,
        |params| params.answer_secs = 4 * DAY + 1,
        |params| params.reward_secs = 6 * DAY + 1,
        |params| params.auditor_bond = params.auditor_bond * 2 + 1,
        |params| params.canary_bps += 501,
    ];
    ExtBuilder::default().build_and_execute(|| {
        for change in too_far {
            not_governed(set(with(change)), Error::ChangeTooLarge);
        }
    });
    let hour = with(|params| params.day_secs = DAY - 24);
    assert!(!params().allows_change_to(&hour), "a day is fixed");
}

#[test]
fn params_change_once_a_day() {
    ExtBuilder::default().build_and_execute(|| {
        ChangeInterval::set(&DAY);
        governed(set(with(|params| params.least_stake *= 2)));
        let again = set(with(|params| params.least_stake *= 4));
        for time in [START, START + DAY - 1] {
            at(time);
            not_governed(again.clone(), Error::ChangedTooSoon);
        }
        at(START + DAY);
        governed(again);
    });
}
