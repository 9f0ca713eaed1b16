//! Reads of the breakers for users.

use crate::{
    evaluate::{earliest_clear, read, Facts},
    types::{Manual, Params, Status, Trigger},
    Config, Pallet, Parameters, State,
};
use alloc::vec::Vec;
use codec::{Codec, Decode, Encode};
use polkadot_sdk::sp_api;
use quaestor_primitives::{Balance, CrisisInspect, Entry, Guard, Seconds, WalletCap};
use scale_info::TypeInfo;

/// A trigger with its levels and its headroom, in the trigger's unit.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct TriggerView {
    /// The trigger.
    pub trigger: Trigger,
    /// The economy uses it.
    pub enabled: bool,
    /// It is tripped.
    pub tripped: bool,
    /// Since when.
    pub since: Option<Seconds>,
    /// The value that tripped it.
    pub cause: Option<u128>,
    /// Its value now; nothing if it is not in use or there is no price. So are the next four.
    pub value: Option<u128>,
    /// Its trip level.
    pub trip: Option<u128>,
    /// Its clear level.
    pub clear: Option<u128>,
    /// Distance of the value to the trip level; zero at it and beyond it.
    pub headroom: Option<u128>,
    /// The same in basis points of the trip level, rounded down; nothing if that level is zero.
    pub headroom_bps: Option<u64>,
    /// Before this time it does not clear; nothing if it is not tripped.
    pub earliest_clear: Option<Seconds>,
}

/// All breakers.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct BreakerView {
    /// The triggers, each of them.
    pub triggers: Vec<TriggerView>,
    /// Entries closed by hand.
    pub manual: Option<Manual>,
    /// Until when the crisis share of the buyback holds, if it does.
    pub crisis_until: Option<Seconds>,
    /// Rewards go past the stakers.
    pub redirected: bool,
    /// Buybacks rest.
    pub buyback_paused: bool,
    /// The emergency reserve is open.
    pub emergency_open: bool,
    /// When revenue last came in, or the time of the first block.
    pub last_revenue: Seconds,
}

/// Distance of a wallet from its cap: the sixth trigger.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct WalletView {
    /// Until when it can add no stake, if it has reached the cap.
    pub capped_until: Option<Seconds>,
    /// Remaining allowance of this epoch, in smallest units; `None` without a cap.
    pub room: Option<Balance>,
}

/// Which entries are open to an account, so far as the breakers are concerned.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct OpenEntries {
    /// New stake, also by cancelling an unstake.
    pub stake: bool,
    /// Reward into a position.
    pub compound: bool,
    /// A purchase by the treasury.
    pub buyback: bool,
    /// A deposit of revenue.
    pub deposit: bool,
}

sp_api::decl_runtime_apis! {
    /// Reads of the breakers.
    pub trait CircuitBreakerApi<AccountId: Codec> {
        /// Every trigger with its levels and headroom, and what holds now.
        fn status() -> BreakerView;
        /// Distance of `who` from the wallet cap, which the vault enforces.
        fn wallet(who: AccountId) -> WalletView;
        /// Which entries are open to `who`. The wallet's cap is apart: see `wallet`.
        fn open_entries(who: AccountId) -> OpenEntries;
        /// The levels, as they are stored.
        fn params() -> Params;
    }
}

fn trigger_view(
    trigger: Trigger,
    params: &Params,
    facts: &Facts,
    status: &Status,
    now: Seconds,
) -> TriggerView {
    let reading = read(trigger, params, facts, status.last_revenue, now);
    let trip = status.trip(trigger);
    TriggerView {
        trigger,
        enabled: params.uses(trigger),
        tripped: trip.is_some(),
        since: trip.map(|trip| trip.since),
        cause: trip.map(|trip| trip.value),
        value: reading.map(|reading| reading.value),
        trip: reading.map(|reading| reading.trip),
        clear: reading.map(|reading| reading.clear),
        headroom: reading.map(|reading| reading.headroom),
        headroom_bps: reading.and_then(|reading| reading.headroom_bps()),
        earliest_clear: earliest_clear(trigger, params, status),
    }
}

impl<T: Config> Pallet<T> {
    /// See [`CircuitBreakerApi`](runtime_decl_for_circuit_breaker_api::CircuitBreakerApi).
    pub fn breaker_view() -> BreakerView {
        let (status, params, facts) = (State::<T>::get(), Parameters::<T>::get(), Self::facts());
        let view = |trigger| trigger_view(trigger, &params, &facts, &status, Self::now());
        BreakerView {
            triggers: Trigger::ALL.into_iter().map(view).collect(),
            manual: status.manual,
            crisis_until: status.crisis_until(),
            redirected: status.redirected,
            buyback_paused: <Self as CrisisInspect>::buyback_paused(),
            emergency_open: <Self as CrisisInspect>::emergency_open(),
            last_revenue: status.last_revenue,
        }
    }

    /// See [`CircuitBreakerApi`](runtime_decl_for_circuit_breaker_api::CircuitBreakerApi).
    pub fn wallet_view(who: &T::AccountId) -> WalletView {
        WalletView { capped_until: T::Caps::capped_until(who), room: T::Caps::cap_room(who) }
    }

    /// See [`CircuitBreakerApi`](runtime_decl_for_circuit_breaker_api::CircuitBreakerApi).
    pub fn entries_view(who: &T::AccountId) -> OpenEntries {
        let open = |entry| <Self as Guard<T::AccountId>>::may_enter(entry, who).is_ok();
        OpenEntries {
            stake: open(Entry::Stake),
            compound: open(Entry::Compound),
            buyback: open(Entry::Buyback),
            deposit: open(Entry::Deposit),
        }
    }

    /// The levels.
    pub fn params() -> Params {
        Parameters::<T>::get()
    }
}
