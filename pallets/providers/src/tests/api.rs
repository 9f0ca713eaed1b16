//! Reads.

use super::*;
use crate::api::{DelegationView, SentenceView, Status};

#[test]
fn a_provider_is_shown_with_what_it_may_do() {
    ExtBuilder::default().build_and_execute(|| {
        assert_eq!(Desk::provider_view(&ALICE), None);
        ten_thousand();
        let view = Desk::provider_view(&ALICE).unwrap();
        assert_eq!(view.status, Status::Active);
        assert_eq!((view.backing, view.delegated), (10_000 * QUIV, 7_000 * QUIV));
        let (next, backing, own) = view.next_tier.unwrap();
        assert_eq!((next, backing, own), (quiver().tiers[1], 40_000 * QUIV, 9_500 * QUIV));
        assert_eq!((view.share_bps, view.headroom), (1_000, None));
        assert_eq!(view.standing, standing(ALICE));

        sentence(ALICE, 50 * QUIV, START);
        let view = Desk::provider_view(&ALICE).unwrap();
        assert_eq!(view.status, Status::Jailed(START + 7 * DAY));
        assert_eq!(view.headroom, Some(1_000 * QUIV));
        at(START + 7 * DAY);
        let view = Desk::provider_view(&ALICE).unwrap();
        assert_eq!((view.status, view.headroom), (Status::TooLittleStake, None));
        accepted(ALICE, Call::resign {});
        assert_eq!(Desk::provider_view(&ALICE).unwrap().status, Status::Resigned);
    });
}

#[test]
fn providers_are_listed_page_by_page() {
    ExtBuilder::default().build_and_execute(|| {
        for who in 1_000..1_105 {
            enrich(who);
            accepted(who, register(2_500));
        }
        let first = Desk::provider_views(None, 1_000);
        assert_eq!(first.len(), 100);
        let last = first.last().unwrap().0;
        let second = Desk::provider_views(Some(last), 100);
        assert_eq!(second.len(), 5);
        let all: std::collections::BTreeSet<_> =
            first.iter().chain(&second).map(|(who, _)| *who).collect();
        assert_eq!(all.len(), 105);
        assert_eq!(Desk::provider_views(Some(last), 2).len(), 2);
    });
}

#[test]
fn a_bond_is_shown_with_its_loss_and_its_income() {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        at(START + DAY);
        earn(ALICE, NATIVE, 70 * QUIV);
        sentence(ALICE, 50 * QUIV, START + DAY);
        let root = polkadot_sdk::sp_io::storage::root(polkadot_sdk::sp_runtime::StateVersion::V1);

        let bonds = Desk::bond_views(&BOB);

        assert_eq!(bonds.len(), 1);
        let view = &bonds[0];
        assert_eq!((view.provider, view.maturity), (ALICE, 0));
        assert_eq!((view.value, view.loss), (1_900 * QUIV, 100 * QUIV));
        assert_eq!(view.earned.to_vec(), [2 * QUIV - 1]);
        assert!(Desk::bond_views(&DAVE).is_empty());
        let after = polkadot_sdk::sp_io::storage::root(polkadot_sdk::sp_runtime::StateVersion::V1);
        assert_eq!(root, after);
        let before = balance(BOB);
        accepted(BOB, collect(ALICE));
        assert_eq!(balance(BOB) - before, 2 * QUIV - 1);
    });
}

#[test]
fn stake_that_leaves_is_shown_with_what_can_be_released() {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        accepted(BOB, undelegate(ALICE, Some(1_000)));
        sentence(ALICE, 50 * QUIV, START);
        at(START + DAY);
        accepted(BOB, undelegate(ALICE, Some(500)));
        accepted(ALICE, undelegate(ALICE, Some(100)));
        let view = Desk::leaving_view(&BOB);
        let values: Vec<_> = view.notices.iter().map(|notice| notice.value).collect();
        assert_eq!((values, view.releasable), (vec![950 * QUIV, 475 * QUIV], 0));
        assert_eq!(Desk::leaving_view(&ALICE).notices[0].value, 100 * QUIV);
        for (days, releasable) in
            [(24, 950 * QUIV * 3 / 7 + 475 * QUIV * 2 / 7), (40, 1_425 * QUIV)]
        {
            at(START + days * DAY);
            let expected = Desk::leaving_view(&BOB).releasable;
            assert_eq!(expected, releasable);
        }
        at(START + 24 * DAY);
        let before = bonded(BOB);
        accepted(DAVE, release(BOB));
        let left = Desk::leaving_view(&BOB);
        assert!(left.notices.is_empty() && left.streams.len() == 2);
        // The loss of 75 and what was released.
        assert_eq!(before - bonded(BOB), 75 * QUIV + 950 * QUIV * 3 / 7 + 475 * QUIV * 2 / 7);
    });
}

#[test]
fn a_bond_is_previewed_with_its_warnings() {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        let preview = |amount| {
            polkadot_sdk::frame_support::storage::with_transaction(|| {
                let view = Desk::delegation_view(DAVE, ALICE, amount, 0);
                polkadot_sdk::frame_support::storage::TransactionOutcome::Rollback(view)
            })
        };
        let expected = DelegationView {
            units: 1_000 * QUIV,
            earns_from: TODAY + 1,
            notice_end: START + 21 * DAY,
            multiplier_bps: 10_000,
            slashed_before: false,
            jailed_until: None,
            largest_loss: 50 * QUIV,
        };
        assert_eq!(preview(1_000 * QUIV), Ok(expected));
        assert_eq!(preview(10), Err(Error::BelowMinimumBond.into()));
        sentence(ALICE, 10 * QUIV, START);
        let view = preview(1_000 * QUIV).unwrap();
        assert_eq!((view.slashed_before, view.jailed_until), (true, Some(START + 7 * DAY)));
        assert!(!crate::Bonds::<Test>::contains_key(ALICE, (DAVE, 0)));
    });
}

#[test]
fn a_sentence_is_previewed() {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        let view = |amount, delegators| Some(SentenceView { amount, delegators });
        assert_eq!(Desk::sentence_view(&ALICE, 50 * QUIV), view(1_000 * QUIV, 350 * QUIV));
        assert_eq!(Desk::sentence_view(&ALICE, 10 * QUIV), view(200 * QUIV, 70 * QUIV));
        sentence(ALICE, 50 * QUIV, START);
        sentence(ALICE, 40 * QUIV, START);
        assert_eq!(Desk::sentence_view(&ALICE, 50 * QUIV).unwrap().amount, 200 * QUIV);
        assert_eq!(Desk::sentence_view(&BOB, 50 * QUIV), None);
    });
}
