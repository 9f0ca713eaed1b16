//! Events of the pallet. Amounts are in smallest units, times in seconds since the Unix epoch.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod events {
    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        /// An account registered as a provider.
        Registered {
            /// The account.
            provider: T::AccountId,
            /// Its own bond, in smallest units.
            own: Balance,
            /// Share of delegators in its pay, in basis points.
            share_bps: Bps,
            /// Key with which it signs statements.
            key: WorkKey,
            /// Hash of the document that describes its endpoint.
            endpoint: Hash,
            /// Deposit on hold, in smallest units.
            deposit: Balance,
        },
        /// A provider updated its terms.
        Updated {
            /// The provider.
            provider: T::AccountId,
            /// Share of delegators in its pay, in basis points.
            share_bps: Bps,
            /// A lower share, and the time from which it holds, in seconds since the Unix epoch.
            next_share: Option<(Bps, Seconds)>,
            /// Key with which it signs statements.
            key: WorkKey,
            /// Hash of the document that describes its endpoint.
            endpoint: Hash,
        },
        /// Stake was bonded to a provider.
        Delegated {
            /// The provider.
            provider: T::AccountId,
            /// Owner of the stake.
            who: T::AccountId,
            /// Maturity of the bond.
            maturity: MaturityId,
            /// Amount, in smallest units.
            amount: Balance,
            /// Units of the pool for it.
            units: u128,
            /// Backing of the provider after it, in smallest units.
            backing: Balance,
        },
        /// A provider added to its own stake.
        ToppedUp {
            /// The provider.
            provider: T::AccountId,
            /// Amount, in smallest units.
            amount: Balance,
            /// Its own stake after it, in smallest units.
            own: Balance,
        },
        /// A notice began.
        Undelegated {
            /// The provider.
            provider: T::AccountId,
            /// Owner of the stake; the provider itself for own stake.
            who: T::AccountId,
            /// Bonded amount that leaves, in smallest units. Losses are taken from it.
            amount: Balance,
            /// Units of the pool for it; zero for own stake.
            units: u128,
            /// End of the notice, in seconds since the Unix epoch.
            end: Seconds,
            /// Backing of the provider after it, in smallest units.
            backing: Balance,
        },
        /// Bonds of an account were released.
        Released {
            /// The account.
            who: T::AccountId,
            /// Amount, in smallest units.
            amount: Balance,
            /// Amount in notices and releases to come, in smallest units.
            left: Balance,
        },
        /// The loss of a bond, or of a notice that has ended, was taken.
        Realised {
            /// The provider.
            provider: T::AccountId,
            /// Owner of the stake.
            who: T::AccountId,
            /// Loss, in smallest units.
            amount: Balance,
            /// Amount that is left, in smallest units.
            left: Balance,
        },
        /// Income was paid.
        Collected {
            /// The provider that earned it.
            provider: T::AccountId,
            /// The account that was paid.
            who: T::AccountId,
            /// Amounts by asset, in smallest units.
            amounts: PerAsset<Balance>,
        },
        /// A provider received income that is no pay for work.
        Funded {
            /// The provider.
            provider: T::AccountId,
            /// The asset.
            asset: AssetKind,
            /// Part of its own stake, in smallest units.
            own: Balance,
            /// Part of its delegators, in smallest units.
            pool: Balance,
        },
        /// A provider resigned: it takes no new work and no new bonds.
        Resigned {
            /// The provider.
            provider: T::AccountId,
        },
        /// Nothing is left of a provider that resigned, and its deposit was returned.
        Removed {
            /// The provider.
            provider: T::AccountId,
            /// Deposit, in smallest units.
            deposit: Balance,
        },
        /// A challenge against a provider began or ended.
        Contested {
            /// The provider.
            provider: T::AccountId,
            /// Open challenges against it.
            contested: u16,
        },
        /// A provider paid a penalty out of its own stake.
        Penalised {
            /// The provider.
            provider: T::AccountId,
            /// The account that was paid.
            to: T::AccountId,
            /// Amount, in smallest units.
            amount: Balance,
        },
        /// A provider was sentenced.
        Slashed {
            /// The provider.
            provider: T::AccountId,
            /// Day of the fault.
            day: Day,
            /// The sentence, in smallest units.
            amount: Balance,
            /// Amount taken from its own stake, in smallest units.
            taken: Balance,
            /// Loss of its delegators, in smallest units. Each of them realises its part later.
            delegators: Balance,
            /// Factor of the pool before, times 10^36.
            factor_old: u128,
            /// Factor of the pool now, times 10^36.
            factor_new: u128,
            /// Backing that the caps refer to, in smallest units.
            reference: Balance,
            /// Sum of the sentences of the slash epoch, in smallest units.
            taken_in_epoch: Balance,
        },
        /// A provider takes no new work until a time.
        Jailed {
            /// The provider.
            provider: T::AccountId,
            /// That time, in seconds since the Unix epoch.
            until: Seconds,
        },
        /// A provider reached another tier, or none.
        TierReached {
            /// The provider.
            provider: T::AccountId,
            /// Tier before.
            old: Option<TierId>,
            /// Tier now.
            new: Option<TierId>,
        },
        /// Income is kept in a further asset.
        AssetAdded {
            /// The asset.
            asset: AssetKind,
        },
        /// The parameters were updated.
        ParamsSet {
            /// Parameters before.
            old: Params,
            /// Parameters now.
            new: Params,
        },
    }
}
