//! Boosts of participants.

use super::*;
use quaestor_primitives::{BoostInspect, Seconds};

fn boost(bps: u32, until: Seconds) -> Vec<quaestor_primitives::Boost> {
    vec![quaestor_primitives::Boost { bps, until }]
}

#[test]
fn opening_and_voting_boost_for_30_days_rounded_up_to_a_bucket() {
    ExtBuilder::default().build_and_execute(|| {
        assert_eq!(boosts(ALICE), []);
        accepted(ALICE, open());
        assert_eq!(boosts(ALICE), boost(1_000, START + 30 * DAY));
        at(START + 1);
        accepted(BOB, vote(0, 0));
        let until = START + 30 * DAY + HOUR;
        assert_eq!(boosts(BOB), boost(1_000, until));
        at(until - 1);
        assert_eq!(boosts(BOB), boost(1_000, until));
        at(until);
        assert_eq!(boosts(BOB), []);
        assert_eq!(boosts(ALICE), []);
    });
}

#[test]
fn each_vote_and_each_change_of_it_renews_the_boost() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open());
        accepted(BOB, vote(0, 0));
        at(START + HOUR);
        accepted(BOB, vote(0, 1));
        assert_eq!(boosts(BOB), boost(1_000, START + 30 * DAY + HOUR));
        // A refused vote does not.
        at(START + 2 * HOUR);
        refused(BOB, vote(0, 1), Error::NoChange);
        assert_eq!(boosts(BOB), boost(1_000, START + 30 * DAY + HOUR));
    });
}

#[test]
fn other_calls_give_no_boost() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open());
        accepted(BOB, fund(0, 1));
        at(START + DAY);
        accepted(RECORDER, record(0, &[1, 1, 1]));
        accepted(BOB, settle(0));
        for who in [BOB, RECORDER, AGENTS[0], NOBODY] {
            assert_eq!(boosts(who), []);
        }
    });
}

#[test]
fn there_are_no_boosts_where_they_are_zero() {
    ExtBuilder::default().params(|params| params.boost_bps = 0).build_and_execute(|| {
        accepted(ALICE, open());
        assert!(!crate::Participants::<Test>::contains_key(ALICE));
        accepted(BOB, vote(0, 0));
        assert_eq!(boosts(BOB), []);
    });
}

#[test]
fn new_parameters_hold_for_later_votes_only() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open());
        accepted(BOB, vote(0, 0));
        let params = crate::types::Params { boost_bps: 0, boost_secs: 15 * DAY, ..params() };
        governed(Call::set_params { params });
        assert_eq!(boosts(BOB), boost(1_000, START + 30 * DAY));
        // A vote without a boost does not end an earlier one.
        accepted(BOB, vote(0, 1));
        assert_eq!(boosts(BOB), boost(1_000, START + 30 * DAY));
        let params = crate::types::Params { boost_bps: 500, ..params };
        governed(Call::set_params { params });
        accepted(BOB, vote(0, 0));
        assert_eq!(boosts(BOB), boost(500, START + 15 * DAY));
    });
}

#[test]
fn at_the_end_of_time_there_is_no_boost() {
    ExtBuilder::default().build_and_execute(|| {
        for now in [u64::MAX, u64::MAX - 30 * DAY, u64::MAX - 30 * DAY - HOUR] {
            let boost = params().boost(now, HOUR);
            assert!(boost.is_none_or(|boost| boost.until >= now && boost.until < u64::MAX));
        }
        assert_eq!(params().boost(u64::MAX, HOUR), None);
        // Buckets of no length count as a second.
        assert_eq!(params().boost(START + 1, 0).unwrap().until, START + 1 + 30 * DAY);
    });
}

#[test]
fn a_read_of_boosts_has_a_weight() {
    let weight = <Debates as BoostInspect<AccountId>>::weight();
    assert_eq!(weight, <() as crate::WeightInfo>::boosts_of());
}
