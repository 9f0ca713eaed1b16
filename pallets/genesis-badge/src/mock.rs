//! A chain with badges, positions that a test opens, and a table of badges.

use crate::{self as pallet_genesis_badge, types::Params};
use polkadot_sdk::{
    frame_support::{parameter_types, storage::unhashed, BoundedVec},
    frame_system::EnsureRoot,
    sp_io::TestExternalities,
    sp_runtime::{BuildStorage, DispatchError, DispatchResult},
};
use quaestor_primitives::{Badges, Balance, Forfeit, Position, PositionId, Seconds, Step, Voting};
use quaestor_testing::StubStake;

pub use quaestor_testing::AccountId;

pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;

/// One token, with 18 decimals.
pub const BDAG: Balance = 1_000_000_000_000_000_000;
pub const DAY: Seconds = 86_400;
pub const YEAR: Seconds = 365 * DAY;
/// The time of the first block.
pub const START: Seconds = 1_749_945_600;

quaestor_testing::mock_runtime!(Badge = pallet_genesis_badge; no currencies);

pub type Stake = StubStake<(), ()>;

/// A table of owners, which writes before it refuses.
pub struct Table;

impl Table {
    fn key(number: u32) -> Vec<u8> {
        format!("test:badge:{number}").into_bytes()
    }

    pub fn remove(number: u32) {
        unhashed::kill(&Self::key(number));
    }

    pub fn put(number: u32, who: AccountId) {
        unhashed::put(&Self::key(number), &who);
    }
}

impl Badges<AccountId> for Table {
    fn create(supply: u32) -> DispatchResult {
        unhashed::put(&Self::key(u32::MAX), &supply);
        Ok(())
    }

    fn mint(number: u32, who: &AccountId) -> DispatchResult {
        if Self::owner(number).is_some() {
            return Err(DispatchError::Unavailable);
        }
        Self::put(number, *who);
        if Closed::get() {
            return Err(DispatchError::Unavailable);
        }
        Ok(())
    }

    fn owner(number: u32) -> Option<AccountId> {
        unhashed::get(&Self::key(number))
    }
}

parameter_types! {
    /// Least time between two changes; zero for the tests that are not about it.
    pub storage ChangeInterval: Seconds = 0;
    /// The table takes no badge.
    pub storage Closed: bool = false;
}

impl pallet_genesis_badge::Config for Test {
    type Positions = Stake;
    type Badges = Table;
    type GovernanceOrigin = EnsureRoot<AccountId>;
    type ChangeInterval = ChangeInterval;
    type WeightInfo = ();
}

/// The parameters of `blockdag`.
pub fn params() -> Params {
    Params { supply: 10_000, min_amount: 1_000 * BDAG, lock_secs: YEAR }
}

/// A chain to be.
pub struct ExtBuilder {
    pub params: Option<Params>,
}

impl Default for ExtBuilder {
    fn default() -> Self {
        Self { params: Some(params()) }
    }
}

impl ExtBuilder {
    pub fn params(mut self, change: impl Fn(&mut Params)) -> Self {
        change(self.params.as_mut().unwrap());
        self
    }

    pub fn build(self) -> TestExternalities {
        let badge =
            pallet_genesis_badge::GenesisConfig { params: self.params, ..Default::default() };
        let genesis = RuntimeGenesisConfig { badge, ..Default::default() };
        let mut chain = TestExternalities::new(genesis.build_storage().unwrap());
        chain.execute_with(|| {
            System::set_block_number(1);
            Stake::pass(START, 3_600);
        });
        chain
    }

    /// Runs `test` on the chain and leaves through the invariants.
    pub fn build_and_execute<R>(self, test: impl FnOnce() -> R) -> R {
        self.build().execute_with(|| {
            let result = test();
            Badge::do_try_state().unwrap();
            result
        })
    }
}

/// A position opened at the start.
pub fn stake(who: AccountId, id: PositionId, amount: Balance, lock_secs: Seconds) {
    let position = Position {
        id,
        tier: 3,
        amount,
        start: START,
        lock_end: START + lock_secs,
        steps: BoundedVec::truncate_from(vec![Step { at: START, multiplier_bps: 4_000 }]),
        boosts: BoundedVec::new(),
        forfeit: Forfeit::None,
        penalty_bps: 1_000,
        voting: Voting::Fixed(20_000),
        firm: false,
        cooldown_secs: 0,
    };
    Stake::open(who, position).unwrap();
}

/// The last event of the pallet.
pub fn last_event() -> crate::Event<Test> {
    let own = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
        RuntimeEvent::Badge(event) => Some(event),
        _ => None,
    };
    System::events().into_iter().filter_map(own).next_back().expect("an event")
}

// Calls, as their callers make them.

pub type Call = crate::Call<Test>;

pub fn claim(position: PositionId, who: AccountId) -> Call {
    Call::claim { position, who }
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
