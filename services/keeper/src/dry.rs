//! A file before anything of it is sent: what each line would do, and whether all of it can.

use crate::{
    amount,
    batch::{Asset, Line, Rules},
    decide::{self, Deposited, Plan, Step, View},
    node::At,
    value::{field, integer, items},
    Result,
};
use serde_json::Value;
use std::collections::BTreeMap;

/// The outcome.
#[derive(Default, Debug)]
pub struct Trial {
    /// Sentences for a person.
    pub told: Vec<String>,
    /// Reasons why it would not work.
    pub problems: Vec<String>,
    fees: u128,
    needed: BTreeMap<String, u128>,
}

/// Tries lines on the newest final block. Nothing is signed.
pub async fn trial(at: &At, plan: &Plan, rules: &Rules, lines: &[Line]) -> Result<Trial> {
    let native = at.native().await?;
    let mut trial = Trial::default();
    for line in lines {
        let view = at.view(plan, line).await?;
        let asset = rules.assets.iter().find(|asset| asset.symbol == line.symbol);
        let decimals = asset.map_or(0, |asset| asset.decimals);
        let what = format!(
            "{}: {} {} of {}",
            line.key,
            amount::show(line.amount, decimals),
            line.symbol,
            line.kind
        );
        let call = match decide::next(plan, line, &view) {
            Step::Done => {
                trial.told.push(format!("{what}: on the chain already"));
                continue;
            },
            Step::Refuse(why) => {
                trial.problems.push(format!("{what}: {why}"));
                continue;
            },
            Step::Wait => None,
            Step::Call(call) => Some(call),
        };
        trial.line(at, line, &view, &what, decimals).await?;
        match call {
            Some(call) => {
                let (fee, _) = at.price(&call).await?;
                trial.fees = trial.fees.saturating_add(fee);
                let shown = amount::show(fee, native.decimals);
                trial.told.push(format!("  call: {call}\n  fee: {shown} {}", native.symbol));
            },
            None => trial.told.push("  approved by this key: others have to".to_owned()),
        }
    }
    trial.sums(at, plan, rules, &native).await?;
    Ok(trial)
}

impl Trial {
    async fn line(
        &mut self,
        at: &At,
        line: &Line,
        view: &View,
        what: &str,
        decimals: u8,
    ) -> Result<()> {
        if view.deposited == Deposited::No {
            let needed = self.needed.entry(line.symbol.clone()).or_default();
            *needed = needed.saturating_add(line.amount);
        }
        let arguments = [
            line.asset.clone(),
            Value::String(line.amount.to_string()),
            Value::String(line.kind.clone()),
        ];
        let split = at.must(("RevenueRouterApi", "split_preview"), &arguments).await?;
        let legs: Vec<String> = match split.get("Ok") {
            Some(legs) => items(legs)
                .map(|leg| {
                    let part =
                        amount::show(integer(field(leg, "amount")).unwrap_or_default(), decimals);
                    format!("{} {part}", field(leg, "leg").as_str().unwrap_or("?"))
                })
                .collect(),
            None => {
                let error = at.runtime.error_name(split.get("Err").unwrap_or(&split));
                self.problems.push(format!("{what}: {error}"));
                Vec::new()
            },
        };
        let approvals = view.pending.as_ref().map_or(0, |pending| pending.approvals.len());
        self.told.push(format!(
            "{what}\n  split: {}\n  reference: {}\n  call hash: {}, approvals: {approvals}",
            legs.join(", "),
            line.reference,
            view.call_hash,
        ));
        Ok(())
    }

    async fn sums(&mut self, at: &At, plan: &Plan, rules: &Rules, native: &Asset) -> Result<()> {
        for asset in &rules.assets {
            let Some(needed) = self.needed.get(&asset.symbol) else { continue };
            let free = at.free(plan.depositor, &asset.id).await?;
            let show = |units| amount::show(units, asset.decimals);
            let symbol = &asset.symbol;
            self.told.push(format!(
                "depositor: {} {symbol}, of which {} are deposited",
                show(free),
                show(*needed)
            ));
            if free < *needed {
                self.problems.push(format!(
                    "the depositor has {} {symbol}, and the file needs {}",
                    show(free),
                    show(*needed)
                ));
            }
        }
        let free = at.free(plan.me, &native.id).await?;
        let show = |units| amount::show(units, native.decimals);
        let (fees, symbol) = (self.fees, &native.symbol);
        self.told.push(format!("key: {} {symbol}, fees {}", show(free), show(fees)));
        if free < fees {
            self.problems.push(format!(
                "the key has {} {symbol}, and the fees are {}",
                show(free),
                show(fees)
            ));
        }
        Ok(())
    }
}
