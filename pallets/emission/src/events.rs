//! Events of the pallet.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod events {
    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        /// Native tokens were issued. Amounts are in smallest units.
        Minted {
            /// The line that issued them.
            line: Line,
            /// Amount.
            amount: Balance,
            /// Sum that the line has issued.
            minted: Balance,
            /// Its cap.
            cap: Balance,
        },
        /// A drip came late: after a halt, or after the pool had refused.
        DripLate {
            /// Amount that later drips issue, in smallest units.
            behind: Balance,
            /// Time that no drip had covered, in seconds.
            uncovered_secs: Seconds,
        },
        /// An author was paid. Amounts are in smallest units.
        AuthorPaid {
            /// The author.
            who: T::AccountId,
            /// Blocks since its last payment.
            blocks: u32,
            /// Amount added to its balance.
            liquid: Balance,
            /// Amount staked for it.
            staked: Balance,
            /// Position of the stake, if there was any.
            position: Option<PositionId>,
        },
        /// A liquid part stays owed, because it would leave the account below the minimum balance.
        PayoutDeferred {
            /// The author.
            who: T::AccountId,
            /// Amount, in smallest units.
            amount: Balance,
        },
        /// A staked part stays owed, because the stake refused it.
        StakeDeferred {
            /// The author.
            who: T::AccountId,
            /// Amount, in smallest units.
            amount: Balance,
            /// Reason of the stake.
            reason: DispatchError,
        },
        /// A part of the rewards owed to an author was dropped, because it exceeds the cap.
        CapReached {
            /// The author.
            who: T::AccountId,
            /// Amount, in smallest units.
            unpaid: Balance,
        },
        /// The treasury added to the reward pool.
        ToppedUp {
            /// Amount, in smallest units.
            amount: Balance,
        },
        /// A rate was lowered.
        Lowered {
            /// The rate.
            rate: Rate,
            /// Value before, in smallest units.
            old: Balance,
            /// Value after, in smallest units.
            new: Balance,
        },
        /// The emission of a day was noted. Days without a note before it count with their base. Amounts
        /// are in smallest units.
        DayNoted {
            /// The day, counted from the Unix epoch.
            day: u32,
            /// Growth of use on that day, in basis points.
            growth_bps: Bps,
            /// Irrecoverable cost of the day before.
            irrecoverable: Balance,
            /// Emission of the day.
            emission: Balance,
        },
        /// An emission by days was divided. Amounts are in smallest units.
        Divided {
            /// To the reward pool.
            stakers: Balance,
            /// To the work pool.
            work: Balance,
            /// To the audit pot.
            audits: Balance,
            /// To the treasury.
            treasury: Balance,
        },
        /// The shares of an emission by days were updated.
        SharesSet {
            /// Shares before.
            old: Shares,
            /// Shares after.
            new: Shares,
        },
    }
}
