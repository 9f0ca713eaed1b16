//! Cost of calls and hooks, measured on the runtime itself.
//!
//! * [`counter`]: how many keys a weight declares;
//! * [`counting`]: which storage keys a piece of runtime code reads and writes;
//! * [`world`]: a chain with the qtra economy, and time in the caller's hand;
//! * [`calls`]: the keys of each call;
//! * [`weighed`], [`act`], [`blockdag`], [`inference`]: those of the calls that only the other economies
//!   have, and what they declare;
//! * [`hooks`]: the keys of the clock's hook, with few and with many stakers;
//! * [`declared`], [`regular`]: what the hooks of all pallets declare for a block;
//! * [`throughput`]: import of full blocks against the machine's signature checks.
//!
//! `README.md` says how to run it; `tests/keys.rs` holds the results to their limits.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a measurement that panics has failed, which is what it should do"
)]

pub mod act;
pub mod blockdag;
pub mod calls;
pub mod counter;
pub mod counting;
pub mod declared;
pub mod hooks;
pub mod inference;
pub mod regular;
pub mod throughput;
pub mod weighed;
pub mod world;
