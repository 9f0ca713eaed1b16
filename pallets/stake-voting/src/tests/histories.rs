//! Random histories against a model that recounts every poll from positions.

use super::*;
use crate::Params;
use proptest::prelude::*;
use quaestor_primitives::{Seconds, StakeWeight};
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
enum Op {
    /// Opens a position of so many ACT, which rises to the second multiplier after so many seconds.
    Open(u64, u128, u32, u32, Seconds),
    /// Lets a part in 1,000 of a position leave.
    Reduce(usize, u128),
    /// Compounds.
    Compound(usize, u128),
    Propose(u64, usize),
    Vote(u64, usize, u8),
    Remove(u64, usize),
    Forget(u64),
    Cancel(usize),
    Blocks(u8),
}

fn op() -> impl Strategy<Value = Op> {
    let who = || 20..25_u64;
    prop_oneof![
        2 => (who(), 1..40_000_u128, 0..30_001_u32, 0..30_001_u32, 1..200_u64)
            .prop_map(|(who, amount, first, then, after)| Op::Open(who, amount, first, then, after)),
        2 => (any::<usize>(), 0..=1_000_u128).prop_map(|(id, part)| Op::Reduce(id, part)),
        1 => (any::<usize>(), 1..ACT).prop_map(|(id, amount)| Op::Compound(id, amount)),
        2 => (who(), 0..5_usize).prop_map(|(who, kind)| Op::Propose(who, kind)),
        6 => (who(), any::<usize>(), 0..3_u8).prop_map(|(who, poll, choice)| Op::Vote(who, poll, choice)),
        1 => (who(), any::<usize>()).prop_map(|(who, poll)| Op::Remove(who, poll)),
        1 => who().prop_map(Op::Forget),
        1 => any::<usize>().prop_map(Op::Cancel),
        2 => (1..9_u8).prop_map(Op::Blocks),
    ]
}

/// Votes as the model keeps them: by poll and account, the choice, the power when it was cast, and when.
type Votes = BTreeMap<(u32, u64), (Choice, StakeWeight, Seconds)>;

#[derive(Default)]
struct Model {
    votes: Votes,
    polls: u32,
}

fn dispatch(who: u64, call: Call) -> bool {
    use polkadot_sdk::frame_support::storage::with_storage_layer;
    use polkadot_sdk::sp_runtime::traits::Dispatchable;
    with_storage_layer(|| RuntimeCall::from(call).dispatch(RuntimeOrigin::signed(who))).is_ok()
}

/// Power of an account in a poll, from its positions.
fn power(who: u64, began: Seconds, at: Seconds) -> StakeWeight {
    let older = Vault::positions(who).into_iter().filter(|one| one.start < began);
    older.map(|one| one.power_at(began).unwrap().min(one.power_at(at).unwrap())).sum()
}

impl Model {
    fn poll(&self, index: usize) -> u32 {
        u32::try_from(index % (self.polls as usize + 1)).unwrap()
    }

    fn run(&mut self, op: Op) {
        match op {
            Op::Open(who, amount, first, then, after) => {
                Vault::open(who, amount * ACT, &[(0, first), (after, then)]);
            },
            Op::Reduce(index, part) => {
                let table = Vault::table();
                let Some((who, position)) = table.get(index % table.len().max(1)) else { return };
                let removed = position.amount * part / 1_000;
                for ((poll, voter), (_, raw, cast)) in &mut self.votes {
                    let began = tally(*poll).began;
                    if voter == who && position.start < began {
                        let at = |time| position.power_of(removed, time).unwrap();
                        *raw -= at(began).min(at(*cast)).min(*raw);
                    }
                }
                self.votes.retain(|_, (_, raw, _)| *raw > 0);
                Vault::reduce(position.id, removed);
            },
            Op::Compound(index, amount) => {
                let table = Vault::table();
                let Some((_, position)) = table.get(index % table.len().max(1)) else { return };
                Vault::compound(position.id, amount);
            },
            Op::Propose(who, kind) => {
                if dispatch(who, propose(Kind::ALL[kind])) {
                    self.polls += 1;
                }
            },
            Op::Vote(who, index, choice) => {
                let (poll, choice) = (self.poll(index), [Aye, Nay, Abstain][usize::from(choice)]);
                if dispatch(who, vote(poll, choice)) {
                    let (cast, began) = (Vault::clock(), tally(poll).began);
                    self.votes.insert((poll, who), (choice, power(who, began, cast), cast));
                }
            },
            Op::Remove(who, index) => {
                let poll = self.poll(index);
                if dispatch(who, remove(poll)) {
                    self.votes.remove(&(poll, who));
                }
            },
            Op::Forget(who) => drop(dispatch(EVE, forget(who))),
            Op::Cancel(index) => {
                let _ = Referenda::cancel(RuntimeOrigin::root(), self.poll(index));
            },
            Op::Blocks(count) => run_to(System::block_number() + u64::from(count)),
        }
        self.votes.retain(|(poll, _), _| StakeVoting::is_live(*poll));
    }

    fn check(&self) {
        check();
        for poll in (0..self.polls).filter(|poll| StakeVoting::is_live(*poll)) {
            let tally = tally(poll);
            let of_poll = || self.votes.iter().filter(|((of, _), _)| *of == poll);
            let sum = |choice| -> StakeWeight {
                let of_choice = of_poll().filter(|(_, (of, ..))| *of == choice);
                of_choice.map(|(_, (_, raw, _))| tally.counted(*raw)).sum()
            };
            let turnout: StakeWeight = of_poll().map(|(_, (_, raw, _))| raw).sum();
            assert_eq!(counts(poll), (turnout, sum(Aye), sum(Nay)));
            for ((_, who), (choice, raw, cast)) in of_poll() {
                let stored = *voter(*who).vote_in(poll).unwrap();
                assert_eq!((stored.choice, stored.raw, stored.cast), (*choice, *raw, *cast));
                // Never more than what its live positions would give.
                assert!(*raw <= power(*who, tally.began, *cast));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]
    #[test]
    fn tallies_are_what_positions_give(ops in proptest::collection::vec(op(), 1..80), cap: bool, root: bool) {
        let cap_bps = cap.then_some(1_000);
        with(Params { cap_bps, root_parameter: root, root_feature: root, ..dev() }, || {
            let mut model = Model::default();
            stake_each(&[20, 21, 22, 23, 24], 10_000);
            next_block();
            for op in ops {
                model.run(op);
                model.check();
            }
            // Everybody can leave, and anybody cleans up.
            (20..25).for_each(Vault::leave);
            model.votes.clear();
            model.check();
            for who in 20..25 {
                if has_record(who) {
                    accepted(EVE, forget(who));
                }
                assert!(!has_record(who) && !Vault::is_marked(who));
            }
        });
    }
}
