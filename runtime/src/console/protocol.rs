//! Everything that the pages without an account show.

use super::{
    candidates::exists,
    types::{safe_mode_until, Action, At},
};
use crate::{
    economy::{supply, Supply},
    AccountId, Allocations, Backstop, BlockNumber, BuybackBurn, CircuitBreaker, Debates, Emission,
    FeeDiscounts, GenesisBadge, PriceFeed, RevenueRouter, Rewards, Runtime, Seconds, StakeVoting,
    StakingVault, Subscriptions,
};
use alloc::{string::String, vec::Vec};
use codec::{Decode, Encode};
use pallet_backstop::api::BackstopView;
use pallet_buyback_burn::api::{BuybackView, Deflation};
use pallet_circuit_breaker::api::BreakerView;
use pallet_debates::{api::SessionView, types::Params as DebateParams};
use pallet_emission::{api::EmissionView, types::Params as EmissionParams};
use pallet_fee_discounts::{api::TotalView as FeeTotalView, types::DiscountTier};
use pallet_genesis_badge::types::Params as BadgeParams;
use pallet_price_feed::api::PriceView;
use pallet_revenue_router::{
    api::{SuspenseView, TotalView},
    types::Split,
};
use pallet_rewards::api::PoolView;
use pallet_stake_voting::{api::PollView, Params as VotingParams};
use pallet_staking_vault::types::{Params, VaultState};
use pallet_subscriptions::api::PlanView;
use polkadot_sdk::pallet_tx_pause::PausedCalls;
use quaestor_primitives::{Balance, RevenueType};
use scale_info::TypeInfo;

/// A paused call, by its names in the metadata.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct PausedCall {
    /// Name of the pallet.
    pub pallet: String,
    /// Name of the call.
    pub call: String,
}

/// Stops of calls.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Stops {
    /// Estimated end of the safe mode, at six seconds a block, in seconds since the Unix epoch.
    pub safe_mode_until: Option<Seconds>,
    /// Paused calls; the pauses hold while the breaker is closed by hand.
    pub paused: Vec<PausedCall>,
}

/// Emission of the native token.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Issuance {
    /// The schedule.
    pub params: EmissionParams,
    /// Its progress.
    pub status: EmissionView,
}

/// Polls of stakers.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Polls {
    /// The parameters.
    pub params: VotingParams,
    /// Live polls, oldest first.
    pub polls: Vec<PollView<AccountId, BlockNumber>>,
}

/// Council sessions.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Debate {
    /// The parameters.
    pub params: DebateParams,
    /// Sessions that are not settled, oldest first.
    pub sessions: Vec<SessionView<AccountId>>,
}

/// Badges.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Badges {
    /// The parameters.
    pub params: BadgeParams,
    /// Number of badges that are not given.
    pub left: u32,
}

/// Allocations of genesis, in smallest units.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct AllocationTotals {
    /// Not released.
    pub unreleased: Balance,
    /// On hold by pledges.
    pub pledged: Balance,
}

/// Everything that the pages without an account show, of one block.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ProtocolPage {
    /// The block.
    pub at: At,
    /// Totals of the stake, the clock and the epoch.
    pub state: VaultState,
    /// The rules for staking, with the tier table.
    pub params: Params,
    /// The pools, in their order.
    pub pools: Vec<PoolView>,
    /// `true` if a breaker redirects all rewards.
    pub redirected: bool,
    /// The price and its sources.
    pub price: PriceView,
    /// The breakers.
    pub breakers: BreakerView,
    /// Stops of calls.
    pub stops: Stops,
    /// Revenue by type and asset.
    pub revenue: Vec<TotalView>,
    /// Shares of each type of revenue.
    pub splits: Vec<(RevenueType, Split)>,
    /// Amounts in suspense.
    pub suspense: Vec<SuspenseView>,
    /// The backstop.
    pub backstop: BackstopView<AccountId>,
    /// Buybacks.
    pub buyback: BuybackView,
    /// Recent burns.
    pub deflation: Deflation,
    /// Supply of the native token.
    pub supply: Supply,
    /// Discounts on trading fees, lowest tier first.
    pub discounts: Vec<DiscountTier>,
    /// Trading fees charged, by asset.
    pub fees: Vec<FeeTotalView>,
    /// Plans.
    pub plans: Vec<PlanView>,
    /// Emission; `None` in an economy without one.
    pub emission: Option<Issuance>,
    /// Polls; `None` in an economy without votes.
    pub polls: Option<Polls>,
    /// Sessions; `None` in an economy without them.
    pub sessions: Option<Debate>,
    /// Badges; `None` in an economy without them.
    pub badges: Option<Badges>,
    /// Allocations; `None` in an economy without them.
    pub allocations: Option<AllocationTotals>,
}

/// The protocol now.
pub fn protocol() -> ProtocolPage {
    ProtocolPage {
        at: At::now(),
        state: StakingVault::state(),
        params: StakingVault::params(),
        pools: Rewards::pool_views(),
        redirected: Rewards::state().redirected,
        price: PriceFeed::price(),
        breakers: CircuitBreaker::status(),
        stops: Stops { safe_mode_until: safe_mode_until(), paused: paused() },
        revenue: RevenueRouter::total_views(),
        splits: RevenueRouter::current_splits(),
        suspense: RevenueRouter::suspense_views(),
        backstop: Backstop::status(),
        buyback: BuybackBurn::status(),
        deflation: BuybackBurn::deflation(),
        supply: supply(),
        discounts: FeeDiscounts::tiers(),
        fees: FeeDiscounts::totals(),
        plans: Subscriptions::plans(),
        emission: Emission::schedule()
            .zip(Emission::status())
            .map(|(params, status)| Issuance { params, status }),
        polls: StakeVoting::params().map(|params| Polls { params, polls: StakeVoting::polls() }),
        sessions: Debates::params().map(|params| Debate { params, sessions: Debates::sessions() }),
        badges: GenesisBadge::params().map(|params| Badges { params, left: GenesisBadge::left() }),
        allocations: exists(Action::Release).then(|| AllocationTotals {
            unreleased: Allocations::unreleased(),
            pledged: Allocations::pledged(),
        }),
    }
}

fn paused() -> Vec<PausedCall> {
    let text = |name: &[u8]| String::from_utf8_lossy(name).into_owned();
    let paused = PausedCalls::<Runtime>::iter_keys();
    paused.map(|(pallet, call)| PausedCall { pallet: text(&pallet), call: text(&call) }).collect()
}
