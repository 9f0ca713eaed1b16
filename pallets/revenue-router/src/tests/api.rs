//! What a user reads of revenue and of the backstop.

use super::*;
use crate::{
    api::{BackstopView, ReserveView, SuspenseView, TotalView},
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
            arrived: Parts { treasury: 298, ..parts(299, 296, 806) },
            suspended: parts(299, 0, 0),
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
fn a_deposit_shows_who_when_and_how_it_was_cut() {
    ExtBuilder::default().build_and_execute(|| {
        Rewards::close();
        accepted(BANK, deposit(USDC, 999, TradingProfit));

        let view = Deposit {
            number: 0,
            time: START,
            who: BANK,
            kind: TradingProfit,
            asset: USDC,
            amount: 999,
            parts: parts(199, 99, 701),
        };
        assert_eq!(Router::deposit_views(None, 1), [view]);
    });
}

#[test]
fn the_backstop_shows_its_reserves_its_floor_and_its_spends() {
    let backstop = ExtBuilder::default().reserve(1_000 * UNIT).emergency(500 * UNIT);
    backstop.build_and_execute(|| {
        accepted(BANK, deposit(USDC, 1_000, ExchangeFee));
        accepted(BANK, deposit(NATIVE, 1_000, ExchangeFee));
        accepted(COUNCIL, propose(Part::Reserve, UNIT));

        let reserve = |asset, amount| ReserveView { asset, amount };
        let view = BackstopView {
            reserves: vec![reserve(USDC, 1_000 * UNIT + 800), reserve(NATIVE, 800)],
            emergency: 500 * UNIT,
            floor_asset: USDC,
            floor_per_year: 5_000_000 * UNIT,
            epoch: 0,
            epoch_end: START + 7 * DAY,
            funded: 200,
            needed: WEEKLY_FLOOR,
            covered: 1_000 * UNIT + 1_000,
            last_top_up: None,
            spends: crate::OpenSpends::<Test>::get().into_inner(),
        };
        assert_eq!(view.spends.len(), 1);
        assert_eq!(Router::backstop_view(), view);
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
        assert_eq!(Router::backstop(), Router::backstop_view());
        assert_eq!(Router::splits(), qtra().splits);
        assert_eq!((Router::totals().len(), Router::suspense().len()), (1, 1));
    });
}
