//! The heart: stake, its weight over time, and what it earns.

use crate::{
    configs::{revenue::ToBackstop, tokens::NativeAndAssets},
    origins::Governance,
    *,
};
use polkadot_sdk::frame_support::{parameter_types, traits::ConstU32, PalletId};

parameter_types! {
    pub const RewardsPalletId: PalletId = PalletId(*b"qstr/rwd");
}

impl pallet_staking_vault::Config for Runtime {
    type Currency = Balances;
    type Assets = NativeAndAssets;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Time = Timestamp;
    type Guard = CircuitBreaker;
    type Observers = Rewards;
    type OnPenalty = ToBackstop;
    type GovernanceOrigin = Governance;
    // Some 6 weeks of hourly buckets: a chain that halted for a month is back in one block or two,
    // for a tenth of a block's weight.
    type MaxBuckets = ConstU32<1_000>;
    type WeightInfo = pallet_staking_vault::weights::SubstrateWeight<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = super::benchmarking::Helper;
}

impl pallet_rewards::Config for Runtime {
    type Assets = NativeAndAssets;
    type Positions = StakingVault;
    type Stake = StakingVault;
    type Guard = CircuitBreaker;
    type Purchase = BuybackBurn;
    type Backstop = pallet_revenue_router::Backstop<Runtime>;
    type GovernanceOrigin = Governance;
    type PalletId = RewardsPalletId;
    type WeightInfo = pallet_rewards::weights::SubstrateWeight<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = super::benchmarking::Helper;
}
