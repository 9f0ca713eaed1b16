//! Runs every golden scenario of a folder against the real pallets: histories of the accrual engine
//! with the exact result, computed in rationals by an independent model.
//!
//! The folder is the one beside this file, or that of `QUAESTOR_GOLDEN_DIR`.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

#[path = "../common/mod.rs"]
mod common;
mod scenario;

use common::{account, check_invariants, clock_to, signed, Chain, USDC};
use num_rational::BigRational;
use num_traits::{One, Zero};
use pallet_rewards::api::PositionReward;
use polkadot_sdk::{frame_support::assert_ok, sp_runtime::DispatchError};
use quaestor_primitives::{AssetKind, Balance, PositionId};
use quaestor_runtime::{AccountId, Balances, Rewards, Runtime, StakingVault};
use scenario::{rational, Expect, Op, Scenario};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

/// Enough for everybody; large multiples of it still fit.
const BALANCE: Balance = 1_000_000_000_000_000_000_000_000_000_000;
const FUNDER: u8 = 100;

fn folder() -> PathBuf {
    match std::env::var_os("QUAESTOR_GOLDEN_DIR") {
        Some(folder) => folder.into(),
        None => PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/scenarios"),
    }
}

fn scenarios() -> Vec<Scenario> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder())
        .expect("the folder of scenarios exists")
        .map(|entry| entry.expect("it can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    paths.sort();
    paths.iter().map(Scenario::read).collect()
}

#[test]
fn every_golden_scenario_comes_out_exactly() {
    let all = scenarios();
    assert!(!all.is_empty(), "no scenario in the folder");
    for scenario in all {
        let checks = run(&scenario);
        println!("{}: {} operations, {checks} figures", scenario.name, scenario.ops.len());
        assert!(checks > 0, "{} checks nothing", scenario.name);
    }
}

/// A scenario in which the first reward, in whatever asset, is out of tolerance.
fn doctored() -> Option<Scenario> {
    scenarios().into_iter().find_map(|mut scenario| {
        let reward = scenario
            .ops
            .iter_mut()
            .filter_map(|(_, op)| match op {
                Op::Check(expect) => Some(expect),
                _ => None,
            })
            .flat_map(|expect| expect.positions.values_mut())
            .flat_map(|position| position.rewards.values_mut())
            .next()?;
        reward.earned += BigRational::from_integer((reward.tolerance + 1).into());
        Some(scenario)
    })
}

#[test]
#[should_panic(expected = "earned of ")]
fn a_doctored_scenario_does_not_pass() {
    run(&doctored().expect("a scenario that checks a reward"));
}

/// A position, and what was taken from it.
struct Opened {
    who: AccountId,
    id: PositionId,
    live: bool,
    claimed: BTreeMap<String, Balance>,
    escrowed: BTreeMap<String, Balance>,
}

struct Run<'a> {
    scenario: &'a Scenario,
    accounts: BTreeMap<String, AccountId>,
    positions: BTreeMap<String, Opened>,
    funded: BTreeMap<String, Balance>,
    figures: usize,
}

/// Returns how many figures were compared.
fn run(scenario: &Scenario) -> usize {
    let names: BTreeSet<&String> = scenario.ops.iter().filter_map(|(_, op)| op.who()).collect();
    let accounts: BTreeMap<String, AccountId> =
        names.into_iter().zip(1..).map(|(name, seed)| (name.clone(), account(seed))).collect();
    let chain = Chain {
        bucket_secs: scenario.bucket,
        existential_deposit: 1,
        params: scenario.params.clone(),
        pools: scenario.pools(),
        accounts: accounts.values().cloned().chain([account(FUNDER)]).collect(),
        balance: BALANCE,
    };
    chain.build().execute_with(|| {
        let mut run = Run {
            scenario,
            accounts,
            positions: BTreeMap::new(),
            funded: BTreeMap::new(),
            figures: 0,
        };
        for (time, op) in &scenario.ops {
            run.step(*time, op);
            check_invariants();
        }
        run.figures
    })
}

impl Run<'_> {
    fn step(&mut self, time: u64, op: &Op) {
        clock_to(time);
        match op {
            Op::Ticks { every, until } => {
                (time..=*until).step_by(*every as usize).for_each(clock_to);
            },
            Op::Fund { asset, amount } => {
                let origin = signed(&account(FUNDER));
                assert_ok!(Rewards::fund(origin, self.scenario.asset(asset), *amount));
                *self.funded.entry(asset.clone()).or_default() += amount;
            },
            Op::Stake { who, amount, tier, id } => {
                let who = self.accounts[who].clone();
                let number = StakingVault::ledger(who.clone()).next_id;
                assert_ok!(StakingVault::stake(signed(&who), *amount, *tier));
                let opened = Opened {
                    who,
                    id: number,
                    live: true,
                    claimed: BTreeMap::new(),
                    escrowed: BTreeMap::new(),
                };
                self.positions.insert(id.clone(), opened);
            },
            Op::Exit { id, early, returned, penalty } => self.exit(id, *early, *returned, *penalty),
            Op::Claim { who } => self.claim(&self.accounts[who].clone()),
            Op::Check(expect) => self.check(time, expect),
        }
    }

    fn exit(&mut self, id: &str, early: bool, returned: Option<Balance>, penalty: Option<Balance>) {
        let opened = &self.positions[id];
        let (who, number) = (opened.who.clone(), opened.id);
        let amount = StakingVault::ledger(who.clone())
            .positions
            .iter()
            .find(|position| position.id == number)
            .expect("a live position")
            .amount;
        let unlocked = StakingVault::position_views(&who)
            .iter()
            .any(|view| view.position.id == number && view.unlocked);
        self.take(&who, Some(number), unlocked);
        let before = Balances::free_balance(&who);
        if early {
            assert_ok!(StakingVault::early_unstake(signed(&who), number));
        } else {
            assert_ok!(StakingVault::unstake(signed(&who), number, None));
        }
        let back = Balances::free_balance(&who) - before;
        if let Some(returned) = returned {
            assert_eq!(back, returned, "what came back of {id}");
        }
        if let Some(penalty) = penalty {
            assert_eq!(amount - back, penalty, "what leaving {id} cost");
        }
        self.positions.get_mut(id).unwrap().live = false;
    }

    fn claim(&mut self, who: &AccountId) {
        self.take(who, None, false);
        for name in self.scenario.assets.keys() {
            let claimed = Rewards::claim_rewards(signed(who), self.scenario.asset(name));
            let nothing = pallet_rewards::Error::<Runtime>::NothingToClaim;
            if let Err(error) = claimed {
                assert_eq!(error.error, DispatchError::from(nothing));
            }
        }
    }

    /// Books what `who` takes with the next call: from one position, or from all.
    fn take(&mut self, who: &AccountId, only: Option<PositionId>, opens: bool) {
        let scenario = self.scenario;
        for PositionReward { position, asset, claimable, escrowed } in
            Rewards::pending_by_position(who)
        {
            if only.is_some_and(|only| only != position) {
                continue;
            }
            let opened = self
                .positions
                .values_mut()
                .find(|opened| opened.live && opened.who == *who && opened.id == position)
                .expect("only positions of the scenario");
            let escrow = if opens { escrowed } else { 0 };
            *opened.claimed.entry(scenario.name_of(&asset)).or_default() += claimable + escrow;
        }
    }

    fn check(&mut self, time: u64, expect: &Expect) {
        let bps = BigRational::from_integer(10_000.into());
        let weight = |bps_weight: u128| BigRational::from_integer(bps_weight.into()) / &bps;
        if let Some(total) = &expect.total_weight {
            assert_eq!(weight(StakingVault::state().weight), *total, "total weight at {time}");
            self.figures += 1;
        }
        for (id, expected) in &expect.positions {
            let opened = self.positions.get_mut(id).expect("a position of the scenario");
            let live = StakingVault::position_views(&opened.who)
                .into_iter()
                .find(|view| opened.live && view.position.id == opened.id)
                .map_or(0, |view| view.weight);
            assert_eq!(weight(live), expected.weight, "weight of {id} at {time}");
            let pending = Rewards::pending_by_position(&opened.who);
            for (asset, reward) in &expected.rewards {
                let kind = self.scenario.asset(asset);
                let (claimable, escrowed) = pending
                    .iter()
                    .find(|p| opened.live && p.position == opened.id && p.asset == kind)
                    .map_or((0, 0), |p| (p.claimable, p.escrowed));
                let claimed = opened.claimed.get(asset).copied().unwrap_or(0);
                opened.escrowed.insert(asset.clone(), escrowed);
                let at = format!("{id} in {asset} at {time}");
                below(claimed + claimable, &reward.earned, reward.tolerance, "earned of", &at);
                below(escrowed, &reward.escrowed, reward.tolerance, "escrowed of", &at);
                self.figures += 2;
            }
        }
        self.check_payouts(time, expect);
        self.check_pools(time, expect);
    }

    /// Amounts that an account was paid and can claim at present, against the exact sum of its
    /// positions.
    fn check_payouts(&self, time: u64, expect: &Expect) {
        for who in self.accounts.values() {
            for name in self.scenario.assets.keys() {
                let of_who = |id: &&String| self.positions[*id].who == *who;
                let (mut exact, mut tolerance) = (BigRational::zero(), 1);
                for id in expect.positions.keys().filter(of_who) {
                    let Some(reward) = expect.positions[id].rewards.get(name) else { continue };
                    exact += &reward.earned;
                    tolerance += reward.tolerance;
                }
                let claimable = Rewards::pending(who.clone())
                    .into_iter()
                    .find(|pending| pending.asset == self.scenario.asset(name))
                    .map_or(0, |pending| pending.claimable);
                let booked: Balance = self
                    .positions
                    .values()
                    .filter(|opened| opened.who == *who)
                    .filter_map(|opened| opened.claimed.get(name))
                    .sum();
                let live: Balance = Rewards::pending_by_position(who)
                    .iter()
                    .filter(|pending| pending.asset == self.scenario.asset(name))
                    .map(|pending| pending.claimable)
                    .sum();
                let ours = BigRational::from_integer((booked + live).into());
                assert!(ours <= exact, "more than exact for {name} at {time}");
                assert!(exact - ours <= BigRational::from_integer(tolerance.into()));
                // Claimable counts fractions together, and what closed positions left.
                assert!(claimable + 1 >= live, "the account lacks what its positions have");
            }
        }
    }

    fn check_pools(&mut self, time: u64, expect: &Expect) {
        for (name, expected) in &expect.pools {
            let kind = self.scenario.asset(name);
            let pool = Rewards::pool_views().into_iter().find(|pool| pool.asset == kind).unwrap();
            let funded = self.funded.get(name).copied().unwrap_or(0);
            for (what, ours, exact) in [
                ("funded", funded, &expected.funded),
                ("unstreamed", pool.unstreamed, &expected.unstreamed),
                ("no_stake", pool.no_stake, &expected.no_stake),
                ("forfeited", pool.forfeited, &expected.forfeited),
            ] {
                let ours = BigRational::from_integer(ours.into());
                let off = if ours > *exact { ours - exact } else { exact - ours };
                assert!(off <= BigRational::one(), "{what} of {name} at {time}: off by {off}");
                self.figures += 1;
            }
        }
    }
}

/// `ours` is never above the exact value, and below it by at most `tolerance`.
fn below(ours: Balance, exact: &BigRational, tolerance: u32, what: &str, at: &str) {
    let ours = BigRational::from_integer(ours.into());
    assert!(ours <= *exact, "{what} {at}: {ours} is above {exact}");
    let short = exact - ours;
    let tolerance = BigRational::from_integer(tolerance.into());
    assert!(short <= tolerance, "{what} {at}: {short} below the exact value");
}

#[test]
fn rationals_of_the_format_are_read() {
    assert_eq!(rational("7/2"), BigRational::new(7.into(), 2.into()));
    assert_eq!(rational("3"), BigRational::from_integer(3.into()));
}

/// The native token, or USDC.
fn kind_of(name: &str) -> AssetKind {
    if name == "USDC" {
        USDC
    } else {
        AssetKind::Native
    }
}
