//! A chain with a daybook, and a clock and figures that a test sets.

use crate::{
    self as pallet_daybook,
    types::{Day, Figures, PoolDay},
    Days, Last,
};
use polkadot_sdk::{
    frame_support::{
        parameter_types,
        traits::{ConstU64, Hooks},
        weights::Weight,
        BoundedVec,
    },
    sp_io::{storage, TestExternalities},
    sp_runtime::{BuildStorage, StateVersion},
};
use quaestor_math::fixed::from_int;
use quaestor_primitives::{Balance, Price, Seconds};

pub use quaestor_testing::{NATIVE, USDC};

pub const SLOT: Seconds = 6;
pub const HOUR: Seconds = 3_600;
pub const DAY: Seconds = 86_400;
/// The day on which a test begins.
pub const FIRST: u32 = 20_000;
/// Its first second.
pub const START: Seconds = 1_728_000_000;
/// Weight of a look, and of a record.
pub const LOOK: u64 = 1;
pub const RECORD: u64 = 10;
/// Both of them.
pub const BOTH: u64 = LOOK + RECORD;

quaestor_testing::mock_runtime!(Daybook = pallet_daybook; no currencies);

parameter_types! {
    pub storage Clock: Option<Seconds> = None;
    pub storage BucketSecs: Seconds = HOUR;
    pub storage DaySecs: Seconds = DAY;
    /// The figure from which all others follow.
    pub storage Staked: Balance = 0;
}

/// Each figure is another function of one number.
pub struct Book;

impl Figures for Book {
    fn day(day: u32, at: Seconds) -> Day {
        let staked = Staked::get();
        let pool = |asset, factor: Balance| PoolDay {
            asset,
            index: from_int(staked * factor + 1),
            unstreamed: staked * factor + 2,
            revenue: staked * factor + 3,
        };
        Day {
            day,
            at,
            staked,
            cooling: staked / 2,
            stakers: 7,
            weight: staked * 20_000,
            issuance: staked * 3,
            burnt: staked / 10,
            price: (staked > 100).then_some(Price(staked * 5)),
            pools: BoundedVec::truncate_from(vec![pool(NATIVE, 100), pool(USDC, 10)]),
        }
    }
}

impl pallet_daybook::Config for Test {
    type Clock = Clock;
    type BucketSecs = BucketSecs;
    type SlotSecs = ConstU64<SLOT>;
    type DaySecs = DaySecs;
    type Figures = Book;
    type WeightInfo = Parts;
}

pub struct Parts;

impl crate::WeightInfo for Parts {
    fn look() -> Weight {
        Weight::from_parts(LOOK, 0)
    }
    fn record() -> Weight {
        Weight::from_parts(RECORD, 0)
    }
}

/// A chain whose clock has not started.
pub fn chain() -> TestExternalities {
    TestExternalities::new(RuntimeGenesisConfig::default().build_storage().unwrap())
}

/// Runs `test` on the chain and leaves through the invariants.
pub fn execute(test: impl FnOnce()) {
    chain().execute_with(|| {
        System::set_block_number(1);
        test();
        assert_eq!(Daybook::do_try_state(), Ok(()));
    });
}

/// The next block, so long after the start, with `staked` in positions and `budget` left for hooks.
/// Returns the weight that the hook spent.
pub fn block(secs: Seconds, staked: Balance, budget: u64) -> u64 {
    System::set_block_number(System::block_number() + 1);
    Clock::set(&Some(START + secs));
    Staked::set(&staked);
    idle(budget)
}

/// The idle hook with this weight left. Returns what it spent.
pub fn idle(budget: u64) -> u64 {
    Daybook::on_idle(System::block_number(), Weight::from_parts(budget, 0)).ref_time()
}

pub fn last() -> Option<u32> {
    Last::<Test>::get()
}

/// Days with a record, in their order.
pub fn recorded() -> Vec<u32> {
    let mut days: Vec<_> = Days::<Test>::iter_values().map(|record| record.day).collect();
    days.sort_unstable();
    days
}

/// The record of a day, counted from the first.
pub fn record_of(day: u32) -> Option<Day> {
    Daybook::days(FIRST + day, 1).pop()
}

pub fn root() -> Vec<u8> {
    storage::root(StateVersion::V1)
}
