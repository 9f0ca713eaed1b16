//! Governance and stops: motions of council and committee, the safe mode and pauses, the treasury,
//! scheduled calls, upgrades, and a chain without sudo.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

mod emergency;
mod motions;
mod steering;
#[path = "../common/world.rs"]
#[allow(dead_code, reason = "other tests use more of it")]
mod world;
