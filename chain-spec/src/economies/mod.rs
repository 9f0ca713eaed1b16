//! One file per economy, each with `real()` and `dev()`.

pub mod act;
pub mod blockdag;
pub mod qtra;
