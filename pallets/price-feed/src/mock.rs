//! A chain with the price feed, and a pool and operators that tests move.

use crate::{
    self as pallet_price_feed,
    types::{NoPrice, Override, Params},
    Settings, TimedPrice, Twap,
};
use polkadot_sdk::{
    frame_support::{
        ord_parameter_types, parameter_types,
        traits::{Hooks, Time},
    },
    frame_system::{EnsureRoot, EnsureSignedBy},
    sp_io::TestExternalities,
    sp_runtime::{BuildStorage, DispatchError},
};
use quaestor_math::twap;
use quaestor_primitives::{Balance, Price, PriceInspect, ReferencePrice, Seconds};
use quaestor_testing::{AccountId, StubClock};

/// Nobody.
pub const ALICE: AccountId = 1;
/// May set overrides, and nothing else.
pub const COUNCIL: AccountId = 50;

/// The native side of the pool: with it, the price is the number of units on the other side.
pub const NATIVE: Balance = 1_000_000_000_000_000_000_000_000;
/// The price that tests begin with.
pub const P: u128 = 1_000_000;
/// The time of the first block; both windows have a slot that begins here.
pub const START: Seconds = 1_750_000_000;
/// Between blocks.
pub const BLOCK: Seconds = 10;
/// Slots of 100 seconds.
pub const WINDOW: Seconds = 1_200;
/// Slots of 1,000 seconds.
pub const LONG: Seconds = 28_000;
pub const EXPIRY: Seconds = 300;
pub const GAP: Seconds = 250;
pub const DAY: Seconds = 86_400;

quaestor_testing::mock_runtime!(PriceFeed = pallet_price_feed; no currencies);

parameter_types! {
    /// Least time between two changes; zero for the tests that are not about it.
    pub storage ChangeInterval: Seconds = 0;
    pub storage Pool: Option<(Balance, Balance)> = None;
    pub storage Agreed: Option<TimedPrice> = None;
}

ord_parameter_types! {
    pub const Council: AccountId = COUNCIL;
}

impl pallet_price_feed::Config for Test {
    type Time = StubClock;
    type Oracle = Agreed;
    type Reserves = Pool;
    type GovernanceOrigin = EnsureRoot<AccountId>;
    type ChangeInterval = ChangeInterval;
    type OverrideOrigin = EnsureSignedBy<Council, AccountId>;
    type WeightInfo = ();
}

pub fn params() -> Params {
    Params {
        expiry_secs: EXPIRY,
        min_feeders: 3,
        outlier_bps: 1_000,
        band_bps: 500,
        window_secs: WINDOW,
        long_window_secs: LONG,
        max_move_bps: 1_000,
        max_gap_secs: GAP,
    }
}

/// A chain to be, with a pool at the price `P`.
pub struct ExtBuilder {
    pub params: Params,
    pub price_override: Option<(Price, Seconds)>,
    pub sampled: Seconds,
}

impl Default for ExtBuilder {
    fn default() -> Self {
        Self { params: params(), price_override: None, sampled: 0 }
    }
}

impl ExtBuilder {
    /// The pool has been sampled for `secs` when the test begins.
    pub fn sampled(secs: Seconds) -> Self {
        Self { sampled: secs, ..Self::default() }
    }

    pub fn params(mut self, change: impl FnOnce(&mut Params)) -> Self {
        change(&mut self.params);
        self
    }

    pub fn build(self) -> TestExternalities {
        let genesis = RuntimeGenesisConfig {
            price_feed: pallet_price_feed::GenesisConfig {
                params: self.params,
                price_override: self.price_override,
                ..Default::default()
            },
            ..Default::default()
        };
        let mut ext = TestExternalities::new(genesis.build_storage().unwrap());
        ext.execute_with(|| {
            System::set_block_number(1);
            trade_to(P);
            block(START);
            run_to(START + self.sampled);
        });
        ext
    }

    /// Runs `test` on the chain and leaves through the invariants.
    pub fn build_and_execute(self, test: impl FnOnce()) {
        self.build().execute_with(|| {
            System::reset_events();
            test();
            PriceFeed::do_try_state().unwrap();
        });
    }
}

pub fn now() -> Seconds {
    StubClock::now() / 1_000
}

/// The next block: its hook sees the time of the block before, its calls see `secs`.
pub fn block(secs: Seconds) {
    let number = System::block_number() + 1;
    System::set_block_number(number);
    PriceFeed::on_initialize(number);
    StubClock::set_secs(secs);
}

/// A block every 10 seconds, and one at this time.
pub fn run_to(secs: Seconds) {
    while now() < secs {
        block((now() + BLOCK).min(secs));
    }
}

/// Trades in this block leave the pool at this price.
pub fn trade_to(price: u128) {
    set_pool(Some((NATIVE, price)));
}

pub fn set_pool(reserves: Option<(Balance, Balance)>) {
    Pool::set(&reserves);
}

/// Operators report; as `pallet-oracle` does, the chain keeps what it had if they do not agree.
pub fn report(reports: &[(u128, Seconds)]) {
    let timed = |&(price, time): &(u128, Seconds)| TimedPrice { price: Price(price), time };
    if let Some(agreed) = PriceFeed::combine(reports.iter().map(timed).collect()) {
        Agreed::set(&Some(agreed));
    }
}

/// All operators report the same now.
pub fn agree(price: u128) {
    report(&[(price, now()); 3]);
}

pub fn agreed() -> Option<(u128, Seconds)> {
    Agreed::get().map(|agreed| (agreed.price.0, agreed.time))
}

pub fn feed() -> twap::Twap {
    Twap::<Test>::get()
}

/// The average of the short window, now.
pub fn average() -> Option<u128> {
    feed().average(now(), &Settings::<Test>::get().params.twap_rules()).map(|price| price.0)
}

pub fn trailing() -> Option<u128> {
    PriceFeed::trailing_average().map(|price| price.0)
}

pub fn reference() -> Option<ReferencePrice> {
    PriceFeed::reference()
}

/// Why there is no price.
pub fn reason() -> Option<NoPrice> {
    PriceFeed::price().reason
}

pub fn stored_override() -> Option<Override> {
    Settings::<Test>::get().price_override
}

pub fn last_event() -> RuntimeEvent {
    System::events().pop().expect("an event").event
}

// Calls, as their callers make them.

pub type Call = crate::Call<Test>;

#[track_caller]
pub fn refused(
    origin: RuntimeOrigin,
    call: Call,
    error: impl Into<DispatchError> + core::fmt::Debug,
) {
    quaestor_testing::assert_refused::<RuntimeCall>(call, origin, error);
}

#[track_caller]
pub fn set_params(params: Params) {
    let call = Call::set_params { params };
    quaestor_testing::assert_accepted::<RuntimeCall>(call, RuntimeOrigin::root());
}

#[track_caller]
pub fn params_refused(params: Params, error: crate::Error<Test>) {
    refused(RuntimeOrigin::root(), Call::set_params { params }, error);
}

#[track_caller]
pub fn set_override(price: u128, until: Seconds) {
    let call = Call::set_override { price: Price(price), until };
    quaestor_testing::assert_accepted::<RuntimeCall>(call, RuntimeOrigin::signed(COUNCIL));
}

#[track_caller]
pub fn override_refused(price: u128, until: Seconds, error: crate::Error<Test>) {
    let call = Call::set_override { price: Price(price), until };
    refused(RuntimeOrigin::signed(COUNCIL), call, error);
}

#[track_caller]
pub fn clear_override() {
    let call = Call::clear_override {};
    quaestor_testing::assert_accepted::<RuntimeCall>(call, RuntimeOrigin::signed(COUNCIL));
}
