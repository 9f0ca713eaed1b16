//! The next step of a deposit, from what the chain says of it. Pure: the same view gives the same step.

use quaestor_chain::{Account, Hash};
use serde_json::{json, Value};

use crate::batch::Line;

/// The depositor, and the part of the key in a deposit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan {
    /// The key.
    pub me: Account,
    /// The depositor: the key itself, or a multisig.
    pub depositor: Account,
    /// The multisig, if it is one.
    pub multisig: Option<Multisig>,
}

impl Plan {
    /// Place of the key among the signatories, and their number.
    pub fn rank(&self) -> (usize, usize) {
        let others = self.multisig.iter().flat_map(|multisig| &multisig.others);
        let before = others.clone().filter(|other| **other < self.me).count();
        (before, others.count() + 1)
    }
}

/// A multisig of which the key is one signatory.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Multisig {
    /// Approvals that execute.
    pub threshold: u16,
    /// The other signatories, in the order of their bytes.
    pub others: Vec<Account>,
}

/// The deposit of a reference on the chain.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Deposited {
    /// There is none.
    No,
    /// There is one; its record is this deposit, or is not kept any more.
    Yes,
    /// There is one of another amount, asset or type.
    Otherwise,
}

/// A multisig call that waits for approvals.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pending {
    /// Block and place of the first approval, as the chain wants it back.
    pub timepoint: Value,
    /// Account that opened it.
    pub opener: Account,
    /// Accounts that have approved.
    pub approvals: Vec<Account>,
}

/// A deposit as one final block shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct View {
    /// State of the deposit.
    pub deposited: Deposited,
    /// The multisig call that makes it, if it is open.
    pub pending: Option<Pending>,
    /// Hash of that call.
    pub call_hash: Hash,
    /// Weight of that call.
    pub weight: Value,
}

/// The next step.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Step {
    /// It is on the chain.
    Done,
    /// It cannot be done.
    Refuse(&'static str),
    /// Other signatories have to approve.
    Wait,
    /// This call.
    Call(Value),
}

/// The deposit's own call.
pub fn deposit(line: &Line) -> Value {
    json!({ "RevenueRouter": { "deposit_revenue": {
        "asset": line.asset,
        "amount": line.amount.to_string(),
        "kind": line.kind,
        "reference": line.reference,
    } } })
}

/// Decides.
pub fn next(plan: &Plan, line: &Line, view: &View) -> Step {
    let call = deposit(line);
    let Some(multisig) = &plan.multisig else {
        return match view.deposited {
            Deposited::No => Step::Call(call),
            Deposited::Yes => Step::Done,
            Deposited::Otherwise => Step::Refuse(OTHERWISE),
        };
    };
    let Multisig { threshold, others } = multisig;
    let others: Vec<_> = others.iter().map(|who| who.to_ss58(42)).collect();
    match (view.deposited, &view.pending) {
        // Too late by a block: the call can only fail now, and its opener gets the deposit back.
        (Deposited::Yes | Deposited::Otherwise, Some(pending)) if pending.opener == plan.me => {
            Step::Call(json!({ "Multisig": { "cancel_as_multi": {
                "threshold": threshold,
                "other_signatories": others,
                "timepoint": pending.timepoint,
                "call_hash": view.call_hash,
            } } }))
        },
        (Deposited::Yes, _) => Step::Done,
        (Deposited::Otherwise, _) => Step::Refuse(OTHERWISE),
        (Deposited::No, Some(pending))
            if pending.approvals.contains(&plan.me)
                && pending.approvals.len() < usize::from(*threshold) =>
        {
            Step::Wait
        },
        (Deposited::No, pending) => Step::Call(json!({ "Multisig": { "as_multi": {
            "threshold": threshold,
            "other_signatories": others,
            "maybe_timepoint": pending.as_ref().map(|pending| &pending.timepoint),
            "call": call,
            "max_weight": view.weight,
        } } })),
    }
}

const OTHERWISE: &str = "the chain has a deposit with this reference and other content";

/// Effects of a transaction, by the events of its block.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Report {
    /// Error of the transaction, as `Pallet.Error`.
    pub error: Option<String>,
    /// Result of the multisig call that it executed.
    pub executed: Option<Result<(), String>>,
    /// References of the deposits in it.
    pub deposited: Vec<Hash>,
    /// Fee that it paid, in smallest units.
    pub fee: u128,
}

/// Consequence of it for the deposit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Look at the chain again.
    Look,
    /// Time heals it.
    Later(String),
    /// A person has to.
    Refused(String),
}

/// Another signatory, another keeper or the chain itself came first: the next look at the chain tells.
const RACES: [&str; 16] = [
    "Multisig.NoTimepoint",
    "Multisig.UnexpectedTimepoint",
    "Multisig.WrongTimepoint",
    "Multisig.NotFound",
    "Multisig.AlreadyApproved",
    "Multisig.MaxWeightTooLow",
    "RevenueRouter.AlreadyDeposited",
    "RevenueRouter.NothingSuspended",
    "BuybackBurn.BudgetTooSmall",
    "Rewards.BelowMinimumRelease",
    "Rewards.BelowMinimumCompound",
    "Rewards.NotAutoCompounding",
    "Rewards.NotFound",
    "Backstop.NotFound",
    "Subscriptions.NotSubscribed",
    "Subscriptions.NotRenewing",
];

/// Refusals that end by themselves.
const PASSING: [&str; 10] = [
    "CircuitBreaker.EntryClosed",
    "StakingVault.CatchingUp",
    "System.CallFiltered",
    "BuybackBurn.NotDue",
    "BuybackBurn.PriceUnavailable",
    "BuybackBurn.PriceMoved",
    "BuybackBurn.PoolTooShallow",
    "Backstop.NotDue",
    "Subscriptions.NotDue",
    "Subscriptions.PriceUnavailable",
];

/// Judges an error by its name.
pub fn judge(error: &str) -> Verdict {
    if RACES.contains(&error) {
        Verdict::Look
    } else if PASSING.contains(&error) {
        Verdict::Later(error.to_owned())
    } else {
        Verdict::Refused(error.to_owned())
    }
}

/// Judges the transaction of a deposit. An executed call that says nothing of its reference cannot be.
pub fn verdict(report: &Report, reference: &Hash) -> Result<Verdict, String> {
    let error = match (&report.error, &report.executed) {
        (Some(error), _) | (None, Some(Err(error))) => error,
        (None, Some(Ok(()))) if !report.deposited.contains(reference) => {
            return Err(format!(
                "a deposit was executed, and no event names its reference {reference}"
            ));
        },
        _ => return Ok(Verdict::Look),
    };
    Ok(judge(error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::tests::lines;

    const ME: Account = Account([1; 32]);
    const OTHER: Account = Account([2; 32]);

    fn plan(threshold: u16) -> Plan {
        let multisig = Some(Multisig { threshold, others: vec![OTHER] });
        Plan { me: ME, depositor: Account([9; 32]), multisig }
    }

    fn line() -> Line {
        lines("a,2026-05-31,Other,USDC,1,\n").remove(0)
    }

    fn view(deposited: Deposited, pending: Option<(Account, &[Account])>) -> View {
        let pending = pending.map(|(opener, approvals)| Pending {
            timepoint: json!({ "height": "5", "index": "1" }),
            opener,
            approvals: approvals.to_vec(),
        });
        View { deposited, pending, call_hash: Hash([7; 32]), weight: json!({ "ref_time": "1" }) }
    }

    fn name(step: &Step) -> String {
        match step {
            Step::Call(call) => {
                let call = call.as_object().and_then(|map| map.values().next()).unwrap();
                call.as_object().and_then(|map| map.keys().next()).unwrap().clone()
            },
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn a_key_that_is_the_depositor_deposits_once() {
        let own = Plan { me: ME, depositor: ME, multisig: None };
        let step = |deposited| name(&next(&own, &line(), &view(deposited, None)));
        assert_eq!(step(Deposited::No), "deposit_revenue");
        assert_eq!(step(Deposited::Yes), "Done");
        assert!(step(Deposited::Otherwise).starts_with("Refuse"));
    }

    #[test]
    fn a_signatory_opens_approves_waits_and_takes_back() {
        use Deposited::{No, Otherwise, Yes};
        let step = |deposited, pending| next(&plan(2), &line(), &view(deposited, pending));
        let of = |call: &Step| match call {
            Step::Call(call) => call["Multisig"]["as_multi"]["maybe_timepoint"].clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(of(&step(No, None)), Value::Null, "opens");
        assert_eq!(of(&step(No, Some((OTHER, &[OTHER])))), json!({ "height": "5", "index": "1" }));
        assert_eq!(step(No, Some((ME, &[ME]))), Step::Wait);
        // Approved by others without the call: whoever comes executes it.
        assert_eq!(name(&step(No, Some((ME, &[ME, OTHER])))), "as_multi");
        assert_eq!(step(Yes, None), Step::Done);
        assert_eq!(step(Yes, Some((OTHER, &[OTHER]))), Step::Done);
        assert_eq!(name(&step(Yes, Some((ME, &[ME])))), "cancel_as_multi");
        assert_eq!(name(&step(Otherwise, Some((ME, &[ME])))), "cancel_as_multi");
        assert_eq!(step(Otherwise, None), Step::Refuse(OTHERWISE));
    }

    #[test]
    fn a_transaction_is_judged_by_its_inner_result_and_its_reference() {
        let reference = line().reference;
        let report = Report::default();
        let said = |report: &Report| verdict(report, &reference);
        assert_eq!(said(&report), Ok(Verdict::Look), "an approval");
        let inner = |result| Report { executed: Some(result), ..report.clone() };
        let deposited = Report { deposited: vec![reference], ..inner(Ok(())) };
        assert_eq!(said(&deposited), Ok(Verdict::Look));
        assert!(said(&inner(Ok(()))).is_err(), "executed without the reference");
        let other = Report { deposited: vec![Hash([3; 32])], ..inner(Ok(())) };
        assert!(said(&other).is_err(), "executed with another reference");
        let closed = "CircuitBreaker.EntryClosed".to_owned();
        assert_eq!(said(&inner(Err(closed.clone()))), Ok(Verdict::Later(closed)));
        let poor = "RevenueRouter.InsufficientBalance".to_owned();
        assert_eq!(said(&inner(Err(poor.clone()))), Ok(Verdict::Refused(poor)));
        let race = Report { error: Some("Multisig.NoTimepoint".into()), ..report.clone() };
        assert_eq!(said(&race), Ok(Verdict::Look));
        let outside = Report { error: Some("BadOrigin".into()), ..report };
        assert_eq!(said(&outside), Ok(Verdict::Refused("BadOrigin".into())));
    }
}
