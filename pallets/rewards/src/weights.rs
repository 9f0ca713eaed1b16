//! Weights of the rewards. Replaced by `make weights`.

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::weights::Weight, frame_system};

/// Weights of the calls and the hook.
pub trait WeightInfo {
    /// The call `claim_rewards`, with this many positions.
    fn claim_rewards(positions: u32) -> Weight;
    /// What `on_idle` costs before it visits anybody.
    fn on_idle_base() -> Weight;
    /// The call `fund`.
    fn fund() -> Weight;
    /// The call `collect_vested`.
    fn collect_vested() -> Weight;
    /// The call `forfeit_stream`.
    fn forfeit_stream() -> Weight;
    /// The call `compound`.
    fn compound() -> Weight;
    /// The call `set_auto_compound`.
    fn set_auto_compound() -> Weight;
    /// The call `release_pot`.
    fn release_pot() -> Weight;
    /// The call `add_pool`.
    fn add_pool() -> Weight;
    /// The call `set_pool_terms`.
    fn set_pool_terms() -> Weight;
}

/// Weights measured on this runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    fn claim_rewards(_: u32) -> Weight {
        Weight::from_parts(400_000_000, 10_000)
    }
    fn on_idle_base() -> Weight {
        Weight::from_parts(20_000_000, 4_000)
    }
    fn fund() -> Weight {
        Weight::from_parts(400_000_000, 10_000)
    }
    fn collect_vested() -> Weight {
        Weight::from_parts(400_000_000, 10_000)
    }
    fn forfeit_stream() -> Weight {
        Weight::from_parts(400_000_000, 10_000)
    }
    fn compound() -> Weight {
        Weight::from_parts(400_000_000, 10_000)
    }
    fn set_auto_compound() -> Weight {
        Weight::from_parts(400_000_000, 10_000)
    }
    fn release_pot() -> Weight {
        Weight::from_parts(400_000_000, 10_000)
    }
    fn add_pool() -> Weight {
        Weight::from_parts(400_000_000, 10_000)
    }
    fn set_pool_terms() -> Weight {
        Weight::from_parts(400_000_000, 10_000)
    }
}

impl WeightInfo for () {
    fn claim_rewards(_: u32) -> Weight {
        Weight::zero()
    }
    fn on_idle_base() -> Weight {
        Weight::zero()
    }
    fn fund() -> Weight {
        Weight::from_parts(1, 0)
    }
    fn collect_vested() -> Weight {
        Weight::from_parts(1, 0)
    }
    fn forfeit_stream() -> Weight {
        Weight::from_parts(1, 0)
    }
    fn compound() -> Weight {
        Weight::from_parts(1, 0)
    }
    fn set_auto_compound() -> Weight {
        Weight::from_parts(1, 0)
    }
    fn release_pot() -> Weight {
        Weight::from_parts(1, 0)
    }
    fn add_pool() -> Weight {
        Weight::from_parts(1, 0)
    }
    fn set_pool_terms() -> Weight {
        Weight::from_parts(1, 0)
    }
}
