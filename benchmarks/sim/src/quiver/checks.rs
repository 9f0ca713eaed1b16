//! Claims about a run. Each is an error with its figures where it does not hold.

use super::{
    economy::Day,
    gains::{Class, Gains},
    scenario::{Scenario, MAX_SUPPLY},
    Outcome, QUIV,
};
use quaestor_math::halving::DAYS;
use quaestor_primitives::{Balance, Bps};

/// Most of the staked share that it may move by in the last year, in basis points.
const SETTLED_BPS: u64 = 500;
/// Steps by which a cycle is told from a turn.
const CYCLE: usize = 6;

/// A claim that holds, or the figures against it.
pub type Claim = Result<(), String>;

/// All claims about five years of a seed. That every class of attackers loses is one about all seeds.
pub fn all(scenario: &Scenario, outcome: &Outcome) -> Vec<(&'static str, Claim)> {
    vec![
        ("the supply is within its cap", supply(outcome)),
        ("the fee is within its bounds", fee_bounds(scenario, outcome)),
        ("the staked share settles", settles(outcome)),
        ("the emission falls at each halving", halvings(scenario, outcome)),
    ]
}

/// The issuance stays within a billion, and all that is minted within 600 million.
pub fn supply(outcome: &Outcome) -> Claim {
    let emission: Balance = 600_000_000 * QUIV;
    let over = |day: &&Day| day.supply > MAX_SUPPLY || day.minted > emission;
    match outcome.days.iter().position(|day| over(&day)) {
        None => Ok(()),
        Some(day) => Err(format!("on day {day}: {:?}", outcome.days[day])),
    }
}

/// The mean gain of every class of attackers that tried is below zero.
pub fn attackers(gains: &Gains) -> Claim {
    let gains = Class::ATTACKERS.map(|class| (class.name(), gains.class(class)));
    let winners: Vec<_> =
        gains.iter().filter(|(_, gain)| gain.tried > 0 && gain.gain >= 0).collect();
    if winners.is_empty() {
        return Ok(());
    }
    Err(format!("{winners:?}"))
}

/// The fee stays within the bounds of the parameters.
pub fn fee_bounds(scenario: &Scenario, outcome: &Outcome) -> Claim {
    let curve = scenario.terms.fee;
    let bounds = curve.least_bps..=curve.most_bps;
    match outcome.days.iter().find(|day| !bounds.contains(&day.fee)) {
        None => Ok(()),
        Some(day) => Err(format!("{day:?}")),
    }
}

/// From day `from` on the fee never goes to and fro between two rates that are more than the least step,
/// one basis point, apart.
pub fn no_cycle(outcome: &Outcome, from: usize) -> Claim {
    let fees: Vec<Bps> = outcome.days.iter().skip(from).map(|day| day.fee).collect();
    let cycles = |window: &&[Bps]| {
        window[0].abs_diff(window[1]) > 1
            && window.iter().zip(&window[2..]).all(|(one, other)| one == other)
    };
    match fees.windows(CYCLE).find(|window| cycles(window)) {
        None => Ok(()),
        Some(window) => Err(format!("{window:?}")),
    }
}

/// In the last year the staked share stays within five points.
pub fn settles(outcome: &Outcome) -> Claim {
    let (least, most) = last_year(outcome);
    if most - least <= SETTLED_BPS {
        return Ok(());
    }
    Err(format!("from {least} to {most} basis points"))
}

/// Least and most staked share of the last year, in basis points.
pub fn last_year(outcome: &Outcome) -> (u64, u64) {
    let from = outcome.days.len().saturating_sub(DAYS as usize);
    let shares = outcome.days[from..].iter().map(Day::staked_bps);
    (shares.clone().min().unwrap_or_default(), shares.max().unwrap_or_default())
}

/// At each halving of the specification, every four years, the base falls to a half, and less is minted in
/// the year after it than in the year before.
pub fn halvings(scenario: &Scenario, outcome: &Outcome) -> Claim {
    const YEARS: usize = 4;
    let year = DAYS as usize;
    let minted = |days: &[Day]| days.iter().map(|day| day.emission).sum::<Balance>();
    let mut seen = 0;
    for day in (YEARS * year..outcome.days.len()).step_by(YEARS * year) {
        seen += 1;
        let (before, after) = (&outcome.days[day - 1], &outcome.days[day]);
        let end = outcome.days.len().min(day + year);
        let years = (minted(&outcome.days[2 * day - end..day]), minted(&outcome.days[day..end]));
        if after.base != before.base / 2 || years.1 >= years.0 {
            return Err(format!("day {day}: {} to {}, {years:?}", before.base, after.base));
        }
    }
    if seen == 0 {
        return Err(format!("no halving in {} days of {:?}", outcome.days.len(), scenario.halving));
    }
    Ok(())
}
