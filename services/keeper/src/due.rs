//! Calls that are due, from what the chain says. Pure; what the chain does itself is only made sooner.

use crate::value::{field, integer, items};
use serde_json::{json, Value};

/// A call that is due.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Due {
    /// Its subject: one that fails is left alone for a while.
    pub subject: String,
    /// The call.
    pub call: Value,
}

fn due(subject: String, pallet: &str, call: &str, args: Value) -> Due {
    Due { subject, call: json!({ pallet: { call: args } }) }
}

/// The next lot, if it is due and has a plan. `status` is that of `BuybackApi`.
pub fn buyback(status: &Value, now: u64) -> Option<Due> {
    let planned = status.get("next")?.get("Ok").is_some();
    let at: u64 = integer(status.get("next_at")?)?;
    (planned && at <= now)
        .then(|| due(format!("lot {at}"), "BuybackBurn", "execute_buyback", Value::Null))
}

/// Reward that nobody earned and that is enough for a funding. `pools` are those of `RewardsApi`.
pub fn pots(pools: &Value) -> Vec<Due> {
    let mut all = Vec::new();
    for pool in items(pools) {
        let least =
            integer::<u128>(field(field(pool, "params"), "min_funding")).unwrap_or(u128::MAX);
        for (name, reason) in
            [("no_stake", "NoStake"), ("redirected", "Redirected"), ("forfeited", "Forfeited")]
        {
            if integer::<u128>(field(pool, name)).is_some_and(|amount| amount >= least) {
                let asset = field(pool, "asset");
                let args = json!({ "asset": asset, "reason": reason });
                all.push(due(
                    format!("pot {asset} {reason}"),
                    "Rewards",
                    "release_unallocated",
                    args,
                ));
            }
        }
    }
    all
}

/// Legs whose suspense may be delivered. `suspense` is that of `RevenueRouterApi`, `pools` are those of
/// `RewardsApi`: a pool refuses less than its least funding. The amount is part of the subject, so that
/// one that has grown is tried at once.
pub fn suspense(suspense: &Value, pools: &Value) -> Vec<Due> {
    let least = |asset: &Value| {
        let pool = items(pools).find(|pool| field(pool, "asset") == asset)?;
        integer::<u128>(field(field(pool, "params"), "min_funding"))
    };
    let enough = |each: &&Value| {
        let amount = integer::<u128>(field(each, "amount")).unwrap_or_default();
        *field(each, "leg") != "Rewards"
            || least(field(each, "asset")).is_none_or(|least| amount >= least)
    };
    items(suspense)
        .filter(enough)
        .map(|each| {
            let (kind, asset, leg) =
                (field(each, "kind"), field(each, "asset"), field(each, "leg"));
            let args = json!({ "kind": kind, "asset": asset, "leg": leg });
            let subject = format!("suspense {kind} {asset} {leg} {}", field(each, "amount"));
            due(subject, "RevenueRouter", "retry_suspense", args)
        })
        .collect()
}

/// Spends whose delay has passed. `status` is that of `BackstopApi`.
pub fn spends(status: &Value, now: u64) -> Vec<Due> {
    items(field(status, "spends"))
        .filter(|spend| integer::<u64>(field(spend, "due")).is_some_and(|due| due <= now))
        .map(|spend| {
            let id = field(spend, "id");
            due(format!("spend {id}"), "Backstop", "execute_spend", json!({ "id": id }))
        })
        .collect()
}

/// Renewals that the chain is late with by `patience` seconds. `held` are the subscriptions of `who`.
pub fn renewals(who: &str, held: &Value, now: u64, patience: u64) -> Vec<Due> {
    items(held)
        .filter(|view| {
            let at = integer::<u64>(field(view, "renews_at"));
            at.is_some_and(|at| at.saturating_add(patience) <= now)
        })
        .map(|view| {
            let plan = field(field(view, "subscription"), "plan");
            let args = json!({ "who": who, "plan": plan });
            due(format!("renewal {who} {plan}"), "Subscriptions", "renew_for", args)
        })
        .collect()
}

/// Returns `true` if the chain's own pass is late: nobody is compounded more than 1.5 periods after
/// the last pass began. `state` is `Rewards.State`, `pass` `Rewards.CompoundPass`.
pub fn pass_is_late(state: &Value, pass: &Value) -> bool {
    let clock = integer::<u64>(field(state, "clock")).unwrap_or_default();
    let period = integer::<u64>(field(state, "compound_secs")).unwrap_or(u64::MAX);
    let resume = integer::<u64>(field(pass, "resume_at"));
    resume.is_some_and(|resume| clock > resume.saturating_add(period / 2))
}

/// Positions of `who` whose native reward is worth `least` at least. `rewards` are those by position.
pub fn compounds(who: &str, rewards: &Value, least: u128) -> Vec<Due> {
    items(rewards)
        .filter(|each| *field(each, "asset") == "Native")
        .filter(|each| {
            integer::<u128>(field(each, "claimable")).is_some_and(|amount| amount >= least)
        })
        .map(|each| {
            let position = field(each, "position");
            let args = json!({ "who": who, "position": position });
            due(format!("compound {who} {position}"), "Rewards", "compound_for", args)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subjects(all: &[Due]) -> Vec<&str> {
        all.iter().map(|due| due.subject.as_str()).collect()
    }

    #[test]
    fn a_lot_is_due_with_a_plan_at_its_time() {
        let status = |next| json!({ "next": next, "next_at": "100" });
        let planned = json!({ "Ok": { "amount": "5" } });
        let call = buyback(&status(planned.clone()), 100).unwrap().call;
        assert_eq!(call, json!({ "BuybackBurn": { "execute_buyback": null } }));
        assert_eq!(buyback(&status(planned), 99), None);
        assert_eq!(buyback(&status(json!({ "Err": { "Module": {} } })), 100), None);
    }

    #[test]
    fn chores_are_what_anybody_may_do_now() {
        let pools = json!([{
            "asset": { "WithId": "1" }, "params": { "min_funding": "100" },
            "no_stake": "100", "redirected": "99", "forfeited": "500"
        }]);
        let found = pots(&pools);
        assert_eq!(
            subjects(&found),
            [r#"pot {"WithId":"1"} NoStake"#, r#"pot {"WithId":"1"} Forfeited"#]
        );
        let args = json!({ "asset": { "WithId": "1" }, "reason": "NoStake" });
        assert_eq!(found[0].call, json!({ "Rewards": { "release_unallocated": args } }));

        let of = |asset: Value, leg: &str, amount: &str| json!({ "kind": "Other", "asset": asset, "leg": leg, "amount": amount });
        let dollar = json!({ "WithId": "1" });
        let waiting = json!([
            of(json!("Native"), "Rewards", "7"),
            of(dollar.clone(), "Rewards", "99"),
            of(dollar.clone(), "Rewards", "100"),
            of(dollar, "Treasury", "1"),
        ]);
        let found = suspense(&waiting, &pools);
        assert_eq!(
            subjects(&found),
            [
                r#"suspense "Other" "Native" "Rewards" "7""#,
                r#"suspense "Other" {"WithId":"1"} "Rewards" "100""#,
                r#"suspense "Other" {"WithId":"1"} "Treasury" "1""#,
            ]
        );
        let args = json!({ "kind": "Other", "asset": "Native", "leg": "Rewards" });
        assert_eq!(found[0].call, json!({ "RevenueRouter": { "retry_suspense": args } }));

        let status =
            json!({ "spends": [{ "id": "3", "due": "100" }, { "id": "4", "due": "101" }] });
        assert_eq!(spends(&status, 100).len(), 1);
        assert_eq!(
            spends(&status, 100)[0].call,
            json!({ "Backstop": { "execute_spend": { "id": "3" } } })
        );

        let held = json!([
            { "subscription": { "plan": "0" }, "renews_at": "100" },
            { "subscription": { "plan": "1" }, "renews_at": null },
            { "subscription": { "plan": "2" }, "renews_at": "200" }
        ]);
        assert_eq!(renewals("5A", &held, 160, 60).len(), 1);
        assert_eq!(renewals("5A", &held, 159, 60), []);
    }

    #[test]
    fn compounding_waits_for_a_late_pass_and_pays_its_fee() {
        let state = json!({ "clock": "1000", "compound_secs": "100" });
        let late =
            |resume: &str| pass_is_late(&state, &json!({ "last": null, "resume_at": resume }));
        assert!(late("949"));
        assert!(!late("950"));
        assert!(!pass_is_late(&state, &Value::Null), "nobody asked for it");
        let rewards = json!([
            { "position": "0", "asset": "Native", "claimable": "300" },
            { "position": "1", "asset": "Native", "claimable": "299" },
            { "position": "0", "asset": { "WithId": "1" }, "claimable": "900" }
        ]);
        let found = compounds("5A", &rewards, 300);
        assert_eq!(subjects(&found), [r#"compound 5A "0""#]);
    }
}
