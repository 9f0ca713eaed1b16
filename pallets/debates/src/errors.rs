//! Errors of the pallet.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod errors {
    #[pallet::error]
    #[derive(PartialEq)]
    pub enum Error<T> {
        /// The economy has no sessions.
        NotEnabled,
        /// The account is registered as an agent.
        AlreadyRegistered,
        /// The account is not registered as an agent.
        UnknownAgent,
        /// An agent is listed twice.
        ListedTwice,
        /// The number of agents is not from 2 to 16.
        AgentsOutOfRange,
        /// The number of options is not from 2 to 8.
        OptionsOutOfRange,
        /// The session does not last from an hour to 7 days.
        LengthOutOfRange,
        /// The caller's stake is below the minimum to open a session.
        BelowSessionStake,
        /// The fee exceeds its maximum.
        AboveMaximum,
        /// The number of sessions is at its maximum and none can be settled; try again later.
        TooManySessions,
        /// The balance of the caller is too small.
        InsufficientBalance,
        /// The amount is zero.
        ZeroAmount,
        /// There is no such session, or it is settled.
        UnknownSession,
        /// The session has ended.
        Closed,
        /// The session has no such option.
        UnknownOption,
        /// The caller had no stake when the session was opened, or none of that is left.
        NoPower,
        /// The number of the caller's votes is at its maximum; try again when a session has ended.
        TooManyVotes,
        /// The new vote equals the current one.
        NoChange,
        /// The session has not ended.
        StillOpen,
        /// The time to record points is over.
        TooLate,
        /// The points are recorded.
        AlreadyRecorded,
        /// There is not one number of points for each agent, or one is above 1,000.
        InvalidPoints,
        /// No points are recorded, and the time to record them is not over.
        NotRecorded,
        /// The account has no record.
        UnknownParticipant,
        /// A vote or the boost of the account has not ended.
        StillActive,
        /// A new value is outside its range; the documentation of the parameters gives it.
        OutOfRange,
        /// A new value is too far from the current one; the documentation of the parameters gives
        /// the limit.
        ChangeTooLarge,
        /// The last change was less than the change interval, a day, ago.
        ChangedTooSoon,
    }
}
