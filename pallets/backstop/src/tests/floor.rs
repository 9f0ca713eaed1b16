//! The floor: what it asks for, and how an epoch is topped up.

use super::*;
use crate::types::{BackstopState, TopUp};
use quaestor_primitives::{FloorCover, FloorInspect, FundingSource};

const WEEK: u64 = 7 * DAY;

/// The epoch that ends at `end` ends, and is topped up so.
#[track_caller]
fn assert_topped_up(end: u64, needed: u128, from_reserve: u128, from_emergency: u128) {
    let (before, stream) = (state(), streamed());
    let reserve = Backstop::main_reserve(&USDC);
    at(end);

    assert_eq!(idle(1), 1);

    let epoch = before.epoch;
    let surplus = state().surplus;
    let event = Event::FloorToppedUp { epoch, needed, from_reserve, from_emergency, surplus };
    assert_eq!(last_event(), event);
    assert!(needed == 0 || surplus == 0);
    assert_eq!(streamed() - stream, from_reserve + from_emergency);
    if streamed() > stream {
        assert_eq!(Rewards::last_source(), Some(FundingSource::Floor));
    }
    assert_eq!(reserve - Backstop::main_reserve(&USDC), from_reserve);
    let last = Some(TopUp { epoch, time: end, needed, from_reserve, from_emergency });
    let emergency = before.emergency - from_emergency;
    let (epoch, epoch_end) = (epoch + 1, before.epoch_end + WEEK);
    assert_eq!(state(), BackstopState { epoch, epoch_end, funded: 0, surplus, emergency, last });
}

#[test]
fn five_million_a_year_are_so_much_in_a_week() {
    assert_eq!(qtra().floor_per_epoch(), WEEKLY_FLOOR);
    // A week of 365 days in smallest units: 5 * 10^12 * 7 / 365, rounded down.
    assert_eq!(WEEKLY_FLOOR, 35_000_000_000_000 / 365);
}

#[test]
fn the_first_block_begins_the_first_epoch_and_pays_nothing() {
    ExtBuilder::default().reserve(RICH / 2).before_the_clock().build_and_execute(|| {
        assert_eq!(idle(10), 0);
        assert_eq!(state(), BackstopState::default());

        at(START);
        assert_eq!(idle(10), 0);

        let epoch_end = START + WEEK;
        assert_eq!(state(), BackstopState { epoch_end, ..Default::default() });
        assert_eq!(streamed(), 0);
    });
}

#[test]
fn without_revenue_the_reserve_pays_the_whole_floor() {
    ExtBuilder::default().reserve(1_000_000 * UNIT).build_and_execute(|| {
        at(START + WEEK - 1);
        assert_eq!(idle(10), 0);
        assert_eq!(streamed(), 0);

        assert_topped_up(START + WEEK, WEEKLY_FLOOR, WEEKLY_FLOOR, 0);
    });
}

#[test]
fn a_top_up_does_not_count_as_the_next_epochs_revenue() {
    ExtBuilder::default().reserve(1_000_000 * UNIT).build_and_execute(|| {
        for week in 1..=4 {
            assert_topped_up(START + week * WEEK, WEEKLY_FLOOR, WEEKLY_FLOOR, 0);
        }
        assert_eq!(streamed(), 4 * WEEKLY_FLOOR);
    });
}

#[test]
fn revenue_that_reached_the_stream_is_taken_off() {
    ExtBuilder::default().build_and_execute(|| {
        // A fifth is 20,000; the rest is the reserve that then pays.
        revenue(USDC, 20_000 * UNIT, 80_000 * UNIT);
        assert_eq!(state().funded, 20_000 * UNIT);

        assert_topped_up(START + WEEK, 75_890_410_958, 75_890_410_958, 0);
        assert_eq!(Backstop::main_reserve(&USDC), 80_000 * UNIT - 75_890_410_958);
    });
}

#[test]
fn an_epoch_whose_revenue_covers_the_floor_needs_nothing() {
    ExtBuilder::default().reserve(1_000_000 * UNIT).build_and_execute(|| {
        revenue(USDC, WEEKLY_FLOOR, WEEKLY_FLOOR);
        assert_eq!(state().funded, WEEKLY_FLOOR);

        assert_topped_up(START + WEEK, 0, 0, 0);
    });
}

#[test]
fn one_unit_below_the_floor_is_paid() {
    ExtBuilder::default().reserve(1_000_000 * UNIT).build_and_execute(|| {
        revenue(USDC, WEEKLY_FLOOR - 1, WEEKLY_FLOOR - 1);

        assert_topped_up(START + WEEK, 1, 1, 0);
    });
}

#[test]
fn revenue_in_another_asset_or_for_the_reserve_does_not_count() {
    ExtBuilder::default().build_and_execute(|| {
        revenue(NATIVE, 500 * UNIT, 500 * UNIT);
        assert_eq!(state().funded, 0);
        revenue(USDC, 200 * UNIT, 800 * UNIT);
        assert_eq!(state().funded, 200 * UNIT);
    });
}

#[test]
fn revenue_that_the_stream_refuses_counts_when_it_is_taken() {
    ExtBuilder::default().build_and_execute(|| {
        Rewards::close();
        assert!(!revenue(USDC, 500 * UNIT, 500 * UNIT));
        assert_eq!(state().funded, 0);
        Rewards::open();

        assert!(revenue(USDC, 500 * UNIT, 0));

        assert_eq!(state().funded, 500 * UNIT);
    });
}

#[test]
fn a_short_reserve_gives_what_it_has() {
    ExtBuilder::default().reserve(50_000 * UNIT).build_and_execute(|| {
        assert_topped_up(START + WEEK, WEEKLY_FLOOR, 50_000 * UNIT, 0);
        assert_topped_up(START + 2 * WEEK, WEEKLY_FLOOR, 0, 0);
    });
}

#[test]
fn the_emergency_reserve_stays_closed_until_the_breakers_open_it() {
    let backstop = ExtBuilder::default().reserve(50_000 * UNIT).emergency(1_500_000 * UNIT);
    backstop.build_and_execute(|| {
        assert_topped_up(START + WEEK, WEEKLY_FLOOR, 50_000 * UNIT, 0);
        assert_eq!(state().emergency, 1_500_000 * UNIT);
    });
}

#[test]
fn an_open_emergency_reserve_pays_what_the_reserve_has_not() {
    let backstop = ExtBuilder::default().reserve(50_000 * UNIT).emergency(1_500_000 * UNIT);
    backstop.build_and_execute(|| {
        StubCrisis::set_emergency(true);
        assert_topped_up(START + WEEK, WEEKLY_FLOOR, 50_000 * UNIT, 45_890_410_958);
        assert_topped_up(START + 2 * WEEK, WEEKLY_FLOOR, 0, WEEKLY_FLOOR);

        // Revenue returns.
        StubCrisis::set_emergency(false);
        revenue(USDC, 20_000 * UNIT, 80_000 * UNIT);
        assert_topped_up(START + 3 * WEEK, 75_890_410_958, 75_890_410_958, 0);
    });
}

#[test]
fn where_the_reserve_is_enough_the_emergency_reserve_is_left_alone() {
    let backstop = ExtBuilder::default().reserve(WEEKLY_FLOOR).emergency(UNIT);
    backstop.build_and_execute(|| {
        StubCrisis::set_emergency(true);
        assert_topped_up(START + WEEK, WEEKLY_FLOOR, WEEKLY_FLOOR, 0);
    });
}

#[test]
fn one_and_a_half_million_last_for_fifteen_weeks_and_a_rest() {
    ExtBuilder::default().emergency(1_500_000 * UNIT).build_and_execute(|| {
        StubCrisis::set_emergency(true);
        for week in 1..=15 {
            assert_topped_up(START + week * WEEK, WEEKLY_FLOOR, 0, WEEKLY_FLOOR);
        }
        // 1,500,000,000,000 - 15 * 95,890,410,958.
        assert_topped_up(START + 16 * WEEK, WEEKLY_FLOOR, 0, 61_643_835_630);
        assert_topped_up(START + 17 * WEEK, WEEKLY_FLOOR, 0, 0);
        assert_eq!(streamed(), 1_500_000 * UNIT);
    });
}

#[test]
fn a_top_up_that_the_rewards_refuse_moves_nothing() {
    let backstop = ExtBuilder::default().reserve(50_000 * UNIT).emergency(10_000 * UNIT);
    backstop.build_and_execute(|| {
        StubCrisis::set_emergency(true);
        LeastFunding::set(&(60_000 * UNIT + 1));
        assert_topped_up(START + WEEK, WEEKLY_FLOOR, 0, 0);

        LeastFunding::set(&(60_000 * UNIT));
        assert_topped_up(START + 2 * WEEK, WEEKLY_FLOOR, 50_000 * UNIT, 10_000 * UNIT);
    });
}

#[test]
fn an_epoch_waits_for_a_block_with_room() {
    ExtBuilder::default().reserve(1_000_000 * UNIT).build_and_execute(|| {
        at(START + WEEK);
        assert_eq!(idle(0), 0);
        assert_eq!((state().epoch, streamed()), (0, 0));

        at(START + WEEK + 100);
        assert_eq!(idle(1), 1);

        assert_eq!((state().epoch, state().epoch_end), (1, START + 2 * WEEK));
        assert_eq!(streamed(), WEEKLY_FLOOR);
    });
}

#[test]
fn without_a_floor_an_epoch_costs_nothing() {
    let builder = ExtBuilder::default().reserve(1_000_000 * UNIT).emergency(UNIT);
    builder.params(|params| params.floor_per_year = 0).build_and_execute(|| {
        StubCrisis::set_emergency(true);
        assert_topped_up(START + WEEK, 0, 0, 0);
    });
}

#[test]
fn the_cover_counts_revenue_and_reserve_but_not_the_emergency_reserve() {
    let backstop = ExtBuilder::default().reserve(10_000 * UNIT).emergency(1_500_000 * UNIT);
    backstop.build_and_execute(|| {
        revenue(USDC, 200 * UNIT, 800 * UNIT);

        let covered = 10_000 * UNIT + 200 * UNIT + 800 * UNIT;
        let (per_year, needed) = (5_000_000 * UNIT, WEEKLY_FLOOR);
        assert_eq!(Backstop::floor_cover(), FloorCover { per_year, needed, covered });
    });
}
