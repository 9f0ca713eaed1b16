//! Genesis.

use crate::{Config, CurrentBlockPay, DailyTerms, GenesisConfig, Parameters};

impl<T: Config> GenesisConfig<T> {
    #[allow(clippy::panic, reason = "an invalid genesis should stop the chain")]
    pub(crate) fn set_up(&self) {
        if let Some(terms) = &self.daily {
            assert!(self.params.is_none(), "emission: a schedule excludes an emission by days");
            if let Err(sentence) = terms.validate() {
                panic!("emission: {sentence}");
            }
            DailyTerms::<T>::put(terms);
        }
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
