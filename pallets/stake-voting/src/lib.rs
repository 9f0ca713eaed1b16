//! # Stake voting
//!
//! Referenda that are decided by staked power.
//!
//! A proposal is of a kind, which sets the track of its poll and the origin with which it is enacted.
//! `pallet-referenda` keeps the polls, takes the deposits and schedules what is approved; this pallet
//! admits proposals, counts votes and supplies the tracks.
//!
//! ## Terminology
//!
//! * **Power**: stake times its multiplier in votes, in smallest units times basis points.
//! * **Kind**: parameter, treasury, upgrade, feature or emergency.
//! * **Balance**: native tokens on hold for votes. The mean multiplier of the stake that counts in a poll
//!   lifts as much of the balance as there is such stake; the rest of the balance counts once.
//! * **Turnout**: power of all votes, abstentions included.
//! * **Quorum**: share of all power of stake that the turnout must reach.
//! * **Counted power**: power of a wallet in the approval: at most the cap, and its square root where
//!   the poll says so.
//! * **Approval**: share of the counted ayes among counted ayes and nays.
//! * **Timelock**: least time from an approval to its enactment.
//!
//! ## Goals
//!
//! 1. **The electorate is frozen.** A poll keeps the sum of all power, the cap and the square root from
//!    its beginning. Stake that was opened in the block of the proposal or later has no power in it, and
//!    older stake has the lesser of its power then and now. Compounded reward counts at once.
//! 2. **Stake is free to leave.** A vote holds nothing. It shrinks with the stake of its account, in the
//!    call in which that leaves, and the tally with it.
//! 3. **Decided on the final tally.** A poll is decided when its time is over; before, only if all power
//!    has voted and none against it, and never where balances count. Live polls follow a change of quorum, approval and durations.
//! 4. **Storage is bounded.** There are 8 live polls at most and one vote of an account in each. A record
//!    needs stake when it is made, and anybody can remove it when it serves no more.
//! 5. **A balance votes once.** Where the economy counts balances, one counts only if it was on hold
//!    before the poll began, and stays there while a live vote counts it. A hold takes what is not on hold
//!    otherwise, so stake counts as stake alone, and what is sent on does not vote again. The owner takes
//!    the vote back or waits for the end of the poll, and is free.
//! 6. **No kind reaches further than its origin.** An upgrade needs a call that the technical committee
//!    has whitelisted, a spend is limited per proposal.
//!
//! Cap and square root apply to wallets, and nobody proves to be a person: an owner of many wallets
//! passes the cap, and n wallets multiply square-root votes by the root of n. The least stake of a
//! voter bounds n.
//!
//! ## Rounding
//!
//! Turnout and approval round down to parts per billion. A share rounded down reaches a threshold exactly
//! if the share itself does, so that quorum and approval are decided to the smallest unit. Cap and square
//! root round down, against the wallet.
//!
//! ## Example
//!
//! A quorum of 10 % to the smallest unit:
#![doc = docify::embed!("src/tests/tally.rs", the_quorum_is_decided_to_the_unit)]
#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects,
        reason = "a test that cannot go on should stop"
    )
)]

extern crate alloc;

pub use origins::RawOrigin;
pub use pallet::*;
pub use params::{Params, Rules};
pub use tally::Tally;
pub use tracks::{SubmissionDeposit, Tracks};
pub use weights::WeightInfo;

pub mod api;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod calls;
mod errors;
mod events;
mod glue;
pub mod held;
pub mod migrations;
#[cfg(all(test, not(feature = "runtime-benchmarks")))]
mod mock;
pub mod origins;
pub mod params;
pub mod tally;
#[cfg(all(test, not(feature = "runtime-benchmarks")))]
mod tests;
pub mod tracks;
#[cfg(any(test, feature = "std", feature = "try-runtime"))]
mod try_state;
pub mod types;
pub mod weights;

use polkadot_sdk::{
    frame_support::{self, pallet_macros::import_section, traits::Bounded},
    frame_system::{self, pallet_prelude::BlockNumberFor},
    sp_runtime::DispatchError,
};
use types::{Kind, PollIndex};

/// A proposed call, inline or as the hash of a preimage.
pub type ProposalOf<T> =
    Bounded<<T as frame_system::Config>::RuntimeCall, <T as frame_system::Config>::Hashing>;

/// Submits proposals to the referenda.
pub trait Submit<T: frame_system::Config> {
    /// Submits `proposal` of `who` with the origin of its kind, to be enacted `after` blocks from its
    /// approval, and places the decision deposit, which is zero. Returns the poll.
    fn submit(
        who: T::AccountId,
        kind: Kind,
        proposal: ProposalOf<T>,
        after: BlockNumberFor<T>,
    ) -> Result<PollIndex, DispatchError>;
}

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
        api::{MayView, PollView, PowerView},
        types::{Choice, HeldBalance, Kind, LivePolls, PollIndex, TrackId, Vote, Voter, MAX_POLLS},
        Params, ProposalOf, Submit, Tally, WeightInfo,
    };
    use alloc::{boxed::Box, vec::Vec};
    use frame_support::{
        pallet_prelude::*,
        traits::{fungible::MutateHold, Polling, Time},
    };
    use frame_system::pallet_prelude::*;
    #[cfg(feature = "try-runtime")]
    use polkadot_sdk::sp_runtime;
    use polkadot_sdk::{frame_support, frame_system};
    use quaestor_primitives::{Balance, OwedStake, Params as _, Seconds, StakeWeight, VotingPower};

    /// Version of the storage layout.
    pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: polkadot_sdk::frame_system::Config {
        /// The referenda, whose tallies are of this pallet.
        type Polls: Polling<
            Tally<Self>,
            Index = PollIndex,
            Votes = StakeWeight,
            Class = TrackId,
            Moment = BlockNumberFor<Self>,
        >;
        /// Submits proposals to the referenda.
        type Submit: Submit<Self>;
        /// Voting power of stake.
        type Power: VotingPower<Self::AccountId>;
        /// Losses of stake that are not taken yet, and have no power where balances count.
        type Owed: OwedStake<Self::AccountId>;
        /// The native token, of which balances are held for votes.
        type Currency: MutateHold<
            Self::AccountId,
            Balance = Balance,
            Reason = Self::RuntimeHoldReason,
        >;
        /// The runtime's reasons for holds.
        type RuntimeHoldReason: From<HoldReason>;
        /// Length of the buckets of time, in seconds; boosts end on a boundary.
        type BucketSecs: Get<Seconds>;
        /// Time in milliseconds since the Unix epoch.
        type Time: Time<Moment = u64>;
        /// Origin that may update the parameters; bounds and change limits apply to it as well.
        type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Least time between two changes of the parameters, in seconds.
        type ChangeInterval: Get<Seconds>;
        /// Weights of the calls.
        type WeightInfo: WeightInfo;
        /// Set-up for benchmarks.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<
            Self::AccountId,
            ProposalOf<Self>,
        >;
    }

    /// Origins of approved proposals, and of a proposer.
    #[pallet::origin]
    pub type Origin<T> = crate::RawOrigin<<T as frame_system::Config>::AccountId>;

    /// The economy's rules for votes; `None` in an economy without votes.
    #[pallet::storage]
    pub type Parameters<T> = StorageValue<_, Params, OptionQuery>;

    /// Time of the last change of the parameters, in seconds since the Unix epoch.
    #[pallet::storage]
    pub type LastChange<T> = StorageValue<_, Seconds, ValueQuery>;

    /// Live polls. Those that are over are removed by the next proposal.
    #[pallet::storage]
    pub type Live<T: Config> =
        StorageValue<_, LivePolls<T::AccountId, BlockNumberFor<T>>, ValueQuery>;

    /// Votes by account.
    #[pallet::storage]
    pub type Voters<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Voter, ValueQuery>;

    /// Balances that are held for votes, by account.
    #[pallet::storage]
    pub type Held<T: Config> =
        StorageMap<_, Blake2_128Concat, T::AccountId, HeldBalance, OptionQuery>;

    /// Reasons of the pallet's holds.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// A balance that votes.
        #[codec(index = 0)]
        Votes,
    }

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// The economy's rules for votes; `None` for an economy without votes.
        pub params: Option<Params>,
        #[doc(hidden)]
        #[serde(skip)]
        pub _config: core::marker::PhantomData<T>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            let Some(params) = self.params else { return };
            if let Err(sentence) = params.validate() {
                panic!("stake voting: {sentence}");
            }
            Parameters::<T>::put(params);
        }
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn integrity_test() {
            let live: u32 = Kind::ALL.map(Kind::most_live).iter().sum();
            assert!(live == MAX_POLLS, "the kinds must share out all polls");
            assert!(Params::default().validate().is_ok(), "the default parameters are invalid");
            assert!(T::BucketSecs::get() > 0, "a bucket must last at least a second");
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// Power of `who` in `poll` if it voted now; `None` if the poll is not live.
        pub fn power(who: T::AccountId, poll: PollIndex) -> Option<PowerView> {
            Self::power_view(&who, poll)
        }

        /// Stake of `who`, and what it lacks to vote and to propose.
        pub fn may(who: T::AccountId) -> MayView {
            Self::may_view(&who)
        }

        /// Live polls, oldest first.
        pub fn polls() -> Vec<PollView<T::AccountId, BlockNumberFor<T>>> {
            Self::poll_views()
        }

        /// Votes of `who` in live polls.
        pub fn votes(who: T::AccountId) -> Vec<Vote> {
            Self::vote_views(&who)
        }

        /// Balance that `who` holds for votes.
        pub fn held_balance(who: T::AccountId) -> Option<HeldBalance> {
            Held::<T>::get(who)
        }

        /// The parameters; `None` in an economy without votes.
        pub fn params() -> Option<Params> {
            Parameters::<T>::get()
        }
    }

    #[pallet::call(weight(<T as Config>::WeightInfo))]
    impl<T: Config> Pallet<T> {
        /// Proposes `proposal`, to be enacted with the origin of `kind`. Its poll begins at once. The
        /// submission deposit is reserved; the referenda refund it unless the proposal is rejected.
        ///
        /// `after` is the number of blocks from the approval to the enactment, at most 7 days beyond the
        /// timelock of the kind. With less than the timelock that holds.
        ///
        /// Origin: signed, by an account with the stake of a proposer.
        ///
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no votes.
        /// - [`Error::BelowProposerStake`]: the account stakes too little.
        /// - [`Error::EnactmentTooLate`]: `after` is more than 7 days beyond the timelock.
        /// - [`Error::NotOfKind`]: the call is not known, too long, or none that the kind may make.
        /// - [`Error::OnePerKind`]: the account has a live poll of the kind.
        /// - [`Error::TooManyLive`]: the number of live polls of the kind is at its maximum.
        /// ## Events
        /// - [`Event::Proposed`]
        #[pallet::call_index(0)]
        #[pallet::weight(
            Pallet::<T>::propose_weight(proposal).saturating_add(Pallet::<T>::beside_weight())
        )]
        pub fn propose(
            origin: OriginFor<T>,
            kind: Kind,
            proposal: ProposalOf<T>,
            after: BlockNumberFor<T>,
        ) -> DispatchResultWithPostInfo {
            let who = ensure_signed(origin)?;
            let weight = Self::propose_weight(&proposal);
            Self::do_propose(who.clone(), kind, proposal, after)?;
            Ok(Some(weight.saturating_add(Self::beside_weight_of(&who))).into())
        }

        /// Votes in `poll` with all power that the stake of the account has in it, or replaces its vote.
        /// Where balances count, one that was held before the poll began votes as well.
        ///
        /// If the record of the account is full, votes in polls that are over are removed from it.
        ///
        /// Origin: signed, by an account with the stake of a voter.
        ///
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no votes.
        /// - [`Error::NotOngoing`]: the poll is over, or does not exist.
        /// - [`Error::BelowVoterStake`]: the account stakes too little.
        /// - [`Error::NoPower`]: all its stake was opened with the proposal or later, or has no votes.
        /// - [`Error::NoChange`]: its vote is this choice with this power.
        /// - [`Error::TooManyVotes`]: it has as many live votes as there can be live polls.
        /// ## Events
        /// - [`Event::Voted`]
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::vote(1).saturating_add(Pallet::<T>::beside_weight()))]
        pub fn vote(
            origin: OriginFor<T>,
            poll: PollIndex,
            choice: Choice,
        ) -> DispatchResultWithPostInfo {
            let who = ensure_signed(origin)?;
            let looked_at = Self::do_vote(who.clone(), poll, choice)?;
            let weight = T::WeightInfo::vote((looked_at > 0).into());
            Ok(Some(weight.saturating_add(Self::beside_weight_of(&who))).into())
        }

        /// Takes the vote of the account in `poll` back, or removes it from the record if the poll is
        /// over.
        ///
        /// Origin: signed.
        ///
        /// ## Errors
        /// - [`Error::NotVoted`]: the account has no vote in the poll.
        /// ## Events
        /// - [`Event::VoteRemoved`]
        #[pallet::call_index(2)]
        pub fn remove_vote(origin: OriginFor<T>, poll: PollIndex) -> DispatchResult {
            Self::do_remove_vote(ensure_signed(origin)?, poll)
        }

        /// Removes votes of `who` in polls that are over, and its record if no vote is left and its
        /// boost has ended or its stake is gone.
        ///
        /// Origin: signed, anybody.
        ///
        /// ## Errors
        /// - [`Error::NoChange`]: there is nothing to remove.
        /// ## Events
        /// - [`Event::VotesForgotten`]
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::forget(MAX_POLLS))]
        pub fn forget(origin: OriginFor<T>, who: T::AccountId) -> DispatchResultWithPostInfo {
            ensure_signed(origin)?;
            let looked_at = Self::do_forget(who)?;
            Ok(Some(T::WeightInfo::forget(looked_at)).into())
        }

        /// Updates the parameters, at most once per change interval. The ranges are with the fields of
        /// [`Params`] and [`Rules`](crate::Rules).
        ///
        /// Per update stakes, amounts, durations, quorums and the cap are at most doubled or halved;
        /// quorums, approvals and the boost change by at most 1,000 basis points. No change limit applies
        /// when the cap is set or cleared. The length of a day is fixed. Live polls follow new quorums,
        /// approvals and durations; their cap and square root stay.
        ///
        /// Origin: governance.
        ///
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no votes.
        /// - [`Error::OutOfRange`]: a parameter is outside its range.
        /// - [`Error::ChangeTooLarge`]: a parameter changes by more than its limit.
        /// - [`Error::ChangedTooSoon`]: the last change was less than the change interval ago.
        /// ## Events
        /// - [`Event::ParamsSet`]
        #[pallet::call_index(4)]
        pub fn set_params(origin: OriginFor<T>, params: Params) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_params(params)
        }

        /// Holds `amount` (smallest units) more of the balance of the account for votes. All that it
        /// holds counts in polls that begin in a later block, and stays on hold until it is released: a
        /// balance that is enlarged is as young as its enlargement, and votes that were cast keep what they
        /// count.
        ///
        /// Origin: signed, by an account whose stake and held balance reach the stake of a voter.
        ///
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no votes, or counts no balances.
        /// - [`Error::NoChange`]: `amount` is zero.
        /// - [`Error::BelowVoterStake`]: stake and balance together are too little to vote.
        /// - [`Error::InsufficientBalance`]: the account has less than `amount` beside the minimum
        ///   balance.
        /// ## Events
        /// - [`Event::BalanceHeld`]
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::hold_balance().saturating_add(T::Owed::weight()))]
        pub fn hold_balance(
            origin: OriginFor<T>,
            #[pallet::compact] amount: Balance,
        ) -> DispatchResultWithPostInfo {
            let who = ensure_signed(origin)?;
            Self::do_hold_balance(who.clone(), amount)?;
            let weight = T::WeightInfo::hold_balance();
            Ok(Some(weight.saturating_add(T::Owed::weight_of(&who))).into())
        }

        /// Releases all that `who` holds for votes, unless a live vote counts it.
        ///
        /// Origin: signed, by `who`; by anybody a year of the economy after the balance was laid or last
        /// enlarged.
        ///
        /// ## Errors
        /// - [`Error::NotHeld`]: `who` holds no balance for votes.
        /// - [`Error::BalanceVotes`]: a live vote counts it.
        /// - [`Error::TooEarly`]: the caller is not `who`, and the year is not over.
        /// ## Events
        /// - [`Event::BalanceReleased`]
        #[pallet::call_index(6)]
        pub fn release_balance(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
            Self::do_release_balance(ensure_signed(origin)?, who)
        }
    }
}
