//! A chain with balances, assets and the router, and legs that a test opens and closes.

use crate::{
    self as pallet_revenue_router,
    types::{DeliverLeg, Leg, LegAmounts, Reference, Share, Split, SplitMap, Total},
    Suspense, Totals,
};
use polkadot_sdk::{
    frame_support::{
        ord_parameter_types, parameter_types,
        traits::{fungibles, ConstU32, EitherOf, Hooks},
        weights::Weight,
        PalletId,
    },
    frame_system::{EnsureRoot, EnsureSignedBy},
    sp_io::TestExternalities,
    sp_runtime::{BuildStorage, DispatchError},
};
use quaestor_primitives::{AssetKind, Balance, RevenueType, RouteRevenue, Seconds, TakeCredit};
use quaestor_support::funds::IntoAccount;
use quaestor_testing::{StrictSink, StubClock, StubCrisis, StubGuard, StubRevenue, StubSink};

pub use quaestor_testing::{AccountId, LeastFunding, DIRT, EURC, LEAST, NATIVE, USDC};

pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
/// Deposits revenue, as Bob may.
pub const BANK: AccountId = 3;
/// Owns nothing at all.
pub const REWARDS: AccountId = 101;
pub const BUYBACK: AccountId = 102;
pub const TREASURY: AccountId = 103;
pub const BACKSTOP: AccountId = 104;

pub const ED: Balance = 500;
/// One USDC.
pub const UNIT: Balance = 1_000_000;
pub const DAY: Seconds = 86_400;
/// The time of the first block that has one.
pub const START: Seconds = 1_749_999_600;
/// All legs, in their order.
pub const LEGS: [Leg; 5] = [Leg::Rewards, Leg::Buyback, Leg::Burn, Leg::Treasury, Leg::Backstop];
pub const RICH: Balance = 1_000_000_000_000_000;

quaestor_testing::mock_runtime!(Router = pallet_revenue_router);

pub type MoneyCredit = fungibles::Credit<AccountId, Money>;

pub type Rewards = StubSink<Money, REWARDS>;
/// Rewards with a least funding.
pub type StrictRewards = StrictSink<Money, REWARDS>;
pub type Buyback = StubSink<Money, BUYBACK>;

parameter_types! {
    /// Least time between two changes; zero for the tests that are not about it.
    pub storage ChangeInterval: Seconds = 0;
    // An account of a mock has room for the first half of an id only.
    pub const RouterPalletId: PalletId = PalletId(*b"rev/test");
    pub const TreasuryAccount: AccountId = TREASURY;
    pub const BackstopAccount: AccountId = BACKSTOP;
}

ord_parameter_types! {
    pub const Depositors: AccountId = BANK;
    pub const OtherDepositors: AccountId = BOB;
}

/// The legs, each into an account of its own but the burn.
pub struct Legs;

impl DeliverLeg<MoneyCredit> for Legs {
    fn takes(leg: Leg, asset: &AssetKind) -> bool {
        leg != Leg::Buyback || *asset != EURC
    }

    fn deliver(_: RevenueType, leg: Leg, credit: MoneyCredit) -> Result<(), MoneyCredit> {
        match leg {
            Leg::Rewards => StrictRewards::take(credit),
            Leg::Buyback => Buyback::take(credit),
            Leg::Burn => {
                drop(credit);
                Ok(())
            },
            Leg::Treasury => IntoAccount::<AccountId, TreasuryAccount, Money>::take(credit),
            Leg::Backstop => IntoAccount::<AccountId, BackstopAccount, Money>::take(credit),
        }
    }
}

impl pallet_revenue_router::Config for Test {
    type Assets = Money;
    type Legs = Legs;
    type Crisis = StubCrisis;
    type OnRevenue = StubRevenue;
    type Guard = StubGuard;
    type Time = StubClock;
    type DepositOrigin =
        EitherOf<EnsureSignedBy<Depositors, AccountId>, EnsureSignedBy<OtherDepositors, AccountId>>;
    type GovernanceOrigin = EnsureRoot<AccountId>;
    type ChangeInterval = ChangeInterval;
    type PalletId = RouterPalletId;
    type MaxDeposits = ConstU32<4>;
    type KeptReferences = ConstU32<3>;
    type WeightInfo = OneEach;
}

/// Shares of rewards, buyback, buyback in a crisis, burn and treasury.
pub fn shares(rewards: u32, buyback: u32, crisis: u32, burn: u32, treasury: u32) -> Split {
    let crisis_bps = (crisis != buyback).then_some(crisis);
    Split::of([
        Share::new(Leg::Rewards, rewards),
        Share { crisis_bps, ..Share::new(Leg::Buyback, buyback) },
        Share::new(Leg::Burn, burn),
        Share::new(Leg::Treasury, treasury),
    ])
}

/// Shares of rewards, buyback, and buyback in a crisis.
pub fn share(rewards: u32, buyback: u32, crisis: u32) -> Split {
    shares(rewards, buyback, crisis, 0, 0)
}

/// The splits of the default economy, except that `Other` has a share for every leg, and with fees for
/// work as in an economy of inference.
pub fn qtra() -> SplitMap {
    SplitMap::from([
        (RevenueType::Subscription, Split::of([Share::new(Leg::Rewards, 5_000)])),
        (RevenueType::ExchangeFee, Split::of([Share::new(Leg::Rewards, 2_000)])),
        (RevenueType::TradingProfit, share(2_000, 1_000, 2_000)),
        (RevenueType::Other, shares(3_000, 1_000, 2_500, 500, 1_500)),
        (RevenueType::Inference, Split::of([Share::new(Leg::Rewards, 8_000)])),
    ])
}

/// A chain to be.
pub struct ExtBuilder {
    pub splits: SplitMap,
    pub assets: Vec<AssetKind>,
    pub clock_runs: bool,
}

impl Default for ExtBuilder {
    fn default() -> Self {
        Self { splits: qtra(), assets: vec![USDC, NATIVE], clock_runs: true }
    }
}

impl ExtBuilder {
    pub fn split(mut self, kind: RevenueType, split: Split) -> Self {
        self.splits.insert(kind, split);
        self
    }

    pub fn before_the_clock(mut self) -> Self {
        self.clock_runs = false;
        self
    }

    pub fn router(&self) -> pallet_revenue_router::GenesisConfig<Test> {
        pallet_revenue_router::GenesisConfig {
            splits: self.splits.clone(),
            assets: self.assets.clone(),
            ..Default::default()
        }
    }

    pub fn build(self) -> TestExternalities {
        let sinks = [REWARDS, BUYBACK, TREASURY, BACKSTOP];
        let natives = [ALICE, BOB, BANK].map(|who| (who, RICH)).into_iter();
        let usdc =
            [(1, ALICE, LEAST), (1, BOB, RICH), (1, BANK, RICH), (2, BANK, RICH), (3, BANK, RICH)];
        let genesis = RuntimeGenesisConfig {
            balances: pallet_balances::GenesisConfig {
                balances: natives.chain(sinks.map(|who| (who, ED))).collect(),
                ..Default::default()
            },
            assets: pallet_assets::GenesisConfig {
                assets: (1..6).map(|id| (id, BANK, true, LEAST)).collect(),
                accounts: usdc.into_iter().chain(sinks.map(|who| (1, who, LEAST))).collect(),
                ..Default::default()
            },
            router: self.router(),
            ..Default::default()
        };
        TestExternalities::new(genesis.build_storage().unwrap())
    }

    /// Runs `test` on the chain and leaves through the invariants.
    pub fn build_and_execute(self, test: impl FnOnce()) {
        let clock_runs = self.clock_runs;
        self.build().execute_with(|| {
            System::set_block_number(1);
            if clock_runs {
                at(START);
                idle(10);
            }
            test();
            Router::check_exactly().unwrap();
        });
    }
}

/// The next block, at this time.
pub fn at(secs: Seconds) {
    System::set_block_number(System::block_number() + 1);
    StubClock::set_secs(secs);
}

/// The idle hook with so much weight to spend. Returns what it spent.
pub fn idle(budget: u64) -> u64 {
    Router::on_idle(System::block_number(), Weight::from_parts(budget, 0)).ref_time()
}

pub fn balance(asset: AssetKind, who: AccountId) -> Balance {
    <Money as fungibles::Inspect<_>>::balance(asset, &who)
}

pub fn issuance(asset: AssetKind) -> Balance {
    <Money as fungibles::Inspect<_>>::total_issuance(asset)
}

/// USDC of the legs beyond their initial balance: rewards, buyback, treasury, backstop.
pub fn held() -> [Balance; 4] {
    let sink = |who| balance(USDC, who) - LEAST;
    [sink(REWARDS), sink(BUYBACK), sink(TREASURY), sink(BACKSTOP)]
}

pub fn total(kind: RevenueType, asset: AssetKind) -> Total {
    Totals::<Test>::get(kind, asset)
}

pub fn suspended(kind: RevenueType, leg: Leg) -> Balance {
    Suspense::<Test>::get((kind, USDC, leg))
}

/// Amounts of the reward stream, the buyback and the backstop.
pub fn legs(rewards: Balance, buyback: Balance, backstop: Balance) -> LegAmounts {
    amounts([(Leg::Rewards, rewards), (Leg::Buyback, buyback), (Leg::Backstop, backstop)])
}

pub fn amounts<const N: usize>(of: [(Leg, Balance); N]) -> LegAmounts {
    let mut all = LegAmounts::default();
    of.into_iter().for_each(|(leg, amount)| all.add(leg, amount).unwrap());
    all
}

/// `all` with more for one leg.
pub fn plus(mut all: LegAmounts, leg: Leg, amount: Balance) -> LegAmounts {
    all.add(leg, amount).unwrap();
    all
}

/// The issuer of USDC closes an account, for good or for a while.
pub fn block(who: AccountId) {
    Assets::block(RuntimeOrigin::signed(BANK), 1, who).unwrap();
}

pub fn unblock(who: AccountId) {
    Assets::thaw(RuntimeOrigin::signed(BANK), 1, who).unwrap();
}

pub fn events() -> Vec<crate::Event<Test>> {
    let own = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
        RuntimeEvent::Router(event) => Some(event),
        _ => None,
    };
    System::events().into_iter().filter_map(own).collect()
}

pub fn last_event() -> crate::Event<Test> {
    events().pop().expect("an event")
}

// Calls, as their callers make them.

pub type Call = crate::Call<Test>;

#[track_caller]
pub fn accepted(who: AccountId, call: Call) {
    quaestor_testing::assert_accepted::<RuntimeCall>(call, RuntimeOrigin::signed(who));
}

#[track_caller]
pub fn refused(who: AccountId, call: Call, error: impl Into<DispatchError> + core::fmt::Debug) {
    quaestor_testing::assert_refused::<RuntimeCall>(call, RuntimeOrigin::signed(who), error);
}

#[track_caller]
pub fn set(call: Call) {
    quaestor_testing::assert_accepted::<RuntimeCall>(call, RuntimeOrigin::root());
}

#[track_caller]
pub fn not_set(call: Call, error: impl Into<DispatchError> + core::fmt::Debug) {
    quaestor_testing::assert_refused::<RuntimeCall>(call, RuntimeOrigin::root(), error);
}

pub fn deposit(asset: AssetKind, amount: Balance, kind: RevenueType) -> Call {
    Call::deposit_revenue { asset, amount, kind, reference: None }
}

/// A deposit of other revenue in USDC, with a reference.
pub fn deposit_once(amount: Balance, reference: Reference) -> Call {
    Call::deposit_revenue {
        asset: USDC,
        amount,
        kind: RevenueType::Other,
        reference: Some(reference),
    }
}

/// Routes revenue that the bank has paid, and returns it to the bank if the router refuses it. Returns
/// whether the router took it.
pub fn routed(asset: AssetKind, amount: Balance, kind: RevenueType) -> bool {
    let credit = Router::withdraw(&asset, &BANK, amount).expect("the bank is rich");
    match <Router as RouteRevenue<AccountId, MoneyCredit>>::route(credit, &BANK, kind) {
        Ok(()) => true,
        Err(back) => {
            assert_eq!(back.peek(), amount);
            <Money as fungibles::Balanced<_>>::resolve(&BANK, back).expect("it is the bank's");
            false
        },
    }
}

pub fn retry(kind: RevenueType, leg: Leg) -> Call {
    Call::retry_suspense { kind, asset: USDC, leg }
}

const ONE: Weight = Weight::from_parts(1, 0);

/// Every call weighs one, so that a test can say how many fit into a budget; one with a reference two.
pub struct OneEach;

impl crate::WeightInfo for OneEach {
    fn deposit_revenue() -> Weight {
        ONE
    }
    fn deposit_revenue_once() -> Weight {
        ONE + ONE
    }
    fn retry_suspense() -> Weight {
        ONE
    }
    fn set_split() -> Weight {
        ONE
    }
    fn add_asset() -> Weight {
        ONE
    }
    fn on_idle_base() -> Weight {
        Weight::zero()
    }
}
