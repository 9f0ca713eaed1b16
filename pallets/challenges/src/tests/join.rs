//! `join`.

use super::*;
use crate::{types::MAX_AUDITORS, Seats};

fn join(amount: Balance) -> Call {
    Call::join { amount }
}

#[test]
fn an_auditor_bonds_stake_and_takes_a_seat() {
    ExtBuilder::default().build_and_execute(|| {
        Bonds::set_staked(OTHER, 2 * BOND);
        accepted(OTHER, join(BOND));
        assert_eq!(last_event(), Event::Joined { who: OTHER, amount: BOND, bond: BOND });
        let auditor = auditor(OTHER);
        assert_eq!((auditor.bond, auditor.accuracy, auditor.leaves), (BOND, 500_000, None));
        assert_eq!(Bonds::bonded(&OTHER), BOND);
        // It votes from the next day on.
        assert_eq!(Challenges::set_view().members.len(), 3);
        at(START + DAY);
        accepted(NOBODY, Call::rotate {});
        assert_eq!(Challenges::set_view().members[3].who, OTHER);
    });
}

#[test]
fn a_bond_can_grow_by_any_amount() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(AUDITOR, join(1));
        assert_eq!(last_event(), Event::Joined { who: AUDITOR, amount: 1, bond: BOND + 1 });
        refused(AUDITOR, join(0), Error::BondTooSmall);
        assert_eq!(Seats::<Test>::get().len(), 3);
    });
}

#[test]
fn a_bond_below_the_minimum_or_beyond_the_stake_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        Bonds::set_staked(OTHER, BOND);
        refused(OTHER, join(BOND - 1), Error::BondTooSmall);
        refused(OTHER, join(BOND + 1), DispatchError::Exhausted);
        accepted(OTHER, join(BOND));
    });
}

#[test]
fn a_full_set_is_entered_with_a_tenth_more_than_the_smallest_bond() {
    let mut bonds = vec![60_000 * TOKEN; MAX_AUDITORS as usize];
    bonds[7] = BOND;
    bonds[9] = BOND;
    ExtBuilder::default().bonds(&bonds).build_and_execute(|| {
        Bonds::set_staked(OTHER, 2 * BOND);
        refused(OTHER, join(55_000 * TOKEN - 1), Error::SetFull);
        accepted(OTHER, join(55_000 * TOKEN));
        // The first of the smallest leaves.
        let until = START + 21 * DAY;
        assert!(events().contains(&Event::Left { who: AUDITOR + 7, until }));
        assert_eq!(auditor(AUDITOR + 7).leaves, Some(until));
        assert_eq!(auditor(AUDITOR + 9).leaves, None);
        assert_eq!(Seats::<Test>::get().len(), 32);
        refused(AUDITOR + 7, join(BOND), Error::Leaving);
    });
}

#[test]
fn who_leaves_joins_again_when_its_bond_is_released() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(AUDITOR, Call::leave {});
        refused(AUDITOR, join(BOND), Error::Leaving);
        at(START + 21 * DAY);
        refused(AUDITOR, join(BOND), Error::Leaving);
        accepted(NOBODY, Call::collect { who: AUDITOR });
        accepted(AUDITOR, join(BOND));
        assert_eq!(auditor(AUDITOR).accuracy, 500_000);
    });
}

#[test]
fn an_economy_without_challenges_has_no_auditors() {
    ExtBuilder { params: None, bonds: vec![] }.build_and_execute(|| {
        Bonds::set_staked(OTHER, BOND);
        refused(OTHER, join(BOND), Error::NotEnabled);
    });
}
