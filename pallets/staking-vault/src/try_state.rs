//! The invariants of the vault, as equalities over the whole state.

use crate::{
    positions::changes,
    types::{PendingStep, VaultState},
    Config, GenesisStakes, Ledgers, Pallet, Parameters, PendingSteps, State,
};
use alloc::collections::BTreeMap;
use polkadot_sdk::{frame_support::ensure, frame_system, sp_runtime::TryRuntimeError};
use quaestor_math::schedule;
use quaestor_primitives::{Balance, StakeWeight, TierId};

impl<T: Config> Pallet<T> {
    /// * I1: for each account and in total, what is held is what is staked plus what cools down. The
    ///   totals of each tier are the number and the sum of its positions.
    /// * I2: the total weight is the sum of all weights, and with all pending steps the sum of all
    ///   final weights; each pending step is the sum of its positions' deltas.
    /// * I4: stakers are the accounts with a live position.
    /// * I10: the same for voting power.
    /// * I11: what is bonded is at most what is staked and cools down. The one inequality: bonds are in
    ///   the books of the pallets that made them.
    /// * I7: nothing is held without a record, and no record is without anything held.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        let state = State::<T>::get();
        Parameters::<T>::get().validate()?;
        let (mut staked, mut in_cooldown, mut stakers) = (0u128, 0u128, 0u32);
        let mut tiers = VaultState::default();
        let (mut weight, mut last_weight): (StakeWeight, StakeWeight) = (0, 0);
        let mut pending: BTreeMap<u64, PendingStep> = BTreeMap::new();
        let (mut votes, mut last_votes): (StakeWeight, StakeWeight) = (0, 0);
        let mut unopened: BTreeMap<T::AccountId, Balance> = BTreeMap::new();
        for stake in GenesisStakes::<T>::get() {
            let sum = unopened.entry(stake.who).or_default();
            *sum = sum.saturating_add(stake.amount);
        }
        ensure!(state.clock == 0 || unopened.is_empty(), "I7: genesis positions left unopened");

        for (who, ledger) in Ledgers::<T>::iter() {
            ensure!(!ledger.is_empty(), "I7: an empty record");
            ensure!(
                Self::held(&who) == ledger.whole(),
                "I1: an account's hold is not its stake plus its cooldown"
            );
            staked = staked.saturating_add(ledger.staked());
            ensure!(ledger.bonded <= ledger.whole(), "I11: more is bonded than there is");
            in_cooldown = in_cooldown.saturating_add(ledger.unlocking_total());
            stakers = stakers.saturating_add(u32::from(!ledger.positions.is_empty()));
            for position in &ledger.positions {
                ensure!(position.amount > 0, "a position of nothing");
                let tier = tiers.tier_mut(position.tier).ok_or("a position of no tier")?;
                tier.positions = tier.positions.saturating_add(1);
                tier.amount = tier.amount.saturating_add(position.amount);
                let overflow = "a weight that does not fit";
                weight = weight.saturating_add(position.weight_at(state.clock).ok_or(overflow)?);
                last_weight = last_weight.saturating_add(position.final_weight().ok_or(overflow)?);
                votes = votes.saturating_add(position.power_at(state.clock).ok_or(overflow)?);
                let (steps, voting) = (position.weight_steps(), position.voting_steps());
                let last = schedule::final_multiplier(&voting);
                let last = schedule::weight(position.amount, last).ok_or(overflow)?;
                last_votes = last_votes.saturating_add(last);
                let changes = changes(position.amount, &steps, &voting, state.clock);
                for (at, change) in changes.ok_or(overflow)? {
                    let step = pending.entry(at).or_default();
                    step.delta = step.delta.saturating_add(change.delta);
                    step.votes = step.votes.saturating_add(change.votes);
                    step.positions = step.positions.saturating_add(1);
                }
            }
        }
        for (who, _) in frame_system::Account::<T>::iter() {
            let held = Self::held(&who);
            if let Some(amount) = unopened.remove(&who) {
                ensure!(held == amount, "I1: a hold is not the account's positions of genesis");
                continue;
            }
            ensure!((held > 0) == Ledgers::<T>::contains_key(&who), "I7: a hold without a record");
        }
        ensure!(unopened.is_empty(), "I7: a position of genesis without an account");
        ensure!(state.staked == staked, "I1: the total stake is not the sum of stakes");
        let known = state.tiers.len().max(tiers.tiers.len());
        for tier in (0..known).filter_map(|tier| TierId::try_from(tier).ok()) {
            ensure!(
                state.clone().tier_mut(tier) == tiers.tier_mut(tier),
                "I1: the totals of a tier are not those of its positions"
            );
        }
        ensure!(
            state.in_cooldown == in_cooldown,
            "I1: the total cooldown is not the sum of cooldowns"
        );
        ensure!(state.stakers == stakers, "I4: stakers are not the accounts with a position");
        ensure!(state.weight == weight, "I2: the total weight is not the sum of weights");
        ensure!(state.votes == votes, "I10: the total power is not the sum of powers");
        let recorded: BTreeMap<u64, PendingStep> = PendingSteps::<T>::iter().collect();
        let due: i128 = recorded.values().fold(0, |sum, step| sum.saturating_add(step.delta));
        let due_votes: i128 = recorded.values().fold(0, |sum, step| sum.saturating_add(step.votes));
        ensure!(
            state.weight.checked_add_signed(due) == Some(last_weight),
            "I2: weight plus pending steps is not the sum of final weights"
        );
        ensure!(
            state.votes.checked_add_signed(due_votes) == Some(last_votes),
            "I10: power plus pending steps is not the sum of final powers"
        );
        ensure!(recorded == pending, "I2: a pending step is not the sum of its positions' deltas");
        Ok(())
    }
}
