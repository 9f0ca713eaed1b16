//! Automatic compounding within the weight that blocks leave.

use super::*;
use crate::types::MAX_POSITIONS;
use polkadot_sdk::frame_support::traits::fungibles::Mutate;
use quaestor_primitives::{Entry, Positions};
use quaestor_testing::StubGuard;

/// Weight that must be left for a visit: the mock's `compound` weighs one.
const VISIT: u64 = MAX_POSITIONS as u64;
/// Budget of three visits to accounts with one position each.
const THREE: u64 = VISIT + 2;

/// Sixteen accounts with equal positions, all of whom have asked.
fn sixteen_who_asked() {
    for who in 10..26 {
        Money::mint_into(NATIVE, &who, ED + DEPOSIT).unwrap();
        open(who, 0, 64, 10_000, Forfeit::None);
        accepted(who, Call::set_auto_compound { on: true });
    }
    accepted(BANK, fund(NATIVE, FUNDING));
}

fn compounded() -> usize {
    let grown = |who: &AccountId| <Stake as Positions<_>>::positions(who)[0].amount > 64;
    (10..26).filter(grown).count()
}

#[test]
fn a_budget_too_small_for_a_visit_does_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        sixteen_who_asked();
        at(START + 1_000);

        assert_eq!(idle(VISIT - 1).ref_time(), 0);

        assert_eq!(compounded(), 0);
    });
}

#[test]
fn where_nobody_has_asked_nothing_is_spent() {
    ExtBuilder::default().build_and_execute(|| {
        alice_alone(NATIVE);
        at(START + 1_000);

        assert_eq!(idle(100 * VISIT).ref_time(), 0);

        assert_eq!(crate::CompoundPass::<Test>::get(), None);
    });
}

#[test]
fn a_visit_is_charged_for_the_positions_that_it_found() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(BOB, Call::set_auto_compound { on: true });
        at(START + 1_000);
        // One for the visit, one for the end of the pass.
        assert_eq!(idle(10 * VISIT).ref_time(), 2);

        open(ALICE, 0, 64, 10_000, Forfeit::None);
        open(ALICE, 0, 64, 10_000, Forfeit::None);
        accepted(ALICE, Call::set_auto_compound { on: true });
        at(START + 1_000 + DAY);
        assert_eq!(idle(10 * VISIT).ref_time(), 4);
    });
}

#[test]
fn a_pass_goes_on_where_the_block_before_stopped() {
    ExtBuilder::default().build_and_execute(|| {
        sixteen_who_asked();
        at(START + 1_000);

        for block in 1..=5 {
            assert_eq!(idle(THREE).ref_time(), 3);
            assert_eq!(compounded(), 3 * block);
        }
        idle(THREE);

        // 625,000 among sixteen.
        assert_eq!(compounded(), 16);
        for who in 10..26 {
            assert_eq!(<Stake as Positions<_>>::positions(&who)[0].amount, 64 + 39_062);
        }
    });
}

#[test]
fn the_next_pass_begins_when_its_time_has_come() {
    ExtBuilder::default().build_and_execute(|| {
        alice_alone(NATIVE);
        accepted(ALICE, Call::set_auto_compound { on: true });
        at(START + 1_000);
        idle(10 * VISIT);
        let amount = || <Stake as Positions<_>>::positions(&ALICE)[0].amount;
        assert_eq!(amount(), 626_024);

        at(START + 1_000 + DAY - 1);
        idle(10 * VISIT);
        assert_eq!(amount(), 626_024);

        at(START + 1_000 + DAY);
        idle(10 * VISIT);
        // A day brings 54,000,000; the last division's remainder is not hers yet.
        assert!((54_626_023..=54_626_024).contains(&amount()), "{}", amount());
    });
}

#[test]
fn who_has_too_little_is_passed_over() {
    ExtBuilder::default().params(|params| params.min_compound = 39_063).build_and_execute(|| {
        sixteen_who_asked();
        at(START + 1_000);

        idle(100 * VISIT);

        assert_eq!(compounded(), 0);
    });
}

#[test]
fn a_closed_guard_stops_the_pass_too() {
    ExtBuilder::default().build_and_execute(|| {
        sixteen_who_asked();
        at(START + 1_000);
        StubGuard::close(Entry::Compound);

        idle(100 * VISIT);

        assert_eq!(compounded(), 0);
    });
}

#[test]
fn who_has_switched_it_off_is_left_alone() {
    ExtBuilder::default().build_and_execute(|| {
        sixteen_who_asked();
        at(START + 1_000);
        idle(THREE);
        for who in 10..26 {
            accepted(who, Call::set_auto_compound { on: false });
        }

        idle(100 * VISIT);

        assert_eq!(compounded(), 3);
    });
}
