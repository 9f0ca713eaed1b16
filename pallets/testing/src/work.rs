//! Bonds of stake, a clock with halts, and providers, all as a test sets them.

use crate::{store, AccountId, StubClock};
use core::marker::PhantomData;
use polkadot_sdk::{
    frame_support::{
        ensure,
        traits::{
            fungible::{Balanced, Credit, Inspect, Mutate},
            tokens::{Fortitude, Precision, Preservation},
            Time,
        },
    },
    sp_runtime::{DispatchError, DispatchResult},
};
use quaestor_primitives::{
    AssetKind, Balance, Case, ClockInspect, FundProvider, ProviderDesk, ProviderFault,
    ProviderInspect, ProviderTotals, Seconds, Sentence, StakeBond, StakeSlash, Standing, WorkKey,
    WorkOutcome,
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

/// Providers without books: what they take on, end, earn and lose is recorded. Amounts move between
/// balances of `Currency`.
pub struct StubProviders<Currency>(PhantomData<Currency>);

fn provider_key(who: AccountId, what: &str) -> String {
    format!("provider:{who}:{what}")
}

impl<Currency> StubProviders<Currency> {
    /// Error of a provider that may not take new work.
    pub const CLOSED: DispatchError = DispatchError::Unavailable;

    /// Sets or clears the standing of `who`.
    pub fn set(who: AccountId, standing: Option<Standing>) {
        store::put(&provider_key(who, "standing"), &standing);
    }

    /// Sets the totals.
    pub fn set_totals(totals: ProviderTotals) {
        store::put("provider:totals", &totals);
    }

    /// Sets the key of `who`.
    pub fn set_key(who: AccountId, key: Option<WorkKey>) {
        store::put(&provider_key(who, "key"), &key);
    }

    /// Sets the delegators' share of `who`, in basis points.
    pub fn set_share(who: AccountId, bps: u32) {
        store::put(&provider_key(who, "share"), &bps);
    }

    /// Sum of prices that `who` is liable for.
    pub fn open(who: AccountId) -> Balance {
        store::get(&provider_key(who, "open"))
    }

    /// Outcomes of the work of `who` so far.
    pub fn outcomes(who: AccountId) -> Vec<WorkOutcome> {
        store::get(&provider_key(who, "outcomes"))
    }

    /// Delegators' parts booked for `who` so far.
    pub fn booked(who: AccountId) -> Vec<(AssetKind, Balance)> {
        store::get(&provider_key(who, "booked"))
    }

    /// Number of open challenges of `who`.
    pub fn contested(who: AccountId) -> u32 {
        store::get(&provider_key(who, "contested"))
    }

    /// Cases that were sentenced so far.
    pub fn cases() -> Vec<Case<AccountId>> {
        store::get("provider:cases")
    }
}

impl<Currency> ProviderInspect<AccountId> for StubProviders<Currency> {
    fn standing(who: &AccountId) -> Option<Standing> {
        let standing: Option<Standing> = store::get(&provider_key(*who, "standing"));
        standing.map(|standing| Standing { open: Self::open(*who), ..standing })
    }

    fn totals() -> ProviderTotals {
        store::get("provider:totals")
    }

    fn statement_key(who: &AccountId) -> Option<WorkKey> {
        store::get(&provider_key(*who, "key"))
    }
}

impl<Currency> ProviderDesk<AccountId> for StubProviders<Currency> {
    fn engage(who: &AccountId, price: Balance) -> DispatchResult {
        let standing = Self::standing(who).ok_or(Self::CLOSED)?;
        let open = standing.open.checked_add(price).ok_or(Self::CLOSED)?;
        ensure!(price <= standing.largest_price && open <= standing.limit, Self::CLOSED);
        store::put(&provider_key(*who, "open"), &open);
        Ok(())
    }

    fn disengage(who: &AccountId, price: Balance, outcome: WorkOutcome) {
        store::put(&provider_key(*who, "open"), &(Self::open(*who) - price));
        let mut outcomes = Self::outcomes(*who);
        outcomes.push(outcome);
        store::put(&provider_key(*who, "outcomes"), &outcomes);
    }

    fn book(who: &AccountId, asset: &AssetKind, amount: Balance) -> Balance {
        let share: u32 = store::get(&provider_key(*who, "share"));
        let part = amount * Balance::from(share) / 10_000;
        if part > 0 {
            let mut booked = Self::booked(*who);
            booked.push((asset.clone(), part));
            store::put(&provider_key(*who, "booked"), &booked);
        }
        part
    }
}

impl<Currency, C> FundProvider<AccountId, C> for StubProviders<Currency> {
    fn fund(_: &AccountId, credit: C) -> Result<(), C> {
        Err(credit)
    }
}

impl<Currency: Balanced<AccountId> + Mutate<AccountId> + Inspect<AccountId, Balance = Balance>>
    ProviderFault<AccountId> for StubProviders<Currency>
{
    type Credit = Credit<AccountId, Currency>;

    fn contest(who: &AccountId, on: bool) {
        let contested = Self::contested(*who);
        let contested = if on { contested + 1 } else { contested - 1 };
        store::put(&provider_key(*who, "contested"), &contested);
    }

    fn penalise(
        who: &AccountId,
        amount: Balance,
        to: &AccountId,
    ) -> Result<Balance, DispatchError> {
        <Currency as Mutate<_>>::transfer(who, to, amount, Preservation::Preserve)
    }

    /// Twenty times the price, at most a tenth of the backing, all of it out of the provider's balance.
    fn sentence(case: &Case<AccountId>) -> Result<Sentence<Self::Credit>, DispatchError> {
        let mut cases = Self::cases();
        cases.push(case.clone());
        store::put("provider:cases", &cases);
        let backing = Self::standing(&case.provider).map_or(0, |standing| standing.backing);
        let amount = (20 * case.price).min(backing / 10);
        let (exact, preserve) = (Precision::Exact, Preservation::Preserve);
        let polite = Fortitude::Polite;
        let taken = Currency::withdraw(&case.provider, amount, exact, preserve, polite)?;
        Ok(Sentence { reference: backing, amount, taken, delegators: 0 })
    }
}
