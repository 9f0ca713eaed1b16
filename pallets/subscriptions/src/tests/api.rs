//! Reads for users and services.

use super::*;
use crate::api::{PlanView, SubscriptionView};

fn quote(who: AccountId, plan: PlanId, periods: u32, asset: AssetKind) -> Quote {
    Subscriptions::quote(who, plan, periods, asset).unwrap()
}

#[test]
fn a_quote_is_what_is_then_charged() {
    ExtBuilder::default().build_and_execute(|| {
        Stakes::set(BOB, 100_000 * TOKEN);
        StubPrice::set(Price(700_000_000_001), START);
        for who in [ALICE, BOB] {
            for asset in [USDC, NATIVE] {
                for periods in [1, 2, 24] {
                    let told = quote(who, ODD, periods, asset.clone());
                    let before = balance(asset.clone(), who);
                    accepted(who, subscribe(ODD, periods, asset.clone(), told.amount));
                    assert_eq!(balance(asset.clone(), who), before - told.amount);
                    assert_eq!(subscription(who, ODD).last.quote, told);
                }
            }
        }
    });
}

#[test]
fn a_quote_says_discount_and_amount() {
    ExtBuilder::default().build_and_execute(|| {
        Stakes::set(ALICE, 100_000 * TOKEN);
        let told = quote(ALICE, ODD, 1, NATIVE);
        let amount = 53_333_334_000_000_000_000;
        let (usdc_price, discount_bps) = (26_666_667, 2_000);
        assert_eq!(told, Quote { usdc_price, discount_bps, asset: NATIVE, amount });
        // No discount and no price is needed in USDC.
        StubPrice::set_reference(None);
        let (usdc_price, amount) = (33_333_333, 33_333_333);
        let in_usdc = Quote { usdc_price, discount_bps: 0, asset: USDC, amount };
        assert_eq!(quote(ALICE, ODD, 1, USDC), in_usdc);
    });
}

#[test]
fn a_quote_says_why_there_is_none() {
    ExtBuilder::default().build_and_execute(|| {
        let why =
            |plan, periods, asset| Subscriptions::quote(ALICE, plan, periods, asset).unwrap_err();
        assert_eq!(why(3, 1, USDC), Error::UnknownPlan.into());
        assert_eq!(why(CLOSED, 1, USDC), Error::PlanClosed.into());
        assert_eq!(why(BASIC, 0, USDC), Error::PeriodsOutOfRange.into());
        assert_eq!(why(BASIC, 25, USDC), Error::PeriodsOutOfRange.into());
        assert_eq!(why(BASIC, 1, EURC), Error::UnknownAsset.into());
        StubPrice::set_reference(None);
        assert_eq!(why(BASIC, 1, NATIVE), Error::PriceUnavailable.into());
    });
}

#[test]
fn an_account_is_active_until_the_end_and_not_in_it() {
    ExtBuilder::default().build_and_execute(|| {
        assert!(!Subscriptions::is_active(ALICE, BASIC));
        assert_eq!(Subscriptions::active_until(&ALICE, BASIC), None);
        accepted(ALICE, subscribe(BASIC, 1, USDC, ANY));
        assert_eq!(Subscriptions::active_until(&ALICE, BASIC), Some(END));
        at(END - 1);
        assert!(Subscriptions::is_active(ALICE, BASIC));
        assert!(!Subscriptions::is_active(ALICE, ODD));
        assert!(!Subscriptions::is_active(BOB, BASIC));
        at(END);
        assert!(!Subscriptions::is_active(ALICE, BASIC));
        assert_eq!(Subscriptions::active_until(&ALICE, BASIC), Some(END));
    });
}

#[test]
fn subscriptions_show_when_they_are_renewed() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, subscribe(ODD, 1, USDC, ANY));
        subscribe_renewing(ALICE, USDC);
        let view = |plan, active, renews_at| SubscriptionView {
            subscription: subscription(ALICE, plan),
            active,
            renews_at,
        };
        let shown = [view(ODD, true, None), view(BASIC, true, Some(DUE))];
        assert_eq!(Subscriptions::subscriptions(ALICE), shown);
        assert_eq!(Subscriptions::subscription(ALICE, BASIC), shown.last().cloned());
        assert_eq!(Subscriptions::subscription(BOB, BASIC), None);
        at(END);
        let shown = [view(ODD, false, None), view(BASIC, false, Some(DUE))];
        assert_eq!(Subscriptions::subscriptions(ALICE), shown);
        assert_eq!(Subscriptions::params(), params());
    });
}

#[test]
fn plans_show_their_subscribers_and_payments() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, subscribe(BASIC, 3, USDC, ANY));
        accepted(ALICE, subscribe(BASIC, 1, NATIVE, ANY));
        accepted(BOB, subscribe(BASIC, 1, NATIVE, ANY));
        let nobody = |id, plan| PlanView {
            id,
            plan,
            subscribers: 0,
            paid_quote: Paid::default(),
            paid_native: Paid::default(),
        };
        let basic = PlanView {
            subscribers: 2,
            paid_quote: paid(1, 30 * USD, 3),
            paid_native: paid(2, 36 * TOKEN, 2),
            ..nobody(BASIC, plans()[0])
        };
        let shown = [basic, nobody(ODD, plans()[1]), nobody(CLOSED, plans()[2])];
        assert_eq!(Subscriptions::plans(), shown);
    });
}
