//! Use of the network as a test sets it.

use polkadot_sdk::frame_support::parameter_types;
use quaestor_primitives::{Balance, Bps, ReturnShares, UsageInspect};

parameter_types! {
    pub storage Growth: Bps = 10_000;
    /// Irrecoverable cost by day.
    pub storage Costs: Vec<(u32, Balance)> = Vec::new();
}

/// Use as a test sets it.
pub struct Usage;

impl UsageInspect for Usage {
    fn growth_bps() -> Bps {
        Growth::get()
    }
    fn irrecoverable(day: u32) -> Balance {
        Costs::get().iter().filter(|(of, _)| *of == day).map(|(_, cost)| cost).sum()
    }
    fn shares() -> ReturnShares {
        ReturnShares { bonus_bps: 2_000, audit_bps: 5_000 }
    }
}
