//! `clear_override`.

use super::*;
use polkadot_sdk::sp_runtime::DispatchError;
use quaestor_primitives::PriceSource;

#[test]
fn it_ends_an_override_at_once() {
    ExtBuilder::sampled(1_200).build_and_execute(|| {
        agree(P);
        set_override(2 * P, now() + 100);
        let old = stored_override().unwrap();

        clear_override();

        assert_eq!(last_event(), Event::OverrideCleared { old }.into());
        assert_eq!(stored_override(), None);
        let market = reference().unwrap();
        assert_eq!((market.price.0, market.source), (P, PriceSource::Market));
    });
}

#[test]
fn one_that_has_ended_can_be_cleared_away() {
    ExtBuilder::default().build_and_execute(|| {
        set_override(P, now() + 10);
        run_to(now() + 20);
        clear_override();
        assert_eq!(stored_override(), None);
    });
}

#[test]
fn only_its_origin_clears_it() {
    ExtBuilder::default().build_and_execute(|| {
        set_override(P, now() + 10);
        for origin in [RuntimeOrigin::signed(ALICE), RuntimeOrigin::root()] {
            refused(origin, Call::clear_override {}, DispatchError::BadOrigin);
        }
    });
}

#[test]
fn where_there_is_none_it_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        refused(RuntimeOrigin::signed(COUNCIL), Call::clear_override {}, Error::NoOverride);
        set_override(P, now() + 10);
        clear_override();
        refused(RuntimeOrigin::signed(COUNCIL), Call::clear_override {}, Error::NoOverride);
    });
}
