//! A row is tried by each governor: the largest steps pass and are told, and a unit more, a value
//! beyond the range, a zero too many and a rate of 5e17 are refused.

use crate::{
    chain::{dispatched, genesis, governors, last_event, others, undone},
    row::{Row, Setter, Step},
    settings,
    tables::{buyback, issuance, votes},
};
use polkadot_sdk::sp_runtime::DispatchError;
use quaestor_runtime::RuntimeOrigin;
use std::panic::catch_unwind;

/// Value that once minted three billion of another chain's token.
const FIVE_E17: u128 = 500_000_000_000_000_000;
/// Ends of ranges that no number can be at with all the others: the age of a weight step after the
/// first one, the price at which a crash clears, which is above the one at which it trips, and backing and
/// own stake of a tier, each of which is bound to the other.
const NEVER_REACHED: [(&str, u128); 6] = [
    ("new.steps[].age_secs", 0),
    ("params.price_crash.clear_bps", 0),
    ("params.tiers[].backing", 1_000_000_000_000_000_000),
    ("params.tiers[].backing", 1_000_000_000_000_000_000_000_000_000),
    ("params.tiers[].own", 100_000_000_000_000_000),
    ("params.tiers[].own", 1_000_000_000_000_000_000_000_000_000),
];
/// Of a buyback, in basis points.
const MAX_SLIPPAGE: u128 = 1_000;

#[test]
fn every_row_keeps_its_range_and_its_step() {
    genesis("qtra-dev").execute_with(|| settings().iter().for_each(|setting| setting.try_all()));
}

type Wrong<T> = fn(&mut Row<T>);

/// Outcome of the trial of a setter with a wrong row.
fn outcome<T: Clone>(
    setter: fn() -> Setter<T>,
    path: &str,
    wrong: Wrong<T>,
) -> std::thread::Result<()> {
    catch_unwind(|| {
        genesis("qtra-dev").execute_with(|| {
            let mut setter = setter();
            let row = setter.rows.iter_mut().find(|row| row.path == path);
            wrong(row.expect("it is there"));
            try_all(&setter);
        });
    })
}

#[test]
fn a_row_that_is_wrong_by_a_unit_fails() {
    let outcome = |wrong| outcome(buyback::set_params, "params.slippage_bps", wrong);
    assert!(outcome(|_| ()).is_ok());
    let wrongs: [Wrong<_>; 6] = [
        |row| row.range = 1..=MAX_SLIPPAGE + 1,
        |row| row.range = 1..=MAX_SLIPPAGE - 1,
        |row| row.range = 2..=MAX_SLIPPAGE,
        |row| row.step = Step::By(99),
        |row| row.step = Step::By(101),
        |row| row.find = |_, _| None,
    ];
    for (place, wrong) in wrongs.into_iter().enumerate() {
        assert!(outcome(wrong).is_err(), "{place}");
    }
}

#[test]
fn a_step_of_another_kind_fails() {
    let quorum = |wrong| outcome(votes::set_params, "params.ordinary.quorum_bps", wrong);
    assert!(quorum(|_| ()).is_ok());
    let wrongs: [Wrong<_>; 4] = [
        |row| row.step = Step::Double,
        |row| row.step = Step::By(1_000),
        |row| row.step = Step::DoubleBy(1_001),
        |row| row.step = Step::DoubleBy(999),
    ];
    for (place, wrong) in wrongs.into_iter().enumerate() {
        assert!(quorum(wrong).is_err(), "{place}");
    }
    let reward = |wrong| outcome(issuance::lower, "value", wrong);
    assert!(reward(|_| ()).is_ok());
    let wrongs: [Wrong<_>; 3] = [
        |row| row.step = Step::Double,
        |row| row.step = Step::Lower(DispatchError::BadOrigin),
        |row| row.range = 2..=*row.range.end(),
    ];
    for (place, wrong) in wrongs.into_iter().enumerate() {
        assert!(reward(wrong).is_err(), "{place}");
    }
}

/// A row, the terms around it and who turns it.
struct Trial<'a, T: 'static> {
    setter: &'a Setter<T>,
    row: &'a Row<T>,
    /// Present values, with room around the number.
    params: T,
    /// The number's place: the last of a table.
    at: usize,
    by: RuntimeOrigin,
}

pub fn try_all<T: Clone>(setter: &Setter<T>) {
    assert!(!setter.rows.is_empty());
    let present = (setter.present)();
    for params in &present {
        for other in others() {
            let refused = dispatched((setter.set)(params.clone()), other);
            assert_eq!(refused, Err(DispatchError::BadOrigin), "{}", setter.call);
        }
    }
    for row in &setter.rows {
        let mut tried = false;
        for params in &present {
            for by in governors() {
                let mut params = params.clone();
                (row.prepare)(&mut params);
                // A row may be about some of the subjects only.
                let last = (0..).take_while(|at| (row.find)(&mut params, *at).is_some()).last();
                let Some(at) = last else { continue };
                tried = true;
                undone(|| {
                    (setter.store)(params.clone());
                    Trial { setter, row, params, at, by }.run();
                });
            }
        }
        assert!(tried, "{}: not there", row.path);
    }
}

impl<T: Clone> Trial<'_, T> {
    fn name(&self, value: u128) -> String {
        format!("{}.{}: {} to {value}", self.setter.pallet, self.setter.call, self.row.path)
    }

    fn present(&self) -> u128 {
        (self.row.find)(&mut self.params.clone(), self.at).expect("it is there").get()
    }

    /// The terms with another number; `None` if its type has no such one.
    fn with(&self, value: u128) -> Option<T> {
        let mut params = self.params.clone();
        (self.row.find)(&mut params, self.at)?.set(value)?;
        Some(params)
    }

    fn refused(&self, value: u128, expected: Option<DispatchError>) {
        let Some(params) = self.with(value) else { return };
        let result = dispatched((self.setter.set)(params), self.by.clone());
        let error = result.expect_err(&self.name(value));
        assert!(expected.is_none_or(|expected| expected == error), "{}", self.name(value));
    }

    fn out_of_range(&self, value: u128) {
        self.refused(value, Some(self.setter.out_of_range));
        let Some((add, params)) = self.setter.add.zip(self.with(value)) else { return };
        let result = dispatched(add.1(params), self.by.clone());
        assert_eq!(result, Err(self.setter.out_of_range), "{}", self.name(value));
    }

    fn accepted(&self, value: u128) {
        let new =
            self.with(value).unwrap_or_else(|| panic!("{}: no such number", self.name(value)));
        undone(|| {
            let result = dispatched((self.setter.set)(new.clone()), self.by.clone());
            assert_eq!(result, Ok(()), "{}", self.name(value));
            let told = (self.setter.told)(self.params.clone(), new);
            assert_eq!(last_event(), Some(told), "{}", self.name(value));
        });
    }

    fn run(&self) {
        let (range, old) = (&self.row.range, self.present());
        assert!(range.contains(&old), "{}", self.name(old));
        let beyond = range.end().checked_add(1);
        if let Some(beyond) = beyond.filter(|_| !matches!(self.row.step, Step::Lower(_))) {
            self.out_of_range(beyond);
        }
        if let Some(below) = range.start().checked_sub(1) {
            self.out_of_range(below);
        }
        if let Step::Fixed(error) = self.row.step {
            for value in [old + 1, old - 1, old * 10, old * 2] {
                self.refused(value, range.contains(&value).then_some(error));
            }
            return self.refused(FIVE_E17, None);
        }
        if let Step::Lower(not_lower) = self.row.step {
            return self.try_lowering(old, not_lower);
        }
        self.try_ends();
        self.try_steps(old);
        self.try_nonsense(old);
    }

    /// Each end can be reached, from the number beside it.
    fn try_ends(&self) {
        let (least, most) = (*self.row.range.start(), *self.row.range.end());
        for (end, beside) in [(least, least + 1), (most, most - 1)] {
            if NEVER_REACHED.contains(&(self.row.path, end)) {
                continue;
            }
            self.try_end(end, beside);
        }
    }

    fn try_end(&self, end: u128, beside: u128) {
        let params = self.with(beside).unwrap_or_else(|| panic!("{}", self.name(beside)));
        undone(|| {
            (self.setter.store)(params.clone());
            let by = self.by.clone();
            Trial { setter: self.setter, row: self.row, params, at: self.at, by }.accepted(end);
        });
    }

    /// Nothing raises it, within the range or beyond.
    fn try_lowering(&self, old: u128, not_lower: DispatchError) {
        let (least, most) = (*self.row.range.start(), *self.row.range.end());
        for value in [old, old + 1, old * 2, old * 10, most, most + 1] {
            self.refused(value, Some(not_lower));
        }
        let (half, below) = self.row.step.reach(old).into_inner();
        self.accepted(half);
        self.accepted(below);
        self.refused(half - 1, Some(self.setter.too_large));
        self.try_end(least, least + 1);
    }

    fn try_steps(&self, old: u128) {
        let (range, reach) = (&self.row.range, self.row.step.reach(old));
        let (least, most) = (*reach.start(), *reach.end());
        let mut moved = false;
        for furthest in [least, most] {
            if range.contains(&furthest) && furthest != old {
                self.accepted(furthest);
                moved = true;
            }
        }
        assert!(moved, "{}: neither up nor down", self.row.path);
        for further in [least.checked_sub(1), most.checked_add(1)].into_iter().flatten() {
            if range.contains(&further) {
                self.refused(further, Some(self.setter.too_large));
            }
        }
    }

    /// A rate of 5e17 is nothing that a number here can become, other than an amount that is near
    /// it: half a token of 18 decimals. A zero too many is refused wherever it is further than what
    /// a step in basis points allows.
    fn try_nonsense(&self, old: u128) {
        if !(FIVE_E17 / 2..=FIVE_E17 * 2).contains(&old) {
            self.refused(FIVE_E17, None);
        }
        let near = matches!(self.row.step, Step::By(most) if old * 9 <= most);
        if old > 0 && !near {
            self.refused(old * 10, None);
        }
    }
}
