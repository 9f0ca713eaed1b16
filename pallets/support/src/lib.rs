//! Steps that several pallets share.
//!
//! Free functions over the SDK's traits: no storage, no errors of their own beyond
//! [`DispatchError`](polkadot_sdk::sp_runtime::DispatchError) and small enums that a pallet maps to
//! its own errors.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

pub mod funds;
pub mod params;
pub mod ring;
pub mod time;
