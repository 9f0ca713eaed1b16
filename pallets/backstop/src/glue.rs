//! Implementations of the traits through which other pallets reach the backstop.

use crate::{funds::CreditOf, types::BackstopState, Config, Pallet, Parameters, State};
use core::marker::PhantomData;
use polkadot_sdk::frame_support::traits::Get;
use quaestor_primitives::{FloorCover, FloorInspect, FundPool, FundingSource, TakeCredit};

/// Deposits into the main reserve. A credit that the account cannot hold, because it is less than
/// the minimum balance of an asset that the account does not hold yet, is returned.
impl<T: Config<I>, I: 'static> TakeCredit<CreditOf<T, I>> for Pallet<T, I> {
    fn take(credit: CreditOf<T, I>) -> Result<(), CreditOf<T, I>> {
        Self::deposit(credit)
    }
}

/// The reward stream as a destination of revenue: passes each credit on to [`Config::Rewards`] and
/// counts it towards the floor if it is in the floor's asset.
pub struct FundRewards<T, I = ()>(PhantomData<(T, I)>);

impl<T: Config<I>, I: 'static> FundPool<T::AccountId, CreditOf<T, I>> for FundRewards<T, I> {
    fn fund(
        source: FundingSource<T::AccountId>,
        credit: CreditOf<T, I>,
    ) -> Result<(), CreditOf<T, I>> {
        let (asset, amount) = (credit.asset(), credit.peek());
        T::Rewards::fund(source, credit)?;
        if amount > 0 && asset == T::FloorAsset::get() {
            State::<T, I>::mutate(|state| state.funded = state.funded.saturating_add(amount));
        }
        Ok(())
    }
}

impl<T: Config<I>, I: 'static> FloorInspect for Pallet<T, I> {
    fn floor_cover() -> FloorCover {
        let BackstopState { funded, surplus, .. } = State::<T, I>::get();
        let params = Parameters::<T, I>::get();
        let reserve = Self::main_reserve(&T::FloorAsset::get());
        FloorCover {
            per_year: params.floor_per_year,
            needed: params.floor_per_epoch(),
            covered: funded.saturating_add(surplus).saturating_add(reserve),
        }
    }
}
