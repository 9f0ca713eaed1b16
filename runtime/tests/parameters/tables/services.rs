//! Discounts on trading fees, and subscriptions.

use super::{BPS, NATIVE, QUOTE, SECS};
use crate::row::{
    Setter, Setting,
    Step::{By, Double, Fixed},
};
use pallet_fee_discounts::types::{Tiers, MAX_MIN_STAKE};
use pallet_subscriptions::{
    types::{
        Params, Plan, PlanId, MAX_ATTEMPTS, MAX_BUCKET_SECS, MAX_DISCOUNT_BPS,
        MAX_DISCOUNT_CHANGE_BPS, MAX_PERIOD_SECS, MAX_PRICE, MAX_STAKED_MIN,
    },
    Call, Error, Event, Parameters, Plans,
};
use quaestor_runtime::Runtime;

pub fn settings() -> Vec<Box<dyn Setting>> {
    vec![Box::new(set_tiers()), Box::new(set_plan()), Box::new(set_params())]
}

fn set_tiers() -> Setter<Tiers> {
    use pallet_fee_discounts::{
        types::{MAX_DISCOUNT_BPS, MAX_DISCOUNT_CHANGE_BPS},
        Call, Error, Event, Parameters,
    };
    let alone: fn(&mut Tiers) = |tiers| {
        while tiers.len() > 1 {
            tiers.remove(0);
        }
    };
    Setter {
        pallet: "FeeDiscounts",
        call: "set_tiers",
        out_of_range: Error::<Runtime>::OutOfRange.into(),
        too_large: Error::<Runtime>::ChangeTooLarge.into(),
        present: || vec![Parameters::<Runtime>::get().tiers],
        store: |tiers| Parameters::<Runtime>::mutate(|params| params.tiers = tiers),
        set: |tiers| Call::set_tiers { tiers }.into(),
        add: None,
        told: |old, new| Event::TiersSet { old, new }.into(),
        rows: vec![
            row!(
                "tiers[].min_stake",
                |t, at| &mut t.get_mut(at)?.min_stake,
                NATIVE,
                1..=MAX_MIN_STAKE,
                Double,
                note = "rises from tier to tier; one tier may be added or removed",
                prepare = alone
            ),
            row!(
                "tiers[].discount_bps",
                |t, at| &mut t.get_mut(at)?.discount_bps,
                BPS,
                1..=MAX_DISCOUNT_BPS,
                By(MAX_DISCOUNT_CHANGE_BPS.into()),
                note =
                    "rises from tier to tier; a tier that is added or removed is at most this limit \
                        above the tier below",
                prepare = alone
            ),
        ],
    }
}

fn set_plan() -> Setter<(PlanId, Plan)> {
    let immutable = Fixed(Error::<Runtime>::Immutable.into());
    let least = 2 * Parameters::<Runtime>::get().bucket_secs;
    Setter {
        pallet: "Subscriptions",
        call: "set_plan",
        out_of_range: Error::<Runtime>::OutOfRange.into(),
        too_large: Error::<Runtime>::ChangeTooLarge.into(),
        present: || {
            let mut plans: Vec<_> = Plans::<Runtime>::iter().collect();
            plans.sort_by_key(|(id, _)| *id);
            plans
        },
        store: |(id, plan)| Plans::<Runtime>::insert(id, plan),
        set: |(id, plan)| Call::set_plan { id, plan }.into(),
        add: Some(("add_plan", |(_, plan)| Call::add_plan { plan }.into())),
        told: |(id, old), (_, new)| Event::PlanSet { id, old, new }.into(),
        rows: vec![
            row!("plan.price", |t| &mut t.1.price, QUOTE, 1..=MAX_PRICE, Double),
            row!(
                "plan.period_secs",
                |t| &mut t.1.period_secs,
                SECS,
                least..=MAX_PERIOD_SECS,
                immutable,
                note = "from two buckets of the timeline; set when the plan is added"
            ),
        ],
    }
}

fn set_params() -> Setter<Params> {
    let points = By(MAX_DISCOUNT_CHANGE_BPS.into());
    let immutable = Fixed(Error::<Runtime>::Immutable.into());
    Setter {
        pallet: "Subscriptions",
        call: "set_params",
        out_of_range: Error::<Runtime>::OutOfRange.into(),
        too_large: Error::<Runtime>::ChangeTooLarge.into(),
        present: || vec![Parameters::<Runtime>::get()],
        store: |params| Parameters::<Runtime>::put(params),
        set: |params| Call::set_params { params }.into(),
        add: None,
        told: |old, new| Event::ParamsSet { old, new }.into(),
        rows: vec![
            row!(
                "params.native_bps",
                |t| &mut t.native_bps,
                BPS,
                0..=MAX_DISCOUNT_BPS,
                points,
                note = "not above `staked_bps`",
                prepare = |t| t.staked_bps = MAX_DISCOUNT_BPS
            ),
            row!(
                "params.staked_bps",
                |t| &mut t.staked_bps,
                BPS,
                0..=MAX_DISCOUNT_BPS,
                points,
                note = "from `native_bps`",
                prepare = |t| t.native_bps = 0
            ),
            row!("params.staked_min", |t| &mut t.staked_min, NATIVE, 1..=MAX_STAKED_MIN, Double),
            row!(
                "params.bucket_secs",
                |t| &mut t.bucket_secs,
                SECS,
                1..=MAX_BUCKET_SECS,
                immutable,
                note = "fixed at genesis"
            ),
            row!(
                "params.max_attempts",
                |t| &mut t.max_attempts,
                "attempts",
                1..=MAX_ATTEMPTS,
                Double
            ),
        ],
    }
}
