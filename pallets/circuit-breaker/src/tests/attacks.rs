//! Values that swing, and those who push them.

use super::*;

fn trips(events: &[Event]) -> usize {
    events.iter().filter(|event| matches!(event, Event::Tripped { .. })).count()
}

/// From the wrong side of the trip level to the right side of the clear level.
const ACROSS: [fn(bool); 4] = [
    |below| Staked::set(if below { 0 } else { 20_000_000 * TOKEN }),
    |below| Stakers::set(if below { 0 } else { 200 }),
    |below| set_price(if below { 1 } else { SOUND_PRICE }),
    |below| StubFloor::set(1_000, if below { 0 } else { 2_000 }),
];

/// Blocks of 6 seconds in which a value goes to and fro. Returns all events.
fn swing(blocks: u64, set: impl Fn(bool)) -> Vec<Event> {
    (1..=blocks)
        .flat_map(|block| {
            set(block % 2 == 1);
            at(START + block * 6);
            news()
        })
        .collect()
}

#[test]
fn a_value_that_swings_around_its_trip_level_for_1_000_blocks_trips_once() {
    let swings: [fn(bool); 4] = [
        |below| Staked::set(10_000_000 * TOKEN - u128::from(below)),
        |below| Stakers::set(100 - u32::from(below)),
        |below| set_price(500_001 - u128::from(below)),
        |below| StubFloor::set(1_001, 1_001 - u128::from(below)),
    ];
    for (index, set) in swings.into_iter().enumerate() {
        // A dwell of a second: it is the clear level alone that holds.
        ExtBuilder::params(Params { dwell_secs: 1, ..qtra() }).build_and_execute(|| {
            let events = swing(1_000, set);
            assert_eq!(trips(&events), 1, "{index}");
            // The crash tells of its crisis as well; nothing clears.
            assert_eq!(events.len(), if index == 2 { 2 } else { 1 });
        });
    }
}

#[test]
fn a_value_that_swings_across_both_levels_within_a_dwell_trips_once() {
    for set in ACROSS {
        ExtBuilder::default().build_and_execute(|| {
            assert_eq!(trips(&swing(1_000, set)), 1);
        });
    }
}

#[test]
fn who_pushes_a_value_to_and_fro_gets_a_trip_per_dwell_at_the_most() {
    // In 1,001 blocks of 6 seconds: 100 blocks of dwell, one more to clear and one more to trip. A
    // second crash needs no clear between.
    for (set, expected) in ACROSS.into_iter().zip([10, 10, 11, 10]) {
        ExtBuilder::params(Params { dwell_secs: 600, ..qtra() }).build_and_execute(|| {
            assert_eq!(trips(&swing(1_001, set)), expected);
        });
    }
}

#[test]
fn a_lack_of_revenue_cannot_be_made_to_trip_more_often_than_the_window_moves() {
    ExtBuilder::default().build_and_execute(|| {
        let mut events = Vec::new();
        for day in 1..=365 {
            at(START + day * DAY);
            // Revenue only when it trips: the emergency is open for a block.
            if Breaker::emergency_open() {
                revenue(LEVEL);
                at(START + day * DAY + 6);
            }
            events.extend(news());
        }
        // After 90 days, and then whenever ten tenths and the one of the revenue are over.
        assert_eq!(trips(&events), 3);
    });
}
