//! Linear vesting.

use crate::{mul_div, Balance, Seconds};

/// Vested part of `total` at `now`, for a stream from `start` to `end`: `total * elapsed /
/// duration` rounded down, all of it from `end` on. Monotone in `now`; a remainder of the rounding
/// vests later, so the sum of all collections is `total` exactly.
pub fn vested(total: Balance, start: Seconds, end: Seconds, now: Seconds) -> Balance {
    if now >= end {
        return total;
    }
    let elapsed = now.saturating_sub(start);
    let duration = end.saturating_sub(start);
    // `elapsed < duration` here, so the result is at most `total` and always fits.
    mul_div(total, elapsed.into(), duration.into()).unwrap_or(0)
}

/// [`vested`] with a cliff: nothing before it, and from it on as if there were none.
pub fn vested_after(
    total: Balance,
    start: Seconds,
    cliff: Seconds,
    end: Seconds,
    now: Seconds,
) -> Balance {
    if now < cliff {
        return 0;
    }
    vested(total, start, end, now)
}
