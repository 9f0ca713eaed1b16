//! How far one step may take a number that is turned by hand.
//!
//! Every limit here is symmetric: what one step did another can undo.

/// At most twice, and at least half of it. An odd number is halved upwards.
pub fn doubled_or_halved(old: impl Into<u128>, new: impl Into<u128>) -> bool {
    let (old, new) = (old.into(), new.into());
    new <= old.saturating_mul(2) && old <= new.saturating_mul(2)
}

/// [`doubled_or_halved`] for a number that may be zero: below `unit` it counts as `unit`. So the
/// first step from zero goes to twice the unit at most, and zero is reached from there.
pub fn doubled_or_halved_from(
    unit: impl Into<u128>,
    old: impl Into<u128>,
    new: impl Into<u128>,
) -> bool {
    let unit = unit.into();
    doubled_or_halved(old.into().max(unit), new.into().max(unit))
}
