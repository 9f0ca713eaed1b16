//! Removing what has lapsed.

use super::*;
use crate::Subscribers;

fn forget(plan: PlanId) -> Call {
    Call::forget { plan }
}

#[test]
fn a_lapsed_subscription_goes_and_its_payments_stay_in_the_totals() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, subscribe(BASIC, 1, USDC, ANY));
        accepted(ALICE, subscribe(BASIC, 2, NATIVE, ANY));
        accepted(BOB, subscribe(BASIC, 1, USDC, ANY));
        at(START + 3 * MONTH - 1);
        refused(ALICE, forget(BASIC), Error::StillActive);
        at(START + 3 * MONTH);

        accepted(ALICE, forget(BASIC));

        assert_eq!(events(), [Event::Forgotten { who: ALICE, plan: BASIC }]);
        assert!(!crate::Subscriptions::<Test>::contains_key(ALICE));
        assert_eq!(Subscribers::<Test>::get(BASIC), 1);
        let in_usdc = Total { paid: paid(2, 20 * USD, 2), forgotten: paid(1, 10 * USD, 1) };
        let in_native = Total { paid: paid(1, 36 * TOKEN, 2), forgotten: paid(1, 36 * TOKEN, 2) };
        assert_eq!((total(BASIC, USDC), total(BASIC, NATIVE)), (in_usdc, in_native));
    });
}

#[test]
fn what_is_renewed_is_not_forgotten() {
    ExtBuilder::default().build_and_execute(|| {
        subscribe_renewing(ALICE, USDC);
        at(END);
        refused(ALICE, forget(BASIC), Error::StillRenewing);
        accepted(ALICE, Call::cancel { plan: BASIC });
        accepted(ALICE, forget(BASIC));
        refused(ALICE, forget(BASIC), Error::NotSubscribed);
    });
}

#[test]
fn there_is_room_again_and_a_new_beginning_counts_as_one() {
    let plans = vec![plans()[0]; 9];
    ExtBuilder { plans, ..Default::default() }.build_and_execute(|| {
        for plan in 0..8 {
            accepted(ALICE, subscribe(plan, 1, USDC, ANY));
        }
        at(END);
        accepted(ALICE, forget(3));
        accepted(ALICE, subscribe(8, 1, USDC, ANY));
        refused(ALICE, subscribe(3, 1, USDC, ANY), Error::TooManySubscriptions);
        accepted(ALICE, forget(0));
        accepted(ALICE, subscribe(3, 1, USDC, ANY));
        assert!(matches!(events().pop(), Some(Event::Subscribed { plan: 3, .. })));
        assert_eq!(subscription(ALICE, 3).paid_quote, paid(1, 10 * USD, 1));
        assert_eq!(total(3, USDC).paid, paid(2, 20 * USD, 2));
    });
}
