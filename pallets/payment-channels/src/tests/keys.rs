//! Storage keys of each call, counted: a key counts as read if it is read before it is written, and
//! once however often it is touched. Those of guard, providers and settlement come on top: they are
//! stubs here.

use super::*;
use polkadot_sdk::{
    frame_support::traits::{StorageInfoTrait, WhitelistedStorageKeys},
    sp_io::TestExternalities,
};
use std::collections::BTreeSet;

type Keys = BTreeSet<Vec<u8>>;

/// Names of the keys that `act` reads and writes, those of stubs and those that every block has in
/// memory left out.
fn count(chain: &mut TestExternalities, act: impl FnOnce()) -> (Vec<String>, Vec<String>) {
    chain.commit_all().unwrap();
    let recorder = Default::default();
    chain.execute_with_recorder(Clone::clone(&recorder), act);
    let read = recorder.recorded_keys();
    let read: Keys = read.values().flat_map(|keys| keys.keys().map(|key| key.to_vec())).collect();
    let changes = chain.overlayed_changes().changes();
    let written: Keys = changes.map(|(key, _)| key.clone()).collect();
    (named(&read), named(&written))
}

fn named(keys: &Keys) -> Vec<String> {
    let in_memory: Keys =
        AllPalletsWithSystem::whitelisted_storage_keys().into_iter().map(|it| it.key).collect();
    let items = AllPalletsWithSystem::storage_info();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let name = |key: &Vec<u8>| {
        let item = items.iter().find(|item| key.starts_with(&item.prefix))?;
        Some(format!("{}.{}", text(&item.pallet_name), text(&item.storage_name)))
    };
    let mut names: Vec<_> = keys.difference(&in_memory).filter_map(name).collect();
    names.sort();
    names
}

/// A chain with two channels of Alice, the first of which has paid, and one of Bob in USDC, which has
/// paid too.
fn chain() -> TestExternalities {
    let mut chain = ExtBuilder::default().build();
    chain.execute_with(|| {
        for _ in 0..2 {
            accepted(ALICE, open(100));
        }
        accepted(WATCH, redeem(0, 1, 10));
        let key = Signer::sr(7).key();
        accepted(BOB, open_with(PETER, USDC, 100 * USD, key, now() + 30 * DAY));
        accepted(WATCH, redeem_bytes(2, signed(2, 1, 10 * USD, 5_000)));
    });
    chain
}

/// Names of keys, separated by spaces; a number before one says how often it occurs.
fn list(names: &str) -> Vec<String> {
    let mut list = Vec::new();
    let mut times = 1;
    for word in names.split_whitespace() {
        match word.parse() {
            Ok(number) => times = number,
            Err(_) => {
                list.extend(std::iter::repeat_n(word.to_owned(), times));
                times = 1;
            },
        }
    }
    list
}

/// Asserts which keys a call only reads, reads and writes, and only writes.
#[track_caller]
fn assert_keys(who: AccountId, call: impl Fn() -> Call, read_only: &str, changed: &str, new: &str) {
    let mut chain = chain();
    let call = chain.execute_with(call);
    let counted = count(&mut chain, || accepted(who, call));
    let sorted = |names: String| {
        let mut names = list(&names);
        names.sort();
        names
    };
    assert_eq!(counted.0, sorted(format!("{read_only} {changed}")), "read");
    assert_eq!(counted.1, sorted(format!("{changed} {new}")), "written");
}

#[test]
fn keys_of_open() {
    let read = "Channels.Parameters System.BlockHash System.ParentHash";
    let changed = "Balances.Holds Channels.NextChannel Channels.Totals System.Account";
    assert_keys(ALICE, || open(100), read, changed, "Channels.Channels");
}

const HOLD_IN_USDC: &str = "Assets.Account Assets.Asset AssetsHolder.BalancesOnHold \
    AssetsHolder.Holds Channels.Totals";

#[test]
fn keys_of_open_in_usdc() {
    let call = || open_with(PETER, USDC, USD, Signer::sr(7).key(), now() + DAY);
    let read = "Channels.Parameters System.BlockHash System.ParentHash";
    let changed = format!("Balances.Holds Channels.NextChannel System.Account {HOLD_IN_USDC}");
    assert_keys(BOB, call, read, &changed, "Channels.Channels");
}

#[test]
fn keys_of_top_up_in_usdc() {
    let call = || Call::top_up { id: 2, amount: USD };
    assert_keys(BOB, call, "", &format!("Channels.Channels {HOLD_IN_USDC}"), "");
}

#[test]
fn keys_of_top_up() {
    let changed = "Balances.Holds Channels.Channels Channels.Totals System.Account";
    assert_keys(ALICE, || top_up(0, 1), "", changed, "");
}

#[test]
fn keys_of_extend() {
    let call = || extend(0, START + 60 * DAY);
    assert_keys(ALICE, call, "Channels.Parameters", "Channels.Channels", "");
}

/// Accounts: consumer, provider, settlement.
const PAYMENT: &str = "Balances.Holds Channels.Channels Channels.Totals 3 System.Account";
const PAYMENT_IN_USDC: &str = "Assets.Asset 2 Assets.Account AssetsHolder.Holds \
    AssetsHolder.BalancesOnHold Channels.Channels Channels.Totals";

#[test]
fn keys_of_redeem() {
    assert_keys(WATCH, || redeem(0, 2, 20), "System.BlockHash", PAYMENT, "");
}

#[test]
fn keys_of_redeem_in_usdc() {
    let call = || redeem_bytes(2, signed(2, 2, 20 * USD, 10_000));
    assert_keys(WATCH, call, "System.BlockHash", PAYMENT_IN_USDC, "");
}

#[test]
fn keys_of_redeem_batch() {
    let call = || batch(vec![(0, signed(0, 2, 20 * TOKEN, 5_000)), (1, signed(1, 1, TOKEN, 1))]);
    let changed = format!("{PAYMENT} Channels.Channels");
    assert_keys(WATCH, call, "System.BlockHash", &changed, "");
}

#[test]
fn keys_of_close() {
    let call = || close(0, Some(signed(0, 2, 20 * TOKEN, 5_000)));
    assert_keys(PETER, call, "System.BlockHash", PAYMENT, "");
}

#[test]
fn keys_of_request_close() {
    assert_keys(ALICE, || request_close(0), "", "Channels.Channels", "");
}

#[test]
fn keys_of_finish() {
    let call = || {
        at(START + 31 * DAY);
        finish(0)
    };
    let changed = "Balances.Holds Channels.Channels Channels.Totals System.Account";
    assert_keys(WATCH, call, "", changed, "");
}

#[test]
fn keys_of_finish_in_usdc() {
    let call = || {
        at(START + 31 * DAY);
        finish(2)
    };
    let changed = "Assets.Asset Assets.Account AssetsHolder.Holds AssetsHolder.BalancesOnHold \
        Balances.Holds Channels.Channels Channels.Totals System.Account";
    assert_keys(WATCH, call, "", changed, "");
}
