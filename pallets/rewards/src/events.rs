//! Events of the pallet.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod events {
    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        /// A pool was funded.
        Funded {
            /// Its asset.
            asset: AssetKind,
            /// Amount, in smallest units.
            amount: Balance,
            /// When its stream ends; `None` where the rate follows the weights.
            end: Option<Seconds>,
            /// Its source.
            source: FundingSource<T::AccountId>,
        },
        /// Rewards were claimed and vest from now on.
        Claimed {
            /// Account that claimed.
            who: T::AccountId,
            /// The asset.
            asset: AssetKind,
            /// Amount, in smallest units.
            amount: Balance,
            /// The stream it vests in; `None` if it was paid at once.
            stream: Option<u32>,
        },
        /// Vested rewards were paid.
        Collected {
            /// To whom.
            who: T::AccountId,
            /// The asset.
            asset: AssetKind,
            /// Amount, in smallest units.
            amount: Balance,
        },
        /// A payout is too small for an account that cannot exist on it; it stays collectable.
        PayoutDeferred {
            /// Whose.
            who: T::AccountId,
            /// The asset.
            asset: AssetKind,
            /// Amount, in smallest units.
            amount: Balance,
        },
        /// The unvested part of a stream was given back.
        StreamForfeited {
            /// Whose.
            who: T::AccountId,
            /// The asset.
            asset: AssetKind,
            /// The stream.
            stream: u32,
            /// Amount given back, in smallest units.
            forfeited: Balance,
        },
        /// Reward became stake.
        Compounded {
            /// Whose.
            who: T::AccountId,
            /// The position that earned it and grew.
            position: PositionId,
            /// Amount, in smallest units.
            amount: Balance,
        },
        /// Reward in another asset bought stake.
        CompoundedThroughExchange {
            /// Whose.
            who: T::AccountId,
            /// The position that earned it and grew.
            position: PositionId,
            /// The asset.
            asset: AssetKind,
            /// Amount spent of it, in smallest units.
            spent: Balance,
            /// Growth of the position, in smallest units of the native token.
            amount: Balance,
        },
        /// Automatic compounding was switched.
        AutoCompoundSet {
            /// By whom.
            who: T::AccountId,
            /// On or off.
            on: bool,
        },
        /// A position gave up its escrow.
        EscrowForfeited {
            /// Whose.
            who: T::AccountId,
            /// The position.
            position: PositionId,
            /// The asset.
            asset: AssetKind,
            /// Amount in smallest units, rounded down.
            amount: Balance,
        },
        /// Unallocated reward was released.
        UnallocatedReleased {
            /// The asset.
            asset: AssetKind,
            /// The reason for which it was unallocated.
            reason: Unallocated,
            /// Destination of the amount.
            destination: Destination,
            /// Amount, in smallest units.
            amount: Balance,
        },
        /// From now on rewards go past the stakers, or to them again.
        RedirectionSet {
            /// Past the stakers.
            redirected: bool,
        },
        /// A pool was added.
        PoolAdded {
            /// Its asset.
            asset: AssetKind,
            /// Its rules.
            params: PoolParams,
        },
        /// New rules of a pool were announced. They replace an earlier announcement.
        PoolParamsAnnounced {
            /// Its asset.
            asset: AssetKind,
            /// Current rules.
            old: PoolParams,
            /// Rules to come.
            new: PoolParams,
            /// Time at which they take effect, in seconds since the Unix epoch.
            from: Seconds,
        },
        /// Announced rules of a pool took effect.
        PoolParamsSet {
            /// Its asset.
            asset: AssetKind,
            /// Before.
            old: PoolParams,
            /// Now.
            new: PoolParams,
        },
    }
}
