//! Any operations in any order: the invariants hold after each, and a model that keeps every bond by
//! itself has the same values, up to rounding.

use super::{
    model::{Model, ModelProvider},
    *,
};
use polkadot_sdk::sp_runtime::traits::Dispatchable;
use proptest::{collection::vec, prelude::*};
use quaestor_primitives::{ClockInspect, ProviderFault, Seconds, WorkOutcome};
use quaestor_testing::StubClock;
use std::collections::BTreeMap;

/// Roundings of a whole history: below a unit each.
const TOLERANCE: Balance = 2_000;

#[derive(Clone, Debug)]
enum Operation {
    Pass(Seconds),
    Sign(AccountId, Call),
    Earn(AccountId, Balance),
    Fund(AccountId, Balance),
    Sentence(AccountId, Balance, u64),
    Penalise(AccountId, Balance),
    Work(AccountId, Balance, bool),
    Contest(AccountId, bool),
    Idle,
}

fn operation() -> impl Strategy<Value = Operation> {
    use Operation::*;
    let id = || prop_oneof![3 => Just(ALICE), 2 => Just(BOB)];
    let who = || prop_oneof![Just(ALICE), Just(BOB), Just(CAROL), Just(DAVE), Just(POOR)];
    let amount = || 1..3_000 * QUIV;
    let bond = (id(), amount()).prop_map(|(provider, amount)| Call::delegate {
        provider,
        amount,
        maturity: 0,
    });
    let notice = (id(), prop_oneof![1 => Just(None), 4 => amount().prop_map(Some)])
        .prop_map(|(provider, amount)| Call::undelegate { provider, maturity: 0, amount });
    let call = prop_oneof![
        12 => (who(), bond),
        10 => (who(), notice),
        5 => (who(), who().prop_map(release)),
        4 => (who(), (id(), who()).prop_map(|(id, who)| realise(id, who))),
        5 => (who(), id().prop_map(collect)),
        1 => (who(), (2_000..4_000u128).prop_map(register)),
        1 => (id(), (0..6_000u32).prop_map(|share| Call::update {
            share_bps: Some(share), key: None, endpoint: None,
        })),
    ];
    let secs = prop_oneof![6 => 0..6 * HOUR, 4 => 0..3 * DAY, 1 => 0..30 * DAY];
    prop_oneof![
        10 => secs.prop_map(Pass),
        40 => call.prop_map(|(who, call)| Sign(who, call)),
        8 => (id(), 1..100 * QUIV).prop_map(|(id, amount)| Earn(id, amount)),
        1 => (id(), 1..100 * QUIV).prop_map(|(id, amount)| Fund(id, amount)),
        4 => (id(), 1..60 * QUIV, 0..6u64).prop_map(|(id, price, ago)| Sentence(id, price, ago)),
        2 => (id(), 1..20 * QUIV).prop_map(|(id, amount)| Penalise(id, amount)),
        4 => (id(), 1..60 * QUIV, any::<bool>()).prop_map(|(id, price, on)| Work(id, price, on)),
        1 => (id(), any::<bool>()).prop_map(|(id, on)| Contest(id, on)),
        4 => Just(Idle),
    ]
}

#[derive(Default)]
struct History {
    model: Model,
    /// Work that is open.
    work: BTreeMap<AccountId, Vec<Balance>>,
    /// Income that was paid, by provider and account.
    paid: BTreeMap<(AccountId, AccountId), Balance>,
    funded: bool,
}

fn now() -> Seconds {
    <StubClock as ClockInspect>::now()
}

fn today() -> u32 {
    u32::try_from(now() / DAY).unwrap()
}

impl History {
    fn start() -> Self {
        let mut history = Self::default();
        for id in [ALICE, BOB] {
            accepted(id, register(5_000));
            let own = 5_000 * QUIV;
            history.model.providers.insert(id, ModelProvider::of(own));
        }
        history
    }

    fn apply(&mut self, operation: Operation) {
        match operation {
            Operation::Pass(secs) => at(now() + secs),
            Operation::Sign(who, call) => self.call(who, call),
            Operation::Earn(id, amount) => {
                let part = earn(id, NATIVE, amount);
                if part > 0 {
                    self.model.earn(id, part, today());
                }
            },
            Operation::Fund(id, amount) => self.funded |= fund(id, NATIVE, amount),
            Operation::Sentence(id, price, ago) => {
                let assigned = now() - ago * DAY;
                let (amount, taken, _) = sentence(id, price, assigned);
                let day = u32::try_from(assigned / DAY).unwrap();
                let expected = self.model.sentence(id, price, day, now());
                assert!(amount.abs_diff(expected.0) < TOLERANCE, "{amount} {expected:?}");
                assert!(taken.abs_diff(expected.1) < TOLERANCE, "{taken} {expected:?}");
            },
            Operation::Penalise(id, amount) => {
                let paid = <Desk as ProviderFault<_>>::penalise(&id, amount, &INSURANCE).unwrap();
                let own = &mut self.model.providers.get_mut(&id).unwrap().own;
                *own = own.saturating_sub(paid);
            },
            Operation::Work(id, price, true) => {
                if engage(id, price).is_ok() {
                    self.work.entry(id).or_default().push(price);
                }
            },
            Operation::Work(id, price, false) => {
                if let Some(open) = self.work.entry(id).or_default().pop() {
                    let outcomes = [WorkOutcome::Done, WorkOutcome::Late, WorkOutcome::Audited];
                    disengage(id, open, outcomes[(price % 3) as usize]);
                }
            },
            Operation::Contest(id, on) => {
                if on || provider(id).contested > 0 {
                    contest(id, on);
                }
            },
            Operation::Idle => drop(idle()),
        }
    }

    fn call(&mut self, who: AccountId, call: Call) {
        // A merge of notices is against the leaver, and another test's.
        if matches!(call, Call::undelegate { .. }) && backer(who).notices.is_full() {
            return;
        }
        let nominal = match call {
            Call::undelegate { provider: id, .. } if id == who => provider(id).own,
            Call::undelegate { provider: id, .. } => {
                crate::Bonds::<Test>::get(id, (who, 0)).map_or(0, |bond| bond.nominal)
            },
            _ => 0,
        };
        System::reset_events();
        if RuntimeCall::from(call.clone()).dispatch(RuntimeOrigin::signed(who)).is_err() {
            return;
        }
        match call {
            Call::delegate { provider, amount, .. } => {
                self.model.delegate(provider, who, amount, today());
            },
            Call::undelegate { provider, amount, .. } => {
                let amount = amount.unwrap_or(nominal);
                let end = now() + 21 * DAY;
                self.model.undelegate((provider, who), (amount, nominal), (today(), end));
            },
            Call::release { who } => self.model.release(who, now()),
            _ => (),
        }
        for event in events() {
            if let Event::Collected { provider, who, amounts } = event {
                *self.paid.entry((provider, who)).or_default() += amounts[0];
            }
        }
    }

    fn check(&self) {
        Desk::check_exactly().unwrap();
        let near = |one: Balance, two: Balance| one.abs_diff(two) < TOLERANCE;
        for id in [ALICE, BOB] {
            assert!(near(provider(id).own, self.model.providers[&id].own));
            assert!(provider(id).open == self.work.get(&id).map_or(0, |all| all.iter().sum()));
            for who in [ALICE, BOB, CAROL, DAVE] {
                if id == who {
                    continue;
                }
                let views = Desk::bond_views(&who);
                let view = views.iter().find(|view| view.provider == id);
                let value = view.map(|view| view.value);
                let expected = self.model.bond(id, who);
                assert_eq!(value.is_some(), expected.is_some());
                assert!(near(value.unwrap_or(0), expected.unwrap_or(0)), "{value:?} {expected:?}");
                let due = view.and_then(|view| view.earned.first().copied()).unwrap_or(0);
                let earned = due + self.paid.get(&(id, who)).copied().unwrap_or(0);
                let expected = self.model.income(id, who);
                assert!(self.funded || near(earned, expected), "{earned} {expected}");
            }
        }
        for who in [ALICE, BOB, CAROL, DAVE] {
            let values = Desk::leaving_view(&who).notices.into_iter().map(|view| view.value);
            let (sum, expected) = (values.sum::<Balance>(), self.model.leaving(who));
            assert!(near(sum, expected), "{who}: {sum} {expected}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_invariants_hold_and_a_model_agrees(operations in vec(operation(), 1..120)) {
        ExtBuilder::default().build_and_execute(|| {
            let mut history = History::start();
            for operation in operations {
                history.apply(operation);
                history.check();
            }
        });
    }
}
