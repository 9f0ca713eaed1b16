//! Weights of `pallet_stake_voting`, measured: `make weights` writes this file, do not edit it.
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

/// Weights of the calls and hooks of `pallet_stake_voting`.
pub trait WeightInfo {
    /// Weight of `propose`.
    fn propose(b: u32) -> Weight;
    /// Weight of `vote`.
    fn vote(f: u32) -> Weight;
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
    /// Weight of `beside`.
    fn beside() -> Weight;
    /// Weight of `hold_balance`.
    fn hold_balance() -> Weight;
    /// Weight of `release_balance`.
    fn release_balance() -> Weight;
}

/// Priced by the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Storage: `StakeVoting::Parameters` (r:1 w:0)
    /// Proof: `StakeVoting::Parameters` (`max_values`: Some(1), `max_size`: Some(123), added: 618, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:1 w:0)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(4179), added: 6654, mode: `MaxEncodedLen`)
    /// Storage: `StakeVoting::Live` (r:1 w:1)
    /// Proof: `StakeVoting::Live` (`max_values`: Some(1), `max_size`: Some(361), added: 856, mode: `MaxEncodedLen`)
    /// Storage: `Referenda::ReferendumInfoFor` (r:8 w:1)
    /// Proof: `Referenda::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(407), added: 2882, mode: `MaxEncodedLen`)
    /// Storage: `Preimage::PreimageFor` (r:1 w:0)
    /// Proof: `Preimage::PreimageFor` (`max_values`: None, `max_size`: Some(4194344), added: 4196819, mode: `MaxEncodedLen`)
    /// Storage: `Referenda::ReferendumCount` (r:1 w:1)
    /// Proof: `Referenda::ReferendumCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Preimage::StatusFor` (r:1 w:0)
    /// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
    /// Storage: `Preimage::RequestStatusFor` (r:1 w:0)
    /// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Agenda` (r:2 w:2)
    /// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(107022), added: 109497, mode: `MaxEncodedLen`)
    /// Storage: `Referenda::DecidingCount` (r:1 w:1)
    /// Proof: `Referenda::DecidingCount` (`max_values`: None, `max_size`: Some(14), added: 2489, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Retries` (r:0 w:1)
    /// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
    /// `b` was measured from 0 to 16384.
    fn propose(b: u32) -> Weight {
        Weight::from_parts(111_569_183, 4197809)
            .saturating_add(Weight::from_parts(36_556, 0).saturating_mul(b.into()))
            .saturating_add(T::DbWeight::get().reads(18_u64))
            .saturating_add(T::DbWeight::get().writes(7_u64))
    }
    /// Storage: `StakeVoting::Parameters` (r:1 w:0)
    /// Proof: `StakeVoting::Parameters` (`max_values`: Some(1), `max_size`: Some(123), added: 618, mode: `MaxEncodedLen`)
    /// Storage: `StakeVoting::Voters` (r:1 w:1)
    /// Proof: `StakeVoting::Voters` (`max_values`: None, `max_size`: Some(289), added: 2764, mode: `MaxEncodedLen`)
    /// Storage: `Referenda::ReferendumInfoFor` (r:9 w:1)
    /// Proof: `Referenda::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(407), added: 2882, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:1 w:0)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(4179), added: 6654, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Agenda` (r:2 w:2)
    /// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(107022), added: 109497, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Retries` (r:0 w:1)
    /// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
    /// `f` was measured from 0 to 1.
    fn vote(f: u32) -> Weight {
        Weight::from_parts(48_530_774, 219984)
            .saturating_add(Weight::from_parts(21_948_427, 0).saturating_mul(f.into()))
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().reads(8_u64.saturating_mul(f.into())))
            .saturating_add(T::DbWeight::get().writes(6_u64))
            .saturating_add(Weight::from_parts(0, 23056).saturating_mul(f.into()))
    }
    /// Storage: `StakeVoting::Voters` (r:1 w:1)
    /// Proof: `StakeVoting::Voters` (`max_values`: None, `max_size`: Some(289), added: 2764, mode: `MaxEncodedLen`)
    /// Storage: `Referenda::ReferendumInfoFor` (r:1 w:1)
    /// Proof: `Referenda::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(407), added: 2882, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Agenda` (r:2 w:2)
    /// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(107022), added: 109497, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:1 w:1)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(4179), added: 6654, mode: `MaxEncodedLen`)
    /// Storage: `StakeVoting::Parameters` (r:1 w:0)
    /// Proof: `StakeVoting::Parameters` (`max_values`: Some(1), `max_size`: Some(123), added: 618, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Retries` (r:0 w:1)
    /// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
    fn remove_vote() -> Weight {
        Weight::from_parts(45_302_022, 219984)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(6_u64))
    }
    /// Storage: `StakeVoting::Voters` (r:1 w:1)
    /// Proof: `StakeVoting::Voters` (`max_values`: None, `max_size`: Some(289), added: 2764, mode: `MaxEncodedLen`)
    /// Storage: `Referenda::ReferendumInfoFor` (r:8 w:0)
    /// Proof: `Referenda::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(407), added: 2882, mode: `MaxEncodedLen`)
    /// Storage: `StakeVoting::Parameters` (r:1 w:0)
    /// Proof: `StakeVoting::Parameters` (`max_values`: Some(1), `max_size`: Some(123), added: 618, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Ledgers` (r:1 w:1)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(4179), added: 6654, mode: `MaxEncodedLen`)
    /// `n` was measured from 1 to 8.
    fn forget(n: u32) -> Weight {
        Weight::from_parts(26_983_337, 7644)
            .saturating_add(Weight::from_parts(2_902_461, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(2_u64))
            .saturating_add(Weight::from_parts(0, 2882).saturating_mul(n.into()))
    }
    /// Storage: `StakeVoting::Parameters` (r:1 w:1)
    /// Proof: `StakeVoting::Parameters` (`max_values`: Some(1), `max_size`: Some(123), added: 618, mode: `MaxEncodedLen`)
    /// Storage: `StakeVoting::LastChange` (r:1 w:1)
    /// Proof: `StakeVoting::LastChange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    fn set_params() -> Weight {
        Weight::from_parts(12_086_354, 1608)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `StakeVoting::Voters` (r:1 w:1)
    /// Proof: `StakeVoting::Voters` (`max_values`: None, `max_size`: Some(289), added: 2764, mode: `MaxEncodedLen`)
    /// Storage: `Referenda::ReferendumInfoFor` (r:8 w:8)
    /// Proof: `Referenda::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(407), added: 2882, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Agenda` (r:9 w:9)
    /// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(107022), added: 109497, mode: `MaxEncodedLen`)
    /// Storage: `StakeVoting::Parameters` (r:1 w:0)
    /// Proof: `StakeVoting::Parameters` (`max_values`: Some(1), `max_size`: Some(123), added: 618, mode: `MaxEncodedLen`)
    /// Storage: `Scheduler::Retries` (r:0 w:8)
    /// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
    /// `n` was measured from 1 to 8.
    fn stake_reduced(n: u32) -> Weight {
        Weight::from_parts(14_010_916, 110487)
            .saturating_add(Weight::from_parts(18_976_006, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(2_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 109497).saturating_mul(n.into()))
    }
    /// Storage: `StakeVoting::Voters` (r:1 w:0)
    /// Proof: `StakeVoting::Voters` (`max_values`: None, `max_size`: Some(289), added: 2764, mode: `MaxEncodedLen`)
    /// Storage: `StakeVoting::Parameters` (r:1 w:0)
    /// Proof: `StakeVoting::Parameters` (`max_values`: Some(1), `max_size`: Some(123), added: 618, mode: `MaxEncodedLen`)
    fn boosts_of() -> Weight {
        Weight::from_parts(8_305_621, 3754).saturating_add(T::DbWeight::get().reads(2_u64))
    }
    /// Keys were counted and the time is an estimate: it is not measured yet. The balance is read, and the
    /// ledger is marked.
    fn beside() -> Weight {
        Weight::from_parts(12_000_000, 7644)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Keys were counted and the time is an estimate: it is not measured yet. Parameters, ledger, balance,
    /// account, holds and the state of the vault.
    fn hold_balance() -> Weight {
        Weight::from_parts(50_000_000, 7644)
            .saturating_add(T::DbWeight::get().reads(6_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
    /// Keys were counted and the time is an estimate: it is not measured yet. Votes and 8 polls, parameters,
    /// balance, account, holds and the state of the vault.
    fn release_balance() -> Weight {
        Weight::from_parts(70_000_000, 23056)
            .saturating_add(T::DbWeight::get().reads(14_u64))
            .saturating_add(T::DbWeight::get().writes(3_u64))
    }
}

/// Priced by ParityDB's weights; for mocks.
impl WeightInfo for () {
    fn propose(b: u32) -> Weight {
        Weight::from_parts(111_569_183, 4197809)
            .saturating_add(Weight::from_parts(36_556, 0).saturating_mul(b.into()))
            .saturating_add(ParityDbWeight::get().reads(18_u64))
            .saturating_add(ParityDbWeight::get().writes(7_u64))
    }
    fn vote(f: u32) -> Weight {
        Weight::from_parts(48_530_774, 219984)
            .saturating_add(Weight::from_parts(21_948_427, 0).saturating_mul(f.into()))
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().reads(8_u64.saturating_mul(f.into())))
            .saturating_add(ParityDbWeight::get().writes(6_u64))
            .saturating_add(Weight::from_parts(0, 23056).saturating_mul(f.into()))
    }
    fn remove_vote() -> Weight {
        Weight::from_parts(45_302_022, 219984)
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(6_u64))
    }
    fn forget(n: u32) -> Weight {
        Weight::from_parts(26_983_337, 7644)
            .saturating_add(Weight::from_parts(2_902_461, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
            .saturating_add(Weight::from_parts(0, 2882).saturating_mul(n.into()))
    }
    fn set_params() -> Weight {
        Weight::from_parts(12_086_354, 1608)
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn stake_reduced(n: u32) -> Weight {
        Weight::from_parts(14_010_916, 110487)
            .saturating_add(Weight::from_parts(18_976_006, 0).saturating_mul(n.into()))
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(n.into())))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64.saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 109497).saturating_mul(n.into()))
    }
    fn boosts_of() -> Weight {
        Weight::from_parts(8_305_621, 3754).saturating_add(ParityDbWeight::get().reads(2_u64))
    }
    /// Keys were counted and the time is an estimate: it is not measured yet. The balance is read, and the
    /// ledger is marked.
    fn beside() -> Weight {
        Weight::from_parts(12_000_000, 7644)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    /// Keys were counted and the time is an estimate: it is not measured yet. Parameters, ledger, balance,
    /// account, holds and the state of the vault.
    fn hold_balance() -> Weight {
        Weight::from_parts(50_000_000, 7644)
            .saturating_add(ParityDbWeight::get().reads(6_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
    /// Keys were counted and the time is an estimate: it is not measured yet. Votes and 8 polls, parameters,
    /// balance, account, holds and the state of the vault.
    fn release_balance() -> Weight {
        Weight::from_parts(70_000_000, 23056)
            .saturating_add(ParityDbWeight::get().reads(14_u64))
            .saturating_add(ParityDbWeight::get().writes(3_u64))
    }
}
