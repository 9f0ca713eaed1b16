//! The clock: boundaries, halts, epochs.

use super::*;
use quaestor_primitives::ClockInspect;
use quaestor_testing::StubObserver;

/// 100 tokens of act at 1.0x.
const LIGHT: u128 = 1_000_000 * ACT;

#[test]
fn the_first_block_with_a_time_only_sets_the_clock() {
    ExtBuilder::qtra().before_the_clock().build_and_execute(|| {
        block(0);
        assert_eq!((state().clock, StubObserver::take()), (0, vec![]));

        block(START + 5);

        assert_eq!(StubObserver::take(), [News::Time(START + 5, 0)]);
        assert_eq!((state().clock, state().boundary), (START + 5, START + HOUR));
        assert_eq!((state().launched_at, state().epoch), (START + 5, 1));
    });
}

#[test]
fn each_boundary_is_told_in_order_and_then_the_block() {
    ExtBuilder::qtra().build_and_execute(|| {
        block(START + 2 * HOUR + 5);

        assert_eq!(
            StubObserver::take(),
            [
                News::Boundary(START + HOUR, 0),
                News::Boundary(START + 2 * HOUR, 0),
                News::Time(START + 2 * HOUR + 5, 0),
            ]
        );
    });
}

#[test]
fn a_time_on_a_boundary_is_told_once() {
    ExtBuilder::qtra().build_and_execute(|| {
        block(START + HOUR);
        block(START + HOUR);

        assert_eq!(StubObserver::take(), [News::Boundary(START + HOUR, 0)]);
    });
}

#[test]
fn a_time_that_goes_back_changes_nothing() {
    ExtBuilder::qtra().build_and_execute(|| {
        let before = state();

        block(START - 1);

        assert_eq!((state(), StubObserver::take()), (before, vec![]));
    });
}

#[test]
fn until_a_step_the_old_weight_holds() {
    ExtBuilder::act().build_and_execute(|| {
        accepted(ALICE, stake(100 * ACT, 0));
        at(START + 7 * DAY - 1);
        StubObserver::take();

        block(START + 7 * DAY + 1);

        assert_eq!(
            StubObserver::take(),
            [News::Step(START + 7 * DAY, LIGHT), News::Time(START + 7 * DAY + 1, LIGHT / 10 * 12),]
        );
    });
}

#[test]
fn after_a_halt_of_thirty_days_the_clock_catches_up_in_four_blocks() {
    ExtBuilder::act().build_and_execute(|| {
        accepted(ALICE, stake(100 * ACT, 0));
        StubObserver::take();

        for (hours, behind) in [(200, true), (400, true), (600, true), (720, false)] {
            block(START + 30 * DAY);
            assert_eq!((state().clock, state().behind), (START + hours * HOUR, behind));
        }

        let news = StubObserver::take();
        assert_eq!(news.len(), 720);
        assert_eq!(news[166], News::Boundary(START + 167 * HOUR, LIGHT));
        assert_eq!(news[167], News::Step(START + 168 * HOUR, LIGHT));
        assert_eq!(news[168], News::Boundary(START + 169 * HOUR, LIGHT / 10 * 12));
        assert_eq!(news[719], News::Step(START + 720 * HOUR, LIGHT / 10 * 12));
        assert_eq!(state().weight, LIGHT / 10 * 15);
    });
}

#[test]
fn a_halt_leaves_the_same_state_as_a_block_every_hour() {
    let after = |pass: fn()| {
        let mut end = None;
        ExtBuilder::qtra().build_and_execute(|| {
            accepted(ALICE, stake(1_000 * TOKEN, 2));
            accepted(BOB, stake(5_000 * TOKEN, 4));
            pass();
            end = Some(state());
        });
        end
    };

    let halted = after(|| at(START + 30 * DAY));
    let hourly = after(|| (1..=720).for_each(|hour| block(START + hour * HOUR)));

    // Gaps of an hour are one halt.
    assert_eq!(halted.as_ref().unwrap().halt, (START, START + 30 * DAY));
    assert_eq!(halted, hourly);
}

#[test]
fn a_gap_of_more_than_ten_minutes_is_a_halt() {
    ExtBuilder::qtra().build_and_execute(|| {
        assert_eq!(Vault::last_halt(), (0, 0));
        block(START + 600);
        assert_eq!(Vault::last_halt(), (0, 0));
        block(START + 1_201);
        assert_eq!(Vault::last_halt(), (START + 600, START + 1_201));
        block(START + 1_207);
        assert_eq!(Vault::last_halt(), (START + 600, START + 1_201));
        assert_eq!(<Vault as ClockInspect>::now(), START + 1_207);
    });
}

#[test]
fn a_halt_in_the_grace_after_another_continues_it() {
    ExtBuilder::qtra().build_and_execute(|| {
        let extended = <Vault as ClockInspect>::extended;
        block(START + 2 * HOUR);
        // Blocks for all of the grace but a second.
        (1..=6).for_each(|part| block(START + 2 * HOUR + part * 600 - part / 6));
        block(START + 5 * HOUR);
        assert_eq!(Vault::last_halt(), (START, START + 5 * HOUR));
        // It fell into the first halt.
        assert_eq!(extended(START + HOUR), START + 6 * HOUR);

        (1..=6).for_each(|part| block(START + 5 * HOUR + part * 600));
        block(START + 8 * HOUR);
        // The grace was over: another halt.
        assert_eq!(Vault::last_halt(), (START + 6 * HOUR, START + 8 * HOUR));
        assert_eq!(extended(START + HOUR), START + HOUR);
    });
}

#[test]
fn a_halt_lasts_until_the_clock_has_caught_up() {
    ExtBuilder::qtra().build_and_execute(|| {
        block(START + 400 * HOUR + 1);
        assert!(state().behind);
        assert_eq!(Vault::last_halt(), (START, START + 400 * HOUR + 1));
        assert_eq!(<Vault as ClockInspect>::now(), START + 400 * HOUR + 1);
        block(START + 400 * HOUR + 7);
        assert!(!state().behind);
        block(START + 400 * HOUR + 13);
        assert_eq!(Vault::last_halt(), (START, START + 400 * HOUR + 7));
    });
}

#[test]
fn a_deadline_in_a_halt_or_within_an_hour_after_it_is_an_hour_after_it() {
    ExtBuilder::qtra().build_and_execute(|| {
        let extended = <Vault as ClockInspect>::extended;
        assert_eq!(extended(START + 5), START + 5);
        block(START + 2 * HOUR);
        let end = START + 3 * HOUR;
        let cases = [(0, 0), (1, 3 * HOUR), (2 * HOUR, 3 * HOUR), (3 * HOUR - 1, 3 * HOUR)];
        for (deadline, expected) in cases {
            assert_eq!(extended(START + deadline), START + expected);
        }
        assert_eq!((extended(end), extended(end + 1)), (end, end + 1));
    });
}

#[test]
fn the_reference_of_an_epoch_is_the_stake_at_its_start_or_the_floor() {
    ExtBuilder::qtra()
        .params(|params| {
            (params.wallet_cap_bps, params.cap_floor) = (Some(10_000), 100_000 * TOKEN);
        })
        .build_and_execute(|| {
            assert_eq!(state().epoch_reference, 100_000 * TOKEN);
            for who in [ALICE, BOB, CAROL] {
                accepted(who, stake(100_000 * TOKEN, 4));
            }

            at(START + 7 * DAY);

            assert_eq!(
                last_event(),
                Event::EpochStarted { epoch: 2, end: START + 14 * DAY, reference: 300_000 * TOKEN }
                    .into()
            );
            assert_eq!(Vault::remaining_allowance(ALICE), Some(300_000 * TOKEN));
        });
}

#[test]
fn epochs_missed_in_a_halt_pass_at_once() {
    let builder = ExtBuilder { bucket_secs: DAY, ..ExtBuilder::qtra() };
    builder.build_and_execute(|| {
        block(START + 30 * DAY);

        assert_eq!((state().epoch, state().epoch_end), (5, START + 35 * DAY));
    });
}
