//! Room in the agenda of a block.
//!
//! The SDK's referenda drop an alarm or an enactment that finds the agenda of its block full, and
//! nobody could make that good. So what the bodies schedule leaves them places, and does not repeat:
//! a repetition enters an agenda without a look at it.

use crate::*;
use pallet_stake_voting::types::MAX_POLLS;
use polkadot_sdk::frame_support::traits::Get;

/// Places that polls may need in a block: an alarm, an enactment and the end of a decision for each of
/// those that are live.
const FOR_POLLS: u32 = 3 * MAX_POLLS;

/// Returns `true` if the call leaves room for polls, if it schedules another one.
pub fn leaves_room(call: &RuntimeCall) -> bool {
    use pallet_scheduler::Call;
    let RuntimeCall::Scheduler(call) = call else { return true };
    match call {
        Call::schedule { when, maybe_periodic: None, .. }
        | Call::schedule_named { when, maybe_periodic: None, .. } => has_room(*when),
        Call::schedule_after { after, maybe_periodic: None, .. }
        | Call::schedule_named_after { after, maybe_periodic: None, .. } => {
            has_room(System::block_number().saturating_add(*after).saturating_add(1))
        },
        Call::cancel { .. }
        | Call::cancel_named { .. }
        | Call::cancel_retry { .. }
        | Call::cancel_retry_named { .. } => true,
        _ => false,
    }
}

fn has_room(when: BlockNumber) -> bool {
    let places: u32 = <Runtime as pallet_scheduler::Config>::MaxScheduledPerBlock::get();
    let taken = pallet_scheduler::Agenda::<Runtime>::decode_len(when).unwrap_or_default();
    u32::try_from(taken).is_ok_and(|taken| taken < places.saturating_sub(FOR_POLLS))
}
