//! `bid`.

use super::*;
use crate::{
    types::{Bid, JobSpec},
    Bids,
};

fn bids(job: u64) -> Vec<(AccountId, Balance)> {
    let bids = Bids::<Test>::get(job).unwrap_or_default().0;
    bids.into_iter().map(|bid| (bid.provider, bid.price)).collect()
}

fn with_job(test: impl FnOnce()) {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, post(spec(50 * QUIV)));
        test();
    });
}

#[test]
fn a_bid_holds_no_money() {
    with_job(|| {
        accepted(PETER, bid(0, 40 * QUIV));
        let bid = Bid { provider: PETER, price: 40 * QUIV, secs: HOUR };
        assert_eq!(last_event(), Event::BidPlaced { job: 0, bid });
        assert_eq!((bids(0), wealth(PETER)), (vec![(PETER, 40 * QUIV)], 0));
        assert_eq!(providers::get(PETER).standing.open, 0);
    });
}

#[test]
fn bids_are_sorted_by_price_and_equal_ones_by_time() {
    with_job(|| {
        for (who, price) in [(PETER, 30), (PAULA, 20), (BIDDERS[0], 30), (BIDDERS[1], 25)] {
            accepted(who, bid(0, price));
        }
        let sorted = [(PAULA, 20), (BIDDERS[1], 25), (PETER, 30), (BIDDERS[0], 30)];
        assert_eq!(bids(0), sorted);
        // A new bid takes the place of the old one, and is the later of equal ones.
        accepted(PETER, bid(0, 30));
        accepted(PAULA, bid(0, 50));
        let sorted = [(BIDDERS[1], 25), (BIDDERS[0], 30), (PETER, 30), (PAULA, 50)];
        assert_eq!(bids(0), sorted);
    });
}

#[test]
fn a_better_bid_evicts_the_worst_of_eight() {
    with_job(|| {
        for (who, price) in BIDDERS[..8].iter().zip(11..) {
            accepted(*who, bid(0, price));
        }
        refused(PETER, bid(0, 19), Error::BidNotBetter);
        refused(PETER, bid(0, 18), Error::BidNotBetter);
        System::reset_events();

        accepted(PETER, bid(0, 17));

        let evicted = Bid { provider: BIDDERS[7], price: 18, secs: HOUR };
        assert_eq!(events()[0], Event::BidEvicted { job: 0, bid: evicted });
        assert_eq!(bids(0).len(), 8);
        assert_eq!(bids(0)[6..], [(BIDDERS[6], 17), (PETER, 17)]);
        // The worst bidder can change its own bid, for the worse as well.
        accepted(PETER, bid(0, 40));
        assert_eq!(bids(0)[7], (PETER, 40));
    });
}

#[test]
fn a_bid_is_in_time_in_range_and_on_an_open_job() {
    with_job(|| {
        refused(PETER, bid(1, 1), Error::NotFound);
        refused(PETER, bid(0, 0), Error::OutOfRange);
        refused(PETER, bid(0, 50 * QUIV + 1), Error::PriceTooHigh);
        for secs in [0, DAY + 1] {
            let call = Call::bid { job: 0, price: 1, secs };
            refused(PETER, call, Error::BelowRequirements);
        }
        accepted(PETER, Call::bid { job: 0, price: 50 * QUIV, secs: DAY });
        at(START + DAY - 1);
        accepted(PAULA, bid(0, 1));
        accepted(ALICE, Call::assign { job: 0, provider: PAULA });
        refused(PETER, bid(0, 1), Error::WrongState);
        accepted(ALICE, post(spec(QUIV)));
        at(START + 2 * DAY - 1);
        refused(PETER, bid(1, 1), Error::TooLate);
    });
}

#[test]
fn only_providers_that_may_take_the_work_bid() {
    ExtBuilder::default().build_and_execute(|| {
        let good = JobSpec { least_tier: 1, least_reputation: 500_000, ..spec(2_000 * QUIV) };
        accepted(ALICE, post(good.clone()));
        accepted(ALICE, post(JobSpec { least_tier: 2, ..good.clone() }));
        accepted(ALICE, post(JobSpec { least_reputation: 500_001, ..good }));
        refused(BOB, bid(0, 1), Error::BelowRequirements);
        refused(PETER, bid(1, 1), Error::BelowRequirements);
        refused(PETER, bid(2, 1), Error::BelowRequirements);
        // 0.5 % of the stake for a job, and 1 % for all.
        refused(PETER, bid(0, 500 * QUIV + 1), Error::ExceedsLimit);
        accepted(PETER, bid(0, 500 * QUIV));
        providers::change(PETER, |provider| provider.standing.open = 600 * QUIV);
        refused(PETER, bid(0, 400 * QUIV + 1), Error::ExceedsLimit);
        accepted(PETER, bid(0, 400 * QUIV));
        providers::change(PETER, |provider| provider.standing.open = 0);
    });
}

#[test]
fn a_bid_in_another_asset_needs_a_price() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, post(JobSpec { asset: USDC, ..spec(1_000 * DOLLAR) }));
        refused(PETER, bid(0, 125 * DOLLAR + 1), Error::ExceedsLimit);
        accepted(PETER, bid(0, 125 * DOLLAR));
        Rate::set(&0);
        refused(PAULA, bid(0, 1), Error::NoPrice);
    });
}
