//! Five years of an economy on the runtime, in-process.
//!
//! A chain starts from an economy's real parameters. Agents of different patience stake, claim,
//! compound and leave by signed calls, and everything else happens in the runtime's own hooks. At the
//! end of each month the books are compared as equalities, the pallets' invariants are checked, and a
//! row is written.
//!
//! * [`scenario`]: economies, populations, seeds;
//! * [`genesis`]: the chain before its first block;
//! * [`chain`]: one block, one call;
//! * [`agents`]: stakers of different patience;
//! * [`market`] and [`income`]: price and revenue, in an economy that has them;
//! * [`emission`]: new tokens, in an economy that issues them;
//! * [`books`]: flows of reward, and the equalities;
//! * [`table`] and [`plots`]: results;
//! * [`quiver`]: the economy of an inference network, which has no preset and is a model.
//!
//! A run is a function of its scenario: no clock, no threads, one generator per agent. A shorter run
//! is a prefix of a longer one.
//!
//! Fees are left out, as signed calls are dispatched without their transaction, and a block's weight
//! counts its hooks only: one simulated block stands for hundreds of real ones.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a simulation that cannot go on should stop"
)]

pub mod agents;
pub mod books;
pub mod chain;
pub mod emission;
pub mod genesis;
pub mod income;
pub mod market;
pub mod plots;
pub mod quiver;
pub mod rng;
pub mod scenario;
pub mod table;
pub mod world;

use chain::START;
use quaestor_chain_spec::DAY;
use quaestor_primitives::Seconds;
use scenario::Scenario;
use std::collections::BTreeMap;
use table::Row;
use world::World;

/// Months of a whole run: five years.
pub const MONTHS: u32 = 60;

/// Results of a run.
pub struct Outcome {
    /// A row for each month.
    pub rows: Vec<Row>,
    /// Number of calls that were dispatched.
    pub calls: u64,
    /// Number of calls that were refused, by call and error.
    pub refused: BTreeMap<String, u64>,
}

/// Days from the launch to the end of a month; twelve of them are 365 days.
pub fn days_of(month: u32) -> Seconds {
    Seconds::from(month) * 365 / 12
}

/// Simulates `months`. Panics when an equality or an invariant does not hold.
pub fn run(scenario: &Scenario, months: u32) -> Outcome {
    let mut ext = genesis::build(scenario);
    ext.execute_with(|| {
        let mut world = World::new(scenario);
        let mut agents = scenario.agents();
        let (mut rows, mut time) = (Vec::new(), START);
        for month in 1..=months {
            let end = START + days_of(month) * DAY;
            while time <= end {
                world.block(time, |world| {
                    // The clock of the stake starts with the second block.
                    if time >= START + DAY {
                        market::act(world, time);
                        income::act(world, time);
                        emission::act(world, time);
                        world.keep(time);
                        agents.iter_mut().for_each(|agent| agent.act(world, time));
                    }
                });
                time += scenario.step_secs;
            }
            world.check();
            rows.push(table::row(&world, month, end));
        }
        Outcome { rows, calls: world.calls, refused: world.refused }
    })
}
