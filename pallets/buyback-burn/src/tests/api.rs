//! Reads of the buybacks for users.

use super::*;
use crate::api::BuybackView;

fn status() -> BuybackView {
    Buyback::status()
}

#[test]
fn the_preview_is_the_lot_that_is_then_bought() {
    ExtBuilder::default().budget(5_000).build_and_execute(|| {
        let plan = status().next.unwrap();
        assert_eq!(plan, PlannedPurchase { amount: SAFE, min_out: SAFE_LEAST, low: HALF });

        accepted(ALICE, execute());

        assert_eq!((record(0).amounts.spent, record(0).min_out), (plan.amount, plan.min_out));
    });
}

#[test]
fn the_preview_says_why_there_is_no_lot() {
    ExtBuilder::default().build_and_execute(|| {
        let why = || status().next.unwrap_err();
        assert_eq!(why(), Error::BudgetTooSmall.into());
        fund(USDC, 5_000 * USD);
        set_reserves(900_000 * TOKEN, 500_000 * USD);
        assert_eq!(why(), Error::PriceMoved.into());
        set_reserves(0, 0);
        assert_eq!(why(), Error::PoolTooShallow.into());
        StubPrice::set_reference(None);
        assert_eq!(why(), Error::PriceUnavailable.into());
        StubGuard::close(Entry::Buyback);
        assert_eq!(why(), StubGuard::CLOSED);
    });
}

#[test]
fn the_status_shows_everything_else() {
    ExtBuilder::default().budget(5_000).build_and_execute(|| {
        accepted(ALICE, execute());
        StubPrice::set_reference(None);
        at(state().next_at);
        idle();

        let shown = status();

        assert_eq!((shown.budget, shown.next_at), (5_000 * USD - SAFE, state().next_at));
        assert_eq!(shown.retry_at, shown.next_at + 60);
        assert_eq!((shown.params, shown.totals, shown.issuance), (params(), totals(), issuance()));
    });
}

#[test]
fn a_preview_does_not_wait_for_the_time_of_the_lot() {
    ExtBuilder::default().budget(5_000).build_and_execute(|| {
        accepted(ALICE, execute());
        at(START + 6);
        let now = status();
        assert!(now.next.is_ok() && now.next_at > START + 6);
    });
}

#[test]
fn view_functions_tell_the_same() {
    ExtBuilder::default().budget(5_000).build_and_execute(|| {
        accepted(ALICE, execute());
        assert_eq!(Buyback::status(), status());
        assert_eq!(Buyback::buybacks(None, 1), [record(0)]);
        assert_eq!(Buyback::deflation(), Buyback::deflation());
        assert_eq!(Buyback::deflation().year.burnt, SAFE_BUYS);
    });
}
