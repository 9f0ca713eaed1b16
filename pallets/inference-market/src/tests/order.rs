//! `order`.

use super::*;
use crate::types::{Ask, Deal, JobSpec, Stage};
use quaestor_primitives::Entry;
use quaestor_testing::StubGuard;

fn with_ask(test: impl FnOnce()) {
    ExtBuilder::default().build_and_execute(|| {
        accepted(PETER, set_ask(ask(50 * QUIV)));
        test();
    });
}

#[test]
fn an_order_is_assigned_at_once() {
    with_ask(|| {
        let order_spec = spec(60 * QUIV);
        System::reset_events();

        accepted(ALICE, order(PETER, order_spec.clone()));

        let deal = Deal {
            provider: PETER,
            price: 50 * QUIV,
            liability: 50 * QUIV,
            penalty: 5 * QUIV / 2,
            assigned: START,
            decline_until: START + DAY / 4,
            deadline: START + DAY,
        };
        let [ordered, assigned] = events().try_into().unwrap();
        assert_eq!(ordered, Event::Ordered { job: 0, consumer: ALICE, spec: order_spec });
        assert_eq!(assigned, Event::Assigned { job: 0, deal: deal.clone() });
        assert_eq!(job(0).stage, Stage::Assigned(deal));
        assert_eq!(held(NATIVE, ALICE), (60 * QUIV, DEPOSIT));
        assert_eq!(providers::get(PETER).standing.open, 50 * QUIV);
    });
}

#[test]
fn the_price_rounds_up() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(PETER, set_ask(ask(1_999)));
        let few = |units, max_price| JobSpec { units, ..spec(max_price) };
        refused(ALICE, order(PETER, few(1, 1)), Error::PriceTooHigh);
        accepted(ALICE, order(PETER, few(1, 2)));
        assert_eq!(deal(0).price, 2);
        accepted(ALICE, order(PETER, few(1_000, 1_999)));
        assert_eq!(deal(1).price, 1_999);
    });
}

#[test]
fn no_more_than_the_tokens_of_a_day_are_ordered() {
    with_ask(|| {
        let some = |units| order(PETER, JobSpec { units, ..spec(100 * QUIV) });
        accepted(ALICE, some(1_500));
        refused(ALICE, some(501), Error::AskClosed);
        accepted(BOB, some(500));
        // Neither a new ask of the day nor a better one makes room.
        accepted(PETER, set_ask(ask(40 * QUIV)));
        refused(BOB, some(1), Error::AskClosed);
        at(START + DAY);
        accepted(BOB, some(2_000));
        refused(BOB, some(1), Error::AskClosed);
    });
}

#[test]
fn an_order_needs_an_ask_of_its_class_and_asset() {
    with_ask(|| {
        refused(ALICE, order(PAULA, spec(60 * QUIV)), Error::AskClosed);
        let other = JobSpec { class: 1, ..spec(60 * QUIV) };
        refused(ALICE, order(PETER, other), Error::AskClosed);
        let dollars = JobSpec { asset: USDC, ..spec(60 * DOLLAR) };
        refused(ALICE, order(PETER, dollars), Error::AskClosed);
        let quick = JobSpec { deliver_secs: HOUR - 1, ..spec(60 * QUIV) };
        refused(ALICE, order(PETER, quick), Error::BelowRequirements);
        refused(ALICE, order(PETER, spec(50 * QUIV - 1)), Error::PriceTooHigh);
        accepted(ALICE, order(PETER, JobSpec { deliver_secs: HOUR, ..spec(50 * QUIV) }));
    });
}

#[test]
fn the_provider_must_meet_the_requirements() {
    with_ask(|| {
        let good = JobSpec { least_tier: 1, least_reputation: 500_000, ..spec(60 * QUIV) };
        let higher = JobSpec { least_tier: 2, ..good.clone() };
        refused(ALICE, order(PETER, higher), Error::BelowRequirements);
        let better = JobSpec { least_reputation: 500_001, ..good.clone() };
        refused(ALICE, order(PETER, better), Error::BelowRequirements);
        accepted(ALICE, order(PETER, good.clone()));
        providers::change(PETER, |provider| provider.active = false);
        refused(ALICE, order(PETER, good), Error::BelowRequirements);
    });
}

#[test]
fn the_provider_must_be_within_its_limit() {
    ExtBuilder::default().build_and_execute(|| {
        let ask = Ask { daily_units: 4_000, ..ask(500 * QUIV) };
        accepted(PETER, set_ask(ask));
        let large = JobSpec { units: 1_001, ..spec(600 * QUIV) };
        refused(ALICE, order(PETER, large), providers::LIMIT);
        for _ in 0..2 {
            accepted(ALICE, order(PETER, spec(600 * QUIV)));
        }
        refused(ALICE, order(PETER, JobSpec { units: 1, ..spec(QUIV) }), providers::LIMIT);
    });
}

#[test]
fn work_in_another_asset_is_engaged_at_the_reference_price() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(PETER, set_ask(Ask { asset: USDC, ..ask(10 * DOLLAR) }));
        let dollars = || order(PETER, JobSpec { asset: USDC, ..spec(12 * DOLLAR) });
        accepted(ALICE, dollars());
        assert_eq!((deal(0).price, deal(0).liability), (10 * DOLLAR, 40 * QUIV));
        assert_eq!(providers::get(PETER).standing.open, 40 * QUIV);
        Rate::set(&0);
        refused(ALICE, dollars(), Error::NoPrice);
    });
}

#[test]
fn the_guard_closes_orders() {
    with_ask(|| {
        StubGuard::close(Entry::Job);
        refused(ALICE, order(PETER, spec(60 * QUIV)), StubGuard::CLOSED);
    });
}

#[test]
fn an_order_is_checked_as_a_posted_job_is() {
    with_ask(|| {
        refused(ALICE, order(PETER, JobSpec { class: 2, ..spec(QUIV) }), Error::UnknownClass);
        refused(ALICE, order(PETER, JobSpec { asset: EURC, ..spec(QUIV) }), Error::UnknownAsset);
        refused(ALICE, order(PETER, JobSpec { units: 0, ..spec(QUIV) }), Error::OutOfRange);
        refused(POOR, order(PETER, spec(50 * QUIV)), Error::InsufficientBalance);
    });
    ExtBuilder { terms: None, ..Default::default() }
        .build_and_execute(|| refused(ALICE, order(PETER, spec(1)), Error::NotEnabled));
}
