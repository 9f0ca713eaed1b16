//! Lock or seasoning, immediate exit for a tenth of the principal; 9 decimals.

use crate::{days, tier, tokens::ACT, Economy, DAY, SHORT_DAY};
use alloc::vec;
use pallet_rewards::{
    types::{Destination, PoolParams},
    GenesisPool,
};
use pallet_staking_vault::types::Tier;
use polkadot_sdk::frame_support::BoundedVec;
use quaestor_math::RateModel;
use quaestor_primitives::{AssetKind, Bps, Seconds};

/// The real durations.
pub fn real() -> Economy {
    economy(DAY)
}

/// With a day of 20 seconds.
pub fn dev() -> Economy {
    economy(SHORT_DAY)
}

fn economy(day: Seconds) -> Economy {
    let none = Economy::new(ACT, day);
    let seasoning = [(0, 10_000), (7, 12_000), (30, 15_000), (90, 20_000), (180, 30_000)];
    Economy {
        supply: Some(ACT.units(1_000_000_000)),
        staking: pallet_staking_vault::types::Params {
            min_stake: ACT.units(100),
            max_stake: Some(ACT.units(10_000_000)),
            tiers: BoundedVec::truncate_from(vec![
                tier(day, 0, &seasoning),
                locked(day, 7, 12_000),
                locked(day, 30, 15_000),
                locked(day, 90, 20_000),
                locked(day, 180, 30_000),
            ]),
            ..none.staking
        },
        tier_names: vec!["NoLock", "SevenDays", "ThirtyDays", "NinetyDays", "SixMonths"],
        pools: vec![GenesisPool {
            asset: AssetKind::Native,
            params: PoolParams {
                rate: RateModel::Streamed { period_secs: days(day, 7) },
                vesting_secs: 0,
                min_funding: ACT.units(1),
                min_claim: ACT.units(1),
                min_compound: ACT.units(1),
                on_no_stake: Destination::Stream,
                on_redirected: Destination::Backstop,
                on_forfeited: Destination::Stream,
            },
        }],
        ..none
    }
}

/// A locked tier has its weight at once, in rewards and in votes.
fn locked(day: Seconds, lock_days: u32, multiplier_bps: Bps) -> Tier {
    Tier {
        penalty_bps: 1_000,
        voting_bps: multiplier_bps,
        ..tier(day, lock_days, &[(0, multiplier_bps)])
    }
}
