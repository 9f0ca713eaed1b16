//! The economy of an inference network: providers with bonded stake, a market, channels, auditors; 18
//! decimals.

use crate::{
    days,
    economies::{inference, qtra},
    tier,
    tokens::QUIVER,
    Compute, Economy, Part, Release, DAY, SHORT_DAY,
};
use alloc::vec;
use pallet_inference_market::types::Terms;
use pallet_providers::types::{Maturity, Params as Providers, Tier as ProviderTier};
use pallet_revenue_router::types::{Leg, Share, Split, SplitMap};
use pallet_staking_vault::types::Tier;
use polkadot_sdk::frame_support::BoundedVec;
use quaestor_math::{demand::DemandCurve, fee::FeeCurve, slash::Caps, verdict::AwardShares};
use quaestor_primitives::{Balance, Bps, Forfeit, RevenueType, Seconds, Voting};

/// The real durations and amounts.
pub fn real() -> Economy {
    economy(DAY, 1, qtra::real())
}

/// With a day of 20 seconds, and amounts a hundredth.
pub fn dev() -> Economy {
    let mut dev = economy(SHORT_DAY, 100, qtra::dev());
    if let Some(compute) = &mut dev.compute {
        // The least that there can be.
        compute.challenges.auditor_bond = QUIVER.units(1_000);
    }
    dev
}

/// With days of `day` seconds and amounts divided by `scale`. Income is that of `qtra`, without its floor
/// and discounts.
fn economy(day: Seconds, scale: Balance, qtra: Economy) -> Economy {
    let quiv = |whole| QUIVER.units(whole);
    let scaled = |whole| quiv(whole).checked_div(scale).unwrap_or_default();
    let none = Economy::new(QUIVER, day);
    Economy {
        supply: Some(quiv(400_000_000)),
        staking: pallet_staking_vault::types::Params {
            min_stake: scaled(100),
            cooldown_secs: days(day, 3),
            tiers: BoundedVec::truncate_from(vec![
                locked(day, 0, 10_000, 10_000),
                locked(day, 90, 12_500, 15_000),
                locked(day, 365, 16_000, 20_000),
            ]),
            ..none.staking
        },
        tier_names: vec!["Open", "Quarter", "Year"],
        pools: qtra.pools,
        revenue_assets: qtra.revenue_assets,
        splits: with_fees(qtra.splits),
        buyback: qtra.buyback,
        price: qtra.price,
        parts: vec![
            Part { name: "treasury", amount: quiv(150_000_000), release: None },
            Part {
                name: "team",
                amount: quiv(100_000_000),
                release: Some(Release {
                    first_bps: 0,
                    cliff_secs: days(day, 365),
                    end_secs: days(day, 1_460),
                }),
            },
            Part { name: "liquidity", amount: quiv(60_000_000), release: None },
            Part { name: "programme", amount: quiv(50_000_000), release: None },
            Part { name: "validators", amount: quiv(30_000_000), release: None },
            Part { name: INSURANCE, amount: quiv(10_000_000), release: None },
        ],
        daily_emission: Some(inference::emission(QUIVER, day, scale)),
        votes: Some(inference::votes(QUIVER, day, scale)),
        compute: Some(Compute {
            providers: providers(day, scaled),
            market: market(day, scaled(1)),
            // By size, a fivefold each: from 0.002 for 1,000 tokens.
            classes: vec![scaled(2) / 1_000, scaled(10) / 1_000, scaled(50) / 1_000],
            channels: pallet_payment_channels::types::Params {
                dispute_secs: day,
                max_life_secs: days(day, 365),
                min_deposit: scaled(1),
                day_secs: day,
            },
            challenges: challenges(day, scaled),
        }),
        ..none
    }
}

/// Splits in which four fifths of the network fee go to stakers, and the rest to the backstop.
fn with_fees(mut splits: SplitMap) -> SplitMap {
    let split = Split::of([Share::new(Leg::Rewards, 8_000)]);
    splits.insert(RevenueType::Inference, split);
    splits
}

/// Name of the part of the supply that belongs to the insurance.
pub const INSURANCE: &str = "insurance";

/// A tier without weight on its first day. An early exit forfeits the bonus over 1.00x.
fn locked(day: Seconds, lock_days: u32, weight_bps: Bps, voting_bps: Bps) -> Tier {
    Tier {
        forfeit: Forfeit::OverBase(10_000),
        voting: Voting::Fixed(voting_bps),
        ..tier(day, lock_days, &[(0, 0), (1, weight_bps)])
    }
}

/// Four tiers; a sentence of 20 times the price, at most a tenth of the backing and a fifth a week.
fn providers(day: Seconds, scaled: impl Fn(u64) -> Balance) -> Providers {
    let tier = |backing, own, jobs, capacity| ProviderTier {
        backing: scaled(backing),
        own: scaled(own),
        jobs,
        capacity,
    };
    Providers {
        caps: Caps { multiple: 20, event_bps: 1_000, epoch_bps: 2_000, pool_bps: 5_000 },
        own_share_bps: 2_500,
        slash_epoch_days: 7,
        unlock_days: 7,
        min_bond: scaled(100),
        max_share_bps: 5_000,
        day_secs: day,
        tiers: BoundedVec::truncate_from(vec![
            tier(10_000, 2_500, 8, 2),
            tier(50_000, 12_500, 32, 4),
            tier(250_000, 62_500, 128, 8),
            tier(1_000_000, 250_000, 512, 16),
        ]),
        maturities: BoundedVec::truncate_from(vec![Maturity {
            notice_days: 21,
            multiplier_bps: 10_000,
        }]),
    }
}

/// A fee of 5 %, from 1 to 15 % by congestion, and legs of 2 and 3 %.
fn market(day: Seconds, least_penalty: Balance) -> Terms {
    Terms {
        fee: FeeCurve {
            neutral_bps: 500,
            least_bps: 100,
            most_bps: 1_500,
            low_bps: 3_000,
            high_bps: 8_000,
            up_bps: 1_000,
            down_bps: 500,
            drift_bps: 100,
        },
        treasury_bps: 200,
        burn_bps: 300,
        rebate_bps: 2_000,
        bonus_bps: 2_000,
        // An audit rate of 10 %, five times the cost of the work.
        audit_bps: 5_000,
        delivery_secs: days(day, 3),
        review_secs: day,
        audit_secs: days(day, 3),
        late_bps: 500,
        least_penalty,
        demand: DemandCurve { target_bps: 6_000, least_bps: 5_000, most_bps: 20_000 },
        day_secs: day,
    }
}

fn challenges(day: Seconds, scaled: impl Fn(u64) -> Balance) -> pallet_challenges::types::Params {
    pallet_challenges::types::Params {
        least_stake: scaled(100),
        stake_bps: 500,
        commit_secs: day,
        reveal_secs: day,
        appeal_secs: days(day, 3),
        ruling_secs: days(day, 7),
        quorum_bps: 5_000,
        awards: AwardShares { challenger_bps: 1_000, auditors_bps: 500, consumer_bps: 500 },
        burn_bps: 3_750,
        audit_bps: 1_000,
        reward_bps: 8,
        answer_secs: days(day, 2),
        reward_secs: days(day, 3),
        auditor_bond: scaled(50_000),
        miss_bps: 100,
        blame_bps: 500,
        canary_bps: 100,
        day_secs: day,
    }
}
