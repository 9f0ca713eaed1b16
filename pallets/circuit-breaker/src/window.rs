//! Revenue over a window of time in which deposits are open.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use quaestor_primitives::{Balance, Seconds};
use scale_info::TypeInfo;

/// Parts of the window.
pub const TENTHS: usize = 10;

/// Revenue over the window of `ZeroRevenue`, in smallest units of the floor's asset.
///
/// The window moves by a tenth of its length. A tenth ends with the first hook at or after its end,
/// and the next one begins there: time in which the chain halts counts as one tenth at most. Time in
/// which deposits are closed does not count.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    Eq,
    PartialEq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct RevenueWindow {
    /// End of the current tenth, in seconds since the Unix epoch; zero before the first block. Time
    /// since `closed_since` is added to it when deposits open again.
    pub ends: Seconds,
    /// Time from which deposits are closed, in seconds since the Unix epoch.
    pub closed_since: Option<Seconds>,
    /// Number of past tenths, at most ten.
    pub past: u8,
    /// Revenue of the current tenth.
    pub current: Balance,
    /// Revenue of the past tenths, oldest first.
    pub revenue: [Balance; TENTHS],
}

impl RevenueWindow {
    /// Revenue of the past tenths and of the current one.
    pub fn sum(&self) -> Balance {
        self.revenue.iter().fold(self.current, |sum, amount| sum.saturating_add(*amount))
    }

    /// Returns `true` if ten tenths have passed.
    pub fn is_whole(&self) -> bool {
        usize::from(self.past) >= TENTHS
    }

    /// Length of a tenth of a window of `secs`, rounded up.
    pub const fn tenth(secs: Seconds) -> Seconds {
        secs.div_ceil(10)
    }

    /// Counts revenue, from the first block on.
    pub fn receive(&mut self, amount: Balance) {
        if self.ends > 0 {
            self.current = self.current.saturating_add(amount);
        }
    }

    /// Begins the count of time anew at `now`, for a window of `secs`. Revenue stays counted.
    pub fn restart(&mut self, now: Seconds, secs: Seconds) {
        self.past = 0;
        self.ends = now.saturating_add(Self::tenth(secs));
        self.closed_since = self.closed_since.map(|_| now);
    }

    /// The window of `secs` at `now`.
    #[must_use]
    pub fn advanced(mut self, now: Seconds, secs: Seconds, closed: bool) -> Self {
        if self.ends == 0 {
            self.restart(now, secs);
        }
        if closed {
            self.closed_since = self.closed_since.or(Some(now));
            return self;
        }
        if let Some(since) = self.closed_since.take() {
            self.ends = self.ends.saturating_add(now.saturating_sub(since));
        }
        if now < self.ends {
            return self;
        }
        self.revenue.rotate_left(1);
        if let Some(last) = self.revenue.last_mut() {
            *last = core::mem::take(&mut self.current);
        }
        if !self.is_whole() {
            self.past = self.past.saturating_add(1);
        }
        self.ends = now.saturating_add(Self::tenth(secs));
        self
    }
}
