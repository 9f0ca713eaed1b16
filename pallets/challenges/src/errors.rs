//! Errors of the pallet.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod errors {
    #[pallet::error]
    #[derive(PartialEq)]
    pub enum Error<T> {
        /// The economy has no challenges.
        NotEnabled,
        /// There is no such case, audit, result or canary, or it has ended.
        NotFound,
        /// The account is not an auditor.
        NotAnAuditor,
        /// The auditor is leaving; it can join again when its bond is released.
        Leaving,
        /// The bond is below the minimum.
        BondTooSmall,
        /// All seats are taken, and the bond is not a tenth larger than the smallest one.
        SetFull,
        /// The auditor has no fine, no reward and no bond to be released.
        NothingDue,
        /// The account is not on the jury of the case.
        NotInTheSet,
        /// The account is not the party that may do this.
        NotParty,
        /// The result is not audited.
        NotDrawn,
        /// The result was drawn for an audit.
        AlreadyDrawn,
        /// The audit was answered.
        AlreadyAnswered,
        /// A case over the work is open.
        AlreadyChallenged,
        /// The case was appealed, or is before the council.
        AlreadyAppealed,
        /// The case or the audit is in another phase.
        WrongPhase,
        /// It is too early; try again later.
        TooEarly,
        /// The time for it is over.
        TooLate,
        /// The finding and the salt are not those of the commitment, or the canary is not one that was
        /// committed before the work was promised.
        BadReveal,
        /// Nobody can be blamed for a finding that is upheld.
        NobodyToBlame,
        /// A canary with this hash is committed.
        AlreadyCommitted,
        /// The number of canaries is at its maximum; drop or reveal one.
        TooManyCanaries,
        /// The balance of the caller is too small.
        InsufficientBalance,
        /// A new value is outside its range; the documentation of the parameters gives it.
        OutOfRange,
        /// A new value is too far from the current one.
        ChangeTooLarge,
        /// The last change was too recent.
        ChangedTooSoon,
    }
}
