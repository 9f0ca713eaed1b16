//! The ledger: records that are overwritten, sums, and what was burnt lately.

use super::*;
use crate::{
    api::{BurnWindow, Deflation},
    DailyBurns, Records,
};

fn numbers(start: Option<u64>, limit: u32) -> Vec<u64> {
    Buyback::records_view(start, limit).into_iter().map(|record| record.number).collect()
}

fn window(burnt: Balance, ppm: u32) -> BurnWindow {
    BurnWindow { burnt, ppm }
}

#[test]
fn the_oldest_record_is_overwritten_and_stays_in_the_sums() {
    ExtBuilder::default().budget(5_000).build_and_execute(|| {
        accepted(ALICE, execute());
        for tokens in 1..=6 {
            fund(NATIVE, tokens * TOKEN);
        }

        // The lot and the burn of one token are gone.
        assert_eq!(numbers(None, 10), [6, 5, 4, 3, 2]);
        assert_eq!(Records::<Test>::iter().count(), 5);
        let sums = totals();
        assert_eq!((sums.count, sums.lots, sums.oldest), (7, 1, 2));
        let (spent, bought) = (SAFE, SAFE_BUYS);
        assert_eq!(sums.all, Amounts { spent, bought, burnt: SAFE_BUYS + 21 * TOKEN });
        assert_eq!(sums.overwritten, Amounts { spent, bought, burnt: SAFE_BUYS + TOKEN });
    });
}

#[test]
fn more_records_than_are_kept_become_fewer() {
    ExtBuilder::default().build_and_execute(|| {
        for _ in 0..KEPT {
            fund(NATIVE, TOKEN);
        }
        // As if three more had been kept before an upgrade.
        crate::Totals::<Test>::mutate(|totals| {
            for number in totals.count..totals.count + 3 {
                Records::<Test>::insert(number, Record { number, ..record(0) });
                totals.all.burnt += TOKEN;
            }
            totals.count += 3;
        });
        DailyBurns::<Test>::mutate(slot_of(20_254), |day| day.as_mut().unwrap().burnt += 3 * TOKEN);

        let kept = |_| {
            fund(NATIVE, TOKEN);
            Records::<Test>::iter().count()
        };

        assert_eq!((0..4).map(kept).collect::<Vec<_>>(), [7, 6, 5, 5]);
    });
}

#[test]
fn records_are_paged_newest_first() {
    ExtBuilder::default().build_and_execute(|| {
        assert!(numbers(None, 10).is_empty());
        for _ in 0..7 {
            fund(NATIVE, TOKEN);
        }
        assert_eq!(numbers(None, 2), [6, 5]);
        assert_eq!(numbers(Some(4), 2), [4, 3]);
        assert_eq!(numbers(Some(2), 2), [2]);
        assert!(numbers(Some(1), 2).is_empty());
        assert_eq!(numbers(Some(u64::MAX), 1), [6]);
        assert!(numbers(None, 0).is_empty());
        assert_eq!(numbers(None, u32::MAX), [6, 5, 4, 3, 2]);
    });
}

#[test]
fn what_was_burnt_is_told_by_day_week_month_and_year() {
    ExtBuilder::default().build_and_execute(|| {
        let day_of = |days: u64| START + days * DAY;
        let issued = issuance();
        // One, two, four and eight million tokens of about three billion.
        let burn = |days, millions: Balance| {
            at(day_of(days) + 5);
            fund(NATIVE, millions * 1_000_000 * TOKEN);
        };
        burn(0, 8);
        burn(335, 4);
        burn(358, 2);
        burn(364, 1);
        at(day_of(365) + 86_399);

        assert_eq!(issued, 3_001_000_000 * TOKEN);
        let million = 1_000_000 * TOKEN;
        // 1/2987, 3/2989, 7/2993 and 15/3001, as the issuance stood at the beginning.
        let expected = Deflation {
            day: window(million, 334),
            week: window(3 * million, 1_003),
            month: window(7 * million, 2_338),
            year: window(15 * million, 4_998),
        };
        assert_eq!(Buyback::deflation(), expected);
        // A second later each time has lost its first day, and with it a burn.
        at(day_of(366));
        let later = Buyback::deflation();
        assert_eq!((later.day, later.week), (window(0, 0), window(million, 334)));
        assert_eq!(
            (later.month, later.year),
            (window(3 * million, 1_003), window(7 * million, 2_338))
        );
    });
}

#[test]
fn burns_of_one_day_are_one_entry_and_a_year_later_its_place_is_taken() {
    ExtBuilder::default().build_and_execute(|| {
        fund(NATIVE, TOKEN);
        at(START + DAY - 1);
        fund(NATIVE, 2 * TOKEN);
        let slot = slot_of(20_254);
        assert_eq!(
            DailyBurns::<Test>::get(slot),
            Some(DailyBurn { day: 20_254, burnt: 3 * TOKEN })
        );
        assert_eq!(totals().overwritten_days, 0);

        at(START + 366 * DAY);
        fund(NATIVE, 5 * TOKEN);

        assert_eq!(
            DailyBurns::<Test>::get(slot),
            Some(DailyBurn { day: 20_620, burnt: 5 * TOKEN })
        );
        assert_eq!((totals().overwritten_days, totals().all.burnt), (3 * TOKEN, 8 * TOKEN));
        assert_eq!(DailyBurns::<Test>::iter().count(), 1);
    });
}

#[test]
fn a_short_day_is_a_day() {
    let short = ExtBuilder { day_secs: 20, ..Default::default() };
    short.build_and_execute(|| {
        fund(NATIVE, TOKEN);
        at(START + 39);
        assert_eq!(Buyback::deflation().day.burnt, TOKEN);
        at(START + 40);
        let later = Buyback::deflation();
        assert_eq!((later.day.burnt, later.week.burnt), (0, TOKEN));
    });
}

#[test]
fn on_the_first_days_of_a_chain_all_times_tell_the_same() {
    ExtBuilder::default().build_and_execute(|| {
        at(5);
        fund(NATIVE, TOKEN);
        let told = Buyback::deflation();
        assert_eq!([told.day, told.week, told.month], [told.year; 3]);
        assert_eq!(told.day.burnt, TOKEN);
    });
}
