//! The first months of each economy. A run is a prefix of a longer one, so they must be the first rows
//! of the committed results.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop"
)]

use quaestor_sim::{run, scenario, table, MONTHS};
use std::fs;

fn committed(economy: &str) -> String {
    let path = format!("{}/results/{economy}.csv", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).unwrap_or_else(|_| panic!("no {path}: run `make sim`"))
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().collect()
}

/// Compares line by line, so that a failure shows the first month that differs.
fn is_prefix(economy: &str, months: u32) {
    let scenario = scenario::all().into_iter().find(|other| other.name() == economy).unwrap();
    let outcome = run(&scenario, months);
    let csv = table::csv(&scenario, &outcome.rows);
    let committed = committed(economy);
    for (now, before) in lines(&csv).into_iter().zip(lines(&committed)) {
        assert_eq!(now, before, "{economy}: the results changed; run `make sim` and judge them");
    }
    assert_eq!(lines(&committed).len(), MONTHS as usize + 2, "{economy}: rows are missing");
}

#[test]
fn qtra_begins_as_its_results_do() {
    is_prefix("qtra", 2);
}

#[test]
fn act_begins_as_its_results_do() {
    is_prefix("act", 3);
}

#[test]
fn blockdag_begins_as_its_results_do() {
    is_prefix("blockdag", 3);
}

#[test]
fn another_seed_gives_other_results_and_the_same_seed_the_same() {
    let [_, mut act, _] = scenario::all();
    let first = run(&act, 1).rows;
    assert_eq!(first, run(&act, 1).rows);
    act.seed += 1;
    assert_ne!(first, run(&act, 1).rows);
}
