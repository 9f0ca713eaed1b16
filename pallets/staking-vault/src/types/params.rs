//! Parameters of the vault.

use super::{
    tier::{is_duration_change, pair},
    Tier, MAX_COOLDOWN_SECS, MAX_STAKE, MAX_TIERS,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use quaestor_math::{change_limit::doubled_or_halved, BPS};
use quaestor_primitives::{Balance, Bps, Seconds, TierId};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// The economy's rules for staking.
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
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Params {
    /// Least amount of a position, in smallest units: 1 to 10^30.
    pub min_stake: Balance,
    /// Most stake of an account, in smallest units: `min_stake` to 10^30. `None`: no limit.
    pub max_stake: Option<Balance>,
    /// Allowance of a wallet per epoch, in basis points of the reference stake: 1 to 10,000.
    /// `None`: no cap.
    pub wallet_cap_bps: Option<Bps>,
    /// The reference stake is at least this, so that somebody can be first; smallest units, at most
    /// 10^30, and at least 1 if there is a cap.
    pub cap_floor: Balance,
    /// Length of an epoch, in seconds: 1 to a year; fixed at genesis.
    pub epoch_secs: Seconds,
    /// Time between unstake and withdrawal, in seconds, at most 90 days.
    pub cooldown_secs: Seconds,
    /// Destination of the principal penalty of early exits; fixed at genesis.
    pub penalty_to: PenaltyTo,
    /// Nobody can change the tier table, root included.
    pub immutable_tiers: bool,
    /// The tier table.
    pub tiers: BoundedVec<Tier, ConstU32<MAX_TIERS>>,
}

/// Destination of principal penalties.
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
pub enum PenaltyTo {
    /// The backstop.
    #[default]
    Backstop,
    /// The treasury.
    Treasury,
    /// Nobody: it is burnt.
    Burn,
}

/// A group of parameters, which changes at most once in the change interval.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum ParamGroup {
    /// A tier.
    Tier(TierId),
    /// Minimum and maximum stake.
    StakeLimits,
    /// The wallet cap and its floor.
    WalletCap,
    /// The cooldown.
    Cooldown,
}

impl Default for Params {
    /// No tiers: nobody can stake.
    fn default() -> Self {
        Self {
            min_stake: 1,
            max_stake: None,
            wallet_cap_bps: None,
            cap_floor: 0,
            epoch_secs: 7 * 86_400,
            cooldown_secs: 0,
            penalty_to: PenaltyTo::default(),
            immutable_tiers: false,
            tiers: BoundedVec::new(),
        }
    }
}

impl Params {
    /// The first rule that the parameters violate, as a sentence.
    pub fn validate(&self) -> Result<(), &'static str> {
        if self.min_stake == 0 {
            return Err("the minimum stake must not be zero");
        }
        if self.min_stake > MAX_STAKE || self.max_stake.is_some_and(|max| max > MAX_STAKE) {
            return Err("a limit of the stake must be at most 10^30");
        }
        if self.cap_floor > MAX_STAKE {
            return Err("the floor of a wallet cap must be at most 10^30");
        }
        if self.max_stake.is_some_and(|max| max < self.min_stake) {
            return Err("the maximum stake must not be below the minimum stake");
        }
        if self.wallet_cap_bps.is_some_and(|cap| cap == 0 || cap > BPS) {
            return Err("the wallet cap must be above 0 and at most 100 %");
        }
        if self.wallet_cap_bps.is_some() && self.cap_floor == 0 {
            return Err("a wallet cap needs a floor, or nobody could be first");
        }
        if self.epoch_secs == 0 || self.epoch_secs > quaestor_math::YEAR {
            return Err("an epoch must last from one second to a year");
        }
        if self.cooldown_secs > MAX_COOLDOWN_SECS {
            return Err("a cooldown must be at most 90 days");
        }
        self.tiers.iter().try_for_each(Tier::validate)
    }

    /// Can `new` follow in one step? A cap that is switched on or off has, with its floor, nothing
    /// to be far from, and nor has a tier that is new.
    pub fn allows_change_to(&self, new: &Self) -> bool {
        let floor = || doubled_or_halved(self.cap_floor, new.cap_floor);
        let mut tiers = self.tiers.iter().zip(&new.tiers);
        doubled_or_halved(self.min_stake, new.min_stake)
            && pair(self.max_stake, new.max_stake, doubled_or_halved)
            && pair(self.wallet_cap_bps, new.wallet_cap_bps, |old, new| {
                doubled_or_halved(old, new) && floor()
            })
            && is_duration_change(self.cooldown_secs, new.cooldown_secs)
            && tiers.all(|(old, new)| old.allows_change_to(new))
    }
}
