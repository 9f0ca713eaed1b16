//! A chain with balances, assets and the emission, a pool that a test opens and closes, and a stake
//! whose clock a test sets.

use crate::{
    self as pallet_emission,
    daily::{Daily, Shares},
    types::{EmissionState, Owed, Params, Steps},
    Authors, DailyTerms, State,
};
use polkadot_sdk::{
    frame_support::{
        parameter_types,
        traits::{
            fungibles::{self, Balanced},
            Hooks,
        },
        weights::Weight,
    },
    frame_system::{EnsureRoot, EnsureRootWithSuccess},
    pallet_authorship::EventHandler,
    sp_io::{storage, TestExternalities},
    sp_runtime::{BuildStorage, DispatchError, StateVersion},
};
use quaestor_math::{halving::Halving, issuance::AnnualAmount};
use quaestor_primitives::{AssetKind, Balance, PositionId, Seconds, StakeFor, TierId};
use quaestor_testing::StubSink;

pub use quaestor_testing::{AccountId, NATIVE};

pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
/// Owns nothing at all.
pub const EVE: AccountId = 4;
pub const TREASURY: AccountId = 5;
pub const POOL: AccountId = 101;
/// Holds the stake of all accounts.
pub const VAULT: AccountId = 102;
/// Holds the work pool.
pub const WORK: AccountId = 103;
/// Holds the audit pot.
pub const AUDITS: AccountId = 104;

pub const ED: Balance = 500;
pub const DAY: Seconds = 86_400;
pub const WEEK: Seconds = 7 * DAY;
/// The time of the launch.
pub const START: Seconds = 1_749_999_600;
/// One token of the decreasing schedule.
pub const ACT: Balance = 1_000_000_000;
/// One token of the constant schedule.
pub const BDAG: Balance = 1_000_000_000_000_000_000;
/// One token of the emission by days.
pub const QUIV: Balance = 1_000_000_000_000_000_000;
/// The base of a day of the first year.
pub const BASE: Balance = 102_739_726_027_397_260_273_972;
/// The day of the launch, counted from the Unix epoch: it began 15 hours before.
pub const FIRST: u32 = 20_254;
pub const RICH: Balance = 1_000_000_000_000_000;
/// Highest amount of a top-up.
pub const LIMIT: Balance = RICH / 2;
/// Smallest stake.
pub const MIN_STAKE: Balance = 10;

mod usage;

pub use usage::{Costs, Growth, Usage};

quaestor_testing::mock_runtime!(Emission = pallet_emission);

pub type Pool = StubSink<Money, POOL>;
pub type Work = StubSink<Money, WORK>;
pub type Audits = StubSink<Money, AUDITS>;
pub type MoneyCredit = fungibles::Credit<AccountId, Money>;

parameter_types! {
    /// Least time between two changes; zero for the tests that are not about it.
    pub storage ChangeInterval: Seconds = 0;
    pub storage Clock: Seconds = 0;
    pub storage Launch: Seconds = 0;
    pub storage Drips: bool = true;
    pub storage PaysAuthors: bool = true;
    pub const Treasury: AccountId = TREASURY;
    pub const Limit: Balance = LIMIT;
    /// Native tokens that a test has burnt.
    pub storage Burnt: Balance = 0;
    /// Error with which the stake refuses everything.
    pub storage StakeRefuses: Option<DispatchError> = None;
    /// Positions by owner, tier, opening and amount.
    pub storage Positions: Vec<(AccountId, TierId, Seconds, Balance)> = Vec::new();
}

/// Opens and enlarges positions as the vault does. It writes before it refuses, so that a caller
/// has to roll back.
pub struct Stake;

impl StakeFor<AccountId, MoneyCredit> for Stake {
    fn stake_for(
        who: &AccountId,
        tier: TierId,
        window_secs: Seconds,
        credit: MoneyCredit,
    ) -> Result<PositionId, DispatchError> {
        let (mut positions, now, amount) = (Positions::get(), Clock::get(), credit.peek());
        let newest = positions
            .iter_mut()
            .enumerate()
            .rfind(|(_, position)| (position.0, position.1) == (*who, tier))
            .filter(|(_, position)| now - position.2 < window_secs);
        let id = match newest {
            Some((id, position)) => {
                position.3 += amount;
                id
            },
            None => {
                positions.push((*who, tier, now, amount));
                positions.len() - 1
            },
        };
        Positions::set(&positions);
        Money::resolve(&VAULT, credit).map_err(|_| DispatchError::Unavailable)?;
        if let Some(error) = StakeRefuses::get() {
            return Err(error);
        }
        if positions[id].3 < MIN_STAKE {
            return Err(DispatchError::Other("below the minimum stake"));
        }
        Ok(u32::try_from(id).unwrap())
    }
}

impl pallet_emission::Config for Test {
    type Assets = Money;
    type Pool = Pool;
    type Stake = Stake;
    type Clock = Clock;
    type Launch = Launch;
    type Now = Clock;
    type Usage = Usage;
    type Work = Work;
    type Audits = Audits;
    type Drips = Drips;
    type PaysAuthors = PaysAuthors;
    type Treasury = Treasury;
    type TreasuryOrigin = EnsureRootWithSuccess<AccountId, Limit>;
    type GovernanceOrigin = EnsureRoot<AccountId>;
    type ChangeInterval = ChangeInterval;
    type WeightInfo = OneEach;
}

fn steps(all: &[(Seconds, Balance)]) -> Steps {
    let step = |&(from_secs, per_year)| AnnualAmount { from_secs, per_year };
    Steps::try_from(all.iter().map(step).collect::<Vec<_>>()).unwrap()
}

/// 50, 30 and then 20 million a year up to 400 million, weekly and smooth; authors are not paid.
pub fn decreasing() -> Params {
    Params {
        steps: steps(&[
            (0, 50_000_000 * ACT),
            (365 * DAY, 30_000_000 * ACT),
            (730 * DAY, 20_000_000 * ACT),
        ]),
        cap: 400_000_000 * ACT,
        year_secs: 365 * DAY,
        period_secs: WEEK,
        lead_secs: WEEK,
        smooth: true,
        block_reward: 0,
        block_cap: 0,
        staked_bps: 0,
        reward_tier: 0,
        window_secs: 1,
    }
}

/// 2 billion a year up to 10 billion, daily and a month ahead; 100 a block up to 5 billion, of
/// which half is staked.
pub fn constant() -> Params {
    Params {
        steps: steps(&[(0, 2_000_000_000 * BDAG)]),
        cap: 10_000_000_000 * BDAG,
        year_secs: 365 * DAY,
        period_secs: DAY,
        lead_secs: 30 * DAY,
        smooth: false,
        block_reward: 100 * BDAG,
        block_cap: 5_000_000_000 * BDAG,
        staked_bps: 5_000,
        reward_tier: 4,
        window_secs: 30 * DAY,
    }
}

/// 37.5 million in the first year, halved every 4 years, up to 600 million.
pub fn halving() -> Daily {
    Daily {
        halving: Halving { first: 37_500_000 * QUIV, years: 4, cap: 600_000_000 * QUIV },
        supply_cap: 1_000_000_000 * QUIV,
        shares: Shares { work_bps: 2_500, audits_bps: 1_000, treasury_bps: 1_000 },
        day_secs: DAY,
    }
}

/// A chain to be.
pub struct ExtBuilder {
    pub params: Option<Params>,
    pub daily: Option<Daily>,
    pub clock_runs: bool,
}

impl Default for ExtBuilder {
    fn default() -> Self {
        Self { params: Some(constant()), daily: None, clock_runs: true }
    }
}

impl ExtBuilder {
    pub fn decreasing() -> Self {
        Self { params: Some(decreasing()), ..Default::default() }
    }

    pub fn by_days(terms: Daily) -> Self {
        Self { params: None, daily: Some(terms), ..Default::default() }
    }

    pub fn without_emission() -> Self {
        Self { params: None, ..Default::default() }
    }

    pub fn params(mut self, change: impl Fn(&mut Params)) -> Self {
        change(self.params.as_mut().unwrap());
        self
    }

    pub fn before_the_clock(mut self) -> Self {
        self.clock_runs = false;
        self
    }

    pub fn build(self) -> TestExternalities {
        let own = [POOL, VAULT, WORK, AUDITS].map(|who| (who, ED));
        let balances = [[ALICE, BOB, TREASURY].map(|who| (who, RICH)).as_slice(), &own].concat();
        let genesis = RuntimeGenesisConfig {
            balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
            emission: pallet_emission::GenesisConfig {
                params: self.params,
                daily: self.daily,
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
                Launch::set(&START);
                at(0);
            }
            test();
            check();
        });
    }
}

/// Issuance at genesis.
pub const GENESIS: Balance = 3 * RICH + 4 * ED;

/// Every invariant, and that all native tokens beyond genesis were issued by a line.
pub fn check() {
    Emission::do_try_state().unwrap();
    let EmissionState { minted, blocks_minted, .. } = state();
    assert_eq!(issuance() + Burnt::get(), GENESIS + minted + blocks_minted);
}

/// The next block, this long after the launch.
pub fn at(secs: Seconds) {
    System::set_block_number(System::block_number() + 1);
    Clock::set(&START.saturating_add(secs));
}

/// The idle hook with this weight left. Returns what it spent.
pub fn idle(budget: u64) -> u64 {
    Emission::on_idle(System::block_number(), Weight::from_parts(budget, 0)).ref_time()
}

/// Blocks authored by `who`.
pub fn author(who: AccountId, blocks: u32) {
    for _ in 0..blocks {
        Emission::note_author(who);
    }
}

pub fn balance(who: AccountId) -> Balance {
    <Money as fungibles::Inspect<_>>::balance(NATIVE, &who)
}

pub fn issuance() -> Balance {
    <Money as fungibles::Inspect<_>>::total_issuance(AssetKind::Native)
}

/// Amount in the reward pool.
pub fn pooled() -> Balance {
    balance(POOL) - ED
}

pub fn staked() -> Balance {
    balance(VAULT) - ED
}

pub fn state() -> EmissionState {
    State::<Test>::get()
}

pub fn owed(who: AccountId) -> Owed {
    Authors::<Test>::get(who)
}

pub fn root() -> Vec<u8> {
    storage::root(StateVersion::V1)
}

pub fn events() -> Vec<crate::Event<Test>> {
    let own = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
        RuntimeEvent::Emission(event) => Some(event),
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

pub const DRIP: Call = Call::drip {};
pub const DRIP_DAY: Call = Call::drip_day {};

pub fn terms() -> Daily {
    DailyTerms::<Test>::get().unwrap()
}

pub fn pay(who: AccountId) -> Call {
    Call::pay_author { who }
}

const ONE: Weight = Weight::from_parts(1, 0);

/// Every call weighs one, so that a test can say how many fit into a budget.
pub struct OneEach;

impl crate::WeightInfo for OneEach {
    fn drip() -> Weight {
        ONE
    }
    fn pay_author() -> Weight {
        ONE
    }
    fn top_up() -> Weight {
        ONE
    }
    fn lower() -> Weight {
        ONE
    }
    fn note_author() -> Weight {
        ONE
    }
    fn on_idle_base() -> Weight {
        Weight::zero()
    }
    fn drip_day() -> Weight {
        ONE
    }
    fn set_shares() -> Weight {
        ONE
    }
}
