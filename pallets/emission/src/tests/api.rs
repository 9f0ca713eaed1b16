//! The reads.

use super::*;
use crate::api::EmissionView;

#[test]
fn the_status_before_and_after_the_launch() {
    ExtBuilder::decreasing().before_the_clock().build_and_execute(|| {
        let before = Emission::status().unwrap();
        assert_eq!((before.per_year, before.next_drip, before.covered_until), (0, None, 0));
        assert_eq!(before.next_step, Some(decreasing().steps[0]));

        Launch::set(&START);
        at(0);
        assert_eq!(Emission::status().unwrap().next_drip, Some(START));
        accepted(ALICE, DRIP);

        let expected = EmissionView {
            minted: 958_904_109_589_041,
            cap: 400_000_000 * ACT,
            behind: 0,
            covered_until: START + WEEK,
            per_year: 50_000_000 * ACT,
            next_step: Some(decreasing().steps[1]),
            next_drip: Some(START + WEEK),
            blocks_minted: 0,
            block_cap: 0,
            mintable: 399_041_095_890_410_959,
        };
        assert_eq!(Emission::status(), Some(expected));
        assert_eq!(Emission::mintable(), 399_041_095_890_410_959);

        at(365 * DAY);
        let year = Emission::status().unwrap();
        assert_eq!(year.per_year, 30_000_000 * ACT);
        assert_eq!(year.next_step, Some(decreasing().steps[2]));
    });
}

#[test]
fn at_the_cap_nothing_comes_any_more() {
    ExtBuilder::default().build_and_execute(|| {
        at(5 * 365 * DAY);
        accepted(ALICE, DRIP);
        let view = Emission::status().unwrap();
        assert_eq!((view.per_year, view.next_step, view.next_drip), (0, None, None));
        assert_eq!(view.mintable, 5_000_000_000 * BDAG);
    });
}

#[test]
fn an_economy_without_emission_has_no_status() {
    ExtBuilder::without_emission().build_and_execute(|| {
        assert_eq!((Emission::status(), Emission::schedule()), (None, None));
        assert_eq!(Emission::author(ALICE), Owed::default());
    });
}

#[test]
fn rewards_owed_can_be_read() {
    ExtBuilder::default().build_and_execute(|| {
        author(ALICE, 2);
        let expected = Owed { blocks: 2, liquid: 100 * BDAG, staked: 100 * BDAG };
        assert_eq!(Emission::author(ALICE), expected);
        assert_eq!(Emission::schedule(), Some(constant()));
    });
}
