//! The setters: who may, within which bounds and steps.

use super::*;
use crate::types::Params;
use polkadot_sdk::frame_support::assert_ok;
use quaestor_primitives::AssetKind;

fn set_split(kind: RevenueType, new: Split) -> Call {
    Call::set_split { kind, new }
}

fn add_asset(asset: AssetKind) -> Call {
    Call::add_asset { asset, payer: BANK }
}

fn params() -> Params {
    crate::Parameters::<Test>::get()
}

#[test]
fn only_governance_sets_anything() {
    ExtBuilder::default().build_and_execute(|| {
        for who in [ALICE, BANK] {
            for call in [set_split(Other, Split::default()), add_asset(EURC)] {
                refused(who, call, DispatchError::BadOrigin);
            }
        }
    });
}

#[test]
fn a_split_holds_for_deposits_to_come() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(BANK, deposit(USDC, 1_000, Subscription));
        let (old, new) = (share(5_000, 0, 0), share(4_500, 1_000, 1_000));

        set(set_split(Subscription, new));

        assert_eq!(last_event(), Event::SplitSet { kind: Subscription, old, new });
        accepted(BANK, deposit(USDC, 1_000, Subscription));
        assert_eq!(held(), [500 + 450, 100, 0, 500 + 450]);
        // The others keep theirs.
        assert_eq!(params().splits.exchange_fee, qtra().splits.exchange_fee);
        assert_eq!(params().splits.other, qtra().splits.other);
    });
}

#[test]
fn each_share_changes_by_at_most_ten_points() {
    ExtBuilder::default().build_and_execute(|| {
        let old = qtra().splits.other;
        let shares: [fn(&mut Split) -> &mut u32; 5] = [
            |split| &mut split.rewards_bps,
            |split| &mut split.buyback_bps,
            |split| &mut split.crisis_buyback_bps,
            |split| &mut split.burn_bps,
            |split| &mut split.treasury_bps,
        ];
        for share in shares {
            let mut new = old;
            *share(&mut new) += 1_001;
            not_set(set_split(Other, new), Error::ChangeTooLarge);
            *share(&mut new) -= 1;
            set(set_split(Other, new));
            set(set_split(Other, old));
        }
        let new = Split { rewards_bps: old.rewards_bps - 1_001, ..old };
        not_set(set_split(Other, new), Error::ChangeTooLarge);
    });
}

#[test]
fn shares_above_a_whole_are_refused() {
    let full = |params: &mut Params| {
        params.splits.other =
            Split { burn_bps: 500, treasury_bps: 500, ..share(6_000, 2_000, 3_000) };
    };
    ExtBuilder::default().params(full).build_and_execute(|| {
        let old = params().splits.other;
        for new in [
            Split { rewards_bps: 6_001, ..old },
            Split { crisis_buyback_bps: 3_001, ..old },
            Split { buyback_bps: 3_001, ..old },
            Split { burn_bps: 501, ..old },
            Split { treasury_bps: 501, ..old },
            Split { rewards_bps: u32::MAX, ..old },
            Split { rewards_bps: u32::MAX, burn_bps: u32::MAX, treasury_bps: 10_002, ..old },
        ] {
            not_set(set_split(Other, new), Error::OutOfRange);
        }
        // The lower of both buyback shares has room.
        set(set_split(Other, Split { buyback_bps: 3_000, ..old }));
    });
}

#[test]
fn an_asset_that_was_added_is_split_too() {
    ExtBuilder::default().build_and_execute(|| {
        let before = balance(EURC, BANK);

        set(add_asset(EURC));

        assert_eq!(last_event(), Event::AssetAdded { asset: EURC });
        assert_eq!(balance(EURC, BANK), before - LEAST);
        assert_eq!(balance(EURC, Router::account()), LEAST);
        accepted(BANK, deposit(EURC, 2_001, Subscription));
        // Neither account holds it yet; the one can begin to with the minimum balance.
        assert_eq!(balance(EURC, REWARDS), 1_000);
        assert_eq!(balance(EURC, BACKSTOP), 1_001);
    });
}

#[test]
fn an_asset_is_added_once_and_must_exist_and_be_paid() {
    ExtBuilder::default().build_and_execute(|| {
        not_set(add_asset(USDC), Error::AlreadyExists);
        not_set(add_asset(AssetKind::WithId(9)), Error::UnknownAsset);
        let poor = Call::add_asset { asset: EURC, payer: ALICE };
        not_set(poor, Error::InsufficientBalance);
        let to = ALICE;
        assert_ok!(Assets::transfer(RuntimeOrigin::signed(BANK), 2, to, 2 * LEAST - 1));
        not_set(Call::add_asset { asset: EURC, payer: to }, Error::InsufficientBalance);
        assert_ok!(Assets::transfer(RuntimeOrigin::signed(BANK), 2, to, 1));
        set(Call::add_asset { asset: EURC, payer: to });
        assert_eq!(balance(EURC, ALICE), LEAST);
    });
}

#[test]
fn a_fifth_asset_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        set(add_asset(EURC));
        set(add_asset(AssetKind::WithId(3)));
        not_set(add_asset(AssetKind::WithId(4)), Error::TooManyAssets);
    });
}
