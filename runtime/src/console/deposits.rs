//! Deposits that accounts pay for storage.

use crate::{
    configs::governance::{PreimageBase, PreimageByte},
    Balance, Debates, FeeDiscounts, Runtime, StakeVoting,
};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use polkadot_sdk::{
    frame_support::traits::Get, pallet_asset_conversion, pallet_assets, pallet_multisig,
    pallet_proxy, pallet_session,
};
use scale_info::TypeInfo;

/// Purpose of a deposit.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum DepositFor {
    /// A pending call of a multisig; per signature that it needs.
    Multisig,
    /// Proxies of an account; per proxy.
    Proxies,
    /// Announced calls of a proxy; per announcement.
    Announcements,
    /// A preimage; per byte.
    Preimage,
    /// Session keys of a validator.
    SessionKeys,
    /// An allowance for trading fees, in each asset.
    Allowance,
    /// Automatic compounding.
    AutoCompounding,
    /// Registration as an agent.
    Agent,
    /// A proposal of a staker.
    Proposal,
    /// A balance of zero in an asset (`touch`).
    AssetAccount,
    /// An approval to transfer an asset.
    Approval,
    /// A pool of the exchange; it is not returned.
    ExchangePool,
}

/// Deposit that an account pays in the native token, in smallest units.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct DepositRule {
    /// Its purpose.
    pub of: DepositFor,
    /// The part that does not depend on a number.
    pub base: Balance,
    /// The part for each signature, proxy, announcement or byte.
    pub per_unit: Balance,
}

/// Deposits of this economy, from where the pallets read them.
pub fn deposits() -> Vec<DepositRule> {
    use DepositFor::{
        Agent, Allowance, Announcements, Approval, AssetAccount, AutoCompounding, ExchangePool,
        Multisig, Preimage, Proposal, Proxies, SessionKeys,
    };
    let rule = |of, base, per_unit| DepositRule { of, base, per_unit };
    let votes = StakeVoting::params().map(|params| params.submission_deposit);
    let mut rules = Vec::from([
        rule(
            Multisig,
            <Runtime as pallet_multisig::Config>::DepositBase::get(),
            <Runtime as pallet_multisig::Config>::DepositFactor::get(),
        ),
        rule(
            Proxies,
            <Runtime as pallet_proxy::Config>::ProxyDepositBase::get(),
            <Runtime as pallet_proxy::Config>::ProxyDepositFactor::get(),
        ),
        rule(
            Announcements,
            <Runtime as pallet_proxy::Config>::AnnouncementDepositBase::get(),
            <Runtime as pallet_proxy::Config>::AnnouncementDepositFactor::get(),
        ),
        rule(Preimage, PreimageBase::get(), PreimageByte::get()),
        rule(SessionKeys, <Runtime as pallet_session::Config>::KeyDeposit::get(), 0),
        rule(AutoCompounding, <Runtime as pallet_rewards::Config>::CompoundDeposit::get(), 0),
        rule(AssetAccount, <Runtime as pallet_assets::Config>::AssetAccountDeposit::get(), 0),
        rule(Approval, <Runtime as pallet_assets::Config>::ApprovalDeposit::get(), 0),
        rule(ExchangePool, <Runtime as pallet_asset_conversion::Config>::PoolSetupFee::get(), 0),
    ]);
    if !FeeDiscounts::tiers().is_empty() {
        let deposit = <Runtime as pallet_fee_discounts::Config>::AllowanceDeposit::get();
        rules.push(rule(Allowance, deposit, 0));
    }
    if Debates::params().is_some() {
        let deposit = <Runtime as pallet_debates::Config>::AgentDeposit::get();
        rules.push(rule(Agent, deposit, 0));
    }
    rules.extend(votes.map(|deposit| rule(Proposal, deposit, 0)));
    rules
}
