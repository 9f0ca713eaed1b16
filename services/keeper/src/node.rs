//! The chain behind a node: reads at final blocks, by the names of the metadata.

use crate::{
    batch::{Asset, Line, Rules},
    decide::{deposit, Deposited, Multisig, Pending, Plan, Report, View},
    keeper::{Chain, Fate, Own},
    value::{field, integer, items},
    Error, Result,
};
use quaestor_chain::{
    blake2_256, Account, Client, Error as ChainError, Fate as Told, Hash, Pair, Runtime, Signed,
    SigningOptions,
};
use serde_json::{json, Value};
use std::{sync::Arc, time::Duration};
use tokio::sync::watch;

/// Without a final block for so long, the node is asked whether it has one.
const SILENCE: Duration = Duration::from_secs(60);

/// A connection with a key.
pub struct Node {
    client: Client,
    pair: Pair,
    stop: watch::Receiver<bool>,
}

/// One final block, for reads that belong together.
pub struct At {
    client: Client,
    /// Number and hash.
    pub block: (u32, Hash),
    /// The runtime in its state.
    pub runtime: Arc<Runtime>,
}

impl At {
    /// The newest final block.
    pub async fn newest(client: &Client) -> Result<Self> {
        let block = client.finalized().await?;
        let runtime = client.runtime(block).await?;
        Ok(Self { client: client.clone(), block, runtime })
    }

    /// A value of storage; null if there is none.
    pub async fn value(&self, entry: (&str, &str), keys: &[Value]) -> Result<Value> {
        let value = self.client.value(&self.runtime, entry, keys, self.block).await?;
        Ok(value.unwrap_or_default())
    }

    /// Keys and values of a map.
    pub async fn map(&self, entry: (&str, &str)) -> Result<Vec<(Vec<Value>, Value)>> {
        Ok(self.client.map(&self.runtime, entry, &[], self.block).await?)
    }

    /// An answer of a runtime API; `None` if the chain has no such call.
    pub async fn ask(&self, method: (&str, &str), args: &[Value]) -> Result<Option<Value>> {
        Ok(self.client.call_api(&self.runtime, method, args, self.block).await?)
    }

    /// The same of a chain that must have the call.
    pub async fn must(&self, (api, method): (&str, &str), args: &[Value]) -> Result<Value> {
        let answer = self.ask((api, method), args).await?;
        answer.ok_or_else(|| ChainError::Unknown(format!("runtime call {api}_{method}")).into())
    }

    /// Time of the block, in seconds.
    pub async fn time(&self) -> Result<u64> {
        Ok(integer::<u64>(&self.value(("Timestamp", "Now"), &[]).await?).unwrap_or_default() / 1000)
    }

    /// Names of the chain for files of revenue.
    pub async fn rules(&self) -> Result<Rules> {
        let splits = self.must(("RevenueRouterApi", "splits"), &[]).await?;
        let kinds = items(&splits).filter_map(|split| Some(split.get(0)?.as_str()?.to_owned()));
        let economy = self.must(("ConsoleApi", "economy"), &[]).await?;
        let known = self.value(("RevenueRouter", "KnownAssets"), &[]).await?;
        let known: Vec<&Value> = items(&known).filter_map(|each| each.get("asset")).collect();
        let named = economy.get("native").into_iter().chain(items(field(&economy, "assets")));
        let assets = named.filter_map(asset).filter(|each| known.contains(&&each.id)).collect();
        let kept = self.runtime.constant("RevenueRouter", "KeptReferences")?;
        let most_lines = integer(&kept).unwrap_or_default();
        Ok(Rules { kinds: kinds.collect(), assets, most_lines })
    }

    /// The native token.
    pub async fn native(&self) -> Result<Asset> {
        let economy = self.must(("ConsoleApi", "economy"), &[]).await?;
        let native = economy.get("native").and_then(asset);
        native.ok_or_else(|| Error::Broken("the chain does not name its token".to_owned()))
    }

    /// Free balance of an account in an asset.
    pub async fn free(&self, who: Account, asset: &Value) -> Result<u128> {
        let address = json!(who.to_ss58(42));
        let free = match asset.get("WithId") {
            None => {
                let found = self.value(("System", "Account"), &[address]).await?;
                field(field(&found, "data"), "free").clone()
            },
            Some(id) => {
                let found = self.value(("Assets", "Account"), &[id.clone(), address]).await?;
                field(&found, "balance").clone()
            },
        };
        Ok(integer(&free).unwrap_or_default())
    }

    /// Fee of a call by a key, without signing it, and the weight of the call.
    pub async fn price(&self, call: &Value) -> Result<(u128, Value)> {
        // Address, signature and extensions take about as much.
        const AROUND: usize = 120;
        let length = self.runtime.encode_call(call)?.len() + AROUND;
        let method = ("TransactionPaymentCallApi", "query_call_info");
        let info = self.must(method, &[call.clone(), json!(length)]).await?;
        let fee = integer(field(&info, "partial_fee"));
        let fee = fee.ok_or_else(|| Error::Broken(format!("{info} is no fee")))?;
        Ok((fee, field(&info, "weight").clone()))
    }

    /// A deposit as this block shows it.
    pub async fn view(&self, plan: &Plan, line: &Line) -> Result<View> {
        let call = deposit(line);
        let call_hash = Hash(blake2_256(&self.runtime.encode_call(&call)?));
        let who = json!(plan.depositor.to_ss58(42));
        let has = ("RevenueRouterApi", "has_deposited");
        let deposited = match self.must(has, &[who.clone(), json!(line.reference)]).await?.as_bool()
        {
            Some(false) => Deposited::No,
            Some(true) => self.same(plan, line).await?,
            None => {
                return Err(Error::Broken("has_deposited answers neither yes nor no".to_owned()))
            },
        };
        let (mut pending, mut weight) = (None, Value::Null);
        if plan.multisig.is_some() {
            let open = self.value(("Multisig", "Multisigs"), &[who, json!(call_hash)]).await?;
            pending = pending_of(&open);
            if deposited == Deposited::No {
                weight = self.price(&call).await?.1;
            }
        }
        Ok(View { deposited, pending, call_hash, weight })
    }

    /// Compares a deposit with the chain's record, while that is kept.
    async fn same(&self, plan: &Plan, line: &Line) -> Result<Deposited> {
        let mut start = Value::Null;
        loop {
            let page = self.must(("RevenueRouterApi", "deposits"), &[start, json!(100)]).await?;
            for record in items(&page) {
                let who = field(record, "who").as_str().and_then(Account::parse);
                if who == Some(plan.depositor)
                    && *field(record, "reference") == json!(line.reference)
                {
                    let same = *field(record, "asset") == line.asset
                        && *field(record, "kind") == json!(line.kind)
                        && integer(field(record, "amount")) == Some(line.amount);
                    return Ok(if same { Deposited::Yes } else { Deposited::Otherwise });
                }
            }
            let last =
                items(&page).next_back().and_then(|last| integer::<u64>(field(last, "number")));
            match last.and_then(|last| last.checked_sub(1)) {
                Some(next) => start = json!(next),
                None => return Ok(Deposited::Yes),
            }
        }
    }
}

fn asset(info: &Value) -> Option<Asset> {
    Some(Asset {
        symbol: info.get("symbol").and_then(text_of)?,
        id: info.get("asset")?.clone(),
        decimals: integer(info.get("decimals")?)?,
    })
}

/// A text of the chain, which may be shown as bytes.
fn text_of(value: &Value) -> Option<String> {
    let text = value.as_str()?;
    match quaestor_chain::from_hex(text) {
        Some(bytes) => String::from_utf8(bytes).ok(),
        None => Some(text.to_owned()),
    }
}

fn pending_of(open: &Value) -> Option<Pending> {
    let opener = Account::parse(open.get("depositor")?.as_str()?)?;
    let approvals = items(open.get("approvals")?);
    let approvals = approvals.filter_map(|who| Account::parse(who.as_str()?)).collect();
    Some(Pending { timepoint: open.get("when")?.clone(), opener, approvals })
}

/// Account of a multisig, as the chain derives it.
pub fn multisig_account(me: Account, multisig: &Multisig) -> Account {
    let mut all = multisig.others.clone();
    all.push(me);
    all.sort_unstable();
    let count = u8::try_from(all.len()).unwrap_or(63).min(63);
    let mut bytes = b"modlpy/utilisuba".to_vec();
    // A list's length in the chain's compact form.
    bytes.push(count << 2);
    bytes.extend(all.iter().flat_map(|who| who.0));
    bytes.extend(multisig.threshold.to_le_bytes());
    Account(blake2_256(&bytes))
}

impl Node {
    /// A connection that signs by that key and waits until `stop` turns true.
    pub fn new(client: Client, pair: Pair, stop: watch::Receiver<bool>) -> Self {
        Self { client, pair, stop }
    }

    /// The connection.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// The key's account.
    pub fn me(&self) -> Account {
        self.pair.account()
    }

    async fn next_head(&self, block: u32) -> Result<()> {
        let mut heads = self.client.finalized_heads().await?;
        while self.client.finalized().await?.0 <= block {
            let lost = |why: &str| ChainError::Connection {
                url: self.client.url().to_owned(),
                why: why.to_owned(),
            };
            match tokio::time::timeout(SILENCE, heads.next()).await {
                Ok(Some(Ok(_))) | Err(_) => {},
                Ok(Some(Err(why))) => return Err(lost(&why.to_string()).into()),
                Ok(None) => return Err(lost("the subscription ended").into()),
            }
        }
        Ok(())
    }

    async fn report(&self, (number, index): (u32, u32), error: Option<String>) -> Result<Report> {
        let hash =
            |at| async move { self.client.hash_of(at).await?.ok_or(ChainError::NoBlock(at)) };
        let before = number.saturating_sub(1);
        let runtime = self.client.runtime((before, hash(before).await?)).await?;
        let at = (number, hash(number).await?);
        let events = self.client.value(&runtime, ("System", "Events"), &[], at).await?;
        let own = json!({ "ApplyExtrinsic": index.to_string() });
        let events = events.unwrap_or_default();
        let own = items(&events).filter(|record| *field(record, "phase") == own);
        Ok(report_of(own.map(|record| field(record, "event")), error, |error| {
            runtime.error_name(error)
        }))
    }
}

/// Reads the events of one transaction.
fn report_of<'a>(
    events: impl Iterator<Item = &'a Value>,
    error: Option<String>,
    name: impl Fn(&Value) -> String,
) -> Report {
    let mut report = Report { error, ..Report::default() };
    for event in events {
        if let Some(result) = event.pointer("/Multisig/MultisigExecuted/result") {
            report.executed = Some(match result.get("Err") {
                Some(error) => Err(name(error)),
                None => Ok(()),
            });
        }
        if let Some(reference) = event.pointer("/RevenueRouter/RevenueDeposited/reference") {
            report.deposited.extend(reference.as_str().and_then(|text| text.parse::<Hash>().ok()));
        }
        if let Some(fee) = event.pointer("/TransactionPayment/TransactionFeePaid/actual_fee") {
            report.fee = integer(fee).unwrap_or_default();
        }
    }
    report
}

impl Chain for Node {
    fn now(&self) -> u64 {
        crate::status::now()
    }

    async fn account(&self) -> Result<Own> {
        let at = At::newest(&self.client).await?;
        let account = at.value(("System", "Account"), &[json!(self.me().to_ss58(42))]).await?;
        Ok(Own {
            block: at.block.0,
            nonce: integer(field(&account, "nonce")).unwrap_or_default(),
            free: integer(field(field(&account, "data"), "free")).unwrap_or_default(),
        })
    }

    async fn wait_after(&self, block: u32) -> Result<()> {
        let mut stop = self.stop.clone();
        tokio::select! {
            moved = self.next_head(block) => moved,
            _ = stop.wait_for(|stop| *stop) => Err(Error::Stopped),
        }
    }

    async fn sign(&self, call: &Value, nonce: u64) -> Result<(Signed, u128)> {
        if *self.stop.borrow() {
            return Err(Error::Stopped);
        }
        let options = SigningOptions { nonce: Some(nonce), ..SigningOptions::default() };
        let tx = self.client.sign(&self.pair, call, options).await?;
        let fee = self.client.fee_of(&tx).await?;
        Ok((tx, fee))
    }

    async fn submit(&self, tx: &Signed) -> Result<()> {
        Ok(self.client.submit(tx).await?)
    }

    async fn fate(&self, tx: &Signed) -> Result<Fate> {
        let (block, index, error) = match self.client.fate(tx).await {
            Ok(Told::Open) => return Ok(Fate::Open),
            Ok(Told::Expired) => return Ok(Fate::Expired),
            Ok(Told::Final { block, index, error }) => (block, index, error),
            // It is in that block, or the one before has no state any more: its effect tells.
            Err(ChainError::Pruned(block)) => return Ok(Fate::Final(block, None)),
            Err(error) => return Err(error.into()),
        };
        match self.report((block, index), error).await {
            Ok(report) => Ok(Fate::Final(block, Some(report))),
            Err(Error::Chain(ChainError::Pruned(block))) => Ok(Fate::Final(block, None)),
            Err(error) => Err(error),
        }
    }

    async fn view(&self, plan: &Plan, line: &Line) -> Result<View> {
        At::newest(&self.client).await?.view(plan, line).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_multisig_has_the_account_that_everybody_derives() {
        let who = |uri| Pair::from_uri(uri).unwrap().account();
        let others = vec![who("//Bob"), who("//Charlie")];
        let account = multisig_account(who("//Alice"), &Multisig { threshold: 2, others });
        // createKeyMulti of @polkadot/util-crypto for Alice, Bob and Charlie, two of three.
        let expected = "5DjYJStmdZ2rcqXbXGX7TW85JsrW6uG4y9MUcLq2BoPMpRA7";
        assert_eq!(account.to_ss58(42), expected);
    }

    #[test]
    fn events_of_a_transaction_become_a_report() {
        let reference = Hash([5; 32]);
        let events = [
            json!({ "RevenueRouter": { "RevenueDeposited": { "reference": reference } } }),
            json!({ "Multisig": { "MultisigExecuted": { "result": { "Ok": null } } } }),
            json!({ "TransactionPayment": { "TransactionFeePaid": { "actual_fee": "17" } } }),
            json!({ "System": { "ExtrinsicSuccess": {} } }),
        ];
        let report = report_of(events.iter(), None, |_| String::new());
        let expected =
            Report { error: None, executed: Some(Ok(())), deposited: vec![reference], fee: 17 };
        assert_eq!(report, expected);
        let failed =
            [json!({ "Multisig": { "MultisigExecuted": { "result": { "Err": "BadOrigin" } } } })];
        let report = report_of(failed.iter(), None, |error| error.as_str().unwrap().to_owned());
        assert_eq!(report.executed, Some(Err("BadOrigin".into())));
    }
}
