//! The pool of `blockdag`: its hard cap, and how long it lasts.

use crate::*;
use quaestor_runtime::{Emission, Treasury};

const BILLION: Balance = 1_000_000_000 * BDAG;
/// All that the pool ever pays.
const ALL: Balance = 10_000_000_000_000_000_000_000_000_000;
const PHASE: Seconds = 90 * DAY;
const STEP: Seconds = 20 * DAY;

fn minted() -> Balance {
    Emission::status().expect("the economy has an emission").minted
}

#[test]
fn what_would_earn_more_than_two_billion_a_year_shares_them() {
    let genesis = blockdag().transfer(&Treasury::account_id(), &person(Bob), 8 * BILLION);
    begin(genesis, || {}).execute_with(|| {
        live_until(PHASE - 1, STEP);
        at(PHASE, || {
            stake(Alice, 4 * BILLION, 3);
            stake(Bob, 8 * BILLION, 0);
        });
        live_until(PHASE + YEAR - 1, STEP);
        at(PHASE + YEAR, || {
            // 1,600,000,000 and 640,000,000 at their rates.
            pays(Alice, 1_428_571_428_571_428_571_428_571_428, 1);
            pays(Bob, 571_428_571_428_571_428_571_428_571, 1);
        });
        check();
    });
}

#[test]
fn five_billion_in_the_year_tier_earn_all_of_it_in_five_years_and_nothing_later() {
    begin(blockdag(), || {
        stake(Alice, 5 * BILLION, 3);
    })
    .execute_with(|| {
        let genesis = 40_000_000_000 * BDAG;
        let mut paid = 0;
        for day in 1..5 * 365 {
            let claims = day % 365 == 0;
            at(day * DAY, || paid += if claims { claim(Alice) } else { 0 });
            // A month ahead of 2,000,000,000 a year.
            let most = (2 * BILLION * Balance::from(day + 30) / 365).min(ALL);
            assert!(minted() <= most, "day {day}");
            assert!(day < 35 || minted() >= most - 2 * BILLION / 365, "day {day}");
            assert_eq!(issuance(), genesis + minted());
        }
        at(5 * YEAR, || paid += claim(Alice));
        assert_eq!((minted(), issuance()), (ALL, genesis + ALL));
        assert!((ALL - 10..=ALL).contains(&paid), "{paid}");
        for day in [1, 30, 365] {
            at(5 * YEAR + day * DAY, || assert!(pending(Alice).0 <= 10));
        }
        assert_eq!((minted(), issuance()), (ALL, genesis + ALL));
        check();
    });
}

#[test]
fn five_billion_in_the_month_tier_earn_for_25_years() {
    begin(blockdag(), || {}).execute_with(|| {
        live_until(PHASE - 1, STEP);
        at(PHASE, || {
            stake(Alice, 5 * BILLION, 0);
        });
        let mut paid = 0;
        for year in 1..=25 {
            live_until(PHASE + year * YEAR - 1, STEP);
            at(PHASE + year * YEAR, || {
                let now = claim(Alice);
                let exact = 400_000_000 * BDAG;
                assert!((exact - 2..=exact).contains(&now), "year {year}: {now}");
                paid += now;
            });
            assert!(year < 5 || minted() == ALL, "year {year}");
        }
        assert!((ALL - 50..=ALL).contains(&paid), "{paid}");
        at(PHASE + 25 * YEAR + 40 * DAY, || assert!(pending(Alice).0 <= 50));
        assert_eq!(issuance(), 40_000_000_000 * BDAG + ALL);
        check();
    });
}
