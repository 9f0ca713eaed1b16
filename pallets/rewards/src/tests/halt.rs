//! Streams while the clock catches up after a halt: they vest by the chain's own time.

use super::*;

/// A stream of 625,000 over 7 days from the boundary after `START`.
fn claimed_and_then_halted_until(time: u64) {
    alice_alone(USDC);
    at(START + 1_000);
    accepted(ALICE, claim(USDC));
    Stake::run_ahead(time);
}

#[test]
fn what_has_vested_during_the_halt_can_be_collected() {
    ExtBuilder::default().build_and_execute(|| {
        claimed_and_then_halted_until(START + HOUR + 7 * DAY);

        assert_eq!(Rewards::stream_views(&ALICE)[0].collectable, 625_000);
        accepted(ALICE, collect(USDC));

        assert_eq!(balance(USDC, ALICE), LEAST + 625_000);
    });
}

#[test]
fn what_has_vested_during_the_halt_is_not_forfeited() {
    ExtBuilder::default().build_and_execute(|| {
        claimed_and_then_halted_until(START + HOUR + 7 * DAY / 2);

        accepted(ALICE, forfeit_stream(0));

        assert_eq!(balance(USDC, ALICE), LEAST + 312_500);
        assert_eq!(pool(USDC).pool.forfeited, from_int(312_500));
    });
}

#[test]
fn a_claim_vests_from_now_and_not_from_where_the_clock_stood_still() {
    ExtBuilder::default().build_and_execute(|| {
        alice_alone(USDC);
        at(START + 1_000);
        Stake::run_ahead(START + 5 * DAY + 1);

        accepted(ALICE, claim(USDC));

        let stream = streams(ALICE)[0].clone();
        let begin = START + 5 * DAY + HOUR;
        assert_eq!((stream.start, stream.end), (begin, begin + 7 * DAY));
    });
}
