use super::{NATIVE, QUOTE, SECS};
use crate::row::{
    Setter, Setting,
    Step::{Double, DoubleFrom, Fixed},
};
use pallet_rewards::{
    types::{
        PoolParams, MAX_CAP_AMOUNT, MAX_CAP_SECS, MAX_MIN_CLAIM_UNITS, MAX_MIN_COMPOUND_UNITS,
        MAX_MIN_FUNDING_UNITS, MAX_PERIOD_SECS, UNIT_SECS,
    },
    Call, Error, Event, State,
};
use polkadot_sdk::frame_support::traits::Get;
use quaestor_math::{RateModel, YEAR};
use quaestor_primitives::{AssetKind, AssetUnits};
use quaestor_runtime::{
    params::{Notice, Units, Usdc},
    AccountId, Rewards, Runtime,
};

const AMOUNT: &str = "smallest units of the pool's asset";

type Pool = (AssetKind, PoolParams);

/// Of the asset's own decimals.
const MINIMUM: &str = "so many whole units of the pool's asset at most";

fn is_native(pool: &Pool) -> bool {
    pool.0 == AssetKind::Native
}

pub fn settings() -> Vec<Box<dyn Setting>> {
    let native = Units::whole_unit(&AssetKind::Native);
    let usdc = Units::whole_unit(&<Usdc as Get<AssetKind>>::get());
    let cap: fn(&mut Pool) = |t| {
        t.1.rate =
            RateModel::TargetApr { cap_amount: 10u128.pow(24), cap_secs: YEAR, year_secs: YEAR };
    };
    vec![Box::new(Setter {
        pallet: "Rewards",
        call: "set_pool_params",
        out_of_range: Error::<Runtime>::OutOfRange.into(),
        too_large: Error::<Runtime>::ChangeTooLarge.into(),
        present: || {
            let pools = Rewards::state().pools.into_iter();
            pools.map(|record| (record.asset, record.params)).collect()
        },
        store: |(asset, params): Pool| {
            State::<Runtime>::mutate(|pools| pools.find_mut(&asset).unwrap().1.params = params);
        },
        set: |(asset, params)| Call::set_pool_params { asset, params }.into(),
        add: Some(("add_pool", |(asset, params)| {
            Call::add_pool { asset, params, payer: AccountId::new([1; 32]) }.into()
        })),
        told: |(asset, old), (_, new)| {
            let from = Notice::get();
            Event::PoolParamsAnnounced { asset, old, new, from }.into()
        },
        rows: vec![
            row!(
                "params.rate.Streamed.period_secs",
                |t| match &mut t.1.rate {
                    RateModel::Streamed { period_secs } => period_secs,
                    _ => return None,
                },
                SECS,
                1..=MAX_PERIOD_SECS,
                Double,
                note = "of streamed pools"
            ),
            row!(
                "params.rate.TargetApr.cap_amount",
                |t| match &mut t.1.rate {
                    RateModel::TargetApr { cap_amount, .. } => cap_amount,
                    _ => return None,
                },
                AMOUNT,
                1..=MAX_CAP_AMOUNT,
                Double,
                note = "of pools with a target rate; so is what it makes per second",
                prepare = cap
            ),
            row!(
                "params.rate.TargetApr.cap_secs",
                |t| match &mut t.1.rate {
                    RateModel::TargetApr { cap_secs, .. } => cap_secs,
                    _ => return None,
                },
                SECS,
                1..=MAX_CAP_SECS,
                Double,
                note = "of pools with a target rate",
                prepare = cap
            ),
            row!(
                "params.rate.TargetApr.year_secs",
                |t| match &mut t.1.rate {
                    RateModel::TargetApr { year_secs, .. } => year_secs,
                    _ => return None,
                },
                SECS,
                1..=YEAR,
                Fixed(Error::<Runtime>::ChangeTooLarge.into()),
                note = "of pools with a target rate",
                prepare = |t| {
                    t.1.rate =
                        RateModel::TargetApr { cap_amount: 1, cap_secs: 1, year_secs: 7_300 };
                }
            ),
            row!(
                "params.vesting_secs",
                |t| &mut t.1.vesting_secs,
                SECS,
                0..=MAX_PERIOD_SECS,
                DoubleFrom(UNIT_SECS.into())
            ),
            row!(
                "params.min_funding",
                |t| if is_native(t) { &mut t.1.min_funding } else { return None },
                NATIVE,
                1..=native * MAX_MIN_FUNDING_UNITS,
                Double,
                note = MINIMUM
            ),
            row!(
                "params.min_funding",
                |t| if is_native(t) { return None } else { &mut t.1.min_funding },
                QUOTE,
                1..=usdc * MAX_MIN_FUNDING_UNITS,
                Double,
                note = MINIMUM
            ),
            row!(
                "params.min_claim",
                |t| if is_native(t) { &mut t.1.min_claim } else { return None },
                NATIVE,
                1..=native * MAX_MIN_CLAIM_UNITS,
                Double,
                note = MINIMUM
            ),
            row!(
                "params.min_claim",
                |t| if is_native(t) { return None } else { &mut t.1.min_claim },
                QUOTE,
                1..=usdc * MAX_MIN_CLAIM_UNITS,
                Double,
                note = MINIMUM
            ),
            row!(
                "params.min_compound",
                |t| if is_native(t) { &mut t.1.min_compound } else { return None },
                NATIVE,
                1..=native * MAX_MIN_COMPOUND_UNITS,
                Double,
                note = MINIMUM
            ),
            row!(
                "params.min_compound",
                |t| if is_native(t) { return None } else { &mut t.1.min_compound },
                QUOTE,
                1..=usdc * MAX_MIN_COMPOUND_UNITS,
                Double,
                note = MINIMUM
            ),
        ],
    })]
}
