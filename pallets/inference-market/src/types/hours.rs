//! Figures of the last 24 hours.

use codec::{Decode, Encode, MaxEncodedLen};
use quaestor_primitives::{Balance, Seconds};
use scale_info::TypeInfo;

/// Hours that are kept.
pub const HOURS: usize = 24;

/// Payments within some time.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Turnover {
    /// Sum of the payments in the native token, in smallest units.
    pub volume: Balance,
    /// The part of it that nobody gets back, in smallest units.
    pub irrecoverable: Balance,
    /// Number of payments in any asset.
    pub payments: u32,
    /// Number of those that were for jobs.
    pub jobs: u32,
    /// Sum over these jobs of the time from assignment to result, in seconds.
    pub seconds: u64,
}

impl Turnover {
    /// Adds another turnover. What does not fit is cut off: figures must not stop a payment.
    pub const fn add(&mut self, other: &Self) {
        self.volume = self.volume.saturating_add(other.volume);
        self.irrecoverable = self.irrecoverable.saturating_add(other.irrecoverable);
        self.payments = self.payments.saturating_add(other.payments);
        self.jobs = self.jobs.saturating_add(other.jobs);
        self.seconds = self.seconds.saturating_add(other.seconds);
    }
}

/// Turnover of each of the last 24 hours.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Hours {
    /// Number of the newest hour, counted from the Unix epoch.
    pub newest: u64,
    /// Turnover by the number of the hour modulo 24.
    pub turnover: [Turnover; HOURS],
}

impl Hours {
    /// Adds `turnover` to the hour of `now`, and forgets hours that are older than a day.
    pub fn add(&mut self, now: Seconds, hour_secs: Seconds, turnover: &Turnover) {
        self.forget(now, hour_secs);
        if let Some(place) = self.turnover.get_mut(place(self.newest)) {
            place.add(turnover);
        }
    }

    /// Forgets hours that are older than a day at `now`.
    pub fn forget(&mut self, now: Seconds, hour_secs: Seconds) {
        let hour = now.checked_div(hour_secs).unwrap_or_default();
        let passed = hour.saturating_sub(self.newest);
        for past in (0..passed).take(HOURS) {
            if let Some(place) = self.turnover.get_mut(place(hour.saturating_sub(past))) {
                *place = Turnover::default();
            }
        }
        self.newest = self.newest.max(hour);
    }

    /// Turnover of the last 24 hours.
    pub fn sum(&self) -> Turnover {
        self.turnover.iter().fold(Turnover::default(), |mut sum, hour| {
            sum.add(hour);
            sum
        })
    }
}

fn place(hour: u64) -> usize {
    hour.checked_rem(24).and_then(|place| usize::try_from(place).ok()).unwrap_or_default()
}
