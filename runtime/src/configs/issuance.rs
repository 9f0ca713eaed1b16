//! Tokens beyond genesis: the emission, the release of what genesis has allotted, and the badge of the
//! first stakers.

use crate::{
    configs::{revenue::ProtocolAccounts, tokens::NativeAndAssets},
    origins::{Governance, TreasurySpender},
    params::{ChangeInterval, Clock, Launch, Now, TreasuryAccount},
    *,
};
use polkadot_sdk::frame_support::{parameter_types, traits::Get, PalletId};

parameter_types! {
    pub const AllocationsId: PalletId = PalletId(*b"qstr/alc");
}

/// `true` if the economy issues tokens on a schedule. The record is in memory in every block.
pub struct Drips;

impl Get<bool> for Drips {
    fn get() -> bool {
        StakingVault::state().features.emission
    }
}

/// `true` if the economy pays the authors of blocks.
pub struct PaysAuthors;

impl Get<bool> for PaysAuthors {
    fn get() -> bool {
        StakingVault::state().features.block_rewards
    }
}

impl pallet_emission::Config for Runtime {
    type Assets = NativeAndAssets;
    type Pool = Rewards;
    type Stake = StakingVault;
    type Clock = Clock;
    type Launch = Launch;
    type Now = Now;
    type Usage = InferenceMarket;
    type Work = InferenceMarket;
    type Audits = pallet_challenges::FundPotWith<NativeAndAssets, Runtime>;
    type Drips = Drips;
    type PaysAuthors = PaysAuthors;
    type Treasury = TreasuryAccount;
    type TreasuryOrigin = TreasurySpender;
    type GovernanceOrigin = Governance;
    type ChangeInterval = ChangeInterval;
    type WeightInfo = pallet_emission::weights::SubstrateWeight<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = super::Helper;
}

impl pallet_allocations::Config for Runtime {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Launch = Launch;
    type Now = Now;
    type Boosts = StakingVault;
    type ProtocolAccounts = ProtocolAccounts;
    type GovernanceOrigin = Governance;
    type ChangeInterval = ChangeInterval;
    type PalletId = AllocationsId;
    type WeightInfo = pallet_allocations::weights::SubstrateWeight<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = super::Helper;
}
