//! Bonds of stake, a clock with halts, and providers, all as a test sets them.

use crate::{store, AccountId, StubClock};
use core::marker::PhantomData;
use polkadot_sdk::{
    frame_support::{
        ensure,
        traits::{
            fungible::{Balanced, Credit, Inspect},
            tokens::{Fortitude, Precision, Preservation},
            Time,
        },
    },
    sp_runtime::{DispatchError, DispatchResult},
};
use quaestor_primitives::{
    Balance, ClockInspect, ProviderInspect, ProviderTotals, Seconds, StakeBond, StakeSlash,
    Standing, WorkKey,
};

impl StubClock {
    /// Sets the last halt, in seconds since the Unix epoch.
    pub fn set_halt(from: Seconds, until: Seconds) {
        store::put("clock:halt", &(from, until));
    }
}

impl ClockInspect for StubClock {
    fn now() -> Seconds {
        <Self as Time>::now() / 1_000
    }

    fn last_halt() -> (Seconds, Seconds) {
        store::get("clock:halt")
    }
}

/// Stake that is a number beside the balance of its account. A slash takes it out of the balance.
pub struct StubBonds<Currency>(PhantomData<Currency>);

fn staked_key(who: AccountId) -> String {
    format!("bonds:{who}:staked")
}

fn bonded_key(who: AccountId) -> String {
    format!("bonds:{who}:bonded")
}

impl<Currency> StubBonds<Currency> {
    /// Sets the stake of `who`, which its balance must cover.
    pub fn set_staked(who: AccountId, amount: Balance) {
        store::put(&staked_key(who), &amount);
    }

    /// Stake of `who`, bonded or not.
    pub fn staked(who: AccountId) -> Balance {
        store::get(&staked_key(who))
    }

    /// Lets the next slashes take nothing, as a vault that cannot.
    pub fn set_broken(broken: bool) {
        store::put("bonds:broken", &broken);
    }
}

impl<Currency> StakeBond<AccountId> for StubBonds<Currency> {
    fn bond(who: &AccountId, amount: Balance) -> DispatchResult {
        let bonded = Self::bonded(who).checked_add(amount).ok_or(DispatchError::Exhausted)?;
        ensure!(Self::staked(*who) >= bonded, DispatchError::Exhausted);
        store::put(&bonded_key(*who), &bonded);
        Ok(())
    }

    fn release(who: &AccountId, amount: Balance) {
        store::put(&bonded_key(*who), &Self::bonded(who).saturating_sub(amount));
    }

    fn bonded(who: &AccountId) -> Balance {
        store::get(&bonded_key(*who))
    }
}

impl<Currency: Balanced<AccountId> + Inspect<AccountId, Balance = Balance>> StakeSlash<AccountId>
    for StubBonds<Currency>
{
    type Credit = Credit<AccountId, Currency>;

    fn slash(who: &AccountId, amount: Balance) -> (Self::Credit, Balance) {
        let unbonded = Self::staked(*who).saturating_sub(Self::bonded(who));
        let taken = amount.min(unbonded);
        if store::get("bonds:broken") || taken == 0 {
            return (Self::Credit::default(), amount);
        }
        Self::set_staked(*who, Self::staked(*who) - taken);
        let (exact, preserve) = (Precision::Exact, Preservation::Preserve);
        let credit = Currency::withdraw(who, taken, exact, preserve, Fortitude::Force).unwrap();
        (credit, amount - taken)
    }
}

/// Providers as a test sets them. They take no work on.
pub struct StubProviders;

fn provider_key(who: AccountId, what: &str) -> String {
    format!("provider:{who}:{what}")
}

impl StubProviders {
    /// Sets or clears the standing of `who`.
    pub fn set(who: AccountId, standing: Option<Standing>) {
        store::put(&provider_key(who, "standing"), &standing);
    }

    /// Sets the key of `who`.
    pub fn set_key(who: AccountId, key: Option<WorkKey>) {
        store::put(&provider_key(who, "key"), &key);
    }
}

impl ProviderInspect<AccountId> for StubProviders {
    fn standing(who: &AccountId) -> Option<Standing> {
        store::get(&provider_key(*who, "standing"))
    }

    fn totals() -> ProviderTotals {
        ProviderTotals::default()
    }

    fn statement_key(who: &AccountId) -> Option<WorkKey> {
        store::get(&provider_key(*who, "key"))
    }
}
