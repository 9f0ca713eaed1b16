//! Annual rates from a pool with a hard cap, graded forfeits, a launch bonus; 18 decimals.

use crate::{days, tier, tokens::BLOCKDAG, Economy, DAY, SHORT_DAY};
use alloc::vec;
use pallet_rewards::{
    types::{Destination, PoolParams},
    GenesisPool,
};
use pallet_staking_vault::types::{PenaltyTo, Tier};
use polkadot_sdk::frame_support::BoundedVec;
use quaestor_math::RateModel;
use quaestor_primitives::{AssetKind, Bps, Forfeit, LaunchBonus, Seconds, Voting};

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
    Economy {
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
        ..none
    }
}

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
