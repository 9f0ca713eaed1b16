//! View functions and the runtime API.

use super::*;
use crate::{
    api::{SuspenseView, TotalView},
    types::Deposit,
};

fn numbers(page_start: Option<u64>, limit: u32) -> Vec<u64> {
    Router::deposit_views(page_start, limit).iter().map(|deposit| deposit.number).collect()
}

#[test]
fn totals_show_where_all_revenue_is() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(BANK, deposit(USDC, 999, Other));
        Rewards::close();
        accepted(BANK, deposit(USDC, 999, Other));

        let view = TotalView {
            kind: Other,
            asset: USDC,
            deposits: 2,
            deposited: 1_998,
            arrived: plus(legs(299, 296, 806), Leg::Treasury, 298),
            suspended: legs(299, 0, 0),
        };
        assert_eq!(Router::total_views(), [view]);
        let view = SuspenseView { kind: Other, asset: USDC, leg: Leg::Rewards, amount: 299 };
        assert_eq!(Router::suspense_views(), [view]);
    });
}

#[test]
fn the_last_deposits_are_read_page_by_page_newest_first() {
    ExtBuilder::default().build_and_execute(|| {
        assert!(numbers(None, 10).is_empty());
        for amount in 100..103 {
            accepted(BANK, deposit(USDC, amount, Other));
        }
        assert_eq!(numbers(None, 10), [2, 1, 0]);
        for amount in 103..106 {
            accepted(BANK, deposit(USDC, amount, Other));
        }

        // Four are kept.
        assert_eq!(numbers(None, 10), [5, 4, 3, 2]);
        assert_eq!(numbers(None, 2), [5, 4]);
        assert_eq!(numbers(Some(3), 2), [3, 2]);
        assert_eq!(numbers(Some(2), 10), [2]);
        assert!(numbers(Some(1), 10).is_empty());
        assert_eq!(numbers(Some(u64::MAX), u32::MAX), [5, 4, 3, 2]);
        assert!(numbers(None, 0).is_empty());
    });
}

#[test]
fn a_deposit_is_cut_as_its_preview_says() {
    ExtBuilder::default().build_and_execute(|| {
        let preview = |amount| Router::split_preview(USDC, amount, Other);
        let told = preview(999).expect("a known asset");
        assert_eq!(told.sum(), Some(999));
        accepted(BANK, deposit(USDC, 999, Other));
        assert_eq!(Router::deposit_views(None, 1)[0].legs, told);
        assert_eq!(preview(0), Err(Error::ZeroAmount.into()));
    });
}

#[test]
fn a_deposit_shows_who_when_and_how_it_was_cut() {
    ExtBuilder::default().build_and_execute(|| {
        Rewards::close();
        accepted(BANK, deposit(USDC, 999, TradingProfit));

        let view = Deposit {
            number: 0,
            time: START,
            who: BANK,
            reference: None,
            kind: TradingProfit,
            asset: USDC,
            amount: 999,
            legs: legs(199, 99, 701),
        };
        assert_eq!(Router::deposit_views(None, 1), [view]);
    });
}

#[test]
fn views_say_the_same_as_the_api() {
    ExtBuilder::default().build_and_execute(|| {
        Buyback::close();
        accepted(BANK, deposit(USDC, 1_000, TradingProfit));

        assert_eq!(Router::totals(), Router::total_views());
        assert_eq!(Router::deposits(None, 9), Router::deposit_views(None, 9));
        assert_eq!(Router::suspense(), Router::suspense_views());
        assert_eq!(Router::splits(), qtra().into_iter().collect::<Vec<_>>());
        assert_eq!((Router::totals().len(), Router::suspense().len()), (1, 1));
    });
}
