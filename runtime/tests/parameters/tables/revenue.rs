use super::{BPS, QUOTE, SECS};
use crate::row::{
    Setter, Setting,
    Step::{By, Double, DoubleFrom},
};
use pallet_revenue_router::{
    types::{Split, FLOOR_UNIT, MAX_FLOOR_PER_YEAR, MAX_SHARE_STEP_BPS, MAX_SPEND_DELAY_SECS},
    Call, Error, Event, Parameters,
};
use quaestor_primitives::{Balance, Bps, RevenueType, Seconds};
use quaestor_runtime::Runtime;

const WHOLE: Bps = 10_000;
const TOGETHER: &str = "rewards, the higher buyback, burn and treasury together at most 10,000";

type Params = Parameters<Runtime>;

fn setter<T>(call: &'static str) -> Setter<T> {
    Setter {
        pallet: "RevenueRouter",
        call,
        out_of_range: Error::<Runtime>::OutOfRange.into(),
        too_large: Error::<Runtime>::ChangeTooLarge.into(),
        present: Vec::new,
        store: |_| unreachable!(),
        set: |_| unreachable!(),
        add: None,
        told: |_, _| unreachable!(),
        rows: Vec::new(),
    }
}

pub fn settings() -> Vec<Box<dyn Setting>> {
    vec![Box::new(set_split()), Box::new(set_floor()), Box::new(set_spend_delay())]
}

fn set_split() -> Setter<(RevenueType, Split)> {
    let step = By(MAX_SHARE_STEP_BPS.into());
    Setter {
        present: || {
            let splits = Params::get().splits;
            RevenueType::ALL.into_iter().map(|kind| (kind, *splits.of(kind))).collect()
        },
        store: |(kind, split)| Params::mutate(|params| *params.splits.of_mut(kind) = split),
        set: |(kind, new)| Call::set_split { kind, new }.into(),
        told: |(kind, old), (_, new)| Event::SplitSet { kind, old, new }.into(),
        rows: vec![
            row!(
                "new.rewards_bps",
                |t| &mut t.1.rewards_bps,
                BPS,
                0..=WHOLE,
                step,
                note = TOGETHER,
                prepare = |t| t.1 = Split { rewards_bps: t.1.rewards_bps, ..Split::default() }
            ),
            row!(
                "new.buyback_bps",
                |t| &mut t.1.buyback_bps,
                BPS,
                0..=WHOLE,
                step,
                prepare = |t| t.1 = Split { buyback_bps: t.1.buyback_bps, ..Split::default() }
            ),
            row!(
                "new.crisis_buyback_bps",
                |t| &mut t.1.crisis_buyback_bps,
                BPS,
                0..=WHOLE,
                step,
                prepare = |t| t.1 =
                    Split { crisis_buyback_bps: t.1.crisis_buyback_bps, ..Split::default() }
            ),
            row!(
                "new.burn_bps",
                |t| &mut t.1.burn_bps,
                BPS,
                0..=WHOLE,
                step,
                prepare = |t| t.1 = Split { burn_bps: t.1.burn_bps, ..Split::default() }
            ),
            row!(
                "new.treasury_bps",
                |t| &mut t.1.treasury_bps,
                BPS,
                0..=WHOLE,
                step,
                prepare = |t| t.1 = Split { treasury_bps: t.1.treasury_bps, ..Split::default() }
            ),
        ],
        ..setter("set_split")
    }
}

fn set_floor() -> Setter<Balance> {
    Setter {
        present: || vec![Params::get().floor_per_year],
        store: |per_year| Params::mutate(|params| params.floor_per_year = per_year),
        set: |per_year| Call::set_floor { per_year }.into(),
        told: |old, new| Event::FloorSet { old, new }.into(),
        rows: vec![row!(
            "per_year",
            |t| t,
            QUOTE,
            0..=MAX_FLOOR_PER_YEAR,
            DoubleFrom(FLOOR_UNIT),
            note = "in a year of 365 days"
        )],
        ..setter("set_floor")
    }
}

fn set_spend_delay() -> Setter<Seconds> {
    let least = Params::get().min_spend_delay_secs;
    Setter {
        present: || vec![Params::get().spend_delay_secs],
        store: |secs| Params::mutate(|params| params.spend_delay_secs = secs),
        set: |secs| Call::set_spend_delay { secs }.into(),
        told: |old, new| Event::SpendDelaySet { old, new }.into(),
        rows: vec![row!(
            "secs",
            |t| t,
            SECS,
            least..=MAX_SPEND_DELAY_SECS,
            Double,
            note = "from the shortest delay, fixed at genesis"
        )],
        ..setter("set_spend_delay")
    }
}
