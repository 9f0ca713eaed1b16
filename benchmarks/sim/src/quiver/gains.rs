//! Results of each class of agents that a rule is meant to bind.

use quaestor_math::{mul_div, BPS};
use quaestor_primitives::Balance;
use std::collections::BTreeMap;

/// A class of agents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Providers that deliver wrong results. Their cost is taken as zero, so the gain is the highest that
    /// there can be.
    Cheat,
    /// Auditors who pass everything. Passing costs them nothing.
    BlindPass,
    /// The same auditors as jurors: they vote for a fault in every case.
    BlindVote,
    /// Auditors with a provider of their own, together.
    Cartel,
    /// Traders who deal with themselves.
    Wash,
    /// Traders who do so only while use falls.
    Filler,
    /// Auditors who check; their result is no gain of an attack.
    Auditor,
}

impl Class {
    /// Attackers, each with a mean gain that should be below zero. Blind votes are not among them: they
    /// gain, as almost every case that somebody pays a stake for is a fault.
    pub const ATTACKERS: [Self; 5] =
        [Self::Cheat, Self::BlindPass, Self::Cartel, Self::Wash, Self::Filler];

    /// Its name in the results.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Cheat => "cheat",
            Self::BlindPass => "blind pass",
            Self::BlindVote => "blind vote",
            Self::Cartel => "cartel",
            Self::Wash => "wash trader",
            Self::Filler => "filler",
            Self::Auditor => "honest auditor",
        }
    }
}

/// Sums over all attempts of a class and size, in smallest units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gain {
    /// Attempts: wrong results, audits, days of trading.
    pub tried: u64,
    /// Attempts that were found out and punished.
    pub caught: u64,
    /// Sum of the prices of the work.
    pub volume: Balance,
    /// Gain, less what was lost.
    pub gain: i128,
}

impl Gain {
    /// Adds `amount` to the gain.
    pub const fn win(&mut self, amount: Balance) {
        self.gain += amount as i128;
    }

    /// Takes `amount` from the gain.
    pub const fn lose(&mut self, amount: Balance) {
        self.gain -= amount as i128;
    }

    /// Adds another sum.
    pub const fn add(&mut self, other: &Self) {
        self.tried += other.tried;
        self.caught += other.caught;
        self.volume += other.volume;
        self.gain += other.gain;
    }

    /// Mean gain of an attempt, in smallest units.
    pub fn mean(&self) -> i128 {
        self.gain / i128::from(self.tried.max(1))
    }

    /// Gain in basis points of the volume; zero without any.
    pub fn bps(&self) -> i128 {
        if self.volume == 0 {
            return 0;
        }
        let size = mul_div(self.gain.unsigned_abs(), BPS.into(), self.volume);
        size.expect("a ratio fits") as i128 * self.gain.signum()
    }
}

/// Gains by class and size.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gains(pub BTreeMap<(Class, &'static str), Gain>);

impl Gains {
    /// Sums of a class and size, to be changed.
    pub fn of(&mut self, class: Class, size: &'static str) -> &mut Gain {
        self.0.entry((class, size)).or_default()
    }

    /// Adds other sums.
    pub fn add(&mut self, other: &Self) {
        for ((class, size), gain) in &other.0 {
            self.of(*class, size).add(gain);
        }
    }

    /// Sums of a class over all its sizes.
    pub fn class(&self, class: Class) -> Gain {
        let mut sum = Gain::default();
        self.0.iter().filter(|((of, _), _)| *of == class).for_each(|(_, gain)| sum.add(gain));
        sum
    }

    /// Sums of all attackers.
    pub fn attackers(&self) -> Gain {
        let mut sum = Gain::default();
        Class::ATTACKERS.into_iter().for_each(|class| sum.add(&self.class(class)));
        sum
    }
}
