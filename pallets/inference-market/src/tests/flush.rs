//! `flush`.

use super::*;
use crate::types::LegSums;
use polkadot_sdk::frame_support::traits::fungibles::Inspect;

fn flush() -> Call {
    Call::flush { asset: NATIVE }
}

fn got() -> [Balance; 4] {
    [ROUTER, INSURANCE, TREASURY, BURNT].map(|who| balance(who) - ED)
}

#[test]
fn pending_legs_are_delivered_together() {
    ExtBuilder::default().build_and_execute(|| {
        crate::State::<Test>::mutate(|state| state.fee = 550);
        paid(50 * QUIV);
        paid(100 * QUIV);

        accepted(BOB, flush());

        let [network, insurance] = [15 * QUIV / 2, 3 * QUIV / 4];
        let (treasury, burn) = (3 * QUIV, 9 * QUIV / 2);
        let delivered = LegSums { network, insurance, treasury, burn, surplus: 0 };
        let event = Event::Flushed { asset: NATIVE, delivered, refused: LegSums::default() };
        assert_eq!(last_event(), event);
        assert_eq!(got(), [network, insurance, treasury, burn]);
        let book = book(NATIVE);
        assert_eq!((book.pending, book.flushed), (LegSums::default(), 15_750 * QUIV / 1_000));
        assert_eq!((book.paid, book.flushed_at), (150 * QUIV, START));
        assert_eq!(balance(till()), ED);
        refused(BOB, flush(), Error::NothingDue);
    });
}

#[test]
fn a_refused_leg_waits_and_the_others_go() {
    ExtBuilder::default().build_and_execute(|| {
        paid(50 * QUIV);
        let supply = Money::total_issuance(NATIVE);
        for (close, open, leg) in [
            (Treasury::close as fn(), Treasury::open as fn(), TREASURY),
            (Burn::close, Burn::open, BURNT),
        ] {
            close();
            let before = balance(leg);
            accepted(BOB, flush());
            let pending = book(NATIVE).pending;
            assert_eq!(balance(leg), before);
            assert!([pending.treasury, pending.burn].contains(&balance(till()).saturating_sub(ED)));
            assert_eq!(pending.network, 0);
            open();
            after(600);
            accepted(BOB, flush());
            assert_eq!(balance(till()), ED);
            after(600);
            paid(50 * QUIV);
        }
        assert_eq!(Money::total_issuance(NATIVE), supply);
    });
}

/// The router refuses what not even its suspense could hold.
#[test]
fn a_network_fee_that_the_router_refuses_waits() {
    ExtBuilder::default().build_and_execute(|| {
        paid(50 * QUIV);
        Fees::close();
        accepted(BOB, flush());
        assert_eq!(book(NATIVE).pending.network, 5 * QUIV / 2);
        assert_eq!(balance(till()), ED + 5 * QUIV / 2);
        Fees::open();
        after(600);
        accepted(BOB, flush());
        assert_eq!((got()[0], balance(till())), (5 * QUIV / 2, ED));
    });
}

/// Insurance first, then the treasury, and the till if both refuse.
#[test]
fn a_surplus_leaves_the_till_as_soon_as_somebody_takes_it() {
    ExtBuilder::default().build_and_execute(|| {
        super::claim_work::fund(5 * QUIV);
        at(START + 60 * DAY);
        InferenceMarket::roll_now(&terms());
        Insurance::close();
        Treasury::close();
        accepted(BOB, flush());
        assert_eq!((got(), book(NATIVE).pending.surplus), ([0; 4], 5 * QUIV));
        Treasury::open();
        after(600);
        accepted(BOB, flush());
        assert_eq!(got(), [0, 0, 5 * QUIV, 0]);
        // It is no leg of a payment.
        assert_eq!(book(NATIVE).flushed, 0);
    });
}

#[test]
fn flushes_are_ten_minutes_apart_or_a_thousand_tokens_large() {
    ExtBuilder::default().build_and_execute(|| {
        refused(BOB, flush(), Error::NothingDue);
        paid(10 * QUIV);
        accepted(BOB, flush());
        paid(10 * QUIV);
        at(START + 599);
        refused(BOB, flush(), Error::TooEarly);
        at(START + 600);
        accepted(BOB, flush());
        providers::set(PETER, 10_000_000 * QUIV);
        paid(9_999 * QUIV);
        refused(BOB, flush(), Error::TooEarly);
        paid(QUIV);
        accepted(BOB, flush());
    });
}

#[test]
fn each_asset_is_flushed_apart() {
    ExtBuilder::default().build_and_execute(|| {
        let id =
            assigned_with(crate::types::JobSpec { asset: USDC, ..spec(50 * DOLLAR) }, 50 * DOLLAR);
        accepted(PETER, submit(id));
        accepted(ALICE, Call::accept { job: id });
        refused(BOB, flush(), Error::NothingDue);
        accepted(BOB, Call::flush { asset: USDC });
        assert_eq!(balance_of(USDC, ROUTER), LEAST + 5 * DOLLAR / 2);
        assert_eq!(balance_of(USDC, TREASURY), LEAST + DOLLAR);
        assert_eq!(balance_of(USDC, BURNT), LEAST + 3 * DOLLAR / 2);
        refused(BOB, Call::flush { asset: EURC }, Error::UnknownAsset);
    });
}

#[test]
fn legs_of_a_till_that_is_blocked_wait() {
    ExtBuilder::default().build_and_execute(|| {
        let id =
            assigned_with(crate::types::JobSpec { asset: USDC, ..spec(50 * DOLLAR) }, 50 * DOLLAR);
        accepted(PETER, submit(id));
        accepted(ALICE, Call::accept { job: id });
        block(till(), true);
        accepted(BOB, Call::flush { asset: USDC });
        assert_eq!(book(USDC).pending.sum(), Some(5 * DOLLAR));
        block(till(), false);
        after(600);
        accepted(BOB, Call::flush { asset: USDC });
        assert_eq!(balance_of(USDC, till()), LEAST);
    });
}
