//! A chain with balances, assets and subscriptions.

use crate::{
    self as pallet_subscriptions,
    types::{AutoRenew, Paid, Params, Plan, PlanId, Subscription, Total},
    Totals,
};
use polkadot_sdk::{
    frame_support::{
        parameter_types,
        storage::unhashed,
        traits::{
            fungibles::{self, Mutate},
            ConstU32, Hooks,
        },
        weights::Weight,
    },
    frame_system::EnsureRoot,
    sp_io::TestExternalities,
    sp_runtime::{BuildStorage, DispatchError},
};
use quaestor_primitives::{
    AssetKind, Balance, Price, Seconds, StakeInspect, StakeTotals, StakeWeight,
};
use quaestor_testing::{StubClock, StubPrice, StubRouter};

pub use quaestor_testing::{AccountId, EURC, NATIVE, USDC};

pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
/// Has nothing but what keeps its account alive.
pub const POOR: AccountId = 3;
/// Account of the router.
pub const ROUTER: AccountId = 777;

pub const ED: Balance = 500;
/// One native token, with 18 decimals.
pub const TOKEN: Balance = 1_000_000_000_000_000_000;
/// One USDC, with 6.
pub const USD: Balance = 1_000_000;
/// Initial balance of each account, in USDC and in native tokens.
pub const PURSE: Balance = 100_000;
pub const HOUR: Seconds = 3_600;
pub const DAY: Seconds = 86_400;
/// The month that a plan is paid for.
pub const MONTH: Seconds = 30 * DAY;
/// The time of the first block, a whole hour.
pub const START: Seconds = 1_749_945_600;
/// 0.50 USDC.
pub const HALF: Price = Price(500_000_000_000);
/// Maximum number of renewals per block of the mock.
pub const RENEWALS: u32 = 3;
pub const BUCKETS: u32 = 10;
/// The largest payment.
pub const ANY: Balance = Balance::MAX;

/// 10 USDC a month.
pub const BASIC: PlanId = 0;
/// 33.333333 USDC a month.
pub const ODD: PlanId = 1;
/// 100 USDC a day, and closed.
pub const CLOSED: PlanId = 2;

quaestor_testing::mock_runtime!(Subscriptions = pallet_subscriptions);

pub type Router = StubRouter<Money, ROUTER>;

/// Stakes as a test sets them.
pub struct Stakes;

impl Stakes {
    pub fn set(who: AccountId, amount: Balance) {
        Self::set_from(who, amount, 0);
    }
    /// A stake whose warm-up ends at `since`.
    pub fn set_from(who: AccountId, amount: Balance, since: Seconds) {
        unhashed::put(&Self::key(who), &(amount, since));
    }
    fn key(who: AccountId) -> Vec<u8> {
        format!("test:stake:{who}").into_bytes()
    }
}

impl StakeInspect<AccountId> for Stakes {
    fn warm_stake(who: &AccountId, at: Seconds) -> Balance {
        let (amount, since): (Balance, Seconds) =
            unhashed::get(&Self::key(*who)).unwrap_or_default();
        if at >= since {
            amount
        } else {
            0
        }
    }
    fn totals() -> StakeTotals {
        StakeTotals::default()
    }
    fn weight_of(_: &AccountId, _: Seconds) -> StakeWeight {
        0
    }
}

parameter_types! {
    /// Least time between two changes; zero for the tests that are not about it.
    pub storage ChangeInterval: Seconds = 0;
    pub const Usdc: AssetKind = USDC;
    /// Accounts can be charged.
    pub storage CanCharge: bool = true;
}

impl pallet_subscriptions::Config for Test {
    type Revenue = Router;
    type Stake = Stakes;
    type Price = StubPrice;
    type CanCharge = CanCharge;
    type QuoteAsset = Usdc;
    type Time = StubClock;
    type GovernanceOrigin = EnsureRoot<AccountId>;
    type ChangeInterval = ChangeInterval;
    type MaxRenewals = ConstU32<RENEWALS>;
    type MaxBuckets = ConstU32<BUCKETS>;
    type WeightInfo = OneEach;
}

/// The discounts of `qtra`; three attempts.
pub fn params() -> Params {
    Params {
        native_bps: 1_000,
        staked_bps: 2_000,
        staked_min: 100_000 * TOKEN,
        bucket_secs: HOUR,
        max_attempts: 3,
    }
}

pub fn plans() -> Vec<Plan> {
    vec![
        Plan { price: 10 * USD, period_secs: MONTH, open: true },
        Plan { price: 33_333_333, period_secs: MONTH, open: true },
        Plan { price: 100 * USD, period_secs: DAY, open: false },
    ]
}

/// A chain to be, with a reference price of 0.50 USDC.
pub struct ExtBuilder {
    pub params: Params,
    pub plans: Vec<Plan>,
    /// Accounts from 100 on that have a purse as well.
    pub crowd: u64,
}

impl Default for ExtBuilder {
    fn default() -> Self {
        Self { params: params(), plans: plans(), crowd: 0 }
    }
}

impl ExtBuilder {
    pub fn params(mut self, change: impl Fn(&mut Params)) -> Self {
        change(&mut self.params);
        self
    }

    pub fn crowd(mut self, crowd: u64) -> Self {
        self.crowd = crowd;
        self
    }

    pub fn build(self) -> TestExternalities {
        let rich: Vec<_> = [ALICE, BOB].into_iter().chain(crowd(self.crowd)).collect();
        let mut balances: Vec<_> = rich.iter().map(|who| (*who, PURSE * TOKEN)).collect();
        balances.extend([(POOR, ED), (ROUTER, ED)]);
        let mut accounts: Vec<_> = rich.iter().map(|who| (1, *who, PURSE * USD)).collect();
        accounts.extend([(1, POOR, 1), (1, ROUTER, 1), (2, ALICE, PURSE * USD)]);
        let genesis = RuntimeGenesisConfig {
            balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
            assets: pallet_assets::GenesisConfig {
                assets: (1..3).map(|id| (id, ALICE, true, 1)).collect(),
                accounts,
                ..Default::default()
            },
            subscriptions: pallet_subscriptions::GenesisConfig {
                params: self.params,
                plans: self.plans,
                ..Default::default()
            },
            ..Default::default()
        };
        let mut chain = TestExternalities::new(genesis.build_storage().unwrap());
        chain.execute_with(|| {
            System::set_block_number(1);
            StubClock::set_secs(START);
            StubPrice::set(HALF, START);
        });
        chain
    }

    /// Runs `test` on the chain and leaves through the invariants.
    pub fn build_and_execute<R>(self, test: impl FnOnce() -> R) -> R {
        self.build().execute_with(|| {
            let result = test();
            Subscriptions::do_try_state().unwrap();
            result
        })
    }
}

pub fn crowd(size: u64) -> impl Iterator<Item = AccountId> {
    100..100 + size
}

/// The next block, at this time.
pub fn at(secs: Seconds) {
    System::set_block_number(System::block_number() + 1);
    System::reset_events();
    StubClock::set_secs(secs);
}

/// The idle hook with all the weight it could want. Returns what it used.
pub fn idle() -> u64 {
    idle_with(1_000)
}

/// The idle hook with this weight left.
pub fn idle_with(budget: u64) -> u64 {
    Subscriptions::on_idle(System::block_number(), Weight::from_parts(budget, 0)).ref_time()
}

/// The block of this time, and as many after it as the cursor needs to catch up.
pub fn catch_up(secs: Seconds) {
    at(secs);
    while crate::Cursor::<Test>::get().is_some_and(|cursor| cursor < secs / HOUR) {
        idle();
    }
    idle();
}

pub fn balance(asset: AssetKind, who: AccountId) -> Balance {
    <Money as fungibles::Inspect<_>>::balance(asset, &who)
}

pub fn set_balance(asset: AssetKind, who: AccountId, amount: Balance) {
    Money::set_balance(asset, &who, amount);
}

pub fn subscription(who: AccountId, plan: PlanId) -> Subscription {
    crate::Subscriptions::<Test>::get(who)
        .into_iter()
        .find(|held| held.plan == plan)
        .expect("subscribed")
}

pub fn active_until(who: AccountId, plan: PlanId) -> Seconds {
    Subscriptions::active_until(&who, plan).expect("subscribed")
}

pub fn total(plan: PlanId, asset: AssetKind) -> Total {
    Totals::<Test>::get(plan, asset)
}

pub fn paid(payments: u64, amount: Balance, periods: u64) -> Paid {
    Paid { payments, amount, periods }
}

/// Events of the pallet in this block.
pub fn events() -> Vec<crate::Event<Test>> {
    let ours = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
        RuntimeEvent::Subscriptions(event) => Some(event),
        _ => None,
    };
    System::events().into_iter().filter_map(ours).collect()
}

// Calls, as their callers make them.

pub type Call = crate::Call<Test>;

pub fn subscribe(plan: PlanId, periods: u32, pay_with: AssetKind, max_payment: Balance) -> Call {
    Call::subscribe { plan, periods, pay_with, max_payment }
}

/// Automatic renewal without a limit to its price.
pub fn renewing(plan: PlanId, pay_with: AssetKind) -> Call {
    let auto_renew = Some(AutoRenew { pay_with, max_payment: ANY });
    Call::set_auto_renew { plan, auto_renew }
}

/// `who` has paid a month of the basic plan, and has ordered its renewal with the same asset.
pub fn subscribe_renewing(who: AccountId, pay_with: AssetKind) {
    accepted(who, subscribe(BASIC, 1, pay_with.clone(), ANY));
    accepted(who, renewing(BASIC, pay_with));
}

#[track_caller]
pub fn accepted(who: AccountId, call: Call) {
    quaestor_testing::assert_accepted::<RuntimeCall>(call, RuntimeOrigin::signed(who));
}

#[track_caller]
pub fn refused(who: AccountId, call: Call, error: impl Into<DispatchError> + core::fmt::Debug) {
    quaestor_testing::assert_refused::<RuntimeCall>(call, RuntimeOrigin::signed(who), error);
}

pub fn now() -> Seconds {
    quaestor_support::time::now::<StubClock>()
}

#[track_caller]
pub fn governed(call: Call) {
    quaestor_testing::assert_accepted::<RuntimeCall>(call, RuntimeOrigin::root());
}

#[track_caller]
pub fn not_governed(call: Call, error: crate::Error<Test>) {
    quaestor_testing::assert_refused::<RuntimeCall>(call, RuntimeOrigin::root(), error);
}

const ONE: Weight = Weight::from_parts(1, 0);

/// Everything weighs one, so that a test can say what fits into a budget.
pub struct OneEach;

impl crate::WeightInfo for OneEach {
    fn subscribe() -> Weight {
        ONE
    }
    fn set_auto_renew() -> Weight {
        ONE
    }
    fn cancel() -> Weight {
        ONE
    }
    fn renew_for() -> Weight {
        ONE
    }
    fn forget() -> Weight {
        ONE
    }
    fn add_plan() -> Weight {
        ONE
    }
    fn set_plan() -> Weight {
        ONE
    }
    fn close_plan() -> Weight {
        ONE
    }
    fn set_params() -> Weight {
        ONE
    }
    fn on_idle_base() -> Weight {
        ONE
    }
    fn next_bucket() -> Weight {
        ONE
    }
}
