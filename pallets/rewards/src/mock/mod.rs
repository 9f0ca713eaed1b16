//! A chain with balances, assets and the rewards, and positions that tests open and close.

use crate::{
    self as pallet_rewards,
    api::PendingReward,
    types::{AccountEarnings, Destination, PoolParams, PoolRecord, Stream},
    Earnings, GenesisPool, State,
};
use polkadot_sdk::{
    frame_support::{
        parameter_types,
        traits::{
            fungibles::{self, Mutate as _},
            Hooks,
        },
        weights::Weight,
        BoundedVec, PalletId,
    },
    frame_system::EnsureRoot,
    sp_io::TestExternalities,
    sp_runtime::{BuildStorage, DispatchError},
};
use quaestor_math::{Forfeit, RateModel, Step};
use quaestor_primitives::{
    AssetKind, AssetUnits, Balance, Bps, Exchange, Position, PositionId, Purchase, Seconds,
    TakeCredit, Voting,
};
use quaestor_testing::{StubExchange, StubGuard, StubStake};

mod weights;

pub use quaestor_testing::{AccountId, EURC, LEAST, NATIVE, USDC};
pub use weights::OneEach;

pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
/// Pays the fundings.
pub const BANK: AccountId = 3;
/// Owns nothing at all.
pub const EVE: AccountId = 4;
pub const BACKSTOP: AccountId = 98;

pub const ED: Balance = 500;
/// Deposit of automatic compounding.
pub const DEPOSIT: Balance = 700;
pub const HOUR: Seconds = 3_600;
pub const DAY: Seconds = 86_400;
/// The time of the first block that has one; a boundary.
pub const START: Seconds = 1_749_999_600;

/// A funding that streams 625 units a second for 7 days. With a total weight of 2^n times
/// 10,000 no division has a remainder.
pub const FUNDING: Balance = 625 * 604_800;

quaestor_testing::mock_runtime!(Rewards = pallet_rewards);

pub type MoneyCredit = fungibles::Credit<AccountId, Money>;

pub struct ToBackstop;
impl TakeCredit<MoneyCredit> for ToBackstop {
    fn take(credit: MoneyCredit) -> Result<(), MoneyCredit> {
        if RefusesCredits::get() {
            return Err(credit);
        }
        <Money as fungibles::Balanced<_>>::resolve(&BACKSTOP, credit)
    }
}

pub type Stake = StubStake<Rewards, Money>;

parameter_types! {
    /// Least time between two changes, and notice; zero for the tests that are not about them.
    pub storage ChangeInterval: Seconds = 0;
    pub storage Notice: Seconds = 0;
    pub const RewardsPalletId: PalletId = PalletId(*b"test/rwd");
    /// Makes the backstop refuse credits.
    pub static RefusesCredits: bool = false;
}

/// Buys on the stub of an exchange, at any price.
pub struct Shop;

impl Purchase<MoneyCredit> for Shop {
    fn purchase(credit: MoneyCredit) -> Result<MoneyCredit, (MoneyCredit, DispatchError)> {
        StubExchange::<Money>::swap(credit, &NATIVE, 1)
    }
}

/// Gives the exchange as much of both.
pub fn stock_exchange(amount: Balance) {
    for asset in [NATIVE, USDC] {
        Money::mint_into(asset, &StubExchange::<Money>::ACCOUNT, amount).unwrap();
    }
}

/// Whole units of 22 decimals, so that minima have the range of their type.
pub struct Thousands;

impl AssetUnits for Thousands {
    fn whole_unit(_: &AssetKind) -> Balance {
        10_000_000_000_000_000_000_000
    }
}

impl pallet_rewards::Config for Test {
    type Assets = Money;
    type Positions = Stake;
    type Stake = Stake;
    type MaxSteps = polkadot_sdk::frame_support::traits::ConstU32<7>;
    type Guard = StubGuard;
    type Purchase = Shop;
    type Backstop = ToBackstop;
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type CompoundDeposit = polkadot_sdk::frame_support::traits::ConstU128<DEPOSIT>;
    type GovernanceOrigin = EnsureRoot<AccountId>;
    type ChangeInterval = ChangeInterval;
    type Notice = Notice;
    type Units = Thousands;
    type PalletId = RewardsPalletId;
    type WeightInfo = OneEach;
}

/// Fundings stream for 7 days, claims vest for 7 days, and each reason has another destination.
pub fn weekly() -> PoolParams {
    PoolParams {
        rate: RateModel::Streamed { period_secs: 7 * DAY },
        vesting_secs: 7 * DAY,
        min_funding: 1_000_000,
        min_claim: 100,
        min_compound: 1_000,
        on_no_stake: Destination::Stream,
        on_redirected: Destination::Backstop,
        on_forfeited: Destination::Burn,
    }
}

/// A chain to be: pools of USDC and of the native token.
pub struct ExtBuilder {
    pub bucket_secs: Seconds,
    pub pools: Vec<GenesisPool>,
    pub fundings: Vec<(AssetKind, Balance)>,
    pub clock_runs: bool,
}

impl Default for ExtBuilder {
    fn default() -> Self {
        let pool = |asset| GenesisPool { asset, params: weekly() };
        Self {
            bucket_secs: HOUR,
            pools: vec![pool(USDC), pool(NATIVE)],
            fundings: vec![],
            clock_runs: true,
        }
    }
}

impl ExtBuilder {
    /// Changes the terms of all pools.
    pub fn params(mut self, change: impl Fn(&mut PoolParams)) -> Self {
        self.pools.iter_mut().for_each(|pool| change(&mut pool.params));
        self
    }

    pub fn only(mut self, asset: AssetKind) -> Self {
        self.pools.retain(|pool| pool.asset == asset);
        self
    }

    pub fn before_the_clock(mut self) -> Self {
        self.clock_runs = false;
        self
    }

    pub fn build(self) -> TestExternalities {
        let rich = 1_000_000_000_000_000;
        let genesis = RuntimeGenesisConfig {
            balances: pallet_balances::GenesisConfig {
                balances: vec![(ALICE, rich), (BOB, rich), (BANK, rich), (BACKSTOP, ED)],
                ..Default::default()
            },
            assets: pallet_assets::GenesisConfig {
                assets: (1..5).map(|id| (id, BANK, true, LEAST)).collect(),
                accounts: vec![
                    (1, BANK, rich),
                    (1, ALICE, LEAST),
                    (1, BOB, LEAST),
                    (2, BANK, rich),
                ],
                ..Default::default()
            },
            rewards: pallet_rewards::GenesisConfig {
                bucket_secs: self.bucket_secs,
                compound_secs: DAY,
                pools: self.pools,
                fundings: self.fundings,
                ..Default::default()
            },
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
            }
            test();
            Rewards::check_exactly().unwrap();
        });
    }
}

/// The next block, at this time.
pub fn at(secs: Seconds) {
    System::set_block_number(System::block_number() + 1);
    Stake::pass(secs, HOUR);
}

/// The idle hook with so much weight to spend.
pub fn idle(budget: u64) -> Weight {
    Rewards::on_idle(System::block_number(), Weight::from_parts(budget, 0))
}

/// Opens a position that weighs from now on and is locked for 90 days.
pub fn open(who: AccountId, id: PositionId, amount: Balance, bps: Bps, forfeit: Forfeit) {
    open_with(who, id, amount, &[(0, bps)], forfeit);
}

/// Opens a position with a weight by age, locked for 90 days.
pub fn open_with(
    who: AccountId,
    id: PositionId,
    amount: Balance,
    ages: &[(Seconds, Bps)],
    forfeit: Forfeit,
) {
    let start = Stake::clock();
    let step = |&(age, multiplier_bps): &(Seconds, Bps)| Step { at: start + age, multiplier_bps };
    let position = Position {
        id,
        tier: 0,
        amount,
        start,
        lock_end: start + 90 * DAY,
        steps: BoundedVec::truncate_from(ages.iter().map(step).collect()),
        forfeit,
        penalty_bps: 0,
        voting: Voting::Fixed(10_000),
        firm: false,
        boosts: Default::default(),
        cooldown_secs: 0,
    };
    Stake::open(who, position).unwrap();
}

/// Alice alone, with a weight of 1,024 times 10,000, earns 625 units of `asset` a second.
pub fn alice_alone(asset: AssetKind) {
    open(ALICE, 0, 1_024, 10_000, Forfeit::None);
    accepted(BANK, fund(asset, FUNDING));
}

pub fn pool(asset: AssetKind) -> PoolRecord {
    State::<Test>::get().find_mut(&asset).unwrap().1.clone()
}

/// Claimable reward and reward in escrow.
pub fn pending(who: AccountId, asset: AssetKind) -> (Balance, Balance) {
    let of_asset = |pending: &PendingReward| pending.asset == asset;
    let pending = Rewards::pending(who).into_iter().find(of_asset).unwrap();
    (pending.claimable, pending.escrowed)
}

pub fn account(who: AccountId) -> AccountEarnings {
    Earnings::<Test>::get(who)
}

pub fn streams(who: AccountId) -> Vec<Stream> {
    account(who).streams.into_inner()
}

pub fn balance(asset: AssetKind, who: AccountId) -> Balance {
    <Money as fungibles::Inspect<_>>::balance(asset, &who)
}

pub fn last_event() -> RuntimeEvent {
    System::events().pop().expect("an event").event
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
pub fn not_set(call: Call, error: crate::Error<Test>) {
    quaestor_testing::assert_refused::<RuntimeCall>(call, RuntimeOrigin::root(), error);
}

pub fn fund(asset: AssetKind, amount: Balance) -> Call {
    Call::fund { asset, amount }
}

pub fn claim(asset: AssetKind) -> Call {
    Call::claim_rewards { asset }
}

pub fn collect(asset: AssetKind) -> Call {
    Call::collect_vested { asset }
}

pub fn forfeit_stream(stream: u32) -> Call {
    Call::forfeit_stream { stream }
}

pub fn compound(position: PositionId) -> Call {
    Call::compound { position }
}

pub fn compound_usdc(position: PositionId) -> Call {
    Call::compound_through_exchange { position, asset: USDC }
}
