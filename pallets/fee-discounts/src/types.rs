//! Tiers, settlements, fees, allowances and keys.

use alloc::collections::BTreeSet;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use quaestor_math::{change_limit::doubled_or_halved, split::split};
use quaestor_primitives::{AssetKind, Balance, Bps, Seconds};
use quaestor_support::funds::KnownAsset;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Maximum number of tiers.
pub const MAX_TIERS: u32 = 16;
/// The highest discount, in basis points: 50 %.
pub const MAX_DISCOUNT_BPS: Bps = 5_000;
/// Change limit of a tier's discount, in basis points.
pub const MAX_DISCOUNT_CHANGE_BPS: Bps = 500;
/// Highest minimum stake of a tier, in smallest units: 10^12 of a token with 18 decimals.
pub const MAX_MIN_STAKE: Balance = quaestor_primitives::MAX_AMOUNT;
/// Maximum number of assets in which fees can be paid.
pub const MAX_ASSETS: u32 = 4;
/// The longest window, in seconds: 90 days.
pub const MAX_WINDOW_SECS: Seconds = 7_776_000;
/// Maximum number of keys that a block removes.
pub const MAX_FORGET: u32 = 1_000;

/// A minimum stake and the discount that it earns.
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
    /// Minimum stake, in smallest units of the native token: from 1 to 10^30.
    pub min_stake: Balance,
    /// Discount on the fee, in basis points: from 1 to 5,000.
    pub discount_bps: Bps,
}

impl DiscountTier {
    fn allows_change_to(&self, new: &Self) -> bool {
        doubled_or_halved(self.min_stake, new.min_stake)
            && self.discount_bps.abs_diff(new.discount_bps) <= MAX_DISCOUNT_CHANGE_BPS
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
    /// The tiers, at most 16. Stake and discount rise strictly from tier to tier; there is no
    /// discount below the first.
    pub tiers: Tiers,
    /// Maximum age of a trade when its fee is settled, and the time for which its key is kept, in
    /// seconds: 1 to 90 days. It is fixed at genesis, because a longer window would let removed
    /// keys settle again.
    pub window_secs: Seconds,
}

/// No discounts, and a window of 7 days.
impl Default for Params {
    fn default() -> Self {
        Self { tiers: Tiers::new(), window_secs: 604_800 }
    }
}

impl quaestor_primitives::Params for Params {
    fn validate(&self) -> Result<(), &'static str> {
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

    /// One tier may be added or removed, at any position.
    fn allows_change_to(&self, new: &Self) -> bool {
        let (tiers, new_tiers) = (&self.tiers, &new.tiers);
        let tiers_allow = match tiers.len().abs_diff(new_tiers.len()) {
            0 => all_allow(tiers, new_tiers),
            1 if tiers.len() < new_tiers.len() => {
                one_apart(new_tiers, |rest| all_allow(tiers, rest))
            },
            1 => one_apart(tiers, |rest| all_allow(rest, new_tiers)),
            _ => false,
        };
        tiers_allow && self.window_secs == new.window_secs
    }
}

impl Params {
    /// Discount for `staked`, in basis points.
    pub fn discount(&self, staked: Balance) -> Bps {
        let reached = self.tiers.iter().rev().find(|tier| tier.min_stake <= staked);
        reached.map_or(0, |tier| tier.discount_bps)
    }

    /// The lowest tier above `staked`.
    pub fn next_tier(&self, staked: Balance) -> Option<DiscountTier> {
        self.tiers.iter().find(|tier| tier.min_stake > staked).copied()
    }
}

/// Returns `true` if each tier keeps its change limits.
fn all_allow(old: &[DiscountTier], new: &[DiscountTier]) -> bool {
    old.iter().zip(new).all(|(old, new)| old.allows_change_to(new))
}

/// Returns `true` if a tier of `longer` may be added or removed and `holds` for the others: its
/// discount is at most the change limit above the tier below.
fn one_apart(longer: &[DiscountTier], holds: impl Fn(&[DiscountTier]) -> bool) -> bool {
    let mut below: Bps = 0;
    longer.iter().enumerate().any(|(index, tier)| {
        let gap = tier.discount_bps.saturating_sub(below);
        below = tier.discount_bps;
        let mut rest = longer.to_vec();
        rest.remove(index);
        gap <= MAX_DISCOUNT_CHANGE_BPS && holds(&rest)
    })
}

/// Rebate and net fee, in smallest units: gross = rebate + net.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Quote {
    /// The discount, in basis points.
    pub discount_bps: Bps,
    /// Rebate, rounded down in the protocol's favour.
    pub rebate: Balance,
    /// Net fee.
    pub net: Balance,
}

impl Quote {
    /// Splits the fee `gross`; `None` if the discount is above 100 %, which validation rules out.
    pub fn new(gross: Balance, discount_bps: Bps) -> Option<Self> {
        let (rebate, net) = split(gross, &[discount_bps])?;
        Some(Self { discount_bps, rebate: *rebate.first()?, net })
    }
}

/// Stops that lengthen the window: times in which nothing could be settled.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Stops {
    /// Last time at which the stops were counted, in seconds since the Unix epoch; 0 before.
    pub seen: Seconds,
    /// End of the last stop, in seconds since the Unix epoch.
    pub ended: Seconds,
    /// Length of the stops that count, in seconds.
    pub secs: Seconds,
}

impl Stops {
    /// The stops at `now`. The time since they were counted is one if nothing can be settled, or if
    /// it is longer than `halt_secs`, as after a halt. They no longer count when a window has passed
    /// since the last one.
    pub const fn at(self, now: Seconds, window: Seconds, halt_secs: Seconds, open: bool) -> Self {
        let gap = now.saturating_sub(self.seen);
        if self.seen > 0 && (!open || gap > halt_secs) {
            return Self { seen: now, ended: now, secs: self.secs.saturating_add(gap) };
        }
        if now.saturating_sub(self.ended) >= window {
            return Self { seen: now, ended: 0, secs: 0 };
        }
        Self { seen: now, ..self }
    }
}

/// Identifier of a trade, chosen by the engine that matched it; unique among all engines.
pub type Key = [u8; 32];

/// A fee to settle.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Settlement<AccountId> {
    /// Key of the trade. It settles once, whatever the other fields are.
    pub key: Key,
    /// The account that pays.
    pub payer: AccountId,
    /// Asset of the fee.
    pub asset: AssetKind,
    /// Fee before the discount, in smallest units of the asset.
    pub gross_fee: Balance,
    /// Time of the trade, in seconds since the Unix epoch.
    pub time: Seconds,
}

/// Number of different assets in `settlements`, at most [`MAX_ASSETS`].
pub fn assets_in<AccountId>(settlements: &[Settlement<AccountId>]) -> u32 {
    let assets: BTreeSet<_> = settlements.iter().map(|line| &line.asset).collect();
    u32::try_from(assets.len()).unwrap_or(u32::MAX).min(MAX_ASSETS)
}

/// Sum of fees in one asset, in smallest units: gross = rebate + net.
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
    /// Sum of the gross fees.
    pub gross: Balance,
    /// Sum of the rebates.
    pub rebate: Balance,
    /// Sum of the net fees.
    pub net: Balance,
}

impl Fees {
    /// One fee.
    pub const fn one(gross: Balance, quote: &Quote) -> Self {
        Self { count: 1, gross, rebate: quote.rebate, net: quote.net }
    }

    /// The sum, or `None` on overflow.
    pub fn checked_add(&self, more: &Self) -> Option<Self> {
        Some(Self {
            count: self.count.checked_add(more.count)?,
            gross: self.gross.checked_add(more.gross)?,
            rebate: self.rebate.checked_add(more.rebate)?,
            net: self.net.checked_add(more.net)?,
        })
    }
}

/// Allowance of an account in one asset, and the fees charged against it.
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
pub struct Allowance {
    /// Remaining allowance, in smallest units.
    pub remaining: Balance,
    /// Fees charged.
    pub fees: Fees,
    /// Deposit on hold for it, in smallest units of the native token.
    pub deposit: Balance,
}

/// Assets in which fees can be paid.
pub type Assets = BoundedVec<KnownAsset, ConstU32<MAX_ASSETS>>;

/// A settled key with the big-endian time of its trade in front, by which it sorts.
pub type DatedKey = ([u8; 8], Key);

/// `key` with the time of its trade.
pub const fn dated(time: Seconds, key: Key) -> DatedKey {
    (time.to_be_bytes(), key)
}
