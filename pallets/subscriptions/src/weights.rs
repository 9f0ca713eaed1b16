//! Weights of `pallet_subscriptions`: by hand, from what is read and written, until they are measured.

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

/// What each call and hook of `pallet_subscriptions` costs.
pub trait WeightInfo {
    /// Weight of `subscribe`.
    fn subscribe() -> Weight;
    /// Weight of `set_auto_renew`.
    fn set_auto_renew() -> Weight;
    /// Weight of `cancel`.
    fn cancel() -> Weight;
    /// Weight of `renew_for`.
    fn renew_for() -> Weight;
    /// Weight of `forget`.
    fn forget() -> Weight;
    /// Weight of `add_plan`.
    fn add_plan() -> Weight;
    /// Weight of `set_plan`.
    fn set_plan() -> Weight;
    /// Weight of `close_plan`.
    fn close_plan() -> Weight;
    /// Weight of `set_terms`.
    fn set_terms() -> Weight;
    /// Weight of `on_idle_base`.
    fn on_idle_base() -> Weight;
    /// Weight of `next_bucket`.
    fn next_bucket() -> Weight;
}

/// Priced by the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Of the pallet: plan, terms, the account's subscriptions, subscribers, totals, two places on the
    /// timeline and the cursor. Of others: the time, the stake, the reference price (4), and all that a
    /// deposit of revenue touches (27, of which 22 are written).
    fn subscribe() -> Weight {
        Weight::from_parts(600_000_000, 76800)
            .saturating_add(T::DbWeight::get().reads(41_u64))
            .saturating_add(T::DbWeight::get().writes(28_u64))
    }
    /// The account's subscriptions, terms, the time, the cursor and two places on the timeline.
    fn set_auto_renew() -> Weight {
        Weight::from_parts(50_000_000, 9000)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    /// The account's subscriptions and a place on the timeline.
    fn cancel() -> Weight {
        Weight::from_parts(35_000_000, 5600)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// As a payment, which it is, and the next key of the timeline. A failure touches less.
    fn renew_for() -> Weight {
        Weight::from_parts(610_000_000, 79400)
            .saturating_add(T::DbWeight::get().reads(42_u64))
            .saturating_add(T::DbWeight::get().writes(28_u64))
    }
    /// The account's subscriptions, the time, subscribers and two totals.
    fn forget() -> Weight {
        Weight::from_parts(45_000_000, 9000)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(4_u64))
    }
    /// Terms, the count and the plan.
    fn add_plan() -> Weight {
        Weight::from_parts(20_000_000, 3600)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Terms and the plan.
    fn set_plan() -> Weight {
        Weight::from_parts(22_000_000, 3600)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Terms and the plan.
    fn close_plan() -> Weight {
        Weight::from_parts(22_000_000, 3600)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// The terms.
    fn set_terms() -> Weight {
        Weight::from_parts(20_000_000, 1600)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Cursor, terms, the time, and the first keys of two buckets.
    fn on_idle_base() -> Weight {
        Weight::from_parts(31_000_000, 8200)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// The first key of a bucket.
    fn next_bucket() -> Weight {
        Weight::from_parts(6_000_000, 2600).saturating_add(T::DbWeight::get().reads(1_u64))
    }
}

/// Priced without a runtime, for tests.
impl WeightInfo for () {
    fn subscribe() -> Weight {
        Weight::from_parts(600_000_000, 76800)
            .saturating_add(ParityDbWeight::get().reads(41_u64))
            .saturating_add(ParityDbWeight::get().writes(28_u64))
    }
    fn set_auto_renew() -> Weight {
        Weight::from_parts(50_000_000, 9000)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn cancel() -> Weight {
        Weight::from_parts(35_000_000, 5600)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn renew_for() -> Weight {
        Weight::from_parts(610_000_000, 79400)
            .saturating_add(ParityDbWeight::get().reads(42_u64))
            .saturating_add(ParityDbWeight::get().writes(28_u64))
    }
    fn forget() -> Weight {
        Weight::from_parts(45_000_000, 9000)
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
    }
    fn add_plan() -> Weight {
        Weight::from_parts(20_000_000, 3600)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn set_plan() -> Weight {
        Weight::from_parts(22_000_000, 3600)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn close_plan() -> Weight {
        Weight::from_parts(22_000_000, 3600)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn set_terms() -> Weight {
        Weight::from_parts(20_000_000, 1600)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn on_idle_base() -> Weight {
        Weight::from_parts(31_000_000, 8200)
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn next_bucket() -> Weight {
        Weight::from_parts(6_000_000, 2600).saturating_add(ParityDbWeight::get().reads(1_u64))
    }
}
