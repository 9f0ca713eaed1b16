//! The numbers.

use crate::{
    AssetKind, BreakerSpec, BuybackSpec, Destination, DiscountSpec, Economy, Forfeit, Income,
    LaunchSpec, Levels, PoolSpec, PriceSpec, RateSpec, RevenueSpec, RevenueType, SplitSpec,
    SubscriptionSpec, TierSpec,
};
use alloc::{vec, vec::Vec};
use quaestor_primitives::{Balance, Bps, Seconds};

/// USDC, an asset of 6 decimals, in every economy.
pub const USDC: AssetKind = AssetKind::WithId(1);

/// Seconds of a day on development chains: a week passes in 140 seconds.
pub const SHORT_DAY: Seconds = 20;

pub(crate) const DAY: Seconds = 86_400;
const USDC_DECIMALS: u8 = 6;

pub(crate) fn units(whole: u64, decimals: u8) -> Balance {
    Balance::from(whole).saturating_mul(10u128.saturating_pow(decimals.into()))
}

/// The default economy: revenue shared with stakers, 1,000,000,000 QTRA of 18 decimals.
pub fn qtra() -> Economy {
    let qtra = |whole| units(whole, 18);
    let usdc = |whole| units(whole, USDC_DECIMALS);
    let warm_up = 7;
    let tier = |name, lock_days, multiplier_bps| TierSpec {
        name,
        lock_days,
        steps: vec![(0, 0), (warm_up, multiplier_bps)],
        forfeit: Forfeit::OverBase(10_000),
        penalty_bps: 0,
        voting_bps: 10_000,
        launch: None,
    };
    let pool = |asset, min_funding, min_claim, min_compound| PoolSpec {
        asset,
        rate: RateSpec::Streamed { period_days: 7 },
        vesting_days: 7,
        min_funding,
        min_claim,
        min_compound,
        on_no_stake: Destination::Stream,
        on_redirected: Destination::Backstop,
        on_forfeited: Destination::Stream,
    };
    Economy {
        name: "qtra",
        symbol: "QTRA",
        decimals: 18,
        supply: Some(qtra(1_000_000_000)),
        day_secs: DAY,
        existential_deposit: qtra(1) / 1_000_000,
        min_stake: qtra(1_000),
        max_stake: None,
        wallet_cap_bps: Some(200),
        cap_floor: qtra(10_000_000),
        epoch_days: 7,
        cooldown_days: 3,
        compound_days: 1,
        immutable_tiers: true,
        tiers: vec![
            tier("SevenDays", 7, 10_000),
            tier("ThirtyDays", 30, 10_500),
            tier("NinetyDays", 90, 12_000),
            tier("SixMonths", 180, 14_000),
            tier("OneYear", 365, 16_000),
        ],
        // The minimum claim of USDC is what an account of that asset must hold at least, so that
        // every claim can be paid to an account that has none yet.
        pools: vec![
            pool(AssetKind::Native, qtra(100), qtra(1) / 100, qtra(1)),
            pool(USDC, usdc(100), usdc(1) / 100, usdc(1)),
        ],
        income: Some(qtra_income()),
    }
}

fn qtra_income() -> Income {
    let usdc = |whole| units(whole, USDC_DECIMALS);
    let rewards = |rewards_bps| SplitSpec { rewards_bps, ..SplitSpec::default() };
    let profit = SplitSpec { buyback_bps: 1_000, crisis_buyback_bps: 2_000, ..rewards(2_000) };
    Income {
        revenue: RevenueSpec {
            assets: vec![USDC, AssetKind::Native],
            splits: vec![
                (RevenueType::Subscription, rewards(5_000)),
                (RevenueType::ExchangeFee, rewards(2_000)),
                (RevenueType::TradingProfit, profit),
                (RevenueType::Other, rewards(0)),
            ],
            floor_per_year: usdc(5_000_000),
            emergency: usdc(1_500_000),
            spend_delay_days: 7,
        },
        buyback: BuybackSpec {
            max_lot: usdc(10_000),
            min_lot: usdc(100),
            slippage_bps: 100,
            impact_bps: 100,
            min_distance_secs: 600,
            jitter_secs: 300,
            retry_secs: 60,
        },
        price: PriceSpec {
            expiry_secs: 3_600,
            min_feeders: 3,
            outlier_bps: 2_000,
            band_bps: 500,
            window_secs: 1_800,
            long_window_days: 7,
            max_move_bps: 1_000,
            max_gap_secs: 1_800,
        },
        breakers: BreakerSpec {
            low_stake: Levels { trip: units(10_000_000, 18), clear: units(11_000_000, 18) },
            few_stakers: Levels { trip: 100, clear: 110 },
            price_crash: Levels { trip: 5_000, clear: 7_500 },
            crisis_days: 30,
            zero_revenue_days: 90,
            reward_floor: Levels { trip: 10_000, clear: 12_000 },
            dwell_days: 1,
        },
        discounts: DiscountSpec {
            tiers: [(10_000, 500), (50_000, 1_000), (100_000, 1_500), (500_000, 2_000)]
                .into_iter()
                .chain([(1_000_000, 2_500)])
                .map(|(staked, bps)| (units(staked, 18), bps))
                .collect(),
            window_secs: 7 * DAY,
        },
        subscriptions: SubscriptionSpec {
            native_bps: 1_000,
            staked_bps: 2_000,
            staked_min: units(100_000, 18),
            max_attempts: 72,
            grace_days: 3,
            plans: vec![(usdc(10), 30), (usdc(50), 30), (usdc(500), 365)],
        },
    }
}

/// What a handful of accounts can move: amounts a hundredth, seconds where there were minutes.
fn qtra_dev_income() -> Income {
    let scaled = |amount: Balance| amount / 100;
    let real = qtra_income();
    Income {
        revenue: RevenueSpec {
            floor_per_year: scaled(real.revenue.floor_per_year),
            emergency: scaled(real.revenue.emergency),
            ..real.revenue
        },
        buyback: BuybackSpec {
            max_lot: scaled(real.buyback.max_lot),
            min_lot: scaled(real.buyback.min_lot),
            min_distance_secs: 12,
            jitter_secs: 6,
            retry_secs: 6,
            ..real.buyback
        },
        price: PriceSpec {
            expiry_secs: 600,
            min_feeders: 2,
            // A week has 140 seconds: what the short average is behind by must be less.
            window_secs: 24,
            max_gap_secs: 24,
            max_move_bps: 5_000,
            ..real.price
        },
        breakers: BreakerSpec {
            low_stake: Levels { trip: units(1_000, 18), clear: units(1_100, 18) },
            few_stakers: Levels { trip: 2, clear: 2 },
            ..real.breakers
        },
        discounts: DiscountSpec {
            tiers: real.discounts.tiers.iter().map(|&(stake, bps)| (scaled(stake), bps)).collect(),
            window_secs: 600,
        },
        subscriptions: SubscriptionSpec {
            staked_min: scaled(real.subscriptions.staked_min),
            max_attempts: 10,
            ..real.subscriptions
        },
    }
}

/// `qtra` for a handful of development accounts: a day of 20 seconds, amounts a hundredth, and a
/// wallet cap that lets five accounts reach the reference stake in their first epoch.
pub fn qtra_dev() -> Economy {
    let scaled = |amount: Balance| amount / 100;
    let real = qtra();
    let pools = real.pools.iter().cloned().map(|pool| PoolSpec {
        min_funding: scaled(pool.min_funding),
        min_compound: scaled(pool.min_compound),
        ..pool
    });
    Economy {
        name: "qtra-dev",
        day_secs: SHORT_DAY,
        min_stake: scaled(real.min_stake),
        cap_floor: scaled(real.cap_floor),
        wallet_cap_bps: Some(2_000),
        pools: pools.collect(),
        income: Some(qtra_dev_income()),
        ..real
    }
}

/// Lock or seasoning, immediate exit for a tenth of the principal; 9 decimals.
pub fn act() -> Economy {
    let act = |whole| units(whole, 9);
    let tier = |name, lock_days, steps: Vec<(u32, Bps)>, penalty_bps| TierSpec {
        name,
        lock_days,
        voting_bps: steps.first().map_or(0, |first| first.1),
        steps,
        forfeit: Forfeit::None,
        penalty_bps,
        launch: None,
    };
    let seasoning = vec![(0, 10_000), (7, 12_000), (30, 15_000), (90, 20_000), (180, 30_000)];
    Economy {
        name: "act",
        symbol: "ACT",
        decimals: 9,
        supply: Some(act(1_000_000_000)),
        day_secs: DAY,
        existential_deposit: act(1) / 1_000_000,
        min_stake: act(100),
        max_stake: Some(act(10_000_000)),
        wallet_cap_bps: None,
        cap_floor: 0,
        epoch_days: 7,
        cooldown_days: 0,
        compound_days: 1,
        immutable_tiers: false,
        tiers: vec![
            tier("NoLock", 0, seasoning, 0),
            tier("SevenDays", 7, vec![(0, 12_000)], 1_000),
            tier("ThirtyDays", 30, vec![(0, 15_000)], 1_000),
            tier("NinetyDays", 90, vec![(0, 20_000)], 1_000),
            tier("SixMonths", 180, vec![(0, 30_000)], 1_000),
        ],
        pools: vec![PoolSpec {
            asset: AssetKind::Native,
            rate: RateSpec::Streamed { period_days: 7 },
            vesting_days: 0,
            min_funding: act(1),
            min_claim: act(1),
            min_compound: act(1),
            on_no_stake: Destination::Stream,
            on_redirected: Destination::Backstop,
            on_forfeited: Destination::Stream,
        }],
        income: None,
    }
}

/// Annual rates from a pool with a hard cap, graded forfeits, a launch bonus; 18 decimals.
pub fn blockdag() -> Economy {
    let bdag = |whole| units(whole, 18);
    let launch = Some(LaunchSpec { phase_days: 90, add_bps: 5_000, cap_bps: 10_000 });
    let tier = |name, lock_days, apr_bps, forfeit_bps, penalty_bps, voting_bps| TierSpec {
        name,
        lock_days,
        steps: vec![(0, apr_bps)],
        forfeit: Forfeit::Share(forfeit_bps),
        penalty_bps,
        voting_bps,
        launch,
    };
    Economy {
        name: "blockdag",
        symbol: "BDAG",
        decimals: 18,
        supply: None,
        day_secs: DAY,
        existential_deposit: bdag(1) / 1_000_000,
        min_stake: bdag(1),
        max_stake: None,
        wallet_cap_bps: None,
        cap_floor: 0,
        epoch_days: 7,
        cooldown_days: 0,
        compound_days: 1,
        immutable_tiers: false,
        tiers: vec![
            tier("ThirtyDays", 30, 800, 2_500, 0, 10_000),
            tier("NinetyDays", 90, 1_500, 5_000, 0, 12_000),
            tier("SixMonths", 180, 2_500, 7_500, 0, 15_000),
            tier("OneYear", 365, 4_000, 10_000, 1_000, 20_000),
        ],
        pools: vec![PoolSpec {
            asset: AssetKind::Native,
            rate: RateSpec::TargetApr { cap_amount: bdag(10_000_000_000), cap_days: 5 * 365 },
            vesting_days: 0,
            min_funding: bdag(1),
            min_claim: bdag(1) / 100,
            min_compound: bdag(1),
            on_no_stake: Destination::Stream,
            on_redirected: Destination::Backstop,
            on_forfeited: Destination::Stream,
        }],
        income: None,
    }
}
