//! From a voucher to its receipt.

use crate::*;
use pallet_payment_channels::{
    voucher::{SignatureBytes, VoucherBytes},
    Call as Channel, Error, Event,
};
use polkadot_sdk::frame_support::traits::Get;
use quaestor_runtime::{PaymentChannels, RuntimeEvent};

/// Key of the vouchers, which owns nothing.
const HOT: Sr25519Keyring = Two;

pub fn open(deposit: Balance) -> Channel<Runtime> {
    Channel::open {
        provider: person(PROVIDER),
        asset: NATIVE,
        deposit: deposit * QUIV,
        key: WorkKey::Sr25519(HOT.public().0),
        expires: START + 100 * DAY,
    }
}

/// A voucher with its signature.
pub fn voucher(nonce: u64, cumulative: Balance, tokens: u64) -> (VoucherBytes, SignatureBytes) {
    let bytes = PaymentChannels::voucher_bytes(0, nonce, cumulative * QUIV, tokens);
    let bytes: VoucherBytes = bytes.expect("a channel").try_into().unwrap();
    (bytes, HOT.sign(&bytes).0)
}

pub fn redeem((voucher, signature): (VoucherBytes, SignatureBytes)) -> Channel<Runtime> {
    Channel::redeem { id: 0, voucher, signature }
}

/// Gross amount of the last redemption.
fn gross() -> Balance {
    let redeemed = events().into_iter().rev().find_map(|event| match event {
        RuntimeEvent::PaymentChannels(Event::Redeemed { gross, .. }) => Some(gross),
        _ => None,
    });
    redeemed.expect("a redemption")
}

#[test]
fn a_deposit_of_1000_pays_two_vouchers_to_the_unit_and_returns_the_rest() {
    network().execute_with(|| {
        block(|| by(CONSUMER, open(1_000)));
        let [first, second] = [voucher(10, 120, 60_000), voucher(57, 640, 320_000)];
        let before = (free(PROVIDER), treasury(), burnt(), rewards(), reserve());
        block(|| {
            by(Eve, redeem(first));
            assert_eq!(gross(), 120 * QUIV);
            assert_eq!(free(PROVIDER) - before.0, 108 * QUIV);
        });
        block(|| by(CONSUMER, Channel::request_close { id: 0 }));
        block(|| {
            by(Eve, redeem(second));
            assert_eq!(gross(), 520 * QUIV);
            assert_eq!(free(PROVIDER) - before.0, (108 + 468) * QUIV);
            refused(Eve, redeem(first), Error::<Runtime>::NotNewer);
        });
        // Ten minutes later the legs are flushed once more.
        reach(1_200, || {});
        // 2 and 3 % of 640, and the network's 5 % in four fifths and one.
        assert_eq!(treasury() - before.1, 64 * QUIV / 5);
        assert_eq!(burnt() - before.2, 96 * QUIV / 5);
        assert_eq!(rewards() - before.3, 128 * QUIV / 5);
        assert_eq!(reserve() - before.4, 32 * QUIV / 5);
        let kept = free(CONSUMER);
        reach(2 * DAY, || {
            // Idle time has finished it, and removed the record.
            refused(Eve, Channel::finish { id: 0 }, Error::<Runtime>::NotFound);
        });
        let storage = <Runtime as pallet_payment_channels::Config>::StorageDeposit::get();
        assert_eq!(free(CONSUMER) - kept, 360 * QUIV + storage);
        check_all();
    });
}

#[test]
fn a_voucher_above_the_deposit_stays_good_for_the_rest() {
    network().execute_with(|| {
        block(|| by(CONSUMER, open(1_000)));
        let before = free(PROVIDER);
        let [first, last] = [voucher(57, 640, 1), voucher(90, 1_300, 2)];
        block(|| by(Eve, redeem(first)));
        block(|| by(Eve, redeem(last)));
        assert_eq!(free(PROVIDER) - before, (576 + 324) * QUIV);
        block(|| refused(Eve, redeem(last), Error::<Runtime>::Exhausted));
        block(|| by(CONSUMER, Channel::top_up { id: 0, amount: 300 * QUIV }));
        block(|| by(Eve, redeem(last)));
        assert_eq!(free(PROVIDER) - before, (576 + 324 + 270) * QUIV);
        check_all();
    });
}
