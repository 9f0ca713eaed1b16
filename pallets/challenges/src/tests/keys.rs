//! Storage keys that each call reads and writes in its worst case: those of this pallet, and of
//! accounts and holds. Keys of market, providers and vault stand behind their traits and are not
//! counted here; the weights add them.

use super::*;
use crate::types::MAX_AUDITORS;
use polkadot_sdk::{
    frame_support::{dispatch::GetDispatchInfo, storage::storage_prefix},
    sp_core::hexdisplay::HexDisplay,
    sp_tracing::tracing::{
        self,
        field::{Field, Visit},
        span, Event as Trace, Metadata, Subscriber,
    },
};
use std::{
    collections::BTreeSet,
    fmt::Debug,
    sync::{Arc, Mutex},
};

#[derive(Default)]
struct Seen {
    read: BTreeSet<String>,
    written: BTreeSet<String>,
}

/// Notes the keys that the externalities report.
#[derive(Clone, Default)]
struct Noter(Arc<Mutex<Seen>>);

#[derive(Default)]
struct Access {
    method: String,
    key: String,
}

impl Visit for Access {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.record_debug(field, &format_args!("{value}"));
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        match field.name() {
            "method" => self.method = format!("{value:?}"),
            "key" => self.key = format!("{value:?}"),
            _ => {},
        }
    }
}

impl Subscriber for Noter {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "state"
    }
    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }
    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}
    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}
    fn event(&self, event: &Trace<'_>) {
        let mut access = Access::default();
        event.record(&mut access);
        let mut seen = self.0.lock().unwrap();
        match access.method.as_str() {
            "Get" | "Exists" | "Hash" if !seen.written.contains(&access.key) => {
                seen.read.insert(access.key);
            },
            "Put" => {
                seen.written.insert(access.key);
            },
            _ => {},
        }
    }
    fn enter(&self, _: &span::Id) {}
    fn exit(&self, _: &span::Id) {}
}

/// Prefixes that count, as the externalities report them.
fn prefixes() -> [String; 3] {
    let hex = |prefix: &[u8]| format!("{}", HexDisplay::from(&prefix));
    let pallet = |name: &[u8]| hex(&storage_prefix(name, b"")[..16]);
    let account = storage_prefix(b"System", b"Account");
    [pallet(b"Challenges"), pallet(b"Balances"), hex(&account)]
}

/// Runs `act` and returns the numbers of counted keys that it read and wrote.
fn count(act: impl FnOnce()) -> (usize, usize) {
    let noter = Noter::default();
    tracing::subscriber::with_default(noter.clone(), act);
    let seen = noter.0.lock().unwrap();
    let counted = |keys: &BTreeSet<String>| {
        let own = |key: &&String| prefixes().iter().any(|prefix| key.starts_with(prefix));
        keys.iter().filter(own).count()
    };
    assert!(!seen.read.is_empty(), "the externalities report nothing");
    (counted(&seen.read), counted(&seen.written))
}

/// Asserts the numbers of keys of a call, and that its declared weight covers them.
#[track_caller]
fn assert_keys(who: AccountId, call: Call, expected: (usize, usize)) {
    use polkadot_sdk::frame_support::weights::constants::ParityDbWeight;
    let weight = call.get_dispatch_info().call_weight;
    let name = format!("{call:?}");
    let found = count(|| accepted(who, call));
    assert_eq!(found, expected, "{name}");
    let keys = ParityDbWeight::get().reads_writes(found.0 as u64, found.1 as u64);
    assert!(weight.all_gte(keys), "{name}: the weight does not cover the keys");
}

fn full() -> ExtBuilder {
    ExtBuilder::default().auditors(MAX_AUDITORS as usize)
}

#[test]
fn of_auditors() {
    full().build_and_execute(|| {
        Bonds::set_staked(OTHER, 2 * BOND);
        assert_keys(OTHER, Call::join { amount: 2 * BOND }, (35, 3));
        assert_keys(AUDITOR + 9, Call::leave {}, (2, 2));
        at(START + DAY);
        assert_keys(NOBODY, Call::rotate {}, (34, 2));
        ended(1, &[]);
        crate::Auditors::<Test>::mutate(AUDITOR + 9, |one| one.as_mut().unwrap().owed = 1);
        crate::Totals::<Test>::mutate(|totals| (totals.pot, totals.promised) = (POT - 1, 1));
        at(START + 30 * DAY);
        assert_keys(NOBODY, Call::collect { who: AUDITOR + 9 }, (5, 4));
    });
}

#[test]
fn of_audits() {
    full().build_and_execute(|| {
        submit(1);
        draw_hash(1, 1, true);
        at(START + DAY);
        accepted(NOBODY, Call::rotate {});
        System::set_block_number(9);
        assert_keys(NOBODY, Call::draw { work: 1 }, (4, 2));
        let auditor = crate::Audits::<Test>::get(1).unwrap().auditor;
        assert_keys(auditor, Call::answer { work: 1, answer: fail() }, (5, 6));
        drawn(2, AUDITOR);
        assert_keys(AUDITOR, Call::answer { work: 2, answer: PASS }, (4, 5));
        drawn(3, AUDITOR);
        crate::Auditors::<Test>::mutate(AUDITOR, |one| one.as_mut().unwrap().misses = 2);
        at(START + 10 * DAY);
        assert_keys(NOBODY, Call::close_audit { work: 3 }, (4, 5));
        let hash = Challenges::canary_view(&CONSUMER, &PROVIDER, SALT);
        assert_keys(OPERATOR, Call::commit_canary { hash }, (3, 2));
        assert_keys(OPERATOR, Call::drop_canary { hash }, (2, 2));
        accepted(OPERATOR, Call::commit_canary { hash });
        at(START + 11 * DAY);
        drawn(4, AUDITOR + 1);
        accepted(AUDITOR + 1, Call::answer { work: 4, answer: fail() });
        assert_keys(CONSUMER, reveal_canary(Task::Case(1)), (5, 5));
    });
}

#[test]
fn of_a_case() {
    full().build_and_execute(|| {
        drawn(1, AUDITOR);
        assert_keys(CONSUMER, challenge(1), (6, 7));
        assert_keys(PROVIDER, Call::respond { case: 0, location: location() }, (1, 1));
        assert_keys(AUDITOR, commit(0, AUDITOR, NoFault), (1, 1));
        for who in AUDITOR + 1..AUDITOR + 32 {
            accepted(who, commit(0, who, NoFault));
        }
        at(START + DAY);
        assert_keys(AUDITOR, reveal(0, NoFault), (1, 1));
        for who in AUDITOR + 1..AUDITOR + 32 {
            accepted(who, reveal(0, NoFault));
        }
        at(START + 2 * DAY);
        assert_keys(NOBODY, Call::resolve { case: 0 }, (2, 3));
        assert_keys(CONSUMER, Call::appeal { case: 0 }, (4, 5));
        at(START + 9 * DAY);
        // A silent council; the stake is lost, and each juror judged.
        assert_keys(NOBODY, Call::execute { case: 0 }, (40, 40));
    });
    full().build_and_execute(|| {
        let id = decided(1, &[Fault; 32]);
        accepted(PROVIDER, Call::appeal { case: id });
        assert_keys(COUNCIL, rule(id, Fault), (5, 7));
        assert_keys(NOBODY, Call::execute { case: id }, (41, 41));
    });
    // Every juror loses its seat.
    full().build_and_execute(|| {
        for who in AUDITOR..AUDITOR + 32 {
            crate::Auditors::<Test>::mutate(who, |one| one.as_mut().unwrap().misses = 2);
        }
        let id = decided(1, &[Fault; 32]);
        accepted(PROVIDER, Call::appeal { case: id });
        accepted(MANY, Call::rule { case: id, finding: NoFault, blame: true });
        assert_keys(NOBODY, Call::execute { case: id }, (41, 40));
        assert_eq!(crate::Seats::<Test>::get().len(), 0);
    });
}

#[test]
fn of_parameters() {
    full().build_and_execute(|| {
        let new = params();
        assert_eq!(count(|| governed(Call::set_params { params: new })), (2, 2));
    });
}

/// Next to these idle time looks for the first keys of the agenda and of the results to be drawn.
#[test]
fn of_idle_time() {
    full().build_and_execute(|| {
        disputed(1);
        assert_eq!(count(idle), (2, 0));
        // A case that cannot move on changes its own key and two of the agenda.
        at(START + 2 * DAY);
        let listed = case(0).listed;
        assert_eq!(count(|| Challenges::postpone(Task::Case(0), listed)), (2, 3));
    });
}
