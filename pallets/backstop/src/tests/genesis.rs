//! Genesis: storage, minted amounts, and refused parameters.

use super::*;
use crate::types::MAX_FLOOR_PER_YEAR;
use quaestor_primitives::AssetKind;

#[test]
fn the_account_begins_with_the_minimum_balances_and_the_emergency_reserve() {
    let builder = ExtBuilder::default().emergency(1_500_000 * UNIT).insurance(700);
    let genesis = builder.genesis();
    builder.before_the_clock().build_and_execute(|| {
        assert_eq!(Backstop::main_reserve(&USDC), 0);
        assert_eq!(balance(NATIVE, Backstop::account()), ED + 700);
        assert_eq!((Backstop::main_reserve(&NATIVE), Backstop::insurance()), (0, 700));
        assert_eq!(balance(USDC, Backstop::account()), LEAST + 1_500_000 * UNIT);
        assert_eq!(crate::Parameters::<Test>::get(), qtra());
        assert_eq!(genesis.minted(&USDC), LEAST + 1_500_000 * UNIT);
        assert_eq!(genesis.minted(&NATIVE), ED);
        assert_eq!(genesis.minted(&EURC), 0);
    });
}

#[test]
fn what_genesis_says_it_mints_is_what_the_issuance_grows_by() {
    let supplies =
        |builder: ExtBuilder| builder.build().execute_with(|| [USDC, NATIVE, EURC].map(issuance));
    let without = supplies(ExtBuilder { assets: vec![], ..Default::default() });
    let builder = || ExtBuilder::default().emergency(7 * UNIT);
    let with = supplies(builder());
    builder().build().execute_with(|| {
        let minted = [USDC, NATIVE, EURC].map(|asset| builder().genesis().minted(&asset));
        for ((with, without), minted) in with.into_iter().zip(without).zip(minted) {
            assert_eq!(with - without, minted);
        }
    });
}

#[test]
fn a_backstop_without_parameters_can_be_born() {
    let nothing = ExtBuilder { params: Params::default(), assets: vec![], ..Default::default() };
    nothing.build_and_execute(|| {
        assert_eq!(Backstop::main_reserve(&USDC), 0);
        assert!(!crate::Insurance::<Test>::exists());
        accepted(COUNCIL, propose(Reserve::Main, 1));
        refused(ALICE, execute(0), Error::NotDue);
    });
}

#[test]
fn an_insurance_is_set_aside_of_what_the_account_holds() {
    let builder = ExtBuilder { given: 1_000, insurance: 600, ..Default::default() };
    builder.build_and_execute(|| {
        assert_eq!((Backstop::insurance(), Backstop::main_reserve(&NATIVE)), (600, 400));
        assert_eq!(balance(NATIVE, Backstop::account()), ED + 1_000);
    });
}

/// A test for each nonsense: its name, its sentence, and how it is made.
macro_rules! refused_at_genesis {
    ($($name:ident: $sentence:literal, $change:expr;)*) => {$(
        #[test]
        #[should_panic(expected = $sentence)]
        fn $name() {
            let change: fn(&mut ExtBuilder) = $change;
            let mut builder = ExtBuilder::default();
            change(&mut builder);
            builder.build();
        }
    )*};
}

refused_at_genesis! {
    a_floor_without_end: "backstop: the floor is above its maximum",
        |b| b.params.floor_per_year = MAX_FLOOR_PER_YEAR + 1;
    an_epoch_of_nothing: "backstop: an epoch must last from a second to 90 days",
        |b| b.params.epoch_secs = 0;
    an_epoch_without_end: "backstop: an epoch must last from a second to 90 days",
        |b| b.params.epoch_secs = 90 * DAY + 1;
    a_spend_that_may_come_at_once:
        "backstop: the shortest delay of a spend must not be zero",
        |b| b.params.min_spend_delay_secs = 0;
    a_spend_that_comes_too_soon:
        "backstop: a spend must wait from the shortest delay to 90 days",
        |b| b.params.spend_delay_secs = DAY - 1;
    a_spend_that_never_comes:
        "backstop: a spend must wait from the shortest delay to 90 days",
        |b| b.params.spend_delay_secs = 90 * DAY + 1;
    an_asset_twice: "backstop: an asset is listed twice",
        |b| b.assets.push(USDC);
    an_asset_that_does_not_exist: "backstop: an asset does not exist",
        |b| b.assets.push(AssetKind::WithId(9));
    an_insurance_that_nobody_has_paid: "backstop: its account does not hold the insurance",
        |b| { b.given = 1_000; b.insurance = 1_001; };
    an_insurance_of_what_keeps_the_account: "backstop: its account does not hold the insurance",
        |b| { b.assets = vec![USDC]; b.given = 1_000; b.insurance = 1_000 - ED + 1; };
    an_insurance_beyond_every_number: "backstop: its account does not hold the insurance",
        |b| b.insurance = u128::MAX;
    an_emergency_reserve_in_no_asset: "backstop: the floor's asset is not listed",
        |b| { b.assets = vec![NATIVE]; b.emergency = 1; };
    an_emergency_reserve_beyond_every_number:
        "backstop: the emergency reserve is too large",
        |b| b.emergency = u128::MAX;
}
