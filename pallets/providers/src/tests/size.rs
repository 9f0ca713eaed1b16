//! A slash and a payment cost the same with ten bonds and with a thousand.

use super::*;
use crate::{Backers, Bonds};
use polkadot_sdk::{
    frame_support::storage::{with_transaction, TransactionOutcome},
    sp_io::storage::{self, next_key},
    sp_runtime::DispatchError,
};
use std::collections::BTreeMap;

/// The whole storage.
fn storage() -> BTreeMap<Vec<u8>, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut key = Vec::new();
    while let Some(next) = next_key(&key) {
        all.insert(next.clone(), storage::get(&next).unwrap().to_vec());
        key = next;
    }
    all
}

/// Keys that `act` changes.
fn changed(act: impl FnOnce()) -> usize {
    let before = storage();
    act();
    let after = storage();
    let keys = before.keys().chain(after.keys()).collect::<std::collections::BTreeSet<_>>();
    keys.into_iter().filter(|key| before.get(*key) != after.get(*key)).count()
}

/// Numbers of keys that a slash and a payment change with this many bonds and the departures of three
/// days. Neither reads any bond: they do the same when all of them are gone.
fn keys(bonds: u64) -> (usize, usize) {
    ExtBuilder::default().build().execute_with(|| {
        accepted(ALICE, register(100_000));
        for who in 1_000..1_000 + bonds {
            enrich(who);
            let amount = 100_000 * QUIV / u128::from(bonds);
            accepted(who, Call::delegate { provider: ALICE, amount, maturity: 0 });
        }
        for day in 1..4 {
            at(START + day * DAY);
            accepted(999 + day, Call::undelegate { provider: ALICE, maturity: 0, amount: None });
        }
        at(START + 4 * DAY);
        Desk::check_exactly().unwrap();
        let slash = || {
            let _ = sentence(ALICE, 100 * QUIV, START);
        };
        let pay = || {
            let _ = earn(ALICE, NATIVE, 1_000 * QUIV);
        };

        let without = with_transaction(|| {
            let _ = Bonds::<Test>::clear_prefix(ALICE, u32::MAX, None);
            let _ = Backers::<Test>::clear(u32::MAX, None);
            slash();
            pay();
            TransactionOutcome::Rollback(Ok::<_, DispatchError>(provider(ALICE)))
        });
        let counted = (changed(slash), changed(pay));
        assert_eq!(Ok(provider(ALICE)), without);
        Desk::check_exactly().unwrap();
        counted
    })
}

#[test]
fn ten_bonds_and_a_thousand_cost_the_same() {
    let few = keys(10);
    assert_eq!(few, keys(1_000));
    // A slash: provider, totals, list of sweeps, three days of departures, and of the mock's vault bond,
    // stake, balance and issuance; events and their number. A payment: provider, pots, balance, issuance,
    // the indices of the first day with new bonds.
    assert!(few.0 <= 14 && few.1 <= 8, "{few:?}");
}
