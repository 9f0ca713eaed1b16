//! `redeem_batch`.

use super::*;
use crate::{types::MAX_BATCH, WeightInfo};
use polkadot_sdk::frame_support::dispatch::GetDispatchInfo;

#[test]
fn each_voucher_is_paid_for_itself() {
    ExtBuilder::default().build_and_execute(|| {
        for _ in 0..3 {
            accepted(ALICE, open(100));
        }
        System::reset_events();
        let vouchers = [(0, 10), (1, 20), (2, 30), (0, 15)];
        let vouchers = vouchers.map(|(id, tokens)| (id, signed(id, 1, tokens * TOKEN, 0)));
        accepted(WATCH, batch(vouchers.to_vec()));
        assert_eq!([0, 1, 2].map(|id| channel(id).paid), [15, 20, 30].map(|n| n * TOKEN));
        let amounts: Vec<_> = Receipts::get().into_iter().map(|it| (it.0, it.2 / TOKEN)).collect();
        assert_eq!(amounts, [(0, 10), (1, 20), (2, 30), (0, 5)]);
        assert_eq!(events().len(), 4);
    });
}

#[test]
fn one_that_is_refused_changes_nothing_and_stops_no_other() {
    ExtBuilder::default().build_and_execute(|| {
        for _ in 0..2 {
            accepted(ALICE, open(100));
        }
        System::reset_events();
        let good = |id, tokens| (id, signed(id, 1, tokens * TOKEN, 0));
        let mut forged = good(0, 50);
        forged.1 .1[5] ^= 1;
        let elsewhere = (1, good(0, 60).1);
        accepted(
            WATCH,
            batch(vec![forged, (9, good(0, 7).1), good(1, 20), elsewhere, good(1, 19)]),
        );
        assert_eq!([0, 1].map(|id| channel(id).paid), [0, 20 * TOKEN]);
        let failed = |channel, error: Error| Event::NotRedeemed { channel, error: error.into() };
        let events = events();
        assert_eq!(events[0], failed(0, Error::BadSignature));
        assert_eq!(events[1], failed(9, Error::NotFound));
        assert!(matches!(events[2], Event::Redeemed { channel: 1, .. }));
        assert_eq!(events[3], failed(1, Error::WrongChannel));
        assert_eq!(events[4], failed(1, Error::NotNewer));
    });
}

#[test]
fn a_settlement_that_fails_halfway_is_rolled_back() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        Jammed::set(&true);
        accepted(WATCH, batch(vec![(0, signed(0, 1, TOKEN, 0))]));
        // The money had moved before the error.
        assert_eq!((held(NATIVE, ALICE), free(NATIVE, PETER)), (100 * TOKEN, ED));
        assert_eq!(channel(0).paid, 0);
    });
}

#[test]
fn a_batch_has_32_vouchers_and_weighs_as_many() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open(100));
        let vouchers: Vec<_> =
            (1..=32).map(|n: u8| (0, signed(0, n.into(), Balance::from(n) * TOKEN, 0))).collect();
        let call = batch(vouchers);
        let weight = |call: &Call| call.get_dispatch_info().call_weight.ref_time();
        assert_eq!(weight(&call), 32);
        assert_eq!(weight(&batch(vec![])), 0);
        accepted(WATCH, call);
        assert_eq!(channel(0).paid, 32 * TOKEN);
        assert!(crate::types::Batch::try_from(vec![(0, [0; 121], [0; 64]); 33]).is_err());
        assert_eq!(MAX_BATCH, 32);
    });
}

#[test]
fn a_full_batch_is_a_part_of_a_block() {
    type Weights = crate::weights::SubstrateWeight<Test>;
    let time = |count| <() as WeightInfo>::redeem_batch(count).ref_time();
    assert!(time(32) > time(1) && time(1) > time(0) && Weights::redeem_batch(1).ref_time() > 0);
    // Less than a tenth of 2 seconds.
    assert!(time(32) < 200_000_000_000);
}
