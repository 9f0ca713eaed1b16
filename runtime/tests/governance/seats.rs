//! Seats of operators, depositors, engines and validators.

use crate::{calls::every_call, motions::*, world::*};
use pallet_price_feed::types::Params;
use polkadot_sdk::{
    frame_support::traits::Contains,
    pallet_membership::{Call, Instance1, Instance2, Instance3, Instance4},
    pallet_oracle::RawValues,
    pallet_utility::Call as Wrap,
    sp_keyring::Sr25519Keyring::*,
};
use quaestor_primitives::Price;
use quaestor_runtime::{
    configs::filter::CallFilter, genesis::dev_treasurer, Address, Oracle, PriceOperators,
    RevenueDepositors, Runtime, RuntimeCall, TradeEngines, Validators,
};

fn to(who: polkadot_sdk::sp_keyring::Sr25519Keyring) -> Address {
    Address::Id(person(who))
}

#[test]
fn no_member_hands_its_seat_on() {
    market().execute_with(|| {
        let seats = || {
            (
                PriceOperators::members(),
                RevenueDepositors::members(),
                TradeEngines::members(),
                Validators::members(),
            )
        };
        let before = seats();
        let changes: [(_, RuntimeCall); 4] = [
            (person(Alice), Call::<Runtime, Instance3>::change_key { new: to(Ferdie) }.into()),
            (dev_treasurer(), Call::<Runtime, Instance2>::change_key { new: to(Ferdie) }.into()),
            (person(Dave), Call::<Runtime, Instance4>::change_key { new: to(Ferdie) }.into()),
            (person(Alice), Call::<Runtime, Instance1>::change_key { new: to(Ferdie) }.into()),
        ];
        for (member, change) in changes {
            assert_eq!(call(&member, change.clone()), filtered(), "{change:?}");
            let calls = vec![change];
            assert_eq!(call(&member, Wrap::batch_all { calls }), filtered());
        }
        assert_eq!(seats(), before);
        // Whatever its name: no call of a membership is left to its members.
        for sample in every_call() {
            if sample.name.ends_with(".change_key") {
                assert!(!CallFilter::contains(&sample.call), "{}", sample.name);
            }
        }
    });
}

/// The price that operators report.
fn median() -> Option<Price> {
    Oracle::get(&NATIVE).map(|report| report.value)
}

fn reports() -> usize {
    RawValues::<Runtime>::iter().count()
}

#[test]
fn a_removed_operators_report_goes_with_it() {
    market().execute_with(|| {
        let price = |thousandths: u128| Price(thousandths * 1_000_000_000);
        let reported = [(Alice, 500), (Bob, 505), (Charlie, 509), (Dave, 510), (Eve, 501)];
        block(|| reported.iter().for_each(|(who, told)| report(*who, price(*told))));
        assert_eq!((median(), reports()), (Some(price(505)), 5));
        let params: Params = pallet_price_feed::Settings::<Runtime>::get().params;
        assert_eq!(params.min_feeders, 3);
        // The median of the other four, then of three.
        let remove = |who| Call::<Runtime, Instance3>::remove_member { who: to(who) };
        assert_eq!(council(3, remove(Bob)), Ok(()));
        assert_eq!((median(), reports()), (Some(price(501)), 4));
        let swap = Call::<Runtime, Instance3>::swap_member { remove: to(Charlie), add: to(Ferdie) };
        assert_eq!(council(3, swap), Ok(()));
        assert_eq!((median(), reports()), (Some(price(501)), 3));
        // Too few are left: no price by operators, at once.
        assert_eq!(council(3, remove(Eve)), Ok(()));
        assert_eq!((median(), reports()), (None, 2));
        block(|| each_reports(&[Alice, Dave, Ferdie], price(500)));
        assert_eq!(median(), Some(price(500)));
        let members = vec![person(Bob), person(Charlie)];
        assert_eq!(council(3, Call::<Runtime, Instance3>::reset_members { members }), Ok(()));
        assert_eq!((median(), reports()), (None, 0));
    });
}
