//! Tokens at genesis: decimals of the native one, which the metrics need to count in whole tokens, facts
//! of the economy that only clients need, and roles of the assets that exist from genesis on.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    reason = "the pallet's macros expand to these"
)]

pub use pallet::*;

#[polkadot_sdk::frame_support::pallet]
pub mod pallet {
    use alloc::{string::String, vec::Vec};
    use polkadot_sdk::{
        frame_support::{self, pallet_prelude::*},
        frame_system::RawOrigin,
        pallet_assets::{self, Asset},
        sp_core::Bytes,
        sp_runtime::traits::StaticLookup,
    };
    use quaestor_primitives::{Balance, Seconds};

    /// Has calls made in the name of accounts when a development network starts.
    pub trait Opening<AccountId> {
        /// Has `who` make the encoded `call` in one of the first blocks.
        fn open(who: &AccountId, call: &[u8]) -> DispatchResult;
    }

    #[pallet::pallet]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: polkadot_sdk::frame_system::Config + pallet_assets::Config {
        /// Account without a key, which holds every role of an asset but that of its issuer.
        type RoleAccount: Get<Self::AccountId>;
        /// Makes the calls of the opening.
        type Opening: Opening<Self::AccountId>;
    }

    /// Decimals of the native token.
    #[pallet::storage]
    pub type Decimals<T: Config> = StorageValue<_, u8, ValueQuery>;

    /// A name of at most 32 bytes.
    pub type Name = BoundedVec<u8, ConstU32<32>>;
    /// A list of names.
    pub type NameList = BoundedVec<Name, ConstU32<16>>;

    /// Facts of the economy that no pallet needs, for clients.
    #[derive(Clone, Default, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
    pub struct EconomyFacts {
        /// Name of the economy.
        pub economy: Name,
        /// Symbol of the native token.
        pub symbol: Name,
        /// Length of a day of the economy, in seconds.
        pub day_secs: Seconds,
        /// Issuance of the native token at genesis, in smallest units.
        pub issuance: Balance,
        /// Names of the tiers at genesis, in their order.
        pub tiers: NameList,
        /// Names of the plans at genesis, in their order.
        pub plans: NameList,
    }

    /// Facts of the economy, fixed at genesis.
    #[pallet::storage]
    pub type Facts<T: Config> = StorageValue<_, EconomyFacts, ValueQuery>;

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// Decimals of the native token.
        pub decimals: u8,
        /// Issuers of assets, which mint and have no other right.
        pub issuers: Vec<(T::AssetId, T::AccountId)>,
        /// Name of the economy.
        pub economy: String,
        /// Symbol of the native token.
        pub symbol: String,
        /// Length of a day of the economy, in seconds.
        pub day_secs: Seconds,
        /// Issuance of the native token at genesis, in smallest units.
        pub issuance: Balance,
        /// Names of the tiers.
        pub tiers: Vec<String>,
        /// Names of the plans.
        pub plans: Vec<String>,
        /// Calls that accounts make in one of the first blocks, encoded; of development networks only.
        pub opening: Vec<(T::AccountId, Bytes)>,
    }

    /// The name as bytes; stops a genesis in which it is too long.
    fn name(text: &str) -> Name {
        Name::try_from(text.as_bytes().to_vec()).expect("a name has at most 32 bytes")
    }

    fn names(list: &[String]) -> NameList {
        let names: Vec<_> = list.iter().map(|text| name(text)).collect();
        NameList::try_from(names).expect("there are at most 16 names")
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            Decimals::<T>::put(self.decimals);
            Facts::<T>::put(EconomyFacts {
                economy: name(&self.economy),
                symbol: name(&self.symbol),
                day_secs: self.day_secs,
                issuance: self.issuance,
                tiers: names(&self.tiers),
                plans: names(&self.plans),
            });
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
            for (who, call) in &self.opening {
                T::Opening::open(who, call).expect("a call of the opening is known");
            }
        }
    }
}
