//! The evaluator against a second, naive model, over random levels, facts and times.

use crate::{
    evaluate::{evaluate, Change, Facts},
    types::{
        BreakerState, CountLevels, CrashLevels, FloorLevels, Params, RevenueLevels, StakeLevels,
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
    /// Revenue by tenth of the window, all of them, the current one last.
    tenths: Vec<u128>,
    /// Seconds of the current tenth in which deposits were open.
    open_secs: u64,
    /// Time of the step before.
    before: u64,
    /// `true` if deposits were closed then.
    closed: bool,
    /// Level at the last trip for lack of revenue.
    level: u128,
}

const CRASH: usize = 2;
const REVENUE: usize = 3;

/// Badness and goodness of the trigger's value; `None` if it cannot be told.
fn judgements(params: &Params, facts: &Facts, tenths: &[u128]) -> [Option<(bool, bool)>; 5] {
    let (staked, stakers) = (facts.staked, facts.stakers);
    let FloorCover { per_year, needed, covered } = facts.cover;
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
            let revenue: u128 = tenths.iter().rev().take(11).sum();
            let level = per_year * u128::from(levels.secs) * u128::from(levels.share_bps);
            let low = revenue * 31_536_000 * 10_000 < level;
            (low && tenths.len() > 10, !low)
        }),
        params.reward_floor.map(|levels| {
            let short = covered * 10_000 < needed * u128::from(levels.trip_bps);
            (short, covered * 10_000 >= needed * u128::from(levels.clear_bps))
        }),
    ]
}

impl Model {
    fn receive(&mut self, revenue: u128) {
        if let Some(current) = self.tenths.last_mut() {
            *current += revenue;
        }
    }

    fn revenue(&self) -> u128 {
        self.tenths.iter().rev().take(11).sum()
    }

    /// Changes of one step, as sentences in order.
    /// Lets time pass, in which the chain may have halted.
    fn pass(&mut self, params: &Params, facts: &Facts, now: u64) {
        if self.tenths.is_empty() {
            (self.tenths, self.before) = (vec![0], now);
        }
        // Closed until this step, as the step before has seen it.
        if !self.closed {
            self.open_secs += now - self.before;
        }
        (self.closed, self.before) = (facts.deposits_stopped, now);
        let Some(levels) = params.zero_revenue else { return };
        if !self.closed && self.open_secs >= levels.secs.div_ceil(10) {
            self.tenths.push(0);
            self.open_secs = 0;
        }
    }

    fn step(&mut self, params: &Params, facts: &Facts, now: u64) -> Vec<String> {
        let mut said = Vec::new();
        self.pass(params, facts, now);
        let mut ends = self.crisis_until;
        if ends.is_some_and(|end| end <= now) {
            said.push("crisis over".into());
            self.crisis_until = None;
        }
        let judgements = judgements(params, facts, &self.tenths);
        for (index, judgement) in judgements.into_iter().enumerate() {
            let Some((bad, good)) = judgement else { continue };
            let trigger = Trigger::ALL[index];
            let dwelt = |since: u64| now - since >= params.dwell_secs;
            let trips = match self.since[index] {
                None => bad,
                Some(since) if index == CRASH => bad && self.recovered && dwelt(since),
                Some(_) => bad && index == REVENUE && self.revenue() >= self.level,
            };
            if trips {
                self.since[index] = Some(now);
                if index == REVENUE {
                    self.level = level(params, facts);
                }
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
                if index == REVENUE || dwelt(since) && over {
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

/// The level of revenue, rounded up.
fn level(params: &Params, facts: &Facts) -> u128 {
    let levels = params.zero_revenue.unwrap();
    let share = u128::from(levels.secs) * u128::from(levels.share_bps);
    (facts.cover.per_year * share).div_ceil(31_536_000 * 10_000)
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
    let revenue =
        (60u64..200, 1u32..=10_000).prop_map(|(secs, share_bps)| RevenueLevels { secs, share_bps });
    (of(stake), of(count), of(crash), of(revenue), of(floor), 1u64..150).prop_map(
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

/// Facts, seconds since those before, and revenue in between.
fn steps() -> impl Strategy<Value = Vec<(Facts, u64, u128)>> {
    let price = || proptest::option::weighted(0.9, (0u128..40).prop_map(Price));
    // A floor of up to 20 units in 100 seconds.
    let cover = (0u128..6_307_200, 0u128..20, 0u128..60)
        .prop_map(|(per_year, needed, covered)| FloorCover { per_year, needed, covered });
    let stopped = prop_oneof![4 => Just(false), 1 => Just(true)];
    let facts = (0u128..30, 0u32..30, price(), price(), cover, stopped).prop_map(
        |(staked, stakers, price, average, cover, deposits_stopped)| Facts {
            staked,
            stakers,
            price,
            average,
            cover,
            deposits_stopped,
        },
    );
    let secs = prop_oneof![9 => 0u64..80, 1 => 80u64..400];
    let revenue = prop_oneof![7 => Just(0u128), 2 => 1u128..10, 2 => 1u128..40];
    vec((facts, secs, revenue), 1..90)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn the_evaluator_does_what_the_naive_model_does(params in levels(), steps in steps()) {
        prop_assert_eq!(params.check(), Ok(()));
        let (mut state, mut model, mut now) = (BreakerState::default(), Model::default(), 1_000_000);
        for (facts, secs, revenue) in steps {
            now += secs;
            state.window.receive(revenue);
            if params.zero_revenue.is_some() {
                model.receive(revenue);
            }
            let expected = model.step(&params, &facts, now);

            let (next, changes) = evaluate(&params, &facts, &state, now);

            prop_assert_eq!(changes.into_iter().map(say).collect::<Vec<_>>(), expected);
            let since = Trigger::ALL.map(|trigger| next.trip(trigger).map(|trip| trip.since));
            prop_assert_eq!(since, model.since);
            prop_assert_eq!(next.crisis_until(), model.crisis_until);
            prop_assert_eq!(next.redirected, since[0].is_some() || since[1].is_some());
            let low = params.zero_revenue.is_some() && model.revenue() < model.level;
            prop_assert_eq!(next.emergency_open(), since[REVENUE].is_some() && low);
            // Asked again, it has nothing more to say.
            prop_assert_eq!(evaluate(&params, &facts, &next, now), (next, vec![]));
            state = next;
        }
    }
}
