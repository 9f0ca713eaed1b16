//! Council sessions: agents debate, stakers vote on options, recorders give points.

use crate::{
    origins::{Governance, MemberAdmin, Recorder},
    params::{BucketSecs, ChangeInterval, Clock, StorageDeposit, TreasuryAccount},
    *,
};
use polkadot_sdk::frame_support::{parameter_types, traits::ConstU32, PalletId};

/// Accounts that give points to agents.
pub type RecorderSeats = pallet_membership::Instance5;

parameter_types! {
    pub const DebatesId: PalletId = PalletId(*b"qstr/dbt");
}

impl pallet_membership::Config<RecorderSeats> for Runtime {
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

impl pallet_debates::Config for Runtime {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    // Key and value of an agent.
    type AgentDeposit = StorageDeposit<1, 112>;
    type Power = StakingVault;
    type Clock = Clock;
    type BucketSecs = BucketSecs;
    type Revenue = RevenueRouter;
    type Treasury = TreasuryAccount;
    type RecorderOrigin = Recorder;
    type GovernanceOrigin = Governance;
    type ChangeInterval = ChangeInterval;
    type PalletId = DebatesId;
    type WeightInfo = pallet_debates::weights::SubstrateWeight<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = super::Helper;
}
