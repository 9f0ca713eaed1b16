//! `on_idle`.

use super::*;

#[test]
fn a_drip_needs_its_weight() {
    ExtBuilder::default().build_and_execute(|| {
        assert_eq!(idle(0), 0);
        assert_eq!(pooled(), 0);
        assert_eq!(idle(1), 1);
        assert_eq!(pooled(), state().minted);
        assert_eq!(idle(1), 0);
    });
}

#[test]
fn where_nothing_is_due_a_block_writes_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        assert_eq!(idle(10), 1);
        at(DAY - 1);
        let before = root();
        assert_eq!(idle(10), 0);
        assert_eq!(root(), before);
    });
}

#[test]
fn an_economy_without_a_schedule_touches_no_key() {
    ExtBuilder::default().build_and_execute(|| {
        Drips::set(&false);
        let before = root();
        assert_eq!(idle(10), 0);
        assert_eq!(root(), before);
        assert_eq!(pooled(), 0);
    });
}

#[test]
fn a_pool_that_refuses_costs_a_try_in_every_block_and_changes_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        Pool::close();
        for secs in [0, 6, DAY, 40 * DAY] {
            at(secs);
            let before = root();
            assert_eq!(idle(10), 1);
            assert_eq!(root(), before);
        }
        Pool::open();
        assert_eq!(idle(10), 1);
        assert_eq!(pooled(), constant().issued(70 * DAY));
    });
}

#[test]
fn at_the_cap_the_hook_only_looks() {
    ExtBuilder::default().build_and_execute(|| {
        at(6 * 365 * DAY);
        assert_eq!(idle(10), 1);
        assert_eq!(pooled(), 10_000_000_000 * BDAG);
        at(7 * 365 * DAY);
        assert_eq!(idle(10), 0);
    });
}
