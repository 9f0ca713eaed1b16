//! The numbers of each pallet.

pub mod backstop;
pub mod badge;
pub mod breaker;
pub mod buyback;
pub mod debates;
pub mod disputes;
pub mod issuance;
pub mod market;
pub mod price;
pub mod revenue;
pub mod rewards;
pub mod services;
pub mod vault;
pub mod votes;
pub mod work;

const BPS: &str = "basis points";
const SECS: &str = "seconds";
const NATIVE: &str = "smallest units of the native token";
const QUOTE: &str = "smallest units of USDC";
