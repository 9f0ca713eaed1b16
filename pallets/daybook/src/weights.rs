//! Weights of `pallet_daybook`, measured: `make weights` writes this file, do not edit it.
//!
//! 2026-11-30, least of 8 runs of 10 steps and 5 repeats, Compiled wasm, AMD EPYC, times
//! 0.68 to the reference machine.

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

/// Weights of the calls and hooks of `pallet_daybook`.
pub trait WeightInfo {
    /// Weight of `look`.
    fn look() -> Weight;
    /// Weight of `record`.
    fn record() -> Weight;
}

/// Priced by the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Storage: `Token::Facts` (r:1 w:0)
    /// Proof: `Token::Facts` (`max_values`: Some(1), `max_size`: Some(1148), added: 1643, mode: `MaxEncodedLen`)
    /// Storage: `Daybook::Last` (r:1 w:0)
    /// Proof: `Daybook::Last` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    fn look() -> Weight {
        Weight::from_parts(7_429_053, 2633).saturating_add(T::DbWeight::get().reads(2_u64))
    }
    /// Storage: `BuybackBurn::Totals` (r:1 w:0)
    /// Proof: `BuybackBurn::Totals` (`max_values`: Some(1), `max_size`: Some(152), added: 647, mode: `MaxEncodedLen`)
    /// Storage: `PriceFeed::Settings` (r:1 w:0)
    /// Proof: `PriceFeed::Settings` (`max_values`: Some(1), `max_size`: Some(81), added: 576, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Oracle::Values` (r:1 w:0)
    /// Proof: `Oracle::Values` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
    /// Storage: `PriceFeed::Twap` (r:1 w:0)
    /// Proof: `PriceFeed::Twap` (`max_values`: Some(1), `max_size`: Some(706), added: 1201, mode: `MaxEncodedLen`)
    /// Storage: `RevenueRouter::Totals` (r:20 w:0)
    /// Proof: `RevenueRouter::Totals` (`max_values`: None, `max_size`: Some(183), added: 2658, mode: `MaxEncodedLen`)
    /// Storage: `Daybook::Days` (r:0 w:1)
    /// Proof: `Daybook::Days` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
    /// Storage: `Daybook::Last` (r:0 w:1)
    /// Proof: `Daybook::Last` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    fn record() -> Weight {
        Weight::from_parts(58_644_055, 54150)
            .saturating_add(T::DbWeight::get().reads(25_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
}

/// Priced by ParityDB's weights; for mocks.
impl WeightInfo for () {
    fn look() -> Weight {
        Weight::from_parts(7_429_053, 2633).saturating_add(ParityDbWeight::get().reads(2_u64))
    }
    fn record() -> Weight {
        Weight::from_parts(58_644_055, 54150)
            .saturating_add(ParityDbWeight::get().reads(25_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
}
