//! Council sessions. `qtra` has none: the terms are those of `act`.

use super::{BPS, NATIVE, SECS};
use crate::row::{
    Setter, Setting,
    Step::{By, Double, Fixed},
};
use pallet_debates::{
    types::{Params, ALL_BPS, MAX_AMOUNT, MAX_BOOST_BPS, MAX_DAY_SECS, MAX_SHARE_CHANGE_BPS},
    Call, Error, Event, Parameters,
};
use quaestor_chain_spec::act;
use quaestor_runtime::Runtime;

pub fn settings() -> Vec<Box<dyn Setting>> {
    vec![Box::new(set_params())]
}

fn set_params() -> Setter<Params> {
    let share = By(MAX_SHARE_CHANGE_BPS.into());
    Setter {
        pallet: "Debates",
        call: "set_params",
        out_of_range: Error::<Runtime>::OutOfRange.into(),
        too_large: Error::<Runtime>::ChangeTooLarge.into(),
        present: || act::real().debates.into_iter().collect(),
        store: |params| Parameters::<Runtime>::put(params),
        set: |params| Call::set_params { params }.into(),
        add: None,
        told: |old, new| Event::ParamsSet { old, new }.into(),
        rows: vec![
            row!("params.min_stake", |t| &mut t.min_stake, NATIVE, 1..=MAX_AMOUNT, Double),
            row!("params.fee", |t| &mut t.fee, NATIVE, 1..=MAX_AMOUNT, Double),
            row!("params.agents_bps", |t| &mut t.agents_bps, BPS, 0..=ALL_BPS, share),
            row!(
                "params.record_secs",
                |t| &mut t.record_secs,
                SECS,
                3_600u32..=2_592_000,
                Double,
                note = "from an hour to 30 days of the economy, here of 86,400 seconds"
            ),
            row!("params.boost_bps", |t| &mut t.boost_bps, BPS, 0..=MAX_BOOST_BPS, share),
            row!(
                "params.boost_secs",
                |t| &mut t.boost_secs,
                SECS,
                3_600u32..=31_536_000,
                Double,
                note = "from an hour to 365 days of the economy, here of 86,400 seconds"
            ),
            row!(
                "params.day_secs",
                |t| &mut t.day_secs,
                SECS,
                1..=MAX_DAY_SECS,
                Fixed(Error::<Runtime>::ChangeTooLarge.into()),
                note = "fixed at genesis"
            ),
        ],
    }
}
