//! The heart: stake, its weight over time, and what it earns.

use crate::{
    configs::{
        revenue::{NativeCredit, ToBackstop},
        tokens::NativeAndAssets,
    },
    origins::Governance,
    params::{ChangeInterval, MaxMinStake, Notice, StorageDeposit, TreasuryAccount, Units},
    *,
};
use pallet_staking_vault::types::{PenaltyTo, Tier};
use polkadot_sdk::frame_support::{
    parameter_types,
    traits::{fungible::Balanced, ConstU32, Get},
    PalletId,
};
use quaestor_primitives::{TakeCredit, MAX_BOOSTS, MAX_STEPS};

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
    type OnPenalty = Penalties;
    type Votes = StakeVoting;
    type Boosts = (StakeVoting, Debates, Allocations);
    type GovernanceOrigin = Governance;
    type ChangeInterval = ChangeInterval;
    type MaxMinStake = MaxMinStake;
    // Some 6 weeks of hourly buckets: a chain that halted for a month is back in one block or two,
    // for a tenth of a block's weight.
    type MaxBuckets = ConstU32<1_000>;
    type MaxSteps = MaxSteps;
    type WeightInfo = pallet_staking_vault::weights::SubstrateWeight<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = super::Helper;
}

/// Takes principal penalties where the economy sends them.
pub struct Penalties;

impl TakeCredit<NativeCredit> for Penalties {
    fn take(credit: NativeCredit) -> Result<(), NativeCredit> {
        match StakingVault::params().penalty_to {
            PenaltyTo::Backstop => ToBackstop::take(credit),
            PenaltyTo::Treasury => Balances::resolve(&TreasuryAccount::get(), credit),
            PenaltyTo::Burn => {
                drop(credit);
                Ok(())
            },
        }
    }
}

/// Weight steps after the first, the end of a launch bonus, and the ends of boosts, in the economy's
/// tier table. Positions
/// of a table that can be changed may come from another one.
pub struct MaxSteps;

impl Get<u32> for MaxSteps {
    fn get() -> u32 {
        let params = StakingVault::params();
        let boosts = if StakingVault::state().features.boosts { MAX_BOOSTS } else { 0 };
        if !params.immutable_tiers {
            return MAX_STEPS.saturating_add(boosts);
        }
        let later = |tier: &Tier| {
            let steps = tier.steps.len().saturating_sub(1);
            steps.saturating_add(usize::from(tier.launch.is_some()))
        };
        let most = params.tiers.iter().map(later).max().unwrap_or_default();
        u32::try_from(most).unwrap_or(MAX_STEPS).saturating_add(boosts)
    }
}

impl pallet_rewards::Config for Runtime {
    type Assets = NativeAndAssets;
    type Positions = StakingVault;
    type Stake = StakingVault;
    type MaxSteps = MaxSteps;
    type Guard = CircuitBreaker;
    type Purchase = BuybackBurn;
    type Backstop = Backstop;
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    // Key and value of the account's entry.
    type CompoundDeposit = StorageDeposit<1, 96>;
    type GovernanceOrigin = Governance;
    type ChangeInterval = ChangeInterval;
    type Notice = Notice;
    type Units = Units;
    type PalletId = RewardsPalletId;
    type WeightInfo = pallet_rewards::weights::SubstrateWeight<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = super::Helper;
}
