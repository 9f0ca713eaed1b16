//! `delegate`: bonds of others, and more own stake.

use super::*;
use polkadot_sdk::sp_runtime::{ArithmeticError, DispatchError};
use quaestor_primitives::Entry;
use quaestor_testing::StubGuard;

#[test]
fn a_bond_is_a_part_of_the_pool() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, register(3_000));
        accepted(BOB, delegate(ALICE, 2_000));

        let Bond { units, nominal, weight, entering, day, .. } = bond(ALICE, BOB);
        assert_eq!((units, nominal, day), (2_000 * QUIV, 2_000 * QUIV, TODAY));
        // It earns from tomorrow on.
        assert_eq!((weight, entering), (0, 2_000 * QUIV * 10_000));
        assert_eq!((bonded(BOB), balance(BOB)), (2_000 * QUIV, 2 * RICH));
        assert_eq!(backer(BOB).bonds, vec![(ALICE, 0)]);
        assert_event(Event::Delegated {
            provider: ALICE,
            who: BOB,
            maturity: 0,
            amount: 2_000 * QUIV,
            units: 2_000 * QUIV,
            backing: 5_000 * QUIV,
        });
    });
}

#[test]
fn own_stake_is_a_quarter_of_the_backing() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, register(2_500));
        accepted(BOB, delegate(ALICE, 7_500));
        let more = Call::delegate { provider: ALICE, amount: 1, maturity: 0 };
        refused(BOB, more.clone(), Error::OwnShareTooLow);
        refused(CAROL, delegate(ALICE, 100), Error::OwnShareTooLow);
        assert_event(Event::TierReached { provider: ALICE, old: None, new: Some(0) });
        accepted(ALICE, Call::delegate { provider: ALICE, amount: 1, maturity: 0 });
        accepted(BOB, more);
        assert_event(Event::ToppedUp { provider: ALICE, amount: 1, own: 2_500 * QUIV + 1 });
    });
}

#[test]
fn the_minimum_is_that_of_the_bond() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, register(3_000));
        let bond = |amount| Call::delegate { provider: ALICE, amount, maturity: 0 };
        refused(BOB, bond(100 * QUIV - 1), Error::BelowMinimumBond);
        refused(BOB, bond(0), Error::ZeroAmount);
        accepted(BOB, bond(100 * QUIV));
        accepted(BOB, bond(1));
        assert_eq!(provider(ALICE).bonds, 1);
        refused(BOB, bond(u128::MAX), ArithmeticError::Overflow);
        refused(CAROL, bond(u128::MAX / 2), ArithmeticError::Overflow);
    });
}

#[test]
fn a_contested_provider_takes_no_bonds_of_others() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, register(3_000));
        contest(ALICE, true);
        contest(ALICE, true);
        contest(ALICE, false);
        assert_event(Event::Contested { provider: ALICE, contested: 1 });
        refused(BOB, delegate(ALICE, 100), Error::Contested);
        // The provider may add to its own stake.
        accepted(ALICE, delegate(ALICE, 100));
        contest(ALICE, false);
        accepted(BOB, delegate(ALICE, 100));
        contest(BOB, true);
    });
}

#[test]
fn the_guard_is_asked_for_bonds_of_others_only() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, register(3_000));
        accepted(BOB, delegate(ALICE, 100));
        StubGuard::close(Entry::Delegate);
        refused(BOB, delegate(ALICE, 100), StubGuard::CLOSED);
        accepted(ALICE, delegate(ALICE, 100));
        accepted(BOB, undelegate(ALICE, None));
    });
}

#[test]
fn other_refusals() {
    ExtBuilder::default().build_and_execute(|| {
        refused(BOB, delegate(ALICE, 100), Error::NotFound);
        accepted(ALICE, register(3_000));
        let other = Call::delegate { provider: ALICE, amount: 100 * QUIV, maturity: 1 };
        refused(BOB, other, Error::UnknownMaturity);
        // The vault's own error.
        refused(POOR, delegate(ALICE, 100), DispatchError::Exhausted);
        accepted(ALICE, Call::resign {});
        refused(BOB, delegate(ALICE, 100), Error::NotActive);
        refused(ALICE, delegate(ALICE, 100), Error::NotActive);
    });
    ExtBuilder { params: None }.build_and_execute(|| {
        refused(BOB, delegate(ALICE, 100), Error::NotEnabled);
    });
}

#[test]
fn an_account_backs_eight_providers_itself_among_them() {
    ExtBuilder::default().build_and_execute(|| {
        for who in 1_000..1_009 {
            enrich(who);
            accepted(who, register(2_500));
        }
        accepted(BOB, register(2_500));
        for who in 1_000..1_007 {
            accepted(BOB, delegate(who, 100));
            accepted(CAROL, delegate(who, 100));
        }
        refused(BOB, delegate(1_007, 100), Error::TooManyProviders);
        accepted(CAROL, delegate(1_007, 100));
        refused(CAROL, delegate(1_008, 100), Error::TooManyProviders);
        // One more of a provider that it has is none more.
        accepted(CAROL, delegate(1_007, 100));
    });
}

#[test]
fn an_account_has_sixteen_bonds() {
    ExtBuilder::qry().build_and_execute(|| {
        for (who, bonds) in [(1_000, 4), (1_001, 4), (1_002, 4), (1_003, 4), (1_004, 0)] {
            enrich(who);
            accepted(who, register(2_500));
            for maturity in 0..bonds {
                let (provider, amount) = (who, 100 * QUIV);
                accepted(BOB, Call::delegate { provider, amount, maturity });
            }
        }
        refused(BOB, delegate(1_004, 100), Error::TooManyBonds);
    });
}
