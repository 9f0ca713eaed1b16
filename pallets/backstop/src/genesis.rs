//! Genesis.

use crate::{Config, GenesisConfig, Insurance, Pallet, Parameters, State};
use polkadot_sdk::frame_support::traits::Get;
use quaestor_primitives::{AssetKind, Balance, Params as _};

impl<T: Config<I>, I: 'static> GenesisConfig<T, I> {
    /// Amount of `asset` that this genesis mints, in smallest units.
    pub fn minted(&self, asset: &AssetKind) -> Balance {
        let listed = self.assets.contains(asset);
        let least = Pallet::<T, I>::minimum_balance(asset).filter(|_| listed).unwrap_or_default();
        let emergency = if *asset == T::FloorAsset::get() { self.emergency } else { 0 };
        least.saturating_add(emergency)
    }

    #[allow(clippy::panic, reason = "an invalid genesis should stop the chain")]
    pub(crate) fn set_up(&self) {
        if let Err(sentence) = self.params.validate() {
            panic!("backstop: {sentence}");
        }
        for (index, asset) in self.assets.iter().enumerate() {
            let twice = self.assets.iter().take(index).any(|other| other == asset);
            assert!(!twice, "backstop: an asset is listed twice");
            let minted = Pallet::<T, I>::minimum_balance(asset)
                .is_some_and(|least| Pallet::<T, I>::mint(asset, least).is_ok());
            assert!(minted, "backstop: an asset does not exist");
        }
        if self.emergency > 0 {
            let asset = T::FloorAsset::get();
            assert!(self.assets.contains(&asset), "backstop: the floor's asset is not listed");
            let minted = Pallet::<T, I>::mint(&asset, self.emergency);
            assert!(minted.is_ok(), "backstop: the emergency reserve is too large");
        }
        if self.insurance > 0 {
            let held = Pallet::<T, I>::main_reserve(&AssetKind::Native);
            assert!(held >= self.insurance, "backstop: its account does not hold the insurance");
            Insurance::<T, I>::put(self.insurance);
        }
        State::<T, I>::mutate(|state| state.emergency = self.emergency);
        Parameters::<T, I>::put(self.params);
    }
}
