//! `realise`: the loss of a bond, by anybody.

use super::*;

#[test]
fn a_loss_is_taken_once() {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        refused(DAVE, realise(ALICE, BOB), Error::NothingDue);
        sentence(ALICE, 50 * QUIV, START);
        accepted(DAVE, realise(ALICE, BOB));
        assert_eq!((bond(ALICE, BOB).nominal, bonded(BOB)), (1_900 * QUIV, 1_900 * QUIV));
        assert_eq!((Vault::staked(BOB), balance(INSURANCE)), (RICH - 100 * QUIV, ED + 100 * QUIV));
        let (provider, who, amount, left) = (ALICE, BOB, 100 * QUIV, 1_900 * QUIV);
        assert_event(Event::Realised { provider, who, amount, left });
        refused(DAVE, realise(ALICE, BOB), Error::NothingDue);
    });
}

#[test]
fn what_is_not_there_has_no_loss() {
    ExtBuilder::default().build_and_execute(|| {
        refused(DAVE, realise(ALICE, BOB), Error::NotFound);
        ten_thousand();
        refused(BOB, realise(ALICE, DAVE), Error::NotFound);
        refused(BOB, Call::realise { provider: ALICE, who: BOB, maturity: 1 }, Error::NotFound);
    });
}

#[test]
fn all_losses_together_are_the_pools() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, register(30_000));
        let mut bonds = 0;
        for who in 1_000..1_030 {
            enrich(who);
            let amount = 1_000 * QUIV + u128::from(who) * 7_919;
            bonds += amount;
            accepted(who, Call::delegate { provider: ALICE, amount, maturity: 0 });
        }
        let (_, _, lost) = sentence(ALICE, 17 * QUIV + 3, START);
        for who in 1_000..1_030 {
            accepted(DAVE, realise(ALICE, who));
        }
        let realised = balance(INSURANCE) - ED;
        // Every rounding is against the bond, below a unit each.
        assert!(realised >= lost && realised < lost + 30);
        let left: u128 = (1_000..1_030).map(bonded).sum();
        assert_eq!(left + realised, bonds);
    });
}

/// Voting takes off what a bond and a notice owe, until it is taken from the stake.
#[test]
fn what_is_lost_is_owed_until_it_is_realised() {
    use quaestor_primitives::OwedStake;
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        let owed = || <Desk as OwedStake<_>>::owed(&BOB);
        assert_eq!(owed(), 0);
        accepted(BOB, undelegate(ALICE, Some(500)));
        assert_eq!(owed(), 0);
        sentence(ALICE, 50 * QUIV, START);
        // 5 % of 1,500 that stay and of 500 that leave.
        assert_eq!(owed(), 100 * QUIV);
        accepted(DAVE, realise(ALICE, BOB));
        assert_eq!(owed(), 25 * QUIV);
        assert_eq!(<Desk as OwedStake<_>>::owed(&DAVE), 0);
    });
}
