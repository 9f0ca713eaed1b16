//! The record of a day is what the pallets say in its block.

use crate::*;
use pallet_daybook::types::{Day, PoolDay};
use pallet_staking_vault::Call as Vault;
use polkadot_sdk::frame_support::{weights::Weight, BoundedVec};
use quaestor_primitives::RevenueType;
use quaestor_runtime::{economy, BuybackBurn, Daybook, PriceFeed, RevenueRouter, Rewards, System};

fn days(from: u64, count: u32) -> Vec<Day> {
    let from = u32::try_from(from).expect("a day");
    unchanged(|| <Runtime as ConsoleApi<Block>>::days(from, count))
}

/// The day of the stake's clock.
fn today() -> u64 {
    StakingVault::state().clock / DAY
}

/// Blocks up to the last one of a day.
fn end_the_day() {
    while now() / DAY == today() {
        block(|| {});
    }
}

/// The record of a day as the reads of other pages give it.
fn expected() -> Day {
    let (state, supply) = (StakingVault::state(), economy::supply());
    let revenue = RevenueRouter::total_views();
    let pools = Rewards::pool_views().into_iter().map(|pool| {
        let in_asset = revenue.iter().filter(|total| total.asset == pool.asset);
        PoolDay {
            index: pool.index,
            unstreamed: pool.unstreamed,
            revenue: in_asset.map(|total| total.deposited).sum(),
            asset: pool.asset,
        }
    });
    Day {
        day: u32::try_from(today()).expect("a day"),
        at: state.clock,
        staked: state.staked,
        cooling: state.in_cooldown,
        stakers: state.stakers,
        weight: state.weight,
        issuance: supply.issuance,
        burnt: BuybackBurn::status().totals.all.burnt,
        price: PriceFeed::price().reference.map(|reference| reference.price),
        pools: BoundedVec::truncate_from(pools.collect()),
    }
}

/// Begins a day, makes its record in the first block and returns what it has to be.
fn begin_a_day(calls: impl FnOnce()) -> Day {
    end_the_day();
    block(|| {
        calls();
        assert!(days(today(), 1).is_empty(), "the day has a record");
        let expected = expected();
        Daybook::on_idle(System::block_number(), Weight::MAX);
        assert_eq!(days(today(), 1), core::slice::from_ref(&expected));
        expected
    })
}

fn stake() -> Vault<Runtime> {
    Vault::stake { amount: 1_000 * one(), tier: 0 }
}

#[test]
fn a_record_of_qtra_is_the_reads_of_its_block() {
    alive("qtra-dev").execute_with(|| {
        block(|| done(&person(Bob), stake()));
        pass(9 * DAY);
        let position = StakingVault::ledger(person(Bob)).positions.last().expect("one").id;
        block(|| {
            done(&person(Bob), Vault::unstake { position, amount: Some(400 * QTRA) });
            deposit(USDC, 100 * USD + 1, RevenueType::TradingProfit);
            deposit(USDC, 500 * USD + 2, RevenueType::Other);
        });
        pass_at(HALF, 3 * DAY);
        let record = begin_a_day(|| feed(HALF));
        assert_eq!(record.cooling, 400 * QTRA);
        assert!(record.price.is_some(), "operators and exchange agree");
        let pool = |asset| record.pools.iter().find(|pool| pool.asset == asset).expect("a pool");
        assert_eq!((pool(NATIVE).revenue, pool(USDC).revenue), (0, 600 * USD + 3));
        assert!(!pool(NATIVE).index.is_zero() && !pool(USDC).index.is_zero());
        assert_eq!(Daybook::do_try_state(), Ok(()));
    });
}

#[test]
fn a_record_of_act_is_the_reads_of_its_block() {
    alive("act-dev").execute_with(|| {
        let before = StakingVault::state().staked;
        let record = begin_a_day(|| done(&person(Bob), stake()));
        assert_eq!(record.staked, before + 1_000 * one());
        assert_eq!((record.price, record.burnt), (None, 0));
        assert!(!record.pools.is_empty());
        // A stake later on the same day does not change the record.
        block(|| done(&person(Bob), stake()));
        assert_eq!(StakingVault::state().staked, record.staked + 1_000 * one());
        assert_eq!(days(u64::from(record.day), 1), [record]);
        assert_eq!(Daybook::do_try_state(), Ok(()));
    });
}

/// Blocks of six seconds, days of twenty.
#[test]
fn every_day_has_the_first_block_whose_clock_is_in_it() {
    for preset in ALIVE {
        alive(preset).execute_with(|| {
            let records = days(START / DAY, 366);
            let times: Vec<_> = records.iter().map(|record| record.at - START).collect();
            assert_eq!(times, [0, 24, 42, 60, 84, 102], "{preset}");
            let numbers: Vec<_> = records.iter().map(|record| u64::from(record.day)).collect();
            assert_eq!(numbers, (0..6).map(|day| START / DAY + day).collect::<Vec<_>>());
            assert_eq!(Daybook::do_try_state(), Ok(()));
        });
    }
}
