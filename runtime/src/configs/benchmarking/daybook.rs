//! Set-up for the benchmarks of the daybook.

use super::{Helper, AMOUNT, START};
use crate::*;
use pallet_revenue_router::{benchmarking::BenchmarkHelper, types::Total, Totals};
use quaestor_primitives::RevenueType;

impl pallet_daybook::benchmarking::BenchmarkHelper for Helper {
    fn fill() -> Seconds {
        <Self as BenchmarkHelper>::open_legs();
        for record in Rewards::state().pools {
            for kind in RevenueType::ALL {
                let total = Total { deposits: 1, deposited: AMOUNT, ..Default::default() };
                Totals::<Runtime>::insert(kind, &record.asset, total);
            }
        }
        token::Facts::<Runtime>::mutate(|facts| facts.day_secs = facts.day_secs.max(1));
        // The market ends there: the begin of a day and of a bucket of any length of both.
        pallet_staking_vault::State::<Runtime>::mutate(|state| state.clock = START);
        START
    }
}
