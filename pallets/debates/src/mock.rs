//! A chain with balances and sessions, stake and a clock that a test sets, and a router.

use crate::{
    self as pallet_debates,
    types::{Hash, OptionId, Params, Session, SessionId},
    Participants, Sessions,
};
use polkadot_sdk::{
    frame_support::{
        ord_parameter_types, parameter_types,
        traits::{
            fungible::{Inspect, InspectHold, Mutate},
            ConstU128, ConstU64,
        },
        PalletId,
    },
    frame_system::{EnsureRoot, EnsureSignedBy},
    sp_io::TestExternalities,
    sp_runtime::{BuildStorage, DispatchError},
};
use quaestor_primitives::{Balance, Boost, BoostInspect, Seconds, StakeWeight};
use quaestor_testing::{StubPower, StubRouter};

pub use quaestor_testing::{AccountId, NATIVE};

pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
/// Has nothing but what keeps its account alive.
pub const POOR: AccountId = 3;
pub const RECORDER: AccountId = 4;
/// Has no account.
pub const NOBODY: AccountId = 5;
/// Agents, registered at the start.
pub const AGENTS: [AccountId; 3] = [11, 12, 13];
/// Account of the router.
pub const ROUTER: AccountId = 101;
pub const TREASURY: AccountId = 102;

/// One token, with 9 decimals.
pub const ACT: Balance = 1_000_000_000;
/// Existential deposit.
pub const ED: Balance = 1_000;
/// Initial balance of each account.
pub const RICH: Balance = 100_000 * ACT;
/// Deposit of an agent.
pub const DEPOSIT: Balance = 700 * ED;
pub const HOUR: Seconds = 3_600;
pub const DAY: Seconds = 24 * HOUR;
/// The time of the first block, a whole hour.
pub const START: Seconds = 1_749_945_600;
pub const TOPIC: Hash = [7; 32];

quaestor_testing::mock_runtime!(Debates = pallet_debates);

pub type Router = StubRouter<Money, ROUTER>;

parameter_types! {
    /// Least time between two changes; zero for the tests that are not about it.
    pub storage ChangeInterval: Seconds = 0;
    /// The clock of the stake.
    pub storage Clock: Seconds = START;
    // An account of a mock has room for the first half of an id only.
    pub const AccountOfPools: PalletId = PalletId(*b"deb/test");
    pub const Treasury: AccountId = TREASURY;
}

ord_parameter_types! {
    pub const Recorder: AccountId = RECORDER;
}

impl pallet_debates::Config for Test {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type AgentDeposit = ConstU128<DEPOSIT>;
    type Power = StubPower;
    type Clock = Clock;
    type BucketSecs = ConstU64<HOUR>;
    type Revenue = Router;
    type Treasury = Treasury;
    type RecorderOrigin = EnsureSignedBy<Recorder, AccountId>;
    type GovernanceOrigin = EnsureRoot<AccountId>;
    type ChangeInterval = ChangeInterval;
    type PalletId = AccountOfPools;
    type WeightInfo = ();
}

/// The parameters of `act`.
pub fn params() -> Params {
    Params {
        min_stake: 1_000 * ACT,
        fee: 50 * ACT,
        agents_bps: 6_000,
        record_secs: 3 * DAY,
        boost_bps: 1_000,
        boost_secs: 30 * DAY,
        day_secs: DAY,
    }
}

/// A chain to be, on which Alice and Bob have staked before the start.
pub struct ExtBuilder {
    pub params: Option<Params>,
    /// Balance of the treasury.
    pub treasury: Balance,
}

impl Default for ExtBuilder {
    fn default() -> Self {
        Self { params: Some(params()), treasury: ED }
    }
}

impl ExtBuilder {
    pub fn params(mut self, change: impl Fn(&mut Params)) -> Self {
        change(self.params.as_mut().unwrap());
        self
    }

    pub fn debates(&self) -> pallet_debates::GenesisConfig<Test> {
        pallet_debates::GenesisConfig { params: self.params, ..Default::default() }
    }

    pub fn build(self) -> TestExternalities {
        let rich = [ALICE, BOB, RECORDER].into_iter().chain(AGENTS).map(|who| (who, RICH));
        let balances = rich
            .chain([(POOR, ED), (ROUTER, ED), (TREASURY, self.treasury)])
            .filter(|(_, balance)| *balance > 0)
            .collect();
        let genesis = RuntimeGenesisConfig {
            balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
            debates: self.debates(),
            ..Default::default()
        };
        let mut chain = TestExternalities::new(genesis.build_storage().unwrap());
        chain.execute_with(|| System::set_block_number(1));
        chain
    }

    /// Runs `test` on the chain, with registered agents, and leaves through the invariants.
    pub fn build_and_execute<R>(self, test: impl FnOnce() -> R) -> R {
        let enabled = self.params.is_some();
        self.build().execute_with(|| {
            if enabled {
                set_up();
            }
            let result = test();
            Debates::check_exactly().unwrap();
            result
        })
    }
}

/// Stake of Alice and of Bob, and agents.
pub fn set_up() {
    stake(ALICE, 1_000);
    stake(BOB, 2_000);
    for agent in AGENTS {
        accepted(agent, Call::register_agent { name: [agent as u8; 32] });
    }
    System::reset_events();
}

/// A stake of this many tokens, opened before the start, with a multiplier of one.
pub fn stake(who: AccountId, tokens: Balance) {
    stake_since(who, tokens, START - 1);
}

pub fn stake_since(who: AccountId, tokens: Balance, since: Seconds) {
    StubPower::set(who, tokens * ACT, power(tokens), since);
}

/// Power of this many tokens.
pub fn power(tokens: Balance) -> StakeWeight {
    tokens * ACT * 10_000
}

/// The next block, at this time.
pub fn at(secs: Seconds) {
    System::set_block_number(System::block_number() + 1);
    System::reset_events();
    Clock::set(&secs);
}

pub fn now() -> Seconds {
    Clock::get()
}

pub fn balance(who: AccountId) -> Balance {
    Balances::balance(&who)
}

pub fn set_balance(who: AccountId, amount: Balance) {
    Balances::set_balance(&who, amount);
}

pub fn held(who: AccountId) -> Balance {
    Balances::balance_on_hold(&crate::HoldReason::Agent.into(), &who)
}

pub fn session(id: SessionId) -> Session<AccountId> {
    Sessions::<Test>::get(id).expect("a session")
}

pub fn votes_of(who: AccountId) -> usize {
    Participants::<Test>::get(who).votes.len()
}

pub fn boosts(who: AccountId) -> Vec<Boost> {
    <Debates as BoostInspect<AccountId>>::boosts_of(&who)
}

/// Events of the pallet in this block.
pub fn events() -> Vec<crate::Event<Test>> {
    let own = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
        RuntimeEvent::Debates(event) => Some(event),
        _ => None,
    };
    System::events().into_iter().filter_map(own).collect()
}

pub fn last_event() -> crate::Event<Test> {
    events().pop().expect("an event")
}

// Calls, as their callers make them.

pub type Call = crate::Call<Test>;

/// A session of a day with three options and all agents.
pub fn open() -> Call {
    open_with(3, &AGENTS, DAY)
}

pub fn open_with(options: OptionId, agents: &[AccountId], secs: Seconds) -> Call {
    let agents = agents.to_vec().try_into().unwrap();
    Call::open { topic: TOPIC, options, agents, secs, max_fee: Balance::MAX }
}

pub fn vote(session: SessionId, option: OptionId) -> Call {
    Call::vote { session, option }
}

pub fn fund(session: SessionId, amount: Balance) -> Call {
    Call::fund { session, amount }
}

pub fn record(session: SessionId, points: &[u16]) -> Call {
    Call::record { session, points: points.to_vec().try_into().unwrap() }
}

pub fn settle(session: SessionId) -> Call {
    Call::settle { session }
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
pub fn governed(call: Call) {
    quaestor_testing::assert_accepted::<RuntimeCall>(call, RuntimeOrigin::root());
}

#[track_caller]
pub fn not_governed(call: Call, error: crate::Error<Test>) {
    quaestor_testing::assert_refused::<RuntimeCall>(call, RuntimeOrigin::root(), error);
}

/// Opens a session, lets it end and records these points.
pub fn recorded(points: &[u16]) -> SessionId {
    accepted(ALICE, open_with(2, &AGENTS[..points.len()], DAY));
    let id = crate::Totals::<Test>::get().next - 1;
    at(now() + DAY);
    accepted(RECORDER, record(id, points));
    id
}
