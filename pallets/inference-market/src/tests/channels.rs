//! Payments of channels, by `Settle`.

use super::*;
use crate::types::Record;
use polkadot_sdk::frame_support::traits::fungibles::InspectHold;
use quaestor_primitives::{PaymentSource, Receipt, Settle};

const SOURCE: PaymentSource = PaymentSource::Channel { id: 3, nonce: 10 };

fn pay(gross: Balance, tokens: u64, source: PaymentSource) -> Result<Receipt, DispatchError> {
    <InferenceMarket as Settle<AccountId>>::settle(&ALICE, &PETER, &NATIVE, gross, tokens, source)
}

/// Section 14 of the specification: 120, and then 520.
#[test]
fn a_voucher_is_paid_out_of_the_hold_of_its_channel() {
    ExtBuilder::default().build_and_execute(|| {
        hold_for_channel(ALICE, 1_000 * QUIV);

        let receipt = pay(120 * QUIV, 60_000, SOURCE).unwrap();

        let legs = [receipt.network, receipt.treasury, receipt.burn];
        assert_eq!(legs, [6 * QUIV, 2_400 * QUIV / 1_000, 3_600 * QUIV / 1_000]);
        assert_eq!((receipt.provider, balance(PETER)), (108 * QUIV, 108 * QUIV));
        assert_eq!(Holds::balance_on_hold(NATIVE, &ChannelReason::get(), &ALICE), 880 * QUIV);
        let record = Record {
            receipt,
            source: SOURCE,
            consumer: ALICE,
            provider: PETER,
            asset: NATIVE,
            tokens: 60_000,
            seconds: 0,
            time: START,
        };
        assert_eq!(InferenceMarket::receipt_views(1), [record]);
        // Irrecoverable are 6 %, and a fifth of it is work credit.
        assert_eq!(state().irrecoverable, 7_200 * QUIV / 1_000);
        assert_eq!(state().credits, 1_440 * QUIV / 1_000);
        // It is demand for no class, and no job.
        assert_eq!(state().usage[0].demand, 0);
        assert_eq!(state().hours.sum().jobs, 0);

        let receipt = pay(520 * QUIV, 1, SOURCE).unwrap();
        let legs = [receipt.network, receipt.treasury, receipt.burn, receipt.provider];
        assert_eq!(legs, [260, 104, 156, 4_680].map(|tenths| tenths * QUIV / 10));
    });
}

#[test]
fn a_provider_is_paid_whatever_its_standing() {
    ExtBuilder::default().build_and_execute(|| {
        hold_for_channel(ALICE, 10 * QUIV);
        providers::change(PETER, |provider| provider.active = false);
        pay(10 * QUIV, 1, SOURCE).unwrap();
        assert_eq!(balance(PETER), 9 * QUIV);
    });
}

#[test]
fn more_than_the_hold_is_not_paid_nor_a_job() {
    ExtBuilder::default().build_and_execute(|| {
        hold_for_channel(ALICE, 10 * QUIV);
        assert!(pay(11 * QUIV, 1, SOURCE).is_err());
    });
    ExtBuilder::default().build_and_execute(|| {
        assigned(10 * QUIV, 10 * QUIV);
        let source = PaymentSource::Job(0);
        assert_eq!(pay(10 * QUIV, 1, source), Err(DispatchError::Unavailable));
    });
}

#[test]
fn fee_and_assets_can_be_read() {
    ExtBuilder::default().build_and_execute(|| {
        let accepts = <InferenceMarket as Settle<AccountId>>::accepts;
        assert_eq!([NATIVE, USDC, EURC].map(|asset| accepts(&asset)), [true, true, false]);
        assert_eq!(<InferenceMarket as Settle<AccountId>>::fee(), 500);
    });
    ExtBuilder { terms: None, ..Default::default() }.build_and_execute(|| {
        assert_eq!(<InferenceMarket as Settle<AccountId>>::fee(), 0);
        assert!(!<InferenceMarket as Settle<AccountId>>::accepts(&NATIVE));
        assert_eq!(pay(1, 1, SOURCE), Err(Error::NotEnabled.into()));
    });
}
