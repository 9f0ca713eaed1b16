//! Scores that move a fixed part of the way to their ends: accuracy of an auditor, reputation of a
//! provider.
//!
//! Gains round down and losses round up, so a score never reaches one: an accuracy ends at 999,985 and
//! a reputation at 999,969 parts per million. A score reaches zero only from one part per million, and
//! rises from there like any other.

use crate::{mul_div, Balance};

/// Parts per million: `1_000_000` is one.
pub type Ppm = u32;

/// One whole, in parts per million.
pub const PPM: Ppm = 1_000_000;

/// The score that everybody begins with.
pub const START: Ppm = 500_000;

/// Accuracy after a vote with the majority: up by `floor((1 - accuracy) / 16)`.
pub fn hit(accuracy: Ppm) -> Ppm {
    up(accuracy, 16)
}

/// Accuracy after a vote against the majority, or one that was not revealed: down by
/// `ceil(accuracy / 8)`.
pub fn miss(accuracy: Ppm) -> Ppm {
    down(accuracy, 8)
}

/// Reputation after an audit was passed: up by `floor((1 - reputation) / 32)`.
pub fn pass(reputation: Ppm) -> Ppm {
    up(reputation, 32)
}

/// Reputation after a deadline was missed: down by `ceil(reputation / 16)`.
pub fn late(reputation: Ppm) -> Ppm {
    down(reputation, 16)
}

/// Reputation after a fault was proven: down by `ceil(reputation / 4)`.
pub fn fault(reputation: Ppm) -> Ppm {
    down(reputation, 4)
}

/// Weight of an auditor's vote: `bond * accuracy`, rounded down to a smallest unit. `None` if it does
/// not fit, which needs an accuracy above one.
pub fn weight(bond: Balance, accuracy: Ppm) -> Option<Balance> {
    mul_div(bond, accuracy.into(), PPM.into())
}

fn up(score: Ppm, part: Ppm) -> Ppm {
    let gain = PPM.saturating_sub(score).checked_div(part).unwrap_or(0);
    score.saturating_add(gain)
}

fn down(score: Ppm, part: Ppm) -> Ppm {
    score.saturating_sub(score.div_ceil(part.max(1)))
}
