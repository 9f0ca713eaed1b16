//! Weights in keys: the pallets' weights, priced so that reads and writes can be told from the sum.

use polkadot_sdk::frame_support::weights::{constants::ParityDbWeight, Weight};
pub use runtime::Counter;

/// Picoseconds of a read that leave room above every execution time.
pub const READ: u64 = 1 << 40;
/// Picoseconds of a write that leave room for 4,095 reads.
pub const WRITE: u64 = 1 << 52;

/// The same weight by the runtime's prices and by those that count keys.
pub type Declared = (Weight, Weight);

/// A runtime whose database weights count keys.
#[allow(missing_docs, reason = "the macro writes it")]
#[allow(unexpected_cfgs, reason = "the macro asks for a feature that this crate does not have")]
mod runtime {
    use super::{READ, WRITE};
    use polkadot_sdk::{
        frame_support::{self, derive_impl, parameter_types, weights::RuntimeDbWeight},
        frame_system,
    };

    #[frame_support::runtime]
    mod runtime {
        #[runtime::runtime]
        #[runtime::derive(
            RuntimeCall,
            RuntimeEvent,
            RuntimeError,
            RuntimeOrigin,
            RuntimeFreezeReason,
            RuntimeHoldReason,
            RuntimeTask
        )]
        pub struct Counter;

        #[runtime::pallet_index(0)]
        pub type System = frame_system;
    }

    parameter_types! {
        pub const Keys: RuntimeDbWeight = RuntimeDbWeight { read: READ, write: WRITE };
    }

    #[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
    impl frame_system::Config for Counter {
        type Block = frame_system::mocking::MockBlock<Self>;
        type DbWeight = Keys;
    }
}

/// The same sum of a pallet's weights by the runtime's prices and by those that count keys.
#[macro_export]
macro_rules! declared {
    ($pallet:ident, |$weights:ident| $sum:expr) => {{
        #[allow(unused_imports, reason = "a bound on the weights brings the trait along")]
        use $pallet::WeightInfo as _;
        let runtime = {
            type $weights = $pallet::weights::SubstrateWeight<quaestor_runtime::Runtime>;
            $sum
        };
        let keys = {
            type $weights = $pallet::weights::SubstrateWeight<$crate::counter::Counter>;
            $sum
        };
        (runtime, keys)
    }};
}

/// That many reads.
pub fn reads(count: u64) -> Declared {
    (ParityDbWeight::get().reads(count), Weight::from_parts(count * READ, 0))
}

/// Sum of both.
pub fn plus(one: Declared, other: Declared) -> Declared {
    (one.0 + other.0, one.1 + other.1)
}

/// Reads and writes of a weight by prices that count keys.
pub fn reads_and_writes(weight: Weight) -> (u64, u64) {
    (weight.ref_time() % WRITE / READ, weight.ref_time() / WRITE)
}
