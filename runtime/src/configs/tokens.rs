//! Money: the native token, other assets, and the union of both.

use crate::{
    origins::{AssetAdmin, AssetLister},
    params::{ExistentialDeposit, RoleAccount, StorageDeposit},
    *,
};
use polkadot_sdk::frame_support::traits::{
    fungible::{NativeFromLeft, NativeOrWithId, UnionOf},
    ConstU32, VariantCountOf,
};

/// Every token of the chain, by [`AssetKind`].
pub type NativeAndAssets =
    UnionOf<Balances, Assets, NativeFromLeft, NativeOrWithId<u32>, AccountId>;

/// Holds of every token, by [`AssetKind`].
pub type HoldsOfAll =
    UnionOf<Balances, AssetsHolder, NativeFromLeft, NativeOrWithId<u32>, AccountId>;

impl pallet_balances::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeHoldReason = RuntimeHoldReason;
    type RuntimeFreezeReason = RuntimeFreezeReason;
    type WeightInfo = pallet_balances::weights::SubstrateWeight<Runtime>;
    type Balance = Balance;
    // Dust is burnt.
    type DustRemoval = ();
    type ExistentialDeposit = ExistentialDeposit;
    type AccountStore = System;
    type ReserveIdentifier = [u8; 8];
    type FreezeIdentifier = RuntimeFreezeReason;
    type MaxLocks = ConstU32<50>;
    type MaxReserves = ConstU32<50>;
    type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
    type DoneSlashHandler = ();
}

impl crate::token::Config for Runtime {
    type RoleAccount = RoleAccount;
    type Opening = super::opening::Scheduled;
}

impl pallet_assets::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type Balance = Balance;
    type RemoveItemsLimit = ConstU32<1_000>;
    type AssetId = u32;
    type AssetIdParameter = codec::Compact<u32>;
    type ReserveData = ();
    type Currency = Balances;
    type CreateOrigin = AssetLister;
    type ForceOrigin = AssetAdmin;
    type AssetDeposit = StorageDeposit<1, 190>;
    type AssetAccountDeposit = StorageDeposit<1, 16>;
    type MetadataDepositBase = StorageDeposit<1, 68>;
    type MetadataDepositPerByte = StorageDeposit<0, 1>;
    type ApprovalDeposit = StorageDeposit<1, 32>;
    type StringLimit = ConstU32<50>;
    type Freezer = ();
    type Holder = AssetsHolder;
    type Extra = ();
    type CallbackHandle = ();
    type AssetIdAllocator = ();
    type WeightInfo = pallet_assets::weights::SubstrateWeight<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = ();
}

impl pallet_assets_holder::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeHoldReason = RuntimeHoldReason;
}
