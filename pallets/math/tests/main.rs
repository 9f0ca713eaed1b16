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
mod driver;
mod escrow;
mod fixed;
mod histories;
mod index;
mod issuance;
mod median;
mod model;
mod peers;
mod pool;
mod price;
mod schedule;
mod split;
mod stream;
mod swap;
mod twap;
