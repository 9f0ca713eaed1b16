//! Events of the pallet.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod events {
    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        /// Tokens of an allocation were released. Amounts are in smallest units.
        Released {
            /// Number of the allocation.
            id: u32,
            /// Its beneficiary, which was paid.
            beneficiary: T::AccountId,
            /// Amount.
            amount: Balance,
            /// Sum of all releases of the allocation.
            released: Balance,
        },
        /// An allocation was handed over.
        HandedOver {
            /// Number of the allocation.
            id: u32,
            /// Beneficiary before.
            from: T::AccountId,
            /// Beneficiary after.
            to: T::AccountId,
        },
        /// An account pledged a first unlock.
        Pledged {
            /// The account.
            who: T::AccountId,
            /// Its pledge.
            pledge: Pledge,
        },
        /// An account took its pledge back.
        Unpledged {
            /// The account.
            who: T::AccountId,
            /// Number of the allocation.
            id: u32,
            /// Amount, in smallest units.
            amount: Balance,
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
