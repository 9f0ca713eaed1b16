//! `cancel_unstake`: a fresh position out of what was cooling.

use super::*;
use quaestor_primitives::Entry;
use quaestor_testing::StubGuard;

fn cooling_thousand_of_tier_four() {
    accepted(ALICE, stake(1_000 * TOKEN, 4));
    accepted(ALICE, early_unstake(0));
}

#[test]
fn what_was_cooling_is_locked_and_warms_up_anew_in_its_tier() {
    ExtBuilder::qtra().build_and_execute(|| {
        cooling_thousand_of_tier_four();
        at(START + DAY);

        accepted(ALICE, cancel_unstake(1));

        let position = ledger(ALICE).positions[0].clone();
        assert_eq!((position.tier, position.start), (4, START + DAY));
        assert_eq!(position.lock_end, START + 366 * DAY);
        assert_eq!(pending(START + 8 * DAY), (16_000_000 * TOKEN as i128, 1));
        assert_eq!((state().in_cooldown, state().staked, state().stakers), (0, 1_000 * TOKEN, 1));
        assert_eq!(
            last_event(),
            Event::UnstakeCancelled { who: ALICE, chunk: 1, position: 2, amount: 1_000 * TOKEN }
                .into()
        );
    });
}

#[test]
fn it_is_not_counted_against_the_wallet_cap() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(200_000 * TOKEN, 4));
        accepted(ALICE, early_unstake(0));

        accepted(ALICE, cancel_unstake(1));

        assert_eq!(ledger(ALICE).staked(), 200_000 * TOKEN);
        refused(ALICE, stake(TOKEN, 0), Error::WalletCapReached);
    });
}

#[test]
fn what_is_not_cooling_cannot_be_cancelled() {
    ExtBuilder::qtra().build_and_execute(|| {
        refused(ALICE, cancel_unstake(0), Error::NotFound);
        cooling_thousand_of_tier_four();
        refused(ALICE, cancel_unstake(0), Error::NotFound);
        refused(BOB, cancel_unstake(1), Error::NotFound);
    });
}

#[test]
fn the_rules_of_entry_hold() {
    ExtBuilder::qtra().build_and_execute(|| {
        cooling_thousand_of_tier_four();
        StubGuard::close(Entry::Stake);
        refused(ALICE, cancel_unstake(1), StubGuard::CLOSED);
        StubGuard::open(Entry::Stake);

        block(START + 30 * DAY);
        refused(ALICE, cancel_unstake(1), Error::CatchingUp);
    });
}

#[test]
fn a_part_below_the_minimum_cannot_come_back() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_500 * TOKEN, 0));
        at(START + 7 * DAY);
        accepted(ALICE, unstake(0, Some(500 * TOKEN)));
        at(START + 8 * DAY);
        accepted(ALICE, unstake(0, None));

        refused(ALICE, cancel_unstake(1), Error::BelowMinimumStake);
        accepted(ALICE, cancel_unstake(2));
        refused(ALICE, cancel_unstake(1), Error::BelowMinimumStake);
        at(START + 10 * DAY);
        accepted(ALICE, withdraw());
        assert_eq!(ledger(ALICE).staked(), 1_000 * TOKEN);
    });
}

#[test]
fn a_seventeenth_position_is_refused_here_too() {
    ExtBuilder::qtra().build_and_execute(|| {
        cooling_thousand_of_tier_four();
        for _ in 0..16 {
            accepted(ALICE, stake(1_000 * TOKEN, 0));
        }

        refused(ALICE, cancel_unstake(1), Error::TooManyPositions);
    });
}

#[test]
fn a_tier_that_was_closed_takes_nothing_back() {
    ExtBuilder::qtra().params(|params| params.immutable_tiers = false).build_and_execute(|| {
        cooling_thousand_of_tier_four();
        let closed = crate::types::Tier { open: false, ..qtra().tiers[4].clone() };
        Vault::set_tier(RuntimeOrigin::root(), 4, closed).unwrap();

        refused(ALICE, cancel_unstake(1), Error::TierClosed);
    });
}
