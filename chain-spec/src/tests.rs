//! The numbers of the specifications, once more, and tables that must be refused.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test may panic")]

use super::*;
use alloc::vec;
use quaestor_math::RateModel;
use quaestor_primitives::Balance;

const QTRA: Balance = 1_000_000_000_000_000_000;
const ACT: Balance = 1_000_000_000;
const USD: Balance = 1_000_000;
const DAY: u64 = 86_400;

type Row = (&'static str, u32, Vec<(u32, u32)>, Forfeit, u32, u32);

fn rows(economy: &Economy) -> Vec<Row> {
    let row = |t: &TierSpec| {
        (t.name, t.lock_days, t.steps.clone(), t.forfeit, t.penalty_bps, t.voting_bps)
    };
    economy.tiers.iter().map(row).collect()
}

#[test]
fn every_economy_is_valid() {
    for economy in [qtra(), qtra_dev(), act(), blockdag()] {
        assert_eq!(economy.validate(), Ok(()), "{}", economy.name);
    }
}

#[test]
fn qtra_has_the_specified_tiers() {
    let forfeit = Forfeit::OverBase(10_000);
    let row = |name, lock, bps| (name, lock, vec![(0, 0), (7, bps)], forfeit, 0, 10_000);
    let expected = vec![
        row("SevenDays", 7, 10_000),
        row("ThirtyDays", 30, 10_500),
        row("NinetyDays", 90, 12_000),
        row("SixMonths", 180, 14_000),
        row("OneYear", 365, 16_000),
    ];
    let economy = qtra();
    assert_eq!(rows(&economy), expected);
    assert!(economy.immutable_tiers);
    assert!(economy.tiers.iter().all(|tier| tier.launch.is_none()));
    let steps = economy.age_steps(&economy.tiers[2]);
    assert_eq!((steps[1].age_secs, steps[1].multiplier_bps), (7 * DAY, 12_000));
}

#[test]
fn qtra_has_the_specified_limits() {
    let economy = qtra();
    assert_eq!((economy.symbol, economy.decimals), ("QTRA", 18));
    assert_eq!(economy.supply, Some(1_000_000_000 * QTRA));
    assert_eq!(economy.existential_deposit, QTRA / 1_000_000);
    assert_eq!(economy.min_stake, 1_000 * QTRA);
    assert_eq!(economy.max_stake, None);
    assert_eq!(economy.wallet_cap_bps, Some(200));
    assert_eq!(economy.cap_floor, 10_000_000 * QTRA);
    assert_eq!(economy.secs(economy.epoch_days), 7 * DAY);
    assert_eq!(economy.secs(economy.cooldown_days), 3 * DAY);
    assert_eq!(economy.bucket_secs(), 3_600);
}

#[test]
fn qtra_pays_native_and_usdc_over_a_week() {
    let economy = qtra();
    let assets: Vec<_> = economy.pools.iter().map(|pool| pool.asset.clone()).collect();
    assert_eq!(assets, vec![AssetKind::Native, AssetKind::WithId(1)]);
    for pool in &economy.pools {
        assert_eq!(economy.rate(pool), RateModel::Streamed { period_secs: 7 * DAY });
        assert_eq!(economy.secs(pool.vesting_days), 7 * DAY);
        assert_eq!(pool.on_no_stake, Destination::Stream);
        assert_eq!(pool.on_redirected, Destination::Backstop);
        assert_eq!(pool.on_forfeited, Destination::Stream);
    }
    let least = |at: usize| {
        let pool = &economy.pools[at];
        (pool.min_funding, pool.min_claim, pool.min_compound)
    };
    assert_eq!(least(0), (100 * QTRA, QTRA / 100, QTRA));
    assert_eq!(least(1), (100 * USD, USD / 100, USD));
}

#[test]
fn qtra_dev_differs_in_scale_only() {
    let (real, dev) = (qtra(), qtra_dev());
    assert_eq!(dev.day_secs, 20);
    assert_eq!(dev.bucket_secs(), 1);
    assert_eq!(dev.min_stake, 10 * QTRA);
    assert_eq!(dev.cap_floor, 100_000 * QTRA);
    assert_eq!(dev.wallet_cap_bps, Some(2_000));
    assert_eq!(dev.tiers, real.tiers);
    assert_eq!(dev.secs(dev.tiers[4].lock_days), 7_300);
    assert_eq!(dev.rate(&dev.pools[0]), RateModel::Streamed { period_secs: 140 });
    let least = |at: usize| (dev.pools[at].min_funding, dev.pools[at].min_claim);
    assert_eq!(least(0), (QTRA, QTRA / 100));
    assert_eq!(least(1), (USD, USD / 100));
}

#[test]
fn act_has_the_specified_tiers() {
    let seasoning = vec![(0, 10_000), (7, 12_000), (30, 15_000), (90, 20_000), (180, 30_000)];
    let row = |name, lock, bps| (name, lock, vec![(0, bps)], Forfeit::None, 1_000, bps);
    let expected = vec![
        ("NoLock", 0, seasoning, Forfeit::None, 0, 10_000),
        row("SevenDays", 7, 12_000),
        row("ThirtyDays", 30, 15_000),
        row("NinetyDays", 90, 20_000),
        row("SixMonths", 180, 30_000),
    ];
    assert_eq!(rows(&act()), expected);
}

#[test]
fn act_has_the_specified_limits() {
    let economy = act();
    assert_eq!((economy.symbol, economy.decimals), ("ACT", 9));
    assert_eq!(economy.supply, Some(1_000_000_000 * ACT));
    assert_eq!(economy.min_stake, 100 * ACT);
    assert_eq!(economy.max_stake, Some(10_000_000 * ACT));
    assert_eq!((economy.wallet_cap_bps, economy.cooldown_days), (None, 0));
    assert_eq!(economy.pools[0].min_claim, ACT);
}

#[test]
fn blockdag_has_the_specified_tiers() {
    let row = |name, lock, apr, share, penalty, voting| {
        (name, lock, vec![(0, apr)], Forfeit::Share(share), penalty, voting)
    };
    let expected = vec![
        row("ThirtyDays", 30, 800, 2_500, 0, 10_000),
        row("NinetyDays", 90, 1_500, 5_000, 0, 12_000),
        row("SixMonths", 180, 2_500, 7_500, 0, 15_000),
        row("OneYear", 365, 4_000, 10_000, 1_000, 20_000),
    ];
    let economy = blockdag();
    assert_eq!(rows(&economy), expected);
    for tier in &economy.tiers {
        let bonus = economy.launch_bonus(tier).map(|b| (b.phase_secs, b.add_bps, b.cap_bps));
        assert_eq!(bonus, Some((90 * DAY, 5_000, 10_000)));
    }
}

#[test]
fn blockdag_pays_at_most_ten_billion_over_five_years() {
    let economy = blockdag();
    assert_eq!(economy.decimals, 18);
    let cap = RateModel::TargetApr { cap_amount: 10_000_000_000 * QTRA, cap_secs: 5 * 365 * DAY };
    assert_eq!(economy.rate(&economy.pools[0]), cap);
}

/// `change` must make `qtra` a table that is refused with `sentence`.
fn assert_refused(sentence: &str, change: impl FnOnce(&mut Economy)) {
    let mut economy = qtra();
    change(&mut economy);
    assert_eq!(economy.validate(), Err(sentence));
}

#[test]
fn an_economy_with_nonsense_limits_is_refused() {
    assert_refused("a day must last 1 to 86,400 seconds", |e| e.day_secs = 0);
    assert_refused("a day must last 1 to 86,400 seconds", |e| e.day_secs = DAY + 1);
    assert_refused("a token has at most 18 decimals", |e| e.decimals = 19);
    assert_refused("the existential deposit must not be zero", |e| e.existential_deposit = 0);
    assert_refused("the minimum stake must be at least the existential deposit", |e| {
        e.min_stake = e.existential_deposit - 1;
    });
    assert_refused("the maximum stake must be at least the minimum", |e| {
        e.max_stake = Some(e.min_stake - 1);
    });
    let cap = "the wallet cap must be above nothing and at most the whole reference stake";
    assert_refused(cap, |e| e.wallet_cap_bps = Some(0));
    assert_refused(cap, |e| e.wallet_cap_bps = Some(10_001));
    assert_refused("the wallet cap of an empty vault must admit the minimum stake", |e| {
        e.cap_floor = 50 * e.min_stake - 1;
    });
    assert_refused("an epoch must last at least a day", |e| e.epoch_days = 0);
    assert_refused("automatic compounding must pause at least a day", |e| e.compound_days = 0);
}

#[test]
fn an_economy_with_nonsense_tables_is_refused() {
    assert_refused("there must be a tier", |e| e.tiers.clear());
    assert_refused("there are at most 16 tiers", |e| e.tiers = vec![e.tiers[0].clone(); 17]);
    assert_refused("there must be a reward pool", |e| e.pools.clear());
    assert_refused("there are at most 4 reward pools", |e| e.pools = vec![e.pools[0].clone(); 5]);
    assert_refused("two tiers have the same name", |e| e.tiers[1].name = e.tiers[0].name);
    assert_refused("two pools pay the same asset", |e| e.pools[1].asset = AssetKind::Native);
}

#[test]
fn a_nonsense_tier_is_refused() {
    let first = "the first step of a tier must be at age zero";
    assert_refused(first, |e| e.tiers[0].steps.clear());
    assert_refused(first, |e| e.tiers[0].steps[0].0 = 1);
    let ascend = "the steps of a tier must ascend in age";
    assert_refused(ascend, |e| e.tiers[0].steps[1].0 = 0);
    assert_refused("a multiplier must not exceed 100x", |e| e.tiers[0].steps[1].1 = 1_000_001);
    assert_refused("a tier that never has weight earns nothing", |e| e.tiers[0].steps[1].1 = 0);
    let many = "a tier has at most 8 steps, the end of its launch phase included";
    let launch = LaunchSpec { phase_days: 90, add_bps: 1, cap_bps: 2 };
    assert_refused(many, |e| e.tiers[0].steps = (0..9).map(|age| (age, 1)).collect());
    assert_refused(many, |e| {
        e.tiers[0].steps = (0..8).map(|age| (age, 1)).collect();
        e.tiers[0].launch = Some(launch);
    });
    assert_refused("a lock must not exceed ten years", |e| e.tiers[0].lock_days = 3_651);
    assert_refused("a penalty must not exceed the principal", |e| {
        e.tiers[0].penalty_bps = 10_001;
    });
    assert_refused("a voting multiplier must not exceed 100x", |e| {
        e.tiers[0].voting_bps = 1_000_001;
    });
    let forfeit = "a forfeit must not exceed the reward";
    assert_refused(forfeit, |e| e.tiers[0].forfeit = Forfeit::Share(10_001));
    assert_refused(forfeit, |e| e.tiers[0].forfeit = Forfeit::OverBase(1_000_001));
    assert_refused("a launch bonus must add something, for some time, up to 100x", |e| {
        e.tiers[0].launch = Some(LaunchSpec { add_bps: 0, ..launch });
    });
}

#[test]
fn a_nonsense_pool_is_refused() {
    let rate = "a pool must pay something over some time, at most a year for a stream";
    for bad in [
        RateSpec::Streamed { period_days: 0 },
        RateSpec::Streamed { period_days: 366 },
        RateSpec::TargetApr { cap_amount: 0, cap_days: 1 },
        RateSpec::TargetApr { cap_amount: 1, cap_days: 0 },
    ] {
        assert_refused(rate, |e| e.pools[0].rate = bad);
    }
    assert_refused("vesting must not exceed a year", |e| e.pools[0].vesting_days = 366);
    assert_refused("the minimum funding must not be zero", |e| e.pools[0].min_funding = 0);
    assert_refused("the minimum claim must not be zero", |e| e.pools[0].min_claim = 0);
    assert_refused("the minimum to compound must not be zero", |e| e.pools[0].min_compound = 0);
}

fn income(economy: &mut Economy) -> &mut Income {
    economy.income.as_mut().unwrap()
}

#[test]
fn qtra_splits_revenue_as_specified() {
    let income = qtra().income.unwrap();
    let row = |(kind, split): &(RevenueType, SplitSpec)| {
        (*kind, split.rewards_bps, split.buyback_bps, split.crisis_buyback_bps)
    };
    let rows: Vec<_> = income.revenue.splits.iter().map(row).collect();
    assert_eq!(
        rows,
        [
            (RevenueType::Subscription, 5_000, 0, 0),
            (RevenueType::ExchangeFee, 2_000, 0, 0),
            (RevenueType::TradingProfit, 2_000, 1_000, 2_000),
            (RevenueType::Other, 0, 0, 0),
        ]
    );
    assert!(income.revenue.splits.iter().all(|(_, s)| (s.burn_bps, s.treasury_bps) == (0, 0)));
    assert_eq!(income.revenue.floor_per_year, 5_000_000 * USD);
    assert_eq!(income.revenue.emergency, 1_500_000 * USD);
    assert_eq!((income.buyback.slippage_bps, income.buyback.impact_bps), (100, 100));
    assert_eq!(income.buyback.min_distance_secs, 600);
    let breakers = income.breakers;
    assert_eq!(breakers.low_stake.trip, 10_000_000 * QTRA);
    assert_eq!(breakers.few_stakers.trip, 100);
    assert_eq!((breakers.price_crash.trip, breakers.crisis_days), (5_000, 30));
    assert_eq!(breakers.zero_revenue_days, 90);
    assert_eq!(income.price.long_window_days, 7);
}

#[test]
fn a_year_of_short_days_pays_what_a_year_pays() {
    // A day of 20 seconds: 4,320 of them in a real one.
    assert_eq!(qtra().per_year(5_000_000), 5_000_000);
    assert_eq!(qtra_dev().per_year(50_000), 50_000 * 4_320);
}

#[test]
fn nonsense_about_income_is_refused() {
    let types = "each type of revenue must have one split";
    assert_refused(types, |e| income(e).revenue.splits.truncate(3));
    assert_refused(types, |e| {
        let first = income(e).revenue.splits[0];
        income(e).revenue.splits.push(first);
    });
    let shares = "the shares of a split must not exceed the whole";
    assert_refused(shares, |e| income(e).revenue.splits[0].1.burn_bps = 5_001);
    assert_refused(shares, |e| income(e).revenue.splits[2].1.crisis_buyback_bps = 8_001);
    assert_refused(shares, |e| income(e).revenue.splits[2].1.treasury_bps = u32::MAX);
    let known = "revenue must be known in every asset that rewards are paid in";
    assert_refused(known, |e| income(e).revenue.assets.truncate(1));
    let beyond = "a breaker must not clear beyond where it trips";
    assert_refused(beyond, |e| income(e).breakers.low_stake.clear = 1);
    assert_refused(beyond, |e| income(e).breakers.few_stakers.clear = 99);
    assert_refused(beyond, |e| income(e).breakers.reward_floor.clear = 9_999);
    let lots = "the least lot of a buyback must be above nothing and at most the largest";
    assert_refused(lots, |e| income(e).buyback.min_lot = 0);
    assert_refused(lots, |e| income(e).buyback.min_lot = income(e).buyback.max_lot + 1);
    let windows = "the trailing average must look back further than the exchange's average";
    assert_refused(windows, |e| income(e).price.long_window_days = 0);
}
