//! How each pallet is set up, by concern.

pub mod accounts;
pub mod consensus;
pub mod fees;
pub mod governance;
pub mod staking;
pub mod system;
pub mod tokens;
