//! The market of inference. `qtra` has none: the terms are those of `quiver`.

use super::{
    work::{compute, store_providers},
    BPS, NATIVE, SECS,
};
use crate::row::{
    Setter, Setting,
    Step::{By, Double, DoubleFrom, Fixed},
};
use pallet_inference_market::{
    types::{
        Class, ClassId, ClassList, MarketState, Terms, Use, FEE_RANGE, MAX_AMOUNT, MAX_BASE_PRICE,
        MAX_DAY_SECS, MAX_LEG_BPS, MAX_RETURNS_BPS,
    },
    Call, Classes, CurrentTerms, Error, Event, State,
};
use polkadot_sdk::frame_support::BoundedVec;
use quaestor_runtime::Runtime;

const HOURS: &str = "from an hour to 7 days of the economy, here of 86,400 seconds";

pub fn settings() -> Vec<Box<dyn Setting>> {
    vec![Box::new(set_terms()), Box::new(set_class())]
}

fn set_terms() -> Setter<Terms> {
    let week = 3_600u32..=604_800;
    Setter {
        pallet: "InferenceMarket",
        call: "set_terms",
        out_of_range: Error::<Runtime>::OutOfRange.into(),
        too_large: Error::<Runtime>::ChangeTooLarge.into(),
        present: || vec![compute().market],
        store: |terms| {
            store_providers();
            CurrentTerms::<Runtime>::put(terms);
        },
        set: |terms| Call::set_terms { terms }.into(),
        add: None,
        told: |old, new| Event::TermsSet { old, new }.into(),
        rows: vec![
            row!(
                "terms.fee.neutral_bps",
                |t| &mut t.fee.neutral_bps,
                BPS,
                FEE_RANGE,
                By(100),
                note = "from `fee.least_bps` to `fee.most_bps`"
            ),
            row!(
                "terms.fee.least_bps",
                |t| &mut t.fee.least_bps,
                BPS,
                FEE_RANGE,
                By(100),
                note = "not above `fee.neutral_bps`",
                prepare = |t| t.fee.neutral_bps = *FEE_RANGE.end()
            ),
            row!(
                "terms.fee.most_bps",
                |t| &mut t.fee.most_bps,
                BPS,
                FEE_RANGE,
                By(100),
                note = "from `fee.neutral_bps`",
                prepare = |t| t.fee.neutral_bps = *FEE_RANGE.start()
            ),
            row!(
                "terms.fee.low_bps",
                |t| &mut t.fee.low_bps,
                BPS,
                1_000u32..=9_499,
                By(1_000),
                note = "below `fee.high_bps`",
                prepare = |t| t.fee.high_bps = 9_500
            ),
            row!(
                "terms.fee.high_bps",
                |t| &mut t.fee.high_bps,
                BPS,
                1_001u32..=9_500,
                By(1_000),
                note = "above `fee.low_bps`",
                prepare = |t| t.fee.low_bps = 1_000
            ),
            row!("terms.fee.up_bps", |t| &mut t.fee.up_bps, BPS, 0u32..=2_000, By(500)),
            row!("terms.fee.down_bps", |t| &mut t.fee.down_bps, BPS, 0u32..=2_000, By(500)),
            row!("terms.fee.drift_bps", |t| &mut t.fee.drift_bps, BPS, 0u32..=2_000, By(500)),
            row!("terms.treasury_bps", |t| &mut t.treasury_bps, BPS, 0..=MAX_LEG_BPS, By(100)),
            row!("terms.burn_bps", |t| &mut t.burn_bps, BPS, 0..=MAX_LEG_BPS, By(100)),
            row!(
                "terms.rebate_bps",
                |t| &mut t.rebate_bps,
                BPS,
                0u32..=8_000,
                By(1_000),
                note = "with the next two at most 9,000",
                prepare = |t| (t.rebate_bps, t.bonus_bps, t.audit_bps) = (2_000, 500, 500)
            ),
            row!(
                "terms.bonus_bps",
                |t| &mut t.bonus_bps,
                BPS,
                0..=MAX_RETURNS_BPS,
                By(1_000),
                prepare = |t| (t.rebate_bps, t.audit_bps) = (0, 0)
            ),
            row!(
                "terms.audit_bps",
                |t| &mut t.audit_bps,
                BPS,
                0..=MAX_RETURNS_BPS,
                By(1_000),
                prepare = |t| (t.rebate_bps, t.bonus_bps) = (0, 0)
            ),
            row!(
                "terms.delivery_secs",
                |t| &mut t.delivery_secs,
                SECS,
                week.clone(),
                Double,
                note = "from an hour to 7 days of the economy, here of 86,400 seconds; with \
                        `audit_secs` and a case not above the notice of a bond"
            ),
            row!(
                "terms.review_secs",
                |t| &mut t.review_secs,
                SECS,
                week.clone(),
                Double,
                note = HOURS,
                prepare = |t| t.audit_secs = 604_800
            ),
            row!(
                "terms.audit_secs",
                |t| &mut t.audit_secs,
                SECS,
                week,
                Double,
                note = "from `review_secs` to 7 days of the economy, here of 86,400 seconds",
                prepare = |t| t.review_secs = 3_600
            ),
            row!("terms.late_bps", |t| &mut t.late_bps, BPS, 0u32..=2_000, By(500)),
            row!(
                "terms.least_penalty",
                |t| &mut t.least_penalty,
                NATIVE,
                0..=MAX_AMOUNT,
                DoubleFrom(1)
            ),
            row!(
                "terms.demand.target_bps",
                |t| &mut t.demand.target_bps,
                BPS,
                1_000u32..=9_000,
                By(500)
            ),
            row!(
                "terms.demand.least_bps",
                |t| &mut t.demand.least_bps,
                BPS,
                1_000u32..=10_000,
                Double
            ),
            row!(
                "terms.demand.most_bps",
                |t| &mut t.demand.most_bps,
                BPS,
                10_000u32..=100_000,
                Double
            ),
            row!(
                "terms.day_secs",
                |t| &mut t.day_secs,
                SECS,
                1..=MAX_DAY_SECS,
                Fixed(Error::<Runtime>::ChangeTooLarge.into()),
                note = "fixed at genesis"
            ),
        ],
    }
}

fn set_class() -> Setter<(ClassId, u128)> {
    Setter {
        pallet: "InferenceMarket",
        call: "set_class",
        out_of_range: Error::<Runtime>::OutOfRange.into(),
        too_large: Error::<Runtime>::ChangeTooLarge.into(),
        present: || (0..).zip(compute().classes).collect(),
        store: |(class, base)| {
            CurrentTerms::<Runtime>::put(compute().market);
            let mut classes: ClassList =
                BoundedVec::truncate_from(compute().classes.into_iter().map(Class::new).collect());
            let usage = BoundedVec::truncate_from(vec![Use::default(); classes.len()]);
            classes[usize::from(class)].base = base;
            Classes::<Runtime>::put(classes);
            State::<Runtime>::put(MarketState { usage, ..Default::default() });
        },
        set: |(class, base)| Call::set_class { class, base }.into(),
        add: None,
        told: |(class, old), (_, new)| Event::ClassSet { class, old: Some(old), new }.into(),
        rows: vec![row!(
            "base",
            |t| &mut t.1,
            "smallest units of the native token for 1,000 tokens of text",
            1..=MAX_BASE_PRICE,
            Double,
            note = "of a class that is added: no step"
        )],
    }
}
