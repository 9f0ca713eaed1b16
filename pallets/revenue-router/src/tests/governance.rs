//! The setters: who may, within which bounds and steps.

use super::*;
use crate::types::{Params, FLOOR_UNIT, MAX_FLOOR_PER_YEAR, MAX_SPEND_DELAY_SECS};
use polkadot_sdk::frame_support::assert_ok;
use quaestor_primitives::AssetKind;

fn set_split(kind: RevenueType, new: Split) -> Call {
    Call::set_split { kind, new }
}

fn set_floor(per_year: u128) -> Call {
    Call::set_floor { per_year }
}

fn set_spend_delay(secs: u64) -> Call {
    Call::set_spend_delay { secs }
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
        for who in [ALICE, BANK, COUNCIL, WATCH] {
            for call in [
                set_split(Other, Split::default()),
                set_floor(5_000_000 * UNIT),
                set_spend_delay(7 * DAY),
                add_asset(EURC),
            ] {
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
fn the_floor_is_doubled_or_halved_at_the_most() {
    ExtBuilder::default().build_and_execute(|| {
        let old = 5_000_000 * UNIT;
        not_set(set_floor(2 * old + 1), Error::ChangeTooLarge);
        not_set(set_floor(old / 2 - 1), Error::ChangeTooLarge);
        not_set(set_floor(0), Error::ChangeTooLarge);

        set(set_floor(2 * old));
        assert_eq!(last_event(), Event::FloorSet { old, new: 2 * old });
        set(set_floor(old));
        set(set_floor(old / 2));
        assert_eq!(params().floor_per_year, old / 2);
    });
}

#[test]
fn the_floor_has_a_maximum() {
    let high = |params: &mut Params| params.floor_per_year = MAX_FLOOR_PER_YEAR - 1;
    ExtBuilder::default().params(high).build_and_execute(|| {
        not_set(set_floor(MAX_FLOOR_PER_YEAR + 1), Error::OutOfRange);
        not_set(set_floor(u128::MAX), Error::OutOfRange);
        set(set_floor(MAX_FLOOR_PER_YEAR));
    });
}

#[test]
fn a_floor_that_was_never_set_begins_small() {
    ExtBuilder::default().params(|params| params.floor_per_year = 0).build_and_execute(|| {
        not_set(set_floor(2 * FLOOR_UNIT + 1), Error::ChangeTooLarge);
        set(set_floor(2 * FLOOR_UNIT));
        not_set(set_floor(4 * FLOOR_UNIT + 1), Error::ChangeTooLarge);
        set(set_floor(4 * FLOOR_UNIT));
    });
}

#[test]
fn the_delay_of_spends_has_a_range_and_a_step() {
    ExtBuilder::default().build_and_execute(|| {
        not_set(set_spend_delay(0), Error::OutOfRange);
        not_set(set_spend_delay(DAY - 1), Error::OutOfRange);
        not_set(set_spend_delay(MAX_SPEND_DELAY_SECS + 1), Error::OutOfRange);
        not_set(set_spend_delay(u64::MAX), Error::OutOfRange);
        not_set(set_spend_delay(14 * DAY + 1), Error::ChangeTooLarge);
        not_set(set_spend_delay(7 * DAY / 2 - 1), Error::ChangeTooLarge);

        set(set_spend_delay(14 * DAY));

        let (old, new) = (7 * DAY, 14 * DAY);
        assert_eq!(last_event(), Event::SpendDelaySet { old, new });
        for days in [7, 4, 2, 1, 2, 4, 8, 16, 32, 64, 90] {
            set(set_spend_delay(days * DAY));
        }
        assert_eq!(params().spend_delay_secs, 90 * DAY);
    });
}

#[test]
fn a_chain_with_short_days_may_have_short_delays() {
    let short = |params: &mut Params| {
        (params.min_spend_delay_secs, params.spend_delay_secs) = (20, 140);
    };
    ExtBuilder::default().params(short).build_and_execute(|| {
        for secs in [70, 35, 20] {
            set(set_spend_delay(secs));
        }
        not_set(set_spend_delay(19), Error::OutOfRange);
    });
}

#[test]
fn an_asset_that_was_added_is_split_too() {
    ExtBuilder::default().build_and_execute(|| {
        let before = balance(EURC, BANK);

        set(add_asset(EURC));

        assert_eq!(last_event(), Event::AssetAdded { asset: EURC });
        assert_eq!(balance(EURC, BANK), before - 2 * LEAST);
        for account in [Router::router_account(), Router::backstop_account()] {
            assert_eq!(balance(EURC, account), LEAST);
        }
        assert_eq!(Router::reserve(&EURC), 0);
        accepted(BANK, deposit(EURC, 999, Subscription));
        // The rewards' account does not hold it yet, so it waits.
        assert_eq!(crate::Suspense::<Test>::get((Subscription, EURC, Leg::Rewards)), 499);
        assert_eq!(Router::reserve(&EURC), 500);
    });
}

#[test]
fn an_asset_is_added_once_and_must_exist_and_be_paid() {
    ExtBuilder::default().build_and_execute(|| {
        not_set(add_asset(USDC), Error::AlreadyExists);
        not_set(add_asset(AssetKind::WithId(9)), Error::UnknownAsset);
        let poor = Call::add_asset { asset: EURC, payer: ALICE };
        not_set(poor, Error::InsufficientBalance);
        // Enough for one of the two accounts only.
        let to = ALICE;
        assert_ok!(Assets::transfer(RuntimeOrigin::signed(BANK), 2, to, 3 * LEAST - 1));
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
