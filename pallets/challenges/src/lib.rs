//! # Challenges
//!
//! Audits of paid work by bonded auditors, disputes about it, and their verdicts.
//!
//! Some results are drawn for an audit. A consumer challenges a result with a stake, and an auditor
//! fails it with a part of its bond. The auditors of the day vote, first hidden and then openly. The
//! party that loses may appeal to the council. The providers' pallet sentences a provider at fault, and
//! this one divides what the sentence takes.
//!
//! ## Terminology
//!
//! * **Auditor**: an account that has bonded stake to this office and has one of at most 32 seats.
//! * **Set**: the auditors of a day with the weights of their votes: bond times accuracy.
//! * **Case**: a dispute over a piece of work. Its **jury** is the set of the day without the parties.
//! * **Finding**: fault or no fault. The **verdict** of a case may be undecided besides.
//! * **Agenda**: audits and cases in the order in which they fall due.
//! * **Canary**: work whose result is wrong on purpose, to find auditors who pass everything.
//!
//! ## Goals
//!
//! 1. **Cheating loses, even if only audits find it.** Audit rate times price multiple is at least 1.5.
//! 2. **Nobody votes by another one's vote.** A commitment contains its juror, and what is not revealed
//!    costs a part of the bond.
//! 3. **A blind audit does not pay.** Its reward is at most the fine for a canary times their share.
//! 4. **Each case ends in bounded time.** Where nobody acts, the finding of the jury stands, and an
//!    undecided case ends without a sentence. All calls but `join` are open at any time.
//! 5. **Stake cannot leave between a promise and the end of a case over it.** The parameters keep all
//!    phases within the notice of a bond.
//! 6. **An economy without challenges has no keys.** Without parameters at genesis calls are refused.
//!
//! ## Time and randomness
//!
//! A deadline that fell into a halt, or within an hour after it, counts as an hour after the halt. Only
//! audits are drawn, from the hash of the second block after a result, among the set that was in force
//! before. The author of that block can move its draws by giving up its block.
//!
//! ## Rounding
//!
//! Fines, rewards and parts round down. The rest is burnt and insured, so a sum is that of its parts.
//!
//! ## Example
//!
//! A price of 50 tokens, and a sentence of 1,000:
#![doc = docify::embed!("src/tests/execute.rs", a_fault_is_sentenced_and_divided)]
#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::cast_possible_wrap,
        clippy::arithmetic_side_effects,
        reason = "a test that cannot go on should stop"
    )
)]

extern crate alloc;

pub use glue::{CaseSecs, FundPotWith};
pub use pallet::*;
pub use weights::WeightInfo;

mod agenda;
pub mod api;
mod audits;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod cases;
mod dispatch;
mod errors;
mod events;
mod funds;
mod genesis;
mod glue;
mod idle;
pub mod migrations;
#[cfg(all(test, not(feature = "runtime-benchmarks")))]
mod mock;
mod roster;
mod storage;
#[cfg(all(test, not(feature = "runtime-benchmarks")))]
mod tests;
#[cfg(any(test, feature = "std", feature = "try-runtime"))]
mod try_state;
pub mod types;
mod verdicts;
pub mod weights;

use polkadot_sdk::frame_support::{self, pallet_macros::import_section};

#[allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    reason = "the pallet's macros expand to these, and an invalid genesis should stop the chain"
)]
#[import_section(dispatch::calls)]
#[import_section(errors::errors)]
#[import_section(events::events)]
#[import_section(storage::storage)]
#[frame_support::pallet]
pub mod pallet {
    use crate::{
        api::{AuditorView, CaseView},
        funds::CreditOf,
        types::{
            Answer, Audit, Auditor, Canary, Case, CaseId, Evidence, Finding, Ground, Hash,
            Location, Moved, Params, Seating, Set, Slot, Sums, Task,
        },
        WeightInfo,
    };
    use frame_support::{
        pallet_prelude::*,
        traits::fungible::{Balanced, BalancedHold, Mutate, MutateHold},
        PalletId,
    };
    use frame_system::pallet_prelude::*;
    #[cfg(feature = "try-runtime")]
    use polkadot_sdk::sp_runtime;
    use polkadot_sdk::{frame_support, frame_system};
    use quaestor_primitives::{
        Balance, ClockInspect, Disputable, ProviderFault, ProviderInspect, Seconds, StakeBond,
        StakeSlash, TakeCredit, UsageInspect, Verdict,
    };

    /// Version of the storage layout.
    pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: polkadot_sdk::frame_system::Config {
        /// The native token.
        type Currency: Balanced<Self::AccountId, Balance = Balance>
            + Mutate<Self::AccountId>
            + MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>
            + BalancedHold<Self::AccountId>;
        /// The runtime's reasons for holds.
        type RuntimeHoldReason: From<HoldReason>;
        /// Id of work that can be disputed.
        type WorkId: Parameter + MaxEncodedLen;
        /// Market and channels, whose work can be disputed.
        type Work: Disputable<Self::AccountId, Self::WorkId>;
        /// Providers, which are sentenced.
        type Providers: ProviderInspect<Self::AccountId>
            + ProviderFault<Self::AccountId, Credit = CreditOf<Self>>;
        /// Shares of the cost of work that may be paid out for it.
        type Usage: UsageInspect;
        /// Bonds of auditors.
        type Bonds: StakeBond<Self::AccountId>;
        /// Takes fines from the stake of auditors.
        type Slash: StakeSlash<Self::AccountId, Credit = CreditOf<Self>>;
        /// The clock of the stake.
        type Clock: ClockInspect;
        /// Destination of what is burnt.
        type Burn: TakeCredit<CreditOf<Self>>;
        /// Destination of what is insured.
        type Insurance: TakeCredit<CreditOf<Self>>;
        /// Blocks after a result in which it can be drawn; a hash is kept as long.
        #[pallet::constant]
        type DrawBlocks: Get<u32>;
        /// Notice of a bond, in seconds.
        type Notice: Get<Seconds>;
        /// The longest time from a promise to the end of the time to dispute the work, in seconds.
        type PromiseSecs: Get<Seconds>;
        /// The sentence for a fault is this many times the price, unless a cap binds.
        type PriceMultiple: Get<u32>;
        /// Origin that may rule.
        type ArbiterOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Origin that may rule and blame jurors.
        type BlameOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Origin that may commit canaries.
        type CanaryOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;
        /// Origin that may update the parameters; bounds and change limits apply to it as well.
        type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Least time between two changes of the parameters, in seconds.
        type ChangeInterval: Get<Seconds>;
        /// The pallet's account is derived from it.
        #[pallet::constant]
        type PalletId: Get<PalletId>;
        /// Weights of the calls.
        type WeightInfo: WeightInfo;
        /// Set-up for benchmarks.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId, Self::WorkId>;
    }

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// The rules for challenges, if any; with them the pallet's account gets the minimum balance.
        pub params: Option<Params>,
        #[doc(hidden)]
        #[serde(skip)]
        pub _config: core::marker::PhantomData<T>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            self.set_up();
        }
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
            Self::idle(remaining)
        }

        fn integrity_test() {
            Self::check_config();
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// A case with its phase and its votes.
        pub fn case(id: CaseId) -> Option<CaseView<T::AccountId, T::WorkId>> {
            Self::case_view(id)
        }

        /// Bond, record and duties of an auditor.
        pub fn auditor(who: T::AccountId) -> Option<AuditorView<T::WorkId>> {
            Self::auditor_view(&who)
        }
    }
}
