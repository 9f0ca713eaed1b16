//! The default economy: revenue shared with stakers, 1,000,000,000 QTRA of 18 decimals.

use crate::{days, per_year, tier, tokens::QTRA, usdc, Economy, DAY, SHORT_DAY, USDC};
use alloc::vec;
use pallet_circuit_breaker::types::{
    CountLevels, CrashLevels, FloorLevels, RevenueLevels, StakeLevels,
};
use pallet_fee_discounts::types::DiscountTier;
use pallet_revenue_router::types::{Leg, Share, Split, SplitMap};
use pallet_rewards::{
    types::{Destination, PoolParams},
    GenesisPool,
};
use pallet_staking_vault::types::Tier;
use pallet_subscriptions::types::Plan;
use polkadot_sdk::frame_support::BoundedVec;
use quaestor_math::RateModel;
use quaestor_primitives::{AssetKind, Balance, Bps, Forfeit, RevenueType, Seconds};

/// The real durations and thresholds.
pub fn real() -> Economy {
    economy(DAY, 1)
}

/// For a handful of development accounts: a day of 20 seconds, amounts a hundredth, seconds where
/// there were minutes, and a wallet cap that lets five accounts reach the reference stake in their
/// first epoch.
pub fn dev() -> Economy {
    let mut dev = economy(SHORT_DAY, 100);
    dev.staking.wallet_cap_bps = Some(2_000);
    for pool in &mut dev.pools {
        // The least that can be paid to an account without the asset does not scale.
        pool.params.min_claim = pool.params.min_claim.saturating_mul(100);
    }
    dev.buyback.min_distance_secs = 12;
    dev.buyback.jitter_secs = 6;
    dev.buyback.retry_secs = 6;
    dev.price.expiry_secs = 600;
    // A week has 140 seconds: the lag of the short average must be less.
    dev.price.window_secs = 24;
    dev.price.max_gap_secs = 24;
    dev.price.max_move_bps = 5_000;
    dev.breakers.low_stake =
        Some(StakeLevels { trip: QTRA.units(1_000), clear: QTRA.units(1_100) });
    dev.breakers.few_stakers = Some(CountLevels { trip: 2, clear: 2 });
    dev.discounts.window_secs = 600;
    dev.subscriptions.max_attempts = 10;
    for (plan, price) in dev.plans.iter_mut().zip([10, 50, 500]) {
        plan.price = usdc(price);
    }
    dev
}

/// With days of `day` seconds and amounts divided by `scale`.
fn economy(day: Seconds, scale: Balance) -> Economy {
    let scaled = |amount: Balance| amount.checked_div(scale).unwrap_or_default();
    let tokens = |whole| scaled(QTRA.units(whole));
    let dollars = |whole| scaled(usdc(whole));
    let none = Economy::new(QTRA, day);
    Economy {
        supply: Some(QTRA.units(1_000_000_000)),
        staking: pallet_staking_vault::types::Params {
            min_stake: tokens(1_000),
            max_stake: None,
            wallet_cap_bps: Some(200),
            cap_floor: tokens(10_000_000),
            cooldown_secs: days(day, 3),
            immutable_tiers: true,
            tiers: BoundedVec::truncate_from(vec![
                with_warm_up(day, 7, 10_000),
                with_warm_up(day, 30, 10_500),
                with_warm_up(day, 90, 12_000),
                with_warm_up(day, 180, 14_000),
                with_warm_up(day, 365, 16_000),
            ]),
            ..none.staking
        },
        tier_names: vec!["SevenDays", "ThirtyDays", "NinetyDays", "SixMonths", "OneYear"],
        // The minimum claim of USDC is the minimum balance of that asset, so that every claim can
        // be paid to an account that does not hold it yet.
        pools: vec![
            pool(day, AssetKind::Native, tokens(100), tokens(1) / 100, tokens(1)),
            pool(day, USDC, dollars(100), dollars(1) / 100, dollars(1)),
        ],
        revenue_assets: vec![USDC, AssetKind::Native],
        splits: splits(),
        backstop: pallet_backstop::types::Params {
            floor_per_year: per_year(day, dollars(5_000_000)),
            ..none.backstop
        },
        emergency: dollars(1_500_000),
        buyback: pallet_buyback_burn::types::Params {
            max_lot: dollars(10_000),
            min_lot: dollars(100),
            slippage_bps: 100,
            impact_bps: 100,
            min_distance_secs: 600,
            jitter_secs: 300,
            retry_secs: 60,
        },
        price: pallet_price_feed::types::Params {
            expiry_secs: 3_600,
            min_feeders: 3,
            outlier_bps: 2_000,
            band_bps: 500,
            window_secs: 1_800,
            long_window_secs: days(day, 7),
            max_move_bps: 1_000,
            max_gap_secs: 1_800,
        },
        breakers: pallet_circuit_breaker::types::Params {
            low_stake: Some(StakeLevels { trip: tokens(10_000_000), clear: tokens(11_000_000) }),
            few_stakers: Some(CountLevels { trip: 100, clear: 110 }),
            price_crash: Some(CrashLevels {
                trip_bps: 5_000,
                clear_bps: 7_500,
                effect_secs: days(day, 30),
            }),
            zero_revenue: Some(RevenueLevels { secs: days(day, 90), share_bps: 1_000 }),
            reward_floor: Some(FloorLevels { trip_bps: 10_000, clear_bps: 12_000 }),
            dwell_secs: day,
        },
        discounts: pallet_fee_discounts::types::Params {
            tiers: BoundedVec::truncate_from(vec![
                DiscountTier { min_stake: tokens(10_000), discount_bps: 500 },
                DiscountTier { min_stake: tokens(50_000), discount_bps: 1_000 },
                DiscountTier { min_stake: tokens(100_000), discount_bps: 1_500 },
                DiscountTier { min_stake: tokens(500_000), discount_bps: 2_000 },
                DiscountTier { min_stake: tokens(1_000_000), discount_bps: 2_500 },
            ]),
            window_secs: 7 * DAY,
        },
        subscriptions: pallet_subscriptions::types::Params {
            native_bps: 1_000,
            staked_bps: 2_000,
            staked_min: tokens(100_000),
            max_attempts: 72,
            bucket_secs: none.bucket_secs(),
        },
        plans: [(10, 30), (50, 30), (500, 365)]
            .map(|(price, length)| Plan {
                price: dollars(price),
                period_secs: days(day, length),
                open: true,
            })
            .to_vec(),
        plan_names: vec!["Basic", "Pro", "Year"],
        ..none
    }
}

/// A tier without weight for seven days. An early exit forfeits the bonus over 1.00x.
fn with_warm_up(day: Seconds, lock_days: u32, multiplier_bps: Bps) -> Tier {
    Tier {
        forfeit: Forfeit::OverBase(10_000),
        ..tier(day, lock_days, &[(0, 0), (7, multiplier_bps)])
    }
}

fn pool(
    day: Seconds,
    asset: AssetKind,
    min_funding: Balance,
    min_claim: Balance,
    min_compound: Balance,
) -> GenesisPool {
    let params = PoolParams {
        rate: RateModel::Streamed { period_secs: days(day, 7) },
        vesting_secs: days(day, 7),
        min_funding,
        min_claim,
        min_compound,
        on_no_stake: Destination::Stream,
        on_redirected: Destination::Backstop,
        on_forfeited: Destination::Stream,
    };
    GenesisPool { asset, params }
}

/// Shares of each type of revenue; the remainder goes to the backstop.
fn splits() -> SplitMap {
    let rewards = |bps| Share::new(Leg::Rewards, bps);
    let buyback = Share { crisis_bps: Some(2_000), ..Share::new(Leg::Buyback, 1_000) };
    SplitMap::from([
        (RevenueType::Subscription, Split::of([rewards(5_000)])),
        (RevenueType::ExchangeFee, Split::of([rewards(2_000)])),
        (RevenueType::TradingProfit, Split::of([rewards(2_000), buyback])),
    ])
}
