//! Traders who deal with themselves: what it costs them, and all that comes back.
//!
//! A trader's gain is what it has more than if it had not traded on that day: the work credit of its
//! provider, its stake's part of the fees that it paid, and its stake's part of the emission that its
//! volume caused. The last is the difference to the emission of a [`shadow`](Washer::shadow), a market
//! that never saw its payments.

use super::{
    desks::{share, State},
    economy::Economy,
    gains::{Class, Gain},
    scenario::{Trader, BACKSTOP_BPS, EMISSION_BPS},
    tokens,
    trade::WORK_DAYS,
    units,
};
use pallet_inference_market::types::Epoch;
use quaestor_math::mul_div;
use quaestor_primitives::Balance;

/// A trader with its provider.
#[derive(Clone, Debug)]
pub struct Washer {
    /// The trader.
    pub trader: Trader,
    /// Its provider.
    pub desk: usize,
    /// The market without its payments.
    pub shadow: Epoch,
    /// Irrecoverable cost of its payments of today.
    pub cost: Balance,
}

impl Washer {
    const fn class(&self) -> Class {
        if self.trader.when_use_falls {
            Class::Filler
        } else {
            Class::Wash
        }
    }
}

impl Economy<'_> {
    fn gain_of_washer(&mut self, number: usize) -> &mut Gain {
        let washer = &self.washers[number];
        self.gains.of(washer.class(), washer.trader.size)
    }

    /// The part of rewards of stakers that a trader's stake has.
    fn part_of(&self, number: usize, reward: Balance) -> Balance {
        let id = self.desks[self.washers[number].desk].id;
        let total = self.ledger.total_staked().max(1);
        mul_div(reward, self.ledger.staked[id], total).expect("a part fits")
    }

    /// Payments of the day.
    pub(super) fn wash(&mut self) {
        let (params, now) = (&self.scenario.providers, self.now());
        for number in 0..self.washers.len() {
            self.washers[number].cost = 0;
            let Washer { trader, desk, ref shadow, .. } = self.washers[number];
            // Use falls while the last 28 days had less than those before, the trader's part left out.
            if trader.when_use_falls && (shadow.usage.growth >= 10_000 || self.day < 56) {
                continue;
            }
            let Some((tier, limit)) = self.desks[desk].standing(params, now) else { continue };
            let capacity = limit * Balance::from(tier.capacity).min(12);
            let gross = capacity * Balance::from(trader.percent) / 100;
            let id = self.desks[desk].id;
            if self.desks[desk].state != State::Active || self.ledger.free[id] < gross {
                continue;
            }
            let before = self.epoch.state.irrecoverable;
            let price = self.exchange.price(&self.ledger);
            let text = tokens(gross) * price / self.market.max(0.05) * 1e6;
            let legs = self.pay(id, desk, gross, text as u128);
            self.open += units(tokens(gross) * WORK_DAYS);
            self.washers[number].cost = self.epoch.state.irrecoverable - before;
            let network = legs.network - legs.surcharge;
            let back = self.part_of(number, network - share(network, BACKSTOP_BPS));
            let gain = self.gain_of_washer(number);
            gain.tried += 1;
            gain.volume += gross;
            gain.lose(gross - legs.provider);
            gain.win(back);
        }
    }

    /// Work credit that a trader's provider was paid.
    pub(super) fn note_work(&mut self, desk: usize, part: Balance) {
        if let Some(number) = self.washers.iter().position(|washer| washer.desk == desk) {
            self.gain_of_washer(number).win(part);
        }
    }

    /// Rolls the shadows, and books the part of each trader in the emission that it caused.
    pub(super) fn shadow(&mut self, irrecoverable: Balance, emitted: Balance) {
        let integrals = (self.sums.open_over_time, self.sums.limit_over_time);
        let today = self.today();
        for number in 0..self.washers.len() {
            let washer = &mut self.washers[number];
            washer.shadow.state.irrecoverable = irrecoverable - washer.cost;
            let cost = washer.shadow.state.irrecoverable;
            let _ = washer.shadow.roll(&self.scenario.terms, today, integrals);
            let growth = washer.shadow.usage.growth;
            let without = self.due(growth, cost);
            let [stakers, ..] = EMISSION_BPS;
            if emitted >= without {
                let part = self.part_of(number, share(emitted - without, stakers));
                self.gain_of_washer(number).win(part);
            } else {
                let part = self.part_of(number, share(without - emitted, stakers));
                self.gain_of_washer(number).lose(part);
            }
        }
    }
}
