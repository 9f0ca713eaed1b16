//! Exits and compoundings before they are made: the calls themselves, on a copy of the state.

use super::dry_run::{events_of, rolled_back};
use crate::{
    AccountId, AssetKind, Balance, FeeDiscounts, Rewards, RuntimeEvent, RuntimeOrigin, StakingVault,
};
use alloc::vec::Vec;
use pallet_buyback_burn::Event as Buyback;
use pallet_rewards::{api::CompoundPreview, Event as Pools};
use pallet_staking_vault::{
    api::{EarlyExitView, ExitPreview},
    Event as Vault,
};
use polkadot_sdk::{frame_support::traits::Hooks, sp_runtime::DispatchError};
use quaestor_primitives::{Position, PositionId, Positions};

/// Leaves a position as the next block would: all of it, at its price before the lock has ended, or
/// `amount` of it after the lock.
pub fn exit_preview(
    who: &AccountId,
    id: PositionId,
    amount: Option<Balance>,
) -> Result<ExitPreview, DispatchError> {
    rolled_back(|| {
        StakingVault::on_initialize(0);
        let mut positions = StakingVault::ledger(who.clone()).positions.into_iter();
        let position = positions.find(|position| position.id == id);
        exit(who, id, position, amount)
    })
}

fn exit(
    who: &AccountId,
    id: PositionId,
    position: Option<Position>,
    amount: Option<Balance>,
) -> Result<ExitPreview, DispatchError> {
    let now = <StakingVault as Positions<AccountId>>::now();
    let early = amount.is_none() && position.is_some_and(|position| now < position.lock_end);
    let earned: Vec<_> = Rewards::pending_by_position(who)
        .into_iter()
        .filter(|reward| reward.position == id)
        .collect();
    let origin = RuntimeOrigin::signed(who.clone());
    let events = events_of(|| match early {
        true => StakingVault::early_unstake(origin, id),
        false => StakingVault::unstake(origin, id, amount),
    })?;
    let mut preview = ExitPreview {
        early,
        amount: 0,
        remaining: 0,
        returned: 0,
        penalty: 0,
        penalty_to: StakingVault::params().penalty_to,
        release: now,
        unvested: None,
        kept: Vec::new(),
        forfeited: Vec::new(),
        weight: StakingVault::weight_at(who.clone(), StakingVault::state().clock),
        discount_bps: FeeDiscounts::discount_of(who.clone()).discount_bps,
    };
    for reward in earned {
        let escrow = if early { 0 } else { reward.escrowed };
        let kept = reward.claimable.saturating_add(escrow);
        preview.kept.extend((kept > 0).then_some((reward.asset, kept)));
    }
    for event in events {
        note(&mut preview, event);
    }
    Ok(preview)
}

fn note(preview: &mut ExitPreview, event: RuntimeEvent) {
    match event {
        RuntimeEvent::StakingVault(Vault::EarlyUnstaked { amount, penalty, release, .. }) => {
            (preview.returned, preview.penalty, preview.release) = (amount, penalty, release);
            preview.amount = amount.saturating_add(penalty);
        },
        RuntimeEvent::StakingVault(Vault::Unstaked { amount, remaining, release, .. }) => {
            (preview.amount, preview.returned) = (amount, amount);
            (preview.remaining, preview.release) = (remaining, release);
        },
        RuntimeEvent::StakingVault(Vault::UnvestedHeld { amount, release, .. }) => {
            preview.unvested = Some((amount, release));
        },
        RuntimeEvent::Rewards(Pools::EscrowForfeited { asset, amount, .. }) => {
            preview.forfeited.extend((amount > 0).then_some((asset, amount)));
        },
        _ => {},
    }
}

/// Leaves a position as `early_unstake` would in the next block.
pub fn early_exit(who: &AccountId, id: PositionId) -> Result<EarlyExitView, DispatchError> {
    let preview = exit_preview(who, id, None)?;
    let ExitPreview { returned, penalty, penalty_to, forfeited, .. } = preview;
    Ok(EarlyExitView { returned, penalty, penalty_to, forfeited })
}

/// Compounds the reward of a position in `asset` as the next block would.
pub fn compound_preview(
    who: &AccountId,
    position: PositionId,
    asset: AssetKind,
) -> Result<CompoundPreview, DispatchError> {
    rolled_back(|| {
        StakingVault::on_initialize(0);
        let origin = RuntimeOrigin::signed(who.clone());
        let events = events_of(|| match asset {
            AssetKind::Native => Rewards::compound(origin, position),
            asset => Rewards::compound_through_exchange(origin, position, asset),
        })?;
        let mut preview = CompoundPreview { spent: 0, least: 0, expected: 0 };
        for event in events {
            match event {
                RuntimeEvent::Rewards(Pools::Compounded { amount, .. }) => {
                    preview = CompoundPreview { spent: amount, least: amount, expected: amount };
                },
                RuntimeEvent::Rewards(Pools::CompoundedThroughExchange {
                    spent, amount, ..
                }) => {
                    (preview.spent, preview.expected) = (spent, amount);
                },
                RuntimeEvent::BuybackBurn(Buyback::Purchased { min_out, .. }) => {
                    preview.least = min_out;
                },
                _ => {},
            }
        }
        Ok(preview)
    })
}
