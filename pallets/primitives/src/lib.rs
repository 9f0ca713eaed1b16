//! What the pallets of Quaestor share: plain types, and the traits through which they meet.
//!
//! Pallets meet only in the runtime. A pallet reads another's facts through an *inspect* trait, hears
//! its news as an *observer*, and asks a *guard* for permission; each trait has at most three
//! methods and an implementation for `()`. `pallets/README.md` says who implements and who
//! consumes which.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

mod glue;
mod money;
mod position;

pub use glue::*;
pub use money::*;
pub use polkadot_sdk::frame_support::traits::fungible::NativeOrWithId;
pub use position::*;
pub use quaestor_math::{
    AgeStep, Balance, Bps, Forfeit, LaunchBonus, Price, Seconds, StakeWeight, Step,
};

/// Native token, or an asset of `pallet-assets` by its id.
pub type AssetKind = NativeOrWithId<u32>;
/// A position's number within its account.
pub type PositionId = u32;
/// A tier's place in the tier table.
pub type TierId = u8;
