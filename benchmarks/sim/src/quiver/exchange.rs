//! The exchange: a pool that keeps the product of its reserves, and a market maker beside it.
//!
//! The maker has a value of the token in mind, a random walk with a weak pull to where it began, and brings
//! the pool to it once a day. What it has less than at first it buys from holders, and what it has more it
//! sells to them, both outside of the pool. After a shock half of the liquidity leaves for 30 days.

use super::{
    ledger::{Id, Ledger, DEALER, EXCHANGE},
    tokens, units, QUIV,
};
use crate::rng::Rng;
use quaestor_math::{mul_div, swap::amount_out};
use quaestor_primitives::Balance;

/// The exchange's fee: 0.3 %.
const FEE_PPM: u32 = 3_000;
/// Tokens of the pool and of the maker at genesis.
pub const LIQUIDITY: (Balance, Balance) = (10_000_000 * QUIV, 20_000_000 * QUIV);
/// Dollars of a token at genesis.
const PRICE: f64 = 0.25;
/// Part of the way back to it that the value goes in a day.
const PULL: f64 = 0.003;
/// Days for which liquidity leaves after a shock.
const AWAY_DAYS: u32 = 30;

/// The exchange and the maker's view.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// Dollars in the pool, in millionths.
    dollars: u128,
    /// Value of a token that the maker has in mind, in dollars.
    value: f64,
    /// Days on which the value is multiplied.
    shocks: Vec<(u32, f64)>,
    /// Day on which liquidity comes back.
    back: Option<u32>,
}

impl Exchange {
    /// The exchange of a run with shocks, or without.
    pub fn new(shocks: bool, rng: &mut Rng) -> Self {
        let mut on = |year: u64, by| ((year * 365 + rng.between(0, 299)) as u32, by);
        let shocks = if shocks { vec![on(1, 0.2), on(2, 1.8), on(3, 0.2)] } else { vec![] };
        let dollars = (tokens(LIQUIDITY.0) * PRICE * 1e6) as u128;
        Self { dollars, value: PRICE, shocks, back: None }
    }

    /// Dollars of a token in the pool.
    pub fn price(&self, ledger: &Ledger) -> f64 {
        self.dollars as f64 / 1e6 / tokens(ledger.free[EXCHANGE])
    }

    /// `who` sells tokens. Returns the dollars.
    pub fn sell(&mut self, ledger: &mut Ledger, who: Id, amount: Balance) -> f64 {
        let reserve = ledger.free[EXCHANGE];
        let out = amount_out(reserve, self.dollars, FEE_PPM, amount).expect("it has two sides");
        ledger.pay(who, EXCHANGE, amount);
        self.dollars -= out;
        out as f64 / 1e6
    }

    /// `who` buys tokens for dollars.
    pub fn buy(&mut self, ledger: &mut Ledger, who: Id, dollars: f64) {
        let amount = (dollars * 1e6) as u128;
        let reserve = ledger.free[EXCHANGE];
        let out = amount_out(self.dollars, reserve, FEE_PPM, amount).expect("it has two sides");
        ledger.pay(EXCHANGE, who, out);
        self.dollars += amount;
    }

    /// The maker and the holders bring its inventory back to what it was.
    pub fn balance(ledger: &mut Ledger, holders: &[Id]) {
        let has = ledger.free[DEALER];
        let all: Balance = holders.iter().map(|id| ledger.free[*id]).sum();
        let missing = LIQUIDITY.1.saturating_sub(has).min(all);
        let surplus = has.saturating_sub(LIQUIDITY.1);
        for id in holders {
            let free = ledger.free[*id];
            let part = |amount| mul_div(amount, free, all).unwrap_or(0);
            let (bought, sold) = (part(missing), part(surplus));
            ledger.pay(*id, DEALER, bought);
            ledger.pay(DEALER, *id, sold);
        }
    }

    /// A day of the maker.
    pub fn make(&mut self, ledger: &mut Ledger, day: u32, quiet: bool, rng: &mut Rng) {
        if !quiet {
            self.value *= 0.96 + rng.between(0, 800) as f64 / 10_000.0;
        }
        self.value += (PRICE - self.value) * PULL;
        if let Some((_, by)) = self.shocks.iter().find(|(on, _)| *on == day) {
            self.value *= by;
            self.withdraw(ledger, day);
        }
        if self.back == Some(day) {
            self.back = None;
            let added = ledger.free[EXCHANGE].min(ledger.free[DEALER]);
            self.dollars += (tokens(added) * self.price(ledger) * 1e6) as u128;
            ledger.pay(DEALER, EXCHANGE, added);
        }
        self.arbitrage(ledger);
    }

    fn withdraw(&mut self, ledger: &mut Ledger, day: u32) {
        if self.back.is_none() {
            ledger.pay(EXCHANGE, DEALER, ledger.free[EXCHANGE] / 2);
            self.dollars /= 2;
        }
        self.back = Some(day + AWAY_DAYS);
    }

    /// Brings the pool, but for its fee and as far as the inventory goes, to the maker's value.
    pub fn arbitrage(&mut self, ledger: &mut Ledger) {
        let (reserve, dollars) = (tokens(ledger.free[EXCHANGE]), self.dollars as f64 / 1e6);
        let target = (reserve * dollars * self.value).sqrt();
        if target > dollars {
            self.buy(ledger, DEALER, target - dollars);
        } else {
            let surplus = units((target / self.value - reserve).max(0.0));
            let surplus = surplus.min(ledger.free[DEALER] / 2);
            self.sell(ledger, DEALER, surplus);
        }
    }
}
