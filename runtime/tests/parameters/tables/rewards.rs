use super::SECS;
use crate::row::{
    Setter, Setting,
    Step::{Double, DoubleFrom},
};
use pallet_rewards::{
    types::{PoolParams, MAX_CAP_AMOUNT, MAX_CAP_SECS, MAX_MINIMUM, MAX_PERIOD_SECS, UNIT_SECS},
    Call, Error, Event, State,
};
use quaestor_math::{RateModel, YEAR};
use quaestor_primitives::AssetKind;
use quaestor_runtime::{AccountId, Rewards, Runtime};

const AMOUNT: &str = "smallest units of the pool's asset";

type Pool = (AssetKind, PoolParams);

pub fn settings() -> Vec<Box<dyn Setting>> {
    let cap: fn(&mut Pool) = |t| {
        t.1.rate = RateModel::TargetApr { cap_amount: 10u128.pow(24), cap_secs: YEAR };
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
        told: |(asset, old), (_, new)| Event::PoolParamsSet { asset, old, new }.into(),
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
                "params.vesting_secs",
                |t| &mut t.1.vesting_secs,
                SECS,
                0..=MAX_PERIOD_SECS,
                DoubleFrom(UNIT_SECS.into())
            ),
            row!("params.min_funding", |t| &mut t.1.min_funding, AMOUNT, 1..=MAX_MINIMUM, Double),
            row!("params.min_claim", |t| &mut t.1.min_claim, AMOUNT, 1..=MAX_MINIMUM, Double),
            row!("params.min_compound", |t| &mut t.1.min_compound, AMOUNT, 1..=MAX_MINIMUM, Double),
        ],
    })]
}
