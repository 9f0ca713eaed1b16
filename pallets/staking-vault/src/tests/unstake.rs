//! `unstake`: when, how much, and the cooldown queue.

use super::*;
use crate::types::FINE_CHUNKS;
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
        assert_eq!(state().in_cooldown, 1_000 * TOKEN);
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
        assert_eq!((ledger.staked(), ledger.unlocking_total()), (1_000 * TOKEN, 2_000 * TOKEN));
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
fn another_position_is_no_excuse_for_dust() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 4));
        accepted(ALICE, stake(1_000 * TOKEN, 0));
        at(START + 7 * DAY);

        refused(ALICE, unstake(1, Some(1_000 * TOKEN - 1)), Error::BelowMinimumStake);
        refused(ALICE, unstake(1, Some(1)), Error::BelowMinimumStake);
        accepted(ALICE, unstake(1, Some(1_000 * TOKEN)));

        assert_eq!(ledger(ALICE).staked(), 1_000 * TOKEN);
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

        let cooling = ledger(ALICE).unlocking;
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

        // Twelve are released hour by hour; the others together, at a multiple of three days.
        let cooling = ledger(ALICE).unlocking;
        assert_eq!(cooling.len(), FINE_CHUNKS + 1);
        assert_eq!(cooling[11].release, START + 10 * DAY + 11 * HOUR);
        assert_eq!(cooling[12].release, START + 321 * HOUR);
        assert_eq!(cooling[12].release % (3 * DAY), 0);
        assert_eq!(cooling[12].amount, 18_000 * TOKEN);
        assert_eq!(ledger(ALICE).unlocking_total(), 30_000 * TOKEN);
    });
}

#[test]
fn a_long_queue_merges_within_a_tier_only() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(100_000 * TOKEN, 0));
        accepted(ALICE, stake(100_000 * TOKEN, 1));
        at(START + 30 * DAY);

        for hour in 0..24 {
            at(START + 30 * DAY + hour * HOUR);
            accepted(ALICE, unstake(0, Some(1_000 * TOKEN)));
        }
        at(START + 31 * DAY);
        accepted(ALICE, unstake(1, Some(1_000 * TOKEN)));

        let cooling = ledger(ALICE).unlocking;
        let last: Vec<_> =
            cooling[12..].iter().map(|c| (c.tier, c.amount, c.release - START)).collect();
        let release = 825 * HOUR;
        assert_eq!(last, [(0, 12_000 * TOKEN, release), (1, 1_000 * TOKEN, release)]);
    });
}

#[test]
fn no_exit_puts_off_the_release_of_another() {
    ExtBuilder::qtra().build_and_execute(|| {
        for tier in 0..5 {
            accepted(ALICE, stake(40_000 * TOKEN, tier));
        }
        at(START + 365 * DAY);
        let mut promised: Vec<(u64, u128)> = vec![];
        for hour in 0..200u64 {
            at(START + 365 * DAY + hour * HOUR);
            accepted(ALICE, unstake((hour % 5) as u32, Some(TOKEN)));
            let RuntimeEvent::Vault(VaultEvent::Unstaked { release, .. }) = last_event() else {
                panic!("no exit")
            };
            assert!(release <= state().clock + 6 * DAY + HOUR);
            promised.push((release, TOKEN));
            // Whatever is due by its event can be withdrawn.
            for time in [state().clock, state().clock + 3 * DAY, state().clock + 7 * DAY] {
                let due = promised.iter().filter(|(release, _)| *release <= time).map(|p| p.1);
                let cooling = ledger(ALICE).unlocking;
                let free = cooling.iter().filter(|c| c.release <= time).map(|c| c.amount);
                assert_eq!(due.sum::<u128>(), free.sum::<u128>());
            }
        }
        accepted(ALICE, withdraw());
    });
}

/// Amounts of the events that say that principal was paid out.
pub(super) fn paid_out() -> Vec<u128> {
    let events = System::events().into_iter();
    let amount = |event| match event {
        RuntimeEvent::Vault(Event::Withdrawn { who: ALICE, amount }) => Some(amount),
        _ => None,
    };
    events.filter_map(|record| amount(record.event)).collect()
}

#[test]
fn without_a_cooldown_principal_is_free_at_once() {
    ExtBuilder::act().build_and_execute(|| {
        let before = free(ALICE);
        accepted(ALICE, stake(100 * ACT, 0));

        accepted(ALICE, unstake(0, None));

        assert_eq!((free(ALICE), Vault::held(&ALICE)), (before, 0));
        assert!(!crate::Ledgers::<Test>::contains_key(ALICE));
        assert_eq!(paid_out(), [100 * ACT]);
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
