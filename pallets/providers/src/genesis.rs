//! Genesis.

use crate::{Config, GenesisConfig, Pallet, Parameters};
use polkadot_sdk::frame_support::pallet_macros::pallet_section;
use quaestor_primitives::{AssetKind, Balance, Params as _};

#[pallet_section]
mod genesis {
    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// The economy's rules for providers; none if it has no providers.
        pub params: Option<Params>,
        /// Assets in which income is kept, at most 4. The minimum balance of each is minted to the
        /// pallet's account.
        pub assets: alloc::vec::Vec<AssetKind>,
        #[doc(hidden)]
        #[serde(skip)]
        pub _config: core::marker::PhantomData<T>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            self.set_up();
        }
    }
}

impl<T: Config> GenesisConfig<T> {
    /// Amount of `asset` that this genesis mints, in smallest units.
    pub fn minted(&self, asset: &AssetKind) -> Balance {
        if self.params.is_none() || !self.assets.contains(asset) {
            return 0;
        }
        Pallet::<T>::minimum_balance(asset).unwrap_or_default()
    }

    #[allow(clippy::panic, reason = "an invalid genesis should stop the chain")]
    pub(crate) fn set_up(&self) {
        let Some(params) = &self.params else {
            assert!(self.assets.is_empty(), "providers: income needs parameters");
            return;
        };
        if let Err(sentence) = params.validate() {
            panic!("providers: {sentence}");
        }
        assert!(
            Pallet::<T>::covers_cases(params),
            "providers: a notice must not end before a fault of its day is sentenced",
        );
        for asset in &self.assets {
            let opened = Pallet::<T>::mint_minimum(asset).and_then(Pallet::<T>::open_pot);
            if let Err(error) = opened {
                panic!("providers: an asset of income is refused: {error:?}");
            }
        }
        Parameters::<T>::put(params);
    }
}
