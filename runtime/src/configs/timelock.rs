//! Delay of root calls and of treasury spends: the backstop's delay of a spend, in blocks.
//!
//! Both bodies together do not dispatch as root at once; what they whitelist and dispatch is a call
//! that schedules another one. A treasury spend is approved at once and paid out after the delay.

use crate::{params::SLOT_DURATION, *};
use core::cmp::Ordering;
use polkadot_sdk::frame_support::traits::PrivilegeCmp;

/// The delay, in blocks.
pub fn delay() -> BlockNumber {
    let secs = pallet_backstop::Parameters::<Runtime>::get().spend_delay_secs;
    let blocks = secs.saturating_mul(1_000).div_ceil(SLOT_DURATION);
    BlockNumber::try_from(blocks).unwrap_or(BlockNumber::MAX)
}

/// Returns `true` if the call keeps the delay, if it needs one.
pub fn waits_long_enough(call: &RuntimeCall) -> bool {
    use pallet_treasury::Call as Treasurer;
    use pallet_whitelist::Call as Whitelisted;
    match call {
        RuntimeCall::Whitelist(Whitelisted::dispatch_whitelisted_call_with_preimage { call }) => {
            delayed_or_urgent(call)
        },
        // It names a call by its hash, which says nothing about a delay.
        RuntimeCall::Whitelist(Whitelisted::dispatch_whitelisted_call { .. }) => false,
        // Paid by a period's end, which may be the next block.
        RuntimeCall::Treasury(Treasurer::spend_local { .. }) => false,
        RuntimeCall::Treasury(Treasurer::spend { valid_from: Some(block), .. }) => {
            *block >= System::block_number()
        },
        RuntimeCall::Treasury(Treasurer::payout { index }) => {
            pallet_treasury::Spends::<Runtime>::get(index).is_none_or(|spend| {
                System::block_number() >= spend.valid_from.saturating_add(delay())
            })
        },
        _ => true,
    }
}

/// A root call that both bodies may dispatch: one that schedules another after the delay, and the
/// one that revives finality, which cannot wait for blocks that are not final.
fn delayed_or_urgent(call: &RuntimeCall) -> bool {
    use pallet_scheduler::Call::{schedule_after, schedule_named_after};
    match call {
        RuntimeCall::Scheduler(
            schedule_after { after, .. } | schedule_named_after { after, .. },
        ) => *after >= delay(),
        RuntimeCall::Grandpa(pallet_grandpa::Call::note_stalled { .. }) => true,
        _ => false,
    }
}

/// Rights over scheduled calls: root cancels all of them; council and committee cancel those of
/// root and their own, and the council those of polls. The scheduler has checked the majority of the canceller before.
pub struct Cancels;

impl PrivilegeCmp<OriginCaller> for Cancels {
    fn cmp_privilege(left: &OriginCaller, right: &OriginCaller) -> Option<Ordering> {
        use frame_system::RawOrigin::Root;
        use OriginCaller::{system, Council, StakeVoting, TechnicalCommittee};
        match (left, right) {
            (left, right) if left == right => Some(Ordering::Equal),
            (system(Root), _)
            | (Council(_), system(Root) | Council(_) | StakeVoting(_))
            | (TechnicalCommittee(_), system(Root) | TechnicalCommittee(_)) => {
                Some(Ordering::Greater)
            },
            _ => None,
        }
    }
}
