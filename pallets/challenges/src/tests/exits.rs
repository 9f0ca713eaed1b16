//! Exits work whatever others refuse.

use super::*;
use crate::{Auditors, Cases};

/// Burn, insurance and vault refuse, and the market cannot conclude.
fn refuse_all() {
    Closed::set(&vec![BURN, INSURANCE]);
    Bonds::set_broken(true);
    MarketIsBroken::set(&true);
}

#[test]
fn an_auditor_leaves_with_its_pay() {
    ExtBuilder::default().build_and_execute(|| {
        ended(1, &[Fault, Fault]);
        disputed(2);
        drawn(3, AUDITOR + 1);
        refuse_all();
        for who in AUDITOR..AUDITOR + 3 {
            accepted(who, Call::leave {});
        }
        at(now() + 21 * DAY);
        let before = balance(AUDITOR);
        for who in AUDITOR..AUDITOR + 3 {
            accepted(NOBODY, Call::collect { who });
            assert_eq!(Bonds::bonded(&who), 0);
        }
        assert_eq!(balance(AUDITOR) - before, 25 * TOKEN);
        assert_eq!(Auditors::<Test>::iter().count(), 0);
        MarketIsBroken::set(&false);
    });
}

/// Their jurors are gone, and the case ends all the same.
#[test]
fn a_case_ends_without_its_jurors() {
    ExtBuilder::default().build_and_execute(|| {
        let id = decided(1, &[Fault; 3]);
        for who in AUDITOR..AUDITOR + 3 {
            accepted(who, Call::leave {});
        }
        at(now() + 30 * DAY);
        for who in AUDITOR..AUDITOR + 3 {
            accepted(NOBODY, Call::collect { who });
        }
        refuse_all();
        MarketIsBroken::set(&false);
        accepted(NOBODY, Call::execute { case: id });
        let (verdict, moved) = executed();
        assert_eq!((verdict, moved.auditors), (Verdict::Fault, 0));
        assert_eq!(moved.burnt, 0);
        // Nothing else could take the rest.
        assert_eq!(pot(), POT + moved.insured);
        assert_eq!(Cases::<Test>::iter().count(), 0);
    });
}

#[test]
fn a_stake_returns_while_everything_else_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        let id = decided(1, &[]);
        refuse_all();
        MarketIsBroken::set(&false);
        at(now() + 7 * DAY);
        accepted(NOBODY, Call::execute { case: id });
        assert_eq!(held(CONSUMER), 0);
    });
}

/// Fines do not keep anybody's bond, whatever the vault can take.
#[test]
fn a_fine_that_cannot_be_taken_keeps_no_bond() {
    ExtBuilder::default().build_and_execute(|| {
        ended(1, &[]);
        Bonds::set_broken(true);
        accepted(NOBODY, Call::collect { who: AUDITOR });
        assert_eq!(Bonds::bonded(&AUDITOR), 49_500 * TOKEN);
        assert_eq!(auditor(AUDITOR).fined, 0);
    });
}

/// A reward that the account cannot receive returns to the pot and keeps no bond.
#[test]
fn a_reward_that_cannot_be_paid_keeps_no_bond() {
    ExtBuilder::default().build_and_execute(|| {
        let unit = 1;
        crate::Auditors::<Test>::mutate(AUDITOR, |one| one.as_mut().unwrap().owed = unit);
        crate::Totals::<Test>::mutate(|totals| (totals.pot, totals.promised) = (POT - unit, unit));
        set_balance(AUDITOR, 0);
        accepted(AUDITOR, Call::leave {});
        at(START + 21 * DAY);
        accepted(NOBODY, Call::collect { who: AUDITOR });
        assert_eq!((Bonds::bonded(&AUDITOR), pot()), (0, POT));
    });
}
