//! Events of the pallet.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod events {
    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        /// A position was opened.
        Staked {
            /// Its owner.
            who: T::AccountId,
            /// Its number.
            position: PositionId,
            /// Its tier.
            tier: TierId,
            /// Locked amount, in smallest units.
            amount: Balance,
            /// Amount beyond the wallet cap that was not taken, in smallest units.
            refused: Balance,
            /// End of the lock, in seconds since the Unix epoch.
            lock_end: Seconds,
        },
        /// The wallet has used its allowance of this epoch.
        WalletCapped {
            /// The wallet.
            who: T::AccountId,
            /// Number of the epoch.
            epoch: u32,
            /// End of the epoch, in seconds since the Unix epoch.
            until: Seconds,
        },
        /// All or part of a position left after its lock ended. Its weight is gone; the principal
        /// cools down.
        Unstaked {
            /// Its owner.
            who: T::AccountId,
            /// Its number.
            position: PositionId,
            /// Amount that left, in smallest units.
            amount: Balance,
            /// Amount that stays, in smallest units.
            remaining: Balance,
            /// Time from which the amount can be withdrawn, in seconds since the Unix epoch.
            release: Seconds,
        },
        /// A position left before its lock ended, and gave up its escrowed reward.
        EarlyUnstaked {
            /// Its owner.
            who: T::AccountId,
            /// Its number.
            position: PositionId,
            /// Amount that cools down, in smallest units.
            amount: Balance,
            /// Principal penalty, in smallest units.
            penalty: Balance,
            /// Time from which the amount can be withdrawn, in seconds since the Unix epoch.
            release: Seconds,
        },
        /// Part of the amount of an exit is compounded reward that has not vested: it can be withdrawn
        /// later than the rest.
        UnvestedHeld {
            /// Its owner.
            who: T::AccountId,
            /// That part, in smallest units.
            amount: Balance,
            /// Time from which it can be withdrawn, in seconds since the Unix epoch.
            release: Seconds,
        },
        /// An amount that was cooling down is staked again.
        UnstakeCancelled {
            /// Its owner.
            who: T::AccountId,
            /// Number of the amount that was cooling down.
            chunk: PositionId,
            /// Number of the new position.
            position: PositionId,
            /// Amount, in smallest units.
            amount: Balance,
        },
        /// Principal was paid out: after its cooldown, or with the exit if there is none.
        Withdrawn {
            /// Its owner.
            who: T::AccountId,
            /// Amount, in smallest units.
            amount: Balance,
        },
        /// Stake was added to a position, under its lock.
        StakeIncreased {
            /// Its owner.
            who: T::AccountId,
            /// Its number.
            position: PositionId,
            /// Added amount, in smallest units.
            added: Balance,
            /// Its new amount, in smallest units.
            amount: Balance,
        },
        /// The boosts of all positions of an account were replaced.
        BoostsSet {
            /// The account.
            who: T::AccountId,
            /// Its boosts: basis points and end, in seconds since the Unix epoch.
            boosts: Boosts,
        },
        /// Stake was slashed.
        Slashed {
            /// Its owner.
            who: T::AccountId,
            /// Amount taken, in smallest units.
            amount: Balance,
            /// Requested amount that the account did not have, in smallest units.
            missing: Balance,
            /// Amount taken from each position and from each amount that cools down, by number;
            /// together `amount`. A position that keeps less than the minimum stake is closed
            /// before, with an event of its own.
            parts: SlashParts,
        },
        /// A new epoch of the wallet cap began.
        EpochStarted {
            /// Its number.
            epoch: u32,
            /// Its end, in seconds since the Unix epoch.
            end: Seconds,
            /// Reference stake of the wallet cap, in smallest units.
            reference: Balance,
        },
        /// A tier was set. Positions that are open keep their terms.
        TierSet {
            /// Its index in the table.
            tier: TierId,
            /// Previous tier, if it existed.
            old: Option<Tier>,
            /// New tier.
            new: Tier,
        },
        /// The bounds on an account's stake were set.
        StakeLimitsSet {
            /// Minimum and maximum before.
            old: (Balance, Option<Balance>),
            /// Minimum and maximum now.
            new: (Balance, Option<Balance>),
        },
        /// The wallet cap was set: the share holds at once, the floor from the next epoch on.
        WalletCapSet {
            /// Cap (basis points) and floor of its reference before.
            old: (Option<Bps>, Balance),
            /// Cap (basis points) and floor of its reference now.
            new: (Option<Bps>, Balance),
        },
        /// The cooldown was set, for unstakes to come.
        CooldownSet {
            /// Seconds before.
            old: Seconds,
            /// Seconds now.
            new: Seconds,
        },
    }
}
