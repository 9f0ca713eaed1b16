//! A market with nothing but subjects, providers with own stake and a pool, and recipients.

use super::{AccountId, Balances, PRICE};
use codec::{Decode, Encode};
use polkadot_sdk::{
    frame_support::{
        ensure, parameter_types,
        storage::unhashed,
        traits::{
            fungible::{Balanced, Credit},
            tokens::{Fortitude, Precision, Preservation},
        },
    },
    sp_runtime::{DispatchError, DispatchResult},
};
use quaestor_math::{mul_div, slash::Caps};
use quaestor_primitives::{
    Balance, Bps, Case as Fault, Disputable, ProviderFault, ProviderInspect, ProviderTotals,
    ReturnShares, Sentence, Standing, Subject, TakeCredit, UsageInspect, Verdict, WorkKey,
};

pub type JobId = u64;

fn get<V: Decode + Default>(name: &str, id: u64) -> V {
    unhashed::get(format!("desk:{name}:{id}").as_bytes()).unwrap_or_default()
}

fn put<V: Encode>(name: &str, id: u64, value: &V) {
    unhashed::put(format!("desk:{name}:{id}").as_bytes(), value);
}

/// Jobs with a result.
pub struct Market;

impl Market {
    pub fn set(id: JobId, subject: Option<Subject<AccountId>>) {
        put("job", id, &subject);
    }

    pub fn change(id: JobId, change: impl FnOnce(&mut Subject<AccountId>)) {
        let mut subject = Self::job(id).expect("a job");
        change(&mut subject);
        Self::set(id, Some(subject));
    }

    pub fn job(id: JobId) -> Option<Subject<AccountId>> {
        get("job", id)
    }

    /// Verdict of the dispute over a job that is gone.
    pub fn verdict(id: JobId) -> Option<Verdict> {
        get("verdict", id)
    }
}

parameter_types! {
    /// The market cannot conclude, as one with a defect.
    pub storage MarketIsBroken: bool = false;
}

impl Disputable<AccountId, JobId> for Market {
    fn subject(id: &JobId) -> Option<Subject<AccountId>> {
        Self::job(*id)
    }

    fn is_frozen(id: &JobId) -> bool {
        Self::job(*id).is_some_and(|subject| subject.frozen)
    }

    fn freeze(id: &JobId, on: bool) -> DispatchResult {
        let mut subject = Self::job(*id).ok_or(DispatchError::CannotLookup)?;
        ensure!(subject.frozen != on, DispatchError::Corruption);
        subject.frozen = on;
        Self::set(*id, Some(subject));
        Ok(())
    }

    fn conclude(id: &JobId, verdict: Verdict) -> DispatchResult {
        ensure!(!MarketIsBroken::get(), DispatchError::Unavailable);
        ensure!(Self::is_frozen(id), DispatchError::Corruption);
        Self::set(*id, None);
        put("verdict", *id, &Some(verdict));
        Ok(())
    }
}

/// Rules of a sentence.
pub const CAPS: Caps = Caps { multiple: 20, event_bps: 1_000, epoch_bps: 2_000, pool_bps: 5_000 };

/// Providers with own stake, which is a part of their balance, and a pool of delegators.
pub struct Desk;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Backing {
    pub own: Balance,
    pub pool: Balance,
    /// Backing at the first sentence of the slash epoch, and the sum of the sentences in it.
    pub reference: Balance,
    pub sentenced: Balance,
}

impl Desk {
    pub fn set(who: AccountId, own: Balance, pool: Balance) {
        put("backing", who, &Backing { own, pool, ..Default::default() });
    }

    pub fn backing(who: AccountId) -> Backing {
        get("backing", who)
    }

    /// Lets a new slash epoch begin.
    pub fn new_epoch(who: AccountId) {
        let Backing { own, pool, .. } = Self::backing(who);
        Self::set(who, own, pool);
    }

    pub fn contested(who: AccountId) -> u32 {
        get("contested", who)
    }

    pub fn faults() -> Vec<Fault<AccountId>> {
        get("faults", 0)
    }
}

impl ProviderInspect<AccountId> for Desk {
    fn standing(who: &AccountId) -> Option<Standing> {
        let Backing { own, pool, .. } = Self::backing(*who);
        let backing = own + pool;
        let largest_price = CAPS.largest_price(backing);
        (backing > 0).then_some(Standing { backing, largest_price, ..Default::default() })
    }

    fn totals() -> ProviderTotals {
        ProviderTotals::default()
    }

    fn statement_key(_: &AccountId) -> Option<WorkKey> {
        None
    }
}

impl ProviderFault<AccountId> for Desk {
    type Credit = Credit<AccountId, Balances>;

    fn contest(who: &AccountId, on: bool) {
        let contested = Self::contested(*who);
        put("contested", *who, &if on { contested + 1 } else { contested - 1 });
    }

    fn penalise(_: &AccountId, _: Balance, _: &AccountId) -> Result<Balance, DispatchError> {
        Ok(0)
    }

    fn sentence(fault: &Fault<AccountId>) -> Result<Sentence<Self::Credit>, DispatchError> {
        let mut backing = Self::backing(fault.provider);
        if backing.sentenced == 0 {
            backing.reference = backing.own + backing.pool;
        }
        let amount = CAPS.sentence(fault.price, backing.reference, backing.sentenced);
        let taken = amount.min(backing.own);
        let delegators = mul_div(backing.pool, amount, 2 * backing.reference).unwrap_or_default();
        backing.own -= taken;
        backing.pool -= delegators;
        backing.sentenced += amount;
        put("backing", fault.provider, &backing);
        let mut faults = Self::faults();
        faults.push(fault.clone());
        put("faults", 0, &faults);
        let taken = <Balances as Balanced<_>>::withdraw(
            &fault.provider,
            taken,
            Precision::Exact,
            Preservation::Preserve,
            Fortitude::Force,
        )?;
        Ok(Sentence { reference: backing.reference, amount, taken, delegators })
    }
}

parameter_types! {
    /// Share of the irrecoverable cost of all work that pays for audits: ten times the
    /// cost of those that are drawn.
    pub storage AuditShare: Bps = 7_500;
    /// Recipients that refuse.
    pub storage Closed: Vec<AccountId> = Vec::new();
}

pub struct Usage;

impl UsageInspect for Usage {
    fn growth_bps() -> Bps {
        10_000
    }
    fn irrecoverable(_: u32) -> Balance {
        0
    }
    fn shares() -> ReturnShares {
        ReturnShares { bonus_bps: 2_000, audit_bps: AuditShare::get() }
    }
}

/// Takes a credit into the account `TO`, unless that is closed.
pub struct Sink<const TO: AccountId>;

impl<const TO: AccountId> TakeCredit<Credit<AccountId, Balances>> for Sink<TO> {
    fn take(credit: Credit<AccountId, Balances>) -> Result<(), Credit<AccountId, Balances>> {
        if Closed::get().contains(&TO) {
            return Err(credit);
        }
        Balances::resolve(&TO, credit)
    }
}

/// The cost of a job of the price that nobody gets back, at the neutral fee.
pub const IRRECOVERABLE: Balance = PRICE * 6 / 100;
