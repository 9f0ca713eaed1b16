//! Genesis.

use crate::{Config, CurrentBlockPay, GenesisConfig, Parameters};

impl<T: Config> GenesisConfig<T> {
    #[allow(clippy::panic, reason = "an invalid genesis should stop the chain")]
    pub(crate) fn set_up(&self) {
        let Some(params) = &self.params else { return };
        if let Err(sentence) = params.validate() {
            panic!("emission: {sentence}");
        }
        if params.pays_authors() {
            CurrentBlockPay::<T>::set(params.block_pay());
        }
        Parameters::<T>::put(params);
    }
}
