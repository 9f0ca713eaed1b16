//! `undelegate`: notices of bonds and of own stake.

use super::*;
use crate::Departures;

#[test]
fn a_notice_of_a_part_keeps_the_rest() {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        at(START + DAY);
        accepted(BOB, undelegate(ALICE, Some(500)));

        let end = START + 22 * DAY;
        assert_eq!(
            (bond(ALICE, BOB).units, bond(ALICE, BOB).nominal),
            (1_500 * QUIV, 1_500 * QUIV)
        );
        assert_eq!(bond(ALICE, BOB).weight, 1_500 * QUIV * 10_000);
        let notice = backer(BOB).notices[0].clone();
        let expected =
            Notice { provider: ALICE, day: TODAY + 1, units: 500 * QUIV, nominal: 500 * QUIV, end };
        assert_eq!(notice, expected);
        assert_eq!((bonded(BOB), provider(ALICE).backing()), (2_000 * QUIV, 9_500 * QUIV));
        assert_eq!(
            Departures::<Test>::get(ALICE, TODAY + 1),
            Departed { units: 500 * QUIV, factor: ONE }
        );
        assert_event(Event::Undelegated {
            provider: ALICE,
            who: BOB,
            amount: 500 * QUIV,
            units: 500 * QUIV,
            end,
            backing: 9_500 * QUIV,
        });
        assert_event(Event::TierReached { provider: ALICE, old: Some(0), new: None });
    });
}

#[test]
fn all_of_a_bond_leaves_nothing_behind() {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        accepted(BOB, undelegate(ALICE, None));
        assert_eq!(crate::Bonds::<Test>::get(ALICE, (BOB, 0)), None);
        assert!(backer(BOB).bonds.is_empty());
        assert_eq!((provider(ALICE).bonds, provider(ALICE).notices), (1, 1));
        refused(BOB, undelegate(ALICE, None), Error::NotFound);
    });
}

#[test]
fn refusals_of_a_part() {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        refused(BOB, undelegate(ALICE, Some(0)), Error::ZeroAmount);
        refused(BOB, undelegate(ALICE, Some(2_001)), Error::ExceedsBond);
        refused(BOB, undelegate(ALICE, Some(1_901)), Error::BelowMinimumBond);
        accepted(BOB, undelegate(ALICE, Some(1_900)));
        refused(DAVE, undelegate(ALICE, None), Error::NotFound);
        refused(DAVE, undelegate(BOB, None), Error::NotFound);
        let other = Call::undelegate { provider: ALICE, maturity: 1, amount: None };
        refused(BOB, other, Error::NotFound);
    });
    ExtBuilder { params: None }.build_and_execute(|| {
        refused(BOB, undelegate(ALICE, None), Error::NotEnabled);
    });
}

#[test]
fn own_stake_leaves_down_to_a_quarter() {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        // A quarter of 9,333.33 is 2,333.33.
        let part = |amount| Call::undelegate { provider: ALICE, maturity: 0, amount: Some(amount) };
        let most = 3_000 * QUIV - (7_000 * QUIV).div_ceil(3);
        refused(ALICE, part(most + 1), Error::OwnShareTooLow);
        accepted(ALICE, part(most));
        assert_eq!(provider(ALICE).own, 2_333_333_333_333_333_333_334);
        assert_eq!((backer(ALICE).notices[0].units, provider(ALICE).own_leaving), (0, most));
        assert_eq!(bonded(ALICE), 3_000 * QUIV);
        refused(ALICE, part(1), Error::OwnShareTooLow);
        refused(ALICE, part(3_000 * QUIV), Error::ExceedsBond);
        refused(ALICE, part(0), Error::ZeroAmount);
    });
}

#[test]
fn all_own_stake_leaves_after_a_resignation_with_nothing_open() {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        engage(ALICE, QUIV).unwrap();
        refused(ALICE, undelegate(ALICE, None), Error::WorkOpen);
        accepted(ALICE, Call::resign {});
        refused(ALICE, undelegate(ALICE, None), Error::WorkOpen);
        refused(ALICE, undelegate(ALICE, Some(1_000)), Error::OwnShareTooLow);
        disengage(ALICE, QUIV, quaestor_primitives::WorkOutcome::Done);
        accepted(ALICE, undelegate(ALICE, Some(1_000)));
        accepted(ALICE, undelegate(ALICE, None));
        assert_eq!((provider(ALICE).own, provider(ALICE).own_leaving), (0, 3_000 * QUIV));
    });
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, register(2_500));
        // An active provider has stake of its own.
        refused(ALICE, undelegate(ALICE, None), Error::OwnShareTooLow);
    });
}

#[test]
fn a_full_list_merges_the_two_youngest_of_one_provider() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, register(9_000));
        enrich(9);
        accepted(9, register(9_000));
        accepted(BOB, delegate(ALICE, 5_000));
        accepted(BOB, delegate(9, 5_000));
        for day in 0..15 {
            at(START + day * DAY);
            accepted(BOB, undelegate(ALICE, Some(100)));
        }
        accepted(BOB, undelegate(9, Some(100)));
        sentence(ALICE, 40 * QUIV, START + 14 * DAY);
        at(START + 15 * DAY);
        let before = backer(BOB).notices.clone();
        let factor = Departures::<Test>::get(ALICE, TODAY + 14).factor;
        assert!(factor < ONE);
        assert_eq!(Departures::<Test>::get(ALICE, TODAY + 13).factor, ONE);

        accepted(BOB, undelegate(9, Some(100)));

        // Those of days 13 and 14 are one of day 14: the earlier units have kept their value.
        let notices = backer(BOB).notices;
        assert_eq!(notices.len(), 16);
        assert_eq!(notices[..13], before[..13]);
        let merged = &notices[14];
        assert_eq!((merged.provider, merged.day, merged.nominal), (ALICE, TODAY + 14, 200 * QUIV));
        assert_eq!(merged.end, START + 35 * DAY);
        let value = |units| quaestor_math::slash::value_of(units, factor).unwrap();
        let lost = value(100 * QUIV) + 100 * QUIV - value(merged.units);
        assert!(lost <= 1);
        assert_eq!(Departures::<Test>::get(ALICE, TODAY + 13), Departed::default());
        assert_eq!(provider(ALICE).notices, 14);
        Desk::check_exactly().unwrap();
        // And so on, for ever.
        for hour in 1..40 {
            at(START + 15 * DAY + hour * HOUR);
            accepted(BOB, undelegate(if hour % 2 == 0 { 9 } else { ALICE }, Some(100)));
            Desk::check_exactly().unwrap();
        }
        assert_eq!(bonded(BOB), 10_000 * QUIV);
    });
}

#[test]
fn own_notices_merge_too() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, register(100_000));
        for hour in 0..20 {
            at(START + hour * HOUR);
            accepted(ALICE, undelegate(ALICE, Some(100)));
        }
        assert_eq!(backer(ALICE).notices.len(), 16);
        assert_eq!(provider(ALICE).own_leaving, 2_000 * QUIV);
        at(START + 21 * DAY + 19 * HOUR + 7 * DAY);
        accepted(BOB, release(ALICE));
        assert_eq!((bonded(ALICE), provider(ALICE).own_leaving), (98_000 * QUIV, 0));
    });
}
