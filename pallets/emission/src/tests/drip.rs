//! `drip`.

use super::*;
use quaestor_primitives::FundingSource;

/// A week of 50,000,000 a year: 50,000,000 * 7 / 365.
const FIRST_WEEK: Balance = 958_904_109_589_041;
/// 30 days of 2,000,000,000 a year, and 31.
const MONTH: Balance = 164_383_561_643_835_616_438_356_164;
const MONTH_AND_DAY: Balance = 169_863_013_698_630_136_986_301_369;

#[docify::export]
#[test]
fn the_first_week_is_issued_at_launch() {
    ExtBuilder::decreasing().build_and_execute(|| {
        accepted(ALICE, DRIP);
        assert_eq!(pooled(), 958_904_109_589_041);
        refused(ALICE, DRIP, Error::NotDue);

        at(WEEK);
        accepted(BOB, DRIP);
        // Two weeks less one, rounded down once: 1,917,808,219,178,082.19.
        assert_eq!(pooled(), 1_917_808_219_178_082);
    });
}

#[test]
fn a_drip_reports_what_it_issued() {
    ExtBuilder::decreasing().build_and_execute(|| {
        let before = issuance();
        accepted(ALICE, DRIP);
        let cap = 400_000_000 * ACT;
        assert_eq!(events(), [minted(FIRST_WEEK, FIRST_WEEK, cap)]);
        assert_eq!(issuance(), before + FIRST_WEEK);
        assert_eq!(Pool::last_source(), Some(FundingSource::Emission));
        let next_drip = START + WEEK;
        let expected = EmissionState {
            covered_secs: WEEK,
            next_drip,
            minted: FIRST_WEEK,
            ..Default::default()
        };
        assert_eq!(state(), expected);
    });
}

#[test]
fn a_schedule_with_a_lead_issues_it_ahead() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, DRIP);
        assert_eq!(pooled(), MONTH);
        at(DAY - 1);
        refused(ALICE, DRIP, Error::NotDue);
        at(DAY);
        accepted(ALICE, DRIP);
        assert_eq!(pooled(), MONTH_AND_DAY);
        assert_eq!(state().next_drip, START + 2 * DAY);
    });
}

#[test]
fn a_late_drip_does_not_move_the_grid() {
    ExtBuilder::default().build_and_execute(|| {
        at(DAY / 2);
        accepted(ALICE, DRIP);
        assert_eq!((pooled(), state().next_drip), (MONTH, START + DAY));
        at(DAY + 6);
        accepted(ALICE, DRIP);
        assert_eq!((pooled(), state().next_drip), (MONTH_AND_DAY, START + 2 * DAY));
    });
}

#[test]
fn two_drips_in_a_block_are_one() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, DRIP);
        for _ in 0..10 {
            refused(BOB, DRIP, Error::NotDue);
        }
        assert_eq!(idle(10), 0);
        at(DAY);
        assert_eq!(idle(10), 1);
        refused(BOB, DRIP, Error::NotDue);
        assert_eq!(pooled(), MONTH_AND_DAY);
    });
}

#[test]
fn a_clock_that_went_back_issues_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        at(10 * DAY);
        accepted(ALICE, DRIP);
        let before = pooled();
        for secs in [0, DAY, 10 * DAY, 11 * DAY - 1] {
            at(secs);
            refused(ALICE, DRIP, Error::NotDue);
            assert_eq!(idle(10), 0);
        }
        Clock::set(&0);
        refused(ALICE, DRIP, Error::NotDue);
        at(11 * DAY);
        accepted(ALICE, DRIP);
        assert!(pooled() > before);
    });
}

#[test]
fn before_the_launch_nothing_is_issued() {
    ExtBuilder::default().before_the_clock().build_and_execute(|| {
        refused(ALICE, DRIP, Error::ClockNotStarted);
        assert_eq!(idle(10), 0);
    });
}

#[test]
fn without_a_schedule_nothing_is_issued() {
    let no_schedule = |params: &mut Params| {
        (params.steps, params.cap) = (Default::default(), 0);
    };
    ExtBuilder::default().params(no_schedule).build_and_execute(|| {
        refused(ALICE, DRIP, Error::NotEnabled);
    });
    ExtBuilder::without_emission().build_and_execute(|| {
        refused(ALICE, DRIP, Error::NotEnabled);
    });
}

#[test]
fn a_pool_that_refuses_leaves_the_issuance_and_the_time_as_they_were() {
    ExtBuilder::default().build_and_execute(|| {
        Pool::close();
        refused(ALICE, DRIP, Error::PoolRefused);
        at(5 * DAY);
        refused(ALICE, DRIP, Error::PoolRefused);

        Pool::open();
        accepted(ALICE, DRIP);

        // Day 6 and the rest of the lead: 2,000,000,000 * 35 / 365.
        assert_eq!(pooled(), 191_780_821_917_808_219_178_082_191);
    });
}

#[test]
fn a_cap_that_is_reached_in_the_middle_of_a_drip_cuts_it() {
    let cap = MONTH + 7;
    ExtBuilder::default().params(|params| params.cap = cap).build_and_execute(|| {
        accepted(ALICE, DRIP);
        at(DAY);
        accepted(ALICE, DRIP);
        assert_eq!(events().pop(), Some(minted(7, cap, cap)));
        assert_eq!((pooled(), state().next_drip), (cap, Seconds::MAX));
        for secs in [DAY, 2 * DAY, 400 * DAY, Seconds::MAX] {
            at(secs);
            refused(ALICE, DRIP, Error::NothingLeft);
        }
    });
}

#[test]
fn a_clock_that_jumps_to_the_end_of_time_stops_at_the_cap() {
    ExtBuilder::default().build_and_execute(|| {
        at(Seconds::MAX);
        accepted(ALICE, DRIP);
        assert_eq!(pooled(), 10_000_000_000 * BDAG);
        refused(ALICE, DRIP, Error::NothingLeft);
    });
}

#[test]
fn a_schedule_of_a_unit_a_year_waits_for_its_unit() {
    let tiny = |params: &mut Params| {
        (params.steps[0].per_year, params.cap) = (1, 2);
    };
    ExtBuilder::default().params(tiny).build_and_execute(|| {
        refused(ALICE, DRIP, Error::NotDue);
        // The lead covers the year on day 335, and the second one a year later.
        at(335 * DAY - 1);
        refused(ALICE, DRIP, Error::NotDue);
        at(335 * DAY);
        accepted(ALICE, DRIP);
        assert_eq!(pooled(), 1);
        at(699 * DAY);
        refused(ALICE, DRIP, Error::NotDue);
        at(700 * DAY);
        accepted(ALICE, DRIP);
        refused(ALICE, DRIP, Error::NothingLeft);
    });
}

#[test]
fn the_largest_schedule_fits() {
    let largest = |params: &mut Params| {
        params.steps[0].per_year = crate::types::MAX_AMOUNT;
        (params.cap, params.year_secs) = (crate::types::MAX_AMOUNT, 1);
    };
    ExtBuilder::default().params(largest).build_and_execute(|| {
        accepted(ALICE, DRIP);
        assert_eq!(pooled(), crate::types::MAX_AMOUNT);
    });
}

#[test]
fn a_halt_within_the_lead_is_not_late_and_a_longer_one_is_reported() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, DRIP);
        at(30 * DAY);
        accepted(ALICE, DRIP);
        assert!(events().iter().all(|event| !matches!(event, Event::DripLate { .. })));

        // Day 60 is covered; the halt lasts until day 100.
        at(100 * DAY);
        accepted(ALICE, DRIP);
        let late = Event::DripLate { behind: 0, uncovered_secs: 40 * DAY };
        assert_eq!(events().pop(), Some(late));
        assert_eq!(pooled(), state().minted);
    });
}
