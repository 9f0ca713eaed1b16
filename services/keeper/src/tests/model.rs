//! A chain in memory: two of three deposit, blocks become final two blocks later, and the node loses
//! transactions, breaks connections and lets transactions expire.

use crate::{
    batch::Line,
    decide::{deposit, Deposited, Pending, Plan, Report, View},
    keeper::{Chain, Fate, Own},
    Result,
};
use quaestor_chain::{blake2_256, Account, Error as ChainError, Hash, Signed};
use serde_json::{json, Value};
use std::{
    cell::RefCell,
    collections::{BTreeMap, HashMap},
    rc::Rc,
};

const LIFE: u32 = 8;
const LAG: usize = 2;
const FEE: u128 = 10;

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
        self.0 % bound
    }
}

/// The state after a block.
#[derive(Clone, Default)]
pub struct Block {
    pub nonces: HashMap<Account, u64>,
    /// Deposits by reference: how often, and how much in all.
    pub deposited: BTreeMap<Hash, (u32, u128)>,
    pub pending: HashMap<Hash, Pending>,
}

/// The chain.
pub struct World {
    pub blocks: Vec<Block>,
    pool: Vec<(Account, Signed)>,
    included: HashMap<String, (u32, Report)>,
    pub dice: Dice,
    /// Percent of things that go wrong.
    pub trouble: u64,
    /// Deposits are refused while it is true.
    pub closed: bool,
    pub inner_failures: u32,
    /// A reference is not looked at: only the keeper keeps a deposit from happening twice.
    pub careless: bool,
    threshold: usize,
}

pub type Shared = Rc<RefCell<World>>;

impl World {
    pub fn new(seed: u64, trouble: u64) -> Shared {
        Rc::new(RefCell::new(Self {
            blocks: vec![Block::default(); LAG + 1],
            pool: Vec::new(),
            included: HashMap::new(),
            dice: Dice::new(seed),
            trouble,
            closed: false,
            inner_failures: 0,
            careless: false,
            threshold: 2,
        }))
    }

    pub fn last(&self) -> &Block {
        self.blocks.last().unwrap()
    }

    fn height(&self) -> u32 {
        u32::try_from(self.blocks.len() - 1).unwrap()
    }

    pub fn final_number(&self) -> u32 {
        self.height() - u32::try_from(LAG).unwrap()
    }

    fn final_block(&self) -> &Block {
        &self.blocks[self.final_number() as usize]
    }

    fn unlucky(&mut self) -> bool {
        let trouble = self.trouble;
        self.dice.below(100) < trouble
    }

    /// The next block.
    pub fn mine(&mut self) {
        let number = self.height() + 1;
        let mut block = self.last().clone();
        for (who, tx) in std::mem::take(&mut self.pool) {
            let nonce = block.nonces.entry(who).or_default();
            if tx.death < number || tx.nonce < *nonce {
                continue;
            }
            if tx.nonce > *nonce || self.unlucky() {
                self.pool.push((who, tx));
                continue;
            }
            *nonce += 1;
            let body: Value = serde_json::from_str(&tx.bytes).unwrap();
            let report = self.execute(&mut block, who, &body["call"], number);
            self.included.insert(tx.bytes.clone(), (number, report));
        }
        self.blocks.push(block);
    }

    fn execute(&mut self, block: &mut Block, who: Account, call: &Value, number: u32) -> Report {
        let mut report = Report { fee: FEE, ..Report::default() };
        let failed = |error: &str| Report {
            error: Some(format!("Multisig.{error}")),
            fee: FEE,
            ..Report::default()
        };
        if let Some(cancel) = call["Multisig"].get("cancel_as_multi") {
            let hash = cancel["call_hash"].as_str().unwrap().parse::<Hash>().unwrap();
            return match block.pending.get(&hash) {
                Some(pending) if pending.opener == who => {
                    block.pending.remove(&hash);
                    report
                },
                _ => failed("NotFound"),
            };
        }
        if call.get("RevenueRouter").is_some() {
            report.error = self.deposit(block, call, &mut report.deposited).err();
            return report;
        }
        let multi = &call["Multisig"]["as_multi"];
        let (inner, timepoint) = (&multi["call"], &multi["maybe_timepoint"]);
        let hash = hash_of(inner);
        match block.pending.get_mut(&hash) {
            Some(_) if timepoint.is_null() => return failed("NoTimepoint"),
            None if !timepoint.is_null() => return failed("NotFound"),
            Some(pending) if pending.timepoint != *timepoint => return failed("WrongTimepoint"),
            Some(pending) if pending.approvals.contains(&who) => return failed("AlreadyApproved"),
            Some(pending) => pending.approvals.push(who),
            None => {
                let timepoint = json!({ "height": number.to_string() });
                let pending = Pending { timepoint, opener: who, approvals: vec![who] };
                block.pending.insert(hash, pending);
            },
        }
        if block.pending[&hash].approvals.len() >= self.threshold {
            block.pending.remove(&hash);
            let result = self.deposit(block, inner, &mut report.deposited);
            self.inner_failures += u32::from(result.is_err());
            report.executed = Some(result);
        }
        report
    }

    fn deposit(
        &self,
        block: &mut Block,
        call: &Value,
        deposited: &mut Vec<Hash>,
    ) -> std::result::Result<(), String> {
        let args = &call["RevenueRouter"]["deposit_revenue"];
        let reference: Hash = args["reference"].as_str().unwrap().parse().unwrap();
        let amount: u128 = args["amount"].as_str().unwrap().parse().unwrap();
        if self.closed {
            return Err("CircuitBreaker.EntryClosed".to_owned());
        }
        if !self.careless && block.deposited.contains_key(&reference) {
            return Err("RevenueRouter.AlreadyDeposited".to_owned());
        }
        let (count, sum) = block.deposited.get(&reference).copied().unwrap_or_default();
        block.deposited.insert(reference, (count + 1, sum + amount));
        deposited.push(reference);
        Ok(())
    }
}

fn hash_of(call: &Value) -> Hash {
    Hash(blake2_256(call.to_string().as_bytes()))
}

/// The view of one key.
pub struct Model {
    pub world: Shared,
    pub me: Account,
}

impl Model {
    /// Something else happens, and now and then the connection breaks.
    async fn asked(&self) -> Result<()> {
        tokio::task::yield_now().await;
        if self.world.borrow_mut().unlucky() {
            let (url, why) = (String::new(), "it broke".to_owned());
            return Err(ChainError::Connection { url, why }.into());
        }
        Ok(())
    }
}

impl Chain for Model {
    fn now(&self) -> u64 {
        1_000_000 + 6 * u64::from(self.world.borrow().height())
    }

    async fn account(&self) -> Result<Own> {
        self.asked().await?;
        let world = self.world.borrow();
        let nonce = world.final_block().nonces.get(&self.me).copied().unwrap_or_default();
        Ok(Own { block: world.final_number(), nonce, free: 1_000_000 })
    }

    async fn wait_after(&self, block: u32) -> Result<()> {
        tokio::task::yield_now().await;
        while self.world.borrow().final_number() <= block {
            self.world.borrow_mut().mine();
        }
        Ok(())
    }

    async fn sign(&self, call: &Value, nonce: u64) -> Result<(Signed, u128)> {
        self.asked().await?;
        let birth = self.world.borrow().final_number();
        let body = json!({ "who": format!("{:?}", self.me), "nonce": nonce, "birth": birth, "call": call });
        let bytes = body.to_string();
        let (hash, birth_hash) = (Hash(blake2_256(bytes.as_bytes())), Hash::default());
        Ok((Signed { bytes, hash, nonce, birth, birth_hash, death: birth + LIFE }, FEE))
    }

    async fn submit(&self, tx: &Signed) -> Result<()> {
        self.asked().await?;
        {
            let mut world = self.world.borrow_mut();
            let taken = world.last().nonces.get(&self.me).copied().unwrap_or_default();
            if taken > tx.nonce || world.pool.iter().any(|(_, known)| known.bytes == tx.bytes) {
                return Err(ChainError::Invalid("stale or known".into()).into());
            }
            // A node that takes a transaction may lose it.
            if !world.unlucky() {
                world.pool.push((self.me, tx.clone()));
            }
        }
        self.asked().await
    }

    async fn fate(&self, tx: &Signed) -> Result<Fate> {
        self.asked().await?;
        let mut world = self.world.borrow_mut();
        let head = world.final_number();
        let forgotten = world.unlucky();
        Ok(match world.included.get(&tx.bytes) {
            Some((number, report)) if *number <= head => {
                Fate::Final(*number, (!forgotten).then(|| report.clone()))
            },
            _ if head >= tx.death => Fate::Expired,
            _ => Fate::Open,
        })
    }

    async fn view(&self, _: &Plan, line: &Line) -> Result<View> {
        self.asked().await?;
        let world = self.world.borrow();
        let block = world.final_block();
        let call_hash = hash_of(&deposit(line));
        Ok(View {
            deposited: match block.deposited.contains_key(&line.reference) {
                true => Deposited::Yes,
                false => Deposited::No,
            },
            pending: block.pending.get(&call_hash).cloned(),
            call_hash,
            weight: json!({}),
        })
    }
}
