//! Import of full blocks against the machine's own signature checks.
//!
//! A block holds one kind of call, each signed by another account, on a state of 100,000 accounts.
//! The wasm runtime executes it as a node does on import: signatures, extensions, calls and the
//! state root. The database is in memory.

use crate::world::{
    account, chain, claim, dispatch, endow, fund, pass, stake, DAY, ONE_YEAR, QTRA,
};
use polkadot_sdk::{
    frame_system, pallet_balances, pallet_timestamp, pallet_transaction_payment,
    sc_executor::{HeapAllocStrategy, WasmExecutor},
    sp_core::{
        sr25519::Pair,
        traits::{CallContext, CodeExecutor, RuntimeCode, WrappedRuntimeCode},
        Blake2Hasher, Pair as _,
    },
    sp_externalities::set_and_run_with_externalities,
    sp_io::{SubstrateHostFunctions, TestExternalities},
    sp_runtime::{
        codec::Encode,
        generic::{Digest, DigestItem, Era},
        traits::{Header as _, IdentifyAccount},
        MultiSigner,
    },
    sp_state_machine::{Ext, InMemoryBackend, OverlayedChanges},
};
use quaestor_runtime::{
    AccountId, Block, Executive, Header, Runtime, RuntimeCall, SignedPayload, System, TxExtension,
    UncheckedExtrinsic, WASM_BINARY,
};
use std::time::Instant;

/// Accounts in the state beside the senders.
const ACCOUNTS: u32 = 100_000;
/// Transactions of a block.
const BLOCK: u32 = 1_000;
/// Blocks of each kind that are timed; the median counts.
const RUNS: usize = 5;
const SLOT_MS: u64 = 6_000;

/// Import of one kind of call.
pub struct Measured {
    /// The call.
    pub call: &'static str,
    /// Transactions per second.
    pub per_second: u64,
    /// That divided by the signature checks per second.
    pub ratio: f64,
}

struct Sender {
    pair: Pair,
    id: AccountId,
}

fn senders() -> Vec<Sender> {
    let sender = |number: u32| {
        let mut seed = [1; 32];
        seed[..4].copy_from_slice(&number.to_le_bytes());
        let pair = Pair::from_seed(&seed);
        let id = MultiSigner::from(pair.public()).into_account();
        Sender { pair, id }
    };
    (0..BLOCK).map(sender).collect()
}

/// A state in which every sender can transfer and has earned.
fn state(senders: &[Sender]) -> InMemoryBackend<Blake2Hasher> {
    let mut ext: TestExternalities = chain();
    ext.execute_with(|| {
        (0..ACCOUNTS).for_each(|number| endow(&account(number), 1));
        for sender in senders {
            endow(&sender.id, 3_000);
            dispatch(&sender.id, stake(1_000, ONE_YEAR));
        }
        let funder = account(u32::MAX);
        endow(&funder, 1_000_000);
        pass(8 * DAY);
        dispatch(&funder, fund(500_000));
        pass(DAY);
    });
    ext.commit_all().unwrap();
    ext.as_backend()
}

fn signed(sender: &Sender, call: RuntimeCall) -> UncheckedExtrinsic {
    let extension: TxExtension = (
        frame_system::CheckNonZeroSender::new(),
        frame_system::CheckSpecVersion::new(),
        frame_system::CheckTxVersion::new(),
        frame_system::CheckGenesis::new(),
        frame_system::CheckMortality::from(Era::immortal()),
        frame_system::CheckNonce::from(0),
        frame_system::CheckWeight::new(),
        pallet_transaction_payment::ChargeTransactionPayment::from(0),
        polkadot_sdk::frame_metadata_hash_extension::CheckMetadataHash::new(false),
        frame_system::WeightReclaim::new(),
    );
    let payload = SignedPayload::new(call, extension).unwrap();
    let signature = payload.using_encoded(|bytes| sender.pair.sign(bytes));
    let (call, extension, _) = payload.deconstruct();
    UncheckedExtrinsic::new_signed(call, sender.id.clone().into(), signature.into(), extension)
}

/// A block of `call`, one from each sender.
fn block(senders: &[Sender], call: &dyn Fn(u32) -> RuntimeCall) -> Block {
    let time = pallet_timestamp::Now::<Runtime>::get() + SLOT_MS;
    let slot = time / SLOT_MS;
    let digest = Digest {
        logs: vec![DigestItem::PreRuntime(
            polkadot_sdk::sp_consensus_aura::AURA_ENGINE_ID,
            slot.encode(),
        )],
    };
    let number = System::block_number() + 1;
    let parent = System::parent_hash();
    let header = Header::new(number, Default::default(), Default::default(), parent, digest);
    let transactions = (0..).zip(senders).map(|(n, sender)| signed(sender, call(n)));
    let transactions: Vec<_> = transactions.collect();
    let inherent = pallet_timestamp::Call::set { now: slot * SLOT_MS }.into();
    Executive::initialize_block(&header);
    let mut extrinsics = vec![UncheckedExtrinsic::new_bare(inherent)];
    extrinsics.extend(transactions);
    for extrinsic in &extrinsics {
        Executive::apply_extrinsic(extrinsic.clone()).unwrap().unwrap();
    }
    let header = Executive::finalize_block();
    Block { header, extrinsics }
}

/// Signature checks per second on one core.
fn checks_per_second() -> u64 {
    const CHECKS: u32 = 10_000;
    let (pair, _) = Pair::generate();
    let (message, public) = ([7; 200], pair.public());
    let signature = pair.sign(&message);
    let begin = Instant::now();
    for _ in 0..CHECKS {
        assert!(Pair::verify(&signature, message, &public));
    }
    (f64::from(CHECKS) / begin.elapsed().as_secs_f64()) as u64
}

/// Median seconds that the wasm runtime takes to execute `block` on `backend`.
fn import(
    executor: &WasmExecutor<SubstrateHostFunctions>,
    backend: &InMemoryBackend<Blake2Hasher>,
    block: &Block,
) -> f64 {
    let wasm = WASM_BINARY.expect("build without SKIP_WASM_BUILD");
    let code = WrappedRuntimeCode(wasm.into());
    let code = RuntimeCode { code_fetcher: &code, heap_pages: None, hash: vec![1] };
    let encoded = block.encode();
    let mut times: Vec<f64> = (0..=RUNS)
        .map(|_| {
            let mut overlay = OverlayedChanges::default();
            let mut ext = Ext::new(&mut overlay, backend, None);
            let context = CallContext::Onchain { import: true };
            let begin = Instant::now();
            let (result, _) =
                executor.call(&mut ext, &code, "Core_execute_block", &encoded, context);
            let time = begin.elapsed().as_secs_f64();
            result.expect("the block is valid");
            time
        })
        // The first run compiles the runtime.
        .skip(1)
        .collect();
    times.sort_by(f64::total_cmp);
    times[RUNS / 2]
}

/// Signature checks per second, and the import of each kind of call.
pub fn measure() -> (u64, Vec<Measured>) {
    let senders = senders();
    let backend = state(&senders);
    let executor = WasmExecutor::<SubstrateHostFunctions>::builder()
        .with_onchain_heap_alloc_strategy(HeapAllocStrategy::Dynamic { maximum_pages: None })
        .build();
    let transfer = |n| {
        let (dest, value) = (account(n).into(), QTRA);
        RuntimeCall::from(pallet_balances::Call::transfer_keep_alive { dest, value })
    };
    let stake = |_| stake(1_000, ONE_YEAR);
    let kinds: [(&str, &dyn Fn(u32) -> RuntimeCall); 3] =
        [("transfer_keep_alive", &transfer), ("claim_rewards", &|_| claim()), ("stake", &stake)];
    let checks = checks_per_second();
    let measured = kinds.into_iter().map(|(call, make)| {
        let mut overlay = OverlayedChanges::default();
        let mut ext = Ext::new(&mut overlay, &backend, None);
        let block = set_and_run_with_externalities(&mut ext, || block(&senders, make));
        let secs = import(&executor, &backend, &block);
        let per_second = (f64::from(BLOCK) / secs) as u64;
        Measured { call, per_second, ratio: per_second as f64 / checks as f64 }
    });
    (checks, measured.collect())
}

/// A table of both.
pub fn report((checks, measured): &(u64, Vec<Measured>)) -> String {
    let mut text = format!(
        "{checks} sr25519 checks per second on one core; blocks of {BLOCK} transactions, {ACCOUNTS} \
         accounts, median of {RUNS}.\n\n| call | transactions per second | of the checks |\n\
         |---|---:|---:|\n"
    );
    for Measured { call, per_second, ratio } in measured {
        text += &format!("| {call} | {per_second} | {ratio:.2} |\n");
    }
    text
}
