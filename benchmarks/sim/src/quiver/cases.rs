//! Disputes: votes, sentences, and what they pay.
//!
//! The votes of a case are known when it is opened, and it ends when it would on the chain: after a day
//! to commit, a day to reveal and three to appeal. The council rules rightly where it is asked, two days
//! later, and blames those who voted for a finding that it overturns.

use super::{
    desks::{share, Kind},
    economy::Economy,
    gains::{Class, Gain},
    ledger::{AUDITS, CONSUMERS, INSURANCE},
    seats::Mind,
};
use pallet_challenges::types::{AUDITOR_STAKE_BPS, STAKE_TO_AUDITORS_BPS, STAKE_TO_PROVIDER_BPS};
use quaestor_math::verdict::{outcome, Outcome, Votes};
use quaestor_primitives::{Balance, Bps};

/// Days from a challenge to the end of the appeal.
const CASE_DAYS: u32 = 5;
/// Further days until the council has ruled.
const COUNCIL_DAYS: u32 = 2;
/// Votes of honest auditors that are right, and that are not revealed.
const RIGHT_BPS: Bps = 9_700;
const SILENT_BPS: Bps = 100;

/// The account that opened a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Challenger {
    /// The consumer, who has not paid.
    Consumer,
    /// The auditor of that number; the work was paid.
    Auditor(usize),
}

/// A case.
#[derive(Clone, Debug)]
pub struct Case {
    desk: usize,
    price: Balance,
    wrong: bool,
    paid: bool,
    challenger: Challenger,
    /// Day on which it is executed.
    due: u32,
    /// The council overturned the votes, and blames.
    overturned: bool,
    /// Number of each juror, its weight, and its vote for a fault; none if it was not revealed.
    votes: Vec<(usize, Balance, Option<bool>)>,
}

impl Economy<'_> {
    /// Opens a case.
    pub(super) fn challenge(
        &mut self,
        desk: usize,
        price: Balance,
        paid: bool,
        challenger: Challenger,
    ) {
        let wrong = self.desks[desk].cheats();
        let members = self.set.members.clone();
        let jurors = members.iter().filter(|one| challenger != Challenger::Auditor(one.who));
        let mut votes = Vec::new();
        for juror in jurors {
            let vote = self.vote(juror.who, desk, wrong);
            votes.push((juror.who, juror.weight, vote));
        }
        let sum = |side: bool| {
            let votes = votes.iter().filter(|(_, _, vote)| *vote == Some(side));
            votes.map(|(_, weight, _)| weight).sum()
        };
        let counted = Votes { fault: sum(true), no_fault: sum(false) };
        let jury = votes.iter().map(|(_, weight, _)| weight).sum();
        let found = outcome(counted, jury, self.scenario.challenges.quorum_bps);
        let right = found == if wrong { Outcome::Fault } else { Outcome::NoFault };
        let due = self.day + CASE_DAYS + if right { 0 } else { COUNCIL_DAYS };
        self.wronged += u64::from(!wrong && found == Outcome::Fault);
        let overturned = !right && found != Outcome::Undecided;
        self.desks[desk].frozen += price;
        self.cases.push(Case { desk, price, wrong, paid, challenger, due, overturned, votes });
    }

    fn vote(&mut self, juror: usize, desk: usize, wrong: bool) -> Option<bool> {
        let accomplice = self.desks[desk].kind == Kind::Accomplice;
        let mind = self.seats[juror].mind;
        match mind {
            Mind::Lazy => Some(true),
            Mind::Cartel if accomplice && self.scenario.bench.loud => Some(false),
            _ if self.chance(SILENT_BPS) => None,
            _ => Some(wrong == self.chance(RIGHT_BPS)),
        }
    }

    /// Executes the cases that are due.
    pub(super) fn execute(&mut self) {
        let day = self.day;
        let cases = std::mem::take(&mut self.cases).into_iter();
        let (due, open): (Vec<_>, Vec<_>) = cases.partition(|case| case.due <= day);
        self.cases = open;
        for case in due {
            let desk = &mut self.desks[case.desk];
            desk.frozen = desk.frozen.saturating_sub(case.price);
            if case.wrong {
                self.convict(&case);
            } else {
                self.dismiss(&case);
            }
        }
    }

    /// Executes all cases.
    pub(super) fn end_all(&mut self) {
        self.cases.iter_mut().for_each(|case| case.due = self.day);
        self.execute();
    }

    fn convict(&mut self, case: &Case) {
        let params = self.scenario.challenges;
        let taken = self.sentence(case.desk, case.price, INSURANCE);
        let price = if case.paid { case.price } else { 0 };
        let awards = params.awards.divide(taken, price).expect("shares are a part");
        let gain = self.gain_of(case.desk);
        gain.lose(taken);
        gain.caught += 1;
        self.ledger.pay(INSURANCE, CONSUMERS, awards.consumer);
        match case.challenger {
            Challenger::Consumer => self.ledger.pay(INSURANCE, CONSUMERS, awards.challenger),
            Challenger::Auditor(number) => {
                self.ledger.pay(INSURANCE, self.seats[number].id, awards.challenger);
                self.book(number, awards.challenger as i128);
            },
        }
        let auditors = self.judge(case, true, awards.auditors);
        let rest = taken - awards.challenger - awards.consumer - auditors;
        self.ledger.burn(INSURANCE, share(rest, params.burn_bps));
    }

    /// The challenger was wrong, and loses its stake.
    fn dismiss(&mut self, case: &Case) {
        let (to, from) = (self.desks[case.desk].id, case.challenger);
        // Consumers challenge only what they have found wrong.
        let Challenger::Auditor(number) = from else { return };
        let seat = &mut self.seats[number];
        let stake = share(seat.record.bond, AUDITOR_STAKE_BPS);
        seat.record.bond -= stake;
        let who = seat.id;
        self.ledger.seize(who, INSURANCE, stake);
        self.book(number, -(stake as i128));
        self.ledger.pay(INSURANCE, to, share(stake, STAKE_TO_PROVIDER_BPS));
        self.judge(case, false, share(stake, STAKE_TO_AUDITORS_BPS));
    }

    /// Judges each juror by the finding that stands, and pays `award` to those who found it. Returns the
    /// sum paid.
    fn judge(&mut self, case: &Case, fault: bool, award: Balance) -> Balance {
        let params = self.scenario.challenges;
        let sided = case.votes.iter().filter(|(_, _, vote)| *vote == Some(fault));
        let majority: Balance = sided.map(|(_, weight, _)| weight).sum();
        let mut paid = 0;
        for (number, weight, vote) in &case.votes {
            let record = &mut self.seats[*number].record;
            match vote {
                Some(vote) if *vote == fault => {
                    record.hit();
                    let part = quaestor_math::mul_div(award, *weight, majority).unwrap_or(0);
                    self.ledger.pay(INSURANCE, self.seats[*number].id, part);
                    self.book_vote(*number, case.price, part as i128);
                    paid += part;
                    self.share_of_cartel(*number, case.desk, part as i128);
                },
                Some(_) => {
                    record.miss();
                    let bps = if case.overturned { params.blame_bps } else { 0 };
                    let fine = self.take_fine(*number, bps);
                    self.book_vote(*number, case.price, -(fine as i128));
                    self.share_of_cartel(*number, case.desk, -(fine as i128));
                },
                None => {
                    record.miss();
                    self.fine(*number, params.miss_bps);
                },
            }
        }
        paid
    }

    /// Books what a juror has won or lost by its vote.
    fn book_vote(&mut self, number: usize, price: Balance, amount: i128) {
        if self.seats[number].mind != Mind::Lazy {
            self.book(number, amount);
            return;
        }
        self.seats[number].gain += amount;
        let gain = self.gains.of(Class::BlindVote, "seat");
        gain.tried += 1;
        gain.volume += price;
        gain.gain += amount;
        gain.caught += u64::from(amount < 0);
    }

    /// A cartel counts what its members win and lose by the work of its provider.
    pub(super) fn share_of_cartel(&mut self, number: usize, desk: usize, amount: i128) {
        let ours = self.desks[desk].kind == Kind::Accomplice;
        if ours && self.seats[number].mind == Mind::Cartel {
            self.gain_of(desk).gain += amount;
        }
    }

    /// Gains to which the work of a provider counts.
    pub(super) fn gain_of(&mut self, desk: usize) -> &mut Gain {
        match self.desks[desk].kind {
            Kind::Cheat(size) => self.gains.of(Class::Cheat, size),
            _ => self.gains.of(Class::Cartel, "platinum"),
        }
    }

    /// Balance of the audit pot.
    pub(super) fn audit_pot(&self) -> Balance {
        self.ledger.free[AUDITS]
    }
}
