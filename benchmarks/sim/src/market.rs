//! The exchange, the operators who report its price, and the trader who keeps it near its path.
//!
//! The price follows a triangle between 0.40 and 0.60 USDC with a period of a year, from 0.50 on.

use crate::{
    chain::{account, START},
    world::World,
};
use polkadot_sdk::{frame_support::BoundedVec, pallet_asset_conversion, pallet_oracle};
use quaestor_chain_spec::{DAY, USDC};
use quaestor_primitives::{AssetKind, Balance, Price, Seconds};
use quaestor_runtime::{AccountId, AssetConversion};

/// Whole tokens and whole USDC in the exchange at genesis.
pub const LIQUIDITY: (u64, u64) = (20_000_000, 10_000_000);
/// Whole tokens and whole USDC of the trader at genesis.
pub const TRADER: (u64, u64) = (20_000_000, 10_000_000);
/// Middle of the price, and its distance from the ends, in millionths of a USDC.
const PRICE: (u64, u64) = (500_000, 100_000);
const YEAR: Seconds = 365 * DAY;
/// Tokens and USDC are counted in millionths here, so that products fit.
const MILLION: Balance = 1_000_000;

/// Operators: as many as a median needs.
pub fn operators() -> [AccountId; 3] {
    [1, 2, 3].map(|number| account(&format!("operator {number}")))
}

/// The trader.
pub fn trader() -> AccountId {
    account("trader")
}

/// The provider of the liquidity.
pub fn provider() -> AccountId {
    account("liquidity")
}

/// The price on its path after `elapsed`, in millionths of a USDC.
pub fn path(elapsed: Seconds) -> u64 {
    let (middle, distance) = PRICE;
    let quarter = YEAR / 4;
    let along = elapsed % YEAR;
    let part = |secs: Seconds| distance * secs / quarter;
    match along / quarter {
        0 => middle + part(along),
        1 | 2 => middle + 2 * distance - part(along),
        _ => middle + part(along) - 4 * distance,
    }
}

/// Operators report each hour, the trader trades once a day.
pub fn act(world: &mut World, time: Seconds) {
    if !world.scenario.has_market() {
        return;
    }
    if time.is_multiple_of(DAY) {
        trade(world, time);
    }
    if time.is_multiple_of(3_600) {
        report(world);
    }
}

fn reserves(unit: Balance) -> (Balance, Balance) {
    let (native, usdc) =
        AssetConversion::get_reserves(AssetKind::Native, USDC).expect("there is a pool");
    (native / (unit / MILLION), usdc)
}

fn report(world: &mut World) {
    let unit = world.scenario.tokens(1);
    let (native, usdc) = reserves(unit);
    let price = Price::from_reserves(native * (unit / MILLION), usdc).expect("it has two sides");
    for operator in operators() {
        let values = BoundedVec::truncate_from(vec![(AssetKind::Native, price)]);
        world.call(&operator, pallet_oracle::Call::feed_values { values });
    }
}

/// Swaps as much as brings the exchange, but for its fee, to the path.
fn trade(world: &mut World, time: Seconds) {
    let unit = world.scenario.tokens(1);
    let (native, usdc) = reserves(unit);
    let price = Balance::from(path(time - START));
    let target = (native * usdc / MILLION * price).isqrt();
    let (from, to, amount) = if target > usdc {
        (USDC, AssetKind::Native, target - usdc)
    } else {
        let surplus = target * MILLION / price - native;
        (AssetKind::Native, USDC, surplus * (unit / MILLION))
    };
    if amount > 0 {
        let call = pallet_asset_conversion::Call::swap_exact_tokens_for_tokens {
            path: vec![Box::new(from), Box::new(to)],
            amount_in: amount,
            amount_out_min: 1,
            send_to: trader(),
            keep_alive: true,
        };
        world.call(&trader(), call);
    }
}
