//! Weights of the mock.

use polkadot_sdk::frame_support::weights::Weight;

const ONE: Weight = Weight::from_parts(1, 0);

/// Every call weighs one, so that a test can say how many fit into a budget.
pub struct OneEach;

impl crate::WeightInfo for OneEach {
    fn claim_rewards(_: u32, _: u32) -> Weight {
        ONE
    }
    fn claim_at_once(_: u32, _: u32) -> Weight {
        ONE
    }
    fn crossed_steps(_: u32) -> Weight {
        Weight::zero()
    }
    fn on_idle_base() -> Weight {
        Weight::zero()
    }
    fn fund() -> Weight {
        ONE
    }
    fn collect_vested(_: u32) -> Weight {
        ONE
    }
    fn collect_vested_native(_: u32) -> Weight {
        ONE
    }
    fn forfeit_stream(_: u32) -> Weight {
        ONE
    }
    fn compound(_: u32) -> Weight {
        ONE
    }
    fn compound_through_exchange(_: u32) -> Weight {
        ONE
    }
    fn set_auto_compound() -> Weight {
        ONE
    }
    fn release_unallocated() -> Weight {
        ONE
    }
    fn add_pool() -> Weight {
        ONE
    }
    fn set_pool_params() -> Weight {
        ONE
    }
}
