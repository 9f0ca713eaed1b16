//! Weights of a test.

use super::ONE;
use polkadot_sdk::frame_support::weights::Weight;

/// Every call and every visit weighs one.
pub struct OneEach;

impl crate::WeightInfo for OneEach {
    fn open() -> Weight {
        ONE
    }
    fn top_up() -> Weight {
        ONE
    }
    fn extend() -> Weight {
        ONE
    }
    fn redeem() -> Weight {
        ONE
    }
    fn redeem_batch(n: u32) -> Weight {
        ONE.saturating_mul(n.into())
    }
    fn close() -> Weight {
        ONE
    }
    fn request_close() -> Weight {
        ONE
    }
    fn finish() -> Weight {
        ONE
    }
    fn set_params() -> Weight {
        ONE
    }
    fn on_idle_base() -> Weight {
        ONE
    }
    fn visit() -> Weight {
        ONE
    }
}
