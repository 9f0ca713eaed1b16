//! `trip` and `clear` by hand.

use super::*;
use crate::types::MAX_MANUAL_SECS;
use polkadot_sdk::sp_runtime::{traits::Dispatchable, DispatchError};

const NONE: Entries = Entries {
    stake: false,
    compound: false,
    buyback: false,
    deposit: false,
    job: false,
    delegate: false,
};
const ALL: [Entry; 6] =
    [Entry::Stake, Entry::Compound, Entry::Buyback, Entry::Deposit, Entry::Job, Entry::Delegate];

fn only(entry: Entry) -> Entries {
    match entry {
        Entry::Stake => Entries { stake: true, ..NONE },
        Entry::Compound => Entries { compound: true, ..NONE },
        Entry::Buyback => Entries { buyback: true, ..NONE },
        Entry::Deposit => Entries { deposit: true, ..NONE },
        Entry::Job => Entries { job: true, ..NONE },
        Entry::Delegate => Entries { delegate: true, ..NONE },
    }
}

#[test]
fn each_entry_is_closed_alone() {
    for closed in ALL {
        ExtBuilder::default().build_and_execute(|| {
            accepted(committee(), trip(only(closed), START + DAY));

            let event = Event::ManualTripped { entries: only(closed), until: START + DAY };
            assert_eq!(news(), [event]);
            for other in ALL {
                let expected =
                    if other == closed { Err(Error::EntryClosed.into()) } else { Ok(()) };
                assert_eq!(entry(other), expected, "{closed:?} {other:?}");
            }
            assert_eq!(tripped(), "");
            assert!(!Breaker::buyback_paused());
        });
    }
}

#[test]
fn it_ends_by_itself_to_the_second() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(committee(), trip(only(Entry::Stake), START + 100));
        news();

        at(START + 99);
        assert_eq!(entry(Entry::Stake), Err(Error::EntryClosed.into()));

        at(START + 100);
        assert_eq!(entry(Entry::Stake), Ok(()));
        assert_eq!(news(), [Event::ManualCleared { entries: only(Entry::Stake), early: false }]);
    });
}

#[test]
fn it_can_be_ended_early() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(committee(), trip(only(Entry::Deposit), START + 100));
        news();

        accepted(committee(), clear());

        assert_eq!(entry(Entry::Deposit), Ok(()));
        assert_eq!(news(), [Event::ManualCleared { entries: only(Entry::Deposit), early: true }]);
        refused(committee(), clear(), Error::NotTripped);
    });
}

#[test]
fn what_ended_by_time_cannot_be_ended_again() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(committee(), trip(only(Entry::Deposit), START + 100));
        at(START + 100);
        refused(committee(), clear(), Error::NotTripped);
    });
}

#[test]
fn another_trip_replaces_the_first() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(committee(), trip(only(Entry::Stake), START + 100));
        set_time(START + 50);
        accepted(committee(), trip(only(Entry::Compound), START + 200));

        assert_eq!(entry(Entry::Stake), Ok(()));
        at(START + 199);
        assert_eq!(entry(Entry::Compound), Err(Error::EntryClosed.into()));
        at(START + 200);
        assert_eq!(entry(Entry::Compound), Ok(()));
    });
}

#[test]
fn the_end_lies_in_the_future_and_at_most_7_days_away() {
    ExtBuilder::default().build_and_execute(|| {
        let entries = only(Entry::Stake);
        for past in [0, START - 1, START] {
            refused(committee(), trip(entries, past), Error::NotInFuture);
        }
        for far in [START + MAX_MANUAL_SECS + 1, u64::MAX] {
            refused(committee(), trip(entries, far), Error::TooLong);
        }
        accepted(committee(), trip(entries, START + 1));
        accepted(committee(), trip(entries, START + MAX_MANUAL_SECS));
        assert_eq!(MAX_MANUAL_SECS, 7 * DAY);
    });
}

#[test]
fn no_entry_no_trip() {
    ExtBuilder::default().build_and_execute(|| {
        refused(committee(), trip(NONE, START + 1), Error::NoEntries);
    });
}

#[test]
fn only_the_committee_trips_and_clears() {
    ExtBuilder::default().build_and_execute(|| {
        let call = trip(only(Entry::Stake), START + 1);
        refused(RuntimeOrigin::signed(ALICE), call.clone(), DispatchError::BadOrigin);
        refused(RuntimeOrigin::root(), call.clone(), DispatchError::BadOrigin);
        accepted(committee(), call);
        refused(RuntimeOrigin::signed(ALICE), clear(), DispatchError::BadOrigin);
        accepted(RuntimeOrigin::root(), clear());
    });
}

#[test]
fn closures_that_replace_each_other_end_a_week_after_the_first_began() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(committee(), trip(only(Entry::Stake), START + DAY));
        let last = START + MAX_MANUAL_SECS;
        set_time(START + DAY - 1);
        refused(committee(), trip(only(Entry::Stake), last + 1), Error::TooLong);
        accepted(committee(), trip(only(Entry::Stake), last));
        set_time(last - 1);
        refused(committee(), trip(only(Entry::Stake), last + 1), Error::TooLong);
        at(last);
        assert_eq!(entry(Entry::Stake), Ok(()));
    });
}

#[test]
fn after_a_closure_there_is_none_for_twice_as_long() {
    ExtBuilder::default().build_and_execute(|| {
        let again = |time: u64| trip(only(Entry::Stake), time + DAY);
        accepted(committee(), trip(only(Entry::Stake), START + MAX_MANUAL_SECS));
        at(START + MAX_MANUAL_SECS);
        assert_eq!(entry(Entry::Stake), Ok(()));
        let rested = START + 3 * MAX_MANUAL_SECS;
        for time in [START + MAX_MANUAL_SECS, rested - 1] {
            set_time(time);
            refused(committee(), again(time), Error::TooSoon);
        }
        set_time(rested);
        accepted(committee(), again(rested));
        // One that was ended after an hour is followed by two.
        set_time(rested + 3_600);
        accepted(committee(), clear());
        set_time(rested + 3 * 3_600 - 1);
        refused(committee(), again(now()), Error::TooSoon);
        set_time(rested + 3 * 3_600);
        accepted(committee(), again(now()));
    });
}

/// The most that a committee can close in a year: a closure of 7 days in each of 17 times 21, and one
/// more.
#[test]
fn repeated_closures_are_a_third_of_a_year() {
    ExtBuilder::default().build_and_execute(|| {
        let (mut time, mut closed) = (START, 0);
        while time < START + 366 * DAY {
            let again = RuntimeCall::from(trip(only(Entry::Stake), time + MAX_MANUAL_SECS));
            let _ = again.dispatch(committee());
            if entry(Entry::Stake).is_err() {
                closed += 1;
            }
            time += DAY;
            at(time);
        }
        assert_eq!(closed, 18 * 7);
    });
}

#[test]
fn pauses_end_with_a_closure_and_none_comes_into_one() {
    ExtBuilder::default().build_and_execute(|| {
        Lifted::set(0);
        accepted(committee(), trip(only(Entry::Stake), START + 100));
        assert_eq!(Lifted::get(), 1, "whatever was paused before");
        accepted(committee(), trip(only(Entry::Compound), START + 200));
        assert_eq!(Lifted::get(), 1, "it runs on");
        at(START + 199);
        assert_eq!(Lifted::get(), 1);
        at(START + 200);
        assert_eq!(Lifted::get(), 2);
        at(START + 600);
        assert_eq!(Lifted::get(), 2);
        accepted(committee(), trip(only(Entry::Stake), START + 700));
        accepted(committee(), clear());
        assert_eq!(Lifted::get(), 4);
    });
}

#[test]
fn triggers_stay_as_they_are_when_what_is_closed_by_hand_is_opened() {
    ExtBuilder::default().build_and_execute(|| {
        breach(Trigger::RewardFloor);
        at(START + 6);
        accepted(committee(), trip(Entries::ALL, START + DAY));
        assert_eq!(entry(Entry::Buyback), Err(Error::EntryClosed.into()));

        accepted(committee(), clear());

        assert_eq!(entry(Entry::Buyback), Err(Error::BuybackPaused.into()));
        assert_eq!(tripped(), "R");
    });
}
