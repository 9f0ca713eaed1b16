//! Swaps and bounded purchases.

use crate::{AssetKind, Balance};
use polkadot_sdk::sp_runtime::DispatchError;

/// Reserves of an exchange's pool, in smallest units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Depth {
    /// Of the asset that is sold to it.
    pub reserve_in: Balance,
    /// Of the asset that is bought from it.
    pub reserve_out: Balance,
    /// Its fee on what comes in, in parts per million.
    pub fee_ppm: u32,
}

/// A place to swap assets.
pub trait Exchange<Credit> {
    /// The pool of two assets; nothing if there is none or a side of it is empty.
    fn depth(asset_in: &AssetKind, asset_out: &AssetKind) -> Option<Depth>;
    /// Amount that `amount_in` buys at present.
    fn quote(asset_in: &AssetKind, asset_out: &AssetKind, amount_in: Balance) -> Option<Balance>;
    /// Swaps the whole credit for at least `min_out`, or changes nothing and gives it back.
    fn swap(
        credit: Credit,
        asset_out: &AssetKind,
        min_out: Balance,
    ) -> Result<Credit, (Credit, DispatchError)>;
}

impl<Credit> Exchange<Credit> for () {
    fn depth(_: &AssetKind, _: &AssetKind) -> Option<Depth> {
        None
    }
    fn quote(_: &AssetKind, _: &AssetKind, _: Balance) -> Option<Balance> {
        None
    }
    fn swap(credit: Credit, _: &AssetKind, _: Balance) -> Result<Credit, (Credit, DispatchError)> {
        Err((credit, DispatchError::Unavailable))
    }
}

/// Buys the native token under the price bound that holds for buybacks.
pub trait Purchase<Credit> {
    /// Buys for the whole credit, or changes nothing and gives it back.
    fn purchase(credit: Credit) -> Result<Credit, (Credit, DispatchError)>;
}

impl<Credit> Purchase<Credit> for () {
    fn purchase(credit: Credit) -> Result<Credit, (Credit, DispatchError)> {
        Err((credit, DispatchError::Unavailable))
    }
}
