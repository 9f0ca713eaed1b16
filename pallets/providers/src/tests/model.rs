//! A model that keeps every bond by itself: a slash visits all of them, and a payment as well. Values
//! have 64 binary places.

use super::*;
use quaestor_math::U256;
use quaestor_primitives::Seconds;
use std::collections::BTreeMap;

/// A part of a bond, of one day.
#[derive(Clone, Debug)]
struct Part {
    day: u32,
    value: U256,
}

/// Stake that has left.
#[derive(Clone, Debug)]
struct Gone {
    who: AccountId,
    day: u32,
    end: Seconds,
    value: U256,
}

#[derive(Clone, Debug, Default)]
pub struct ModelProvider {
    pub own: Balance,
    bonds: BTreeMap<AccountId, Vec<Part>>,
    gone: Vec<Gone>,
    /// End, reference and sum of sentences.
    epoch: (Seconds, Balance, Balance),
    /// Income by account, in 2^-64.
    income: BTreeMap<AccountId, U256>,
}

#[derive(Clone, Debug, Default)]
pub struct Model {
    pub providers: BTreeMap<AccountId, ModelProvider>,
}

fn wide(amount: Balance) -> U256 {
    U256::from(amount) << 64
}

fn whole(value: U256) -> Balance {
    (value >> 64).as_u128()
}

fn sum(parts: &[Part]) -> U256 {
    parts.iter().fold(U256::zero(), |sum, part| sum + part.value)
}

impl ModelProvider {
    pub fn of(own: Balance) -> Self {
        Self { own, ..Self::default() }
    }
}

impl Model {
    pub fn delegate(&mut self, id: AccountId, who: AccountId, amount: Balance, day: u32) {
        let provider = self.providers.get_mut(&id).unwrap();
        if id == who {
            provider.own += amount;
            return;
        }
        provider.bonds.entry(who).or_default().push(Part { day, value: wide(amount) });
    }

    /// The share `amount` of `nominal` leaves.
    pub fn undelegate(
        &mut self,
        (id, who): (AccountId, AccountId),
        (amount, nominal): (Balance, Balance),
        (day, end): (u32, Seconds),
    ) {
        let provider = self.providers.get_mut(&id).unwrap();
        let mut value = U256::zero();
        if id == who {
            provider.own -= amount;
            value = wide(amount);
        } else {
            for part in provider.bonds.get_mut(&who).unwrap() {
                let out = part.value * U256::from(amount) / U256::from(nominal);
                part.value -= out;
                value += out;
            }
            if amount == nominal {
                provider.bonds.remove(&who);
            }
        }
        provider.gone.push(Gone { who, day, end, value });
    }

    /// Notices of `who` that have ended leave the model.
    pub fn release(&mut self, who: AccountId, now: Seconds) {
        for provider in self.providers.values_mut() {
            provider.gone.retain(|gone| gone.who != who || gone.end > now);
        }
    }

    /// Returns the sentence and what is taken of the own stake.
    pub fn sentence(
        &mut self,
        id: AccountId,
        price: Balance,
        day: u32,
        now: Seconds,
    ) -> (Balance, Balance) {
        let provider = self.providers.get_mut(&id).unwrap();
        let reached = |gone: &&mut Gone| gone.day >= day;
        if now >= provider.epoch.0 {
            let bonds = provider.bonds.values().map(|parts| whole(sum(parts)));
            let gone = provider.gone.iter_mut().filter(reached).map(|gone| whole(gone.value));
            let backing = provider.own + bonds.sum::<Balance>() + gone.sum::<Balance>();
            provider.epoch = (now + 7 * DAY, backing, 0);
        }
        let (_, reference, sentenced) = provider.epoch;
        let amount =
            (20 * price).min(reference / 10).min((reference / 5).saturating_sub(sentenced));
        provider.epoch.2 += amount;
        let mut taken = amount.min(provider.own);
        provider.own -= taken;
        for gone in provider.gone.iter_mut().filter(reached).rev().filter(|gone| gone.who == id) {
            let part = whole(gone.value).min(amount - taken);
            gone.value -= wide(part);
            taken += part;
        }
        if reference > 0 {
            let of = U256::from(reference) * U256::from(10_000);
            let kept = of - U256::from(amount) * U256::from(5_000);
            let cut = |value: &mut U256| *value = *value * kept / of;
            provider.bonds.values_mut().flatten().for_each(|part| cut(&mut part.value));
            let gone = provider.gone.iter_mut().filter(reached);
            gone.filter(|gone| gone.who != id).for_each(|gone| cut(&mut gone.value));
        }
        (amount, taken)
    }

    pub fn earn(&mut self, id: AccountId, part: Balance, today: u32) {
        let provider = self.providers.get_mut(&id).unwrap();
        let earning = |parts: &Vec<Part>| {
            let old: Vec<Part> = parts.iter().filter(|part| part.day < today).cloned().collect();
            // Whole units are enough for a proportion.
            U256::from(whole(sum(&old)))
        };
        let all = provider.bonds.values().fold(U256::zero(), |sum, parts| sum + earning(parts));
        for (who, parts) in &provider.bonds {
            let due = wide(part) * earning(parts) / all;
            let income = provider.income.entry(*who).or_default();
            *income += due;
        }
    }

    pub fn bond(&self, id: AccountId, who: AccountId) -> Option<Balance> {
        let parts = self.providers.get(&id)?.bonds.get(&who)?;
        Some(whole(sum(parts)))
    }

    pub fn income(&self, id: AccountId, who: AccountId) -> Balance {
        let provider = self.providers.get(&id);
        provider.and_then(|one| one.income.get(&who)).map_or(0, |income| whole(*income))
    }

    /// Value of all notices of `who`.
    pub fn leaving(&self, who: AccountId) -> Balance {
        let gone = self.providers.values().flat_map(|provider| &provider.gone);
        gone.filter(|gone| gone.who == who).map(|gone| whole(gone.value)).sum()
    }
}
