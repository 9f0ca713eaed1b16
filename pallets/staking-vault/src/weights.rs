//! Weights of `pallet_staking_vault`, measured: `make weights` writes this file, do not edit it.
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

/// Weights of the calls and hooks of `pallet_staking_vault`.
pub trait WeightInfo {
    /// Weight of `on_initialize`.
    fn on_initialize(b: u32) -> Weight;
    /// Weight of `stake`.
    fn stake(l: u32, s: u32) -> Weight;
    /// Weight of `observe_opening`.
    fn observe_opening() -> Weight;
    /// Weight of `observe_crossed`.
    fn observe_crossed(i: u32) -> Weight;
    /// Weight of `unstake`.
    fn unstake(l: u32, s: u32) -> Weight;
    /// Weight of `early_unstake`.
    fn early_unstake(l: u32, s: u32) -> Weight;
    /// Weight of `cancel_unstake`.
    fn cancel_unstake(l: u32, s: u32) -> Weight;
    /// Weight of `withdraw`.
    fn withdraw(l: u32) -> Weight;
    /// Weight of `refresh_boosts`.
    fn refresh_boosts(p: u32, s: u32) -> Weight;
    /// Weight of `set_tier`.
    fn set_tier() -> Weight;
    /// Weight of `set_params`.
    fn set_params() -> Weight;
}

/// Priced by the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::PendingSteps` (r:1000 w:1000)
    /// Proof: `StakingVault::PendingSteps` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::RateEnds` (r:1000 w:1000)
    /// Proof: `Rewards::RateEnds` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::IndexAt` (r:0 w:1000)
    /// Proof: `Rewards::IndexAt` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// `b` was measured from 0 to 1000.
    fn on_initialize(b: u32) -> Weight {
        Weight::from_parts(12_077_392, 1493)
            .saturating_add(Weight::from_parts(14_281_537, 0).saturating_mul(b.into()))
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(b.into())))
            .saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(b.into())))
            .saturating_add(Weight::from_parts(0, 2624).saturating_mul(b.into()))
    }
    /// Storage: `StakingVault::Ledgers` (r:1 w:1)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(4179), added: 6654, mode: `MaxEncodedLen`)
    /// Storage: `CircuitBreaker::State` (r:1 w:0)
    /// Proof: `CircuitBreaker::State` (`max_values`: Some(1), `max_size`: Some(448), added: 943, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Parameters` (r:1 w:0)
    /// Proof: `StakingVault::Parameters` (`max_values`: Some(1), `max_size`: Some(2281), added: 2776, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::PendingSteps` (r:7 w:7)
    /// Proof: `StakingVault::PendingSteps` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// `l` was measured from 0 to 55.
    /// `s` was measured from 1 to 7.
    fn stake(l: u32, s: u32) -> Weight {
        Weight::from_parts(67_262_523, 7644)
            .saturating_add(Weight::from_parts(140_515, 0).saturating_mul(l.into()))
            .saturating_add(Weight::from_parts(2_865_198, 0).saturating_mul(s.into()))
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(s.into())))
            .saturating_add(T::DbWeight::get().writes(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(s.into())))
            .saturating_add(Weight::from_parts(0, 2527).saturating_mul(s.into()))
    }
    /// Storage: `Rewards::Earnings` (r:1 w:1)
    /// Proof: `Rewards::Earnings` (`max_values`: None, `max_size`: Some(10568), added: 13043, mode: `MaxEncodedLen`)
    fn observe_opening() -> Weight {
        Weight::from_parts(38_563_926, 14033)
            .saturating_add(T::DbWeight::get().reads(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64))
    }
    /// Storage: `Rewards::Earnings` (r:1 w:1)
    /// Proof: `Rewards::Earnings` (`max_values`: None, `max_size`: Some(10568), added: 13043, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::IndexAt` (r:7 w:0)
    /// Proof: `Rewards::IndexAt` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::AutoCompounding` (r:1 w:0)
    /// Proof: `Rewards::AutoCompounding` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// `i` was measured from 0 to 7.
    fn observe_crossed(i: u32) -> Weight {
        Weight::from_parts(42_597_985, 14033)
            .saturating_add(Weight::from_parts(5_443_076, 0).saturating_mul(i.into()))
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(i.into())))
            .saturating_add(T::DbWeight::get().writes(1_u64))
            .saturating_add(Weight::from_parts(0, 2620).saturating_mul(i.into()))
    }
    /// Storage: `StakingVault::Ledgers` (r:1 w:1)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(4179), added: 6654, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Parameters` (r:1 w:0)
    /// Proof: `StakingVault::Parameters` (`max_values`: Some(1), `max_size`: Some(2281), added: 2776, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Earnings` (r:1 w:1)
    /// Proof: `Rewards::Earnings` (`max_values`: None, `max_size`: Some(10568), added: 13043, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::PendingSteps` (r:7 w:7)
    /// Proof: `StakingVault::PendingSteps` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// `l` was measured from 1 to 56.
    /// `s` was measured from 0 to 7.
    fn unstake(l: u32, s: u32) -> Weight {
        Weight::from_parts(44_184_279, 14033)
            .saturating_add(Weight::from_parts(468_290, 0).saturating_mul(l.into()))
            .saturating_add(Weight::from_parts(4_283_061, 0).saturating_mul(s.into()))
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(s.into())))
            .saturating_add(T::DbWeight::get().writes(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(s.into())))
            .saturating_add(Weight::from_parts(0, 2527).saturating_mul(s.into()))
    }
    /// Storage: `StakingVault::Ledgers` (r:1 w:1)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(4179), added: 6654, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Earnings` (r:1 w:1)
    /// Proof: `Rewards::Earnings` (`max_values`: None, `max_size`: Some(10568), added: 13043, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::PendingSteps` (r:7 w:7)
    /// Proof: `StakingVault::PendingSteps` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Parameters` (r:1 w:0)
    /// Proof: `StakingVault::Parameters` (`max_values`: Some(1), `max_size`: Some(2281), added: 2776, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// `l` was measured from 2 to 56.
    /// `s` was measured from 0 to 7.
    fn early_unstake(l: u32, s: u32) -> Weight {
        Weight::from_parts(117_889_189, 14033)
            .saturating_add(Weight::from_parts(443_651, 0).saturating_mul(l.into()))
            .saturating_add(Weight::from_parts(4_473_242, 0).saturating_mul(s.into()))
            .saturating_add(T::DbWeight::get().reads(5_u64))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(s.into())))
            .saturating_add(T::DbWeight::get().writes(4_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(s.into())))
            .saturating_add(Weight::from_parts(0, 2527).saturating_mul(s.into()))
    }
    /// Storage: `StakingVault::Ledgers` (r:1 w:1)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(4179), added: 6654, mode: `MaxEncodedLen`)
    /// Storage: `CircuitBreaker::State` (r:1 w:0)
    /// Proof: `CircuitBreaker::State` (`max_values`: Some(1), `max_size`: Some(448), added: 943, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Parameters` (r:1 w:0)
    /// Proof: `StakingVault::Parameters` (`max_values`: Some(1), `max_size`: Some(2281), added: 2776, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::PendingSteps` (r:7 w:7)
    /// Proof: `StakingVault::PendingSteps` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// `l` was measured from 1 to 55.
    /// `s` was measured from 1 to 7.
    fn cancel_unstake(l: u32, s: u32) -> Weight {
        Weight::from_parts(26_761_227, 7644)
            .saturating_add(Weight::from_parts(185_882, 0).saturating_mul(l.into()))
            .saturating_add(Weight::from_parts(1_876_735, 0).saturating_mul(s.into()))
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(s.into())))
            .saturating_add(T::DbWeight::get().writes(1_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(s.into())))
            .saturating_add(Weight::from_parts(0, 2527).saturating_mul(s.into()))
    }
    /// Storage: `StakingVault::Ledgers` (r:1 w:1)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(4179), added: 6654, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
    /// `l` was measured from 1 to 56.
    fn withdraw(l: u32) -> Weight {
        Weight::from_parts(43_316_881, 7644)
            .saturating_add(Weight::from_parts(174_679, 0).saturating_mul(l.into()))
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `StakingVault::Ledgers` (r:1 w:1)
    /// Proof: `StakingVault::Ledgers` (`max_values`: None, `max_size`: Some(4179), added: 6654, mode: `MaxEncodedLen`)
    /// Storage: `Rewards::Earnings` (r:1 w:1)
    /// Proof: `Rewards::Earnings` (`max_values`: None, `max_size`: Some(10568), added: 13043, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::PendingSteps` (r:7 w:7)
    /// Proof: `StakingVault::PendingSteps` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// `p` was measured from 1 to 16.
    /// `s` was measured from 0 to 7.
    fn refresh_boosts(p: u32, s: u32) -> Weight {
        Weight::from_parts(14_618_392, 14033)
            .saturating_add(Weight::from_parts(32_169_997, 0).saturating_mul(p.into()))
            .saturating_add(T::DbWeight::get().reads(2_u64))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(s.into())))
            .saturating_add(T::DbWeight::get().writes(2_u64))
            .saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(s.into())))
            .saturating_add(Weight::from_parts(0, 2527).saturating_mul(s.into()))
    }
    /// Storage: `StakingVault::Parameters` (r:1 w:1)
    /// Proof: `StakingVault::Parameters` (`max_values`: Some(1), `max_size`: Some(2281), added: 2776, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::LastChange` (r:1 w:1)
    /// Proof: `StakingVault::LastChange` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    fn set_tier() -> Weight {
        Weight::from_parts(21_494_061, 3766)
            .saturating_add(T::DbWeight::get().reads(3_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
    /// Storage: `Token::Decimals` (r:1 w:0)
    /// Proof: `Token::Decimals` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::Parameters` (r:1 w:1)
    /// Proof: `StakingVault::Parameters` (`max_values`: Some(1), `max_size`: Some(2281), added: 2776, mode: `MaxEncodedLen`)
    /// Storage: `StakingVault::LastChange` (r:1 w:1)
    /// Proof: `StakingVault::LastChange` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    fn set_params() -> Weight {
        Weight::from_parts(23_903_082, 3766)
            .saturating_add(T::DbWeight::get().reads(4_u64))
            .saturating_add(T::DbWeight::get().writes(2_u64))
    }
}

/// Priced by ParityDB's weights; for mocks.
impl WeightInfo for () {
    fn on_initialize(b: u32) -> Weight {
        Weight::from_parts(12_077_392, 1493)
            .saturating_add(Weight::from_parts(14_281_537, 0).saturating_mul(b.into()))
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(b.into())))
            .saturating_add(ParityDbWeight::get().writes(3_u64.saturating_mul(b.into())))
            .saturating_add(Weight::from_parts(0, 2624).saturating_mul(b.into()))
    }
    fn stake(l: u32, s: u32) -> Weight {
        Weight::from_parts(67_262_523, 7644)
            .saturating_add(Weight::from_parts(140_515, 0).saturating_mul(l.into()))
            .saturating_add(Weight::from_parts(2_865_198, 0).saturating_mul(s.into()))
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(s.into())))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(s.into())))
            .saturating_add(Weight::from_parts(0, 2527).saturating_mul(s.into()))
    }
    fn observe_opening() -> Weight {
        Weight::from_parts(38_563_926, 14033)
            .saturating_add(ParityDbWeight::get().reads(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
    }
    fn observe_crossed(i: u32) -> Weight {
        Weight::from_parts(42_597_985, 14033)
            .saturating_add(Weight::from_parts(5_443_076, 0).saturating_mul(i.into()))
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(i.into())))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
            .saturating_add(Weight::from_parts(0, 2620).saturating_mul(i.into()))
    }
    fn unstake(l: u32, s: u32) -> Weight {
        Weight::from_parts(44_184_279, 14033)
            .saturating_add(Weight::from_parts(468_290, 0).saturating_mul(l.into()))
            .saturating_add(Weight::from_parts(4_283_061, 0).saturating_mul(s.into()))
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(s.into())))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(s.into())))
            .saturating_add(Weight::from_parts(0, 2527).saturating_mul(s.into()))
    }
    fn early_unstake(l: u32, s: u32) -> Weight {
        Weight::from_parts(117_889_189, 14033)
            .saturating_add(Weight::from_parts(443_651, 0).saturating_mul(l.into()))
            .saturating_add(Weight::from_parts(4_473_242, 0).saturating_mul(s.into()))
            .saturating_add(ParityDbWeight::get().reads(5_u64))
            .saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(s.into())))
            .saturating_add(ParityDbWeight::get().writes(4_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(s.into())))
            .saturating_add(Weight::from_parts(0, 2527).saturating_mul(s.into()))
    }
    fn cancel_unstake(l: u32, s: u32) -> Weight {
        Weight::from_parts(26_761_227, 7644)
            .saturating_add(Weight::from_parts(185_882, 0).saturating_mul(l.into()))
            .saturating_add(Weight::from_parts(1_876_735, 0).saturating_mul(s.into()))
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(s.into())))
            .saturating_add(ParityDbWeight::get().writes(1_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(s.into())))
            .saturating_add(Weight::from_parts(0, 2527).saturating_mul(s.into()))
    }
    fn withdraw(l: u32) -> Weight {
        Weight::from_parts(43_316_881, 7644)
            .saturating_add(Weight::from_parts(174_679, 0).saturating_mul(l.into()))
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn refresh_boosts(p: u32, s: u32) -> Weight {
        Weight::from_parts(14_618_392, 14033)
            .saturating_add(Weight::from_parts(32_169_997, 0).saturating_mul(p.into()))
            .saturating_add(ParityDbWeight::get().reads(2_u64))
            .saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(s.into())))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
            .saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(s.into())))
            .saturating_add(Weight::from_parts(0, 2527).saturating_mul(s.into()))
    }
    fn set_tier() -> Weight {
        Weight::from_parts(21_494_061, 3766)
            .saturating_add(ParityDbWeight::get().reads(3_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
    fn set_params() -> Weight {
        Weight::from_parts(23_903_082, 3766)
            .saturating_add(ParityDbWeight::get().reads(4_u64))
            .saturating_add(ParityDbWeight::get().writes(2_u64))
    }
}
