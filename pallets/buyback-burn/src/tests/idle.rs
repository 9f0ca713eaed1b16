//! Lots on schedule, with the weight that blocks leave unused.

use super::*;

fn skipped(reason: impl Into<DispatchError>, retry_at: Seconds) -> RuntimeEvent {
    Event::BuybackSkipped { reason: reason.into(), retry_at }.into()
}

/// Everything but what a skip writes.
fn untouched() -> (Balance, Balance, Balance, (Balance, Balance), Totals, Seconds) {
    let state = state();
    (state.budget, Buyback::balance(), issuance(), reserves(), totals(), state.next_at)
}

/// The lot that is due is skipped for this reason, and the money stays where it is; once that is
/// mended it is bought, but not before the time to try again.
#[track_caller]
fn assert_skipped(reason: impl Into<DispatchError>, harm: impl FnOnce(), mend: impl FnOnce()) {
    ExtBuilder::default().budget(5_000).build_and_execute(|| {
        harm();
        let before = untouched();

        idle();

        assert_eq!(last_event(), skipped(reason, START + 60));
        assert_eq!(untouched(), before);
        assert_eq!(state().retry_at, START + 60);
        mend();
        System::reset_events();
        at(START + 59);
        idle();
        assert_eq!((System::events().len(), totals().lots), (0, 0));
        at(START + 60);
        idle();
        assert_eq!(totals().lots, 1);
    });
}

#[test]
fn a_lot_is_bought_when_it_is_due_and_one_in_a_block() {
    ExtBuilder::default().budget(5_000).build_and_execute(|| {
        idle();
        assert_eq!(record(0).amounts.spent, SAFE);
        idle();
        at(state().next_at - 1);
        idle();
        assert_eq!(totals().lots, 1);
        at(state().next_at);
        idle();
        idle();
        assert_eq!(totals().lots, 2);
    });
}

#[test]
fn a_lot_without_a_price_is_skipped_and_tried_again() {
    assert_skipped(
        Error::PriceUnavailable,
        || StubPrice::set_reference(None),
        || StubPrice::set(HALF, START),
    );
}

#[test]
fn a_lot_from_an_empty_pool_is_skipped_and_tried_again() {
    assert_skipped(
        Error::PoolTooShallow,
        || set_reserves(0, 0),
        || set_reserves(1_000_000 * TOKEN, 500_000 * USD),
    );
}

#[test]
fn a_lot_at_a_pushed_price_is_skipped_and_tried_again() {
    assert_skipped(
        Error::PriceMoved,
        || set_reserves(900_000 * TOKEN, 500_000 * USD),
        || set_reserves(1_000_000 * TOKEN, 500_000 * USD),
    );
}

#[test]
fn a_lot_while_the_guard_is_closed_is_skipped_and_tried_again() {
    assert_skipped(
        StubGuard::CLOSED,
        || StubGuard::close(Entry::Buyback),
        || StubGuard::open(Entry::Buyback),
    );
}

#[test]
fn a_lot_that_the_swap_refuses_is_undone_and_the_skip_is_kept() {
    // Events hold no words of errors.
    assert_skipped(
        DispatchError::Other(""),
        || {
            set_reserves(900_000 * TOKEN, 500_000 * USD);
            Market::promise_too_much();
        },
        || set_reserves(1_000_000 * TOKEN, 500_000 * USD),
    );
}

#[test]
fn a_skip_writes_nothing_but_when_to_try_again() {
    ExtBuilder::default().budget(5_000).build_and_execute(|| {
        use polkadot_sdk::{sp_io::storage::root, sp_runtime::StateVersion};
        set_reserves(900_000 * TOKEN, 500_000 * USD);
        Market::promise_too_much();
        System::reset_events();
        let (before, old) = (root(StateVersion::V1), state());

        idle();

        assert_eq!(state(), BuybackState { retry_at: START + 60, ..old });
        crate::State::<Test>::put(old);
        System::reset_events();
        assert_eq!(root(StateVersion::V1), before);
    });
}

#[test]
fn a_keeper_need_not_wait_for_the_schedule_to_try_again() {
    ExtBuilder::default().budget(5_000).build_and_execute(|| {
        StubPrice::set_reference(None);
        idle();
        StubPrice::set(HALF, START);
        accepted(ALICE, execute());
    });
}

#[test]
fn without_a_budget_there_is_nothing_to_skip() {
    ExtBuilder::default().budget(99).build_and_execute(|| {
        System::reset_events();
        StubPrice::set_reference(None);
        assert_eq!(idle().ref_time(), 1);
        assert_eq!((System::events().len(), state().retry_at), (0, 0));
    });
}

#[test]
fn a_block_without_weight_to_spare_buys_nothing() {
    ExtBuilder::default().budget(5_000).build_and_execute(|| {
        assert_eq!(idle_with(0).ref_time(), 0);
        assert_eq!(idle_with(1).ref_time(), 1);
        assert_eq!(totals().lots, 0);
        assert_eq!(idle_with(2).ref_time(), 2);
        assert_eq!(totals().lots, 1);
    });
}

#[test]
fn after_a_halt_of_a_hundred_days_there_is_one_lot() {
    ExtBuilder::default().budget(5_000).build_and_execute(|| {
        idle();
        at(START + 100 * DAY);
        idle();
        idle();
        assert_eq!(totals().lots, 2);
        assert!(state().next_at >= START + 100 * DAY + 600);
    });
}
