//! `forfeit_stream`: the vested part is paid, the rest given back.

use super::*;

fn claimed(who: AccountId) {
    open(who, 0, 1_024, 10_000, Forfeit::None);
    accepted(BANK, fund(USDC, FUNDING));
    at(START + 1_000);
    accepted(who, claim(USDC));
}

#[test]
fn the_vested_part_is_paid_and_the_rest_goes_to_its_pot() {
    ExtBuilder::default().build_and_execute(|| {
        claimed(ALICE);
        at(START + HOUR + DAY);
        accepted(ALICE, collect(USDC));
        at(START + HOUR + 2 * DAY);

        accepted(ALICE, forfeit_stream(0));

        // Two sevenths of 625,000 are 178,571.
        assert_eq!(balance(USDC, ALICE), LEAST + 178_571);
        assert_eq!(pool(USDC).pool.forfeited, from_int(446_429));
        assert_eq!(pool(USDC).streaming, 0);
        assert!(streams(ALICE).is_empty());
        System::assert_has_event(
            Event::StreamForfeited { who: ALICE, asset: USDC, stream: 0, forfeited: 446_429 }
                .into(),
        );
        System::assert_last_event(
            Event::Collected { who: ALICE, asset: USDC, amount: 89_286 }.into(),
        );
    });
}

#[test]
fn before_it_begins_a_stream_is_forfeited_whole() {
    ExtBuilder::default().build_and_execute(|| {
        claimed(ALICE);

        accepted(ALICE, forfeit_stream(0));

        assert_eq!(pool(USDC).pool.forfeited, from_int(625_000));
        assert_eq!(balance(USDC, ALICE), LEAST);
    });
}

#[test]
fn after_it_has_vested_nothing_is_forfeited() {
    ExtBuilder::default().build_and_execute(|| {
        claimed(ALICE);
        at(START + 8 * DAY);

        accepted(ALICE, forfeit_stream(0));

        assert_eq!(pool(USDC).pool.forfeited, from_int(0));
        assert_eq!(balance(USDC, ALICE), LEAST + 625_000);
    });
}

#[test]
fn nobody_forfeits_a_stream_that_is_not_theirs() {
    ExtBuilder::default().build_and_execute(|| {
        claimed(ALICE);

        refused(BOB, forfeit_stream(0), Error::NotFound);
        refused(ALICE, forfeit_stream(1), Error::NotFound);
        accepted(ALICE, forfeit_stream(0));
        refused(ALICE, forfeit_stream(0), Error::NotFound);
    });
}

#[test]
fn a_vested_part_that_no_account_can_exist_on_stays_collectable() {
    ExtBuilder::default().build_and_execute(|| {
        open(EVE, 0, 1_024, 10_000, Forfeit::None);
        accepted(BANK, fund(USDC, FUNDING));
        at(START + 2);
        accepted(EVE, claim(USDC));
        // Two sevenths of 1,250 are 357.
        at(START + HOUR + 2 * DAY);

        accepted(EVE, forfeit_stream(0));

        assert_eq!(pool(USDC).pool.forfeited, from_int(893));
        assert_eq!((streams(EVE)[0].unpaid(), pool(USDC).streaming), (357, 357));
        assert_eq!(
            last_event(),
            Event::PayoutDeferred { who: EVE, asset: USDC, amount: 357 }.into()
        );

        let dust = 1_000;
        polkadot_sdk::frame_support::assert_ok!(Assets::transfer(
            RuntimeOrigin::signed(BANK),
            1,
            EVE,
            dust
        ));
        accepted(EVE, collect(USDC));
        assert_eq!((balance(USDC, EVE), streams(EVE).len()), (1_357, 0));
    });
}
