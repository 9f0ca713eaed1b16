//! # Debates
//!
//! Council sessions, in which agents debate a topic and stakers vote on its options.
//!
//! An account with stake pays for a session and lists the agents that debate. One part of the fee is
//! the pool of the agents, the other part is revenue. Stakers vote with the stake that they had when
//! the session was opened. After its end a recorder gives points to the agents, and any account
//! settles the session: the pool is shared in proportion to the points.
//!
//! ## Terminology
//!
//! * **Agent**: an account that is registered with a deposit, and can be listed in sessions.
//! * **Opener**: the account that paid for a session.
//! * **Pool**: the amount that the agents of a session share.
//! * **Tally**: the power of the votes for an option. It is advice and moves no money.
//! * **Recorder**: an appointed account that gives from 0 to 1,000 points to each agent.
//! * **Due**: a session whose points are recorded, or whose time to record them is over.
//! * **Participant**: an account that has opened a session or voted in one, with its boost.
//!
//! ## Goals
//!
//! 1. **The agents are paid by their points, and nobody else is.** What rounding leaves goes to the
//!    treasury. Without points the pool goes back to the opener.
//! 2. **Each session is settled.** It is due at a time that is known when it opens, and then any
//!    account settles it. Settling cannot fail: a part that an agent cannot receive goes to the
//!    treasury. While all places are taken, opening a session settles one that is due.
//! 3. **Stake votes once.** Stake opened in or after the moment of the session's opening has no power
//!    in it, so the same tokens cannot vote from a second account. A vote stays if its stake leaves.
//! 4. **A change of the parameters does not reach back.** A session keeps its times and its pool, and
//!    a participant keeps its boost.
//! 5. **Storage is bounded or paid for.** There are at most 64 sessions, and each of them was paid
//!    for. An agent has a deposit on hold until it retires. Any account removes the record of a
//!    participant whose votes and boost have ended.
//! 6. **An economy without sessions has no keys.** Without parameters at genesis every call is
//!    refused, and there are no hooks.
//!
//! ## Time
//!
//! All times are those of the clock of the stake. Votes, points and boosts do not wait for a halt of
//! the chain: a session whose time to record passed in a halt goes back to its opener.
//!
//! ## Rounding
//!
//! The agents' part of the fee and the share of each agent round down, each by less than a smallest
//! unit: the first in favour of revenue, the second in favour of the treasury. A boost ends on the
//! boundary of the bucket in or after its end.
//!
//! ## Example
//!
//! A fee of 50 tokens, and its pool of 30 tokens among three agents:
#![doc = docify::embed!("src/tests/settle.rs", the_pool_is_shared_by_points)]
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

pub use pallet::*;
pub use weights::WeightInfo;

pub mod api;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod calls;
mod errors;
mod events;
mod funds;
mod genesis;
mod glue;
pub mod migrations;
#[cfg(all(test, not(feature = "runtime-benchmarks")))]
mod mock;
#[cfg(all(test, not(feature = "runtime-benchmarks")))]
mod tests;
#[cfg(any(test, feature = "std", feature = "try-runtime"))]
mod try_state;
pub mod types;
pub mod weights;

use polkadot_sdk::frame_support::{self, pallet_macros::import_section};

#[allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    reason = "the pallet's macros expand to these, and an invalid genesis should stop the chain"
)]
#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
    use crate::{
        api::{ParticipantView, SessionView},
        calls::Proposal,
        types::{
            Agent, AgentList, Hash, OptionId, Params, Participant, Payments, Points, Session,
            SessionId, Sums, Tallies, MAX_AGENTS,
        },
        WeightInfo,
    };
    use alloc::vec::Vec;
    use frame_support::{
        pallet_prelude::*,
        traits::fungible::{Mutate, MutateHold},
        PalletId,
    };
    use frame_system::pallet_prelude::*;
    #[cfg(feature = "try-runtime")]
    use polkadot_sdk::sp_runtime;
    use polkadot_sdk::{frame_support, frame_system};
    use quaestor_primitives::{Balance, Seconds, StakeWeight, TakeRevenue, VotingPower};

    /// Version of the storage layout.
    pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: polkadot_sdk::frame_system::Config {
        /// The native token.
        type Currency: Mutate<Self::AccountId>
            + MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason, Balance = Balance>;
        /// The runtime's reasons for holds.
        type RuntimeHoldReason: From<HoldReason>;
        /// Deposit of an agent, in smallest units.
        #[pallet::constant]
        type AgentDeposit: Get<Balance>;
        /// Stake and voting power of accounts.
        type Power: VotingPower<Self::AccountId>;
        /// The clock of the stake, in seconds since the Unix epoch.
        type Clock: Get<Seconds>;
        /// Length of the buckets on whose boundaries boosts end, in seconds.
        type BucketSecs: Get<Seconds>;
        /// The revenue router, which receives the part of the fee that is not the agents'.
        type Revenue: TakeRevenue<Self::AccountId>;
        /// Account of the treasury, which receives remainders.
        type Treasury: Get<Self::AccountId>;
        /// Origin that may record points.
        type RecorderOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Origin that may update the parameters; bounds and change limits apply to it as well.
        type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Least time between two changes of the parameters, in seconds.
        type ChangeInterval: Get<Seconds>;
        /// The pallet's account, which holds the pools, is derived from it.
        #[pallet::constant]
        type PalletId: Get<PalletId>;
        /// Weights of the calls.
        type WeightInfo: WeightInfo;
        /// Set-up for benchmarks.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
    }

    /// The economy's rules for sessions; none if it has no sessions.
    #[pallet::storage]
    pub type Parameters<T> = StorageValue<_, Params, OptionQuery>;

    /// Time of the last change of the parameters, in seconds since the Unix epoch.
    #[pallet::storage]
    pub type LastChange<T> = StorageValue<_, Seconds, ValueQuery>;

    /// Sums over all sessions, and the list of them.
    #[pallet::storage]
    pub type Totals<T> = StorageValue<_, Sums, ValueQuery>;

    /// Sessions that are not settled, by number.
    #[pallet::storage]
    pub type Sessions<T: Config> =
        StorageMap<_, Twox64Concat, SessionId, Session<T::AccountId>, OptionQuery>;

    /// Agents by account.
    #[pallet::storage]
    pub type Agents<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Agent, OptionQuery>;

    /// Votes and boosts by account.
    #[pallet::storage]
    pub type Participants<T: Config> =
        StorageMap<_, Blake2_128Concat, T::AccountId, Participant, ValueQuery>;

    /// Reason of the pallet's holds.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// Deposit of an agent.
        #[codec(index = 0)]
        Agent,
    }

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// The economy's rules for sessions; none if it has no sessions. With them the minimum
        /// balance is minted to the pallet's account.
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
        fn integrity_test() {
            let account = Pallet::<T>::account();
            assert!(T::Treasury::get() != account, "the treasury must be another account");
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// Sessions that are not settled, oldest first.
        pub fn sessions() -> Vec<SessionView<T::AccountId>> {
            Self::session_views()
        }

        /// A session that is not settled.
        pub fn session(id: SessionId) -> Option<SessionView<T::AccountId>> {
            Self::session_view(id)
        }

        /// Votes and boost of `who`.
        pub fn participant(who: T::AccountId) -> Option<ParticipantView> {
            Self::participant_view(&who)
        }

        /// Name and deposit of `who`, if it is an agent.
        pub fn agent(who: T::AccountId) -> Option<Agent> {
            Self::agent_view(&who)
        }

        /// The parameters, if the economy has sessions.
        pub fn params() -> Option<Params> {
            Self::params_view()
        }
    }

    #[pallet::call(weight(<T as Config>::WeightInfo))]
    impl<T: Config> Pallet<T> {
        /// Registers the caller as an agent under the hash of a name or profile. Its deposit is held
        /// until it retires.
        ///
        /// Origin: signed.
        ///
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no sessions.
        /// - [`Error::AlreadyRegistered`]: the caller is registered.
        /// - [`Error::InsufficientBalance`]: the caller cannot pay the deposit.
        /// ## Events
        /// - [`Event::AgentRegistered`]
        #[pallet::call_index(0)]
        pub fn register_agent(origin: OriginFor<T>, name: Hash) -> DispatchResult {
            Self::do_register_agent(ensure_signed(origin)?, name)
        }

        /// Removes the caller from the agents and returns its deposit. It stays in its sessions and
        /// is paid for them.
        ///
        /// Origin: signed, an agent.
        ///
        /// ## Errors
        /// - [`Error::UnknownAgent`]: the caller is not registered.
        /// ## Events
        /// - [`Event::AgentRetired`]
        #[pallet::call_index(1)]
        pub fn retire_agent(origin: OriginFor<T>) -> DispatchResult {
            Self::do_retire_agent(ensure_signed(origin)?)
        }

        /// Opens a session of `secs` seconds (from an hour to 7 days of the economy) with 2 to 8
        /// options and 2 to 16 agents, for the fee, at most `max_fee` (smallest units). `topic` is
        /// the hash of the topic and its options. The agents' part of the fee, rounded down, is the
        /// pool; the rest is revenue. If the number of sessions is at its maximum, one that is due is
        /// settled first. The caller gets the boost of a participant.
        ///
        /// Origin: signed, with the minimum stake.
        ///
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no sessions.
        /// - [`Error::AboveMaximum`]: the fee exceeds `max_fee`.
        /// - [`Error::LengthOutOfRange`]: `secs` is outside its range.
        /// - [`Error::OptionsOutOfRange`]: the number of options is not from 2 to 8.
        /// - [`Error::AgentsOutOfRange`]: there are fewer than 2 agents.
        /// - [`Error::ListedTwice`]: an agent is listed twice.
        /// - [`Error::UnknownAgent`]: an account is not registered as an agent.
        /// - [`Error::BelowSessionStake`]: the stake of the caller is below the minimum.
        /// - [`Error::TooManySessions`]: there are 64 sessions, and none is due.
        /// - [`Error::InsufficientBalance`]: the caller cannot pay the fee.
        ///
        /// Errors of the router are passed on.
        /// ## Events
        /// - [`Event::Opened`]
        /// - [`Event::Settled`]
        /// - [`Event::Refunded`]
        #[pallet::call_index(2)]
        #[pallet::weight(
            T::WeightInfo::open(u32::try_from(agents.len()).unwrap_or(u32::MAX))
                .saturating_add(T::WeightInfo::settle(MAX_AGENTS))
        )]
        pub fn open(
            origin: OriginFor<T>,
            topic: Hash,
            options: OptionId,
            agents: AgentList<T::AccountId>,
            #[pallet::compact] secs: Seconds,
            #[pallet::compact] max_fee: Balance,
        ) -> DispatchResultWithPostInfo {
            let who = ensure_signed(origin)?;
            let listed = u32::try_from(agents.len()).unwrap_or(u32::MAX);
            let paid = Self::do_open(who, Proposal { topic, options, agents, secs, max_fee })?;
            let settled = paid.map_or(Weight::zero(), T::WeightInfo::settle);
            Ok(Some(T::WeightInfo::open(listed).saturating_add(settled)).into())
        }

        /// Adds `amount` (smallest units) to the pool of a session that has not ended. Without points
        /// it goes to the opener with the rest of the pool.
        ///
        /// Origin: signed.
        ///
        /// ## Errors
        /// - [`Error::ZeroAmount`]: the amount is zero.
        /// - [`Error::UnknownSession`]: there is no such session.
        /// - [`Error::Closed`]: the session has ended.
        /// - [`Error::InsufficientBalance`]: the balance of the caller is too small.
        /// ## Events
        /// - [`Event::Funded`]
        #[pallet::call_index(3)]
        pub fn fund(
            origin: OriginFor<T>,
            #[pallet::compact] session: SessionId,
            #[pallet::compact] amount: Balance,
        ) -> DispatchResult {
            Self::do_fund(ensure_signed(origin)?, session, amount)
        }

        /// Votes in a session, or changes the caller's vote. Its power is that of the stake opened
        /// before the session, as it is now; it stays if the stake leaves. The caller gets the boost
        /// of a participant.
        ///
        /// Origin: signed.
        ///
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no sessions.
        /// - [`Error::UnknownSession`]: there is no such session.
        /// - [`Error::Closed`]: the session has ended.
        /// - [`Error::UnknownOption`]: the session has no such option.
        /// - [`Error::NoPower`]: the caller has no stake from before the session.
        /// - [`Error::TooManyVotes`]: the caller has 16 votes in other sessions that have not ended.
        /// - [`Error::NoChange`]: option and power are those of the caller's vote.
        /// ## Events
        /// - [`Event::Voted`]
        #[pallet::call_index(4)]
        pub fn vote(
            origin: OriginFor<T>,
            #[pallet::compact] session: SessionId,
            option: OptionId,
        ) -> DispatchResult {
            Self::do_vote(ensure_signed(origin)?, session, option)
        }

        /// Records the points of a session that has ended: from 0 to 1,000 for each agent, in the
        /// order of the session. They are final, and the session can be settled.
        ///
        /// Origin: a recorder.
        ///
        /// ## Errors
        /// - [`Error::UnknownSession`]: there is no such session.
        /// - [`Error::AlreadyRecorded`]: the points are recorded.
        /// - [`Error::StillOpen`]: the session has not ended.
        /// - [`Error::TooLate`]: the time to record points is over.
        /// - [`Error::InvalidPoints`]: the number of points is not that of the agents, or one is above
        ///   1,000.
        /// ## Events
        /// - [`Event::Recorded`]
        #[pallet::call_index(5)]
        pub fn record(
            origin: OriginFor<T>,
            #[pallet::compact] session: SessionId,
            points: Points,
        ) -> DispatchResult {
            T::RecorderOrigin::ensure_origin(origin)?;
            Self::do_record(session, points)
        }

        /// Settles a session that is due and removes it. Each agent receives its share of the pool by
        /// points, rounded down; remainders, and parts that an agent cannot receive, go to the
        /// treasury. If no points are recorded or all are zero, the pool goes back to the opener.
        ///
        /// Origin: signed, any account.
        ///
        /// ## Errors
        /// - [`Error::UnknownSession`]: there is no such session.
        /// - [`Error::StillOpen`]: the session has not ended.
        /// - [`Error::NotRecorded`]: no points are recorded, and the time to record them is not over.
        /// ## Events
        /// - [`Event::Settled`]
        /// - [`Event::Refunded`]
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::settle(MAX_AGENTS))]
        pub fn settle(
            origin: OriginFor<T>,
            #[pallet::compact] session: SessionId,
        ) -> DispatchResultWithPostInfo {
            ensure_signed(origin)?;
            let paid = Self::do_settle(session)?;
            Ok(Some(T::WeightInfo::settle(paid)).into())
        }

        /// Updates the parameters for later sessions, votes and boosts.
        ///
        /// Origin: governance.
        ///
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no sessions.
        /// - [`Error::OutOfRange`]: a value is outside its range.
        /// - [`Error::ChangeTooLarge`]: a value changes by more than its limit, or the length of the
        ///   day changes.
        /// - [`Error::ChangedTooSoon`]: the last change was less than the change interval ago.
        /// ## Events
        /// - [`Event::ParamsSet`]
        #[pallet::call_index(7)]
        pub fn set_params(origin: OriginFor<T>, params: Params) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_params(params)
        }

        /// Removes the record of an account whose votes and boost have ended.
        ///
        /// Origin: signed, any account.
        ///
        /// ## Errors
        /// - [`Error::UnknownParticipant`]: the account has no record.
        /// - [`Error::StillActive`]: a vote or the boost has not ended.
        /// ## Events
        /// - [`Event::Forgotten`]
        #[pallet::call_index(8)]
        pub fn forget(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_forget(who)
        }
    }
}
