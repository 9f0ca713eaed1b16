//! The numbers of the specifications, and tables that are refused.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

mod work;

use super::*;
use alloc::vec;
use pallet_revenue_router::types::Leg;
use pallet_rewards::types::Destination;
use quaestor_math::RateModel;

const QTRA: Balance = 1_000_000_000_000_000_000;
const ACT: Balance = 1_000_000_000;
const USD: Balance = 1_000_000;

type Row = (&'static str, u64, Vec<(u64, u32)>, Forfeit, u32, Voting);

/// The tiers in days of the economy.
fn rows(economy: &Economy) -> Vec<Row> {
    let day = economy.day_secs;
    let row = |(name, t): (&&'static str, &Tier)| {
        let steps = t.steps.iter().map(|step| (step.age_secs / day, step.multiplier_bps));
        (*name, t.lock_secs / day, steps.collect(), t.forfeit, t.penalty_bps, t.voting)
    };
    economy.tier_names.iter().zip(&economy.staking.tiers).map(row).collect()
}

fn all() -> [Economy; 8] {
    let [real, dev] = [quiver::real(), quiver::dev()];
    let [act, blockdag] = [[act::real(), act::dev()], [blockdag::real(), blockdag::dev()]];
    let ([first, second], [third, fourth]) = (act, blockdag);
    [qtra::real(), qtra::dev(), first, second, third, fourth, real, dev]
}

#[test]
fn every_economy_is_valid() {
    for economy in all() {
        assert_eq!(economy.validate(), Ok(()), "{}", economy.token.economy);
    }
}

#[test]
fn every_token_is_listed_once() {
    for economy in all() {
        let same = TOKENS.iter().filter(|token| **token == economy.token).count();
        assert_eq!(same, 1, "{}", economy.token.economy);
    }
}

#[test]
fn qtra_has_the_specified_tiers() {
    let forfeit = Forfeit::OverBase(10_000);
    let voting = Voting::Fixed(10_000);
    let row = |name, lock, bps| (name, lock, vec![(0, 0), (7, bps)], forfeit, 0, voting);
    let expected = vec![
        row("SevenDays", 7, 10_000),
        row("ThirtyDays", 30, 10_500),
        row("NinetyDays", 90, 12_000),
        row("SixMonths", 180, 14_000),
        row("OneYear", 365, 16_000),
    ];
    for economy in [qtra::real(), qtra::dev()] {
        assert_eq!(rows(&economy), expected);
        assert!(economy.staking.immutable_tiers);
        assert!(economy.staking.tiers.iter().all(|tier| tier.launch.is_none() && tier.open));
    }
    assert_eq!(qtra::real().staking.tiers[2].steps[1].age_secs, 7 * 86_400);
    assert_eq!(qtra::dev().staking.tiers[4].lock_secs, 7_300);
}

#[test]
fn qtra_has_the_specified_limits() {
    let economy = qtra::real();
    assert_eq!((economy.token.symbol, economy.token.decimals), ("QTRA", 18));
    assert_eq!(economy.supply, Some(1_000_000_000 * QTRA));
    assert_eq!(economy.existential_deposit, QTRA / 1_000_000);
    let staking = &economy.staking;
    assert_eq!((staking.min_stake, staking.max_stake), (1_000 * QTRA, None));
    assert_eq!((staking.wallet_cap_bps, staking.cap_floor), (Some(200), 10_000_000 * QTRA));
    assert_eq!((staking.epoch_secs, staking.cooldown_secs), (7 * DAY, 3 * DAY));
    assert_eq!((economy.bucket_secs(), economy.compound_secs), (3_600, DAY));
}

#[test]
fn qtra_pays_native_and_usdc_over_a_week() {
    let economy = qtra::real();
    let assets: Vec<_> = economy.pools.iter().map(|pool| pool.asset.clone()).collect();
    assert_eq!(assets, vec![AssetKind::Native, AssetKind::WithId(1)]);
    for GenesisPool { params, .. } in &economy.pools {
        assert_eq!(params.rate, RateModel::Streamed { period_secs: 7 * DAY });
        assert_eq!(params.vesting_secs, 7 * DAY);
        let destinations = (params.on_no_stake, params.on_redirected, params.on_forfeited);
        let expected = (Destination::Stream, Destination::Backstop, Destination::Stream);
        assert_eq!(destinations, expected);
    }
    assert_eq!(least(&economy, 0), (100 * QTRA, QTRA / 100, QTRA));
    assert_eq!(least(&economy, 1), (100 * USD, USD / 100, USD));
}

fn least(economy: &Economy, pool: usize) -> (Balance, Balance, Balance) {
    let params = &economy.pools[pool].params;
    (params.min_funding, params.min_claim, params.min_compound)
}

#[test]
fn qtra_dev_differs_in_scale_only() {
    let dev = qtra::dev();
    assert_eq!((dev.day_secs, dev.bucket_secs()), (20, 1));
    assert_eq!(dev.staking.min_stake, 10 * QTRA);
    assert_eq!(dev.staking.cap_floor, 100_000 * QTRA);
    assert_eq!(dev.staking.wallet_cap_bps, Some(2_000));
    assert_eq!(dev.pools[0].params.rate, RateModel::Streamed { period_secs: 140 });
    assert_eq!(least(&dev, 0), (QTRA, QTRA / 100, QTRA / 100));
    assert_eq!(least(&dev, 1), (USD, USD / 100, USD / 100));
    assert_eq!(dev.emergency, 15_000 * USD);
    assert_eq!(dev.plans.iter().map(|p| p.price / USD).collect::<Vec<_>>(), [10, 50, 500]);
    // A day of 20 seconds: 4,320 of them in a real one.
    assert_eq!(dev.backstop.floor_per_year, 50_000 * USD * 4_320);
}

#[test]
fn act_has_the_specified_tiers_and_limits() {
    let ages = [(7, 12_000), (30, 15_000), (90, 20_000), (180, 30_000), (365, 36_000)];
    let voting = Voting::AsWeight { cap_bps: 30_000 };
    let row = |name, lock, bps, later: usize| {
        let steps: Vec<_> = [(0, bps)].into_iter().chain(ages.into_iter().skip(later)).collect();
        (name, lock, steps, Forfeit::None, if lock > 0 { 1_000 } else { 0 }, voting)
    };
    let expected = vec![
        row("NoLock", 0, 10_000, 0),
        row("SevenDays", 7, 12_000, 1),
        row("ThirtyDays", 30, 15_000, 2),
        row("NinetyDays", 90, 20_000, 3),
        row("SixMonths", 180, 30_000, 4),
    ];
    let economy = act::real();
    assert_eq!(rows(&economy), expected);
    assert_eq!(rows(&act::dev()), expected);
    assert_eq!((economy.token.symbol, economy.token.decimals), ("ACT", 9));
    assert_eq!(economy.supply, Some(600_000_000 * ACT));
    let staking = &economy.staking;
    assert_eq!((staking.min_stake, staking.max_stake), (100 * ACT, Some(10_000_000 * ACT)));
    assert_eq!((staking.wallet_cap_bps, staking.cooldown_secs), (None, 0));
    assert_eq!(least(&economy, 0), (ACT, ACT, ACT));
}

#[test]
fn blockdag_has_the_specified_tiers_and_cap() {
    let row = |name, lock, apr, share, penalty, voting| {
        (name, lock, vec![(0, apr)], Forfeit::Share(share), penalty, Voting::Fixed(voting))
    };
    let expected = vec![
        row("ThirtyDays", 30, 800, 2_500, 0, 10_000),
        row("NinetyDays", 90, 1_500, 5_000, 0, 12_000),
        row("SixMonths", 180, 2_500, 7_500, 0, 15_000),
        row("OneYear", 365, 4_000, 10_000, 1_000, 20_000),
        ("BlockReward", 120, vec![(0, 1_500)], Forfeit::None, 0, Voting::Fixed(12_000)),
    ];
    let economy = blockdag::real();
    assert_eq!(rows(&economy), expected);
    for tier in &economy.staking.tiers {
        let bonus = tier.launch.map(|b| (b.phase_secs, b.add_bps, b.cap_bps));
        assert_eq!(bonus, Some((90 * DAY, 5_000, 10_000)));
    }
    let closed: Vec<_> = economy.staking.tiers.iter().map(|tier| (tier.open, tier.firm)).collect();
    assert_eq!(closed[..4], [(true, false); 4]);
    assert_eq!(closed[4], (false, true));
    assert_eq!(economy.token.decimals, 18);
    let cap = RateModel::TargetApr {
        cap_amount: 10_000_000_000 * QTRA,
        cap_secs: 5 * 365 * DAY,
        year_secs: 365 * DAY,
    };
    assert_eq!(economy.pools[0].params.rate, cap);
}

#[test]
fn qtra_splits_revenue_as_specified() {
    let economy = qtra::real();
    let shares = |kind| {
        let split = economy.splits.get(&kind).cloned().unwrap_or_default();
        let legs = [(Leg::Rewards, false), (Leg::Buyback, false), (Leg::Buyback, true)];
        assert!(split.0.iter().all(|share| [Leg::Rewards, Leg::Buyback].contains(&share.leg)));
        let [rewards, buyback, crisis] = legs.map(|(leg, crisis)| split.share(leg, crisis));
        (rewards, buyback, crisis)
    };
    use quaestor_primitives::RevenueType::*;
    assert_eq!(shares(Subscription), (5_000, 0, 0));
    assert_eq!(shares(ExchangeFee), (2_000, 0, 0));
    assert_eq!(shares(TradingProfit), (2_000, 1_000, 2_000));
    assert_eq!(shares(Other), (0, 0, 0));
    assert_eq!(economy.backstop.floor_per_year, 5_000_000 * USD);
    assert_eq!(economy.emergency, 1_500_000 * USD);
    assert_eq!((economy.buyback.slippage_bps, economy.buyback.impact_bps), (100, 100));
    assert_eq!(economy.buyback.min_distance_secs, 600);
    let breakers = economy.breakers;
    assert_eq!(breakers.low_stake.unwrap().trip, 10_000_000 * QTRA);
    assert_eq!(breakers.few_stakers.unwrap().trip, 100);
    let crash = breakers.price_crash.unwrap();
    assert_eq!((crash.trip_bps, crash.effect_secs), (5_000, 30 * DAY));
    let revenue = breakers.zero_revenue.unwrap();
    assert_eq!((revenue.secs, revenue.share_bps), (90 * DAY, 1_000));
    assert_eq!(economy.price.long_window_secs, 7 * DAY);
}

/// Checks that `change` makes `qtra` a table that is refused with `sentence`.
fn assert_refused(sentence: &str, change: impl FnOnce(&mut Economy)) {
    let mut economy = qtra::real();
    change(&mut economy);
    assert_eq!(economy.validate(), Err(sentence));
}

#[test]
fn rules_that_span_pallets_are_checked() {
    assert_refused("a day must last 1 to 86,400 seconds", |e| e.day_secs = 0);
    assert_refused("a day must last 1 to 86,400 seconds", |e| e.day_secs = DAY + 1);
    assert_refused("a token has at most 18 decimals", |e| e.token.decimals = 19);
    assert_refused("the existential deposit must not be zero", |e| e.existential_deposit = 0);
    assert_refused("the minimum stake must be at least the existential deposit", |e| {
        e.staking.min_stake = e.existential_deposit - 1;
    });
    assert_refused("the wallet cap of an empty vault must admit the minimum stake", |e| {
        e.staking.cap_floor = 50 * e.staking.min_stake - 1;
    });
    assert_refused("automatic compounding must pause at least a second", |e| e.compound_secs = 0);
    assert_refused("there must be a tier", |e| e.staking.tiers.clear());
    let names = "every tier must have a name of its own";
    assert_refused(names, |e| e.tier_names[1] = e.tier_names[0]);
    assert_refused(names, |e| e.tier_names.truncate(4));
    let plans = "every plan must have a name of its own";
    assert_refused(plans, |e| e.plan_names[1] = e.plan_names[0]);
    assert_refused(plans, |e| e.plan_names.truncate(2));
    assert_refused("there must be a reward pool", |e| e.pools.clear());
    assert_refused("two pools pay the same asset", |e| e.pools[1].asset = AssetKind::Native);
    let known = "revenue must be known in every asset that rewards are paid in";
    assert_refused(known, |e| e.revenue_assets.truncate(1));
    let buckets = "subscriptions must be renewed in the buckets of the vault";
    assert_refused(buckets, |e| e.subscriptions.bucket_secs += 1);
}

#[test]
fn each_pallet_is_asked_for_its_own_bounds() {
    assert_refused("the first weight step of a tier must be at age 0", |e| {
        e.staking.tiers[0].steps[0].age_secs = 1;
    });
    assert_refused("vesting must take at most a year", |e| {
        e.pools[1].params.vesting_secs = 366 * DAY;
    });
    assert_refused("the least lot must not be zero", |e| e.buyback.min_lot = 0);
    assert_refused("a median must need three to a hundred feeders", |e| e.price.min_feeders = 2);
    assert_refused("the levels of the breakers are out of range", |e| {
        e.breakers.few_stakers.as_mut().unwrap().clear = 99;
    });
    assert_refused("the window must be from a second to 90 days", |e| e.discounts.window_secs = 0);
    assert_refused("a renewal must have from 1 to 100 attempts", |e| {
        e.subscriptions.max_attempts = 0;
    });
    assert_refused("the price of a period must be from 1 to 10^12", |e| e.plans[0].price = 0);
    let mut shares = qtra::real();
    shares.splits.values_mut().for_each(|split| split.0[0].crisis_bps = Some(8_001));
    assert!(shares.validate().is_err());
}

#[test]
fn the_parts_of_a_supply_are_the_supply() {
    let others = [blockdag::real(), blockdag::dev(), quiver::real(), quiver::dev()];
    for economy in [act::real(), act::dev()].into_iter().chain(others) {
        let parts: Balance = economy.parts.iter().map(|part| part.amount).sum();
        assert_eq!(Some(parts), economy.supply, "{}", economy.token.symbol);
    }
    let mut wrong = act::real();
    wrong.parts[0].amount += 1;
    assert_eq!(wrong.validate(), Err("the parts must sum to the supply"));
}

#[test]
fn act_issues_five_then_three_then_two_percent() {
    let emission = act::real().emission.unwrap();
    let issued = |days: u64| emission.issued(days * DAY);
    let table = [
        (365, 50_000_000_000_000_000),
        (730, 80_000_000_000_000_000),
        (1_095, 100_000_000_000_000_000),
        (371, 50_493_150_684_931_506),
        (6_563, 399_616_438_356_164_383),
        (6_570, 400_000_000_000_000_000),
        (10_000, 400_000_000_000_000_000),
    ];
    for (days, units) in table {
        assert_eq!(issued(days), units, "{days} days");
    }
    assert_eq!(act::dev().emission.unwrap().issued(371 * 20), 50_493_150_684_931_506);
}

#[test]
fn blockdag_issues_at_most_ten_and_five_billion() {
    let emission = blockdag::real().emission.unwrap();
    assert_eq!(emission.issued(5 * 365 * DAY), 10u128.pow(28));
    assert_eq!(emission.issued(6 * 365 * DAY), 10u128.pow(28));
    assert_eq!((emission.block_reward, emission.block_cap), (100 * QTRA, 5 * 10u128.pow(27)));
    let pay = emission.block_pay().unwrap();
    assert_eq!((pay.liquid, pay.staked), (50 * QTRA, 50 * QTRA));
    let tier = &blockdag::real().staking.tiers[usize::from(emission.reward_tier)];
    assert!(tier.firm && !tier.open);
}

#[test]
fn an_emission_by_days_excludes_a_schedule_and_fits_the_supply() {
    let terms = economies::inference::emission(tokens::BLOCKDAG, DAY, 1);
    assert_eq!(terms.halving.base_of_day(0), 102_739_726_027_397_260_273_972);
    assert_eq!(terms.shares.stakers_bps(), 5_500);
    let with = |supply, terms| Economy {
        supply: Some(supply),
        daily_emission: Some(terms),
        ..qtra::real()
    };
    let economy = with(400_000_000 * QTRA, terms);
    assert_eq!(economy.validate(), Ok(()));
    assert!(economy.features().emission);
    let refused = |economy: Economy, sentence| assert_eq!(economy.validate(), Err(sentence));
    let too_much = "supply and emission must fit the cap of the supply";
    refused(with(400_000_000 * QTRA + 1, terms), too_much);
    let mut long = terms;
    long.day_secs = 1;
    refused(with(QTRA, long), "the emission must have the economy's day");
    let emission = blockdag::real().emission;
    let both = Economy { emission, ..with(QTRA, terms) };
    refused(both, "an emission by days excludes a schedule and block rewards");
}

#[test]
fn an_economy_of_inference_has_four_tracks_and_counts_balances() {
    use pallet_stake_voting::types::Kind;
    for (day, unit, scale) in [(DAY, 14_400, 1), (SHORT_DAY, 0, 100)] {
        let votes = economies::inference::votes(tokens::BLOCKDAG, day, scale);
        let economy = Economy { votes: Some(votes), ..blockdag::real() };
        assert_eq!(economy.validate(), Ok(()));
        assert!(votes.balances && votes.cap_bps.is_none());
        assert_eq!(votes.voter_stake, 1_000 * QTRA / scale);
        assert_eq!(votes.proposer_stake, 10_000 * QTRA / scale);
        let shares = |kind| (votes.rules(kind).quorum_bps, votes.rules(kind).approval_bps);
        assert_eq!(shares(Kind::Parameter), (1_000, 6_000));
        assert_eq!(shares(Kind::Treasury), (1_000, 6_000));
        assert_eq!(shares(Kind::Upgrade), (1_000, 6_600));
        assert_eq!(shares(Kind::Emergency), (500, 7_500));
        if unit > 0 {
            let days = |kind| {
                let rules = votes.rules(kind);
                (rules.vote_blocks / unit, rules.timelock_blocks / unit)
            };
            assert_eq!(days(Kind::Parameter), (7, 2));
            assert_eq!(days(Kind::Treasury), (7, 3));
            assert_eq!(days(Kind::Upgrade), (7, 3));
            // The least that there is: an hour.
            assert_eq!(days(Kind::Emergency), (1, 0));
            assert_eq!(votes.emergency.timelock_blocks, 600);
        }
    }
    for economy in [act::real(), blockdag::real()] {
        let votes = economy.votes.unwrap();
        assert!(!votes.balances && votes.parameter.is_none() && votes.treasury.is_none());
    }
}

#[test]
fn votes_last_seven_days_and_wait_three() {
    let rules = |economy: Economy| {
        let votes = economy.votes.unwrap();
        let blocks = |rules: pallet_stake_voting::Rules| (rules.vote_blocks, rules.timelock_blocks);
        (blocks(votes.ordinary), blocks(votes.emergency))
    };
    assert_eq!(rules(act::real()), ((100_800, 43_200), (14_400, 600)));
    assert_eq!(rules(blockdag::real()), rules(act::real()));
    assert_eq!(rules(act::dev()), ((24, 10), (4, 1)));
    let act = act::real().votes.unwrap();
    assert_eq!((act.voter_stake, act.proposer_stake), (1_000 * ACT, 10_000 * ACT));
    let real = blockdag::real().votes.unwrap();
    assert_eq!((real.voter_stake, real.proposer_stake), (10_000 * QTRA, 1_000_000 * QTRA));
    let dev = blockdag::dev().votes.unwrap();
    assert_eq!((dev.voter_stake, dev.proposer_stake), (1_000 * QTRA, 10_000 * QTRA));
}

#[test]
fn features_follow_from_what_an_economy_has() {
    let features = |economy: Economy| {
        let features = economy.features();
        (features.votes, features.boosts, features.emission, features.block_rewards)
    };
    assert_eq!(features(qtra::real()), (false, false, false, false));
    assert_eq!(features(act::real()), (true, true, true, false));
    assert_eq!(features(blockdag::real()), (true, true, true, true));
    assert_eq!(features(quiver::real()), (true, true, true, false));
}
