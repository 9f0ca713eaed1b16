//! Splits, leg amounts, totals and deposits.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use quaestor_math::{split::split, BPS};
use quaestor_primitives::{AssetKind, Balance, Bps, RevenueType, Seconds};
use quaestor_support::funds::KnownAsset;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Assets that the router can know.
pub const MAX_ASSETS: u32 = 4;
/// Change limit of each share, in basis points.
pub const MAX_SHARE_CHANGE_BPS: Bps = 1_000;
/// Legs in suspense that a block retries at the most.
pub const MAX_RETRIES: u32 = 8;

/// Destination of a part of revenue.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Debug,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub enum Leg {
    /// Into the reward stream of its asset.
    Rewards,
    /// Into the budget that buys the native token back and burns it.
    Buyback,
    /// Out of the issuance.
    Burn,
    /// To the treasury.
    Treasury,
    /// Into the backstop's reserve.
    Backstop,
}

impl Leg {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Rewards, Self::Buyback, Self::Burn, Self::Treasury, Self::Backstop];
}

/// An amount for each leg, in smallest units.
#[derive(
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    Debug,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct LegAmounts {
    /// To the reward stream.
    pub rewards: Balance,
    /// To the buyback.
    pub buyback: Balance,
    /// Burnt.
    pub burn: Balance,
    /// To the treasury.
    pub treasury: Balance,
    /// To the backstop.
    pub backstop: Balance,
}

impl LegAmounts {
    /// The amount of `leg`.
    pub const fn of(&self, leg: Leg) -> Balance {
        match leg {
            Leg::Rewards => self.rewards,
            Leg::Buyback => self.buyback,
            Leg::Burn => self.burn,
            Leg::Treasury => self.treasury,
            Leg::Backstop => self.backstop,
        }
    }

    /// The amount of `leg`.
    pub fn of_mut(&mut self, leg: Leg) -> &mut Balance {
        match leg {
            Leg::Rewards => &mut self.rewards,
            Leg::Buyback => &mut self.buyback,
            Leg::Burn => &mut self.burn,
            Leg::Treasury => &mut self.treasury,
            Leg::Backstop => &mut self.backstop,
        }
    }

    /// All legs together; `None` if that does not fit.
    pub fn sum(&self) -> Option<Balance> {
        Leg::ALL.iter().try_fold(0, |sum: Balance, leg| sum.checked_add(self.of(*leg)))
    }
}

/// State of the breakers that apply to the buyback's share.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct BuybackState {
    /// The crisis share applies.
    pub in_crisis: bool,
    /// The buyback's share goes to the backstop.
    pub buyback_paused: bool,
}

/// Shares of one type of revenue, in basis points of the deposit. What they leave goes to the
/// backstop.
#[derive(
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    Debug,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub struct Split {
    /// To the reward stream of the asset.
    pub rewards_bps: Bps,
    /// To the buyback.
    pub buyback_bps: Bps,
    /// To the buyback instead, while the crisis share holds.
    pub crisis_buyback_bps: Bps,
    /// Burnt, if it is the native token; of any other asset it goes to the buyback, which burns what
    /// it buys.
    pub burn_bps: Bps,
    /// To the treasury.
    pub treasury_bps: Bps,
}

impl Split {
    /// The first rule that the shares violate, as a sentence.
    pub fn validate(&self) -> Result<(), &'static str> {
        let buyback = self.buyback_bps.max(self.crisis_buyback_bps);
        let sum = [self.rewards_bps, buyback, self.burn_bps, self.treasury_bps]
            .iter()
            .try_fold(0u32, |sum, share| sum.checked_add(*share));
        match sum {
            Some(sum) if sum <= BPS => Ok(()),
            _ => Err("the shares of a type of revenue must not be more than 100 %"),
        }
    }

    /// Checks that each share of `new` is within the change limit.
    pub fn allows_change_to(&self, new: &Self) -> bool {
        [
            (self.rewards_bps, new.rewards_bps),
            (self.buyback_bps, new.buyback_bps),
            (self.crisis_buyback_bps, new.crisis_buyback_bps),
            (self.burn_bps, new.burn_bps),
            (self.treasury_bps, new.treasury_bps),
        ]
        .iter()
        .all(|(old, new)| old.abs_diff(*new) <= MAX_SHARE_CHANGE_BPS)
    }

    /// Cuts a deposit into its legs, which are exactly the whole: each share is rounded down, and
    /// the backstop gains what rounding cuts off.
    ///
    /// `None` if the shares are more than one whole, which validation rules out.
    pub fn amounts(
        &self,
        amount: Balance,
        asset: &AssetKind,
        breakers: BuybackState,
    ) -> Option<LegAmounts> {
        let buyback = if breakers.in_crisis { self.crisis_buyback_bps } else { self.buyback_bps };
        let shares = [self.rewards_bps, buyback, self.burn_bps, self.treasury_bps];
        let (parts, backstop) = split(amount, &shares)?;
        let [rewards, buyback, burn, treasury]: [Balance; 4] = parts.try_into().ok()?;
        let mut parts = LegAmounts { rewards, buyback, burn, treasury, backstop };
        if *asset != AssetKind::Native {
            parts.buyback = parts.buyback.checked_add(core::mem::take(&mut parts.burn))?;
        }
        if breakers.buyback_paused {
            parts.backstop = parts.backstop.checked_add(core::mem::take(&mut parts.buyback))?;
        }
        Some(parts)
    }
}

/// A split for each type of revenue.
#[derive(
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    Debug,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub struct Splits {
    /// Of plans that users pay for.
    pub subscription: Split,
    /// Of fees on trades.
    pub exchange_fee: Split,
    /// Of profit from trading.
    pub trading_profit: Split,
    /// Of anything else.
    pub other: Split,
}

impl Splits {
    /// The split of `kind`.
    pub const fn of(&self, kind: RevenueType) -> &Split {
        match kind {
            RevenueType::Subscription => &self.subscription,
            RevenueType::ExchangeFee => &self.exchange_fee,
            RevenueType::TradingProfit => &self.trading_profit,
            RevenueType::Other => &self.other,
        }
    }

    /// The split of `kind`.
    pub fn of_mut(&mut self, kind: RevenueType) -> &mut Split {
        match kind {
            RevenueType::Subscription => &mut self.subscription,
            RevenueType::ExchangeFee => &mut self.exchange_fee,
            RevenueType::TradingProfit => &mut self.trading_profit,
            RevenueType::Other => &mut self.other,
        }
    }
}

/// The economy's rules for revenue; by default all of it goes to the backstop.
#[derive(
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    Debug,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub struct Params {
    /// The shares of each type of revenue.
    pub splits: Splits,
}

impl Params {
    /// Checks the shares of each type. The error is a sentence for the author of a genesis.
    pub fn validate(&self) -> Result<(), &'static str> {
        RevenueType::ALL.iter().try_for_each(|kind| self.splits.of(*kind).validate())
    }
}

/// The assets that revenue may come in.
pub type Assets = BoundedVec<KnownAsset, ConstU32<MAX_ASSETS>>;

/// All revenue of one type in one asset.
#[derive(
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    Debug,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Total {
    /// Number of deposits.
    pub deposits: u64,
    /// Their sum, in smallest units.
    pub deposited: Balance,
    /// Amounts that arrived. The rest of the sum is in suspense.
    pub arrived: LegAmounts,
}

/// Key of an amount in suspense: a type of revenue, its asset, the leg.
pub type SuspenseKey = (RevenueType, AssetKind, Leg);

/// A deposit that was split.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Deposit<AccountId> {
    /// Its number; the first is 0.
    pub number: u64,
    /// When, in seconds since the Unix epoch.
    pub time: Seconds,
    /// Account that deposited it.
    pub who: AccountId,
    /// Its type.
    pub kind: RevenueType,
    /// Its asset.
    pub asset: AssetKind,
    /// Its amount, in smallest units.
    pub amount: Balance,
    /// The legs it was cut into, whether they took it at once or later.
    pub legs: LegAmounts,
}
