//! The price crash: its crisis share by time, its flag by price, and crashes one after the other.

use super::*;
use crate::types::Crisis;
use Trigger::PriceCrash;

/// A crash at `START`, which the price has left behind.
fn crashed() {
    breach(PriceCrash);
    at(START);
    all_is_well();
    news();
}

fn crisis() -> Crisis {
    state().crisis.unwrap()
}

#[test]
fn the_crisis_share_holds_for_30_days_to_the_second() {
    ExtBuilder::default().build_and_execute(|| {
        assert!(!Breaker::in_crisis());
        crashed();
        assert!(Breaker::in_crisis());
        assert_eq!(state().crisis_until(), Some(START + 30 * DAY));

        at(START + 30 * DAY - 1);
        assert!(Breaker::in_crisis());
        assert_eq!(tripped(), "P");

        at(START + 30 * DAY);
        assert!(!Breaker::in_crisis());
        assert_eq!((tripped(), state().crisis), ("".into(), None));
        let time = START + 30 * DAY;
        let level = 750_001;
        let cleared = Event::Cleared { trigger: PriceCrash, value: SOUND_PRICE, level, time };
        assert_eq!(news(), [Event::CrisisEnded { time }, cleared]);
    });
}

#[test]
fn the_crisis_share_ends_by_time_while_the_flag_waits_for_a_price() {
    ExtBuilder::default().build_and_execute(|| {
        crashed();
        StubPrice::set_reference(None);

        at(START + 30 * DAY);
        at(START + 60 * DAY);
        assert_eq!((Breaker::in_crisis(), tripped()), (false, "P".into()));
        assert_eq!(state().crisis_until(), None);
        assert_eq!(news(), [Event::CrisisEnded { time: START + 30 * DAY }]);

        all_is_well();
        at(START + 60 * DAY + 6);
        assert_eq!(tripped(), "");
    });
}

#[test]
fn a_price_that_stays_low_makes_no_second_crisis() {
    ExtBuilder::default().build_and_execute(|| {
        breach(PriceCrash);
        at(START);
        for days in [1, 29, 30, 31, 80] {
            at(START + days * DAY);
        }
        assert_eq!((Breaker::in_crisis(), tripped()), (false, "P".into()));
        assert_eq!(state().price_crash.unwrap().since, START);
    });
}

#[test]
fn without_a_price_or_an_average_nothing_changes() {
    ExtBuilder::default().build_and_execute(|| {
        breach(PriceCrash);
        StubPrice::set_average(None);
        at(START + 6);
        assert_eq!(tripped(), "");

        StubPrice::set_average(Some(Price(SOUND_PRICE)));
        StubPrice::set_reference(None);
        at(START + 12);
        assert_eq!(tripped(), "");

        // The same price with its average trips: it was only what was missing.
        breach(PriceCrash);
        at(START + 18);
        assert_eq!(tripped(), "P");
    });
}

#[test]
fn a_second_crash_after_a_recovery_prolongs_the_crisis() {
    ExtBuilder::default().build_and_execute(|| {
        crashed();
        at(START + 5 * DAY);
        assert!(crisis().recovered);
        assert_eq!(news(), []);

        breach(PriceCrash);
        at(START + 20 * DAY);

        let (time, until) = (START + 20 * DAY, START + 50 * DAY);
        let crash = Event::Tripped { trigger: PriceCrash, value: 500_000, level: 500_000, time };
        assert_eq!(news(), [crash, Event::CrisisStarted { until }]);
        assert_eq!(crisis(), Crisis { secs: 30 * DAY, until, open: true, recovered: false });
        all_is_well();
        at(START + 50 * DAY - 1);
        assert!(Breaker::in_crisis());
        at(START + 50 * DAY);
        assert!(!Breaker::in_crisis());
        assert_eq!(tripped(), "");
    });
}

#[test]
fn a_fall_without_a_recovery_before_it_is_the_same_crash() {
    ExtBuilder::default().build_and_execute(|| {
        crashed();
        // One unit below the clear level.
        set_price(750_000);
        at(START + 5 * DAY);
        breach(PriceCrash);
        at(START + 20 * DAY);

        assert_eq!(news(), []);
        assert_eq!(crisis().until, START + 30 * DAY);
    });
}

#[test]
fn a_second_crash_within_the_dwell_waits_for_it() {
    ExtBuilder::default().build_and_execute(|| {
        crashed();
        at(START + 6);
        breach(PriceCrash);
        at(START + DAY - 1);
        assert_eq!(news(), []);

        at(START + DAY);
        assert_eq!(crisis().until, START + 31 * DAY);
    });
}

#[test]
fn a_second_crash_under_shorter_terms_shortens_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        crashed();
        at(START + DAY);
        let mut params = qtra();
        params.price_crash.as_mut().unwrap().effect_secs = 15 * DAY;
        accepted(RuntimeOrigin::root(), set_params(params));
        assert_eq!(crisis().until, START + 30 * DAY);

        breach(PriceCrash);
        at(START + 2 * DAY);
        assert_eq!((crisis().until, crisis().secs), (START + 30 * DAY, 28 * DAY));
        all_is_well();
        at(START + 19 * DAY);

        breach(PriceCrash);
        at(START + 20 * DAY);
        assert_eq!((crisis().until, crisis().secs), (START + 35 * DAY, 15 * DAY));
    });
}

#[test]
fn a_dwell_longer_than_the_crisis_outlasts_it() {
    let mut params = qtra();
    params.price_crash.as_mut().unwrap().effect_secs = DAY / 2;
    ExtBuilder::params(params).build_and_execute(|| {
        crashed();
        at(START + DAY - 1);
        assert_eq!((Breaker::in_crisis(), tripped()), (false, "P".into()));
        at(START + DAY);
        assert_eq!(tripped(), "");
    });
}
