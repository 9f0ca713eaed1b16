//! Implementations of the traits that others consume.

use crate::{pay::Payment, Config, CurrentTerms, Pallet, State};
use polkadot_sdk::{frame_support::ensure, sp_runtime::DispatchError};
use quaestor_primitives::{
    AssetKind, Balance, Bps, PaymentSource, Receipt, ReturnShares, Settle, UsageInspect,
};

/// Payments of channels. Jobs are paid by the calls of this pallet only.
impl<T: Config> Settle<T::AccountId> for Pallet<T> {
    fn settle(
        payer: &T::AccountId,
        provider: &T::AccountId,
        asset: &AssetKind,
        gross: Balance,
        tokens: u64,
        source: PaymentSource,
    ) -> Result<Receipt, DispatchError> {
        ensure!(matches!(source, PaymentSource::Channel { .. }), DispatchError::Unavailable);
        let record = Self::pay(Payment {
            payer,
            provider,
            asset,
            gross,
            tokens,
            seconds: 0,
            source,
            credited: true,
            class: None,
        })?;
        Ok(record.receipt)
    }

    fn fee() -> Bps {
        Self::fee_now()
    }

    fn accepts(asset: &AssetKind) -> bool {
        State::<T>::get().book(asset).is_some()
    }
}

impl<T: Config> UsageInspect for Pallet<T> {
    fn growth_bps() -> Bps {
        let Some(terms) = CurrentTerms::<T>::get() else {
            return <() as UsageInspect>::growth_bps();
        };
        Self::preview(&terms).usage.growth
    }

    fn irrecoverable(day: u32) -> Balance {
        let Some(terms) = CurrentTerms::<T>::get() else { return 0 };
        let epoch = Self::preview(&terms);
        let Some(ago) = epoch.state.day.checked_sub(day) else { return 0 };
        match usize::try_from(ago) {
            Ok(0) => epoch.state.irrecoverable,
            Ok(ago) => epoch.usage.days.get(ago.saturating_sub(1)).copied().unwrap_or_default(),
            Err(_) => 0,
        }
    }

    fn shares() -> ReturnShares {
        let terms = CurrentTerms::<T>::get();
        terms.map_or(ReturnShares::default(), |terms| ReturnShares {
            bonus_bps: terms.bonus_bps,
            audit_bps: terms.audit_bps,
        })
    }
}
