//! `collect_unpaid`.

use super::*;
use quaestor_primitives::AssetKind;

fn collect(who: AccountId, asset: AssetKind) -> Call {
    Call::collect_unpaid { who, asset }
}

#[test]
fn what_waited_is_paid_when_the_account_can_take_it() {
    ExtBuilder::default().build_and_execute(|| {
        paid(100);
        assert_eq!(book(NATIVE).unpaid, 90);
        let too_small = polkadot_sdk::sp_runtime::TokenError::BelowMinimum;
        refused(BOB, collect(PETER, NATIVE), DispatchError::from(too_small));
        set_balance(PETER, ED);
        accepted(BOB, collect(PETER, NATIVE));
        let event = Event::PayoutCollected { who: PETER, asset: NATIVE, amount: 90 };
        assert_eq!(last_event(), event);
        assert_eq!((balance(PETER), book(NATIVE).unpaid), (ED + 90, 0));
        refused(BOB, collect(PETER, NATIVE), Error::NothingDue);
        refused(BOB, collect(PETER, USDC), Error::NothingDue);
    });
}

#[test]
fn payouts_add_up_until_the_account_can_take_them() {
    ExtBuilder::default().build_and_execute(|| {
        // Each of them is too small for an account, both are not.
        paid(ED);
        paid(ED);
        assert_eq!(book(NATIVE).unpaid, 2 * ED / 10 * 9);
        accepted(PETER, collect(PETER, NATIVE));
        assert_eq!((balance(PETER), book(NATIVE).unpaid), (2 * ED / 10 * 9, 0));
    });
}
