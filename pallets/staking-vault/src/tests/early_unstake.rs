//! `early_unstake`: its price, and what it takes from the timeline.

use super::*;
use quaestor_testing::StubObserver;

#[test]
fn an_early_exit_of_act_costs_exactly_a_tenth() {
    ExtBuilder::act().build_and_execute(|| {
        let before = free(ALICE);
        // A tenth rounds down: of 1,000.000000009 it is 100.000000000.
        accepted(ALICE, stake(1_000 * ACT + 9, 2));
        at(START + 30 * DAY - 1);

        accepted(ALICE, early_unstake(0));

        assert_eq!(free(ALICE), before - 100 * ACT);
        assert_eq!(free(TREASURY), ED + 100 * ACT);
        assert_eq!(
            last_event(),
            Event::EarlyUnstaked {
                who: ALICE,
                position: 0,
                amount: 900 * ACT + 9,
                penalty: 100 * ACT,
                release: START + 30 * DAY - 1,
            }
            .into()
        );
    });
}

#[test]
fn the_exit_costs_nothing_once_the_lock_has_ended() {
    ExtBuilder::act().build_and_execute(|| {
        let before = free(ALICE);
        accepted(ALICE, stake(1_000 * ACT, 2));
        at(START + 30 * DAY);

        accepted(ALICE, early_unstake(0));

        assert_eq!((free(ALICE), free(TREASURY)), (before, ED));
        assert_eq!(
            StubObserver::take().last(),
            Some(&News::Closed(0, false)),
            "an exit at lock end is not early"
        );
    });
}

#[test]
fn an_early_exit_of_qtra_keeps_all_principal_and_cools_it() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(5_000 * TOKEN, 4));

        accepted(ALICE, early_unstake(0));

        assert_eq!(StubObserver::take().last(), Some(&News::Closed(0, true)));
        assert_eq!(ledger(ALICE).unlocking_total(), 5_000 * TOKEN);
        assert_eq!(ledger(ALICE).unlocking[0].release, START + 3 * DAY);
        assert_eq!(free(TREASURY), ED);
    });
}

#[test]
fn an_early_exit_takes_its_steps_off_the_timeline_and_leaves_those_of_others() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 4));
        accepted(BOB, stake(1_000 * TOKEN, 0));

        accepted(ALICE, early_unstake(0));

        assert_eq!(pending(START + 7 * DAY), (10_000_000 * TOKEN as i128, 1));
        accepted(BOB, early_unstake(0));
        assert_eq!(crate::PendingSteps::<Test>::iter().count(), 0);
    });
}

#[test]
fn the_whole_of_a_principal_can_be_the_price() {
    ExtBuilder::act().params(|params| params.tiers[2].penalty_bps = 10_000).build_and_execute(
        || {
            accepted(ALICE, stake(1_000 * ACT, 2));

            accepted(ALICE, early_unstake(0));

            assert_eq!(free(TREASURY), ED + 1_000 * ACT);
            assert!(!crate::Ledgers::<Test>::contains_key(ALICE));
        },
    );
}

#[test]
fn nobody_exits_from_what_is_not_theirs() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 4));

        refused(ALICE, early_unstake(7), Error::NotFound);
        refused(BOB, early_unstake(0), Error::NotFound);
    });
}
