//! Implementations of the traits that others consume.

use crate::{funds::CreditOf, Config, Pallet, Parameters};
use core::marker::PhantomData;
use polkadot_sdk::frame_support::traits::Get;
use quaestor_primitives::{Audit, AuditInspect, Seconds, TakeCredit};

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

/// The longest time from a challenge to the end of its case, in seconds. The notice of a bond is at
/// least this and the time in which its work can be disputed.
pub struct CaseSecs<T>(PhantomData<T>);

impl<T: Config> Get<Seconds> for CaseSecs<T> {
    fn get() -> Seconds {
        Pallet::<T>::case_secs()
    }
}
