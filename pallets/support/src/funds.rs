//! Checked movements of assets by the accounts that pallets own.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
    frame_support::{
        storage::{with_storage_layer, with_transaction, TransactionOutcome},
        traits::{
            fungibles::{Balanced, Credit, Inspect, Mutate},
            tokens::{DepositConsequence, Fortitude, Precision, Preservation, Provenance},
            Get,
        },
        PalletId,
    },
    sp_runtime::{traits::AccountIdConversion, DispatchError, DispatchResult},
};
use quaestor_primitives::{AssetKind, Balance, Books, TakeCredit};
use scale_info::TypeInfo;

/// Account of the pallet with this id.
pub fn account<AccountId: codec::Codec>(id: PalletId) -> AccountId {
    id.into_account_truncating()
}

/// An asset that a pallet keeps, with the minimum balance that its account held when it was added.
#[derive(
    Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct KnownAsset {
    /// The asset.
    pub asset: AssetKind,
    /// Smallest units that keep the pallet's account alive; nobody's claim.
    pub minimum_balance: Balance,
}

/// Minimum balance of `asset`, or `None` if there is no such asset.
pub fn minimum_balance<Assets, AccountId>(asset: &AssetKind) -> Option<Balance>
where
    Assets: Inspect<AccountId, AssetId = AssetKind, Balance = Balance>,
{
    Assets::asset_exists(asset.clone()).then(|| Assets::minimum_balance(asset.clone()))
}

/// Amount that `who` can spend of `asset` and stay alive.
pub fn spendable<Assets, AccountId>(asset: &AssetKind, who: &AccountId) -> Balance
where
    Assets: Inspect<AccountId, AssetId = AssetKind, Balance = Balance>,
{
    Assets::reducible_balance(asset.clone(), who, Preservation::Preserve, Fortitude::Polite)
}

/// Returns `true` if `amount` can be deposited without leaving the account below the minimum balance.
pub fn can_receive<Assets, AccountId>(asset: &AssetKind, who: &AccountId, amount: Balance) -> bool
where
    Assets: Inspect<AccountId, AssetId = AssetKind, Balance = Balance>,
{
    Assets::can_deposit(asset.clone(), who, amount, Provenance::Extant)
        == DepositConsequence::Success
}

/// Transfers `amount` and keeps the sender alive.
pub fn transfer<Assets, AccountId: Eq>(
    asset: &AssetKind,
    from: &AccountId,
    to: &AccountId,
    amount: Balance,
) -> DispatchResult
where
    Assets: Mutate<AccountId, AssetId = AssetKind, Balance = Balance>,
{
    Assets::transfer(asset.clone(), from, to, amount, Preservation::Preserve).map(drop)
}

/// Withdraws exactly `amount` from `who`, who stays alive.
pub fn withdraw<Assets, AccountId>(
    asset: &AssetKind,
    who: &AccountId,
    amount: Balance,
) -> Result<Credit<AccountId, Assets>, DispatchError>
where
    Assets: Balanced<AccountId> + Inspect<AccountId, AssetId = AssetKind, Balance = Balance>,
{
    Assets::withdraw(
        asset.clone(),
        who,
        amount,
        Precision::Exact,
        Preservation::Preserve,
        Fortitude::Polite,
    )
}

/// Returns `true` if an account that holds `held` has all that its books give account of and, if
/// `exact`, nothing beyond it.
pub const fn is_booked(held: Balance, booked: Balance, exact: bool) -> bool {
    held == booked || (held > booked && !exact)
}

/// Transfers to `to` what arrived of `asset` unasked, beyond the books of `B`. A transfer that fails
/// leaves it where it is.
pub fn collect_unasked<Assets, AccountId: Eq, B: Books<AccountId>>(
    asset: &AssetKind,
    to: &AccountId,
) where
    Assets: Mutate<AccountId, AssetId = AssetKind, Balance = Balance>,
{
    let from = B::account();
    let unasked = Assets::balance(asset.clone(), &from).saturating_sub(B::booked(asset));
    let amount = unasked.min(spendable::<Assets, _>(asset, &from));
    if amount > 0 {
        let _ = with_storage_layer::<_, DispatchError, _>(|| {
            transfer::<Assets, _>(asset, &from, to, amount)
        });
    }
}

/// Calls `take` in a storage layer of its own, which is rolled back if the credit is returned.
pub fn take_in_layer<C>(credit: C, take: impl FnOnce(C) -> Result<(), C>) -> Result<(), C> {
    // Held outside of the layer: where no further layer can be opened the credit is still there.
    let mut held = Some(credit);
    let _ = with_transaction::<(), DispatchError, _>(|| {
        held = held.take().and_then(|credit| take(credit).err());
        match held {
            None => TransactionOutcome::Commit(Ok(())),
            Some(_) => TransactionOutcome::Rollback(Ok(())),
        }
    });
    held.map_or(Ok(()), Err)
}

/// A leg that pays into the account `Who` of `Assets`. A credit that the account cannot hold is
/// returned.
pub struct IntoAccount<AccountId, Who, Assets>(core::marker::PhantomData<(AccountId, Who, Assets)>);

impl<AccountId, Who, Assets> TakeCredit<Credit<AccountId, Assets>>
    for IntoAccount<AccountId, Who, Assets>
where
    Who: Get<AccountId>,
    Assets: Balanced<AccountId>,
{
    fn take(credit: Credit<AccountId, Assets>) -> Result<(), Credit<AccountId, Assets>> {
        Assets::resolve(&Who::get(), credit)
    }
}
