//! From a configuration to a key at work on a chain.

use crate::{
    amount,
    config::{self, Config},
    decide::{Multisig, Plan},
    fault::Faults,
    keeper::{Keeper, Limits},
    ledger::Ledger,
    node::{multisig_account, At, Node},
    revenue::Revenue,
    status::Status,
    Error, Result,
};
use quaestor_chain::{Account, Client, Hash};
use serde_json::json;
use std::{collections::BTreeMap, sync::Arc};
use tokio::sync::watch;

/// Address of the key in the journal and in its name: the prefix is the same on every chain.
fn address(who: Account) -> String {
    who.to_ss58(42)
}

/// Opens the journal of the key. One process holds it.
pub fn ledger(config: &Config) -> Result<Ledger> {
    let me = config.key()?.account();
    std::fs::create_dir_all(&config.state)?;
    Ledger::open(&config.state.join(format!("{}.journal", address(me))), Faults::from_env())
}

/// Connects to the chain of the journal.
pub async fn connect(config: &Config, journal: Option<Hash>) -> Result<Client> {
    Ok(Client::connect(&config.nodes, config.genesis.or(journal)).await?)
}

/// Binds journal and key to the chain.
pub async fn keeper(
    config: &Config,
    client: Client,
    ledger: Ledger,
    status: Arc<Status>,
    stop: watch::Receiver<bool>,
) -> Result<Keeper<Node>> {
    let node = Node::new(client, config.key()?, stop);
    let native = At::newest(node.client()).await?.native().await?;
    let fees = amount::parse(&config.limits.fees, native.decimals);
    let fees = fees.map_err(|why| Error::Config(format!("limits.fees: {why}")))?;
    status.decimals(native.decimals);
    let limits = Limits { fees, transactions: config.limits.transactions };
    let (genesis, me) = (node.client().genesis(), address(node.me()));
    let mut keeper = Keeper { chain: node, ledger, limits, status };
    keeper.bind(genesis, &me).await?;
    Ok(keeper)
}

/// The depositor, and how the key takes part.
pub fn plan(me: Account, config: &config::Revenue) -> Result<Plan> {
    let mut others = Vec::new();
    for text in &config.signatories {
        let who = Account::parse(text);
        others.push(who.ok_or_else(|| Error::Config(format!("{text:?} is no account")))?);
    }
    if others.is_empty() {
        return Ok(Plan { me, depositor: me, multisig: None });
    }
    let count = others.len();
    others.sort_unstable();
    others.dedup();
    if others.len() != count {
        return Err(Error::Config("a signatory is named twice".to_owned()));
    }
    others.retain(|who| *who != me);
    if others.len() == count {
        return Err(Error::Config(format!("the key {} is no signatory", address(me))));
    }
    let multisig = Multisig { threshold: config.threshold, others };
    Ok(Plan { me, depositor: multisig_account(me, &multisig), multisig: Some(multisig) })
}

/// Refuses a key that deposits alone, but on a development chain.
pub fn refuse_alone(plan: &Plan, chain_type: &str) -> Result<()> {
    let approvals = plan.multisig.as_ref().map_or(1, |multisig| multisig.threshold);
    if approvals > 1 || matches!(chain_type, "Development" | "Local") {
        return Ok(());
    }
    Err(Error::Config(
        "this key alone reaches the whole threshold of the depositor; outside of development chains \
         revenue needs a multisig of two at least"
            .to_owned(),
    ))
}

/// The job `revenue` on that chain.
pub async fn revenue(node: &Node, config: &config::Revenue) -> Result<Revenue> {
    let plan = plan(node.me(), config)?;
    let kind: serde_json::Value =
        node.client().request("system_chainType", quaestor_chain::params()).await?;
    refuse_alone(&plan, kind.as_str().unwrap_or_default())?;
    let at = At::newest(node.client()).await?;
    let members = at.value(("RevenueDepositors", "Members"), &[]).await?;
    let depositor = plan.depositor;
    let is = |who: &serde_json::Value| who.as_str().and_then(Account::parse) == Some(depositor);
    if !crate::value::items(&members).any(is) {
        let who = depositor.to_ss58(at.runtime.ss58_prefix);
        return Err(Error::Config(format!("{who} is no depositor of revenue: {}", json!(members))));
    }
    let rules = at.rules().await?;
    let mut most = BTreeMap::new();
    for (symbol, text) in &config.most_per_day {
        let bad = |why: String| Error::Config(format!("revenue.most_per_day.{symbol}: {why}"));
        let asset = rules.assets.iter().find(|asset| asset.symbol == *symbol);
        let asset = asset.ok_or_else(|| bad("revenue does not come in it".to_owned()))?;
        most.insert(symbol.clone(), amount::parse(text, asset.decimals).map_err(bad)?);
    }
    Ok(Revenue::new(plan, most, config.pause_secs))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(signatories: &[&str], threshold: u16) -> config::Revenue {
        config::Revenue {
            signatories: signatories.iter().map(|&who| who.to_owned()).collect(),
            threshold,
            most_per_day: BTreeMap::new(),
            inbox: None,
            pause_secs: 60,
        }
    }

    const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
    const BOB: &str = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";

    #[test]
    fn a_key_has_to_be_a_signatory_named_once() {
        let alice = Account::parse(ALICE).unwrap();
        let made = plan(alice, &config(&[ALICE, BOB], 2)).unwrap();
        assert_eq!(made.multisig.unwrap().others, [Account::parse(BOB).unwrap()]);
        for (signatories, why) in [
            (&[BOB, "x"][..], "\"x\" is no account"),
            (&[BOB, BOB], "named twice"),
            (&[BOB], "is no signatory"),
        ] {
            let refused = plan(alice, &config(signatories, 2)).unwrap_err().to_string();
            assert!(refused.contains(why), "{refused}");
        }
    }

    #[test]
    fn a_key_that_deposits_alone_is_for_development_chains() {
        let alice = Account::parse(ALICE).unwrap();
        let alone = plan(alice, &config(&[], 1)).unwrap();
        assert!(refuse_alone(&alone, "Development").is_ok());
        let refused = refuse_alone(&alone, "Live").unwrap_err();
        assert_eq!(refused.code(), 2);
        assert!(refused.to_string().contains("reaches the whole threshold"), "{refused}");
        let two = plan(alice, &config(&[ALICE, BOB], 2)).unwrap();
        assert!(refuse_alone(&two, "Live").is_ok());
    }
}
