//! A chain with balances and providers, over a vault of numbers, and a clock that a test sets.

use crate::{
    self as pallet_providers,
    types::{Backer, Bond, Maturity, MaturityId, Params, Provider, Tier},
    Backers, Bonds, Providers,
};
use polkadot_sdk::{
    frame_support::{
        parameter_types,
        traits::{
            fungible::{Inspect, Mutate},
            fungibles::{self, Mutate as _},
            ConstU128, Imbalance, OnIdle,
        },
        weights::Weight,
        BoundedVec, PalletId,
    },
    frame_system::EnsureRoot,
    sp_io::TestExternalities,
    sp_runtime::{BuildStorage, DispatchError, DispatchResult},
};
use quaestor_math::slash::Caps;
use quaestor_primitives::{
    Balance, Bps, Case, FundProvider, ProviderDesk, ProviderFault, ProviderInspect, Seconds,
    Sentence, StakeBond, Standing, WorkKey, WorkOutcome,
};
use quaestor_testing::{StubBonds, StubClock, StubGuard};

pub use quaestor_testing::{AccountId, AssetKind, NATIVE, USDC};

/// The provider of most tests.
pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
pub const CAROL: AccountId = 3;
pub const DAVE: AccountId = 4;
/// Has a balance and no stake.
pub const POOR: AccountId = 5;
/// Takes losses.
pub const INSURANCE: AccountId = 101;

/// One token.
pub const QUIV: Balance = 1_000_000_000_000_000_000;
/// Existential deposit.
pub const ED: Balance = 1_000_000_000_000;
/// Stake of each account, and as much as a balance besides.
pub const RICH: Balance = 10_000_000 * QUIV;
pub const DEPOSIT: Balance = 10 * QUIV;
pub const HOUR: Seconds = 3_600;
pub const DAY: Seconds = 86_400;
/// The time of the first block: the beginning of a day.
pub const START: Seconds = 20_000 * DAY;
pub const TODAY: u32 = 20_000;
pub const KEY: WorkKey = WorkKey::Sr25519([7; 32]);
/// The factor of a pool that was never slashed.
pub const ONE: u128 = 1_000_000_000_000_000_000_000_000_000_000_000_000;

quaestor_testing::mock_runtime!(Desk = pallet_providers);

pub type Vault = StubBonds<Balances>;

parameter_types! {
    /// Least time between two changes; zero for the tests that are not about it.
    pub storage ChangeInterval: Seconds = 0;
    pub storage LongestCase: Seconds = 20 * DAY;
    pub storage LeastMultiple: u32 = 1;
    // An account of a mock has room for the first half of an id only.
    pub const AccountOfIncome: PalletId = PalletId(*b"prv/test");
    /// Makes the destination of losses refuse them.
    pub static RefusesLosses: bool = false;
}

/// Takes losses to the insurance.
pub struct LossSink;
impl quaestor_primitives::TakeCredit<crate::funds::CreditOf<Test>> for LossSink {
    fn take(credit: crate::funds::CreditOf<Test>) -> Result<(), crate::funds::CreditOf<Test>> {
        if RefusesLosses::get() {
            return Err(credit);
        }
        <Balances as polkadot_sdk::frame_support::traits::fungible::Balanced<_>>::resolve(
            &INSURANCE, credit,
        )
    }
}

impl pallet_providers::Config for Test {
    type Currency = Balances;
    type Assets = Money;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Stake = Vault;
    type Clock = StubClock;
    type Guard = StubGuard;
    type OnLoss = LossSink;
    type LongestCase = LongestCase;
    type LeastMultiple = LeastMultiple;
    type RegistrationDeposit = ConstU128<DEPOSIT>;
    type GovernanceOrigin = EnsureRoot<AccountId>;
    type ChangeInterval = ChangeInterval;
    type PalletId = AccountOfIncome;
    type WeightInfo = ();
}

/// The parameters of quiver.
pub fn quiver() -> Params {
    let tier = |backing, own, jobs, capacity| Tier {
        backing: backing * QUIV,
        own: own * QUIV,
        jobs,
        capacity,
    };
    Params {
        caps: Caps { multiple: 20, event_bps: 1_000, epoch_bps: 2_000, pool_bps: 5_000 },
        own_share_bps: 2_500,
        slash_epoch_days: 7,
        unlock_days: 7,
        min_bond: 100 * QUIV,
        max_share_bps: 5_000,
        day_secs: DAY,
        tiers: BoundedVec::truncate_from(vec![
            tier(10_000, 2_500, 8, 2),
            tier(50_000, 12_500, 32, 4),
            tier(250_000, 62_500, 128, 8),
            tier(1_000_000, 250_000, 512, 16),
        ]),
        maturities: maturities(&[(21, 10_000)]),
    }
}

/// The parameters of an economy that slashes nobody and pays for longer notices.
pub fn qry() -> Params {
    Params {
        caps: Caps { multiple: 1, event_bps: 0, epoch_bps: 0, pool_bps: 0 },
        own_share_bps: 0,
        maturities: maturities(&[(30, 10_000), (90, 13_000), (180, 17_000), (365, 25_000)]),
        ..quiver()
    }
}

pub fn maturities(all: &[(u32, Bps)]) -> crate::types::Maturities {
    let of = |&(notice_days, multiplier_bps): &(u32, Bps)| Maturity { notice_days, multiplier_bps };
    BoundedVec::truncate_from(all.iter().map(of).collect())
}

/// A chain to be, on which everybody but the poor has stake.
pub struct ExtBuilder {
    pub params: Option<Params>,
}

impl Default for ExtBuilder {
    fn default() -> Self {
        Self { params: Some(quiver()) }
    }
}

impl ExtBuilder {
    pub fn qry() -> Self {
        Self { params: Some(qry()) }
    }

    pub fn params(mut self, change: impl Fn(&mut Params)) -> Self {
        change(self.params.as_mut().unwrap());
        self
    }

    pub fn build(self) -> TestExternalities {
        let stakers = [ALICE, BOB, CAROL, DAVE];
        let rich = stakers.into_iter().map(|who| (who, 2 * RICH));
        let balances = rich.chain([(POOR, 2 * ED), (INSURANCE, ED)]).collect();
        let assets = if self.params.is_some() { vec![NATIVE, USDC] } else { vec![] };
        let genesis = RuntimeGenesisConfig {
            balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
            assets: pallet_assets::GenesisConfig {
                assets: vec![
                    (1, 99, true, quaestor_testing::LEAST),
                    (2, 99, true, 1),
                    (3, 99, true, 1),
                    (4, 99, true, 1),
                ],
                ..Default::default()
            },
            desk: pallet_providers::GenesisConfig {
                params: self.params,
                assets,
                ..Default::default()
            },
            ..Default::default()
        };
        let mut chain = TestExternalities::new(genesis.build_storage().unwrap());
        chain.execute_with(|| {
            System::set_block_number(1);
            StubClock::set_secs(START);
            for who in stakers {
                Vault::set_staked(who, RICH);
            }
        });
        chain
    }

    /// Runs `test` on the chain and leaves through the invariants.
    pub fn build_and_execute<R>(self, test: impl FnOnce() -> R) -> R {
        self.build().execute_with(|| {
            let result = test();
            Desk::check_exactly().unwrap();
            result
        })
    }
}

/// The next block, at this time.
pub fn at(secs: Seconds) {
    System::set_block_number(System::block_number() + 1);
    System::reset_events();
    StubClock::set_secs(secs);
}

/// A block with nothing but idle work.
pub fn idle() -> Weight {
    Desk::on_idle(System::block_number(), Weight::MAX)
}

pub fn provider(who: AccountId) -> Provider {
    Providers::<Test>::get(who).expect("a provider")
}

pub fn bond(id: AccountId, who: AccountId) -> Bond {
    bond_of(id, who, 0)
}

pub fn bond_of(id: AccountId, who: AccountId, maturity: MaturityId) -> Bond {
    Bonds::<Test>::get(id, (who, maturity)).expect("a bond")
}

pub fn backer(who: AccountId) -> Backer<AccountId> {
    Backers::<Test>::get(who)
}

/// Value of a bond.
pub fn value(id: AccountId, who: AccountId) -> Balance {
    Desk::value(&provider(id), &bond(id, who))
}

pub fn bonded(who: AccountId) -> Balance {
    Vault::bonded(&who)
}

pub fn balance(who: AccountId) -> Balance {
    Balances::balance(&who)
}

pub fn balance_of(asset: AssetKind, who: AccountId) -> Balance {
    <Money as fungibles::Inspect<_>>::balance(asset, &who)
}

pub fn standing(who: AccountId) -> Option<Standing> {
    <Desk as ProviderInspect<_>>::standing(&who)
}

/// Events of the pallet in this block.
pub fn events() -> Vec<crate::Event<Test>> {
    let own = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
        RuntimeEvent::Desk(event) => Some(event),
        _ => None,
    };
    System::events().into_iter().filter_map(own).collect()
}

#[track_caller]
pub fn assert_event(event: crate::Event<Test>) {
    assert!(events().contains(&event), "{event:?} is not in {:?}", events());
}

// Calls, as their callers make them.

pub type Call = crate::Call<Test>;

/// A registration with own stake of this many tokens and a share of 10 %.
pub fn register(own: Balance) -> Call {
    Call::register { own: own * QUIV, share_bps: 1_000, key: KEY, endpoint: [1; 32] }
}

pub fn delegate(provider: AccountId, tokens: Balance) -> Call {
    Call::delegate { provider, amount: tokens * QUIV, maturity: 0 }
}

/// A notice of this many tokens, or of all.
pub fn undelegate(provider: AccountId, tokens: Option<Balance>) -> Call {
    Call::undelegate { provider, maturity: 0, amount: tokens.map(|tokens| tokens * QUIV) }
}

pub fn release(who: AccountId) -> Call {
    Call::release { who }
}

pub fn realise(provider: AccountId, who: AccountId) -> Call {
    Call::realise { provider, who, maturity: 0 }
}

pub fn collect(provider: AccountId) -> Call {
    Call::collect { provider, maturity: 0 }
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

// The desk, as the market and the challenges use it.

pub fn engage(who: AccountId, price: Balance) -> DispatchResult {
    <Desk as ProviderDesk<_>>::engage(&who, price)
}

pub fn disengage(who: AccountId, price: Balance, outcome: WorkOutcome) {
    <Desk as ProviderDesk<_>>::disengage(&who, price, outcome);
}

/// A payment of `amount`: what the delegators get is moved, as the market moves it.
pub fn earn(who: AccountId, asset: AssetKind, amount: Balance) -> Balance {
    let part = <Desk as ProviderDesk<_>>::book(&who, &asset, amount);
    if part > 0 {
        mint(asset, Desk::account(), part);
    }
    part
}

/// An income that is no pay.
pub fn fund(who: AccountId, asset: AssetKind, amount: Balance) -> bool {
    let credit = <Money as fungibles::Balanced<_>>::issue(asset, amount);
    <Desk as FundProvider<_, _>>::fund(&who, credit).is_ok()
}

/// The sentence for work of `price` that was assigned at `assigned`. What was taken is burnt.
#[track_caller]
pub fn sentence(who: AccountId, price: Balance, assigned: Seconds) -> (Balance, Balance, Balance) {
    let case = Case { provider: who, assigned, price };
    let sentence = <Desk as ProviderFault<_>>::sentence(&case).unwrap();
    let Sentence { amount, taken, delegators, .. } = sentence;
    (amount, taken.peek(), delegators)
}

pub fn contest(who: AccountId, on: bool) {
    <Desk as ProviderFault<_>>::contest(&who, on);
}

pub fn mint(asset: AssetKind, who: AccountId, amount: Balance) {
    Money::mint_into(asset, &who, amount).unwrap();
}

pub fn set_balance(who: AccountId, amount: Balance) {
    Balances::set_balance(&who, amount);
}

/// Gives a further account as much stake as the others have.
pub fn enrich(who: AccountId) {
    set_balance(who, 2 * RICH);
    Vault::set_staked(who, RICH);
}

/// Alice with own stake of 3,000, and bonds of 2,000 of Bob and 5,000 of Carol.
pub fn ten_thousand() {
    accepted(ALICE, register(3_000));
    accepted(BOB, delegate(ALICE, 2_000));
    accepted(CAROL, delegate(ALICE, 5_000));
    System::reset_events();
}
