//! Any operations in any order: the invariants hold after each, a session pays exactly what was paid
//! in for it, and a model of the votes gives the same tallies.

use super::*;
use crate::{types::SessionId, Participants, Sessions, Totals};
use polkadot_sdk::sp_runtime::traits::Dispatchable;
use proptest::{collection::vec, prelude::*};
use quaestor_primitives::{Balance, Seconds, StakeWeight};
use quaestor_testing::StubPower;
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
enum Operation {
    Pass(Seconds),
    Call(AccountId, Call),
    Fee(Balance, u32),
    Stake(AccountId, Balance),
    Purse(AccountId, Balance),
}

fn operation() -> impl Strategy<Value = Operation> {
    let who = || prop_oneof![Just(ALICE), Just(BOB), Just(POOR), Just(NOBODY)];
    let agent = || prop_oneof![Just(AGENTS[0]), Just(AGENTS[1]), Just(AGENTS[2])];
    let session = || 0..6u32;
    let opening = (1..10u8, 1..4usize, HOUR..3 * DAY);
    let opening =
        opening.prop_map(|(options, agents, secs)| open_with(options, &AGENTS[..agents], secs));
    let call = prop_oneof![
        4 => (who(), opening),
        4 => (who(), (session(), 1..5_000u128).prop_map(|(id, amount)| fund(id, amount))),
        8 => (who(), (session(), 0..4u8).prop_map(|(id, option)| vote(id, option))),
        6 => (Just(RECORDER), (session(), vec(0..1_002u16, 2..4)).prop_map(|(id, points)| record(id, &points))),
        6 => (who(), session().prop_map(settle)),
        2 => (who(), who().prop_map(|who| Call::forget { who })),
        1 => (agent(), Just(Call::retire_agent {})),
        2 => (agent(), Just(Call::register_agent { name: [3; 32] })),
    ];
    let secs = prop_oneof![6 => 0..6 * HOUR, 3 => 0..2 * DAY, 1 => 0..40 * DAY];
    let stake = (who(), prop_oneof![1 => Just(0), 6 => 1_000..4_000u128]);
    let payee = prop_oneof![1 => who(), 2 => agent(), 1 => Just(TREASURY)];
    let purse = (payee, prop_oneof![1 => Just(0), 1 => Just(ED), 4 => Just(RICH)]);
    prop_oneof![
        5 => secs.prop_map(Operation::Pass),
        40 => call.prop_map(|(who, call)| Operation::Call(who, call)),
        1 => (1..8_000u128, 0..=10_000u32).prop_map(|(fee, bps)| Operation::Fee(fee, bps)),
        2 => stake.prop_map(|(who, tokens)| Operation::Stake(who, tokens)),
        3 => purse.prop_map(|(who, amount)| Operation::Purse(who, amount)),
    ]
}

/// Counts the number of a session in `call` from the newest one backwards.
fn aim(call: &mut Call) {
    let (Call::fund { session, .. }
    | Call::vote { session, .. }
    | Call::record { session, .. }
    | Call::settle { session }) = call
    else {
        return;
    };
    *session = Totals::<Test>::get().next.saturating_sub(1 + *session);
}

/// Votes by session and account, as an independent model keeps them.
#[derive(Default)]
struct Model {
    votes: BTreeMap<(SessionId, AccountId), (u8, StakeWeight)>,
    stakes: BTreeMap<AccountId, (Balance, Seconds)>,
    /// Amount that neither payee nor treasury could receive.
    unpaid: Balance,
    outcomes: [u32; 6],
}

impl Model {
    fn run(&mut self, operation: Operation) {
        match operation {
            Operation::Pass(secs) => at(now() + secs),
            Operation::Call(who, mut call) => {
                aim(&mut call);
                self.call(who, call);
            },
            Operation::Fee(fee, agents_bps) => crate::Parameters::<Test>::mutate(|params| {
                let params = params.as_mut().unwrap();
                (params.fee, params.agents_bps) = (fee, agents_bps);
            }),
            Operation::Stake(who, tokens) => {
                stake_since(who, tokens, now());
                self.stakes.insert(who, (tokens, now()));
            },
            Operation::Purse(who, amount) => {
                set_balance(who, amount);
            },
        }
    }

    fn call(&mut self, who: AccountId, call: Call) {
        System::reset_events();
        let issuance = Balances::total_issuance();
        let accepted = RuntimeCall::from(call).dispatch(RuntimeOrigin::signed(who)).is_ok();
        assert_eq!(Balances::total_issuance(), issuance);
        assert_eq!(accepted, !events().is_empty());
        events().into_iter().for_each(|event| self.follow(event));
    }

    fn follow(&mut self, event: Event) {
        match event {
            Event::Voted { session: id, who, new, .. } => {
                let (tokens, since) = self.stakes[&who];
                assert!(since < session(id).opened && now() < session(id).ends);
                assert_eq!(new.1, power(tokens));
                self.votes.insert((id, who), new);
                self.outcomes[0] += 1;
            },
            Event::Settled { session: id, tallies, paid, to_treasury, unpaid, .. } => {
                self.check_tallies(id, &tallies);
                self.unpaid += unpaid;
                self.outcomes[1] += 1;
                self.outcomes[3] += u32::from(unpaid > 0);
                self.outcomes[4] += u32::from(paid.contains(&0) && to_treasury > 0);
            },
            Event::Refunded { session: id, tallies, unpaid, .. } => {
                self.check_tallies(id, &tallies);
                self.unpaid += unpaid;
                self.outcomes[2] += 1;
            },
            Event::Forgotten { .. } => self.outcomes[5] += 1,
            _ => (),
        }
    }

    fn check_tallies(&self, id: SessionId, tallies: &[StakeWeight]) {
        for (option, tally) in (0..).zip(tallies) {
            let votes = self.votes.iter().filter(|((of, _), (to, _))| *of == id && *to == option);
            assert_eq!(*tally, votes.map(|(_, (_, power))| power).sum::<u128>());
        }
    }

    fn check(&self) {
        Debates::do_try_state().unwrap();
        let pools: Balance = Sessions::<Test>::iter_values().map(|session| session.pool).sum();
        assert_eq!(balance(Debates::account()), ED + pools + self.unpaid);
        for (id, session) in Sessions::<Test>::iter() {
            self.check_tallies(id, &session.tallies);
        }
        assert!(Participants::<Test>::iter().all(|(who, _)| who != RECORDER));
        // No hold outlives its agent.
        let holds = AGENTS.map(held);
        let deposits = AGENTS.map(|who| if Debates::agent(who).is_some() { DEPOSIT } else { 0 });
        assert_eq!(holds, deposits);
    }

    fn new() -> Self {
        StubPower::set(NOBODY, 0, 0, 0);
        let since = START - 1;
        let stakes = [(ALICE, (1_000, since)), (BOB, (2_000, since))].into_iter().collect();
        Self { stakes, ..Default::default() }
    }
}

/// Whatever happened before, every session can be settled at last, and every deposit returned.
fn leave(model: &mut Model) {
    at(now() + 40 * DAY);
    for one in Totals::<Test>::get().unsettled {
        model.call(NOBODY, settle(one.session));
    }
    for agent in AGENTS {
        model.call(agent, Call::retire_agent {});
    }
    for who in Participants::<Test>::iter_keys().collect::<Vec<_>>() {
        model.call(NOBODY, Call::forget { who });
    }
    model.check();
    let left = Sessions::<Test>::iter().count() + Participants::<Test>::iter().count();
    assert_eq!(left + crate::Agents::<Test>::iter().count(), 0);
    assert_eq!(AGENTS.map(held), [0; 3]);
    assert_eq!(balance(Debates::account()), ED + model.unpaid);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_happens_the_books_are_right(operations in vec(operation(), 1..150)) {
        ExtBuilder::default().build().execute_with(|| {
            set_up();
            let mut model = Model::new();
            for operation in operations {
                model.run(operation);
                model.check();
            }
            leave(&mut model);
        });
    }

    /// Shares against a model that divides the products itself.
    #[test]
    fn the_shares_are_the_floor_of_the_exact_ones(
        pool in prop_oneof![0..100u128, 0..=1_000_000_000_000_000_000_000_000_000_000u128],
        points in vec(0..=1_000u16, 2..=16),
    ) {
        ExtBuilder::default().build().execute_with(|| {
            set_up();
            accepted(ALICE, open());
            let mut session = session(0);
            let sum: u128 = points.iter().map(|points| u128::from(*points)).sum();
            (session.pool, session.points) = (pool, Some(points.clone().try_into().unwrap()));
            let Some(shares) = session.shares() else {
                assert_eq!(sum, 0);
                return;
            };
            for (share, points) in shares.iter().zip(points) {
                assert_eq!(*share, pool * u128::from(points) / sum);
            }
            let paid: u128 = shares.iter().sum();
            assert!(paid <= pool && pool - paid < 16);
        });
    }
}

#[test]
fn random_operations_reach_what_they_should() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let mut seen = [0; 6];
    for _ in 0..40 {
        let operations = vec(operation(), 400).new_tree(&mut runner).unwrap().current();
        ExtBuilder::default().build().execute_with(|| {
            set_up();
            let mut model = Model::new();
            for operation in operations {
                model.run(operation);
            }
            leave(&mut model);
            for (seen, times) in seen.iter_mut().zip(model.outcomes) {
                *seen += times;
            }
        });
    }
    assert!(seen.iter().all(|times| *times > 0), "{seen:?}");
}
