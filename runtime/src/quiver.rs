//! Figures of the network of inference: its market, and what the chain keeps for it.

use crate::{
    economy, params::DAYS, AccountId, AssetKind, Backstop, Balance, Balances, BlockNumber,
    Challenges, InferenceMarket, Providers, Rewards, Runtime, Session, StakingVault, System,
};
use codec::{Decode, Encode};
use pallet_inference_market::api::MarketFigures;
use polkadot_sdk::{
    frame_support::traits::fungible::Inspect,
    pallet_referenda::{ReferendumInfo, ReferendumInfoFor},
    sp_api,
};
use quaestor_math::mul_div;
use scale_info::TypeInfo;

/// Blocks in which a poll that has passed is counted.
const RECENTLY: BlockNumber = 30 * DAYS;
/// The whole, in parts per million.
const ALL_PPM: Balance = 1_000_000;

/// Figures of the chain. Amounts are in smallest units of the native token.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ChainMetrics {
    /// Sum of the next four.
    pub locked: Balance,
    /// In live positions.
    pub staked: Balance,
    /// Between unstake and withdrawal.
    pub cooling: Balance,
    /// On hold for jobs.
    pub escrow: Balance,
    /// On hold for channels.
    pub channels: Balance,
    /// Issuance less treasury, insurance, what is not released or pledged, and the accounts of rewards,
    /// providers, market and challenges.
    pub circulating: Balance,
    /// Burnt since genesis.
    pub burnt: Balance,
    /// Share of the issuance in live positions, in parts per million, rounded down.
    pub staked_ppm: u32,
    /// Validators of blocks.
    pub validators: u32,
    /// Auditors in the set of the day.
    pub auditors: u32,
    /// Polls that are not decided.
    pub open_polls: u32,
    /// Polls that passed in the last 30 days.
    pub passed_polls: u32,
}

sp_api::decl_runtime_apis! {
    /// Figures of the network of inference.
    pub trait QuiverApi {
        /// Figures of the market.
        fn market_metrics() -> MarketFigures;
        /// Figures of the chain. Visits every job, so it is for reads off the chain.
        fn chain_metrics() -> ChainMetrics;
    }
}

/// Figures of the chain.
pub fn chain_metrics() -> ChainMetrics {
    let (supply, vault) = (economy::supply(), StakingVault::state());
    let (staked, cooling) = (vault.staked, vault.in_cooldown);
    let (escrow, channels) = (escrowed(), in_channels());
    let locked = [staked, cooling, escrow, channels].into_iter().fold(0, Balance::saturating_add);
    let kept = [supply.treasury, Backstop::insurance()]
        .into_iter()
        .chain(pots().map(|who| Balances::total_balance(&who)))
        .fold(0, Balance::saturating_add);
    let ppm = mul_div(staked, ALL_PPM, supply.issuance).unwrap_or_default();
    let (open_polls, passed_polls) = polls();
    ChainMetrics {
        locked,
        staked,
        cooling,
        escrow,
        channels,
        circulating: supply.circulating.saturating_sub(kept),
        burnt: pallet_buyback_burn::Totals::<Runtime>::get().all.burnt,
        staked_ppm: ppm.try_into().unwrap_or(u32::MAX),
        validators: count(Session::validators().len()),
        auditors: count(Challenges::set_view().members.len()),
        open_polls,
        passed_polls,
    }
}

fn pots() -> impl Iterator<Item = AccountId> {
    let pots = [
        Rewards::pot_account(),
        Providers::account(),
        InferenceMarket::till(),
        Challenges::account(),
    ];
    pots.into_iter()
}

/// Native tokens on hold for jobs.
fn escrowed() -> Balance {
    let jobs = pallet_inference_market::Jobs::<Runtime>::iter_values();
    let native = jobs.filter(|job| job.spec.asset == AssetKind::Native);
    native.fold(0, |sum: Balance, job| sum.saturating_add(job.escrow))
}

/// Native tokens on hold for channels.
fn in_channels() -> Balance {
    pallet_payment_channels::Totals::<Runtime>::get(AssetKind::Native).held
}

/// Polls that are not decided, and those that passed lately.
fn polls() -> (u32, u32) {
    let since = System::block_number().saturating_sub(RECENTLY);
    let (mut open, mut passed) = (0u32, 0u32);
    for poll in ReferendumInfoFor::<Runtime>::iter_values() {
        match poll {
            ReferendumInfo::Ongoing(_) => open = open.saturating_add(1),
            ReferendumInfo::Approved(at, ..) if at >= since => passed = passed.saturating_add(1),
            _ => {},
        }
    }
    (open, passed)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
