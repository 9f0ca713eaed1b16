//! Splits, leg amounts, totals and deposits.

use alloc::{collections::BTreeMap, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use quaestor_math::{split::split, BPS};
use quaestor_primitives::{AssetKind, Balance, Bps, RevenueType, Seconds};
use quaestor_support::funds::KnownAsset;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Maximum number of assets of revenue.
pub const MAX_ASSETS: u32 = 4;
/// Maximum number of legs; more than there are today, so that a further leg changes no stored bound.
pub const MAX_LEGS: u32 = 8;
/// Change limit of each share, in basis points.
pub const MAX_SHARE_CHANGE_BPS: Bps = 1_000;
/// Maximum number of legs in suspense that a block retries.
pub const MAX_RETRIES: u32 = 8;

/// Destination of a share of revenue.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
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
pub enum Leg {
    /// The reward stream of the asset.
    Rewards,
    /// The budget that buys the native token back and burns it.
    Buyback,
    /// Removal from the issuance; of other assets than the native token the share goes to the
    /// buyback, which burns what it buys.
    Burn,
    /// The treasury.
    Treasury,
    /// The main reserve of the backstop, which receives the remainder.
    Backstop,
}

/// Delivers credit to the legs.
pub trait DeliverLeg<Credit> {
    /// Returns `true` if `leg` has a use for `asset`. Without one its share goes to the backstop.
    fn takes(leg: Leg, asset: &AssetKind) -> bool;
    /// Delivers the whole credit, revenue of type `kind`, to `leg`, or returns all of it.
    fn deliver(kind: RevenueType, leg: Leg, credit: Credit) -> Result<(), Credit>;
}

/// Amount of one leg.
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
pub struct LegAmount {
    /// The leg.
    pub leg: Leg,
    /// Amount, in smallest units; above zero.
    pub amount: Balance,
}

/// Amounts by leg, each leg at most once, in the order of the legs. A leg that is not listed has
/// nothing.
#[derive(
    Clone,
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
pub struct LegAmounts(pub BoundedVec<LegAmount, ConstU32<MAX_LEGS>>);

impl LegAmounts {
    /// Amount of `leg`.
    pub fn of(&self, leg: Leg) -> Balance {
        self.0.iter().find(|one| one.leg == leg).map_or(0, |one| one.amount)
    }

    /// Adds `amount` to `leg`; `None` if the sum does not fit.
    pub fn add(&mut self, leg: Leg, amount: Balance) -> Option<()> {
        if amount == 0 {
            return Some(());
        }
        match self.0.binary_search_by_key(&leg, |one| one.leg) {
            Ok(index) => {
                let one = self.0.get_mut(index)?;
                one.amount = one.amount.checked_add(amount)?;
                Some(())
            },
            Err(index) => self.0.try_insert(index, LegAmount { leg, amount }).ok(),
        }
    }

    /// Sum over all legs; `None` if it does not fit.
    pub fn sum(&self) -> Option<Balance> {
        self.0.iter().try_fold(0, |sum: Balance, one| sum.checked_add(one.amount))
    }
}

/// State of the breakers that apply to the buyback's share.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct BuybackState {
    /// Crisis shares apply.
    pub in_crisis: bool,
    /// The buyback's share goes to the backstop.
    pub buyback_paused: bool,
}

/// Share of one leg, in basis points of a deposit.
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
pub struct Share {
    /// The leg.
    pub leg: Leg,
    /// The share.
    pub bps: Bps,
    /// The share in a crisis, if it is another one.
    pub crisis_bps: Option<Bps>,
}

impl Share {
    /// A share that is the same in a crisis.
    pub const fn new(leg: Leg, bps: Bps) -> Self {
        Self { leg, bps, crisis_bps: None }
    }

    /// The share in a crisis, or outside of it.
    pub fn in_effect(&self, in_crisis: bool) -> Bps {
        self.crisis_bps.filter(|_| in_crisis).unwrap_or(self.bps)
    }
}

/// Shares of one type of revenue. The remainder goes to the backstop.
#[derive(
    Clone,
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
pub struct Split(pub BoundedVec<Share, ConstU32<MAX_LEGS>>);

/// Splits by type of revenue; a type without one goes to the backstop as a whole.
pub type SplitMap = BTreeMap<RevenueType, Split>;

impl Split {
    /// A split of these shares; those beyond `MAX_LEGS` are dropped.
    pub fn of(shares: impl IntoIterator<Item = Share>) -> Self {
        Self(BoundedVec::truncate_from(shares.into_iter().collect()))
    }

    /// Share of `leg` in a crisis, or outside of it.
    pub fn share(&self, leg: Leg, in_crisis: bool) -> Bps {
        self.0.iter().find(|share| share.leg == leg).map_or(0, |share| share.in_effect(in_crisis))
    }

    /// Checks the shares. The error is a sentence for the author of a genesis.
    pub fn validate(&self) -> Result<(), &'static str> {
        let once = |(index, share): (usize, &Share)| {
            share.leg != Leg::Backstop
                && self.0.iter().take(index).all(|other| other.leg != share.leg)
        };
        if !self.0.iter().enumerate().all(once) {
            return Err("a split must list each leg once, and not the backstop");
        }
        let higher = |share: &Share| share.in_effect(false).max(share.in_effect(true));
        match self.0.iter().try_fold(0u32, |sum, share| sum.checked_add(higher(share))) {
            Some(sum) if sum <= BPS => Ok(()),
            _ => Err("the shares of a type of revenue must not be more than 100 %"),
        }
    }

    /// Returns `true` if each share of `new` is within the change limit. A leg that is not listed has a share
    /// of zero.
    pub fn allows_change_to(&self, new: &Self) -> bool {
        self.0.iter().chain(new.0.iter()).all(|Share { leg, .. }| {
            [false, true].iter().all(|in_crisis| {
                let (old, new) = (self.share(*leg, *in_crisis), new.share(*leg, *in_crisis));
                old.abs_diff(new) <= MAX_SHARE_CHANGE_BPS
            })
        })
    }

    /// Splits a deposit into its legs, which are exactly the whole: each share is rounded down, and
    /// the backstop receives the remainder. `None` if the shares are more than 100 %, which
    /// [`Self::validate`] rules out.
    pub fn amounts(
        &self,
        amount: Balance,
        asset: &AssetKind,
        breakers: BuybackState,
        takes: impl Fn(Leg) -> bool,
    ) -> Option<LegAmounts> {
        let shares: Vec<Bps> =
            self.0.iter().map(|share| share.in_effect(breakers.in_crisis)).collect();
        let (parts, remainder) = split(amount, &shares)?;
        let mut legs = LegAmounts::default();
        for (share, part) in self.0.iter().zip(parts) {
            let leg = redirected(share.leg, asset, breakers);
            legs.add(if takes(leg) { leg } else { Leg::Backstop }, part)?;
        }
        legs.add(Leg::Backstop, remainder)?;
        Some(legs)
    }
}

/// The leg that receives the share of `leg` in this asset and state of the breakers.
fn redirected(leg: Leg, asset: &AssetKind, breakers: BuybackState) -> Leg {
    let bought = leg == Leg::Burn && *asset != AssetKind::Native;
    match if bought { Leg::Buyback } else { leg } {
        Leg::Buyback if breakers.buyback_paused => Leg::Backstop,
        leg => leg,
    }
}

/// The assets that revenue may come in.
pub type Assets = BoundedVec<KnownAsset, ConstU32<MAX_ASSETS>>;

/// All revenue of one type in one asset.
#[derive(
    Clone,
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
    /// Amounts that were delivered. The rest of the sum is in suspense.
    pub arrived: LegAmounts,
}

/// Key of an amount in suspense: a type of revenue, its asset, the leg.
pub type SuspenseKey = (RevenueType, AssetKind, Leg);

/// Identifier of a deposit, chosen by its depositor.
pub type Reference = [u8; 32];

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
    /// The reference that the depositor gave it.
    pub reference: Option<Reference>,
    /// Its type.
    pub kind: RevenueType,
    /// Its asset.
    pub asset: AssetKind,
    /// Its amount, in smallest units.
    pub amount: Balance,
    /// The legs it was cut into, whether they took it at once or later.
    pub legs: LegAmounts,
}
