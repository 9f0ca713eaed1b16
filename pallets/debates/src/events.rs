//! Events of the pallet.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod events {
    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        /// An account registered as an agent.
        AgentRegistered {
            /// The account.
            agent: T::AccountId,
            /// Hash of its name.
            name: Hash,
            /// Deposit on hold, in smallest units.
            deposit: Balance,
        },
        /// An agent retired, and its deposit was returned.
        AgentRetired {
            /// The account.
            agent: T::AccountId,
            /// Deposit returned, in smallest units.
            deposit: Balance,
        },
        /// A session was opened.
        Opened {
            /// Its number.
            session: SessionId,
            /// The session. Its pool is the agents' part of the fee.
            details: Session<T::AccountId>,
            /// The part of the fee that went to the revenue router, in smallest units.
            revenue: Balance,
        },
        /// An account added to the pool of a session.
        Funded {
            /// The session.
            session: SessionId,
            /// The account.
            who: T::AccountId,
            /// Amount, in smallest units.
            amount: Balance,
            /// The pool after it, in smallest units.
            pool: Balance,
        },
        /// An account voted in a session, or changed its vote.
        Voted {
            /// The session.
            session: SessionId,
            /// The account.
            who: T::AccountId,
            /// Option and power of its vote before.
            old: Option<(OptionId, StakeWeight)>,
            /// Option and power (smallest units times basis points) of its vote.
            new: (OptionId, StakeWeight),
        },
        /// The points of a session were recorded.
        Recorded {
            /// The session.
            session: SessionId,
            /// Points of each agent.
            points: Points,
        },
        /// A session was settled: the pool went to the agents. Amounts are in smallest units; their
        /// sum is the pool.
        Settled {
            /// The session.
            session: SessionId,
            /// The option with more power than every other one.
            winner: Option<OptionId>,
            /// Power of the votes for each option.
            tallies: Tallies,
            /// Amount that each agent received.
            paid: Payments,
            /// Amount that the treasury received: remainders, and parts that an agent could not
            /// receive.
            to_treasury: Balance,
            /// Amount that neither could receive; it stays in the pallet's account.
            unpaid: Balance,
        },
        /// A session was settled without points: the pool went back to the opener. Amounts are in
        /// smallest units; their sum is the pool.
        Refunded {
            /// The session.
            session: SessionId,
            /// The option with more power than every other one.
            winner: Option<OptionId>,
            /// Power of the votes for each option.
            tallies: Tallies,
            /// The opener.
            opener: T::AccountId,
            /// Amount that the opener received.
            amount: Balance,
            /// Amount that the treasury received, because the opener could not receive it.
            to_treasury: Balance,
            /// Amount that neither could receive; it stays in the pallet's account.
            unpaid: Balance,
        },
        /// The record of an account whose votes and boost had ended was removed.
        Forgotten {
            /// The account.
            who: T::AccountId,
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
