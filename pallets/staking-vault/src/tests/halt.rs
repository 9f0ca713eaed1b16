//! Exits while the clock catches up after a halt: locks and cooldowns end by the chain's own time.

use super::*;
use quaestor_testing::StubObserver;

#[test]
fn a_lock_that_has_ended_during_the_halt_is_over() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 1));
        accepted(BOB, stake(1_000 * TOKEN, 2));

        block(START + 31 * DAY);

        assert_eq!((state().clock, state().behind), (START + 200 * HOUR, true));
        assert!(Vault::position_views(&ALICE)[0].unlocked);
        refused(BOB, unstake(0, None), Error::Locked);
        accepted(ALICE, unstake(0, None));
        // The cooldown begins now, not when the clock stood still.
        assert_eq!(ledger(ALICE).unlocking[0].release, START + 34 * DAY);
        assert_eq!(StubObserver::take().last(), Some(&News::Closed(0, false)));
    });
}

#[test]
fn an_early_exit_after_the_end_of_the_lock_costs_nothing() {
    ExtBuilder::act().build_and_execute(|| {
        let before = free(ALICE);
        accepted(ALICE, stake(1_000 * ACT, 2));
        accepted(ALICE, stake(1_000 * ACT, 3));
        StubObserver::take();
        block(START + 30 * DAY);
        assert!(state().behind);

        accepted(ALICE, early_unstake(0));
        accepted(ALICE, early_unstake(1));

        let news = StubObserver::take();
        assert_eq!(news[news.len() - 2..], [News::Closed(0, false), News::Closed(1, true)]);
        // The second is locked for 90 days: a tenth.
        assert_eq!((free(ALICE), free(TREASURY)), (before - 100 * ACT, ED + 100 * ACT));
    });
}

#[test]
fn a_cooldown_that_has_ended_during_the_halt_pays_out() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 1));
        accepted(BOB, stake(1_000 * TOKEN, 1));
        at(START + 30 * DAY);
        accepted(ALICE, unstake(0, None));

        block(START + 45 * DAY);
        assert!(state().clock < START + 33 * DAY + 200 * HOUR && state().behind);
        accepted(BOB, unstake(0, None));
        refused(BOB, withdraw(), Error::CoolingDown);
        block(START + 45 * DAY);
        accepted(ALICE, withdraw());

        assert_eq!(free(ALICE), 10_000_000 * TOKEN);
    });
}
