//! Implementations of the traits that other pallets use.

use crate::{
    funds::{AssetCreditOf, CreditOf},
    positions::find,
    types::{Ledger, SlashParts, VaultState},
    Config, Error, Event, Ledgers, Pallet, Parameters, State,
};
use alloc::vec::Vec;
use polkadot_sdk::{
    frame_support::{defensive, ensure, storage::with_storage_layer, weights::Weight},
    sp_runtime::{ArithmeticError, DispatchError, DispatchResult},
};
use quaestor_math::{bucket_ceil, mul_div};
use quaestor_primitives::{
    Balance, ClockInspect, IncreaseStake, Position, PositionId, Positions, Power, PowerTotals,
    RefreshBoosts, Seconds, StakeBond, StakeFor, StakeInspect, StakeSlash, StakeTotals,
    StakeWeight, TierId, VotingPower, WalletCap,
};

impl<T: Config> StakeInspect<T::AccountId> for Pallet<T> {
    fn warm_stake(who: &T::AccountId, at: Seconds) -> Balance {
        Ledgers::<T>::get(who).warm_at(at, State::<T>::get().bucket_secs)
    }

    fn totals() -> StakeTotals {
        let state = State::<T>::get();
        StakeTotals { staked: state.staked, stakers: state.stakers, weight: state.weight }
    }

    fn weight_of(who: &T::AccountId, at: Seconds) -> StakeWeight {
        Ledgers::<T>::get(who).weight_at(at)
    }
}

impl<T: Config> Positions<T::AccountId> for Pallet<T> {
    fn positions(who: &T::AccountId) -> Vec<Position> {
        Ledgers::<T>::get(who).positions.into_inner()
    }

    fn stakers() -> Vec<T::AccountId> {
        Ledgers::<T>::iter()
            .filter(|(_, ledger)| !ledger.positions.is_empty())
            .map(|(who, _)| who)
            .collect()
    }

    fn now() -> Seconds {
        Self::now(&State::<T>::get())
    }

    fn bucket_secs() -> Option<Seconds> {
        Some(State::<T>::get().bucket_secs)
    }
}

impl<T: Config> IncreaseStake<T::AccountId, AssetCreditOf<T>> for Pallet<T> {
    /// Does not count against the wallet cap.
    fn increase_stake(
        who: &T::AccountId,
        id: PositionId,
        credit: AssetCreditOf<T>,
        vested_at: Seconds,
    ) -> DispatchResult {
        let mut state = State::<T>::get();
        let mut ledger = Ledgers::<T>::get(who);
        let added = credit.peek();
        ensure!(added > 0, Error::<T>::ZeroAmount);
        ensure!(!state.behind, Error::<T>::CatchingUp);
        let position = find(&ledger, id).ok_or(Error::<T>::NotFound)?;
        let amount = position.amount.checked_add(added).ok_or(ArithmeticError::Overflow)?;
        let staked = ledger.staked().checked_add(added).ok_or(ArithmeticError::Overflow)?;
        let max = Parameters::<T>::get().max_stake;
        ensure!(max.is_none_or(|max| staked <= max), Error::<T>::AboveMaximumStake);
        Self::lock_credit(who, credit)?;
        let (now, bucket) = (state.clock, state.bucket_secs);
        let start = bucket_ceil(now, bucket).ok_or(ArithmeticError::Overflow)?;
        ledger.unvested.add(added, now, start, vested_at);
        Self::resize(&mut state, &mut ledger, who, &position, amount)?;
        Self::save(who, state, ledger);
        Self::deposit_event(Event::StakeIncreased {
            who: who.clone(),
            position: id,
            added,
            amount,
        });
        Ok(())
    }
}

impl<T: Config> StakeFor<T::AccountId, AssetCreditOf<T>> for Pallet<T> {
    fn stake_for(
        who: &T::AccountId,
        id: TierId,
        window_secs: Seconds,
        credit: AssetCreditOf<T>,
    ) -> Result<PositionId, DispatchError> {
        let mut state = State::<T>::get();
        let mut ledger = Self::ledger_of(&state, who);
        Self::ensure_entry(&state, who)?;
        let recent = |position: &&Position| {
            position.tier == id && position.start.saturating_add(window_secs) > state.clock
        };
        if let Some(position) = ledger.positions.iter().rev().find(recent) {
            let id = position.id;
            Self::increase_stake(who, id, credit, state.clock)?;
            return Ok(id);
        }
        let (params, amount) = (Parameters::<T>::get(), credit.peek());
        let tier = params.tiers.get(usize::from(id)).ok_or(Error::<T>::UnknownTier)?;
        let position = Self::admit_to(tier, &params, &state, &ledger, id, amount)?;
        let (position_id, lock_end) = (position.id, position.lock_end);
        Self::lock_credit(who, credit)?;
        Self::open(&mut state, &mut ledger, who, position)?;
        Self::save(who, state, ledger);
        Self::deposit_event(Event::Staked {
            who: who.clone(),
            position: position_id,
            tier: id,
            amount,
            refused: 0,
            lock_end,
        });
        Ok(position_id)
    }
}

impl<T: Config> VotingPower<T::AccountId> for Pallet<T> {
    fn power(who: &T::AccountId, began: Seconds, at: Seconds) -> Power {
        Ledgers::<T>::get(who).power(began, at)
    }

    fn totals() -> PowerTotals {
        let state = State::<T>::get();
        PowerTotals { power: state.votes, clock: state.clock }
    }

    fn mark(who: &T::AccountId, voting: bool) {
        Ledgers::<T>::mutate_exists(who, |ledger| {
            if let Some(ledger) = ledger {
                ledger.voting = voting;
            }
        });
    }
}

impl<T: Config> RefreshBoosts<T::AccountId> for Pallet<T> {
    fn refresh(who: &T::AccountId) {
        let boosts = Self::boosts(who);
        let updated =
            with_storage_layer::<_, DispatchError, _>(|| Self::replace_boosts(who, boosts));
        if updated.is_err() {
            defensive!("boosts that cannot be replaced");
        }
    }

    fn weight() -> Weight {
        Self::most_boosts_weight()
    }
}

impl<T: Config> WalletCap<T::AccountId> for Pallet<T> {
    fn capped_until(who: &T::AccountId) -> Option<Seconds> {
        let capped = Self::remaining_of(who)? < Parameters::<T>::get().min_stake;
        capped.then(|| State::<T>::get().epoch_end)
    }

    fn remaining_allowance(who: &T::AccountId) -> Option<Balance> {
        Self::remaining_of(who)
    }
}

impl<T: Config> StakeSlash<T::AccountId> for Pallet<T> {
    type Credit = CreditOf<T>;

    fn slash(who: &T::AccountId, amount: Balance) -> (CreditOf<T>, Balance) {
        let taken = amount.min(Ledgers::<T>::get(who).unbonded());
        if taken == 0 {
            return (CreditOf::<T>::default(), amount);
        }
        let credit = with_storage_layer::<_, DispatchError, _>(|| {
            let (credit, parts) = Self::take_share(who, taken)?;
            Self::deposit_event(Event::Slashed {
                who: who.clone(),
                amount: taken,
                missing: amount.saturating_sub(taken),
                parts,
            });
            Ok(credit)
        });
        match credit {
            Ok(credit) => (credit, amount.saturating_sub(taken)),
            Err(_) => (CreditOf::<T>::default(), amount),
        }
    }
}

impl<T: Config> StakeBond<T::AccountId> for Pallet<T> {
    fn bond(who: &T::AccountId, amount: Balance) -> DispatchResult {
        Ledgers::<T>::try_mutate_exists(who, |ledger| {
            let ledger = ledger.as_mut().ok_or(Error::<T>::InsufficientStake)?;
            let bonded = ledger.bonded.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
            ensure!(ledger.staked() >= bonded, Error::<T>::InsufficientStake);
            ledger.bonded = bonded;
            Ok(())
        })
    }

    fn release(who: &T::AccountId, amount: Balance) {
        Ledgers::<T>::mutate_extant(who, |ledger| {
            ledger.bonded = ledger.bonded.saturating_sub(amount);
        });
    }

    fn bonded(who: &T::AccountId) -> Balance {
        Ledgers::<T>::get(who).bonded
    }
}

impl<T: Config> ClockInspect for Pallet<T> {
    fn now() -> Seconds {
        Self::now(&State::<T>::get())
    }

    fn last_halt() -> (Seconds, Seconds) {
        State::<T>::get().halt
    }
}

impl<T: Config> Pallet<T> {
    /// Takes `amount`, at most the whole, from positions and cooldown in proportion. The cut of a part
    /// is the share of all parts up to it, rounded down, less the cuts before it: the cuts sum to
    /// exactly `amount`, and each is within one smallest unit of its exact share. Returns
    /// the cuts as well.
    fn take_share(
        who: &T::AccountId,
        amount: Balance,
    ) -> Result<(CreditOf<T>, SlashParts), DispatchError> {
        let mut state = State::<T>::get();
        let mut ledger = Ledgers::<T>::get(who);
        let min_stake = Parameters::<T>::get().min_stake;
        let whole = ledger.whole();
        let (mut parts, mut taken): (Balance, Balance) = (0, 0);
        let mut share = |part: Balance| -> Result<Balance, DispatchError> {
            parts = parts.saturating_add(part);
            let until = mul_div(parts, amount, whole).ok_or(ArithmeticError::Overflow)?;
            let cut = until.saturating_sub(taken);
            taken = until;
            Ok(cut)
        };
        let before = ledger.positions.clone();
        let mut cuts = Vec::new();
        for position in ledger.positions.iter_mut() {
            let cut = share(position.amount)?;
            // All at once: what a closed position pays out depends on what the others keep.
            position.amount = position.amount.saturating_sub(cut);
            cuts.push((position.id, cut));
        }
        let mut of_chunks = Vec::new();
        for chunk in ledger.unlocking.iter_mut() {
            let cut = share(chunk.amount)?;
            chunk.amount = chunk.amount.saturating_sub(cut);
            state.in_cooldown = state.in_cooldown.saturating_sub(cut);
            of_chunks.push((chunk.id, cut));
        }
        ledger.unlocking.retain(|chunk| chunk.amount > 0);
        for (position, (_, cut)) in before.into_iter().zip(&cuts) {
            let (cut, kept) = (*cut, position.amount.saturating_sub(*cut));
            if cut > 0 && kept < min_stake {
                Self::expel(&mut state, &mut ledger, who, &position, kept)?;
            } else if cut > 0 {
                Self::resize(&mut state, &mut ledger, who, &position, kept)?;
            }
        }
        let credit = Self::take(who, amount)?;
        Self::save(who, state, ledger);
        // As many as an account can have of both, so that none is cut off.
        let parts = cuts.into_iter().chain(of_chunks).filter(|(_, cut)| *cut > 0).collect();
        Ok((credit, SlashParts::truncate_from(parts)))
    }

    /// Closes a position of which a slash has left less than the minimum stake. The rest cools down;
    /// the escrow of a lock that has not ended is forfeited, and no principal penalty is due.
    fn expel(
        state: &mut VaultState,
        ledger: &mut Ledger,
        who: &T::AccountId,
        position: &Position,
        amount: Balance,
    ) -> DispatchResult {
        let early = Self::now(state) < position.lock_end;
        Self::close(state, ledger, who, position, early)?;
        if amount == 0 {
            return Ok(());
        }
        let release = Self::cool(state, ledger, who, position, amount)?;
        let (who, id) = (who.clone(), position.id);
        Self::deposit_event(if early {
            Event::EarlyUnstaked { who, position: id, amount, penalty: 0, release }
        } else {
            Event::Unstaked { who, position: id, amount, remaining: 0, release }
        });
        Ok(())
    }
}
