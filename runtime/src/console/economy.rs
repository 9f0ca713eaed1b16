//! Facts of the economy that a page shows and that do not change from block to block.

use super::deposits::{deposits, DepositRule};
use crate::{
    params::SLOT_DURATION,
    token::{Decimals, Facts, Name, NameList},
    AccountId, AssetKind, Assets, Balance, Balances, Runtime, Seconds, StakingVault,
};
use alloc::{string::String, vec::Vec};
use codec::{Decode, Encode};
use pallet_staking_vault::types::Features;
use polkadot_sdk::{
    frame_support::traits::{
        fungible::Inspect,
        fungibles::{self, metadata::Inspect as _},
    },
    pallet_assets,
};
use scale_info::TypeInfo;

/// An asset with its metadata.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct AssetInfo {
    /// The asset.
    pub asset: AssetKind,
    /// Its symbol.
    pub symbol: String,
    /// Its decimals.
    pub decimals: u8,
    /// The least that an account may hold, in smallest units.
    pub minimum_balance: Balance,
}

/// Facts of the economy.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct EconomyView {
    /// Name of the economy.
    pub name: String,
    /// The native token. Its minimum balance is the existential deposit.
    pub native: AssetInfo,
    /// The other assets of the chain with a symbol.
    pub assets: Vec<AssetInfo>,
    /// Features beyond staking.
    pub features: Features,
    /// Length of a day of the economy, in seconds; 86,400 on real chains.
    pub day_secs: Seconds,
    /// Length of a bucket, in seconds: changes of weight, and the ends of streams and cooldowns, fall on
    /// multiples of it.
    pub bucket_secs: Seconds,
    /// Time between two blocks, in milliseconds.
    pub slot_millis: u64,
    /// Time of the first block with a clock, in seconds since the Unix epoch; `None` before it.
    pub launched_at: Option<Seconds>,
    /// Issuance of the native token at genesis, in smallest units.
    pub first_issuance: Balance,
    /// Names of the tiers of genesis, in their order. A tier that was added later has none.
    pub tiers: Vec<String>,
    /// Names of the plans of genesis, in their order. A plan that was added later has none.
    pub plans: Vec<String>,
    /// Deposits that accounts pay.
    pub deposits: Vec<DepositRule>,
}

/// Facts of the economy.
pub fn economy() -> EconomyView {
    let (facts, state) = (Facts::<Runtime>::get(), StakingVault::state());
    EconomyView {
        name: text(&facts.economy),
        native: AssetInfo {
            asset: AssetKind::Native,
            symbol: text(&facts.symbol),
            decimals: Decimals::<Runtime>::get(),
            minimum_balance: Balances::minimum_balance(),
        },
        assets: assets(),
        features: state.features,
        day_secs: facts.day_secs,
        bucket_secs: state.bucket_secs,
        slot_millis: SLOT_DURATION,
        launched_at: (state.launched_at > 0).then_some(state.launched_at),
        first_issuance: facts.issuance,
        tiers: texts(&facts.tiers),
        plans: texts(&facts.plans),
        deposits: deposits(),
    }
}

fn text(name: &Name) -> String {
    String::from_utf8_lossy(name).into_owned()
}

fn texts(names: &NameList) -> Vec<String> {
    names.iter().map(text).collect()
}

/// Assets with metadata, in the order of their ids.
pub fn asset_ids() -> Vec<u32> {
    let mut ids: Vec<u32> = pallet_assets::Metadata::<Runtime>::iter_keys().collect();
    ids.sort_unstable();
    ids
}

fn assets() -> Vec<AssetInfo> {
    let info = |id| AssetInfo {
        asset: AssetKind::WithId(id),
        symbol: String::from_utf8_lossy(&Assets::symbol(id)).into_owned(),
        decimals: Assets::decimals(id),
        minimum_balance: <Assets as fungibles::Inspect<AccountId>>::minimum_balance(id),
    };
    asset_ids().into_iter().map(info).collect()
}
