//! Conveniences of accounts: batches, proxies, multisigs.

use crate::{params::StorageDeposit, *};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
    frame_support::traits::{ConstU32, InstanceFilter},
    sp_runtime::traits::BlakeTwo256,
};
use scale_info::TypeInfo;

/// Calls that a proxy may make for the account that named it. Every type but `Any` is an allow list
/// without calls that act for another account, such as proxied calls, multisigs and derived
/// accounts: those do not pass the filter on.
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
    /// Staking and rewards, votes, session keys and price reports; nothing that pays, burns or
    /// forfeits tokens of the account.
    NonTransfer,
    /// Staking and rewards without forfeits and exchange: a key that can be kept online. It can
    /// lock the balance of the account, and not take it.
    Staking,
    /// Votes of stakers, in polls and in debates.
    Voting,
    /// Bids and results of a provider, its answers to cases, and the collection of its pay: a key that can
    /// be kept online. A bid binds the provider.
    Work,
    /// Answers and votes of an auditor: a key that can be kept online.
    Audit,
}

/// Staking and rewards that cost the account nothing.
fn is_staking(call: &RuntimeCall) -> bool {
    use pallet_rewards::Call as Pools;
    use pallet_staking_vault::Call as Vault;
    matches!(
        call,
        RuntimeCall::StakingVault(
            Vault::stake { .. }
                | Vault::unstake { .. }
                | Vault::cancel_unstake { .. }
                | Vault::withdraw {}
        ) | RuntimeCall::Rewards(
            Pools::claim_rewards { .. }
                | Pools::collect_vested { .. }
                | Pools::compound { .. }
                | Pools::set_auto_compound { .. }
        )
    )
}

/// Votes, session keys, price reports, and the end of subscriptions.
fn is_duty(call: &RuntimeCall) -> bool {
    use pallet_collective::Call::{close, vote};
    matches!(
        call,
        RuntimeCall::Council(vote { .. } | close { .. })
            | RuntimeCall::TechnicalCommittee(vote { .. } | close { .. })
            | RuntimeCall::Session(..)
            | RuntimeCall::Oracle(pallet_oracle::Call::feed_values { .. })
            | RuntimeCall::Subscriptions(pallet_subscriptions::Call::cancel { .. })
    )
}

/// Votes in polls and debates.
fn is_vote(call: &RuntimeCall) -> bool {
    use pallet_stake_voting::Call::{release_balance, remove_vote, vote};
    matches!(
        call,
        RuntimeCall::StakeVoting(vote { .. } | remove_vote { .. } | release_balance { .. })
            | RuntimeCall::Debates(pallet_debates::Call::vote { .. })
    )
}

/// Bids, jobs declined or done, answers and pay.
fn is_work(call: &RuntimeCall) -> bool {
    use pallet_challenges::Call::respond;
    use pallet_inference_market::Call::{bid, decline, flush, submit_result};
    use pallet_payment_channels::Call::{close, redeem, redeem_batch};
    matches!(
        call,
        RuntimeCall::InferenceMarket(
            bid { .. } | decline { .. } | submit_result { .. } | flush { .. }
        ) | RuntimeCall::PaymentChannels(redeem { .. } | redeem_batch { .. } | close { .. })
            | RuntimeCall::Challenges(respond { .. })
    )
}

/// Answers to audits, and votes on cases.
fn is_audit(call: &RuntimeCall) -> bool {
    use pallet_challenges::Call::{answer, commit, reveal};
    matches!(call, RuntimeCall::Challenges(answer { .. } | commit { .. } | reveal { .. }))
}

/// Batches, whose calls meet the filter again one by one.
fn is_batch(call: &RuntimeCall) -> bool {
    use pallet_utility::Call::{batch, batch_all, force_batch};
    matches!(call, RuntimeCall::Utility(batch { .. } | batch_all { .. } | force_batch { .. }))
}

impl InstanceFilter<RuntimeCall> for ProxyType {
    fn filter(&self, call: &RuntimeCall) -> bool {
        match self {
            ProxyType::Any => true,
            ProxyType::NonTransfer => {
                is_staking(call) || is_duty(call) || is_vote(call) || is_batch(call)
            },
            ProxyType::Staking => is_staking(call) || is_batch(call),
            ProxyType::Voting => is_vote(call) || is_batch(call),
            ProxyType::Work => is_work(call) || is_batch(call),
            ProxyType::Audit => is_audit(call) || is_batch(call),
        }
    }

    fn is_superset(&self, other: &Self) -> bool {
        match (self, other) {
            (a, b) if a == b => true,
            (ProxyType::Any, _) => true,
            (ProxyType::NonTransfer, ProxyType::Staking | ProxyType::Voting) => true,
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
