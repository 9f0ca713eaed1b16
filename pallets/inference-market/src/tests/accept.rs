//! `accept`.

use super::*;
use crate::{types::Record, Receipts};
use quaestor_primitives::{Audit, PaymentSource, Receipt};

fn accept(job: u64) -> Call {
    Call::accept { job }
}

#[docify::export]
#[test]
fn a_price_is_paid_in_its_legs() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, post(spec(60 * QUIV)));
        accepted(PETER, bid(0, 50 * QUIV));
        accepted(ALICE, Call::assign { job: 0, provider: PETER });
        accepted(PETER, submit(0));

        accepted(ALICE, Call::accept { job: 0 });

        // The neutral fee is 5 %, the treasury's leg 2 % and the burn 3 %.
        assert_eq!(balance(PETER), 45 * QUIV);
        assert_eq!(balance(till()), ED + 5 * QUIV);
        assert_eq!(balance(ALICE), RICH - 50 * QUIV);
    });
}

#[test]
fn the_receipt_is_kept_and_told() {
    ExtBuilder::default().build_and_execute(|| {
        let id = submitted(60 * QUIV, 50 * QUIV);
        let assigned = deal(id).assigned;
        at(START + 77);
        accepted(ALICE, accept(id));
        let record = Record {
            receipt: Receipt {
                id: 0,
                payment: 50 * QUIV,
                provider: 45 * QUIV,
                delegators: 0,
                network: 5 * QUIV / 2,
                surcharge: 0,
                treasury: QUIV,
                burn: 3 * QUIV / 2,
            },
            source: PaymentSource::Job(id),
            consumer: ALICE,
            provider: PETER,
            asset: NATIVE,
            tokens: 1_000,
            seconds: START - assigned,
            time: START + 77,
        };
        // A fifth of the irrecoverable cost: treasury, burn, and the backstop's fifth of the fee.
        let credit = 600_000_000_000_000_000;
        let [settled, cleared] = events().try_into().unwrap();
        assert_eq!(settled, Event::Settled { record: record.clone(), credit });
        assert_eq!(cleared, Event::Cleared { job: id, provider: PETER });
        assert_eq!(Receipts::<Test>::get(0), Some(record));
        assert_eq!(state().irrecoverable, 3 * QUIV);
        assert_eq!(state().credits, credit);
        assert!(is_gone(id));
        assert_eq!(held(NATIVE, ALICE), (0, 0));
    });
}

/// Section 14 of the specification, to the unit: network, treasury, burn, provider.
#[test]
fn legs_round_down_and_the_provider_has_the_rest() {
    let cases: [(Balance, [Balance; 4]); 4] = [
        (50 * QUIV, [5 * QUIV / 2, QUIV, 3 * QUIV / 2, 45 * QUIV]),
        (
            1_000_000_000_000_000_003,
            [
                50_000_000_000_000_000,
                20_000_000_000_000_000,
                30_000_000_000_000_000,
                900_000_000_000_000_003,
            ],
        ),
        (99, [4, 1, 2, 92]),
        (1, [0, 0, 0, 1]),
    ];
    for (price, [network, treasury, burn, provider]) in cases {
        ExtBuilder::default().build_and_execute(|| {
            set_balance(PETER, ED);
            paid(price);
            let legs = book(NATIVE).pending;
            assert_eq!([legs.network, legs.treasury, legs.burn], [network, treasury, burn]);
            assert_eq!((legs.insurance, legs.surplus), (0, 0));
            assert_eq!(balance(PETER), ED + provider);
        });
    }
}

#[test]
fn the_fee_above_neutral_is_a_surcharge_for_insurance() {
    ExtBuilder::default().build_and_execute(|| {
        crate::State::<Test>::mutate(|state| state.fee = 550);
        paid(50_000_000_000_000_000_007);
        let legs = book(NATIVE).pending;
        assert_eq!(legs.network + legs.insurance, 2_750_000_000_000_000_000);
        assert_eq!(legs.insurance, 250_000_000_000_000_000);
        assert_eq!(balance(PETER), 44_750_000_000_000_000_007);
        // The surcharge is no part of the irrecoverable cost.
        assert_eq!(state().irrecoverable, 3 * QUIV);
    });
}

#[test]
fn a_larger_payment_has_its_cost_and_credit() {
    ExtBuilder::default().build_and_execute(|| {
        providers::set(PETER, 1_000_000 * QUIV);
        paid(640 * QUIV);
        assert_eq!(state().irrecoverable, 38_400_000_000_000_000_000);
        assert_eq!(state().credits, 7_680_000_000_000_000_000);
    });
}

#[test]
fn delegators_have_their_part_of_the_providers() {
    ExtBuilder::default().build_and_execute(|| {
        providers::change(PETER, |provider| provider.share = 1_000);
        paid(50 * QUIV);
        assert_eq!((balance(PETER), balance(POT)), (40_500 * QUIV / 1_000, ED + 9 * QUIV / 2));
        assert_eq!(providers::booked(NATIVE), 9 * QUIV / 2);
        assert_eq!(InferenceMarket::receipt_views(1)[0].receipt.delegators, 9 * QUIV / 2);
    });
}

/// The provider has no account, and its part does not make one.
#[test]
fn what_a_payee_cannot_take_waits_in_the_till() {
    ExtBuilder::default().build_and_execute(|| {
        paid(100);
        assert_eq!((balance(PETER), book(NATIVE).unpaid), (0, 92 - 2));
        let kept = Event::PayoutKept { who: PETER, asset: NATIVE, amount: 90 };
        assert!(events().contains(&kept));
        assert_eq!(balance(till()), ED + 100);
    });
}

#[test]
fn a_blocked_account_stops_no_payment_in_another_asset() {
    ExtBuilder::default().build_and_execute(|| {
        let order = crate::types::JobSpec { asset: USDC, ..spec(60 * DOLLAR) };
        let id = assigned_with(order, 50 * DOLLAR);
        accepted(PETER, submit(id));
        providers::change(PETER, |provider| provider.share = 1_000);
        for who in [ALICE, POT] {
            block(who, true);
        }
        accepted(ALICE, accept(id));
        // Provider, delegators, and the rest of the consumer's escrow.
        assert_eq!(balance_of(USDC, PETER), 40_500_000);
        assert_eq!(InferenceMarket::unpaid_views(&POT), [(USDC, 4_500_000)]);
        assert_eq!(InferenceMarket::unpaid_views(&ALICE), [(USDC, 10 * DOLLAR)]);
        assert_eq!(book(USDC).unpaid, 14_500_000);
        assert_eq!(held(USDC, ALICE), (0, 0));
        // Work in another asset earns no credit and is no growth.
        assert_eq!((state().irrecoverable, state().credits), (0, 0));
    });
}

#[test]
fn a_job_that_can_be_drawn_stays_without_its_holds() {
    ExtBuilder::default().build_and_execute(|| {
        AuditState::set(&Audit::Possible);
        let id = submitted(60 * QUIV, 50 * QUIV);
        accepted(ALICE, accept(id));
        assert!(is_paid(id));
        assert_eq!((job(id).escrow, job(id).deposit, held(NATIVE, ALICE)), (0, 0, (0, 0)));
        assert_eq!(providers::get(PETER).standing.open, 50 * QUIV);
        refused(ALICE, accept(id), Error::WrongState);
    });
}

#[test]
fn a_job_without_audits_earns_no_credit_and_is_gone_at_once() {
    ExtBuilder::default().build_and_execute(|| {
        AuditState::set(&Audit::Possible);
        let order = crate::types::JobSpec { auditable: false, ..spec(50 * QUIV) };
        let id = assigned_with(order, 50 * QUIV);
        accepted(PETER, submit(id));
        accepted(ALICE, accept(id));
        assert!(is_gone(id));
        assert_eq!((state().irrecoverable, state().credits), (3 * QUIV, 0));
        assert_eq!(providers::outcomes(PETER), [WorkOutcome::Done]);
    });
}

#[test]
fn only_the_consumer_accepts_a_result_and_at_any_time() {
    ExtBuilder::default().build_and_execute(|| {
        refused(ALICE, accept(0), Error::NotFound);
        let id = assigned(QUIV, QUIV);
        refused(ALICE, accept(id), Error::WrongState);
        accepted(PETER, submit(id));
        for who in [BOB, PETER] {
            refused(who, accept(id), Error::NotYours);
        }
        at(START + 30 * DAY);
        accepted(ALICE, accept(id));
        refused(ALICE, accept(id), Error::NotFound);
    });
}

#[test]
fn the_last_receipts_are_kept() {
    ExtBuilder::default().build_and_execute(|| {
        set_balance(PETER, ED);
        for price in 101..=110 {
            paid(price);
        }
        let prices = InferenceMarket::receipt_views(100).into_iter().map(|r| r.receipt.payment);
        assert!(prices.eq((103..=110).rev()));
        assert_eq!(Receipts::<Test>::iter().count(), 8);
    });
}
