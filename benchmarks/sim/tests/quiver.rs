//! Claims about five years of quiver, and what makes each of them fail.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop"
)]

use pallet_emission::daily::Shares;
use pallet_revenue_router::types::Leg;
use quaestor_chain_spec::quiver;
use quaestor_math::BPS;
use quaestor_primitives::{Params as _, RevenueType};
use quaestor_sim::quiver::{
    checks,
    gains::Class,
    report::{self, Runs},
    run,
    scenario::{
        Demand, Scenario, BACKSTOP_BPS, BASE_PRICE, EMISSION_BPS, GENESIS, MAX_SUPPLY, SEEDS, SIZES,
    },
    DAYS, QUIV,
};
use std::{fs, sync::OnceLock};

const YEAR: u32 = 365;

fn runs() -> &'static Runs {
    static RUNS: OnceLock<Runs> = OnceLock::new();
    RUNS.get_or_init(Runs::all)
}

/// A scenario without shocks and attackers.
fn honest() -> Scenario {
    Scenario { shocks: false, ..Scenario::honest(SEEDS[0]) }
}

#[track_caller]
fn fails(claim: checks::Claim) {
    assert!(claim.is_err(), "the control is not noticed");
}

#[test]
fn the_constants_are_those_of_the_economy() {
    let economy = quiver::real();
    assert_eq!(economy.supply, Some(GENESIS));
    assert_eq!(economy.compute.unwrap().classes[0], BASE_PRICE);
    let split = &economy.splits[&RevenueType::Inference];
    assert_eq!(split.share(Leg::Rewards, false), BPS - BACKSTOP_BPS);
    let emission = economy.daily_emission.unwrap();
    assert_eq!(emission.supply_cap, MAX_SUPPLY);
    let Shares { work_bps, audits_bps, treasury_bps } = emission.shares;
    let stakers_bps = emission.shares.stakers_bps();
    assert_eq!([stakers_bps, work_bps, audits_bps, treasury_bps], EMISSION_BPS);
}

#[test]
fn the_results_are_the_committed_ones() {
    let committed = |file: &str| {
        let path = format!("{}/results/{file}", env!("CARGO_MANIFEST_DIR"));
        fs::read_to_string(&path).unwrap_or_else(|_| panic!("no {path}: run `make sim`"))
    };
    let (scenario, outcome) = &runs().0[0];
    for (file, now) in
        [("quiver.csv", report::months(scenario, outcome)), ("quiver-seeds.csv", runs().csv())]
    {
        for (now, before) in now.lines().zip(committed(file).lines()) {
            assert_eq!(now, before, "{file}: the results changed; run `make sim` and judge them");
        }
        assert_eq!(now.lines().count(), committed(file).lines().count(), "{file}: rows");
    }
}

#[test]
fn the_supply_stays_within_its_cap() {
    for (_, outcome) in &runs().0 {
        checks::supply(outcome).unwrap();
    }
}

#[test]
fn a_base_ten_times_as_large_ends_at_the_cap_and_passes_it_without() {
    let mut scenario = honest();
    scenario.halving.first *= 10;
    let capped = run(&scenario, 3 * YEAR);
    checks::supply(&capped).unwrap();
    assert_eq!(capped.days.last().unwrap().minted, 600_000_000 * QUIV);
    (scenario.halving.cap, scenario.max_supply) = (u128::MAX, u128::MAX);
    fails(checks::supply(&run(&scenario, 3 * YEAR)));
}

#[test]
fn every_class_of_attackers_loses() {
    let gains = runs().gains();
    checks::attackers(&gains).unwrap();
    for class in Class::ATTACKERS {
        assert!(gains.class(class).tried > 1_000, "{} did not try", class.name());
    }
}

#[test]
fn cheating_pays_where_a_sentence_is_the_price_only() {
    let mut scenario = Scenario { cheats: SIZES.to_vec(), ..honest() };
    let losing = run(&scenario, YEAR);
    assert!(losing.gains.class(Class::Cheat).gain < 0);
    scenario.providers.caps.multiple = 1;
    let outcome = run(&scenario, YEAR);
    fails(checks::attackers(&outcome.gains));
    assert!(outcome.gains.class(Class::Cheat).gain > 0);
}

#[test]
fn trading_with_oneself_pays_where_work_returns_more_than_it_costs() {
    let traders = Scenario::new(SEEDS[0]).traders;
    let traders = traders.into_iter().filter(|trader| !trader.when_use_falls).collect();
    let mut scenario = Scenario { traders, ..honest() };
    assert!(run(&scenario, YEAR).gains.class(Class::Wash).gain < 0);
    scenario.terms.rebate_bps = 18_000;
    assert!(scenario.terms.validate().is_err(), "the market accepts it");
    let outcome = run(&scenario, YEAR);
    fails(checks::attackers(&outcome.gains));
    assert!(outcome.gains.class(Class::Wash).gain > 0);
}

#[test]
fn passing_blindly_pays_where_canaries_cost_little() {
    let mut scenario = honest();
    scenario.bench.lazy = 3;
    assert!(run(&scenario, YEAR).gains.class(Class::BlindPass).gain < 0);
    scenario.challenges.canary_bps = 10;
    assert!(scenario.challenges.validate().is_err(), "the challenges accept it");
    let outcome = run(&scenario, YEAR);
    fails(checks::attackers(&outcome.gains));
    assert!(outcome.gains.class(Class::BlindPass).gain > 0);
}

#[test]
fn the_fee_stays_within_its_bounds() {
    for (scenario, outcome) in &runs().0 {
        checks::fee_bounds(scenario, outcome).unwrap();
    }
}

#[test]
fn the_fee_passes_bounds_that_the_curve_does_not_have() {
    let mut scenario = honest();
    let wide = scenario.clone();
    // Congestion above nothing: the fee only rises.
    (scenario.terms.fee.high_bps, scenario.terms.fee.low_bps) = (0, 0);
    scenario.terms.fee.most_bps = 3_000;
    fails(checks::fee_bounds(&wide, &run(&scenario, YEAR)));
}

#[test]
fn the_fee_does_not_go_to_and_fro_in_steady_demand() {
    let mut last = Vec::new();
    for amount in [12e3, 14e3, 16e3, 18e3, 20e3, 22e3, 50e3, 100e3, 150e3, 300e3, 500e3, 900e3] {
        let scenario = Scenario { demand: Demand::steady(amount), ..honest() };
        let outcome = run(&scenario, 2 * YEAR);
        checks::no_cycle(&outcome, YEAR as usize).unwrap();
        last.push(outcome.days.last().unwrap().fee);
    }
    // The demands reach from one under which the fee is at its floor to one under which it is neutral.
    assert!(last.contains(&100) && last.contains(&500), "{last:?}");
}

#[test]
fn a_fee_that_goes_to_and_fro_is_noticed() {
    let scenario = Scenario { demand: Demand::steady(300e3), ..honest() };
    let mut outcome = run(&scenario, 30);
    checks::no_cycle(&outcome, 0).unwrap();
    for (number, day) in outcome.days.iter_mut().enumerate().skip(20) {
        day.fee = if number % 2 == 0 { 500 } else { 550 };
    }
    fails(checks::no_cycle(&outcome, 0));
}

#[test]
fn the_staked_share_settles() {
    for (_, outcome) in &runs().0 {
        checks::settles(outcome).unwrap();
    }
}

#[test]
fn the_staked_share_does_not_settle_in_a_herd() {
    fails(checks::settles(&run(&Scenario { herd: true, ..honest() }, DAYS)));
}

#[test]
fn the_emission_falls_at_each_halving() {
    for (scenario, outcome) in &runs().0 {
        checks::halvings(scenario, outcome).unwrap();
    }
    // Three of them.
    let scenario = honest();
    let outcome = run(&scenario, 13 * YEAR);
    checks::halvings(&scenario, &outcome).unwrap();
    checks::supply(&outcome).unwrap();
}

#[test]
fn the_emission_does_not_fall_without_halvings() {
    let mut scenario = honest();
    scenario.halving.years = 100;
    fails(checks::halvings(&scenario, &run(&scenario, DAYS)));
}

#[test]
fn a_run_is_a_function_of_its_seed() {
    let scenario = Scenario::new(SEEDS[0]);
    let first = run(&scenario, 60).days;
    assert_eq!(first, run(&scenario, 60).days);
    assert_eq!(first[..], runs().0[0].1.days[..60]);
    assert_ne!(first, run(&Scenario { seed: 1, ..scenario }, 60).days);
}

// Limits: attacks that gain, with the virtue of the world that they need to be without. Each of these is to
// be turned round when the mechanism is.

/// Gain of a class in an attack over four seeds, in all sizes or in one.
fn gain(attack: &str, class: Class, size: Option<&str>) -> i128 {
    let attacks = report::attacks();
    let attack = attacks.iter().find(|one| one.name == attack).unwrap();
    let mut sum = 0;
    for ((of, in_size), (gain, _)) in report::tried(attack, 4) {
        if of == class && size.is_none_or(|size| size == in_size) {
            sum += gain.gain;
        }
    }
    sum
}

#[test]
fn a_cartel_of_auditors_gains_by_its_provider_unless_consumers_check() {
    let cartel = |seats, check| {
        let name = format!("cartel of {seats} that passes; consumers check {check} bps");
        gain(&name, Class::Cartel, None)
    };
    assert!(cartel(3, 100) < 0);
    assert!(cartel(11, 0) < 0);
    assert!(cartel(11, 300) < 0);
    assert!(cartel(22, 100) > 0);
    assert!(cartel(22, 300) < 0);
}

#[test]
fn cheats_gain_where_auditors_check_only_if_it_pays() {
    assert!(
        gain("cheats; auditors check if it pays; consumers check 0 bps", Class::Cheat, None) > 0
    );
    assert!(gain("cheats; consumers check 100 bps", Class::Cheat, None) < 0);
}

#[test]
fn blind_votes_gain_and_blind_passes_do_not() {
    let name = "cheats; 3 of 32 auditors lazy; consumers check 0 bps";
    assert!(gain(name, Class::BlindVote, None) > 0);
    assert!(gain(name, Class::BlindPass, None) < 0);
}

#[test]
fn a_large_staker_gains_by_filling_up_use_that_falls_and_a_small_one_does_not() {
    let name = "wash while use falls with 1 % of the capacity; market small and falling";
    assert!(gain(name, Class::Filler, Some("house of 20 M")) > 0);
    assert!(gain(name, Class::Filler, Some("house of 5 M")) < 0);
}
