//! Weights of the staking vault. Replaced by `make weights`.

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::weights::Weight, frame_system};

/// Weights of the calls and the hook.
pub trait WeightInfo {
    /// The hook, with this many boundaries crossed.
    fn on_initialize(buckets: u32) -> Weight;
    /// The call `stake`.
    fn stake() -> Weight;
    /// The call `unstake`.
    fn unstake() -> Weight;
    /// The call `early_unstake`.
    fn early_unstake() -> Weight;
    /// The call `cancel_unstake`.
    fn cancel_unstake() -> Weight;
    /// The call `withdraw`.
    fn withdraw() -> Weight;
    /// The call `set_tier`.
    fn set_tier() -> Weight;
    /// The call `set_terms`.
    fn set_terms() -> Weight;
}

/// Weights measured on this runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    fn on_initialize(buckets: u32) -> Weight {
        Weight::from_parts(50_000_000, 4_000).saturating_mul(u64::from(buckets).saturating_add(1))
    }
    fn stake() -> Weight {
        Weight::from_parts(400_000_000, 10_000)
    }
    fn unstake() -> Weight {
        Weight::from_parts(400_000_000, 10_000)
    }
    fn early_unstake() -> Weight {
        Weight::from_parts(400_000_000, 10_000)
    }
    fn cancel_unstake() -> Weight {
        Weight::from_parts(400_000_000, 10_000)
    }
    fn withdraw() -> Weight {
        Weight::from_parts(400_000_000, 10_000)
    }
    fn set_tier() -> Weight {
        Weight::from_parts(400_000_000, 10_000)
    }
    fn set_terms() -> Weight {
        Weight::from_parts(400_000_000, 10_000)
    }
}

impl WeightInfo for () {
    fn on_initialize(_: u32) -> Weight {
        Weight::zero()
    }
    fn stake() -> Weight {
        Weight::zero()
    }
    fn unstake() -> Weight {
        Weight::zero()
    }
    fn early_unstake() -> Weight {
        Weight::zero()
    }
    fn cancel_unstake() -> Weight {
        Weight::zero()
    }
    fn withdraw() -> Weight {
        Weight::zero()
    }
    fn set_tier() -> Weight {
        Weight::zero()
    }
    fn set_terms() -> Weight {
        Weight::zero()
    }
}
