//! `unstake`: when, how much, and the cooldown queue.

use super::*;
use crate::types::MAX_CHUNKS;
use quaestor_primitives::Entry;
use quaestor_testing::StubGuard;

#[test]
fn an_unstake_at_lock_end_takes_the_weight_now_and_cools_the_principal() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 0));
        at(START + 7 * DAY);
        assert_eq!(state().weight, 10_000_000 * TOKEN);

        accepted(ALICE, unstake(0, None));

        assert_eq!((state().weight, state().staked, state().stakers), (0, 0, 0));
        assert_eq!(state().cooling, 1_000 * TOKEN);
        assert_eq!(Vault::held(&ALICE), 1_000 * TOKEN);
        assert_eq!(
            last_event(),
            Event::Unstaked {
                who: ALICE,
                position: 0,
                amount: 1_000 * TOKEN,
                remaining: 0,
                release: START + 10 * DAY,
            }
            .into()
        );
    });
}

#[test]
fn an_unstake_before_lock_end_is_refused() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 1));
        at(START + 30 * DAY - 1);

        refused(ALICE, unstake(0, None), Error::Locked);
        refused(ALICE, unstake(0, Some(1)), Error::Locked);
    });
}

#[test]
fn nobody_unstakes_what_is_not_theirs() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 0));
        at(START + 7 * DAY);

        refused(ALICE, unstake(1, None), Error::NotFound);
        refused(BOB, unstake(0, None), Error::NotFound);
    });
}

#[test]
fn a_part_leaves_a_position_with_the_rest() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(3_000 * TOKEN, 0));
        at(START + 8 * DAY);

        accepted(ALICE, unstake(0, Some(2_000 * TOKEN)));

        let ledger = ledger(ALICE);
        assert_eq!((ledger.staked(), ledger.cooling_total()), (1_000 * TOKEN, 2_000 * TOKEN));
        assert_eq!((state().weight, state().stakers), (10_000_000 * TOKEN, 1));
    });
}

#[test]
fn a_part_of_nothing_or_of_too_much_or_that_leaves_dust_is_refused() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(3_000 * TOKEN, 0));
        at(START + 7 * DAY);

        refused(ALICE, unstake(0, Some(0)), Error::ZeroAmount);
        refused(ALICE, unstake(0, Some(3_000 * TOKEN + 1)), Error::ExceedsPosition);
        refused(ALICE, unstake(0, Some(u128::MAX)), Error::ExceedsPosition);
        refused(ALICE, unstake(0, Some(2_000 * TOKEN + 1)), Error::BelowMinimumStake);
        refused(ALICE, unstake(0, Some(3_000 * TOKEN - 1)), Error::BelowMinimumStake);
    });
}

#[test]
fn another_position_keeps_the_wallet_above_the_minimum() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 4));
        accepted(ALICE, stake(1_000 * TOKEN, 0));
        at(START + 7 * DAY);

        accepted(ALICE, unstake(1, Some(1_000 * TOKEN - 1)));

        assert_eq!(ledger(ALICE).staked(), 1_000 * TOKEN + 1);
    });
}

#[test]
fn an_unstake_of_the_whole_amount_closes_the_position() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 0));
        at(START + 7 * DAY);

        accepted(ALICE, unstake(0, Some(1_000 * TOKEN)));

        assert!(ledger(ALICE).positions.is_empty());
    });
}

#[test]
fn unstakes_between_the_same_boundaries_share_one_chunk() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(5_000 * TOKEN, 0));
        at(START + 7 * DAY + 1);
        accepted(ALICE, unstake(0, Some(1_000 * TOKEN)));
        at(START + 7 * DAY + HOUR);

        accepted(ALICE, unstake(0, Some(1_000 * TOKEN)));

        let cooling = ledger(ALICE).cooling;
        assert_eq!(cooling.len(), 1);
        assert_eq!(cooling[0].amount, 2_000 * TOKEN);
        assert_eq!(cooling[0].release, START + 10 * DAY + HOUR);
    });
}

#[test]
fn a_full_cooldown_queue_never_blocks_an_exit() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(100_000 * TOKEN, 0));
        at(START + 7 * DAY);

        for hour in 0..30 {
            at(START + 7 * DAY + hour * HOUR);
            accepted(ALICE, unstake(0, Some(1_000 * TOKEN)));
        }

        // Seven requests too many have waited for the one after them.
        let cooling = ledger(ALICE).cooling;
        assert_eq!(cooling.len(), MAX_CHUNKS as usize);
        assert_eq!(cooling[23].release, START + 10 * DAY + 29 * HOUR);
        assert_eq!(cooling[22].release, START + 10 * DAY + 22 * HOUR);
        assert_eq!(cooling[23].amount, 7_000 * TOKEN);
        assert_eq!(ledger(ALICE).cooling_total(), 30_000 * TOKEN);
    });
}

#[test]
fn a_full_queue_merges_within_a_tier_only() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(100_000 * TOKEN, 0));
        accepted(ALICE, stake(100_000 * TOKEN, 1));
        at(START + 30 * DAY);

        for hour in 0..MAX_CHUNKS.into() {
            at(START + 30 * DAY + hour * HOUR);
            accepted(ALICE, unstake(0, Some(1_000 * TOKEN)));
        }
        at(START + 31 * DAY);
        accepted(ALICE, unstake(1, Some(1_000 * TOKEN)));

        let cooling = ledger(ALICE).cooling;
        assert_eq!(cooling.len(), 24);
        let last = &cooling[23];
        assert_eq!((last.tier, last.amount, last.release), (1, 1_000 * TOKEN, START + 34 * DAY));
        let merged = &cooling[22];
        assert_eq!((merged.tier, merged.amount), (0, 2_000 * TOKEN));
        assert_eq!(merged.release, START + 33 * DAY + 23 * HOUR);
    });
}

#[test]
fn without_a_cooldown_principal_is_free_at_once() {
    ExtBuilder::act().build_and_execute(|| {
        let before = free(ALICE);
        accepted(ALICE, stake(100 * ACT, 0));

        accepted(ALICE, unstake(0, None));

        assert_eq!((free(ALICE), Vault::held(&ALICE)), (before, 0));
        assert!(!crate::Ledgers::<Test>::contains_key(ALICE));
    });
}

#[test]
fn exits_stay_open_behind_a_closed_guard() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 0));
        accepted(ALICE, stake(1_000 * TOKEN, 4));
        at(START + 7 * DAY);
        StubGuard::close(Entry::Stake);

        accepted(ALICE, unstake(0, None));
        accepted(ALICE, early_unstake(1));
        at(START + 10 * DAY);
        accepted(ALICE, withdraw());

        assert_eq!(free(ALICE), 10_000_000 * TOKEN);
    });
}

#[test]
fn exits_stay_open_while_the_clock_catches_up() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 0));
        accepted(BOB, stake(1_000 * TOKEN, 4));

        block(START + 30 * DAY);
        assert!(state().behind);

        // 200 hours have been crossed: the lock of 168 hours has ended.
        accepted(ALICE, unstake(0, None));
        accepted(BOB, early_unstake(0));
        assert_eq!(state().weight, 0);
    });
}

#[test]
fn a_stake_and_an_unstake_in_one_block_leave_nothing_on_the_timeline() {
    ExtBuilder::act().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * ACT, 0));
        accepted(ALICE, unstake(0, None));

        assert_eq!(crate::PendingSteps::<Test>::iter().count(), 0);
        assert_eq!(
            quaestor_testing::StubObserver::take(),
            [News::Opened(0, 1_000 * ACT), News::Closed(0, false)]
        );
    });
}
