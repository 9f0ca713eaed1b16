//! Genesis: what is stored, and the sentences that nonsense is refused with.

use super::*;

#[test]
fn the_account_begins_with_the_least_balance_of_the_quote_asset() {
    ExtBuilder::default().build_and_execute(|| {
        assert_eq!(Buyback::balance(), LEAST);
        assert_eq!(
            state(),
            BuybackState { minimum_balance: LEAST, day_secs: DAY, ..Default::default() }
        );
        assert_eq!(crate::Parameters::<Test>::get(), params());
    });
}

#[test]
fn a_chain_without_buybacks_can_be_born_and_buys_nothing() {
    let nothing = ExtBuilder { params: Params::default(), day_secs: 0, ..Default::default() };
    nothing.build_and_execute(|| {
        assert_eq!(Buyback::balance(), 0);
        refused(ALICE, execute(), Error::BudgetTooSmall);
        idle();
        assert_eq!(System::events().len(), 0);
    });
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
    no_day: "buyback: a day must last at least one second", |b| b.day_secs = 0;
    a_day_and_no_params: "buyback: the least lot must not be zero", |b| b.params = Params::default();
    lots_of_nothing: "buyback: the least lot must not be zero", |b| b.params.min_lot = 0;
    lots_without_end: "buyback: the largest lot must be from the least lot to 10^13",
        |b| b.params.max_lot = u128::MAX;
    no_slippage: "buyback: the slippage must be above 0 and at most 10 %",
        |b| b.params.slippage_bps = 0;
    all_slippage: "buyback: the slippage must be above 0 and at most 10 %",
        |b| b.params.slippage_bps = 10_000;
    no_impact: "buyback: the impact must be above 0 and at most 5 %",
        |b| b.params.impact_bps = 0;
    no_distance: "buyback: the distance of lots must be from one second to a week",
        |b| b.params.min_distance_secs = 0;
    jitter_without_end: "buyback: the jitter must be at most a week",
        |b| b.params.jitter_secs = u64::MAX;
    no_retry: "buyback: a retry must come after one second to a day",
        |b| b.params.retry_secs = 0;
}
