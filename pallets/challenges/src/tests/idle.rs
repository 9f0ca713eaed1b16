//! Idle time: rotation, the agenda, and draws.

use super::*;
use crate::{Agenda, Audits, Cases, CurrentSet, Undrawn, WeightInfo};
use polkadot_sdk::{
    frame_support::{traits::Hooks, weights::Weight},
    sp_io::storage,
    sp_runtime::StateVersion,
};

fn idle_with(weight: Weight) -> Weight {
    Challenges::on_idle(System::block_number(), weight)
}

#[test]
fn a_new_day_begins_with_a_new_set() {
    ExtBuilder::default().build_and_execute(|| {
        at(START + DAY - 1);
        idle();
        assert_eq!(CurrentSet::<Test>::get().since, START);
        at(START + DAY);
        idle();
        assert_eq!(CurrentSet::<Test>::get().since, START + DAY);
    });
}

/// Nobody calls anything, and the case ends.
#[test]
fn a_case_moves_on_by_itself() {
    ExtBuilder::default().build_and_execute(|| {
        let id = disputed(1);
        for who in AUDITOR..AUDITOR + 3 {
            accepted(who, commit(id, who, Fault));
        }
        at(START + DAY);
        for who in AUDITOR..AUDITOR + 3 {
            accepted(who, reveal(id, Fault));
        }
        at(START + 2 * DAY - 1);
        idle();
        assert!(matches!(case(id).phase, Phase::Voting { .. }));
        at(START + 2 * DAY);
        idle();
        assert!(matches!(case(id).phase, Phase::Appealable { .. }));
        at(START + 5 * DAY - 1);
        idle();
        at(START + 5 * DAY);
        idle();
        assert_eq!(executed().0, Verdict::Fault);
        assert_eq!(Cases::<Test>::iter().count(), 0);
    });
}

#[test]
fn a_ruling_is_executed_in_the_same_block() {
    ExtBuilder::default().build_and_execute(|| {
        let id = decided(1, &[Fault, NoFault]);
        accepted(COUNCIL, rule(id, Fault));
        idle();
        assert_eq!(executed().0, Verdict::Fault);
    });
}

#[test]
fn tasks_are_done_in_the_order_of_time_one_in_a_block() {
    ExtBuilder::default().build_and_execute(|| {
        let first = disputed(1);
        at(START + 1);
        let second = disputed(2);
        at(START + 3 * DAY);
        for (id, due) in [(first, second), (second, first)] {
            idle();
            assert!(!matches!(case(id).phase, Phase::Voting { .. }), "case {id}");
            let waits = id == first;
            assert_eq!(matches!(case(due).phase, Phase::Voting { .. }), waits);
        }
    });
}

#[test]
fn an_audit_is_closed_by_itself() {
    ExtBuilder::default().build_and_execute(|| {
        drawn(1, AUDITOR);
        at(START + 2 * DAY);
        idle();
        assert_eq!(auditor(AUDITOR).fined, 500 * TOKEN);
        // The record goes when the result cannot be drawn again.
        at(START + 2 * DAY + HOUR);
        idle();
        assert!(Audits::<Test>::contains_key(1));
        System::set_block_number(300);
        at(START + 2 * DAY + 2 * HOUR);
        idle();
        assert!(!Audits::<Test>::contains_key(1));
        assert_eq!(Agenda::<Test>::iter().count(), 0);
    });
}

#[test]
fn results_are_drawn_eight_in_a_block_from_the_third_block_on() {
    ExtBuilder::default().build_and_execute(|| {
        for work in 1..=10 {
            submit(work);
            Challenges::note_result(&work, 1);
        }
        draw_hash(3, 1, true);
        System::set_block_number(3);
        idle();
        assert_eq!(Undrawn::<Test>::iter().count(), 10);
        System::set_block_number(4);
        idle();
        assert_eq!(Undrawn::<Test>::iter().count(), 2);
        assert!(Audits::<Test>::contains_key(3));
        idle();
        assert_eq!(Undrawn::<Test>::iter().count(), 0);
    });
}

#[test]
fn a_result_that_is_gone_holds_up_no_other() {
    ExtBuilder::default().build_and_execute(|| {
        Challenges::note_result(&1, 1);
        submit(2);
        Challenges::note_result(&2, 1);
        draw_hash(2, 1, true);
        System::set_block_number(4);
        idle();
        assert!(Audits::<Test>::contains_key(2));
        assert_eq!(Undrawn::<Test>::iter().count(), 0);
    });
}

/// A case that cannot be concluded is tried again an hour later, and others go on.
#[test]
fn a_task_that_fails_holds_up_no_other() {
    ExtBuilder::default().build_and_execute(|| {
        let stuck = decided(1, &[Fault; 3]);
        at(START + 4 * DAY);
        let next = disputed(2);
        at(START + 10 * DAY);
        MarketIsBroken::set(&true);
        idle();
        assert_eq!(case(stuck).listed, START + 10 * DAY + HOUR);
        idle();
        assert!(!matches!(case(next).phase, Phase::Voting { .. }));
        Challenges::check_exactly().unwrap();
        MarketIsBroken::set(&false);
        idle();
        at(START + 10 * DAY + HOUR);
        idle();
        assert!(!Cases::<Test>::contains_key(stuck));
    });
}

#[test]
fn idle_time_stays_within_its_weight() {
    ExtBuilder::default().build_and_execute(|| {
        disputed(1);
        at(START + 3 * DAY);
        let before = storage::root(StateVersion::V1);
        assert_eq!(idle_with(Weight::zero()), Weight::zero());
        let base = <() as WeightInfo>::on_idle_base();
        assert_eq!(idle_with(base), base);
        assert_eq!(storage::root(StateVersion::V1), before);
        let rotate = base.saturating_add(<() as WeightInfo>::rotate());
        assert_eq!(idle_with(rotate), rotate);
        assert!(matches!(case(0).phase, Phase::Voting { .. }));
        let task = base.saturating_add(Challenges::most_of_a_task());
        assert_eq!(idle_with(task), task);
        assert!(!matches!(case(0).phase, Phase::Voting { .. }));
    });
}

#[test]
fn where_nothing_is_due_a_block_writes_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        disputed(1);
        drawn(2, AUDITOR);
        let before = storage::root(StateVersion::V1);
        idle();
        assert_eq!(storage::root(StateVersion::V1), before);
    });
    ExtBuilder { params: None, bonds: vec![] }.build_and_execute(|| {
        let before = storage::root(StateVersion::V1);
        at(START + 9 * DAY);
        let block = storage::root(StateVersion::V1);
        idle();
        assert_ne!(before, block);
        assert_eq!(storage::root(StateVersion::V1), block);
    });
}

#[test]
fn the_tasks_of_idle_time_fit_into_a_block() {
    Challenges::check_config();
}
