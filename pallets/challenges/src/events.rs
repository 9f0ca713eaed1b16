//! Events of the pallet.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod events {
    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        /// An account bonded stake as an auditor.
        Joined {
            /// The account.
            who: T::AccountId,
            /// Amount, in smallest units.
            amount: Balance,
            /// Its bond, in smallest units.
            bond: Balance,
        },
        /// An auditor lost or gave up its seat, and its notice began.
        Left {
            /// The auditor.
            who: T::AccountId,
            /// Time from which on its bond can be released, in seconds since the Unix epoch.
            until: Seconds,
        },
        /// Fines of an auditor were taken, and its rewards paid. Amounts are in smallest units.
        Collected {
            /// The auditor.
            who: T::AccountId,
            /// Rewards paid.
            paid: Balance,
            /// Part of the fines that was burnt.
            burnt: Balance,
            /// Part of the fines that was insured.
            insured: Balance,
            /// Bond released; the account is no auditor any more if its notice has ended.
            released: Balance,
        },
        /// Accuracy, bond or rewards of an auditor changed. Amounts are in smallest units.
        Judged {
            /// The auditor.
            who: T::AccountId,
            /// Accuracy before, in parts per million.
            accuracy_old: u32,
            /// Accuracy after, in parts per million.
            accuracy_new: u32,
            /// Fine; it is taken when the auditor collects.
            fine: Balance,
            /// Reward.
            reward: Balance,
        },
        /// The set of a new day came into force.
        SetRotated {
            /// Day of the economy.
            day: u64,
            /// Number of its members.
            size: u32,
            /// Sum of their weights, in smallest units.
            weight: Balance,
        },
        /// A result was drawn for an audit.
        Drawn {
            /// The result.
            work: T::WorkId,
            /// The auditor.
            auditor: T::AccountId,
            /// End of the time to answer, in seconds since the Unix epoch.
            due: Seconds,
        },
        /// An audit was passed. A failed one opens a case instead.
        Passed {
            /// The result.
            work: T::WorkId,
            /// The auditor.
            auditor: T::AccountId,
            /// The reward to come, in smallest units.
            reward: Balance,
        },
        /// An audit was closed.
        AuditClosed {
            /// The result.
            work: T::WorkId,
            /// The auditor.
            auditor: T::AccountId,
            /// `true` if it was answered and is rewarded.
            answered: bool,
        },
        /// A case was opened. Amounts are in smallest units, times in seconds since the Unix epoch.
        Challenged {
            /// The case.
            case: CaseId,
            /// The disputed work.
            work: T::WorkId,
            /// The provider.
            provider: T::AccountId,
            /// The consumer or the auditor who opened it.
            challenger: T::AccountId,
            /// The fault.
            ground: Ground,
            /// The challenger's stake.
            stake: Balance,
            /// The sentence at stake.
            at_stake: Balance,
            /// End of the commitments.
            commit_until: Seconds,
            /// End of the votes.
            reveal_until: Seconds,
        },
        /// A provider opened its data to the jury.
        Responded {
            /// The case.
            case: CaseId,
            /// Address of the data.
            location: Location,
        },
        /// A juror committed a vote, or replaced its commitment.
        Committed {
            /// The case.
            case: CaseId,
            /// The juror.
            who: T::AccountId,
        },
        /// A juror revealed its vote.
        Revealed {
            /// The case.
            case: CaseId,
            /// The juror.
            who: T::AccountId,
            /// The vote.
            finding: Finding,
            /// Its weight, in smallest units.
            weight: Balance,
        },
        /// The votes of a case ended. Weights are in smallest units.
        Resolved {
            /// The case.
            case: CaseId,
            /// The jury's finding; none if it is undecided and goes to the council.
            finding: Option<Finding>,
            /// Weight of the votes for a fault.
            fault: Balance,
            /// Weight of the votes against one.
            no_fault: Balance,
            /// Weight of the jury.
            jury: Balance,
            /// End of the time to appeal, or to rule, in seconds since the Unix epoch.
            until: Seconds,
        },
        /// The party that lost appealed.
        Appealed {
            /// The case.
            case: CaseId,
            /// The party.
            who: T::AccountId,
            /// Deposit on hold, in smallest units.
            deposit: Balance,
            /// End of the time to rule, in seconds since the Unix epoch.
            until: Seconds,
        },
        /// The council ruled on a case.
        Ruled {
            /// The case.
            case: CaseId,
            /// Its finding.
            finding: Finding,
            /// The jury's finding was upheld.
            upheld: bool,
            /// Jurors with the other finding are fined.
            blame: bool,
        },
        /// A case ended.
        Executed {
            /// The case.
            case: CaseId,
            /// The disputed work.
            work: T::WorkId,
            /// The verdict.
            verdict: Verdict,
            /// Amounts moved.
            moved: Moved,
        },
        /// A canary was committed.
        CanaryCommitted {
            /// Its hash.
            hash: Hash,
        },
        /// A canary was dropped by its operator.
        CanaryDropped {
            /// Its hash.
            hash: Hash,
        },
        /// A canary was revealed. Its audit or its case ended.
        CanaryRevealed {
            /// The work.
            work: T::WorkId,
            /// The auditor.
            auditor: T::AccountId,
            /// `true` if the auditor had failed it, `false` if it had passed it.
            found: bool,
        },
        /// The parameters were updated.
        ParamsSet {
            /// Parameters before.
            old: Params,
            /// Parameters after.
            new: Params,
        },
    }
}
