//! Genesis: what is stored, and the sentences that nonsense is refused with.

use super::*;
use crate::GenesisPool;
use polkadot_sdk::frame_system;
use quaestor_math::YEAR;
use quaestor_primitives::AssetKind;

#[test]
fn a_pool_begins_with_the_least_balance_of_its_asset() {
    ExtBuilder::default().before_the_clock().build_and_execute(|| {
        for (asset, least) in [(USDC, LEAST), (NATIVE, ED)] {
            assert_eq!((pool(asset.clone()).base, pool(asset.clone()).params), (least, weekly()));
            assert_eq!(Rewards::pot_balance(&asset), least);
        }
    });
}

#[test]
fn a_funding_of_genesis_streams_from_the_start_of_the_clock() {
    let fundings = vec![(USDC, FUNDING)];
    ExtBuilder { fundings, ..Default::default() }.before_the_clock().build_and_execute(|| {
        assert_eq!(Rewards::pot_balance(&USDC), LEAST + FUNDING);
        assert_eq!(pool(USDC).pool.no_stake, from_int(FUNDING));
        Rewards::check_exactly().unwrap();
        at(START);
        let started = pool(USDC).pool;
        assert_eq!(started.no_stake + started.unstreamed, from_int(FUNDING));
        assert!(started.rate > from_int(0));
        let told = |record: &frame_system::EventRecord<RuntimeEvent, _>| {
            let RuntimeEvent::Rewards(Event::Funded { source, amount, .. }) = &record.event else {
                return false;
            };
            (source, *amount) == (&FundingSource::Genesis, FUNDING)
        };
        assert_eq!(System::events().iter().filter(|record| told(record)).count(), 1);
        at(START + 7 * DAY);
        let ended = pool(USDC).pool;
        assert_eq!((ended.rate, ended.unstreamed), (from_int(0), from_int(0)));
        assert_eq!(ended.no_stake, from_int(FUNDING), "nobody staked");
    });
}

#[test]
fn a_chain_without_pools_can_be_born() {
    let nothing = ExtBuilder { bucket_secs: 0, pools: vec![], ..Default::default() };
    nothing.build_and_execute(|| {
        refused(BANK, fund(USDC, FUNDING), Error::UnknownAsset);
    });
}

/// A test for each nonsense: its name, its sentence, and how it is made.
macro_rules! refused_at_genesis {
    ($($name:ident: $sentence:literal, $change:expr;)*) => {$(
        #[test]
        #[should_panic(expected = $sentence)]
        fn $name() {
            let change: fn(&mut ExtBuilder) = $change;
            let mut builder = ExtBuilder::default();
            change(&mut builder);
            builder.build();
        }
    )*};
}

refused_at_genesis! {
    no_bucket: "rewards: a bucket must last at least one second", |b| b.bucket_secs = 0;
    a_period_of_nothing: "rewards: a reward period must not be zero",
        |b| b.pools[0].params.rate = RateModel::Streamed { period_secs: 0 };
    a_period_without_end: "rewards: a reward period must be at most a year",
        |b| b.pools[0].params.rate = RateModel::Streamed { period_secs: 366 * DAY };
    a_cap_of_nothing: "rewards: the cap of a target rate must not be zero",
        |b| b.pools[0].params.rate = RateModel::TargetApr { cap_amount: 0, cap_secs: 1, year_secs: YEAR };
    a_cap_over_no_time: "rewards: the cap of a target rate must not be zero",
        |b| b.pools[0].params.rate = RateModel::TargetApr { cap_amount: 1, cap_secs: 0, year_secs: YEAR };
    vesting_without_end: "rewards: vesting must take at most a year",
        |b| b.pools[0].params.vesting_secs = 366 * DAY;
    no_minimum_funding:
        "rewards: the minimum of a funding, a claim or a compounding must not be zero",
        |b| b.pools[0].params.min_funding = 0;
    no_minimum_claim:
        "rewards: the minimum of a funding, a claim or a compounding must not be zero",
        |b| b.pools[1].params.min_claim = 0;
    no_minimum_compounding:
        "rewards: the minimum of a funding, a claim or a compounding must not be zero",
        |b| b.pools[1].params.min_compound = 0;
    two_pools_of_one_asset: "rewards: two pools pay one asset",
        |b| b.pools[1].asset = USDC;
    a_funding_below_the_minimum:
        "rewards: a funding is below the minimum, or its pool does not exist",
        |b| b.fundings = vec![(USDC, 999_999)];
    a_funding_without_a_pool:
        "rewards: a funding is below the minimum, or its pool does not exist",
        |b| b.fundings = vec![(AssetKind::WithId(3), FUNDING)];
    a_pool_of_no_asset: "rewards: an asset of a pool does not exist",
        |b| b.pools[0].asset = AssetKind::WithId(9);
}

#[test]
#[should_panic(expected = "rewards: too many pools")]
fn five_pools() {
    let mut builder = ExtBuilder::default();
    for id in 2..5 {
        builder.pools.push(GenesisPool { asset: AssetKind::WithId(id), params: weekly() });
    }
    builder.build();
}
