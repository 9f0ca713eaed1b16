//! Earnings of a position, by definition: the integral over time of its share of the emission.
//!
//! Written from the definition alone. No index, no carry, no steps of time: an interval ends
//! wherever anything can change, and in each interval everything is looked up anew.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;
use quaestor_math::{AgeStep, Balance, Bps, LaunchBonus, RateModel, Seconds, Q128};
use std::collections::{BTreeMap, BTreeSet};

/// The terms under which a position was opened, and its history.
pub struct Stake {
    pub from: Seconds,
    pub until: Option<Seconds>,
    /// Its amount from a time on, in order of time.
    pub amounts: Vec<(Seconds, Balance)>,
    pub ages: Vec<AgeStep>,
    pub bonus: Option<(Seconds, LaunchBonus)>,
}

/// Everything that happened to one pool.
pub struct Exact {
    pub model: RateModel,
    pub bucket: Seconds,
    pub fundings: Vec<(Seconds, Balance)>,
    pub stakes: Vec<Stake>,
    /// Redirection of rewards, on or off from a time on, in order of time.
    pub redirected: Vec<(Seconds, bool)>,
}

/// The first multiple of `bucket` that is not before `time`.
pub fn rounded_up(time: Seconds, bucket: Seconds) -> Seconds {
    time.div_ceil(bucket) * bucket
}

/// When the multiplier of `age` comes to hold.
fn due(age: &AgeStep, start: Seconds, bucket: Seconds) -> Seconds {
    if age.age_secs == 0 {
        start
    } else {
        rounded_up(start + age.age_secs, bucket)
    }
}

/// The multiplier at `time` of a position opened at `start`.
pub fn multiplier(
    ages: &[AgeStep],
    start: Seconds,
    bucket: Seconds,
    bonus: Option<(Seconds, LaunchBonus)>,
    time: Seconds,
) -> Bps {
    let Some(age) = ages.iter().rev().find(|age| due(age, start, bucket) <= time) else {
        return 0;
    };
    match bonus {
        Some((until, bonus)) if time < rounded_up(until, bucket) => {
            let boosted = age.multiplier_bps + bonus.add_bps;
            age.multiplier_bps.max(boosted.min(bonus.cap_bps))
        },
        _ => age.multiplier_bps,
    }
}

/// The entry of a list in order of time that holds at `time`.
fn latest<T: Copy>(list: &[(Seconds, T)], time: Seconds) -> Option<T> {
    list[..list.partition_point(|entry| entry.0 <= time)].last().map(|entry| entry.1)
}

impl Exact {
    pub fn new(model: RateModel, bucket: Seconds) -> Self {
        Self { model, bucket, fundings: vec![], stakes: vec![], redirected: vec![] }
    }

    /// When the stream of a funding ends.
    fn stream_end(&self, from: Seconds) -> Seconds {
        match self.model {
            RateModel::Streamed { period_secs } => rounded_up(from + period_secs, self.bucket),
            RateModel::TargetApr { .. } => from,
        }
    }

    fn weight(&self, stake: &Stake, time: Seconds) -> u128 {
        if time < stake.from || stake.until.is_some_and(|until| until <= time) {
            return 0;
        }
        let amount = latest(&stake.amounts, time).unwrap_or(0);
        let bps = multiplier(&stake.ages, stake.from, self.bucket, stake.bonus, time);
        amount * u128::from(bps)
    }

    /// Every time at which anything may change, up to `now`.
    fn breaks(&self, now: Seconds) -> Vec<Seconds> {
        let mut times = BTreeSet::from([now]);
        for (from, _) in &self.fundings {
            times.extend([*from, self.stream_end(*from)]);
        }
        for stake in &self.stakes {
            times.extend(stake.ages.iter().map(|age| due(age, stake.from, self.bucket)));
            times.extend(stake.amounts.iter().map(|entry| entry.0));
            times.extend(stake.bonus.map(|(until, _)| rounded_up(until, self.bucket)));
            times.extend(stake.until);
        }
        times.extend(self.redirected.iter().map(|entry| entry.0));
        times.into_iter().filter(|time| *time <= now).collect()
    }

    /// Emission from `from` to `to`, in which nothing changes. `spent` is the emission before that.
    fn emission(
        &self,
        from: Seconds,
        to: Seconds,
        weight: u128,
        spent: &BigRational,
    ) -> BigRational {
        let funded = self.fundings.iter().filter(|funding| funding.0 <= from);
        let secs = to - from;
        match self.model {
            RateModel::Streamed { .. } => funded
                .map(|(start, amount)| (*amount, *start, self.stream_end(*start)))
                .filter(|(_, _, end)| *end >= to)
                .map(|(amount, start, end)| ratio(amount, end - start) * whole(secs))
                .sum(),
            RateModel::TargetApr { cap_amount, cap_secs, .. } => {
                let left = funded.map(|(_, amount)| whole(*amount)).sum::<BigRational>() - spent;
                let year: u128 = 365 * 24 * 60 * 60;
                let wanted = ratio(weight, year * 10_000) * whole(secs);
                wanted.min(ratio(cap_amount, cap_secs) * whole(secs)).min(left)
            },
        }
    }

    /// Earnings of each position by `now`, and the total emission.
    pub fn earned(&self, now: Seconds) -> (Vec<BigRational>, BigRational) {
        let mut emitted = BigRational::zero();
        // Emission by (own weight, total weight): a position has few of these pairs, and a sum of
        // few fractions is fast.
        let mut shares = vec![BTreeMap::<_, BigRational>::new(); self.stakes.len()];
        for pair in self.breaks(now).windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let weights: Vec<_> = self.stakes.iter().map(|s| self.weight(s, from)).collect();
            let total = weights.iter().sum();
            let reward = self.emission(from, to, total, &emitted);
            emitted += &reward;
            if latest(&self.redirected, from).unwrap_or(false) {
                continue;
            }
            for (shares, weight) in shares.iter_mut().zip(weights).filter(|(_, w)| *w > 0) {
                *shares.entry((weight, total)).or_default() += &reward;
            }
        }
        let sum = |parts: BTreeMap<(u128, u128), BigRational>| {
            parts.into_iter().fold(BigRational::zero(), |sum, ((weight, total), reward)| {
                plus(&sum, &(reward * ratio(weight, total)))
            })
        };
        (shares.into_iter().map(sum).collect(), emitted)
    }
}

/// `a + b` without reducing the fraction, which would cost more than the sum.
fn plus(a: &BigRational, b: &BigRational) -> BigRational {
    BigRational::new_raw(a.numer() * b.denom() + b.numer() * a.denom(), a.denom() * b.denom())
}

pub fn ratio(numerator: impl Into<BigInt>, denominator: impl Into<BigInt>) -> BigRational {
    BigRational::new(numerator.into(), denominator.into())
}

pub fn whole(number: impl Into<BigInt>) -> BigRational {
    BigRational::from_integer(number.into())
}

/// The exact value of a fixed-point number.
pub fn exact(q: Q128) -> BigRational {
    let numerator = BigInt::from_bytes_le(num_bigint::Sign::Plus, &q.to_little_endian());
    ratio(numerator, BigInt::from(1) << 128)
}
