//! Whole schedules, from the launch to the cap.

use super::*;

#[test]
fn the_decreasing_schedule_issues_five_three_and_two_percent_of_a_billion() {
    ExtBuilder::decreasing().build_and_execute(|| {
        let mut amounts = Vec::new();
        for day in 0..=1_095 {
            at(day * DAY);
            idle(10);
            // The running week is issued ahead; up to a day it is the schedule.
            let elapsed = decreasing().issued(day * DAY);
            assert!(state().minted >= elapsed);
            assert_eq!(state().minted, decreasing().issued((day / 7 + 1) * WEEK));
            if [365, 371, 730, 1_095].contains(&day) {
                amounts.push(elapsed);
            }
        }
        let expected = [
            50_000_000_000_000_000,
            50_493_150_684_931_506,
            80_000_000_000_000_000,
            100_000_000_000_000_000,
        ];
        assert_eq!(amounts, expected);
    });
}

#[test]
fn the_decreasing_schedule_ends_in_its_eighteenth_year_and_twenty_years_issue_no_more() {
    ExtBuilder::decreasing().build_and_execute(|| {
        for week in 0..=1_043 {
            at(week * WEEK);
            let used = idle(10);
            // Week 938 begins on day 6,566 and ends after day 6,570.
            assert_eq!((week, used), (week, u64::from(week <= 938)));
            if week == 936 {
                // Covered until day 6,559.
                assert_eq!(state().minted, 399_397_260_273_972_602);
            }
            if week == 937 {
                // Covered until day 6,566.
                assert_eq!(state().minted, 399_780_821_917_808_219);
            }
            assert!(state().minted <= 400_000_000_000_000_000);
        }
        assert_eq!(pooled(), 400_000_000_000_000_000);
        refused(ALICE, DRIP, Error::NothingLeft);
    });
}

#[test]
fn five_years_of_the_constant_schedule_issue_ten_billion_to_the_unit() {
    ExtBuilder::default().build_and_execute(|| {
        let (params, cap) = (constant(), 10_000_000_000_000_000_000_000_000_000);
        for day in 0..=5 * 365 {
            at(day * DAY);
            idle(10);
            let minted = state().minted;
            assert_eq!(minted, params.issued((day + 30) * DAY));
            assert!(minted <= params.issued(day * DAY + params.lead_secs));
            assert!(minted <= cap);
        }
        assert_eq!(pooled(), cap);
        refused(ALICE, DRIP, Error::NothingLeft);
    });
}

#[test]
fn a_drip_a_day_a_month_and_a_year_issue_the_same_to_the_unit() {
    let issued_with = |every: u64| {
        let mut issued = 0;
        ExtBuilder::default().build_and_execute(|| {
            for day in (0..=1_440).step_by(usize::try_from(every).unwrap()) {
                at(day * DAY);
                accepted(ALICE, DRIP);
            }
            issued = pooled();
        });
        issued
    };
    let daily = issued_with(1);
    assert_eq!([issued_with(30), issued_with(360)], [daily; 2]);
}

#[test]
fn a_poke_in_every_block_issues_what_one_a_day_does() {
    ExtBuilder::default().build_and_execute(|| {
        for block in 0..3 * DAY / 600 {
            at(block * 600);
            idle(10);
            assert_eq!(pooled(), constant().issued((block * 600 / DAY + 30) * DAY));
        }
    });
}

#[test]
fn a_halt_of_a_day_six_and_forty_leaves_the_constant_schedule_where_it_was() {
    for halt in [1, 6, 40, 100] {
        ExtBuilder::default().build_and_execute(|| {
            accepted(ALICE, DRIP);
            at(halt * DAY);
            accepted(ALICE, DRIP);
            assert_eq!(pooled(), constant().issued((halt + 30) * DAY));
        });
    }
}

#[test]
fn a_development_chain_passes_its_year_in_two_hours() {
    let short = |params: &mut Params| {
        params.year_secs = 7_300;
        (params.period_secs, params.lead_secs) = (140, 140);
        for (index, step) in params.steps.iter_mut().enumerate() {
            step.from_secs = 7_300 * u64::try_from(index).unwrap();
        }
    };
    ExtBuilder::decreasing().params(short).build_and_execute(|| {
        for secs in (0..7_300).step_by(6) {
            at(secs);
            idle(10);
        }
        // No drip is lost to the length of blocks: 52 periods end with second 7,280, the next one
        // covers the year and 120 seconds of 30,000,000 a year.
        assert_eq!(state().minted, 50_493_150_684_931_506);
        assert_eq!(state().behind, 0);
    });
}
