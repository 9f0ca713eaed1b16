//! Invariants.

use crate::{
    types::{Channel, Phase, Total},
    voucher::VERSION,
    Channels, Config, HoldReason, NextChannel, Pallet, Parameters, Totals,
};
use alloc::{collections::BTreeMap, vec::Vec};
use polkadot_sdk::{frame_support::ensure, frame_system, sp_runtime::TryRuntimeError};
use quaestor_primitives::{AssetKind, Balance, Params as _};

const OVERFLOW: &str = "a sum overflows";

fn add(sum: &mut Balance, amount: Balance) -> Result<(), TryRuntimeError> {
    *sum = sum.checked_add(amount).ok_or(OVERFLOW)?;
    Ok(())
}

impl<T: Config> Pallet<T> {
    /// * C1: what an account has on hold for channels = sum of deposits less payments of its channels
    ///   of the asset; its storage deposits on hold = those of its channels and records.
    /// * C2: a channel has paid at most its deposits; what it paid lately is a part of that.
    /// * C3: the total of each asset = number and held amount of its channels that have not ended.
    /// * C4: numbers are below the next one; a record is kept until its last payment can no longer be
    ///   challenged; the format of vouchers is known.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        if let Some(params) = Parameters::<T>::get() {
            params.validate()?;
        }
        let mut totals: BTreeMap<AssetKind, Total> = BTreeMap::new();
        let mut holds: BTreeMap<(Vec<u8>, AssetKind, bool), Balance> = BTreeMap::new();
        let key = |who: &T::AccountId, asset: &AssetKind, record| {
            (codec::Encode::encode(who), asset.clone(), record)
        };
        for (id, channel) in Channels::<T>::iter() {
            ensure!(id < NextChannel::<T>::get(), "C4: a number is not below the next one");
            Self::check_channel(&channel)?;
            let Channel { consumer, asset, .. } = &channel;
            add(holds.entry(key(consumer, asset, false)).or_default(), channel.held())?;
            let record = key(consumer, &AssetKind::Native, true);
            add(holds.entry(record).or_default(), channel.storage_deposit)?;
            if !matches!(channel.phase, Phase::Ended { .. }) {
                let total = totals.entry(asset.clone()).or_default();
                total.channels = total.channels.saturating_add(1);
                add(&mut total.held, channel.held())?;
            }
        }
        for (asset, stored) in Totals::<T>::iter() {
            let counted = totals.remove(&asset).unwrap_or_default();
            ensure!(stored == counted, "C3: a total is not the sum of its channels");
        }
        ensure!(totals.is_empty(), "C3: an asset has channels and no total");
        let assets: Vec<_> = Totals::<T>::iter_keys().chain([AssetKind::Native]).collect();
        for who in frame_system::Account::<T>::iter_keys() {
            let due = |asset, record| holds.get(&key(&who, asset, record)).copied();
            for asset in &assets {
                let held = Self::held_by(HoldReason::Channel, asset, &who);
                let sum = due(asset, false).unwrap_or_default();
                ensure!(held == sum, "C1: a hold is not what its channels have not paid");
            }
            let held = Self::held_by(HoldReason::ChannelRecord, &AssetKind::Native, &who);
            let sum = due(&AssetKind::Native, true).unwrap_or_default();
            ensure!(held == sum, "C1: a hold is not the storage deposits of its channels");
        }
        Ok(())
    }

    fn check_channel(channel: &Channel<T::AccountId>) -> Result<(), TryRuntimeError> {
        ensure!(channel.paid <= channel.deposited, "C2: more is paid than was deposited");
        ensure!(channel.recent.sum() <= channel.paid, "C2: more is paid lately than ever");
        ensure!(channel.version == VERSION, "C4: a format is not known");
        let ended = match channel.phase {
            Phase::Ended { until } => channel.challengeable_until().unwrap_or_default() == until,
            Phase::Open | Phase::Closing { .. } => true,
        };
        ensure!(ended, "C4: a record is kept for nothing that can be challenged");
        Ok(())
    }
}
