//! The invariants of quiver, Q1 to Q17, under random operations on the composed runtime.
//!
//! Half of the calls of an ordinary chain wait for somebody: the blocks have idle time now and then only.
//! Each block, every invariant is computed from storage and from the events of all time; every hundred
//! operations the pallets check themselves as well. A refused call must leave the storage root as it was.
//!
//! `QUAESTOR_OPS` sets the number of operations, `QUAESTOR_SEED` where they begin. The long form:
//!
//! ```text
//! QUAESTOR_OPS=100000 cargo test --workspace --test invariants -- --nocapture
//! ```

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

mod books;
mod checks;
mod controls;
mod network;
mod operations;
#[path = "../common/random.rs"]
mod random;
#[path = "../common/world.rs"]
#[allow(dead_code, reason = "each test binary takes what it needs")]
mod world;

use books::Books;
use network::{begin_block, end_block, network};
use operations::Operation;
use polkadot_sdk::{
    frame_support::traits::GetCallMetadata,
    sp_runtime::{traits::Dispatchable, DispatchError, StateVersion},
};
use quaestor_primitives::Seconds;
use quaestor_runtime::{
    Allocations, Backstop, Balances, BuybackBurn, Challenges, CircuitBreaker, Emission,
    InferenceMarket, PaymentChannels, PriceFeed, Providers, RevenueRouter, Rewards, StakeVoting,
    StakingVault,
};
use random::Random;
use std::collections::BTreeMap;
use world::SLOT;

/// Operations of a short run.
const SHORT: u64 = 3_000;
/// Operations after which the pallets check themselves.
const PALLETS_EVERY: u64 = 100;

fn setting(name: &str, default: u64) -> u64 {
    match std::env::var(name) {
        Ok(value) => value.parse().unwrap_or_else(|_| panic!("{name} must be a number")),
        Err(_) => default,
    }
}

/// Successes and refusals of each call.
type Tally = BTreeMap<String, (u64, u64)>;

/// A run so far.
pub struct Run {
    seed: u64,
    random: Random,
    pub books: Books,
    tally: Tally,
    errors: BTreeMap<String, u64>,
    operations: u64,
    /// Blocks with long gaps, after a halt: its grace lasts longer than a month of this chain.
    recovering: u64,
    /// Halts, and blocks that came late without being one.
    halts: u64,
    late: u64,
}

impl Run {
    pub fn new(seed: u64) -> Self {
        let books = Books { genesis: Balances::total_issuance(), ..Books::default() };
        let mut run = Self {
            seed,
            random: Random::new(seed),
            books,
            tally: Tally::new(),
            errors: BTreeMap::new(),
            operations: 0,
            recovering: 0,
            halts: 0,
            late: 0,
        };
        run.catch_up();
        run
    }

    /// Takes over what happened before the run, of which there are no events any more.
    fn catch_up(&mut self) {
        let emission = pallet_emission::State::<quaestor_runtime::Runtime>::get();
        let pool = pallet_inference_market::Pool::<quaestor_runtime::Runtime>::get();
        self.books.minted = emission.minted;
        self.books.genesis -= emission.minted;
        (self.books.income, self.books.claimed) = (pool.income, pool.paid);
        self.books.surplus = pool.sent;
        polkadot_sdk::frame_system::Pallet::<quaestor_runtime::Runtime>::reset_events();
    }

    /// Seconds to the next block.
    fn gap(&mut self) -> Seconds {
        if self.recovering > 0 {
            self.recovering -= 1;
            return 300 + self.random.below(290);
        }
        match self.random.below(400) {
            0 => {
                // From a month to a hundred days.
                self.halts += 1;
                self.recovering = 12;
                601 + self.random.below(1_400)
            },
            1..=15 => {
                self.late += 1;
                60 + self.random.below(530)
            },
            16..=80 => 6 + self.random.below(40),
            _ => SLOT,
        }
    }

    /// Makes a block with a few operations.
    pub fn block(&mut self) -> checks::Check {
        let secs = self.gap();
        begin_block(secs, self.seed);
        world::feed(operations::reported(&mut self.random));
        self.books.note()?;
        for _ in 0..=self.random.below(10) {
            let operation = operations::random(&mut self.random);
            self.perform(operation)?;
        }
        let spare = match self.random.below(4) {
            0 => 1_000_000_000_000,
            1 => self.random.below(5_000_000_000),
            _ => 0,
        };
        end_block(spare);
        self.books.note()?;
        checks::all(&self.books)
    }

    fn perform(&mut self, Operation { origin, call }: Operation) -> checks::Check {
        let name = call.get_call_metadata();
        let name = format!("{}.{}", name.pallet_name, name.function_name);
        self.operations += 1;
        let before = root();
        let (done, refused) = self.tally.entry(name.clone()).or_default();
        match call.clone().dispatch(origin) {
            Ok(_) => {
                *done += 1;
                self.books.gift(&call);
            },
            Err(refusal) => {
                *refused += 1;
                checks::same(&format!("root after a refused {name}"), root(), before)?;
                let error: DispatchError = refusal.error;
                let text: &'static str = error.into();
                *self.errors.entry(format!("{name}: {text}")).or_default() += 1;
            },
        }
        self.books.note()
    }
}

fn root() -> Vec<u8> {
    polkadot_sdk::sp_io::storage::root(StateVersion::V1)
}

/// The pallets' own invariants. Units were given to some of them, so none is asked for exact balances.
fn pallets_agree() -> checks::Check {
    let checks = [
        StakingVault::do_try_state(),
        Rewards::do_try_state(),
        PriceFeed::do_try_state(),
        RevenueRouter::do_try_state(),
        Backstop::do_try_state(),
        BuybackBurn::do_try_state(),
        CircuitBreaker::do_try_state(),
        Emission::do_try_state(),
        Allocations::do_try_state(),
        StakeVoting::do_try_state(),
        Providers::do_try_state(),
        InferenceMarket::do_try_state(),
        PaymentChannels::do_try_state(),
        Challenges::do_try_state(),
    ];
    checks.into_iter().try_for_each(|check| check.map_err(|error| format!("{error:?}")))
}

/// Calls that every run must have made, and ways that it must have gone.
const CALLS: [&str; 61] = [
    "Providers.register",
    "Providers.update",
    "Providers.delegate",
    "Providers.undelegate",
    "Providers.release",
    "Providers.realise",
    "Providers.collect",
    "Providers.resign",
    "StakingVault.stake",
    "StakingVault.unstake",
    "StakingVault.early_unstake",
    "StakingVault.cancel_unstake",
    "StakingVault.withdraw",
    "InferenceMarket.set_ask",
    "InferenceMarket.post_job",
    "InferenceMarket.order",
    "InferenceMarket.bid",
    "InferenceMarket.withdraw_bid",
    "InferenceMarket.assign",
    "InferenceMarket.decline",
    "InferenceMarket.submit_result",
    "InferenceMarket.accept",
    "InferenceMarket.settle",
    "InferenceMarket.clear",
    "InferenceMarket.cancel",
    "InferenceMarket.fail",
    "InferenceMarket.claim_work",
    "InferenceMarket.flush",
    "PaymentChannels.open",
    "PaymentChannels.top_up",
    "PaymentChannels.extend",
    "PaymentChannels.redeem",
    "PaymentChannels.redeem_batch",
    "PaymentChannels.close",
    "PaymentChannels.request_close",
    "PaymentChannels.finish",
    "Challenges.join",
    "Challenges.leave",
    "Challenges.collect",
    "Challenges.rotate",
    "Challenges.draw",
    "Challenges.answer",
    "Challenges.close_audit",
    "Challenges.challenge",
    "Challenges.commit",
    "Challenges.reveal",
    "Challenges.resolve",
    "Challenges.appeal",
    "Challenges.rule",
    "Challenges.execute",
    "Challenges.commit_canary",
    "Challenges.reveal_canary",
    "Emission.drip_day",
    "StakeVoting.hold_balance",
    "StakeVoting.release_balance",
    "StakeVoting.vote",
    "Balances.transfer_keep_alive",
    "CircuitBreaker.trip",
    "CircuitBreaker.clear",
    "TxPause.pause",
    "TxPause.unpause",
];
const WAYS: [&str; 16] = [
    "receipt",
    "receipt in dollars",
    "voucher",
    "voucher refused in a batch",
    "channel that is gone",
    "case of a consumer",
    "case of an audit",
    "decided jury",
    "undecided jury",
    "fault",
    "no fault",
    "undecided case",
    "slash",
    "realised loss",
    "audit",
    "mint",
];

fn report(run: &Run) {
    println!("{} operations, seed {}", run.operations, run.seed);
    println!("{} halts, {} late blocks", run.halts, run.late);
    for (name, (done, refused)) in &run.tally {
        println!("{name}: {done} done, {refused} refused");
    }
    println!("{:#?}", run.books.seen);
    println!("{:#?}", run.errors);
}

#[test]
fn every_invariant_holds_under_random_operations() {
    let (operations, seed) = (setting("QUAESTOR_OPS", SHORT), setting("QUAESTOR_SEED", 7));
    network().execute_with(|| {
        let mut run = Run::new(seed);
        let mut next = 0;
        while run.operations < operations {
            if let Err(broken) = run.block() {
                report(&run);
                panic!("operation {}, seed {seed}: {broken}", run.operations);
            }
            if run.operations >= next {
                next += PALLETS_EVERY;
                let agreed = pallets_agree();
                assert_eq!(agreed, Ok(()), "operation {}, seed {seed}", run.operations);
            }
        }
        assert_eq!(pallets_agree(), Ok(()));
        report(&run);
        // A run in which a kind of call is dead would prove nothing about it.
        let dead: Vec<_> = CALLS
            .into_iter()
            .filter(|name| run.tally.get(*name).is_none_or(|(done, _)| *done == 0))
            .chain(WAYS.into_iter().filter(|way| !run.books.seen.contains_key(way)))
            .collect();
        assert!(operations < SHORT || dead.is_empty(), "nothing of {dead:?} happened");
        let refused: u64 = run.tally.values().map(|(_, refused)| refused).sum();
        assert!(refused > run.operations / 50, "too few calls were refused: {refused}");
    });
}
