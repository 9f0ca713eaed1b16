//! A control for each invariant: doctored storage is found out.

use super::*;
use crate::{
    types::{dated, Account},
    Accounts, KeptKeyCount, KnownAssets, Parameters, SettledKeys, SettledOrder, Totals,
};

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
        assert_eq!(Discounts::do_try_state(), Ok(()));

        doctor();

        assert_eq!(Discounts::do_try_state(), Err(DispatchError::Other(sentence)));
    });
}

fn doctor_account(change: impl Fn(&mut Account)) {
    Accounts::<Test>::mutate(BOB, USDC, |account| change(account.as_mut().unwrap()));
}

#[test]
fn i3_finds_a_unit_that_stayed_in_the_pot() {
    let sentence = "I3: the pot's balance is not its base";
    assert_found(sentence, || {
        let to = Discounts::pot_account();
        Assets::transfer(RuntimeOrigin::signed(BANK), 1, to, 1).unwrap();
    });
    assert_found(sentence, || {
        KnownAssets::<Test>::mutate(|assets| assets.last_mut().unwrap().base += 1);
    });
}

#[test]
fn i7_finds_a_record_of_nothing() {
    assert_found("I7: a record of nothing", || {
        Accounts::<Test>::insert(EVE, USDC, Account::default());
    });
}

#[test]
fn i7_finds_a_record_or_a_total_of_an_asset_that_is_not_known() {
    assert_found("I7: a record of an asset that is not known", || {
        Accounts::<Test>::insert(EVE, EURC, Account { allowance: 1, ..Default::default() });
    });
    assert_found("I7: a total of an asset that is not known", || {
        Totals::<Test>::insert(EURC, fees(0, 0, 0));
    });
}

#[test]
fn i11_finds_a_unit_too_much_or_too_little_in_each_number() {
    let sentence = "I11: the total is not the sum of all accounts";
    assert_found(sentence, || Totals::<Test>::mutate(USDC, |total| total.count += 1));
    assert_found(sentence, || Totals::<Test>::mutate(USDC, |total| total.gross -= 1));
    assert_found(sentence, || Totals::<Test>::mutate(USDC, |total| total.rebate += 1));
    assert_found(sentence, || Totals::<Test>::mutate(NATIVE, |total| total.net += 1));
    assert_found(sentence, || Totals::<Test>::remove(NATIVE));
    assert_found(sentence, || doctor_account(|account| account.fees.gross += 1));
    assert_found(sentence, || doctor_account(|account| account.fees.count -= 1));
    assert_found(sentence, || Accounts::<Test>::remove(ALICE, USDC));
}

#[test]
fn i11_finds_a_gross_fee_that_is_not_rebate_and_net() {
    // Total and accounts agree with each other.
    assert_found("I11: gross is not rebate and net", || {
        doctor_account(|account| account.fees.net += 1);
        Totals::<Test>::mutate(USDC, |total| total.net += 1);
    });
}

#[test]
fn a_sum_that_does_not_fit_is_found() {
    assert_found("a sum that does not fit", || {
        doctor_account(|account| account.fees.gross = u128::MAX);
    });
}

#[test]
fn i12_finds_a_wrong_number_of_keys() {
    let sentence = "I12: the number of kept keys is wrong";
    assert_found(sentence, || KeptKeyCount::<Test>::put(5));
    assert_found(sentence, || SettledKeys::<Test>::remove([1; 32]));
    assert_found(sentence, || SettledKeys::<Test>::insert([9; 32], START));
}

#[test]
fn i12_finds_a_key_that_would_never_be_forgotten() {
    assert_found("I12: the places are not as many as the keys", || {
        SettledOrder::<Test>::remove(dated(START, [1; 32]));
    });
    assert_found("I12: a key is not in its place", || {
        SettledOrder::<Test>::remove(dated(START, [1; 32]));
        SettledOrder::<Test>::insert(dated(START + 1, [1; 32]), ());
    });
    assert_found("I12: a key is not in its place", || {
        SettledKeys::<Test>::insert([1; 32], START - 1);
    });
}

#[test]
fn i12_finds_a_place_without_a_key() {
    assert_found("I12: the places are not as many as the keys", || {
        SettledOrder::<Test>::insert(dated(START, [9; 32]), ());
    });
}

#[test]
fn i12_finds_more_keys_than_can_be_kept() {
    assert_found("I12: more keys are kept than can be", || {
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
