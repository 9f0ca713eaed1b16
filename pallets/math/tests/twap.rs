//! The average over time, against the integral of all samples as an exact fraction.

use crate::model::{ratio, whole};
use num_rational::BigRational;
use num_traits::Zero;
use proptest::{collection::vec, prelude::*};
use quaestor_math::{
    twap::{push, LongCheckpoints, Rules, Twap, LONG_SLOTS, SHORT_SLOTS},
    Price, Seconds, U256,
};

/// The feed as a pallet keeps it, and beside it every sample since sampling started.
struct World {
    twap: Twap,
    long: LongCheckpoints,
    rules: Rules,
    at: Seconds,
    samples: Vec<(Seconds, u128)>,
}

impl World {
    fn new(rules: Rules) -> Self {
        let (twap, long) = (Twap::default(), LongCheckpoints::default());
        Self { twap, long, rules, at: 0, samples: vec![] }
    }

    fn record(&mut self, now: Seconds, price: Option<u128>) {
        if let Some(checkpoint) = self.twap.record(now, price.map(Price), &self.rules) {
            push(&mut self.long, checkpoint);
        }
        let Some(price) = price else { return self.samples.clear() };
        if now < self.at {
            return;
        }
        if now - self.at > self.rules.max_gap_secs {
            self.samples.clear();
        }
        let sample = match self.samples.last() {
            Some((_, last)) => limited(price, *last, self.rules.max_move_bps),
            None => price,
        };
        self.samples.push((now, sample));
        self.at = now;
    }

    /// Start of an average: the last sample that is a window old and is either the first of all or
    /// the first in its slot.
    fn start(&self, now: Seconds, window: Seconds, slots: Seconds) -> Option<Seconds> {
        if now - self.samples.last()?.0 > self.rules.max_gap_secs {
            return None;
        }
        let slot = |at: Seconds| at / window.div_ceil(slots);
        let times: Vec<_> = self.samples.iter().map(|sample| sample.0).collect();
        let later = times.windows(2).filter(|pair| slot(pair[0]) < slot(pair[1])).map(|p| p[1]);
        let starts: Vec<_> = times.first().copied().into_iter().chain(later).collect();
        starts.into_iter().rev().find(|start| start + window <= now)
    }

    /// The integral from `start` to `now`, over the time between.
    fn exact(&self, start: Seconds, now: Seconds) -> BigRational {
        let ends = self.samples.iter().skip(1).map(|sample| sample.0).chain([now]);
        let area = self.samples.iter().zip(ends).fold(BigRational::zero(), |sum, (sample, end)| {
            sum + whole(sample.1) * whole(end.max(start) - sample.0.max(start))
        });
        area / whole(now - start)
    }

    fn check(&self, now: Seconds) {
        let Rules { window_secs, long_window_secs, max_gap_secs, .. } = self.rules;
        for (average, window, slots) in [
            (self.twap.average(now, &self.rules), window_secs, SHORT_SLOTS),
            (self.twap.long_average(&self.long, now, &self.rules), long_window_secs, LONG_SLOTS),
        ] {
            let start = self.start(now, window, slots);
            let floor = |start| self.exact(start, now).floor().to_integer();
            let exact = start.map(|start| Price(floor(start).try_into().unwrap()));
            assert_eq!(average, exact);
            // There is one as soon as a window was sampled, over hardly more than the window.
            let sampled = self.samples.first().is_some_and(|first| first.0 + window <= now);
            let held = self.samples.last().is_some_and(|last| now - last.0 <= max_gap_secs);
            assert_eq!(average.is_some(), sampled && held);
            if let Some(start) = start {
                assert!(now - start >= window);
                assert!(now - start <= window + window.div_ceil(slots) + max_gap_secs);
            }
        }
    }
}

/// The nearest price that is not farther from the last than allowed, up to the rounding outwards.
fn limited(price: u128, last: u128, max_move_bps: u32) -> u128 {
    let moved = ratio(10_000 + max_move_bps, 10_000);
    let high = (whole(last) * &moved).ceil().to_integer();
    let low = (whole(last) / moved).floor().to_integer();
    let (low, high) = (u128::try_from(low).unwrap(), u128::try_from(high).unwrap_or(u128::MAX));
    price.clamp(low, high)
}

fn rules() -> impl Strategy<Value = Rules> {
    (12..300u64, 1..5u64, 1..10_001u32, 1..100u64).prop_map(|(window, times, moves, gap)| Rules {
        window_secs: window,
        long_window_secs: (window * times).max(28),
        max_move_bps: moves,
        max_gap_secs: gap.min(window),
    })
}

fn price() -> impl Strategy<Value = Option<u128>> {
    prop_oneof![
        30 => (900_000..1_100_000u128).prop_map(Some),
        5 => (1..20u128).prop_map(Some),
        5 => (u128::MAX - 9..=u128::MAX).prop_map(Some),
        1 => Just(None),
    ]
}

/// In percent of the longest gap.
fn wait() -> impl Strategy<Value = u64> {
    prop_oneof![20 => 0..60u64, 10 => 60..101u64, 1 => 101..400u64]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn an_average_is_the_exact_integral_rounded_down(
        rules in rules(),
        steps in vec((wait(), price(), 0..110u64), 1..400),
    ) {
        let mut world = World::new(rules);
        let mut now = 1_750_000_000;
        for (wait, price, ahead) in steps {
            now += wait * rules.max_gap_secs / 100;
            world.record(now, price);
            world.check(now);
            world.check(now + ahead * rules.max_gap_secs / 100);
        }
    }

    #[test]
    fn a_sample_moves_by_no_more_than_allowed(
        last in 1..u128::MAX,
        next in 1..u128::MAX,
        max_move_bps in 1..10_001u32,
    ) {
        let rules = Rules { max_move_bps, window_secs: 12, long_window_secs: 28, max_gap_secs: 9 };
        let mut twap = Twap::default();
        twap.record(100, Some(Price(last)), &rules);
        twap.record(101, Some(Price(next)), &rules);
        let sample = twap.sample.unwrap().0;
        prop_assert!(sample >= last.min(next) && sample <= last.max(next));
        // One unit beyond the limit at the most, where it is no whole number.
        let bound = ratio(10_000 + max_move_bps, 10_000);
        prop_assert!(whole(sample) < whole(last) * &bound + whole(1));
        prop_assert!(whole(sample + 1) > whole(last) / bound);
    }
}

fn hourly() -> Rules {
    Rules { window_secs: 1_200, long_window_secs: 2_800, max_move_bps: 1_000, max_gap_secs: 600 }
}

#[test]
fn checkpoints_are_left_where_slots_begin() {
    let mut world = World::new(hourly());
    for at in [1_000, 1_050, 1_100, 1_199, 1_210, 1_450] {
        world.record(at, Some(7));
    }
    let times: Vec<_> = world.twap.checkpoints.iter().map(|checkpoint| checkpoint.at).collect();
    assert_eq!(times[9..], [0, 1_000, 1_100, 1_210, 1_450]);
    assert_eq!(world.twap.checkpoints[13].cumulative, U256::from(7 * 450));
    assert_eq!((world.twap.recent, world.twap.cumulative), (0.into(), (7 * 450).into()));
    assert_eq!(world.long.map(|checkpoint| checkpoint.at)[26..], [1_000, 1_100, 1_210, 1_450]);
}

#[test]
fn an_average_by_hand() {
    let mut world = World::new(hourly());
    world.record(1_000, Some(100));
    world.record(1_300, Some(110));
    world.record(1_600, Some(104));
    world.record(1_900, Some(104));
    world.record(2_199, Some(104));
    assert_eq!(world.twap.average(2_199, &hourly()), None);
    // 300 at 100, 300 at 110, 600 at 104: 125,400 in 1,200 seconds are 104.5.
    assert_eq!(world.twap.average(2_200, &hourly()), Some(Price(104)));
    // 899 seconds at 104: 156,496 in 1,499.
    world.record(2_499, Some(104));
    assert_eq!(world.twap.average(2_499, &hourly()), Some(Price(104)));
    // From 1,300 on: 300 at 110, 900 at 104.
    assert_eq!(world.twap.average(2_500, &hourly()), Some(Price(105)));
    // The last sample holds as long as a gap may last.
    assert_eq!(world.twap.average(2_499 + 600, &hourly()), Some(Price(104)));
    assert_eq!(world.twap.average(2_499 + 601, &hourly()), None);
}

#[test]
fn a_ring_takes_only_what_is_younger() {
    let mut world = World::new(hourly());
    world.record(1_000, Some(5));
    let (twap, long) = (world.twap.clone(), world.long);
    // Sampling stops and starts within the second: the checkpoint is there already.
    world.record(1_000, None);
    assert_eq!(world.twap.average(1_000, &hourly()), None);
    world.record(1_000, Some(6));
    assert_eq!((world.twap.checkpoints, world.long), (twap.checkpoints, long));
    assert_eq!(world.twap.sample, Some(Price(6)));
    push(&mut [], twap.checkpoints[13]);
}

#[test]
fn rules_of_nothing_make_no_average() {
    let none = Rules { window_secs: 0, long_window_secs: 0, max_move_bps: 0, max_gap_secs: 0 };
    let mut world = World::new(none);
    world.record(1_000, Some(5));
    assert_eq!(world.twap.average(1_000, &none), None);
}
