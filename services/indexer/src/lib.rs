//! The history of a chain in a database, proved against the chain and served over HTTP.
//!
//! `run` follows finalized blocks: `chain` fetches and decodes them, `prepare` makes rows of them,
//! `writer` commits rows and cursor together, and once an hour of the chain compares its sums with
//! the chain's own counters. `api` answers from the database alone.

pub mod api;
pub mod changes;
pub mod checks;
pub mod db;
pub mod digest;
pub mod error;
pub mod facts;
pub mod figures;
pub mod kinds;
pub mod names;
pub mod prepare;
pub mod rebuild;
pub mod rows;
pub mod run;
pub mod schema;
pub mod state;
pub mod status;
pub mod subquery;
pub mod writer;

pub use error::{Error, Result};
