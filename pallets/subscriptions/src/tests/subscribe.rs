//! Paying for periods, for the first time and again.

use super::*;
use quaestor_primitives::{PriceSource, ReferencePrice, RevenueType};
use quaestor_testing::StubRevenue;

/// Asserts that `who` pays exactly this in `asset` for this number of months of a plan, and nothing more.
#[track_caller]
fn assert_pays(who: AccountId, plan: PlanId, periods: u32, asset: AssetKind, amount: Balance) {
    let (before, taken) = (balance(asset.clone(), who), balance(asset.clone(), ROUTER));

    accepted(who, subscribe(plan, periods, asset.clone(), ANY));

    assert_eq!(before - balance(asset.clone(), who), amount);
    assert_eq!(balance(asset, ROUTER) - taken, amount);
}

#[docify::export]
#[test]
fn a_month_in_usdc_costs_the_price_of_the_plan() {
    ExtBuilder::default().build_and_execute(|| {
        Stakes::set(ALICE, 100_000 * TOKEN);
        assert_pays(ALICE, BASIC, 1, USDC, 10 * USD);

        let quote = Quote { usdc_price: 10 * USD, discount_bps: 0, asset: USDC, amount: 10 * USD };
        let expected = Subscription {
            plan: BASIC,
            active_until: END,
            renewal: None,
            paid_quote: paid(1, 10 * USD, 1),
            paid_native: Paid::default(),
            last: Payment { time: START, periods: 1, quote },
        };
        assert_eq!(subscription(ALICE, BASIC), expected);
        assert_eq!(total(BASIC, USDC).paid, paid(1, 10 * USD, 1));
        assert_eq!(total(BASIC, NATIVE), Total::default());
        let event = Event::Subscribed {
            who: ALICE,
            plan: BASIC,
            asset: USDC,
            amount: 10 * USD,
            usdc_price: 10 * USD,
            discount_bps: 0,
            periods: 1,
            active_until: END,
        };
        assert_eq!(events(), [event]);
        assert_eq!(StubRevenue::take(), [(RevenueType::Subscription, USDC, 10 * USD)]);
    });
}

#[test]
fn the_native_token_is_a_tenth_cheaper() {
    ExtBuilder::default().build_and_execute(|| {
        // 9 USDC at 0.50.
        assert_pays(ALICE, BASIC, 1, NATIVE, 18 * TOKEN);
        assert_eq!(total(BASIC, NATIVE).paid, paid(1, 18 * TOKEN, 1));
        let last = subscription(ALICE, BASIC).last;
        assert_eq!((last.quote.usdc_price, last.quote.discount_bps), (9 * USD, 1_000));
    });
}

#[test]
fn a_stake_that_warms_up_has_no_discount() {
    ExtBuilder::default().build_and_execute(|| {
        Stakes::set_from(ALICE, 100_000 * TOKEN, START + DAY);
        for (time, amount) in [(START, 18), (START + DAY - 1, 18), (START + DAY, 16)] {
            at(time);
            StubPrice::set(HALF, time);
            let quote = Subscriptions::quote(ALICE, BASIC, 1, NATIVE).unwrap();
            assert_eq!(quote.amount, amount * TOKEN);
            refused(ALICE, subscribe(BASIC, 1, NATIVE, amount * TOKEN - 1), Error::AboveMaximum);
            accepted(ALICE, subscribe(BASIC, 1, NATIVE, amount * TOKEN));
        }
    });
}

#[test]
fn with_enough_staked_it_is_a_fifth_cheaper_in_all() {
    ExtBuilder::default().build_and_execute(|| {
        Stakes::set(ALICE, 100_000 * TOKEN - 1);
        assert_pays(ALICE, BASIC, 1, NATIVE, 18 * TOKEN);
        Stakes::set(ALICE, 100_000 * TOKEN);
        // 8 USDC at 0.50.
        assert_pays(ALICE, BASIC, 1, NATIVE, 16 * TOKEN);
        let last = subscription(ALICE, BASIC).last;
        assert_eq!((last.quote.usdc_price, last.quote.discount_bps), (8 * USD, 2_000));
        // Another's stake does not count.
        assert_pays(BOB, BASIC, 1, NATIVE, 18 * TOKEN);
    });
}

#[test]
fn odd_prices_round_up() {
    ExtBuilder::default().build_and_execute(|| {
        // 33.333333 less a tenth is 29.9999997.
        assert_pays(ALICE, ODD, 1, NATIVE, 60 * TOKEN);
        Stakes::set(ALICE, 100_000 * TOKEN);
        // Less a fifth it is 26.6666664, and 26.666667 at 0.50 are 53.333334.
        assert_pays(ALICE, ODD, 1, NATIVE, 53_333_334_000_000_000_000);
        // Three of them are 79.9999992: they round up once.
        assert_pays(ALICE, ODD, 3, NATIVE, 160 * TOKEN);
        // 8 USDC at 0.70 are 11.428571428571428571 and 3 / 7.
        StubPrice::set(Price(700_000_000_000), START);
        assert_pays(ALICE, BASIC, 1, NATIVE, 11_428_571_428_571_428_572);
    });
}

#[test]
fn the_price_is_the_reference_and_not_the_lower_of_its_sources() {
    ExtBuilder::default().build_and_execute(|| {
        let (price, low) = (HALF, Some(Price(250_000_000_000)));
        let (time, source) = (START, PriceSource::Market);
        StubPrice::set_reference(Some(ReferencePrice { price, low, time, source }));
        assert_pays(ALICE, BASIC, 1, NATIVE, 18 * TOKEN);
    });
}

#[test]
fn an_override_counts_as_far_as_the_market_bounds_it() {
    ExtBuilder::default().build_and_execute(|| {
        let (price, time, source) = (Price(HALF.0 * 2), START, PriceSource::Override);
        // Without an average there is nothing to bound it.
        for (low, amount) in [(Some(HALF), 18), (None, 9)] {
            StubPrice::set_reference(Some(ReferencePrice { price, low, time, source }));
            assert_pays(ALICE, BASIC, 1, NATIVE, amount * TOKEN);
        }
    });
}

#[test]
fn two_years_can_be_paid_ahead() {
    ExtBuilder::default().build_and_execute(|| {
        assert_pays(ALICE, BASIC, 24, USDC, 240 * USD);
        assert_eq!(active_until(ALICE, BASIC), START + 24 * MONTH);
        assert_eq!(total(BASIC, USDC).paid, paid(1, 240 * USD, 24));
    });
}

#[test]
fn no_period_and_more_than_two_years_are_refused() {
    ExtBuilder::default().build_and_execute(|| {
        for periods in [0, 25, u32::MAX] {
            let call = subscribe(BASIC, periods, USDC, ANY);
            refused(ALICE, call, Error::PeriodsOutOfRange);
        }
    });
}

#[test]
fn no_more_is_paid_than_the_maximum() {
    ExtBuilder::default().build_and_execute(|| {
        refused(ALICE, subscribe(BASIC, 1, USDC, 10 * USD - 1), Error::AboveMaximum);
        accepted(ALICE, subscribe(BASIC, 1, USDC, 10 * USD));
        refused(ALICE, subscribe(BASIC, 1, NATIVE, 18 * TOKEN - 1), Error::AboveMaximum);
        accepted(ALICE, subscribe(BASIC, 1, NATIVE, 18 * TOKEN));
    });
}

#[test]
fn without_a_price_only_usdc_is_taken() {
    ExtBuilder::default().build_and_execute(|| {
        StubPrice::set_reference(None);
        refused(ALICE, subscribe(BASIC, 1, NATIVE, ANY), Error::PriceUnavailable);
        accepted(ALICE, subscribe(BASIC, 1, USDC, ANY));
    });
}

#[test]
fn a_price_of_nothing_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        StubPrice::set(Price(0), START);
        refused(
            ALICE,
            subscribe(BASIC, 1, NATIVE, ANY),
            polkadot_sdk::sp_runtime::ArithmeticError::Overflow,
        );
    });
}

#[test]
fn unknown_and_closed_plans_and_unknown_assets_are_refused() {
    ExtBuilder::default().build_and_execute(|| {
        refused(ALICE, subscribe(3, 1, USDC, ANY), Error::UnknownPlan);
        refused(ALICE, subscribe(CLOSED, 1, USDC, ANY), Error::PlanClosed);
        refused(ALICE, subscribe(BASIC, 1, EURC, ANY), Error::UnknownAsset);
    });
}

#[test]
fn a_balance_pays_all_but_the_minimum_that_keeps_it() {
    ExtBuilder::default().build_and_execute(|| {
        set_balance(USDC, BOB, 10 * USD);
        refused(BOB, subscribe(BASIC, 1, USDC, ANY), TokenError::NotExpendable);
        set_balance(USDC, BOB, 10 * USD - 1);
        refused(BOB, subscribe(BASIC, 1, USDC, ANY), TokenError::FundsUnavailable);
        set_balance(USDC, BOB, 10 * USD + 1);
        accepted(BOB, subscribe(BASIC, 1, USDC, ANY));
        assert_eq!(balance(USDC, BOB), 1);
        refused(POOR, subscribe(BASIC, 1, NATIVE, ANY), TokenError::FundsUnavailable);
    });
}

#[test]
fn a_closed_router_takes_nothing_and_nothing_begins() {
    ExtBuilder::default().build_and_execute(|| {
        Router::close();
        refused(ALICE, subscribe(BASIC, 1, USDC, ANY), DispatchError::Unavailable);
        assert_eq!(Subscriptions::active_until(&ALICE, BASIC), None);
    });
}

#[test]
fn before_the_clock_has_started_nothing_is_sold() {
    ExtBuilder::default().build_and_execute(|| {
        StubClock::set_secs(0);
        refused(ALICE, subscribe(BASIC, 1, USDC, ANY), Error::ClockNotStarted);
    });
}

#[test]
fn totals_that_would_not_fit_are_refused() {
    ExtBuilder::default().build_and_execute(|| {
        crate::Totals::<Test>::mutate(BASIC, USDC, |total| total.paid.amount = ANY);
        refused(
            ALICE,
            subscribe(BASIC, 1, USDC, ANY),
            polkadot_sdk::sp_runtime::ArithmeticError::Overflow,
        );
        crate::Totals::<Test>::remove(BASIC, USDC);
    });
}

#[test]
fn before_the_end_a_payment_extends_from_the_end() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, subscribe(BASIC, 1, USDC, ANY));
        at(END - 1);
        accepted(ALICE, subscribe(BASIC, 2, NATIVE, ANY));

        assert_eq!(active_until(ALICE, BASIC), END + 2 * MONTH);
        let event = Event::Renewed {
            who: ALICE,
            plan: BASIC,
            asset: NATIVE,
            amount: 36 * TOKEN,
            usdc_price: 18 * USD,
            discount_bps: 1_000,
            periods: 2,
            active_until: END + 2 * MONTH,
            automatic: false,
        };
        assert_eq!(events(), [event]);
        let there = subscription(ALICE, BASIC);
        assert_eq!(there.paid_quote, paid(1, 10 * USD, 1));
        assert_eq!(there.paid_native, paid(1, 36 * TOKEN, 2));
        assert_eq!(there.last.time, END - 1);
    });
}

#[test]
fn at_and_after_the_end_a_payment_extends_from_now() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, subscribe(BASIC, 1, USDC, ANY));
        at(END);
        accepted(ALICE, subscribe(BASIC, 1, USDC, ANY));
        assert_eq!(active_until(ALICE, BASIC), END + MONTH);
        at(END + MONTH + 7);
        accepted(ALICE, subscribe(BASIC, 1, USDC, ANY));
        assert_eq!(active_until(ALICE, BASIC), END + 2 * MONTH + 7);
    });
}

#[test]
fn an_account_has_eight_subscriptions_at_most() {
    let plans = vec![plans()[0]; 9];
    ExtBuilder { plans, ..Default::default() }.build_and_execute(|| {
        for plan in 0..8 {
            accepted(ALICE, subscribe(plan, 1, USDC, ANY));
        }
        refused(ALICE, subscribe(8, 1, USDC, ANY), Error::TooManySubscriptions);
        accepted(ALICE, subscribe(7, 1, USDC, ANY));
        accepted(BOB, subscribe(8, 1, USDC, ANY));
    });
}
