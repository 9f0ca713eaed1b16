//! Weights of `pallet_payment_channels`: keys counted in the code, and guessed times. `make weights`
//! measures them and writes this file anew.

#![allow(unused_parens, reason = "the tool's way of writing signatures")]
#![allow(clippy::unnecessary_cast, reason = "the tool's way of writing literals")]

use core::marker::PhantomData;
use polkadot_sdk::{
    frame_support::{
        traits::Get,
        weights::{constants::ParityDbWeight, Weight},
    },
    frame_system,
};

/// Weights of the calls and hooks of `pallet_payment_channels`.
pub trait WeightInfo {
    /// Weight of `open`.
    fn open() -> Weight;
    /// Weight of `top_up`.
    fn top_up() -> Weight;
    /// Weight of `extend`.
    fn extend() -> Weight;
    /// Weight of `redeem`.
    fn redeem() -> Weight;
    /// Weight of `redeem_batch`.
    fn redeem_batch(n: u32) -> Weight;
    /// Weight of `close`.
    fn close() -> Weight;
    /// Weight of `request_close`.
    fn request_close() -> Weight;
    /// Weight of `finish`.
    fn finish() -> Weight;
    /// Weight of `set_params`.
    fn set_params() -> Weight;
    /// Weight of `on_idle_base`.
    fn on_idle_base() -> Weight;
    /// Weight of `visit`.
    fn visit() -> Weight;
}

/// Priced by the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    fn open() -> Weight {
        Weight::from_parts(90_000_000, 0)
            .saturating_add(T::DbWeight::get().reads(15_u64))
            .saturating_add(T::DbWeight::get().writes(9_u64))
    }
    fn top_up() -> Weight {
        Weight::from_parts(60_000_000, 0)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(6_u64))
    }
    fn extend() -> Weight {
        Weight::from_parts(15_000_000, 0)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    fn redeem() -> Weight {
        Weight::from_parts(220_000_000, 0)
            .saturating_add(T::DbWeight::get().reads(15_u64))
            .saturating_add(T::DbWeight::get().writes(13_u64))
    }
    fn redeem_batch(n: u32) -> Weight {
        Weight::from_parts(10_000_000, 0)
            .saturating_add(Weight::from_parts(210_000_000, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads((15_u64).saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes((13_u64).saturating_mul(n.into())))
    }
    fn close() -> Weight {
        Weight::from_parts(240_000_000, 0)
            .saturating_add(T::DbWeight::get().reads(15_u64))
            .saturating_add(T::DbWeight::get().writes(13_u64))
    }
    fn request_close() -> Weight {
        Weight::from_parts(15_000_000, 0)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    fn finish() -> Weight {
        Weight::from_parts(70_000_000, 0)
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().writes(8_u64))
    }
    fn set_params() -> Weight {
        Weight::from_parts(12_000_000, 0)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    fn on_idle_base() -> Weight {
        Weight::from_parts(5_000_000, 0)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    fn visit() -> Weight {
        Weight::from_parts(6_000_000, 0).saturating_add(T::DbWeight::get().reads(2_u64))
    }
}

/// Priced by ParityDB's weights; for mocks.
impl WeightInfo for () {
    fn open() -> Weight {
        Weight::from_parts(90_000_000, 0)
            .saturating_add(ParityDbWeight::get().reads(15_u64))
            .saturating_add(ParityDbWeight::get().writes(9_u64))
    }
    fn top_up() -> Weight {
        Weight::from_parts(60_000_000, 0)
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(6_u64))
    }
    fn extend() -> Weight {
        Weight::from_parts(15_000_000, 0)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn redeem() -> Weight {
        Weight::from_parts(220_000_000, 0)
            .saturating_add(ParityDbWeight::get().reads(15_u64))
            .saturating_add(ParityDbWeight::get().writes(13_u64))
    }
    fn redeem_batch(n: u32) -> Weight {
        Weight::from_parts(10_000_000, 0)
            .saturating_add(Weight::from_parts(210_000_000, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads((15_u64).saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().writes((13_u64).saturating_mul(n.into())))
    }
    fn close() -> Weight {
        Weight::from_parts(240_000_000, 0)
            .saturating_add(ParityDbWeight::get().reads(15_u64))
            .saturating_add(ParityDbWeight::get().writes(13_u64))
    }
    fn request_close() -> Weight {
        Weight::from_parts(15_000_000, 0)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn finish() -> Weight {
        Weight::from_parts(70_000_000, 0)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(8_u64))
    }
    fn set_params() -> Weight {
        Weight::from_parts(12_000_000, 0)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn on_idle_base() -> Weight {
        Weight::from_parts(5_000_000, 0)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn visit() -> Weight {
        Weight::from_parts(6_000_000, 0).saturating_add(ParityDbWeight::get().reads(2_u64))
    }
}
