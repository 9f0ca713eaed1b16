//! `leave`.

use super::*;
use crate::Seats;

#[test]
fn a_seat_is_given_up_and_the_notice_begins() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(AUDITOR + 1, Call::leave {});
        let until = START + 21 * DAY;
        assert_eq!(last_event(), Event::Left { who: AUDITOR + 1, until });
        assert_eq!(Seats::<Test>::get().to_vec(), [AUDITOR, AUDITOR + 2]);
        assert_eq!(Bonds::bonded(&(AUDITOR + 1)), BOND);
        refused(AUDITOR + 1, Call::leave {}, Error::Leaving);
        refused(OTHER, Call::leave {}, Error::NotAnAuditor);
    });
}

#[test]
fn who_leaves_is_in_the_set_until_the_next_day() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(AUDITOR, Call::leave {});
        let id = disputed(1);
        accepted(AUDITOR, commit(id, AUDITOR, Fault));
        at(START + DAY);
        accepted(NOBODY, Call::rotate {});
        let members = Challenges::set_view().members;
        assert_eq!(
            members.iter().map(|one| one.who).collect::<Vec<_>>(),
            [AUDITOR + 1, AUDITOR + 2]
        );
        // Its duty in the case stays.
        accepted(AUDITOR, reveal(id, Fault));
    });
}

#[test]
fn a_notice_keeps_the_length_that_it_began_with() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(AUDITOR, Call::leave {});
        Notice::set(&(22 * DAY));
        accepted(AUDITOR + 1, Call::leave {});
        let leaves = |who| auditor(who).leaves.unwrap() - START;
        assert_eq!([leaves(AUDITOR), leaves(AUDITOR + 1)], [21 * DAY, 22 * DAY]);
    });
}
