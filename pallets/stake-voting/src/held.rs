//! Balances that are held for votes, and the power that they add to stake.

use crate::{
    calls::Cast,
    types::{Beside, HeldBalance, MAX_PROPOSAL_BYTES},
    Config, Error, Event, Held, HoldReason, Pallet, Parameters, Params, ProposalOf, Voters,
    WeightInfo,
};
use polkadot_sdk::{
    frame_support::{
        ensure,
        traits::{
            fungible::{InspectHold, MutateHold},
            tokens::Precision,
        },
        weights::Weight,
    },
    sp_runtime::{ArithmeticError, DispatchResult},
};
use quaestor_primitives::{Balance, OwedStake, Power, Seconds, VotingPower};

/// Days after which anybody may release a balance that no live vote counts.
pub const FORGOTTEN_DAYS: Seconds = 365;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_hold_balance(who: T::AccountId, amount: Balance) -> DispatchResult {
        let params = Parameters::<T>::get().filter(|params| params.balances);
        let params = params.ok_or(Error::<T>::NotEnabled)?;
        ensure!(amount > 0, Error::<T>::NoChange);
        let total = Self::held(&who).checked_add(amount).ok_or(ArithmeticError::Overflow)?;
        let means = Self::means(&who, &params).saturating_add(amount);
        ensure!(means >= params.voter_stake, Error::<T>::BelowVoterStake);
        let reason = HoldReason::Votes.into();
        ensure!(T::Currency::can_hold(&reason, &who, amount), Error::<T>::InsufficientBalance);
        T::Currency::hold(&reason, &who, amount)?;
        let since = T::Power::totals().clock;
        Held::<T>::insert(&who, HeldBalance { amount: total, since });
        Self::deposit_event(Event::BalanceHeld { who, amount, total });
        Ok(())
    }

    pub(crate) fn do_release_balance(by: T::AccountId, who: T::AccountId) -> DispatchResult {
        let HeldBalance { amount, since } = Held::<T>::get(&who).ok_or(Error::<T>::NotHeld)?;
        ensure!(!Self::counts_balance(&who), Error::<T>::BalanceVotes);
        if by != who {
            let day = Parameters::<T>::get().map_or(0, |params| params.day_secs);
            let forgotten = since.saturating_add(day.saturating_mul(FORGOTTEN_DAYS));
            ensure!(T::Power::totals().clock >= forgotten, Error::<T>::TooEarly);
        }
        let reason = HoldReason::Votes.into();
        T::Currency::release(&reason, &who, amount, Precision::BestEffort)?;
        Held::<T>::remove(&who);
        Self::deposit_event(Event::BalanceReleased { who, amount });
        Ok(())
    }

    /// Most weight of a balance beside the stake of an account, and of what the stake owes.
    pub(crate) fn beside_weight() -> Weight {
        Self::beside(T::Owed::weight)
    }

    /// The same for `who`.
    pub(crate) fn beside_weight_of(who: &T::AccountId) -> Weight {
        Self::beside(|| T::Owed::weight_of(who))
    }

    pub(crate) fn propose_weight(proposal: &ProposalOf<T>) -> Weight {
        let bytes = proposal.len().unwrap_or(MAX_PROPOSAL_BYTES).min(MAX_PROPOSAL_BYTES);
        T::WeightInfo::propose(bytes)
    }

    fn beside(owed: impl FnOnce() -> Weight) -> Weight {
        match Parameters::<T>::get().is_some_and(|params| params.balances) {
            true => T::WeightInfo::beside().saturating_add(owed()),
            false => Weight::zero(),
        }
    }

    /// Returns `true` if `who` has a balance on hold that no live vote counts.
    pub fn may_release(who: &T::AccountId) -> bool {
        Held::<T>::contains_key(who) && !Self::counts_balance(who)
    }

    /// Returns `true` if a live vote of `who` counts a balance.
    fn counts_balance(who: &T::AccountId) -> bool {
        let votes = Voters::<T>::get(who).votes;
        votes.iter().any(|vote| vote.beside.is_some() && Self::is_live(vote.poll))
    }

    /// Amount that `who` holds for votes.
    fn held(who: &T::AccountId) -> Balance {
        Held::<T>::get(who).map_or(0, |held| held.amount)
    }

    #[cfg(any(test, feature = "std", feature = "try-runtime"))]
    pub(crate) fn on_hold(who: &T::AccountId) -> Balance {
        T::Currency::balance_on_hold(&HoldReason::Votes.into(), who)
    }

    /// Stake of `who`, and its balance where balances count: what it needs to vote and to propose.
    pub(crate) fn means(who: &T::AccountId, params: &Params) -> Balance {
        let staked = Self::staked(who);
        match params.balances {
            true => staked.saturating_sub(T::Owed::owed(who)).saturating_add(Self::held(who)),
            false => staked,
        }
    }

    /// Power of `who` at `now` in a poll that began at `began`. Where balances count, what the stake owes
    /// is taken off, and a balance is added that was held before. `None` if it does not fit.
    pub(crate) fn cast(
        who: &T::AccountId,
        began: Seconds,
        now: Seconds,
        params: &Params,
    ) -> Option<Cast> {
        let Power { staked, counted, power } = T::Power::power(who, began, now);
        if !params.balances {
            return Some(Cast { raw: power, beside: None, means: staked });
        }
        let (held, owed) = (Held::<T>::get(who), T::Owed::owed(who));
        let means = held.as_ref().map_or(0, |held| held.amount);
        let means = staked.saturating_sub(owed).saturating_add(means);
        let held = held.filter(|held| held.since < began).map_or(0, |held| held.amount);
        let mut beside = Beside { stake: counted, power, held };
        beside.owe(owed);
        let raw = beside.raw()?;
        Some(Cast { raw, beside: (held > 0).then_some(beside), means })
    }
}
