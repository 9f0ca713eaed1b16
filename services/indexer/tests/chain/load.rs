//! Makes blocks full of what users do, from a seed.

use quaestor_chain::{Account, Client, Pair, Runtime, SigningOptions};
use serde_json::{json, Value};
use std::{collections::HashMap, sync::Arc};

pub const NAMES: [&str; 6] = ["Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie"];

/// Numbers that look random, the same for a seed.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound.max(1)
    }
}

pub struct Load {
    pub client: Client,
    runtime: Arc<Runtime>,
    pairs: Vec<Pair>,
    nonces: HashMap<usize, u64>,
    pub dice: Dice,
    unit: u128,
    keys: u64,
    timepoint: Option<(Value, Value)>,
}

/// A deposit of revenue.
fn deposit(asset: &Value, amount: u64, kind: &str) -> Value {
    json!({ "RevenueRouter": { "deposit_revenue": { "asset": asset,
        "amount": amount.to_string(), "kind": kind, "reference": null } } })
}

fn address(pair: &Pair) -> String {
    pair.account().to_ss58(42)
}

async fn renewed(url: &str) -> quaestor_chain::Result<(Client, Arc<Runtime>)> {
    let client = Client::connect(&[url.to_owned()], None).await?;
    let runtime = client.runtime(client.finalized().await?).await?;
    Ok((client, runtime))
}

impl Load {
    pub async fn new(url: &str, seed: u64) -> Self {
        let client = Client::connect(&[url.to_owned()], None).await.unwrap();
        let at = client.finalized().await.unwrap();
        let runtime = client.runtime(at).await.unwrap();
        let properties: Value =
            client.request("system_properties", Default::default()).await.unwrap();
        let decimals = properties["tokenDecimals"].as_u64().unwrap_or(18);
        Self {
            client,
            runtime,
            pairs: NAMES.map(|name| Pair::from_uri(&format!("//{name}")).unwrap()).to_vec(),
            nonces: HashMap::new(),
            dice: Dice::new(seed),
            unit: 10u128.pow(u32::try_from(decimals).unwrap()),
            keys: seed << 20,
            timepoint: None,
        }
    }

    /// Goes on with another connection, after the node was killed.
    pub async fn reconnect(&mut self, url: &str) {
        // A runtime that is new to the node is compiled first, which may take minutes.
        for attempt in 0..10 {
            match renewed(url).await {
                Ok((client, runtime)) => {
                    (self.client, self.runtime) = (client, runtime);
                    break;
                },
                Err(error) => assert!(attempt < 9, "{error}"),
            }
        }
        self.nonces.clear();
        self.timepoint = None;
    }

    pub fn account(&self, who: usize) -> Account {
        self.pairs[who].account()
    }

    /// Makes a block, final at once. Returns its number.
    pub async fn seal(&mut self) -> u32 {
        let mut params = quaestor_chain::params();
        params.insert(true).unwrap();
        params.insert(true).unwrap();
        let _: Value = self.client.request("engine_createBlock", params).await.unwrap();
        self.client.finalized().await.unwrap().0
    }

    /// Signs and hands in. A call that the pool refuses is left out.
    pub async fn send(&mut self, who: usize, call: Value) -> bool {
        let pair = self.pairs[who].clone();
        let nonce = match self.nonces.get(&who) {
            Some(nonce) => *nonce,
            None => self.client.next_nonce(pair.account()).await.unwrap(),
        };
        let options = SigningOptions { nonce: Some(nonce), ..SigningOptions::default() };
        let signed = self.client.sign(&pair, &call, options).await.unwrap();
        match self.client.submit(&signed).await {
            Ok(()) => {
                self.nonces.insert(who, nonce + 1);
                true
            },
            Err(error) => {
                assert!(matches!(error, quaestor_chain::Error::Invalid(_)), "{error}");
                self.nonces.remove(&who);
                false
            },
        }
    }

    /// So many tokens in smallest units.
    pub fn units(&self, tokens: u64) -> String {
        (u128::from(tokens) * self.unit).to_string()
    }

    fn tokens(&mut self, most: u64) -> String {
        (u128::from(self.dice.below(most) + 1) * self.unit).to_string()
    }

    fn asset(&mut self) -> Value {
        let dollar = self.runtime.has_pallet("Assets") && self.dice.below(2) == 0;
        if dollar {
            json!({ "WithId": "1" })
        } else {
            json!("Native")
        }
    }

    /// Something that somebody does. Much of it fails, as things do.
    fn deed(&mut self) -> Value {
        let id = self.dice.below(4).to_string();
        let asset = self.asset();
        match self.dice.below(18) {
            0..=2 => {
                let tier = self.dice.below(4).to_string();
                json!({ "StakingVault": { "stake":
                    { "amount": self.tokens(5_000), "tier": tier } } })
            },
            3 => json!({ "StakingVault": { "unstake": { "position": id, "amount": null } } }),
            4 => json!({ "StakingVault": { "early_unstake": { "position": id } } }),
            5 => json!({ "StakingVault": { "cancel_unstake": { "chunk": id } } }),
            6 => json!({ "StakingVault": { "withdraw": null } }),
            7 => json!({ "Rewards": { "claim_rewards": { "asset": asset } } }),
            8 => json!({ "Rewards": { "collect_vested": { "asset": asset } } }),
            9 => json!({ "Rewards": { "forfeit_stream": { "stream": id } } }),
            10 => json!({ "Rewards": { "compound": { "position": id } } }),
            11 => json!({ "Rewards": { "compound_through_exchange":
                { "position": id, "asset": { "WithId": "1" } } } }),
            12 => {
                let amount =
                    if asset.is_string() { self.tokens(2_000) } else { "400000000".into() };
                json!({ "Rewards": { "fund": { "asset": asset, "amount": amount } } })
            },
            13 => json!({ "Subscriptions": { "subscribe": {
                "plan": "0", "periods": "1", "pay_with": asset,
                "max_payment": self.tokens(100_000) } } }),
            14 => json!({ "FeeDiscounts": { "set_allowance":
                { "asset": { "WithId": "1" }, "amount": "1000000000" } } }),
            15 => json!({ "BuybackBurn": { "execute_buyback": null } }),
            16 => json!({ "Rewards": { "set_auto_compound": { "on": self.dice.below(2) == 0 } } }),
            _ => {
                let to = address(&self.pairs[self.dice.below(6) as usize]);
                json!({ "Balances": { "transfer_keep_alive":
                    { "dest": to, "value": self.tokens(10) } } })
            },
        }
    }

    /// Returns `true` if this chain has such a call.
    fn knows(&self, call: &Value) -> bool {
        self.runtime.encode_call(call).is_ok()
    }

    /// A block of what people do: some calls of each, prices now and then, fees, revenue by two of
    /// three.
    pub async fn block(&mut self) -> u32 {
        let count = 2 + self.dice.below(6);
        for _ in 0..count {
            let who = self.dice.below(6) as usize;
            let call = self.deed();
            if self.knows(&call) {
                self.send(who, call).await;
            }
        }
        match self.dice.below(5) {
            0 => self.prices().await,
            1 => self.fees().await,
            2 | 3 => self.revenue().await,
            _ => {},
        }
        self.seal().await
    }

    pub async fn prices(&mut self) {
        let call =
            json!({ "Oracle": { "feed_values": { "values": [["Native", "500000000000"]] } } });
        if self.knows(&call) {
            for who in 0..3 {
                self.send(who, call.clone()).await;
            }
        }
    }

    async fn fees(&mut self) {
        let at = self.client.finalized().await.unwrap();
        let now = self.client.value(&self.runtime, ("Timestamp", "Now"), &[], at).await.unwrap();
        let now: u64 = now.unwrap().as_str().unwrap().parse().unwrap();
        let mut batch = Vec::new();
        for _ in 0..3 {
            self.keys += 1;
            let payer = address(&self.pairs[self.dice.below(6) as usize]);
            batch.push(json!({
                "key": format!("0x{:064x}", self.keys), "payer": payer,
                "asset": { "WithId": "1" },
                "gross_fee": (1_000 + self.dice.below(100_000)).to_string(),
                "time": (now / 1000).to_string(),
            }));
        }
        let call = json!({ "FeeDiscounts": { "settle_trade_fees": { "batch": batch } } });
        if self.knows(&call) {
            self.send(3, call).await;
        }
    }

    /// One of the three opens a deposit, or the second one closes it.
    async fn revenue(&mut self) {
        let (by, timepoint, call) = match self.timepoint.take() {
            None => {
                let kind = ["Subscription", "ExchangeFee", "TradingProfit", "Other"]
                    [self.dice.below(4) as usize];
                let amount = 1_000_000_000 + self.dice.below(9_000_000_000);
                (0, Value::Null, deposit(&json!({ "WithId": "1" }), amount, kind))
            },
            Some((timepoint, call)) => (1, timepoint, call),
        };
        if !self.approve(by, &timepoint, &call).await || by == 1 {
            return;
        }
        self.seal().await;
        self.timepoint = self.opened().await.map(|opened| (opened, call));
    }

    /// Two of the three deposit dollars.
    pub async fn profit(&mut self, dollars: u64) {
        let call = deposit(&json!({ "WithId": "1" }), dollars * 1_000_000, "TradingProfit");
        assert!(self.approve(0, &Value::Null, &call).await);
        self.seal().await;
        let opened = self.opened().await.unwrap();
        assert!(self.approve(1, &opened, &call).await);
        self.seal().await;
    }

    /// One of the three approves a call of their account.
    async fn approve(&mut self, by: usize, timepoint: &Value, call: &Value) -> bool {
        let mut others: Vec<_> =
            (0..3).filter(|who| *who != by).map(|who| self.account(who)).collect();
        others.sort();
        let others: Vec<_> = others.iter().map(|who| who.to_ss58(42)).collect();
        let multi = json!({ "Multisig": { "as_multi": {
            "threshold": "2", "other_signatories": others, "maybe_timepoint": timepoint,
            "call": call, "max_weight": { "ref_time": "50000000000", "proof_size": "1000000" } } } });
        self.knows(&multi) && self.send(by, multi).await
    }

    /// When the first call that waits for approvals was opened.
    async fn opened(&self) -> Option<Value> {
        let at = self.client.finalized().await.unwrap();
        let open = self.client.map(&self.runtime, ("Multisig", "Multisigs"), &[], at);
        open.await.unwrap().first().map(|(_, open)| open["when"].clone())
    }

    /// A call of the development chain's sudo, whose weight is what it is said to be.
    pub async fn sudo(&mut self, call: Value, ref_time: u64) {
        let weight = json!({ "ref_time": ref_time.to_string(), "proof_size": "0" });
        let call =
            json!({ "Sudo": { "sudo_unchecked_weight": { "call": call, "weight": weight } } });
        assert!(self.send(0, call).await);
    }

    /// Fills the next block: of its two seconds it leaves less than the chain's pass wants for a visit.
    pub async fn fill(&mut self) {
        for ref_time in [1_700_000_000_000, 291_000_000_000] {
            self.sudo(json!({ "System": { "set_storage": { "items": [] } } }), ref_time).await;
        }
    }
}
