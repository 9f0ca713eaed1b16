//! `draw`.

use super::*;
use crate::Audits;
use quaestor_primitives::{Audit, AuditInspect};

const DRAW: Call = Call::draw { work: 1 };

fn state() -> Audit {
    <Challenges as AuditInspect<_>>::audit(&1, 1)
}

fn to_block(number: u64) {
    System::set_block_number(number);
}

#[test]
fn a_hit_asks_an_auditor() {
    ExtBuilder::default().build_and_execute(|| {
        submit(1);
        draw_hash(1, 1, true);
        to_block(4);
        assert_eq!(state(), Audit::Possible);
        accepted(NOBODY, DRAW);
        let audit = Audits::<Test>::get(1).unwrap();
        assert!((AUDITOR..AUDITOR + 3).contains(&audit.auditor));
        let due = START + 2 * DAY;
        assert_eq!(last_event(), Event::Drawn { work: 1, auditor: audit.auditor, due });
        assert_eq!(
            (audit.due, audit.promised, audit.irrecoverable),
            (due, START - HOUR, 3 * TOKEN)
        );
        assert_eq!(state(), Audit::Pending);
        refused(NOBODY, DRAW, Error::AlreadyDrawn);
    });
}

#[test]
fn a_miss_asks_nobody() {
    ExtBuilder::default().build_and_execute(|| {
        submit(1);
        draw_hash(1, 1, false);
        to_block(4);
        refused(NOBODY, DRAW, Error::NotDrawn);
        assert_eq!(state(), Audit::Over);
    });
}

#[test]
fn a_draw_waits_for_its_hash_and_does_not_outlive_it() {
    ExtBuilder::default().build_and_execute(|| {
        submit(1);
        draw_hash(1, 1, true);
        to_block(3);
        refused(NOBODY, DRAW, Error::TooEarly);
        assert_eq!(state(), Audit::Possible);
        to_block(12);
        refused(NOBODY, DRAW, Error::TooLate);
        assert_eq!(state(), Audit::Over);
        to_block(11);
        accepted(NOBODY, DRAW);
    });
}

#[test]
fn a_forgotten_hash_draws_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        submit(1);
        to_block(10);
        refused(NOBODY, DRAW, Error::NotDrawn);
        assert_eq!(state(), Audit::Over);
    });
}

#[test]
fn the_rate_is_the_share_of_hits() {
    let hits = |rate| {
        let hash = |seed: u32| polkadot_sdk::sp_io::hashing::blake2_256(&seed.to_le_bytes());
        (0..20_000).filter(|seed| crate::audits::drawn(hash(*seed), &1u64, rate).is_some()).count()
    };
    // Expected 1,000, with a deviation of 31.
    assert!((900..1_100).contains(&hits(500)), "{}", hits(500));
    assert_eq!((hits(0), hits(10_000)), (0, 20_000));
}

#[test]
fn an_auditor_is_drawn_in_proportion_to_its_weight() {
    let bonds = [50_000, 150_000].map(|bond| bond * TOKEN);
    ExtBuilder::default().bonds(&bonds).build_and_execute(|| {
        let set = Challenges::set_view();
        let weight = set.weight();
        assert_eq!(weight, 100_000 * TOKEN);
        for (number, auditor) in [
            (0, AUDITOR),
            (25_000 * TOKEN - 1, AUDITOR),
            (25_000 * TOKEN, AUDITOR + 1),
            (weight - 1, AUDITOR + 1),
            (weight, AUDITOR),
        ] {
            assert_eq!(set.pick(number, &[]), Some(auditor));
        }
        // A party audits nothing of its own.
        assert_eq!(set.pick(0, &[&AUDITOR]), Some(AUDITOR + 1));
        assert_eq!(set.pick(0, &[&AUDITOR, &(AUDITOR + 1)]), None);
    });
}

#[test]
fn the_set_of_the_result_counts_not_that_of_the_draw() {
    ExtBuilder::default().build_and_execute(|| {
        Bonds::set_staked(OTHER, 200 * BOND);
        accepted(OTHER, Call::join { amount: 200 * BOND });
        submit(1);
        at(START + DAY);
        accepted(NOBODY, Call::rotate {});
        draw_hash(1, 1, true);
        to_block(10);
        accepted(NOBODY, DRAW);
        assert_ne!(Audits::<Test>::get(1).unwrap().auditor, OTHER);
        // Two rotations later nobody is left to be asked.
        Market::change(1, |subject| subject.block = 0);
        Audits::<Test>::remove(1);
        let _ = crate::Agenda::<Test>::clear(u32::MAX, None);
        frame_system::BlockHash::<Test>::insert(2, frame_system::BlockHash::<Test>::get(3));
        refused(NOBODY, DRAW, Error::NotDrawn);
    });
}

#[test]
fn a_result_that_is_disputed_or_not_to_be_audited_is_not_drawn() {
    ExtBuilder::default().build_and_execute(|| {
        submit(1);
        draw_hash(1, 1, true);
        to_block(5);
        Market::change(1, |subject| subject.auditable = false);
        refused(NOBODY, DRAW, Error::NotDrawn);
        Market::change(1, |subject| subject.auditable = true);
        accepted(CONSUMER, challenge(1));
        refused(NOBODY, DRAW, Error::NotDrawn);
        refused(NOBODY, Call::draw { work: 2 }, Error::NotFound);
    });
}

#[test]
fn an_answer_is_due_while_the_result_can_be_disputed() {
    ExtBuilder::default().build_and_execute(|| {
        submit(1);
        Market::change(1, |subject| subject.audit_until = START + HOUR);
        draw_hash(1, 1, true);
        to_block(4);
        accepted(NOBODY, DRAW);
        assert_eq!(Audits::<Test>::get(1).unwrap().due, START + HOUR);
    });
}

#[test]
fn without_auditors_and_parameters_nothing_is_drawn() {
    ExtBuilder::default().auditors(0).build_and_execute(|| {
        submit(1);
        draw_hash(1, 1, true);
        to_block(4);
        refused(NOBODY, DRAW, Error::NotDrawn);
    });
    ExtBuilder { params: None, bonds: vec![] }.build_and_execute(|| {
        submit(1);
        refused(NOBODY, DRAW, Error::NotEnabled);
        assert_eq!(state(), Audit::Over);
        Challenges::note_result(&1, 1);
        assert_eq!(crate::Undrawn::<Test>::iter().count(), 0);
    });
}
