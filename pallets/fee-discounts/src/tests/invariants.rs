//! A control for each invariant: doctored storage is found out.

use super::*;
use crate::{
    types::{dated, Allowance},
    Allowances, KeptKeyCount, KnownAssets, Parameters, SettledKeys, SettledOrder, Totals,
};
use quaestor_primitives::Books;
use quaestor_support::funds::collect_unasked;

/// Fees of two accounts in two assets. Then the storage is doctored.
#[track_caller]
fn assert_found(sentence: &'static str, doctor: impl FnOnce()) {
    ExtBuilder::default().build().execute_with(|| {
        at(START);
        for who in [ALICE, BOB] {
            accepted(who, allow(USDC, RICH));
            accepted(who, allow(NATIVE, RICH));
        }
        stake(ALICE, 10_000 * QTRA);
        let lines = [line(1, ALICE, 999), line(2, BOB, 500), line(3, ALICE, 7)];
        accepted(ENGINE, settle_all(&lines));
        accepted(ENGINE, settle(Line { asset: NATIVE, ..line(4, BOB, 100) }));
        assert_eq!(Discounts::check_exactly(), Ok(()));

        doctor();

        assert_eq!(Discounts::check_exactly(), Err(DispatchError::Other(sentence)));
    });
}

fn doctor_allowance(change: impl Fn(&mut Allowance)) {
    Allowances::<Test>::mutate(BOB, USDC, |allowance| change(allowance.as_mut().unwrap()));
}

#[test]
fn i3_finds_a_unit_that_stayed_in_the_pot() {
    let sentence = "I3: the balance is not the minimum balance";
    assert_found(sentence, || {
        let to = Discounts::account();
        Assets::transfer(RuntimeOrigin::signed(BANK), 1, to, 1).unwrap();
    });
    assert_found(sentence, || {
        KnownAssets::<Test>::mutate(|assets| assets.last_mut().unwrap().minimum_balance += 1);
    });
}

#[test]
fn i7_finds_a_deposit_that_is_not_held() {
    let sentence = "I7: a hold is not the deposits";
    assert_found(sentence, || doctor_allowance(|allowance| allowance.deposit += 1));
    assert_found(sentence, || doctor_allowance(|allowance| allowance.deposit = 0));
}

#[test]
fn i7_finds_a_record_or_a_total_of_an_asset_that_is_not_known() {
    assert_found("I7: an allowance in an unknown asset", || {
        Allowances::<Test>::insert(EVE, EURC, Allowance { remaining: 1, ..Default::default() });
    });
    assert_found("I7: a total of an unknown asset", || {
        Totals::<Test>::insert(EURC, fees(0, 0, 0));
    });
}

#[test]
fn i11_finds_a_unit_too_much_or_too_little_in_each_number() {
    let sentence = "I11: the total is not the sum of all allowances";
    assert_found(sentence, || Totals::<Test>::mutate(USDC, |total| total.count += 1));
    assert_found(sentence, || Totals::<Test>::mutate(USDC, |total| total.gross -= 1));
    assert_found(sentence, || Totals::<Test>::mutate(USDC, |total| total.rebate += 1));
    assert_found(sentence, || Totals::<Test>::mutate(NATIVE, |total| total.net += 1));
    assert_found(sentence, || Totals::<Test>::remove(NATIVE));
    assert_found(sentence, || doctor_allowance(|allowance| allowance.fees.gross += 1));
    assert_found(sentence, || doctor_allowance(|allowance| allowance.fees.count -= 1));
    assert_found(sentence, || Allowances::<Test>::remove(ALICE, USDC));
}

#[test]
fn i11_finds_a_gross_fee_that_is_not_rebate_and_net() {
    // Total and accounts agree with each other.
    assert_found("I11: gross is not rebate + net", || {
        doctor_allowance(|allowance| allowance.fees.net += 1);
        Totals::<Test>::mutate(USDC, |total| total.net += 1);
    });
}

#[test]
fn a_sum_that_does_not_fit_is_found() {
    assert_found("a sum overflows", || {
        doctor_allowance(|allowance| allowance.fees.gross = u128::MAX);
    });
}

#[test]
fn i12_finds_a_wrong_number_of_keys() {
    let sentence = "I12: the number of keys is wrong";
    assert_found(sentence, || KeptKeyCount::<Test>::put(5));
    assert_found(sentence, || SettledKeys::<Test>::remove([1; 32]));
    assert_found(sentence, || SettledKeys::<Test>::insert([9; 32], START));
}

#[test]
fn i12_finds_a_key_that_would_never_be_forgotten() {
    assert_found("I12: the number of dated keys is wrong", || {
        SettledOrder::<Test>::remove(dated(START, [1; 32]));
    });
    assert_found("I12: a key has no dated key", || {
        SettledOrder::<Test>::remove(dated(START, [1; 32]));
        SettledOrder::<Test>::insert(dated(START + 1, [1; 32]), ());
    });
    assert_found("I12: a key has no dated key", || {
        SettledKeys::<Test>::insert([1; 32], START - 1);
    });
}

#[test]
fn i12_finds_a_place_without_a_key() {
    assert_found("I12: the number of dated keys is wrong", || {
        SettledOrder::<Test>::insert(dated(START, [9; 32]), ());
    });
}

#[test]
fn i12_finds_more_keys_than_can_be_kept() {
    assert_found("I12: the number of keys is above its maximum", || {
        for number in 50..60 {
            SettledKeys::<Test>::insert([number; 32], START);
            SettledOrder::<Test>::insert(dated(START, [number; 32]), ());
        }
        KeptKeyCount::<Test>::put(14);
    });
}

#[test]
fn terms_that_are_not_allowed_are_found() {
    assert_found("a discount must be at most 50 %", || {
        Parameters::<Test>::mutate(|params| params.tiers[4].discount_bps = 5_001);
    });
}

/// Books that are a unit above the money are found although gifts are not.
#[test]
fn a_gift_is_beyond_the_books_until_it_is_collected() {
    let sentence = Err(DispatchError::Other("I3: the balance is not the minimum balance"));
    ExtBuilder::default().build_and_execute(|| {
        let who = Discounts::account();
        for amount in [1, 10_000] {
            let booked = <Discounts as Books<AccountId>>::booked(&USDC);
            Assets::transfer(RuntimeOrigin::signed(BANK), 1, who, amount).unwrap();
            assert_eq!((Discounts::do_try_state(), Discounts::check_exactly()), (Ok(()), sentence));
            assert_eq!(<Discounts as Books<AccountId>>::booked(&USDC), booked);

            collect_unasked::<Money, _, Discounts>(&USDC, &ALICE);

            assert_eq!(balance(USDC, who), booked);
            assert_eq!(Discounts::check_exactly(), Ok(()));
        }
        crate::KnownAssets::<Test>::mutate(|assets| {
            assets.iter_mut().for_each(|one| one.minimum_balance += 1)
        });
        assert_eq!(Discounts::do_try_state(), sentence);
        crate::KnownAssets::<Test>::mutate(|assets| {
            assets.iter_mut().for_each(|one| one.minimum_balance -= 1)
        });
    });
}
