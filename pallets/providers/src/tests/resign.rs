//! `resign`: no new work, and in the end nothing is left.

use super::*;
use quaestor_primitives::{ProviderInspect, WorkOutcome};

#[test]
fn a_provider_that_resigned_takes_nothing_new() {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        engage(ALICE, QUIV).unwrap();
        accepted(ALICE, Call::resign {});
        assert_event(Event::Resigned { provider: ALICE });
        assert_event(Event::TierReached { provider: ALICE, old: Some(0), new: None });
        assert_eq!((standing(ALICE), engage(ALICE, QUIV)), (None, Err(Error::NotActive.into())));
        refused(ALICE, Call::resign {}, Error::NotActive);
        refused(BOB, Call::resign {}, Error::NotFound);
        let totals = <Desk as ProviderInspect<_>>::totals();
        assert_eq!((totals.active, totals.limit, totals.open), (0, 0, QUIV));
        // Open work ends as ever.
        disengage(ALICE, QUIV, WorkOutcome::Done);
        assert_eq!(provider(ALICE).track.done, 1);
    });
}

#[test]
fn it_is_removed_with_its_last_notice() {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        at(START + DAY);
        earn(ALICE, NATIVE, 12_345_678);
        accepted(ALICE, Call::resign {});
        accepted(ALICE, undelegate(ALICE, None));
        at(START + 2 * DAY);
        accepted(BOB, undelegate(ALICE, None));
        accepted(CAROL, undelegate(ALICE, None));
        at(START + 22 * DAY);
        accepted(DAVE, release(ALICE));
        at(START + 23 * DAY);
        accepted(DAVE, release(BOB));
        assert!(crate::Providers::<Test>::contains_key(ALICE));

        accepted(DAVE, release(CAROL));

        assert!(!crate::Providers::<Test>::contains_key(ALICE));
        assert_event(Event::Removed { provider: ALICE, deposit: DEPOSIT });
        assert_eq!(balance(ALICE), 2 * RICH);
        assert_eq!(crate::Departures::<Test>::iter().count(), 0);
        assert_eq!(crate::StartsOf::<Test>::iter().count(), 0);
        // What divisions have left is in no pool any more.
        let pot = &crate::Pots::<Test>::get()[0];
        assert_eq!(quaestor_math::fixed::from_int(pot.booked), pot.left_over);
        // It may come back.
        at(START + 40 * DAY);
        accepted(ALICE, release(ALICE));
        accepted(ALICE, register(3_000));
    });
}

#[test]
fn one_that_never_worked_leaves_after_its_notice() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, register(2_500));
        accepted(ALICE, Call::resign {});
        accepted(ALICE, undelegate(ALICE, None));
        contest(ALICE, true);
        at(START + 21 * DAY);
        accepted(BOB, release(ALICE));
        // A challenge keeps the record until it has ended.
        assert!(crate::Providers::<Test>::contains_key(ALICE));
        contest(ALICE, false);
        assert!(!crate::Providers::<Test>::contains_key(ALICE));
        assert_eq!(balance(ALICE), 2 * RICH);
    });
}

#[test]
fn resignations_need_parameters() {
    ExtBuilder { params: None }
        .build_and_execute(|| refused(ALICE, Call::resign {}, Error::NotEnabled));
}
