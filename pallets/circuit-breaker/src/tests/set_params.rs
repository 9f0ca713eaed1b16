//! `set_params`: who may, the absolute ranges, the steps, the switches.

use super::*;
use crate::types::{CountLevels, FloorLevels, RevenueLevels, StakeLevels};
use polkadot_sdk::sp_runtime::DispatchError;
use quaestor_math::YEAR;
use quaestor_primitives::Params as _;

#[track_caller]
fn set(params: Params) {
    accepted(RuntimeOrigin::root(), super::set_params(params));
}

#[track_caller]
fn not_set(error: Error, change: impl Fn(&mut Params)) {
    let mut params = params();
    change(&mut params);
    refused(RuntimeOrigin::root(), super::set_params(params), error);
}

fn stake(params: &mut Params) -> &mut StakeLevels {
    params.low_stake.as_mut().unwrap()
}

fn count(params: &mut Params) -> &mut CountLevels {
    params.few_stakers.as_mut().unwrap()
}

fn crash(params: &mut Params) -> &mut crate::types::CrashLevels {
    params.price_crash.as_mut().unwrap()
}

fn window(params: &mut Params) -> &mut RevenueLevels {
    params.zero_revenue.as_mut().unwrap()
}

fn floor(params: &mut Params) -> &mut FloorLevels {
    params.reward_floor.as_mut().unwrap()
}

const STAKE: u128 = 10_000_000 * TOKEN;

#[test]
fn only_governance_sets_levels() {
    ExtBuilder::default().build_and_execute(|| {
        for origin in [RuntimeOrigin::signed(ALICE), committee()] {
            refused(origin, super::set_params(qtra()), DispatchError::BadOrigin);
        }
    });
}

/// As far as one step goes, up or down.
fn furthest(up: bool) -> Params {
    let (double, half) = (|old: u128| old * 2, |old: u128| old / 2);
    let factor = if up { double } else { half };
    let secs = |old: u64| u64::try_from(factor(old.into())).unwrap();
    let bps = |old: u32| if up { old + 1_000 } else { old - 1_000 };
    let mut new = qtra();
    *stake(&mut new) = StakeLevels { trip: factor(STAKE), clear: factor(STAKE / 10 * 11) };
    *count(&mut new) = if up {
        CountLevels { trip: 200, clear: 220 }
    } else {
        CountLevels { trip: 50, clear: 55 }
    };
    crash(&mut new).trip_bps = bps(5_000);
    crash(&mut new).clear_bps = bps(7_500);
    crash(&mut new).effect_secs = secs(30 * DAY);
    *window(&mut new) =
        RevenueLevels { secs: secs(90 * DAY), share_bps: if up { 2_000 } else { 1 } };
    *floor(&mut new) = FloorLevels { trip_bps: bps(10_000), clear_bps: bps(15_000) };
    new.dwell_secs = secs(DAY);
    new
}

#[test]
fn every_number_can_move_a_whole_step_at_once() {
    for up in [true, false] {
        ExtBuilder::default().build_and_execute(|| {
            let new = furthest(up);
            set(new);
            assert_eq!(params(), new);
            let (old, new) = (Box::new(qtra()), Box::new(new));
            assert_eq!(news(), [Event::ParamsSet { old, new }]);
        });
    }
}

#[test]
fn no_number_can_move_a_unit_further() {
    let further: [(Change, Change); 11] = [
        (|t| stake(t).trip += 1, |t| stake(t).trip -= 1),
        (|t| stake(t).clear += 1, |t| stake(t).clear -= 1),
        (|t| count(t).trip += 1, |t| count(t).trip -= 1),
        (|t| count(t).clear += 1, |t| count(t).clear -= 1),
        (|t| crash(t).trip_bps += 1, |t| crash(t).trip_bps -= 1),
        (|t| crash(t).clear_bps += 1, |t| crash(t).clear_bps -= 1),
        (|t| crash(t).effect_secs += 1, |t| crash(t).effect_secs -= 1),
        (|t| window(t).secs += 1, |t| window(t).secs -= 1),
        (|t| window(t).share_bps += 1, |t| window(t).secs -= 1),
        (|t| floor(t).trip_bps += 1, |t| floor(t).trip_bps -= 1),
        (|t| floor(t).clear_bps += 1, |t| floor(t).clear_bps -= 1),
    ];
    ExtBuilder::default().build_and_execute(|| {
        for (more, less) in further {
            for (up, change) in [(true, more), (false, less)] {
                let mut new = furthest(up);
                change(&mut new);
                refused(RuntimeOrigin::root(), super::set_params(new), Error::ChangeTooLarge);
            }
        }
        not_set(Error::ChangeTooLarge, |t| t.dwell_secs = 2 * DAY + 1);
        not_set(Error::ChangeTooLarge, |t| t.dwell_secs = DAY / 2 - 1);
    });
}

#[test]
fn numbers_out_of_their_range_are_refused() {
    ExtBuilder::default().build_and_execute(|| {
        let changes: [Change; 22] = [
            |t| stake(t).trip = 0,
            |t| stake(t).clear = 0,
            |t| stake(t).clear = 10u128.pow(36) + 1,
            |t| stake(t).trip = u128::MAX,
            |t| count(t).trip = 0,
            |t| count(t).clear = 1_000_001,
            |t| crash(t).trip_bps = 499,
            |t| crash(t).trip_bps = 9_501,
            |t| crash(t).trip_bps = u32::MAX,
            |t| crash(t).clear_bps = 10_001,
            |t| crash(t).effect_secs = 59,
            |t| crash(t).effect_secs = YEAR + 1,
            |t| window(t).secs = 59,
            |t| window(t).secs = YEAR + 1,
            |t| window(t).share_bps = 0,
            |t| window(t).share_bps = 10_001,
            |t| floor(t).trip_bps = 999,
            |t| floor(t).trip_bps = 20_001,
            |t| floor(t).clear_bps = 50_001,
            |t| t.dwell_secs = 0,
            |t| t.dwell_secs = 30 * DAY + 1,
            |t| t.dwell_secs = u64::MAX,
        ];
        for change in changes {
            not_set(Error::OutOfRange, change);
        }
    });
}

#[test]
fn the_ends_of_the_ranges_are_within() {
    let mut low = qtra();
    *stake(&mut low) = StakeLevels { trip: 1, clear: 1 };
    *count(&mut low) = CountLevels { trip: 1, clear: 1 };
    *crash(&mut low) =
        crate::types::CrashLevels { trip_bps: 9_500, clear_bps: 501, effect_secs: 60 };
    *window(&mut low) = RevenueLevels { secs: 60, share_bps: 1 };
    *floor(&mut low) = FloorLevels { trip_bps: 1_000, clear_bps: 1_000 };
    low.dwell_secs = 1;
    let mut high = qtra();
    *stake(&mut high) = StakeLevels { trip: 10u128.pow(36), clear: 10u128.pow(36) };
    *count(&mut high) = CountLevels { trip: 1_000_000, clear: 1_000_000 };
    *crash(&mut high) =
        crate::types::CrashLevels { trip_bps: 500, clear_bps: 10_000, effect_secs: YEAR };
    *window(&mut high) = RevenueLevels { secs: YEAR, share_bps: 10_000 };
    *floor(&mut high) = FloorLevels { trip_bps: 20_000, clear_bps: 50_000 };
    high.dwell_secs = 30 * DAY;
    for params in [low, high] {
        assert_eq!(params.validate(), Ok(()));
        ExtBuilder::params(params).build_and_execute(|| set(params));
    }
}

#[test]
fn a_clear_level_on_the_wrong_side_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        not_set(Error::ClearBeyondTrip, |t| stake(t).clear = STAKE - 1);
        not_set(Error::ClearBeyondTrip, |t| count(t).clear = 99);
        // At the trip level a price would trip and clear at once.
        not_set(Error::ClearBeyondTrip, |t| crash(t).clear_bps = 5_000);
        not_set(Error::ClearBeyondTrip, |t| floor(t).clear_bps = 9_999);
        // Beside it, on the right side.
        let mut new = qtra();
        stake(&mut new).clear = STAKE;
        count(&mut new).clear = 100;
        set(new);
    });
}

#[test]
fn a_trigger_is_switched_off_only_while_it_is_not_tripped() {
    for (trigger, switch_off) in SWITCHES {
        ExtBuilder::default().build_and_execute(|| {
            breach(trigger);
            at(now() + 6);
            not_set(Error::StillTripped, switch_off);

            all_is_well();
            revenue(LEVEL);
            at(now() + 30 * DAY);
            let mut new = qtra();
            switch_off(&mut new);
            set(new);
            breach(trigger);
            at(now() + 6);
            assert!(state().trip(trigger).is_none());
        });
    }
}

#[test]
fn a_trigger_is_switched_on_only_if_it_does_not_trip_at_once() {
    let off = Params { dwell_secs: DAY, ..Params::default() };
    for trigger in Trigger::ALL {
        ExtBuilder::params(off).build_and_execute(|| {
            breach(trigger);
            at(now());
            if trigger == Trigger::ZeroRevenue {
                // Its window begins when it is enabled.
                set(qtra());
                at(now() + 90 * DAY);
                assert_eq!((tripped(), state().window.past), (String::new(), 1));
                return;
            }
            refused(RuntimeOrigin::root(), super::set_params(qtra()), Error::WouldTrip);

            all_is_well();
            revenue(LEVEL);
            set(qtra());
            at(now() + 6);
            assert_eq!(tripped(), "");
        });
    }
}

#[test]
fn new_levels_hold_from_the_next_hook_on() {
    ExtBuilder::default().build_and_execute(|| {
        Staked::set(15_000_000 * TOKEN);
        at(START + 6);
        let mut new = qtra();
        *stake(&mut new) = StakeLevels { trip: 2 * STAKE, clear: 2 * STAKE };

        set(new);

        assert_eq!(tripped(), "");
        at(START + 12);
        assert_eq!(tripped(), "L");
    });
}

#[test]
fn levels_change_once_a_day() {
    ExtBuilder::default().build_and_execute(|| {
        ChangeInterval::set(&DAY);
        let start = now();
        set(Params { dwell_secs: DAY + 1, ..params() });
        for time in [start, start + DAY - 1] {
            set_time(time);
            not_set(Error::ChangedTooSoon, |params| params.dwell_secs = DAY + 2);
        }
        set_time(start + DAY);
        set(Params { dwell_secs: DAY + 2, ..params() });
    });
}
