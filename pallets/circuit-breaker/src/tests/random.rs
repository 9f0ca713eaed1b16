//! Random operations; every invariant after each of them.

use super::*;
use polkadot_sdk::{
    sp_io::storage,
    sp_runtime::{traits::Dispatchable, StateVersion},
};
use proptest::{collection::vec, prelude::*};

#[derive(Clone, Debug)]
enum Operation {
    Block(u64),
    Halt(u64),
    Staked(u128),
    Stakers(u32),
    Price(Option<u128>),
    Average(Option<u128>),
    Cover(u128, u128),
    Revenue(u128),
    Trip([bool; 6], u64),
    Clear,
    /// Which number, and its new size in percent of the old.
    Set(u8, u32),
    /// Which trigger goes off, or on as in `qtra`.
    Switch(u8),
}

fn operation() -> impl Strategy<Value = Operation> {
    use Operation::*;
    prop_oneof![
        6 => (0u64..20_000).prop_map(Block),
        2 => (0u64..120 * DAY).prop_map(Halt),
        2 => (0u128..30).prop_map(|millions| Staked(millions * 1_000_000 * TOKEN)),
        2 => (0u32..300).prop_map(Stakers),
        3 => proptest::option::weighted(0.8, 0u128..2_000_000).prop_map(Price),
        1 => proptest::option::weighted(0.8, 0u128..2_000_000).prop_map(Average),
        2 => (0u128..2_000, 0u128..4_000).prop_map(|(needed, covered)| Cover(needed, covered)),
        2 => prop_oneof![0u128..3, 0..2 * LEVEL].prop_map(Revenue),
        2 => (any::<[bool; 6]>(), 0u64..8 * DAY).prop_map(|(closed, secs)| Trip(closed, secs)),
        1 => Just(Clear),
        2 => (0u8..12, 40u32..220).prop_map(|(which, percent)| Set(which, percent)),
        1 => (0u8..5).prop_map(Switch),
    ]
}

/// The call goes through, or is refused and changes nothing.
fn attempt(origin: RuntimeOrigin, call: Call) {
    let before = storage::root(StateVersion::V1);
    if RuntimeCall::from(call).dispatch(origin).is_err() {
        assert_eq!(before, storage::root(StateVersion::V1));
    }
}

/// One number of the levels scaled, if its trigger is in use.
fn scaled(which: u8, percent: u32) -> Params {
    let mut params = params();
    let wide = |number: u128| number * u128::from(percent) / 100;
    let secs = |number: u64| number * u64::from(percent) / 100;
    let small = |number: u32| number * percent / 100;
    let low_stake = params.low_stake.as_mut();
    let few_stakers = params.few_stakers.as_mut();
    let crash = params.price_crash.as_mut();
    let floor = params.reward_floor.as_mut();
    match which {
        0 => drop(low_stake.map(|levels| levels.trip = wide(levels.trip))),
        1 => drop(low_stake.map(|levels| levels.clear = wide(levels.clear))),
        2 => drop(few_stakers.map(|levels| levels.trip = small(levels.trip))),
        3 => drop(few_stakers.map(|levels| levels.clear = small(levels.clear))),
        4 => drop(crash.map(|levels| levels.trip_bps = small(levels.trip_bps))),
        5 => drop(crash.map(|levels| levels.clear_bps = small(levels.clear_bps))),
        6 => drop(crash.map(|levels| levels.effect_secs = secs(levels.effect_secs))),
        7 => drop(params.zero_revenue.as_mut().map(|levels| levels.secs = secs(levels.secs))),
        10 => drop(
            params.zero_revenue.as_mut().map(|levels| levels.share_bps = small(levels.share_bps)),
        ),
        8 => drop(floor.map(|levels| levels.trip_bps = small(levels.trip_bps))),
        9 => drop(floor.map(|levels| levels.clear_bps = small(levels.clear_bps))),
        _ => params.dwell_secs = secs(params.dwell_secs),
    }
    params
}

fn switched(which: u8) -> Params {
    fn other<L>(now: Option<L>, on: Option<L>) -> Option<L> {
        if now.is_some() {
            None
        } else {
            on
        }
    }
    let (mut params, on) = (params(), qtra());
    match which {
        0 => params.low_stake = other(params.low_stake, on.low_stake),
        1 => params.few_stakers = other(params.few_stakers, on.few_stakers),
        2 => params.price_crash = other(params.price_crash, on.price_crash),
        3 => params.zero_revenue = other(params.zero_revenue, on.zero_revenue),
        _ => params.reward_floor = other(params.reward_floor, on.reward_floor),
    }
    params
}

fn perform(operation: Operation) {
    match operation {
        Operation::Block(secs) | Operation::Halt(secs) => drop(at(now() + secs)),
        Operation::Staked(amount) => Staked::set(amount),
        Operation::Stakers(count) => Stakers::set(count),
        Operation::Price(Some(price)) => set_price(price),
        Operation::Price(None) => StubPrice::set_reference(None),
        Operation::Average(average) => StubPrice::set_average(average.map(Price)),
        Operation::Cover(needed, covered) => StubFloor::set(needed, covered),
        Operation::Revenue(amount) => revenue(amount),
        Operation::Trip([stake, compound, buyback, deposit, job, delegate], secs) => {
            let entries = Entries { stake, compound, buyback, deposit, job, delegate };
            attempt(committee(), trip(entries, now() + secs));
        },
        Operation::Clear => attempt(committee(), clear()),
        Operation::Set(which, percent) => {
            attempt(RuntimeOrigin::root(), super::set_params(scaled(which, percent)));
        },
        Operation::Switch(which) => {
            attempt(RuntimeOrigin::root(), super::set_params(switched(which)));
        },
    }
}

/// State rebuilt from the events alone.
#[derive(Default)]
struct Heard {
    tripped: Vec<Trigger>,
    crisis: bool,
    closed: Entries,
    levels: Option<Params>,
}

impl Heard {
    fn hear(&mut self, event: Event) {
        match event {
            Event::Tripped { trigger, .. } => {
                self.tripped.retain(|other| *other != trigger);
                self.tripped.push(trigger);
            },
            Event::Cleared { trigger, .. } => self.tripped.retain(|other| *other != trigger),
            Event::CrisisStarted { .. } => self.crisis = true,
            Event::CrisisEnded { .. } => self.crisis = false,
            Event::ManualTripped { entries, .. } => self.closed = entries,
            Event::ManualCleared { entries, .. } => {
                assert_eq!(self.closed, entries);
                self.closed = Entries::default();
            },
            Event::ParamsSet { old, new } => {
                assert_eq!(self.levels.unwrap_or(qtra()), *old);
                self.levels = Some(*new);
            },
            other => panic!("{other:?}"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_invariants_hold_and_the_events_tell_all_after_every_operation(
        operations in vec(operation(), 1..120)
    ) {
        ExtBuilder::default().build_and_execute(|| {
            let mut heard = Heard::default();
            for operation in operations {
                perform(operation);
                check();
                news().into_iter().for_each(|event| heard.hear(event));
                for trigger in Trigger::ALL {
                    assert_eq!(heard.tripped.contains(&trigger), state().trip(trigger).is_some());
                }
                assert_eq!(heard.crisis, Breaker::in_crisis());
                let closed = state().manual.map_or(Entries::default(), |manual| manual.entries);
                assert_eq!(heard.closed, closed);
                assert_eq!(heard.levels.unwrap_or(qtra()), params());
            }
        });
    }
}
