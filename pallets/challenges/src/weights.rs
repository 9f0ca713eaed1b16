//! Weights of `pallet_challenges`: keys counted in `tests/keys.rs`, with those of the pallets behind the
//! traits estimated, and times estimated. `make weights` replaces this file by measured ones.

use core::marker::PhantomData;
use polkadot_sdk::{
    frame_support::{
        traits::Get,
        weights::{constants::ParityDbWeight, Weight},
    },
    frame_system,
};

/// Weights of the calls and hooks of `pallet_challenges`.
pub trait WeightInfo {
    /// Weight of `join`.
    fn join() -> Weight;
    /// Weight of `leave`.
    fn leave() -> Weight;
    /// Weight of `collect`.
    fn collect() -> Weight;
    /// Weight of `rotate`.
    fn rotate() -> Weight;
    /// Weight of `draw`.
    fn draw() -> Weight;
    /// Weight of `answer`.
    fn answer() -> Weight;
    /// Weight of `close_audit`.
    fn close_audit() -> Weight;
    /// Weight of `challenge`.
    fn challenge() -> Weight;
    /// Weight of `respond`.
    fn respond() -> Weight;
    /// Weight of `commit`.
    fn commit() -> Weight;
    /// Weight of `reveal`.
    fn reveal() -> Weight;
    /// Weight of `resolve`.
    fn resolve() -> Weight;
    /// Weight of `appeal`.
    fn appeal() -> Weight;
    /// Weight of `rule`.
    fn rule() -> Weight;
    /// Weight of `execute`.
    fn execute() -> Weight;
    /// Weight of `commit_canary`.
    fn commit_canary() -> Weight;
    /// Weight of `reveal_canary`.
    fn reveal_canary() -> Weight;
    /// Weight of `drop_canary`.
    fn drop_canary() -> Weight;
    /// Weight of `set_params`.
    fn set_params() -> Weight;
    /// Weight of `on_idle_base`.
    fn on_idle_base() -> Weight;
    /// Weight of `postpone`.
    fn postpone() -> Weight;
}

/// Priced by the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Outbids the smallest of 32 bonds; the vault's ledger is included.
    fn join() -> Weight {
        Weight::from_parts(180_000_000, 6000)
            .saturating_add(T::DbWeight::get().reads(38_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// Removes a seat.
    fn leave() -> Weight {
        Weight::from_parts(40_000_000, 4000)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Takes a fine from the fullest ledger, pays a reward, releases a bond.
    fn collect() -> Weight {
        Weight::from_parts(400_000_000, 8000)
            .saturating_add(T::DbWeight::get().reads(12_u64))
            .saturating_add(T::DbWeight::get().writes(9_u64))
    }
    /// 32 seats.
    fn rotate() -> Weight {
        Weight::from_parts(160_000_000, 90_000)
            .saturating_add(T::DbWeight::get().reads(36_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// A hit, in the previous set.
    fn draw() -> Weight {
        Weight::from_parts(60_000_000, 8000)
            .saturating_add(T::DbWeight::get().reads(8_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// A failure, which opens a case with 32 jurors.
    fn answer() -> Weight {
        Weight::from_parts(110_000_000, 9000)
            .saturating_add(T::DbWeight::get().reads(11_u64))
            .saturating_add(T::DbWeight::get().writes(10_u64))
    }
    /// A silent auditor, who loses its seat.
    fn close_audit() -> Weight {
        Weight::from_parts(60_000_000, 6000)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(6_u64))
    }
    /// 32 jurors; market and providers are included.
    fn challenge() -> Weight {
        Weight::from_parts(120_000_000, 9000)
            .saturating_add(T::DbWeight::get().reads(11_u64))
            .saturating_add(T::DbWeight::get().writes(10_u64))
    }
    /// 32 jurors.
    fn respond() -> Weight {
        Weight::from_parts(40_000_000, 5000)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// 32 jurors.
    fn commit() -> Weight {
        Weight::from_parts(40_000_000, 5000)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// 32 jurors.
    fn reveal() -> Weight {
        Weight::from_parts(45_000_000, 5000)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// 32 revealed votes.
    fn resolve() -> Weight {
        Weight::from_parts(60_000_000, 5000)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    /// A deposit on hold.
    fn appeal() -> Weight {
        Weight::from_parts(90_000_000, 6000)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(5_u64))
    }
    /// An upheld finding, with a deposit to divide.
    fn rule() -> Weight {
        Weight::from_parts(120_000_000, 8000)
            .saturating_add(T::DbWeight::get().reads(9_u64))
            .saturating_add(T::DbWeight::get().writes(9_u64))
    }
    /// A sentence after a silent appeal, 32 jurors who are judged; the providers' 29 leaving days and the fullest ledger are included.
    fn execute() -> Weight {
        Weight::from_parts(1_900_000_000, 200_000)
            .saturating_add(T::DbWeight::get().reads(104_u64))
            .saturating_add(T::DbWeight::get().writes(100_u64))
    }
    /// A first canary.
    fn commit_canary() -> Weight {
        Weight::from_parts(25_000_000, 4000)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// A case with 32 jurors.
    fn reveal_canary() -> Weight {
        Weight::from_parts(120_000_000, 9000)
            .saturating_add(T::DbWeight::get().reads(12_u64))
            .saturating_add(T::DbWeight::get().writes(12_u64))
    }
    /// A canary.
    fn drop_canary() -> Weight {
        Weight::from_parts(25_000_000, 4000)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// The terms of providers and market are included.
    fn set_params() -> Weight {
        Weight::from_parts(15_000_000, 1600)
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Nothing is due.
    fn on_idle_base() -> Weight {
        Weight::from_parts(30_000_000, 6000).saturating_add(T::DbWeight::get().reads(5_u64))
    }
    /// A case that could not be moved on.
    fn postpone() -> Weight {
        Weight::from_parts(30_000_000, 5000)
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
}

/// Priced by ParityDB's weights; for mocks.
impl WeightInfo for () {
    fn join() -> Weight {
        Weight::from_parts(180_000_000, 6000)
            .saturating_add(ParityDbWeight::get().reads(38_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    fn leave() -> Weight {
        Weight::from_parts(40_000_000, 4000)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn collect() -> Weight {
        Weight::from_parts(400_000_000, 8000)
            .saturating_add(ParityDbWeight::get().reads(12_u64))
            .saturating_add(ParityDbWeight::get().writes(9_u64))
    }
    fn rotate() -> Weight {
        Weight::from_parts(160_000_000, 90_000)
            .saturating_add(ParityDbWeight::get().reads(36_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn draw() -> Weight {
        Weight::from_parts(60_000_000, 8000)
            .saturating_add(ParityDbWeight::get().reads(8_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn answer() -> Weight {
        Weight::from_parts(110_000_000, 9000)
            .saturating_add(ParityDbWeight::get().reads(11_u64))
            .saturating_add(ParityDbWeight::get().writes(10_u64))
    }
    fn close_audit() -> Weight {
        Weight::from_parts(60_000_000, 6000)
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(6_u64))
    }
    fn challenge() -> Weight {
        Weight::from_parts(120_000_000, 9000)
            .saturating_add(ParityDbWeight::get().reads(11_u64))
            .saturating_add(ParityDbWeight::get().writes(10_u64))
    }
    fn respond() -> Weight {
        Weight::from_parts(40_000_000, 5000)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn commit() -> Weight {
        Weight::from_parts(40_000_000, 5000)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn reveal() -> Weight {
        Weight::from_parts(45_000_000, 5000)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn resolve() -> Weight {
        Weight::from_parts(60_000_000, 5000)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    fn appeal() -> Weight {
        Weight::from_parts(90_000_000, 6000)
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(5_u64))
    }
    fn rule() -> Weight {
        Weight::from_parts(120_000_000, 8000)
            .saturating_add(ParityDbWeight::get().reads(9_u64))
            .saturating_add(ParityDbWeight::get().writes(9_u64))
    }
    fn execute() -> Weight {
        Weight::from_parts(1_900_000_000, 200_000)
            .saturating_add(ParityDbWeight::get().reads(104_u64))
            .saturating_add(ParityDbWeight::get().writes(100_u64))
    }
    fn commit_canary() -> Weight {
        Weight::from_parts(25_000_000, 4000)
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn reveal_canary() -> Weight {
        Weight::from_parts(120_000_000, 9000)
            .saturating_add(ParityDbWeight::get().reads(12_u64))
            .saturating_add(ParityDbWeight::get().writes(12_u64))
    }
    fn drop_canary() -> Weight {
        Weight::from_parts(25_000_000, 4000)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn set_params() -> Weight {
        Weight::from_parts(15_000_000, 1600)
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn on_idle_base() -> Weight {
        Weight::from_parts(30_000_000, 6000).saturating_add(ParityDbWeight::get().reads(5_u64))
    }
    fn postpone() -> Weight {
        Weight::from_parts(30_000_000, 5000)
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
}
