//! A router that refuses: nobody has lost anything, and everything settles later.

use super::*;

fn both_allow() {
    for who in [ALICE, BOB] {
        accepted(who, allow(USDC, RICH));
        accepted(who, allow(NATIVE, RICH));
    }
}

fn native(line: Line) -> Line {
    Line { asset: NATIVE, ..line }
}

#[test]
fn a_fee_that_the_router_refuses_is_not_charged() {
    ExtBuilder::default().build_and_execute(|| {
        both_allow();
        Closed::set(&vec![USDC]);
        refused(ENGINE, settle(line(1, ALICE, 100)), DispatchError::Unavailable);
        // The other asset does not care.
        accepted(ENGINE, settle(native(line(1, ALICE, 100))));
    });
}

#[test]
fn a_batch_that_the_router_refuses_leaves_everything_as_it_was() {
    ExtBuilder::default().build_and_execute(|| {
        both_allow();
        Closed::set(&vec![USDC, NATIVE]);
        let lines = [line(1, ALICE, 100), native(line(2, BOB, 200)), line(3, BOB, 300)];
        let before = root();

        accepted(ENGINE, settle_all(&lines));

        let error = DispatchError::Unavailable;
        assert_eq!(events(), [1, 2, 3].map(|n| Event::FeeRefused { key: [n; 32], error }));
        assert_eq!(root(), before);
    });
}

#[test]
fn what_the_router_refused_settles_once_when_it_takes_again() {
    ExtBuilder::default().build_and_execute(|| {
        both_allow();
        let lines = [line(1, ALICE, 100), native(line(2, BOB, 200)), line(3, BOB, 300)];
        Closed::set(&vec![USDC]);
        accepted(ENGINE, settle_all(&lines));
        assert_eq!((paid(), kept(), total(NATIVE)), ([0, 0], 1, fees(1, 200, 0)));

        Closed::set(&Vec::new());
        accepted(ENGINE, settle_all(&lines));

        assert_eq!((paid(), kept(), total(NATIVE)), ([100, 300], 3, fees(1, 200, 0)));
        assert_eq!((taken(), total(USDC)), (400, fees(2, 400, 0)));
    });
}

#[test]
fn each_line_says_what_became_of_it_when_one_asset_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        both_allow();
        accepted(ENGINE, settle(line(9, ALICE, 5)));
        Closed::set(&vec![USDC]);
        let lines = [
            line(1, ALICE, 100),
            // Skipped for the line before it, which in the end has not settled.
            line(1, BOB, 100),
            // Refused for itself.
            line(2, ALICE, 0),
            // Settled before.
            line(9, ALICE, 5),
            native(line(3, BOB, 200)),
        ];
        System::reset_events();

        accepted(ENGINE, settle_all(&lines));

        let refusal = |n: u8, error| Event::FeeRefused { key: [n; 32], error };
        let seen = events();
        assert_eq!(
            seen[..4],
            [
                refusal(1, DispatchError::Unavailable),
                refusal(1, DispatchError::Unavailable),
                refusal(2, Error::ZeroFee.into()),
                Event::FeeSkipped { key: [9; 32] },
            ]
        );
        assert!(matches!(&seen[4], Event::FeeSettled { payer: BOB, net: 200, .. }));
        assert_eq!(seen.len(), 5);
        assert_eq!((paid(), taken()), ([5, 0], 5));
    });
}

#[test]
fn a_key_whose_asset_is_refused_settles_by_a_line_in_the_other() {
    ExtBuilder::default().build_and_execute(|| {
        both_allow();
        Closed::set(&vec![USDC]);
        accepted(ENGINE, settle_all(&[line(1, ALICE, 100), native(line(1, ALICE, 7))]));
        assert_eq!((total(USDC), total(NATIVE)), (fees(0, 0, 0), fees(1, 7, 0)));
    });
}

#[test]
fn where_the_issuer_has_closed_the_pot_a_fee_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        both_allow();
        Assets::block(RuntimeOrigin::signed(BANK), 1, Discounts::account()).unwrap();
        let before = root();
        accepted(ENGINE, settle_all(&[line(1, ALICE, 100)]));
        assert!(matches!(last_event(), Event::FeeRefused { .. }));
        assert_eq!(root(), before);
    });
}
