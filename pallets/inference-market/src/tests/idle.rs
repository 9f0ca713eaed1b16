//! Idle time.

use super::*;
use crate::{Cursor, WeightInfo};
use polkadot_sdk::frame_support::{
    traits::Hooks,
    weights::{constants::ParityDbWeight, Weight},
};
use quaestor_primitives::Audit;

fn idle(remaining: Weight) -> Weight {
    <InferenceMarket as Hooks<u64>>::on_idle(System::block_number(), remaining)
}

fn look() -> Weight {
    ParityDbWeight::get().reads(3)
}

#[test]
fn jobs_are_settled_and_cleared_without_anybody() {
    ExtBuilder::default().build_and_execute(|| {
        AuditState::set(&Audit::Pending);
        let jobs = [0; 6].map(|_| submitted(QUIV, QUIV));
        idle(Weight::MAX);
        assert!(jobs.iter().all(|id| !is_paid(*id)));
        at(START + DAY);
        // Four a block; the cursor was after the fourth.
        idle(Weight::MAX);
        idle(Weight::MAX);
        idle(Weight::MAX);
        assert!(jobs.iter().all(|id| is_paid(*id)));
        at(START + 3 * DAY);
        for _ in 0..4 {
            idle(Weight::MAX);
        }
        assert!(jobs.iter().all(|id| is_gone(*id)));
        // The fee fell to 4.75 % in the idle epoch.
        assert_eq!(balance(PETER), 6 * QUIV / 10_000 * 9_025);
    });
}

#[test]
fn other_states_are_left_to_those_who_care() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, post(spec(QUIV)));
        let late = assigned(QUIV, QUIV);
        let disputed = submitted(QUIV, QUIV);
        freeze(disputed, true).unwrap();
        at(START + 60 * DAY);
        for _ in 0..3 {
            idle(Weight::MAX);
        }
        assert_eq!([0, late, disputed].map(is_gone), [false; 3]);
    });
}

#[test]
fn an_epoch_ends_and_one_asset_is_flushed() {
    ExtBuilder::default().build_and_execute(|| {
        let dollars = crate::types::JobSpec { asset: USDC, ..spec(DOLLAR) };
        let id = assigned_with(dollars, DOLLAR);
        accepted(PETER, submit(id));
        accepted(ALICE, Call::accept { job: id });
        paid(50 * QUIV);
        at(START + DAY);
        idle(Weight::MAX);
        assert_eq!((state().day, book(NATIVE).pending.sum()), (TODAY + 1, Some(0)));
        assert_ne!(book(USDC).pending.sum(), Some(0));
        idle(Weight::MAX);
        assert_eq!(book(USDC).pending.sum(), Some(0));
    });
}

#[test]
fn no_more_weight_is_used_than_is_left() {
    type W = ();
    ExtBuilder::default().build_and_execute(|| {
        let base = <W as WeightInfo>::on_idle_base();
        let id = submitted(QUIV, QUIV);
        at(START + DAY);
        assert_eq!(idle(base - Weight::from_parts(1, 0)), Weight::zero());
        // The idle epochs begin with the next one.
        assert_eq!(idle(base), base);
        let with_roll = base + <W as WeightInfo>::roll();
        assert_eq!(idle(with_roll), with_roll);
        assert_eq!(state().day, TODAY + 1);
        let short = base + look() + <W as WeightInfo>::settle() - Weight::from_parts(1, 0);
        assert_eq!(idle(short), base + look());
        assert!(!is_gone(id) && Cursor::<Test>::get().is_none());
        // Job, and the end of the list.
        let long = base + look() + <W as WeightInfo>::settle();
        assert_eq!(idle(long), long);
        assert!(is_gone(id));
    });
}

/// A job that cannot be paid does not stop those behind it.
#[test]
fn a_job_whose_payment_fails_is_passed_over() {
    ExtBuilder::default().build_and_execute(|| {
        let dollars = || crate::types::JobSpec { asset: USDC, ..spec(DOLLAR) };
        let first = assigned_with(dollars(), DOLLAR);
        accepted(PETER, submit(first));
        let second = submitted(QUIV, QUIV);
        block(till(), true);
        at(START + DAY);
        for _ in 0..3 {
            idle(Weight::MAX);
        }
        assert!(!is_gone(first) && is_gone(second));
        block(till(), false);
        idle(Weight::MAX);
        idle(Weight::MAX);
        assert!(is_gone(first));
    });
}
