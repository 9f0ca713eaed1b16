//! Any operations in any order: the invariants hold after each, tokens are neither made nor lost, and a
//! model that reads the rules of the specification by itself predicts each end of a case.

use super::*;
use crate::{types::Moved, Auditors, Audits, Cases, Totals};
use polkadot_sdk::sp_runtime::traits::Dispatchable;
use proptest::{collection::vec, prelude::*};
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
enum Operation {
    Pass(u64),
    Submit { price: Balance, paid: bool, consumer: AccountId },
    Draw,
    Call(AccountId, Call),
    Vote(u64, AccountId, Finding),
    Reveal(u64, AccountId),
    Backing(Balance, Balance),
    Idle,
    Halt(u64),
}

fn operation() -> impl Strategy<Value = Operation> {
    let who = || {
        prop_oneof![Just(CONSUMER), Just(PROVIDER), Just(OTHER), Just(NOBODY), Just(AUDITOR + 1)]
    };
    let auditor = || AUDITOR..AUDITOR + 8;
    let finding = || prop_oneof![3 => Just(Fault), 1 => Just(NoFault)];
    let id = || 0..4u64;
    let audit = || prop_oneof![3 => Just(PASS), 2 => Just(fail())];
    let call = prop_oneof![
        8 => (who(), id().prop_map(challenge)),
        2 => (who(), id().prop_map(|case| Call::respond { case, location: location() })),
        4 => (who(), id().prop_map(|case| Call::resolve { case })),
        12 => (who(), id().prop_map(|case| Call::appeal { case })),
        3 => (Just(COUNCIL), (id(), finding()).prop_map(|(id, finding)| rule(id, finding))),
        2 => (Just(MANY), (id(), finding()).prop_map(|(case, finding)| Call::rule { case, finding, blame: true })),
        4 => (who(), id().prop_map(|case| Call::execute { case })),
        8 => (auditor(), (id(), audit()).prop_map(|(work, answer)| Call::answer { work, answer })),
        2 => (who(), id().prop_map(|work| Call::close_audit { work })),
        2 => (auditor(), (1..3u128).prop_map(|times| Call::join { amount: times * BOND })),
        1 => (auditor(), Just(Call::leave {})),
        2 => (who(), auditor().prop_map(|who| Call::collect { who })),
        1 => (who(), Just(Call::rotate {})),
        3 => (Just(OPERATOR), Just(Call::commit_canary { hash: canary_hash() })),
        4 => (Just(CONSUMER), id().prop_map(|id| reveal_canary(Task::Case(id)))),
        4 => (Just(CONSUMER), id().prop_map(|work| reveal_canary(Task::Audit(work)))),
    ];
    let secs = prop_oneof![6 => 0..6 * HOUR, 5 => Just(DAY), 1 => 0..8 * DAY];
    let price = prop_oneof![1 => 1..1_000u128, 4 => (1..120u128).prop_map(|price| price * TOKEN)];
    let consumer = prop_oneof![4 => Just(CONSUMER), 1 => Just(OTHER), 1 => Just(AUDITOR)];
    prop_oneof![
        5 => secs.prop_map(Operation::Pass),
        6 => (price, any::<bool>(), consumer)
            .prop_map(|(price, paid, consumer)| Operation::Submit { price, paid, consumer }),
        4 => Just(Operation::Draw),
        30 => call.prop_map(|(who, call)| Operation::Call(who, call)),
        24 => (id(), auditor(), finding()).prop_map(|(id, who, vote)| Operation::Vote(id, who, vote)),
        24 => (id(), auditor()).prop_map(|(id, who)| Operation::Reveal(id, who)),
        1 => (0..5_000u128, 0..20_000u128).prop_map(|(own, pool)| Operation::Backing(own, pool)),
        6 => Just(Operation::Idle),
        1 => (600..2 * DAY).prop_map(Operation::Halt),
    ]
}

fn canary_hash() -> [u8; 32] {
    // Computed in the externalities of a test only by the pallet; here by hand.
    use codec::Encode;
    polkadot_sdk::sp_io::hashing::blake2_256(&(CONSUMER, PROVIDER, SALT).encode())
}

/// Votes that were committed and revealed, by case and juror.
#[derive(Default)]
struct Model {
    votes: BTreeMap<(u64, AccountId), Finding>,
    revealed: BTreeMap<(u64, AccountId), Finding>,
    weights: BTreeMap<u64, BTreeMap<AccountId, Balance>>,
    works: u64,
    outcomes: [u32; 10],
}

impl Model {
    /// The newest work comes first.
    fn aim(&self, call: &mut Call) {
        let newest = Totals::<Test>::get().next;
        match call {
            Call::challenge { work, .. }
            | Call::answer { work, .. }
            | Call::close_audit { work }
            | Call::reveal_canary { task: Task::Audit(work), .. } => {
                *work = self.works.saturating_sub(*work);
            },
            Call::respond { case, .. }
            | Call::resolve { case }
            | Call::appeal { case }
            | Call::rule { case, .. }
            | Call::execute { case }
            | Call::reveal_canary { task: Task::Case(case), .. } => {
                *case = newest.saturating_sub(1 + *case);
            },
            _ => {},
        }
    }

    fn run(&mut self, operation: Operation) {
        let newest = Totals::<Test>::get().next;
        let aim = |id: u64| newest.saturating_sub(1 + id);
        match operation {
            Operation::Pass(secs) => at(now() + secs),
            Operation::Submit { price, paid, consumer } => {
                self.works += 1;
                submit(self.works);
                Market::change(self.works, |subject| {
                    (subject.price, subject.paid, subject.consumer) = (price, paid, consumer);
                    subject.irrecoverable = price * 6 / 100;
                });
            },
            Operation::Draw => {
                let block = System::block_number();
                if let Some(subject) = Market::job(self.works) {
                    draw_hash(self.works, subject.block, true);
                    System::set_block_number(block + 3);
                    self.call(NOBODY, Call::draw { work: self.works });
                }
            },
            Operation::Call(who, mut call) => {
                self.aim(&mut call);
                self.call(who, call);
            },
            Operation::Vote(id, who, finding) => {
                let id = aim(id);
                if self.call(who, commit(id, who, finding)) {
                    self.votes.insert((id, who), finding);
                }
            },
            Operation::Reveal(id, who) => {
                let id = aim(id);
                let Some(finding) = self.votes.get(&(id, who)).copied() else { return };
                if self.call(who, reveal(id, finding)) {
                    self.revealed.insert((id, who), finding);
                }
            },
            Operation::Backing(own, pool) => Desk::set(PROVIDER, own * TOKEN, pool * TOKEN),
            Operation::Idle => {
                let issuance = Balances::total_issuance();
                System::reset_events();
                idle();
                assert_eq!(Balances::total_issuance(), issuance);
                events().into_iter().for_each(|event| self.follow(event));
            },
            Operation::Halt(secs) => {
                quaestor_testing::StubClock::set_halt(now(), now() + secs);
                at(now() + secs);
            },
        }
    }

    fn call(&mut self, who: AccountId, call: Call) -> bool {
        System::reset_events();
        let issuance = Balances::total_issuance();
        let quiet = matches!(call, Call::close_audit { .. });
        let accepted = RuntimeCall::from(call).dispatch(RuntimeOrigin::signed(who)).is_ok();
        assert_eq!(Balances::total_issuance(), issuance);
        assert!(accepted != events().is_empty() || quiet);
        events().into_iter().for_each(|event| self.follow(event));
        accepted
    }

    /// Revealed weight for a finding, by the model's own books.
    fn weight(&self, id: u64, wanted: Option<Finding>) -> Balance {
        let weight = |who: &AccountId| self.weights[&id].get(who).copied().unwrap_or_default();
        let votes = self.revealed.iter().filter(|((case, _), finding)| {
            *case == id && wanted.is_none_or(|wanted| wanted == **finding)
        });
        votes.map(|((_, who), _)| weight(who)).sum()
    }

    fn follow(&mut self, event: Event) {
        match event {
            Event::Challenged { case: id, provider, challenger, .. } => {
                let set = Challenges::set_view().members;
                let consumer = case(id).consumer;
                let free =
                    set.iter().filter(|one| ![provider, challenger, consumer].contains(&one.who));
                self.weights.insert(id, free.map(|one| (one.who, one.weight)).collect());
                self.outcomes[0] += 1;
            },
            Event::Resolved { case: id, finding, fault, no_fault, jury, .. } => {
                assert_eq!(jury, self.weights[&id].values().sum::<Balance>());
                assert_eq!(fault, self.weight(id, Some(Fault)));
                assert_eq!(no_fault, self.weight(id, Some(NoFault)));
                let revealed = fault + no_fault;
                let quorum = revealed > 0 && 2 * revealed >= jury;
                let expected = match quorum {
                    true if 3 * fault >= 2 * revealed => Some(Fault),
                    true if 3 * no_fault >= 2 * revealed => Some(NoFault),
                    _ => None,
                };
                assert_eq!(finding, expected);
                self.outcomes[1] += 1;
            },
            Event::Executed { verdict, moved, .. } => {
                Self::check_moved(verdict, moved);
                self.outcomes[match verdict {
                    Verdict::Fault => 2,
                    Verdict::NoFault => 3,
                    Verdict::Undecided => 4,
                }] += 1;
            },
            Event::Appealed { .. } => self.outcomes[5] += 1,
            Event::CanaryRevealed { found, .. } => self.outcomes[if found { 6 } else { 7 }] += 1,
            Event::AuditClosed { .. } => self.outcomes[8] += 1,
            Event::Collected { released, .. } if released > 0 => self.outcomes[9] += 1,
            _ => (),
        }
    }

    /// Q13: what was taken is the sum of the parts, and each part is that of the specification.
    fn check_moved(verdict: Verdict, moved: Moved) {
        let Moved { sentence, taken, challenger, provider, auditors, consumer, burnt, insured } =
            moved;
        assert_eq!(challenger + provider + auditors + consumer + burnt + insured, taken);
        match verdict {
            Verdict::Fault => {
                assert!(taken <= sentence && provider == 0);
                assert!(challenger == taken / 10 || challenger == 0);
                assert!(auditors <= taken / 20 && consumer <= taken / 20);
                assert_eq!(burnt, (burnt + insured) * 3_750 / 10_000);
            },
            Verdict::NoFault => {
                assert!(provider == taken / 2 && auditors <= taken * 3 / 10);
                assert_eq!((sentence, challenger, consumer, burnt), (0, 0, 0, 0));
            },
            Verdict::Undecided => assert_eq!(moved, Moved::default()),
        }
    }
}

fn set_up() {
    for who in AUDITOR..AUDITOR + 8 {
        Bonds::set_staked(who, 8 * BOND);
    }
}

/// Whatever happened before: all cases and audits end by themselves, and every bond and hold returns.
fn leave(model: &mut Model) {
    for _ in 0..400 {
        at(now() + 6 * HOUR);
        model.run(Operation::Idle);
        if Cases::<Test>::iter().count() + Audits::<Test>::iter().count() == 0 {
            break;
        }
    }
    System::set_block_number(System::block_number() + 300);
    for _ in 0..200 {
        at(now() + 6 * HOUR);
        model.run(Operation::Idle);
    }
    assert_eq!(Cases::<Test>::iter().count() + Audits::<Test>::iter().count(), 0);
    for who in AUDITOR..AUDITOR + 8 {
        model.call(who, Call::leave {});
    }
    at(now() + 30 * DAY);
    for who in AUDITOR..AUDITOR + 8 {
        model.call(NOBODY, Call::collect { who });
    }
    check();
    assert_eq!(Auditors::<Test>::iter().count(), 0);
    let totals = Totals::<Test>::get();
    assert_eq!((totals.open, totals.promised), (0, 0));
    assert_eq!(balance(Challenges::account()), ED + totals.pot);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_happens_the_books_are_right(operations in vec(operation(), 1..200)) {
        ExtBuilder::default().auditors(6).build().execute_with(|| {
            set_up();
            let mut model = Model::default();
            for operation in operations {
                model.run(operation);
                check();
            }
            leave(&mut model);
        });
    }
}

#[test]
fn random_operations_reach_what_they_should() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let mut seen = [0; 10];
    for _ in 0..60 {
        let operations = vec(operation(), 500).new_tree(&mut runner).unwrap().current();
        ExtBuilder::default().auditors(6).build().execute_with(|| {
            set_up();
            let mut model = Model::default();
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
