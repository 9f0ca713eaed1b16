//! The changes that events make to what is kept: see `state`.

use crate::facts::{label, Seen};
use serde_json::Value;

/// A change that an event makes. Amounts of sums may be negative.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Change {
    /// Adds to a sum.
    Sum(String, i128),
    /// Adds to a column of an account's totals.
    Total(String, String, &'static str, u128),
    /// Opens a position.
    Open { who: String, id: i64, tier: Option<i64>, lock_end: Option<i64>, amount: u128 },
    /// Gives a position another amount; none closes it.
    Resize { who: String, id: i64, amount: u128, how: &'static str },
    /// Takes from a position. One of that number that is not there is an amount that cools down.
    Cut { who: String, id: i64, amount: u128 },
    /// Replaces the positions of an account by those that the chain has.
    Replace { who: String },
    /// Opens a stream, or adds to one.
    Stream { who: String, id: i64, asset: String, amount: u128 },
    /// Ends a stream.
    Forfeit { who: String, id: i64, amount: u128 },
    /// A buyback was skipped.
    Skip { reason: String },
    /// A buyback was not skipped.
    Bought,
}

/// A change in its place.
#[derive(Clone, Debug)]
pub struct Placed {
    /// Block.
    pub block: u32,
    /// Event.
    pub idx: u32,
    /// Time.
    pub time: u64,
    /// What.
    pub change: Change,
}

/// An amount among fields; none counts as nothing.
pub fn amount(fields: &Value, name: &str) -> u128 {
    fields.get(name).and_then(Value::as_str).and_then(|text| text.parse().ok()).unwrap_or(0)
}

fn signed(amount: u128) -> i128 {
    i128::try_from(amount).unwrap_or(i128::MAX)
}

/// A number among fields.
pub fn int(fields: &Value, name: &str) -> Option<i64> {
    fields.get(name)?.as_str()?.parse().ok()
}

/// The changes that an event makes.
pub fn changes(seen: &Seen<'_>) -> Vec<Change> {
    let f = seen.fields;
    let who = || f.get("who").and_then(Value::as_str).unwrap_or_default().to_owned();
    let asset = || f.get("asset").map_or_else(|| "Native".to_owned(), label);
    let native = || "Native".to_owned();
    let id = |name| int(f, name).unwrap_or_default();
    let sum = |name: &str, by: i128| Change::Sum(name.to_owned(), by);
    let total = |asset: String, column, by| Change::Total(who(), asset, column, by);
    let pool = |asset: &str, by: i128| Change::Sum(format!("C6 pool {asset}"), by);
    let main = amount(f, "amount");
    let plus = signed(main);
    match (seen.pallet, seen.event) {
        ("StakingVault", "Staked") => vec![
            sum("C4 stake", plus),
            total(native(), "staked", main),
            Change::Open {
                who: who(),
                id: id("position"),
                tier: int(f, "tier"),
                lock_end: int(f, "lock_end"),
                amount: main,
            },
        ],
        ("StakingVault", "StakeIncreased") => vec![
            sum("C4 stake", signed(amount(f, "added"))),
            Change::Resize { who: who(), id: id("position"), amount: main, how: "" },
        ],
        ("StakingVault", "Unstaked") => vec![Change::Resize {
            who: who(),
            id: id("position"),
            amount: amount(f, "remaining"),
            how: "unstaked",
        }],
        ("StakingVault", "EarlyUnstaked") => vec![
            sum("C4 stake", -signed(amount(f, "penalty"))),
            total(native(), "penalties", amount(f, "penalty")),
            Change::Resize { who: who(), id: id("position"), amount: 0, how: "early" },
        ],
        ("StakingVault", "UnstakeCancelled") => vec![Change::Open {
            who: who(),
            id: id("position"),
            tier: None,
            lock_end: None,
            amount: main,
        }],
        ("StakingVault", "Withdrawn") => {
            vec![sum("C4 stake", -plus), total(native(), "withdrawn", main)]
        },
        ("StakingVault", "Slashed") => {
            let mut all = vec![sum("C4 stake", -plus), total(native(), "slashed", main)];
            match f.get("parts").and_then(Value::as_array) {
                Some(parts) => all.extend(parts.iter().filter_map(|part| {
                    let number = |place: usize| part.get(place)?.as_str();
                    let (id, amount) = (number(0)?.parse().ok()?, number(1)?.parse().ok()?);
                    Some(Change::Cut { who: who(), id, amount })
                })),
                // A runtime that does not name them.
                None => all.push(Change::Replace { who: who() }),
            }
            all
        },
        ("Rewards", "Funded") => vec![pool(&asset(), plus)],
        ("Rewards", "UnallocatedReleased") => vec![pool(&asset(), -plus)],
        ("Rewards", "Claimed") => {
            let mut all = vec![total(asset(), "claimed", main)];
            match int(f, "stream") {
                Some(id) => {
                    all.push(Change::Stream { who: who(), id, asset: asset(), amount: main });
                },
                None => {
                    all.push(pool(&asset(), -plus));
                    all.push(total(asset(), "collected", main));
                },
            }
            all
        },
        ("Rewards", "Collected") => {
            vec![pool(&asset(), -plus), total(asset(), "collected", main)]
        },
        ("Rewards", "Compounded") => {
            vec![pool("Native", -plus), total(native(), "compounded", main)]
        },
        ("Rewards", "CompoundedThroughExchange") => {
            let spent = amount(f, "spent");
            vec![pool(&asset(), -signed(spent)), total(asset(), "compounded", spent)]
        },
        ("Rewards", "StreamForfeited") => {
            let amount = amount(f, "forfeited");
            vec![
                total(asset(), "forfeited", amount),
                Change::Forfeit { who: who(), id: id("stream"), amount },
            ]
        },
        ("Rewards", "EscrowForfeited") => vec![total(asset(), "forfeited", main)],
        ("RevenueRouter", "RevenueDeposited") => {
            let kind = f.get("kind").map(label).unwrap_or_default();
            let of = |what: &str| format!("C3 revenue {kind} {} {what}", asset());
            let mut all = vec![Change::Sum(of("deposits"), 1), Change::Sum(of("deposited"), plus)];
            for leg in f.get("legs").and_then(Value::as_array).into_iter().flatten() {
                let name = leg.get("leg").map(label).unwrap_or_default();
                all.push(Change::Sum(of(&name), signed(amount(leg, "amount"))));
            }
            all
        },
        ("BuybackBurn", "BoughtAndBurnt") => vec![
            sum("C1 burnt", signed(amount(f, "burnt"))),
            sum("C1 records", 1),
            sum("C2 lots", 1),
            sum("C2 spent", signed(amount(f, "spent"))),
            sum("C2 bought", signed(amount(f, "bought"))),
            Change::Bought,
        ],
        ("BuybackBurn", "BurntDirectly") => {
            vec![sum("C1 burnt", signed(amount(f, "burnt"))), sum("C1 records", 1)]
        },
        ("BuybackBurn", "BuybackSkipped") => {
            vec![Change::Skip { reason: f.get("reason").map(Value::to_string).unwrap_or_default() }]
        },
        ("FeeDiscounts", "FeeSettled") => {
            let payer = f.get("payer").and_then(Value::as_str).unwrap_or_default();
            let mut all = vec![Change::Sum(format!("C7 fees {} count", asset()), 1)];
            for part in ["gross", "rebate", "net"] {
                let name = format!("C7 fees {} {part}", asset());
                all.push(Change::Sum(name, signed(amount(f, part))));
            }
            for (column, part) in [("fees", "net"), ("rebates", "rebate")] {
                all.push(Change::Total(payer.to_owned(), asset(), column, amount(f, part)));
            }
            all
        },
        ("Subscriptions", "Subscribed" | "Renewed") => {
            let plan = f.get("plan").map(label).unwrap_or_default();
            let of = |what: &str| format!("C8 subscriptions {plan} {} {what}", asset());
            vec![
                Change::Sum(of("payments"), 1),
                Change::Sum(of("amount"), plus),
                Change::Sum(of("periods"), signed(amount(f, "periods"))),
                total(asset(), "subscriptions", main),
            ]
        },
        // Each event of `Balances` that moves its issuance; the others move what exists.
        ("Balances", "Issued" | "Minted" | "MintedCredit" | "Restored") => {
            vec![sum("C9 issuance", plus)]
        },
        ("Balances", "Rescinded" | "Burned" | "BurnedDebt" | "Suspended") => {
            vec![sum("C9 issuance", -plus)]
        },
        ("Balances", "TotalIssuanceForced") => {
            vec![sum("C9 issuance", signed(amount(f, "new")) - signed(amount(f, "old")))]
        },
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn of(pallet: &str, event: &str, fields: Value) -> Vec<Change> {
        changes(&Seen { block: 1, idx: 0, time: 9, pallet, event, fields: &fields })
    }

    #[test]
    fn an_early_exit_takes_its_penalty_from_the_stake_and_closes() {
        let fields = json!({ "who": "5F", "position": "3", "amount": "90", "penalty": "10" });
        assert_eq!(
            of("StakingVault", "EarlyUnstaked", fields),
            [
                Change::Sum("C4 stake".into(), -10),
                Change::Total("5F".into(), "Native".into(), "penalties", 10),
                Change::Resize { who: "5F".into(), id: 3, amount: 0, how: "early" },
            ]
        );
    }

    #[test]
    fn a_slash_names_its_parts_or_has_the_positions_read() {
        let mut fields = json!({ "who": "5F", "amount": "9", "missing": "0" });
        let slash = |fields: &Value| of("StakingVault", "Slashed", fields.clone()).split_off(2);
        assert_eq!(slash(&fields), [Change::Replace { who: "5F".into() }]);
        fields["parts"] = json!([["4", "7"], ["6", "2"]]);
        let cut = |id, amount| Change::Cut { who: "5F".into(), id, amount };
        assert_eq!(slash(&fields), [cut(4, 7), cut(6, 2)]);
    }

    #[test]
    fn a_claim_leaves_the_pool_only_when_it_is_paid_at_once() {
        let fields = |stream: Value| json!({ "who": "5F", "asset": { "WithId": "1" }, "amount": "7", "stream": stream });
        let pool = Change::Sum("C6 pool WithId(1)".into(), -7);
        assert!(of("Rewards", "Claimed", fields(Value::Null)).contains(&pool));
        assert!(!of("Rewards", "Claimed", fields(json!("2"))).contains(&pool));
    }

    #[test]
    fn every_event_of_balances_that_moves_the_issuance_is_counted() {
        for (event, by) in [
            ("Issued", 5),
            ("Minted", 5),
            ("MintedCredit", 5),
            ("Restored", 5),
            ("Rescinded", -5),
            ("Burned", -5),
            ("BurnedDebt", -5),
            ("Suspended", -5),
        ] {
            let wanted = [Change::Sum("C9 issuance".into(), by)];
            assert_eq!(of("Balances", event, json!({ "amount": "5" })), wanted, "{event}");
        }
        let forced = json!({ "old": "9", "new": "4" });
        let wanted = [Change::Sum("C9 issuance".into(), -5)];
        assert_eq!(of("Balances", "TotalIssuanceForced", forced), wanted);
        for event in ["Transfer", "Deposit", "Withdraw", "DustLost", "Slashed", "Endowed"] {
            assert_eq!(of("Balances", event, json!({ "amount": "5" })), [], "{event}");
        }
    }

    #[test]
    fn what_is_not_known_changes_nothing() {
        assert_eq!(of("Somewhere", "Happened", json!({ "amount": "5" })), []);
    }
}
