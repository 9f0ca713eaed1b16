//! Release of unallocated reward without a call, within the weight that blocks leave.

use super::*;
use quaestor_primitives::RedirectRewards;

/// 1,000,000 redirected, the least that is released.
fn redirected() {
    alice_alone(USDC);
    <Rewards as RedirectRewards>::set_redirected(true);
    at(START + 1_600);
}

#[test]
fn redirected_reward_reaches_the_backstop_by_itself() {
    ExtBuilder::default().build_and_execute(|| {
        redirected();
        assert_eq!(idle(0).ref_time(), 0);
        assert_eq!(pool(USDC).pool.redirected, from_int(1_000_000));

        assert_eq!(idle(1).ref_time(), 1);

        assert_eq!(pool(USDC).pool.redirected, from_int(0));
        assert_eq!(balance(USDC, BACKSTOP), 1_000_000);
        let (asset, reason, amount) = (USDC, Unallocated::Redirected, 1_000_000);
        let destination = crate::types::Destination::Backstop;
        let event = Event::UnallocatedReleased { asset, reason, destination, amount };
        assert_eq!(last_event(), event.into());
        assert_eq!(idle(100).ref_time(), 0);
    });
}

#[test]
fn forfeited_reward_is_burnt_by_itself_with_the_dust() {
    ExtBuilder::default().build_and_execute(|| {
        alice_alone(NATIVE);
        at(START + 1_600);
        accepted(ALICE, claim(NATIVE));
        accepted(ALICE, forfeit_stream(0));
        // Two fractions of a half that accounts have left behind.
        crate::State::<Test>::mutate(|state| {
            let (_, record) = state.find_mut(&NATIVE).unwrap();
            record.pool.forfeited -= from_int(1);
            record.dust += from_int(1);
        });
        let issuance = Balances::total_issuance();
        assert_eq!(idle(100).ref_time(), 0, "a unit is missing in the reason itself");

        accepted(BANK, Call::release_unallocated { asset: NATIVE, reason: Unallocated::Forfeited });

        assert_eq!(Balances::total_issuance(), issuance - 1_000_000);
        assert_eq!((pool(NATIVE).pool.forfeited, pool(NATIVE).dust), (from_int(0), from_int(0)));
    });
    ExtBuilder::default().build_and_execute(|| {
        alice_alone(NATIVE);
        at(START + 1_600);
        accepted(ALICE, claim(NATIVE));
        accepted(ALICE, forfeit_stream(0));
        let issuance = Balances::total_issuance();

        assert_eq!(idle(100).ref_time(), 1);

        assert_eq!(Balances::total_issuance(), issuance - 1_000_000);
    });
}

#[test]
fn a_pot_below_the_least_funding_waits_here_too() {
    ExtBuilder::default().params(|params| params.min_funding = 1_000_001).build_and_execute(|| {
        redirected();

        assert_eq!(idle(100).ref_time(), 0);
        assert_eq!(pool(USDC).pool.redirected, from_int(1_000_000));
    });
}

#[test]
fn what_the_backstop_refuses_stays_in_its_pot() {
    ExtBuilder::default().build_and_execute(|| {
        redirected();
        RefusesCredits::set(true);
        let (held, issuance) = (Rewards::pot_balance(&USDC), Assets::total_supply(1));

        assert_eq!(idle(100).ref_time(), 1);
        let release = Call::release_unallocated { asset: USDC, reason: Unallocated::Redirected };
        refused(BOB, release, polkadot_sdk::sp_runtime::TokenError::CannotCreate);

        assert_eq!(pool(USDC).pool.redirected, from_int(1_000_000));
        assert_eq!((Rewards::pot_balance(&USDC), Assets::total_supply(1)), (held, issuance));
    });
}
