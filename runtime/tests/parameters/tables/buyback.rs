use super::{BPS, QUOTE, SECS};
use crate::row::{
    Setter, Setting,
    Step::{By, Double, DoubleFrom},
};
use pallet_buyback_burn::{
    types::{
        Params, JITTER_UNIT_SECS, MAX_CHANGE_BPS, MAX_DISTANCE_SECS, MAX_IMPACT_BPS, MAX_LOT,
        MAX_RETRY_SECS, MAX_SLIPPAGE_BPS,
    },
    Call, Error, Event, Parameters,
};
use quaestor_runtime::Runtime;

pub fn settings() -> Vec<Box<dyn Setting>> {
    vec![Box::new(set_params())]
}

pub fn set_params() -> Setter<Params> {
    let points = By(MAX_CHANGE_BPS.into());
    Setter {
        pallet: "BuybackBurn",
        call: "set_params",
        out_of_range: Error::<Runtime>::OutOfRange.into(),
        too_large: Error::<Runtime>::ChangeTooLarge.into(),
        present: || vec![Parameters::<Runtime>::get()],
        store: |params: Params| Parameters::<Runtime>::put(params),
        set: |params| Call::set_params { params }.into(),
        add: None,
        told: |old, new| Event::ParamsSet { old, new }.into(),
        rows: vec![
            row!(
                "params.max_lot",
                |t| &mut t.max_lot,
                QUOTE,
                1..=MAX_LOT,
                Double,
                note = "from `min_lot`",
                prepare = |t| t.min_lot = 1
            ),
            row!(
                "params.min_lot",
                |t| &mut t.min_lot,
                QUOTE,
                1..=MAX_LOT,
                Double,
                note = "not above `max_lot`",
                prepare = |t| t.max_lot = MAX_LOT
            ),
            row!("params.slippage_bps", |t| &mut t.slippage_bps, BPS, 1..=MAX_SLIPPAGE_BPS, points),
            row!("params.impact_bps", |t| &mut t.impact_bps, BPS, 1..=MAX_IMPACT_BPS, points),
            row!(
                "params.min_distance_secs",
                |t| &mut t.min_distance_secs,
                SECS,
                1..=MAX_DISTANCE_SECS,
                Double
            ),
            row!(
                "params.jitter_secs",
                |t| &mut t.jitter_secs,
                SECS,
                0..=MAX_DISTANCE_SECS,
                DoubleFrom(JITTER_UNIT_SECS.into())
            ),
            row!("params.retry_secs", |t| &mut t.retry_secs, SECS, 1..=MAX_RETRY_SECS, Double),
        ],
    }
}
