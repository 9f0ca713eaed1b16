//! A chain with balances, assets and the backstop, and a reward stream that a test opens and closes.

use crate::{
    self as pallet_backstop,
    types::{BackstopState, Params, Reserve},
    FundRewards, State,
};
use polkadot_sdk::{
    frame_support::{
        ord_parameter_types, parameter_types,
        traits::{fungibles, Contains, Hooks},
        weights::Weight,
        PalletId,
    },
    frame_system::{EnsureRoot, EnsureSignedBy},
    sp_io::TestExternalities,
    sp_runtime::{BuildStorage, DispatchError},
};
use quaestor_primitives::{
    AssetKind, Balance, Books, CollectUnasked, FundPool, FundingSource, RevenueType, Seconds,
    TakeCredit,
};
use quaestor_support::funds::collect_unasked;
use quaestor_testing::{StrictSink, StubClock, StubCrisis, StubSink};

pub use quaestor_testing::{AccountId, LeastFunding, EURC, LEAST, NATIVE, USDC};

pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
/// Owns a lot of USDC and issues it.
pub const BANK: AccountId = 3;
/// Owns nothing at all.
pub const EVE: AccountId = 4;
/// Spends.
pub const COUNCIL: AccountId = 5;
/// Cancels.
pub const WATCH: AccountId = 6;
pub const REWARDS: AccountId = 101;
/// Source of the fundings of [`revenue`].
pub const REVENUE: FundingSource<AccountId> = FundingSource::Revenue(RevenueType::Other);
/// The account of another pallet.
pub const ROUTER: AccountId = 102;

pub const ED: Balance = 500;
/// One USDC.
pub const UNIT: Balance = 1_000_000;
pub const DAY: Seconds = 86_400;
/// The time of the first block that has one.
pub const START: Seconds = 1_749_999_600;
/// 5,000,000 USDC a year for 7 days: 95,890.410958 of 95,890.4109589041...
pub const WEEKLY_FLOOR: Balance = 95_890_410_958;
pub const RICH: Balance = 1_000_000_000_000_000;

quaestor_testing::mock_runtime!(Backstop = pallet_backstop);

pub type Rewards = StubSink<Money, REWARDS>;
/// Rewards with a least funding.
pub type StrictRewards = StrictSink<Money, REWARDS>;

parameter_types! {
    /// Least time between two changes; zero for the tests that are not about it.
    pub storage ChangeInterval: Seconds = 0;
    // An account of a mock has room for the first half of an id only.
    pub const BackstopPalletId: PalletId = PalletId(*b"bks/test");
    pub const FloorAsset: AssetKind = USDC;
}

ord_parameter_types! {
    pub const Spenders: AccountId = COUNCIL;
    pub const Cancellers: AccountId = WATCH;
}

/// The pallet's account and that of another pallet.
pub struct OwnAndRouter;
impl Contains<AccountId> for OwnAndRouter {
    fn contains(who: &AccountId) -> bool {
        [Backstop::account(), ROUTER].contains(who)
    }
}

/// Hands the backstop what the account of the router holds beyond the minimum balance.
pub struct Gifts;

impl Books<AccountId> for Gifts {
    fn account() -> AccountId {
        ROUTER
    }
    fn booked(_: &AssetKind) -> Balance {
        LEAST
    }
}

impl CollectUnasked<AccountId> for Gifts {
    fn collect(round: u32, to: &AccountId) {
        let asset = if round.is_multiple_of(2) { USDC } else { EURC };
        collect_unasked::<Money, _, Gifts>(&asset, to);
    }
}

impl pallet_backstop::Config for Test {
    type Assets = Money;
    type FloorAsset = FloorAsset;
    type Rewards = StrictRewards;
    type ProtocolAccounts = OwnAndRouter;
    type Unasked = Gifts;
    type Crisis = StubCrisis;
    type Time = StubClock;
    type SpendOrigin = EnsureSignedBy<Spenders, AccountId>;
    type CancelOrigin = EnsureSignedBy<Cancellers, AccountId>;
    type GovernanceOrigin = EnsureRoot<AccountId>;
    type ChangeInterval = ChangeInterval;
    type PalletId = BackstopPalletId;
    type WeightInfo = OneEach;
}

/// The parameters of the default economy.
pub fn qtra() -> Params {
    Params {
        floor_per_year: 5_000_000 * UNIT,
        epoch_secs: 7 * DAY,
        spend_delay_secs: 7 * DAY,
        min_spend_delay_secs: DAY,
    }
}

/// A chain to be.
pub struct ExtBuilder {
    pub params: Params,
    pub assets: Vec<AssetKind>,
    pub emergency: Balance,
    pub insurance: Balance,
    /// Native tokens of the backstop's account.
    pub given: Balance,
    /// Initial reserve of the backstop, in USDC.
    pub reserve: Balance,
    pub clock_runs: bool,
}

impl Default for ExtBuilder {
    fn default() -> Self {
        Self {
            params: qtra(),
            assets: vec![USDC, NATIVE],
            emergency: 0,
            insurance: 0,
            given: 0,
            reserve: 0,
            clock_runs: true,
        }
    }
}

impl ExtBuilder {
    pub fn reserve(mut self, reserve: Balance) -> Self {
        self.reserve = reserve;
        self
    }

    pub fn emergency(mut self, emergency: Balance) -> Self {
        self.emergency = emergency;
        self
    }

    pub fn insurance(mut self, insurance: Balance) -> Self {
        (self.insurance, self.given) = (insurance, insurance);
        self
    }

    pub fn params(mut self, change: impl Fn(&mut Params)) -> Self {
        change(&mut self.params);
        self
    }

    pub fn before_the_clock(mut self) -> Self {
        self.clock_runs = false;
        self
    }

    pub fn genesis(&self) -> pallet_backstop::GenesisConfig<Test> {
        pallet_backstop::GenesisConfig {
            params: self.params,
            assets: self.assets.clone(),
            emergency: self.emergency,
            insurance: self.insurance,
            ..Default::default()
        }
    }

    pub fn build(self) -> TestExternalities {
        let sinks = [REWARDS];
        let given = (self.given > 0).then(|| (Backstop::account(), self.given));
        let natives = [ALICE, BOB, BANK].map(|who| (who, RICH)).into_iter().chain(given);
        let usdc = [(1, ALICE, LEAST), (1, BANK, RICH), (2, BANK, RICH), (3, BANK, RICH)];
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
            backstop: self.genesis(),
            ..Default::default()
        };
        TestExternalities::new(genesis.build_storage().unwrap())
    }

    /// Runs `test` on the chain and leaves through the invariants.
    pub fn build_and_execute(self, test: impl FnOnce()) {
        let (clock_runs, reserve) = (self.clock_runs, self.reserve);
        self.build().execute_with(|| {
            System::set_block_number(1);
            give(reserve);
            if clock_runs {
                at(START);
                idle(10);
            }
            test();
            Backstop::do_try_state().unwrap();
        });
    }
}

/// Adds to the backstop's reserve of USDC.
pub fn give(amount: Balance) {
    if amount > 0 {
        let to = Backstop::account();
        Assets::transfer(RuntimeOrigin::signed(BANK), 1, to, amount).unwrap();
    }
}

/// The next block, at this time.
pub fn at(secs: Seconds) {
    System::set_block_number(System::block_number() + 1);
    StubClock::set_secs(secs);
}

/// The idle hook with so much weight to spend. Returns what it spent.
pub fn idle(budget: u64) -> u64 {
    Backstop::on_idle(System::block_number(), Weight::from_parts(budget, 0)).ref_time()
}

pub fn balance(asset: AssetKind, who: AccountId) -> Balance {
    <Money as fungibles::Inspect<_>>::balance(asset, &who)
}

pub fn issuance(asset: AssetKind) -> Balance {
    <Money as fungibles::Inspect<_>>::total_issuance(asset)
}

/// Balance of the reward stream in USDC beyond its minimum balance.
pub fn streamed() -> Balance {
    balance(USDC, REWARDS) - LEAST
}

pub fn state() -> BackstopState {
    State::<Test>::get()
}

/// Revenue of `rewards` for the reward stream and `rest` for the main reserve. Returns whether the
/// stream took its part.
pub fn revenue(asset: AssetKind, rewards: Balance, rest: Balance) -> bool {
    let issue = |amount| <Money as fungibles::Balanced<_>>::issue(asset.clone(), amount);
    let taken = FundRewards::<Test>::fund(REVENUE, issue(rewards)).is_ok();
    assert!(Backstop::take(issue(rest)).is_ok());
    taken
}

pub fn events() -> Vec<crate::Event<Test>> {
    let own = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
        RuntimeEvent::Backstop(event) => Some(event),
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

pub fn propose(reserve: Reserve, amount: Balance) -> Call {
    Call::propose_spend { reserve, asset: USDC, amount, beneficiary: EVE }
}

/// A spend of the native token.
pub fn propose_native(reserve: Reserve, amount: Balance) -> Call {
    Call::propose_spend { reserve, asset: NATIVE, amount, beneficiary: BOB }
}

pub fn cancel(id: u32) -> Call {
    Call::cancel_spend { id }
}

pub fn execute(id: u32) -> Call {
    Call::execute_spend { id }
}

pub fn fill_emergency(amount: Balance) -> Call {
    Call::fill_emergency { amount }
}

const ONE: Weight = Weight::from_parts(1, 0);

/// Every call weighs one, so that a test can say how many fit into a budget.
pub struct OneEach;

impl crate::WeightInfo for OneEach {
    fn propose_spend() -> Weight {
        ONE
    }
    fn cancel_spend() -> Weight {
        ONE
    }
    fn execute_spend() -> Weight {
        ONE
    }
    fn fill_emergency() -> Weight {
        ONE
    }
    fn set_floor() -> Weight {
        ONE
    }
    fn set_spend_delay() -> Weight {
        ONE
    }
    fn on_idle_base() -> Weight {
        Weight::zero()
    }
    fn top_up() -> Weight {
        ONE
    }
    fn collect_unasked() -> Weight {
        Weight::zero()
    }
}
