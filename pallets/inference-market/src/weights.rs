//! Weights of `pallet_inference_market`, not measured yet: counts of keys at the worst, with times like
//! those of calls of the same size. `make weights` replaces this file.

use core::marker::PhantomData;
use polkadot_sdk::{
    frame_support::{
        traits::Get,
        weights::{constants::ParityDbWeight, Weight},
    },
    frame_system,
};

/// Weights of the calls, hooks and traits of `pallet_inference_market`.
pub trait WeightInfo {
    /// Weight of `set_ask`.
    fn set_ask() -> Weight;
    /// Weight of `post_job`.
    fn post_job() -> Weight;
    /// Weight of `order`.
    fn order() -> Weight;
    /// Weight of `bid`.
    fn bid() -> Weight;
    /// Weight of `withdraw_bid`.
    fn withdraw_bid() -> Weight;
    /// Weight of `assign`.
    fn assign() -> Weight;
    /// Weight of `decline`.
    fn decline() -> Weight;
    /// Weight of `submit_result`.
    fn submit_result() -> Weight;
    /// Weight of `accept`.
    fn accept() -> Weight;
    /// Weight of `settle`.
    fn settle() -> Weight;
    /// Weight of `clear`.
    fn clear() -> Weight;
    /// Weight of `cancel`.
    fn cancel() -> Weight;
    /// Weight of `fail`.
    fn fail() -> Weight;
    /// Weight of `claim_work`.
    fn claim_work() -> Weight;
    /// Weight of `collect_unpaid`.
    fn collect_unpaid() -> Weight;
    /// Weight of `flush`.
    fn flush() -> Weight;
    /// Weight of `drop_ask`.
    fn drop_ask() -> Weight;
    /// Weight of `set_terms`.
    fn set_terms() -> Weight;
    /// Weight of `set_class`.
    fn set_class() -> Weight;
    /// Weight of `override_price`.
    fn override_price() -> Weight;
    /// Weight of `add_asset`.
    fn add_asset() -> Weight;
    /// Weight of `take`.
    fn take() -> Weight;
    /// Weight of `settle_channel`.
    fn settle_channel() -> Weight;
    /// Weight of `freeze`.
    fn freeze() -> Weight;
    /// Weight of `conclude`.
    fn conclude() -> Weight;
    /// Weight of `subject`.
    fn subject() -> Weight;
    /// Weight of `roll`.
    fn roll() -> Weight;
    /// Weight of `on_idle_base`.
    fn on_idle_base() -> Weight;
}

/// Priced by the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    fn set_ask() -> Weight {
        Weight::from_parts(40_000_000, 4000)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    fn post_job() -> Weight {
        Weight::from_parts(60_000_000, 6500)
            .saturating_add(T::DbWeight::get().reads(12_u64))
            .saturating_add(T::DbWeight::get().writes(7_u64))
    }
    fn order() -> Weight {
        Weight::from_parts(80_000_000, 8000)
            .saturating_add(T::DbWeight::get().reads(16_u64))
            .saturating_add(T::DbWeight::get().writes(10_u64))
    }
    fn bid() -> Weight {
        Weight::from_parts(35_000_000, 4000)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    fn withdraw_bid() -> Weight {
        Weight::from_parts(15_000_000, 3500)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    fn assign() -> Weight {
        Weight::from_parts(45_000_000, 4500)
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    fn decline() -> Weight {
        Weight::from_parts(35_000_000, 4500)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    fn submit_result() -> Weight {
        Weight::from_parts(25_000_000, 4000)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    fn accept() -> Weight {
        Weight::from_parts(180_000_000, 12000)
            .saturating_add(T::DbWeight::get().reads(20_u64))
            .saturating_add(T::DbWeight::get().writes(18_u64))
    }
    fn settle() -> Weight {
        Weight::from_parts(180_000_000, 12000)
            .saturating_add(T::DbWeight::get().reads(20_u64))
            .saturating_add(T::DbWeight::get().writes(18_u64))
    }
    fn clear() -> Weight {
        Weight::from_parts(45_000_000, 4500)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    fn cancel() -> Weight {
        Weight::from_parts(75_000_000, 6500)
            .saturating_add(T::DbWeight::get().reads(9_u64))
            .saturating_add(T::DbWeight::get().writes(7_u64))
    }
    fn fail() -> Weight {
        Weight::from_parts(180_000_000, 12000)
            .saturating_add(T::DbWeight::get().reads(16_u64))
            .saturating_add(T::DbWeight::get().writes(14_u64))
    }
    fn claim_work() -> Weight {
        Weight::from_parts(70_000_000, 9000)
            .saturating_add(T::DbWeight::get().reads(9_u64))
            .saturating_add(T::DbWeight::get().writes(7_u64))
    }
    fn collect_unpaid() -> Weight {
        Weight::from_parts(55_000_000, 6500)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    fn flush() -> Weight {
        Weight::from_parts(250_000_000, 16000)
            .saturating_add(T::DbWeight::get().reads(20_u64))
            .saturating_add(T::DbWeight::get().writes(18_u64))
    }
    fn drop_ask() -> Weight {
        Weight::from_parts(30_000_000, 4000)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    fn set_terms() -> Weight {
        Weight::from_parts(45_000_000, 6000)
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().writes(6_u64))
    }
    fn set_class() -> Weight {
        Weight::from_parts(45_000_000, 6000)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(6_u64))
    }
    fn override_price() -> Weight {
        Weight::from_parts(20_000_000, 2500)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    fn add_asset() -> Weight {
        Weight::from_parts(60_000_000, 6500)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    fn take() -> Weight {
        Weight::from_parts(60_000_000, 6500)
            .saturating_add(T::DbWeight::get().reads(9_u64))
            .saturating_add(T::DbWeight::get().writes(6_u64))
    }
    fn settle_channel() -> Weight {
        Weight::from_parts(150_000_000, 12000)
            .saturating_add(T::DbWeight::get().reads(17_u64))
            .saturating_add(T::DbWeight::get().writes(14_u64))
    }
    fn freeze() -> Weight {
        Weight::from_parts(25_000_000, 4000)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    fn conclude() -> Weight {
        Weight::from_parts(180_000_000, 12000)
            .saturating_add(T::DbWeight::get().reads(20_u64))
            .saturating_add(T::DbWeight::get().writes(18_u64))
    }
    fn subject() -> Weight {
        Weight::from_parts(40_000_000, 6500).saturating_add(T::DbWeight::get().reads(7_u64))
    }
    fn roll() -> Weight {
        Weight::from_parts(60_000_000, 6500)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    fn on_idle_base() -> Weight {
        Weight::from_parts(12_000_000, 4000)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
}

impl WeightInfo for () {
    fn set_ask() -> Weight {
        Weight::from_parts(40_000_000, 4000)
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn post_job() -> Weight {
        Weight::from_parts(60_000_000, 6500)
            .saturating_add(ParityDbWeight::get().reads(12_u64))
            .saturating_add(ParityDbWeight::get().writes(7_u64))
    }
    fn order() -> Weight {
        Weight::from_parts(80_000_000, 8000)
            .saturating_add(ParityDbWeight::get().reads(16_u64))
            .saturating_add(ParityDbWeight::get().writes(10_u64))
    }
    fn bid() -> Weight {
        Weight::from_parts(35_000_000, 4000)
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn withdraw_bid() -> Weight {
        Weight::from_parts(15_000_000, 3500)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn assign() -> Weight {
        Weight::from_parts(45_000_000, 4500)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn decline() -> Weight {
        Weight::from_parts(35_000_000, 4500)
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    fn submit_result() -> Weight {
        Weight::from_parts(25_000_000, 4000)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn accept() -> Weight {
        Weight::from_parts(180_000_000, 12000)
            .saturating_add(ParityDbWeight::get().reads(20_u64))
            .saturating_add(ParityDbWeight::get().writes(18_u64))
    }
    fn settle() -> Weight {
        Weight::from_parts(180_000_000, 12000)
            .saturating_add(ParityDbWeight::get().reads(20_u64))
            .saturating_add(ParityDbWeight::get().writes(18_u64))
    }
    fn clear() -> Weight {
        Weight::from_parts(45_000_000, 4500)
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    fn cancel() -> Weight {
        Weight::from_parts(75_000_000, 6500)
            .saturating_add(ParityDbWeight::get().reads(9_u64))
            .saturating_add(ParityDbWeight::get().writes(7_u64))
    }
    fn fail() -> Weight {
        Weight::from_parts(180_000_000, 12000)
            .saturating_add(ParityDbWeight::get().reads(16_u64))
            .saturating_add(ParityDbWeight::get().writes(14_u64))
    }
    fn claim_work() -> Weight {
        Weight::from_parts(70_000_000, 9000)
            .saturating_add(ParityDbWeight::get().reads(9_u64))
            .saturating_add(ParityDbWeight::get().writes(7_u64))
    }
    fn collect_unpaid() -> Weight {
        Weight::from_parts(55_000_000, 6500)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn flush() -> Weight {
        Weight::from_parts(250_000_000, 16000)
            .saturating_add(ParityDbWeight::get().reads(20_u64))
            .saturating_add(ParityDbWeight::get().writes(18_u64))
    }
    fn drop_ask() -> Weight {
        Weight::from_parts(30_000_000, 4000)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn set_terms() -> Weight {
        Weight::from_parts(45_000_000, 6000)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(6_u64))
    }
    fn set_class() -> Weight {
        Weight::from_parts(45_000_000, 6000)
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(6_u64))
    }
    fn override_price() -> Weight {
        Weight::from_parts(20_000_000, 2500)
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn add_asset() -> Weight {
        Weight::from_parts(60_000_000, 6500)
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn take() -> Weight {
        Weight::from_parts(60_000_000, 6500)
            .saturating_add(ParityDbWeight::get().reads(9_u64))
            .saturating_add(ParityDbWeight::get().writes(6_u64))
    }
    fn settle_channel() -> Weight {
        Weight::from_parts(150_000_000, 12000)
            .saturating_add(ParityDbWeight::get().reads(17_u64))
            .saturating_add(ParityDbWeight::get().writes(14_u64))
    }
    fn freeze() -> Weight {
        Weight::from_parts(25_000_000, 4000)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn conclude() -> Weight {
        Weight::from_parts(180_000_000, 12000)
            .saturating_add(ParityDbWeight::get().reads(20_u64))
            .saturating_add(ParityDbWeight::get().writes(18_u64))
    }
    fn subject() -> Weight {
        Weight::from_parts(40_000_000, 6500).saturating_add(ParityDbWeight::get().reads(7_u64))
    }
    fn roll() -> Weight {
        Weight::from_parts(60_000_000, 6500)
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn on_idle_base() -> Weight {
        Weight::from_parts(12_000_000, 4000)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
}
