//! `record`.

use super::*;
use crate::Totals;

fn ended() {
    accepted(ALICE, open());
    at(START + DAY);
}

#[test]
fn points_make_a_session_due() {
    ExtBuilder::default().build_and_execute(|| {
        ended();
        refused(ALICE, settle(0), Error::NotRecorded);
        accepted(RECORDER, record(0, &[1_000, 0, 1]));
        let points = vec![1_000, 0, 1].try_into().unwrap();
        assert_eq!(last_event(), Event::Recorded { session: 0, points });
        assert_eq!(Totals::<Test>::get().unsettled[0].due, START + DAY);
        accepted(ALICE, settle(0));
    });
}

#[test]
fn only_a_recorder_gives_points() {
    ExtBuilder::default().build_and_execute(|| {
        ended();
        for who in [ALICE, AGENTS[0]] {
            refused(who, record(0, &[1, 1, 1]), DispatchError::BadOrigin);
        }
        not_governed_origin();
    });
}

#[track_caller]
fn not_governed_origin() {
    let call = record(0, &[1, 1, 1]);
    let error = DispatchError::BadOrigin;
    quaestor_testing::assert_refused::<RuntimeCall>(call, RuntimeOrigin::root(), error);
}

#[test]
fn points_are_recorded_once() {
    ExtBuilder::default().build_and_execute(|| {
        ended();
        accepted(RECORDER, record(0, &[1, 1, 1]));
        refused(RECORDER, record(0, &[0, 0, 1_000]), Error::AlreadyRecorded);
        accepted(ALICE, settle(0));
        refused(RECORDER, record(0, &[0, 0, 1_000]), Error::UnknownSession);
    });
}

#[test]
fn points_are_recorded_from_the_end_on_and_in_time() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open());
        accepted(ALICE, open());
        at(START + DAY - 1);
        refused(RECORDER, record(0, &[1, 1, 1]), Error::StillOpen);
        at(START + DAY);
        accepted(RECORDER, record(0, &[1, 1, 1]));
        at(START + 4 * DAY - 1);
        accepted(RECORDER, record(1, &[1, 1, 1]));
    });
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open());
        at(START + 4 * DAY);
        refused(RECORDER, record(0, &[1, 1, 1]), Error::TooLate);
    });
}

#[test]
fn each_agent_has_from_0_to_1000_points() {
    ExtBuilder::default().build_and_execute(|| {
        ended();
        for points in [&[][..], &[1, 1], &[1, 1, 1, 1], &[1, 1_001, 1], &[0, 0, u16::MAX]] {
            refused(RECORDER, record(0, points), Error::InvalidPoints);
        }
        accepted(RECORDER, record(0, &[0, 1_000, 0]));
    });
}

#[test]
fn an_economy_without_sessions_has_no_points() {
    ExtBuilder { params: None, ..Default::default() }
        .build_and_execute(|| refused(RECORDER, record(0, &[1, 1]), Error::UnknownSession));
}
