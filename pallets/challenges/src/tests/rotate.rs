//! `rotate`.

use super::*;
use crate::{CurrentSet, PreviousSet};

#[test]
fn a_set_has_the_weights_of_its_moment() {
    let bonds = [50_000, 80_000, 120_000].map(|bond| bond * TOKEN);
    ExtBuilder::default().bonds(&bonds).build_and_execute(|| {
        let weights = || {
            Challenges::set_view().members.iter().map(|one| one.weight / TOKEN).collect::<Vec<_>>()
        };
        assert_eq!(weights(), [25_000, 40_000, 60_000]);
        accepted(AUDITOR, Call::join { amount: 10_000 * TOKEN });
        assert_eq!(weights(), [25_000, 40_000, 60_000]);
        at(START + DAY);
        accepted(NOBODY, Call::rotate {});
        assert_eq!(weights(), [30_000, 40_000, 60_000]);
        let (day, size) = (20_255, 3);
        assert_eq!(last_event(), Event::SetRotated { day, size, weight: 130_000 * TOKEN });
        let old = PreviousSet::<Test>::get();
        assert_eq!((old.weight(), old.since), (125_000 * TOKEN, START));
        assert_eq!(CurrentSet::<Test>::get().since, START + DAY);
    });
}

#[test]
fn a_set_rotates_once_a_day() {
    ExtBuilder::default().build_and_execute(|| {
        refused(NOBODY, Call::rotate {}, Error::TooEarly);
        at(START + DAY - 1);
        refused(NOBODY, Call::rotate {}, Error::TooEarly);
        at(START + 2 * DAY - 1);
        accepted(NOBODY, Call::rotate {});
        // The day counts, not the time since the last rotation.
        at(START + 2 * DAY);
        accepted(NOBODY, Call::rotate {});
        refused(NOBODY, Call::rotate {}, Error::TooEarly);
    });
}

#[test]
fn an_empty_set_is_a_set() {
    ExtBuilder::default().auditors(0).build_and_execute(|| {
        at(START + DAY);
        accepted(NOBODY, Call::rotate {});
        assert_eq!(Challenges::set_view().weight(), 0);
    });
}

#[test]
fn without_parameters_there_is_no_set() {
    ExtBuilder { params: None, bonds: vec![] }
        .build_and_execute(|| refused(NOBODY, Call::rotate {}, Error::NotEnabled));
}
