//! The traits by which money comes in, buys and is watched.

use crate::{AssetKind, Balance, Price, Seconds};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::sp_runtime::{DispatchError, DispatchResult};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// What revenue came from. Each type has its own split.
#[derive(
    Clone,
    Copy,
    Debug,
    Eq,
    PartialEq,
    Ord,
    PartialOrd,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub enum RevenueType {
    /// Plans that users pay for.
    Subscription,
    /// Fees on trades.
    ExchangeFee,
    /// Profit from trading; the type that buybacks are paid from.
    TradingProfit,
    /// Anything else.
    Other,
}

impl RevenueType {
    /// All of them.
    pub const ALL: [Self; 4] =
        [Self::Subscription, Self::ExchangeFee, Self::TradingProfit, Self::Other];
}

/// Takes revenue from within the chain: fees and payments that other pallets charge.
pub trait TakeRevenue<AccountId> {
    /// Takes `amount` (smallest units) out of the free balance of `from` and splits it. On an error
    /// nothing is taken, provided that the caller has a storage layer around it.
    fn take(
        from: &AccountId,
        asset: &AssetKind,
        amount: Balance,
        kind: RevenueType,
    ) -> DispatchResult;
}

impl<AccountId> TakeRevenue<AccountId> for () {
    fn take(_: &AccountId, _: &AssetKind, _: Balance, _: RevenueType) -> DispatchResult {
        Err(DispatchError::Unavailable)
    }
}

/// Hears of revenue when it has been split.
pub trait OnRevenue {
    /// So much of this asset, in smallest units, came in.
    fn on_revenue(kind: RevenueType, asset: &AssetKind, amount: Balance);
}

impl OnRevenue for () {
    fn on_revenue(_: RevenueType, _: &AssetKind, _: Balance) {}
}

impl<A: OnRevenue, B: OnRevenue> OnRevenue for (A, B) {
    fn on_revenue(kind: RevenueType, asset: &AssetKind, amount: Balance) {
        A::on_revenue(kind, asset, amount);
        B::on_revenue(kind, asset, amount);
    }
}

/// Takes credit into the budget that buys back and burns.
pub trait FundBuyback<Credit> {
    /// Adds `credit` to the budget, or gives it back. A native credit is burnt as it is.
    fn fund(credit: Credit) -> Result<(), Credit>;
}

/// Nobody buys back: the credit comes back.
impl<Credit> FundBuyback<Credit> for () {
    fn fund(credit: Credit) -> Result<(), Credit> {
        Err(credit)
    }
}

/// Where a reference price comes from.
#[derive(
    Clone,
    Copy,
    Debug,
    Eq,
    PartialEq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub enum PriceSource {
    /// Operators and the exchange agree.
    Market,
    /// Governance said so, for a while.
    Override,
}

/// A price of the native token that can be relied on.
#[derive(
    Clone,
    Copy,
    Debug,
    Eq,
    PartialEq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct ReferencePrice {
    /// The price.
    pub price: Price,
    /// The lower of the prices it was made from: what a purchase is held to.
    pub low: Price,
    /// As of when, in seconds since the Unix epoch.
    pub time: Seconds,
    /// Where it comes from.
    pub source: PriceSource,
}

/// Tells the price of the native token in USDC.
pub trait PriceInspect {
    /// The reference price; nothing rather than an old or a doubtful one.
    fn reference() -> Option<ReferencePrice>;
    /// The average of the long window (7 days in `qtra`) up to now; nothing before it has been
    /// watched for that long.
    fn trailing_average() -> Option<Price>;
}

impl PriceInspect for () {
    fn reference() -> Option<ReferencePrice> {
        None
    }
    fn trailing_average() -> Option<Price> {
        None
    }
}

/// What stands in an exchange's pool, in smallest units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Depth {
    /// Of the asset that is sold to it.
    pub reserve_in: Balance,
    /// Of the asset that is bought from it.
    pub reserve_out: Balance,
    /// Its fee on what comes in, in parts per million.
    pub fee_ppm: u32,
}

/// A place to swap assets.
pub trait Exchange<Credit> {
    /// The pool of two assets; nothing if there is none or a side of it is empty.
    fn depth(asset_in: &AssetKind, asset_out: &AssetKind) -> Option<Depth>;
    /// What `amount_in` would buy now.
    fn quote(asset_in: &AssetKind, asset_out: &AssetKind, amount_in: Balance) -> Option<Balance>;
    /// Swaps the whole credit for at least `min_out`, or changes nothing and gives it back.
    fn swap(
        credit: Credit,
        asset_out: &AssetKind,
        min_out: Balance,
    ) -> Result<Credit, (Credit, DispatchError)>;
}

impl<Credit> Exchange<Credit> for () {
    fn depth(_: &AssetKind, _: &AssetKind) -> Option<Depth> {
        None
    }
    fn quote(_: &AssetKind, _: &AssetKind, _: Balance) -> Option<Balance> {
        None
    }
    fn swap(credit: Credit, _: &AssetKind, _: Balance) -> Result<Credit, (Credit, DispatchError)> {
        Err((credit, DispatchError::Unavailable))
    }
}

/// Buys the native token under the price bound that holds for buybacks.
pub trait Purchase<Credit> {
    /// Buys for the whole credit, or changes nothing and gives it back.
    fn purchase(credit: Credit) -> Result<Credit, (Credit, DispatchError)>;
}

impl<Credit> Purchase<Credit> for () {
    fn purchase(credit: Credit) -> Result<Credit, (Credit, DispatchError)> {
        Err((credit, DispatchError::Unavailable))
    }
}

/// What the breakers say that money should do.
pub trait CrisisInspect {
    /// The crisis share of the buyback holds.
    fn in_crisis() -> bool;
    /// Buybacks rest, and their share goes to the backstop.
    fn buyback_paused() -> bool;
    /// The emergency reserve may be streamed.
    fn emergency_open() -> bool;
}

impl CrisisInspect for () {
    fn in_crisis() -> bool {
        false
    }
    fn buyback_paused() -> bool {
        false
    }
    fn emergency_open() -> bool {
        false
    }
}

/// How the reward floor of the running epoch is covered, in smallest units of its asset.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct FloorCover {
    /// What the floor asks for in this epoch.
    pub needed: Balance,
    /// What has come in for it, and what the reserve could add; without the emergency reserve.
    pub covered: Balance,
}

/// Tells how the reward floor is covered.
pub trait FloorInspect {
    /// In this epoch.
    fn floor_cover() -> FloorCover;
}

impl FloorInspect for () {
    fn floor_cover() -> FloorCover {
        FloorCover::default()
    }
}

/// Tells which wallets have reached their cap.
pub trait WalletCap<AccountId> {
    /// Until when `who` can add no stake, if it has reached the cap of the epoch.
    fn capped_until(who: &AccountId) -> Option<Seconds>;
    /// What `who` can still add in this epoch; nothing if there is no cap.
    fn cap_room(who: &AccountId) -> Option<Balance>;
}

impl<AccountId> WalletCap<AccountId> for () {
    fn capped_until(_: &AccountId) -> Option<Seconds> {
        None
    }
    fn cap_room(_: &AccountId) -> Option<Balance> {
        None
    }
}
