//! Plain data: tiers and what they take off a fee, settlements, the books, the kept keys.

use alloc::collections::BTreeSet;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use quaestor_math::{change_limit::doubled_or_halved, split::split};
use quaestor_primitives::{AssetKind, Balance, Bps, Seconds};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Tiers that there can be.
pub const MAX_TIERS: u32 = 16;
/// The highest discount, in basis points: 50 %.
pub const MAX_DISCOUNT_BPS: Bps = 5_000;
/// Change limit of a tier's discount, in basis points.
pub const MAX_DISCOUNT_STEP_BPS: Bps = 500;
/// The most that a tier can ask for, in smallest units: 10^12 of a token with 18 decimals.
pub const MAX_MIN_STAKE: Balance = 1_000_000_000_000_000_000_000_000_000_000;
/// Assets that fees can be paid in.
pub const MAX_ASSETS: u32 = 4;
/// The longest window, in seconds: 90 days.
pub const MAX_WINDOW_SECS: Seconds = 7_776_000;
/// Keys that a block forgets at the most.
pub const MAX_FORGET: u32 = 1_000;

/// From this stake on, this discount.
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
pub struct DiscountTier {
    /// The least stake, in smallest units of the native token: from 1 to 10^30.
    pub min_stake: Balance,
    /// Discount on the fee, in basis points: from 1 to 5,000.
    pub discount_bps: Bps,
}

impl DiscountTier {
    fn allows_change_to(&self, new: &Self) -> bool {
        doubled_or_halved(self.min_stake, new.min_stake)
            && self.discount_bps.abs_diff(new.discount_bps) <= MAX_DISCOUNT_STEP_BPS
    }
}

/// Tiers, lowest first.
pub type Tiers = BoundedVec<DiscountTier, ConstU32<MAX_TIERS>>;

/// The economy's rules for discounts.
#[derive(
    Clone,
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
    /// The tiers, at most 16. Stake and discount rise strictly from each to the next; below the
    /// first there is no discount.
    pub tiers: Tiers,
    /// Greatest age of a trade when its fee is settled, and the time for which its key is kept, in
    /// seconds: from 1 second to 90 days. It is fixed at genesis, because with a longer window a
    /// key that was forgotten could settle again.
    pub window_secs: Seconds,
}

/// No discounts, and a window of 7 days.
impl Default for Params {
    fn default() -> Self {
        Self { tiers: Tiers::new(), window_secs: 604_800 }
    }
}

impl Params {
    /// The first rule that the parameters violate, as a sentence.
    pub fn validate(&self) -> Result<(), &'static str> {
        if self.window_secs == 0 || self.window_secs > MAX_WINDOW_SECS {
            return Err("the window must be from a second to 90 days");
        }
        let mut below = DiscountTier { min_stake: 0, discount_bps: 0 };
        for tier in &self.tiers {
            if tier.min_stake <= below.min_stake || tier.discount_bps <= below.discount_bps {
                return Err("stake and discount must rise from tier to tier");
            }
            below = *tier;
        }
        if below.min_stake > MAX_MIN_STAKE {
            return Err("a tier asks for more than can be staked");
        }
        if below.discount_bps > MAX_DISCOUNT_BPS {
            return Err("a discount must be at most 50 %");
        }
        Ok(())
    }

    /// The discount of so much stake, in basis points.
    pub fn discount(&self, staked: Balance) -> Bps {
        let reached = self.tiers.iter().rev().find(|tier| tier.min_stake <= staked);
        reached.map_or(0, |tier| tier.discount_bps)
    }

    /// The lowest tier that so much stake has not reached.
    pub fn next_tier(&self, staked: Balance) -> Option<DiscountTier> {
        self.tiers.iter().find(|tier| tier.min_stake > staked).copied()
    }
}

/// Are tiers near enough for one step? One tier may come or go, anywhere, if it is at most 500 basis
/// points above the one below it. All others keep within twice and half of their stake, and 500
/// basis points of their discount.
pub fn allows_change_to(old: &[DiscountTier], new: &[DiscountTier]) -> bool {
    match old.len().abs_diff(new.len()) {
        0 => all_within_step(old, new),
        1 if old.len() < new.len() => one_apart(new, |rest| all_within_step(old, rest)),
        1 => one_apart(old, |rest| all_within_step(rest, new)),
        _ => false,
    }
}

fn all_within_step(old: &[DiscountTier], new: &[DiscountTier]) -> bool {
    old.iter().zip(new).all(|(one, other)| one.allows_change_to(other))
}

/// Is there a tier of `longer` that may come or go, and `holds` for the others?
fn one_apart(longer: &[DiscountTier], holds: impl Fn(&[DiscountTier]) -> bool) -> bool {
    let mut below: Bps = 0;
    longer.iter().enumerate().any(|(place, tier)| {
        let gap = tier.discount_bps.saturating_sub(below);
        below = tier.discount_bps;
        let mut rest = longer.to_vec();
        rest.remove(place);
        gap <= MAX_DISCOUNT_STEP_BPS && holds(&rest)
    })
}

/// Composition of a fee, in smallest units: gross = rebate + net.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Quote {
    /// The discount, in basis points.
    pub discount_bps: Bps,
    /// Discount of the payer. It rounds down, in the protocol's favour.
    pub rebate: Balance,
    /// Amount that the payer pays.
    pub net: Balance,
}

impl Quote {
    /// The fee `gross` with a discount; `None` if that is more than a whole, which validation rules
    /// out.
    pub fn new(gross: Balance, discount_bps: Bps) -> Option<Self> {
        let (rebate, net) = split(gross, &[discount_bps])?;
        Some(Self { discount_bps, rebate: *rebate.first()?, net })
    }
}

/// Identifier of a trade, or of a line of a batch, chosen by the engine that matched it: unique
/// among all engines.
pub type Key = [u8; 32];

/// The fee of a trade, to be settled.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Settlement<AccountId> {
    /// The trade's key. It settles once, whatever else is said with it.
    pub key: Key,
    /// Account that pays.
    pub payer: AccountId,
    /// In what.
    pub asset: AssetKind,
    /// The fee before the discount, in smallest units of the asset.
    pub gross_fee: Balance,
    /// When the trade was, in seconds since the Unix epoch.
    pub time: Seconds,
}

/// Number of assets among some settlements, as far as the pallet can know them.
pub fn assets_in<AccountId>(settlements: &[Settlement<AccountId>]) -> u32 {
    let assets: BTreeSet<_> = settlements.iter().map(|line| &line.asset).collect();
    u32::try_from(assets.len()).unwrap_or(u32::MAX).min(MAX_ASSETS)
}

/// Fees that were charged in one asset, in smallest units: gross = rebate + net.
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
pub struct Fees {
    /// Number of fees.
    pub count: u64,
    /// Before discounts.
    pub gross: Balance,
    /// Discounts.
    pub rebate: Balance,
    /// Amount paid.
    pub net: Balance,
}

impl Fees {
    /// One fee.
    pub const fn one(gross: Balance, quote: &Quote) -> Self {
        Self { count: 1, gross, rebate: quote.rebate, net: quote.net }
    }

    /// Both together; `None` if that does not fit.
    pub fn plus(&self, more: &Self) -> Option<Self> {
        Some(Self {
            count: self.count.checked_add(more.count)?,
            gross: self.gross.checked_add(more.gross)?,
            rebate: self.rebate.checked_add(more.rebate)?,
            net: self.net.checked_add(more.net)?,
        })
    }
}

/// Allowance and fees of an account in one asset.
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
pub struct Account {
    /// Remaining allowance of the engines, in smallest units.
    pub allowance: Balance,
    /// Fees charged against it.
    pub fees: Fees,
}

/// An asset that fees can be paid in.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct KnownAsset {
    /// The asset.
    pub asset: AssetKind,
    /// Minimum balance of the pallet's account, in smallest units. It belongs to nobody.
    pub base: Balance,
}

/// The assets that fees can be paid in.
pub type Assets = BoundedVec<KnownAsset, ConstU32<MAX_ASSETS>>;

/// A settled key behind the time of its trade, in big-endian order of bytes: keys sort by time.
pub type DatedKey = ([u8; 8], Key);

/// The place of `key` among those that are kept.
pub const fn dated(time: Seconds, key: Key) -> DatedKey {
    (time.to_be_bytes(), key)
}
