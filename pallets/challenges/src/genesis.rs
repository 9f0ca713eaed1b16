//! Genesis, and updates of the parameters.

use crate::{
    types::{Params, Sums},
    Config, Error, Event, GenesisConfig, LastChange, Pallet, Parameters, Totals,
};
use polkadot_sdk::{
    frame_support::{ensure, traits::Get},
    sp_runtime::DispatchResult,
};
use quaestor_math::slash::LEAST_DETERRENCE;
use quaestor_primitives::{AssetKind, Balance, ClockInspect, Params as _, ParamsError, Seconds};
use quaestor_support::params;

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
            panic!("challenges: {sentence}");
        }
        if !Pallet::<T>::fits(&params) {
            panic!(
                "challenges: the phases of a case must fit into the notice of a bond, and the audit \
                 rate times the price multiple must be at least 1.5"
            );
        }
        let Ok(minimum_balance) = Pallet::<T>::mint_minimum_balance() else {
            panic!("challenges: the minimum balance cannot be minted");
        };
        Totals::<T>::put(Sums { minimum_balance, ..Default::default() });
        Parameters::<T>::put(params);
    }
}

impl<T: Config> Pallet<T> {
    pub(crate) fn do_set_params(new: Params) -> DispatchResult {
        let mut current = Self::enabled()?;
        ensure!(Self::fits(&new), Error::<T>::OutOfRange);
        let old = params::update(&mut current, new).map_err(|error| match error {
            ParamsError::OutOfRange => Error::<T>::OutOfRange,
            ParamsError::ChangeTooLarge => Error::<T>::ChangeTooLarge,
        })?;
        LastChange::<T>::try_mutate(|last| {
            params::space(last, T::Clock::now(), T::ChangeInterval::get())
                .map_err(|_| Error::<T>::ChangedTooSoon)
        })?;
        Parameters::<T>::put(new);
        Self::deposit_event(Event::ParamsSet { old, new });
        Ok(())
    }

    /// The longest time from a challenge to the end of its case, in seconds; zero in an economy
    /// without challenges.
    pub fn case_secs() -> Seconds {
        Parameters::<T>::get().map_or(0, |params| params.case_secs())
    }

    /// Returns `true` if parameters fit the terms of providers and market:
    ///
    /// * Stake that backs a promise cannot leave before a case over it has ended.
    /// * A fault costs more than it saves, even if only audits find it.
    pub(crate) fn fits(params: &Params) -> bool {
        let needed = T::PromiseSecs::get().saturating_add(params.case_secs());
        let found = u64::from(params.audit_bps).saturating_mul(T::PriceMultiple::get().into());
        needed <= T::Notice::get() && found >= LEAST_DETERRENCE.into()
    }
}
