//! `release`: the end of notices, and what becomes free after it.

use super::*;
use crate::Departures;

#[test]
fn a_notice_of_1_800_is_released_over_a_week() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, register(3_000));
        accepted(BOB, delegate(ALICE, 1_800));
        accepted(BOB, undelegate(ALICE, None));
        at(START + 21 * DAY - 1);
        refused(CAROL, release(BOB), Error::NotDue);

        let released = |half_days: u64| {
            at(START + half_days * DAY / 2);
            accepted(CAROL, release(BOB));
            1_800 * QUIV - bonded(BOB)
        };

        assert_eq!(released(42), 0);
        assert_event(Event::Released { who: BOB, amount: 0, left: 1_800 * QUIV });
        assert_eq!(Departures::<Test>::iter().count(), 0);
        assert_eq!(released(44), 257_142_857_142_857_142_857);
        refused(CAROL, release(BOB), Error::NotDue);
        assert_eq!(released(49), 900 * QUIV);
        assert_eq!(released(56), 1_800 * QUIV);
        assert!(!crate::Backers::<Test>::contains_key(BOB));
        refused(CAROL, release(BOB), Error::NotDue);
    });
}

#[test]
fn late_calls_release_all_at_once() {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        accepted(BOB, undelegate(ALICE, Some(500)));
        at(START + DAY);
        accepted(BOB, undelegate(ALICE, Some(500)));
        at(START + 25 * DAY);
        accepted(DAVE, release(BOB));
        // Four and three sevenths of 500.
        let released = 500 * QUIV * 4 / 7 + 500 * QUIV * 3 / 7;
        assert_eq!(bonded(BOB), 2_000 * QUIV - released);
        assert_eq!((backer(BOB).notices.len(), backer(BOB).streams.len()), (0, 2));
        at(START + 100 * DAY);
        accepted(DAVE, release(BOB));
        assert_eq!(bonded(BOB), 1_000 * QUIV);
    });
}

#[test]
fn without_an_unlock_time_a_notice_ends_at_once() {
    ExtBuilder::default().params(|params| params.unlock_days = 0).build_and_execute(|| {
        ten_thousand();
        accepted(BOB, undelegate(ALICE, None));
        at(START + 21 * DAY);
        accepted(BOB, release(BOB));
        assert_eq!(bonded(BOB), 0);
    });
}

#[test]
fn the_loss_of_a_notice_is_taken_when_it_ends() {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        accepted(BOB, undelegate(ALICE, None));
        sentence(ALICE, 50 * QUIV, START);
        // Nothing is realised before.
        refused(DAVE, realise(ALICE, BOB), Error::NotFound);
        assert_eq!(bonded(BOB), 2_000 * QUIV);
        at(START + 24 * DAY + DAY / 2);
        accepted(DAVE, release(BOB));
        assert_eq!(bonded(BOB), 1_900 * QUIV / 2);
        assert_eq!(balance(INSURANCE), ED + 100 * QUIV);
        assert_eq!(Vault::staked(BOB), RICH - 100 * QUIV);
    });
}

#[test]
fn a_full_list_of_releases_merges_the_latest() {
    ExtBuilder::default().params(|params| params.unlock_days = 30).build_and_execute(|| {
        accepted(ALICE, register(3_000));
        accepted(BOB, delegate(ALICE, 5_000));
        for round in 0..2 {
            for hour in 0..10 {
                at(START + round * 22 * DAY + hour * HOUR);
                accepted(BOB, undelegate(ALICE, Some(100)));
            }
            at(START + (round + 1) * 22 * DAY - 1);
            accepted(CAROL, release(BOB));
            Desk::check_exactly().unwrap();
        }
        // Ten of the first round, and of the second six, the last of which holds five.
        let streams = backer(BOB).streams;
        assert_eq!(streams.len(), 16);
        assert_eq!(streams[15].end, START + 22 * DAY + 9 * HOUR + 51 * DAY);
        let left: Balance = streams.iter().map(|stream| stream.left()).sum();
        assert_eq!(bonded(BOB), 3_000 * QUIV + left);
        at(START + 100 * DAY);
        accepted(BOB, release(BOB));
        assert_eq!(bonded(BOB), 3_000 * QUIV);
    });
}

#[test]
fn releases_need_parameters() {
    ExtBuilder { params: None }.build_and_execute(|| refused(BOB, release(BOB), Error::NotEnabled));
}
