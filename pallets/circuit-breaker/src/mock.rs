//! A chain with the breakers alone; what they look at is as tests say.

use crate::{
    self as pallet_circuit_breaker,
    types::{
        BreakerState, CountLevels, CrashLevels, Entries, FloorLevels, Params, RevenueLevels,
        StakeLevels, Trigger, TENTHS,
    },
    Parameters, State,
};
use polkadot_sdk::{
    frame_support::{
        ord_parameter_types, parameter_types,
        traits::{EitherOfDiverse, Get, Hooks, Time},
        weights::Weight,
    },
    frame_system::{EnsureRoot, EnsureSignedBy},
    sp_io::TestExternalities,
    sp_runtime::{BuildStorage, DispatchError},
};
use quaestor_primitives::{
    AssetKind, Balance, Entry, FloorCover, FloorInspect, Guard, LiftPauses, OnRevenue, Price,
    PriceInspect, RedirectRewards, ReferencePrice, RevenueType, Seconds, StakeInspect, StakeTotals,
    StakeWeight, WalletCap,
};
use quaestor_testing::{StubClock, StubFloor, StubPrice, StubRedirect};

pub use quaestor_testing::AccountId;

pub const ALICE: AccountId = 1;
/// Has reached the cap of the epoch.
pub const WHALE: AccountId = 2;
/// The technical committee.
pub const COMMITTEE: AccountId = 3;

pub const TOKEN: Balance = 1_000_000_000_000_000_000;
pub const DAY: Seconds = 86_400;
/// The time of the first block that has one.
pub const START: Seconds = 1_750_000_000;
pub const SOUND_PRICE: u128 = 1_000_001;
/// One unit of the floor's asset.
pub const UNIT: Balance = 1_000_000;
/// The level of revenue: a tenth of the floor of 90 days, of 3,650 units a year.
pub const LEVEL: Balance = 90 * UNIT;
/// The floor's asset.
pub const USDC: AssetKind = AssetKind::WithId(1);
/// A tenth of the window.
pub const TENTH: Seconds = 9 * DAY;

quaestor_testing::mock_runtime!(Breaker = pallet_circuit_breaker; no currencies);

parameter_types! {
    /// Least time between two changes; zero for the tests that are not about it.
    pub storage ChangeInterval: Seconds = 0;
    pub static Staked: Balance = 0;
    pub static Stakers: u32 = 0;
    /// `true` if a stop beside the manual closure closes deposits.
    pub static Stopped: bool = false;
    pub const FloorAsset: AssetKind = USDC;
    /// Number of reads by the breakers from other pallets, the time included.
    pub static Asked: u32 = 0;
    /// Number of redirection updates received by the rewards.
    pub static Told: u32 = 0;
    /// Number of times that the pauses ended.
    pub static Lifted: u32 = 0;
}

ord_parameter_types! {
    pub const Committee: AccountId = COMMITTEE;
}

/// The rest of the chain: counts what it is asked and told.
pub struct Chain;

impl Chain {
    fn asked<V>(value: V) -> V {
        Asked::mutate(|asked| *asked += 1);
        value
    }
}

impl Time for Chain {
    type Moment = u64;
    fn now() -> u64 {
        Self::asked(StubClock::now())
    }
}

impl StakeInspect<AccountId> for Chain {
    fn warm_stake(_: &AccountId, _: Seconds) -> Balance {
        panic!("no account's stake is looked at")
    }
    fn totals() -> StakeTotals {
        Self::asked(StakeTotals { staked: Staked::get(), stakers: Stakers::get(), weight: 0 })
    }
    fn weight_of(_: &AccountId, _: Seconds) -> StakeWeight {
        panic!("no account's weight is looked at")
    }
}

impl PriceInspect for Chain {
    fn reference() -> Option<ReferencePrice> {
        Self::asked(StubPrice::reference())
    }
    fn trailing_average() -> Option<Price> {
        Self::asked(StubPrice::trailing_average())
    }
}

impl Get<bool> for Chain {
    fn get() -> bool {
        Self::asked(Stopped::get())
    }
}

impl FloorInspect for Chain {
    fn floor_cover() -> FloorCover {
        Self::asked(StubFloor::floor_cover())
    }
}

impl RedirectRewards for Chain {
    fn set_redirected(redirected: bool) {
        Told::mutate(|told| *told += 1);
        StubRedirect::set_redirected(redirected);
    }
}

impl LiftPauses for Chain {
    fn lift() {
        Lifted::mutate(|lifted| *lifted += 1);
    }
    fn weight() -> Weight {
        Weight::from_parts(7, 0)
    }
}

impl WalletCap<AccountId> for Chain {
    fn capped_until(who: &AccountId) -> Option<Seconds> {
        (*who == WHALE).then_some(START + 7 * DAY)
    }
    fn remaining_allowance(who: &AccountId) -> Option<Balance> {
        Some(if *who == WHALE { 0 } else { 200_000 * TOKEN })
    }
}

impl pallet_circuit_breaker::Config for Test {
    type Time = Chain;
    type Stake = Chain;
    type Price = Chain;
    type Floor = Chain;
    type FloorAsset = FloorAsset;
    type DepositsStopped = Chain;
    type Caps = Chain;
    type Rewards = Chain;
    type GovernanceOrigin = EnsureRoot<AccountId>;
    type ChangeInterval = ChangeInterval;
    type ManualOrigin = EnsureSignedBy<Committee, AccountId>;
    type ReopenOrigin =
        EitherOfDiverse<EnsureRoot<AccountId>, EnsureSignedBy<Committee, AccountId>>;
    type Pauses = Chain;
    type WeightInfo = ();
}

/// The levels of the default economy. A crash is 50 %, and over at 75 %.
pub fn qtra() -> Params {
    Params {
        low_stake: Some(StakeLevels { trip: 10_000_000 * TOKEN, clear: 11_000_000 * TOKEN }),
        few_stakers: Some(CountLevels { trip: 100, clear: 110 }),
        price_crash: Some(CrashLevels { trip_bps: 5_000, clear_bps: 7_500, effect_secs: 30 * DAY }),
        zero_revenue: Some(RevenueLevels { secs: 90 * DAY, share_bps: 1_000 }),
        reward_floor: Some(FloorLevels { trip_bps: 10_000, clear_bps: 15_000 }),
        dwell_secs: DAY,
    }
}

/// A change of the levels.
pub type Change = fn(&mut Params);

/// Change that disables each trigger.
pub const SWITCHES: [(Trigger, Change); 5] = [
    (Trigger::LowStake, |params| params.low_stake = None),
    (Trigger::FewStakers, |params| params.few_stakers = None),
    (Trigger::PriceCrash, |params| params.price_crash = None),
    (Trigger::ZeroRevenue, |params| params.zero_revenue = None),
    (Trigger::RewardFloor, |params| params.reward_floor = None),
];

/// Builds the chain; by default one on which all is well.
pub struct ExtBuilder {
    pub params: Params,
}

impl Default for ExtBuilder {
    fn default() -> Self {
        Self { params: qtra() }
    }
}

impl ExtBuilder {
    pub fn params(params: Params) -> Self {
        Self { params }
    }

    pub fn build(self) -> TestExternalities {
        let genesis = RuntimeGenesisConfig {
            breaker: crate::GenesisConfig { params: self.params, ..Default::default() },
            ..Default::default()
        };
        TestExternalities::new(genesis.build_storage().unwrap())
    }

    /// Runs `test` after the first block of [`START`]. Checks the invariants and what the rewards
    /// were told at the end.
    pub fn build_and_execute(self, test: impl FnOnce()) {
        self.build().execute_with(|| {
            System::set_block_number(1);
            all_is_well();
            Stopped::set(false);
            Told::set(0);
            at(START);
            test();
            check();
        });
    }
}

#[track_caller]
pub fn check() {
    assert_eq!(Breaker::do_try_state(), Ok(()));
    assert_eq!(state().redirected, StubRedirect::redirected());
}

// The facts. Setters take the trigger's own unit.

pub fn all_is_well() {
    Staked::set(20_000_000 * TOKEN);
    Stakers::set(200);
    set_price(SOUND_PRICE);
    StubPrice::set_average(Some(Price(SOUND_PRICE)));
    StubFloor::set(1_001, 2_000);
    StubFloor::set_per_year(3_650 * UNIT);
}

pub fn set_price(price: u128) {
    StubPrice::set(Price(price), START);
}

pub fn revenue(amount: Balance) {
    <Breaker as OnRevenue>::on_revenue(RevenueType::Other, &USDC, amount);
}

/// Lets a fact breach. Of the lack of revenue, nine tenths are over and the tenth is at its end.
pub fn breach(trigger: Trigger) {
    match trigger {
        Trigger::LowStake => Staked::set(10_000_000 * TOKEN - 1),
        Trigger::FewStakers => Stakers::set(99),
        // Half of the average is 500,000 and a half.
        Trigger::PriceCrash => set_price(500_000),
        Trigger::ZeroRevenue => State::<Test>::mutate(|state| {
            (state.window.current, state.window.revenue) = (0, [0; TENTHS]);
            (state.window.past, state.window.ends) = (9, now());
        }),
        Trigger::RewardFloor => StubFloor::set(1_001, 1_000),
    }
}

pub fn set_time(now: Seconds) {
    StubClock::set_secs(now);
}

pub fn now() -> Seconds {
    StubClock::now() / 1_000
}

/// A block's hook that sees this time.
pub fn at(now: Seconds) -> Weight {
    set_time(now);
    hook()
}

pub fn hook() -> Weight {
    Breaker::on_initialize(0)
}

// Reads.

pub fn state() -> BreakerState {
    State::<Test>::get()
}

pub fn params() -> Params {
    Parameters::<Test>::get()
}

/// Tripped triggers, a letter each.
pub fn tripped() -> String {
    let letter = |trigger| match trigger {
        Trigger::LowStake => 'L',
        Trigger::FewStakers => 'F',
        Trigger::PriceCrash => 'P',
        Trigger::ZeroRevenue => 'Z',
        Trigger::RewardFloor => 'R',
    };
    Trigger::ALL.into_iter().filter(|one| state().trip(*one).is_some()).map(letter).collect()
}

pub fn entry(entry: Entry) -> Result<(), DispatchError> {
    <Breaker as Guard<AccountId>>::may_enter(entry, &ALICE)
}

/// The pallet's events since they were last asked for.
pub fn news() -> Vec<crate::Event<Test>> {
    let events = System::events();
    System::reset_events();
    let ours = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
        RuntimeEvent::Breaker(event) => Some(event),
        RuntimeEvent::System(_) => None,
    };
    events.into_iter().filter_map(ours).collect()
}

// Calls, as their callers make them.

pub type Call = crate::Call<Test>;

#[track_caller]
pub fn accepted(origin: RuntimeOrigin, call: Call) {
    quaestor_testing::assert_accepted::<RuntimeCall>(call, origin);
}

#[track_caller]
pub fn refused(
    origin: RuntimeOrigin,
    call: Call,
    error: impl Into<DispatchError> + core::fmt::Debug,
) {
    quaestor_testing::assert_refused::<RuntimeCall>(call, origin, error);
}

pub fn committee() -> RuntimeOrigin {
    RuntimeOrigin::signed(COMMITTEE)
}

pub fn trip(entries: Entries, until: Seconds) -> Call {
    Call::trip { entries, until }
}

pub fn clear() -> Call {
    Call::clear {}
}

pub fn set_params(params: Params) -> Call {
    Call::set_params { params }
}
