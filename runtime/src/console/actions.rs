//! Actions of an account that are closed, with the reason and the end of it: the calls themselves are
//! tried on a copy of the state.

use super::{
    candidates::{candidates, exists},
    dry_run::rolled_back,
    types::{safe_mode_until, Action, Closed, Reason},
};
use crate::{
    configs::emergency::CallsStopped, AccountId, Runtime, RuntimeCall, RuntimeOrigin, SafeMode,
    Seconds, StakingVault, TxPause,
};
use alloc::vec::Vec;
use polkadot_sdk::{
    frame_support::traits::{Contains, Get, Hooks},
    frame_system,
    sp_runtime::{traits::Dispatchable, DispatchError},
};
use quaestor_primitives::{Positions, WalletCap};

/// The actions that this economy has, with the reason why `who` cannot take them in the next block.
pub fn actions(who: &AccountId) -> Vec<(Action, Option<Closed>)> {
    rolled_back(|| {
        StakingVault::on_initialize(0);
        let actions = Action::ALL.into_iter().filter(|action| exists(*action));
        actions.map(|action| (action, closed(action, who))).collect()
    })
}

/// The reason of the first candidate, if every candidate is refused.
fn closed(action: Action, who: &AccountId) -> Option<Closed> {
    let mut first = None;
    for call in candidates(action, who) {
        let tried = call.clone();
        let origin = RuntimeOrigin::signed(who.clone());
        let result = rolled_back(|| tried.dispatch(origin));
        let refused = result.err()?;
        first.get_or_insert((call, refused.error));
    }
    let (call, error) = first?;
    Some(explain(action, who, &call, error))
}

fn explain(action: Action, who: &AccountId, call: &RuntimeCall, error: DispatchError) -> Closed {
    use pallet_buyback_burn::Error as Buyback;
    use pallet_circuit_breaker::{Error as Breaker, State};
    use pallet_staking_vault::Error as Vault;
    let manual = State::<Runtime>::get().manual.map(|manual| manual.until);
    if error == frame_system::Error::<Runtime>::CallFiltered.into() {
        return filtered(call, manual, error);
    }
    if error == Breaker::<Runtime>::EntryClosed.into() {
        return Closed { reason: Reason::ClosedByHand, until: manual };
    }
    // The allowance that is left is below the minimum stake.
    let capped = StakingVault::capped_until(who);
    let below = Vault::<Runtime>::BelowMinimumStake.into();
    if action == Action::Stake && error == below && capped.is_some() {
        let error = Vault::<Runtime>::WalletCapReached.into();
        return Closed { reason: Reason::Refused(error), until: capped };
    }
    let ledger = StakingVault::ledger(who.clone());
    let mut locks = ledger.positions.iter().map(|position| position.lock_end);
    let mut releases = ledger.unlocking.iter().map(|chunk| chunk.release);
    let now = <StakingVault as Positions<AccountId>>::now();
    let next = |times: &mut dyn Iterator<Item = Seconds>| times.filter(|time| *time > now).min();
    let is = |other: DispatchError| error == other;
    let until = if is(Vault::<Runtime>::WalletCapReached.into()) {
        capped
    } else if is(Vault::<Runtime>::Locked.into()) || is(Vault::<Runtime>::Firm.into()) {
        next(&mut locks)
    } else if is(Vault::<Runtime>::CoolingDown.into()) {
        next(&mut releases)
    } else if is(Buyback::<Runtime>::NotDue.into()) {
        Some(pallet_buyback_burn::State::<Runtime>::get().next_at)
    } else {
        None
    };
    Closed { reason: Reason::Refused(error), until }
}

/// The stop that the call filter has refused the call for.
fn filtered(call: &RuntimeCall, manual: Option<Seconds>, error: DispatchError) -> Closed {
    if SafeMode::is_entered() {
        return Closed { reason: Reason::SafeMode, until: safe_mode_until() };
    }
    if CallsStopped::get() && !TxPause::contains(call) {
        return Closed { reason: Reason::Paused, until: manual };
    }
    Closed { reason: Reason::Refused(error), until: None }
}
