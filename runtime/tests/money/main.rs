//! Money through the whole runtime: where it goes, who cannot take it, and that exits stay open.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

mod attacks;
mod buckets;
mod conservation;
mod exits;
mod flows;
mod gifts;
mod insurance;
mod leaving;
mod prices;
mod reserve;
mod services;
mod sources;
#[path = "../common/world.rs"]
#[allow(dead_code, reason = "each test binary takes what it needs")]
mod world;
