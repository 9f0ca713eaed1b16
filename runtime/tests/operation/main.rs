//! Blocks as a node makes them, with signed transactions: what they cost, who can still leave, and what a
//! failed migration leaves open.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

mod fees;
#[path = "../common/genesis.rs"]
mod genesis;
mod leaving;
mod migration;

use codec::Encode;
use genesis::Genesis;
use polkadot_sdk::{
    frame_metadata_hash_extension::CheckMetadataHash,
    frame_system, pallet_timestamp, pallet_transaction_payment, sp_consensus_aura,
    sp_io::TestExternalities,
    sp_keyring::Sr25519Keyring,
    sp_runtime::{
        generic::{Digest, Era},
        traits::Header as _,
        transaction_validity::{InvalidTransaction, TransactionValidityError},
        ApplyExtrinsicResult, DigestItem, DispatchError, ExtrinsicInclusionMode,
    },
};
use quaestor_runtime::{
    AccountId, Balances, Executive, Header, Runtime, RuntimeCall, RuntimeEvent, SignedPayload,
    System, TxExtension, UncheckedExtrinsic,
};

/// The slot of the first block; the turn of the first of any number of validators up to four.
const FIRST_SLOT: u64 = 300_000_000 / 12 * 12;
/// One QTRA.
const QTRA: u128 = 1_000_000_000_000_000_000;
/// Seconds of a day of the preset.
const DAY: u64 = 20;

fn dev(who: Sr25519Keyring) -> AccountId {
    who.to_account_id()
}

fn chain() -> TestExternalities {
    Genesis::quiet("qtra-dev").build()
}

fn free(who: &AccountId) -> u128 {
    Balances::free_balance(who)
}

/// Makes the next block as a node does, with what `inside` does in it. It learns whether the block takes
/// transactions.
fn block<R>(inside: impl FnOnce(ExtrinsicInclusionMode) -> R) -> R {
    let number = System::block_number() + 1;
    let slot = FIRST_SLOT + u64::from(number) - 1;
    let turn = DigestItem::PreRuntime(sp_consensus_aura::AURA_ENGINE_ID, slot.encode());
    let parent = frame_system::BlockHash::<Runtime>::get(number - 1);
    let digest = Digest { logs: vec![turn] };
    let header = Header::new(number, Default::default(), Default::default(), parent, digest);
    let mode = Executive::initialize_block(&header);
    let now = slot * 6_000;
    let time = UncheckedExtrinsic::new_bare(pallet_timestamp::Call::set { now }.into());
    Executive::apply_extrinsic(time).expect("it is valid").expect("it succeeds");
    let result = inside(mode);
    let header = Executive::finalize_block();
    frame_system::BlockHash::<Runtime>::insert(number, header.hash());
    result
}

/// Passes so many seconds in blocks without transactions.
fn pass(secs: u64) {
    (0..secs.div_ceil(6)).for_each(|_| block(|_| ()));
}

/// Result of a transaction that `who` signs.
fn sent(who: Sr25519Keyring, call: impl Into<RuntimeCall>) -> ApplyExtrinsicResult {
    with_tip(who, call, 0)
}

/// The same with a tip.
fn with_tip(who: Sr25519Keyring, call: impl Into<RuntimeCall>, tip: u128) -> ApplyExtrinsicResult {
    let extension: TxExtension = (
        frame_system::CheckNonZeroSender::new(),
        frame_system::CheckSpecVersion::new(),
        frame_system::CheckTxVersion::new(),
        frame_system::CheckGenesis::new(),
        frame_system::CheckMortality::from(Era::immortal()),
        frame_system::CheckNonce::from(System::account_nonce(dev(who))),
        frame_system::CheckWeight::new(),
        pallet_transaction_payment::ChargeTransactionPayment::from(tip),
        CheckMetadataHash::new(false),
        frame_system::WeightReclaim::new(),
    );
    let payload = SignedPayload::new(call.into(), extension).expect("the chain knows its genesis");
    let signature = payload.using_encoded(|bytes| who.sign(bytes));
    let (call, extension, _) = payload.deconstruct();
    let signed = UncheckedExtrinsic::new_signed(call, dev(who).into(), signature.into(), extension);
    Executive::apply_extrinsic(signed)
}

/// In a block of its own.
#[track_caller]
fn done(who: Sr25519Keyring, call: impl Into<RuntimeCall>) {
    assert_eq!(block(|_| sent(who, call)), Ok(Ok(())));
}

fn unpayable() -> ApplyExtrinsicResult {
    Err(TransactionValidityError::Invalid(InvalidTransaction::Payment))
}

fn filtered() -> ApplyExtrinsicResult {
    Ok(Err(DispatchError::from(frame_system::Error::<Runtime>::CallFiltered)))
}

fn events() -> Vec<RuntimeEvent> {
    System::events().into_iter().map(|record| record.event).collect()
}
