//! Surplus: the floor is one of the year, whatever the rhythm of deposits.

use super::*;

const WEEK: u64 = 7 * DAY;
/// 1.2 floors of a week, rounded down.
const REVENUE: u128 = 115_068_493_149;

/// `weeks` weeks in which revenue of 1.2 floors a week comes in every `rhythm` weeks, at the end of
/// the last of them. Returns the top-up of each week.
fn weeks(rhythm: u64, weeks: u64) -> Vec<u128> {
    (1..=weeks)
        .map(|week| {
            let (stream, mut paid) = (streamed(), 0);
            at(START + week * WEEK - 1);
            if week % rhythm == 0 {
                paid = u128::from(rhythm) * REVENUE;
                assert!(revenue(USDC, paid, 0));
            }
            at(START + week * WEEK);
            assert_eq!(idle(1), 1);
            streamed() - stream - paid
        })
        .collect()
}

#[test]
fn after_the_first_deposit_no_rhythm_costs_the_reserve_anything() {
    for rhythm in [1, 2, 4, 13, 26, 52] {
        ExtBuilder::default().reserve(RICH / 2).build_and_execute(|| {
            let top_ups = weeks(rhythm, 208);

            // The weeks before the first deposit cost a floor each, the others nothing.
            let first = usize::try_from(rhythm).unwrap() - 1;
            assert_eq!(top_ups[..first], vec![WEEKLY_FLOOR; first], "every {rhythm}");
            assert_eq!(top_ups[first..], vec![0; 208 - first], "every {rhythm}");
        });
    }
}

#[test]
fn revenue_below_the_floor_costs_the_difference_in_any_rhythm() {
    for rhythm in [1, 4, 13] {
        ExtBuilder::default().reserve(RICH / 2).build_and_execute(|| {
            // A tenth of the floor is missing in each week.
            let short = WEEKLY_FLOOR / 10;
            let mut from_reserve = 0;
            for week in 1..=52 {
                at(START + week * WEEK - 1);
                if week % rhythm == 0 {
                    assert!(revenue(USDC, u128::from(rhythm) * (WEEKLY_FLOOR - short), 0));
                }
                at(START + week * WEEK);
                idle(1);
                from_reserve += state().last.unwrap().from_reserve;
            }
            let received = 52 * (WEEKLY_FLOOR - short);
            assert_eq!(from_reserve + received, 52 * WEEKLY_FLOOR + state().surplus);
            let last = u128::from(rhythm) * (WEEKLY_FLOOR - short);
            assert_eq!(state().surplus, last.saturating_sub(WEEKLY_FLOOR), "every {rhythm}");
        });
    }
}

#[test]
fn surplus_is_carried_to_the_unit() {
    ExtBuilder::default().reserve(1_000_000 * UNIT).build_and_execute(|| {
        revenue(USDC, WEEKLY_FLOOR + 7, 0);
        at(START + WEEK);
        idle(1);
        assert_eq!(state().surplus, 7);
        assert_eq!(Backstop::status().surplus, 7);

        at(START + 2 * WEEK);
        idle(1);
        let (from_reserve, surplus) = (WEEKLY_FLOOR - 7, 0);
        let (epoch, needed, from_emergency) = (1, from_reserve, 0);
        let event = Event::FloorToppedUp { epoch, needed, from_reserve, from_emergency, surplus };
        assert_eq!(last_event(), event);
    });
}

#[test]
fn surplus_is_at_most_the_floor_of_a_year() {
    ExtBuilder::default().reserve(RICH / 2).build_and_execute(|| {
        assert!(revenue(USDC, 10_u128.pow(30), 0));
        at(START + WEEK);
        idle(1);
        assert_eq!(state().surplus, 5_000_000 * UNIT);

        // A year's floor lasts for 52 weeks and a rest of 13,698,630,184 units.
        for week in 2..=53 {
            at(START + week * WEEK);
            idle(1);
            assert_eq!(state().last.unwrap().needed, 0, "week {week}");
        }
        at(START + 54 * WEEK);
        idle(1);
        assert_eq!(state().last.unwrap().needed, WEEKLY_FLOOR - 13_698_630_184);
    });
}

#[test]
fn surplus_covers_the_floor_and_is_no_reserve() {
    ExtBuilder::default().build_and_execute(|| {
        revenue(USDC, 3 * WEEKLY_FLOOR, 0);
        at(START + WEEK);
        idle(1);

        let cover = <Backstop as quaestor_primitives::FloorInspect>::floor_cover();
        assert_eq!((cover.needed, cover.covered), (WEEKLY_FLOOR, 2 * WEEKLY_FLOOR));
        assert_eq!(Backstop::main_reserve(&USDC), 0);
    });
}

#[test]
fn a_changed_floor_bounds_and_uses_the_surplus_that_is_there() {
    ExtBuilder::default().reserve(RICH / 2).build_and_execute(|| {
        let set_floor = |per_year| set(Call::set_floor { per_year });
        assert!(revenue(USDC, 5_000_000 * UNIT + WEEKLY_FLOOR, 0));
        at(START + WEEK);
        idle(1);
        assert_eq!(state().surplus, 5_000_000 * UNIT);

        // Doubled: 191,780,821,917 a week.
        set_floor(10_000_000 * UNIT);
        at(START + 2 * WEEK);
        idle(1);
        assert_eq!(state().surplus, 5_000_000 * UNIT - 191_780_821_917);
        assert_eq!(state().last.unwrap().needed, 0);

        // An eighth of that: the floor of a year bounds what is carried.
        for per_year in [5_000_000, 2_500_000, 1_250_000] {
            set_floor(per_year * UNIT);
        }
        at(START + 3 * WEEK);
        idle(1);
        assert_eq!(state().surplus, 1_250_000 * UNIT);
    });
}

#[test]
fn without_a_floor_nothing_is_carried() {
    let builder = ExtBuilder::default().params(|params| params.floor_per_year = 0);
    builder.build_and_execute(|| {
        assert!(revenue(USDC, 1_000 * UNIT, 0));
        at(START + WEEK);
        idle(1);
        assert_eq!((state().funded, state().surplus), (0, 0));
    });
}
