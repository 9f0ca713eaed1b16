//! Voting power of positions, and votes that shrink with the stake.

use super::*;
use crate::types::Features;
use polkadot_sdk::frame_support::weights::Weight;
use quaestor_primitives::{StakeSlash, VotingPower};

fn power(who: AccountId) -> u128 {
    Vault::voting_power(who, START + 1, state().clock).power
}

#[test]
fn the_power_of_act_follows_its_age_up_to_three_times() {
    let table = [
        (0, 1_000, 1_000),
        (7, 1_200, 1_200),
        (30, 1_500, 1_500),
        (90, 2_000, 2_000),
        (180, 3_000, 3_000),
        (365, 3_600, 3_000),
    ];
    ExtBuilder::act().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * ACT, 0));
        for (day, weighs, votes) in table {
            at(START + day * DAY);
            assert_eq!(weight(ALICE), weighs * 10_000 * ACT, "weight after {day} days");
            let position = ledger(ALICE).positions[0].clone();
            assert_eq!(position.power_at(state().clock), Some(votes * 10_000 * ACT));
            assert_eq!(state().votes, votes * 10_000 * ACT, "power after {day} days");
        }
    });
}

#[test]
fn a_lock_of_act_begins_at_its_own_value_and_seasons_on() {
    ExtBuilder::act().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * ACT, 2));
        for (day, votes) in [(0, 1_500), (30, 1_500), (90, 2_000), (180, 3_000)] {
            at(START + day * DAY);
            assert_eq!(state().votes, votes * 10_000 * ACT, "after {day} days");
        }
    });
}

#[test]
fn the_tiers_of_blockdag_vote_with_one_to_two_times_their_amount() {
    ExtBuilder::blockdag().build_and_execute(|| {
        for tier in 0..4 {
            accepted(ALICE, stake(1_000 * TOKEN, tier));
        }
        assert_eq!(power(ALICE), 57_000_000 * TOKEN);
        assert_eq!(state().votes, 57_000_000 * TOKEN);
    });
}

#[test]
fn stake_of_the_block_in_which_a_vote_begins_has_no_power_in_it() {
    ExtBuilder::blockdag().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 0));
        let now = Vault::voting_power(ALICE, START, START);
        assert_eq!((now.staked, now.power), (1_000 * TOKEN, 0));
        assert_eq!(Vault::voting_power(ALICE, START + 1, START + 1).power, 10_000_000 * TOKEN);
    });
}

#[test]
fn a_step_during_a_vote_counts_as_before_it() {
    ExtBuilder::act().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * ACT, 0));
        let began = START + 179 * DAY;
        at(START + 200 * DAY);
        let power = Vault::voting_power(ALICE, began, state().clock).power;
        assert_eq!(power, 20_000_000 * ACT);
        assert_eq!(state().votes, 30_000_000 * ACT);
    });
}

#[test]
fn exits_of_an_account_that_votes_report_what_left() {
    ExtBuilder::act().with_votes_and_boosts().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * ACT, 0));
        accepted(ALICE, stake(500 * ACT, 3));
        accepted(BOB, stake(1_000 * ACT, 0));
        Vault::mark(&ALICE, true);

        accepted(ALICE, unstake(0, Some(300 * ACT)));
        accepted(ALICE, early_unstake(1));
        assert!(ledger(ALICE).voting);
        accepted(BOB, unstake(0, None));
        accepted(ALICE, unstake(0, None));

        let left = [(ALICE, 0, 300 * ACT), (ALICE, 1, 500 * ACT), (ALICE, 0, 700 * ACT)];
        assert_eq!(Reduced::get(), left);
        assert!(!ledger(ALICE).voting);
    });
}

#[test]
fn a_slash_shrinks_the_votes_and_an_increase_does_not() {
    ExtBuilder::act().with_votes_and_boosts().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * ACT, 0));
        accepted(ALICE, stake(1_000 * ACT, 0));
        Vault::mark(&ALICE, true);
        drop(Vault::slash(&ALICE, 500 * ACT));
        assert_eq!(Reduced::get(), [(ALICE, 0, 250 * ACT), (ALICE, 1, 250 * ACT)]);
    });
}

#[test]
fn a_mark_without_a_record_writes_nothing() {
    ExtBuilder::act().build_and_execute(|| {
        Vault::mark(&ALICE, true);
        assert!(!crate::Ledgers::<Test>::contains_key(ALICE));
    });
}

#[test]
fn an_exit_is_charged_for_votes_only_if_there_are_some() {
    let charged = |features: Features, voting: bool| {
        let mut charged = Weight::zero();
        let mut builder = ExtBuilder::act();
        builder.features = features;
        builder.build_and_execute(|| {
            accepted(ALICE, stake(1_000 * ACT, 0));
            Vault::mark(&ALICE, voting);
            let before = Vault::exit_weight();
            let post = Vault::do_unstake(ALICE, 0, None).unwrap().actual_weight.unwrap();
            assert!(post.all_lte(before));
            charged = post;
        });
        charged
    };
    let votes = Features { votes: true, ..Default::default() };
    let without = charged(Features::default(), false);
    assert_eq!(charged(votes, false), without);
    let with = charged(votes, true).saturating_sub(without);
    assert_eq!(with, Weight::from_parts(1_000_000_000, 0));
}
