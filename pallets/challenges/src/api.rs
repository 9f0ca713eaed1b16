//! Runtime API of cases, audits and auditors.

use crate::{
    types::{Audit, Auditor, Case, CaseId, Finding, Hash, Params, Phase, Set, Sums},
    Auditors, Audits, Cases, Config, CurrentSet, Pallet, Parameters, Totals,
};
use alloc::vec::Vec;
use codec::{Codec, Decode, Encode};
use polkadot_sdk::sp_api;
use quaestor_primitives::{Balance, ClockInspect, Seconds};
use scale_info::TypeInfo;

/// Maximum number of audits in an answer.
pub const MAX_LISTED: usize = 100;

/// Next step of a case. Times are in seconds since the Unix epoch and consider the last halt.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum Step {
    /// The provider responds until the first time, jurors commit until the second one.
    Commit(Seconds, Seconds),
    /// Jurors reveal until this time.
    Reveal(Seconds),
    /// Any account resolves it.
    Resolve,
    /// The party that lost appeals until this time.
    Appeal(Seconds),
    /// The council rules until this time.
    Rule(Seconds),
    /// Any account executes it.
    Execute,
}

/// A case with its next step.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct CaseView<AccountId, WorkId> {
    /// The case.
    pub case: Case<AccountId, WorkId>,
    /// Its next step.
    pub step: Step,
    /// The finding by which it ends if nobody acts any more.
    pub finding: Option<Finding>,
    /// Weight of the revealed votes for a fault, in smallest units.
    pub fault: Balance,
    /// Weight of the revealed votes against one, in smallest units.
    pub no_fault: Balance,
    /// Weight of the jury, in smallest units.
    pub jury: Balance,
    /// Deposit of an appeal, in smallest units.
    pub deposit: Balance,
}

/// An auditor with its duties.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct AuditorView<WorkId> {
    /// Its record.
    pub auditor: Auditor,
    /// Weight of its vote in a set of now, in smallest units.
    pub weight: Balance,
    /// Results that it has to audit, with the end of the time to answer in seconds since the Unix
    /// epoch; at most 100.
    pub audits: Vec<(WorkId, Seconds)>,
    /// Cases in which it is a juror and has a vote to commit or to reveal; at most 100.
    pub cases: Vec<CaseId>,
}

sp_api::decl_runtime_apis! {
    /// Reads of cases, audits and auditors.
    pub trait ChallengesApi<AccountId: Codec, WorkId: Codec> {
        /// A case with its phase and its votes.
        fn case(id: CaseId) -> Option<CaseView<AccountId, WorkId>>;
        /// Bond, record and duties of an auditor.
        fn auditor(who: AccountId) -> Option<AuditorView<WorkId>>;
        /// The set in force.
        fn set() -> Set<AccountId>;
        /// The audit of a result.
        fn audit(work: WorkId) -> Option<Audit<AccountId>>;
        /// Hash of a vote to commit in a case, with 32 random bytes.
        fn commitment(id: CaseId, who: AccountId, finding: Finding, salt: Hash) -> Hash;
        /// Hash of a canary to commit, with 32 random bytes.
        fn canary(consumer: AccountId, provider: AccountId, salt: Hash) -> Hash;
        /// Number of open cases, the audit pot, and what auditors are owed.
        fn totals() -> Sums;
        /// The parameters, if the economy has challenges.
        fn params() -> Option<Params>;
    }
}

impl<T: Config> Pallet<T> {
    /// A case with its phase and its votes.
    pub fn case_view(id: CaseId) -> Option<CaseView<T::AccountId, T::WorkId>> {
        let mut case = Cases::<T>::get(id)?;
        case.phase.extend::<T::Clock>();
        let finding = match case.phase {
            Phase::Voting { .. } => case.outcome(Parameters::<T>::get()?.quorum_bps),
            _ => case.phase.finding(),
        };
        Some(CaseView {
            step: Self::step(&case.phase, T::Clock::now()),
            finding,
            fault: case.weight_for(Finding::Fault),
            no_fault: case.weight_for(Finding::NoFault),
            jury: case.weight(),
            deposit: Parameters::<T>::get()?.deposit(case.at_stake),
            case,
        })
    }

    fn step(phase: &Phase<T::AccountId>, now: Seconds) -> Step {
        match *phase {
            Phase::Voting { respond_until, commit_until, .. } if now < commit_until => {
                Step::Commit(respond_until, commit_until)
            },
            Phase::Voting { reveal_until, .. } if now < reveal_until => Step::Reveal(reveal_until),
            Phase::Voting { .. } => Step::Resolve,
            Phase::Appealable { until, .. } if now < until => Step::Appeal(until),
            Phase::Ruling { until, .. } if now < until => Step::Rule(until),
            _ => Step::Execute,
        }
    }

    /// Bond, record and duties of an auditor.
    pub fn auditor_view(who: &T::AccountId) -> Option<AuditorView<T::WorkId>> {
        let auditor = Auditors::<T>::get(who)?;
        let audits = Audits::<T>::iter()
            .filter(|(_, audit)| audit.auditor == *who && audit.is_pending())
            .map(|(work, audit)| (work, T::Clock::extended(audit.due)))
            .take(MAX_LISTED)
            .collect();
        let cases = Cases::<T>::iter()
            .filter(|(_, case)| {
                let voting = matches!(case.phase, Phase::Voting { .. });
                voting && case.jury.iter().any(|juror| juror.who == *who && juror.is_due())
            })
            .map(|(id, _)| id)
            .take(MAX_LISTED)
            .collect();
        Some(AuditorView { weight: auditor.weight(), auditor, audits, cases })
    }

    /// The set in force.
    pub fn set_view() -> Set<T::AccountId> {
        CurrentSet::<T>::get()
    }

    /// The audit of a result.
    pub fn audit_view(work: &T::WorkId) -> Option<Audit<T::AccountId>> {
        Audits::<T>::get(work)
    }

    /// Hash of a vote to commit.
    pub fn commitment_view(id: CaseId, who: &T::AccountId, finding: Finding, salt: Hash) -> Hash {
        Self::commitment(id, who, finding, salt)
    }

    /// Hash of a canary to commit.
    pub fn canary_view(consumer: &T::AccountId, provider: &T::AccountId, salt: Hash) -> Hash {
        Self::canary_hash(consumer, provider, salt)
    }

    /// Number of open cases, the audit pot, and what auditors are owed.
    pub fn totals_view() -> Sums {
        Totals::<T>::get()
    }

    /// The parameters, if the economy has challenges.
    pub fn params_view() -> Option<Params> {
        Parameters::<T>::get()
    }
}
