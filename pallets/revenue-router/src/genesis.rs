//! Genesis.

use crate::{types::Assets, Config, GenesisConfig, KnownAssets, Pallet, Splits};
use quaestor_primitives::{AssetKind, Balance};

impl<T: Config> GenesisConfig<T> {
    /// Amount of `asset` that this genesis mints, in smallest units.
    pub fn minted(&self, asset: &AssetKind) -> Balance {
        let listed = self.assets.contains(asset);
        Pallet::<T>::minimum_balance(asset).ok().filter(|_| listed).unwrap_or_default()
    }

    #[allow(clippy::panic, reason = "an invalid genesis should stop the chain")]
    pub(crate) fn set_up(&self) {
        for (kind, split) in &self.splits {
            if let Err(sentence) = split.validate() {
                panic!("revenue router: {sentence}");
            }
            Splits::<T>::insert(kind, split);
        }
        let mut known = Assets::default();
        for asset in &self.assets {
            let twice = known.iter().any(|other| other.asset == *asset);
            assert!(!twice, "revenue router: an asset is listed twice");
            let new = Pallet::<T>::mint_minimum(asset)
                .unwrap_or_else(|_| panic!("revenue router: an asset does not exist"));
            assert!(known.try_push(new).is_ok(), "revenue router: too many assets");
        }
        KnownAssets::<T>::put(known);
    }
}
