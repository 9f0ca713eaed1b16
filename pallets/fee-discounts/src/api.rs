//! Runtime API of discounts and fees.

use crate::{
    types::{DiscountTier, Fees, Key, Quote},
    Allowances, Config, KnownAssets, Pallet, Parameters, SettledKeys, Totals,
};
use alloc::vec::Vec;
use codec::{Codec, Decode, Encode};
use polkadot_sdk::sp_api;
use quaestor_primitives::{AssetKind, Balance, Bps, Seconds, StakeInspect};
use quaestor_support::time;
use scale_info::TypeInfo;

/// A tier that is not reached.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct NextTier {
    /// Minimum stake, in smallest units of the native token.
    pub min_stake: Balance,
    /// Its discount, in basis points.
    pub discount_bps: Bps,
    /// Missing stake, in smallest units.
    pub missing: Balance,
}

/// The discount of an account.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct DiscountView {
    /// Its stake past its warm-up, in smallest units of the native token.
    pub staked: Balance,
    /// Its stake that counts later, when its warm-up is over, in smallest units.
    pub warming: Balance,
    /// Its discount, in basis points.
    pub discount_bps: Bps,
    /// The next tier; `None` at the highest.
    pub next: Option<NextTier>,
}

/// Allowance of an account in one asset, and the fees charged against it, in smallest units.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct AllowanceView {
    /// The asset.
    pub asset: AssetKind,
    /// Remaining allowance.
    pub remaining: Balance,
    /// Fees charged.
    pub fees: Fees,
}

/// Sum of all fees in one asset, in smallest units.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct TotalView {
    /// The asset.
    pub asset: AssetKind,
    /// Fees charged.
    pub fees: Fees,
}

sp_api::decl_runtime_apis! {
    /// Reads of discounts on trading fees and of settled fees.
    pub trait FeeDiscountsApi<AccountId: Codec> {
        /// Stake and discount of `who`, and the next tier.
        fn discount_of(who: AccountId) -> DiscountView;
        /// Rebate and net fee of `who` for a fee of `gross` (smallest units) for a trade now. The
        /// rebate rounds down.
        fn quote(who: AccountId, gross: Balance) -> Quote;
        /// The tiers, lowest first.
        fn tiers() -> Vec<DiscountTier>;
        /// Remaining allowance of `who` and fees charged to it, for each asset in which fees can be
        /// paid.
        fn remaining_allowances(who: AccountId) -> Vec<AllowanceView>;
        /// Sum of all fees, for each asset in which they can be paid.
        fn totals() -> Vec<TotalView>;
        /// Returns `true` if `key` is settled. A key is kept at least until its trade is too old to
        /// be settled.
        fn is_settled(key: Key) -> bool;
    }
}

impl<T: Config> Pallet<T> {
    pub(crate) fn discount_view(who: &T::AccountId) -> DiscountView {
        let (params, staked) = (Parameters::<T>::get(), T::Stake::warm_stake(who, Self::now()));
        let warming = T::Stake::warm_stake(who, Seconds::MAX).saturating_sub(staked);
        let next = params.next_tier(staked).map(|DiscountTier { min_stake, discount_bps }| {
            NextTier { min_stake, discount_bps, missing: min_stake.saturating_sub(staked) }
        });
        DiscountView { staked, warming, discount_bps: params.discount(staked), next }
    }

    fn now() -> Seconds {
        time::now::<T::Time>()
    }

    pub(crate) fn quote_view(who: &T::AccountId, gross: Balance) -> Quote {
        // No discount is above 100 %, so there is always a quote.
        Self::quote_at(who, gross, Self::now(), &Parameters::<T>::get()).unwrap_or_default()
    }

    pub(crate) fn tier_views() -> Vec<DiscountTier> {
        Parameters::<T>::get().tiers.into_inner()
    }

    pub(crate) fn allowance_views(who: &T::AccountId) -> Vec<AllowanceView> {
        let view = |asset| {
            let allowance = Allowances::<T>::get(who, &asset).unwrap_or_default();
            AllowanceView { asset, remaining: allowance.remaining, fees: allowance.fees }
        };
        KnownAssets::<T>::get().into_iter().map(|known| view(known.asset)).collect()
    }

    pub(crate) fn total_views() -> Vec<TotalView> {
        let view = |asset| TotalView { fees: Totals::<T>::get(&asset), asset };
        KnownAssets::<T>::get().into_iter().map(|known| view(known.asset)).collect()
    }

    pub(crate) fn has_settled(key: Key) -> bool {
        SettledKeys::<T>::contains_key(key)
    }
}
