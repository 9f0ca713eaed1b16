//! Stops for an emergency, and what none of them reaches.
//!
//! The safe mode lets only [`STAYS_OPEN`] through, for a day at a time and at most three days in all.
//! Calls can be paused while something is closed by hand in the circuit breaker, which lasts at most a
//! week; all pauses end with that closure. After the safe mode and after a closure there is no other one
//! for twice as long as it lasted. The committee and the council can both end them before their time.
//!
//! Both stop calls. What blocks do by themselves goes on: accrual and buybacks; the breaker closes deposits
//! and buybacks for these too. Renewals of subscriptions wait, and trades do not grow too old to be
//! settled: whoever cannot act does not lose by it.

pub use super::stays_open::{Calls, StaysOpen, STAYS_OPEN};

use crate::{
    origins::{Emergency, Reopener},
    params::{DbWeight, DAYS},
    *,
};
use alloc::vec::Vec;
use codec::{Decode, Encode, MaxEncodedLen};
use polkadot_sdk::{
    frame_support::{
        pallet_prelude::ValueQuery,
        parameter_types,
        traits::{ConstU32, Contains, Get, SafeModeNotify},
        weights::Weight,
    },
    frame_system::EnsureWithSuccess,
    pallet_tx_pause::PausedCalls,
};
use quaestor_primitives::{Entry, LiftPauses};
use scale_info::TypeInfo;

/// Most blocks that the safe mode lasts, extensions included.
pub const MAX_SAFE_MODE: BlockNumber = 3 * DAYS;
/// Length of the rest after the safe mode, in lengths of the safe mode.
pub const REST_FACTOR: BlockNumber = 2;
/// Most calls that are paused at a time.
pub const MAX_PAUSES: usize = 32;

/// The last safe mode.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct SafeModeSpan {
    /// Block in which it was entered.
    pub entered: BlockNumber,
    /// First block in which another one can be entered.
    pub rest_until: BlockNumber,
}

/// The last safe mode, under the key of `Emergency` and `LastSafeMode`.
#[frame_support::storage_alias]
pub type LastSafeMode = StorageValue<Emergency, SafeModeSpan, ValueQuery>;

/// Records when the safe mode begins and ends.
pub struct SafeModeTimes;

impl SafeModeNotify for SafeModeTimes {
    fn entered() {
        LastSafeMode::mutate(|last| last.entered = System::block_number());
    }

    fn exited() {
        LastSafeMode::mutate(|last| {
            let now = System::block_number();
            // After a failed migration it may have lasted longer, through no fault of the committee's.
            let most = MAX_SAFE_MODE.saturating_add(1);
            let lasted = now.saturating_sub(last.entered).min(most);
            last.rest_until = now.saturating_add(lasted.saturating_mul(REST_FACTOR));
        });
    }
}

/// Returns `true` unless the call makes a stop beyond its bounds. What it reads is in the weights of these
/// calls.
pub fn is_bounded_stop(call: &RuntimeCall) -> bool {
    use pallet_safe_mode::Call::{force_enter, force_extend};
    match call {
        RuntimeCall::SafeMode(force_enter {}) => {
            System::block_number() >= LastSafeMode::get().rest_until
        },
        RuntimeCall::SafeMode(force_extend {}) => {
            let until = pallet_safe_mode::EnteredUntil::<Runtime>::get().unwrap_or_default();
            let latest = LastSafeMode::get().entered.saturating_add(MAX_SAFE_MODE);
            until.saturating_add(SafeModeBlocks::get()) <= latest
        },
        RuntimeCall::TxPause(pallet_tx_pause::Call::pause { .. }) => {
            closed_by_hand()
                && PausedCalls::<Runtime>::iter_keys().take(MAX_PAUSES).count() < MAX_PAUSES
        },
        _ => true,
    }
}

/// Ends all pauses of calls.
pub struct Pauses;

impl LiftPauses for Pauses {
    fn lift() {
        let paused: Vec<_> = PausedCalls::<Runtime>::iter_keys().collect();
        for full_name in paused {
            PausedCalls::<Runtime>::remove(&full_name);
            let lifted = pallet_tx_pause::Event::<Runtime>::CallUnpaused { full_name };
            System::deposit_event(RuntimeEvent::TxPause(lifted));
        }
    }

    fn weight() -> Weight {
        let most = u64::try_from(MAX_PAUSES).unwrap_or(u64::MAX);
        DbWeight::get().reads_writes(most.saturating_add(1), most)
    }
}

/// The calls that may be made now. What it reads, the safe mode's end and the breaker's record, is
/// part of the base weight of a transaction.
pub struct Admitted;

impl Contains<RuntimeCall> for Admitted {
    fn contains(call: &RuntimeCall) -> bool {
        StaysOpen::contains(call)
            || !(SafeMode::is_entered() || (closed_by_hand() && !TxPause::contains(call)))
    }
}

/// Returns `true` if accounts can be charged: deposits are open and no call is stopped, because a stopped one
/// may be the one that would have filled an account.
pub struct CanCharge;

impl Get<bool> for CanCharge {
    fn get() -> bool {
        let breaker = pallet_circuit_breaker::State::<Runtime>::get();
        breaker.closed(Entry::Deposit).is_none() && !calls_stopped(breaker.manual.is_some())
    }
}

/// Returns `true` in the safe mode, and while a paused call is refused.
pub struct CallsStopped;

impl Get<bool> for CallsStopped {
    fn get() -> bool {
        calls_stopped(closed_by_hand())
    }
}

fn calls_stopped(closed_by_hand: bool) -> bool {
    let paused = || PausedCalls::<Runtime>::iter_keys().next().is_some();
    SafeMode::is_entered() || (closed_by_hand && paused())
}

fn closed_by_hand() -> bool {
    pallet_circuit_breaker::State::<Runtime>::get().manual.is_some()
}

parameter_types! {
    /// Duration of the safe mode without extensions, and of each extension.
    pub const SafeModeBlocks: BlockNumber = DAYS;
    pub const NoDeposit: Option<Balance> = None;
    pub const NoRelease: Option<BlockNumber> = None;
}

type ForADay = EnsureWithSuccess<Emergency, AccountId, SafeModeBlocks>;

impl pallet_safe_mode::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type WhitelistedCalls = StaysOpen;
    // Nobody enters it by paying.
    type EnterDuration = SafeModeBlocks;
    type ExtendDuration = SafeModeBlocks;
    type EnterDepositAmount = NoDeposit;
    type ExtendDepositAmount = NoDeposit;
    type ForceEnterOrigin = ForADay;
    type ForceExtendOrigin = ForADay;
    type ForceExitOrigin = Reopener;
    type ForceDepositOrigin = Emergency;
    type Notify = SafeModeTimes;
    type ReleaseDelay = NoRelease;
    type WeightInfo = StopWeights;
}

impl pallet_tx_pause::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeCall = RuntimeCall;
    type PauseOrigin = Emergency;
    type UnpauseOrigin = Reopener;
    type WhitelistedCalls = StaysOpen;
    type MaxNameLen = ConstU32<256>;
    type WeightInfo = StopWeights;
}

/// Weights of the SDK, with the record of the last safe mode and the count of the pauses.
pub struct StopWeights;

type SafeModes = pallet_safe_mode::weights::SubstrateWeight<Runtime>;
type SinglePauses = pallet_tx_pause::weights::SubstrateWeight<Runtime>;

fn recorded(measured: Weight) -> Weight {
    measured.saturating_add(DbWeight::get().reads_writes(1, 1))
}

impl pallet_safe_mode::WeightInfo for StopWeights {
    fn on_initialize_noop() -> Weight {
        SafeModes::on_initialize_noop()
    }

    fn on_initialize_exit() -> Weight {
        recorded(SafeModes::on_initialize_exit())
    }

    fn enter() -> Weight {
        SafeModes::enter()
    }

    fn force_enter() -> Weight {
        recorded(SafeModes::force_enter())
    }

    fn extend() -> Weight {
        SafeModes::extend()
    }

    fn force_extend() -> Weight {
        recorded(SafeModes::force_extend())
    }

    fn force_exit() -> Weight {
        recorded(SafeModes::force_exit())
    }

    fn release_deposit() -> Weight {
        SafeModes::release_deposit()
    }

    fn force_release_deposit() -> Weight {
        SafeModes::force_release_deposit()
    }

    fn force_slash_deposit() -> Weight {
        SafeModes::force_slash_deposit()
    }
}

impl pallet_tx_pause::WeightInfo for StopWeights {
    fn pause() -> Weight {
        SinglePauses::pause().saturating_add(Pauses::weight())
    }

    fn unpause() -> Weight {
        SinglePauses::unpause()
    }
}
