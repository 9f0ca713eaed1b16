//! `submit_result`.

use super::*;
use crate::types::{JobResult, JobSpec, Location, Stage};

fn submit_tokens(job: u64, tokens: u64) -> Call {
    Call::submit_result { job, output: [4; 32], tokens, location: Location::default() }
}

#[test]
fn a_result_starts_the_times_to_review_and_to_audit() {
    ExtBuilder::default().build_and_execute(|| {
        let id = assigned(50 * QUIV, 40 * QUIV);
        at(START + 100);
        accepted(PETER, submit(id));
        let location = b"ipfs://result".to_vec().try_into().unwrap();
        let result = JobResult {
            output: [4; 32],
            tokens: 1_000,
            location,
            block: 2,
            submitted: START + 100,
            review_until: START + 100 + DAY,
            audit_until: START + 100 + 3 * DAY,
        };
        let event = Event::Submitted { job: id, provider: PETER, result: result.clone() };
        assert_eq!(last_event(), event);
        assert_eq!(job(id).stage, Stage::Submitted(deal(id), result));
        assert_eq!(held(NATIVE, ALICE), (50 * QUIV, DEPOSIT));
    });
}

#[test]
fn a_result_comes_in_time_from_the_provider_and_once() {
    ExtBuilder::default().build_and_execute(|| {
        refused(PETER, submit(0), Error::NotFound);
        accepted(ALICE, post(spec(QUIV)));
        refused(PETER, submit(0), Error::WrongState);
        accepted(PETER, bid(0, QUIV));
        accepted(ALICE, Call::assign { job: 0, provider: PETER });
        refused(PAULA, submit(0), Error::NotYours);
        refused(ALICE, submit(0), Error::NotYours);
        let late = assigned(QUIV, QUIV);
        at(START + HOUR - 1);
        accepted(PETER, submit(0));
        refused(PETER, submit(0), Error::WrongState);
        at(START + HOUR);
        refused(PETER, submit(late), Error::TooLate);
    });
}

#[test]
fn there_are_at_most_the_tokens_that_were_ordered() {
    ExtBuilder::default().build_and_execute(|| {
        let [first, second] = [0; 2].map(|_| assigned(QUIV, QUIV));
        refused(PETER, submit_tokens(first, 1_001), Error::OutOfRange);
        accepted(PETER, submit_tokens(first, 1_000));
        accepted(PETER, submit_tokens(second, 0));
    });
}

#[test]
fn a_provider_that_may_not_take_new_work_ends_the_old() {
    ExtBuilder::default().build_and_execute(|| {
        let id = assigned(QUIV, QUIV);
        providers::change(PETER, |provider| provider.active = false);
        accepted(PETER, submit(id));
        accepted(ALICE, Call::accept { job: id });
        assert!(is_gone(id));
    });
}

#[test]
fn only_results_that_may_be_audited_are_noted() {
    ExtBuilder::default().build_and_execute(|| {
        let audited = assigned(QUIV, QUIV);
        accepted(ALICE, post(JobSpec { auditable: false, ..spec(QUIV) }));
        let other = audited + 1;
        accepted(PETER, bid(other, QUIV));
        accepted(ALICE, Call::assign { job: other, provider: PETER });
        at(START + 1);
        for id in [other, audited] {
            accepted(PETER, submit(id));
        }
        assert_eq!(Results::get(), [(audited, 2)]);
    });
}
