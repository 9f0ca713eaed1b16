//! Runtime API of badges.

use crate::{
    types::{BadgeNumber, Params},
    Config, Count, Holders, Pallet, Parameters,
};
use codec::Codec;
use polkadot_sdk::sp_api;

sp_api::decl_runtime_apis! {
    /// Reads of badges.
    pub trait GenesisBadgeApi<AccountId: Codec> {
        /// Number of the badge of `who`.
        fn badge(who: AccountId) -> Option<BadgeNumber>;
        /// Number of badges that are not given.
        fn left() -> u32;
        /// The parameters, if the economy has badges.
        fn params() -> Option<Params>;
    }
}

impl<T: Config> Pallet<T> {
    pub(crate) fn badge_of(who: &T::AccountId) -> Option<BadgeNumber> {
        Holders::<T>::get(who)
    }

    pub(crate) fn not_given() -> u32 {
        let supply = Parameters::<T>::get().map_or(0, |params| params.supply);
        supply.saturating_sub(Count::<T>::get())
    }

    pub(crate) fn params_view() -> Option<Params> {
        Parameters::<T>::get()
    }
}
