//! Calls that stand for an action: it is open if one of them succeeds.

use super::types::Action;
use crate::{
    params::Usdc, AccountId, Allocations, Debates, FeeDiscounts, GenesisBadge, Rewards, Runtime,
    RuntimeCall, StakeVoting, StakingVault, Subscriptions,
};
use alloc::{vec, vec::Vec};
use codec::Encode;
use pallet_stake_voting::types::{Choice, Kind};
use polkadot_sdk::frame_support::{traits::Bounded, BoundedVec};
use quaestor_primitives::{AssetKind, Balance, PositionId};

/// Returns `true` if the economy has the action.
pub fn exists(action: Action) -> bool {
    match action {
        Action::RefreshBoosts => StakingVault::state().features.boosts,
        Action::SetAllowance => !FeeDiscounts::tiers().is_empty(),
        Action::Subscribe => !Subscriptions::plans().is_empty(),
        Action::Vote | Action::Propose => StakeVoting::params().is_some(),
        Action::VoteInSession | Action::OpenSession => Debates::params().is_some(),
        Action::Pledge => pallet_allocations::Parameters::<Runtime>::exists(),
        Action::Release => pallet_allocations::Allocations::<Runtime>::iter_keys().next().is_some(),
        Action::ClaimBadge => GenesisBadge::params().is_some(),
        Action::ExecuteBuyback => {
            pallet_buyback_burn::Parameters::<Runtime>::get() != Default::default()
        },
        _ => true,
    }
}

/// One call for each thing that `who` can choose; where there is nothing to choose, one whose error
/// says so.
pub fn candidates(action: Action, who: &AccountId) -> Vec<RuntimeCall> {
    match action {
        Action::Stake => stake(),
        Action::CancelUnstake | Action::Unstake | Action::EarlyUnstake | Action::Withdraw => {
            exits(action, who)
        },
        Action::Claim | Action::Collect => by_asset(action),
        Action::ForfeitStream => {
            let ids = Rewards::stream_views(who).into_iter().map(|view| view.stream.id);
            let call = |stream| pallet_rewards::Call::forfeit_stream { stream }.into();
            or_none(ids, u32::MAX).map(call).collect()
        },
        Action::Compound | Action::CompoundThroughExchange => compounds(action, who),
        Action::AutoCompound => {
            let on = !Rewards::is_auto_compounding(who);
            vec![pallet_rewards::Call::set_auto_compound { on }.into()]
        },
        Action::RefreshBoosts => {
            vec![pallet_staking_vault::Call::refresh_boosts { who: who.clone() }.into()]
        },
        Action::SetAllowance => allowances(who),
        Action::Subscribe => payments(),
        Action::Vote | Action::Propose => votes(action),
        Action::VoteInSession | Action::OpenSession => sessions(action),
        Action::Pledge | Action::Release => allocations(action, who),
        Action::ClaimBadge => {
            let call =
                |position| pallet_genesis_badge::Call::claim { position, who: who.clone() }.into();
            positions(who).map(call).collect()
        },
        Action::ExecuteBuyback => vec![pallet_buyback_burn::Call::execute_buyback {}.into()],
    }
}

/// The items, or one that does not exist.
fn or_none<V>(items: impl IntoIterator<Item = V>, none: V) -> impl Iterator<Item = V> {
    let mut items: Vec<V> = items.into_iter().collect();
    if items.is_empty() {
        items.push(none);
    }
    items.into_iter()
}

fn positions(who: &AccountId) -> impl Iterator<Item = PositionId> {
    let positions = StakingVault::ledger(who.clone()).positions.into_iter();
    or_none(positions.map(|position| position.id), PositionId::MAX)
}

fn stake() -> Vec<RuntimeCall> {
    let params = StakingVault::params();
    let open = params.tiers.iter().position(|tier| tier.open).unwrap_or_default();
    let tier = open.try_into().unwrap_or_default();
    vec![pallet_staking_vault::Call::stake { amount: params.min_stake, tier }.into()]
}

fn exits(action: Action, who: &AccountId) -> Vec<RuntimeCall> {
    use pallet_staking_vault::Call;
    match action {
        Action::CancelUnstake => {
            let chunks = StakingVault::ledger(who.clone()).unlocking.into_iter();
            let chunks = or_none(chunks.map(|chunk| chunk.id), PositionId::MAX);
            chunks.map(|chunk| Call::cancel_unstake { chunk }.into()).collect()
        },
        Action::Withdraw => vec![Call::withdraw {}.into()],
        Action::Unstake => {
            let call = |position| Call::unstake { position, amount: None }.into();
            positions(who).map(call).collect()
        },
        _ => positions(who).map(|position| Call::early_unstake { position }.into()).collect(),
    }
}

fn assets() -> impl Iterator<Item = AssetKind> {
    Rewards::state().pools.into_iter().map(|record| record.asset)
}

fn by_asset(action: Action) -> Vec<RuntimeCall> {
    use pallet_rewards::Call;
    let call = |asset| match action {
        Action::Claim => Call::claim_rewards { asset }.into(),
        _ => Call::collect_vested { asset }.into(),
    };
    or_none(assets(), AssetKind::Native).map(call).collect()
}

fn compounds(action: Action, who: &AccountId) -> Vec<RuntimeCall> {
    use pallet_rewards::Call;
    if action == Action::Compound {
        return positions(who).map(|position| Call::compound { position }.into()).collect();
    }
    let others: Vec<_> = assets().filter(|asset| *asset != AssetKind::Native).collect();
    let others: Vec<_> = or_none(others, Usdc::get()).collect();
    let calls = positions(who).flat_map(|position| {
        let call =
            |asset: &AssetKind| Call::compound_through_exchange { position, asset: asset.clone() };
        others.iter().map(call).map(RuntimeCall::from).collect::<Vec<_>>()
    });
    calls.collect()
}

fn allowances(who: &AccountId) -> Vec<RuntimeCall> {
    let call = |asset, amount| pallet_fee_discounts::Call::set_allowance { asset, amount }.into();
    let views = FeeDiscounts::remaining_allowances(who.clone()).into_iter();
    views.map(|view| call(view.asset, view.remaining.saturating_add(1))).collect()
}

fn payments() -> Vec<RuntimeCall> {
    let calls = Subscriptions::plans().into_iter().flat_map(|view| {
        [Usdc::get(), AssetKind::Native].map(|pay_with| {
            let (plan, periods, max_payment) = (view.id, 1, Balance::MAX);
            pallet_subscriptions::Call::subscribe { plan, periods, pay_with, max_payment }.into()
        })
    });
    calls.collect()
}

fn votes(action: Action) -> Vec<RuntimeCall> {
    use pallet_stake_voting::Call;
    if action == Action::Vote {
        let polls = or_none(StakeVoting::polls().into_iter().map(|view| view.poll), u32::MAX);
        return polls.map(|poll| Call::vote { poll, choice: Choice::Abstain }.into()).collect();
    }
    let secs = StakingVault::params().cooldown_secs;
    let proposal = RuntimeCall::from(pallet_staking_vault::Call::set_cooldown { secs });
    let proposal = Bounded::Inline(BoundedVec::truncate_from(proposal.encode()));
    vec![Call::propose { kind: Kind::Parameter, proposal, after: 0 }.into()]
}

fn sessions(action: Action) -> Vec<RuntimeCall> {
    use pallet_debates::{Agents, Call};
    if action == Action::VoteInSession {
        let sessions = or_none(Debates::sessions().into_iter().map(|view| view.id), u32::MAX);
        return sessions.map(|session| Call::vote { session, option: 0 }.into()).collect();
    }
    let agents = Agents::<Runtime>::iter_keys().take(2).collect();
    let open = Debates::params().map(|params| Call::open {
        topic: Default::default(),
        options: 2,
        agents: BoundedVec::truncate_from(agents),
        secs: params.day_secs,
        max_fee: params.fee,
    });
    open.into_iter().map(RuntimeCall::from).collect()
}

fn allocations(action: Action, who: &AccountId) -> Vec<RuntimeCall> {
    use pallet_allocations::Call;
    let own = Allocations::allocations_of(who.clone()).into_iter().map(|view| view.id);
    let call = |id| match action {
        Action::Pledge => Call::pledge { id }.into(),
        _ => Call::release { id }.into(),
    };
    or_none(own, u32::MAX).map(call).collect()
}
