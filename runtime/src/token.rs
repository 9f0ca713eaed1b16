//! Tokens at genesis: decimals of the native one, which the metrics need to count in whole tokens, and
//! roles of the assets that exist from genesis on.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    reason = "the pallet's macros expand to these"
)]

pub use pallet::*;

#[polkadot_sdk::frame_support::pallet]
pub mod pallet {
    use alloc::vec::Vec;
    use polkadot_sdk::{
        frame_support::{self, pallet_prelude::*},
        frame_system::RawOrigin,
        pallet_assets::{self, Asset},
        sp_runtime::traits::StaticLookup,
    };

    #[pallet::pallet]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: polkadot_sdk::frame_system::Config + pallet_assets::Config {
        /// Account without a key, which holds every role of an asset but that of its issuer.
        type RoleAccount: Get<Self::AccountId>;
    }

    /// Decimals of the native token.
    #[pallet::storage]
    pub type Decimals<T: Config> = StorageValue<_, u8, ValueQuery>;

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// Decimals of the native token.
        pub decimals: u8,
        /// Issuers of assets, which mint and have no other right.
        pub issuers: Vec<(T::AssetId, T::AccountId)>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            Decimals::<T>::put(self.decimals);
            for (id, issuer) in &self.issuers {
                let asset = Asset::<T>::get(id).expect("an issuer needs an asset");
                let nobody = || T::Lookup::unlookup(T::RoleAccount::get());
                pallet_assets::Pallet::<T>::force_asset_status(
                    RawOrigin::Root.into(),
                    id.clone().into(),
                    nobody(),
                    T::Lookup::unlookup(issuer.clone()),
                    nobody(),
                    nobody(),
                    asset.min_balance,
                    asset.is_sufficient,
                    false,
                )
                .expect("root sets the roles of an asset");
            }
        }
    }
}
