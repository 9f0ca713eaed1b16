//! The runtime and its genesis.

use super::{Desk, JobId, Market, Sink, Usage, IRRECOVERABLE};
use crate::{
    self as pallet_challenges,
    types::{Auditor, Case, CaseId, Params},
    Auditors, Cases, Totals,
};
use polkadot_sdk::{
    frame_support::{
        ord_parameter_types, parameter_types,
        traits::{
            fungible::{Inspect, InspectHold, Mutate},
            ConstU32, Hooks,
        },
        PalletId,
    },
    frame_system::{EnsureRoot, EnsureSignedBy},
    sp_io::TestExternalities,
    sp_runtime::BuildStorage,
};
use quaestor_math::verdict::AwardShares;
use quaestor_primitives::{Balance, Seconds, Subject};
use quaestor_testing::{StubBonds, StubClock};

pub use quaestor_testing::{AccountId, NATIVE};

pub const CONSUMER: AccountId = 1;
pub const PROVIDER: AccountId = 2;
pub const OTHER: AccountId = 3;
/// Has nothing but what keeps its account alive.
pub const POOR: AccountId = 4;
pub const OPERATOR: AccountId = 5;
pub const COUNCIL: AccountId = 6;
/// Two thirds of the council.
pub const MANY: AccountId = 7;
/// Has no account.
pub const NOBODY: AccountId = 8;
pub const BURN: AccountId = 90;
pub const INSURANCE: AccountId = 91;
/// The first auditor; its colleagues follow.
pub const AUDITOR: AccountId = 100;

/// One token, with 18 decimals.
pub const TOKEN: Balance = 1_000_000_000_000_000_000;
/// Existential deposit.
pub const ED: Balance = 1_000_000_000_000;
/// Initial balance of each account.
pub const RICH: Balance = 10_000_000 * TOKEN;
/// Price of a job.
pub const PRICE: Balance = 50 * TOKEN;
/// Audit pot at the start.
pub const POT: Balance = 10_000 * TOKEN;
/// Least bond of an auditor.
pub const BOND: Balance = 50_000 * TOKEN;
pub const HOUR: Seconds = 3_600;
pub const DAY: Seconds = 24 * HOUR;
/// The time of the first block, a whole day.
pub const START: Seconds = 20_254 * DAY;

quaestor_testing::mock_runtime!(Challenges = pallet_challenges);

pub type Bonds = StubBonds<Balances>;

parameter_types! {
    /// Least time between two changes; zero for the tests that are not about it.
    pub storage ChangeInterval: Seconds = 0;
    pub storage Notice: Seconds = 21 * DAY;
    pub storage PromiseSecs: Seconds = 6 * DAY;
    pub storage PriceMultiple: u32 = 20;
    pub const AccountOfPot: PalletId = PalletId(*b"cha/test");
}

ord_parameter_types! {
    pub const Council: AccountId = COUNCIL;
    pub const Many: AccountId = MANY;
    pub const Operator: AccountId = OPERATOR;
}

impl pallet_challenges::Config for Test {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type WorkId = JobId;
    type Work = Market;
    type Providers = Desk;
    type Usage = Usage;
    type Bonds = Bonds;
    type Slash = Bonds;
    type Clock = StubClock;
    type Burn = Sink<BURN>;
    type Insurance = Sink<INSURANCE>;
    type DrawBlocks = ConstU32<10>;
    type Notice = Notice;
    type PromiseSecs = PromiseSecs;
    type PriceMultiple = PriceMultiple;
    type ArbiterOrigin = EnsureSignedBy<Council, AccountId>;
    type BlameOrigin = EnsureSignedBy<Many, AccountId>;
    type CanaryOrigin = EnsureSignedBy<Operator, AccountId>;
    type GovernanceOrigin = EnsureRoot<AccountId>;
    type ChangeInterval = ChangeInterval;
    type PalletId = AccountOfPot;
    type WeightInfo = ();
}

/// The parameters of the economy.
pub const fn params() -> Params {
    Params {
        least_stake: 100 * TOKEN,
        stake_bps: 500,
        commit_secs: DAY,
        reveal_secs: DAY,
        appeal_secs: 3 * DAY,
        ruling_secs: 7 * DAY,
        quorum_bps: 5_000,
        awards: AwardShares { challenger_bps: 1_000, auditors_bps: 500, consumer_bps: 500 },
        burn_bps: 3_750,
        audit_bps: 750,
        reward_bps: 8,
        answer_secs: 2 * DAY,
        reward_secs: 3 * DAY,
        auditor_bond: BOND,
        miss_bps: 100,
        blame_bps: 500,
        canary_bps: 100,
        day_secs: DAY,
    }
}

/// A chain to be, with auditors who have joined and a set of the first day.
pub struct ExtBuilder {
    pub params: Option<Params>,
    /// Bonds of the auditors.
    pub bonds: Vec<Balance>,
}

impl Default for ExtBuilder {
    fn default() -> Self {
        Self { params: Some(params()), bonds: vec![BOND; 3] }
    }
}

impl ExtBuilder {
    pub fn params(mut self, change: impl Fn(&mut Params)) -> Self {
        change(self.params.as_mut().unwrap());
        self
    }

    pub fn auditors(mut self, count: usize) -> Self {
        self.bonds = vec![BOND; count];
        self
    }

    pub fn bonds(mut self, bonds: &[Balance]) -> Self {
        self.bonds = bonds.to_vec();
        self
    }

    pub fn challenges(&self) -> pallet_challenges::GenesisConfig<Test> {
        pallet_challenges::GenesisConfig { params: self.params, ..Default::default() }
    }

    pub fn build(self) -> TestExternalities {
        let auditors = AUDITOR..AUDITOR + 40;
        let rich = [CONSUMER, PROVIDER, OTHER, OPERATOR].into_iter().chain(auditors);
        let poor = [POOR, BURN, INSURANCE].map(|who| (who, ED));
        let balances = rich.map(|who| (who, RICH)).chain(poor).collect();
        let genesis = RuntimeGenesisConfig {
            balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
            challenges: self.challenges(),
            ..Default::default()
        };
        let mut chain = TestExternalities::new(genesis.build_storage().unwrap());
        let enabled = self.params.is_some();
        chain.execute_with(|| {
            System::set_block_number(1);
            StubClock::set_secs(START);
            Desk::set(PROVIDER, 3_000 * TOKEN, 7_000 * TOKEN);
            for (who, bond) in (AUDITOR..).zip(self.bonds) {
                Bonds::set_staked(who, 4 * bond);
                super::accepted(who, super::Call::join { amount: bond });
            }
            if enabled {
                super::accepted(POOR, super::Call::rotate {});
                fund_pot(POT);
            }
            System::reset_events();
        });
        chain
    }

    /// Runs `test` on the chain and leaves through the invariants.
    pub fn build_and_execute<R>(self, test: impl FnOnce() -> R) -> R {
        self.build().execute_with(|| {
            let result = test();
            check();
            result
        })
    }
}

/// The invariants of the pallet, and those that take more than the pallet to see.
#[track_caller]
pub fn check() {
    Challenges::check_exactly().unwrap();
    let cases: Vec<_> = Cases::<Test>::iter_values().collect();
    for who in [PROVIDER, OTHER, OPERATOR] {
        let against = cases.iter().filter(|case| case.provider == who).count();
        assert_eq!(against as u32, Desk::contested(who), "Q15: contested of {who}");
    }
    // No hold without a record.
    let holders = || frame_system::Account::<Test>::iter_keys();
    let held: Balance = holders().map(held).sum();
    let stakes = cases.iter().filter(|case| case.audited.is_none()).map(|case| case.stake);
    let deposits = cases.iter().filter_map(|case| match &case.phase {
        crate::types::Phase::Ruling { appeal, .. } => appeal.as_ref().map(|one| one.deposit),
        _ => None,
    });
    assert_eq!(held, stakes.chain(deposits).sum::<Balance>(), "Q6: a hold without a record");
    // Nobody else bonds here.
    use quaestor_primitives::StakeBond;
    for who in holders() {
        let bonded = Auditors::<Test>::get(who).map_or(0, |auditor| auditor.bonded());
        assert_eq!(Bonds::bonded(&who), bonded, "Q1: bonds of {who}");
    }
}

/// Mints `amount` into the audit pot.
pub fn fund_pot(amount: Balance) {
    use polkadot_sdk::frame_support::traits::fungible::Balanced;
    use quaestor_primitives::TakeCredit;
    let credit = <Balances as Balanced<AccountId>>::issue(amount);
    assert!(<Challenges as TakeCredit<_>>::take(credit).is_ok());
}

/// A result of the provider that was submitted now.
pub fn submit(id: JobId) {
    let subject = Subject {
        consumer: CONSUMER,
        provider: PROVIDER,
        price: PRICE,
        irrecoverable: IRRECOVERABLE,
        since: now() - HOUR,
        review_until: now() + DAY,
        audit_until: now() + 3 * DAY,
        block: System::block_number() as u32,
        auditable: true,
        paid: false,
        frozen: false,
    };
    Market::set(id, Some(subject));
}

/// The next block, at this time.
pub fn at(secs: Seconds) {
    System::set_block_number(System::block_number() + 1);
    System::reset_events();
    StubClock::set_secs(secs);
}

pub fn now() -> Seconds {
    <StubClock as quaestor_primitives::ClockInspect>::now()
}

/// The idle time of this block, with all the weight that there can be.
pub fn idle() {
    use polkadot_sdk::frame_support::weights::Weight;
    Challenges::on_idle(System::block_number(), Weight::MAX);
}

pub fn balance(who: AccountId) -> Balance {
    Balances::total_balance(&who)
}

pub fn set_balance(who: AccountId, amount: Balance) {
    Balances::set_balance(&who, amount);
}

pub fn held(who: AccountId) -> Balance {
    Balances::balance_on_hold(&crate::HoldReason::Challenge.into(), &who)
}

pub fn case(id: CaseId) -> Case<AccountId, JobId> {
    Cases::<Test>::get(id).expect("a case")
}

pub fn auditor(who: AccountId) -> Auditor {
    Auditors::<Test>::get(who).expect("an auditor")
}

pub fn pot() -> Balance {
    Totals::<Test>::get().pot
}
