//! A chain with balances and allocations, and a stake that records the boosts of each refresh.

use crate::{
    self as pallet_allocations,
    types::{Allocation, GenesisAllocation, Params, Pledge},
    Allocations, Pledges,
};
use polkadot_sdk::{
    frame_support::{parameter_types, traits::Contains, weights::Weight, PalletId},
    frame_system::EnsureRoot,
    sp_io::{storage, TestExternalities},
    sp_runtime::{BuildStorage, DispatchError, StateVersion},
};
use quaestor_primitives::{Balance, BoostInspect, Bps, RefreshBoosts, Seconds};
use quaestor_support::funds;

pub use quaestor_testing::AccountId;

pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
/// Owns nothing at all.
pub const EVE: AccountId = 4;
/// The team, with a cliff.
pub const TEAM: AccountId = 5;
/// The account of another pallet.
pub const ROUTER: AccountId = 102;

pub const ED: Balance = 500;
pub const DAY: Seconds = 86_400;
/// The time of the launch.
pub const START: Seconds = 1_749_999_600;
pub const TOKEN: Balance = 1_000_000_000;
pub const FIRST_UNLOCK: Balance = 20_000 * TOKEN;

/// Numbers of the allocations: 980,000 of Alice and of Bob over 730 days, and 200,000,000 of the
/// team over four years, with a cliff of one.
pub const ALICES: u32 = 0;
pub const BOBS: u32 = 1;
pub const TEAMS: u32 = 2;

quaestor_testing::mock_runtime!(Allotted = pallet_allocations);

parameter_types! {
    /// Least time between two changes; zero for the tests that are not about it.
    pub storage ChangeInterval: Seconds = 0;
    pub storage Launch: Seconds = 0;
    pub storage Now: Seconds = 0;
    /// Accounts whose boosts were refreshed, with the boost at that time.
    pub storage Refreshed: Vec<(AccountId, Bps)> = Vec::new();
    // An account of a mock has room for the first half of an id only.
    pub const AllocationsPalletId: PalletId = PalletId(*b"alc/test");
}

pub struct Stake;

impl RefreshBoosts<AccountId> for Stake {
    fn refresh(who: &AccountId) {
        let mut refreshed = Refreshed::get();
        refreshed.push((*who, boost(*who)));
        Refreshed::set(&refreshed);
    }

    fn weight() -> Weight {
        Weight::from_parts(7, 0)
    }
}

/// The pallet's account and that of another pallet.
pub struct OwnAndRouter;

impl Contains<AccountId> for OwnAndRouter {
    fn contains(who: &AccountId) -> bool {
        [Allotted::account(), ROUTER].contains(who)
    }
}

impl pallet_allocations::Config for Test {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Launch = Launch;
    type Now = Now;
    type Boosts = Stake;
    type ProtocolAccounts = OwnAndRouter;
    type GovernanceOrigin = EnsureRoot<AccountId>;
    type ChangeInterval = ChangeInterval;
    type PalletId = AllocationsPalletId;
    type WeightInfo = OneEach;
}

pub fn loyalty() -> Params {
    Params { pledge_until_secs: 30 * DAY, loyal_from_secs: 180 * DAY, loyalty_bps: 5_000 }
}

pub fn presale(beneficiary: AccountId) -> GenesisAllocation<AccountId> {
    GenesisAllocation {
        beneficiary,
        total: 980_000 * TOKEN,
        cliff_secs: 0,
        end_secs: 730 * DAY,
        first_unlock: FIRST_UNLOCK,
    }
}

pub fn team() -> GenesisAllocation<AccountId> {
    GenesisAllocation {
        beneficiary: TEAM,
        total: 200_000_000 * TOKEN,
        cliff_secs: 365 * DAY,
        end_secs: 1_460 * DAY,
        first_unlock: 0,
    }
}

/// A chain to be.
pub struct ExtBuilder {
    pub allocations: Vec<GenesisAllocation<AccountId>>,
    pub params: Option<Params>,
    /// Balance of the pallet's account; `None` for the one it needs.
    pub funded: Option<Balance>,
    pub clock_runs: bool,
}

impl Default for ExtBuilder {
    fn default() -> Self {
        Self {
            allocations: vec![presale(ALICE), presale(BOB), team()],
            params: Some(loyalty()),
            funded: None,
            clock_runs: true,
        }
    }
}

impl ExtBuilder {
    pub fn without_allocations() -> Self {
        Self { allocations: vec![], params: None, ..Default::default() }
    }

    pub fn without_pledges() -> Self {
        Self { params: None, ..Default::default() }
    }

    pub fn allocations(mut self, allocations: Vec<GenesisAllocation<AccountId>>) -> Self {
        self.allocations = allocations;
        self
    }

    pub fn before_the_launch(mut self) -> Self {
        self.clock_runs = false;
        self
    }

    pub fn genesis(&self) -> pallet_allocations::GenesisConfig<Test> {
        pallet_allocations::GenesisConfig {
            allocations: self.allocations.clone(),
            params: self.params,
        }
    }

    pub fn build(self) -> TestExternalities {
        let totals = self.allocations.iter().map(|allocation| allocation.total);
        let sum = totals.fold(0, Balance::saturating_add);
        let needed = if self.allocations.is_empty() { 0 } else { sum.saturating_add(ED) };
        let own = (funds::account(AllocationsPalletId::get()), self.funded.unwrap_or(needed));
        let unlocked = FIRST_UNLOCK + ED;
        let all = [(ALICE, unlocked), (BOB, unlocked), (TEAM, ED), (ROUTER, ED), own];
        let genesis = RuntimeGenesisConfig {
            balances: pallet_balances::GenesisConfig {
                balances: all.into_iter().filter(|(_, balance)| *balance > 0).collect(),
                ..Default::default()
            },
            allotted: self.genesis(),
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
                Launch::set(&START);
                at(0);
            }
            test();
            Allotted::check_exactly().unwrap();
        });
    }
}

/// The next block, this long after the launch.
pub fn at(secs: Seconds) {
    System::set_block_number(System::block_number() + 1);
    Now::set(&START.saturating_add(secs));
}

/// Free balance.
pub fn free(who: AccountId) -> Balance {
    Balances::free_balance(who)
}

/// The boost of `who` now, in basis points.
pub fn boost(who: AccountId) -> Bps {
    let boosts = Allotted::boosts_of(&who);
    assert!(boosts.iter().all(|boost| boost.until == Seconds::MAX));
    boosts.iter().map(|boost| boost.bps).sum()
}

pub fn allocation(id: u32) -> Allocation<AccountId> {
    Allocations::<Test>::get(id).unwrap()
}

pub fn pledge_of(who: AccountId) -> Option<Pledge> {
    Pledges::<Test>::get(who)
}

pub fn root() -> Vec<u8> {
    storage::root(StateVersion::V1)
}

pub fn events() -> Vec<crate::Event<Test>> {
    let own = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
        RuntimeEvent::Allotted(event) => Some(event),
        _ => None,
    };
    System::events().into_iter().filter_map(own).collect()
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

pub fn release(id: u32) -> Call {
    Call::release { id }
}

pub fn hand_over(id: u32, to: AccountId) -> Call {
    Call::hand_over { id, to }
}

pub fn pledge(id: u32) -> Call {
    Call::pledge { id }
}

pub const UNPLEDGE: Call = Call::unpledge {};

const ONE: Weight = Weight::from_parts(1, 0);

/// Every call weighs one.
pub struct OneEach;

impl crate::WeightInfo for OneEach {
    fn release() -> Weight {
        ONE
    }
    fn hand_over() -> Weight {
        ONE
    }
    fn pledge() -> Weight {
        ONE
    }
    fn unpledge() -> Weight {
        ONE
    }
    fn set_params() -> Weight {
        ONE
    }
    fn boosts_of() -> Weight {
        ONE
    }
}
