//! Plain data: parameters, providers, the accounts that back them.

mod backer;
mod bond;
mod params;
mod provider;

pub use backer::{Backer, Notice, Stream};
pub use bond::{Bond, Departed, Earned, Starts};
pub use params::{
    Maturities, Maturity, Params, Tier, Tiers, MAX_DAY_SECS, MAX_MATURITIES, MAX_MULTIPLIER_BPS,
    MAX_NOTICE_DAYS, MAX_SHARE_BPS, MAX_SLASHED_NOTICE_DAYS, MAX_TIERS, SHARE_NOTICE_DAYS,
};
pub use provider::{Earning, Entrants, Provider, SlashEpoch, Sums, Sweep, Track};
pub use quaestor_primitives::MAX_AMOUNT;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use quaestor_primitives::{Balance, Seconds};
use quaestor_support::funds::KnownAsset;
use scale_info::TypeInfo;

/// Number of a day of the economy since the Unix epoch.
pub type Day = u32;
/// Index of a maturity in the table.
pub type MaturityId = u8;
/// Index of a tier in the table.
pub type TierId = u8;
/// Hash of the document that describes the endpoint of a provider.
pub type Hash = [u8; 32];
/// Units of a bond times the multiplier of its maturity, in basis points: what it earns with.
pub type Weight = u128;

/// Assets in which providers can be paid.
pub const MAX_ASSETS: u32 = 4;
/// Providers that an account can have bonds with or notices from, itself among them.
pub const MAX_PROVIDERS: usize = 8;
/// Bonds of an account.
pub const MAX_BONDS: u32 = 16;
/// Notices of an account; more than [`MAX_PROVIDERS`], so that a full list has two of one provider and
/// these can be merged.
pub const MAX_NOTICES: u32 = 16;
/// Providers that can be swept at the same time.
pub const MAX_SWEEPS: u32 = 64;
/// Bonds that one block sweeps.
pub const SWEEP_BONDS: u32 = 8;
/// Longest notice where backers are slashed, in seconds.
pub const MAX_NOTICE_SECS: Seconds = 28 * MAX_DAY_SECS;
/// Departures of a provider that one slash reaches, by their days.
pub const MAX_DEPARTURES: Day = MAX_SLASHED_NOTICE_DAYS + 1;

/// A number for each asset.
pub type PerAsset<V> = BoundedVec<V, ConstU32<MAX_ASSETS>>;

/// An asset in which income is kept for delegators.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Pot {
    /// The asset, and the minimum balance of the pallet's account in it.
    pub known: KnownAsset,
    /// Income that is not paid out, in smallest units.
    pub booked: Balance,
    /// The part of it that providers left behind which are gone: fractions of smallest units, in units
    /// of `2^-128`.
    pub left_over: quaestor_math::Q128,
}

/// Day of the economy at `now`.
pub fn day_at(now: Seconds, day_secs: Seconds) -> Day {
    let day = now.checked_div(day_secs).unwrap_or_default();
    Day::try_from(day).unwrap_or(Day::MAX)
}

/// The entry of asset `slot`, which is added if it is not there yet; `None` beyond the last slot.
pub(crate) fn entry<V: Default>(list: &mut PerAsset<V>, slot: usize) -> Option<&mut V> {
    while list.len() <= slot {
        list.try_push(V::default()).ok()?;
    }
    list.get_mut(slot)
}
