//! Does what a Quaestor chain needs done from outside.
//!
//! A key has a journal (`ledger`) and one transaction under way at most (`keeper`). The job `revenue`
//! reads files (`batch`), takes their lines over into the journal, and asks for each open line, at each
//! final block, for the next step (`decide`), until the chain has its reference. The standing jobs send
//! what is due (`due`, `feed`, `jobs`). `node` is the chain behind a node; tests put a model there.

pub mod amount;
pub mod batch;
pub mod config;
pub mod decide;
pub mod dry;
pub mod due;
mod error;
pub mod fault;
pub mod feed;
pub mod http;
pub mod jobs;
pub mod keeper;
pub mod ledger;
pub mod node;
pub mod revenue;
pub mod run;
pub mod setup;
pub mod status;
pub mod value;

pub use error::{Error, Result};
