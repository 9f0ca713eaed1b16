//! Genesis: what is stored, and the sentences that nonsense is refused with.

use super::*;
use crate::{Parameters, PlanCount, Plans};

#[test]
fn params_and_plans_are_stored() {
    ExtBuilder::default().build_and_execute(|| {
        assert_eq!(Parameters::<Test>::get(), params());
        assert_eq!(PlanCount::<Test>::get(), 3);
        let stored: Vec<_> = (0..3).map(|id| Plans::<Test>::get(id).unwrap()).collect();
        assert_eq!(stored, plans());
    });
}

#[test]
fn a_chain_without_subscriptions_can_be_born_and_sells_nothing() {
    let nothing = ExtBuilder { params: Params::default(), plans: vec![], crowd: 0 };
    nothing.build_and_execute(|| {
        refused(ALICE, subscribe(BASIC, 1, USDC, ANY), Error::UnknownPlan);
        assert_eq!((idle(), events().len()), (1, 0));
    });
}

#[test]
fn params_without_plans_and_as_many_plans_as_can_be_are_allowed() {
    for plans in [vec![], vec![plans()[0]; 32]] {
        let builder = ExtBuilder { plans: plans.clone(), ..Default::default() };
        builder.build_and_execute(|| assert_eq!(Subscriptions::plans().len(), plans.len()));
    }
}

/// A test for each nonsense: its name, its sentence, and how it is made.
macro_rules! refused_at_genesis {
    ($($name:ident: $sentence:literal, $change:expr;)*) => {$(
        #[test]
        #[should_panic(expected = $sentence)]
        fn $name() {
            let change: fn(&mut ExtBuilder) = $change;
            let mut builder = ExtBuilder::default();
            change(&mut builder);
            builder.build();
        }
    )*};
}

refused_at_genesis! {
    plans_and_no_params:
        "subscriptions: the stake that a discount asks for must be from 1 to 10^27",
        |b| b.params = Params::default();
    a_discount_of_all: "subscriptions: a discount must be at most 50 %",
        |b| b.params.staked_bps = 10_000;
    stakers_who_pay_more:
        "subscriptions: the discount with stake must not be lower than the one without",
        |b| b.params.native_bps = 2_001;
    no_stake: "subscriptions: the stake that a discount asks for must be from 1 to 10^27",
        |b| b.params.staked_min = 0;
    no_bucket: "subscriptions: a bucket must last from one second to a day",
        |b| b.params.bucket_secs = 0;
    no_attempt: "subscriptions: a renewal must have from 1 to 100 attempts",
        |b| b.params.max_attempts = 0;
    a_plan_for_nothing: "subscriptions: plan 1: the price of a period must be from 1 to 10^12",
        |b| b.plans[1].price = 0;
    a_plan_of_a_moment:
        "subscriptions: plan 2: a period must last from two buckets to 366 days",
        |b| b.plans[2].period_secs = 1;
    too_many_plans: "subscriptions: there can be at most 32 plans", |b| b.plans = vec![b.plans[0]; 33];
}
