//! Revenue, its legs and the reward floor.

use crate::{AssetKind, Balance};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::sp_runtime::{DispatchError, DispatchResult};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Type of revenue. Each type has its own split.
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
    /// The network fee of work for pay. An economy that gives it no split sends it to the backstop.
    Inference,
}

impl RevenueType {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Subscription, Self::ExchangeFee, Self::TradingProfit, Self::Other, Self::Inference];
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

/// A destination of value: the reward stream, the buyback budget, the burn, an account.
pub trait TakeCredit<Credit> {
    /// Takes the whole credit, or returns all of it and changes nothing.
    fn take(credit: Credit) -> Result<(), Credit>;
}

/// Takes nothing: every credit is returned.
impl<Credit> TakeCredit<Credit> for () {
    fn take(credit: Credit) -> Result<(), Credit> {
        Err(credit)
    }
}

/// Cover of the reward floor in the running epoch, in smallest units of its asset.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct FloorCover {
    /// Amount that the floor requires in a year of 365 days.
    pub per_year: Balance,
    /// Amount that the floor requires in this epoch.
    pub needed: Balance,
    /// Amount received for it, and the reserve that could be added; without the emergency reserve.
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

/// Books of what an account of a pallet holds.
pub trait Books<AccountId> {
    /// The account.
    fn account() -> AccountId;
    /// Amount of `asset` that the books give account of, the minimum balance included, in smallest
    /// units. Whatever the account holds beyond it arrived unasked.
    fn booked(asset: &AssetKind) -> Balance;
}

/// Collects what arrived unasked at the accounts of pallets.
pub trait CollectUnasked<AccountId> {
    /// Transfers what arrived in one asset to `to`; the asset changes with `round`.
    fn collect(round: u32, to: &AccountId);
}

impl<AccountId> CollectUnasked<AccountId> for () {
    fn collect(_: u32, _: &AccountId) {}
}
