//! Shared by the pallets of Quaestor: plain types, and the traits through which they meet.
//!
//! Pallets meet only in the runtime. A pallet reads another's facts through an *inspect* trait, hears
//! its news as an *observer*, and asks a *guard* for permission; each trait has at most three
//! methods and an implementation for `()`. `pallets/README.md` says who implements and who
//! consumes which.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod deals;
pub mod exchange;
pub mod guard;
pub mod params;
pub mod price;
pub mod request;
pub mod revenue;
pub mod rewards;
pub mod stake;
pub mod votes;
pub mod work;

pub use deals::*;
pub use exchange::*;
pub use guard::*;
pub use params::*;
pub use polkadot_sdk::frame_support::traits::fungible::NativeOrWithId;
pub use price::*;
pub use quaestor_math::{
    AgeStep, Balance, Boost, Bps, Forfeit, LaunchBonus, Price, Seconds, StakeWeight, Step,
};
pub use request::*;
pub use revenue::*;
pub use rewards::*;
pub use stake::*;
pub use votes::*;
pub use work::*;

/// Native token, or an asset of `pallet-assets` by its id.
pub type AssetKind = NativeOrWithId<u32>;
