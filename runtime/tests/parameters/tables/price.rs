use super::{BPS, SECS};
use crate::row::{Setter, Setting, Step::Double};
use pallet_price_feed::{
    types::{
        Params, DAY_SECS, MAX_BAND_BPS, MAX_FEEDERS, MAX_LONG_WINDOW_SECS, MAX_MOVE_BPS,
        MAX_OUTLIER_BPS, MIN_FEEDERS,
    },
    Call, Error, Event, Settings,
};
use quaestor_math::twap::{LONG_SLOTS, SHORT_SLOTS};
use quaestor_runtime::Runtime;

pub fn settings() -> Vec<Box<dyn Setting>> {
    vec![Box::new(Setter {
        pallet: "PriceFeed",
        call: "set_params",
        out_of_range: Error::<Runtime>::OutOfRange.into(),
        too_large: Error::<Runtime>::ChangeTooLarge.into(),
        present: || vec![Settings::<Runtime>::get().params],
        store: |params: Params| Settings::<Runtime>::mutate(|settings| settings.params = params),
        set: |params| Call::set_params { params }.into(),
        add: None,
        told: |old, new| Event::ParamsSet { old, new }.into(),
        rows: vec![
            row!("params.expiry_secs", |t| &mut t.expiry_secs, SECS, 1..=DAY_SECS, Double),
            row!(
                "params.min_feeders",
                |t| &mut t.min_feeders,
                "operators",
                MIN_FEEDERS..=MAX_FEEDERS,
                Double
            ),
            row!("params.outlier_bps", |t| &mut t.outlier_bps, BPS, 1..=MAX_OUTLIER_BPS, Double),
            row!("params.band_bps", |t| &mut t.band_bps, BPS, 1..=MAX_BAND_BPS, Double),
            row!(
                "params.window_secs",
                |t| &mut t.window_secs,
                SECS,
                SHORT_SLOTS..=DAY_SECS,
                Double,
                note = "from `max_gap_secs` to `long_window_secs`",
                prepare = |t| {
                    t.max_gap_secs = 1;
                    t.long_window_secs = MAX_LONG_WINDOW_SECS;
                }
            ),
            row!(
                "params.long_window_secs",
                |t| &mut t.long_window_secs,
                SECS,
                LONG_SLOTS..=MAX_LONG_WINDOW_SECS,
                Double,
                note = "from `window_secs`",
                prepare = |t| (t.window_secs, t.max_gap_secs) = (SHORT_SLOTS, 1)
            ),
            row!("params.max_move_bps", |t| &mut t.max_move_bps, BPS, 1..=MAX_MOVE_BPS, Double),
            row!(
                "params.max_gap_secs",
                |t| &mut t.max_gap_secs,
                SECS,
                1..=DAY_SECS,
                Double,
                note = "not above `window_secs`",
                prepare = |t| {
                    t.window_secs = DAY_SECS;
                    t.long_window_secs = MAX_LONG_WINDOW_SECS;
                }
            ),
        ],
    })]
}
