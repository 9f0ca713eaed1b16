//! The heart: stake, its weight over time, and what it earns.

use crate::{configs::tokens::NativeAndAssets, origins::Governance, *};
use polkadot_sdk::{
    frame_support::{
        parameter_types,
        traits::{fungible, fungibles, ConstU32, OnUnbalanced},
        PalletId,
    },
    sp_runtime::traits::AccountIdConversion,
};

parameter_types! {
    pub const RewardsPalletId: PalletId = PalletId(*b"qstr/rwd");
    /// Keeps what pots and penalties send to the backstop.
    pub BackstopAccount: AccountId = PalletId(*b"qstr/bks").into_account_truncating();
}

/// Puts value into the backstop's account. What cannot make that account exist is burnt.
pub struct ToBackstop;

impl OnUnbalanced<fungibles::Credit<AccountId, NativeAndAssets>> for ToBackstop {
    fn on_nonzero_unbalanced(credit: fungibles::Credit<AccountId, NativeAndAssets>) {
        drop(<NativeAndAssets as fungibles::Balanced<_>>::resolve(&BackstopAccount::get(), credit));
    }
}

impl OnUnbalanced<fungible::Credit<AccountId, Balances>> for ToBackstop {
    fn on_nonzero_unbalanced(credit: fungible::Credit<AccountId, Balances>) {
        drop(<Balances as fungible::Balanced<_>>::resolve(&BackstopAccount::get(), credit));
    }
}

impl pallet_staking_vault::Config for Runtime {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Time = Timestamp;
    type Guard = ();
    type Observers = Rewards;
    type OnPenalty = ToBackstop;
    type GovernanceOrigin = Governance;
    // Some 6 weeks of hourly buckets: a chain that halted for a month is back in one block or two,
    // for a twentieth of a block's weight.
    type MaxBuckets = ConstU32<1_000>;
    type WeightInfo = pallet_staking_vault::weights::SubstrateWeight<Runtime>;
}

impl pallet_rewards::Config for Runtime {
    type Assets = NativeAndAssets;
    type Positions = StakingVault;
    type Guard = ();
    type Backstop = ToBackstop;
    type GovernanceOrigin = Governance;
    type PalletId = RewardsPalletId;
    type WeightInfo = pallet_rewards::weights::SubstrateWeight<Runtime>;
}
