//! `unpledge`.

use super::*;
use polkadot_sdk::frame_support::{dispatch::GetDispatchInfo, weights::Weight};

#[test]
fn the_hold_ends_and_the_boost_is_refreshed_in_the_same_call() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, pledge(ALICES));
        at(200 * DAY);
        assert_eq!(boost(ALICE), 5_000);

        accepted(ALICE, UNPLEDGE);

        // The stake asked after the pledge was gone.
        assert_eq!(Refreshed::get(), [(ALICE, 0)]);
        assert_eq!((free(ALICE), Allotted::held_by(&ALICE)), (UNLOCKED, 0));
        let (id, amount) = (ALICES, FIRST_UNLOCK);
        assert_eq!(events().pop(), Some(Event::Unpledged { who: ALICE, id, amount }));
        assert_eq!((pledge_of(ALICE), Allotted::pledged()), (None, 0));
    });
}

#[test]
fn a_pledge_can_be_taken_back_at_any_time() {
    for secs in [0, 30 * DAY, 180 * DAY, 5_000 * DAY, Seconds::MAX] {
        ExtBuilder::default().build_and_execute(|| {
            accepted(ALICE, pledge(ALICES));
            at(secs);
            accepted(ALICE, UNPLEDGE);
        });
    }
    ExtBuilder::default().before_the_launch().build_and_execute(|| {
        accepted(ALICE, pledge(ALICES));
        accepted(ALICE, UNPLEDGE);
    });
}

#[test]
fn without_a_pledge_there_is_nothing_to_take_back() {
    ExtBuilder::default().build_and_execute(|| {
        refused(ALICE, UNPLEDGE, Error::NotPledged);
        accepted(ALICE, pledge(ALICES));
        accepted(ALICE, UNPLEDGE);
        refused(ALICE, UNPLEDGE, Error::NotPledged);
    });
    ExtBuilder::without_allocations().build_and_execute(|| {
        refused(ALICE, UNPLEDGE, Error::NotPledged);
    });
}

#[test]
fn after_the_last_release_the_allocation_stays_until_its_pledge_is_taken_back() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, pledge(ALICES));
        at(730 * DAY);
        accepted(ALICE, release(ALICES));
        refused(ALICE, release(ALICES), Error::NothingVested);
        assert_eq!(boost(ALICE), 5_000);
        accepted(ALICE, UNPLEDGE);
        assert!(!crate::Allocations::<Test>::contains_key(ALICES));
    });
}

#[test]
fn its_weight_includes_that_of_the_stake() {
    let weight = RuntimeCall::from(UNPLEDGE).get_dispatch_info().call_weight;
    assert_eq!(weight, Weight::from_parts(1 + 7, 0));
}
