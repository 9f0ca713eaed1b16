//! Reads of the rewards for users.

use crate::{
    types::{AccountEarnings, PoolParams, PoolRecord, RewardsState, Stream},
    AutoCompounding, Config, Earnings, Pallet, State,
};
use alloc::vec::Vec;
use codec::{Codec, Decode, Encode};
use polkadot_sdk::sp_api;
use quaestor_math::{
    fixed::{floor, from_int},
    Pool, RateModel, Q128, U256, YEAR,
};
use quaestor_primitives::{
    AssetKind, Balance, PositionId, Positions, ReferencePrice, Seconds, StakeWeight, TierId,
    TooMany,
};
use scale_info::TypeInfo;

/// Unclaimed reward of an account in one asset, in smallest units, rounded down.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct PendingReward {
    /// The asset.
    pub asset: AssetKind,
    /// Amount that `claim_rewards` would claim at present.
    pub claimable: Balance,
    /// Amount in escrow until locks end; early exits forfeit it.
    pub escrowed: Balance,
}

/// Unclaimed reward of a position in one asset, in smallest units, rounded down.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct PositionReward {
    /// The position.
    pub position: PositionId,
    /// The asset.
    pub asset: AssetKind,
    /// Its claimable part.
    pub claimable: Balance,
    /// Amount in escrow until its lock ends.
    pub escrowed: Balance,
}

/// A stream with what it has vested.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct StreamView {
    /// The stream.
    pub stream: Stream,
    /// Amount that `collect_vested` would pay of it at present, in smallest units.
    pub collectable: Balance,
}

/// A pool, in smallest units, rounded down.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct PoolView {
    /// Its asset.
    pub asset: AssetKind,
    /// Its rules.
    pub params: PoolParams,
    /// Rules that take effect later, and the time at which they do.
    pub next: Option<(PoolParams, Seconds)>,
    /// The time up to which it has emitted.
    pub at: Seconds,
    /// Emission of one day of 86,400 seconds at the present rate of its fundings.
    pub per_day: Balance,
    /// Funded and not yet emitted.
    pub unstreamed: Balance,
    /// Earned and not yet claimed, escrow included.
    pub owed: Balance,
    /// Claimed and not yet collected.
    pub streaming: Balance,
    /// Emitted while nothing was staked.
    pub no_stake: Balance,
    /// Emitted while a breaker redirected the rewards.
    pub redirected: Balance,
    /// Given up by early exits and forfeited streams.
    pub forfeited: Balance,
    /// Reward per unit of weight since the beginning, in units of `2^-128`.
    pub index: Q128,
}

/// Reward of a stake in one asset.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct PreviewReward {
    /// The asset.
    pub asset: AssetKind,
    /// Reward at the horizon, escrow included, if nothing else changes but fundings running out; in
    /// smallest units.
    pub earned: Balance,
    /// Reward of a year at the present emission and the weight of the horizon, in smallest units;
    /// zero while rewards are redirected.
    pub per_year: Balance,
    /// The same as a share of the stake's value at the reference price, in basis points, rounded
    /// down; `None` where the asset is not the native token and has no price.
    pub apr_bps: Option<u64>,
}

/// Preview of a stake.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Preview {
    /// Amount that would be locked, in smallest units; less than requested at the wallet cap.
    pub amount: Balance,
    /// Its weight now, in smallest units times basis points.
    pub weight: StakeWeight,
    /// Its weight at the horizon.
    pub horizon_weight: StakeWeight,
    /// Sum of all weights at the horizon.
    pub horizon_total_weight: StakeWeight,
    /// When its lock would end.
    pub lock_end: Seconds,
    /// When its weight changes next.
    pub next_step: Option<Seconds>,
    /// The next boundary at which any weight can change.
    pub next_boundary: Seconds,
    /// `true` while a breaker redirects all rewards at present: nothing is earned until it ends.
    pub redirected: bool,
    /// Rewards, by asset.
    pub rewards: Vec<PreviewReward>,
}

/// Preview of a compounding, in smallest units.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct CompoundPreview {
    /// Reward that is compounded, in its asset.
    pub spent: Balance,
    /// The least that is added to the position, in native units: the purchase fails for less.
    pub least: Balance,
    /// Amount that is added at the present price of the exchange, in native units.
    pub expected: Balance,
}

/// Most horizons of one request for offers.
pub const MAX_HORIZONS: u32 = 4;

/// Weight and reward of an offer at a horizon.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct OfferAt {
    /// The horizon, in seconds from now; at most a year of the economy and a day.
    pub secs: Seconds,
    /// Weight of the position at the horizon, in smallest units times basis points.
    pub weight: StakeWeight,
    /// Sum of all weights at the horizon, the position's included.
    pub total_weight: StakeWeight,
    /// Rewards, by asset.
    pub rewards: Vec<PreviewReward>,
}

/// The position that an amount would become.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct OfferTerms {
    /// Its weight now, in smallest units times basis points.
    pub weight: StakeWeight,
    /// When its lock would end, in seconds since the Unix epoch.
    pub lock_end: Seconds,
    /// When its weight changes next, in seconds since the Unix epoch.
    pub next_step: Option<Seconds>,
    /// The end of its lock, as a horizon.
    pub at_lock_end: OfferAt,
    /// The requested horizons, in their order.
    pub at: Vec<OfferAt>,
}

/// A tier for an amount, for an account that has no stake.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Offer {
    /// The tier.
    pub tier: TierId,
    /// The part of the amount that the wallet cap lets an account add in this epoch if it has added
    /// nothing, in smallest units.
    pub accepted: Balance,
    /// The error that `stake` would return now to an account with enough balance.
    pub blocked: Option<polkadot_sdk::sp_runtime::DispatchError>,
    /// The position of the whole amount, as if no cap, closure or stop of calls held; `None` if no
    /// such position can be opened.
    pub terms: Option<OfferTerms>,
}

/// All tiers for an amount.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Offers {
    /// The time from which the horizons count, in seconds since the Unix epoch.
    pub clock: Seconds,
    /// The next boundary at which any weight can change.
    pub next_boundary: Seconds,
    /// `true` if a breaker redirects all rewards at present: nothing is earned until it ends.
    pub redirected: bool,
    /// The reference price by which rewards in other assets have an annual rate.
    pub price: Option<ReferencePrice>,
    /// The tiers, in their order.
    pub offers: Vec<Offer>,
}

sp_api::decl_runtime_apis! {
    /// Reads of the rewards.
    pub trait RewardsApi<AccountId: Codec> {
        /// Unclaimed reward of `who`, by asset: the amount that `claim_rewards` in this block would
        /// claim, and the amount in escrow.
        fn pending(who: AccountId) -> Vec<PendingReward>;
        /// The same by position.
        fn pending_by_position(who: AccountId) -> Vec<PositionReward>;
        /// The streams of `who`, oldest first.
        fn streams(who: AccountId) -> Vec<StreamView>;
        /// Everything stored for `who`.
        fn earnings(who: AccountId) -> AccountEarnings;
        /// Returns `true` if the native rewards of `who` are compounded automatically.
        fn auto_compounding(who: AccountId) -> bool;
        /// The pools, in their order.
        fn pools() -> Vec<PoolView>;
        /// Position and earnings of `amount` (smallest units) staked by `who` in `tier` in this
        /// block, after `horizon_secs`, at most a year ahead. Runs the calls and the clock
        /// themselves on a copy of the state; the error is the one that `stake` would return.
        fn preview(
            who: AccountId,
            amount: Balance,
            tier: TierId,
            horizon_secs: Seconds,
        ) -> Result<Preview, polkadot_sdk::sp_runtime::DispatchError>;
        /// Position and earnings of `amount` (smallest units) in each tier, for anybody: an account
        /// without stake and with enough balance that stakes in the next block. Earnings round down to
        /// smallest units, claimable and escrowed ones apart; a pool with annual rates, which rounds in
        /// each block, may pay a unit less. At most 4 horizons, each at most a year of the economy and a
        /// day ahead.
        fn offers(amount: Balance, horizons: Vec<Seconds>) -> Result<Offers, TooMany>;
        /// Outcome of `compound`, or of `compound_through_exchange` for another asset than the native
        /// token, by `who` in the next block. Runs the call on a copy of the state; the error is the one
        /// that it would return.
        fn compound_preview(
            who: AccountId,
            position: PositionId,
            asset: AssetKind,
        ) -> Result<CompoundPreview, polkadot_sdk::sp_runtime::DispatchError>;
    }
}

impl<T: Config> Pallet<T> {
    /// All pools, as they are stored.
    pub fn state() -> RewardsState {
        State::<T>::get()
    }

    /// Returns `true` if there is a pool of `asset`.
    pub fn has_pool(asset: &AssetKind) -> bool {
        State::<T>::get().pools.iter().any(|record| record.asset == *asset)
    }

    /// See [`RewardsApi`](runtime_decl_for_rewards_api::RewardsApi).
    pub fn pending_by_position(who: &T::AccountId) -> Vec<PositionReward> {
        let state = State::<T>::get();
        let mut account = Earnings::<T>::get(who);
        let mut rewards = Vec::new();
        for position in T::Positions::positions(who) {
            for (slot, record) in state.pools.iter().enumerate() {
                let settled = Self::settle_position(&mut account, &position, slot, record);
                let Some(accrual) = account.accrual_mut(&position, slot) else { continue };
                if settled.is_ok() {
                    rewards.push(PositionReward {
                        position: position.id,
                        asset: record.asset.clone(),
                        claimable: floor(accrual.claimable),
                        escrowed: floor(accrual.escrow),
                    });
                }
            }
        }
        rewards
    }

    /// See [`RewardsApi`](runtime_decl_for_rewards_api::RewardsApi).
    pub fn pending_view(who: &T::AccountId) -> Vec<PendingReward> {
        let state = State::<T>::get();
        let mut account = Earnings::<T>::get(who);
        let positions = T::Positions::positions(who);
        let mut rewards = Vec::new();
        for (slot, record) in state.pools.iter().enumerate() {
            let mut claimable = account.settled.get(slot).copied().unwrap_or_default();
            let mut escrowed = Q128::zero();
            for position in &positions {
                if Self::settle_position(&mut account, position, slot, record).is_err() {
                    continue;
                }
                if let Some(accrual) = account.accrual_mut(position, slot) {
                    claimable = claimable.saturating_add(accrual.claimable);
                    escrowed = escrowed.saturating_add(accrual.escrow);
                }
            }
            rewards.push(PendingReward {
                asset: record.asset.clone(),
                claimable: floor(claimable),
                escrowed: floor(escrowed),
            });
        }
        rewards
    }

    /// See [`RewardsApi`](runtime_decl_for_rewards_api::RewardsApi).
    pub fn stream_views(who: &T::AccountId) -> Vec<StreamView> {
        let now = Self::now(&State::<T>::get());
        let view = |stream: Stream| StreamView { collectable: stream.collectable(now), stream };
        Earnings::<T>::get(who).streams.into_iter().map(view).collect()
    }

    /// See [`RewardsApi`](runtime_decl_for_rewards_api::RewardsApi).
    pub fn is_auto_compounding(who: &T::AccountId) -> bool {
        AutoCompounding::<T>::contains_key(who)
    }

    /// See [`RewardsApi`](runtime_decl_for_rewards_api::RewardsApi).
    pub fn pool_views() -> Vec<PoolView> {
        let day = U256::from(86_400u32);
        State::<T>::get()
            .pools
            .into_iter()
            .map(|record| PoolView {
                asset: record.asset,
                params: record.params,
                next: record.next,
                at: record.pool.at,
                per_day: floor(record.pool.rate.saturating_mul(day)),
                unstreamed: floor(record.pool.unstreamed),
                owed: floor(record.pool.owed),
                streaming: record.streaming,
                no_stake: floor(record.pool.no_stake),
                redirected: floor(record.pool.redirected),
                forfeited: floor(record.pool.forfeited),
                index: record.pool.index,
            })
            .collect()
    }

    /// Reward of `weight` of `total` for a year of the present emission of each pool, in smallest
    /// units, rounded down. The year of an annual rate is that of the rate. A funding that ends sooner counts as if it were renewed. Zero while
    /// rewards are redirected.
    pub fn yearly(weight: StakeWeight, total: StakeWeight) -> Vec<(AssetKind, Balance)> {
        let RewardsState { pools, redirected, .. } = State::<T>::get();
        let weight = if redirected { 0 } else { weight };
        let yearly = |record: PoolRecord| {
            let yearly = yearly_of(record.pool, &record.params.rate, weight, total);
            (record.asset, yearly.unwrap_or(0))
        };
        pools.into_iter().map(yearly).collect()
    }
}

fn yearly_of(
    mut pool: Pool,
    rate: &RateModel,
    weight: StakeWeight,
    total: StakeWeight,
) -> Option<Balance> {
    pool.unstreamed = from_int(Balance::MAX);
    let year = match *rate {
        RateModel::Streamed { .. } => YEAR,
        RateModel::TargetApr { year_secs, .. } => year_secs,
    };
    let emission = pool.emission(rate, year, total)?;
    let (weight, total) = (U256::from(weight), U256::from(total.max(1)));
    let quotient = emission.checked_div(total)?.checked_mul(weight)?;
    let rest = emission.checked_rem(total)?.checked_mul(weight)?.checked_div(total)?;
    Some(floor(quotient.checked_add(rest)?))
}
