//! Swaps and bounded purchases.

use crate::{AssetKind, Balance};
use polkadot_sdk::sp_runtime::DispatchError;

/// Reserves of an exchange's pool, in smallest units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Depth {
    /// Reserve of the asset that is sold to the pool.
    pub reserve_in: Balance,
    /// Reserve of the asset that is bought from the pool.
    pub reserve_out: Balance,
    /// Fee on the amount sold, in parts per million.
    pub fee_ppm: u32,
}

/// Swaps of assets.
pub trait Exchange<Credit> {
    /// The pool of two assets; `None` if there is no pool or it is empty.
    fn depth(asset_in: &AssetKind, asset_out: &AssetKind) -> Option<Depth>;
    /// Amount that `amount_in` currently buys.
    fn quote(asset_in: &AssetKind, asset_out: &AssetKind, amount_in: Balance) -> Option<Balance>;
    /// Swaps the whole credit for at least `min_out`, or changes nothing and returns it.
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

/// Purchases of the native token within the bounds of a buyback lot.
pub trait Purchase<Credit> {
    /// Buys for the whole credit, or changes nothing and returns it.
    fn purchase(credit: Credit) -> Result<Credit, (Credit, DispatchError)>;
}

impl<Credit> Purchase<Credit> for () {
    fn purchase(credit: Credit) -> Result<Credit, (Credit, DispatchError)> {
        Err((credit, DispatchError::Unavailable))
    }
}
