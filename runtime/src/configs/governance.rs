//! Governance: council and committee, root where there is one, scheduled calls, upgrades, and the
//! treasury.

use crate::{
    configs::{
        motions::{AbstentionIsNay, MotionWeights, OpenMotion, MAX_MEMBERS, MAX_MOTIONS},
        timelock::Cancels,
        tokens::NativeAndAssets,
    },
    origins::{
        CouncilAdmin, CouncilInstance, Governance, Reviewer, ScheduleAdmin, SeatAdmin,
        SpendCanceller, TechnicalAdmin, TechnicalInstance, TreasurySpender, Upgrader,
    },
    params::{
        CouncilCallWeight, MaxServiceWeight, StorageDeposit, TreasuryAccount, TreasuryId, DAYS,
    },
    *,
};
use polkadot_sdk::{
    frame_support::{
        parameter_types,
        traits::{
            fungible::HoldConsideration,
            tokens::{pay::PayAssetFromAccount, ConversionFromAssetBalance},
            ConstU32, LinearStoragePrice,
        },
    },
    sp_runtime::{DispatchError, Permill},
};

parameter_types! {
    pub const PreimageReason: RuntimeHoldReason =
        RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
    pub const NothingBurnt: Permill = Permill::zero();
}

impl pallet_collective::Config<CouncilInstance> for Runtime {
    type RuntimeOrigin = RuntimeOrigin;
    type Proposal = RuntimeCall;
    type RuntimeEvent = RuntimeEvent;
    type MotionDuration = ConstU32<{ 7 * DAYS }>;
    type MaxProposals = ConstU32<MAX_MOTIONS>;
    type MaxMembers = ConstU32<MAX_MEMBERS>;
    type DefaultVote = AbstentionIsNay;
    type SetMembersOrigin = SeatAdmin;
    type MaxProposalWeight = CouncilCallWeight;
    type DisapproveOrigin = CouncilAdmin;
    type KillOrigin = CouncilAdmin;
    type Consideration = OpenMotion<CouncilInstance>;
    type WeightInfo = MotionWeights;
}

impl pallet_collective::Config<TechnicalInstance> for Runtime {
    type RuntimeOrigin = RuntimeOrigin;
    type Proposal = RuntimeCall;
    type RuntimeEvent = RuntimeEvent;
    type MotionDuration = ConstU32<{ 3 * DAYS }>;
    type MaxProposals = ConstU32<MAX_MOTIONS>;
    type MaxMembers = ConstU32<MAX_MEMBERS>;
    type DefaultVote = AbstentionIsNay;
    type SetMembersOrigin = SeatAdmin;
    type MaxProposalWeight = CouncilCallWeight;
    type DisapproveOrigin = TechnicalAdmin;
    type KillOrigin = TechnicalAdmin;
    type Consideration = OpenMotion<TechnicalInstance>;
    type WeightInfo = MotionWeights;
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
    type OriginPrivilegeCmp = Cancels;
    #[cfg(not(feature = "runtime-benchmarks"))]
    type MaxScheduledPerBlock = ConstU32<50>;
    // Its benchmarks fill an agenda.
    #[cfg(feature = "runtime-benchmarks")]
    type MaxScheduledPerBlock = ConstU32<512>;
    type WeightInfo = pallet_scheduler::weights::SubstrateWeight<Runtime>;
    type Preimages = Preimage;
    type BlockNumberProvider = System;
}

/// Deposit for a preimage.
pub type PreimageBase = StorageDeposit<1, 64>;
/// Deposit for each byte of it.
pub type PreimageByte = StorageDeposit<0, 1>;

impl pallet_preimage::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = pallet_preimage::weights::SubstrateWeight<Runtime>;
    type Currency = Balances;
    type ManagerOrigin = Governance;
    type Consideration = HoldConsideration<
        AccountId,
        Balances,
        PreimageReason,
        LinearStoragePrice<PreimageBase, PreimageByte, Balance>,
    >;
}

impl pallet_whitelist::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeCall = RuntimeCall;
    type WhitelistOrigin = Reviewer;
    type DispatchWhitelistedOrigin = Upgrader;
    type Preimages = Preimage;
    type DeferredDispatchExpiration = ConstU32<{ 7 * DAYS }>;
    type BlockNumberProvider = System;
    type WeightInfo = pallet_whitelist::weights::SubstrateWeight<Runtime>;
}

/// Converts spends to the native token, in which the limits of spenders are given: any other asset is
/// beyond every limit.
pub struct NativeOnly;

impl ConversionFromAssetBalance<Balance, AssetKind, Balance> for NativeOnly {
    type Error = DispatchError;

    fn from_asset_balance(amount: Balance, asset: AssetKind) -> Result<Balance, DispatchError> {
        Ok(if asset == AssetKind::Native { amount } else { Balance::MAX })
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn ensure_successful(_: AssetKind) {}
}

/// Spends the treasury's share of revenue, in whatever it came in. Two thirds of the council have no
/// limit. A spend waits for its money and does not
/// expire: it is paid out, or voided by more than half of the council.
impl pallet_treasury::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type Currency = Balances;
    type RejectOrigin = SpendCanceller;
    type SpendOrigin = TreasurySpender;
    type SpendPeriod = ConstU32<{ 7 * DAYS }>;
    type PayoutPeriod = ConstU32<{ BlockNumber::MAX }>;
    type Burn = NothingBurnt;
    type BurnDestination = ();
    type SpendFunds = ();
    type MaxApprovals = ConstU32<100>;
    type PalletId = TreasuryId;
    type AssetKind = AssetKind;
    type Beneficiary = AccountId;
    type BeneficiaryLookup = <Runtime as frame_system::Config>::Lookup;
    type Paymaster = PayAssetFromAccount<NativeAndAssets, TreasuryAccount>;
    type BalanceConverter = NativeOnly;
    type BlockNumberProvider = System;
    type WeightInfo = pallet_treasury::weights::SubstrateWeight<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = super::Helper;
}
