//! Any operations in any order: the invariants hold after each, and an independent model agrees.

use super::{model::*, *};
use crate::types::{Ask, JobSpec};
use polkadot_sdk::{
    frame_support::{traits::Hooks, weights::Weight},
    sp_runtime::traits::Dispatchable,
};
use proptest::{collection::vec, prelude::*};
use quaestor_primitives::{Audit, Disputable, Entry, Seconds, Verdict};
use quaestor_testing::StubGuard;
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
enum Operation {
    Pass(Seconds),
    Halt(Seconds),
    Blocks(u64),
    Idle,
    /// By this account, or by the one that it takes.
    Call(AccountId, Call, bool),
    Freeze(u64, bool),
    Conclude(u64, Verdict),
    Fund(Balance),
    Active(AccountId, bool),
    Share(AccountId, u32),
    Audit(Audit),
    Rate(Balance),
    Block(AccountId, bool),
    Guard(bool),
}

fn job_spec() -> impl Strategy<Value = JobSpec> {
    let price = prop_oneof![1..1_000u128, 1..2 * ED, QUIV..600 * QUIV];
    let secs = (HOUR..3 * DAY, 1..2 * DAY);
    (price, secs, any::<bool>(), 0..6u8, 1..3_000u64).prop_map(
        |(price, (window_secs, deliver_secs), auditable, kind, units)| {
            let dollars = kind == 0;
            let max_price = if dollars { 1 + price % (100 * DOLLAR) } else { price };
            let asset = if dollars { USDC } else { NATIVE };
            let class = u8::from(kind == 1);
            let rest = spec(max_price);
            JobSpec { asset, window_secs, deliver_secs, auditable, class, units, ..rest }
        },
    )
}

fn call() -> impl Strategy<Value = (AccountId, Call)> {
    let consumer = || prop_oneof![5 => Just(ALICE), 3 => Just(BOB), 1 => Just(POOR)];
    let provider = || prop_oneof![6 => Just(PETER), 4 => Just(PAULA), 3 => (0..9usize).prop_map(|n| BIDDERS[n])];
    let anybody = || prop_oneof![consumer(), provider()];
    let job = || 0..4u64;
    let day = || 0..3u32;
    let asset = || prop_oneof![3 => Just(NATIVE), 1 => Just(USDC)];
    let ask = (0..3u8, 1..3 * QUIV, 1..5_000u64, any::<bool>()).prop_map(
        |(class, price, daily_units, set)| {
            let ask = Ask { asset: NATIVE, price, least_secs: 1, daily_units };
            Call::set_ask { class, ask: set.then_some(ask) }
        },
    );
    let bids = (job(), prop_oneof![1..10u128, 1..ED, 1..500 * QUIV], 1..DAY)
        .prop_map(|(job, price, secs)| Call::bid { job, price, secs });
    let submit = (job(), 0..500u64).prop_map(|(job, tokens)| Call::submit_result {
        job,
        output: [1; 32],
        tokens,
        location: Default::default(),
    });
    prop_oneof![
        3 => (consumer(), job_spec().prop_map(post)),
        6 => (consumer(), (provider(), job_spec()).prop_map(|(who, spec)| order(who, spec))),
        16 => (provider(), bids),
        1 => (provider(), job().prop_map(|job| Call::withdraw_bid { job })),
        12 => (consumer(), (job(), provider()).prop_map(|(job, provider)| Call::assign { job, provider })),
        2 => (provider(), job().prop_map(|job| Call::decline { job })),
        12 => (provider(), submit),
        6 => (consumer(), job().prop_map(|job| Call::accept { job })),
        3 => (anybody(), job().prop_map(|job| Call::settle { job })),
        3 => (anybody(), job().prop_map(|job| Call::clear { job })),
        1 => (anybody(), job().prop_map(|job| Call::cancel { job })),
        3 => (anybody(), job().prop_map(|job| Call::fail { job })),
        3 => (anybody(), (provider(), day()).prop_map(|(provider, day)| Call::claim_work { provider, day })),
        2 => (anybody(), (anybody(), asset()).prop_map(|(who, asset)| Call::collect_unpaid { who, asset })),
        2 => (anybody(), asset().prop_map(|asset| Call::flush { asset })),
        3 => (provider(), ask),
        1 => (anybody(), (provider(), 0..2u8).prop_map(|(provider, class)| Call::drop_ask { provider, class })),
    ]
}

fn operation() -> impl Strategy<Value = Operation> {
    let who = || prop_oneof![Just(ALICE), Just(PETER), Just(PAULA), Just(POT)];
    let provider = || prop_oneof![Just(PETER), Just(PAULA)];
    let audit = prop_oneof![
        Just(Audit::Over),
        Just(Audit::Passed),
        Just(Audit::Possible),
        Just(Audit::Pending)
    ];
    let verdict =
        prop_oneof![Just(Verdict::Fault), Just(Verdict::NoFault), Just(Verdict::Undecided)];
    let secs = prop_oneof![60 => 0..HOUR, 6 => 0..DAY, 1 => 0..40 * DAY];
    prop_oneof![
        6 => secs.prop_map(Operation::Pass),
        1 => (601..2 * DAY).prop_map(Operation::Halt),
        1 => (1..3_000u64).prop_map(Operation::Blocks),
        4 => Just(Operation::Idle),
        70 => (call(), 0..4u8).prop_map(|((who, call), n)| Operation::Call(who, call, n > 0)),
        2 => (0..4u64, any::<bool>()).prop_map(|(job, on)| Operation::Freeze(job, on)),
        2 => (0..4u64, verdict).prop_map(|(job, verdict)| Operation::Conclude(job, verdict)),
        2 => prop_oneof![1..1_000u128, 1..QUIV].prop_map(Operation::Fund),
        1 => (provider(), any::<bool>()).prop_map(|(who, on)| Operation::Active(who, on)),
        1 => (provider(), 0..5_000u32).prop_map(|(who, share)| Operation::Share(who, share)),
        2 => audit.prop_map(Operation::Audit),
        1 => prop_oneof![Just(0), 1..5 * QUIV / DOLLAR].prop_map(Operation::Rate),
        1 => (who(), any::<bool>()).prop_map(|(who, on)| Operation::Block(who, on)),
        1 => (0..5u8).prop_map(|n| Operation::Guard(n == 0)),
    ]
}

/// Counts the number of a job in `call` from the newest one backwards, and a day from today.
fn aim(call: &mut Call) {
    let newest = |job: &mut u64| *job = target(*job);
    match call {
        Call::bid { job, price, secs } => {
            newest(job);
            // Within what the job allows, most of the time.
            if let Some(job) = crate::Jobs::<Test>::get(*job).filter(|_| *price % 8 > 0) {
                *price = (job.spec.max_price / 1_001 * (*price % 1_001)).max(1);
                *secs = (*secs).min(job.spec.deliver_secs);
            }
        },
        Call::withdraw_bid { job }
        | Call::assign { job, .. }
        | Call::decline { job }
        | Call::submit_result { job, .. }
        | Call::accept { job }
        | Call::settle { job }
        | Call::clear { job }
        | Call::cancel { job }
        | Call::fail { job } => newest(job),
        Call::claim_work { day, .. } => *day = terms().day(Now::get()) - *day,
        _ => (),
    }
}

/// The account that may make the call; an assignment is made to the best bidder.
fn right_one(call: &mut Call) -> Option<AccountId> {
    match call {
        Call::assign { job, provider } => {
            *provider = InferenceMarket::bid_views(*job).first()?.provider;
            Some(crate::Jobs::<Test>::get(*job)?.consumer)
        },
        Call::accept { job } => Some(crate::Jobs::<Test>::get(*job)?.consumer),
        Call::decline { job } | Call::submit_result { job, .. } => {
            Some(crate::Jobs::<Test>::get(*job)?.deal()?.provider)
        },
        Call::claim_work { provider, day } => {
            let today = terms().day(Now::get());
            let mut all = crate::Work::<Test>::iter()
                .flat_map(|(who, days)| days.into_iter().map(move |credit| (who, credit.day)));
            (*provider, *day) = all.find(|(_, day)| *day < today)?;
            Some(BOB)
        },
        _ => None,
    }
}

fn target(back: u64) -> u64 {
    crate::Numbers::<Test>::get().next.saturating_sub(1 + back)
}

fn conclude(id: u64, verdict: Verdict) -> Result<(), DispatchError> {
    <InferenceMarket as Disputable<AccountId, u64>>::conclude(&id, verdict)
}

fn in_layer(run: impl FnOnce() -> Result<(), DispatchError>) {
    let _ = polkadot_sdk::frame_support::storage::with_storage_layer(run);
}

fn run(model: &mut Model, operation: Operation) {
    System::reset_events();
    match operation {
        Operation::Pass(secs) => after(secs),
        Operation::Halt(secs) => {
            let from = Now::get();
            after(secs);
            Halt::set(&(from, from + secs));
        },
        Operation::Blocks(count) => blocks(count),
        Operation::Idle => {
            InferenceMarket::on_idle(1, Weight::MAX);
        },
        Operation::Call(mut who, mut call, right) => {
            aim(&mut call);
            if right {
                who = right_one(&mut call).unwrap_or(who);
            }
            let _ = RuntimeCall::from(call).dispatch(RuntimeOrigin::signed(who));
        },
        Operation::Freeze(back, on) => in_layer(|| freeze(target(back), on)),
        Operation::Conclude(back, verdict) => in_layer(|| conclude(target(back), verdict)),
        Operation::Fund(amount) => {
            super::claim_work::fund(amount);
            model.fund(amount);
        },
        Operation::Active(who, on) => providers::change(who, |provider| provider.active = on),
        Operation::Share(who, share) => providers::change(who, |provider| provider.share = share),
        Operation::Audit(state) => AuditState::set(&state),
        Operation::Rate(rate) => Rate::set(&rate),
        Operation::Block(who, on) => {
            // An account without dollars cannot be blocked.
            if balance_of(USDC, who) > 0 {
                block(who, on);
            }
        },
        Operation::Guard(true) => StubGuard::close(Entry::Job),
        Operation::Guard(false) => StubGuard::open(Entry::Job),
    }
    let events = events();
    events.into_iter().for_each(|event| model.follow(event));
}

/// Whatever happened before, every job ends, and everything on hold or in the till can leave.
fn leave(model: &mut Model) {
    StubGuard::close(Entry::Job);
    let call = |who, call| Operation::Call(who, call, false);
    for id in crate::Jobs::<Test>::iter_keys().collect::<Vec<_>>() {
        System::reset_events();
        in_layer(|| conclude(id, Verdict::Undecided));
        events().into_iter().for_each(|event| model.follow(event));
    }
    run(model, Operation::Pass(60 * DAY));
    for _ in 0..2 {
        for id in crate::Jobs::<Test>::iter_keys().collect::<Vec<_>>() {
            let job = crate::Numbers::<Test>::get().next - 1 - id;
            for exit in [
                Call::cancel { job },
                Call::fail { job },
                Call::settle { job },
                Call::clear { job },
            ] {
                run(model, call(BOB, exit));
            }
        }
    }
    model.check();
    assert_eq!(crate::Jobs::<Test>::iter().count() + crate::Bids::<Test>::iter().count(), 0);
    // The credits of the last day are closed, and the till is emptied.
    run(model, Operation::Pass(DAY));
    for (who, asset, _) in crate::Unpaid::<Test>::iter().collect::<Vec<_>>() {
        if asset == NATIVE {
            set_balance(who, balance(who).max(ED));
            continue;
        }
        if balance_of(USDC, who) > 0 {
            block(who, false);
        }
        run(model, call(BOB, Call::collect_unpaid { who, asset }));
    }
    for asset in [NATIVE, USDC] {
        run(model, Operation::Pass(600));
        run(model, call(BOB, Call::flush { asset: asset.clone() }));
        assert_eq!(book(asset).pending.of_payments(), Some(0));
    }
    InferenceMarket::check_exactly().unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_happens_the_books_are_right(operations in vec(operation(), 1..150)) {
        ExtBuilder::default().build().execute_with(|| {
            let mut model = Model::new();
            for operation in operations {
                run(&mut model, operation);
                model.check();
            }
            leave(&mut model);
        });
    }
}

#[test]
fn random_operations_reach_what_they_should() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
    for _ in 0..40 {
        let operations = vec(operation(), 400).new_tree(&mut runner).unwrap().current();
        ExtBuilder::default().build().execute_with(|| {
            let mut model = Model::new();
            for operation in operations {
                run(&mut model, operation);
            }
            leave(&mut model);
            for (what, times) in model.outcomes {
                *seen.entry(what).or_default() += times;
            }
        });
    }
    for what in [
        "new",
        "assigned",
        "declined",
        "settled",
        "cleared",
        "concluded",
        "cancelled",
        "failed",
        "claimed",
        "kept",
        "collected",
        "flushed",
        "fee",
        "price",
        "frozen",
    ] {
        assert!(seen.get(what).is_some_and(|times| *times > 0), "{what}: {seen:?}");
    }
}
