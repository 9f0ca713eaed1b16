//! A chain with balances and the vault, and the economies as data.

use crate::{
    self as pallet_staking_vault,
    types::{Features, Ledger, Params, Tier, VaultState},
    Ledgers, PendingSteps, State,
};
use polkadot_sdk::{
    frame_support::{
        parameter_types,
        traits::{fungible, ConstU32, Hooks},
        weights::Weight,
        BoundedVec,
    },
    frame_system::EnsureRoot,
    sp_io::TestExternalities,
    sp_runtime::BuildStorage,
};
use quaestor_math::{AgeStep, Forfeit, LaunchBonus};
use quaestor_primitives::{
    Balance, Boost, BoostInspect, Bps, OnStakeReduced, Position, Seconds, StakeWeight, TakeCredit,
    Voting,
};
use quaestor_testing::{StubClock, StubGuard, StubObserver};

pub use quaestor_testing::{AccountId, News};

pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
pub const CAROL: AccountId = 3;
/// Has just over the minimum stake of each economy.
pub const DAVE: AccountId = 4;
/// Takes what early exits cost.
pub const TREASURY: AccountId = 99;

/// One token of `qtra` and `blockdag`.
pub const TOKEN: Balance = 1_000_000_000_000_000_000;
/// One token of `act`.
pub const ACT: Balance = 1_000_000_000;
pub const ED: Balance = 1_000;
pub const HOUR: Seconds = 3_600;
pub const DAY: Seconds = 86_400;
/// The time of the first block that has one; a boundary.
pub const START: Seconds = 1_749_999_600;

quaestor_testing::mock_runtime!(Vault = pallet_staking_vault);

parameter_types! {
    /// Least time between two changes; zero for the tests that are not about it.
    pub storage ChangeInterval: Seconds = 0;
    pub storage MaxMinStake: Balance = crate::types::MAX_STAKE;
    pub const MaxBuckets: u32 = 200;
    /// Makes the treasury refuse penalties.
    pub static RefusesPenalties: bool = false;
    pub static Reduced: Vec<(AccountId, u32, Balance)> = vec![];
    pub static AllBoosts: Vec<(Bps, Seconds)> = vec![];
}

type NativeCredit = fungible::Credit<AccountId, Balances>;

pub struct ToTreasury;
impl TakeCredit<NativeCredit> for ToTreasury {
    fn take(credit: NativeCredit) -> Result<(), NativeCredit> {
        if RefusesPenalties::get() {
            return Err(credit);
        }
        <Balances as fungible::Balanced<_>>::resolve(&TREASURY, credit)
    }
}

/// Amounts that left, with the number of their position, while the account voted.
pub struct StubVotes;
impl OnStakeReduced<AccountId> for StubVotes {
    fn stake_reduced(who: &AccountId, position: &Position, removed: Balance) -> bool {
        Reduced::mutate(|all| all.push((*who, position.id, removed)));
        Ledgers::<Test>::get(who).positions.len() > 1
    }
    fn weight() -> Weight {
        Weight::from_parts(8_000_000_000, 0)
    }
    fn weight_of(_: &AccountId) -> Weight {
        Weight::from_parts(1_000_000_000, 0)
    }
}

/// The boosts that a test gives everybody.
pub struct StubBoosts;
impl BoostInspect<AccountId> for StubBoosts {
    fn boosts_of(_: &AccountId) -> Vec<Boost> {
        AllBoosts::get().into_iter().map(|(bps, until)| Boost { bps, until }).collect()
    }
    fn weight() -> Weight {
        Weight::zero()
    }
}

impl pallet_staking_vault::Config for Test {
    type Currency = Balances;
    type Assets = Money;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Time = StubClock;
    type Guard = StubGuard;
    type Observers = (StubObserver, ());
    type OnPenalty = ToTreasury;
    type Votes = StubVotes;
    type Boosts = StubBoosts;
    type GovernanceOrigin = EnsureRoot<AccountId>;
    type ChangeInterval = ChangeInterval;
    type MaxMinStake = MaxMinStake;
    type MaxBuckets = MaxBuckets;
    type MaxSteps = ConstU32<{ quaestor_primitives::MAX_STEPS }>;
    type WeightInfo = ();
}

// The economies.

fn tier(days: u64, steps: &[(u64, Bps)], forfeit: Forfeit) -> Tier {
    let step =
        |&(days, multiplier_bps): &(u64, Bps)| AgeStep { age_secs: days * DAY, multiplier_bps };
    Tier {
        lock_secs: days * DAY,
        steps: BoundedVec::truncate_from(steps.iter().map(step).collect()),
        forfeit,
        penalty_bps: 0,
        voting: Voting::Fixed(10_000),
        firm: false,
        launch: None,
        open: true,
    }
}

fn tiers(tiers: Vec<Tier>) -> BoundedVec<Tier, ConstU32<{ crate::types::MAX_TIERS }>> {
    BoundedVec::truncate_from(tiers)
}

/// Lock and weight of five tiers, a warm-up of 7 days, the bonus over 1.00x in escrow.
pub fn qtra() -> Params {
    let of = |days, bps| tier(days, &[(0, 0), (7, bps)], Forfeit::OverBase(10_000));
    Params {
        min_stake: 1_000 * TOKEN,
        max_stake: None,
        wallet_cap_bps: Some(200),
        cap_floor: 10_000_000 * TOKEN,
        epoch_secs: 7 * DAY,
        cooldown_secs: 3 * DAY,
        penalty_to: Default::default(),
        immutable_tiers: true,
        tiers: tiers(vec![
            of(7, 10_000),
            of(30, 10_500),
            of(90, 12_000),
            of(180, 14_000),
            of(365, 16_000),
        ]),
    }
}

/// Weight that grows with age where nothing is locked; an exit before lock end costs 10 %.
pub fn act() -> Params {
    let voting = Voting::AsWeight { cap_bps: 30_000 };
    let of = |days, ages: &[(u64, Bps)], penalty_bps| Tier {
        penalty_bps,
        voting,
        ..tier(days, ages, Forfeit::None)
    };
    let ages = [(0, 10_000), (7, 12_000), (30, 15_000), (90, 20_000), (180, 30_000), (365, 36_000)];
    let from = |first: usize, bps| {
        let mut ages = ages[first..].to_vec();
        ages[0] = (0, bps);
        ages
    };
    Params {
        min_stake: 100 * ACT,
        max_stake: Some(10_000_000 * ACT),
        tiers: tiers(vec![
            of(0, &ages, 0),
            of(7, &from(1, 12_000), 1_000),
            of(30, &from(2, 15_000), 1_000),
            of(90, &from(3, 20_000), 1_000),
            of(180, &from(4, 30_000), 1_000),
        ]),
        ..Params::default()
    }
}

/// Weight that is an annual rate, a share of the reward in escrow, and a bonus at launch.
pub fn blockdag() -> Params {
    let of = |days, apr, share, penalty_bps, voting_bps| Tier {
        penalty_bps,
        voting: Voting::Fixed(voting_bps),
        firm: false,
        launch: Some(LaunchBonus { phase_secs: 90 * DAY, add_bps: 5_000, cap_bps: 10_000 }),
        ..tier(days, &[(0, apr)], Forfeit::Share(share))
    };
    Params {
        min_stake: TOKEN,
        tiers: tiers(vec![
            of(30, 800, 2_500, 0, 10_000),
            of(90, 1_500, 5_000, 0, 12_000),
            of(180, 2_500, 7_500, 0, 15_000),
            of(365, 4_000, 10_000, 1_000, 20_000),
        ]),
        ..Params::default()
    }
}

/// A chain to be.
pub struct ExtBuilder {
    pub params: Params,
    pub bucket_secs: Seconds,
    pub existential_deposit: Balance,
    pub clock_runs: bool,
    pub positions: Vec<(AccountId, Balance, u8)>,
    pub features: Features,
}

impl ExtBuilder {
    pub fn with(params: Params) -> Self {
        Self {
            params,
            bucket_secs: HOUR,
            existential_deposit: ED,
            clock_runs: true,
            positions: vec![],
            features: Features::default(),
        }
    }

    pub fn qtra() -> Self {
        Self::with(qtra())
    }

    pub fn act() -> Self {
        Self::with(act())
    }

    pub fn blockdag() -> Self {
        Self::with(blockdag())
    }

    pub fn params(mut self, change: impl FnOnce(&mut Params)) -> Self {
        change(&mut self.params);
        self
    }

    pub fn positions(mut self, positions: &[(AccountId, Balance, u8)]) -> Self {
        self.positions = positions.to_vec();
        self
    }

    pub fn with_votes_and_boosts(mut self) -> Self {
        self.features = Features { votes: true, boosts: true, ..self.features };
        self
    }

    pub fn before_the_clock(mut self) -> Self {
        self.clock_runs = false;
        self
    }

    pub fn build(self) -> TestExternalities {
        let rich = 10_000_000 * TOKEN;
        let genesis = RuntimeGenesisConfig {
            balances: pallet_balances::GenesisConfig {
                balances: vec![
                    (ALICE, rich),
                    (BOB, rich),
                    (CAROL, rich),
                    (DAVE, self.params.min_stake + 2 * ED),
                    (TREASURY, ED),
                ],
                ..Default::default()
            },
            vault: pallet_staking_vault::GenesisConfig {
                bucket_secs: self.bucket_secs,
                existential_deposit: self.existential_deposit,
                params: self.params,
                positions: self.positions,
                features: self.features,
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
                block(START);
                StubObserver::take();
            }
            test();
            Vault::do_try_state().unwrap();
        });
    }
}

/// The next block, which knows this time.
pub fn block(secs: Seconds) {
    StubClock::set_secs(secs);
    let number = System::block_number() + 1;
    System::set_block_number(number);
    Vault::on_initialize(number);
}

/// As many blocks as the clock needs to get to this time.
pub fn at(secs: Seconds) {
    block(secs);
    while state().behind {
        block(secs);
    }
}

pub fn state() -> VaultState {
    State::<Test>::get()
}

pub fn ledger(who: AccountId) -> Ledger {
    Ledgers::<Test>::get(who)
}

/// Changes due at a boundary: the weight, and the number of positions that change.
pub fn pending(at: Seconds) -> (i128, u32) {
    let step = PendingSteps::<Test>::get(at);
    (step.delta, step.positions)
}

/// Weight now, and the multiplier in basis points of a position of `who`.
pub fn weight(who: AccountId) -> StakeWeight {
    ledger(who).weight_at(state().clock)
}

pub fn free(who: AccountId) -> Balance {
    Balances::free_balance(who)
}

pub fn last_event() -> RuntimeEvent {
    System::events().pop().expect("an event").event
}

// Calls, as their callers make them.

type Call = crate::Call<Test>;

#[track_caller]
pub fn accepted(who: AccountId, call: Call) {
    quaestor_testing::assert_accepted::<RuntimeCall>(call, RuntimeOrigin::signed(who));
}

#[track_caller]
pub fn refused(
    who: AccountId,
    call: Call,
    error: impl Into<polkadot_sdk::sp_runtime::DispatchError> + core::fmt::Debug,
) {
    quaestor_testing::assert_refused::<RuntimeCall>(call, RuntimeOrigin::signed(who), error);
}

pub fn stake(amount: Balance, tier: u8) -> Call {
    Call::stake { amount, tier }
}

pub fn unstake(position: u32, amount: Option<Balance>) -> Call {
    Call::unstake { position, amount }
}

pub fn early_unstake(position: u32) -> Call {
    Call::early_unstake { position }
}

pub fn cancel_unstake(chunk: u32) -> Call {
    Call::cancel_unstake { chunk }
}

pub fn withdraw() -> Call {
    Call::withdraw {}
}
