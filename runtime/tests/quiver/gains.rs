//! Gains of attackers, and the steps that attacks share.

use crate::*;
use codec::Encode;
use pallet_challenges::{
    types::{CaseId, Evidence, Finding, Ground},
    Auditors,
};
use pallet_inference_market::Numbers;
use polkadot_sdk::{
    frame_support::traits::fungible::Inspect, frame_system, pallet_collective, sp_core::H256,
    sp_io::hashing::blake2_256,
};
use quaestor_runtime::{configs::disputes::WorkId, Challenges, RuntimeOrigin, System};

const SALT: [u8; 32] = [9; 32];
const HOUR: Seconds = 3_600;

/// Prices from a hundred units to the largest that the provider may take.
pub const PRICES: [Balance; 4] = [100, QUIV, 7 * QUIV, 50 * QUIV];

/// An amount that may be negative.
pub fn signed(amount: Balance) -> i128 {
    i128::try_from(amount).unwrap()
}

/// Whole QUIV.
pub fn quiv(whole: i128) -> i128 {
    whole * signed(QUIV)
}

pub fn people(who: &[Sr25519Keyring]) -> Vec<AccountId> {
    who.iter().copied().map(person).collect()
}

/// Wealth of these accounts, in smallest units: balances, holds included, and rewards owed to them as
/// auditors, less their fines.
fn wealth(who: &[AccountId]) -> i128 {
    let of = |who: &AccountId| {
        let auditor = Auditors::<Runtime>::get(who);
        let (owed, fined) = auditor.map_or((0, 0), |one| (one.owed, one.fined));
        signed(<Balances as Inspect<AccountId>>::total_balance(who) + owed) - signed(fined)
    };
    who.iter().map(of).sum()
}

/// Gain of these accounts by `attack`.
pub fn gain<R>(who: &[AccountId], attack: impl FnOnce() -> R) -> i128 {
    let before = wealth(who);
    attack();
    wealth(who) - before
}

/// Seconds since the start.
pub fn since() -> Seconds {
    StakingVault::state().clock - START
}

/// Makes the block `secs` after the start, with what `calls` does in it. All time but the last hour passes
/// in one step, and a deadline in that step is moved to the end of the hour, as in a halt.
pub fn leap<R>(secs: Seconds, calls: impl FnOnce() -> R) -> R {
    at(secs - HOUR, || {});
    reach(secs, calls)
}

/// Multiplies the bonds of the provider and of those who back it.
pub fn enlarge(times: Balance) {
    block(|| {
        for (who, stake) in [(Bob, 3_000), (Charlie, 2_000), (Dave, 5_000)] {
            let amount = stake * (times - 1) * QUIV;
            let dest = person(who).into();
            let value = amount;
            by(Alice, polkadot_sdk::pallet_balances::Call::transfer_keep_alive { dest, value });
            by(who, Vault::stake { amount, tier: 0 });
            by(who, delegate(stake * (times - 1)));
        }
    });
}

// Work.

/// Number of a job of the consumer for `price` in smallest units, which the provider has taken.
pub fn ordered(price: Balance) -> JobId {
    ordered_from(Ask { price, ..ask() })
}

/// The same, from this ask.
pub fn ordered_from(ask: Ask) -> JobId {
    let job = Numbers::<Runtime>::get().next;
    block(|| {
        by(PROVIDER, Market::set_ask { class: 0, ask: Some(ask.clone()) });
        by(CONSUMER, order(ask.price));
    });
    job
}

/// The same, with a result.
pub fn delivered(price: Balance) -> JobId {
    let job = ordered(price);
    block(|| by(PROVIDER, submit(job)));
    job
}

/// The same, accepted by the consumer.
pub fn paid(price: Balance) -> JobId {
    let job = delivered(price);
    block(|| by(CONSUMER, Market::accept { job }));
    job
}

/// Returns `true` if the hash draws the result of a job.
fn draws(hash: H256, job: JobId) -> bool {
    let rate = Challenges::params_view().expect("there are challenges").audit_bps;
    let drawn = (hash, WorkId::Job(job)).using_encoded(blake2_256);
    u32::from_le_bytes(drawn[..4].try_into().unwrap()) % 10_000 < rate
}

/// Stores a hash that draws each of these results, or does not, for the results of `number`.
pub fn draw_of_block(number: u32, wanted: &[(JobId, bool)]) {
    let fits = |hash: &H256| wanted.iter().all(|(job, hit)| draws(*hash, *job) == *hit);
    let hash = (1..).map(H256::from_low_u64_be).find(fits).expect("a hash that fits");
    frame_system::BlockHash::<Runtime>::insert(number + 2, hash);
}

/// Draws the result of `job`, which was submitted in the last block. Returns its auditor.
pub fn audited(job: JobId) -> AccountId {
    draw_of_block(System::block_number(), &[(job, true)]);
    (0..3).for_each(|_| block(|| {}));
    Challenges::audit_view(&WorkId::Job(job)).expect("the result was drawn").auditor
}

// Disputes.

pub fn evidence() -> Evidence {
    Evidence { hash: [5; 32], location: Default::default() }
}

pub fn challenge(job: JobId) -> Challenge<Runtime> {
    challenge_of(WorkId::Job(job))
}

pub fn challenge_of(work: WorkId) -> Challenge<Runtime> {
    Challenge::challenge { work, ground: Ground::WrongOutput, evidence: evidence() }
}

pub fn commit(case: CaseId, who: &AccountId, finding: Finding) -> Challenge<Runtime> {
    Challenge::commit { case, hash: Challenges::commitment_view(case, who, finding, SALT) }
}

pub fn reveal(case: CaseId, finding: Finding) -> Challenge<Runtime> {
    Challenge::reveal { case, finding, salt: SALT }
}

/// Both auditors vote for `finding`.
pub fn both(finding: Finding) -> Vec<(AccountId, Finding)> {
    [Eve, Ferdie].map(|who| (person(who), finding)).to_vec()
}

/// Votes over cases that were opened in the last block, up to their end. Returns the seconds between the
/// start and the opening.
pub fn voted(cases: &[CaseId], votes: &[(AccountId, Finding)]) -> Seconds {
    let opened = since();
    let each = |vote: &dyn Fn(CaseId, &AccountId, Finding)| {
        for case in cases {
            votes.iter().for_each(|(who, finding)| vote(*case, who, *finding));
        }
    };
    block(|| each(&|case, who, finding| done(who, commit(case, who, finding))));
    leap(opened + DAY, || each(&|case, who, finding| done(who, reveal(case, finding))));
    leap(opened + 2 * DAY, || {
        cases.iter().for_each(|case| by(Charlie, Challenge::resolve { case: *case }));
    });
    opened
}

/// Lets the cases that were opened in the last block end by these votes, as nobody appeals.
pub fn ended(cases: &[CaseId], votes: &[(AccountId, Finding)]) {
    let opened = voted(cases, votes);
    leap(opened + 5 * DAY, || {
        cases.iter().for_each(|case| by(Charlie, Challenge::execute { case: *case }));
    });
}

/// The council, of whose five members `ayes` agree.
pub fn council(ayes: u32) -> RuntimeOrigin {
    pallet_collective::RawOrigin::<AccountId, pallet_collective::Instance1>::Members(ayes, 5).into()
}

/// The council rules, with the votes to blame jurors, and the case ends.
pub fn ruled(case: CaseId, finding: Finding, blame: bool) {
    block(|| {
        assert_eq!(dispatch(council(4), Challenge::rule { case, finding, blame }), Ok(()));
        by(Charlie, Challenge::execute { case });
    });
}

/// Nobody acts any more until the case has ended.
pub fn forgotten(case: CaseId) {
    let due = Challenges::case_view(case).expect("a case").case.phase.due();
    leap(due - START, || by(Charlie, Challenge::execute { case }));
}
