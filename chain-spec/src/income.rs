//! Revenue, what prices and breakers make of it, and what stakers are spared of it.

use crate::{AssetKind, RevenueType};
use alloc::vec::Vec;
use quaestor_primitives::{Balance, Bps, Seconds};

/// Revenue and what it pays for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Income {
    /// How revenue is split, and what backs the rewards.
    pub revenue: RevenueSpec,
    /// How the token is bought back.
    pub buyback: BuybackSpec,
    /// What counts as its price.
    pub price: PriceSpec,
    /// What stops what.
    pub breakers: BreakerSpec,
    /// What is taken off trading fees.
    pub discounts: DiscountSpec,
    /// What can be subscribed to.
    pub subscriptions: SubscriptionSpec,
}

/// Shares of one type of revenue, in basis points; the remainder goes to the backstop.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SplitSpec {
    /// To stakers.
    pub rewards_bps: Bps,
    /// To buy back and burn.
    pub buyback_bps: Bps,
    /// That share in a crisis.
    pub crisis_buyback_bps: Bps,
    /// Burnt.
    pub burn_bps: Bps,
    /// To the treasury.
    pub treasury_bps: Bps,
}

/// How revenue is split, and what backs the rewards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevenueSpec {
    /// What it arrives in.
    pub assets: Vec<AssetKind>,
    /// One split for each type.
    pub splits: Vec<(RevenueType, SplitSpec)>,
    /// What the backstop tops the rewards up to, in smallest units of USDC per year.
    pub floor_per_year: Balance,
    /// The emergency reserve at genesis, in smallest units of USDC.
    pub emergency: Balance,
    /// Days between announcing and making a spend.
    pub spend_delay_days: u32,
}

/// How the token is bought back. Amounts in smallest units of USDC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BuybackSpec {
    /// The most that is spent at once.
    pub max_lot: Balance,
    /// The least.
    pub min_lot: Balance,
    /// The price may be worse than the reference by this, in basis points.
    pub slippage_bps: Bps,
    /// A lot may move the pool's price by this, in basis points.
    pub impact_bps: Bps,
    /// Between two lots at least.
    pub min_distance_secs: Seconds,
    /// And at most this more, by chance.
    pub jitter_secs: Seconds,
    /// After a lot that could not be made.
    pub retry_secs: Seconds,
}

/// What counts as the price of the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PriceSpec {
    /// An operator's report is fresh for so long.
    pub expiry_secs: Seconds,
    /// Fresh reports that make a price.
    pub min_feeders: u32,
    /// Reports this far from the median are dropped, in basis points.
    pub outlier_bps: Bps,
    /// Operators and exchange may be apart by this, in basis points.
    pub band_bps: Bps,
    /// Window of the exchange's average.
    pub window_secs: Seconds,
    /// Window of the trailing average.
    pub long_window_days: u32,
    /// The sampled price moves by at most this per block, in basis points.
    pub max_move_bps: Bps,
    /// A longer time between two blocks starts the averages anew.
    pub max_gap_secs: Seconds,
}

/// Where a breaker trips and where it clears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Levels<T> {
    /// Trips beyond this.
    pub trip: T,
    /// Clears from this on.
    pub clear: T,
}

/// What stops what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BreakerSpec {
    /// Total stake, in smallest units.
    pub low_stake: Levels<Balance>,
    /// Accounts that stake.
    pub few_stakers: Levels<u32>,
    /// Fall below the trailing average (trip) and share of it regained (clear), in basis points.
    pub price_crash: Levels<Bps>,
    /// How long the crisis share holds after a crash.
    pub crisis_days: u32,
    /// Without revenue for so long.
    pub zero_revenue_days: u32,
    /// Cover of the floor, in basis points of what it asks for.
    pub reward_floor: Levels<Bps>,
    /// Tripped for at least so long.
    pub dwell_days: u32,
}

/// What is taken off trading fees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiscountSpec {
    /// From so much stake on, in smallest units, so many basis points; lowest first.
    pub tiers: Vec<(Balance, Bps)>,
    /// A trade's fee can be settled for so long.
    pub window_secs: Seconds,
}

/// What can be subscribed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubscriptionSpec {
    /// Off for paying in the native token, in basis points.
    pub native_bps: Bps,
    /// Off for that and enough stake, in basis points.
    pub staked_bps: Bps,
    /// Enough stake, in smallest units.
    pub staked_min: Balance,
    /// Failed renewals in a row that end it.
    pub max_attempts: u32,
    /// Days after the first of them that end it too.
    pub grace_days: u32,
    /// What there is: the price of a period in smallest units of USDC, and its days.
    pub plans: Vec<(Balance, u32)>,
}
