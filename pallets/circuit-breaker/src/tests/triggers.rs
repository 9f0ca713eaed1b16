//! Each trigger's levels to the unit, and the dwell.

use super::*;
use Trigger::*;

const TRIP: u128 = 10_000_000 * TOKEN;
const CLEAR: u128 = 11_000_000 * TOKEN;

#[docify::export]
#[test]
fn low_stake_trips_below_its_level_and_not_at_it() {
    ExtBuilder::default().build_and_execute(|| {
        Staked::set(TRIP);
        at(START + 6);
        assert_eq!((tripped(), news()), ("".into(), vec![]));

        Staked::set(TRIP - 1);
        at(START + 12);

        let event =
            Event::Tripped { trigger: LowStake, value: TRIP - 1, level: TRIP, time: START + 12 };
        assert_eq!((tripped(), news()), ("L".into(), vec![event]));
    });
}

#[test]
fn low_stake_clears_at_its_clear_level_and_not_below() {
    ExtBuilder::default().build_and_execute(|| {
        breach(LowStake);
        at(START + 6);
        Staked::set(CLEAR - 1);
        at(START + 6 + DAY);
        assert_eq!(tripped(), "L");
        news();

        Staked::set(CLEAR);
        at(START + 12 + DAY);

        let time = START + 12 + DAY;
        let event = Event::Cleared { trigger: LowStake, value: CLEAR, level: CLEAR, time };
        assert_eq!((tripped(), news()), ("".into(), vec![event]));
    });
}

#[test]
fn few_stakers_trips_below_100_and_clears_at_110() {
    ExtBuilder::default().build_and_execute(|| {
        Stakers::set(100);
        at(START + 6);
        assert_eq!(tripped(), "");

        Stakers::set(99);
        at(START + 12);
        let event = Event::Tripped { trigger: FewStakers, value: 99, level: 100, time: START + 12 };
        assert_eq!((tripped(), news()), ("F".into(), vec![event]));

        Stakers::set(109);
        at(START + 12 + DAY);
        assert_eq!(tripped(), "F");

        Stakers::set(110);
        at(START + 18 + DAY);
        let time = START + 18 + DAY;
        let event = Event::Cleared { trigger: FewStakers, value: 110, level: 110, time };
        assert_eq!((tripped(), news()), ("".into(), vec![event]));
    });
}

#[test]
fn a_dwell_lasts_to_its_second() {
    for trigger in [LowStake, FewStakers, RewardFloor] {
        ExtBuilder::default().build_and_execute(|| {
            breach(trigger);
            at(START + 6);
            all_is_well();

            at(START + 6 + DAY - 1);
            assert_ne!(tripped(), "", "{trigger:?}");

            at(START + 6 + DAY);
            assert_eq!(tripped(), "", "{trigger:?}");
        });
    }
}

#[test]
fn the_price_trips_at_half_its_average_rounded_down() {
    ExtBuilder::default().build_and_execute(|| {
        // Half of 1,000,001.
        set_price(500_001);
        at(START + 6);
        assert_eq!(tripped(), "");

        set_price(500_000);
        at(START + 12);

        let (time, until) = (START + 12, START + 12 + 30 * DAY);
        let event = Event::Tripped { trigger: PriceCrash, value: 500_000, level: 500_000, time };
        assert_eq!((tripped(), news()), ("P".into(), vec![event, Event::CrisisStarted { until }]));
    });
}

#[test]
fn the_price_clears_at_three_quarters_of_its_average_rounded_up() {
    ExtBuilder::default().build_and_execute(|| {
        breach(PriceCrash);
        at(START);
        // Three quarters of 1,000,001 are 750,000.75.
        set_price(750_000);
        at(START + 30 * DAY);
        assert_eq!(tripped(), "P");
        news();

        set_price(750_001);
        at(START + 30 * DAY + 6);

        let (value, time) = (750_001, START + 30 * DAY + 6);
        let event = Event::Cleared { trigger: PriceCrash, value, level: value, time };
        assert_eq!((tripped(), news()), ("".into(), vec![event]));
    });
}

#[test]
fn the_lack_of_revenue_trips_after_90_days_to_the_second() {
    ExtBuilder::default().build_and_execute(|| {
        for tenth in 1..10 {
            at(START + tenth * TENTH);
        }
        at(START + 90 * DAY - 1);
        assert_eq!(tripped(), "");

        at(START + 90 * DAY);

        let (value, level, time) = (0, LEVEL, START + 90 * DAY);
        let event = Event::Tripped { trigger: ZeroRevenue, value, level, time };
        assert_eq!((tripped(), news()), ("Z".into(), vec![event]));
    });
}

#[test]
fn the_floor_trips_below_what_it_needs_and_clears_at_half_more() {
    ExtBuilder::default().build_and_execute(|| {
        StubFloor::set(1_001, 1_001);
        at(START + 6);
        assert_eq!(tripped(), "");

        StubFloor::set(1_001, 1_000);
        at(START + 12);
        let (level, time) = (1_001, START + 12);
        let event = Event::Tripped { trigger: RewardFloor, value: 1_000, level, time };
        assert_eq!((tripped(), news()), ("R".into(), vec![event]));

        // Half as much again is 1,501.5.
        StubFloor::set(1_001, 1_501);
        at(START + 12 + DAY);
        assert_eq!(tripped(), "R");

        StubFloor::set(1_001, 1_502);
        at(START + 18 + DAY);
        let (level, time) = (1_502, START + 18 + DAY);
        let event = Event::Cleared { trigger: RewardFloor, value: 1_502, level, time };
        assert_eq!((tripped(), news()), ("".into(), vec![event]));
    });
}

#[test]
fn a_floor_of_nothing_is_covered() {
    ExtBuilder::default().build_and_execute(|| {
        StubFloor::set(0, 0);
        at(START + 6);
        assert_eq!(tripped(), "");
    });
}

#[test]
fn a_floor_beyond_all_numbers_is_not_covered_and_breaks_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        StubFloor::set(u128::MAX, u128::MAX - 1);
        at(START + 6);
        at(START + 6 + DAY);
        assert_eq!(tripped(), "R");
    });
}

#[test]
fn a_trip_comes_at_once_even_after_a_clear() {
    ExtBuilder::default().build_and_execute(|| {
        breach(LowStake);
        at(START + 6);
        all_is_well();
        at(START + 6 + DAY);
        assert_eq!(tripped(), "");

        breach(LowStake);
        at(START + 12 + DAY);

        assert_eq!(tripped(), "L");
        assert_eq!(state().low_stake.unwrap().since, START + 12 + DAY);
    });
}

#[test]
fn two_that_trip_at_once_are_both_recorded() {
    ExtBuilder::default().build_and_execute(|| {
        breach(FewStakers);
        breach(RewardFloor);
        at(START + 6);

        let time = START + 6;
        let stakers = Event::Tripped { trigger: FewStakers, value: 99, level: 100, time };
        let floor = Event::Tripped { trigger: RewardFloor, value: 1_000, level: 1_001, time };
        assert_eq!((tripped(), news()), ("FR".into(), vec![stakers, floor]));
    });
}

#[test]
fn a_trigger_that_is_not_in_use_never_trips() {
    for (trigger, switch_off) in SWITCHES {
        let mut params = qtra();
        switch_off(&mut params);
        ExtBuilder::params(params).build_and_execute(|| {
            breach(trigger);
            at(now() + 6);
            assert_eq!(tripped(), "", "{trigger:?}");

            for other in Trigger::ALL {
                breach(other);
            }
            at(now() + 6);
            assert_eq!(tripped().len(), 4, "{trigger:?}");
        });
    }
}
