//! Contents of a journal.

use super::*;
use crate::batch::{self, tests::rules};
use std::path::PathBuf;

pub(crate) fn place(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("keeper-{name}-{}", std::process::id()));
    std::fs::remove_file(&path).ok();
    path
}

pub(crate) fn lines(rows: &str) -> Vec<Line> {
    let file = format!("key,date,kind,asset,amount,memo\n{rows}");
    batch::read("a.csv", file.as_bytes(), &rules()).unwrap()
}

fn open(path: &Path) -> Ledger {
    Ledger::open(path, Faults::default()).unwrap()
}

fn sent(nonce: u64, subject: &str, at: u64) -> Entry {
    let tx = Signed {
        bytes: "0x00".into(),
        hash: Hash([1; 32]),
        nonce,
        birth: 1,
        birth_hash: Hash([2; 32]),
        death: 64,
    };
    Entry::Sent(Sent { job: "revenue".into(), subject: subject.into(), tx, at })
}

#[test]
fn a_file_is_taken_over_once_and_a_changed_line_is_refused() {
    let path = place("accept");
    let mut ledger = open(&path);
    ledger.accept("a.csv", &lines("a,2026-05-31,Other,USDC,1,x\n"), 7).unwrap();
    let two = "a,2026-05-31,Other,USDC,1,x\nb,2026-05-31,Other,USDC,2,\n";
    ledger.accept("b.csv", &lines(two), 8).unwrap();
    drop(ledger);
    let mut ledger = open(&path);
    let keys: Vec<_> = ledger.book().open().map(|kept| (kept.line.key.clone(), kept.at)).collect();
    assert_eq!(keys, [("a".to_owned(), 7), ("b".to_owned(), 8)]);
    for changed in [
        "a,2026-05-31,Other,USDC,1.000001,x",
        "a,2026-05-30,Other,USDC,1,x",
        "a,2026-05-31,Subscription,USDC,1,x",
        "a,2026-05-31,Other,QTRA,1,x",
        "a,2026-05-31,Other,USDC,1,y",
    ] {
        let file = format!("new,2026-05-31,Other,USDC,1,\n{changed}\n");
        let refused = ledger.accept("c.csv", &lines(&file), 9).unwrap_err().to_string();
        assert!(refused.contains("key \"a\" was accepted before with other content"), "{refused}");
    }
    assert_eq!(ledger.book().lines().count(), 2, "nothing of a refused file is taken over");
    ledger.accept("d.csv", &lines("a,2026-05-31,Other,USDC,1.0,x\n"), 9).unwrap();
}

#[test]
fn states_survive_and_a_refused_line_is_tried_again_with_its_file() {
    let path = place("states");
    let file = lines("a,2026-05-31,Other,USDC,1,\nb,2026-05-31,Other,USDC,2,\n");
    let [a, b] = [file[0].reference, file[1].reference];
    let mut ledger = open(&path);
    ledger.accept("a.csv", &file, 1).unwrap();
    ledger.append(&Entry::Done { reference: a, at: 2 }).unwrap();
    ledger.append(&Entry::Refused { reference: b, why: "no".into(), at: 2 }).unwrap();
    drop(ledger);
    let mut ledger = open(&path);
    assert_eq!(ledger.book().kept(&b).unwrap().state, State::Refused("no".into()));
    assert_eq!(ledger.book().open().count(), 0);
    ledger.accept("a.csv", &file, 3).unwrap();
    assert_eq!(ledger.book().kept(&a).unwrap().state, State::Done);
    assert_eq!(ledger.book().kept(&b).unwrap().state, State::Open);
}

#[test]
fn the_next_number_follows_from_fates() {
    let path = place("numbers");
    let mut ledger = open(&path);
    let (chain, other) = (Hash([1; 32]), Hash([2; 32]));
    ledger.bind(chain, "5Key", 7, 1).unwrap();
    ledger.bind(chain, "5Key", 99, 1).unwrap();
    assert!(ledger.bind(other, "5Key", 7, 1).is_err());
    assert!(ledger.bind(chain, "5Other", 7, 1).is_err());
    assert_eq!(ledger.book().expected(), 7);
    ledger.append(&sent(7, "x", 10)).unwrap();
    assert!(ledger.book().in_flight().is_some());
    ledger.append(&Entry::Fate { nonce: 7, fate: Ended::Expired, at: 20 }).unwrap();
    assert_eq!((ledger.book().expected(), ledger.book().in_flight()), (7, None));
    ledger.append(&sent(7, "x", 30)).unwrap();
    let fate = Ended::Final { block: 3, error: None, fee: "50".into() };
    ledger.append(&Entry::Fate { nonce: 7, fate, at: 40 }).unwrap();
    assert_eq!(ledger.book().expected(), 8);
    ledger.append(&Entry::Accepted { nonce: 12, at: 41 }).unwrap();
    assert_eq!(ledger.book().expected(), 12);
    assert!(ledger.append(&Entry::Fate { nonce: 7, fate: Ended::Expired, at: 50 }).is_err());
    assert_eq!(ledger.book().fees(40), 50);
    assert_eq!((ledger.book().fees(40 + DAY - 1), ledger.book().fees(40 + DAY)), (50, 0));
    assert_eq!(ledger.book().transactions(10 + DAY), 1);
}

#[test]
fn deposits_of_a_day_count_by_asset_and_once() {
    let path = place("limits");
    let file = lines(
        "a,2026-05-31,Other,USDC,1,\nb,2026-05-31,Other,USDC,2,\nc,2026-05-31,Other,QTRA,4,\n",
    );
    let mut ledger = open(&path);
    ledger.accept("a.csv", &file, 1).unwrap();
    for (line, at) in [(0, 10), (0, 20), (1, 30), (2, 30)] {
        ledger.append(&sent(at, &file[line].reference.to_string(), at)).unwrap();
    }
    let sum = |but: usize, now| ledger.book().deposited("USDC", &file[but].reference, now);
    assert_eq!(sum(2, 30), 3_000_000);
    assert_eq!(sum(0, 30), 2_000_000, "the line in hand is left out");
    assert_eq!(sum(2, 20 + DAY), 2_000_000);
    assert_eq!(sum(2, 30 + DAY), 0);
}

#[test]
fn a_key_has_one_process_and_a_broken_journal_is_told() {
    let path = place("held");
    let held = open(&path);
    let second = Ledger::open(&path, Faults::default()).err().unwrap();
    assert_eq!(second.code(), 7);
    assert!(second.to_string().contains("another process holds it"), "{second}");
    drop(held);
    std::fs::write(&path, "{\"done\":{\"reference\":\"0x00\",\"at\":1}}\n").unwrap();
    assert_eq!(Ledger::open(&path, Faults::default()).err().unwrap().code(), 7);
}
