//! `fail`.

use super::*;
use polkadot_sdk::{
    frame_support::storage::{transactional, with_storage_layer},
    sp_runtime::TransactionalError,
};

fn fail(job: u64) -> Call {
    Call::fail { job }
}

/// 5 % of 200 are 10, to the consumer and from the provider's own stake.
#[test]
fn a_missed_deadline_costs_the_provider_and_refunds_the_consumer() {
    ExtBuilder::default().build_and_execute(|| {
        let id = assigned(300 * QUIV, 200 * QUIV);
        at(START + HOUR - 1);
        refused(BOB, fail(id), Error::TooEarly);
        at(START + HOUR);
        accepted(BOB, fail(id));
        let (amount, penalty) = (300 * QUIV, 10 * QUIV);
        let event = Event::Failed { job: id, provider: PETER, amount, penalty };
        assert_eq!(last_event(), event);
        assert!(is_gone(id));
        assert_eq!(balance(ALICE), RICH + 10 * QUIV);
        let peter = providers::get(PETER);
        assert_eq!((peter.own, peter.standing.open), (99_990 * QUIV, 0));
        assert_eq!(peter.outcomes, [WorkOutcome::Late]);
        refused(BOB, fail(id), Error::NotFound);
    });
}

#[test]
fn the_penalty_is_at_least_one_token_and_at_most_the_own_stake() {
    ExtBuilder::default().build_and_execute(|| {
        let small = assigned(10, 10);
        let large = assigned(200 * QUIV, 200 * QUIV);
        at(START + HOUR);
        accepted(BOB, fail(small));
        assert_eq!(balance(ALICE) + 201 * QUIV, RICH + QUIV);
        providers::change(PETER, |provider| provider.own = 7 * QUIV);
        accepted(BOB, fail(large));
        assert_eq!((balance(ALICE), providers::get(PETER).own), (RICH + 8 * QUIV, 0));
    });
}

#[test]
fn the_penalty_is_that_of_the_assignment() {
    ExtBuilder::default().build_and_execute(|| {
        let id = assigned(200 * QUIV, 200 * QUIV);
        let mut terms = terms();
        (terms.late_bps, terms.least_penalty) = (1_000, 2 * QUIV);
        governed(Call::set_terms { terms });
        at(START + HOUR);
        accepted(BOB, fail(id));
        assert_eq!(balance(ALICE), RICH + 10 * QUIV);
    });
}

#[test]
fn a_penalty_that_cannot_be_taken_stops_no_refund() {
    ExtBuilder::default().build_and_execute(|| {
        let id = assigned(200 * QUIV, 200 * QUIV);
        set_balance(VAULT, ED);
        at(START + HOUR);
        accepted(BOB, fail(id));
        assert_eq!(balance(ALICE), RICH);
        assert_eq!(providers::get(PETER).own, 100_000 * QUIV);
    });
}

/// A provider cannot avoid the penalty by a call that is nested so deeply that it has no layer.
#[test]
fn a_deeply_nested_failing_does_not_skip_the_penalty() {
    fn nested(job: u64, layers: u32) -> Result<(), DispatchError> {
        if layers == 0 {
            return InferenceMarket::do_fail(job);
        }
        with_storage_layer(|| nested(job, layers - 1))
    }
    ExtBuilder::default().build_and_execute(|| {
        let id = assigned(200 * QUIV, 200 * QUIV);
        at(START + HOUR);
        let limit = transactional::TRANSACTIONAL_LIMIT;
        assert_eq!(nested(id, limit), Err(TransactionalError::LimitReached.into()));
        assert_eq!(nested(id, limit - 1), Ok(()));
        assert_eq!(balance(ALICE), RICH + 10 * QUIV);
    });
}

#[test]
fn without_a_penalty_only_the_reputation_suffers() {
    let free = |terms: &mut crate::types::Terms| (terms.late_bps, terms.least_penalty) = (0, 0);
    ExtBuilder::default().terms(free).build_and_execute(|| {
        let id = assigned(200 * QUIV, 200 * QUIV);
        at(START + HOUR);
        accepted(BOB, fail(id));
        assert_eq!(balance(ALICE), RICH);
        assert_eq!(providers::outcomes(PETER), [WorkOutcome::Late]);
    });
}

#[test]
fn only_an_assigned_job_fails() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, post(spec(QUIV)));
        at(START + 10 * DAY);
        refused(BOB, fail(0), Error::WrongState);
        let id = submitted(QUIV, QUIV);
        after(DAY);
        refused(BOB, fail(id), Error::WrongState);
    });
}
