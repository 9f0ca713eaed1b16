//! How the chain is steered: council and committee, root where there is one, and calls at a later
//! time.

use crate::{
    origins::{CouncilAdmin, CouncilInstance, Governance, ScheduleAdmin, TechnicalInstance},
    params::{CouncilCallWeight, MaxServiceWeight, StorageDeposit, DAYS},
    *,
};
use polkadot_sdk::frame_support::{
    parameter_types,
    traits::{fungible::HoldConsideration, ConstU32, EqualPrivilegeOnly, LinearStoragePrice},
};

parameter_types! {
    pub const PreimageReason: RuntimeHoldReason =
        RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
}

impl pallet_collective::Config<CouncilInstance> for Runtime {
    type RuntimeOrigin = RuntimeOrigin;
    type Proposal = RuntimeCall;
    type RuntimeEvent = RuntimeEvent;
    type MotionDuration = ConstU32<{ 7 * DAYS }>;
    type MaxProposals = ConstU32<20>;
    type MaxMembers = ConstU32<21>;
    type DefaultVote = pallet_collective::MoreThanMajorityThenPrimeDefaultVote;
    type SetMembersOrigin = CouncilAdmin;
    type MaxProposalWeight = CouncilCallWeight;
    type DisapproveOrigin = CouncilAdmin;
    type KillOrigin = CouncilAdmin;
    type Consideration = ();
    type WeightInfo = pallet_collective::weights::SubstrateWeight<Runtime>;
}

impl pallet_collective::Config<TechnicalInstance> for Runtime {
    type RuntimeOrigin = RuntimeOrigin;
    type Proposal = RuntimeCall;
    type RuntimeEvent = RuntimeEvent;
    type MotionDuration = ConstU32<{ 3 * DAYS }>;
    type MaxProposals = ConstU32<20>;
    type MaxMembers = ConstU32<21>;
    type DefaultVote = pallet_collective::MoreThanMajorityThenPrimeDefaultVote;
    type SetMembersOrigin = CouncilAdmin;
    type MaxProposalWeight = CouncilCallWeight;
    type DisapproveOrigin = CouncilAdmin;
    type KillOrigin = CouncilAdmin;
    type Consideration = ();
    type WeightInfo = pallet_collective::weights::SubstrateWeight<Runtime>;
}

impl pallet_sudo::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeCall = RuntimeCall;
    type WeightInfo = pallet_sudo::weights::SubstrateWeight<Runtime>;
}

impl pallet_scheduler::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeOrigin = RuntimeOrigin;
    type PalletsOrigin = OriginCaller;
    type RuntimeCall = RuntimeCall;
    type MaximumWeight = MaxServiceWeight;
    type ScheduleOrigin = ScheduleAdmin;
    type OriginPrivilegeCmp = EqualPrivilegeOnly;
    #[cfg(not(feature = "runtime-benchmarks"))]
    type MaxScheduledPerBlock = ConstU32<50>;
    // Its benchmarks fill an agenda.
    #[cfg(feature = "runtime-benchmarks")]
    type MaxScheduledPerBlock = ConstU32<512>;
    type WeightInfo = pallet_scheduler::weights::SubstrateWeight<Runtime>;
    type Preimages = Preimage;
    type BlockNumberProvider = System;
}

impl pallet_preimage::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = pallet_preimage::weights::SubstrateWeight<Runtime>;
    type Currency = Balances;
    type ManagerOrigin = Governance;
    type Consideration = HoldConsideration<
        AccountId,
        Balances,
        PreimageReason,
        LinearStoragePrice<StorageDeposit<1, 64>, StorageDeposit<0, 1>, Balance>,
    >;
}
