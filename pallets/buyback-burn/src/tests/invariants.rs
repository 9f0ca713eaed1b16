//! A control for each invariant: doctored storage is found out.

use super::*;
use crate::{DailyBurns, Parameters, Records, State};
use quaestor_primitives::Books;
use quaestor_support::funds::collect_unasked;

/// A chain with lots and burns, some of them overwritten, on two days that share a slot and on one
/// more. Then the storage is doctored.
#[track_caller]
fn assert_found(sentence: &'static str, doctor: impl FnOnce()) {
    ExtBuilder::default().budget(5_000).build().execute_with(|| {
        fund(NATIVE, TOKEN);
        accepted(ALICE, execute());
        for days in [1, 366, 366] {
            at(START + days * DAY);
            fund(NATIVE, 2 * TOKEN);
        }
        accepted(ALICE, execute());
        fund(NATIVE, 3 * TOKEN);
        let sums = totals();
        assert_eq!((sums.count, sums.oldest), (7, 2));
        assert!(sums.overwritten_days > 0 && sums.overwritten.spent > 0);
        assert_eq!(Buyback::check_exactly(), Ok(()));

        doctor();

        assert_eq!(Buyback::check_exactly(), Err(DispatchError::Other(sentence)));
    });
}

fn with_totals(change: impl FnOnce(&mut Totals)) {
    crate::Totals::<Test>::mutate(change);
}

fn with_record(number: u64, change: impl FnOnce(&mut Record)) {
    Records::<Test>::mutate(number, |record| change(record.as_mut().unwrap()));
}

/// The number of the lot that is still kept.
const LOT: u64 = 5;

#[test]
fn i3_finds_a_unit_too_much_or_too_little() {
    let sentence = "I3: the balance is not minimum balance + budget";
    assert_found(sentence, || State::<Test>::mutate(|state| state.budget += 1));
    assert_found(sentence, || State::<Test>::mutate(|state| state.budget -= 1));
    assert_found(sentence, || State::<Test>::mutate(|state| state.minimum_balance -= 1));
}

#[test]
fn i3_finds_money_that_nobody_booked() {
    assert_found("I3: the balance is not minimum balance + budget", || {
        Assets::transfer(RuntimeOrigin::signed(BANK), 1, Buyback::account(), 1).unwrap();
    });
}

#[test]
fn i3_finds_a_funding_that_is_nowhere() {
    let sentence = "I3: funded is not budget + spent";
    assert_found(sentence, || with_totals(|totals| totals.funded += 1));
    assert_found(sentence, || with_totals(|totals| totals.funded -= 1));
}

#[test]
fn i6_finds_a_sum_that_is_not_that_of_the_records() {
    let spent = "I6: spent is not the sum of the records";
    assert_found(spent, || with_totals(|totals| totals.overwritten.spent += 1));
    assert_found(spent, || with_record(LOT, |record| record.amounts.spent -= 1));
    assert_found(spent, || {
        with_totals(|totals| {
            (totals.all.spent, totals.funded) = (totals.all.spent + 1, totals.funded + 1)
        });
    });
    let bought = "I6: bought is not the sum of the records";
    assert_found(bought, || with_totals(|totals| totals.all.bought += 1));
    assert_found(bought, || with_totals(|totals| totals.overwritten.bought -= 1));
    let burnt = "I6: burnt is not the sum of the records";
    assert_found(burnt, || with_totals(|totals| totals.all.burnt += 1));
    assert_found(burnt, || with_totals(|totals| totals.overwritten.burnt -= 1));
    assert_found(burnt, || with_record(4, |record| record.amounts.burnt += 1));
}

#[test]
fn i6_finds_a_sum_that_is_not_that_of_the_days() {
    let sentence = "I6: burnt is not the sum of the days";
    assert_found(sentence, || with_totals(|totals| totals.overwritten_days -= 1));
    assert_found(sentence, || DailyBurns::<Test>::remove(slot_of(20_255)));
    assert_found(sentence, || {
        DailyBurns::<Test>::mutate(slot_of(20_255), |day| day.as_mut().unwrap().burnt += 1);
    });
}

#[test]
fn i6_finds_what_is_not_where_it_belongs() {
    assert_found("I6: a day has the wrong key", || {
        DailyBurns::<Test>::mutate(slot_of(20_255), |day| day.as_mut().unwrap().day += 1);
    });
    assert_found("I6: a record has the wrong key", || {
        with_record(4, |record| record.number = 3);
    });
}

#[test]
fn i6_finds_a_record_that_is_missing_or_too_old_or_too_new() {
    assert_found("I6: a record is missing", || Records::<Test>::remove(4));
    for number in [1, 7] {
        assert_found("I6: a record is outside the numbers kept", || {
            Records::<Test>::insert(number, Record { number, ..record(4) });
        });
    }
}

#[test]
fn i6_finds_a_lot_that_was_not_all_burnt_or_has_no_price() {
    assert_found("I6: a lot was not burnt in full", || {
        with_record(LOT, |record| record.amounts.burnt -= 1);
    });
    assert_found("I6: a lot was not burnt in full", || {
        with_record(4, |record| record.amounts.bought = 1);
    });
    let sentence = "I6: a record has a price but is no lot, or the reverse";
    assert_found(sentence, || with_record(LOT, |record| record.low = None));
    assert_found(sentence, || with_record(4, |record| record.low = Some(HALF)));
    assert_found("I6: a lot is below its minimum output", || {
        with_record(LOT, |record| record.min_out = record.amounts.bought + 1);
    });
}

#[test]
fn params_out_of_range_are_found() {
    assert_found("the least lot must not be zero", || {
        Parameters::<Test>::mutate(|params| params.min_lot = 0);
    });
}

/// Books that are a unit above the money are found although gifts are not.
#[test]
fn a_gift_is_beyond_the_books_until_it_is_collected() {
    let sentence = Err(DispatchError::Other("I3: the balance is not minimum balance + budget"));
    ExtBuilder::default().build_and_execute(|| {
        let who = Buyback::account();
        for amount in [1, 10_000] {
            let booked = <Buyback as Books<AccountId>>::booked(&USDC);
            Assets::transfer(RuntimeOrigin::signed(BANK), 1, who, amount).unwrap();
            assert_eq!((Buyback::do_try_state(), Buyback::check_exactly()), (Ok(()), sentence));
            assert_eq!(<Buyback as Books<AccountId>>::booked(&USDC), booked);

            collect_unasked::<Money, _, Buyback>(&USDC, &ALICE);

            assert_eq!(balance(USDC, who), booked);
            assert_eq!(Buyback::check_exactly(), Ok(()));
        }
        State::<Test>::mutate(|state| state.budget += 1);
        assert_eq!(Buyback::do_try_state(), sentence);
        State::<Test>::mutate(|state| state.budget -= 1);
    });
}
