//! Genesis.

use crate::{types::Assets, Config, GenesisConfig, KnownAssets, Pallet, Parameters};
use quaestor_primitives::{AssetKind, Balance, Params as _};

impl<T: Config> GenesisConfig<T> {
    /// Amount of `asset` that this genesis mints, in smallest units.
    pub fn minted(&self, asset: &AssetKind) -> Balance {
        let listed = self.assets.contains(asset);
        Pallet::<T>::minimum_balance(asset).ok().filter(|_| listed).unwrap_or_default()
    }

    #[allow(clippy::panic, reason = "an invalid genesis should stop the chain")]
    pub(crate) fn set_up(&self) {
        if let Err(sentence) = self.params.validate() {
            panic!("fee discounts: {sentence}");
        }
        let mut known = Assets::default();
        for asset in &self.assets {
            let twice = known.iter().any(|other| other.asset == *asset);
            assert!(!twice, "fee discounts: an asset is listed twice");
            let new = Pallet::<T>::mint_minimum_balance(asset)
                .unwrap_or_else(|_| panic!("fee discounts: an asset does not exist"));
            assert!(known.try_push(new).is_ok(), "fee discounts: too many assets");
        }
        KnownAssets::<T>::put(known);
        Parameters::<T>::put(&self.params);
    }
}
