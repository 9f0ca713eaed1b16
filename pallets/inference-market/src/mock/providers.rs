//! Providers with stake, as the market sees them.

use super::*;
use codec::{Decode, Encode};
use polkadot_sdk::{
    frame_support::{
        storage::unhashed,
        traits::{fungibles::Mutate, tokens::Preservation},
    },
    sp_runtime::{DispatchError, DispatchResult},
};
use quaestor_primitives::{
    AssetKind, Balance, Books, Bps, Case, ProviderDesk, ProviderFault, ProviderInspect,
    ProviderTotals, Seconds, Sentence, Standing, WorkKey, WorkOutcome,
};

/// A provider whose backing is its own stake.
#[derive(Clone, Debug, Default, Encode, Decode)]
pub struct Provider {
    pub standing: Standing,
    /// It may take new work.
    pub active: bool,
    /// Own stake, held by the account of the vault.
    pub own: Balance,
    /// Share of the delegators.
    pub share: Bps,
    /// Ends of its jobs.
    pub outcomes: Vec<WorkOutcome>,
}

/// Error of work beyond the limit.
pub const LIMIT: DispatchError = DispatchError::Other("beyond the limit of the provider");

fn key(name: &str, who: impl Encode) -> Vec<u8> {
    (b"stub-providers:", name, who).encode()
}

pub fn get(who: AccountId) -> Provider {
    unhashed::get_or_default(&key("of", who))
}

pub fn change(who: AccountId, change: impl FnOnce(&mut Provider)) {
    accrue(Now::get());
    let mut provider = get(who);
    let before = provider.standing;
    change(&mut provider);
    let after = provider.standing;
    let mut totals = totals();
    totals.limit = totals.limit - before.limit + after.limit;
    totals.open = totals.open - before.open + after.open;
    unhashed::put(&key("totals", ()), &totals);
    unhashed::put(&key("of", who), &provider);
}

fn totals() -> ProviderTotals {
    unhashed::get_or_default(&key("totals", ()))
}

/// Moves the integrals up to a time.
pub fn accrue(now: Seconds) {
    let passed = now.saturating_sub(unhashed::get_or_default(&key("at", ())));
    let mut totals = totals();
    totals.limit_over_time += (totals.limit * u128::from(passed)).into();
    totals.open_over_time += (totals.open * u128::from(passed)).into();
    unhashed::put(&key("totals", ()), &totals);
    unhashed::put(&key("at", ()), &now);
}

/// Makes `who` a provider with this stake of its own: a limit of 1 %, and half of that per job.
pub fn set(who: AccountId, own: Balance) {
    change(who, |provider| {
        (provider.active, provider.own) = (true, own);
        provider.standing = Standing {
            tier: 1,
            backing: own,
            limit: own / 100,
            open: provider.standing.open,
            reputation: 500_000,
            largest_price: own / 200,
            capacity: own / 100 * 4,
        };
    });
}

/// Delegators' part that was booked for `asset`.
pub fn booked(asset: AssetKind) -> Balance {
    unhashed::get_or_default(&key("booked", asset))
}

pub fn outcomes(who: AccountId) -> Vec<WorkOutcome> {
    get(who).outcomes
}

pub struct StubProviders;

impl ProviderInspect<AccountId> for StubProviders {
    fn standing(who: &AccountId) -> Option<Standing> {
        Some(get(*who)).filter(|provider| provider.active).map(|provider| provider.standing)
    }
    fn totals() -> ProviderTotals {
        accrue(Now::get());
        ProviderTotals { active: 11, ..totals() }
    }
    fn statement_key(_: &AccountId) -> Option<WorkKey> {
        None
    }
}

impl ProviderDesk<AccountId> for StubProviders {
    fn engage(who: &AccountId, price: Balance) -> DispatchResult {
        let standing = Self::standing(who).ok_or(LIMIT)?;
        let fits = price <= standing.largest_price && standing.open + price <= standing.limit;
        fits.then(|| change(*who, |provider| provider.standing.open += price)).ok_or(LIMIT)
    }
    fn disengage(who: &AccountId, price: Balance, outcome: WorkOutcome) {
        change(*who, |provider| {
            provider.standing.open -= price;
            provider.outcomes.push(outcome);
        });
    }
    fn book(who: &AccountId, asset: &AssetKind, amount: Balance) -> Balance {
        let part = amount * Balance::from(get(*who).share) / 10_000;
        unhashed::put(&key("booked", asset), &(booked(asset.clone()) + part));
        part
    }
}

impl ProviderFault<AccountId> for StubProviders {
    type Credit = ();
    fn contest(_: &AccountId, _: bool) {}
    fn penalise(
        who: &AccountId,
        amount: Balance,
        to: &AccountId,
    ) -> Result<Balance, DispatchError> {
        let taken = amount.min(get(*who).own);
        change(*who, |provider| provider.own -= taken);
        Money::transfer(NATIVE, &VAULT, to, taken, Preservation::Preserve)
    }
    fn sentence(_: &Case<AccountId>) -> Result<Sentence<()>, DispatchError> {
        Err(DispatchError::Unavailable)
    }
}

impl Books<AccountId> for StubProviders {
    fn account() -> AccountId {
        POT
    }
    fn booked(asset: &AssetKind) -> Balance {
        booked(asset.clone())
    }
}
