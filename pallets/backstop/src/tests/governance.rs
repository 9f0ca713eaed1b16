//! The setters: origins, bounds and change limits.

use super::*;
use crate::types::{FLOOR_UNIT, MAX_FLOOR_PER_YEAR, MAX_SPEND_DELAY_SECS};
use quaestor_testing::StubClock;

fn set_floor(per_year: u128) -> Call {
    Call::set_floor { per_year }
}

fn set_spend_delay(secs: u64) -> Call {
    Call::set_spend_delay { secs }
}

fn params() -> Params {
    crate::Parameters::<Test>::get()
}

#[test]
fn only_governance_sets_anything() {
    ExtBuilder::default().build_and_execute(|| {
        for who in [ALICE, BANK, COUNCIL, WATCH] {
            for call in [set_floor(5_000_000 * UNIT), set_spend_delay(7 * DAY)] {
                refused(who, call, DispatchError::BadOrigin);
            }
        }
    });
}

#[test]
fn the_floor_is_doubled_or_halved_at_the_most() {
    ExtBuilder::default().build_and_execute(|| {
        let old = 5_000_000 * UNIT;
        not_set(set_floor(2 * old + 1), Error::ChangeTooLarge);
        not_set(set_floor(old / 2 - 1), Error::ChangeTooLarge);
        not_set(set_floor(0), Error::ChangeTooLarge);

        set(set_floor(2 * old));
        assert_eq!(last_event(), Event::FloorSet { old, new: 2 * old });
        set(set_floor(old));
        set(set_floor(old / 2));
        assert_eq!(params().floor_per_year, old / 2);
    });
}

#[test]
fn the_floor_has_a_maximum() {
    let high = |params: &mut Params| params.floor_per_year = MAX_FLOOR_PER_YEAR - 1;
    ExtBuilder::default().params(high).build_and_execute(|| {
        not_set(set_floor(MAX_FLOOR_PER_YEAR + 1), Error::OutOfRange);
        not_set(set_floor(u128::MAX), Error::OutOfRange);
        set(set_floor(MAX_FLOOR_PER_YEAR));
    });
}

#[test]
fn a_floor_that_was_never_set_begins_small() {
    ExtBuilder::default().params(|params| params.floor_per_year = 0).build_and_execute(|| {
        not_set(set_floor(2 * FLOOR_UNIT + 1), Error::ChangeTooLarge);
        set(set_floor(2 * FLOOR_UNIT));
        not_set(set_floor(4 * FLOOR_UNIT + 1), Error::ChangeTooLarge);
        set(set_floor(4 * FLOOR_UNIT));
    });
}

#[test]
fn the_delay_of_spends_has_a_range_and_a_step() {
    ExtBuilder::default().build_and_execute(|| {
        not_set(set_spend_delay(0), Error::OutOfRange);
        not_set(set_spend_delay(DAY - 1), Error::OutOfRange);
        not_set(set_spend_delay(MAX_SPEND_DELAY_SECS + 1), Error::OutOfRange);
        not_set(set_spend_delay(u64::MAX), Error::OutOfRange);
        not_set(set_spend_delay(14 * DAY + 1), Error::ChangeTooLarge);
        not_set(set_spend_delay(7 * DAY / 2 - 1), Error::ChangeTooLarge);

        set(set_spend_delay(14 * DAY));

        let (old, new) = (7 * DAY, 14 * DAY);
        assert_eq!(last_event(), Event::SpendDelaySet { old, new });
        for days in [7, 4, 2, 1, 2, 4, 8, 16, 32, 64, 90] {
            set(set_spend_delay(days * DAY));
        }
        assert_eq!(params().spend_delay_secs, 90 * DAY);
    });
}

#[test]
fn a_chain_with_short_days_may_have_short_delays() {
    let short = |params: &mut Params| {
        (params.min_spend_delay_secs, params.spend_delay_secs) = (20, 140);
    };
    ExtBuilder::default().params(short).build_and_execute(|| {
        for secs in [70, 35, 20] {
            set(set_spend_delay(secs));
        }
        not_set(set_spend_delay(19), Error::OutOfRange);
    });
}

#[test]
fn floor_and_delay_change_once_a_day_each() {
    ExtBuilder::default().build_and_execute(|| {
        ChangeInterval::set(&DAY);
        let old = crate::Parameters::<Test>::get();
        set(set_floor(old.floor_per_year / 2));
        set(set_spend_delay(old.spend_delay_secs));
        let time = quaestor_support::time::now::<StubClock>();
        for time in [time, time + DAY - 1] {
            StubClock::set_secs(time);
            not_set(set_floor(old.floor_per_year / 4), Error::ChangedTooSoon);
            not_set(set_spend_delay(old.spend_delay_secs), Error::ChangedTooSoon);
        }
        StubClock::set_secs(time + DAY);
        set(set_floor(old.floor_per_year / 4));
    });
}
