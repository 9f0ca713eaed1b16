//! Lock or seasoning, immediate exit for a tenth of the principal; 9 decimals.

use crate::{days, tier, tokens::ACT, Economy, DAY, SHORT_DAY};
use alloc::{vec, vec::Vec};
use pallet_rewards::{
    types::{Destination, PoolParams},
    GenesisPool,
};
use pallet_staking_vault::types::{PenaltyTo, Tier};
use polkadot_sdk::frame_support::BoundedVec;
use quaestor_math::RateModel;
use quaestor_primitives::{AssetKind, Bps, Seconds, Voting};

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
    Economy {
        supply: Some(ACT.units(1_000_000_000)),
        staking: pallet_staking_vault::types::Params {
            min_stake: ACT.units(100),
            max_stake: Some(ACT.units(10_000_000)),
            tiers: BoundedVec::truncate_from(vec![
                Tier { penalty_bps: 0, ..seasoned(day, 0, 0) },
                seasoned(day, 7, 1),
                seasoned(day, 30, 2),
                seasoned(day, 90, 3),
                seasoned(day, 180, 4),
            ]),
            penalty_to: PenaltyTo::Treasury,
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

/// Multiplier by age in days, in basis points. A lock begins at its own and seasons on.
const SEASONING: [(u32, Bps); 6] =
    [(0, 10_000), (7, 12_000), (30, 15_000), (90, 20_000), (180, 30_000), (365, 36_000)];
/// The multiplier in votes is that of the weight, up to this.
const MAX_VOTING_BPS: Bps = 30_000;

/// A tier that begins at step `first` of the seasoning, with its early exit.
fn seasoned(day: Seconds, lock_days: u32, first: usize) -> Tier {
    let mut steps: Vec<(u32, Bps)> = SEASONING.into_iter().skip(first).collect();
    if let Some((age, _)) = steps.first_mut() {
        *age = 0;
    }
    Tier {
        penalty_bps: 1_000,
        voting: Voting::AsWeight { cap_bps: MAX_VOTING_BPS },
        ..tier(day, lock_days, &steps)
    }
}
