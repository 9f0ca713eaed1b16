//! # Providers
//!
//! Accounts that work for pay, the stake that backs them, and its slashes and income. A provider bonds
//! stake of its own and takes bonds of others: the more backing, the more open work. For a fault its own
//! stake pays first, and the bonds of others lose a part as well. All stake stays in the staking vault;
//! a bond is a number beside it ([`StakeBond`](quaestor_primitives::StakeBond)).
//!
//! ## Terminology
//!
//! * **Backing**: own stake and the value of all bonds.
//! * **Pool**: all bonds to one provider. A bond has units; each is worth the pool's factor, which
//!   begins at one and falls with each slash.
//! * **Nominal**: the amount that the vault has bonded for a bond: value and loss to be realised.
//! * **Notice**: stake that leaves. Until it ends, it answers for faults of its day and before.
//! * **Maturity**: length of the notice of a bond, and the multiplier of its income.
//! * **Limit**: maximum sum of prices of unsettled work. Their sentences fit under the cap of a slash
//!   epoch, and so into the own stake.
//! * **Slash epoch**: days from a first sentence on; its caps refer to the backing then.
//!
//! ## Goals
//!
//! 1. **A slash costs the same for any number of bonds.** It changes the own stake, the pool's factor
//!    and those of at most 29 days of departures. Each bond's loss is realised later: by itself, by any
//!    account, or by the blocks to come.
//! 2. **Who backed the promise pays.** A sentence reaches all that backed the provider on the day of
//!    the fault or later, whenever it leaves, and bonds made before the challenge.
//! 3. **Exits are open.** They ask no guard, and a full list of notices makes room for another one.
//!    All own stake leaves after a resignation without unsettled work.
//! 4. **Income costs the same for any number of bonds.** A bond earns from its second day on.
//! 5. **One book of stake.** The vault holds and slashes; it never lets go of what is bonded.
//! 6. **Several economies, by data.** Where the caps are zero nobody is slashed, and notices can be
//!    longer. Without parameters every call is refused.
//!
//! ## Rounding
//!
//! Factors and values round down, in favour of whoever receives what is slashed, below one smallest
//! unit for each bond. Parts of income round down; the remainder of an index stays with the pool.
//!
//! ## Example
//!
//! Own stake of 3,000 and bonds of 7,000; two faults in work of 50 each, and a third one:
#![doc = docify::embed!("src/tests/sentence.rs", three_faults_in_one_epoch)]
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
mod earnings;
mod errors;
mod events;
mod faults;
mod funds;
mod genesis;
mod glue;
mod idle;
mod leaving;
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
#[import_section(genesis::genesis)]
#[frame_support::pallet]
pub mod pallet {
    use crate::{
        funds::CreditOf,
        types::{
            Backer, Bond, Day, Departed, Hash, MaturityId, Params, PerAsset, Pot, Provider, Starts,
            Sums, Sweep, TierId, MAX_NOTICES, MAX_SWEEPS,
        },
        WeightInfo,
    };
    use frame_support::{
        pallet_prelude::*,
        traits::{
            fungible::{Balanced, MutateHold},
            fungibles,
        },
        PalletId,
    };
    use frame_system::pallet_prelude::*;
    #[cfg(feature = "try-runtime")]
    use polkadot_sdk::sp_runtime;
    use polkadot_sdk::{frame_support, frame_system};
    use quaestor_primitives::{
        AssetKind, Balance, Bps, ClockInspect, Guard, Seconds, StakeBond, StakeSlash, TakeCredit,
        WorkKey,
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
            + MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;
        /// Native token and assets, in which income is paid.
        type Assets: fungibles::Balanced<Self::AccountId>
            + fungibles::Mutate<Self::AccountId>
            + fungibles::Inspect<Self::AccountId, AssetId = AssetKind, Balance = Balance>;
        /// The runtime's reasons for holds.
        type RuntimeHoldReason: From<HoldReason>;
        /// The staking vault, which bonds stake and slashes it.
        type Stake: StakeBond<Self::AccountId>
            + StakeSlash<Self::AccountId, Credit = CreditOf<Self>>;
        /// The clock of the stake.
        type Clock: ClockInspect;
        /// Refuses bonds of others while a breaker is tripped; never asked before an exit.
        type Guard: Guard<Self::AccountId>;
        /// Destination of the losses of bonds. What it refuses is burnt.
        type OnLoss: TakeCredit<CreditOf<Self>>;
        /// Shortest notice that backers who are slashed may have, in seconds: the length of a case.
        type LongestCase: Get<Seconds>;
        /// Least multiple of the price that a sentence may be, where backers are slashed.
        type LeastMultiple: Get<u32>;
        /// Deposit of a provider, in smallest units.
        #[pallet::constant]
        type RegistrationDeposit: Get<Balance>;
        /// Origin that may update the parameters; bounds and change limits apply to it as well.
        type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Least time between two changes of the parameters, in seconds.
        type ChangeInterval: Get<Seconds>;
        /// The pallet's account, which holds the income of delegators, is derived from it.
        #[pallet::constant]
        type PalletId: Get<PalletId>;
        /// Weights of the calls.
        type WeightInfo: WeightInfo;
        /// Set-up for benchmarks.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
    }

    /// Reason of the pallet's holds.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// Deposit of a provider.
        #[codec(index = 0)]
        Registration,
    }

    /// The economy's rules for providers; none if it has no providers.
    #[pallet::storage]
    pub type Parameters<T> = StorageValue<_, Params, OptionQuery>;

    /// Time of the last change of the parameters, in seconds since the Unix epoch.
    #[pallet::storage]
    pub type LastChange<T> = StorageValue<_, Seconds, ValueQuery>;

    /// Sums over all providers.
    #[pallet::storage]
    pub type Totals<T> = StorageValue<_, Sums, ValueQuery>;

    /// Assets in which income is kept, with the amounts.
    #[pallet::storage]
    pub type Pots<T> = StorageValue<_, PerAsset<Pot>, ValueQuery>;

    /// Providers by account.
    #[pallet::storage]
    pub type Providers<T: Config> =
        StorageMap<_, Blake2_128Concat, T::AccountId, Provider, OptionQuery>;

    /// Bonds by provider, and by account and maturity.
    #[pallet::storage]
    pub type Bonds<T: Config> = StorageDoubleMap<
        _,
        Blake2_128Concat,
        T::AccountId,
        Blake2_128Concat,
        (T::AccountId, MaturityId),
        Bond,
        OptionQuery,
    >;

    /// Bonds, notices and releases by account.
    #[pallet::storage]
    pub type Backers<T: Config> =
        StorageMap<_, Blake2_128Concat, T::AccountId, Backer<T::AccountId>, ValueQuery>;

    /// Units that have left a pool, by provider and day, until their notices end.
    #[pallet::storage]
    pub type Departures<T: Config> = StorageDoubleMap<
        _,
        Blake2_128Concat,
        T::AccountId,
        Twox64Concat,
        Day,
        Departed,
        ValueQuery,
    >;

    /// Indices of a pool at the end of a day with new bonds, by provider and day, until the last of
    /// these bonds has taken note of it.
    #[pallet::storage]
    pub type StartsOf<T: Config> =
        StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, Day, Starts, ValueQuery>;

    /// Providers whose bonds have losses to realise, oldest first.
    #[pallet::storage]
    pub type Sweeps<T: Config> =
        StorageValue<_, BoundedVec<Sweep<T::AccountId>, ConstU32<MAX_SWEEPS>>, ValueQuery>;

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
            Self::sweep(remaining)
        }

        fn integrity_test() {
            let most = crate::types::MAX_NOTICE_SECS;
            assert!(T::LongestCase::get() <= most, "a notice must be able to outlast a case");
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// A provider.
        pub fn provider(who: T::AccountId) -> Option<crate::api::ProviderView> {
            Self::provider_view(&who)
        }
    }

    #[pallet::call(weight(<T as Config>::WeightInfo))]
    impl<T: Config> Pallet<T> {
        /// Registers the caller as a provider, with a bond of `own` (smallest units) of its stake and a
        /// deposit on hold. `share_bps` of its pay, in basis points, goes to its delegators. It signs
        /// statements with `key`; `endpoint` is the hash of a document that says where it is reached.
        ///
        /// Origin: signed.
        ///
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no providers.
        /// - [`Error::AlreadyRegistered`]: the caller is registered.
        /// - [`Error::ShareOutOfRange`]: the share is above its maximum.
        /// - [`Error::BelowMinimumBond`]: `own` is below the own stake of the first tier.
        /// - [`Error::TooManyProviders`]: the caller has bonds with, or notices from, 8 providers.
        /// - [`Error::InsufficientBalance`]: the caller cannot pay the deposit.
        ///
        /// Errors of the vault are passed on.
        /// ## Events
        /// - [`Event::Registered`]
        /// - [`Event::TierReached`]
        #[pallet::call_index(0)]
        pub fn register(
            origin: OriginFor<T>,
            #[pallet::compact] own: Balance,
            share_bps: Bps,
            key: WorkKey,
            endpoint: Hash,
        ) -> DispatchResult {
            Self::do_register(ensure_signed(origin)?, own, share_bps, key, endpoint)
        }

        /// Updates terms of the caller. A higher share of delegators holds at once, a cut after 7 days.
        ///
        /// Origin: signed, a provider.
        ///
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no providers.
        /// - [`Error::NotFound`]: the caller is no provider.
        /// - [`Error::ShareOutOfRange`]: the share is above its maximum.
        /// ## Events
        /// - [`Event::Updated`]
        #[pallet::call_index(1)]
        pub fn update(
            origin: OriginFor<T>,
            share_bps: Option<Bps>,
            key: Option<WorkKey>,
            endpoint: Option<Hash>,
        ) -> DispatchResult {
            Self::do_update(ensure_signed(origin)?, share_bps, key, endpoint)
        }

        /// Bonds `amount` (smallest units) of the caller's stake to a provider, under a maturity. It
        /// earns from the next day on. A fault in earlier work that is not challenged yet reaches it as
        /// well. A provider that names itself adds to its own stake.
        ///
        /// Origin: signed.
        ///
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no providers.
        /// - [`Error::ZeroAmount`]: the amount is zero.
        /// - [`Error::NotFound`]: there is no such provider.
        /// - [`Error::NotActive`]: the provider has resigned.
        /// - [`Error::Contested`]: a challenge against the provider is open.
        /// - [`Error::PoolExhausted`]: the pool was slashed too far.
        /// - [`Error::UnknownMaturity`]: there is no such maturity.
        /// - [`Error::BelowMinimumBond`]: the bond would be below the minimum.
        /// - [`Error::OwnShareTooLow`]: the provider's own stake would be too small a share.
        /// - [`Error::TooManyBonds`]: the caller has 16 bonds.
        /// - [`Error::TooManyProviders`]: the caller has bonds with, or notices from, 8 providers.
        ///
        /// Errors of the guard and of the vault are passed on.
        /// ## Events
        /// - [`Event::Delegated`]
        /// - [`Event::ToppedUp`]
        /// - [`Event::TierReached`]
        #[pallet::call_index(2)]
        pub fn delegate(
            origin: OriginFor<T>,
            provider: T::AccountId,
            #[pallet::compact] amount: Balance,
            maturity: MaturityId,
        ) -> DispatchResult {
            Self::do_delegate(ensure_signed(origin)?, provider, amount, maturity)
        }

        /// Begins the notice of `amount` (smallest units of what is bonded), or all, and pays what the
        /// bond has earned. A provider that names itself takes of its own stake: down to the own share,
        /// and all of it after it has resigned and has no unsettled work. The notice of own stake is
        /// that of the first maturity. A full list of notices merges two of one provider into one with
        /// the later end.
        ///
        /// Origin: signed.
        ///
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no providers.
        /// - [`Error::NotFound`]: there is no such bond.
        /// - [`Error::ZeroAmount`]: the amount is zero.
        /// - [`Error::ExceedsBond`]: the amount is above that of the bond.
        /// - [`Error::BelowMinimumBond`]: the rest would be below the minimum.
        /// - [`Error::OwnShareTooLow`]: the rest of the own stake would be too small a share.
        /// - [`Error::WorkOpen`]: the provider has unsettled work.
        /// ## Events
        /// - [`Event::Undelegated`]
        /// - [`Event::Collected`]
        /// - [`Event::TierReached`]
        #[pallet::call_index(3)]
        pub fn undelegate(
            origin: OriginFor<T>,
            provider: T::AccountId,
            maturity: MaturityId,
            amount: Option<Balance>,
        ) -> DispatchResult {
            Self::do_undelegate(ensure_signed(origin)?, provider, maturity, amount)
        }

        /// Ends the notices of `who` whose time has come, takes the losses of these, and releases the
        /// bonds that are due: each from the end of its notice on, linearly, rounded down.
        ///
        /// Origin: signed, any account.
        ///
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no providers.
        /// - [`Error::NotDue`]: no notice has ended, and nothing can be released.
        /// ## Events
        /// - [`Event::Released`]
        /// - [`Event::Realised`]
        /// - [`Event::Removed`]
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::release(MAX_NOTICES))]
        pub fn release(origin: OriginFor<T>, who: T::AccountId) -> DispatchResultWithPostInfo {
            ensure_signed(origin)?;
            let ended = Self::do_release(who)?;
            Ok(Some(T::WeightInfo::release(ended)).into())
        }

        /// Takes the loss of a bond.
        ///
        /// Origin: signed, any account.
        ///
        /// ## Errors
        /// - [`Error::NotFound`]: there is no such bond.
        /// - [`Error::NothingDue`]: the bond has no loss.
        /// ## Events
        /// - [`Event::Realised`]
        #[pallet::call_index(5)]
        pub fn realise(
            origin: OriginFor<T>,
            provider: T::AccountId,
            who: T::AccountId,
            maturity: MaturityId,
        ) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_realise(provider, who, maturity)
        }

        /// Pays what a bond of the caller has earned, in all assets; to a provider that names itself,
        /// the income of its own stake. Where there is no such bond, pays what earlier bonds have left.
        /// What the caller cannot receive stays.
        ///
        /// Origin: signed.
        ///
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no providers.
        /// - [`Error::NothingDue`]: nothing was earned that can be received.
        /// ## Events
        /// - [`Event::Collected`]
        #[pallet::call_index(6)]
        pub fn collect(
            origin: OriginFor<T>,
            provider: T::AccountId,
            maturity: MaturityId,
        ) -> DispatchResult {
            Self::do_collect(ensure_signed(origin)?, provider, maturity)
        }

        /// Ends new work and new bonds of the caller. It is removed, and its deposit returned, when its
        /// stake, bonds, notices and work are gone.
        ///
        /// Origin: signed, a provider.
        ///
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no providers.
        /// - [`Error::NotFound`]: the caller is no provider.
        /// - [`Error::NotActive`]: the caller has resigned.
        /// ## Events
        /// - [`Event::Resigned`]
        /// - [`Event::TierReached`]
        #[pallet::call_index(7)]
        pub fn resign(origin: OriginFor<T>) -> DispatchResult {
            Self::do_resign(ensure_signed(origin)?)
        }

        /// Updates the parameters. Running notices and slash epochs keep theirs. Entries of a table can
        /// be changed and added.
        ///
        /// Origin: governance.
        ///
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no providers.
        /// - [`Error::OutOfRange`]: a value is outside its range, or a notice would end before a fault
        ///   of its day is sentenced.
        /// - [`Error::ChangeTooLarge`]: a value changes by more than its limit, the day changes, an
        ///   entry is removed, or slashes begin or end.
        /// - [`Error::ChangedTooSoon`]: the last change was less than the change interval ago.
        /// ## Events
        /// - [`Event::ParamsSet`]
        #[pallet::call_index(8)]
        pub fn set_params(origin: OriginFor<T>, params: Params) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_params(params)
        }

        /// Lets income in a further asset be kept. `payer` gives the minimum balance.
        ///
        /// Origin: governance.
        ///
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no providers.
        /// - [`Error::KnownAsset`]: it is kept already.
        /// - [`Error::UnknownAsset`]: there is no such asset.
        /// - [`Error::InsufficientBalance`]: `payer` cannot give the minimum balance.
        /// - [`Error::TooManyAssets`]: income is kept in 4 assets.
        /// ## Events
        /// - [`Event::AssetAdded`]
        #[pallet::call_index(9)]
        pub fn add_asset(
            origin: OriginFor<T>,
            asset: AssetKind,
            payer: T::AccountId,
        ) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_add_asset(asset, payer)
        }
    }
}
