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
        block(|| {
            report(Alice, price(500));
            report(Bob, price(501));
            report(Charlie, price(509));
        });
        assert_eq!((median(), reports()), (Some(price(501)), 3));
        let params: Params = pallet_price_feed::Settings::<Runtime>::get().params;
        assert_eq!(params.min_feeders, 2);
        // The median of the other two, which is their mean.
        let remove = Call::<Runtime, Instance3>::remove_member { who: to(Bob) };
        assert_eq!(council(3, remove), Ok(()));
        assert_eq!(reports(), 2);
        assert_ne!(median(), Some(price(501)));
        // Too few are left: no price by operators, at once.
        let swap = Call::<Runtime, Instance3>::swap_member { remove: to(Charlie), add: to(Eve) };
        assert_eq!(council(3, swap), Ok(()));
        assert_eq!((median(), reports()), (None, 1));
        block(|| {
            report(Alice, price(500));
            report(Eve, price(500));
        });
        assert_eq!(median(), Some(price(500)));
        let members = vec![person(Ferdie), person(Dave)];
        assert_eq!(council(3, Call::<Runtime, Instance3>::reset_members { members }), Ok(()));
        assert_eq!((median(), reports()), (None, 0));
    });
}
