//! The format of the scenarios.

use crate::kind_of;
use num_rational::BigRational;
use pallet_rewards::{
    types::{Destination, PoolParams},
    GenesisPool,
};
use pallet_staking_vault::types::{Params, Tier};
use quaestor_math::{RateModel, YEAR};
use quaestor_primitives::{AgeStep, AssetKind, Balance, Forfeit, TierId, Voting};
use serde_json::Value;
use std::{collections::BTreeMap, path::PathBuf};

pub struct Scenario {
    pub name: String,
    pub bucket: u64,
    pub params: Params,
    pub assets: BTreeMap<String, RateModel>,
    pub ops: Vec<(u64, Op)>,
}

pub enum Op {
    Ticks { every: u64, until: u64 },
    Fund { asset: String, amount: Balance },
    Stake { who: String, amount: Balance, tier: TierId, id: String },
    Exit { id: String, early: bool, returned: Option<Balance>, penalty: Option<Balance> },
    Claim { who: String },
    Check(Expect),
}

#[derive(Default)]
pub struct Expect {
    pub total_weight: Option<BigRational>,
    pub positions: BTreeMap<String, ExpectPosition>,
    pub pools: BTreeMap<String, ExpectPool>,
}

pub struct ExpectPosition {
    pub weight: BigRational,
    pub rewards: BTreeMap<String, ExpectReward>,
}

pub struct ExpectReward {
    pub earned: BigRational,
    pub escrowed: BigRational,
    pub tolerance: u32,
}

pub struct ExpectPool {
    pub funded: BigRational,
    pub unstreamed: BigRational,
    pub no_stake: BigRational,
    pub forfeited: BigRational,
}

impl Op {
    pub fn who(&self) -> Option<&String> {
        match self {
            Op::Stake { who, .. } | Op::Claim { who } => Some(who),
            _ => None,
        }
    }
}

impl Scenario {
    pub fn read(path: &PathBuf) -> Self {
        let text = std::fs::read_to_string(path).expect("a scenario can be read");
        let json: Value = serde_json::from_str(&text).expect("a scenario is JSON");
        let economy = &json["economy"];
        let assets =
            object(&economy["assets"]).map(|(name, asset)| (name.clone(), rate(asset))).collect();
        Scenario {
            name: string(&json["name"]),
            bucket: number(&json["bucket"]),
            params: Params {
                min_stake: 1,
                immutable_tiers: true,
                tiers: array(&economy["tiers"]).map(tier).collect::<Vec<_>>().try_into().unwrap(),
                ..Default::default()
            },
            assets,
            ops: array(&json["ops"]).map(|json| (number(&json["t"]), op(json))).collect(),
        }
    }

    pub fn asset(&self, name: &str) -> AssetKind {
        assert!(self.assets.contains_key(name), "an asset of the scenario");
        kind_of(name)
    }

    pub fn name_of(&self, asset: &AssetKind) -> String {
        self.assets.keys().find(|name| kind_of(name) == *asset).expect("a known asset").clone()
    }

    pub fn pools(&self) -> Vec<GenesisPool> {
        let pool = |(name, rate): (&String, &RateModel)| GenesisPool {
            asset: kind_of(name),
            params: PoolParams {
                rate: *rate,
                vesting_secs: 0,
                min_funding: 1,
                min_claim: 1,
                min_compound: 1,
                on_no_stake: Destination::Stream,
                on_redirected: Destination::Stream,
                on_forfeited: Destination::Stream,
            },
        };
        self.assets.iter().map(pool).collect()
    }
}

fn rate(json: &Value) -> RateModel {
    match json["rate"].as_str().expect("a rate") {
        "streamed" => RateModel::Streamed { period_secs: number(&json["period"]) },
        "target_apr" => {
            let cap = rational(&string(&json["cap_per_second"]));
            RateModel::TargetApr {
                cap_amount: cap.numer().try_into().expect("a cap that fits"),
                cap_secs: cap.denom().try_into().expect("a cap that fits"),
                year_secs: YEAR,
            }
        },
        other => panic!("an unknown rate: {other}"),
    }
}

fn tier(json: &Value) -> Tier {
    let step = |step: &Value| AgeStep {
        age_secs: number(&step[0]),
        multiplier_bps: number(&step[1]) as u32,
    };
    let forfeit = &json["forfeit"];
    Tier {
        lock_secs: number(&json["lock"]),
        steps: array(&json["steps"]).map(step).collect::<Vec<_>>().try_into().unwrap(),
        forfeit: match forfeit["kind"].as_str().expect("a kind") {
            "none" => Forfeit::None,
            "share" => Forfeit::Share(number(&forfeit["bps"]) as u32),
            "over_base" => Forfeit::OverBase(number(&forfeit["base_bps"]) as u32),
            other => panic!("an unknown forfeit: {other}"),
        },
        penalty_bps: number(&json["principal_penalty_bps"]) as u32,
        voting: Voting::Fixed(10_000),
        firm: false,
        launch: None,
        open: true,
    }
}

fn op(json: &Value) -> Op {
    match json["op"].as_str().expect("an operation") {
        "ticks" => Op::Ticks { every: number(&json["every"]), until: number(&json["until"]) },
        "fund" => Op::Fund { asset: string(&json["asset"]), amount: amount(&json["amount"]) },
        "stake" => Op::Stake {
            who: string(&json["who"]),
            amount: amount(&json["amount"]),
            tier: number(&json["tier"]) as TierId,
            id: string(&json["id"]),
        },
        kind @ ("unstake" | "early_unstake") => Op::Exit {
            id: string(&json["id"]),
            early: kind == "early_unstake",
            returned: json["expect"].get("returned").map(amount),
            penalty: json["expect"].get("penalty").map(amount),
        },
        "claim" => Op::Claim { who: string(&json["who"]) },
        "check" => Op::Check(expect(&json["expect"])),
        other => panic!("an unknown operation: {other}"),
    }
}

fn expect(json: &Value) -> Expect {
    let exact = |value: &Value| rational(&string(value));
    let reward = |reward: &Value| ExpectReward {
        earned: exact(&reward["earned"]),
        escrowed: exact(&reward["escrowed"]),
        tolerance: number(&reward["tolerance"]) as u32,
    };
    let position = |position: &Value| ExpectPosition {
        weight: exact(&position["weight"]),
        rewards: object(&position["rewards"]).map(|(k, v)| (k.clone(), reward(v))).collect(),
    };
    let pool = |pool: &Value| ExpectPool {
        funded: exact(&pool["funded"]),
        unstreamed: exact(&pool["unstreamed"]),
        no_stake: exact(&pool["no_stake"]),
        forfeited: exact(&pool["forfeited"]),
    };
    Expect {
        total_weight: json.get("total_weight").map(exact),
        positions: object(&json["positions"]).map(|(k, v)| (k.clone(), position(v))).collect(),
        pools: object(&json["pools"]).map(|(k, v)| (k.clone(), pool(v))).collect(),
    }
}

/// `n/d` or `n`.
pub fn rational(text: &str) -> BigRational {
    let (n, d) = text.split_once('/').unwrap_or((text, "1"));
    BigRational::new(n.parse().expect("an integer"), d.parse().expect("an integer"))
}

fn object(json: &Value) -> impl Iterator<Item = (&String, &Value)> {
    json.as_object().into_iter().flatten()
}

fn array(json: &Value) -> impl Iterator<Item = &Value> {
    json.as_array().expect("a list").iter()
}

fn string(json: &Value) -> String {
    json.as_str().map(Into::into).unwrap_or_else(|| json.to_string())
}

fn amount(json: &Value) -> Balance {
    string(json).parse().expect("an amount")
}

fn number(json: &Value) -> u64 {
    json.as_u64().expect("a number")
}
