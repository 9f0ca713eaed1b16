//! Unallocated reward: reasons and destinations.

use super::*;
use quaestor_primitives::RedirectRewards;

fn release(asset: quaestor_primitives::AssetKind, reason: Unallocated) -> Call {
    Call::release_unallocated { asset, reason }
}

fn redirect(redirected: bool) {
    <Rewards as RedirectRewards>::set_redirected(redirected);
}

#[test]
fn while_redirected_reward_goes_past_the_stakers() {
    ExtBuilder::default().build_and_execute(|| {
        alice_alone(USDC);
        at(START + 100);

        redirect(true);
        assert_eq!(last_event(), Event::RedirectionSet { redirected: true }.into());
        at(START + 300);
        redirect(false);
        at(START + 600);

        assert_eq!(pending(ALICE, USDC), (62_500 + 187_500, 0));
        assert_eq!(pool(USDC).pool.redirected, from_int(125_000));
    });
}

#[test]
fn a_redirection_that_changes_nothing_is_no_news() {
    ExtBuilder::default().build_and_execute(|| {
        redirect(true);
        let events = System::events().len();
        redirect(true);
        assert_eq!(System::events().len(), events);
    });
}

#[test]
fn the_pot_of_time_without_stakers_streams_again() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(BANK, fund(USDC, FUNDING));
        at(START + 7 * DAY);

        accepted(ALICE, release(USDC, Unallocated::NoStake));

        assert_eq!(pool(USDC).pool.rate, from_int(625));
        assert_eq!(pool(USDC).pool.no_stake, from_int(0));
        System::assert_has_event(funded(
            FUNDING,
            START + 14 * DAY,
            FundingSource::Unallocated(Unallocated::NoStake),
        ));
        let destination = crate::types::Destination::Stream;
        let (reason, amount) = (Unallocated::NoStake, FUNDING);
        assert_eq!(
            last_event(),
            Event::UnallocatedReleased { asset: USDC, reason, destination, amount }.into()
        );
    });
}

#[test]
fn the_redirected_pot_goes_to_the_backstop() {
    ExtBuilder::default().build_and_execute(|| {
        alice_alone(USDC);
        redirect(true);
        at(START + 1_600);

        accepted(BOB, release(USDC, Unallocated::Redirected));

        assert_eq!(balance(USDC, BACKSTOP), 1_000_000);
        assert_eq!(pool(USDC).pool.redirected, from_int(0));
    });
}

#[test]
fn the_forfeited_pot_is_burnt() {
    ExtBuilder::default().build_and_execute(|| {
        alice_alone(NATIVE);
        at(START + 1_600);
        accepted(ALICE, claim(NATIVE));
        accepted(ALICE, forfeit_stream(0));
        let issuance = Balances::total_issuance();

        accepted(BOB, release(NATIVE, Unallocated::Forfeited));

        assert_eq!(Balances::total_issuance(), issuance - 1_000_000);
        assert_eq!(pool(NATIVE).pool.forfeited, from_int(0));
    });
}

#[test]
fn a_pot_below_the_least_funding_waits() {
    // 625 a second: 1,000,000 after 1,600 seconds.
    ExtBuilder::default().build_and_execute(|| {
        refused(BOB, release(USDC, Unallocated::NoStake), Error::BelowMinimumRelease);
        accepted(BANK, fund(USDC, FUNDING));
        at(START + 1_599);
        refused(BOB, release(USDC, Unallocated::NoStake), Error::BelowMinimumRelease);
        refused(BOB, release(USDC, Unallocated::Redirected), Error::BelowMinimumRelease);
        refused(BOB, release(EURC, Unallocated::NoStake), Error::UnknownAsset);

        at(START + 1_600);
        accepted(BOB, release(USDC, Unallocated::NoStake));
    });
}

#[test]
fn what_a_new_stream_cannot_divide_stays_in_the_pot() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(BANK, fund(USDC, FUNDING));
        at(START + 1_600);

        accepted(BOB, release(USDC, Unallocated::NoStake));

        // 1,000,000 over 7 days and the 2,000 seconds to the boundary.
        let pot = pool(USDC).pool.no_stake;
        assert!(pot > Q128::zero() && pot < Q128::from(606_800u32));
    });
}
