//! Benefits for stakers: discounts on trading fees, and on subscriptions.

use crate::{
    configs::{emergency::CanCharge, tokens::NativeAndAssets},
    origins::{Governance, MemberAdmin, TradeEngine},
    params::{ChangeInterval, StorageDeposit, Usdc},
    *,
};
use polkadot_sdk::frame_support::{
    parameter_types,
    traits::{ConstU32, ConstU64},
    PalletId,
};

/// Accounts that matching engines settle fees with.
pub type Engines = pallet_membership::Instance4;

parameter_types! {
    pub const TradeFeesId: PalletId = PalletId(*b"qstr/fee");
}

impl pallet_membership::Config<Engines> for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type AddOrigin = MemberAdmin;
    type RemoveOrigin = MemberAdmin;
    type SwapOrigin = MemberAdmin;
    type ResetOrigin = MemberAdmin;
    type PrimeOrigin = MemberAdmin;
    type MembershipInitialized = ();
    type MembershipChanged = ();
    type MaxMembers = ConstU32<20>;
    type WeightInfo = pallet_membership::weights::SubstrateWeight<Runtime>;
}

impl pallet_fee_discounts::Config for Runtime {
    type Assets = NativeAndAssets;
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    // Key and value of an allowance.
    type AllowanceDeposit = StorageDeposit<1, 149>;
    type Stake = StakingVault;
    type Revenue = RevenueRouter;
    type CanCharge = CanCharge;
    // A hundred blocks.
    type HaltSecs = ConstU64<600>;
    type Time = Timestamp;
    type EngineOrigin = TradeEngine;
    type GovernanceOrigin = Governance;
    type ChangeInterval = ChangeInterval;
    type PalletId = TradeFeesId;
    type MaxBatch = ConstU32<100>;
    // A window of 7 days at 1.6 trades a second.
    type KeptKeys = ConstU32<1_000_000>;
    type WeightInfo = pallet_fee_discounts::weights::SubstrateWeight<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = super::Helper;
}

impl pallet_subscriptions::Config for Runtime {
    type Revenue = RevenueRouter;
    type Stake = StakingVault;
    type Price = PriceFeed;
    type CanCharge = CanCharge;
    type QuoteAsset = Usdc;
    type Time = Timestamp;
    type GovernanceOrigin = Governance;
    type ChangeInterval = ChangeInterval;
    type MaxRenewals = ConstU32<50>;
    type MaxBuckets = ConstU32<100>;
    type WeightInfo = pallet_subscriptions::weights::SubstrateWeight<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = super::Helper;
}
