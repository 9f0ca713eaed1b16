//! Genesis: what is stored, and the sentences that nonsense is refused with.

use super::*;
use crate::{types::Voter, Live, Parameters, Params, Rules, SubmissionDeposit, Tracks, Voters};
use polkadot_sdk::{
    frame_support::{
        storage::storage_prefix,
        traits::{Get, Hooks},
    },
    pallet_referenda::TracksInfo,
    sp_io::storage,
};
use quaestor_primitives::{BoostInspect, OnStakeReduced, Params as _};

#[test]
fn the_parameters_are_stored() {
    build(Some(act())).execute_with(|| assert_eq!(Parameters::<Test>::get(), Some(act())));
}

#[test]
fn an_economy_without_votes_has_no_key_and_no_track() {
    build(None).execute_with(|| {
        // The version of the storage layout is the only key.
        let version = storage_prefix(b"StakeVoting", b":__STORAGE_VERSION__:").to_vec();
        let prefix = &version[..16];
        let first = storage::next_key(prefix).filter(|key| key.starts_with(prefix)).unwrap();
        assert_eq!(first, version);
        let second = storage::next_key(&first);
        assert!(second.is_none_or(|key| !key.starts_with(prefix)));

        assert_eq!(Tracks::<Test>::tracks().count(), 0);
        assert_eq!(SubmissionDeposit::<Test>::get(), 0);
        assert!(StakeVoting::boosts_of(&ALICE).is_empty());
        let id = stake(ALICE, 1);
        let position = Vault::table()[id as usize].1.clone();
        assert!(!StakeVoting::stake_reduced(&ALICE, &position, 1));
        assert_eq!((Voters::<Test>::get(ALICE), Live::<Test>::get().len()), (Voter::default(), 0));
        assert!(!has_record(ALICE));
        check();
    });
}

#[test]
fn the_configuration_is_sound() {
    build(Some(act())).execute_with(StakeVoting::integrity_test);
}

#[test]
fn the_presets_are_allowed() {
    for params in [act(), dev(), Params::default()] {
        assert_eq!(params.validate(), Ok(()));
    }
}

#[test]
#[should_panic(expected = "stake voting: a day must be from a second to 86,400 seconds")]
fn nonsense_stops_the_chain() {
    build(Some(Params { day_secs: 0, ..act() }));
}

/// Asserts that a change of the parameters is refused with `sentence`.
#[track_caller]
fn invalid(sentence: &str, change: impl Fn(&mut Params)) {
    let mut params = act();
    change(&mut params);
    assert_eq!(params.validate(), Err(sentence));
}

/// Asserts that parameters at a bound are allowed.
#[track_caller]
fn valid(change: impl Fn(&mut Params)) {
    let mut params = act();
    change(&mut params);
    assert_eq!(params.validate(), Ok(()));
}

const MOST: u128 = 1_000_000_000_000_000_000_000_000_000_000;

#[test]
fn each_bound_is_exact() {
    invalid("a day must be from a second to 86,400 seconds", |p| p.day_secs = 86_401);

    let sentence = "a stake must be from 1 to 10^30 units";
    invalid(sentence, |p| p.voter_stake = 0);
    invalid(sentence, |p| p.proposer_stake = MOST + 1);
    valid(|p| (p.voter_stake, p.proposer_stake) = (1, 1));
    valid(|p| (p.voter_stake, p.proposer_stake) = (MOST, MOST));
    invalid("a voter must not need more stake than a proposer", |p| {
        p.voter_stake = p.proposer_stake + 1;
    });

    let sentence = "the cap of a wallet must be from 0.01 % to 100 %";
    for bps in [0, 10_001] {
        invalid(sentence, |p| p.cap_bps = Some(bps));
    }
    for cap in [None, Some(1), Some(10_000)] {
        valid(|p| p.cap_bps = cap);
    }

    for amount in [0, MOST + 1] {
        invalid("the spend of a proposal must be from 1 to 10^30 units", |p| p.max_spend = amount);
        invalid("the deposit of a proposal must be from 1 to 10^30 units", |p| {
            p.submission_deposit = amount;
        });
    }
    for amount in [1, MOST] {
        valid(|p| (p.max_spend, p.submission_deposit) = (amount, amount));
    }

    invalid("the boost must be at most 50 %", |p| p.boost_bps = 5_001);
    valid(|p| p.boost_bps = 5_000);
    for secs in [3_599, 31_536_001] {
        invalid("the boost must last from an hour to 365 days", |p| p.boost_secs = secs);
    }
    for secs in [3_600, 31_536_000] {
        valid(|p| p.boost_secs = secs);
    }
}

#[test]
fn each_bound_of_the_rules_is_exact() {
    type Pick = fn(&mut Params) -> &mut Rules;
    let both: [(Pick, u32); 2] = [(|p| &mut p.ordinary, 14_400), (|p| &mut p.emergency, 600)];
    for (rules, least_vote) in both {
        for bps in [99, 5_001] {
            invalid("a quorum must be from 1 % to 50 %", |p| rules(p).quorum_bps = bps);
        }
        for bps in [5_000, 9_001] {
            invalid("an approval must be from 50.01 % to 90 %", |p| rules(p).approval_bps = bps);
        }
        let sentence = "a vote must take from a day to 28 days, or from an hour for emergencies";
        for blocks in [least_vote - 1, 403_201] {
            invalid(sentence, |p| rules(p).vote_blocks = blocks);
        }
        for blocks in [599, 403_201] {
            invalid("a timelock must be from an hour to 28 days", |p| {
                rules(p).timelock_blocks = blocks;
            });
        }
        for (quorum_bps, approval_bps, vote_blocks, timelock_blocks) in
            [(100, 5_001, least_vote, 600), (5_000, 9_000, 403_200, 403_200)]
        {
            let new = Rules { quorum_bps, approval_bps, vote_blocks, timelock_blocks };
            valid(|p| *rules(p) = new);
        }
    }
}
