//! Change limits: the largest change of a parameter per update.
//!
//! Every limit is symmetric: an update that is allowed can be undone by another one.

/// Returns `true` if `new` is at most twice and at least half of `old`. An odd number is halved upwards.
pub fn doubled_or_halved(old: impl Into<u128>, new: impl Into<u128>) -> bool {
    let (old, new) = (old.into(), new.into());
    new <= old.saturating_mul(2) && old <= new.saturating_mul(2)
}

/// [`doubled_or_halved`] for a number that may be zero: a value below `unit` counts as `unit`. An
/// update from zero goes to twice the unit at most, and zero can be reached from there.
pub fn doubled_or_halved_from(
    unit: impl Into<u128>,
    old: impl Into<u128>,
    new: impl Into<u128>,
) -> bool {
    let unit = unit.into();
    doubled_or_halved(old.into().max(unit), new.into().max(unit))
}
