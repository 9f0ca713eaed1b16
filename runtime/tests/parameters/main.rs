//! Every number that governance turns has a range, a step, and its old and new value in an event.
//!
//! The table of them is `runtime/PARAMETERS.md`, and as data `runtime/parameters.json`;
//! `QUAESTOR_BLESS=1` writes both anew. Each of its rows is tried here through the call that sets it,
//! and the metadata says which rows there must be.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_used,
    reason = "a test may panic"
)]
#![allow(clippy::needless_update, reason = "some rows name all that a row can name")]

// First, for its macro.
#[macro_use]
mod row;

mod chain;
mod complete;
mod document;
mod document_data;
#[path = "../common/genesis.rs"]
mod genesis;
mod overrides;
mod tables;
mod trial;

use row::Setting;

/// Every setter with its rows, in the order of pallets and calls. Ranges that follow from other
/// terms are those of the chain it is called on.
fn settings() -> Vec<Box<dyn Setting>> {
    [
        tables::vault::settings(),
        tables::rewards::settings(),
        tables::price::settings(),
        tables::revenue::settings(),
        tables::backstop::settings(),
        tables::buyback::settings(),
        tables::breaker::settings(),
        tables::services::settings(),
        tables::issuance::settings(),
        tables::votes::settings(),
        tables::debates::settings(),
        tables::badge::settings(),
        tables::work::settings(),
        tables::market::settings(),
        tables::disputes::settings(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
