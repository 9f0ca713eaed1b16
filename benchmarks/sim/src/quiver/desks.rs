//! Providers: costs, asks, entry and exit, sentences.

use super::{
    economy::Economy,
    ledger::{Id, Ledger},
    scenario::{Scenario, SIZES},
    tokens, units, QUIV,
};
use crate::rng::Rng;
use pallet_providers::types::{Params, Provider, SlashEpoch, Tier};
use quaestor_math::{
    score,
    slash::{take, units_of},
    BPS,
};
use quaestor_primitives::{Balance, Bps, WorkKey};

/// Share of the pool in a provider's pay.
const SHARE_BPS: Bps = 1_000;
/// Part of the cost of a fully used machine that an idle one has, too.
const FIXED: f64 = 0.4;
/// Margin over the cost from which on a provider enters.
const ENTRY_MARGIN: f64 = 0.15;
/// Cost of a unit of work falls by so much a day: a tenth a year.
const PROGRESS: f64 = 1.0 - 0.1 / 365.0;
/// Honest providers by tier, and what their machines do in a day, in millions of tokens.
const HONEST: [(u64, f64); 4] = [(18, 100.0), (16, 1_000.0), (18, 10_000.0), (14, 50_000.0)];

/// Behaviour of a provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Works as promised, as long as it pays.
    Honest,
    /// Delivers nothing but wrong results.
    Cheat(&'static str),
    /// A cheat with auditors of its own.
    Accomplice,
    /// Belongs to a trader who deals with itself, and takes no other work.
    Wash,
}

/// State of a provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It has no bond.
    Out,
    /// It works.
    Active,
    /// Its bonds leave, and are free on this day.
    Leaving(u32),
}

/// A provider.
#[derive(Clone, Debug)]
pub struct Desk {
    /// Its account.
    pub id: Id,
    /// The account of its delegators.
    pub backer: Id,
    /// Its record.
    pub record: Provider,
    /// Its behaviour.
    pub kind: Kind,
    /// Its state.
    pub state: State,
    /// Own stake and bonds that it wants to have.
    pub wanted: (Balance, Balance),
    /// Dollars that a million tokens cost, if its machines are fully used.
    pub cost: f64,
    /// Millions of tokens that its machines do in a day.
    pub machines: f64,
    /// Dollars that it asks for a million tokens.
    pub ask: f64,
    /// Millions of tokens sold today.
    pub sold: f64,
    /// Millions of tokens that it could sell today, by its machines and its liability.
    pub most: f64,
    /// Sum of the prices of results that wait for an auditor.
    pub pending: Balance,
    /// Sum of the prices of disputed results.
    pub frozen: Balance,
    /// Its pay of today.
    pub pay: Balance,
    /// Its work credit of today.
    pub credit: Balance,
    /// Mean profit a day, in dollars.
    pub profit: f64,
    /// Days since it entered.
    pub age: u32,
}

impl Desk {
    /// A provider that wants this stake and these bonds.
    fn new(id: Id, backer: Id, kind: Kind, wanted: (Balance, Balance), size: usize) -> Self {
        Self {
            id,
            backer,
            record: Provider::new(SHARE_BPS, WorkKey::Sr25519([0; 32]), [0; 32], 0),
            kind,
            state: State::Out,
            wanted,
            cost: 0.0,
            machines: HONEST[size].1,
            ask: 0.0,
            sold: 0.0,
            most: 0.0,
            pending: 0,
            frozen: 0,
            pay: 0,
            credit: 0,
            profit: 0.0,
            age: 0,
        }
    }

    /// The providers of a run. `open` opens an account with an amount.
    pub fn all(
        scenario: &Scenario,
        mut open: impl FnMut(Balance) -> Id,
        rng: &mut Rng,
    ) -> Vec<Self> {
        let mut all = Vec::new();
        for (size, (count, _)) in HONEST.into_iter().enumerate() {
            let (_, backing) = SIZES[size];
            for _ in 0..count {
                // A third more than the tier needs, so that a slash does not end it.
                let own = backing / 3;
                let bonds = own * 5 / 2;
                let (id, backer) = (open(own * 3 / 2), open(bonds * 3 / 2));
                let mut desk = Self::new(id, backer, Kind::Honest, (own, bonds), size);
                desk.cost = rng.between(200, 450) as f64 / 1_000.0;
                desk.ask = desk.cost * 1.4;
                all.push(desk);
            }
        }
        let size_of = |backing| SIZES.iter().rposition(|(_, least)| backing >= *least);
        let cheats = scenario.cheats.iter().map(|(size, backing)| (Kind::Cheat(size), *backing));
        let accomplice = (scenario.bench.cartel > 0).then_some((Kind::Accomplice, SIZES[3].1));
        let traders = scenario.traders.iter().map(|trader| (Kind::Wash, trader.backing));
        for (kind, backing) in cheats.chain(accomplice).chain(traders) {
            let size = size_of(backing).expect("the backing of a tier");
            // Its own stake is all of its backing, and it can lose as much twice.
            let id = open(backing * 3);
            all.push(Self::new(id, id, kind, (backing, 0), size));
        }
        all
    }

    /// Delivers wrong results.
    pub const fn cheats(&self) -> bool {
        matches!(self.kind, Kind::Cheat(_) | Kind::Accomplice)
    }

    /// Its tier and its liability limit, if it may take new work.
    pub fn standing<'a>(&self, params: &'a Params, now: u64) -> Option<(&'a Tier, Balance)> {
        let (own, backing) = (self.record.own, self.record.backing());
        let free = self.state == State::Active && now >= self.record.jailed_until;
        let fit = free && params.own_is_enough(own, backing);
        let (_, tier) = params.tier_of(own, backing).filter(|_| fit)?;
        Some((tier, params.caps.limit(backing)))
    }

    /// Takes up its bonds as far as there are tokens for them.
    fn bond(&mut self, ledger: &mut Ledger) {
        let own = self.wanted.0.saturating_sub(self.record.own);
        let loose = ledger.staked[self.id] - self.record.own;
        if own > loose {
            ledger.stake(self.id, own - loose);
        }
        self.record.own += own.min(ledger.staked[self.id] - self.record.own);
        let pooled = self.record.pooled();
        let bonds = self.wanted.1.saturating_sub(pooled);
        if bonds >= 100 * QUIV && self.backer != self.id {
            let amount = ledger.stake(self.backer, bonds);
            self.record.units += units_of(amount, self.record.factor).expect("units fit");
        }
    }

    /// Dollars that a day has cost it.
    fn expenses(&self) -> f64 {
        self.cost * (FIXED * self.machines + (1.0 - FIXED) * self.sold)
    }
}

impl Economy<'_> {
    /// Costs, asks, entries and exits of the day.
    pub(super) fn manage(&mut self) {
        let (price, day) = (self.exchange.price(&self.ledger), self.day);
        for desk in &mut self.desks {
            desk.cost *= PROGRESS;
            match (desk.state, desk.kind) {
                (State::Leaving(until), _) if day >= until && desk.frozen == 0 => {
                    let (own, pooled) = (desk.record.own, desk.record.pooled());
                    self.ledger.unstake(desk.id, own);
                    self.ledger.unstake(desk.backer, pooled);
                    (desk.record.own, desk.record.units) = (0, 0);
                    desk.state = State::Out;
                },
                (State::Active, _) if desk.frozen == 0 => desk.bond(&mut self.ledger),
                (State::Out, Kind::Honest) => {
                    // It looks round once in two weeks, at what the others got for their work.
                    let asked = desk.cost * (1.0 + ENTRY_MARGIN) / 0.9;
                    if self.market > asked && self.rng.one_in(14) {
                        desk.bond(&mut self.ledger);
                        (desk.state, desk.age, desk.ask) = (State::Active, 0, asked);
                        desk.profit = 0.0;
                    }
                },
                (State::Out, _) => {
                    desk.bond(&mut self.ledger);
                    desk.state = State::Active;
                },
                _ => {},
            }
            if desk.state == State::Active && desk.kind == Kind::Honest {
                let used = desk.sold / desk.most.max(1e-3);
                let least = desk.cost * (FIXED + 0.65) / 0.9;
                let moved = if used > 0.85 {
                    1.03
                } else if used < 0.5 {
                    0.98
                } else {
                    1.0
                };
                desk.ask = (desk.ask * moved).max(least);
                let income = tokens(desk.pay) * price - desk.expenses();
                desk.profit += (income - desk.profit) / 28.0;
                desk.age += 1;
                // It sells what its day has cost, and half of its profit.
                let sold = desk.expenses() / price + (income / price / 2.0).max(0.0);
                let sold = units(sold).min(self.ledger.free[desk.id]);
                self.exchange.sell(&mut self.ledger, desk.id, sold);
                if desk.age > 60 && desk.profit < 0.0 && self.rng.one_in(28) {
                    desk.state = State::Leaving(day + 28);
                }
            }
            desk.pay = 0;
            (desk.sold, desk.most) = (0.0, 0.0);
        }
    }

    /// The sentence of a provider for work of that price, as the pallet `providers` has it. Returns the
    /// amount taken from its own stake, which is in the audit pot's account for now.
    pub(super) fn sentence(&mut self, desk: usize, price: Balance, to: Id) -> Balance {
        let (params, now) = (&self.scenario.providers, self.now());
        let burn_bps = self.scenario.challenges.burn_bps;
        let desk = &mut self.desks[desk];
        let record = &mut desk.record;
        let mut epoch = match record.epoch {
            Some(epoch) if now < epoch.until => epoch,
            _ => SlashEpoch {
                until: now + params.days(params.slash_epoch_days),
                reference: record.backing(),
                sentenced: 0,
                caps: params.caps,
            },
        };
        if epoch.reference == 0 {
            return 0;
        }
        let amount = epoch.caps.sentence(price, epoch.reference, epoch.sentenced);
        epoch.sentenced += amount;
        let (taken, _) = take(amount, record.own, 0);
        let pooled = record.pooled();
        let after = epoch.caps.factor_after(record.factor, epoch.reference, amount);
        record.factor = after.expect("the caps leave something");
        let lost = pooled - record.pooled();
        record.own -= taken;
        (record.jailed_until, record.epoch) = (epoch.until, Some(epoch));
        record.reputation = score::fault(record.reputation);
        record.track.faults += 1;
        self.ledger.seize(desk.id, to, taken);
        self.ledger.slash(desk.backer, lost, burn_bps);
        taken
    }

    /// Sum of the limits of the providers that may work.
    pub(super) fn limits(&self) -> Balance {
        let (params, now) = (&self.scenario.providers, self.now());
        let limit = |desk: &Desk| desk.standing(params, now).map_or(0, |(_, limit)| limit);
        self.desks.iter().map(limit).sum()
    }
}

/// `bps` of an amount, rounded down.
pub fn share(amount: Balance, bps: Bps) -> Balance {
    quaestor_math::mul_div(amount, bps.into(), BPS.into()).expect("a share fits")
}
