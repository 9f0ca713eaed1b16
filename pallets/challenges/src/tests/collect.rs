//! `collect`.

use super::*;
use crate::Auditors;

fn collect(who: AccountId) -> Call {
    Call::collect { who }
}

#[test]
fn fines_are_taken_and_rewards_paid() {
    ExtBuilder::default().build_and_execute(|| {
        // Two of three find a fault, the third one is silent.
        let (_, moved) = ended(1, &[Fault, Fault]);
        assert_eq!(moved.auditors, 50 * TOKEN);
        let silent = AUDITOR + 2;
        assert_eq!((auditor(silent).bond, auditor(silent).fined), (49_500 * TOKEN, 500 * TOKEN));
        assert_eq!(Bonds::bonded(&silent), BOND);
        let before = [AUDITOR, silent, BURN, INSURANCE].map(balance);

        accepted(NOBODY, collect(AUDITOR));
        accepted(NOBODY, collect(silent));

        let (burnt, insured) = (187_500 * TOKEN / 1_000, 312_500 * TOKEN / 1_000);
        let event = Event::Collected { who: silent, paid: 0, burnt, insured, released: 0 };
        assert_eq!(last_event(), event);
        let after = [AUDITOR, silent, BURN, INSURANCE].map(balance);
        assert_eq!(after[0] - before[0], 25 * TOKEN);
        assert_eq!(before[1] - after[1], 500 * TOKEN);
        assert_eq!([after[2] - before[2], after[3] - before[3]], [burnt, insured]);
        assert_eq!(Bonds::bonded(&silent), 49_500 * TOKEN);
        refused(NOBODY, collect(silent), Error::NothingDue);
    });
}

#[test]
fn a_bond_is_released_when_the_notice_ends() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(AUDITOR, Call::leave {});
        at(START + 21 * DAY - 1);
        refused(AUDITOR, collect(AUDITOR), Error::NothingDue);
        at(START + 21 * DAY);
        accepted(NOBODY, collect(AUDITOR));
        let event =
            Event::Collected { who: AUDITOR, paid: 0, burnt: 0, insured: 0, released: BOND };
        assert_eq!(last_event(), event);
        assert_eq!(Bonds::bonded(&AUDITOR), 0);
        assert!(!Auditors::<Test>::contains_key(AUDITOR));
        refused(AUDITOR, collect(AUDITOR), Error::NotAnAuditor);
    });
}

#[test]
fn a_bond_is_not_released_before_its_fines_are_taken() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(AUDITOR, Call::leave {});
        ended(1, &[]);
        at(START + 21 * DAY);
        let staked = Bonds::staked(AUDITOR);
        accepted(NOBODY, collect(AUDITOR));
        assert_eq!(staked - Bonds::staked(AUDITOR), 500 * TOKEN);
        assert_eq!(Bonds::bonded(&AUDITOR), 0);
    });
}

#[test]
fn what_the_burn_refuses_is_insured_and_what_that_refuses_goes_to_the_pot() {
    ExtBuilder::default().build_and_execute(|| {
        ended(1, &[]);
        let before = [BURN, INSURANCE].map(balance);
        Closed::set(&vec![BURN]);
        accepted(NOBODY, collect(AUDITOR));
        assert_eq!([BURN, INSURANCE].map(balance), [before[0], before[1] + 500 * TOKEN]);
        Closed::set(&vec![BURN, INSURANCE]);
        accepted(NOBODY, collect(AUDITOR + 1));
        assert_eq!([BURN, INSURANCE].map(balance), [before[0], before[1] + 500 * TOKEN]);
        assert_eq!(pot(), POT + 500 * TOKEN);
    });
}
