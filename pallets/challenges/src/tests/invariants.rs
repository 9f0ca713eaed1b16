//! A control for each invariant: doctored storage is found out.

use super::*;
use crate::{
    types::{slot, Case as CaseOf, Vote},
    Agenda, Auditors, Audits, Canaries, Cases, CurrentSet, Parameters, Seats, Totals, Undrawn,
};

/// Two cases, one of them before the council, an audit that was passed and a canary. Then the storage
/// is doctored.
#[track_caller]
fn assert_found(sentence: &'static str, doctor: impl FnOnce()) {
    ExtBuilder::default().build().execute_with(|| {
        let id = decided(1, &[Fault; 3]);
        accepted(PROVIDER, Call::appeal { case: id });
        drawn(2, AUDITOR);
        accepted(AUDITOR, Call::answer { work: 2, answer: PASS });
        let open = disputed(3);
        accepted(AUDITOR, commit(open, AUDITOR, Fault));
        at(now() + DAY);
        accepted(AUDITOR, reveal(open, Fault));
        accepted(OPERATOR, Call::commit_canary { hash: [1; 32] });
        check();

        doctor();

        assert_eq!(Challenges::check_exactly(), Err(DispatchError::Other(sentence)));
    });
}

fn doctor_case(id: u64, change: impl Fn(&mut CaseOf<AccountId, JobId>)) {
    Cases::<Test>::mutate(id, |case| change(case.as_mut().unwrap()));
}

#[test]
fn c1_finds_a_hold_that_is_not_stake_and_deposit() {
    let sentence = "C1: a hold is not stakes and deposits";
    assert_found(sentence, || doctor_case(0, |case| case.stake += 1));
    assert_found(sentence, || doctor_case(1, |case| case.stake -= 1));
    assert_found(sentence, || doctor_case(1, |case| case.challenger = OTHER));
    assert_found(sentence, || {
        doctor_case(0, |case| {
            let Phase::Ruling { appeal: Some(appeal), .. } = &mut case.phase else { panic!() };
            appeal.deposit += 1;
        });
    });
}

#[test]
fn c2_finds_a_unit_too_much_or_too_little() {
    let account = Challenges::account();
    let sentence = "C2: the balance is not pot and promises";
    assert_found(sentence, || set_balance(account, balance(account) - 1));
    assert_found(sentence, || set_balance(account, balance(account) + 1));
    assert_found(sentence, || Totals::<Test>::mutate(|totals| totals.pot += 1));
    let sentence = "C2: promised is not what auditors get";
    assert_found(sentence, || Totals::<Test>::mutate(|totals| totals.promised += 1));
    assert_found(sentence, || {
        Auditors::<Test>::mutate(AUDITOR, |one| one.as_mut().unwrap().owed += 1)
    });
    assert_found(sentence, || {
        Audits::<Test>::mutate(2, |audit| audit.as_mut().unwrap().closed = true);
    });
    // A gift is no fault where gifts are allowed.
    ExtBuilder::default().build().execute_with(|| {
        set_balance(account, balance(account) + 1);
        assert_eq!(Challenges::do_try_state(), Ok(()));
        set_balance(account, balance(account) - 2);
        assert!(Challenges::do_try_state().is_err());
    });
}

#[test]
fn c3_finds_a_case_that_cannot_be() {
    assert_found("C3: the number of open cases is wrong", || {
        Totals::<Test>::mutate(|totals| totals.open += 1);
    });
    assert_found("C3: a case has a number to come", || {
        Totals::<Test>::mutate(|totals| totals.next = 1);
    });
    assert_found("C3: the work of a case is not frozen", || {
        Market::change(1, |subject| subject.frozen = false);
    });
    assert_found("C3: the number of canaries is wrong", || Canaries::<Test>::remove([1; 32]));
    assert_found("C3: a commitment outlives the votes", || {
        doctor_case(0, |case| case.jury[0].vote = Vote::Committed([1; 32]));
    });
}

#[test]
fn c4_finds_a_jury_that_cannot_be() {
    assert_found("C4: a juror is listed twice", || {
        doctor_case(1, |case| case.jury[0].who = AUDITOR + 1);
    });
    assert_found("C4: a party is on the jury", || {
        doctor_case(1, |case| case.jury[0].who = PROVIDER);
    });
    assert_found("C4: a member is listed twice", || {
        CurrentSet::<Test>::mutate(|set| set.members[0].who = AUDITOR + 1);
    });
}

#[test]
fn c5_finds_an_agenda_that_is_not_cases_and_audits() {
    let sentence = "C5: the agenda is not cases and audits";
    assert_found(sentence, || doctor_case(1, |case| case.listed += 1));
    assert_found(sentence, || Agenda::<Test>::insert(slot(START, Task::Case(7)), ()));
    assert_found(sentence, || {
        Agenda::<Test>::remove(slot(case(0).listed, Task::Case(0)));
    });
    assert_found(sentence, || {
        Audits::<Test>::mutate(2, |audit| audit.as_mut().unwrap().listed += 1);
    });
}

#[test]
fn c6_finds_seats_and_bonds_that_are_not_those_of_auditors() {
    let sentence = "C6: the seats are not the auditors";
    assert_found(sentence, || {
        Seats::<Test>::mutate(|seats| {
            seats.pop();
        });
    });
    assert_found(sentence, || {
        Auditors::<Test>::mutate(AUDITOR, |one| one.as_mut().unwrap().leaves = Some(START))
    });
    assert_found("C6: a bond is not bonded", || Bonds::release(&AUDITOR, 1));
    assert_found("C6: a bond is not bonded", || {
        Auditors::<Test>::mutate(AUDITOR, |one| one.as_mut().unwrap().fined += 1)
    });
}

#[test]
fn c7_finds_parameters_that_fit_no_more() {
    assert_found("C7: the parameters do not fit the notice", || Notice::set(&(20 * DAY - 1)));
    assert_found("C7: the parameters do not fit the notice", || PriceMultiple::set(&19));
    assert_found("the least stake must be from 10^18 to 10^23", || {
        Parameters::<Test>::mutate(|params| params.as_mut().unwrap().least_stake = 0);
    });
}

#[test]
fn records_without_parameters_are_found() {
    assert_found("a record without parameters", Parameters::<Test>::kill);
    ExtBuilder { params: None, bonds: vec![] }.build().execute_with(|| {
        assert_eq!(Challenges::check_exactly(), Ok(()));
        Undrawn::<Test>::insert(([0; 4], 1), ());
        assert!(Challenges::check_exactly().is_err());
    });
}
