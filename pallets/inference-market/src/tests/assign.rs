//! `assign`.

use super::*;
use crate::types::{Deal, Stage};

fn assign(job: u64, provider: AccountId) -> Call {
    Call::assign { job, provider }
}

fn with_bids(test: impl FnOnce()) {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, post(spec(60 * QUIV)));
        accepted(PETER, bid(0, 50 * QUIV));
        accepted(PAULA, bid(0, 55 * QUIV));
        test();
    });
}

/// The consumer picks any bid, the best or not.
#[test]
fn the_provider_is_liable_for_its_bid() {
    with_bids(|| {
        at(START + 100);
        accepted(ALICE, assign(0, PAULA));
        let deal = Deal {
            provider: PAULA,
            price: 55 * QUIV,
            liability: 55 * QUIV,
            penalty: 2_750_000_000_000_000_000,
            assigned: START + 100,
            decline_until: START + 100 + HOUR / 4,
            deadline: START + 100 + HOUR,
        };
        assert_eq!(last_event(), Event::Assigned { job: 0, deal: deal.clone() });
        assert_eq!(job(0).stage, Stage::Assigned(deal));
        assert_eq!(providers::get(PAULA).standing.open, 55 * QUIV);
        // The escrow stays at the maximum, and the other bid stands.
        assert_eq!(held(NATIVE, ALICE), (60 * QUIV, DEPOSIT));
        assert_eq!(InferenceMarket::bid_views(0).len(), 1);
    });
}

#[test]
fn only_the_consumer_assigns_an_open_job_in_time_to_a_bidder() {
    with_bids(|| {
        refused(ALICE, assign(1, PETER), Error::NotFound);
        refused(BOB, assign(0, PETER), Error::NotYours);
        refused(ALICE, assign(0, BIDDERS[0]), Error::NotFound);
        accepted(ALICE, assign(0, PETER));
        refused(ALICE, assign(0, PAULA), Error::WrongState);
        accepted(ALICE, post(spec(QUIV)));
        refused(ALICE, assign(1, PETER), Error::NotFound);
        accepted(PETER, bid(1, QUIV));
        at(START + DAY);
        refused(ALICE, assign(1, PETER), Error::TooLate);
    });
}

#[test]
fn a_bidder_must_still_meet_requirements_and_limits() {
    with_bids(|| {
        providers::change(PETER, |provider| provider.active = false);
        refused(ALICE, assign(0, PETER), Error::BelowRequirements);
        providers::change(PAULA, |provider| provider.standing.open = 950 * QUIV);
        refused(ALICE, assign(0, PAULA), providers::LIMIT);
        providers::change(PAULA, |provider| provider.standing.open = 945 * QUIV);
        accepted(ALICE, assign(0, PAULA));
        providers::change(PAULA, |provider| provider.standing.open -= 945 * QUIV);
    });
}

#[test]
fn without_a_price_a_bid_in_another_asset_is_not_assigned() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, post(crate::types::JobSpec { asset: USDC, ..spec(DOLLAR) }));
        accepted(PETER, bid(0, DOLLAR));
        Rate::set(&0);
        refused(ALICE, assign(0, PETER), Error::NoPrice);
        Rate::set(&(QUIV / DOLLAR));
        accepted(ALICE, assign(0, PETER));
        // Liable at the price of the assignment, and with the least penalty.
        assert_eq!((deal(0).liability, deal(0).penalty), (QUIV, QUIV));
    });
}
