//! Revenue, in an economy that shares it.
//!
//! Once a week a depositor brings five sums through the router. Each starts from a base, grows by a
//! tenth of it a year, and is drawn up to a fifth higher or lower. In 18 weeks of the fourth year nothing
//! comes, longer than the 90 days after which the breakers call it a drought.

use crate::{
    chain::{account, START},
    rng::Rng,
    world::World,
};
use quaestor_chain_spec::{usdc, DAY, USDC};
use quaestor_primitives::{AssetKind, RevenueType, Seconds};
use quaestor_runtime::AccountId;

const WEEK: Seconds = 7 * DAY;
/// Time of the deposits, after the begin of a week. It is between two ends of months, so that the streams of
/// two weeks never meet in a row of the results.
const DEPOSIT_AT: Seconds = 3 * DAY + DAY / 2;
/// Weeks without revenue.
const DROUGHT: std::ops::Range<u64> = 160..178;

/// A sum of each week: its type, asset, and base in whole units.
const SUMS: [(RevenueType, AssetKind, u64); 5] = [
    (RevenueType::Subscription, USDC, 100_000),
    (RevenueType::ExchangeFee, USDC, 150_000),
    (RevenueType::TradingProfit, USDC, 200_000),
    (RevenueType::Subscription, AssetKind::Native, 40_000),
    (RevenueType::ExchangeFee, AssetKind::Native, 100_000),
];
/// Whole tokens and whole USDC of the depositor at genesis: more than it brings in five years.
pub const DEPOSITOR: (u64, u64) = (60_000_000, 200_000_000);
/// Whole USDC in the main reserve at genesis: the floor of half a year.
pub const RESERVE: u64 = 2_500_000;

/// The account that deposits revenue.
pub fn depositor() -> AccountId {
    account("depositor")
}

/// Deposits the revenue of a week.
pub fn act(world: &mut World, time: Seconds) {
    let elapsed = time - START;
    if !world.scenario.has_market() || elapsed % WEEK != DEPOSIT_AT {
        return;
    }
    let week = elapsed / WEEK;
    if DROUGHT.contains(&week) {
        return;
    }
    let mut rng = Rng::new(world.scenario.seed, u64::MAX - week);
    for (kind, asset, base) in SUMS {
        let grown = base * (520 + week) / 520;
        let whole = grown * rng.between(800, 1_200) / 1_000;
        let amount = if asset == USDC { usdc(whole) } else { world.scenario.tokens(whole) };
        let call =
            pallet_revenue_router::Call::deposit_revenue { asset, amount, kind, reference: None };
        world.call(&depositor(), call);
    }
}
