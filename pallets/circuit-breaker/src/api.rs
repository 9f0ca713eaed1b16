//! Runtime API of the breakers.

use crate::{
    evaluate::{earliest_clear, read, Facts},
    types::{BreakerState, Manual, Params, Trigger},
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
    /// `true` if it is enabled.
    pub enabled: bool,
    /// `true` if it is tripped.
    pub tripped: bool,
    /// Time of the trip, in seconds since the Unix epoch.
    pub since: Option<Seconds>,
    /// Value at the trip.
    pub cause: Option<u128>,
    /// Current value. `None`, as the next four, if the trigger is disabled or there is no price.
    pub value: Option<u128>,
    /// Trip level.
    pub trip: Option<u128>,
    /// Clear level.
    pub clear: Option<u128>,
    /// Distance of the value from the trip level; zero at and beyond it.
    pub headroom: Option<u128>,
    /// The same in basis points of the trip level, rounded down; `None` if that level is zero.
    pub headroom_bps: Option<u64>,
    /// Earliest time at which it clears, in seconds since the Unix epoch; `None` if it is not
    /// tripped.
    pub earliest_clear: Option<Seconds>,
}

/// All breakers.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct BreakerView {
    /// All triggers.
    pub triggers: Vec<TriggerView>,
    /// The manual closure, if there is one.
    pub manual: Option<Manual>,
    /// End of the current crisis, if there is one, in seconds since the Unix epoch.
    pub crisis_until: Option<Seconds>,
    /// `true` if rewards are redirected to the backstop.
    pub redirected: bool,
    /// `true` if buybacks are paused.
    pub buyback_paused: bool,
    /// `true` if the emergency reserve is open.
    pub emergency_open: bool,
}

/// A wallet and its cap, the sixth trigger.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct WalletView {
    /// End of the epoch whose cap it has reached, in seconds since the Unix epoch; it can add no
    /// stake until then.
    pub capped_until: Option<Seconds>,
    /// Remaining allowance of this epoch, in smallest units; `None` without a cap.
    pub remaining_allowance: Option<Balance>,
}

/// Entries that the breakers leave open to an account.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct OpenEntries {
    /// New stake, also by cancelling an unstake.
    pub stake: bool,
    /// Reward added to a position.
    pub compound: bool,
    /// A lot of the buyback.
    pub buyback: bool,
    /// A deposit of revenue.
    pub deposit: bool,
    /// New work for pay.
    pub job: bool,
    /// A bond of another account to a provider.
    pub delegate: bool,
}

sp_api::decl_runtime_apis! {
    /// Reads of the breakers.
    pub trait CircuitBreakerApi<AccountId: Codec> {
        /// All triggers with their levels and headroom, and the current effects.
        fn status() -> BreakerView;
        /// Distance of `who` from the wallet cap, which the vault enforces.
        fn wallet(who: AccountId) -> WalletView;
        /// Entries that are open to `who`. The wallet cap is not included: see `wallet`.
        fn open_entries(who: AccountId) -> OpenEntries;
        /// The levels.
        fn params() -> Params;
    }
}

fn trigger_view(
    trigger: Trigger,
    params: &Params,
    facts: &Facts,
    state: &BreakerState,
) -> TriggerView {
    let reading = read(trigger, params, facts, &state.window);
    let trip = state.trip(trigger);
    TriggerView {
        trigger,
        enabled: params.enables(trigger),
        tripped: trip.is_some(),
        since: trip.map(|trip| trip.since),
        cause: trip.map(|trip| trip.value),
        value: reading.map(|reading| reading.value),
        trip: reading.map(|reading| reading.trip),
        clear: reading.map(|reading| reading.clear),
        headroom: reading.map(|reading| reading.headroom),
        headroom_bps: reading.and_then(|reading| reading.headroom_bps()),
        earliest_clear: earliest_clear(trigger, params, state),
    }
}

impl<T: Config> Pallet<T> {
    pub(crate) fn breaker_view() -> BreakerView {
        let (state, params, facts) = (State::<T>::get(), Parameters::<T>::get(), Self::facts());
        let view = |trigger| trigger_view(trigger, &params, &facts, &state);
        BreakerView {
            triggers: Trigger::ALL.into_iter().map(view).collect(),
            manual: state.manual,
            crisis_until: state.crisis_until(),
            redirected: state.redirected,
            buyback_paused: <Self as CrisisInspect>::buyback_paused(),
            emergency_open: <Self as CrisisInspect>::emergency_open(),
        }
    }

    pub(crate) fn wallet_view(who: &T::AccountId) -> WalletView {
        WalletView {
            capped_until: T::Caps::capped_until(who),
            remaining_allowance: T::Caps::remaining_allowance(who),
        }
    }

    pub(crate) fn entries_view(who: &T::AccountId) -> OpenEntries {
        let open = |entry| <Self as Guard<T::AccountId>>::may_enter(entry, who).is_ok();
        OpenEntries {
            stake: open(Entry::Stake),
            compound: open(Entry::Compound),
            buyback: open(Entry::Buyback),
            deposit: open(Entry::Deposit),
            job: open(Entry::Job),
            delegate: open(Entry::Delegate),
        }
    }
}
