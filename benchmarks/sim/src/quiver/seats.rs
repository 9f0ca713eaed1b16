//! Auditors: seats, audits, canaries.

use super::{
    cases::Challenger,
    desks::{share, Kind},
    economy::Economy,
    gains::Class,
    ledger::{Id, AUDITS},
    scenario::Scenario,
    trade::Drawn,
};
use pallet_challenges::types::{Auditor, Member, Set, CANARY_RATE_BPS, MAX_AUDITORS};
use polkadot_sdk::frame_support::BoundedVec;
use quaestor_math::{mul_div, score, verdict::audit_reward, BPS};
use quaestor_primitives::{Balance, Bps};

/// Days until the seat of an auditor who had to leave is taken by another of its kind.
const EMPTY_DAYS: u32 = 30;
/// A lazy auditor leaves when it has lost this part of its bond.
const PATIENCE_BPS: Bps = 500;
/// Faults that a check overlooks.
const OVERLOOKED_BPS: Bps = 100;
/// Right results that a check takes for wrong.
const FALSE_ALARM_BPS: Bps = 5;
/// Audits that an auditor forgets.
const FORGOTTEN_BPS: Bps = 20;

/// Behaviour of an auditor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mind {
    /// Checks everything.
    Honest,
    /// Checks where that costs less than the fine that is expected for not doing it.
    Rational,
    /// Checks nothing.
    Lazy,
    /// Checks everything but the work of its accomplice.
    Cartel,
}

/// A seat with its auditor.
#[derive(Clone, Debug)]
pub struct Seat {
    /// The auditor's account.
    pub id: Id,
    /// Its behaviour.
    pub mind: Mind,
    /// Its record.
    pub record: Auditor,
    /// The auditor has its bond and the seat.
    pub seated: bool,
    /// Day from which on an empty seat is taken.
    pub from: u32,
    /// Gain since it took the seat, in smallest units.
    pub gain: i128,
}

impl Seat {
    /// The seats of a run. `open` opens an account with an amount.
    pub fn all(scenario: &Scenario, mut open: impl FnMut(Balance) -> Id) -> Vec<Self> {
        let bench = scenario.bench;
        let bond = scenario.challenges.auditor_bond;
        let mind = |number| match number {
            number if number < bench.lazy => Mind::Lazy,
            number if number < bench.lazy + bench.cartel => Mind::Cartel,
            _ if bench.rational => Mind::Rational,
            _ => Mind::Honest,
        };
        let seat = |number| Self {
            id: open(bond * 3),
            mind: mind(number),
            record: Auditor::new(0),
            seated: false,
            from: 0,
            gain: 0,
        };
        (0..MAX_AUDITORS).map(seat).collect()
    }

    /// Class of its gains.
    pub const fn class(&self) -> Class {
        match self.mind {
            Mind::Lazy => Class::BlindPass,
            Mind::Cartel => Class::Cartel,
            Mind::Honest | Mind::Rational => Class::Auditor,
        }
    }
}

impl Economy<'_> {
    /// Fills empty seats, and rotates the set.
    pub(super) fn rotate(&mut self) {
        let params = &self.scenario.challenges;
        let mut members = Vec::new();
        for (number, seat) in self.seats.iter_mut().enumerate() {
            let patience = share(params.auditor_bond, PATIENCE_BPS) as i128;
            let gives_up = seat.mind == Mind::Lazy && seat.gain < -patience;
            if seat.seated && (seat.record.is_unfit() || gives_up) {
                self.ledger.unstake(seat.id, seat.record.bond);
                seat.record = Auditor::new(0);
                (seat.seated, seat.from, seat.gain) = (false, self.day + EMPTY_DAYS, 0);
            }
            // Another one of its kind takes its place, as long as there are tokens for it.
            let bond = params.auditor_bond;
            if !seat.seated && self.day >= seat.from && self.ledger.free[seat.id] >= bond {
                seat.record = Auditor::new(self.ledger.stake(seat.id, bond));
                seat.seated = true;
            }
            if seat.seated {
                members.push(Member { who: number, weight: seat.record.weight() });
            }
        }
        self.set = Set { members: BoundedVec::truncate_from(members), ..Set::default() };
    }

    /// `true` as often as a canary goes with an audit.
    pub(super) fn canary(&mut self) -> bool {
        let others = u64::from(BPS - CANARY_RATE_BPS);
        self.rng.between(1, others) <= u64::from(CANARY_RATE_BPS)
    }

    /// Answers the audits of yesterday.
    pub(super) fn answer(&mut self) {
        for desk in &mut self.desks {
            desk.pending = 0;
        }
        for drawn in std::mem::take(&mut self.drawn_before) {
            let number = u128::from(self.rng.next_u64()) << 64 | u128::from(self.rng.next_u64());
            let Some(seat) = self.set.pick(number, &[]) else { continue };
            self.audit(seat, &drawn);
        }
    }

    fn audit(&mut self, number: usize, drawn: &Drawn) {
        let params = self.scenario.challenges;
        if self.seats[number].mind != Mind::Lazy && self.chance(FORGOTTEN_BPS) {
            self.seats[number].record.miss();
            self.fine(number, params.miss_bps);
            return;
        }
        let checks = self.checks(number, drawn);
        if checks {
            let cost = share(drawn.price, self.scenario.check_cost_bps);
            self.book(number, -(cost as i128));
        }
        let class = self.seats[number].class();
        if class != Class::Cartel {
            let gain = self.gains.of(class, "seat");
            gain.tried += 1;
            gain.volume += drawn.price;
        }
        let alarm = if drawn.wrong { BPS - OVERLOOKED_BPS } else { FALSE_ALARM_BPS };
        let fails = checks && self.chance(alarm);
        match (drawn.desk, fails) {
            (None, true) => {
                self.seats[number].record.hit();
                self.reward(number, drawn.cost, 2);
            },
            (None, false) => {
                self.seats[number].record.miss();
                self.fine(number, params.canary_bps);
                if self.seats[number].mind == Mind::Lazy {
                    self.gains.of(Class::BlindPass, "seat").caught += 1;
                }
            },
            (Some(desk), true) => {
                self.challenge(desk, drawn.price, true, Challenger::Auditor(number));
            },
            (Some(desk), false) => {
                let record = &mut self.desks[desk].record;
                record.reputation = score::pass(record.reputation);
                let reward = self.reward(number, drawn.cost, 1);
                self.share_of_cartel(number, desk, reward as i128);
            },
        }
    }

    fn checks(&self, number: usize, drawn: &Drawn) -> bool {
        let seat = &self.seats[number];
        let kind = drawn.desk.map(|desk| self.desks[desk].kind);
        match seat.mind {
            Mind::Honest => true,
            Mind::Lazy => false,
            Mind::Cartel => kind != Some(Kind::Accomplice),
            Mind::Rational => {
                let fine = share(seat.record.bond, self.scenario.challenges.canary_bps);
                let expected = share(fine, CANARY_RATE_BPS);
                share(drawn.price, self.scenario.check_cost_bps) <= expected
            },
        }
    }

    /// Books a gain of an auditor.
    pub(super) fn book(&mut self, number: usize, amount: i128) {
        let seat = &mut self.seats[number];
        seat.gain += amount;
        if seat.mind != Mind::Cartel {
            self.gains.of(seat.class(), "seat").gain += amount;
        }
    }

    /// Pays an audit out of the pot, `times` over.
    fn reward(&mut self, number: usize, cost: Balance, times: Balance) -> Balance {
        let params = &self.scenario.challenges;
        let cost = mul_div(cost, self.scenario.terms.audit_bps.into(), params.audit_bps.into());
        let bond = self.seats[number].record.bond;
        let one = audit_reward(cost.expect("it fits"), 1, bond, params.reward_bps, Balance::MAX);
        let amount = (one * times).min(self.ledger.free[AUDITS]);
        self.ledger.pay(AUDITS, self.seats[number].id, amount);
        self.book(number, amount as i128);
        amount
    }

    /// Fines an auditor.
    pub(super) fn fine(&mut self, number: usize, bps: Bps) {
        let fine = self.take_fine(number, bps);
        self.book(number, -(fine as i128));
    }

    /// Takes a fine, which the caller books. Returns it.
    pub(super) fn take_fine(&mut self, number: usize, bps: Bps) -> Balance {
        let seat = &mut self.seats[number];
        let fine = seat.record.fine(bps);
        seat.record.fined = 0;
        self.ledger.slash(seat.id, fine, self.scenario.challenges.burn_bps);
        fine
    }
}
