//! `settle_trade_fee`: exact fees, and who cannot be charged.

use super::*;
use polkadot_sdk::frame_support::traits::fungible;
use quaestor_primitives::AssetKind;

/// Settles a fee of Alice, and asserts what it costs her and what the books, the event and the router
/// then say.
#[track_caller]
fn assert_settled(new: Line, discount_bps: u32, rebate: u128) {
    let Line { key, payer, asset, gross_fee: gross, .. } = new.clone();
    let net = gross - rebate;
    let of = |who| balance(asset.clone(), who);
    let (payers, routers) = (of(payer), of(ROUTER));
    let (books, all) = (record(payer, asset.clone()), total(asset.clone()));
    StubRevenue::take();

    accepted(ENGINE, settle(new));

    assert_eq!((of(payer), of(ROUTER)), (payers - net, routers + net));
    let now = record(payer, asset.clone());
    assert_eq!(now.remaining, books.remaining - net);
    assert_eq!(Some(now.fees), books.fees.checked_add(&fees(1, gross, rebate)));
    assert_eq!(Some(total(asset.clone())), all.checked_add(&fees(1, gross, rebate)));
    assert_eq!(StubRevenue::take(), [(ExchangeFee, asset.clone(), net)]);
    assert!(Discounts::is_settled(key));
    let engine = ENGINE;
    assert_eq!(
        last_event(),
        Event::FeeSettled { key, payer, asset, gross, rebate, net, discount_bps, engine }
    );
}

#[docify::export]
#[test]
fn each_tier_begins_at_its_last_unit() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, allow(USDC, RICH));
        // Of 999: 49.95, 99.9, 149.85, 199.8 and 249.75.
        for (number, staked, discount_bps, rebate) in [
            (0, 0, 0, 0),
            (1, 10_000 * QTRA - 1, 0, 0),
            (2, 10_000 * QTRA, 500, 49),
            (3, 50_000 * QTRA - 1, 500, 49),
            (4, 50_000 * QTRA, 1_000, 99),
            (5, 100_000 * QTRA - 1, 1_000, 99),
            (6, 100_000 * QTRA, 1_500, 149),
            (7, 500_000 * QTRA - 1, 1_500, 149),
            (8, 500_000 * QTRA, 2_000, 199),
            (9, 1_000_000 * QTRA - 1, 2_000, 199),
            (10, 1_000_000 * QTRA, 2_500, 249),
            (11, u128::MAX, 2_500, 249),
        ] {
            stake(ALICE, staked);
            assert_settled(line(number, ALICE, 999), discount_bps, rebate);
        }
    });
}

#[test]
fn the_rebate_rounds_down() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, allow(USDC, RICH));
        stake(ALICE, 1_000_000 * QTRA);
        for (number, gross, rebate) in
            [(1, 1, 0), (2, 3, 0), (3, 4, 1), (4, 7, 1), (5, 1_234_567_891, 308_641_972)]
        {
            assert_settled(line(number, ALICE, gross), 2_500, rebate);
        }
    });
}

#[test]
fn a_fee_can_be_paid_in_the_native_token() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, allow(NATIVE, 1_000));
        stake(ALICE, 10_000 * QTRA);
        assert_settled(Line { asset: NATIVE, ..line(1, ALICE, 999) }, 500, 49);
        // The other asset's books know nothing of it.
        assert_eq!((total(USDC), record(ALICE, USDC)), Default::default());
    });
}

#[test]
fn without_tiers_there_is_no_discount() {
    ExtBuilder::default().tiers(&[]).build_and_execute(|| {
        accepted(ALICE, allow(USDC, 999));
        stake(ALICE, u128::MAX);
        assert_settled(line(1, ALICE, 999), 0, 0);
    });
}

#[test]
fn a_discount_leaves_with_the_stake() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, allow(USDC, RICH));
        stake(ALICE, 50_000 * QTRA);
        assert_settled(line(1, ALICE, 1_000), 1_000, 100);
        stake(ALICE, 10_000 * QTRA);
        assert_settled(line(2, ALICE, 1_000), 500, 50);
        stake(ALICE, 0);
        assert_settled(line(3, ALICE, 1_000), 0, 0);
    });
}

#[test]
fn the_stake_counts_that_was_warm_when_the_trade_was_made() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, allow(USDC, RICH));
        stake_from(ALICE, 1_000_000 * QTRA, START + DAY);
        at(START + 2 * DAY);
        let of = |number, time| Line { time, ..line(number, ALICE, 1_000) };
        assert_settled(of(1, START + DAY - 1), 0, 0);
        assert_settled(of(2, START + DAY), 2_500, 250);
        accepted(ENGINE, settle_all(&[of(3, START + DAY - 1), of(4, START + DAY)]));
        assert_eq!(paid(), [2 * 1_000 + 2 * 750, 0]);
    });
}

#[test]
fn only_an_engine_settles() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, allow(USDC, RICH));
        refused(ALICE, settle(line(1, ALICE, 100)), DispatchError::BadOrigin);
        refused(BOB, settle(line(1, ALICE, 100)), DispatchError::BadOrigin);
        not_set(settle(line(1, ALICE, 100)), DispatchError::BadOrigin);
    });
}

#[test]
fn nobody_pays_who_has_not_asked_for_it() {
    ExtBuilder::default().build_and_execute(|| {
        refused(ENGINE, settle(line(1, ALICE, 1)), Error::AllowanceExceeded);
        // What Bob allows in another asset, or Alice, is not what Bob allows in this one.
        accepted(ALICE, allow(USDC, RICH));
        accepted(BOB, allow(NATIVE, RICH));
        refused(ENGINE, settle(line(1, BOB, 1)), Error::AllowanceExceeded);
        assert_eq!(paid(), [0, 0]);
    });
}

#[test]
fn an_allowance_is_used_up_by_what_is_paid() {
    ExtBuilder::default().build_and_execute(|| {
        stake(ALICE, 1_000_000 * QTRA);
        accepted(ALICE, allow(USDC, 1_499));
        assert_settled(line(1, ALICE, 1_000), 2_500, 250);
        assert_eq!(allowance(ALICE), 749);

        refused(ENGINE, settle(line(2, ALICE, 1_000)), Error::AllowanceExceeded);
        assert_settled(line(2, ALICE, 998), 2_500, 249);
        assert_eq!(allowance(ALICE), 0);
    });
}

#[test]
fn an_allowance_that_was_taken_back_is_none() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, allow(USDC, 1_000));
        assert_settled(line(1, ALICE, 100), 0, 0);
        accepted(ALICE, allow(USDC, 0));
        refused(ENGINE, settle(line(2, ALICE, 1)), Error::AllowanceExceeded);
    });
}

#[test]
fn a_fee_in_an_asset_that_is_not_known_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        for asset in [EURC, AssetKind::WithId(9)] {
            let unknown = Line { asset, ..line(1, BANK, 100) };
            refused(ENGINE, settle(unknown), Error::UnknownAsset);
        }
    });
}

#[test]
fn a_fee_of_nothing_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, allow(USDC, 1_000));
        refused(ENGINE, settle(line(1, ALICE, 0)), Error::ZeroFee);
    });
}

#[test]
fn nobody_pays_more_than_they_have() {
    ExtBuilder::default().build_and_execute(|| {
        for asset in [USDC, NATIVE] {
            accepted(ALICE, allow(asset, u128::MAX));
        }
        // Alice must keep the least balance, and two deposits are on hold.
        for (number, asset, least) in [(1, USDC, LEAST), (2, NATIVE, ED + 2 * DEPOSIT)] {
            let fee = |gross_fee| Line { asset: asset.clone(), ..line(number, ALICE, gross_fee) };
            refused(ENGINE, settle(fee(RICH - least + 1)), Error::InsufficientBalance);
            refused(ENGINE, settle(fee(u128::MAX)), Error::InsufficientBalance);
            assert_settled(fee(RICH - least), 0, 0);
        }
        // Eve has allowed it without having any USDC.
        <Balances as fungible::Mutate<_>>::mint_into(&EVE, ED + DEPOSIT).unwrap();
        accepted(EVE, allow(USDC, 1));
        refused(ENGINE, settle(line(3, EVE, 1)), Error::InsufficientBalance);
    });
}

#[test]
fn a_key_settles_once_whatever_else_is_said() {
    ExtBuilder::default().build_and_execute(|| {
        for who in [ALICE, BOB] {
            accepted(who, allow(USDC, RICH));
            accepted(who, allow(NATIVE, RICH));
        }
        let first = line(1, ALICE, 1_000);
        assert_settled(first.clone(), 0, 0);

        at(START + DAY);
        for again in [
            first.clone(),
            Line { payer: BOB, ..first.clone() },
            Line { asset: NATIVE, ..first.clone() },
            Line { gross_fee: 7, ..first.clone() },
            Line { gross_fee: 0, ..first.clone() },
            Line { time: START + DAY, ..first.clone() },
            Line { time: START - 100 * DAY, ..first },
        ] {
            refused(ENGINE, settle(again), Error::AlreadySettled);
        }
    });
}

#[test]
fn a_refused_fee_can_be_settled_later() {
    ExtBuilder::default().build_and_execute(|| {
        let fee = line(1, ALICE, 100);
        refused(ENGINE, settle(fee.clone()), Error::AllowanceExceeded);
        at(START + DAY);
        accepted(ALICE, allow(USDC, 100));
        assert_settled(fee, 0, 0);
    });
}

#[test]
fn a_trade_is_from_the_window_up_to_now() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, allow(USDC, RICH));
        let of = |number, time| Line { time, ..line(number, ALICE, 100) };
        refused(ENGINE, settle(of(1, START + 1)), Error::NotYet);
        refused(ENGINE, settle(of(1, u64::MAX)), Error::NotYet);
        assert_settled(of(1, START), 0, 0);
        assert_settled(of(2, START - 7 * DAY), 0, 0);
        refused(ENGINE, settle(of(3, START - 7 * DAY - 1)), Error::TooOld);
        refused(ENGINE, settle(of(3, 0)), Error::TooOld);
    });
}

#[test]
fn before_the_clock_runs_no_trade_has_been() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, allow(USDC, RICH));
        at(0);
        let fee = Line { time: START, ..line(1, ALICE, 100) };
        refused(ENGINE, settle(fee), Error::NotYet);
    });
}

#[test]
fn when_all_keys_are_kept_no_fee_is_settled() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, allow(USDC, RICH));
        for number in 1..=12 {
            assert_settled(line(number, ALICE, 100), 0, 0);
        }
        refused(ENGINE, settle(line(13, ALICE, 100)), Error::TooManyKeys);
    });
}

#[test]
fn sums_that_overflow_are_refused() {
    use polkadot_sdk::sp_runtime::ArithmeticError;

    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, allow(USDC, RICH));
        let full = Fees { gross: u128::MAX, ..Default::default() };
        let before = total(USDC);
        crate::Totals::<Test>::insert(USDC, full);
        refused(ENGINE, settle(line(1, ALICE, 1)), ArithmeticError::Overflow);
        crate::Totals::<Test>::insert(USDC, before);

        let account = record(ALICE, USDC);
        let doctored = crate::types::Allowance { fees: full, ..account };
        crate::Allowances::<Test>::insert(ALICE, USDC, doctored);
        refused(ENGINE, settle(line(1, ALICE, 1)), ArithmeticError::Overflow);
        crate::Allowances::<Test>::insert(ALICE, USDC, account);
    });
}
