//! The reads.

use super::*;
use crate::api::{AllocationView, PledgeView};

#[test]
fn allocations_are_listed_by_number_with_what_is_releasable() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(BOB, hand_over(BOBS, ALICE));
        at(73 * DAY);
        accepted(ALICE, release(ALICES));
        let views: Vec<_> = Allotted::allocations_of(ALICE)
            .into_iter()
            .map(|view| (view.id, view.releasable))
            .collect();
        assert_eq!(views, [(ALICES, 0), (BOBS, 98_000 * TOKEN)]);
        assert!(Allotted::allocations_of(BOB).is_empty());
        let team = AllocationView { id: TEAMS, allocation: allocation(TEAMS), releasable: 0 };
        assert_eq!(Allotted::allocation(TEAMS), Some(team));
        assert_eq!(Allotted::allocation(3), None);
    });
}

#[test]
fn a_pledge_tells_when_it_boosts() {
    ExtBuilder::default().before_the_launch().build_and_execute(|| {
        assert_eq!(Allotted::pledge_of(ALICE), None);
        accepted(ALICE, pledge(ALICES));
        let (amount, loyalty_bps) = (FIRST_UNLOCK, 5_000);
        let view = |loyal_from| PledgeView { allocation: ALICES, amount, loyalty_bps, loyal_from };
        assert_eq!(Allotted::pledge_of(ALICE), Some(view(None)));
        Launch::set(&START);
        assert_eq!(Allotted::pledge_of(ALICE), Some(view(Some(START + 180 * DAY))));
    });
}

#[test]
fn the_sums_are_what_does_not_circulate() {
    ExtBuilder::default().build_and_execute(|| {
        let issuance = Balances::total_issuance();
        assert_eq!(Allotted::unreleased(), 201_960_000 * TOKEN);
        at(10 * DAY);
        accepted(ALICE, pledge(ALICES));
        at(365 * DAY);
        for id in [ALICES, BOBS, TEAMS] {
            accepted(EVE, release(id));
        }
        // Half of both presales and a quarter of the team's.
        assert_eq!(Allotted::unreleased(), (980_000 + 150_000_000) * TOKEN);
        assert_eq!(Allotted::pledged(), FIRST_UNLOCK);
        assert_eq!(Balances::total_issuance(), issuance);
    });
}
