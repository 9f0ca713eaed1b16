//! The calls.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod calls {
    #[pallet::call(weight(<T as Config>::WeightInfo))]
    impl<T: Config> Pallet<T> {
        /// Bonds `amount` (smallest units) more of the caller's stake. A new auditor bonds at least the
        /// minimum. If all seats are taken, a tenth more than the smallest bond takes its seat.
        ///
        /// Origin: signed.
        ///
        /// ## Errors
        /// - [`Error::BondTooSmall`], [`Error::SetFull`]: the bond is too small.
        /// - [`Error::Leaving`]: the caller's notice has begun. Errors of the vault are passed on.
        /// ## Events
        /// - [`Event::Joined`]
        #[pallet::call_index(0)]
        pub fn join(origin: OriginFor<T>, #[pallet::compact] amount: Balance) -> DispatchResult {
            Self::do_join(ensure_signed(origin)?, amount)
        }

        /// Gives up the caller's seat. Its bond is released after a notice; it still votes in its cases.
        ///
        /// Origin: signed, an auditor.
        ///
        /// ## Errors
        /// - [`Error::NotAnAuditor`], [`Error::Leaving`]: the caller has no seat.
        /// ## Events
        /// - [`Event::Left`]
        #[pallet::call_index(1)]
        pub fn leave(origin: OriginFor<T>) -> DispatchResult {
            Self::do_leave(ensure_signed(origin)?)
        }

        /// Takes the fines of an auditor, pays its rewards, and releases its bond after its notice.
        ///
        /// Origin: signed, any account.
        ///
        /// ## Errors
        /// - [`Error::NotAnAuditor`], [`Error::NothingDue`]: there is nothing to collect.
        /// ## Events
        /// - [`Event::Collected`]
        #[pallet::call_index(2)]
        pub fn collect(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_collect(who)
        }

        /// Puts the set of a new day in force: the auditors with a seat, at their weights of now.
        ///
        /// Origin: signed, any account.
        ///
        /// ## Errors
        /// - [`Error::TooEarly`]: no day has begun since the last rotation.
        /// ## Events
        /// - [`Event::SetRotated`]
        #[pallet::call_index(3)]
        pub fn rotate(origin: OriginFor<T>) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_rotate()
        }

        /// Draws a result from the third block after it on.
        ///
        /// Origin: signed, any account.
        ///
        /// ## Errors
        /// - [`Error::NotFound`], [`Error::NotDrawn`], [`Error::AlreadyDrawn`]: nothing to draw.
        /// - [`Error::TooEarly`], [`Error::TooLate`]: the hash is not known yet or any more.
        /// ## Events
        /// - [`Event::Drawn`]
        #[pallet::call_index(4)]
        pub fn draw(origin: OriginFor<T>, work: T::WorkId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_draw(work)
        }

        /// Answers an audit. A failure opens a case with 1 % of the caller's bond as stake.
        ///
        /// Origin: signed, the auditor.
        ///
        /// ## Errors
        /// - [`Error::NotFound`], [`Error::NotParty`], [`Error::AlreadyAnswered`]: nothing to answer.
        /// - [`Error::TooLate`]: the time to answer is over.
        /// ## Events
        /// - [`Event::Passed`]
        /// - [`Event::Challenged`]
        #[pallet::call_index(5)]
        pub fn answer(origin: OriginFor<T>, work: T::WorkId, answer: Answer) -> DispatchResult {
            Self::do_answer(ensure_signed(origin)?, work, answer)
        }

        /// Closes an audit that is due: the auditor is rewarded, or fined for its silence.
        ///
        /// Origin: signed, any account.
        ///
        /// ## Errors
        /// - [`Error::NotFound`], [`Error::TooEarly`]: no audit of the work is due.
        /// ## Events
        /// - [`Event::AuditClosed`]
        /// - [`Event::Judged`]
        /// - [`Event::Left`]
        #[pallet::call_index(6)]
        pub fn close_audit(origin: OriginFor<T>, work: T::WorkId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_close_audit(work)
        }

        /// Opens a case over `work` with a stake on hold.
        ///
        /// Origin: signed, the consumer, within the time to review the work.
        ///
        /// ## Errors
        /// - [`Error::NotFound`], [`Error::NotParty`], [`Error::TooLate`]: the caller cannot dispute it.
        /// - [`Error::AlreadyChallenged`]: a case over it is open.
        /// - [`Error::InsufficientBalance`]: the caller cannot pay the stake.
        /// ## Events
        /// - [`Event::Challenged`]
        #[pallet::call_index(7)]
        pub fn challenge(
            origin: OriginFor<T>,
            work: T::WorkId,
            ground: Ground,
            evidence: Evidence,
        ) -> DispatchResult {
            Self::do_challenge(ensure_signed(origin)?, work, ground, evidence)
        }

        /// Tells the jury where to find the provider's data, in the first half of the commitments.
        ///
        /// Origin: signed, the provider.
        ///
        /// ## Errors
        /// - [`Error::NotFound`], [`Error::NotParty`], [`Error::WrongPhase`], [`Error::TooLate`].
        /// ## Events
        /// - [`Event::Responded`]
        #[pallet::call_index(8)]
        pub fn respond(
            origin: OriginFor<T>,
            #[pallet::compact] case: CaseId,
            location: Location,
        ) -> DispatchResult {
            Self::do_respond(ensure_signed(origin)?, case, location)
        }

        /// Commits a vote, or replaces a commitment. The runtime API computes the hash.
        ///
        /// Origin: signed, a juror.
        ///
        /// ## Errors
        /// - [`Error::NotFound`], [`Error::NotInTheSet`], [`Error::WrongPhase`], [`Error::TooLate`].
        /// ## Events
        /// - [`Event::Committed`]
        #[pallet::call_index(9)]
        pub fn commit(
            origin: OriginFor<T>,
            #[pallet::compact] case: CaseId,
            hash: Hash,
        ) -> DispatchResult {
            Self::do_commit(ensure_signed(origin)?, case, hash)
        }

        /// Reveals a committed vote. A vote that is not revealed costs a part of the bond.
        ///
        /// Origin: signed, a juror.
        ///
        /// ## Errors
        /// - [`Error::NotFound`], [`Error::NotInTheSet`], [`Error::WrongPhase`], [`Error::TooEarly`],
        ///   [`Error::TooLate`].
        /// - [`Error::BadReveal`]: this is not what was committed.
        /// ## Events
        /// - [`Event::Revealed`]
        #[pallet::call_index(10)]
        pub fn reveal(
            origin: OriginFor<T>,
            #[pallet::compact] case: CaseId,
            finding: Finding,
            salt: Hash,
        ) -> DispatchResult {
            Self::do_reveal(ensure_signed(origin)?, case, finding, salt)
        }

        /// Ends the votes of a case. A finding can be appealed; an undecided case goes to the council.
        ///
        /// Origin: signed, any account, after the votes.
        ///
        /// ## Errors
        /// - [`Error::NotFound`], [`Error::WrongPhase`], [`Error::TooEarly`].
        /// ## Events
        /// - [`Event::Resolved`]
        #[pallet::call_index(11)]
        pub fn resolve(origin: OriginFor<T>, #[pallet::compact] case: CaseId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_resolve(case)
        }

        /// Takes a case to the council, with a deposit on hold. If nobody rules, a tenth of it is lost.
        ///
        /// Origin: signed, the party that lost.
        ///
        /// ## Errors
        /// - [`Error::NotFound`], [`Error::NotParty`], [`Error::WrongPhase`], [`Error::TooLate`],
        ///   [`Error::AlreadyAppealed`].
        /// - [`Error::InsufficientBalance`]: the caller cannot pay the deposit.
        /// ## Events
        /// - [`Event::Appealed`]
        #[pallet::call_index(12)]
        pub fn appeal(origin: OriginFor<T>, #[pallet::compact] case: CaseId) -> DispatchResult {
            Self::do_appeal(ensure_signed(origin)?, case)
        }

        /// Rules on an appealed or undecided case. With `blame` jurors with the other finding are fined.
        ///
        /// Origin: arbiter; with `blame` the origin that may blame.
        ///
        /// ## Errors
        /// - [`Error::NotFound`], [`Error::WrongPhase`], [`Error::TooLate`].
        /// - [`Error::NobodyToBlame`]: the finding is upheld.
        /// ## Events
        /// - [`Event::Ruled`]
        #[pallet::call_index(13)]
        pub fn rule(
            origin: OriginFor<T>,
            #[pallet::compact] case: CaseId,
            finding: Finding,
            blame: bool,
        ) -> DispatchResult {
            match blame {
                true => T::BlameOrigin::ensure_origin(origin).map(drop)?,
                false => T::ArbiterOrigin::ensure_origin(origin).map(drop)?,
            }
            Self::do_rule(case, finding, blame)
        }

        /// Ends a case whose finding stands: the provider is sentenced, or the stake is lost, and the
        /// jury is judged. An undecided case returns the stake.
        ///
        /// Origin: signed, any account, after the time to appeal or to rule.
        ///
        /// ## Errors
        /// - [`Error::NotFound`], [`Error::WrongPhase`], [`Error::TooEarly`].
        /// ## Events
        /// - [`Event::Executed`]
        /// - [`Event::Judged`]
        /// - [`Event::Left`]
        #[pallet::call_index(14)]
        pub fn execute(origin: OriginFor<T>, #[pallet::compact] case: CaseId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_execute(case)
        }

        /// Commits a canary: BLAKE2b-256 of consumer, provider and 32 random bytes.
        ///
        /// Origin: canary operator.
        ///
        /// ## Errors
        /// - [`Error::AlreadyCommitted`], [`Error::TooManyCanaries`].
        /// ## Events
        /// - [`Event::CanaryCommitted`]
        #[pallet::call_index(15)]
        pub fn commit_canary(origin: OriginFor<T>, hash: Hash) -> DispatchResult {
            Self::do_commit_canary(T::CanaryOrigin::ensure_origin(origin)?, hash)
        }

        /// Reveals a canary before its audit is rewarded, or in the commitments of its case. A pass is
        /// fined, a failure rewarded twice.
        ///
        /// Origin: signed, the consumer of the work.
        ///
        /// ## Errors
        /// - [`Error::NotFound`], [`Error::NotParty`], [`Error::WrongPhase`], [`Error::BadReveal`].
        /// ## Events
        /// - [`Event::CanaryRevealed`]
        /// - [`Event::Judged`]
        /// - [`Event::Left`]
        #[pallet::call_index(16)]
        pub fn reveal_canary(
            origin: OriginFor<T>,
            task: Task<T::WorkId>,
            salt: Hash,
        ) -> DispatchResult {
            Self::do_reveal_canary(ensure_signed(origin)?, task, salt)
        }

        /// Drops a canary that was not drawn.
        ///
        /// Origin: canary operator, the one who committed it.
        ///
        /// ## Errors
        /// - [`Error::NotFound`], [`Error::NotParty`].
        /// ## Events
        /// - [`Event::CanaryDropped`]
        #[pallet::call_index(17)]
        pub fn drop_canary(origin: OriginFor<T>, hash: Hash) -> DispatchResult {
            Self::do_drop_canary(&T::CanaryOrigin::ensure_origin(origin)?, hash)
        }

        /// Updates the parameters. Open cases keep their stakes and the deadlines that have begun.
        ///
        /// Origin: governance.
        ///
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no challenges.
        /// - [`Error::OutOfRange`], [`Error::ChangeTooLarge`], [`Error::ChangedTooSoon`].
        /// ## Events
        /// - [`Event::ParamsSet`]
        #[pallet::call_index(18)]
        pub fn set_params(origin: OriginFor<T>, params: Params) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_params(params)
        }
    }
}
