//! A clock that a test sets.

use crate::store;
use polkadot_sdk::frame_support::traits::Time;

/// Returns the time that was set last.
pub struct StubClock;

impl StubClock {
    /// Sets the time, in seconds since the Unix epoch.
    pub fn set_secs(secs: u64) {
        store::put("clock", &secs.saturating_mul(1_000));
    }
}

impl Time for StubClock {
    type Moment = u64;

    fn now() -> u64 {
        store::get("clock")
    }
}
