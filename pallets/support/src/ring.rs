//! The last entries of a sequence, in a map of bounded size.

/// Key of entry `number` in a ring of `capacity` entries. A capacity of zero, which
/// `integrity_test` refuses, keeps one entry.
pub fn slot(number: u64, capacity: u32) -> u32 {
    let slot = number.checked_rem(capacity.into()).unwrap_or_default();
    u32::try_from(slot).unwrap_or_default()
}

/// Numbers of the entries that a ring of `capacity` still holds after `count` entries, newest first,
/// from `start` (or the newest) on.
pub fn newest_first(count: u64, capacity: u32, start: Option<u64>) -> impl Iterator<Item = u64> {
    let oldest = count.saturating_sub(capacity.into());
    let end = start.map_or(count, |start| start.saturating_add(1).min(count));
    (oldest..end).rev()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entry_capacity_overwrites_entry_zero() {
        assert_eq!([0, 1, 3, 4, 7, 8].map(|number| slot(number, 4)), [0, 1, 3, 0, 3, 0]);
        assert_eq!(slot(u64::MAX, 4), 3);
        assert_eq!(slot(9, 0), 0);
    }

    #[test]
    fn only_what_is_held_is_listed() {
        let list = |count, start| newest_first(count, 4, start).collect::<Vec<_>>();
        assert_eq!(list(0, None), Vec::<u64>::new());
        assert_eq!(list(3, None), [2, 1, 0]);
        assert_eq!(list(9, None), [8, 7, 6, 5]);
        assert_eq!(list(9, Some(6)), [6, 5]);
        assert_eq!(list(9, Some(4)), Vec::<u64>::new());
        assert_eq!(list(9, Some(u64::MAX)), [8, 7, 6, 5]);
    }
}
