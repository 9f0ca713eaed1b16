use super::{BPS, NATIVE, SECS};
use crate::row::{
    Setter, Setting,
    Step::{By, Double},
};
use pallet_circuit_breaker::{
    types::{
        Params, DWELL_RANGE, FALL_RANGE, FLOOR_CLEAR_RANGE, FLOOR_TRIP_RANGE, MAX_CHANGE_BPS,
        REVENUE_RANGE, SPAN_RANGE, STAKERS_RANGE, STAKE_RANGE,
    },
    Call, Error, Event, Parameters,
};
use quaestor_primitives::Bps;
use quaestor_runtime::Runtime;

const WHOLE: Bps = 10_000;
const ABOVE: &str = "from the trip level";
const BELOW: &str = "not above the clear level";

pub fn settings() -> Vec<Box<dyn Setting>> {
    let points = By(MAX_CHANGE_BPS.into());
    vec![Box::new(Setter {
        pallet: "CircuitBreaker",
        call: "set_params",
        out_of_range: Error::<Runtime>::OutOfRange.into(),
        too_large: Error::<Runtime>::ChangeTooLarge.into(),
        present: || vec![Parameters::<Runtime>::get()],
        store: |params: Params| Parameters::<Runtime>::put(params),
        set: |params| Call::set_params { params }.into(),
        add: None,
        told: |old, new| Event::ParamsSet { old: Box::new(old), new: Box::new(new) }.into(),
        rows: vec![
            row!(
                "params.low_stake.trip",
                |t| &mut t.low_stake.as_mut()?.trip,
                NATIVE,
                STAKE_RANGE,
                Double,
                note = BELOW,
                prepare = |t| t.low_stake.iter_mut().for_each(|l| l.clear = *STAKE_RANGE.end())
            ),
            row!(
                "params.low_stake.clear",
                |t| &mut t.low_stake.as_mut()?.clear,
                NATIVE,
                STAKE_RANGE,
                Double,
                note = ABOVE,
                prepare = |t| t.low_stake.iter_mut().for_each(|l| l.trip = 1)
            ),
            row!(
                "params.few_stakers.trip",
                |t| &mut t.few_stakers.as_mut()?.trip,
                "accounts",
                STAKERS_RANGE,
                Double,
                note = BELOW,
                prepare = |t| t.few_stakers.iter_mut().for_each(|l| l.clear = *STAKERS_RANGE.end())
            ),
            row!(
                "params.few_stakers.clear",
                |t| &mut t.few_stakers.as_mut()?.clear,
                "accounts",
                STAKERS_RANGE,
                Double,
                note = ABOVE,
                prepare = |t| t.few_stakers.iter_mut().for_each(|l| l.trip = 1)
            ),
            row!(
                "params.price_crash.trip_bps",
                |t| &mut t.price_crash.as_mut()?.trip_bps,
                "basis points below the average",
                FALL_RANGE,
                points,
                prepare = |t| t.price_crash.iter_mut().for_each(|l| l.clear_bps = WHOLE)
            ),
            row!(
                "params.price_crash.clear_bps",
                |t| &mut t.price_crash.as_mut()?.clear_bps,
                "basis points of the average",
                0..=WHOLE,
                points,
                note = "above the price at which it trips"
            ),
            row!(
                "params.price_crash.effect_secs",
                |t| &mut t.price_crash.as_mut()?.effect_secs,
                SECS,
                SPAN_RANGE,
                Double
            ),
            row!(
                "params.zero_revenue.secs",
                |t| &mut t.zero_revenue.as_mut()?.secs,
                SECS,
                SPAN_RANGE,
                Double
            ),
            row!(
                "params.zero_revenue.share_bps",
                |t| &mut t.zero_revenue.as_mut()?.share_bps,
                BPS,
                REVENUE_RANGE,
                points
            ),
            row!(
                "params.reward_floor.trip_bps",
                |t| &mut t.reward_floor.as_mut()?.trip_bps,
                BPS,
                FLOOR_TRIP_RANGE,
                points,
                note = BELOW,
                prepare = |t| t
                    .reward_floor
                    .iter_mut()
                    .for_each(|l| l.clear_bps = *FLOOR_CLEAR_RANGE.end())
            ),
            row!(
                "params.reward_floor.clear_bps",
                |t| &mut t.reward_floor.as_mut()?.clear_bps,
                BPS,
                FLOOR_CLEAR_RANGE,
                points,
                note = ABOVE,
                prepare = |t| t
                    .reward_floor
                    .iter_mut()
                    .for_each(|l| l.trip_bps = *FLOOR_TRIP_RANGE.start())
            ),
            row!("params.dwell_secs", |t| &mut t.dwell_secs, SECS, DWELL_RANGE, Double),
        ],
    })]
}
