//! Whoever is silent at whichever phase, a case ends within the time that the notice covers, and all
//! holds are gone.

use super::*;
use crate::{Agenda, Cases};

/// Lets blocks of six hours pass until the case is over. Returns its length.
fn until_over(id: u64) -> u64 {
    let (begun, longest) = (START, params().case_secs());
    while Cases::<Test>::contains_key(id) {
        at(now() + 6 * HOUR);
        idle();
        check();
        assert!(now() - begun <= longest, "the case lasts longer than the notice covers");
    }
    assert_eq!(Agenda::<Test>::iter().count(), 0);
    for who in [CONSUMER, PROVIDER, AUDITOR] {
        assert_eq!(held(who), 0);
    }
    assert_eq!(Desk::contested(PROVIDER), 0);
    now() - begun
}

#[test]
fn of_everybody() {
    ExtBuilder::default().build_and_execute(|| {
        let id = disputed(1);
        let before = [CONSUMER, PROVIDER].map(balance);
        // One, one and seven days.
        assert_eq!(until_over(id), 9 * DAY);
        assert_eq!(Market::verdict(1), Some(Verdict::Undecided));
        assert_eq!([CONSUMER, PROVIDER].map(balance), before);
    });
}

#[test]
fn of_everybody_after_the_commitments() {
    ExtBuilder::default().build_and_execute(|| {
        let id = disputed(1);
        for who in AUDITOR..AUDITOR + 3 {
            accepted(who, commit(id, who, Fault));
        }
        assert_eq!(until_over(id), 9 * DAY);
        assert_eq!(Market::verdict(1), Some(Verdict::Undecided));
        assert_eq!(auditor(AUDITOR).fined, 500 * TOKEN);
    });
}

#[test]
fn of_the_loser() {
    for (finding, verdict) in [(Fault, Verdict::Fault), (NoFault, Verdict::NoFault)] {
        ExtBuilder::default().build_and_execute(|| {
            let id = decided(1, &[finding; 3]);
            assert_eq!(until_over(id), 5 * DAY);
            assert_eq!(Market::verdict(1), Some(verdict));
        });
    }
}

/// The finding stands, and a tenth of the deposit is insured.
#[test]
fn of_the_council() {
    ExtBuilder::default().build_and_execute(|| {
        let id = decided(1, &[NoFault; 3]);
        at(START + 5 * DAY - 1);
        accepted(CONSUMER, Call::appeal { case: id });
        let before = balance(CONSUMER);
        assert!(until_over(id) <= 12 * DAY + 6 * HOUR);
        assert_eq!(Market::verdict(1), Some(Verdict::NoFault));
        // The stake of 100 and a tenth of the deposit.
        assert_eq!(before - balance(CONSUMER), 110 * TOKEN);
        assert_eq!(balance(INSURANCE) - ED, 30 * TOKEN);
    });
}

#[test]
fn of_an_auditor() {
    ExtBuilder::default().build_and_execute(|| {
        drawn(1, AUDITOR);
        System::set_block_number(500);
        while Agenda::<Test>::iter().count() > 0 {
            at(now() + 6 * HOUR);
            idle();
        }
        assert_eq!(now(), START + 2 * DAY);
        assert_eq!(auditor(AUDITOR).fined, 500 * TOKEN);
    });
}
