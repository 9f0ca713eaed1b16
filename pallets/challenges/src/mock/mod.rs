//! A chain with balances and challenges. Work, providers, bonds and the clock are a test's own.

mod calls;
mod chain;
mod desk;

pub use calls::*;
pub use chain::*;
pub use desk::*;
