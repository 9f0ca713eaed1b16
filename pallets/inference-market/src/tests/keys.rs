//! Keys that calls write, beside those of the stubs and the events.

use super::*;
use polkadot_sdk::{
    frame_support::{
        dispatch::GetDispatchInfo,
        weights::{RuntimeDbWeight, Weight},
    },
    sp_io::hashing::twox_128,
    sp_runtime::traits::Dispatchable,
};

/// Number of keys that `call` writes after `before`. The stub of the providers writes one for the two
/// of the pallet.
fn written(who: AccountId, before: impl FnOnce(), call: Call) -> usize {
    let mut chain = ExtBuilder::default().build();
    chain.execute_with(before);
    chain.commit_all().unwrap();
    chain.execute_with(|| {
        let call = RuntimeCall::from(call);
        assert!(!call.get_dispatch_info().call_weight.any_eq(Weight::zero()));
        assert!(call.dispatch(RuntimeOrigin::signed(who)).is_ok());
    });
    let changes = chain.overlayed_changes().changes();
    let system = twox_128(b"System");
    let accounts = [system, twox_128(b"Account")].concat();
    changes
        .map(|(key, _)| key.clone())
        .filter(|key| !key.starts_with(&system) || key.starts_with(&accounts))
        .filter(|key| key.len() >= 32)
        .filter(|key| !key.windows(15).any(|part| part == b"stub-providers:"))
        .count()
}

#[test]
fn calls_write_what_their_weights_count() {
    let posted = || accepted(ALICE, post(spec(60 * QUIV)));
    let with_bid = || {
        accepted(ALICE, post(spec(60 * QUIV)));
        accepted(PETER, bid(0, 50 * QUIV));
    };
    let with_ask = || accepted(PETER, set_ask(ask(QUIV)));
    // Account, hold, number, job.
    assert_eq!(written(ALICE, || (), post(spec(60 * QUIV))), 4);
    // The same and the ask.
    assert_eq!(written(ALICE, with_ask, order(PETER, spec(QUIV))), 5);
    assert_eq!(written(PETER, || (), set_ask(ask(QUIV))), 2);
    assert_eq!(written(PETER, posted, bid(0, QUIV)), 1);
    assert_eq!(written(PETER, with_bid, Call::withdraw_bid { job: 0 }), 1);
    assert_eq!(written(ALICE, with_bid, Call::assign { job: 0, provider: PETER }), 2);
    let with_deal = || {
        assigned(60 * QUIV, 50 * QUIV);
    };
    assert_eq!(written(PETER, with_deal, Call::decline { job: 0 }), 1);
    assert_eq!(written(PETER, with_deal, submit(0)), 1);
    // Account, hold, number, job, bids.
    assert_eq!(written(ALICE, posted, Call::cancel { job: 0 }), 5);
}

/// Consumer, its hold, provider, till, state, credit, receipt, number, job and bids; then the pot.
#[test]
fn a_payment_writes_ten_keys_and_one_more_with_delegators() {
    let with_result = || {
        submitted(60 * QUIV, 50 * QUIV);
    };
    assert_eq!(written(ALICE, with_result, Call::accept { job: 0 }), 10);
    let shared = || {
        with_result();
        providers::change(PETER, |provider| provider.share = 1_000);
    };
    assert_eq!(written(ALICE, shared, Call::accept { job: 0 }), 11);
    // The end of an epoch adds use, classes and pool.
    let next_day = || {
        with_result();
        at(START + DAY);
    };
    assert_eq!(written(BOB, next_day, Call::settle { job: 0 }), 13);
}

/// Writes that a weight pays for.
fn paid_writes(weight: fn() -> Weight) -> u64 {
    const WRITE: u64 = 1 << 40;
    ExtBuilder::default().build().execute_with(|| {
        DbPrices::set(&RuntimeDbWeight { read: 0, write: WRITE });
        weight().ref_time() / WRITE
    })
}

/// The provider's pallet writes two keys where its stub writes one, and a payment in another asset
/// three more.
#[test]
fn weights_pay_for_all_keys_that_are_written() {
    use crate::{weights::SubstrateWeight, WeightInfo};
    type W = SubstrateWeight<Test>;
    let weights: [(fn() -> Weight, u64); 11] = [
        (W::set_ask, 2),
        (W::post_job, 4 + 3),
        (W::order, 5 + 2 + 3),
        (W::bid, 1),
        (W::withdraw_bid, 1),
        (W::assign, 2 + 2),
        (W::decline, 1 + 2),
        // With the note of the result.
        (W::submit_result, 1 + 1),
        (W::accept, 11 + 2 + 3 + 2),
        (W::settle, 13 + 2 + 3),
        (W::cancel, 5 + 2),
    ];
    for (number, (weight, keys)) in weights.into_iter().enumerate() {
        assert!(paid_writes(weight) >= keys, "{number}");
    }
}
