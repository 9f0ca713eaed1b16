//! Work: whom consumers choose, what they pay, and what is drawn for an audit.

use super::{
    cases::Challenger,
    desks::{share, Desk, Kind, State},
    economy::Economy,
    ledger::{Id, BACKSTOP, CONSUMERS, INSURANCE, REWARDS, TREASURY, WORK},
    scenario::BACKSTOP_BPS,
    tokens, units,
};
use quaestor_math::{receipt::Legs, BPS};
use quaestor_primitives::{AssetKind, Balance, Bps};

/// Part of a day from the promise of a result to its payment.
pub(super) const WORK_DAYS: f64 = 1.0 / 12.0;
/// Price of a job, as a part of the largest one that the backing allows.
const JOB_PART: Balance = 5;
/// Millions of tokens that a cheat sells at most, as a part of what its tier may offer.
const CHEAT_PART: f64 = 0.05;

/// A result that was drawn.
#[derive(Clone, Copy, Debug)]
pub struct Drawn {
    /// Its provider; none for a canary.
    pub desk: Option<usize>,
    /// Its price.
    pub price: Balance,
    /// The part of it that nobody gets back.
    pub cost: Balance,
    /// It is wrong.
    pub wrong: bool,
}

impl Economy<'_> {
    /// The day's work of consumers.
    pub(super) fn trade(&mut self) {
        let (price, now) = (self.exchange.price(&self.ledger), self.now());
        self.prepare();
        let wanted = self.scenario.demand.on(self.day, &mut self.rng);
        let mut offers: Vec<(f64, usize)> = Vec::new();
        for (index, desk) in self.desks.iter().enumerate() {
            let works = desk.standing(&self.scenario.providers, now).is_some();
            if !works || desk.kind == Kind::Wash {
                continue;
            }
            // A known provider may ask more, and not everybody looks at all asks.
            let known = 1.1 - 0.2 * f64::from(desk.record.reputation) / 1e6;
            let seen = if self.scenario.demand.noise_percent == 0 {
                1.0
            } else {
                self.rng.between(950, 1_050) as f64 / 1_000.0
            };
            offers.push((self.ask_of(desk) * known * seen, index));
        }
        offers.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        for (_, index) in &offers {
            self.desks[*index].most = self.capacity(*index, price);
        }
        let (mut sold, mut turnover) = (0.0, 0.0);
        for (offer, index) in offers {
            let left = elastic(wanted, offer) - sold;
            if left <= 0.0 {
                break;
            }
            let (ask, most) = (self.ask_of(&self.desks[index]), self.desks[index].most);
            let done = self.work(index, left.min(most), ask / price);
            sold += done;
            turnover += done * ask;
        }
        if sold > 0.0 {
            self.market += (turnover / sold - self.market) / 7.0;
        }
        self.served = (sold, elastic(wanted, self.market));
        // What is drawn today waits for a day.
        self.open += self.desks.iter().map(|desk| desk.pending + desk.frozen).sum::<Balance>();
    }

    /// Declares the offers of the day.
    fn prepare(&mut self) {
        let machines = |desk: &Desk| if desk.state == State::Active { desk.machines } else { 0.0 };
        let supply: f64 = self.desks.iter().map(machines).sum();
        self.epoch.state.usage[0].supply = (supply * 1e6) as u128;
        self.open = 0;
    }

    fn ask_of(&self, desk: &Desk) -> f64 {
        match desk.kind {
            Kind::Honest => desk.ask,
            // It need not earn its cost.
            _ => self.market * 0.8,
        }
    }

    /// Millions of tokens that a provider can promise today.
    fn capacity(&self, index: usize, price: f64) -> f64 {
        let desk = &self.desks[index];
        let standing = desk.standing(&self.scenario.providers, self.now());
        let Some((tier, limit)) = standing else { return 0.0 };
        let declared = tokens(limit * Balance::from(tier.capacity));
        // A result that is drawn is open for a day longer.
        let drawn = f64::from(self.scenario.challenges.audit_bps) / 1e4;
        let left = tokens(limit.saturating_sub(desk.frozen)) / (WORK_DAYS + drawn);
        let value = match desk.kind {
            Kind::Honest => declared.min(left),
            _ => (declared * CHEAT_PART).min(left),
        };
        let tokens = value * price / self.ask_of(desk);
        match desk.kind {
            Kind::Honest => tokens.min(desk.machines),
            _ => tokens,
        }
    }

    /// A provider does work at `rate` tokens of the chain for a million tokens of text. Returns the
    /// millions done.
    fn work(&mut self, index: usize, millions: f64, rate: f64) -> f64 {
        let (params, desk) = (&self.scenario.providers, &self.desks[index]);
        let wrong = desk.cheats();
        let job = params.caps.largest_price(desk.record.backing()) / JOB_PART;
        let gross = units(millions * rate).min(self.ledger.free[CONSUMERS]);
        let jobs = gross / job.max(1);
        // A day with less work than a job has one smaller one.
        let (jobs, job) = if jobs == 0 { (1, gross) } else { (jobs, job) };
        if job == 0 {
            return 0.0;
        }
        let mut paid: Balance = 0;
        let cost = self.cost_of(job);
        for _ in 0..jobs {
            let limit = params.caps.limit(self.desks[index].record.backing());
            if self.desks[index].pending + self.desks[index].frozen + job > limit {
                break;
            }
            if wrong && self.chance(self.scenario.check_bps) {
                self.challenge(index, job, false, Challenger::Consumer);
                self.tried(index, job);
                continue;
            }
            paid += job;
            if self.chance(self.scenario.challenges.audit_bps) {
                self.desks[index].pending += job;
                self.drawn.push(Drawn { desk: Some(index), price: job, cost, wrong });
                if self.canary() {
                    self.drawn.push(Drawn { desk: None, price: job, cost, wrong: true });
                }
            }
            if wrong {
                self.tried(index, job);
            }
        }
        let done = tokens(paid) / rate;
        let legs = self.pay(CONSUMERS, index, paid, (done * 1e6) as u128);
        self.open += units(tokens(paid) * WORK_DAYS);
        self.desks[index].sold += done;
        if wrong {
            self.gain_of(index).win(legs.provider);
        }
        done
    }

    /// Counts a wrong result.
    fn tried(&mut self, index: usize, price: Balance) {
        let gain = self.gain_of(index);
        gain.tried += 1;
        gain.volume += price;
    }

    /// The part of a price that nobody gets back, under the fee of today.
    fn cost_of(&self, price: Balance) -> Balance {
        let legs = self.scenario.terms.rates(self.epoch.state.fee).legs(price);
        let cost = legs.and_then(|legs| legs.irrecoverable(BACKSTOP_BPS));
        cost.expect("the legs are a part of the price")
    }

    /// Pays a provider for auditable work, as the market does.
    pub(super) fn pay(&mut self, from: Id, index: usize, gross: Balance, text: u128) -> Legs {
        let terms = &self.scenario.terms;
        let legs = terms.rates(self.epoch.state.fee).legs(gross).expect("legs of a payment");
        let (desk, ledger) = (&mut self.desks[index], &mut self.ledger);
        let delegators = match desk.record.units {
            0 => 0,
            _ => share(legs.provider, desk.record.share_at(0)),
        };
        ledger.pay(from, desk.id, legs.provider - delegators);
        ledger.pay(from, desk.backer, delegators);
        let network = legs.network - legs.surcharge;
        let backstop = share(network, BACKSTOP_BPS);
        ledger.pay(from, REWARDS, network - backstop);
        ledger.pay(from, BACKSTOP, backstop);
        ledger.pay(from, INSURANCE, legs.surcharge);
        ledger.pay(from, TREASURY, legs.treasury);
        ledger.burn(from, legs.burn);
        let cost = legs.irrecoverable(BACKSTOP_BPS).expect("a part of the payment");
        let credit = share(cost, terms.rebate_bps);
        desk.pay += legs.provider - delegators;
        desk.credit += credit;
        let state = &mut self.epoch.state;
        state.irrecoverable += cost;
        state.credits += credit;
        state.usage[0].demand += text;
        let book = state.book_mut(&AssetKind::Native).expect("the book of the token");
        book.pay(gross, &legs).expect("sums fit");
        self.volume += gross;
        legs
    }

    /// Pays the work credit of `day`, which the roll has closed.
    pub(super) fn claim_work(&mut self, day: u32) {
        for index in 0..self.desks.len() {
            let credit = std::mem::take(&mut self.desks[index].credit);
            let part = self.epoch.pool.claim(day, credit).unwrap_or_default();
            let desk = &mut self.desks[index];
            desk.pay += part;
            self.ledger.pay(WORK, desk.id, part);
            if self.desks[index].cheats() {
                self.gain_of(index).win(part);
            }
            self.note_work(index, part);
        }
    }

    /// `true` in `bps` of 10,000 cases.
    pub(super) fn chance(&mut self, bps: Bps) -> bool {
        self.rng.between(1, BPS.into()) <= u64::from(bps)
    }
}

/// Demand at an ask in dollars, with an elasticity of 1.5, where `wanted` is that at half a dollar. It is
/// at most four times that.
fn elastic(wanted: f64, ask: f64) -> f64 {
    let cheaper = 0.5 / ask.max(0.05);
    wanted * (cheaper * cheaper.sqrt()).min(4.0)
}
