//! Random histories with balances against a model that recounts every poll from what each vote was cast
//! with, and every token over all accounts.

use super::*;
use crate::types::MAX_POLLS;
use polkadot_sdk::frame_support::{
    storage::with_storage_layer,
    traits::{
        fungible::{Inspect, InspectHold, Mutate},
        tokens::Preservation::Preserve,
    },
};
use polkadot_sdk::sp_runtime::traits::Dispatchable;
use proptest::prelude::*;
use quaestor_primitives::{Balance, Seconds, StakeWeight};
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
enum Op {
    /// Opens a position with one of three multipliers.
    Open(u64, Balance, u32),
    Reduce(usize, Balance),
    Hold(u64, Balance),
    Release(u64, u64),
    Send(u64, u64, Balance),
    Propose(usize),
    Vote(u64, usize, u8),
    Remove(u64, usize),
    Blocks(u8),
}

fn op() -> impl Strategy<Value = Op> {
    let who = || 20..24_u64;
    prop_oneof![
        2 => (who(), 1..4_000_u128, 1..4_u32).prop_map(|(who, sum, of)| Op::Open(who, sum, of * 10_000)),
        3 => (any::<usize>(), 0..=1_000_u128).prop_map(|(id, part)| Op::Reduce(id, part)),
        3 => (who(), 1..900_000 * ACT).prop_map(|(who, amount)| Op::Hold(who, amount)),
        2 => (who(), who()).prop_map(|(by, who)| Op::Release(by, who)),
        2 => (who(), who(), 1..1_000_000_u128).prop_map(|(from, to, sum)| Op::Send(from, to, sum)),
        2 => (0..5_usize).prop_map(Op::Propose),
        6 => (who(), any::<usize>(), 0..3_u8).prop_map(|(who, poll, choice)| Op::Vote(who, poll, choice)),
        1 => (who(), any::<usize>()).prop_map(|(who, poll)| Op::Remove(who, poll)),
        3 => (1..6_u8).prop_map(Op::Blocks),
    ]
}

/// A vote as it was cast: the amounts of older positions with their multipliers, and the balance.
#[derive(Clone)]
struct Cast {
    choice: Choice,
    stakes: BTreeMap<u32, (Balance, u128)>,
    held: Balance,
}

impl Cast {
    /// The formula, in units times basis points.
    fn power(&self) -> StakeWeight {
        let stake: Balance = self.stakes.values().map(|(amount, _)| amount).sum();
        let weight: u128 = self.stakes.values().map(|(amount, bps)| amount * bps).sum();
        let lifted = self.held.min(stake);
        let gain =
            if stake == 0 { 0 } else { quaestor_math::mul_div(lifted, weight, stake).unwrap() };
        weight + gain + (self.held - lifted) * 10_000
    }
}

#[derive(Default)]
struct Model {
    votes: BTreeMap<(u32, u64), Cast>,
    held: BTreeMap<u64, (Balance, Seconds)>,
    polls: u32,
}

fn dispatch(who: u64, call: Call) -> bool {
    with_storage_layer(|| RuntimeCall::from(call).dispatch(RuntimeOrigin::signed(who))).is_ok()
}

impl Model {
    fn poll(&self, index: usize) -> u32 {
        u32::try_from(index % (self.polls as usize + 1)).unwrap()
    }

    fn counts(&self, who: u64) -> bool {
        let mut of_who = self.votes.iter().filter(|((_, voter), _)| *voter == who);
        of_who.any(|(_, cast)| cast.held > 0)
    }

    fn cast(&self, who: u64, poll: u32, choice: Choice) -> Cast {
        let began = tally(poll).began;
        let older = Vault::positions(who).into_iter().filter(|one| one.start < began);
        let bps = |one: &quaestor_primitives::Position| one.steps[0].multiplier_bps.into();
        let held = self.held.get(&who).filter(|(_, since)| *since < began);
        Cast {
            choice,
            stakes: older.map(|one| (one.id, (one.amount, bps(&one)))).collect(),
            held: held.map_or(0, |(amount, _)| *amount),
        }
    }

    fn run(&mut self, op: Op) {
        match op {
            Op::Open(who, amount, bps) => {
                Vault::open(who, amount * ACT, &[(0, bps)]);
            },
            Op::Reduce(index, part) => {
                let table = Vault::table();
                let Some((who, position)) = table.get(index % table.len().max(1)) else { return };
                if *who == PAUL {
                    return;
                }
                let removed = position.amount * part / 1_000;
                for ((_, voter), cast) in &mut self.votes {
                    if let Some((amount, _)) = cast.stakes.get_mut(&position.id) {
                        assert_eq!(voter, who);
                        *amount -= removed;
                    }
                }
                self.votes.retain(|_, cast| cast.power() > 0);
                Vault::reduce(position.id, removed);
            },
            Op::Hold(who, amount) => {
                let free = Balances::reducible_balance(
                    &who,
                    Preserve,
                    polkadot_sdk::frame_support::traits::tokens::Fortitude::Force,
                );
                let done = dispatch(who, Call::hold_balance { amount });
                assert!(!done || amount <= free);
                if done {
                    let held = self.held.entry(who).or_default();
                    *held = (held.0 + amount, Vault::clock());
                }
            },
            Op::Release(by, who) => {
                let done = dispatch(by, release(who));
                let may = by == who && self.held.contains_key(&who) && !self.counts(who);
                assert_eq!(done, may);
                if done {
                    self.held.remove(&who);
                }
            },
            Op::Send(from, to, amount) => {
                let _ = Balances::transfer(&from, &to, amount * ACT, Preserve);
            },
            Op::Propose(kind) => {
                self.polls += u32::from(dispatch(PAUL, propose(Kind::ALL[kind])));
            },
            Op::Vote(who, index, choice) => {
                let (poll, choice) = (self.poll(index), [Aye, Nay, Abstain][usize::from(choice)]);
                if dispatch(who, vote(poll, choice)) {
                    self.votes.insert((poll, who), self.cast(who, poll, choice));
                }
            },
            Op::Remove(who, index) => {
                let poll = self.poll(index);
                let done = dispatch(who, remove(poll));
                let had = self.votes.remove(&(poll, who)).is_some();
                assert!(done || !had);
            },
            Op::Blocks(count) => run_to(System::block_number() + u64::from(count)),
        }
        self.votes.retain(|(poll, _), _| StakeVoting::is_live(*poll));
    }

    fn check(&self) {
        check();
        let issued: Balance = Balances::total_issuance();
        for poll in (0..self.polls).filter(|poll| StakeVoting::is_live(*poll)) {
            let of_poll = || self.votes.iter().filter(|((of, _), _)| *of == poll);
            let sum = |choice| -> StakeWeight {
                of_poll()
                    .filter(|(_, cast)| cast.choice == choice)
                    .map(|(_, cast)| cast.power())
                    .sum()
            };
            let turnout = of_poll().map(|(_, cast)| cast.power()).sum();
            assert_eq!(counts(poll), (turnout, sum(Aye), sum(Nay)));
            // Each token is on hold in one account, and counts there.
            let held: Balance = of_poll().map(|(_, cast)| cast.held).sum();
            assert!(held <= issued);
            for ((_, who), cast) in of_poll() {
                assert!(cast.held <= Balances::total_balance_on_hold(who));
            }
        }
        for who in 20..24 {
            let held = self.held.get(&who).map_or(0, |(amount, _)| *amount);
            assert_eq!(Balances::total_balance_on_hold(&who), held);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]
    #[test]
    fn tallies_are_what_stake_and_balances_give(ops in proptest::collection::vec(op(), 1..90)) {
        with(with_balances(), || {
            let mut model = Model::default();
            for op in ops {
                model.run(op);
                model.check();
            }
            // Everybody can leave with everything.
            for who in 20..24 {
                for poll in 0..model.polls.min(MAX_POLLS * 100) {
                    let _ = dispatch(who, remove(poll));
                }
                assert_eq!(dispatch(who, release(who)), model.held.contains_key(&who));
                assert_eq!(Balances::total_balance_on_hold(&who), 0);
            }
        });
    }
}
