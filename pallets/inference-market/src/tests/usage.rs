//! Use of the network as emission and audits read it.

use super::*;
use quaestor_primitives::{ReturnShares, UsageInspect};

type Market = InferenceMarket;

fn growth() -> u32 {
    <Market as UsageInspect>::growth_bps()
}

/// Days of this irrecoverable cost.
fn days(count: u32, cost: Balance) {
    for _ in 0..count {
        crate::State::<Test>::mutate(|state| state.irrecoverable = cost);
        after(DAY);
        InferenceMarket::roll_now(&terms());
    }
}

#[test]
fn growth_is_that_of_28_days_over_the_28_before() {
    ExtBuilder::default().build_and_execute(|| {
        assert_eq!(growth(), 10_000);
        days(28, 1_000);
        assert_eq!(growth(), 10_000);
        // Each further day moves a day into the comparison, which then is small.
        days(1, 1_000);
        assert_eq!(growth(), 10_500);
        days(27, 1_000);
        // 28,000 by 28,000, which was reached in steps.
        days(20, 1_000);
        assert_eq!(growth(), 10_000);
        days(28, 1_200);
        assert_eq!(growth(), 12_000);
    });
}

#[test]
fn growth_is_bounded_and_moves_by_500_a_day() {
    ExtBuilder::default().build_and_execute(|| {
        days(56, 1_000);
        days(30, 1_000);
        assert_eq!(growth(), 10_000);
        days(1, 1_000_000);
        assert_eq!(growth(), 10_500);
        days(27, 1_000_000);
        assert_eq!(growth(), 20_000);
        // It falls from the tenth day without use on, by 500 a day.
        days(28, 0);
        assert_eq!(growth(), 10_500);
        days(10, 0);
        assert_eq!(growth(), 5_500);
        days(2, 0);
        assert_eq!(growth(), 5_000);
    });
}

/// Days that nobody called in count one by one: what is read does not depend on calls.
#[test]
fn a_read_equals_the_next_call_and_a_jump_the_days_one_by_one() {
    let run = |visits: &[u32]| {
        ExtBuilder::default().build_and_execute(|| {
            days(40, 1_000);
            crate::State::<Test>::mutate(|state| state.irrecoverable = 9_000);
            for count in visits {
                after(DAY * u64::from(*count));
                let read = growth();
                InferenceMarket::roll_now(&terms());
                assert_eq!(growth(), read);
            }
            (growth(), crate::UsageOfDays::<Test>::get())
        })
    };
    assert_eq!(run(&[30]), run(&[1; 30]));
    assert_eq!(run(&[9]), run(&[4, 1, 4]));
    assert_eq!(run(&[300]).0, 10_000);
}

#[test]
fn the_cost_of_each_day_can_be_read() {
    ExtBuilder::default().build_and_execute(|| {
        let cost = <Market as UsageInspect>::irrecoverable;
        paid(50 * QUIV);
        assert_eq!([TODAY - 1, TODAY, TODAY + 1].map(cost), [0, 3 * QUIV, 0]);
        at(START + 3 * DAY);
        // Nobody has called since.
        assert_eq!([TODAY, TODAY + 1, TODAY + 3].map(cost), [3 * QUIV, 0, 0]);
        // The fee fell to 4.75 % in the idle epoch.
        paid(100 * QUIV);
        let today = 5_950 * QUIV / 1_000;
        assert_eq!([TODAY, TODAY + 2, TODAY + 3].map(cost), [3 * QUIV, 0, today]);
        at(START + 56 * DAY);
        assert_eq!(cost(TODAY), 3 * QUIV);
        at(START + 57 * DAY);
        assert_eq!(cost(TODAY), 0);
    });
}

#[test]
fn shares_are_those_of_the_parameters() {
    ExtBuilder::default().build_and_execute(|| {
        let shares = ReturnShares { bonus_bps: 2_000, audit_bps: 5_000 };
        assert_eq!(<Market as UsageInspect>::shares(), shares);
    });
    ExtBuilder { terms: None, ..Default::default() }.build_and_execute(|| {
        assert_eq!(<Market as UsageInspect>::shares(), ReturnShares::default());
        assert_eq!((growth(), <Market as UsageInspect>::irrecoverable(1)), (10_000, 0));
    });
}
