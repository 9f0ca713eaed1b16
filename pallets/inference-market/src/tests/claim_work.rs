//! `claim_work`, and the income of the work pool.

use super::*;
use crate::{types::WorkDay, Pool, Work};
use polkadot_sdk::frame_support::traits::fungibles::Balanced;
use quaestor_primitives::TakeCredit;

pub(super) fn fund(amount: Balance) {
    let credit = Money::issue(NATIVE, amount);
    assert!(<InferenceMarket as TakeCredit<_>>::take(credit).is_ok());
}

fn claim(provider: AccountId, day: u32) -> Call {
    Call::claim_work { provider, day }
}

fn paula_earns(price: Balance) {
    accepted(ALICE, post(spec(price)));
    let job = crate::Numbers::<Test>::get().next - 1;
    accepted(PAULA, bid(job, price));
    accepted(ALICE, Call::assign { job, provider: PAULA });
    accepted(PAULA, submit(job));
    accepted(ALICE, Call::accept { job });
}

#[test]
fn a_full_pool_pays_the_credits_of_the_day() {
    ExtBuilder::default().build_and_execute(|| {
        fund(100 * QUIV);
        assert_eq!(last_event(), Event::PoolFunded { amount: 100 * QUIV });
        paid(50 * QUIV);
        refused(BOB, claim(PETER, TODAY), Error::TooEarly);
        at(START + DAY);

        accepted(BOB, claim(PETER, TODAY));

        let amount = 600_000_000_000_000_000;
        let event = Event::WorkClaimed { provider: PETER, day: TODAY, credit: amount, amount };
        assert_eq!(last_event(), event);
        assert_eq!(balance(PETER), 45 * QUIV + amount);
        assert!(!Work::<Test>::contains_key(PETER));
        let pool = Pool::<Test>::get();
        assert_eq!((pool.income, pool.paid, pool.sent), (100 * QUIV, amount, 0));
        assert_eq!(pool.pot, 100 * QUIV - amount);
        refused(BOB, claim(PETER, TODAY), Error::NothingDue);
        refused(BOB, claim(PAULA, TODAY), Error::NothingDue);
    });
}

/// 7 units for credits of 600 and 1,200 parts: 2 and 4, and one unit is left.
#[test]
fn a_small_pool_is_shared_by_credit() {
    ExtBuilder::default().build_and_execute(|| {
        paid(50 * QUIV);
        paula_earns(100 * QUIV);
        fund(7);
        at(START + DAY);
        accepted(BOB, claim(PAULA, TODAY));
        accepted(BOB, claim(PETER, TODAY));
        assert_eq!((balance(PETER), balance(PAULA)), (45 * QUIV + 2, 90 * QUIV + 4));
        let pool = Pool::<Test>::get();
        let credits = 1_800_000_000_000_000_000;
        assert_eq!(pool.days.to_vec(), [WorkDay { day: TODAY, payout: 7, credits, paid: 6 }]);
        assert_eq!((pool.pot, pool.held()), (0, Some(1)));
    });
}

#[test]
fn what_is_not_claimed_returns_after_a_month() {
    ExtBuilder::default().build_and_execute(|| {
        fund(QUIV);
        paid(50 * QUIV);
        let due = 600_000_000_000_000_000;
        for day in 1..=31 {
            at(START + day * DAY);
            fund(QUIV);
            assert_eq!(Pool::<Test>::get().closed(TODAY).unwrap().unclaimed(), due);
        }
        at(START + 32 * DAY);
        refused(BOB, claim(PETER, TODAY), Error::NothingDue);
        fund(1);
        assert_eq!(Pool::<Test>::get().closed(TODAY), None);
        assert_eq!(Pool::<Test>::get().pot, 30 * QUIV + 1);
    });
}

#[test]
fn what_the_pool_does_not_pay_for_a_month_leaves_it() {
    ExtBuilder::default().build_and_execute(|| {
        for day in 0..30 {
            at(START + day * DAY);
            fund(QUIV);
            assert_eq!(Pool::<Test>::get().pot, Balance::from(day + 1) * QUIV);
        }
        at(START + 30 * DAY);
        fund(3 * QUIV);
        assert_eq!((Pool::<Test>::get().pot, book(NATIVE).pending.surplus), (33 * QUIV, 0));
        at(START + 31 * DAY);
        fund(QUIV);
        let pool = Pool::<Test>::get();
        assert_eq!((pool.pot, pool.sent), (33 * QUIV, QUIV));
        assert_eq!(book(NATIVE).pending.surplus, QUIV);
        // Without income for a month, all of it leaves.
        at(START + 90 * DAY);
        accepted(BOB, Call::flush { asset: NATIVE });
        let pool = Pool::<Test>::get();
        assert_eq!(pool.pot + book(NATIVE).pending.surplus, 33 * QUIV);
        InferenceMarket::roll_now(&terms());
        assert_eq!(Pool::<Test>::get().pot, 0);
        after(600);
        accepted(BOB, Call::flush { asset: NATIVE });
        assert_eq!(balance(INSURANCE), ED + 34 * QUIV);
    });
}

/// A day whose pool was empty has no payout, and an empty credit none either.
#[test]
fn a_day_without_income_pays_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        paid(50 * QUIV);
        at(START + DAY);
        fund(100 * QUIV);
        refused(BOB, claim(PETER, TODAY), Error::NothingDue);
        // Only the pot of the day counts: income of later days is for later work.
        assert_eq!(Pool::<Test>::get().pot, 100 * QUIV);
    });
    ExtBuilder { terms: None, ..Default::default() }
        .build_and_execute(|| refused(BOB, claim(PETER, 1), Error::NotEnabled));
}

#[test]
fn the_pool_takes_the_native_token_of_an_economy_with_a_market_only() {
    let refuses = |asset| {
        let credit = Money::issue(asset, 5);
        <InferenceMarket as TakeCredit<_>>::take(credit).is_err()
    };
    ExtBuilder::default().build_and_execute(|| {
        assert!(refuses(USDC));
        assert_eq!(balance_of(USDC, till()), LEAST);
    });
    ExtBuilder { terms: None, ..Default::default() }.build_and_execute(|| assert!(refuses(NATIVE)));
}

#[test]
fn a_provider_that_cannot_take_it_is_owed_it() {
    ExtBuilder::default().build_and_execute(|| {
        fund(100 * QUIV);
        set_balance(PETER, ED);
        paid(1_000);
        set_balance(PETER, 0);
        at(START + DAY);
        accepted(BOB, claim(PETER, TODAY));
        assert_eq!(InferenceMarket::unpaid_views(&PETER), [(NATIVE, 12)]);
        assert_eq!(book(NATIVE).unpaid, 12);
    });
}
