//! Totals that are arithmetic, to the unit.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop"
)]

use quaestor_sim::{
    days_of,
    emission::{ACT, BLOCKDAG},
    market,
};

const DAY: u64 = 86_400;
const ACT_UNIT: u128 = 1_000_000_000;
const BDAG_UNIT: u128 = 1_000_000_000_000_000_000;

#[test]
fn act_issues_five_three_and_two_percent_of_a_billion() {
    let issued = |days: u64| ACT.issued(days * DAY, ACT_UNIT);
    assert_eq!(issued(7), 958_904_109_589_041);
    assert_eq!(issued(365), 50_000_000_000_000_000);
    assert_eq!(issued(371), 50_493_150_684_931_506);
    assert_eq!(issued(730), 80_000_000_000_000_000);
    assert_eq!(issued(1_095), 100_000_000_000_000_000);
    assert_eq!(issued(6_563), 399_616_438_356_164_383);
    assert_eq!(issued(6_570), 400_000_000_000_000_000);
    assert_eq!(issued(7_300), 400_000_000_000_000_000);
}

#[test]
fn blockdag_issues_ten_billion_in_five_years_and_no_more() {
    let issued = |days: u64| BLOCKDAG.issued(days * DAY, BDAG_UNIT);
    assert_eq!(issued(365), 2_000_000_000 * BDAG_UNIT);
    assert_eq!(issued(5 * 365), 10_000_000_000 * BDAG_UNIT);
    assert_eq!(issued(10 * 365), 10_000_000_000 * BDAG_UNIT);
}

#[test]
fn a_point_of_the_grid_covers_its_lead() {
    assert_eq!(ACT.covered(0), 7 * DAY);
    assert_eq!(ACT.covered(7 * DAY - 1), 7 * DAY);
    assert_eq!(ACT.covered(365 * DAY), 371 * DAY);
    assert_eq!(BLOCKDAG.covered(DAY), 31 * DAY);
}

#[test]
fn twelve_months_are_a_year() {
    assert_eq!(days_of(12), 365);
    assert_eq!(days_of(60), 5 * 365);
}

#[test]
fn the_price_keeps_to_its_triangle() {
    let quarter = 365 * DAY / 4;
    assert_eq!(market::path(0), 500_000);
    assert_eq!(market::path(quarter), 600_000);
    assert_eq!(market::path(2 * quarter), 500_000);
    assert_eq!(market::path(3 * quarter), 400_000);
    assert_eq!(market::path(4 * quarter), 500_000);
}

/// Tokens issued to stakers at the end of `month` in the committed results, in smallest units.
fn minted(economy: &str, month: usize) -> u128 {
    let path = format!("{}/results/{economy}.csv", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    // Two lines of the head come before the first month.
    let row = text.lines().nth(month + 1).unwrap();
    row.split(',').nth(3).unwrap().parse().unwrap()
}

#[test]
fn the_results_end_each_year_with_what_the_schedules_issue() {
    let act = [12, 24, 36, 48, 60].map(|month| minted("act", month));
    assert_eq!(act[..2], [50_493_150_684_931_506, 80_273_972_602_739_726]);
    for (year, minted) in (1..).zip(act) {
        let covered = ACT.covered(year * 365 * DAY);
        assert_eq!(minted, ACT.issued(covered, ACT_UNIT), "act, year {year}");
    }
    assert_eq!(minted("blockdag", 60), 10_000_000_000 * BDAG_UNIT);
}
