//! The setters: who may, within which bounds and steps.

use super::*;
use crate::types::Share;
use polkadot_sdk::frame_support::assert_ok;
use quaestor_primitives::AssetKind;

fn set_split(kind: RevenueType, new: Split) -> Call {
    Call::set_split { kind, new }
}

fn add_asset(asset: AssetKind) -> Call {
    Call::add_asset { asset, payer: BANK }
}

fn stored(kind: RevenueType) -> Split {
    crate::Splits::<Test>::get(kind)
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
        let (old, new) = (stored(Subscription), share(4_500, 1_000, 1_000));

        set(set_split(Subscription, new.clone()));

        assert_eq!(last_event(), Event::SplitSet { kind: Subscription, old, new });
        accepted(BANK, deposit(USDC, 1_000, Subscription));
        assert_eq!(held(), [500 + 450, 100, 0, 500 + 450]);
        // The others keep theirs.
        assert_eq!(stored(ExchangeFee), qtra()[&ExchangeFee]);
        assert_eq!(stored(Other), qtra()[&Other]);
    });
}

#[test]
fn each_share_changes_by_at_most_ten_points() {
    ExtBuilder::default().build_and_execute(|| {
        let old = [3_000, 1_000, 2_500, 500, 1_500];
        let split = |[rewards, buyback, crisis, burn, treasury]: [u32; 5]| {
            shares(rewards, buyback, crisis, burn, treasury)
        };
        for place in 0..5 {
            let mut new = old;
            new[place] += 1_001;
            not_set(set_split(Other, split(new)), Error::ChangeTooLarge);
            new[place] -= 1;
            set(set_split(Other, split(new)));
            set(set_split(Other, split(old)));
        }
        not_set(set_split(Other, shares(1_999, 1_000, 2_500, 500, 1_500)), Error::ChangeTooLarge);
    });
}

#[test]
fn a_leg_that_comes_or_goes_has_had_a_share_of_zero() {
    let one = |leg, bps| Split::of([Share::new(leg, bps)]);
    ExtBuilder::default().split(Other, one(Leg::Burn, 1_001)).build_and_execute(|| {
        not_set(set_split(Other, Split::default()), Error::ChangeTooLarge);
        not_set(set_split(Other, one(Leg::Treasury, 1_000)), Error::ChangeTooLarge);
        set(set_split(Other, one(Leg::Burn, 1_000)));
        not_set(set_split(Other, one(Leg::Treasury, 1_001)), Error::ChangeTooLarge);
        set(set_split(Other, one(Leg::Treasury, 1_000)));
        set(set_split(Other, Split::default()));
    });
}

#[test]
fn a_split_lists_each_leg_once_and_not_the_backstop() {
    ExtBuilder::default().split(Other, Split::default()).build_and_execute(|| {
        let twice = Split::of([Share::new(Leg::Burn, 1), Share::new(Leg::Burn, 1)]);
        not_set(set_split(Other, twice), Error::OutOfRange);
        let remainder = Split::of([Share::new(Leg::Backstop, 1)]);
        not_set(set_split(Other, remainder), Error::OutOfRange);
    });
}

#[test]
fn shares_above_a_whole_are_refused() {
    let full = shares(6_000, 2_000, 3_000, 500, 500);
    ExtBuilder::default().split(Other, full).build_and_execute(|| {
        for new in [
            shares(6_001, 2_000, 3_000, 500, 500),
            shares(6_000, 2_000, 3_001, 500, 500),
            shares(6_000, 3_001, 3_000, 500, 500),
            shares(6_000, 2_000, 3_000, 501, 500),
            shares(6_000, 2_000, 3_000, 500, 501),
            shares(u32::MAX, 2_000, 3_000, 500, 500),
            shares(u32::MAX, 2_000, 3_000, u32::MAX, 10_002),
        ] {
            not_set(set_split(Other, new), Error::OutOfRange);
        }
        // The lower of both buyback shares may rise to the higher one.
        set(set_split(Other, shares(6_000, 3_000, 3_000, 500, 500)));
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

/// One motion took a split from a half to nothing in steps.
#[test]
fn a_split_changes_once_a_day() {
    ExtBuilder::default().build_and_execute(|| {
        ChangeInterval::set(&DAY);
        let kind = RevenueType::Other;
        let of = |bps| {
            let mut new = crate::Splits::<Test>::get(kind);
            new.0[0].bps = bps;
            Call::set_split { kind, new }
        };
        assert_eq!(crate::Splits::<Test>::get(kind).share(Leg::Rewards, false), 3_000);
        set(of(2_000));
        for bps in [1_000, 2_000, 3_000] {
            not_set(of(bps), Error::ChangedTooSoon);
        }
        let time = quaestor_support::time::now::<quaestor_testing::StubClock>();
        at(time + DAY - 1);
        not_set(of(1_000), Error::ChangedTooSoon);
        at(time + DAY);
        set(of(1_000));
    });
}
