//! Parameters.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use quaestor_math::change_limit::doubled_or_halved;
use quaestor_primitives::{Balance, Position, Seconds};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Number of a badge; the first is 1.
pub type BadgeNumber = u32;

/// Maximum number of badges.
pub const MAX_SUPPLY: u32 = 10_000;
/// Highest minimum amount, in smallest units: 10^12 of a token with 18 decimals.
pub const MAX_MIN_AMOUNT: Balance = quaestor_primitives::MAX_AMOUNT;
/// The longest lock that can be asked for, in seconds: 1,000 days.
pub const MAX_LOCK_SECS: Seconds = 86_400_000;

/// The economy's rules for badges.
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
    /// Number of badges: from 1 to 10,000. It is fixed at genesis.
    pub supply: u32,
    /// Minimum amount of the position, in smallest units: from 1 to 10^30. At most doubled or halved.
    pub min_amount: Balance,
    /// Minimum length of the position's lock, in seconds: from 1 to 1,000 days. It is fixed at
    /// genesis.
    pub lock_secs: Seconds,
}

impl quaestor_primitives::Params for Params {
    fn validate(&self) -> Result<(), &'static str> {
        if !(1..=MAX_SUPPLY).contains(&self.supply) {
            return Err("the number of badges must be from 1 to 10,000");
        }
        if !(1..=MAX_MIN_AMOUNT).contains(&self.min_amount) {
            return Err("the minimum amount must be from 1 to 10^30");
        }
        if !(1..=MAX_LOCK_SECS).contains(&self.lock_secs) {
            return Err("the lock must last from a second to 1,000 days");
        }
        Ok(())
    }

    fn allows_change_to(&self, new: &Self) -> bool {
        (self.supply, self.lock_secs) == (new.supply, new.lock_secs)
            && doubled_or_halved(self.min_amount, new.min_amount)
    }
}

impl Params {
    /// Returns `true` if a badge is given for `position`.
    pub const fn admits(&self, position: &Position) -> bool {
        let lock_secs = position.lock_end.saturating_sub(position.start);
        position.amount >= self.min_amount && lock_secs >= self.lock_secs
    }
}
