//! `claim_rewards`: streams, their bound, and payment at once.

use super::*;
use crate::types::MAX_STREAMS_PER_ASSET;

#[docify::export]
#[test]
fn a_claim_becomes_a_stream_from_the_next_boundary() {
    ExtBuilder::default().build_and_execute(|| {
        alice_alone(USDC);
        at(START + 1_000);

        accepted(ALICE, claim(USDC));

        let stream = streams(ALICE)[0].clone();
        assert_eq!((stream.total, stream.collected), (625_000, 0));
        assert_eq!((stream.start, stream.end), (START + HOUR, START + HOUR + 7 * DAY));
        assert_eq!(pool(USDC).streaming, 625_000);
        assert_eq!(balance(USDC, ALICE), LEAST);
        assert_eq!(
            last_event(),
            Event::Claimed { who: ALICE, asset: USDC, amount: 625_000, stream: Some(0) }.into()
        );
    });
}

#[test]
fn a_claim_gathers_all_positions_and_what_closed_ones_left() {
    ExtBuilder::default().build_and_execute(|| {
        for id in 0..4 {
            open(ALICE, id, 256, 10_000, Forfeit::None);
        }
        accepted(BANK, fund(USDC, FUNDING));
        at(START + 1_000);
        Stake::close(ALICE, 2).unwrap();

        accepted(ALICE, claim(USDC));

        assert_eq!(streams(ALICE)[0].total, 625_000);
    });
}

#[test]
fn nothing_too_little_and_nowhere_are_refused() {
    // 625 a second: after 16 seconds 10,000.
    ExtBuilder::default().params(|params| params.min_claim = 10_000).build_and_execute(|| {
        refused(BOB, claim(USDC), Error::NothingToClaim);
        alice_alone(USDC);
        refused(ALICE, claim(USDC), Error::NothingToClaim);
        refused(ALICE, claim(EURC), Error::UnknownAsset);

        at(START + 15);
        refused(ALICE, claim(USDC), Error::BelowMinimumClaim);
        refused(BOB, claim(USDC), Error::NothingToClaim);
        at(START + 16);
        accepted(ALICE, claim(USDC));
        refused(ALICE, claim(USDC), Error::NothingToClaim);
    });
}

#[test]
fn claims_between_the_same_boundaries_share_a_stream() {
    ExtBuilder::default().build_and_execute(|| {
        alice_alone(USDC);
        for second in [1_000, 2_000, HOUR] {
            at(START + second);
            accepted(ALICE, claim(USDC));
        }

        assert_eq!(streams(ALICE).len(), 1);
        assert_eq!(streams(ALICE)[0].total, 2_250_000);

        at(START + HOUR + 1);
        accepted(ALICE, claim(USDC));
        assert_eq!(streams(ALICE).len(), 2);
    });
}

#[test]
fn the_stream_too_many_is_refused_and_one_of_another_asset_is_not() {
    ExtBuilder::default().build_and_execute(|| {
        alice_alone(USDC);
        accepted(BANK, fund(NATIVE, FUNDING));
        for hour in 1..=MAX_STREAMS_PER_ASSET as u64 {
            at(START + hour * HOUR);
            accepted(ALICE, claim(USDC));
        }
        assert_eq!(streams(ALICE).len(), 16);

        at(START + 17 * HOUR);
        refused(ALICE, claim(USDC), Error::TooManyStreams);
        accepted(ALICE, claim(NATIVE));

        // Once a stream is done there is room.
        at(START + HOUR + 7 * DAY);
        accepted(ALICE, collect(USDC));
        accepted(ALICE, claim(USDC));
    });
}

#[test]
fn the_last_stream_still_takes_what_is_claimed_with_it() {
    ExtBuilder::default().build_and_execute(|| {
        alice_alone(USDC);
        for hour in 0..MAX_STREAMS_PER_ASSET as u64 {
            at(START + hour * HOUR + 1);
            accepted(ALICE, claim(USDC));
        }

        at(START + 15 * HOUR + 2);
        accepted(ALICE, claim(USDC));

        assert_eq!(streams(ALICE).len(), 16);
        assert_eq!(streams(ALICE)[15].total, 625 * 3_600 + 625);
    });
}

#[test]
fn without_vesting_a_claim_is_paid_at_once() {
    ExtBuilder::default().params(|params| params.vesting_secs = 0).build_and_execute(|| {
        alice_alone(USDC);
        at(START + 1_000);

        accepted(ALICE, claim(USDC));

        assert_eq!(balance(USDC, ALICE), LEAST + 625_000);
        assert!(streams(ALICE).is_empty());
        assert_eq!(
            last_event(),
            Event::Claimed { who: ALICE, asset: USDC, amount: 625_000, stream: None }.into()
        );
    });
}

#[test]
fn what_an_account_cannot_exist_on_stays_claimable() {
    ExtBuilder::default().params(|params| params.vesting_secs = 0).build_and_execute(|| {
        open(EVE, 0, 1_024, 10_000, Forfeit::None);
        accepted(BANK, fund(USDC, FUNDING));
        at(START + 1);

        // 625 is below the least balance of 1,000.
        accepted(EVE, claim(USDC));

        assert_eq!(
            last_event(),
            Event::PayoutDeferred { who: EVE, asset: USDC, amount: 625 }.into()
        );
        assert_eq!((balance(USDC, EVE), pending(EVE, USDC)), (0, (625, 0)));
        at(START + 2);
        accepted(EVE, claim(USDC));
        assert_eq!(balance(USDC, EVE), 1_250);
    });
}

#[test]
fn the_fraction_stays_with_the_account() {
    ExtBuilder::default().build_and_execute(|| {
        // A third of 625 each second does not come out even.
        open(ALICE, 0, 1_024, 10_000, Forfeit::None);
        open(BOB, 0, 2_048, 10_000, Forfeit::None);
        accepted(BANK, fund(USDC, FUNDING));
        at(START + 100);
        accepted(ALICE, claim(USDC));
        assert_eq!(streams(ALICE)[0].total, 20_833);

        at(START + 200);
        accepted(ALICE, claim(USDC));

        // 41,666.67 in all.
        assert_eq!(streams(ALICE)[0].total, 41_666);
    });
}

#[test]
fn no_asset_crowds_out_the_streams_of_another() {
    let mut builder = ExtBuilder::default();
    builder.pools.push(crate::GenesisPool { asset: EURC, params: weekly() });
    builder.build_and_execute(|| {
        open(ALICE, 0, 1_024, 10_000, Forfeit::None);
        for asset in [USDC, NATIVE, EURC] {
            accepted(BANK, fund(asset, FUNDING));
        }
        for hour in 1..=16 {
            at(START + hour * HOUR);
            for asset in [USDC, NATIVE, EURC] {
                accepted(ALICE, claim(asset));
            }
        }
        assert_eq!(streams(ALICE).len(), 48);
        at(START + 17 * HOUR);
        for asset in [USDC, NATIVE, EURC] {
            refused(ALICE, claim(asset), Error::TooManyStreams);
        }
    });
}
