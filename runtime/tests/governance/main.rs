//! Governance and stops: motions of council and committee, the safe mode and pauses, the treasury,
//! scheduled calls, upgrades, a chain without sudo, and the rights over assets, seats and proxies.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

mod assets;
#[path = "../common/calls.rs"]
mod calls;
mod emergency;
mod kinds;
mod limits;
mod motions;
mod proxies;
mod root;
mod seats;
mod silence;
mod steering;
#[path = "../common/world.rs"]
#[allow(dead_code, reason = "other tests use more of it")]
mod world;
