//! What the first block begins with.

use crate::{types::Assets, BackstopState, Config, GenesisConfig, KnownAssets, Pallet, Parameters};
use polkadot_sdk::frame_support::traits::Get;
use quaestor_primitives::{AssetKind, Balance};

impl<T: Config> GenesisConfig<T> {
    /// What building this genesis mints of `asset`, in smallest units.
    pub fn minted(&self, asset: &AssetKind) -> Balance {
        let listed = self.assets.contains(asset);
        let base = Pallet::<T>::base_of(asset).ok().filter(|_| listed).unwrap_or_default();
        let emergency = if *asset == T::FloorAsset::get() { self.emergency } else { 0 };
        base.saturating_mul(2).saturating_add(emergency)
    }

    #[allow(clippy::panic, reason = "nonsense at genesis should stop the chain")]
    pub(crate) fn set_up(&self) {
        if let Err(sentence) = self.params.validate() {
            panic!("revenue router: {sentence}");
        }
        let mut known = Assets::default();
        for asset in &self.assets {
            let twice = known.iter().any(|other| other.asset == *asset);
            assert!(!twice, "revenue router: an asset is listed twice");
            let new = Pallet::<T>::mint_base(asset)
                .unwrap_or_else(|_| panic!("revenue router: an asset does not exist"));
            assert!(known.try_push(new).is_ok(), "revenue router: too many assets");
        }
        if self.emergency > 0 {
            let listed = self.assets.contains(&T::FloorAsset::get());
            assert!(listed, "revenue router: the floor's asset is not listed");
            let minted = Pallet::<T>::mint_emergency(self.emergency);
            assert!(minted.is_ok(), "revenue router: the emergency reserve is too much");
            BackstopState::<T>::mutate(|record| record.emergency = self.emergency);
        }
        KnownAssets::<T>::put(known);
        Parameters::<T>::put(self.params);
    }
}
