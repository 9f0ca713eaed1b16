//! Runtime API of providers and the accounts that back them.

use crate::{
    types::{Backer, Bond, Day, MaturityId, Notice, Params, PerAsset, Provider, Stream, Tier},
    Backers, Bonds, Config, Pallet, Parameters, Providers,
};
use alloc::vec::Vec;
use codec::{Codec, Decode, Encode};
use polkadot_sdk::{sp_api, sp_runtime::DispatchError};
use quaestor_math::{fixed::floor, slash::value_of, slash::FACTOR_ONE};
use quaestor_primitives::{Balance, Bps, ClockInspect, ProviderTotals, Seconds, Standing};
use scale_info::TypeInfo;

/// Most providers in one answer.
pub const MAX_PAGE: u32 = 100;

/// Status of a provider.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum Status {
    /// It may take new work.
    Active,
    /// It may not, because its backing reaches no tier or its own stake is too small a share of it.
    TooLittleStake,
    /// It was sentenced, and takes no new work until this time, in seconds since the Unix epoch.
    Jailed(Seconds),
    /// It has resigned.
    Resigned,
}

/// A provider with the numbers that follow from its record. Amounts are in smallest units.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ProviderView {
    /// Its record.
    pub provider: Provider,
    /// Its status.
    pub status: Status,
    /// Its standing, if it may take new work.
    pub standing: Option<Standing>,
    /// Own stake and bonds.
    pub backing: Balance,
    /// Value of all bonds.
    pub delegated: Balance,
    /// The next tier, and the backing and own stake that are missing for it.
    pub next_tier: Option<(Tier, Balance, Balance)>,
    /// Share of delegators in its pay now, in basis points.
    pub share_bps: Bps,
    /// Amount that the running slash epoch can still sentence; `None` if none runs.
    pub headroom: Option<Balance>,
}

/// A bond with what it is worth and what it has earned. Amounts are in smallest units, rounded down.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct BondView<AccountId> {
    /// The provider.
    pub provider: AccountId,
    /// Its maturity.
    pub maturity: MaturityId,
    /// Its record.
    pub bond: Bond,
    /// Its value.
    pub value: Balance,
    /// Loss that is not realised.
    pub loss: Balance,
    /// Income that can be collected, by asset.
    pub earned: PerAsset<Balance>,
}

/// A notice with what it is worth now.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct NoticeView<AccountId> {
    /// The notice.
    pub notice: Notice<AccountId>,
    /// Its value, in smallest units, rounded down.
    pub value: Balance,
}

/// Stake of an account that leaves. Amounts are in smallest units.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct LeavingView<AccountId> {
    /// Its notices, oldest first.
    pub notices: Vec<NoticeView<AccountId>>,
    /// Stake whose notice has ended.
    pub streams: Vec<Stream>,
    /// Amount that `release` would release now.
    pub releasable: Balance,
    /// Income of bonds that are gone, by asset.
    pub unpaid: PerAsset<Balance>,
}

/// Outcome of a bond.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct DelegationView {
    /// Units of the pool for it.
    pub units: u128,
    /// Day from which on it earns.
    pub earns_from: Day,
    /// End of its notice if that began now, in seconds since the Unix epoch.
    pub notice_end: Seconds,
    /// Multiplier of its income, in basis points.
    pub multiplier_bps: Bps,
    /// Warning: the pool was slashed before.
    pub slashed_before: bool,
    /// Warning: the provider takes no new work until then, in seconds since the Unix epoch.
    pub jailed_until: Option<Seconds>,
    /// Warning: a fault in work of the last days that nobody has challenged yet would reach the new bond
    /// as well. Its loss by one sentence is at most this, in smallest units.
    pub largest_loss: Balance,
}

/// Outcome of a sentence for a fault of today. Amounts are in smallest units.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct SentenceView {
    /// The sentence.
    pub amount: Balance,
    /// Loss of the pool, rounded down.
    pub delegators: Balance,
}

sp_api::decl_runtime_apis! {
    /// Reads of providers and the accounts that back them.
    pub trait ProvidersApi<AccountId: Codec> {
        /// A provider.
        fn provider(who: AccountId) -> Option<ProviderView>;
        /// Providers in the order of their keys, after `from` or from the beginning, at most `count` and
        /// 100.
        fn providers(from: Option<AccountId>, count: u32) -> Vec<(AccountId, ProviderView)>;
        /// Bonds of `who`.
        fn bonds(who: AccountId) -> Vec<BondView<AccountId>>;
        /// Stake of `who` that leaves.
        fn leaving(who: AccountId) -> LeavingView<AccountId>;
        /// Outcome of a bond of `who` in the next block. Runs the call on a copy of the state; the error
        /// is the one that it would return.
        fn preview_delegation(
            who: AccountId,
            provider: AccountId,
            amount: Balance,
            maturity: MaturityId,
        ) -> Result<DelegationView, DispatchError>;
        /// Outcome of a sentence for a fault of today in work of this price, in smallest units.
        fn preview_sentence(provider: AccountId, price: Balance) -> Option<SentenceView>;
        /// Totals over all providers.
        fn totals() -> ProviderTotals;
        /// The parameters, if the economy has providers.
        fn params() -> Option<Params>;
    }
}

impl<T: Config> Pallet<T> {
    /// See [`ProvidersApi`](runtime_decl_for_providers_api::ProvidersApi).
    pub fn provider_view(who: &T::AccountId) -> Option<ProviderView> {
        let (params, now) = (Parameters::<T>::get()?, T::Clock::now());
        let provider = Providers::<T>::get(who)?;
        let standing = Self::standing_of(&provider).map(|(standing, _)| standing);
        let backing = provider.backing();
        let status = if provider.resigned {
            Status::Resigned
        } else if now < provider.jailed_until {
            Status::Jailed(provider.jailed_until)
        } else if standing.is_none() {
            Status::TooLittleStake
        } else {
            Status::Active
        };
        let reached = |tier: &Tier| backing >= tier.backing && provider.own >= tier.own;
        let next_tier = params.tiers.iter().find(|tier| !reached(tier)).map(|tier| {
            let missing = tier.backing.saturating_sub(backing);
            (*tier, missing, tier.own.saturating_sub(provider.own))
        });
        let running = provider.epoch.filter(|epoch| now < epoch.until);
        Some(ProviderView {
            status,
            standing,
            backing,
            delegated: provider.pooled(),
            next_tier,
            share_bps: provider.share_at(now),
            headroom: running.map(|epoch| epoch.most().saturating_sub(epoch.sentenced)),
            provider,
        })
    }

    /// See [`ProvidersApi`](runtime_decl_for_providers_api::ProvidersApi).
    pub fn provider_views(
        from: Option<T::AccountId>,
        count: u32,
    ) -> Vec<(T::AccountId, ProviderView)> {
        let keys = match from {
            Some(last) => Providers::<T>::iter_keys_from(Providers::<T>::hashed_key_for(last)),
            None => Providers::<T>::iter_keys(),
        };
        let count = usize::try_from(count.min(MAX_PAGE)).unwrap_or_default();
        let view = |who| Self::provider_view(&who).map(|view| (who, view));
        keys.take(count).filter_map(view).collect()
    }

    /// See [`ProvidersApi`](runtime_decl_for_providers_api::ProvidersApi).
    pub fn bond_views(who: &T::AccountId) -> Vec<BondView<T::AccountId>> {
        let Some(params) = Parameters::<T>::get() else { return Vec::new() };
        let today = Self::today(&params);
        let view = |(id, maturity): (T::AccountId, MaturityId)| {
            let provider = Providers::<T>::get(&id)?;
            let bond = Bonds::<T>::get(&id, (who, maturity))?;
            // On a copy: what a read settles is not stored.
            let mut settled = bond.clone();
            Self::settle_copy(&id, &provider, &mut settled, today);
            let value = Self::value(&provider, &bond);
            let dues = settled.earned.iter().map(|earned| floor(earned.due));
            Some(BondView {
                earned: PerAsset::truncate_from(dues.collect()),
                loss: bond.nominal.saturating_sub(value),
                provider: id,
                maturity,
                bond,
                value,
            })
        };
        Backers::<T>::get(who).bonds.into_iter().filter_map(view).collect()
    }

    /// See [`ProvidersApi`](runtime_decl_for_providers_api::ProvidersApi).
    pub fn leaving_view(who: &T::AccountId) -> LeavingView<T::AccountId> {
        let (backer, now) = (Backers::<T>::get(who), T::Clock::now());
        let Backer { notices, streams, unpaid, .. } = backer;
        let unlock = Parameters::<T>::get().map_or(0, |params| params.days(params.unlock_days));
        let mut releasable = streams.iter().map(|stream| stream.due(now)).sum::<Balance>();
        let view = |notice: Notice<T::AccountId>| {
            let value = Self::notice_value(who, &notice);
            if notice.end <= now {
                let end = notice.end.saturating_add(unlock);
                let stream = Stream { amount: value, start: notice.end, end, released: 0 };
                releasable = releasable.saturating_add(stream.due(now));
            }
            NoticeView { notice, value }
        };
        let notices = notices.into_iter().map(view).collect();
        LeavingView { notices, streams: streams.into_inner(), releasable, unpaid }
    }

    /// See [`ProvidersApi`](runtime_decl_for_providers_api::ProvidersApi). Runs the call, and so must run
    /// on a copy of the state.
    pub fn delegation_view(
        who: T::AccountId,
        id: T::AccountId,
        amount: Balance,
        maturity: MaturityId,
    ) -> Result<DelegationView, DispatchError> {
        let before = Bonds::<T>::get(&id, (&who, maturity)).unwrap_or_default();
        Self::do_delegate(who.clone(), id.clone(), amount, maturity)?;
        let params = Self::enabled()?;
        let provider = Providers::<T>::get(&id).ok_or(crate::Error::<T>::NotFound)?;
        let bond = Bonds::<T>::get(&id, (&who, maturity)).unwrap_or_default();
        let terms = params.maturities.get(usize::from(maturity)).copied();
        let now = T::Clock::now();
        let notice_days = terms.map_or(0, |terms| terms.notice_days);
        let (largest, caps) = (provider.backing(), params.caps);
        let sentence = caps.sentence(Balance::MAX, largest, 0);
        let after = caps.factor_after(FACTOR_ONE, largest, sentence).unwrap_or(FACTOR_ONE);
        let left = value_of(amount, after).unwrap_or(amount);
        Ok(DelegationView {
            units: bond.units.saturating_sub(before.units),
            earns_from: Self::today(&params).saturating_add(1),
            notice_end: now.saturating_add(params.days(notice_days)),
            multiplier_bps: terms.map_or(0, |terms| terms.multiplier_bps),
            slashed_before: provider.factor < FACTOR_ONE,
            jailed_until: (now < provider.jailed_until).then_some(provider.jailed_until),
            largest_loss: amount.saturating_sub(left),
        })
    }

    /// See [`ProvidersApi`](runtime_decl_for_providers_api::ProvidersApi).
    pub fn sentence_view(who: &T::AccountId, price: Balance) -> Option<SentenceView> {
        let (amount, delegators) = Self::sentence_now(who, price)?;
        Some(SentenceView { amount, delegators })
    }

    /// The parameters, if the economy has providers.
    pub fn params() -> Option<Params> {
        Parameters::<T>::get()
    }
}
