//! The evaluator against a second, naive model, over random levels, facts and times.

use crate::{
    evaluate::{evaluate, Change, Facts},
    types::{
        BreakerState, CountLevels, CrashLevels, FloorLevels, Params, SilenceLevels, StakeLevels,
        Trigger,
    },
};
use proptest::{collection::vec, option::of, prelude::*, sample::select};
use quaestor_primitives::{FloorCover, Price};

/// State of each trigger, in their order; written from the specification alone.
#[derive(Default)]
struct Model {
    since: [Option<u64>; 5],
    crisis_until: Option<u64>,
    recovered: bool,
}

const CRASH: usize = 2;
const SILENCE: usize = 3;

/// Whether the trigger's value is bad, and whether it is good; `None` if it cannot be told.
fn judgements(
    params: &Params,
    facts: &Facts,
    last_revenue: u64,
    now: u64,
) -> [Option<(bool, bool)>; 5] {
    let (staked, stakers) = (facts.staked, facts.stakers);
    let FloorCover { needed, covered } = facts.cover;
    let crash = |levels: CrashLevels| {
        let (price, average) = (facts.price?.0, facts.average?.0);
        let fall_to = average * u128::from(10_000 - levels.trip_bps);
        let back_at = average * u128::from(levels.clear_bps);
        Some((price * 10_000 <= fall_to, price * 10_000 >= back_at))
    };
    [
        params.low_stake.map(|levels| (staked < levels.trip, staked >= levels.clear)),
        params.few_stakers.map(|levels| (stakers < levels.trip, stakers >= levels.clear)),
        params.price_crash.and_then(crash),
        params.zero_revenue.map(|levels| {
            let silent = now >= last_revenue + levels.secs;
            (silent, !silent)
        }),
        params.reward_floor.map(|levels| {
            let short = covered * 10_000 < needed * u128::from(levels.trip_bps);
            (short, covered * 10_000 >= needed * u128::from(levels.clear_bps))
        }),
    ]
}

impl Model {
    /// Changes of one step, as sentences in order.
    fn step(&mut self, params: &Params, facts: &Facts, last_revenue: u64, now: u64) -> Vec<String> {
        let mut said = Vec::new();
        let mut ends = self.crisis_until;
        if ends.is_some_and(|end| end <= now) {
            said.push("crisis over".into());
            self.crisis_until = None;
        }
        let judgements = judgements(params, facts, last_revenue, now);
        for (index, judgement) in judgements.into_iter().enumerate() {
            let Some((bad, good)) = judgement else { continue };
            let trigger = Trigger::ALL[index];
            let dwelt = |since: u64| now - since >= params.dwell_secs;
            let trips = match self.since[index] {
                None => bad,
                Some(since) if index == CRASH => bad && self.recovered && dwelt(since),
                Some(since) => bad && index == SILENCE && last_revenue >= since,
            };
            if trips {
                self.since[index] = Some(now);
                said.push(format!("{trigger:?} trips"));
                if index == CRASH {
                    let end = now + params.price_crash.unwrap().effect_secs;
                    ends = Some(ends.unwrap_or(0).max(end));
                    self.crisis_until = ends;
                    self.recovered = false;
                    said.push(format!("crisis until {}", ends.unwrap()));
                }
            } else if let (Some(since), true, false) = (self.since[index], good, bad) {
                let over = index != CRASH || self.crisis_until.is_none();
                if index == SILENCE || dwelt(since) && over {
                    self.since[index] = None;
                    self.recovered = self.recovered && index != CRASH;
                    said.push(format!("{trigger:?} clears"));
                } else if index == CRASH {
                    self.recovered = true;
                }
            }
        }
        said
    }
}

fn say(change: Change) -> String {
    match change {
        Change::Tripped(trigger, _) => format!("{trigger:?} trips"),
        Change::Cleared(trigger, _) => format!("{trigger:?} clears"),
        Change::CrisisStarted(until) => format!("crisis until {until}"),
        Change::CrisisEnded => "crisis over".into(),
        Change::ManualEnded(_) => "never in this test".into(),
    }
}

// Small numbers, so that values often meet their levels exactly.

fn levels() -> impl Strategy<Value = Params> {
    let stake =
        (1u128..20, 0u128..10).prop_map(|(trip, more)| StakeLevels { trip, clear: trip + more });
    let count =
        (1u32..20, 0u32..10).prop_map(|(trip, more)| CountLevels { trip, clear: trip + more });
    let crash =
        (500u32..=9_500, 1u32..10_000, 60u64..300).prop_map(|(trip_bps, more, effect_secs)| {
            let clear_bps = (10_000 - trip_bps + more).min(10_000);
            CrashLevels { trip_bps, clear_bps, effect_secs }
        });
    let floor = (select(vec![1_000u32, 3_333, 10_000, 20_000]), 0u32..30_000)
        .prop_map(|(trip_bps, more)| FloorLevels { trip_bps, clear_bps: trip_bps + more });
    let silence = (60u64..200).prop_map(|secs| SilenceLevels { secs });
    (of(stake), of(count), of(crash), of(silence), of(floor), 1u64..150).prop_map(
        |(low_stake, few_stakers, price_crash, zero_revenue, reward_floor, dwell_secs)| Params {
            low_stake,
            few_stakers,
            price_crash,
            zero_revenue,
            reward_floor,
            dwell_secs,
        },
    )
}

/// When revenue comes in between two evaluations.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Revenue {
    Never,
    /// Right after the one.
    Early,
    /// Right before the other.
    Late,
}

/// Facts, seconds since those before, and revenue in between.
fn steps() -> impl Strategy<Value = Vec<(Facts, u64, Revenue)>> {
    let price = || proptest::option::weighted(0.9, (0u128..40).prop_map(Price));
    let facts = (0u128..30, 0u32..30, price(), price(), 0u128..20, 0u128..60).prop_map(
        |(staked, stakers, price, average, needed, covered)| {
            let cover = FloorCover { needed, covered };
            Facts { staked, stakers, price, average, cover }
        },
    );
    let secs = prop_oneof![9 => 0u64..80, 1 => 80u64..400];
    let revenue =
        prop_oneof![7 => Just(Revenue::Never), 2 => Just(Revenue::Early), 2 => Just(Revenue::Late)];
    vec((facts, secs, revenue), 1..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn the_evaluator_does_what_the_naive_model_does(params in levels(), steps in steps()) {
        prop_assert_eq!(params.check(), Ok(()));
        let (mut state, mut model, mut now) = (BreakerState::default(), Model::default(), 1_000_000);
        let mut last_revenue = now;
        for (facts, secs, revenue) in steps {
            let before = now;
            now += secs;
            match revenue {
                _ if state.last_revenue == 0 => last_revenue = now,
                Revenue::Never => {},
                Revenue::Early => (state.last_revenue, last_revenue) = (before, before),
                Revenue::Late => (state.last_revenue, last_revenue) = (now, now),
            }
            let expected = model.step(&params, &facts, last_revenue, now);

            let (next, changes) = evaluate(&params, &facts, &state, now);

            prop_assert_eq!(changes.into_iter().map(say).collect::<Vec<_>>(), expected);
            let since = Trigger::ALL.map(|trigger| next.trip(trigger).map(|trip| trip.since));
            prop_assert_eq!(since, model.since);
            prop_assert_eq!(next.crisis_until(), model.crisis_until);
            prop_assert_eq!(next.redirected, since[0].is_some() || since[1].is_some());
            prop_assert_eq!(next.last_revenue, last_revenue);
            prop_assert_eq!(next.emergency_open(), since[SILENCE].is_some_and(|at| last_revenue < at));
            // Asked again, it has nothing more to say.
            prop_assert_eq!(evaluate(&params, &facts, &next, now), (next, vec![]));
            state = next;
        }
    }
}
