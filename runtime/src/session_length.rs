//! Length of sessions: genesis data, since a network on one machine should not take twenty minutes
//! to change its validators.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    reason = "the pallet's macros expand to these, and nonsense at genesis should stop the chain"
)]

pub use pallet::*;

#[polkadot_sdk::frame_support::pallet]
pub mod pallet {
    use polkadot_sdk::{
        frame_support::{self, pallet_prelude::*},
        frame_system::pallet_prelude::*,
        sp_runtime::traits::{One, Zero},
    };

    #[pallet::pallet]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: polkadot_sdk::frame_system::Config {
        /// Blocks of a session where genesis does not say.
        #[pallet::constant]
        type Usual: Get<BlockNumberFor<Self>>;
    }

    /// Blocks of a session, where genesis has said so; fixed since then.
    #[pallet::storage]
    pub type Blocks<T: Config> = StorageValue<_, BlockNumberFor<T>, OptionQuery>;

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// Blocks of a session; the usual number if it is left out.
        pub blocks: Option<BlockNumberFor<T>>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            if let Some(blocks) = self.blocks {
                // No transaction finds room in a block that ends a session.
                assert!(blocks > One::one(), "a session must last two blocks at least");
                Blocks::<T>::put(blocks);
            }
        }
    }

    impl<T: Config> Get<BlockNumberFor<T>> for Pallet<T> {
        fn get() -> BlockNumberFor<T> {
            Blocks::<T>::get().filter(|blocks| !blocks.is_zero()).unwrap_or_else(T::Usual::get)
        }
    }
}
