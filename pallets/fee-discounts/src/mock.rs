//! A chain with balances, assets and the discounts, stakes that a test sets, and a router that it
//! opens and closes.

use crate::{
    self as pallet_fee_discounts,
    types::{Allowance, DiscountTier, Fees, Params, Settlement, Tiers},
    Allowances, KeptKeyCount, Totals,
};
use codec::Encode;
use polkadot_sdk::{
    frame_support::{
        ord_parameter_types, parameter_types,
        storage::unhashed,
        traits::{fungibles, ConstU128, ConstU32, Hooks},
        weights::Weight,
        BoundedVec, PalletId,
    },
    frame_system::{EnsureRoot, EnsureSignedBy},
    sp_io::{storage, TestExternalities},
    sp_runtime::{BuildStorage, DispatchError, DispatchResult, StateVersion},
};
use quaestor_primitives::{
    AssetKind, Balance, Bps, RevenueType, Seconds, StakeInspect, StakeTotals, StakeWeight,
    TakeRevenue,
};
use quaestor_testing::{StubClock, StubRouter};

pub use quaestor_testing::{AccountId, EURC, LEAST, NATIVE, USDC};

pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
/// Issues all assets.
pub const BANK: AccountId = 3;
/// Owns nothing at all.
pub const EVE: AccountId = 4;
/// Settles fees.
pub const ENGINE: AccountId = 5;
/// Account of the router.
pub const ROUTER: AccountId = 101;

pub const ED: Balance = 500;
/// One token of the default economy.
pub const QTRA: Balance = 1_000_000_000_000_000_000;
pub const DAY: Seconds = 86_400;
/// The time of the first block that has one.
pub const START: Seconds = 1_749_999_600;
/// Initial balance of Alice and of Bob in each asset.
pub const RICH: Balance = 1_000_000_000_000_000;
/// Deposit of an allowance.
pub const DEPOSIT: Balance = 700;
/// Keys that are kept.
pub const KEPT: u32 = 12;

quaestor_testing::mock_runtime!(Discounts = pallet_fee_discounts);

parameter_types! {
    /// Least time between two changes; zero for the tests that are not about it.
    pub storage ChangeInterval: Seconds = 0;
    // An account of a mock has room for the first half of an id only.
    pub const PotPalletId: PalletId = PalletId(*b"fee/test");
    /// The assets that the router does not take.
    pub storage Closed: Vec<AssetKind> = Vec::new();
    /// Fees can be settled.
    pub storage CanCharge: bool = true;
    /// No gap is a halt, but for the tests that are about halts.
    pub storage HaltSecs: Seconds = Seconds::MAX;
}

ord_parameter_types! {
    pub const Engines: AccountId = ENGINE;
}

/// Stakes as a test sets them.
pub struct Stakes;

fn stake_key(who: &AccountId) -> Vec<u8> {
    (b"stake of", who).encode()
}

impl StakeInspect<AccountId> for Stakes {
    fn warm_stake(who: &AccountId, at: Seconds) -> Balance {
        let (amount, since): (Balance, Seconds) = unhashed::get_or_default(&stake_key(who));
        if at >= since {
            amount
        } else {
            0
        }
    }
    fn totals() -> StakeTotals {
        StakeTotals::default()
    }
    fn weight_of(_: &AccountId, _: Seconds) -> StakeWeight {
        0
    }
}

/// Key that the router writes before it refuses.
pub const DIRT: &[u8] = b"half done";

/// A router that refuses some assets. It writes first and refuses then.
pub struct FussyRouter;

impl TakeRevenue<AccountId> for FussyRouter {
    fn take(
        from: &AccountId,
        asset: &AssetKind,
        amount: Balance,
        kind: RevenueType,
    ) -> DispatchResult {
        unhashed::put(DIRT, &true);
        StubRouter::<Money, ROUTER>::take(from, asset, amount, kind)?;
        if Closed::get().contains(asset) {
            return Err(DispatchError::Unavailable);
        }
        unhashed::kill(DIRT);
        Ok(())
    }
}

impl pallet_fee_discounts::Config for Test {
    type Assets = Money;
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type AllowanceDeposit = ConstU128<DEPOSIT>;
    type Stake = Stakes;
    type Revenue = FussyRouter;
    type CanCharge = CanCharge;
    type HaltSecs = HaltSecs;
    type Time = StubClock;
    type EngineOrigin = EnsureSignedBy<Engines, AccountId>;
    type GovernanceOrigin = EnsureRoot<AccountId>;
    type ChangeInterval = ChangeInterval;
    type PalletId = PotPalletId;
    type MaxBatch = ConstU32<8>;
    type KeptKeys = ConstU32<KEPT>;
    type WeightInfo = OneEach;
}

pub fn tier(min_stake: Balance, discount_bps: Bps) -> DiscountTier {
    DiscountTier { min_stake, discount_bps }
}

pub fn tiers(all: &[DiscountTier]) -> Tiers {
    Tiers::try_from(all.to_vec()).unwrap()
}

/// The tiers of the default economy.
pub fn qtra() -> Tiers {
    tiers(&[
        tier(10_000 * QTRA, 500),
        tier(50_000 * QTRA, 1_000),
        tier(100_000 * QTRA, 1_500),
        tier(500_000 * QTRA, 2_000),
        tier(1_000_000 * QTRA, 2_500),
    ])
}

/// A chain to be.
pub struct ExtBuilder {
    pub params: Params,
    pub assets: Vec<AssetKind>,
}

impl Default for ExtBuilder {
    fn default() -> Self {
        Self { params: Params { tiers: qtra(), window_secs: 7 * DAY }, assets: vec![USDC, NATIVE] }
    }
}

impl ExtBuilder {
    pub fn tiers(mut self, new: &[DiscountTier]) -> Self {
        self.params.tiers = tiers(new);
        self
    }

    pub fn discounts(&self) -> pallet_fee_discounts::GenesisConfig<Test> {
        pallet_fee_discounts::GenesisConfig {
            params: self.params.clone(),
            assets: self.assets.clone(),
            ..Default::default()
        }
    }

    pub fn build(self) -> TestExternalities {
        let rich = [ALICE, BOB, BANK];
        let usdc = rich.map(|who| (1, who, RICH)).into_iter().chain([(1, ROUTER, LEAST)]);
        let others = (2..6).map(|id| (id, BANK, RICH));
        let genesis = RuntimeGenesisConfig {
            balances: pallet_balances::GenesisConfig {
                balances: rich.map(|who| (who, RICH)).into_iter().chain([(ROUTER, ED)]).collect(),
                ..Default::default()
            },
            assets: pallet_assets::GenesisConfig {
                assets: (1..6).map(|id| (id, BANK, true, LEAST)).collect(),
                accounts: usdc.chain(others).collect(),
                ..Default::default()
            },
            discounts: self.discounts(),
            ..Default::default()
        };
        TestExternalities::new(genesis.build_storage().unwrap())
    }

    /// Runs `test` on the chain and leaves through the invariants.
    pub fn build_and_execute(self, test: impl FnOnce()) {
        self.build().execute_with(|| {
            at(START);
            test();
            Discounts::check_exactly().unwrap();
        });
    }
}

/// The next block, at this time.
pub fn at(secs: Seconds) {
    System::set_block_number(System::block_number() + 1);
    StubClock::set_secs(secs);
}

/// The idle hook with this weight left. Returns what it spent.
pub fn idle(budget: u64) -> u64 {
    Discounts::on_idle(System::block_number(), Weight::from_parts(budget, 0)).ref_time()
}

pub fn stake(who: AccountId, amount: Balance) {
    stake_from(who, amount, 0);
}

/// A stake whose warm-up ends at `since`.
pub fn stake_from(who: AccountId, amount: Balance, since: Seconds) {
    unhashed::put(&stake_key(&who), &(amount, since));
}

pub fn balance(asset: AssetKind, who: AccountId) -> Balance {
    <Money as fungibles::Inspect<_>>::balance(asset, &who)
}

/// Amounts paid by Alice and Bob in USDC.
pub fn paid() -> [Balance; 2] {
    [ALICE, BOB].map(|who| RICH - balance(USDC, who))
}

/// Amount taken by the router in USDC.
pub fn taken() -> Balance {
    balance(USDC, ROUTER) - LEAST
}

pub fn now() -> Seconds {
    quaestor_support::time::now::<StubClock>()
}

pub fn record(who: AccountId, asset: AssetKind) -> Allowance {
    Allowances::<Test>::get(who, asset).unwrap_or_default()
}

pub fn allowance(who: AccountId) -> Balance {
    record(who, USDC).remaining
}

pub fn total(asset: AssetKind) -> Fees {
    Totals::<Test>::get(asset)
}

pub fn kept() -> u32 {
    KeptKeyCount::<Test>::get()
}

/// The storage without the events.
pub fn root() -> Vec<u8> {
    System::reset_events();
    storage::root(StateVersion::V1)
}

pub fn events() -> Vec<crate::Event<Test>> {
    let own = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
        RuntimeEvent::Discounts(event) => Some(event),
        _ => None,
    };
    System::events().into_iter().filter_map(own).collect()
}

pub fn last_event() -> crate::Event<Test> {
    events().pop().expect("an event")
}

// Calls, as their callers make them.

pub type Call = crate::Call<Test>;
pub type Line = Settlement<AccountId>;

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

pub fn allow(asset: AssetKind, amount: Balance) -> Call {
    Call::set_allowance { asset, amount }
}

/// Trade number `number`, made now, with a fee in USDC.
pub fn line(number: u8, payer: AccountId, gross_fee: Balance) -> Line {
    let time = now();
    Settlement { key: [number; 32], payer, asset: USDC, gross_fee, time }
}

pub fn settle(settlement: Line) -> Call {
    Call::settle_trade_fee { settlement }
}

pub fn settle_all(lines: &[Line]) -> Call {
    Call::settle_trade_fees { batch: BoundedVec::try_from(lines.to_vec()).unwrap() }
}

const ONE: Weight = Weight::from_parts(1, 0);

/// Every call weighs one, so that a test can say how many fit into a budget. A batch weighs one for
/// each line and a hundred for each asset.
pub struct OneEach;

impl crate::WeightInfo for OneEach {
    fn set_allowance() -> Weight {
        ONE
    }
    fn settle_trade_fee() -> Weight {
        ONE
    }
    fn settle_trade_fees(n: u32, a: u32) -> Weight {
        Weight::from_parts(u64::from(n) + 100 * u64::from(a), 0)
    }
    fn set_tiers() -> Weight {
        ONE
    }
    fn add_asset() -> Weight {
        ONE
    }
    fn on_idle_base() -> Weight {
        Weight::zero()
    }
    fn forget_key() -> Weight {
        ONE
    }
}
