//! # Session length
//!
//! The number of blocks in a session, fixed at genesis.
//!
//! Sessions of a real network last minutes; a network on one machine, or a test, wants to see its
//! validators change within seconds. A constant of the runtime cannot serve both, so the length is
//! genesis data, with a default for a genesis that does not set it.
//!
//! ## Terminology
//!
//! - **Session**: the blocks between two changes of the validator set.
//!
//! ## Goals
//!
//! 1. **One runtime for every network.** The length is read from the state.
//! 2. **A session has room for transactions.** The block that ends a session has no room left for
//!    any, so a session has at least [`MIN_BLOCKS`] blocks.
//! 3. **The length of a running chain is constant.** The pallet has no calls: an index of a session
//!    always stands for the same blocks.
//!
//! ## Interface
//!
//! The pallet implements `Get<BlockNumber>`, which the runtime hands to `PeriodicSessions`.
//! `pallet-session` reads it in every block and declares nothing for it, so the hook of this pallet
//! does.
//!
//! ## Example
//!
//! Lengths at genesis:
#![doc = docify::embed!("src/tests.rs", genesis_sets_the_length)]
#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]
#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test that cannot go on should stop"))]

pub use pallet::*;
pub use weights::WeightInfo;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "std", feature = "try-runtime"))]
mod try_state;
pub mod weights;

use polkadot_sdk::frame_support;

/// Blocks of the shortest session.
pub const MIN_BLOCKS: u32 = 2;

#[allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    reason = "the pallet's macros expand to these, and nonsense at genesis should stop the chain"
)]
#[frame_support::pallet]
pub mod pallet {
    use crate::{WeightInfo, MIN_BLOCKS};
    use frame_support::pallet_prelude::*;
    use frame_system::pallet_prelude::*;
    #[cfg(feature = "try-runtime")]
    use polkadot_sdk::sp_runtime;
    use polkadot_sdk::{frame_support, frame_system};

    /// The layout of the storage in this version.
    pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: polkadot_sdk::frame_system::Config {
        /// Blocks of a session if genesis does not set them.
        #[pallet::constant]
        type DefaultBlocks: Get<BlockNumberFor<Self>>;
        /// Weight of the hook.
        type WeightInfo: WeightInfo;
    }

    /// Blocks of a session; `None` if genesis left the default. Never changes after genesis.
    #[pallet::storage]
    pub type Blocks<T: Config> = StorageValue<_, BlockNumberFor<T>, OptionQuery>;

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// Blocks of a session, at least [`MIN_BLOCKS`]; the default if absent.
        pub blocks: Option<BlockNumberFor<T>>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            if let Some(blocks) = self.blocks {
                assert!(blocks >= MIN_BLOCKS.into(), "a session must have at least two blocks");
                Blocks::<T>::put(blocks);
            }
        }
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn on_initialize(_: BlockNumberFor<T>) -> Weight {
            T::WeightInfo::on_initialize()
        }

        fn integrity_test() {
            assert!(
                T::DefaultBlocks::get() >= MIN_BLOCKS.into(),
                "`DefaultBlocks` must be at least two",
            );
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    impl<T: Config> Get<BlockNumberFor<T>> for Pallet<T> {
        fn get() -> BlockNumberFor<T> {
            Blocks::<T>::get().unwrap_or_else(T::DefaultBlocks::get)
        }
    }
}
