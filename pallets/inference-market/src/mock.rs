//! A chain with balances, assets and jobs, and stubs of all that a market needs.

use crate::{
    self as pallet_inference_market,
    types::{JobId, Terms},
};
use polkadot_sdk::{
    frame_support::{
        self, derive_impl, parameter_types,
        traits::{
            fungible::{NativeFromLeft, UnionOf},
            fungibles::Credit,
            ConstU128, ConstU32, ConstU64,
        },
        weights::{constants::ParityDbWeight, RuntimeDbWeight},
        PalletId,
    },
    frame_system::{self, EnsureRoot},
    pallet_assets, pallet_assets_holder, pallet_balances,
    sp_io::TestExternalities,
    sp_runtime::BuildStorage,
};
use quaestor_math::{demand::DemandCurve, fee::FeeCurve};
use quaestor_primitives::{
    AssetKind, Audit, AuditInspect, Balance, Bps, ClockInspect, NativeValue, OnResult, RevenueType,
    RouteRevenue, Seconds, TakeCredit,
};
use quaestor_testing::{StubGuard, StubSink};

pub mod providers;
mod steps;

pub use providers::StubProviders;
pub use steps::*;

pub use quaestor_testing::{AccountId, EURC, LEAST, NATIVE, USDC};

pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
/// Has nothing but what keeps its account alive.
pub const POOR: AccountId = 3;
/// Owns the assets.
pub const ADMIN: AccountId = 4;
/// Providers with stake, without an account: their first payment makes one.
pub const PETER: AccountId = 11;
pub const PAULA: AccountId = 12;
/// More providers, for full lists of bids.
pub const BIDDERS: [AccountId; 9] = [21, 22, 23, 24, 25, 26, 27, 28, 29];
/// Account of the router.
pub const ROUTER: AccountId = 101;
pub const TREASURY: AccountId = 102;
pub const INSURANCE: AccountId = 103;
pub const BURNT: AccountId = 104;
/// Account of the providers' books.
pub const POT: AccountId = 105;
/// Account of the stake.
pub const VAULT: AccountId = 106;

/// One token, with 18 decimals.
pub const QUIV: Balance = 1_000_000_000_000_000_000;
/// One unit of USDC, with 6 decimals.
pub const DOLLAR: Balance = 1_000_000;
/// Existential deposit.
pub const ED: Balance = 1_000_000_000_000;
/// Initial balance of each rich account.
pub const RICH: Balance = 10_000_000 * QUIV;
/// Deposit of a job.
pub const DEPOSIT: Balance = QUIV;
pub const HOUR: Seconds = 3_600;
pub const DAY: Seconds = 24 * HOUR;
/// The time of the first block, begin of a day.
pub const START: Seconds = 20_000 * DAY;
/// The day of the first block.
pub const TODAY: u32 = 20_000;

/// Holds of channels.
#[allow(clippy::unreachable, reason = "the pallet's macros expand to it")]
#[frame_support::pallet(dev_mode)]
pub mod pallet_channels {
    #[pallet::pallet]
    pub struct Pallet<T>(_);
    #[pallet::config]
    pub trait Config: polkadot_sdk::frame_system::Config {}
    #[pallet::composite_enum]
    pub enum HoldReason {
        Channel,
    }
}

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
    pub type Assets = pallet_assets;
    #[runtime::pallet_index(3)]
    pub type AssetsHolder = pallet_assets_holder;
    #[runtime::pallet_index(4)]
    pub type Channels = pallet_channels;
    #[runtime::pallet_index(5)]
    pub type InferenceMarket = pallet_inference_market;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type Block = frame_system::mocking::MockBlock<Test>;
    type DbWeight = DbPrices;
    type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
    type Balance = Balance;
    type ExistentialDeposit = ConstU128<ED>;
    type AccountStore = System;
    type RuntimeHoldReason = RuntimeHoldReason;
    type MaxLocks = ConstU32<4>;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
    type Balance = Balance;
    type Currency = Balances;
    type CreateOrigin =
        frame_support::traits::AsEnsureOriginWithArg<frame_system::EnsureSigned<AccountId>>;
    type ForceOrigin = EnsureRoot<AccountId>;
    type Holder = AssetsHolder;
}

impl pallet_assets_holder::Config for Test {
    type RuntimeHoldReason = RuntimeHoldReason;
    type RuntimeEvent = RuntimeEvent;
}

impl pallet_channels::Config for Test {}

/// The native token and all assets.
pub type Money = UnionOf<Balances, Assets, NativeFromLeft, AssetKind, AccountId>;
/// Holds of them.
pub type Holds = UnionOf<Balances, AssetsHolder, NativeFromLeft, AssetKind, AccountId>;

parameter_types! {
    /// Least time between two changes; zero for the tests that are not about it.
    pub storage ChangeInterval: Seconds = 0;
    pub storage Now: Seconds = START;
    pub storage Halt: (Seconds, Seconds) = (0, 0);
    /// State of the audit of each result.
    pub storage AuditState: Audit = Audit::Over;
    /// Smallest units of the native token for a smallest unit of USDC; zero without a price.
    pub storage Rate: Balance = 4 * QUIV / DOLLAR;
    pub storage LongestWork: Seconds = 6 * DAY;
    /// Prices of reads and writes.
    pub storage DbPrices: RuntimeDbWeight = ParityDbWeight::get();
    // An account of a mock has room for the first half of an id only.
    pub const AccountOfTill: PalletId = PalletId(*b"inf/test");
    pub const ChannelReason: RuntimeHoldReason =
        RuntimeHoldReason::Channels(pallet_channels::HoldReason::Channel);
}

pub struct Clock;

impl ClockInspect for Clock {
    fn now() -> Seconds {
        Now::get()
    }
    fn last_halt() -> (Seconds, Seconds) {
        Halt::get()
    }
}

pub struct Audits;

impl AuditInspect<JobId> for Audits {
    fn audit(_: &JobId, _: u32) -> Audit {
        AuditState::get()
    }
}

parameter_types! {
    /// Results that were noted, with their blocks.
    pub static Results: Vec<(JobId, u32)> = Vec::new();
}

/// Notes results in memory.
pub struct Noted;

impl OnResult<JobId> for Noted {
    fn on_result(id: &JobId, block: u32) {
        Results::mutate(|results| results.push((*id, block)));
    }
}

pub struct Value;

impl NativeValue for Value {
    fn native_value(asset: &AssetKind, amount: Balance) -> Option<Balance> {
        match *asset == NATIVE {
            true => Some(amount),
            false => (Rate::get() > 0).then(|| amount * Rate::get()),
        }
    }
}

/// Deposits revenue into the account of the router.
pub struct Router;

impl RouteRevenue<AccountId, Credit<AccountId, Money>> for Router {
    fn route(
        credit: Credit<AccountId, Money>,
        payer: &AccountId,
        kind: RevenueType,
    ) -> Result<(), Credit<AccountId, Money>> {
        assert_eq!((*payer, kind), (till(), RevenueType::Inference));
        Fees::take(credit)
    }
    fn stakers_bps(_: RevenueType) -> Bps {
        8_000
    }
}

pub type Fees = StubSink<Money, ROUTER>;
pub type Insurance = StubSink<Money, INSURANCE>;
pub type Treasury = StubSink<Money, TREASURY>;
pub type Burn = StubSink<Money, BURNT>;

/// Insurance, unless it is closed; then the treasury.
pub struct Surplus;

impl TakeCredit<Credit<AccountId, Money>> for Surplus {
    fn take(credit: Credit<AccountId, Money>) -> Result<(), Credit<AccountId, Money>> {
        Insurance::take(credit).or_else(Treasury::take)
    }
}

impl pallet_inference_market::Config for Test {
    type Assets = Money;
    type Holds = Holds;
    type RuntimeHoldReason = RuntimeHoldReason;
    type ChannelReason = ChannelReason;
    type JobDeposit = ConstU128<DEPOSIT>;
    type Providers = StubProviders;
    type Audits = Audits;
    type OnResult = Noted;
    type DrawBlocks = ConstU32<2_400>;
    type Clock = Clock;
    type Value = Value;
    type Guard = StubGuard;
    type Revenue = Router;
    type Insurance = Insurance;
    type Surplus = Surplus;
    type Treasury = Treasury;
    type Burn = Burn;
    type KeptReceipts = ConstU32<8>;
    type FlushInterval = ConstU64<600>;
    type FlushAmount = ConstU128<{ 1_000 * QUIV }>;
    type LongestWork = LongestWork;
    type GovernanceOrigin = EnsureRoot<AccountId>;
    type ChangeInterval = ChangeInterval;
    type PalletId = AccountOfTill;
    type WeightInfo = ();
}

/// The parameters of `quiver`.
pub fn terms() -> Terms {
    Terms {
        fee: FeeCurve {
            neutral_bps: 500,
            least_bps: 100,
            most_bps: 1_500,
            low_bps: 3_000,
            high_bps: 8_000,
            up_bps: 1_000,
            down_bps: 500,
            drift_bps: 100,
        },
        treasury_bps: 200,
        burn_bps: 300,
        rebate_bps: 2_000,
        bonus_bps: 2_000,
        audit_bps: 5_000,
        delivery_secs: 3 * DAY,
        review_secs: DAY,
        audit_secs: 3 * DAY,
        late_bps: 500,
        least_penalty: QUIV,
        demand: DemandCurve { target_bps: 6_000, least_bps: 5_000, most_bps: 20_000 },
        day_secs: DAY,
    }
}

/// A chain to be.
pub struct ExtBuilder {
    pub terms: Option<Terms>,
    pub assets: Vec<AssetKind>,
    pub classes: Vec<Balance>,
}

impl Default for ExtBuilder {
    fn default() -> Self {
        // 0.002 tokens for 1,000 tokens of text.
        let classes = vec![2_000_000_000_000_000, 1_000_000];
        Self { terms: Some(terms()), assets: vec![USDC], classes }
    }
}

impl ExtBuilder {
    pub fn terms(mut self, change: impl Fn(&mut Terms)) -> Self {
        change(self.terms.as_mut().unwrap());
        self
    }

    pub fn market(&self) -> pallet_inference_market::GenesisConfig<Test> {
        pallet_inference_market::GenesisConfig {
            terms: self.terms,
            assets: self.assets.clone(),
            classes: self.classes.clone(),
            ..Default::default()
        }
    }

    pub fn build(self) -> TestExternalities {
        let rich = [ALICE, BOB, ADMIN, VAULT].map(|who| (who, RICH));
        let alive = [POOR, ROUTER, TREASURY, INSURANCE, BURNT, POT].map(|who| (who, ED));
        let balances = rich.into_iter().chain(alive).collect();
        let dollars = [ALICE, BOB, ADMIN].map(|who| (1, who, 1_000_000 * DOLLAR));
        let least = [ROUTER, TREASURY, INSURANCE, BURNT, POT].map(|who| (1, who, LEAST));
        let genesis = RuntimeGenesisConfig {
            balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
            assets: pallet_assets::GenesisConfig {
                assets: vec![(1, ADMIN, true, LEAST), (2, ADMIN, true, LEAST)],
                accounts: dollars.into_iter().chain(least).collect(),
                ..Default::default()
            },
            inference_market: self.market(),
            ..Default::default()
        };
        let mut chain = TestExternalities::new(genesis.build_storage().unwrap());
        chain.execute_with(|| {
            System::set_block_number(1);
            for who in [PETER, PAULA].into_iter().chain(BIDDERS) {
                providers::set(who, 100_000 * QUIV);
            }
            // The first epoch begins.
            if let Some(terms) = crate::CurrentTerms::<Test>::get() {
                InferenceMarket::roll_now(&terms);
            }
            System::reset_events();
        });
        chain
    }

    /// Runs `test` on the chain, and leaves through the invariants.
    pub fn build_and_execute<R>(self, test: impl FnOnce() -> R) -> R {
        self.build().execute_with(|| {
            let result = test();
            InferenceMarket::check_exactly().unwrap();
            result
        })
    }
}
