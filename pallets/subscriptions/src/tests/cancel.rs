//! Switching automatic renewal off.

use super::*;
use crate::Timeline;

fn cancel(plan: PlanId) -> Call {
    Call::cancel { plan }
}

#[test]
fn what_was_paid_stays_active_and_is_not_renewed() {
    ExtBuilder::default().build_and_execute(|| {
        subscribe_renewing(ALICE, USDC);
        System::reset_events();
        let before = balance(USDC, ALICE);

        accepted(ALICE, cancel(BASIC));

        assert_eq!(events(), [Event::Cancelled { who: ALICE, plan: BASIC, active_until: END }]);
        assert_eq!(Timeline::<Test>::iter().count(), 0);
        catch_up(END - 1);
        assert!(Subscriptions::is_active(ALICE, BASIC));
        catch_up(END);
        assert!(!Subscriptions::is_active(ALICE, BASIC));
        assert_eq!(balance(USDC, ALICE), before);
    });
}

#[test]
fn only_what_is_renewed_can_be_cancelled() {
    ExtBuilder::default().build_and_execute(|| {
        refused(ALICE, cancel(BASIC), Error::NotSubscribed);
        accepted(ALICE, subscribe(BASIC, 1, USDC, ANY));
        refused(ALICE, cancel(BASIC), Error::NotRenewing);
        accepted(ALICE, renewing(BASIC, USDC));
        refused(BOB, cancel(BASIC), Error::NotSubscribed);
        accepted(ALICE, cancel(BASIC));
        refused(ALICE, cancel(BASIC), Error::NotRenewing);
    });
}

#[test]
fn a_renewal_can_be_ordered_again() {
    ExtBuilder::default().build_and_execute(|| {
        subscribe_renewing(ALICE, USDC);
        accepted(ALICE, cancel(BASIC));
        accepted(ALICE, renewing(BASIC, NATIVE));
        catch_up(DUE);
        assert_eq!(active_until(ALICE, BASIC), END + MONTH);
    });
}
