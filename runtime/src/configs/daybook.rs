//! The record of each day: figures that the pallets keep, read in idle time.

use crate::{
    params::{BucketSecs, SLOT_DURATION},
    token::Facts,
    *,
};
use pallet_daybook::types::{Day, Figures, PoolDay};
use pallet_revenue_router::Totals;
use polkadot_sdk::frame_support::{
    traits::{ConstU64, Get},
    BoundedVec,
};
use quaestor_math::fixed::floor;
use quaestor_primitives::{PriceInspect, RevenueType};

/// The clock of the stake, unless it has not started or is behind. The record is in memory in every block.
pub struct SteadyClock;

impl Get<Option<Seconds>> for SteadyClock {
    fn get() -> Option<Seconds> {
        let state = StakingVault::state();
        (state.clock > 0 && !state.behind).then_some(state.clock)
    }
}

/// Length of a day of the economy, in seconds.
pub struct DaySecs;

impl Get<Seconds> for DaySecs {
    fn get() -> Seconds {
        Facts::<Runtime>::get().day_secs
    }
}

/// The figures of the present block.
pub struct Book;

impl Figures for Book {
    fn day(day: u32, at: Seconds) -> Day {
        let vault = StakingVault::state();
        let pools = Rewards::state().pools.into_iter().map(|record| PoolDay {
            index: record.pool.index,
            unstreamed: floor(record.pool.unstreamed),
            revenue: revenue_in(&record.asset),
            asset: record.asset,
        });
        Day {
            day,
            at,
            staked: vault.staked,
            cooling: vault.in_cooldown,
            stakers: vault.stakers,
            weight: vault.weight,
            issuance: Balances::total_issuance(),
            burnt: pallet_buyback_burn::Totals::<Runtime>::get().all.burnt,
            price: PriceFeed::reference().map(|reference| reference.price),
            pools: BoundedVec::truncate_from(pools.collect()),
        }
    }
}

/// Revenue of all types in an asset since genesis, in smallest units.
fn revenue_in(asset: &AssetKind) -> Balance {
    let deposited = |kind| Totals::<Runtime>::get(kind, asset).deposited;
    RevenueType::ALL.into_iter().map(deposited).fold(0, Balance::saturating_add)
}

impl pallet_daybook::Config for Runtime {
    type Clock = SteadyClock;
    type BucketSecs = BucketSecs;
    type SlotSecs = ConstU64<{ SLOT_DURATION / 1_000 }>;
    type DaySecs = DaySecs;
    type Figures = Book;
    type WeightInfo = pallet_daybook::weights::SubstrateWeight<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = super::Helper;
}
