//! The read of every block.

use crate::{Blocks, Config, Pallet};
use polkadot_sdk::{
    frame_benchmarking::v2::*, frame_support::traits::Get, frame_system::pallet_prelude::*,
};

#[benchmarks]
mod benches {
    use super::*;

    /// `pallet-session` asks for the length.
    #[benchmark]
    fn on_initialize() {
        Blocks::<T>::put(BlockNumberFor::<T>::from(10u32));
        let blocks: BlockNumberFor<T>;
        #[block]
        {
            blocks = <Pallet<T> as Get<_>>::get();
        }
        assert_eq!(blocks, 10u32.into());
    }
}
