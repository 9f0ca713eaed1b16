//! Work for pay: providers and the stake that backs them, the market of inference, channels.

use crate::{
    configs::{
        disputes::{JobAudits, LeastMultiple, LongestCase, LongestWork},
        proceeds::{Losses, Value},
        revenue::{ToInsuranceThenTreasury, ToTreasury},
        tokens::{HoldsOfAll, NativeAndAssets},
    },
    origins::Governance,
    params::{BlockHashCount, ChangeInterval, StorageDeposit, Units},
    *,
};
use pallet_backstop::FundInsurance;
use polkadot_sdk::frame_support::{
    parameter_types,
    traits::{ConstU32, ConstU64, Get},
    PalletId,
};
use quaestor_primitives::AssetUnits;

parameter_types! {
    pub const ProvidersId: PalletId = PalletId(*b"qstr/prv");
    pub const MarketId: PalletId = PalletId(*b"qstr/inf");
    pub const ChannelReason: RuntimeHoldReason =
        RuntimeHoldReason::PaymentChannels(pallet_payment_channels::HoldReason::Channel);
}

impl pallet_providers::Config for Runtime {
    type Currency = Balances;
    type Assets = NativeAndAssets;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Stake = StakingVault;
    type Clock = StakingVault;
    type Guard = CircuitBreaker;
    type OnLoss = Losses;
    type LongestCase = LongestCase;
    type LeastMultiple = LeastMultiple;
    // Key and value of a provider with income in all assets.
    type RegistrationDeposit = StorageDeposit<1, 725>;
    type GovernanceOrigin = Governance;
    type ChangeInterval = ChangeInterval;
    type PalletId = ProvidersId;
    type WeightInfo = pallet_providers::weights::SubstrateWeight<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = super::Helper;
}

/// Pending amount from which on a flush need not wait: 1,000 whole native tokens.
pub struct FlushAmount;

impl Get<Balance> for FlushAmount {
    fn get() -> Balance {
        Units::whole_unit(&AssetKind::Native).saturating_mul(1_000)
    }
}

impl pallet_inference_market::Config for Runtime {
    type Assets = NativeAndAssets;
    type Holds = HoldsOfAll;
    type RuntimeHoldReason = RuntimeHoldReason;
    type ChannelReason = ChannelReason;
    // Keys and values of a job and its bids.
    type JobDeposit = StorageDeposit<2, 1_262>;
    type Providers = Providers;
    type Audits = JobAudits;
    type OnResult = JobAudits;
    type DrawBlocks = BlockHashCount;
    type Clock = StakingVault;
    type Value = Value;
    type Guard = CircuitBreaker;
    type Revenue = RevenueRouter;
    type Insurance = FundInsurance<Runtime>;
    type Surplus = ToInsuranceThenTreasury;
    type Treasury = ToTreasury;
    type Burn = BuybackBurn;
    type KeptReceipts = ConstU32<1_024>;
    // A hundred blocks.
    type FlushInterval = ConstU64<600>;
    type FlushAmount = FlushAmount;
    type LongestWork = LongestWork;
    type GovernanceOrigin = Governance;
    type ChangeInterval = ChangeInterval;
    type PalletId = MarketId;
    type WeightInfo = pallet_inference_market::weights::SubstrateWeight<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = super::Helper;
}

impl pallet_payment_channels::Config for Runtime {
    type Assets = HoldsOfAll;
    type RuntimeHoldReason = RuntimeHoldReason;
    // Key and value of a channel.
    type StorageDeposit = StorageDeposit<1, 289>;
    type Settle = InferenceMarket;
    type Providers = Providers;
    type Clock = StakingVault;
    type Guard = CircuitBreaker;
    type Units = Units;
    type GovernanceOrigin = Governance;
    type ChangeInterval = ChangeInterval;
    type MaxVisits = ConstU32<16>;
    type MaxFinishes = ConstU32<4>;
    type WeightInfo = pallet_payment_channels::weights::SubstrateWeight<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = super::Helper;
}
