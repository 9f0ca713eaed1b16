//! Runtime API.

use super::*;
use crate::api::{FeeView, MarketFigures, Step, WorkView};
use quaestor_primitives::Audit;

type Market = InferenceMarket;

fn steps(id: u64) -> Vec<(Step, Option<u64>)> {
    Market::job_view(id).unwrap().steps
}

#[test]
fn the_steps_of_a_job_are_told_with_their_ends() {
    ExtBuilder::default().build_and_execute(|| {
        AuditState::set(&Audit::Pending);
        accepted(ALICE, post(spec(QUIV)));
        let end = Some(START + DAY);
        let open = [(Step::Bid, end), (Step::Assign, end), (Step::Cancel, None)];
        assert_eq!(steps(0), open);
        at(START + 2 * DAY);
        assert_eq!(steps(0), [(Step::Cancel, None), (Step::CancelByAnybody, None)]);

        let id = assigned(QUIV, QUIV);
        let (decline, submit_until) = (Some(Now::get() + HOUR / 4), Some(Now::get() + HOUR));
        assert_eq!(steps(id), [(Step::Decline, decline), (Step::Submit, submit_until)]);
        let late = assigned(QUIV, QUIV);
        accepted(PETER, submit(id));
        let dispute = (Step::Dispute, Some(Now::get() + 3 * DAY));
        assert_eq!(steps(id), [(Step::Accept, None), dispute]);
        after(DAY);
        assert_eq!(steps(late), [(Step::Fail, None)]);
        assert_eq!(steps(id), [(Step::Accept, None), dispute, (Step::Settle, None)]);
        accepted(ALICE, Call::accept { job: id });
        assert_eq!(steps(id), [dispute]);
        AuditState::set(&Audit::Over);
        assert_eq!(steps(id), [dispute, (Step::Clear, None)]);
        freeze(id, true).unwrap();
        assert_eq!(steps(id), []);
        assert_eq!(Market::job_view(77), None);
    });
}

#[test]
fn jobs_are_listed_by_number() {
    ExtBuilder::default().build_and_execute(|| {
        for _ in 0..5 {
            accepted(ALICE, post(spec(QUIV)));
        }
        accepted(ALICE, Call::cancel { job: 2 });
        let ids = |from, count| {
            Market::job_views(from, count).into_iter().map(|view| view.id).collect::<Vec<_>>()
        };
        assert_eq!(ids(0, 100), [0, 1, 3, 4]);
        assert_eq!(ids(1, 2), [1, 3]);
        assert_eq!(ids(9, 2), [] as [u64; 0]);
    });
}

#[test]
fn a_quote_is_the_receipt_of_an_order() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(PETER, set_ask(ask(50 * QUIV)));
        let quote = Market::quote_view(0, 1_000, Some(PETER)).unwrap();
        assert_eq!((quote.asset, quote.most_fee), (NATIVE, 1_500));
        accepted(ALICE, order(PETER, spec(50 * QUIV)));
        accepted(PETER, submit(0));
        accepted(ALICE, Call::accept { job: 0 });
        assert_eq!(Market::receipt_views(1)[0].receipt, quote.receipt);
        // Without a provider, the reference price.
        let quote = Market::quote_view(0, 25_000, None).unwrap();
        assert_eq!(quote.receipt.payment, QUIV / 20);
        assert_eq!(Market::quote_view(0, 1, Some(PAULA)), None);
        assert_eq!(Market::quote_view(2, 1, None), None);
        assert_eq!(Market::ask_views(0), [(PETER, ask(50 * QUIV))]);
        assert_eq!(Market::ask_views(1), []);
    });
}

#[test]
fn the_fee_is_told_with_its_next_step() {
    ExtBuilder::default().build_and_execute(|| {
        let none = FeeView { fee: 500, neutral: 500, congestion: None, next: 500 };
        assert_eq!(Market::fee_view(), Some(none.clone()));
        for who in [PETER, PAULA].into_iter().chain(BIDDERS) {
            providers::change(who, |provider| provider.standing.open = 900 * QUIV);
        }
        after(DAY / 2);
        let view = FeeView { congestion: Some(9_000), next: 550, ..none };
        assert_eq!(Market::fee_view(), Some(view));
    });
}

#[test]
fn figures_are_those_of_24_hours() {
    ExtBuilder::default().build_and_execute(|| {
        let first = assigned(50 * QUIV, 50 * QUIV);
        accepted(ALICE, post(spec(QUIV)));
        after(100);
        accepted(PETER, submit(first));
        accepted(ALICE, Call::accept { job: first });
        after(HOUR);
        let second = assigned(10 * QUIV, 10 * QUIV);
        after(51);
        accepted(PETER, submit(second));
        accepted(ALICE, Call::accept { job: second });
        let figures = Market::figures_view();
        let expected = MarketFigures {
            volume: 60 * QUIV,
            irrecoverable: 3_600 * QUIV / 1_000,
            payments: 2,
            completed: 2,
            mean_secs: 75,
            pending: 1,
            providers: 11,
            growth: 10_000,
            pot: 0,
            legs: vec![(NATIVE, book(NATIVE).pending), (USDC, Default::default())],
        };
        assert_eq!(figures, expected);
        // The first one was in the hour of the start.
        at(START + DAY - 1);
        assert_eq!(Market::figures_view().completed, 2);
        at(START + DAY);
        assert_eq!(Market::figures_view().completed, 1);
        at(START + 2 * DAY);
        let figures = Market::figures_view();
        assert_eq!((figures.volume, figures.mean_secs), (0, 0));
    });
}

#[test]
fn work_credit_is_told_with_what_is_due() {
    ExtBuilder::default().build_and_execute(|| {
        super::claim_work::fund(300_000_000_000_000_000);
        paid(50 * QUIV);
        let credit = 600_000_000_000_000_000;
        let today = WorkView { day: TODAY, credit, due: None };
        assert_eq!(Market::work_views(&PETER).first(), Some(&today));
        at(START + DAY);
        // Nobody has called since.
        let due = Some(300_000_000_000_000_000);
        assert_eq!(Market::work_views(&PETER), [WorkView { due, ..today }]);
        assert_eq!(Market::work_views(&PAULA), []);
    });
}

#[test]
fn an_economy_without_a_market_answers_with_nothing() {
    ExtBuilder { terms: None, ..Default::default() }.build_and_execute(|| {
        assert_eq!((Market::fee_view(), Market::price_view(0)), (None, None));
        assert_eq!(Market::quote_view(0, 1, None), None);
        assert_eq!(Market::figures_view(), MarketFigures::default());
        assert_eq!(Market::work_views(&PETER), []);
    });
}
