//! Preview of a stake with its earnings: the call and the clock themselves, on a copy of the state.

use crate::{
    params::Usdc, AccountId, AssetKind, Balance, PriceFeed, Rewards, Runtime, RuntimeOrigin,
    Seconds, StakingVault,
};
use alloc::vec::Vec;
use pallet_rewards::api::{PositionReward, Preview, PreviewReward};
use polkadot_sdk::{
    frame_support::{storage::with_transaction, traits::Hooks},
    pallet_timestamp,
    sp_runtime::{DispatchError, TransactionOutcome},
};
use quaestor_primitives::{Position, PriceInspect, StakeWeight, TierId};

/// Buckets of a year of days of 24, and one day more: as far as a preview looks.
pub const MOST_BUCKETS: Seconds = 366 * 24;
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
pub fn value_in(asset: &AssetKind, native: Balance) -> Option<Balance> {
    if *asset == AssetKind::Native {
        return Some(native);
    }
    let reference = PriceFeed::reference().filter(|_| *asset == Usdc::get())?;
    reference.price.value_of(native)
}

/// `per_year` as a share of a stake in the same asset, in basis points, rounded down.
pub fn apr_bps(per_year: Balance, stake: Balance) -> Option<u64> {
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

fn pass_until(time: Seconds) {
    pallet_timestamp::Now::<Runtime>::put(time.saturating_mul(1_000));
    loop {
        StakingVault::on_initialize(0);
        if !StakingVault::state().behind {
            break;
        }
    }
}
