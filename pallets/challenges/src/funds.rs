//! Holds, fines, and the ways of what is taken.

use crate::{Config, Error, HoldReason, Pallet, Totals};
use polkadot_sdk::{
    frame_support::{
        ensure,
        traits::{
            fungible::{
                hold::{Balanced as _, Inspect as _, Mutate as _},
                Balanced, Credit, Inspect, Mutate,
            },
            tokens::{DepositConsequence, Precision, Preservation, Provenance},
            Get, Imbalance,
        },
    },
    frame_system,
    sp_runtime::{DispatchError, DispatchResult},
};
use quaestor_math::{mul_div, BPS};
use quaestor_primitives::{AssetKind, Balance, Books, Bps, StakeBond, StakeSlash, TakeCredit};
use quaestor_support::funds;

/// Native tokens on their way.
pub type CreditOf<T> = Credit<<T as frame_system::Config>::AccountId, <T as Config>::Currency>;

impl<T: Config> Pallet<T> {
    /// The pallet's account, which holds the audit pot and what auditors are owed.
    pub fn account() -> T::AccountId {
        funds::account(T::PalletId::get())
    }

    /// Balance of the pallet's account.
    #[cfg(any(test, feature = "std", feature = "try-runtime"))]
    pub(crate) fn balance() -> Balance {
        T::Currency::balance(&Self::account())
    }

    /// Amount of `who` that is on hold for cases.
    #[cfg(any(test, feature = "std", feature = "try-runtime"))]
    pub(crate) fn held(who: &T::AccountId) -> Balance {
        T::Currency::balance_on_hold(&HoldReason::Challenge.into(), who)
    }

    /// Minimum balance of an account.
    pub(crate) fn minimum_balance() -> Balance {
        T::Currency::minimum_balance()
    }

    /// Mints the minimum balance to the pallet's account.
    pub(crate) fn mint_minimum_balance() -> Result<Balance, DispatchError> {
        T::Currency::mint_into(&Self::account(), Self::minimum_balance())
    }

    /// Holds a stake or a deposit.
    pub(crate) fn hold(who: &T::AccountId, amount: Balance) -> DispatchResult {
        let reason = HoldReason::Challenge.into();
        ensure!(T::Currency::can_hold(&reason, who, amount), Error::<T>::InsufficientBalance);
        T::Currency::hold(&reason, who, amount)
    }

    /// Returns a stake or a deposit.
    pub(crate) fn release_hold(who: &T::AccountId, amount: Balance) -> DispatchResult {
        let reason = HoldReason::Challenge.into();
        T::Currency::release(&reason, who, amount, Precision::BestEffort).map(drop)
    }

    /// Takes a stake or a deposit.
    pub(crate) fn seize_hold(who: &T::AccountId, amount: Balance) -> CreditOf<T> {
        T::Currency::slash(&HoldReason::Challenge.into(), who, amount).0
    }

    /// Takes `amount`, which is bonded, of the stake of `who`.
    pub(crate) fn seize_bond(who: &T::AccountId, amount: Balance) -> CreditOf<T> {
        T::Bonds::release(who, amount);
        T::Slash::slash(who, amount).0
    }

    /// Pays `amount` of `credit` to `to`. Returns the amount paid, which is all or nothing, and the rest.
    pub(crate) fn pay_part(
        credit: CreditOf<T>,
        amount: Balance,
        to: &T::AccountId,
    ) -> (Balance, CreditOf<T>) {
        let (part, rest) = credit.split(amount);
        let amount = part.peek();
        match T::Currency::resolve(to, part) {
            Ok(()) => (amount, rest),
            Err(part) => (0, rest.merge(part)),
        }
    }

    /// Insures `credit`. What the insurance refuses goes to the audit pot. Returns the amount.
    pub(crate) fn insure(credit: CreditOf<T>) -> Balance {
        let amount = credit.peek();
        if let Err(credit) = T::Insurance::take(credit) {
            // What not even the own account can take is dropped, and so burnt.
            let _ = Self::fund_pot(credit);
        }
        amount
    }

    /// Burns a part of `credit`, rounded down, and insures the rest. Returns both amounts.
    pub(crate) fn burn_and_insure(credit: CreditOf<T>, burn_bps: Bps) -> (Balance, Balance) {
        let part = mul_div(credit.peek(), burn_bps.into(), BPS.into());
        let (burnt, insured) = credit.split(part.unwrap_or_default());
        let amount = burnt.peek();
        match T::Burn::take(burnt) {
            Ok(()) => (amount, Self::insure(insured)),
            Err(refused) => (0, Self::insure(insured.merge(refused))),
        }
    }

    /// Adds `credit` to the audit pot, or returns it.
    pub(crate) fn fund_pot(credit: CreditOf<T>) -> Result<(), CreditOf<T>> {
        let deposit = |credit| T::Currency::resolve(&Self::account(), credit);
        Self::fund_pot_by(credit.peek(), credit, deposit)
    }

    /// Adds `credit`, of `amount`, to the audit pot; `deposit` brings it to the pallet's account. Returns
    /// the credit, and changes nothing, if the account cannot take it.
    pub(crate) fn fund_pot_by<C>(
        amount: Balance,
        credit: C,
        deposit: impl FnOnce(C) -> Result<(), C>,
    ) -> Result<(), C> {
        deposit(credit)?;
        Totals::<T>::mutate(|totals| totals.pot = totals.pot.saturating_add(amount));
        Ok(())
    }

    /// Pays `amount` of what is promised to auditors from the pallet's account. What `to` cannot receive
    /// returns to the audit pot, as no exit may fail for it. Returns the amount paid.
    pub(crate) fn pay_promised(to: &T::AccountId, amount: Balance) -> Balance {
        let consequence = T::Currency::can_deposit(to, amount, Provenance::Extant);
        let payable = amount > 0 && consequence == DepositConsequence::Success;
        let (from, preserve) = (Self::account(), Preservation::Preserve);
        let paid = match payable {
            true => T::Currency::transfer(&from, to, amount, preserve).unwrap_or_default(),
            false => 0,
        };
        Totals::<T>::mutate(|totals| {
            totals.promised = totals.promised.saturating_sub(amount);
            totals.pot = totals.pot.saturating_add(amount.saturating_sub(paid));
        });
        paid
    }

    /// Keeps `amount` of `credit` for what auditors are owed. Returns the rest.
    pub(crate) fn promise(credit: CreditOf<T>, amount: Balance) -> CreditOf<T> {
        let (kept, rest) = credit.split(amount);
        match T::Currency::resolve(&Self::account(), kept) {
            Ok(()) => {
                Totals::<T>::mutate(|totals| {
                    totals.promised = totals.promised.saturating_add(amount);
                });
                rest
            },
            // The account keeps its minimum balance, so it can take any amount.
            Err(kept) => rest.merge(kept),
        }
    }
}

impl<T: Config> Books<T::AccountId> for Pallet<T> {
    fn account() -> T::AccountId {
        Self::account()
    }

    fn booked(asset: &AssetKind) -> Balance {
        if *asset != AssetKind::Native {
            return 0;
        }
        Totals::<T>::get().booked()
    }
}
