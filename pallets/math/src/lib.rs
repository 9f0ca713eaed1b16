//! Every formula of Quaestor, in one crate that does not know what a pallet is.
//!
//! * [`fixed`]: unsigned fixed-point numbers with 128 fractional bits ([`Q128`]) and exact
//!   multiply-divide;
//! * [`schedule`]: the weight of a position as a step function of time;
//! * [`pool`]: what a reward pool owes: rate models, the accrual index and its carry;
//! * [`accrual`]: what one position has earned, with the part that an early exit would forfeit;
//! * [`stream`]: linear vesting, with a cliff if need be;
//! * [`issuance`]: what a schedule has issued; [`halving`]: emission that halves, and grows with use;
//! * [`split`]: exact shares of a whole; [`receipt`]: the legs of a payment for work;
//! * [`slash`], [`verdict`], [`score`]: the price of a fault, who decides it, and what it does to a
//!   record;
//! * [`fee`], [`demand`]: a fee that follows congestion, a reference price that follows demand;
//! * [`power`]: voting power of stake with a balance beside it;
//! * [`price`], [`twap`], [`median`]: prices, their average over time, and what many report;
//! * [`change_limit`]: the largest change of a parameter per update;
//! * [`swap`]: what an exchange gives, and what can be bought there safely.
//!
//! # Rounding
//!
//! Inside the engine nothing is rounded away. Rewards are held in units of `2^-128` of the smallest
//! unit, and the remainders of the two divisions there are (a funding over its period, a reward
//! over the total weight) stay in the pool's books. So what a pool owes is *equal* to what its
//! positions have earned, to the last bit, and no claim exceeds the exact rational value. Rounding
//! happens only where whole units leave: down, in the pool's favour, and the fraction stays with
//! the position.
//!
//! # Errors
//!
//! No function panics. `None` means that a result does not fit its type.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod accrual;
pub mod change_limit;
pub mod demand;
pub mod fee;
pub mod fixed;
pub mod halving;
pub mod issuance;
pub mod median;
pub mod pool;
pub mod power;
pub mod price;
pub mod receipt;
pub mod schedule;
pub mod score;
pub mod slash;
pub mod split;
pub mod stream;
pub mod swap;
pub mod twap;
pub mod verdict;

pub use accrual::{Accrual, Forfeit};
pub use fixed::{mul_div, Q128};
pub use pool::{Elapsed, Pool, RateModel};
pub use price::{Price, PRICE_SCALE};
pub use primitive_types::U256;
pub use schedule::{bucket_ceil, AgeStep, Boost, LaunchBonus, Step};
pub use stream::{vested, vested_after};

/// Seconds since the Unix epoch, or a duration.
pub type Seconds = u64;
/// An amount in the smallest unit of its asset.
pub type Balance = u128;
/// Basis points: `10_000` is one.
pub type Bps = u32;
/// Stake times multiplier: smallest units times basis points.
pub type StakeWeight = u128;

/// One whole, in basis points.
pub const BPS: Bps = 10_000;
/// Seconds of a year of 365 days, as annual rates count it.
pub const YEAR: Seconds = 31_536_000;
