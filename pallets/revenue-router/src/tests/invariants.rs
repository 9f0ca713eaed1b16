//! A control for each invariant: doctored storage is found out.

use super::*;
use crate::{
    BackstopState, DepositCount, Deposits, KnownAssets, NextSpend, OpenSpends, Parameters,
    Suspense, Totals,
};

/// Six deposits of which four are kept, something in suspense, an epoch that was topped up and two
/// spends. Then the storage is doctored.
#[track_caller]
fn assert_found(sentence: &'static str, doctor: impl FnOnce()) {
    ExtBuilder::default().emergency(500 * UNIT).build().execute_with(|| {
        System::set_block_number(1);
        at(START);
        idle(10);
        give(1_000 * UNIT);
        for kind in RevenueType::ALL {
            accepted(BANK, deposit(USDC, 999, kind));
        }
        Rewards::close();
        accepted(BANK, deposit(USDC, 999, Other));
        accepted(BANK, deposit(NATIVE, 999, Other));
        accepted(COUNCIL, propose(Part::Reserve, UNIT));
        accepted(COUNCIL, propose(Part::Emergency, UNIT));
        at(START + 8 * DAY);
        idle(1);
        assert_eq!(Router::do_try_state(), Ok(()));

        doctor();

        assert_eq!(Router::do_try_state(), Err(DispatchError::Other(sentence)));
    });
}

#[test]
fn i5_finds_a_unit_too_much_or_too_little_in_each_summand() {
    let sentence = "I5: what was deposited is not the sum of legs and suspense";
    for leg in Leg::ALL {
        assert_found(sentence, || {
            Totals::<Test>::mutate(Other, USDC, |total| *total.arrived.of_mut(leg) += 1);
        });
    }
    assert_found(sentence, || {
        Totals::<Test>::mutate(Other, USDC, |total| total.arrived.backstop -= 1);
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
    let sentence = "I5: the router's balance is not its base and the suspense";
    assert_found(sentence, || {
        let to = Router::router_account();
        Assets::transfer(RuntimeOrigin::signed(BANK), 1, to, 1).unwrap();
    });
    assert_found(sentence, || {
        KnownAssets::<Test>::mutate(|assets| assets.last_mut().unwrap().base += 1);
    });
    // Books that agree with each other and not with the money.
    assert_found(sentence, || {
        Suspense::<Test>::mutate((Other, USDC, Leg::Rewards), |amount| *amount -= 1);
        Totals::<Test>::mutate(Other, USDC, |total| total.arrived.rewards += 1);
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
    assert_found("I5: a deposit is not the sum of its parts", || {
        Deposits::<Test>::mutate(3, |deposit| deposit.as_mut().unwrap().amount += 1);
    });
    assert_found("I5: a deposit is not the sum of its parts", || {
        Deposits::<Test>::mutate(3, |deposit| deposit.as_mut().unwrap().parts.burn += 1);
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
fn i10_finds_an_emergency_reserve_that_is_not_there() {
    assert_found("I10: the backstop's balance is not base, emergency reserve and reserve", || {
        BackstopState::<Test>::mutate(|record| record.emergency += 1_000_000 * UNIT);
    });
}

#[test]
fn i10_finds_a_spend_whose_number_was_not_given_out() {
    let sentence = "I10: a spend has a number that was not given out";
    assert_found(sentence, || NextSpend::<Test>::put(1));
    assert_found(sentence, || OpenSpends::<Test>::mutate(|spends| spends[1].id = 0));
    assert_found(sentence, || OpenSpends::<Test>::mutate(|spends| spends[1].id = 9));
}

#[test]
fn i10_finds_a_top_up_of_an_epoch_that_has_not_ended() {
    assert_found("I10: an epoch was topped up that has not ended", || {
        BackstopState::<Test>::mutate(|record| record.epoch = 0);
    });
}

#[test]
fn terms_that_are_not_allowed_are_found() {
    assert_found("the shares of a type of revenue must not be more than 100 %", || {
        Parameters::<Test>::mutate(|params| params.splits.other.rewards_bps = 9_000);
    });
}
