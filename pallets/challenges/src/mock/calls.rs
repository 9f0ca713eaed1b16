//! Calls as their callers make them, and ways through the phases of a case.

use super::*;
use crate::types::{Answer, CaseId, Evidence, Finding, Ground, Hash, Location, Moved, Task};
use polkadot_sdk::{frame_system, sp_runtime::DispatchError};
use quaestor_primitives::Verdict;

pub type Call = crate::Call<Test>;

pub const SALT: Hash = [7; 32];

pub fn location() -> Location {
    b"https://data.example/1".to_vec().try_into().unwrap()
}

pub fn evidence() -> Evidence {
    Evidence { hash: [9; 32], location: location() }
}

pub fn challenge(work: JobId) -> Call {
    Call::challenge { work, ground: Ground::WrongOutput, evidence: evidence() }
}

pub const PASS: Answer = Answer::Pass;

pub fn fail() -> Answer {
    Answer::Fail { ground: Ground::WrongModel, evidence: evidence() }
}

pub fn commit(case: CaseId, who: AccountId, finding: Finding) -> Call {
    Call::commit { case, hash: Challenges::commitment_view(case, &who, finding, SALT) }
}

pub fn reveal(case: CaseId, finding: Finding) -> Call {
    Call::reveal { case, finding, salt: SALT }
}

pub fn rule(case: CaseId, finding: Finding) -> Call {
    Call::rule { case, finding, blame: false }
}

pub fn reveal_canary(task: Task<JobId>) -> Call {
    Call::reveal_canary { task, salt: SALT }
}

#[track_caller]
pub fn accepted(who: AccountId, call: Call) {
    quaestor_testing::assert_accepted::<RuntimeCall>(call, RuntimeOrigin::signed(who));
}

#[track_caller]
pub fn refused(who: AccountId, call: Call, error: impl Into<DispatchError> + core::fmt::Debug) {
    quaestor_testing::assert_refused::<RuntimeCall>(call, RuntimeOrigin::signed(who), error);
}

#[track_caller]
pub fn governed(call: Call) {
    quaestor_testing::assert_accepted::<RuntimeCall>(call, RuntimeOrigin::root());
}

#[track_caller]
pub fn not_governed(call: Call, error: crate::Error<Test>) {
    quaestor_testing::assert_refused::<RuntimeCall>(call, RuntimeOrigin::root(), error);
}

/// Events of the pallet in this block.
pub fn events() -> Vec<crate::Event<Test>> {
    let own = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
        RuntimeEvent::Challenges(event) => Some(event),
        _ => None,
    };
    System::events().into_iter().filter_map(own).collect()
}

pub fn last_event() -> crate::Event<Test> {
    events().pop().expect("an event")
}

/// Verdict and amounts of the case that ended last.
pub fn executed() -> (Verdict, Moved) {
    match last_event() {
        crate::Event::Executed { verdict, moved, .. } => (verdict, moved),
        other => panic!("{other:?}"),
    }
}

/// The consumer challenges a new result of the provider.
pub fn disputed(work: JobId) -> CaseId {
    submit(work);
    accepted(CONSUMER, challenge(work));
    crate::Totals::<Test>::get().next - 1
}

/// The first auditors vote so, and the case is resolved.
pub fn voted(case: CaseId, votes: &[Finding]) {
    let votes = || (AUDITOR..).zip(votes.iter().copied());
    for (who, finding) in votes() {
        accepted(who, commit(case, who, finding));
    }
    at(now() + DAY);
    for (who, finding) in votes() {
        accepted(who, reveal(case, finding));
    }
    at(now() + DAY);
    accepted(NOBODY, Call::resolve { case });
}

/// A case over a new result in which the first auditors voted so.
pub fn decided(work: JobId, votes: &[Finding]) -> CaseId {
    let case = disputed(work);
    voted(case, votes);
    case
}

/// The same, executed after the time to appeal or to rule.
pub fn ended(work: JobId, votes: &[Finding]) -> (Verdict, Moved) {
    let id = decided(work, votes);
    at(case(id).phase.due());
    accepted(NOBODY, Call::execute { case: id });
    executed()
}

/// Sets the hash of the second block after `block` so that it draws the result `work` or spares it.
pub fn draw_hash(work: JobId, block: u32, hit: bool) {
    draw_hash_for(work, block, |number| number.is_some() == hit);
}

pub fn draw_hash_for(work: JobId, block: u32, fits: impl Fn(Option<u128>) -> bool) {
    let rate = Challenges::params_view().unwrap().audit_bps;
    let hash = (0u64..)
        .map(|seed| polkadot_sdk::sp_io::hashing::blake2_256(&seed.to_le_bytes()))
        .find(|hash| fits(crate::audits::drawn(*hash, &work, rate)))
        .unwrap();
    frame_system::BlockHash::<Test>::insert(
        u64::from(block) + 2,
        polkadot_sdk::sp_core::H256(hash),
    );
}

/// A result that was drawn for the auditor `who`, who may answer.
pub fn drawn(work: JobId, who: AccountId) {
    submit(work);
    drawn_as_submitted(work, who);
}

pub fn drawn_as_submitted(work: JobId, who: AccountId) {
    let subject = Market::job(work).unwrap();
    let set = Challenges::set_view();
    let parties = [&subject.provider, &subject.consumer];
    draw_hash_for(work, subject.block, |number| {
        number.and_then(|number| set.pick(number, &parties)) == Some(who)
    });
    System::set_block_number(System::block_number() + 3);
    accepted(NOBODY, Call::draw { work });
}
