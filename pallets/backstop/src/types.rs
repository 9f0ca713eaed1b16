//! Parameters, the state, and spends.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use quaestor_math::{
    change_limit::{doubled_or_halved, doubled_or_halved_from},
    mul_div, YEAR,
};
use quaestor_primitives::{AssetKind, Balance, Bps, Seconds};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Maximum number of pending spends.
pub const MAX_SPENDS: u32 = 16;
/// Highest floor, in smallest units per year: a billion of an asset with 6 decimals.
pub const MAX_FLOOR_PER_YEAR: Balance = 1_000_000_000_000_000;
/// Value from which a lower floor may be doubled: one of an asset with 6 decimals.
pub const FLOOR_UNIT: Balance = 1_000_000;
/// Longest epoch, in seconds: 90 days.
pub const MAX_EPOCH_SECS: Seconds = 7_776_000;
/// Longest delay of a spend, in seconds: 90 days.
pub const MAX_SPEND_DELAY_SECS: Seconds = 7_776_000;

/// Insurance up to which [`FundInsuranceToCeiling`](crate::FundInsuranceToCeiling) fills it, in basis
/// points of the issuance of the native token.
pub const INSURANCE_CEILING_BPS: Bps = 200;

/// A group of parameters, which changes at most once in the change interval.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum ParamGroup {
    /// The floor.
    Floor,
    /// The delay of spends.
    SpendDelay,
}

/// The economy's rules for the backstop.
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
    /// Least funding of the reward stream in a year of 365 days, in smallest units of the floor's
    /// asset; at most `MAX_FLOOR_PER_YEAR`. Zero: there is no floor.
    pub floor_per_year: Balance,
    /// Length of an epoch, at whose end the stream is topped up, in seconds, at most 90 days; fixed
    /// at genesis.
    pub epoch_secs: Seconds,
    /// Delay of a spend, in seconds; from `min_spend_delay_secs` to 90 days.
    pub spend_delay_secs: Seconds,
    /// Shortest delay of a spend, in seconds, above zero; fixed at genesis. It is a parameter
    /// because development chains have short days; on a real chain it is a day.
    pub min_spend_delay_secs: Seconds,
}

/// No floor, and the delays of a real chain.
impl Default for Params {
    fn default() -> Self {
        Self {
            floor_per_year: 0,
            epoch_secs: 604_800,
            spend_delay_secs: 604_800,
            min_spend_delay_secs: 86_400,
        }
    }
}

impl quaestor_primitives::Params for Params {
    fn validate(&self) -> Result<(), &'static str> {
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

    fn allows_change_to(&self, new: &Self) -> bool {
        doubled_or_halved_from(FLOOR_UNIT, self.floor_per_year, new.floor_per_year)
            && doubled_or_halved(self.spend_delay_secs, new.spend_delay_secs)
            && self.epoch_secs == new.epoch_secs
            && self.min_spend_delay_secs == new.min_spend_delay_secs
    }
}

impl Params {
    /// The floor of one epoch, in smallest units; rounds down, in the backstop's favour.
    pub fn floor_per_epoch(&self) -> Balance {
        // It fits: an epoch is shorter than a year.
        mul_div(self.floor_per_year, self.epoch_secs.into(), YEAR.into()).unwrap_or_default()
    }

    /// The part of one epoch's floor that `covered` leaves open, and the surplus that the next epoch
    /// begins with: `covered` beyond the floor, at most the floor of a year. One of them is zero.
    pub fn settle(&self, covered: Balance) -> (Balance, Balance) {
        let floor = self.floor_per_epoch();
        let surplus = covered.saturating_sub(floor).min(self.floor_per_year);
        (floor.saturating_sub(covered), surplus)
    }
}

/// Top-up of the reward stream at the end of an epoch, in smallest units of the floor's asset.
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
    /// Time, in seconds since the Unix epoch.
    pub time: Seconds,
    /// The part of the floor that revenue and surplus had not covered.
    pub needed: Balance,
    /// Amount from the main reserve.
    pub from_reserve: Balance,
    /// Amount from the emergency reserve.
    pub from_emergency: Balance,
}

/// State of the backstop. The main reserve of an asset is not stored: it is the balance of the
/// pallet's account beyond the minimum balance and the emergency reserve.
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
pub struct BackstopState {
    /// Number of the current epoch; the first is 0.
    pub epoch: u32,
    /// End of the current epoch, in seconds since the Unix epoch; zero before the first block.
    pub epoch_end: Seconds,
    /// Revenue that the reward stream has received in this epoch, in smallest units of the floor's
    /// asset.
    pub funded: Balance,
    /// Surplus of earlier epochs, in smallest units of the floor's asset; it covers the floor before
    /// the reserves do.
    pub surplus: Balance,
    /// The emergency reserve, in smallest units of the floor's asset.
    pub emergency: Balance,
    /// The last top-up.
    pub last: Option<TopUp>,
}

/// One of the reserves.
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
pub enum Reserve {
    /// Tops up the reward stream; any asset.
    Main,
    /// Tops up the reward stream when the main reserve is short and the breakers open it; in the
    /// floor's asset only.
    Emergency,
    /// Insurance against losses, which a spend makes good; in the native token only.
    Insurance,
}

/// A spend that was announced.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Spend<AccountId> {
    /// Its number; the first is 0.
    pub id: u32,
    /// The reserve that pays it.
    pub reserve: Reserve,
    /// Its asset.
    pub asset: AssetKind,
    /// Its amount, in smallest units.
    pub amount: Balance,
    /// The account that is paid.
    pub beneficiary: AccountId,
    /// Earliest time of execution, in seconds since the Unix epoch.
    pub due: Seconds,
}

/// The pending spends, oldest first.
pub type Spends<AccountId> = BoundedVec<Spend<AccountId>, ConstU32<MAX_SPENDS>>;
