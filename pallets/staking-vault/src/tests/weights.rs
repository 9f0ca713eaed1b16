//! Weights: each call is charged what it did, and never more than it announced.

use super::*;
use crate::WeightInfo;
use polkadot_sdk::{
    frame_support::{dispatch::GetDispatchInfo, weights::Weight},
    sp_runtime::traits::Dispatchable,
};

type Measured = ();

/// Dispatches `call` and returns what it was charged.
#[track_caller]
fn charged(who: AccountId, call: crate::Call<Test>) -> Weight {
    let call = RuntimeCall::from(call);
    let announced = call.get_dispatch_info().call_weight;
    let charged = call.dispatch(RuntimeOrigin::signed(who)).unwrap().actual_weight.unwrap();
    assert!(charged.all_lte(announced), "{charged:?} charged, {announced:?} announced");
    charged
}

fn micros(weight: Weight) -> u64 {
    weight.ref_time() / 1_000_000
}

/// Weight of an exit from a position that crossed `crossed` steps.
fn unstaked(entries: u32, pending: u32, crossed: u32) -> Weight {
    let observed = Measured::observe_crossed(crossed) - Measured::observe_crossed(0);
    Measured::unstake(entries, pending) + observed
}

#[test]
fn a_call_is_charged_for_the_entries_and_steps_that_it_met() {
    ExtBuilder::qtra().build_and_execute(|| {
        assert_eq!(charged(ALICE, stake(2_000 * TOKEN, 0)), Measured::stake(0, 1));
        assert_eq!(charged(ALICE, stake(2_000 * TOKEN, 0)), Measured::stake(1, 1));
        assert_eq!(charged(ALICE, early_unstake(1)), Measured::unstake(2, 1));
        at(START + 7 * DAY);
        assert_eq!(charged(ALICE, cancel_unstake(2)), Measured::cancel_unstake(2, 1));
        // Its warm-up is over.
        assert_eq!(charged(ALICE, unstake(0, None)), unstaked(2, 0, 1));
        at(START + 10 * DAY);
        assert_eq!(charged(ALICE, withdraw()), Measured::withdraw(2));
    });
}

#[test]
fn observers_are_charged_where_a_position_has_weight_at_once() {
    ExtBuilder::act().build_and_execute(|| {
        let with_weight = Measured::stake(0, 5).saturating_add(Measured::observe_opening());
        assert_eq!(charged(ALICE, stake(100 * ACT, 0)), with_weight);
        // A principal penalty moves money.
        let one = Measured::stake(1, 4).saturating_add(Measured::observe_opening());
        assert_eq!(charged(ALICE, stake(100 * ACT, 1)), one);
        assert_eq!(charged(ALICE, early_unstake(1)), Measured::early_unstake(2, 4));
        // Without a cooldown an exit pays at once, with or without a penalty.
        assert_eq!(charged(ALICE, unstake(0, None)), Measured::early_unstake(1, 5));
    });
}

#[test]
fn the_calls_of_a_simple_account_stay_within_their_goals() {
    assert!(micros(Measured::stake(0, 1)) <= 280, "{}", micros(Measured::stake(0, 1)));
    assert!(micros(unstaked(1, 0, 1)) <= 210, "{}", micros(unstaked(1, 0, 1)));
    assert!(micros(Measured::withdraw(1)) <= 190, "{}", micros(Measured::withdraw(1)));
}
