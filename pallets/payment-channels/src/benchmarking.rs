//! The worst case of each call, on the runtime that includes the pallet.
//!
//! Keys are Sr25519, whose verification takes longer, and the voucher is the first one that pays its
//! provider.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used,
    reason = "a benchmark that panics has failed, which is what it should do"
)]

use crate::{
    types::{Batch, Channel, ChannelId, Params, Phase, MAX_BATCH},
    voucher::{Claim, SignatureBytes, Voucher, VoucherBytes, VOUCHER_TAG},
    Call, Channels, Config, Cursor, Pallet, Parameters, WeightInfo,
};
use alloc::vec::Vec;
use polkadot_sdk::{
    frame_benchmarking::v2::*,
    frame_support::traits::EnsureOrigin,
    frame_system::RawOrigin,
    sp_core::{crypto::KeyTypeId, sr25519},
    sp_io::crypto::{sr25519_generate, sr25519_sign},
};
use quaestor_primitives::{AssetKind, Balance, ClockInspect, Seconds, WorkKey};

/// Set-up for benchmarks beyond the pallet's own traits.
pub trait BenchmarkHelper<AccountId> {
    /// Sets the time of the clock, in seconds since the Unix epoch.
    fn set_time(now: Seconds);
    /// Asset of the channels: the one whose holds and payments touch most keys.
    fn asset() -> AssetKind;
    /// Makes `provider` an active provider with delegators, and lets work be paid in the asset.
    fn prepare_provider(provider: &AccountId);
    /// Gives `consumer` 64 times [`DEPOSIT`] of the asset, and as many native tokens.
    fn prepare_consumer(consumer: &AccountId);
}

/// Deposit of a channel, in smallest units of its asset: a thousand tokens with 18 decimals.
pub const DEPOSIT: Balance = 1_000_000_000_000_000_000_000;
const NOW: Seconds = 1_750_000_000;
const DAY: Seconds = 86_400;
const KEYS: KeyTypeId = KeyTypeId(*b"chan");

fn params() -> Params {
    let min_deposit = DEPOSIT / 1_000;
    Params { dispute_secs: DAY, max_life_secs: 365 * DAY, min_deposit, day_secs: DAY }
}

/// A consumer that is not the caller of a benchmark, whose account would not be counted, and a
/// provider.
fn parties<T: Config>() -> (T::AccountId, T::AccountId) {
    (account("consumer", 0, 0), account("provider", 0, 0))
}

fn start<T: Config>() -> (T::AccountId, T::AccountId, sr25519::Public) {
    T::BenchmarkHelper::set_time(NOW);
    Parameters::<T>::put(params());
    let (consumer, provider) = parties::<T>();
    T::BenchmarkHelper::prepare_provider(&provider);
    T::BenchmarkHelper::prepare_consumer(&consumer);
    (consumer, provider, sr25519_generate(KEYS, None))
}

/// Opens `count` channels from number 0 on.
fn opened<T: Config>(count: u32) -> Result<(T::AccountId, T::AccountId), BenchmarkError> {
    let (consumer, provider, key) = start::<T>();
    for _ in 0..count {
        let (asset, key) = (T::BenchmarkHelper::asset(), WorkKey::Sr25519(key.0));
        let (from, to) = (consumer.clone(), provider.clone());
        Pallet::<T>::do_open(from, to, asset, DEPOSIT, key, NOW + 30 * DAY)?;
    }
    Ok((consumer, provider))
}

fn stored<T: Config>(id: ChannelId) -> Channel<T::AccountId> {
    Channels::<T>::get(id).unwrap()
}

/// A voucher for half of the deposit.
fn signed<T: Config>(id: ChannelId) -> (VoucherBytes, SignatureBytes) {
    let channel = stored::<T>(id);
    let head = Pallet::<T>::head_of(VOUCHER_TAG, id, &channel);
    let claim = Claim { nonce: 1, cumulative: DEPOSIT / 2, tokens: 1_000 };
    let bytes = Voucher { head, claim }.bytes();
    let (WorkKey::Sr25519(key) | WorkKey::Ed25519(key)) = channel.key;
    let signature = sr25519_sign(KEYS, &sr25519::Public::from_raw(key), &bytes).unwrap();
    (bytes, signature.0)
}

#[benchmarks]
mod benches {
    use super::*;

    #[benchmark]
    fn open() -> Result<(), BenchmarkError> {
        let (consumer, provider, key) = start::<T>();
        let (asset, key) = (T::BenchmarkHelper::asset(), WorkKey::Sr25519(key.0));
        let expires = NOW + 30 * DAY;
        #[extrinsic_call]
        _(RawOrigin::Signed(consumer), provider, asset, DEPOSIT, key, expires);
        assert_eq!(stored::<T>(0).deposited, DEPOSIT);
        Ok(())
    }

    #[benchmark]
    fn top_up() -> Result<(), BenchmarkError> {
        let (consumer, _) = opened::<T>(1)?;
        #[extrinsic_call]
        _(RawOrigin::Signed(consumer), 0, DEPOSIT);
        assert_eq!(stored::<T>(0).deposited, 2 * DEPOSIT);
        Ok(())
    }

    #[benchmark]
    fn extend() -> Result<(), BenchmarkError> {
        let (consumer, _) = opened::<T>(1)?;
        #[extrinsic_call]
        _(RawOrigin::Signed(consumer), 0, NOW + 60 * DAY);
        assert_eq!(stored::<T>(0).expires, NOW + 60 * DAY);
        Ok(())
    }

    #[benchmark]
    fn redeem() -> Result<(), BenchmarkError> {
        opened::<T>(1)?;
        let (voucher, signature) = signed::<T>(0);
        let caller: T::AccountId = whitelisted_caller();
        #[extrinsic_call]
        _(RawOrigin::Signed(caller), 0, voucher, signature);
        assert_eq!(stored::<T>(0).paid, DEPOSIT / 2);
        Ok(())
    }

    /// Vouchers of as many channels.
    #[benchmark]
    fn redeem_batch(n: Linear<1, MAX_BATCH>) -> Result<(), BenchmarkError> {
        opened::<T>(n)?;
        let vouchers = (0..u64::from(n)).map(|id| {
            let (voucher, signature) = signed::<T>(id);
            (id, voucher, signature)
        });
        let batch: Batch = vouchers.collect::<Vec<_>>().try_into().unwrap();
        let caller: T::AccountId = whitelisted_caller();
        #[extrinsic_call]
        _(RawOrigin::Signed(caller), batch);
        assert_eq!(stored::<T>(u64::from(n) - 1).paid, DEPOSIT / 2);
        Ok(())
    }

    /// With a voucher; the record is kept.
    #[benchmark]
    fn close() -> Result<(), BenchmarkError> {
        let (_, provider) = opened::<T>(1)?;
        let voucher = signed::<T>(0);
        #[extrinsic_call]
        _(RawOrigin::Signed(provider), 0, Some(voucher));
        assert_eq!(stored::<T>(0).phase, Phase::Ended { until: NOW + DAY });
        Ok(())
    }

    #[benchmark]
    fn request_close() -> Result<(), BenchmarkError> {
        let (consumer, _) = opened::<T>(1)?;
        #[extrinsic_call]
        _(RawOrigin::Signed(consumer), 0);
        assert_eq!(stored::<T>(0).phase, Phase::Closing { until: NOW + DAY });
        Ok(())
    }

    /// The end and the removal of the record.
    #[benchmark]
    fn finish() -> Result<(), BenchmarkError> {
        opened::<T>(1)?;
        T::BenchmarkHelper::set_time(T::Clock::now() + 31 * DAY);
        let caller: T::AccountId = whitelisted_caller();
        #[extrinsic_call]
        _(RawOrigin::Signed(caller), 0);
        assert!(!Channels::<T>::contains_key(0));
        Ok(())
    }

    #[benchmark]
    fn set_params() -> Result<(), BenchmarkError> {
        start::<T>();
        let new = Params { dispute_secs: 2 * DAY, ..params() };
        let origin =
            T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, new);
        assert_eq!(Parameters::<T>::get(), Some(new));
        Ok(())
    }

    /// With the first visit, so that the cursor is written, to a channel that is not due.
    #[benchmark]
    fn on_idle_base() -> Result<(), BenchmarkError> {
        opened::<T>(2)?;
        let budget = T::WeightInfo::on_idle_base()
            .saturating_add(T::WeightInfo::visit())
            .saturating_add(T::WeightInfo::finish());
        #[block]
        {
            Pallet::<T>::finish_idle(budget);
        }
        assert!(Cursor::<T>::get().is_some());
        Ok(())
    }

    /// The next key, and its channel.
    #[benchmark]
    fn visit() -> Result<(), BenchmarkError> {
        opened::<T>(2)?;
        let mut ids = Channels::<T>::iter_keys();
        let first = ids.next().unwrap();
        let found;
        #[block]
        {
            let mut ids = Channels::<T>::iter_keys_from(Channels::<T>::hashed_key_for(first));
            found = ids.next().and_then(Channels::<T>::get);
        }
        assert!(found.is_some_and(|channel| !Pallet::<T>::is_due(&channel)));
        Ok(())
    }
}
