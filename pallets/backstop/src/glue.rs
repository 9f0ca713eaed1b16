//! Implementations of the traits through which other pallets reach the backstop.

use crate::{
    funds::{CreditOf, NativeCreditOf},
    types::BackstopState,
    Config, Pallet, Parameters, State,
};
use core::marker::PhantomData;
use polkadot_sdk::frame_support::traits::{fungible, Get, Imbalance};
use quaestor_primitives::{
    AssetKind, Balance, FloorCover, FloorInspect, FundPool, FundingSource, TakeCredit,
};

/// Deposits into the main reserve. A credit that the account cannot hold, because it is less than
/// the minimum balance of an asset that the account does not hold yet, is returned.
impl<T: Config<I>, I: 'static> TakeCredit<CreditOf<T, I>> for Pallet<T, I> {
    fn take(credit: CreditOf<T, I>) -> Result<(), CreditOf<T, I>> {
        Self::deposit(credit)
    }
}

/// Adds native tokens to the insurance, without a ceiling. A credit of another asset is returned, and so
/// is every credit while the account does not have its minimum balance of the native token.
pub struct FundInsurance<T, I = ()>(PhantomData<(T, I)>);

impl<T: Config<I>, I: 'static> TakeCredit<CreditOf<T, I>> for FundInsurance<T, I> {
    fn take(credit: CreditOf<T, I>) -> Result<(), CreditOf<T, I>> {
        if credit.asset() != AssetKind::Native {
            return Err(credit);
        }
        Pallet::<T, I>::insure(credit.peek(), credit, Pallet::<T, I>::deposit)
    }
}

/// The same for credits of `Native`, which must be the native token of [`Config::Assets`].
pub struct FundInsuranceWith<Native, T, I = ()>(PhantomData<(Native, T, I)>);

impl<Native, T: Config<I>, I: 'static> TakeCredit<NativeCreditOf<T, Native>>
    for FundInsuranceWith<Native, T, I>
where
    Native: fungible::Balanced<T::AccountId, Balance = Balance>,
{
    fn take(credit: NativeCreditOf<T, Native>) -> Result<(), NativeCreditOf<T, Native>> {
        let deposit = |credit| Native::resolve(&Pallet::<T, I>::account(), credit);
        Pallet::<T, I>::insure(credit.peek(), credit, deposit)
    }
}

/// Adds native tokens to the insurance up to its ceiling, and hands the rest to `Rest`. Where nothing can
/// be insured, that gets all of it.
pub struct FundInsuranceToCeiling<Rest, T, I = ()>(PhantomData<(Rest, T, I)>);

impl<Rest, T: Config<I>, I: 'static> TakeCredit<CreditOf<T, I>>
    for FundInsuranceToCeiling<Rest, T, I>
where
    Rest: TakeCredit<CreditOf<T, I>>,
{
    fn take(credit: CreditOf<T, I>) -> Result<(), CreditOf<T, I>> {
        let insurable = credit.asset() == AssetKind::Native && Pallet::<T, I>::can_insure();
        let ceiling = Pallet::<T, I>::insurance_ceiling();
        let room = ceiling.saturating_sub(Pallet::<T, I>::insurance());
        if !insurable || room == 0 {
            return Rest::take(credit);
        }
        if credit.peek() <= room {
            return FundInsurance::<T, I>::take(credit);
        }
        let (insured, rest) = credit.split(room);
        // The rest first: the insurance takes its part for certain, and the rest may be refused.
        match Rest::take(rest) {
            Ok(()) => FundInsurance::<T, I>::take(insured),
            // Both are parts of one credit, so that they are one again.
            Err(rest) => Err(insured.merge(rest).unwrap_or_else(|(insured, _)| insured)),
        }
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
