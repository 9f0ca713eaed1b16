//! Annual rates from a pool with a hard cap, graded forfeits, a launch bonus; 18 decimals.

use crate::{
    days, economies::votes, tier, tokens::BLOCKDAG, Economy, Part, Release, DAY, SHORT_DAY,
};
use alloc::vec;
use pallet_rewards::{
    types::{Destination, PoolParams},
    GenesisPool,
};
use pallet_staking_vault::types::{PenaltyTo, Tier};
use polkadot_sdk::frame_support::BoundedVec;
use quaestor_math::{issuance::AnnualAmount, RateModel};
use quaestor_primitives::{AssetKind, Bps, Forfeit, LaunchBonus, Seconds, TierId, Voting};

/// The real durations.
pub fn real() -> Economy {
    economy(DAY)
}

/// With a day of 20 seconds.
pub fn dev() -> Economy {
    economy(SHORT_DAY)
}

fn economy(day: Seconds) -> Economy {
    let none = Economy::new(BLOCKDAG, day);
    let bdag = |whole| BLOCKDAG.units(whole);
    // Development accounts have less.
    let gate = |real, dev| bdag(if day == DAY { real } else { dev });
    Economy {
        supply: Some(bdag(40_000_000_000)),
        staking: pallet_staking_vault::types::Params {
            min_stake: bdag(1),
            tiers: BoundedVec::truncate_from(vec![
                rated(day, 30, 800, (2_500, 0), 10_000),
                rated(day, 90, 1_500, (5_000, 0), 12_000),
                rated(day, 180, 2_500, (7_500, 0), 15_000),
                rated(day, 365, 4_000, (10_000, 1_000), 20_000),
                // Half of each block reward, for its author.
                Tier {
                    forfeit: Forfeit::None,
                    firm: true,
                    open: false,
                    ..rated(day, 120, 1_500, (0, 0), 12_000)
                },
            ]),
            penalty_to: PenaltyTo::Burn,
            ..none.staking
        },
        tier_names: vec!["ThirtyDays", "NinetyDays", "SixMonths", "OneYear", "BlockReward"],
        pools: vec![GenesisPool {
            asset: AssetKind::Native,
            params: PoolParams {
                rate: RateModel::TargetApr {
                    cap_amount: bdag(10_000_000_000),
                    cap_secs: days(day, 5 * 365),
                    year_secs: days(day, 365),
                },
                vesting_secs: 0,
                min_funding: bdag(1),
                min_claim: bdag(1) / 100,
                min_compound: bdag(1),
                on_no_stake: Destination::Stream,
                on_redirected: Destination::Backstop,
                on_forfeited: Destination::Stream,
            },
        }],
        parts: vec![
            Part {
                name: "presale",
                amount: bdag(20_000_000_000),
                release: Some(Release { first_bps: 200, cliff_secs: 0, end_secs: days(day, 730) }),
            },
            Part {
                name: "team",
                amount: bdag(6_000_000_000),
                release: Some(Release {
                    first_bps: 0,
                    cliff_secs: days(day, 365),
                    end_secs: days(day, 1_460),
                }),
            },
            Part { name: "treasury", amount: bdag(8_000_000_000), release: None },
            Part { name: "liquidity", amount: bdag(6_000_000_000), release: None },
        ],
        pledges: Some(pallet_allocations::types::Params {
            pledge_until_secs: days(day, 30),
            loyal_from_secs: days(day, 180),
            loyalty_bps: 5_000,
        }),
        emission: Some(emission(day)),
        votes: Some(pallet_stake_voting::Params {
            voter_stake: gate(10_000, 1_000),
            proposer_stake: gate(1_000_000, 10_000),
            max_spend: bdag(800_000_000),
            submission_deposit: bdag(10_000),
            boost_secs: days(day, 30),
            ..votes(day)
        }),
        badge: Some(pallet_genesis_badge::types::Params {
            supply: 10_000,
            min_amount: bdag(1_000),
            lock_secs: days(day, 365),
        }),
        ..none
    }
}

/// Up to 10,000,000,000 into the pool in five years, a month ahead, and 100 to the author of each block,
/// half of it staked.
fn emission(day: Seconds) -> pallet_emission::types::Params {
    let step = AnnualAmount { from_secs: 0, per_year: BLOCKDAG.units(2_000_000_000) };
    pallet_emission::types::Params {
        steps: BoundedVec::truncate_from(vec![step]),
        cap: BLOCKDAG.units(10_000_000_000),
        year_secs: days(day, 365),
        period_secs: day,
        lead_secs: days(day, 30),
        smooth: false,
        block_reward: BLOCKDAG.units(100),
        block_cap: BLOCKDAG.units(5_000_000_000),
        staked_bps: 5_000,
        reward_tier: REWARD_TIER,
        window_secs: days(day, 30),
    }
}

/// The tier of block rewards.
const REWARD_TIER: TierId = 4;

/// A tier with an annual rate, the shares of reward and principal that an early exit costs, and its
/// multiplier in votes, all in basis points. Positions of the first 90 days earn 50 % a year more,
/// up to 100 %.
fn rated(
    day: Seconds,
    lock_days: u32,
    apr_bps: Bps,
    (forfeit_bps, penalty_bps): (Bps, Bps),
    voting_bps: Bps,
) -> Tier {
    Tier {
        forfeit: Forfeit::Share(forfeit_bps),
        penalty_bps,
        voting: Voting::Fixed(voting_bps),
        launch: Some(LaunchBonus { phase_secs: days(day, 90), add_bps: 5_000, cap_bps: 10_000 }),
        ..tier(day, lock_days, &[(0, apr_bps)])
    }
}
