//! Errors of the pallet.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod errors {
    #[pallet::error]
    #[derive(PartialEq)]
    pub enum Error<T> {
        /// The economy has no providers.
        NotEnabled,
        /// There is no such provider, or no such bond.
        NotFound,
        /// The account is registered as a provider.
        AlreadyRegistered,
        /// The provider has resigned, is jailed, or its backing or own stake is too small for new work.
        NotActive,
        /// A challenge against the provider is open; it takes no bonds until it has ended.
        Contested,
        /// The provider's pool was slashed so far that it takes no more bonds.
        PoolExhausted,
        /// The amount is zero.
        ZeroAmount,
        /// The bond, or the rest of it, would be below the minimum.
        BelowMinimumBond,
        /// The amount is above that of the bond.
        ExceedsBond,
        /// The own stake of the provider would be too small a share of its backing.
        OwnShareTooLow,
        /// The price is above the largest one, or all prices together are above the liability limit.
        ExceedsLimit,
        /// The provider has as much unsettled work as its tier allows.
        TooManyOpen,
        /// The account has bonds with, or notices from, the maximum number of providers.
        TooManyProviders,
        /// The account has the maximum number of bonds.
        TooManyBonds,
        /// There is no such maturity.
        UnknownMaturity,
        /// There is no such asset.
        UnknownAsset,
        /// Income in this asset is kept already.
        KnownAsset,
        /// Income is kept in the maximum number of assets.
        TooManyAssets,
        /// Nothing is due, or it cannot be received.
        NothingDue,
        /// No notice has ended, and nothing can be released yet.
        NotDue,
        /// The provider has unsettled work.
        WorkOpen,
        /// The share of delegators is above its maximum.
        ShareOutOfRange,
        /// The balance is too small.
        InsufficientBalance,
        /// A new value is outside its range; the documentation of the parameters gives it.
        OutOfRange,
        /// A new value is too far from the current one; the documentation of the parameters gives
        /// the limit.
        ChangeTooLarge,
        /// The last change was less than the change interval, a day, ago.
        ChangedTooSoon,
    }
}
