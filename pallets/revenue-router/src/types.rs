//! Plain data: splits, what they give each leg, the books, the backstop and its spends.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use quaestor_math::{mul_div, split::split, BPS, YEAR};
use quaestor_primitives::{AssetKind, Balance, Bps, RevenueType, Seconds};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Assets that the router can know.
pub const MAX_ASSETS: u32 = 4;
/// Spends that can wait at a time.
pub const MAX_SPENDS: u32 = 16;
/// What each share of a split can change by per step, in basis points.
pub const MAX_SHARE_STEP_BPS: Bps = 1_000;
/// The highest floor, in smallest units per year: a billion of an asset with 6 decimals.
pub const MAX_FLOOR_PER_YEAR: Balance = 1_000_000_000_000_000;
/// Where doubling starts from when the floor is lower: one of an asset with 6 decimals.
pub const FLOOR_UNIT: Balance = 1_000_000;
/// The longest epoch, in seconds: 90 days.
pub const MAX_EPOCH_SECS: Seconds = 7_776_000;
/// The longest delay of a spend, in seconds: 90 days.
pub const MAX_SPEND_DELAY_SECS: Seconds = 7_776_000;
/// For how long a spend that is due can be executed, in seconds: 30 days.
pub const SPEND_WINDOW_SECS: Seconds = 2_592_000;
/// Legs in suspense that a block retries at the most.
pub const MAX_RETRIES: u32 = 8;

/// Where a part of revenue goes.
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
pub struct Parts {
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

impl Parts {
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

/// What the breakers say of the buyback.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Mood {
    /// The crisis share holds.
    pub in_crisis: bool,
    /// What would go to the buyback goes to the backstop.
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
    /// What is wrong with the shares, if anything, in a sentence.
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

    /// Is each share of `new` near enough for one step?
    pub fn allows_change_to(&self, new: &Self) -> bool {
        [
            (self.rewards_bps, new.rewards_bps),
            (self.buyback_bps, new.buyback_bps),
            (self.crisis_buyback_bps, new.crisis_buyback_bps),
            (self.burn_bps, new.burn_bps),
            (self.treasury_bps, new.treasury_bps),
        ]
        .iter()
        .all(|(old, new)| old.abs_diff(*new) <= MAX_SHARE_STEP_BPS)
    }

    /// Cuts a deposit into its legs, which are exactly the whole: each share is rounded down, and
    /// the backstop gains what rounding cuts off.
    ///
    /// `None` if the shares are more than one whole, which validation rules out.
    pub fn parts(&self, amount: Balance, asset: &AssetKind, mood: Mood) -> Option<Parts> {
        let buyback = if mood.in_crisis { self.crisis_buyback_bps } else { self.buyback_bps };
        let shares = [self.rewards_bps, buyback, self.burn_bps, self.treasury_bps];
        let (parts, backstop) = split(amount, &shares)?;
        let [rewards, buyback, burn, treasury]: [Balance; 4] = parts.try_into().ok()?;
        let mut parts = Parts { rewards, buyback, burn, treasury, backstop };
        if *asset != AssetKind::Native {
            parts.buyback = parts.buyback.checked_add(core::mem::take(&mut parts.burn))?;
        }
        if mood.buyback_paused {
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

/// The economy's rules for revenue and for the backstop.
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
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub struct Params {
    /// The shares of each type of revenue.
    pub splits: Splits,
    /// What the reward stream gets in a year of 365 days at the least, in smallest units of the
    /// floor's asset; at most `MAX_FLOOR_PER_YEAR`. Zero: there is no floor.
    pub floor_per_year: Balance,
    /// Length of an epoch, at whose end the floor is topped up, in seconds, at most 90 days; fixed at
    /// genesis.
    pub epoch_secs: Seconds,
    /// How long a spend waits, in seconds; from `min_spend_delay_secs` to 90 days.
    pub spend_delay_secs: Seconds,
    /// The shortest delay of a spend, in seconds, above zero; fixed at genesis. It is data because
    /// chains for development have short days; on a real chain it is a day.
    pub min_spend_delay_secs: Seconds,
}

/// Nothing for anybody but the backstop, and the delays of a real chain.
impl Default for Params {
    fn default() -> Self {
        Self {
            splits: Splits::default(),
            floor_per_year: 0,
            epoch_secs: 604_800,
            spend_delay_secs: 604_800,
            min_spend_delay_secs: 86_400,
        }
    }
}

impl Params {
    /// What is wrong with the terms, if anything, in a sentence.
    pub fn validate(&self) -> Result<(), &'static str> {
        for kind in RevenueType::ALL {
            self.splits.of(kind).validate()?;
        }
        if self.floor_per_year > MAX_FLOOR_PER_YEAR {
            return Err("the floor is above its maximum");
        }
        if self.epoch_secs == 0 || self.epoch_secs > MAX_EPOCH_SECS {
            return Err("an epoch must last from a second to 90 days");
        }
        if self.min_spend_delay_secs == 0 {
            return Err("the shortest delay of a spend must not be zero");
        }
        if self.spend_delay_secs < self.min_spend_delay_secs
            || self.spend_delay_secs > MAX_SPEND_DELAY_SECS
        {
            return Err("a spend must wait from the shortest delay to 90 days");
        }
        Ok(())
    }

    /// What the floor asks for in an epoch, in smallest units; rounds down, in the backstop's
    /// favour.
    pub fn floor_per_epoch(&self) -> Balance {
        // It fits: an epoch is shorter than a year.
        mul_div(self.floor_per_year, self.epoch_secs.into(), YEAR.into()).unwrap_or_default()
    }
}

/// An asset that revenue may come in.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct KnownAsset {
    /// The asset.
    pub asset: AssetKind,
    /// What keeps the router's account alive, and as much the backstop's, in smallest units. It
    /// belongs to nobody.
    pub base: Balance,
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
    /// How many deposits there were.
    pub deposits: u64,
    /// Their sum, in smallest units.
    pub deposited: Balance,
    /// What has arrived. The rest of the sum is in suspense.
    pub arrived: Parts,
}

/// What waits for its leg to take it: a type of revenue, its asset, the leg.
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
    /// Who deposited it.
    pub who: AccountId,
    /// Its type.
    pub kind: RevenueType,
    /// Its asset.
    pub asset: AssetKind,
    /// Its amount, in smallest units.
    pub amount: Balance,
    /// The legs it was cut into, whether they took it at once or later.
    pub parts: Parts,
}

/// How an epoch's floor was topped up, in smallest units of its asset.
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
pub struct TopUp {
    /// Number of the epoch that had ended.
    pub epoch: u32,
    /// When, in seconds since the Unix epoch.
    pub time: Seconds,
    /// What revenue had left of the floor.
    pub needed: Balance,
    /// What the reserve gave.
    pub from_reserve: Balance,
    /// What the emergency reserve gave.
    pub from_emergency: Balance,
}

/// The backstop's books. Its reserve of an asset is whatever its account holds beyond base and
/// emergency reserve.
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
pub struct BackstopRecord {
    /// Number of the current epoch; the first is 0.
    pub epoch: u32,
    /// When it ends, in seconds since the Unix epoch; zero before the first block.
    pub epoch_end: Seconds,
    /// What revenue has brought to the reward stream in this epoch, in smallest units of the
    /// floor's asset.
    pub funded: Balance,
    /// The emergency reserve, in smallest units of the floor's asset.
    pub emergency: Balance,
    /// The last top-up.
    pub last: Option<TopUp>,
}

/// A part of the backstop.
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
pub enum Part {
    /// What tops up the floor.
    Reserve,
    /// What streams when revenue has ceased; in the floor's asset only.
    Emergency,
}

/// A spend that waits.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Spend<AccountId> {
    /// Its number; the first is 0.
    pub id: u32,
    /// Out of which part.
    pub part: Part,
    /// Its asset.
    pub asset: AssetKind,
    /// Its amount, in smallest units.
    pub amount: Balance,
    /// Who gets it.
    pub beneficiary: AccountId,
    /// From when it can be executed, in seconds since the Unix epoch.
    pub due: Seconds,
    /// Until when it can be executed.
    pub expires: Seconds,
}

/// The spends that wait, oldest first.
pub type Spends<AccountId> = BoundedVec<Spend<AccountId>, ConstU32<MAX_SPENDS>>;
