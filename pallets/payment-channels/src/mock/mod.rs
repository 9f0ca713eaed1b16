//! A chain with balances, assets, holds of both, and channels; providers, a clock and a settlement that
//! a test sets.

mod calls;
mod settle;
mod weights;

pub use calls::*;
pub use settle::*;
pub use weights::OneEach;

use crate::{
    self as pallet_payment_channels,
    types::{Channel, ChannelId, Params},
    Channels as ChannelsOf, HoldReason,
};
use polkadot_sdk::{
    frame_support::{
        self, derive_impl, parameter_types,
        traits::{
            fungible::{self, NativeFromLeft, UnionOf},
            fungibles::{Inspect, InspectHold, Mutate},
            AsEnsureOriginWithArg, ConstU128, ConstU32, Hooks,
        },
        weights::Weight,
    },
    frame_system::{self, EnsureRoot, EnsureSigned},
    pallet_assets, pallet_assets_holder, pallet_balances,
    sp_core::H256,
    sp_io::{storage, TestExternalities},
    sp_runtime::{BuildStorage, DispatchError, StateVersion},
};
use quaestor_primitives::{AssetKind, AssetUnits, Balance, ClockInspect, Seconds, Standing};
use quaestor_testing::{StubClock, StubGuard};

pub use quaestor_testing::{AccountId, EURC, NATIVE, USDC};

pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
/// Has nothing but what keeps its account alive.
pub const POOR: AccountId = 3;
/// Redeems for others.
pub const WATCH: AccountId = 4;
/// Providers.
pub const PETER: AccountId = 11;
pub const PAULA: AccountId = 12;
/// No provider.
pub const NOBODY: AccountId = 13;
/// Account of the settlement.
pub const TILL: AccountId = 101;

/// One native token.
pub const TOKEN: Balance = 1_000_000_000_000_000_000;
/// One USDC.
pub const USD: Balance = 1_000_000;
pub const ED: Balance = 1_000_000_000_000;
/// Initial balance of a consumer, in native tokens and in USDC.
pub const PURSE: Balance = 100_000;
/// Storage deposit of a channel.
pub const STORAGE: Balance = 3 * TOKEN;
pub const HOUR: Seconds = 3_600;
pub const DAY: Seconds = 24 * HOUR;
/// The time of the first block.
pub const START: Seconds = 1_749_945_600;
pub const GENESIS: H256 = H256([0xa1; 32]);
/// Hash of the parent of the first block.
pub const PARENT: H256 = H256([0xb2; 32]);
pub const VISITS: u32 = 6;
pub const FINISHES: u32 = 4;
/// Everything weighs one.
pub const ONE: Weight = Weight::from_parts(1, 0);

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
    pub type Channels = pallet_payment_channels;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type Block = frame_system::mocking::MockBlock<Test>;
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
    type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
    type ForceOrigin = EnsureRoot<AccountId>;
    type Holder = AssetsHolder;
}

impl pallet_assets_holder::Config for Test {
    type RuntimeHoldReason = RuntimeHoldReason;
    type RuntimeEvent = RuntimeEvent;
}

/// The native token and all assets, with their holds.
pub type Money = UnionOf<Balances, AssetsHolder, NativeFromLeft, AssetKind, AccountId>;
pub type Providers = quaestor_testing::StubProviders;

parameter_types! {
    /// Least time between two changes; zero for the tests that are not about it.
    pub storage ChangeInterval: Seconds = 0;
}

pub struct Units;

impl AssetUnits for Units {
    fn whole_unit(asset: &AssetKind) -> Balance {
        match asset {
            AssetKind::Native => TOKEN,
            AssetKind::WithId(_) => USD,
        }
    }
}

impl pallet_payment_channels::Config for Test {
    type Assets = Money;
    type RuntimeHoldReason = RuntimeHoldReason;
    type StorageDeposit = ConstU128<STORAGE>;
    type Settle = StubSettle;
    type Providers = Providers;
    type Clock = StubClock;
    type Guard = StubGuard;
    type Units = Units;
    type GovernanceOrigin = EnsureRoot<AccountId>;
    type ChangeInterval = ChangeInterval;
    type MaxVisits = ConstU32<VISITS>;
    type MaxFinishes = ConstU32<FINISHES>;
    type WeightInfo = OneEach;
}

/// The parameters of `quiver`.
pub fn params() -> Params {
    Params { dispute_secs: DAY, max_life_secs: 365 * DAY, min_deposit: TOKEN, day_secs: DAY }
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
    pub fn params(mut self, change: impl FnOnce(&mut Params)) -> Self {
        change(self.params.as_mut().unwrap());
        self
    }

    pub fn build(self) -> TestExternalities {
        let rich = [ALICE, BOB, WATCH].map(|who| (who, PURSE * TOKEN));
        let poor = [POOR, PETER, PAULA, TILL].map(|who| (who, ED));
        let dollars = [ALICE, BOB].map(|who| (1, who, PURSE * USD));
        let genesis = RuntimeGenesisConfig {
            balances: pallet_balances::GenesisConfig {
                balances: rich.into_iter().chain(poor).collect(),
                ..Default::default()
            },
            assets: pallet_assets::GenesisConfig {
                assets: (1..3).map(|id| (id, ALICE, true, 1)).collect(),
                accounts: dollars.into_iter().chain([(1, TILL, 1), (1, PETER, 1)]).collect(),
                ..Default::default()
            },
            channels: pallet_payment_channels::GenesisConfig {
                params: self.params,
                ..Default::default()
            },
            ..Default::default()
        };
        let mut chain = TestExternalities::new(genesis.build_storage().unwrap());
        chain.execute_with(|| {
            System::initialize(&1, &PARENT, &Default::default());
            set_genesis(GENESIS);
            StubClock::set_secs(START);
            for (provider, seed) in [(PETER, 1), (PAULA, 2)] {
                Providers::set(provider, Some(Standing::default()));
                Providers::set_key(provider, Some(Signer::ed(seed).key()));
            }
        });
        chain
    }

    /// Runs `test` on the chain and leaves through the invariants.
    pub fn build_and_execute<R>(self, test: impl FnOnce() -> R) -> R {
        self.build().execute_with(|| {
            let result = test();
            Channels::do_try_state().unwrap();
            result
        })
    }
}

pub fn set_genesis(hash: H256) {
    frame_system::BlockHash::<Test>::insert(0, hash);
}

/// The next block, at this time.
pub fn at(secs: Seconds) {
    System::set_block_number(System::block_number() + 1);
    System::reset_events();
    StubClock::set_secs(secs);
}

pub fn now() -> Seconds {
    <StubClock as ClockInspect>::now()
}

/// The chain stands still from now until `secs`.
pub fn halt_until(secs: Seconds) {
    StubClock::set_halt(now(), secs);
    at(secs);
}

/// The idle hook with all the weight it could want. Returns what it used.
pub fn idle() -> u64 {
    idle_with(1_000)
}

pub fn idle_with(budget: u64) -> u64 {
    Channels::on_idle(System::block_number(), Weight::from_parts(budget, 0)).ref_time()
}

pub fn free(asset: AssetKind, who: AccountId) -> Balance {
    <Money as Inspect<_>>::balance(asset, &who)
}

pub fn set_free(asset: AssetKind, who: AccountId, amount: Balance) {
    match asset {
        AssetKind::Native => <Balances as fungible::Mutate<_>>::set_balance(&who, amount),
        AssetKind::WithId(id) => <Assets as Mutate<_>>::set_balance(id, &who, amount),
    };
}

/// Amounts on hold for deposits and for storage.
pub fn held(asset: AssetKind, who: AccountId) -> Balance {
    Money::balance_on_hold(asset, &HoldReason::Channel.into(), &who)
}

pub fn stored(who: AccountId) -> Balance {
    Money::balance_on_hold(NATIVE, &HoldReason::ChannelRecord.into(), &who)
}

pub fn channel(id: ChannelId) -> Channel<AccountId> {
    ChannelsOf::<Test>::get(id).expect("a channel")
}

pub fn exists(id: ChannelId) -> bool {
    ChannelsOf::<Test>::contains_key(id)
}

pub fn root() -> Vec<u8> {
    storage::root(StateVersion::V1)
}

/// Events of the pallet in this block.
pub fn events() -> Vec<crate::Event<Test>> {
    let own = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
        RuntimeEvent::Channels(event) => Some(event),
        _ => None,
    };
    System::events().into_iter().filter_map(own).collect()
}
