//! A control for each invariant: doctored storage is found out.

use super::*;
use crate::{Backers, Bonds, Departures, Pots, Providers, StartsOf, Totals};
use polkadot_sdk::sp_runtime::DispatchError;
use quaestor_primitives::StakeBond;

/// Bonds, income, a sentence, notices and a release. Then the storage is doctored.
#[track_caller]
fn assert_found(sentence: &'static str, doctor: impl FnOnce()) {
    ExtBuilder::default().build().execute_with(|| {
        ten_thousand();
        at(START + DAY);
        earn(ALICE, NATIVE, 70 * QUIV);
        engage(ALICE, QUIV).unwrap();
        accepted(DAVE, delegate(ALICE, 700));
        accepted(BOB, undelegate(ALICE, Some(500)));
        accepted(ALICE, undelegate(ALICE, Some(100)));
        self::sentence(ALICE, 10 * QUIV, START + DAY);
        assert_eq!(Desk::check_exactly(), Ok(()));

        doctor();

        assert_eq!(Desk::check_exactly(), Err(DispatchError::Other(sentence)));
    });
}

fn doctor_provider(change: impl Fn(&mut Provider)) {
    Providers::<Test>::mutate(ALICE, |provider| change(provider.as_mut().unwrap()));
}

fn doctor_bond(who: AccountId, change: impl Fn(&mut Bond)) {
    Bonds::<Test>::mutate(ALICE, (who, 0), |bond| change(bond.as_mut().unwrap()));
}

#[test]
fn q1_finds_a_bond_that_the_vault_does_not_know() {
    let sentence = "Q1: the vault has bonded another amount";
    assert_found(sentence, || doctor_bond(BOB, |bond| bond.nominal += 1));
    assert_found(sentence, || doctor_provider(|provider| provider.own -= 1));
    assert_found(sentence, || Vault::release(&CAROL, 1));
    assert_found(sentence, || Vault::bond(&ALICE, 1).unwrap());
    assert_found(sentence, || Vault::release(&ALICE, 1));
    // Where other pallets bond stake as well, only what is missing is found.
    ExtBuilder::default().build().execute_with(|| {
        ten_thousand();
        Vault::bond(&ALICE, 1).unwrap();
        assert_eq!(Desk::do_try_state(), Ok(()));
        Vault::release(&ALICE, 2);
        assert_eq!(Desk::do_try_state(), Err(DispatchError::Other(sentence)));
    });
}

#[test]
fn q3_finds_units_and_weights_that_are_no_sums() {
    assert_found("Q3: units are not the sum of the bonds'", || {
        doctor_provider(|provider| provider.units += 1);
    });
    assert_found("Q3: weights are not the sum of the bonds'", || {
        doctor_provider(|provider| provider.weight += 1);
    });
    assert_found("Q3: weights are not the sum of the bonds'", || {
        doctor_provider(|provider| provider.entrants.weight -= 1);
    });
    assert_found("Q3: the number of bonds is not theirs", || {
        doctor_provider(|provider| provider.bonds += 1);
    });
    assert_found("Q3: the starts of a day are not its new bonds", || {
        StartsOf::<Test>::mutate(ALICE, TODAY + 1, |starts| starts.bonds += 1);
    });
}

#[test]
fn q3_finds_departures_that_are_not_the_notices() {
    let sentence = "Q3: the departures of a day are not its notices";
    assert_found(sentence, || {
        Departures::<Test>::mutate(ALICE, TODAY + 1, |departed| departed.units += 1);
    });
    assert_found(sentence, || {
        let departed = Departures::<Test>::get(ALICE, TODAY + 1);
        Departures::<Test>::insert(ALICE, TODAY, departed);
    });
    assert_found("Q3: the departures of today have another factor than the pool", || {
        Departures::<Test>::mutate(ALICE, TODAY + 1, |departed| departed.factor += 1);
    });
    let sentence = "Q3: the notices of a provider are not those of accounts";
    assert_found(sentence, || doctor_provider(|provider| provider.notices += 1));
    assert_found(sentence, || doctor_provider(|provider| provider.own_leaving -= 1));
}

#[test]
fn q4_finds_totals_that_are_no_sums() {
    let sentence = "Q4: the totals are not the sums over all providers";
    assert_found(sentence, || Totals::<Test>::mutate(|sums| sums.open += 1));
    assert_found(sentence, || Totals::<Test>::mutate(|sums| sums.limit += 1));
    assert_found(sentence, || Totals::<Test>::mutate(|sums| sums.active += 1));
    assert_found("Q4: a liability without work", || doctor_provider(|provider| provider.jobs = 0));
}

#[test]
fn q5_finds_a_unit_too_much_or_too_little() {
    let account = Desk::account();
    let sentence = "Q5: the balance is not what is booked";
    assert_found(sentence, || set_balance(account, balance(account) - 1));
    assert_found(sentence, || set_balance(account, balance(account) + 1));
    let sentence = "Q5: what is booked is not what is owed";
    assert_found(sentence, || Pots::<Test>::mutate(|pots| pots[0].booked += 1));
    assert_found(sentence, || {
        doctor_provider(|provider| provider.earnings[0].carry += 1.into());
    });
    assert_found(sentence, || {
        doctor_provider(|provider| provider.earnings[0].index += 1.into());
    });
    assert_found(sentence, || doctor_provider(|provider| provider.earnings[0].own += 1));
    assert_found(sentence, || doctor_bond(BOB, |bond| bond.earned[0].due += 1.into()));
    assert_found(sentence, || {
        Backers::<Test>::mutate(BOB, |backer| backer.unpaid.try_push(1).unwrap());
    });
}

#[test]
fn q14_finds_an_epoch_above_its_cap() {
    assert_found("Q14: an epoch has sentenced more than its cap", || {
        doctor_provider(|provider| {
            let epoch = provider.epoch.as_mut().unwrap();
            epoch.sentenced = epoch.most() + 1;
        });
    });
}

#[test]
fn records_without_each_other_are_found() {
    assert_found("a hold is not the deposit", || doctor_provider(|one| one.deposit -= 1));
    assert_found("a bond is not listed", || {
        Backers::<Test>::mutate(DAVE, |backer| backer.bonds.pop());
    });
    assert_found("an account lists a bond that is not there", || {
        Backers::<Test>::mutate(DAVE, |backer| backer.bonds.try_push((ALICE, 1)).unwrap());
    });
    assert_found("an account of nothing is kept", || {
        Backers::<Test>::insert(POOR, Backer::default());
    });
    assert_found("a provider without parameters", crate::Parameters::<Test>::kill);
}
