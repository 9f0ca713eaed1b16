//! Errors of the pallet.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod errors {
    #[pallet::error]
    #[derive(PartialEq)]
    pub enum Error<T> {
        /// The clock starts with the second block; try again then.
        ClockNotStarted,
        /// After a halt the clock is still catching up; entries open again in a few blocks.
        CatchingUp,
        /// The amount is zero.
        ZeroAmount,
        /// There is no such tier.
        UnknownTier,
        /// The tier takes no new positions.
        TierClosed,
        /// The caller has no position, or nothing cooling down, of that number.
        NotFound,
        /// The account has the maximum number of positions.
        TooManyPositions,
        /// The position would be below the minimum, and not zero.
        BelowMinimumStake,
        /// The account's stake would be above the maximum.
        AboveMaximumStake,
        /// The wallet has used its allowance of this epoch.
        WalletCapReached,
        /// The free balance is too small.
        InsufficientBalance,
        /// The free balance is large enough, but part of it is frozen.
        Frozen,
        /// The lock has not ended; `early_unstake` leaves before, at its price.
        Locked,
        /// Positions of this tier cannot be left before their lock ends.
        Firm,
        /// The account's positions have these boosts already.
        NoChange,
        /// The amount is above that of the position.
        ExceedsPosition,
        /// Nothing is cooling down.
        NothingInCooldown,
        /// The cooldown has not ended.
        CoolingDown,
        /// All that has cooled down is bonded, or the principal penalty would take bonded stake.
        Bonded,
        /// The positions do not hold this amount beside what is bonded.
        InsufficientStake,
        /// The tier table is immutable.
        TiersImmutable,
        /// The new value is outside its bounds, which the documentation of the parameters gives.
        OutOfRange,
        /// The new value is more than twice or less than half the old one.
        ChangeTooLarge,
        /// The last change was less than the change interval, a day, ago.
        ChangedTooSoon,
    }
}
