//! The badge of the first stakers. `qtra` has none: the terms are those of `blockdag`.

use super::{NATIVE, SECS};
use crate::row::{
    Setter, Setting,
    Step::{Double, Fixed},
};
use pallet_genesis_badge::{
    types::{Params, MAX_LOCK_SECS, MAX_MIN_AMOUNT, MAX_SUPPLY},
    Call, Error, Event, Parameters,
};
use quaestor_chain_spec::blockdag;
use quaestor_runtime::Runtime;

pub fn settings() -> Vec<Box<dyn Setting>> {
    vec![Box::new(set_params())]
}

fn set_params() -> Setter<Params> {
    let fixed = Fixed(Error::<Runtime>::ChangeTooLarge.into());
    Setter {
        pallet: "GenesisBadge",
        call: "set_params",
        out_of_range: Error::<Runtime>::OutOfRange.into(),
        too_large: Error::<Runtime>::ChangeTooLarge.into(),
        present: || blockdag::real().badge.into_iter().collect(),
        store: |params| Parameters::<Runtime>::put(params),
        set: |params| Call::set_params { params }.into(),
        add: None,
        told: |old, new| Event::ParamsSet { old, new }.into(),
        rows: vec![
            row!(
                "params.supply",
                |t| &mut t.supply,
                "badges",
                1..=MAX_SUPPLY,
                fixed,
                note = "fixed at genesis"
            ),
            row!("params.min_amount", |t| &mut t.min_amount, NATIVE, 1..=MAX_MIN_AMOUNT, Double),
            row!(
                "params.lock_secs",
                |t| &mut t.lock_secs,
                SECS,
                1..=MAX_LOCK_SECS,
                fixed,
                note = "fixed at genesis"
            ),
        ],
    }
}
