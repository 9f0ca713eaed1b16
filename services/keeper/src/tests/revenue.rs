//! Three signatories and their keepers on a chain that fails at random, killed again and again.

use super::{
    model::{Dice, Model, Shared, World},
    *,
};
use crate::{
    batch::Line,
    decide::Multisig,
    fault::Faults,
    keeper::Limits,
    ledger::{
        tests::{lines, place},
        Ledger,
    },
};
use quaestor_chain::{Account, Error as ChainError};
use std::{cell::Cell, path::Path};

/// A key that is the depositor itself.
const ALONE: u8 = 8;

fn who(number: u8) -> Account {
    Account([number; 32])
}

fn plan(me: u8) -> Plan {
    let others = (1..=3).filter(|other| *other != me).map(who).collect();
    let multisig = Some(Multisig { threshold: 2, others });
    Plan { me: who(me), depositor: who(9), multisig }
}

fn file(count: u32) -> Vec<Line> {
    let row = |n| format!("key-{n},2026-05-31,Other,USDC,{}.{n:06},\n", n + 1);
    lines(&(0..count).map(row).collect::<String>())
}

fn keeper(world: &Shared, me: u8, path: &Path, faults: Faults) -> Result<Keeper<Model>> {
    Ok(Keeper {
        chain: Model { world: world.clone(), me: who(me) },
        ledger: Ledger::open(path, faults)?,
        limits: Limits { fees: u128::MAX, transactions: usize::MAX },
        status: Default::default(),
    })
}

fn job(me: u8) -> Revenue {
    let own = Plan { me: who(ALONE), depositor: who(ALONE), multisig: None };
    Revenue::new(if me == ALONE { own } else { plan(me) }, BTreeMap::new(), 30)
}

/// One start of a keeper: the file, and passes until nothing is open.
async fn start(world: &Shared, me: u8, path: &Path, file: &[Line], faults: Faults) -> Result<()> {
    let mut keeper = keeper(world, me, path, faults)?;
    let mut job = job(me);
    keeper.bind(Hash::default(), "key").await?;
    keeper.ledger.accept("a.csv", file, 1)?;
    while job.pass(&mut keeper).await? > 0 {
        let block = world.borrow().final_number();
        keeper.chain.wait_after(block).await?;
    }
    Ok(())
}

/// Starts it again after each kill and each broken connection.
async fn persists(world: &Shared, me: u8, path: &Path, file: &[Line], kills: &Cell<u32>) {
    loop {
        let faults = match kills.get() {
            0 => Faults::default(),
            _ => Faults::after(1 + world.borrow_mut().dice.below(8) as i64),
        };
        match start(world, me, path, file, faults).await {
            Ok(()) => return,
            Err(Error::Killed) => kills.set(kills.get().saturating_sub(1)),
            Err(Error::Chain(ChainError::Connection { .. })) => {},
            Err(other) => panic!("{other}"),
        }
    }
}

fn assert_exact(world: &Shared, file: &[Line]) {
    let world = world.borrow();
    let found: Vec<_> =
        world.last().deposited.iter().map(|(at, deposit)| (*at, *deposit)).collect();
    let mut expected: Vec<_> = file.iter().map(|line| (line.reference, (1, line.amount))).collect();
    expected.sort_unstable();
    assert_eq!(found, expected);
    assert!(world.last().pending.is_empty(), "no call is left open: {:?}", world.last().pending);
}

#[tokio::test]
async fn two_hundred_kills_and_each_of_fifty_lines_is_deposited_once() {
    let seed = std::env::var("QUAESTOR_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(7);
    println!("QUAESTOR_SEED={seed}");
    let world = World::new(seed, 5);
    let (file, kills) = (file(50), Cell::new(200));
    let paths: Vec<_> = (1..=3).map(|me| place(&format!("kills-{me}"))).collect();
    tokio::join!(
        persists(&world, 1, &paths[0], &file, &kills),
        persists(&world, 2, &paths[1], &file, &kills),
        persists(&world, 3, &paths[2], &file, &kills),
    );
    let vain = world.borrow().inner_failures;
    println!("{vain} deposits came too late");
    assert_eq!(kills.get(), 0, "as many kills as wanted");
    assert_exact(&world, &file);
    // The same file again: every line is done, and nothing is sent.
    world.borrow_mut().trouble = 0;
    let nonces = world.borrow().last().nonces.clone();
    for me in 1..=3 {
        let path = &paths[usize::from(me) - 1];
        start(&world, me, path, &file, Faults::default()).await.unwrap();
        let ledger = Ledger::open(path, Faults::default()).unwrap();
        assert!(ledger.book().lines().all(|kept| kept.state == State::Done));
    }
    for _ in 0..10 {
        world.borrow_mut().mine();
    }
    assert_eq!(world.borrow().last().nonces, nonces);
    println!("{nonces:?} transactions in {} blocks", world.borrow().blocks.len());
}

/// The chain of this test takes a reference twice: that nothing happens twice is the keeper's doing.
#[tokio::test]
async fn two_hundred_kills_on_a_chain_that_does_not_look_at_references() {
    let world = World::new(11, 8);
    world.borrow_mut().careless = true;
    let (file, kills) = (file(80), Cell::new(200));
    persists(&world, ALONE, &place("careless"), &file, &kills).await;
    assert_eq!(kills.get(), 0, "as many kills as wanted");
    for _ in 0..20 {
        world.borrow_mut().mine();
    }
    assert_exact(&world, &file);
}

#[tokio::test]
async fn a_kill_at_every_point_deposits_once() {
    let file = file(1);
    let mut points = 0;
    // Until a start gets through without being killed.
    for point in 1.. {
        let world = World::new(1, 0);
        let (one, two) = (place("point-1"), place("point-2"));
        let mut other = keeper(&world, 2, &two, Faults::default()).unwrap();
        other.bind(Hash::default(), "key").await.unwrap();
        other.ledger.accept("a.csv", &file, 1).unwrap();
        assert_eq!(job(2).pass(&mut other).await.unwrap(), 1, "the other one opens");
        let killed = start(&world, 1, &one, &file, Faults::after(point)).await.is_err();
        start(&world, 1, &one, &file, Faults::default()).await.unwrap();
        assert_eq!(job(2).pass(&mut other).await.unwrap(), 0);
        assert_exact(&world, &file);
        if !killed {
            break;
        }
        points += 1;
    }
    // Base, intent, sent, fate and done, and two submissions at least, before and after each.
    assert!(points >= 14, "{points}");
}

#[tokio::test]
async fn what_a_breaker_refuses_goes_on_when_it_opens() {
    let world = World::new(3, 0);
    world.borrow_mut().closed = true;
    let file = file(3);
    let paths = [place("breaker-1"), place("breaker-2")];
    let opens = async {
        while world.borrow().inner_failures < 6 {
            tokio::task::yield_now().await;
        }
        assert!(world.borrow().last().deposited.is_empty());
        world.borrow_mut().closed = false;
    };
    let none = Cell::new(0);
    tokio::join!(
        persists(&world, 1, &paths[0], &file, &none),
        persists(&world, 2, &paths[1], &file, &none),
        opens,
    );
    assert_exact(&world, &file);
}

#[tokio::test]
async fn two_keepers_with_one_key_and_one_stops() {
    let world = World::new(5, 0);
    let (one, other) = (place("twin-1"), place("twin-2"));
    let (mut first, mut second) = (
        keeper(&world, 1, &one, Faults::default()).unwrap(),
        keeper(&world, 1, &other, Faults::default()).unwrap(),
    );
    let mut jobs = (job(1), job(1));
    for (keeper, key) in [(&mut first, "a"), (&mut second, "b")] {
        keeper.bind(Hash::default(), "key").await.unwrap();
        let line = lines(&format!("{key},2026-05-31,Other,USDC,1,\n"));
        keeper.ledger.accept("a.csv", &line, 1).unwrap();
    }
    let ended = tokio::join!(jobs.0.pass(&mut first), jobs.1.pass(&mut second));
    let failed: Vec<_> = [ended.0, ended.1].into_iter().filter_map(Result::err).collect();
    let [Error::Foreign { expected: 0, found: 1 }] = failed.as_slice() else {
        panic!("{failed:?}")
    };
    // It stops again until a person looked.
    let stopped = jobs.1.pass(&mut second).await;
    let stopped = if stopped.is_ok() { jobs.0.pass(&mut first).await } else { stopped };
    assert_eq!(stopped.unwrap_err().code(), 6);
}

#[tokio::test]
async fn limits_of_a_day_stop_before_anything_is_sent() {
    let world = World::new(9, 0);
    let path = place("limits");
    let mut keeper = keeper(&world, 1, &path, Faults::default()).unwrap();
    keeper.bind(Hash::default(), "key").await.unwrap();
    keeper.ledger.accept("a.csv", &file(3), 1).unwrap();
    let most = BTreeMap::from([("USDC".to_owned(), 3_000_001)]);
    let mut job = Revenue::new(plan(1), most, 30);
    let limit = job.pass(&mut keeper).await.unwrap_err();
    assert_eq!(limit.to_string(), "the limit of a day is reached: deposits of USDC");
    assert_eq!(keeper.chain.account().await.unwrap().nonce, 2, "1 and 2.000001 fit");
    job.most.clear();
    keeper.limits = Limits { fees: 29, transactions: usize::MAX };
    assert!(matches!(job.pass(&mut keeper).await, Err(Error::Limit(_))), "a third fee of 10");
    keeper.limits = Limits { fees: 30, transactions: 2 };
    assert!(matches!(job.pass(&mut keeper).await, Err(Error::Limit(_))), "a third transaction");
    keeper.limits.transactions = 3;
    assert_eq!(job.pass(&mut keeper).await.unwrap(), 3, "open until another signatory approves");
    assert_eq!(keeper.chain.account().await.unwrap().nonce, 3);
}

#[test]
fn the_dice_are_the_same_for_a_seed() {
    let rolls = |seed| -> Vec<_> {
        let mut dice = Dice::new(seed);
        (0..5).map(|_| dice.below(1000)).collect()
    };
    assert_eq!(rolls(1), rolls(1));
    assert_ne!(rolls(1), rolls(2));
}
