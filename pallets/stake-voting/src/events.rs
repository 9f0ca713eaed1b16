//! Events of the pallet.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod events {
    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        /// A proposal was submitted, and its poll began.
        Proposed {
            /// The poll.
            poll: PollIndex,
            /// Kind of the proposal.
            kind: Kind,
            /// The account that proposed.
            who: T::AccountId,
        },
        /// An account voted, or changed its vote. Power is in smallest units times basis points.
        Voted {
            /// The poll.
            poll: PollIndex,
            /// The account.
            who: T::AccountId,
            /// Its choice before; `None` if it had no vote.
            old: Option<Choice>,
            /// Its choice.
            new: Choice,
            /// Its power, which counts for the quorum.
            raw: StakeWeight,
            /// The part that counts for the approval: capped, and its root where the poll says so.
            counted: StakeWeight,
        },
        /// An account took its vote back.
        VoteRemoved {
            /// The poll.
            poll: PollIndex,
            /// The account.
            who: T::AccountId,
        },
        /// The power of a vote shrank with its account's stake. Smallest units times basis points.
        VoteReduced {
            /// The poll.
            poll: PollIndex,
            /// The account.
            who: T::AccountId,
            /// Power before.
            old: StakeWeight,
            /// Power after; at zero the vote is gone.
            new: StakeWeight,
        },
        /// The record of an account's votes was cleared of polls that are over.
        VotesForgotten {
            /// The account.
            who: T::AccountId,
            /// Number of votes that were removed.
            votes: u32,
        },
        /// The parameters were updated.
        ParamsSet {
            /// Parameters before.
            old: Box<Params>,
            /// Parameters after.
            new: Box<Params>,
        },
        /// A balance was held for votes. Amounts are in smallest units.
        BalanceHeld {
            /// The account.
            who: T::AccountId,
            /// Amount.
            amount: Balance,
            /// All that it holds.
            total: Balance,
        },
        /// A balance that was held for votes was released.
        BalanceReleased {
            /// The account.
            who: T::AccountId,
            /// Amount, in smallest units.
            amount: Balance,
        },
    }
}
