//! Previews of a stake with its earnings, and of an early exit: the calls and the clock themselves, on a
//! copy of the state.

use crate::{
    params::Usdc, AccountId, AssetKind, Balance, Balances, PriceFeed, Rewards, Runtime,
    RuntimeOrigin, Seconds, StakingVault,
};
use alloc::vec::Vec;
use pallet_rewards::api::{PositionReward, Preview, PreviewReward};
use pallet_staking_vault::api::EarlyExitView;
use polkadot_sdk::{
    frame_support::{
        storage::with_transaction,
        traits::{fungible::Inspect, Hooks},
    },
    pallet_timestamp,
    sp_runtime::{DispatchError, TransactionOutcome},
};
use quaestor_primitives::{Position, PositionId, Positions, PriceInspect, StakeWeight, TierId};

/// Buckets of a year of days of 24, and one day more: as far as a preview looks.
const MOST_BUCKETS: Seconds = 366 * 24;
const BPS: u64 = 10_000;

/// The stake and what became of it.
struct Outcome {
    position: Position,
    weight: StakeWeight,
    horizon_weight: StakeWeight,
    horizon_total: StakeWeight,
    earned: Vec<PositionReward>,
}

/// Stakes as the next block would, and lets `horizon_secs` pass, at most a year.
pub fn preview(
    who: AccountId,
    amount: Balance,
    tier: TierId,
    horizon_secs: Seconds,
) -> Result<Preview, DispatchError> {
    let outcome = with_transaction(|| {
        TransactionOutcome::Rollback(simulate(&who, amount, tier, horizon_secs))
    })?;
    let Outcome { position, weight, horizon_weight, horizon_total, earned } = outcome;
    let reward = |(asset, per_year): (AssetKind, Balance)| PreviewReward {
        earned: earned.iter().filter(|reward| reward.asset == asset).fold(0, |sum, reward| {
            sum.saturating_add(reward.claimable).saturating_add(reward.escrowed)
        }),
        per_year,
        apr_bps: value_in(&asset, position.amount).and_then(|stake| apr_bps(per_year, stake)),
        asset,
    };
    let now = position.start;
    Ok(Preview {
        amount: position.amount,
        weight,
        horizon_weight,
        horizon_total_weight: horizon_total,
        lock_end: position.lock_end,
        next_step: position.steps.iter().map(|step| step.at).find(|at| *at > now),
        next_boundary: StakingVault::state().boundary,
        redirected: Rewards::state().redirected,
        rewards: Rewards::yearly(horizon_weight, horizon_total).into_iter().map(reward).collect(),
    })
}

/// Value of a native amount in `asset` at the reference price, rounded down.
fn value_in(asset: &AssetKind, native: Balance) -> Option<Balance> {
    if *asset == AssetKind::Native {
        return Some(native);
    }
    let reference = PriceFeed::reference().filter(|_| *asset == Usdc::get())?;
    reference.price.value_of(native)
}

/// `per_year` as a share of a stake in the same asset, in basis points, rounded down.
fn apr_bps(per_year: Balance, stake: Balance) -> Option<u64> {
    quaestor_math::mul_div(per_year, BPS.into(), stake)?.try_into().ok()
}

fn simulate(
    who: &AccountId,
    amount: Balance,
    tier: TierId,
    horizon_secs: Seconds,
) -> Result<Outcome, DispatchError> {
    StakingVault::on_initialize(0);
    let next_id = StakingVault::ledger(who.clone()).next_id;
    StakingVault::stake(RuntimeOrigin::signed(who.clone()), amount, tier)
        .map_err(|refused| refused.error)?;
    let state = StakingVault::state();
    let farthest = state.bucket_secs.saturating_mul(MOST_BUCKETS);
    let horizon = state.clock.saturating_add(horizon_secs.min(farthest));
    let position = StakingVault::ledger(who.clone())
        .positions
        .into_iter()
        .find(|position| position.id == next_id)
        .ok_or(DispatchError::Unavailable)?;
    let weight = position.weight_at(state.clock).unwrap_or_default();
    pass_until(horizon);
    let mut earned = Rewards::pending_by_position(who);
    earned.retain(|reward| reward.position == next_id);
    Ok(Outcome {
        weight,
        horizon_weight: position.weight_at(horizon).unwrap_or_default(),
        horizon_total: StakingVault::state().weight,
        position,
        earned,
    })
}

/// Leaves a position as `early_unstake` would in the next block.
pub fn early_exit(who: AccountId, id: PositionId) -> Result<EarlyExitView, DispatchError> {
    with_transaction(|| TransactionOutcome::Rollback(simulate_exit(&who, id)))
}

fn simulate_exit(who: &AccountId, id: PositionId) -> Result<EarlyExitView, DispatchError> {
    StakingVault::on_initialize(0);
    let positions = StakingVault::ledger(who.clone()).positions;
    let position = positions.into_iter().find(|position| position.id == id);
    let early =
        |position: &Position| <StakingVault as Positions<AccountId>>::now() < position.lock_end;
    let mut forfeited = Vec::new();
    if position.as_ref().is_some_and(early) {
        let escrow = Rewards::pending_by_position(who).into_iter();
        let escrow = escrow.filter(|reward| reward.position == id && reward.escrowed > 0);
        forfeited.extend(escrow.map(|reward| (reward.asset, reward.escrowed)));
    }
    let before = Balances::total_balance(who);
    StakingVault::early_unstake(RuntimeOrigin::signed(who.clone()), id)
        .map_err(|refused| refused.error)?;
    let penalty = before.saturating_sub(Balances::total_balance(who));
    let amount = position.map_or(0, |position| position.amount);
    Ok(EarlyExitView {
        returned: amount.saturating_sub(penalty),
        penalty,
        penalty_to: StakingVault::params().penalty_to,
        forfeited,
    })
}

fn pass_until(time: Seconds) {
    pallet_timestamp::Now::<Runtime>::put(time.saturating_mul(1_000));
    loop {
        StakingVault::on_initialize(0);
        if !StakingVault::state().behind {
            break;
        }
    }
}
