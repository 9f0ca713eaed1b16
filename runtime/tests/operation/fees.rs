//! Fees of signed transactions.

use super::*;
use polkadot_sdk::{
    pallet_balances, pallet_transaction_payment::Event::TransactionFeePaid,
    sp_keyring::Sr25519Keyring::*,
};
use quaestor_runtime::{params::TreasuryAccount, Address};

/// Eve transfers to Ferdie with a tip. The fee without the tip, and what treasury and author got.
fn transfer(tip: u128) -> (u128, u128, u128) {
    let (treasury, author) = (TreasuryAccount::get(), dev(Alice));
    let before = (free(&treasury), free(&author), free(&dev(Eve)));
    let dest = Address::Id(dev(Ferdie));
    let fee = block(|_| {
        let call = pallet_balances::Call::transfer_keep_alive { dest, value: QTRA };
        assert_eq!(with_tip(Eve, call, tip), Ok(Ok(())));
        let paid = events().into_iter().find_map(|event| match event {
            RuntimeEvent::TransactionPayment(TransactionFeePaid { actual_fee, .. }) => {
                Some(actual_fee)
            },
            _ => None,
        });
        paid.unwrap()
    });
    assert_eq!(before.2 - free(&dev(Eve)), QTRA + fee);
    (fee - tip, free(&treasury) - before.0, free(&author) - before.1)
}

#[test]
fn a_fee_is_halved_and_a_tip_is_not() {
    chain().execute_with(|| {
        let (fee, treasury, author) = transfer(0);
        assert!(fee > QTRA / 1_000);
        assert_eq!((treasury, author), (fee / 2, fee - fee / 2));
        let (fee, treasury, author) = transfer(333);
        assert_eq!((treasury, author), (fee / 2, fee - fee / 2 + 333));
    });
}

/// An author that fills its block itself pays half of the fees, and gets its tips back.
#[test]
fn an_author_pays_for_its_own_block() {
    chain().execute_with(|| {
        let (alice, treasury) = (dev(Alice), free(&TreasuryAccount::get()));
        let (before, value) = (free(&alice), QTRA);
        block(|_| {
            let dest = Address::Id(dev(Ferdie));
            let call = pallet_balances::Call::transfer_keep_alive { dest, value };
            assert_eq!(with_tip(Alice, call, 10 * QTRA), Ok(Ok(())));
        });
        let lost = before - value - free(&alice);
        assert_eq!(lost, free(&TreasuryAccount::get()) - treasury);
        assert!(lost > QTRA / 2_000, "{lost}");
    });
}
