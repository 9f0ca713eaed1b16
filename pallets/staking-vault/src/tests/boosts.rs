//! Boosts: they raise the weight, never the votes, and end by themselves.

use super::*;
use polkadot_sdk::frame_support::weights::Weight;
use quaestor_primitives::RefreshBoosts;
use quaestor_testing::StubObserver;

fn refresh(who: AccountId) -> crate::Call<Test> {
    crate::Call::refresh_boosts { who }
}

fn give(boosts: &[(u32, u64)]) {
    AllBoosts::set(boosts.to_vec());
}

#[test]
fn two_boosts_add_up_and_end_on_a_boundary_without_a_transaction() {
    ExtBuilder::act().with_votes_and_boosts().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * ACT, 3));
        let until = START + 30 * DAY + 5;
        give(&[(1_500, until), (1_000, until)]);
        assert_eq!(state().weight, 20_000_000 * ACT);

        accepted(BOB, refresh(ALICE));
        assert_eq!(state().weight, 25_000_000 * ACT);
        assert_eq!(state().votes, 20_000_000 * ACT);

        at(START + 30 * DAY);
        assert_eq!(state().weight, 25_000_000 * ACT);
        at(START + 30 * DAY + HOUR);
        assert_eq!(state().weight, 20_000_000 * ACT);
        assert_eq!(state().votes, 20_000_000 * ACT);
    });
}

#[test]
fn a_boost_multiplies_the_steps_that_come_while_it_lasts() {
    ExtBuilder::act().with_votes_and_boosts().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * ACT, 0));
        give(&[(1_500, START + 10 * DAY)]);
        accepted(ALICE, refresh(ALICE));
        for (day, multiplier) in [(0, 11_500), (7, 13_800), (10, 12_000), (30, 15_000)] {
            at(START + day * DAY);
            assert_eq!(state().weight, multiplier * 1_000 * ACT, "after {day} days");
            Vault::do_try_state().unwrap();
        }
    });
}

#[test]
fn a_boost_without_an_end_writes_no_step() {
    ExtBuilder::blockdag().with_votes_and_boosts().build_and_execute(|| {
        at(START + 100 * DAY);
        accepted(ALICE, stake(1_000 * TOKEN, 3));
        give(&[(5_000, u64::MAX)]);
        accepted(ALICE, refresh(ALICE));
        assert_eq!(state().weight, 6_000_000 * TOKEN);
        assert_eq!(crate::PendingSteps::<Test>::iter().count(), 0);

        give(&[]);
        <Vault as RefreshBoosts<_>>::refresh(&ALICE);
        assert_eq!(state().weight, 4_000_000 * TOKEN);
        assert!(ledger(ALICE).positions[0].boosts.is_empty());
    });
}

#[test]
fn what_was_earned_before_is_settled_under_the_old_weight() {
    ExtBuilder::act().with_votes_and_boosts().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * ACT, 0));
        at(START + DAY);
        StubObserver::take();
        give(&[(1_500, START + 30 * DAY)]);
        accepted(BOB, refresh(ALICE));
        assert_eq!(StubObserver::take(), [News::Resized(0, 1_000 * ACT, 1_000 * ACT)]);
    });
}

#[test]
fn boosts_that_are_there_already_are_refused() {
    ExtBuilder::act().with_votes_and_boosts().build_and_execute(|| {
        refused(BOB, refresh(ALICE), Error::NoChange);
        accepted(ALICE, stake(1_000 * ACT, 0));
        refused(BOB, refresh(ALICE), Error::NoChange);
        give(&[(1_500, START + 30 * DAY)]);
        accepted(BOB, refresh(ALICE));
        refused(BOB, refresh(ALICE), Error::NoChange);
        give(&[(1_500, START)]);
        accepted(BOB, refresh(ALICE));
        assert_eq!(state().weight, 10_000_000 * ACT);
    });
}

#[test]
fn an_economy_without_boosts_has_none() {
    ExtBuilder::act().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * ACT, 0));
        give(&[(1_500, START + 30 * DAY)]);
        refused(BOB, refresh(ALICE), Error::NoChange);
    });
}

#[test]
fn a_boost_does_not_begin_while_the_clock_is_behind() {
    ExtBuilder::act().with_votes_and_boosts().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * ACT, 0));
        give(&[(1_500, START + 900 * DAY)]);
        block(START + 100 * DAY);
        assert!(state().behind);
        refused(BOB, refresh(ALICE), Error::CatchingUp);
        at(START + 100 * DAY);
        accepted(BOB, refresh(ALICE));
    });
}

#[test]
fn all_positions_get_it_and_exits_take_it_away() {
    ExtBuilder::act().with_votes_and_boosts().build_and_execute(|| {
        for tier in 0..5 {
            accepted(ALICE, stake(100 * ACT, tier));
        }
        give(&[(1_500, START + 5 * DAY), (1_000, START + 20 * DAY)]);
        accepted(BOB, refresh(ALICE));
        Vault::do_try_state().unwrap();
        accepted(ALICE, unstake(0, None));
        for id in 1..5 {
            accepted(ALICE, early_unstake(id));
        }
        assert_eq!((state().weight, state().votes), (0, 0));
        assert_eq!(crate::PendingSteps::<Test>::iter().count(), 0);
    });
}

#[test]
fn the_charge_is_that_of_the_steps_touched() {
    ExtBuilder::act().with_votes_and_boosts().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * ACT, 0));
        give(&[(1_500, START + 5 * DAY)]);
        let post = Vault::do_refresh_boosts(ALICE).unwrap().actual_weight.unwrap();
        // Five steps of the tier and the end of the boost.
        assert_eq!(post, Vault::boosts_weight(1, 6));
        assert!(post.all_lt(Vault::most_boosts_weight()));
        assert_ne!(post, Weight::zero());
    });
}
