//! Weights of `pallet_stake_voting`: `make weights` writes this file, do not edit it.
//!
//! Estimated by counting keys; not measured yet.

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

/// Weights of the calls and hooks of `pallet_stake_voting`.
pub trait WeightInfo {
    /// Weight of `propose`.
    fn propose() -> Weight;
    /// Weight of `vote`.
    fn vote(n: u32) -> Weight;
    /// Weight of `remove_vote`.
    fn remove_vote() -> Weight;
    /// Weight of `forget`.
    fn forget(n: u32) -> Weight;
    /// Weight of `set_params`.
    fn set_params() -> Weight;
    /// Weight of `stake_reduced`.
    fn stake_reduced(n: u32) -> Weight;
    /// Weight of `boosts_of`.
    fn boosts_of() -> Weight;
}

/// Priced by the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Storage: `StakeVoting::Parameters` (r:1 w:0)
    /// Proof: `StakeVoting::Parameters` (`max_values`: Some(1), `max_size`: Some(171), added: 666, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:1 w:0)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(5200), added: 7675, mode: `MaxEncodedLen`)
    /// Storage: `StakeVoting::Live` (r:1 w:1)
    /// Proof: `StakeVoting::Live` (`max_values`: Some(1), `max_size`: Some(361), added: 856, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::State` (r:1 w:0)
    /// Proof: `StakingVault::State` (`max_values`: Some(1), `max_size`: Some(120), added: 615, mode: `MaxEncodedLen`)
    /// Storage: `Referenda::ReferendumInfoFor` (r:9 w:1)
    /// Proof: `Referenda::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(980), added: 3455, mode: `MaxEncodedLen`)
    /// Storage: `Referenda::ReferendumCount` (r:1 w:1)
    /// Proof: `Referenda::ReferendumCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Referenda::DecidingCount` (r:1 w:1)
    /// Proof: `Referenda::DecidingCount` (`max_values`: None, `max_size`: Some(14), added: 2489, mode: `MaxEncodedLen`)
    /// Storage: `Preimage::StatusFor` (r:1 w:0)
    /// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
    /// Storage: `Preimage::RequestStatusFor` (r:1 w:0)
    /// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Agenda` (r:2 w:2)
    /// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(10463), added: 12938, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Retries` (r:0 w:1)
    /// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
    fn propose() -> Weight {
        Weight::from_parts(110_000_000, 26866)
            .saturating_add(T::DbWeight::get().reads(20_u64))
            .saturating_add(T::DbWeight::get().writes(8_u64))
    }
    /// Storage: `StakeVoting::Parameters` (r:1 w:0)
    /// Proof: `StakeVoting::Parameters` (`max_values`: Some(1), `max_size`: Some(171), added: 666, mode: `MaxEncodedLen`)
    /// Storage: `StakeVoting::Voters` (r:1 w:1)
    /// Proof: `StakeVoting::Voters` (`max_values`: None, `max_size`: Some(401), added: 2876, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::State` (r:1 w:0)
    /// Proof: `StakingVault::State` (`max_values`: Some(1), `max_size`: Some(120), added: 615, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:1 w:1)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(5200), added: 7675, mode: `MaxEncodedLen`)
    /// Storage: `Referenda::ReferendumInfoFor` (r:1 + n * (1 ±0) w:1)
    /// Proof: `Referenda::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(980), added: 3455, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Agenda` (r:2 w:2)
    /// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(10463), added: 12938, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Retries` (r:0 w:1)
    /// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
    fn vote(n: u32) -> Weight {
        Weight::from_parts(75_000_000, 26866)
            .saturating_add(Weight::from_parts(6_000_000, 0).saturating_mul(n.into()))
            .saturating_add(Weight::from_parts(0, 3455).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(6_u64))
    }
    /// Storage: `StakeVoting::Voters` (r:1 w:1)
    /// Proof: `StakeVoting::Voters` (`max_values`: None, `max_size`: Some(401), added: 2876, mode: `MaxEncodedLen`)
    /// Storage: `Referenda::ReferendumInfoFor` (r:1 w:1)
    /// Proof: `Referenda::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(980), added: 3455, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:1 w:1)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(5200), added: 7675, mode: `MaxEncodedLen`)
    /// Storage: `StakeVoting::Parameters` (r:1 w:0)
    /// Proof: `StakeVoting::Parameters` (`max_values`: Some(1), `max_size`: Some(171), added: 666, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::State` (r:1 w:0)
    /// Proof: `StakingVault::State` (`max_values`: Some(1), `max_size`: Some(120), added: 615, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Agenda` (r:2 w:2)
    /// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(10463), added: 12938, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Retries` (r:0 w:1)
    /// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
    fn remove_vote() -> Weight {
        Weight::from_parts(65_000_000, 26866)
            .saturating_add(T::DbWeight::get().reads(7_u64))
            .saturating_add(T::DbWeight::get().writes(6_u64))
    }
    /// Storage: `StakeVoting::Voters` (r:1 w:1)
    /// Proof: `StakeVoting::Voters` (`max_values`: None, `max_size`: Some(401), added: 2876, mode: `MaxEncodedLen`)
    /// Storage: `Referenda::ReferendumInfoFor` (r:n * (1 ±0) w:0)
    /// Proof: `Referenda::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(980), added: 3455, mode: `MaxEncodedLen`)
    /// Storage: `StakeVoting::Parameters` (r:1 w:0)
    /// Proof: `StakeVoting::Parameters` (`max_values`: Some(1), `max_size`: Some(171), added: 666, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::State` (r:1 w:0)
    /// Proof: `StakingVault::State` (`max_values`: Some(1), `max_size`: Some(120), added: 615, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:1 w:1)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(5200), added: 7675, mode: `MaxEncodedLen`)
    fn forget(n: u32) -> Weight {
        Weight::from_parts(28_000_000, 8675)
            .saturating_add(Weight::from_parts(6_000_000, 0).saturating_mul(n.into()))
            .saturating_add(Weight::from_parts(0, 3455).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `StakeVoting::Parameters` (r:1 w:1)
    /// Proof: `StakeVoting::Parameters` (`max_values`: Some(1), `max_size`: Some(171), added: 666, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `StakeVoting::LastChange` (r:1 w:1)
    /// Proof: `StakeVoting::LastChange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    fn set_params() -> Weight {
        Weight::from_parts(20_000_000, 1656)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `StakeVoting::Voters` (r:1 w:1)
    /// Proof: `StakeVoting::Voters` (`max_values`: None, `max_size`: Some(401), added: 2876, mode: `MaxEncodedLen`)
    /// Storage: `Referenda::ReferendumInfoFor` (r:n * (1 ±0) w:n * (1 ±0))
    /// Proof: `Referenda::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(980), added: 3455, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Agenda` (r:1 + n * (1 ±0) w:1 + n * (1 ±0))
    /// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(10463), added: 12938, mode: `MaxEncodedLen`)
    /// Storage: `StakeVoting::Parameters` (r:1 w:0)
    /// Proof: `StakeVoting::Parameters` (`max_values`: Some(1), `max_size`: Some(171), added: 666, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::State` (r:1 w:0)
    /// Proof: `StakingVault::State` (`max_values`: Some(1), `max_size`: Some(120), added: 615, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Retries` (r:0 w:n * (1 ±0))
    /// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
    fn stake_reduced(n: u32) -> Weight {
        Weight::from_parts(25_000_000, 12938)
            .saturating_add(Weight::from_parts(45_000_000, 0).saturating_mul(n.into()))
            .saturating_add(Weight::from_parts(0, 16393).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(2_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(n.into())))
    }
    /// Storage: `StakeVoting::Parameters` (r:1 w:0)
    /// Proof: `StakeVoting::Parameters` (`max_values`: Some(1), `max_size`: Some(171), added: 666, mode: `MaxEncodedLen`)
    /// Storage: `StakeVoting::Voters` (r:1 w:0)
    /// Proof: `StakeVoting::Voters` (`max_values`: None, `max_size`: Some(401), added: 2876, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::State` (r:1 w:0)
    /// Proof: `StakingVault::State` (`max_values`: Some(1), `max_size`: Some(120), added: 615, mode: `MaxEncodedLen`)
    fn boosts_of() -> Weight {
        Weight::from_parts(12_000_000, 3866).saturating_add(T::DbWeight::get().reads(3_u64))
    }
}

/// Priced by ParityDB's weights; for mocks.
impl WeightInfo for () {
    fn propose() -> Weight {
        Weight::from_parts(110_000_000, 26866)
            .saturating_add(ParityDbWeight::get().reads(20_u64))
            .saturating_add(ParityDbWeight::get().writes(8_u64))
    }
    fn vote(n: u32) -> Weight {
        Weight::from_parts(75_000_000, 26866)
            .saturating_add(Weight::from_parts(6_000_000, 0).saturating_mul(n.into()))
            .saturating_add(Weight::from_parts(0, 3455).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().writes(6_u64))
    }
    fn remove_vote() -> Weight {
        Weight::from_parts(65_000_000, 26866)
            .saturating_add(ParityDbWeight::get().reads(7_u64))
            .saturating_add(ParityDbWeight::get().writes(6_u64))
    }
    fn forget(n: u32) -> Weight {
        Weight::from_parts(28_000_000, 8675)
            .saturating_add(Weight::from_parts(6_000_000, 0).saturating_mul(n.into()))
            .saturating_add(Weight::from_parts(0, 3455).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn set_params() -> Weight {
        Weight::from_parts(20_000_000, 1656)
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn stake_reduced(n: u32) -> Weight {
        Weight::from_parts(25_000_000, 12938)
            .saturating_add(Weight::from_parts(45_000_000, 0).saturating_mul(n.into()))
            .saturating_add(Weight::from_parts(0, 16393).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64.saturating_mul(n.into())))
    }
    fn boosts_of() -> Weight {
        Weight::from_parts(12_000_000, 3866).saturating_add(ParityDbWeight::get().reads(3_u64))
    }
}
