//! The laws of the engine, against an exact rational model and arbitrary-precision integers.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that panics has done its work"
)]

mod catch_up;
mod change_limit;

mod controls;
mod demand;
mod driver;
mod escrow;
mod fee;
mod fixed;
mod halving;
mod histories;
mod index;
mod issuance;
mod median;
mod model;
mod peers;
mod pool;
mod power;
mod price;
mod receipt;
mod schedule;
mod score;
mod slash;
mod split;
mod stream;
mod swap;
mod twap;
mod verdict;
