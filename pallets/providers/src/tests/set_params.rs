//! `set_params` and `add_asset`: ranges, change limits, time between changes.

use super::*;
use polkadot_sdk::sp_runtime::traits::BadOrigin;
use quaestor_primitives::Params as _;

fn set(change: impl Fn(&mut Params)) -> Call {
    let mut params = crate::Parameters::<Test>::get().unwrap();
    change(&mut params);
    Call::set_params { params }
}

#[test]
fn governance_sets_parameters() {
    ExtBuilder::default().build_and_execute(|| {
        let call = set(|params| params.min_bond *= 2);
        refused(ALICE, call.clone(), BadOrigin);
        governed(call);
        let new = Params { min_bond: 200 * QUIV, ..quiver() };
        assert_event(Event::ParamsSet { old: quiver(), new: new.clone() });
        assert_eq!(Desk::params(), Some(new));
    });
    ExtBuilder { params: None }.build_and_execute(|| {
        not_governed(Call::set_params { params: quiver() }, Error::NotEnabled);
        not_governed(Call::add_asset { asset: USDC, payer: ALICE }, Error::NotEnabled);
    });
}

#[test]
fn a_second_change_waits_for_the_interval() {
    ExtBuilder::default().build_and_execute(|| {
        ChangeInterval::set(&DAY);
        governed(set(|params| params.min_bond *= 2));
        not_governed(set(|params| params.min_bond *= 2), Error::ChangedTooSoon);
        at(START + DAY);
        governed(set(|params| params.min_bond *= 2));
    });
}

#[test]
fn changes_have_limits() {
    type Change = fn(&mut Params);
    let limits: [(Change, Change); 14] = [
        (|p| p.caps.multiple = 40, |p| p.caps.multiple = 41),
        (|p| p.caps.multiple = 10, |p| p.caps.multiple = 9),
        (|p| p.caps.event_bps = 500, |p| p.caps.event_bps = 499),
        (|p| p.caps.epoch_bps = 2_500, |p| (p.caps.epoch_bps, p.own_share_bps) = (2_501, 2_501)),
        (|p| p.caps.pool_bps = 6_000, |p| p.caps.pool_bps = 6_001),
        (|p| p.own_share_bps = 3_000, |p| p.own_share_bps = 3_001),
        (|p| p.slash_epoch_days = 14, |p| p.slash_epoch_days = 15),
        (|p| p.unlock_days = 14, |p| p.unlock_days = 15),
        (|p| p.min_bond = 50 * QUIV, |p| p.min_bond = 50 * QUIV - 1),
        (|p| p.max_share_bps = 4_000, |p| p.max_share_bps = 3_999),
        (|p| p.tiers[0].backing = 20_000 * QUIV, |p| p.tiers[0].backing = 20_000 * QUIV + 1),
        (|p| p.tiers[3].jobs = 1_024, |p| p.tiers[3].jobs = 1_025),
        (|p| p.tiers[1].capacity = 8, |p| p.tiers[1].capacity = 9),
        (|p| p.maturities[0].multiplier_bps = 11_000, |p| p.maturities[0].multiplier_bps = 11_001),
    ];
    for (most, more) in limits {
        ExtBuilder::default().build_and_execute(|| {
            not_governed(set(more), Error::ChangeTooLarge);
            governed(set(most));
        });
    }
    let never: [Change; 5] = [
        |p| p.day_secs = 43_200,
        |p| p.tiers.truncate(3),
        |p| p.maturities = maturities(&[(42, 10_000)]),
        |p| (p.caps.event_bps, p.caps.epoch_bps) = (0, 0),
        |p| p.tiers[1].own = 25_000 * QUIV + 1,
    ];
    for change in never {
        ExtBuilder::default().build_and_execute(|| {
            let mut params = quiver();
            change(&mut params);
            assert!(!quiver().allows_change_to(&params) || params.validate().is_err());
        });
    }
}

#[test]
fn slashes_do_not_begin() {
    let none = ExtBuilder::qry().params(|params| {
        params.own_share_bps = 2_500;
        params.maturities = maturities(&[(21, 10_000)]);
    });
    none.build_and_execute(|| {
        let begin = set(|params| (params.caps.event_bps, params.caps.epoch_bps) = (500, 500));
        not_governed(begin, Error::ChangeTooLarge);
        governed(set(|params| params.min_bond *= 2));
    });
}

#[test]
fn tables_grow() {
    ExtBuilder::default().build_and_execute(|| {
        let call = set(|params| {
            let tier = Tier { backing: 2_000_000 * QUIV, own: 500_000 * QUIV, ..params.tiers[3] };
            params.tiers.try_push(tier).unwrap();
            let maturity = Maturity { notice_days: 28, multiplier_bps: 15_000 };
            params.maturities.try_push(maturity).unwrap();
        });
        governed(call);
        accepted(ALICE, register(3_000));
        accepted(BOB, Call::delegate { provider: ALICE, amount: 100 * QUIV, maturity: 1 });
        at(START + DAY);
        accepted(BOB, Call::undelegate { provider: ALICE, maturity: 1, amount: None });
        assert_eq!(backer(BOB).notices[0].end, START + 29 * DAY);
    });
}

#[test]
fn values_have_ranges() {
    type Change = fn(&mut Params);
    let wrong: [Change; 24] = [
        |p| p.caps.multiple = 0,
        |p| p.caps.multiple = 101,
        |p| p.caps.event_bps = 99,
        |p| p.caps.event_bps = 2_001,
        |p| p.caps.epoch_bps = 999,
        |p| (p.caps.epoch_bps, p.own_share_bps) = (4_001, 5_000),
        |p| p.caps.pool_bps = 10_001,
        |p| p.own_share_bps = 1_999,
        |p| p.own_share_bps = 10_001,
        |p| p.slash_epoch_days = 0,
        |p| p.slash_epoch_days = 31,
        |p| p.unlock_days = 31,
        |p| p.min_bond = QUIV - 1,
        |p| p.min_bond = 1_000_000 * QUIV + 1,
        |p| p.max_share_bps = 5_001,
        |p| p.day_secs = 0,
        |p| p.day_secs = 86_401,
        |p| p.tiers.truncate(0),
        |p| p.tiers[0].backing = 50_000 * QUIV,
        |p| p.tiers[0].own = 1_000 * QUIV - 1,
        |p| p.tiers[0].own = 10_000 * QUIV + 1,
        |p| p.maturities.truncate(0),
        |p| p.maturities[0].notice_days = 29,
        |p| p.maturities[0].multiplier_bps = 9_999,
    ];
    for change in wrong {
        let mut params = quiver();
        change(&mut params);
        assert!(params.validate().is_err());
    }
    for params in [quiver(), qry()] {
        assert_eq!(params.validate(), Ok(()));
    }
    let long = Params { maturities: maturities(&[(730, 10_000)]), ..qry() };
    assert_eq!(long.validate(), Ok(()));
    assert!(Params { maturities: maturities(&[(731, 10_000)]), ..qry() }.validate().is_err());
    ExtBuilder::default().build_and_execute(|| {
        not_governed(set(|params| params.min_bond = QUIV - 1), Error::OutOfRange);
    });
}

#[test]
fn a_notice_outlasts_a_case() {
    ExtBuilder::default().build_and_execute(|| {
        let notice = |days| set(move |params| params.maturities = maturities(&[(days, 10_000)]));
        not_governed(notice(19), Error::OutOfRange);
        governed(notice(20));
        LongestCase::set(&(21 * DAY));
        not_governed(set(|params| params.min_bond *= 2), Error::OutOfRange);
        governed(notice(21));
    });
}

#[test]
fn a_sentence_is_a_least_multiple_of_the_price() {
    ExtBuilder::default().build_and_execute(|| {
        LeastMultiple::set(&20);
        not_governed(set(|params| params.caps.multiple = 19), Error::OutOfRange);
        governed(set(|params| params.caps.multiple = 21));
        governed(set(|params| params.caps.multiple = 20));
    });
    // Where nobody is slashed there is none.
    ExtBuilder::qry().build_and_execute(|| {
        LeastMultiple::set(&20);
        governed(set(|params| params.min_bond *= 2));
    });
}

#[test]
fn income_is_kept_in_four_assets() {
    ExtBuilder::default().build_and_execute(|| {
        let add = |id| Call::add_asset { asset: AssetKind::WithId(id), payer: ALICE };
        not_governed(add(9), Error::UnknownAsset);
        not_governed(add(1), Error::KnownAsset);
        not_governed(add(2), Error::InsufficientBalance);
        for id in 2..5 {
            mint(AssetKind::WithId(id), ALICE, 10);
        }
        refused(ALICE, add(2), BadOrigin);
        governed(add(2));
        assert_event(Event::AssetAdded { asset: AssetKind::WithId(2) });
        governed(add(3));
        not_governed(add(4), Error::TooManyAssets);
    });
}
