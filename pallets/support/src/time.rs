//! Time in seconds, and epochs over it.

use polkadot_sdk::frame_support::traits::Time;
use quaestor_primitives::Seconds;

/// Current time in seconds since the Unix epoch, rounded down; zero before the first block. In a
/// hook this is the time of the block before.
pub fn now<T: Time<Moment = u64>>() -> Seconds {
    T::now().checked_div(1_000).unwrap_or_default()
}

/// Number of epochs of `length` seconds that have ended at `now`, and the end of the current one,
/// where `end` was the end of the last known epoch. `None` while that epoch runs. After a halt all
/// epochs in between end at once. A length of zero counts as one second.
pub fn epochs_passed(now: Seconds, end: Seconds, length: Seconds) -> Option<(u32, Seconds)> {
    let length = length.max(1);
    let epochs = now.checked_sub(end)?.checked_div(length)?.saturating_add(1);
    let next_end = end.saturating_add(epochs.saturating_mul(length));
    Some((u32::try_from(epochs).unwrap_or(u32::MAX), next_end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use quaestor_testing::StubClock;

    #[test]
    fn milliseconds_round_down() {
        polkadot_sdk::sp_io::TestExternalities::default().execute_with(|| {
            StubClock::set_secs(7);
            assert_eq!(now::<StubClock>(), 7);
        });
    }

    #[test]
    fn an_epoch_ends_at_its_end() {
        assert_eq!(epochs_passed(99, 100, 10), None);
        assert_eq!(epochs_passed(100, 100, 10), Some((1, 110)));
        assert_eq!(epochs_passed(109, 100, 10), Some((1, 110)));
        assert_eq!(epochs_passed(110, 100, 10), Some((2, 120)));
    }

    #[test]
    fn extremes_saturate() {
        assert_eq!(epochs_passed(u64::MAX, 0, 0), Some((u32::MAX, u64::MAX)));
        assert_eq!(epochs_passed(u64::MAX, u64::MAX, u64::MAX), Some((1, u64::MAX)));
    }
}
