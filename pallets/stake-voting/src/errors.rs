//! Errors of the pallet.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod errors {
    #[pallet::error]
    #[derive(PartialEq)]
    pub enum Error<T> {
        /// The economy has no votes.
        NotEnabled,
        /// The account stakes less than a proposer must.
        BelowProposerStake,
        /// The account stakes less than a voter must.
        BelowVoterStake,
        /// None of the account's stake was there when the poll began.
        NoPower,
        /// The number of live polls of the kind is at its maximum; try again when one is over.
        TooManyLive,
        /// The account has a live poll of the kind.
        OnePerKind,
        /// The enactment is more than 7 days beyond the timelock.
        EnactmentTooLate,
        /// The call is not known, too long, or none that an approved proposal of the kind could make.
        NotOfKind,
        /// The poll is over, or does not exist.
        NotOngoing,
        /// The account has as many live votes as there can be live polls.
        TooManyVotes,
        /// The account has no vote in the poll.
        NotVoted,
        /// The call would change nothing.
        NoChange,
        /// The new value is outside its range; the call's documentation gives it.
        OutOfRange,
        /// The new value is too far from the current one; the call's documentation gives the limit.
        ChangeTooLarge,
        /// The last change was less than the change interval, a day, ago.
        ChangedTooSoon,
        /// The balance is too small, or the account could not exist with what is left.
        InsufficientBalance,
        /// The account holds no balance for votes.
        NotHeld,
        /// A live vote counts the balance; take the vote back first, or wait for the end of its poll.
        BalanceVotes,
        /// Others may release a balance only a year after it was laid.
        TooEarly,
    }
}
