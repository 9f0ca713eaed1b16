//! A control for each invariant: doctored storage is found out.

use super::*;
use crate::{
    DepositCount, Deposits, KnownAssets, LastReferences, ReferenceCount, References, Splits,
    Suspense, Totals,
};
use quaestor_primitives::Books;
use quaestor_support::funds::collect_unasked;

/// Twelve deposits of which four are kept, five references of which three are kept, and something in
/// suspense. Then the storage is doctored.
#[track_caller]
fn assert_found(sentence: &'static str, doctor: impl FnOnce()) {
    ExtBuilder::default().build().execute_with(|| {
        System::set_block_number(1);
        at(START);
        idle(10);
        for kind in RevenueType::ALL {
            accepted(BANK, deposit(USDC, 999, kind));
        }
        Rewards::close();
        accepted(BANK, deposit(USDC, 999, Other));
        accepted(BANK, deposit(NATIVE, 999, Other));
        for number in 1..=5 {
            accepted(BANK, deposit_once(10, [number; 32]));
        }
        assert_eq!(Router::check_exactly(), Ok(()));

        doctor();

        assert_eq!(Router::check_exactly(), Err(DispatchError::Other(sentence)));
    });
}

#[test]
fn i5_finds_a_unit_too_much_or_too_little_in_each_summand() {
    let sentence = "I5: what was deposited is not the sum of legs and suspense";
    for leg in LEGS {
        assert_found(sentence, || {
            Totals::<Test>::mutate(Other, USDC, |total| total.arrived.add(leg, 1).unwrap());
        });
    }
    assert_found(sentence, || {
        Totals::<Test>::mutate(Other, USDC, |total| {
            total.arrived.0.last_mut().unwrap().amount -= 1
        });
    });
    assert_found(sentence, || {
        Totals::<Test>::mutate(Subscription, USDC, |total| total.deposited += 1);
    });
    assert_found(sentence, || {
        Suspense::<Test>::mutate((Other, USDC, Leg::Rewards), |amount| *amount -= 1);
    });
    assert_found(sentence, || Suspense::<Test>::remove((Other, NATIVE, Leg::Rewards)));
}

#[test]
fn i5_finds_a_balance_that_is_not_the_suspense() {
    let sentence = "I5: the router's balance is not its minimum balance and the suspense";
    assert_found(sentence, || {
        let to = Router::account();
        Assets::transfer(RuntimeOrigin::signed(BANK), 1, to, 1).unwrap();
    });
    assert_found(sentence, || {
        KnownAssets::<Test>::mutate(|assets| assets.last_mut().unwrap().minimum_balance += 1);
    });
    // Books that agree with each other and not with the money.
    assert_found(sentence, || {
        Suspense::<Test>::mutate((Other, USDC, Leg::Rewards), |amount| *amount -= 1);
        Totals::<Test>::mutate(Other, USDC, |total| total.arrived.add(Leg::Rewards, 1).unwrap());
    });
}

#[test]
fn i5_finds_a_number_of_deposits_that_is_no_sum() {
    let sentence = "I5: the number of deposits is not the sum of all";
    assert_found(sentence, || DepositCount::<Test>::put(7));
    assert_found(sentence, || {
        Totals::<Test>::mutate(Subscription, USDC, |total| total.deposits = 0);
    });
}

#[test]
fn i5_finds_a_deposit_in_the_wrong_place() {
    let sentence = "I5: a deposit is not in its place";
    assert_found(sentence, || {
        let deposit = Deposits::<Test>::take(0).unwrap();
        Deposits::<Test>::insert(4, deposit);
    });
    // One that should have been written over.
    assert_found(sentence, || {
        Deposits::<Test>::mutate(0, |deposit| deposit.as_mut().unwrap().number = 0);
    });
    assert_found(sentence, || {
        Deposits::<Test>::mutate(2, |deposit| deposit.as_mut().unwrap().number = 6);
    });
}

#[test]
fn i5_finds_a_deposit_that_is_missing_or_wrongly_cut() {
    assert_found("I5: a deposit is missing", || Deposits::<Test>::remove(3));
    assert_found("I5: a deposit is not the sum of its legs", || {
        Deposits::<Test>::mutate(3, |deposit| deposit.as_mut().unwrap().amount += 1);
    });
    assert_found("I5: a deposit is not the sum of its legs", || {
        Deposits::<Test>::mutate(3, |deposit| {
            deposit.as_mut().unwrap().legs.add(Leg::Burn, 1).unwrap()
        });
    });
}

#[test]
fn i7_finds_a_suspense_of_nothing() {
    assert_found("I7: a suspense of nothing", || {
        Suspense::<Test>::insert((Other, USDC, Leg::Buyback), 0);
    });
}

#[test]
fn i7_finds_a_suspense_without_a_deposit() {
    assert_found("I7: a suspense without a deposit", || {
        Suspense::<Test>::insert((Subscription, EURC, Leg::Buyback), 5);
    });
}

#[test]
fn terms_that_are_not_allowed_are_found() {
    assert_found("the shares of a type of revenue must not be more than 100 %", || {
        Splits::<Test>::mutate(Other, |split| split.0[0].bps = 9_000);
    });
}

/// Books that are a unit above the money are found although gifts are not.
#[test]
fn a_gift_is_beyond_the_books_until_it_is_collected() {
    let sentence = Err(DispatchError::Other(
        "I5: the router's balance is not its minimum balance and the suspense",
    ));
    ExtBuilder::default().build_and_execute(|| {
        let who = Router::account();
        for amount in [1, 10_000] {
            let booked = <Router as Books<AccountId>>::booked(&USDC);
            Assets::transfer(RuntimeOrigin::signed(BANK), 1, who, amount).unwrap();
            assert_eq!((Router::do_try_state(), Router::check_exactly()), (Ok(()), sentence));
            assert_eq!(<Router as Books<AccountId>>::booked(&USDC), booked);

            collect_unasked::<Money, _, Router>(&USDC, &ALICE);

            assert_eq!(balance(USDC, who), booked);
            assert_eq!(Router::check_exactly(), Ok(()));
        }
        crate::KnownAssets::<Test>::mutate(|assets| {
            assets.iter_mut().for_each(|one| one.minimum_balance += 1)
        });
        assert_eq!(Router::do_try_state(), sentence);
        crate::KnownAssets::<Test>::mutate(|assets| {
            assets.iter_mut().for_each(|one| one.minimum_balance -= 1)
        });
    });
}

#[test]
fn i12_finds_a_reference_that_is_missing_or_in_the_wrong_place() {
    let place = "I12: a reference is not in its place";
    assert_found(place, || References::<Test>::insert(BANK, [5; 32], 1));
    assert_found(place, || References::<Test>::insert(BANK, [9; 32], 4));
    // One that should have left.
    assert_found(place, || References::<Test>::insert(BANK, [1; 32], 0));
    assert_found(place, || LastReferences::<Test>::insert(BANK, 0, [9; 32]));
    assert_found(place, || ReferenceCount::<Test>::insert(BANK, 4));
    assert_found(place, || References::<Test>::insert(BOB, [5; 32], 0));
    let missing = "I12: a reference is missing";
    assert_found(missing, || References::<Test>::remove(BANK, [5; 32]));
    assert_found(missing, || LastReferences::<Test>::insert(BANK, 3, [5; 32]));
    assert_found(missing, || ReferenceCount::<Test>::insert(BOB, 1));
}
