//! Conveniences of accounts: batches, proxies, multisigs.

use crate::{params::StorageDeposit, *};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
    frame_support::traits::{ConstU32, InstanceFilter},
    sp_runtime::traits::BlakeTwo256,
};
use scale_info::TypeInfo;

/// Calls that a proxy may make for the account that named it.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    Eq,
    PartialEq,
    Ord,
    PartialOrd,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub enum ProxyType {
    /// Everything.
    #[default]
    Any,
    /// Everything that moves no token away.
    NonTransfer,
    /// Staking and rewards, for the account itself: a key that can be kept online.
    Staking,
}

impl InstanceFilter<RuntimeCall> for ProxyType {
    // Batches hand the filter on to the calls inside.
    fn filter(&self, call: &RuntimeCall) -> bool {
        match self {
            ProxyType::Any => true,
            ProxyType::NonTransfer => !matches!(
                call,
                RuntimeCall::Balances(..)
                    | RuntimeCall::Assets(..)
                    | RuntimeCall::PoolAssets(..)
                    | RuntimeCall::AssetConversion(..)
                    | RuntimeCall::RevenueRouter(..)
                    | RuntimeCall::Backstop(..)
                    | RuntimeCall::FeeDiscounts(..)
                    | RuntimeCall::Subscriptions(..)
                    | RuntimeCall::Rewards(pallet_rewards::Call::fund { .. })
            ),
            ProxyType::Staking => match call {
                RuntimeCall::Rewards(pallet_rewards::Call::fund { .. }) => false,
                RuntimeCall::StakingVault(..)
                | RuntimeCall::Rewards(..)
                | RuntimeCall::Utility(..) => true,
                _ => false,
            },
        }
    }

    fn is_superset(&self, other: &Self) -> bool {
        match (self, other) {
            (a, b) if a == b => true,
            (ProxyType::Any, _) => true,
            (ProxyType::NonTransfer, ProxyType::Staking) => true,
            _ => false,
        }
    }
}

impl pallet_utility::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeCall = RuntimeCall;
    type PalletsOrigin = OriginCaller;
    type WeightInfo = pallet_utility::weights::SubstrateWeight<Runtime>;
}

impl pallet_proxy::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeCall = RuntimeCall;
    type Currency = Balances;
    type ProxyType = ProxyType;
    type ProxyDepositBase = StorageDeposit<1, 8>;
    type ProxyDepositFactor = StorageDeposit<0, 33>;
    type MaxProxies = ConstU32<32>;
    type WeightInfo = pallet_proxy::weights::SubstrateWeight<Runtime>;
    type MaxPending = ConstU32<32>;
    type CallHasher = BlakeTwo256;
    type AnnouncementDepositBase = StorageDeposit<1, 8>;
    type AnnouncementDepositFactor = StorageDeposit<0, 66>;
    type BlockNumberProvider = System;
}

impl pallet_multisig::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeCall = RuntimeCall;
    type Currency = Balances;
    type DepositBase = StorageDeposit<1, 88>;
    type DepositFactor = StorageDeposit<0, 32>;
    type MaxSignatories = ConstU32<100>;
    type WeightInfo = pallet_multisig::weights::SubstrateWeight<Runtime>;
    type BlockNumberProvider = System;
}
