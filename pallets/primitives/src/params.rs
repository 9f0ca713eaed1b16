//! Parameters that governance updates, within bounds and change limits.

use crate::{AssetKind, Balance};

/// Highest amount of a parameter, in smallest units: 10^12 of a token with 18 decimals.
pub const MAX_AMOUNT: Balance = 1_000_000_000_000_000_000_000_000_000_000;

/// A set of parameters with absolute bounds and change limits, which hold for root as well.
pub trait Params {
    /// Checks the absolute bounds. The error is a sentence for who writes a genesis.
    fn validate(&self) -> Result<(), &'static str>;
    /// Returns `true` if one update may go from `self` to `new`.
    fn allows_change_to(&self, new: &Self) -> bool;
}

/// Reason for which an update of parameters is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParamsError {
    /// A new value is outside its absolute bounds.
    OutOfRange,
    /// A new value is too far from the current one.
    ChangeTooLarge,
}

/// Whole units of assets.
pub trait AssetUnits {
    /// A whole unit of `asset`, in smallest units.
    fn whole_unit(asset: &AssetKind) -> Balance;
}
