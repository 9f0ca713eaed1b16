//! A chain with balances, assets, an exchange with one pool, and the buybacks.

use crate::{
    self as pallet_buyback_burn,
    types::{BuybackState, Params, Record, Totals},
    Records, State,
};
use polkadot_sdk::{
    frame_support::{
        parameter_types,
        storage::unhashed,
        traits::{
            fungibles::{self, Balanced, Mutate},
            tokens::{Fortitude, Precision, Preservation},
            ConstU32, Hooks,
        },
        weights::Weight,
        PalletId,
    },
    frame_system::{EnsureRoot, EnsureSigned},
    sp_io::TestExternalities,
    sp_runtime::{BuildStorage, DispatchError},
};
use quaestor_primitives::{AssetKind, Balance, Depth, Exchange, Price, Seconds, TakeCredit};
use quaestor_testing::{StubClock, StubExchange, StubGuard, StubPrice};

pub use quaestor_testing::{AccountId, EURC, LEAST, NATIVE, USDC};

pub const ALICE: AccountId = 1;
/// Pays what comes into the budget.
pub const BANK: AccountId = 3;
/// Trades against the buybacks.
pub const EVE: AccountId = 4;
/// Holds the pool.
pub const POOL: AccountId = 777;

pub const ED: Balance = 500;
/// One native token, with 18 decimals.
pub const TOKEN: Balance = 1_000_000_000_000_000_000;
/// One USDC.
pub const USD: Balance = 1_000_000;
pub const DAY: Seconds = 86_400;
/// The time of the first block: the beginning of day 20,254.
pub const START: Seconds = 1_749_945_600;
/// Price on which the pool and the reference agree: 0.50 USDC.
pub const HALF: Price = Price(500_000_000_000);
/// Number of records that the mock keeps.
pub const KEPT: u32 = 5;

quaestor_testing::mock_runtime!(Buyback = pallet_buyback_burn);

pub type MoneyCredit = fungibles::Credit<AccountId, Money>;

type Stub = StubExchange<Money>;

/// The stub of an exchange, whose quote can be made to promise too much.
pub struct Market;

impl Market {
    pub fn promise_too_much() {
        unhashed::put(b"test:promise", &true);
    }
}

impl Exchange<MoneyCredit> for Market {
    fn depth(asset_in: &AssetKind, asset_out: &AssetKind) -> Option<Depth> {
        Stub::depth(asset_in, asset_out)
    }
    fn quote(asset_in: &AssetKind, asset_out: &AssetKind, amount_in: Balance) -> Option<Balance> {
        if unhashed::get(b"test:promise").unwrap_or(false) {
            return Some(Balance::MAX);
        }
        Stub::quote(asset_in, asset_out, amount_in)
    }
    fn swap(
        credit: MoneyCredit,
        asset_out: &AssetKind,
        min_out: Balance,
    ) -> Result<MoneyCredit, (MoneyCredit, DispatchError)> {
        Stub::swap(credit, asset_out, min_out)
    }
}

parameter_types! {
    /// Least time between two changes; zero for the tests that are not about it.
    pub storage ChangeInterval: Seconds = 0;
    pub const BuybackPalletId: PalletId = PalletId(*b"test/bbk");
    pub const Usdc: AssetKind = USDC;
}

impl pallet_buyback_burn::Config for Test {
    type Assets = Money;
    type QuoteAsset = Usdc;
    type Exchange = Market;
    type Price = StubPrice;
    type Guard = StubGuard;
    type Time = StubClock;
    type KeeperOrigin = EnsureSigned<AccountId>;
    type GovernanceOrigin = EnsureRoot<AccountId>;
    type ChangeInterval = ChangeInterval;
    type PalletId = BuybackPalletId;
    type MaxRecords = ConstU32<KEPT>;
    type WeightInfo = OneEach;
}

/// The parameters of `qtra`.
pub fn params() -> Params {
    Params {
        max_lot: 10_000 * USD,
        min_lot: 100 * USD,
        slippage_bps: 100,
        impact_bps: 100,
        min_distance_secs: 600,
        jitter_secs: 300,
        retry_secs: 60,
    }
}

/// A chain to be: a pool of 1,000,000 tokens and 500,000 USDC, and a reference price that agrees.
pub struct ExtBuilder {
    pub params: Params,
    pub day_secs: Seconds,
    pub native: Balance,
    pub usdc: Balance,
    pub budget: Balance,
}

impl Default for ExtBuilder {
    fn default() -> Self {
        Self {
            params: params(),
            day_secs: DAY,
            native: 1_000_000 * TOKEN,
            usdc: 500_000 * USD,
            budget: 0,
        }
    }
}

impl ExtBuilder {
    pub fn params(mut self, change: impl Fn(&mut Params)) -> Self {
        change(&mut self.params);
        self
    }

    pub fn budget(mut self, usd: Balance) -> Self {
        self.budget = usd * USD;
        self
    }

    pub fn build(self) -> TestExternalities {
        let (rich, richest) = (1_000_000_000 * TOKEN, 1_000_000_000_000 * USD);
        let genesis = RuntimeGenesisConfig {
            balances: pallet_balances::GenesisConfig {
                balances: vec![(ALICE, rich), (BANK, rich), (EVE, rich), (POOL, self.native)],
                ..Default::default()
            },
            assets: pallet_assets::GenesisConfig {
                assets: (1..3).map(|id| (id, BANK, true, LEAST)).collect(),
                accounts: vec![
                    (1, ALICE, richest),
                    (1, BANK, richest),
                    (1, EVE, richest),
                    (1, POOL, self.usdc),
                    (2, BANK, richest),
                ],
                ..Default::default()
            },
            buyback: pallet_buyback_burn::GenesisConfig {
                params: self.params,
                day_secs: self.day_secs,
                ..Default::default()
            },
            ..Default::default()
        };
        let mut chain = TestExternalities::new(genesis.build_storage().unwrap());
        chain.execute_with(|| {
            System::set_block_number(1);
            StubClock::set_secs(START);
            StubPrice::set(HALF, START);
            if self.budget > 0 {
                fund(USDC, self.budget);
            }
        });
        chain
    }

    /// Runs `test` on the chain and leaves through the invariants.
    pub fn build_and_execute<R>(self, test: impl FnOnce() -> R) -> R {
        self.build().execute_with(|| {
            let result = test();
            Buyback::check_exactly().unwrap();
            result
        })
    }
}

/// The next block, at this time.
pub fn at(secs: Seconds) {
    System::set_block_number(System::block_number() + 1);
    StubClock::set_secs(secs);
}

/// The idle hook with all the weight it could want.
pub fn idle() -> Weight {
    idle_with(10)
}

/// The idle hook with this weight left.
pub fn idle_with(budget: u64) -> Weight {
    Buyback::on_idle(System::block_number(), Weight::from_parts(budget, 0))
}

/// A new block with its idle hook, when the next lot is due. Returns whether it was bought.
pub fn next_lot() -> bool {
    let lots = totals().lots;
    at(state().next_at.max(now() + 1));
    idle();
    totals().lots > lots
}

/// Takes value out of the account of `who`.
pub fn credit(who: AccountId, asset: AssetKind, amount: Balance) -> MoneyCredit {
    let exact = (Precision::Exact, Preservation::Preserve, Fortitude::Polite);
    <Money as Balanced<_>>::withdraw(asset, &who, amount, exact.0, exact.1, exact.2).unwrap()
}

/// The bank funds the buybacks.
pub fn fund(asset: AssetKind, amount: Balance) {
    let funded = <Buyback as TakeCredit<_>>::take(credit(BANK, asset, amount));
    assert!(funded.is_ok(), "the funding came back");
}

/// `who` trades on the exchange, at any price. Returns what was bought.
pub fn trade(who: AccountId, asset: AssetKind, amount: Balance) -> Balance {
    let other = if asset == USDC { NATIVE } else { USDC };
    let bought = Market::swap(credit(who, asset, amount), &other, 0).ok().unwrap();
    let got = bought.peek();
    assert!(<Money as Balanced<_>>::resolve(&who, bought).is_ok());
    got
}

pub fn set_reserves(native: Balance, usdc: Balance) {
    Money::set_balance(NATIVE, &POOL, native);
    Money::set_balance(USDC, &POOL, usdc);
}

/// Reserves of the pool: native, USDC.
pub fn reserves() -> (Balance, Balance) {
    (balance(NATIVE, POOL), balance(USDC, POOL))
}

pub fn now() -> Seconds {
    quaestor_support::time::now::<StubClock>()
}

pub fn state() -> BuybackState {
    State::<Test>::get()
}

pub fn totals() -> Totals {
    crate::Totals::<Test>::get()
}

pub fn record(number: u64) -> Record {
    Records::<Test>::get(number).expect("a record")
}

pub fn balance(asset: AssetKind, who: AccountId) -> Balance {
    <Money as fungibles::Inspect<_>>::balance(asset, &who)
}

pub fn issuance() -> Balance {
    Balances::total_issuance()
}

pub fn last_event() -> RuntimeEvent {
    System::events().pop().expect("an event").event
}

// Calls, as their callers make them.

pub type Call = crate::Call<Test>;

pub fn execute() -> Call {
    Call::execute_buyback {}
}

#[track_caller]
pub fn accepted(who: AccountId, call: Call) {
    quaestor_testing::assert_accepted::<RuntimeCall>(call, RuntimeOrigin::signed(who));
}

#[track_caller]
pub fn refused(who: AccountId, call: Call, error: impl Into<DispatchError> + core::fmt::Debug) {
    quaestor_testing::assert_refused::<RuntimeCall>(call, RuntimeOrigin::signed(who), error);
}

#[track_caller]
pub fn set(params: Params) {
    let call = Call::set_params { params };
    quaestor_testing::assert_accepted::<RuntimeCall>(call, RuntimeOrigin::root());
}

#[track_caller]
pub fn not_set(params: Params, error: crate::Error<Test>) {
    let call = Call::set_params { params };
    quaestor_testing::assert_refused::<RuntimeCall>(call, RuntimeOrigin::root(), error);
}

const ONE: Weight = Weight::from_parts(1, 0);

/// Everything weighs one, so that a test can say what fits into a budget.
pub struct OneEach;

impl crate::WeightInfo for OneEach {
    fn execute_buyback() -> Weight {
        ONE
    }
    fn on_idle_base() -> Weight {
        ONE
    }
    fn set_params() -> Weight {
        ONE
    }
}
