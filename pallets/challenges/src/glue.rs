//! Implementations of the traits that others consume.

use crate::{funds::CreditOf, Config, Pallet, Parameters};
use core::marker::PhantomData;
use polkadot_sdk::frame_support::traits::{fungibles, Get};
use quaestor_primitives::{AssetKind, Audit, AuditInspect, Balance, Seconds, TakeCredit};

impl<T: Config> AuditInspect<T::WorkId> for Pallet<T> {
    fn audit(work: &T::WorkId, block: u32) -> Audit {
        Self::audit_state(work, block)
    }
}

/// The audit pot.
impl<T: Config> TakeCredit<CreditOf<T>> for Pallet<T> {
    fn take(credit: CreditOf<T>) -> Result<(), CreditOf<T>> {
        if !Parameters::<T>::exists() {
            return Err(credit);
        }
        Self::fund_pot(credit)
    }
}

/// The audit pot for credits of `Assets`, whose native token is that of [`Config::Currency`]. A credit of
/// another asset is returned.
pub struct FundPotWith<Assets, T>(PhantomData<(Assets, T)>);

impl<Assets, T: Config> TakeCredit<fungibles::Credit<T::AccountId, Assets>>
    for FundPotWith<Assets, T>
where
    Assets: fungibles::Balanced<T::AccountId>
        + fungibles::Inspect<T::AccountId, AssetId = AssetKind, Balance = Balance>,
{
    fn take(
        credit: fungibles::Credit<T::AccountId, Assets>,
    ) -> Result<(), fungibles::Credit<T::AccountId, Assets>> {
        if credit.asset() != AssetKind::Native || !Parameters::<T>::exists() {
            return Err(credit);
        }
        let deposit = |credit| Assets::resolve(&Pallet::<T>::account(), credit);
        Pallet::<T>::fund_pot_by(credit.peek(), credit, deposit)
    }
}

/// The longest time from a challenge to the end of its case, in seconds. The notice of a bond is at
/// least this and the time in which its work can be disputed.
pub struct CaseSecs<T>(PhantomData<T>);

impl<T: Config> Get<Seconds> for CaseSecs<T> {
    fn get() -> Seconds {
        Pallet::<T>::case_secs()
    }
}
