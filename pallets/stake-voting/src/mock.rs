//! A chain with balances, referenda over scheduler and preimages, a whitelist, and a table of positions
//! that a test opens and reduces as a staking vault does.

use crate::{
    self as pallet_stake_voting,
    origins::{EnsureEmergency, EnsureParameter, EnsureProposer, EnsureUpgrade},
    params::Rules,
    types::{Choice, Kind, PollIndex, Voter},
    Params, ProposalOf, RawOrigin, SubmissionDeposit, Tally, Tracks, Voters,
};
use polkadot_sdk::{
    frame_support::{
        self, derive_impl, parameter_types,
        traits::{
            AsEnsureOriginWithArg, ConstU32, ConstU64, EitherOfDiverse, EqualPrivilegeOnly, Hooks,
            Polling, StorePreimage,
        },
        weights::Weight,
    },
    frame_system::{self, EnsureRoot},
    pallet_balances, pallet_preimage, pallet_referenda, pallet_scheduler, pallet_whitelist,
    sp_io::TestExternalities,
    sp_runtime::{BuildStorage, DispatchError},
};
use quaestor_primitives::{Balance, PositionId, Seconds, StakeWeight};
use quaestor_testing::StubClock;

mod debts;
mod vault;

pub use debts::{Debts, Owed};
pub use quaestor_testing::AccountId;
pub use vault::Vault;

pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
pub const CAROL: AccountId = 3;
/// Stakes nothing.
pub const EVE: AccountId = 4;
/// Proposes.
pub const PAUL: AccountId = 5;
/// Stakes the rest of a total.
pub const WHALE: AccountId = 6;

pub const ED: Balance = 1_000;
/// One ACT.
pub const ACT: Balance = 1_000_000_000;
/// Power of one ACT at a multiplier of one.
pub const POWER: StakeWeight = 10_000 * ACT;
/// Liquid balance of each account.
pub const RICH: Balance = 1_000_000 * ACT;
/// The time of the first block.
pub const START: Seconds = 1_749_999_600;
/// Length of a bucket.
pub const BUCKET: Seconds = 60;

#[frame_support::runtime]
mod test_runtime {
    #[runtime::runtime]
    #[runtime::derive(
        RuntimeCall,
        RuntimeEvent,
        RuntimeError,
        RuntimeOrigin,
        RuntimeFreezeReason,
        RuntimeHoldReason,
        RuntimeSlashReason,
        RuntimeLockId,
        RuntimeTask,
        RuntimeViewFunction
    )]
    pub struct Test;

    #[runtime::pallet_index(0)]
    pub type System = frame_system;
    #[runtime::pallet_index(1)]
    pub type Balances = pallet_balances;
    #[runtime::pallet_index(2)]
    pub type Preimage = pallet_preimage;
    #[runtime::pallet_index(3)]
    pub type Scheduler = pallet_scheduler;
    #[runtime::pallet_index(4)]
    pub type Referenda = pallet_referenda;
    #[runtime::pallet_index(5)]
    pub type Whitelist = pallet_whitelist;
    #[runtime::pallet_index(6)]
    pub type StakeVoting = pallet_stake_voting;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type Block = frame_system::mocking::MockBlock<Test>;
    type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
    type Balance = Balance;
    type ExistentialDeposit = frame_support::traits::ConstU128<ED>;
    type AccountStore = System;
}

impl pallet_preimage::Config for Test {
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = ();
    type Currency = Balances;
    type ManagerOrigin = EnsureRoot<AccountId>;
    type Consideration = ();
}

parameter_types! {
    pub MaximumWeight: Weight = Weight::from_parts(2_000_000_000_000, u64::MAX);
    /// Least time between two changes; zero for the tests that are not about it.
    pub storage ChangeInterval: Seconds = 0;
}

impl pallet_scheduler::Config for Test {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeOrigin = RuntimeOrigin;
    type PalletsOrigin = OriginCaller;
    type RuntimeCall = RuntimeCall;
    type MaximumWeight = MaximumWeight;
    type ScheduleOrigin = EnsureRoot<AccountId>;
    type OriginPrivilegeCmp = EqualPrivilegeOnly;
    type MaxScheduledPerBlock = ConstU32<50>;
    type WeightInfo = ();
    type Preimages = Preimage;
    type BlockNumberProvider = System;
}

impl pallet_referenda::Config for Test {
    type RuntimeCall = RuntimeCall;
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = ();
    type Scheduler = Scheduler;
    type Currency = Balances;
    type SubmitOrigin = AsEnsureOriginWithArg<EnsureProposer<AccountId>>;
    type CancelOrigin = EitherOfDiverse<EnsureRoot<AccountId>, EnsureEmergency<AccountId>>;
    type KillOrigin = EnsureRoot<AccountId>;
    type Slash = ();
    type Votes = StakeWeight;
    type Tally = Tally<Test>;
    type SubmissionDeposit = SubmissionDeposit<Test>;
    type MaxQueued = ConstU32<8>;
    type UndecidingTimeout = ConstU64<201_600>;
    type AlarmInterval = ConstU64<1>;
    type Tracks = Tracks<Test>;
    type Preimages = Preimage;
    type BlockNumberProvider = System;
}

impl pallet_whitelist::Config for Test {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeCall = RuntimeCall;
    type WhitelistOrigin = EnsureRoot<AccountId>;
    type DispatchWhitelistedOrigin = EnsureUpgrade<AccountId>;
    type Preimages = Preimage;
    type DeferredDispatchExpiration = ConstU64<100_800>;
    type BlockNumberProvider = System;
    type WeightInfo = ();
}

impl pallet_stake_voting::Config for Test {
    type Polls = Referenda;
    type Submit = OverReferenda;
    type Power = Vault;
    type Owed = Owed;
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type BucketSecs = ConstU64<BUCKET>;
    type Time = StubClock;
    type GovernanceOrigin = EitherOfDiverse<EnsureRoot<AccountId>, EnsureParameter<AccountId>>;
    type ChangeInterval = ChangeInterval;
    type WeightInfo = ();
}

/// Submits to the referenda and places the decision deposit.
pub struct OverReferenda;

impl crate::Submit<Test> for OverReferenda {
    fn submit(
        who: AccountId,
        kind: Kind,
        proposal: ProposalOf<Test>,
        after: u64,
    ) -> Result<PollIndex, DispatchError> {
        use frame_support::traits::schedule::DispatchTime;
        let poll = pallet_referenda::ReferendumCount::<Test>::get();
        let origin = Box::new(OriginCaller::from(RawOrigin::from(kind)));
        let enactment = DispatchTime::After(after);
        Referenda::submit(RawOrigin::Proposer(who).into(), origin, proposal, enactment)?;
        Referenda::place_decision_deposit(RuntimeOrigin::signed(who), poll)
            .map_err(|refused| refused.error)?;
        Ok(poll)
    }
}

/// The parameters of `act` with a day of 20 seconds: a vote takes 24 blocks, an emergency 4.
pub fn dev() -> Params {
    Params {
        day_secs: 20,
        ordinary: Rules { vote_blocks: 24, timelock_blocks: 10, ..act().ordinary },
        emergency: Rules { vote_blocks: 4, timelock_blocks: 1, ..act().emergency },
        boost_secs: 600,
        ..act()
    }
}

/// The parameters of `act`.
pub fn act() -> Params {
    Params {
        voter_stake: 1_000 * ACT,
        proposer_stake: 10_000 * ACT,
        max_spend: 20_000_000 * ACT,
        submission_deposit: 1_000 * ACT,
        boost_bps: 1_500,
        ..Params::default()
    }
}

/// The same where balances count, without a cap: parameters change with 60 % and after 2 days.
pub fn with_balances() -> Params {
    let rules = Rules { approval_bps: 6_000, ..dev().ordinary };
    Params {
        cap_bps: None,
        parameter: Some(Rules { timelock_blocks: 7, ..rules }),
        treasury: Some(rules),
        balances: true,
        ..dev()
    }
}

pub fn build(params: Option<Params>) -> TestExternalities {
    let accounts = [ALICE, BOB, CAROL, EVE, PAUL, WHALE].into_iter().chain(20..40);
    let genesis = RuntimeGenesisConfig {
        balances: pallet_balances::GenesisConfig {
            balances: accounts.map(|who| (who, RICH)).collect(),
            ..Default::default()
        },
        stake_voting: pallet_stake_voting::GenesisConfig { params, ..Default::default() },
        ..Default::default()
    };
    TestExternalities::new(genesis.build_storage().unwrap())
}

/// Runs `test` on a chain with these parameters, on which Paul stakes 10,000 since the block before,
/// and leaves through the invariants.
pub fn with(params: Params, test: impl FnOnce()) {
    build(Some(params)).execute_with(|| {
        System::set_block_number(1);
        StubClock::set_secs(START);
        stake(PAUL, 10_000);
        next_block();
        test();
        check();
    });
}

/// The invariants of the pallet, and those that take more than the pallet to see.
#[track_caller]
pub fn check() {
    StakeVoting::do_try_state().unwrap();
    for (who, voter) in Voters::<Test>::iter() {
        let (marked, votes) = (Vault::is_marked(who), !voter.votes.is_empty());
        // A balance can vote before there is any stake to be marked.
        let older = |began| Vault::positions(who).iter().any(|one| one.start < began);
        let mut live = voter.votes.iter().filter_map(|vote| Referenda::as_ongoing(vote.poll));
        let counts_stake = live.any(|(tally, _)| older(tally.began));
        assert!(marked == votes || (!marked && !counts_stake), "V2: the mark of {who} is wrong");
    }
    for (poll, info) in pallet_referenda::ReferendumInfoFor::<Test>::iter() {
        if matches!(info, pallet_referenda::ReferendumInfo::Ongoing(_)) {
            let listed = crate::Live::<Test>::get().iter().any(|one| one.poll == poll);
            assert!(listed, "V3: poll {poll} is not listed");
        }
    }
}

/// The next block, 6 seconds later.
pub fn next_block() {
    let number = System::block_number() + 1;
    System::set_block_number(number);
    StubClock::set_secs(Vault::clock() + 6);
    Scheduler::on_initialize(number);
}

pub fn run_to(number: u64) {
    System::reset_events();
    while System::block_number() < number {
        next_block();
    }
}

/// Opens a position of so many ACT at a multiplier of one.
pub fn stake(who: AccountId, amount: Balance) -> PositionId {
    Vault::open(who, amount * ACT, &[(0, 10_000)])
}

/// The same for each account.
pub fn stake_each(accounts: &[AccountId], amount: Balance) {
    for who in accounts {
        stake(*who, amount);
    }
}

pub fn tally(poll: PollIndex) -> Tally<Test> {
    Referenda::as_ongoing(poll).expect("a live poll").0
}

/// Turnout, ayes and nays of a live poll.
pub fn counts(poll: PollIndex) -> (StakeWeight, StakeWeight, StakeWeight) {
    let tally = tally(poll);
    (tally.turnout, tally.ayes, tally.nays)
}

pub fn voter(who: AccountId) -> Voter {
    Voters::<Test>::get(who)
}

pub fn has_record(who: AccountId) -> bool {
    Voters::<Test>::contains_key(who)
}

pub fn params() -> Params {
    crate::Parameters::<Test>::get().unwrap()
}

pub fn bounded(call: impl Into<RuntimeCall>) -> ProposalOf<Test> {
    <Preimage as StorePreimage>::bound(call.into()).unwrap()
}

pub fn last_event() -> crate::Event<Test> {
    let own = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
        RuntimeEvent::StakeVoting(event) => Some(event),
        _ => None,
    };
    System::events().into_iter().filter_map(own).next_back().expect("an event")
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

/// A proposal that does nothing, enacted at the timelock.
pub fn propose(kind: Kind) -> Call {
    let call = frame_system::Call::remark { remark: vec![] };
    Call::propose { kind, proposal: bounded(call), after: 0 }
}

/// Paul proposes; returns the poll.
#[track_caller]
pub fn proposed(kind: Kind) -> PollIndex {
    proposed_by(PAUL, propose(kind))
}

#[track_caller]
pub fn proposed_by(who: AccountId, call: Call) -> PollIndex {
    accepted(who, call);
    pallet_referenda::ReferendumCount::<Test>::get() - 1
}

pub fn vote(poll: PollIndex, choice: Choice) -> Call {
    Call::vote { poll, choice }
}

pub fn remove(poll: PollIndex) -> Call {
    Call::remove_vote { poll }
}

pub fn hold(amount: Balance) -> Call {
    Call::hold_balance { amount: amount * ACT }
}

pub fn release(who: AccountId) -> Call {
    Call::release_balance { who }
}

pub fn forget(who: AccountId) -> Call {
    Call::forget { who }
}
