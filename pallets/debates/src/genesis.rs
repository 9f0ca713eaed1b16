//! Genesis.

use crate::{types::Sums, Config, GenesisConfig, Pallet, Parameters, Totals};
use quaestor_primitives::{AssetKind, Balance, Params as _};

impl<T: Config> GenesisConfig<T> {
    /// Amount of `asset` that this genesis mints, in smallest units.
    pub fn minted(&self, asset: &AssetKind) -> Balance {
        if self.params.is_none() || *asset != AssetKind::Native {
            return 0;
        }
        Pallet::<T>::minimum_balance()
    }

    #[allow(clippy::panic, reason = "an invalid genesis should stop the chain")]
    pub(crate) fn set_up(&self) {
        let Some(params) = self.params else { return };
        if let Err(sentence) = params.validate() {
            panic!("debates: {sentence}");
        }
        let Ok(minimum_balance) = Pallet::<T>::mint_minimum_balance() else {
            panic!("debates: the minimum balance cannot be minted");
        };
        Totals::<T>::put(Sums { minimum_balance, ..Default::default() });
        Parameters::<T>::put(params);
    }
}
