use super::{QUOTE, SECS};
use crate::row::{
    Setter, Setting,
    Step::{Double, DoubleFrom},
};
use pallet_backstop::{
    types::{FLOOR_UNIT, MAX_FLOOR_PER_YEAR, MAX_SPEND_DELAY_SECS},
    Call, Error, Event, Parameters,
};
use quaestor_primitives::{Balance, Seconds};
use quaestor_runtime::Runtime;

type Params = Parameters<Runtime>;

fn setter<T>(call: &'static str) -> Setter<T> {
    Setter {
        pallet: "Backstop",
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
    vec![Box::new(set_floor()), Box::new(set_spend_delay())]
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
