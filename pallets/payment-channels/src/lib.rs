//! # Payment channels
//!
//! Pays for work while it streams: two transactions, for any number of payments.
//!
//! A consumer opens a channel to a provider with a deposit, and signs a voucher for the whole amount
//! owed so far whenever it has received more. The provider keeps the newest voucher and redeems it
//! when it likes. Payments go one way.
//!
//! ## Terminology
//!
//! * **Voucher**: 121 bytes, signed by the channel's key, that promise a cumulative amount; see
//!   [`voucher`].
//! * **Opening hash**: a hash over everything that is fixed when a channel is opened. Vouchers contain
//!   it.
//! * **Redeem**: to pay what a voucher promises beyond what was paid, as far as the deposit goes.
//! * **Dispute time**: time from a request to close, or from expiry, in which vouchers are still
//!   redeemed.
//! * **Statement**: bytes of the same kind, signed by the provider, that say what it has generated.
//! * **Record**: the entry of a channel in storage. It outlives the channel for as long as its last
//!   payment can be challenged.
//!
//! ## Goals
//!
//! 1. **A voucher pays once.** It is bound to chain, channel, parties, asset, key and opening block, and
//!    promises a sum since the opening. No runtime upgrade voids or revives it.
//! 2. **A voucher is never used up by less than its amount.** One above the deposit is paid as far as
//!    the deposit goes, and stays good for the rest after a top-up.
//! 3. **Finished work is paid.** Redemptions cannot be stopped: not by a breaker, by the provider's
//!    standing, by expiry, or by a freeze of the consumer's balance.
//! 4. **Exits are open.** The provider ends a channel at once, since an older voucher harms only the
//!    account that presents it. The consumer waits for the dispute time, in which any account may
//!    redeem for a provider that is offline.
//! 5. **Nobody is late because the chain stood still.** A deadline within a halt, or an hour after it,
//!    counts as an hour after the halt.
//! 6. **A payment can be challenged for the dispute time.** Neither the end of the channel nor a small
//!    payment after a large one shortens that.
//!
//! ## Rounding
//!
//! The pallet divides nothing but the minimum deposit of an asset, which rounds up. The parts of a
//! payment are those of [`Settle`](quaestor_primitives::Settle).
//!
//! ## Example
//!
//! A deposit of 1,000, two vouchers, and the end of the channel:
#![doc = docify::embed!("src/tests/example.rs", a_deposit_of_1000_pays_two_vouchers_and_returns_the_rest)]
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
mod idle;
pub mod migrations;
#[cfg(all(test, not(feature = "runtime-benchmarks")))]
mod mock;
mod redeem;
#[cfg(all(test, not(feature = "runtime-benchmarks")))]
mod tests;
#[cfg(any(test, feature = "std", feature = "try-runtime"))]
mod try_state;
pub mod types;
pub mod voucher;
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
        api::{ChannelView, RedeemPreview},
        types::{Batch, Channel, ChannelId, Params, Total, MAX_BATCH},
        voucher::{Hash, SignatureBytes, VoucherBytes},
        WeightInfo,
    };
    use alloc::vec::Vec;
    use frame_support::{pallet_prelude::*, traits::fungibles::MutateHold};
    use frame_system::pallet_prelude::*;
    #[cfg(feature = "try-runtime")]
    use polkadot_sdk::sp_runtime::TryRuntimeError;
    use polkadot_sdk::{frame_support, frame_system, sp_core::H256, sp_runtime::DispatchError};
    use quaestor_primitives::{
        AssetKind, AssetUnits, Balance, ClockInspect, Guard, Params as _, ProviderInspect, Seconds,
        Settle, WorkKey,
    };

    /// Version of the storage layout.
    pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: polkadot_sdk::frame_system::Config<Hash = H256> {
        /// The native token and other assets, with holds of both.
        type Assets: MutateHold<
            Self::AccountId,
            AssetId = AssetKind,
            Balance = Balance,
            Reason = Self::RuntimeHoldReason,
        >;
        /// The runtime's reasons for holds.
        type RuntimeHoldReason: From<HoldReason>;
        /// Storage deposit of a channel, in smallest units of the native token.
        #[pallet::constant]
        type StorageDeposit: Get<Balance>;
        /// Pays vouchers out of holds for [`HoldReason::Channel`].
        type Settle: Settle<Self::AccountId>;
        /// The providers.
        type Providers: ProviderInspect<Self::AccountId>;
        /// The clock of the chain.
        type Clock: ClockInspect;
        /// Permits new channels and top-ups. Redemptions and exits are not asked for.
        type Guard: Guard<Self::AccountId>;
        /// Whole units of assets, for the minimum deposit.
        type Units: AssetUnits;
        /// Origin that may update the parameters; bounds and change limits apply to it as well.
        type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Least time between two changes of the parameters, in seconds.
        type ChangeInterval: Get<Seconds>;
        /// Maximum number of channels that a block visits when idle.
        #[pallet::constant]
        type MaxVisits: Get<u32>;
        /// Maximum number of channels that a block finishes when idle.
        #[pallet::constant]
        type MaxFinishes: Get<u32>;
        /// Weights of the calls and the hook.
        type WeightInfo: WeightInfo;
        /// Set-up for benchmarks.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
    }

    /// Reasons of the pallet's holds, on accounts of consumers.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// Deposits that are not paid out, in the asset of the channel.
        #[codec(index = 0)]
        Channel,
        /// Storage deposits, in the native token.
        #[codec(index = 1)]
        ChannelRecord,
    }

    /// The economy's rules for channels; `None` if it has none.
    #[pallet::storage]
    pub type Parameters<T> = StorageValue<_, Params, OptionQuery>;

    /// Time of the last change of the parameters, in seconds since the Unix epoch.
    #[pallet::storage]
    pub type LastChange<T> = StorageValue<_, Seconds, ValueQuery>;

    /// Number of the next channel.
    #[pallet::storage]
    pub type NextChannel<T> = StorageValue<_, ChannelId, ValueQuery>;

    /// Channels by number, and records of channels that have ended.
    #[pallet::storage]
    pub type Channels<T: Config> =
        StorageMap<_, Twox64Concat, ChannelId, Channel<T::AccountId>, OptionQuery>;

    /// Number and held amount of the channels of each asset that have not ended.
    #[pallet::storage]
    pub type Totals<T> = StorageMap<_, Twox64Concat, AssetKind, Total, ValueQuery>;

    /// The channel that was visited last when idle; none at the beginning of a round.
    #[pallet::storage]
    pub type Cursor<T> = StorageValue<_, ChannelId, OptionQuery>;

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// The economy's rules for channels; `None` if it has none.
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
                panic!("payment channels: {sentence}");
            }
            Parameters::<T>::put(params);
        }
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
            Self::finish_idle(remaining)
        }

        fn integrity_test() {
            assert!(T::MaxFinishes::get() > 0, "a block must be able to finish a channel");
            assert!(
                T::MaxVisits::get() >= T::MaxFinishes::get(),
                "a block must visit the channels that it finishes",
            );
            assert!(T::StorageDeposit::get() > 0, "a channel must not be stored for nothing");
            let normal = T::BlockWeights::get().get(DispatchClass::Normal).max_extrinsic;
            assert!(
                normal.is_none_or(|most| T::WeightInfo::redeem_batch(MAX_BATCH).all_lte(most)),
                "a full batch must fit into a block",
            );
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// A channel, or the record of one that has ended.
        pub fn channel(id: ChannelId) -> Option<ChannelView<T::AccountId>> {
            Self::channel_view(id)
        }

        /// Up to `count` (at most 100) channels of `who` as consumer or provider, from `from` on.
        pub fn channels_of(
            who: T::AccountId,
            from: ChannelId,
            count: u32,
        ) -> Vec<ChannelView<T::AccountId>> {
            Self::channel_views(&who, from, count)
        }

        /// Up to `count` (at most 100) channels that can be finished or removed now, from `from` on.
        pub fn due(from: ChannelId, count: u32) -> Vec<ChannelId> {
            Self::due_channels(from, count)
        }

        /// Bytes that the channel's key must sign for this claim.
        pub fn voucher_bytes(
            id: ChannelId,
            nonce: u64,
            cumulative: Balance,
            tokens: u64,
        ) -> Option<Vec<u8>> {
            Self::bytes_of(id, nonce, cumulative, tokens)
        }

        /// Payment of a redemption now, or its error.
        pub fn check(
            id: ChannelId,
            voucher: VoucherBytes,
            signature: SignatureBytes,
        ) -> Result<RedeemPreview, DispatchError> {
            Self::redeem_preview(id, &voucher, &signature)
        }

        /// The parameters; `None` if the economy has no channels.
        pub fn params() -> Option<Params> {
            Parameters::<T>::get()
        }
    }

    #[pallet::call(weight(<T as Config>::WeightInfo))]
    impl<T: Config> Pallet<T> {
        /// Opens a channel to a provider. `deposit` (smallest units of `asset`) and the storage deposit
        /// (native token) go on hold. Vouchers are signed by `key`, which may be any key and owns
        /// nothing.
        ///
        /// Origin: signed.
        ///
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no channels.
        /// - [`Error::ClockNotStarted`]: the chain has no time yet.
        /// - [`Error::NotActive`]: the provider takes no new work.
        /// - [`Error::UnknownAsset`]: work is not paid in this asset.
        /// - [`Error::DepositTooSmall`]: the deposit is below its minimum.
        /// - [`Error::OutOfRange`]: `expires` (seconds since the Unix epoch) is less than a day or more
        ///   than the longest life from now.
        /// - [`Error::InsufficientBalance`]: a free balance is too small for its hold.
        ///
        /// The error of a closed entry is passed on.
        /// ## Events
        /// - [`Event::Opened`]
        #[pallet::call_index(0)]
        pub fn open(
            origin: OriginFor<T>,
            provider: T::AccountId,
            asset: AssetKind,
            #[pallet::compact] deposit: Balance,
            key: WorkKey,
            #[pallet::compact] expires: Seconds,
        ) -> DispatchResult {
            Self::do_open(ensure_signed(origin)?, provider, asset, deposit, key, expires)
        }

        /// Adds `amount` (smallest units) to the deposit of a channel.
        ///
        /// Origin: signed, the consumer.
        ///
        /// ## Errors
        /// - [`Error::NotFound`]: no channel has this number.
        /// - [`Error::NotYours`]: the caller is not the consumer.
        /// - [`Error::Closing`], [`Error::Ended`], [`Error::Expired`]: the channel is not open.
        /// - [`Error::DepositTooSmall`]: `amount` is zero.
        /// - [`Error::InsufficientBalance`]: the free balance is too small.
        ///
        /// The error of a closed entry is passed on.
        /// ## Events
        /// - [`Event::ToppedUp`]
        #[pallet::call_index(1)]
        pub fn top_up(
            origin: OriginFor<T>,
            #[pallet::compact] id: ChannelId,
            #[pallet::compact] amount: Balance,
        ) -> DispatchResult {
            Self::do_top_up(ensure_signed(origin)?, id, amount)
        }

        /// Moves the expiry of a channel (seconds since the Unix epoch) to a later time.
        ///
        /// Origin: signed, the consumer.
        ///
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no channels.
        /// - [`Error::NotFound`]: no channel has this number.
        /// - [`Error::NotYours`]: the caller is not the consumer.
        /// - [`Error::Closing`], [`Error::Ended`], [`Error::Expired`]: the channel is not open.
        /// - [`Error::OutOfRange`]: `expires` is not after the current expiry, is less than a day or
        ///   more than the longest life from now.
        /// ## Events
        /// - [`Event::Extended`]
        #[pallet::call_index(2)]
        pub fn extend(
            origin: OriginFor<T>,
            #[pallet::compact] id: ChannelId,
            #[pallet::compact] expires: Seconds,
        ) -> DispatchResult {
            Self::do_extend(ensure_signed(origin)?, id, expires)
        }

        /// Pays a voucher: its amount, or the deposit if that is less, less what was paid before.
        /// Works until the channel has ended, whatever the provider's standing.
        ///
        /// Origin: signed; anybody for anybody.
        ///
        /// ## Errors
        /// - [`Error::NotFound`]: no channel has this number.
        /// - [`Error::Ended`]: the channel has ended.
        /// - [`Error::UnknownVersion`]: the bytes are no voucher of the channel's version.
        /// - [`Error::WrongChannel`]: the voucher is for another chain, channel or opening.
        /// - [`Error::NotNewer`]: the amount is not above what was paid, or nonce or tokens are below
        ///   the last ones.
        /// - [`Error::Exhausted`]: the deposit is paid out.
        /// - [`Error::BadSignature`]: the channel's key has not signed the voucher.
        ///
        /// Errors of the settlement are passed on.
        /// ## Events
        /// - [`Event::Redeemed`]
        #[pallet::call_index(3)]
        pub fn redeem(
            origin: OriginFor<T>,
            #[pallet::compact] id: ChannelId,
            voucher: VoucherBytes,
            signature: SignatureBytes,
        ) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_redeem(id, &voucher, &signature)
        }

        /// Pays up to 32 vouchers as [`Pallet::redeem`] does. One that is refused changes nothing, and
        /// the others are paid.
        ///
        /// Origin: signed; anybody for anybody.
        ///
        /// ## Errors
        /// None: [`Event::NotRedeemed`] has the error of a voucher that is refused.
        /// ## Events
        /// - [`Event::Redeemed`]
        /// - [`Event::NotRedeemed`]
        #[pallet::call_index(4)]
        #[pallet::weight(Pallet::<T>::weight_of(batch))]
        pub fn redeem_batch(origin: OriginFor<T>, batch: Batch) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_redeem_batch(batch);
            Ok(())
        }

        /// Pays a voucher, if there is one, and ends the channel: the rest of the deposit goes back to
        /// the consumer. A newer voucher of the channel is void after it.
        ///
        /// Origin: signed, the provider.
        ///
        /// ## Errors
        /// - [`Error::NotFound`]: no channel has this number.
        /// - [`Error::NotYours`]: the caller is not the provider.
        /// - [`Error::Ended`]: the channel has ended.
        ///
        /// Errors of [`Pallet::redeem`] are passed on.
        /// ## Events
        /// - [`Event::Redeemed`]
        /// - [`Event::Closed`]
        /// - [`Event::Removed`]
        #[pallet::call_index(5)]
        pub fn close(
            origin: OriginFor<T>,
            #[pallet::compact] id: ChannelId,
            voucher: Option<(VoucherBytes, SignatureBytes)>,
        ) -> DispatchResult {
            Self::do_close(ensure_signed(origin)?, id, voucher)
        }

        /// Asks for the end of a channel, which any account can finish after the dispute time. Until
        /// then vouchers are redeemed as before.
        ///
        /// Origin: signed, the consumer.
        ///
        /// ## Errors
        /// - [`Error::NotFound`]: no channel has this number.
        /// - [`Error::NotYours`]: the caller is not the consumer.
        /// - [`Error::Closing`]: it was asked for before.
        /// - [`Error::Ended`]: the channel has ended.
        /// ## Events
        /// - [`Event::CloseRequested`]
        #[pallet::call_index(6)]
        pub fn request_close(
            origin: OriginFor<T>,
            #[pallet::compact] id: ChannelId,
        ) -> DispatchResult {
            Self::do_request_close(ensure_signed(origin)?, id)
        }

        /// Ends a channel after the dispute time: the rest of the deposit goes back to the consumer.
        /// The record goes, and with it the storage deposit, at once or by another call, when the last
        /// payment cannot be challenged any more.
        ///
        /// Origin: signed; anybody for anybody.
        ///
        /// ## Errors
        /// - [`Error::NotFound`]: no channel has this number.
        /// - [`Error::TooEarly`]: the dispute time of a request or of the expiry is not over, or that of
        ///   the last payment of a channel that has ended.
        /// ## Events
        /// - [`Event::Closed`]
        /// - [`Event::Removed`]
        #[pallet::call_index(7)]
        pub fn finish(origin: OriginFor<T>, #[pallet::compact] id: ChannelId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_finish(id)
        }

        /// Updates the parameters, for later channels and expiries. Each is at most doubled or halved;
        /// the day is fixed at genesis.
        ///
        /// Origin: governance.
        ///
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no channels.
        /// - [`Error::OutOfRange`]: a parameter is outside its range.
        /// - [`Error::ChangeTooLarge`]: a parameter changes by more than its limit.
        /// - [`Error::ChangedTooSoon`]: the last change was less than the change interval ago.
        /// ## Events
        /// - [`Event::ParamsSet`]
        #[pallet::call_index(8)]
        pub fn set_params(origin: OriginFor<T>, params: Params) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_params(params)
        }
    }
}
