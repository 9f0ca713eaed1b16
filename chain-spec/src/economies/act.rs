//! Lock or seasoning, immediate exit for a tenth of the principal; 9 decimals.

use crate::{days, economies::votes, tier, tokens::ACT, Economy, Part, Release, DAY, SHORT_DAY};
use alloc::{vec, vec::Vec};
use pallet_revenue_router::types::{Leg, Share, Split, SplitMap};
use pallet_rewards::{
    types::{Destination, PoolParams},
    GenesisPool,
};
use pallet_staking_vault::types::{PenaltyTo, Tier};
use polkadot_sdk::frame_support::BoundedVec;
use quaestor_math::{issuance::AnnualAmount, RateModel};
use quaestor_primitives::{AssetKind, Bps, RevenueType, Seconds, Voting};

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
        supply: Some(ACT.units(600_000_000)),
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
        revenue_assets: vec![AssetKind::Native],
        splits: splits(),
        parts: vec![
            Part {
                name: "team",
                amount: ACT.units(200_000_000),
                release: Some(Release {
                    first_bps: 0,
                    cliff_secs: days(day, 365),
                    end_secs: days(day, 1_460),
                }),
            },
            Part {
                name: "partners",
                amount: ACT.units(100_000_000),
                release: Some(Release { first_bps: 0, cliff_secs: 0, end_secs: days(day, 365) }),
            },
            Part { name: "treasury", amount: ACT.units(200_000_000), release: None },
            Part { name: "liquidity", amount: ACT.units(100_000_000), release: None },
        ],
        emission: Some(emission(day)),
        votes: Some(pallet_stake_voting::Params {
            day_secs: day,
            voter_stake: ACT.units(1_000),
            proposer_stake: ACT.units(10_000),
            max_spend: ACT.units(20_000_000),
            submission_deposit: ACT.units(1_000),
            boost_bps: 1_500,
            boost_secs: days(day, 30),
            ..votes(day)
        }),
        debates: Some(pallet_debates::types::Params {
            min_stake: ACT.units(1_000),
            fee: ACT.units(50),
            agents_bps: 6_000,
            record_secs: days(day, 3),
            boost_bps: 1_000,
            boost_secs: days(day, 30),
            day_secs: day,
        }),
        ..none
    }
}

/// 5 %, then 3 %, then 2 % of a supply of 1,000,000,000 a year, a week at a time, until 400,000,000 are
/// issued.
fn emission(day: Seconds) -> pallet_emission::types::Params {
    let step =
        |from, whole| AnnualAmount { from_secs: days(day, from), per_year: ACT.units(whole) };
    let steps = vec![step(0, 50_000_000), step(365, 30_000_000), step(730, 20_000_000)];
    pallet_emission::types::Params {
        steps: BoundedVec::truncate_from(steps),
        cap: ACT.units(400_000_000),
        year_secs: days(day, 365),
        period_secs: days(day, 7),
        lead_secs: days(day, 7),
        smooth: true,
        block_reward: 0,
        block_cap: 0,
        staked_bps: 0,
        reward_tier: 0,
        window_secs: days(day, 30),
    }
}

/// Half of all revenue goes to the stakers, half to the treasury.
fn splits() -> SplitMap {
    let split = || Split::of([Share::new(Leg::Rewards, 5_000), Share::new(Leg::Treasury, 5_000)]);
    let types = [
        RevenueType::Subscription,
        RevenueType::ExchangeFee,
        RevenueType::TradingProfit,
        RevenueType::Other,
    ];
    types.map(|kind| (kind, split())).into()
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
