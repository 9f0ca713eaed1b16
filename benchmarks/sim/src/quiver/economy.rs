//! The economy, and a day of it.

use super::{
    cases::Case,
    desks::{Desk, Kind, State},
    exchange::{Exchange, LIQUIDITY},
    gains::{Class as Attack, Gains},
    holders::{Holder, ALLOCATED},
    ledger::{
        Ledger, ALLOCATIONS, AUDITS, BACKSTOP, CONSUMERS, DEALER, EXCHANGE, INSURANCE, REWARDS,
        TREASURY, WORK,
    },
    scenario::{Scenario, BASE_PRICE, EMISSION_BPS, GENESIS},
    seats::Seat,
    tokens,
    trade::Drawn,
    wash::Washer,
    QUIV,
};
use crate::{chain::START, rng::Rng};
use pallet_challenges::types::Set;
use pallet_inference_market::types::{
    AssetBook, Class, ClassList, Epoch, MarketState, Usage, Use, WorkPool,
};
use pallet_providers::types::Sums;
use polkadot_sdk::frame_support::BoundedVec;
use quaestor_chain_spec::DAY;
use quaestor_math::{fee::congestion, mul_div, split::split};
use quaestor_primitives::{AssetKind, Balance, Bps, Seconds};

/// Treasury and insurance at genesis.
const RESERVES: (Balance, Balance) = (150_000_000 * QUIV, 10_000_000 * QUIV);
/// The work pool's surplus goes to insurance up to this part of the issuance: 2 %.
const INSURED: Balance = 50;
/// Parts in which consumers buy tokens.
const PARTS: u32 = 4;
/// Tokens of consumers at genesis.
const PURSE: Balance = 2_000_000 * QUIV;

/// A day in figures; amounts in smallest units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Day {
    /// Issuance.
    pub supply: Balance,
    /// Minted since genesis.
    pub minted: Balance,
    /// Minted today.
    pub emission: Balance,
    /// Base of the emission of today.
    pub base: Balance,
    /// Burnt since genesis.
    pub burnt: Balance,
    /// Issuance without reserves, pots and allocations.
    pub circulating: Balance,
    /// Payments of today.
    pub volume: Balance,
    /// Stake.
    pub staked: Balance,
    /// Annual rate of stake in the mean of a month.
    pub rate_bps: u64,
    /// Network fee.
    pub fee: Bps,
    /// Congestion of the day.
    pub congestion: Bps,
    /// Ratio of demand and supply that the reference price follows.
    pub ratio: Bps,
    /// Growth of use.
    pub growth: Bps,
    /// Insurance.
    pub insurance: Balance,
    /// The rest of the backstop.
    pub backstop: Balance,
    /// Paid for work out of the work pool since genesis.
    pub worked: Balance,
    /// The audit pot.
    pub audit_pot: Balance,
    /// Price of a token, in millionths of a dollar.
    pub price: u64,
    /// Mean price of a million tokens of text, in millionths of a dollar.
    pub market: u64,
    /// Part of the demand at that price that was served.
    pub served_bps: u64,
    /// Providers that work.
    pub providers: u32,
    /// Wrong results so far, and those that were punished.
    pub cheats: (u64, u64),
    /// Gain of all attackers so far.
    pub gain: i128,
}

impl Day {
    /// Staked part of the issuance.
    pub fn staked_bps(&self) -> u64 {
        (self.staked * 10_000 / self.supply) as u64
    }
}

/// The economy of a scenario.
pub struct Economy<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) day: u32,
    pub(super) rng: Rng,
    pub(super) ledger: Ledger,
    pub(super) exchange: Exchange,
    pub(super) epoch: Epoch,
    pub(super) sums: Sums,
    pub(super) holders: Vec<Holder>,
    pub(super) desks: Vec<Desk>,
    pub(super) seats: Vec<Seat>,
    pub(super) set: Set<usize>,
    pub(super) washers: Vec<Washer>,
    pub(super) cases: Vec<Case>,
    pub(super) drawn: Vec<Drawn>,
    pub(super) drawn_before: Vec<Drawn>,
    /// Mean price of a million tokens of text in the last week, in dollars.
    pub(super) market: f64,
    /// Millions of tokens of text sold today, and wanted at the mean price.
    pub(super) served: (f64, f64),
    /// Mean annual rate of stake.
    pub(super) rate: f64,
    /// Prices of unsettled work.
    pub(super) open: Balance,
    /// Payments of today.
    pub(super) volume: Balance,
    /// Gains by class.
    pub gains: Gains,
    /// Findings of a fault where there was none, which the council overturned.
    pub wronged: u64,
}

impl<'a> Economy<'a> {
    /// The economy at genesis.
    pub fn new(scenario: &'a Scenario) -> Self {
        let mut ledger = Ledger::new(GENESIS);
        let mut rng = Rng::new(scenario.seed, 0);
        for (id, amount) in [
            (INSURANCE, RESERVES.1),
            (ALLOCATIONS, ALLOCATED),
            (EXCHANGE, LIQUIDITY.0),
            (DEALER, LIQUIDITY.1),
            (CONSUMERS, PURSE),
        ] {
            ledger.pay(TREASURY, id, amount);
        }
        let holders = Holder::all(scenario, |amount| ledger.open(amount), &mut rng);
        let desks = Desk::all(scenario, |amount| ledger.open(amount), &mut rng);
        let seats = Seat::all(scenario, |amount| ledger.open(amount));
        let first = desks.iter().position(|desk| desk.kind == Kind::Wash).unwrap_or(0);
        let epoch = Self::market_at_genesis(scenario);
        let washer = |(desk, trader): (usize, &_)| Washer {
            trader: *trader,
            desk,
            shadow: epoch.clone(),
            cost: 0,
        };
        let washers: Vec<_> = (first..).zip(&scenario.traders).map(washer).collect();
        for washer in &washers {
            let id = desks[washer.desk].id;
            ledger.pay(TREASURY, id, washer.trader.stake);
            ledger.stake(id, washer.trader.stake);
        }
        // The holders have what is left of the public part.
        let left = ledger.free[TREASURY] - RESERVES.0;
        let part = left / (holders.len() as Balance - 1);
        for holder in &holders[1..] {
            ledger.pay(TREASURY, holder.id(), part);
        }
        let exchange = Exchange::new(scenario.shocks, &mut rng);
        Self {
            scenario,
            day: 0,
            rng,
            ledger,
            exchange,
            epoch,
            sums: Sums { at: START, ..Sums::default() },
            holders,
            desks,
            seats,
            set: Set::default(),
            washers,
            cases: vec![],
            drawn: vec![],
            drawn_before: vec![],
            market: 0.5,
            served: (0.0, 0.0),
            rate: 0.2,
            open: 0,
            volume: 0,
            gains: Gains::default(),
            wronged: 0,
        }
    }

    fn market_at_genesis(scenario: &Scenario) -> Epoch {
        let state = MarketState {
            day: (START / DAY) as u32,
            fee: scenario.terms.fee.neutral_bps,
            assets: BoundedVec::truncate_from(vec![AssetBook::new(AssetKind::Native, 0)]),
            usage: BoundedVec::truncate_from(vec![Use::default()]),
            ..MarketState::default()
        };
        let classes: ClassList = BoundedVec::truncate_from(vec![Class::new(BASE_PRICE)]);
        Epoch { state, usage: Usage::default(), classes, pool: WorkPool::default() }
    }

    /// Time at the begin of the day.
    pub(super) const fn now(&self) -> Seconds {
        START + self.day as Seconds * DAY
    }

    /// Number of the day since the Unix epoch.
    pub(super) const fn today(&self) -> u32 {
        (self.now() / DAY) as u32
    }

    /// Lives through a day.
    pub fn step(&mut self) -> Day {
        let (congestion, emission) = self.open_day();
        self.exchange.make(
            &mut self.ledger,
            self.day,
            self.scenario.demand.noise_percent == 0,
            &mut self.rng,
        );
        let holders: Vec<_> = self.holders.iter().map(Holder::id).collect();
        Exchange::balance(&mut self.ledger, &holders);
        self.provision();
        self.manage();
        self.rotate();
        self.answer();
        self.execute();
        self.volume = 0;
        self.trade();
        self.wash();
        self.drawn_before = std::mem::take(&mut self.drawn);
        self.reward_stake();
        self.hold();
        self.ledger.check();
        let figures = self.figures(congestion, emission);
        self.close_day();
        figures
    }

    /// Answers the audits and ends the cases that are open, so that no attempt is left without its end.
    pub fn settle(&mut self) {
        self.answer();
        self.end_all();
        self.ledger.check();
    }

    /// Ends yesterday's epoch, and mints the emission of today. Returns congestion and emission.
    fn open_day(&mut self) -> (Bps, Balance) {
        if self.day == 0 {
            return (0, self.emit(0));
        }
        let (terms, today) = (&self.scenario.terms, self.today());
        let (open, limit) = (self.sums.open_over_time, self.sums.limit_over_time);
        let state = &self.epoch.state;
        let seen = congestion(open - state.open, limit - state.limit).unwrap_or_default();
        let cost = state.irrecoverable;
        self.epoch.roll(terms, today, (open, limit)).expect("a day has passed");
        let book = self.epoch.state.book_mut(&AssetKind::Native).expect("the book of the token");
        let surplus = std::mem::take(&mut book.pending.surplus);
        // Insurance up to its ceiling, then the treasury.
        let ceiling = self.ledger.issuance() / INSURED;
        let insured = surplus.min(ceiling.saturating_sub(self.ledger.free[INSURANCE]));
        self.ledger.pay(WORK, INSURANCE, insured);
        self.ledger.pay(WORK, TREASURY, surplus - insured);
        self.claim_work(today - 1);
        let emitted = self.emit(cost);
        self.shadow(cost, emitted);
        (seen, emitted)
    }

    /// Emission of today at that growth and irrecoverable cost of yesterday.
    pub(super) fn due(&self, growth: Bps, cost: Balance) -> Balance {
        let Scenario { halving, terms, .. } = self.scenario;
        let due = terms.growth().emission(halving.base_of_day(self.day), growth, cost);
        let due = halving.mintable(due.expect("it fits"), self.ledger.minted);
        due.min(self.scenario.max_supply.saturating_sub(self.ledger.issuance()))
    }

    /// Mints the emission of today. Returns it.
    fn emit(&mut self, cost: Balance) -> Balance {
        let due = self.due(self.epoch.usage.growth, cost);
        let (parts, rest) = split(due, &EMISSION_BPS).expect("the shares are one whole");
        let to = [REWARDS, WORK, AUDITS, TREASURY];
        for (to, part) in to.into_iter().zip(&parts) {
            self.ledger.mint(to, *part);
        }
        self.ledger.mint(REWARDS, rest);
        self.epoch.pool.receive(parts[1]).expect("sums fit");
        due
    }

    /// Consumers keep what they want to spend in three days. They buy what is missing in parts, between
    /// which the maker brings the price back.
    fn provision(&mut self) {
        let (_, wanted) = self.served;
        let target = wanted * self.market / self.exchange.price(&self.ledger) * 3.0;
        for _ in 0..PARTS {
            let missing =
                (target - tokens(self.ledger.free[CONSUMERS])).max(0.0) / f64::from(PARTS);
            let dollars = missing * self.exchange.price(&self.ledger);
            self.exchange.buy(&mut self.ledger, CONSUMERS, dollars);
            self.exchange.arbitrage(&mut self.ledger);
        }
    }

    /// Pays stakers in proportion to their stake.
    fn reward_stake(&mut self) {
        let (pot, total) = (self.ledger.free[REWARDS], self.ledger.total_staked());
        if total == 0 {
            return;
        }
        for id in 0..self.ledger.staked.len() {
            let part = mul_div(pot, self.ledger.staked[id], total).expect("a part fits");
            self.ledger.pay(REWARDS, id, part);
        }
        let rate = tokens(pot) / tokens(total) * 365.0;
        self.rate += (rate - self.rate) / 28.0;
    }

    fn close_day(&mut self) {
        (self.sums.open, self.sums.limit) = (self.open, self.limits());
        self.day += 1;
        self.sums.advance(self.now());
    }

    fn figures(&self, congestion: Bps, emission: Balance) -> Day {
        let ledger = &self.ledger;
        let attackers = self.gains.attackers();
        let (cheats, cartel) = (self.gains.class(Attack::Cheat), self.gains.class(Attack::Cartel));
        let active = self.desks.iter().filter(|desk| desk.state == State::Active).count();
        let (sold, wanted) = self.served;
        Day {
            supply: ledger.issuance(),
            minted: ledger.minted,
            emission,
            base: self.scenario.halving.base_of_day(self.day),
            burnt: ledger.burnt,
            circulating: ledger.circulating(),
            volume: self.volume,
            staked: ledger.total_staked(),
            rate_bps: (self.rate * 1e4) as u64,
            fee: self.epoch.state.fee,
            congestion,
            ratio: self.epoch.classes[0].ratios[0],
            growth: self.epoch.usage.growth,
            insurance: ledger.free[INSURANCE],
            backstop: ledger.free[BACKSTOP],
            worked: self.epoch.pool.paid,
            audit_pot: self.audit_pot(),
            price: (self.exchange.price(ledger) * 1e6) as u64,
            market: (self.market * 1e6) as u64,
            served_bps: (sold / wanted.max(1.0) * 1e4) as u64,
            providers: active as u32,
            cheats: (cheats.tried + cartel.tried, cheats.caught + cartel.caught),
            gain: attackers.gain,
        }
    }
}
