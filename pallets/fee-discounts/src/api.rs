//! Reads of discounts and fees for users and matching engines.

use crate::{
    types::{DiscountTier, Fees, Key, Quote},
    Accounts, Config, KnownAssets, Pallet, Parameters, SettledKeys, Totals,
};
use alloc::vec::Vec;
use codec::{Codec, Decode, Encode};
use polkadot_sdk::sp_api;
use quaestor_primitives::{AssetKind, Balance, Bps, StakeInspect};
use scale_info::TypeInfo;

/// A tier that is not reached yet.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct NextTier {
    /// Required stake, in smallest units of the native token.
    pub min_stake: Balance,
    /// Its discount, in basis points.
    pub discount_bps: Bps,
    /// Missing stake, in smallest units.
    pub missing: Balance,
}

/// The discount of an account.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct DiscountView {
    /// Its stake in live positions, in smallest units of the native token.
    pub staked: Balance,
    /// Its discount, in basis points.
    pub discount_bps: Bps,
    /// The next tier; nothing if it has reached the last one.
    pub next: Option<NextTier>,
}

/// Allowance and fees of an account in one asset, in smallest units.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct AccountView {
    /// The asset.
    pub asset: AssetKind,
    /// Remaining allowance of the engines.
    pub allowance: Balance,
    /// Fees charged against it.
    pub fees: Fees,
}

/// All fees in one asset, in smallest units.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct TotalView {
    /// The asset.
    pub asset: AssetKind,
    /// Fees charged.
    pub fees: Fees,
}

sp_api::decl_runtime_apis! {
    /// Reads of the discounts on trading fees, and of the fees that were settled.
    pub trait FeeDiscountsApi<AccountId: Codec> {
        /// The stake of `who`, the discount that it gives now, and what the next tier asks for.
        fn discount_of(who: AccountId) -> DiscountView;
        /// Cost of a fee of `gross` (smallest units) for `who` at present. The rebate rounds down.
        fn quote(who: AccountId, gross: Balance) -> Quote;
        /// The tiers, lowest first.
        fn tiers() -> Vec<DiscountTier>;
        /// The allowance of `who` and the fees that were charged, for each asset that fees can be
        /// paid in.
        fn account(who: AccountId) -> Vec<AccountView>;
        /// All fees, for each asset that they can be paid in.
        fn totals() -> Vec<TotalView>;
        /// Has the fee of this key been settled? A key is kept at least until its trade is too old to
        /// be settled, and then forgotten.
        fn is_settled(key: Key) -> bool;
    }
}

impl<T: Config> Pallet<T> {
    /// See [`FeeDiscountsApi`](runtime_decl_for_fee_discounts_api::FeeDiscountsApi).
    pub fn discount_view(who: &T::AccountId) -> DiscountView {
        let (params, staked) = (Parameters::<T>::get(), T::Stake::stake_of(who));
        let next = params.next_tier(staked).map(|DiscountTier { min_stake, discount_bps }| {
            NextTier { min_stake, discount_bps, missing: min_stake.saturating_sub(staked) }
        });
        DiscountView { staked, discount_bps: params.discount(staked), next }
    }

    /// See [`FeeDiscountsApi`](runtime_decl_for_fee_discounts_api::FeeDiscountsApi).
    pub fn quote_view(who: &T::AccountId, gross: Balance) -> Quote {
        // It always fits: no discount is more than a whole.
        Self::quote_now(who, gross, &Parameters::<T>::get()).unwrap_or_default()
    }

    /// See [`FeeDiscountsApi`](runtime_decl_for_fee_discounts_api::FeeDiscountsApi).
    pub fn tier_views() -> Vec<DiscountTier> {
        Parameters::<T>::get().tiers.into_inner()
    }

    /// See [`FeeDiscountsApi`](runtime_decl_for_fee_discounts_api::FeeDiscountsApi).
    pub fn account_views(who: &T::AccountId) -> Vec<AccountView> {
        let view = |asset| {
            let account = Accounts::<T>::get(who, &asset).unwrap_or_default();
            AccountView { asset, allowance: account.allowance, fees: account.fees }
        };
        KnownAssets::<T>::get().into_iter().map(|known| view(known.asset)).collect()
    }

    /// See [`FeeDiscountsApi`](runtime_decl_for_fee_discounts_api::FeeDiscountsApi).
    pub fn total_views() -> Vec<TotalView> {
        let view = |asset| TotalView { fees: Totals::<T>::get(&asset), asset };
        KnownAssets::<T>::get().into_iter().map(|known| view(known.asset)).collect()
    }

    /// See [`FeeDiscountsApi`](runtime_decl_for_fee_discounts_api::FeeDiscountsApi).
    pub fn has_settled(key: Key) -> bool {
        SettledKeys::<T>::contains_key(key)
    }
}
