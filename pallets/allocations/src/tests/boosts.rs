//! Boosts by a pledge.

use super::*;
use quaestor_primitives::BoostInspect;

#[test]
fn a_pledge_boosts_from_its_day_on_and_without_end() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, pledge(ALICES));
        for (secs, expected) in [(0, 0), (180 * DAY - 1, 0), (180 * DAY, 5_000)] {
            at(secs);
            assert_eq!((boost(ALICE), boost(BOB)), (expected, 0));
        }
        at(9_999 * DAY);
        assert_eq!(boost(ALICE), 5_000);
    });
}

#[test]
fn before_the_launch_nothing_is_boosted() {
    ExtBuilder::default().before_the_launch().build_and_execute(|| {
        accepted(ALICE, pledge(ALICES));
        Now::set(&(START + 400 * DAY));
        assert_eq!(boost(ALICE), 0);
    });
}

#[test]
fn new_parameters_do_not_reach_a_pledge_that_stands() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, pledge(ALICES));
        let new = Params { loyalty_bps: 4_000, loyal_from_secs: 90 * DAY, ..loyalty() };
        set(Call::set_params { params: new });
        accepted(BOB, pledge(BOBS));
        at(90 * DAY);
        assert_eq!((boost(ALICE), boost(BOB)), (0, 4_000));
        at(180 * DAY);
        assert_eq!((boost(ALICE), boost(BOB)), (5_000, 4_000));
    });
}

#[test]
fn a_boost_of_nothing_is_none() {
    let none = Some(Params { loyalty_bps: 0, ..loyalty() });
    ExtBuilder { params: none, ..Default::default() }.build_and_execute(|| {
        accepted(ALICE, pledge(ALICES));
        at(180 * DAY);
        assert!(Allotted::boosts_of(&ALICE).is_empty());
    });
}
