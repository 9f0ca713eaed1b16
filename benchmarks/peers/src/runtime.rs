//! The composition. Vault and rewards are set up as on the chain itself, with the breakers as their
//! guard; the asset rewards stake the native token by a freeze, as on Asset Hub.

use alloc::borrow::Cow;
#[cfg(any(feature = "runtime-benchmarks", test))]
use alloc::{string::String, vec::Vec};
#[cfg(any(feature = "runtime-benchmarks", test))]
use polkadot_sdk::{
    frame_benchmarking::{self, BenchmarkBatch, BenchmarkConfig, BenchmarkList},
    frame_support::traits::StorageInfo,
};
use polkadot_sdk::{
    frame_support,
    frame_support::{
        derive_impl, parameter_types,
        traits::{
            fungible::{HoldConsideration, NativeFromLeft, NativeOrWithId, UnionOf},
            AsEnsureOriginWithArg, ConstBool, ConstU128, ConstU32, ConstU64, LinearStoragePrice,
            VariantCountOf,
        },
        weights::constants::ParityDbWeight,
        PalletId,
    },
    frame_system::{self, EnsureRoot, EnsureSigned},
    pallet_assets, pallet_balances, pallet_timestamp,
    sp_api::{self, impl_runtime_apis},
    sp_runtime::{
        generic,
        traits::{BlakeTwo256, Block as BlockT, IdentityLookup},
        AccountId32, ExtrinsicInclusionMode,
    },
    sp_version::{self, RuntimeVersion},
};
use quaestor_primitives::{AssetKind, Balance};

pub type AccountId = AccountId32;
pub type Header = generic::Header<u32, BlakeTwo256>;
pub type Extrinsic = generic::UncheckedExtrinsic<AccountId, RuntimeCall, (), ()>;
pub type Block = generic::Block<Header, Extrinsic>;
/// Native token and assets.
pub type Money = UnionOf<Balances, Assets, NativeFromLeft, NativeOrWithId<u32>, AccountId>;
type Freezes = UnionOf<Balances, AssetsFreezer, NativeFromLeft, NativeOrWithId<u32>, AccountId>;

#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
    spec_name: Cow::Borrowed("quaestor-peers"),
    impl_name: Cow::Borrowed("quaestor-peers"),
    authoring_version: 1,
    spec_version: 1,
    impl_version: 1,
    apis: RUNTIME_API_VERSIONS,
    transaction_version: 1,
    system_version: 1,
};

#[frame_support::runtime]
mod runtime {
    #[runtime::runtime]
    #[runtime::derive(
        RuntimeCall,
        RuntimeEvent,
        RuntimeError,
        RuntimeOrigin,
        RuntimeFreezeReason,
        RuntimeHoldReason,
        RuntimeTask,
        RuntimeViewFunction
    )]
    pub struct Runtime;

    #[runtime::pallet_index(0)]
    pub type System = frame_system;
    #[runtime::pallet_index(1)]
    pub type Timestamp = pallet_timestamp;
    #[runtime::pallet_index(2)]
    pub type Balances = pallet_balances;
    #[runtime::pallet_index(3)]
    pub type Assets = pallet_assets;
    #[runtime::pallet_index(4)]
    pub type AssetsFreezer = pallet_assets_freezer;
    #[runtime::pallet_index(5)]
    pub type AssetRewards = pallet_asset_rewards;
    #[runtime::pallet_index(6)]
    pub type StakingVault = pallet_staking_vault;
    #[runtime::pallet_index(7)]
    pub type Rewards = pallet_rewards;
    #[runtime::pallet_index(8)]
    pub type CircuitBreaker = pallet_circuit_breaker;
}

parameter_types! {
    pub const FloorAsset: quaestor_primitives::AssetKind = quaestor_chain_spec::USDC;
    pub const RewardsId: PalletId = PalletId(*b"peer/rwd");
    pub const AssetRewardsId: PalletId = PalletId(*b"peer/ast");
    pub const PoolCreation: RuntimeHoldReason =
        RuntimeHoldReason::AssetRewards(pallet_asset_rewards::HoldReason::PoolCreation);
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
    type Block = Block;
    type AccountId = AccountId;
    type Lookup = IdentityLookup<AccountId>;
    type DbWeight = ParityDbWeight;
    type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Runtime {}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Runtime {
    type Balance = Balance;
    type AccountStore = System;
    type ExistentialDeposit = ConstU128<1_000_000_000_000>;
    type FreezeIdentifier = RuntimeFreezeReason;
    type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Runtime {
    type Balance = Balance;
    type Currency = Balances;
    type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
    type ForceOrigin = EnsureRoot<AccountId>;
    type Freezer = AssetsFreezer;
}

impl pallet_assets_freezer::Config for Runtime {
    type RuntimeFreezeReason = RuntimeFreezeReason;
    type RuntimeEvent = RuntimeEvent;
}

impl pallet_asset_rewards::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type PalletId = AssetRewardsId;
    type AssetId = AssetKind;
    type Balance = Balance;
    type CreatePoolOrigin = EnsureSigned<AccountId>;
    type Assets = Money;
    type AssetsFreezer = Freezes;
    type RuntimeFreezeReason = RuntimeFreezeReason;
    type Consideration = HoldConsideration<
        AccountId,
        Balances,
        PoolCreation,
        LinearStoragePrice<ConstU128<100>, ConstU128<0>, Balance>,
    >;
    type WeightInfo = ();
    type BlockNumberProvider = System;
}

impl pallet_staking_vault::Config for Runtime {
    type Currency = Balances;
    type Assets = Money;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Time = Timestamp;
    type Guard = CircuitBreaker;
    type Observers = Rewards;
    type OnPenalty = ();
    type Votes = ();
    type Boosts = ();
    type GovernanceOrigin = EnsureRoot<AccountId>;
    type ChangeInterval = ConstU64<0>;
    type MaxMinStake = ConstU128<{ u128::MAX }>;
    type MaxBuckets = ConstU32<1_000>;
    type MaxSteps = ConstU32<1>;
    type WeightInfo = ();
}

/// A unit of every asset is whole.
pub struct Whole;

impl quaestor_primitives::AssetUnits for Whole {
    fn whole_unit(_: &quaestor_primitives::AssetKind) -> Balance {
        1
    }
}

impl pallet_rewards::Config for Runtime {
    type Assets = Money;
    type Positions = StakingVault;
    type Stake = StakingVault;
    type MaxSteps = ConstU32<1>;
    type Guard = CircuitBreaker;
    type Purchase = ();
    type Backstop = ();
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type CompoundDeposit = ConstU128<0>;
    type ChangeInterval = ConstU64<0>;
    type Notice = ConstU64<0>;
    type Units = Whole;
    type GovernanceOrigin = EnsureRoot<AccountId>;
    type PalletId = RewardsId;
    type WeightInfo = ();
}

impl pallet_circuit_breaker::Config for Runtime {
    type Time = Timestamp;
    type Stake = StakingVault;
    type Price = ();
    type Floor = ();
    type FloorAsset = FloorAsset;
    type DepositsStopped = ConstBool<false>;
    type ChangeInterval = ConstU64<0>;
    type ReopenOrigin = EnsureRoot<AccountId>;
    type Pauses = ();
    type Caps = StakingVault;
    type Rewards = Rewards;
    type GovernanceOrigin = EnsureRoot<AccountId>;
    type ManualOrigin = EnsureRoot<AccountId>;
    type WeightInfo = ();
}

impl_runtime_apis! {
    // The tool asks for the version and hands in no blocks.
    impl sp_api::Core<Block> for Runtime {
        fn version() -> RuntimeVersion {
            VERSION
        }

        fn execute_block(_: <Block as BlockT>::LazyBlock) {}

        fn initialize_block(_: &Header) -> ExtrinsicInclusionMode {
            ExtrinsicInclusionMode::AllExtrinsics
        }
    }

    #[cfg(any(feature = "runtime-benchmarks", test))]
    impl frame_benchmarking::Benchmark<Block> for Runtime {
        fn benchmark_metadata(
            extra: bool,
        ) -> (
            Vec<BenchmarkList>,
            Vec<StorageInfo>,
        ) {
            crate::scenarios::list(extra)
        }

        fn dispatch_benchmark(
            config: BenchmarkConfig,
        ) -> Result<Vec<BenchmarkBatch>, String> {
            crate::scenarios::run(config)
        }
    }
}
