//! Reads of the rewards for users.

use super::*;
use crate::api::{PositionReward, StreamView};
use quaestor_primitives::RedirectRewards;

#[test]
fn pending_is_what_a_claim_then_claims() {
    ExtBuilder::default().build_and_execute(|| {
        open(ALICE, 0, 1_000, 12_000, Forfeit::OverBase(10_000));
        open(BOB, 0, 777, 16_000, Forfeit::OverBase(10_000));
        accepted(BANK, fund(USDC, FUNDING));
        at(START + 12_345);
        let (claimable, escrowed) = pending(ALICE, USDC);
        assert!(escrowed > 0);

        accepted(ALICE, claim(USDC));

        assert_eq!(streams(ALICE)[0].total, claimable);
        assert_eq!(pending(ALICE, USDC), (0, escrowed));
    });
}

#[test]
fn each_position_shows_what_it_has_earned() {
    ExtBuilder::default().only(USDC).build_and_execute(|| {
        open(ALICE, 3, 512, 10_000, Forfeit::None);
        open(ALICE, 5, 256, 20_000, Forfeit::OverBase(10_000));
        accepted(BANK, fund(USDC, FUNDING));
        at(START + 1_000);

        let reward = |position, claimable, escrowed| PositionReward {
            position,
            asset: USDC,
            claimable,
            escrowed,
        };
        let rewards = Rewards::pending_by_position(&ALICE);
        assert_eq!(rewards, [reward(3, 312_500, 0), reward(5, 156_250, 156_250)]);
    });
}

#[test]
fn a_stream_shows_what_can_be_collected() {
    ExtBuilder::default().build_and_execute(|| {
        alice_alone(USDC);
        at(START + 1_000);
        accepted(ALICE, claim(USDC));
        at(START + HOUR + 2 * DAY);

        let stream = streams(ALICE)[0].clone();
        assert_eq!(Rewards::stream_views(&ALICE), [StreamView { stream, collectable: 178_571 }]);
    });
}

#[test]
fn a_pool_shows_where_its_money_is() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(BANK, fund(USDC, FUNDING));
        at(START + 100);
        open(ALICE, 0, 1_024, 10_000, Forfeit::None);
        at(START + 1_100);
        accepted(ALICE, claim(USDC));
        at(START + 1_200);

        let view = Rewards::pools().remove(0);

        assert_eq!((view.asset, view.at, view.per_day), (USDC, START + 1_200, 625 * 86_400));
        assert_eq!(view.unstreamed, FUNDING - 750_000);
        assert_eq!((view.no_stake, view.streaming, view.owed), (62_500, 625_000, 62_500));
        assert_eq!((view.redirected, view.forfeited), (0, 0));
    });
}

#[test]
fn a_year_of_the_present_emission_is_shared_by_weight() {
    ExtBuilder::default().build_and_execute(|| {
        alice_alone(USDC);

        // 625 a second, 31,536,000 seconds, a quarter.
        let yearly = Rewards::yearly(1, 4);

        assert_eq!(yearly, [(USDC, 4_927_500_000), (NATIVE, 0)]);
        <Rewards as RedirectRewards>::set_redirected(true);
        assert_eq!(Rewards::yearly(1, 4), [(USDC, 0), (NATIVE, 0)]);
    });
}

#[test]
fn who_compounds_automatically_can_be_read() {
    ExtBuilder::default().build_and_execute(|| {
        assert!(!Rewards::is_auto_compounding(&ALICE));
        accepted(ALICE, Call::set_auto_compound { on: true });
        assert!(Rewards::is_auto_compounding(&ALICE));
    });
}
