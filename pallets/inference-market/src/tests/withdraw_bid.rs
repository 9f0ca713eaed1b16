//! `withdraw_bid`.

use super::*;
use crate::{types::Bid, Bids};

#[test]
fn a_bid_is_withdrawn_in_any_state_of_the_job() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, post(spec(50 * QUIV)));
        for who in [PETER, PAULA, BIDDERS[0]] {
            accepted(who, bid(0, QUIV));
        }
        let withdraw = || Call::withdraw_bid { job: 0 };
        accepted(PAULA, withdraw());
        let bid = Bid { provider: PAULA, price: QUIV, secs: HOUR };
        assert_eq!(last_event(), Event::BidWithdrawn { job: 0, bid });
        refused(PAULA, withdraw(), Error::NotFound);
        accepted(ALICE, Call::assign { job: 0, provider: PETER });
        refused(PETER, withdraw(), Error::NotFound);
        accepted(PETER, submit(0));
        accepted(BIDDERS[0], withdraw());
        assert!(!Bids::<Test>::contains_key(0));
        refused(BIDDERS[0], withdraw(), Error::NotFound);
    });
}
