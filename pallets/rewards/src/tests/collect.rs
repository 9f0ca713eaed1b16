//! `collect_vested`: linear, monotone, and whole in the end.

use super::*;

/// A stream of 625,000 over 7 days from the boundary after `START`.
fn alice_claimed() {
    alice_alone(USDC);
    at(START + 1_000);
    accepted(ALICE, claim(USDC));
}

#[test]
fn collections_follow_the_vesting_and_sum_to_the_total() {
    ExtBuilder::default().build_and_execute(|| {
        alice_claimed();
        let begin = START + HOUR;

        // Sevenths of 625,000: 89,285.71, 178,571.43, 446,428.57.
        for (day, collected) in [(1, 89_285), (2, 178_571), (5, 446_428), (7, 625_000)] {
            let before = balance(USDC, ALICE);
            at(begin + day * DAY);

            accepted(ALICE, collect(USDC));

            assert_eq!(balance(USDC, ALICE), LEAST + collected);
            let amount = balance(USDC, ALICE) - before;
            assert_eq!(last_event(), Event::Collected { who: ALICE, asset: USDC, amount }.into());
        }
        assert!(streams(ALICE).is_empty());
        assert_eq!(pool(USDC).streaming, 0);
    });
}

#[test]
fn what_has_vested_never_falls() {
    ExtBuilder::default().build_and_execute(|| {
        alice_claimed();
        let stream = streams(ALICE)[0].clone();

        let vested: Vec<u128> =
            (0..=8 * 24).map(|hour| stream.collectable(START + hour * HOUR)).collect();

        assert!(vested.is_sorted());
        assert_eq!((vested[0], vested[1], vested[169]), (0, 0, 625_000));
    });
}

#[test]
fn before_anything_has_vested_there_is_nothing_to_collect() {
    ExtBuilder::default().build_and_execute(|| {
        refused(ALICE, collect(USDC), Error::NothingVested);
        refused(ALICE, collect(EURC), Error::UnknownAsset);
        alice_claimed();
        refused(ALICE, collect(USDC), Error::NothingVested);

        at(START + HOUR);
        refused(ALICE, collect(USDC), Error::NothingVested);
        // One unit takes 0.97 seconds.
        at(START + HOUR + 1);
        accepted(ALICE, collect(USDC));
        refused(ALICE, collect(USDC), Error::NothingVested);
        refused(BOB, collect(USDC), Error::NothingVested);
        refused(ALICE, collect(NATIVE), Error::NothingVested);
    });
}

#[test]
fn all_streams_of_an_asset_are_collected_together() {
    ExtBuilder::default().build_and_execute(|| {
        alice_claimed();
        accepted(BANK, fund(NATIVE, FUNDING));
        at(START + HOUR + 1_000);
        accepted(ALICE, claim(USDC));
        accepted(ALICE, claim(NATIVE));
        let all: u128 =
            streams(ALICE).iter().map(|s| if s.asset == USDC { s.total } else { 0 }).sum();

        at(START + 8 * DAY);
        accepted(ALICE, collect(USDC));

        assert_eq!(all, 625 * 4_600);
        assert_eq!(balance(USDC, ALICE), LEAST + all);
        assert_eq!(streams(ALICE).len(), 1, "the stream in the native token is left");
    });
}

#[test]
fn a_payout_that_no_account_can_exist_on_stays_collectable() {
    ExtBuilder::default().build_and_execute(|| {
        open(EVE, 0, 1_024, 10_000, Forfeit::None);
        accepted(BANK, fund(USDC, FUNDING));
        at(START + 2);
        accepted(EVE, claim(USDC));

        // 625 of 1,250: below the least balance of 1,000.
        at(START + HOUR + 7 * DAY / 2);
        accepted(EVE, collect(USDC));

        assert_eq!(
            last_event(),
            Event::PayoutDeferred { who: EVE, asset: USDC, amount: 625 }.into()
        );
        assert_eq!((balance(USDC, EVE), pool(USDC).streaming), (0, 1_250));
        at(START + HOUR + 7 * DAY);
        accepted(EVE, collect(USDC));
        assert_eq!(balance(USDC, EVE), 1_250);
    });
}
