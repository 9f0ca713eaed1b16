//! Reads of the vault for users.

use crate::{
    calls::boosts_now,
    types::{Ledger, Params, PenaltyTo, TierTotals, VaultState},
    Config, Ledgers, Pallet, Parameters, State,
};
use alloc::vec::Vec;
use codec::{Codec, Decode, Encode};
use polkadot_sdk::{sp_api, sp_io};
use quaestor_primitives::{
    AssetKind, Balance, BoostInspect, Boosts, Bps, Position, PositionId, Power, Seconds,
    StakeWeight, Step,
};
use scale_info::TypeInfo;

/// A position with the weight that it has now.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct PositionView {
    /// The position and its terms.
    pub position: Position,
    /// Its weight now, in smallest units times basis points.
    pub weight: StakeWeight,
    /// The next change of its multiplier.
    pub next_step: Option<Step>,
    /// An unstake is free of loss now.
    pub unlocked: bool,
}

/// Outcome of an early exit. Amounts are in smallest units, rounded down.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct EarlyExitView {
    /// Principal that returns, at once or after the cooldown.
    pub returned: Balance,
    /// Principal penalty.
    pub penalty: Balance,
    /// Destination of the penalty.
    pub penalty_to: PenaltyTo,
    /// Reward that is forfeited, by asset.
    pub forfeited: Vec<(AssetKind, Balance)>,
}

/// Preview of an exit. Amounts are in smallest units, rounded down; times in seconds since the Unix
/// epoch.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ExitPreview {
    /// The exit is made before the lock has ended.
    pub early: bool,
    /// Amount that leaves the position, the penalty included.
    pub amount: Balance,
    /// Amount that stays in the position.
    pub remaining: Balance,
    /// Principal that returns, at once or after the cooldown.
    pub returned: Balance,
    /// Principal penalty.
    pub penalty: Balance,
    /// Destination of the penalty.
    pub penalty_to: PenaltyTo,
    /// Time from which the principal can be withdrawn; without a cooldown it is paid at once.
    pub release: Seconds,
    /// The part of it that is compounded reward and has not vested, and the time from which that can be
    /// withdrawn.
    pub unvested: Option<(Balance, Seconds)>,
    /// Reward of the position that is kept, by asset.
    pub kept: Vec<(AssetKind, Balance)>,
    /// Reward that is forfeited, by asset.
    pub forfeited: Vec<(AssetKind, Balance)>,
    /// Weight of the account after the exit, in smallest units times basis points.
    pub weight: StakeWeight,
    /// Discount of the account on trading fees after the exit, in basis points.
    pub discount_bps: Bps,
}

sp_api::decl_runtime_apis! {
    /// Reads of the staking vault.
    pub trait StakingVaultApi<AccountId: Codec> {
        /// The live positions of `who`, oldest first.
        fn positions(who: AccountId) -> Vec<PositionView>;
        /// Positions, cooldown and epoch counters of `who`, as they are stored.
        fn ledger(who: AccountId) -> Ledger;
        /// Weight of `who` at `at` (seconds since the Unix epoch), in smallest units times basis
        /// points, if the positions stay as they are.
        fn weight_at(who: AccountId, at: Seconds) -> StakeWeight;
        /// Stake and voting power of `who` at `at` in a vote that began at `began`, both in seconds
        /// since the Unix epoch.
        fn voting_power(who: AccountId, began: Seconds, at: Seconds) -> Power;
        /// Boosts that `who` would have after `refresh_boosts`; their ends are rounded up to a bucket.
        fn boosts(who: AccountId) -> Boosts;
        /// Remaining allowance of `who` in this epoch, in smallest units; `None` without a cap.
        fn remaining_allowance(who: AccountId) -> Option<Balance>;
        /// Outcome of `early_unstake` by `who` in this block. Runs the call on a copy of the state; the
        /// error is the one that it would return.
        fn early_exit(
            who: AccountId,
            position: PositionId,
        ) -> Result<EarlyExitView, polkadot_sdk::sp_runtime::DispatchError>;
        /// Outcome of an exit of `who` in the next block: of the whole position, at its price before the
        /// lock has ended, or of `amount` (smallest units) after it. Runs the call on a copy of the
        /// state; the error is the one that it would return.
        fn exit_preview(
            who: AccountId,
            position: PositionId,
            amount: Option<Balance>,
        ) -> Result<ExitPreview, polkadot_sdk::sp_runtime::DispatchError>;
        /// Totals, the clock and the epoch.
        fn state() -> VaultState;
        /// Number and sum of the live positions of each tier of the table.
        fn by_tier() -> Vec<TierTotals>;
        /// The rules for staking, with the tier table.
        fn params() -> Params;
    }
}

impl<T: Config> Pallet<T> {
    /// See [`StakingVaultApi`](runtime_decl_for_staking_vault_api::StakingVaultApi).
    pub fn position_views(who: &T::AccountId) -> Vec<PositionView> {
        let state = State::<T>::get();
        let (now, time) = (state.clock, Self::now(&state));
        let view = |position: Position| PositionView {
            weight: position.weight_at(now).unwrap_or(0),
            next_step: position.weight_steps().iter().find(|step| step.at > now).copied(),
            unlocked: time >= position.lock_end,
            position,
        };
        Ledgers::<T>::get(who).positions.into_iter().map(view).collect()
    }

    /// See [`StakingVaultApi`](runtime_decl_for_staking_vault_api::StakingVaultApi).
    pub fn boosts(who: &T::AccountId) -> Boosts {
        boosts_now(T::Boosts::boosts_of(who), &State::<T>::get())
    }

    /// Totals, the clock and the epoch.
    pub fn state() -> VaultState {
        State::<T>::get()
    }

    /// See [`StakingVaultApi`](runtime_decl_for_staking_vault_api::StakingVaultApi).
    pub fn tier_totals() -> Vec<TierTotals> {
        let state = State::<T>::get();
        let totals = state.tiers.into_iter().chain(core::iter::repeat(TierTotals::default()));
        totals.take(Parameters::<T>::get().tiers.len()).collect()
    }

    /// The native token's existential deposit, in smallest units. A transfer asks for it several
    /// times, so it is read without the rest of its record.
    pub fn existential_deposit() -> Balance {
        let mut first = [0; size_of::<Balance>()];
        sp_io::storage::read(&State::<T>::hashed_key(), &mut first, 0)
            .map_or(VaultState::default().existential_deposit, |_| Balance::from_le_bytes(first))
    }

    /// The rules for staking.
    pub fn params() -> Params {
        Parameters::<T>::get()
    }
}
