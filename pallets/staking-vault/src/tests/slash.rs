//! Slashing through `StakeSlash`: from positions and cooldown alike.

use super::*;
use crate::{
    types::{UnlockChunk, MAX_CHUNKS, MAX_PARTS, MAX_POSITIONS},
    HoldReason,
};
use alloc::collections::BTreeMap;
use polkadot_sdk::{
    frame_support::{
        traits::{fungible::MutateHold, Imbalance},
        BoundedVec,
    },
    frame_system,
};
use quaestor_primitives::StakeSlash;
use quaestor_testing::StubObserver;

/// Positions and chunks of an account by their number.
fn amounts(who: AccountId) -> BTreeMap<u32, u128> {
    let ledger = ledger(who);
    let positions = ledger.positions.iter().map(|one| (one.id, one.amount));
    positions.chain(ledger.unlocking.iter().map(|one| (one.id, one.amount))).collect()
}

/// The parts of the last slash.
fn last_parts() -> Vec<(u32, u128)> {
    let parts = |event| match event {
        RuntimeEvent::Vault(Event::Slashed { parts, .. }) => Some(parts),
        _ => None,
    };
    let parts = System::events().into_iter().rev().find_map(|record| parts(record.event)).unwrap();
    parts.into_inner()
}

/// Slashes, and asserts that the event accounts for each part of the account by its number.
#[track_caller]
fn assert_slashed(who: AccountId, amount: u128, taken: u128, missing: u128) {
    let (before, parts) = (Vault::held(&who), amounts(who));
    let (credit, rest) = <Vault as StakeSlash<AccountId>>::slash(&who, amount);
    assert_eq!((credit.peek(), rest), (taken, missing));
    assert_eq!(Vault::held(&who), before - taken);
    if taken == 0 {
        return;
    }
    let told = last_parts();
    assert_eq!(told.iter().map(|(_, cut)| cut).sum::<u128>(), taken);
    let after = amounts(who);
    for (id, cut) in &told {
        assert!(*cut > 0);
        // A position below the minimum is closed, and what it keeps cools down with another number.
        let kept = parts[id] - cut;
        assert!(after.get(id).is_none_or(|now| *now == kept), "{id}");
    }
    let untouched = parts.iter().filter(|(id, _)| !told.iter().any(|(other, _)| other == *id));
    assert!(untouched.into_iter().all(|(id, amount)| after.get(id) == Some(amount)));
}

/// 6,000 and 3,000 in positions, 1,000 cooling.
fn ten_thousand() {
    accepted(ALICE, stake(6_000 * TOKEN, 4));
    accepted(ALICE, stake(3_000 * TOKEN, 2));
    accepted(ALICE, stake(1_000 * TOKEN, 0));
    accepted(ALICE, early_unstake(2));
}

#[test]
fn a_slash_takes_from_all_parts_in_proportion() {
    ExtBuilder::qtra().build_and_execute(|| {
        ten_thousand();
        let issuance = Balances::total_issuance();

        assert_slashed(ALICE, 1_000 * TOKEN, 1_000 * TOKEN, 0);

        let ledger = ledger(ALICE);
        assert_eq!(ledger.positions[0].amount, 5_400 * TOKEN);
        assert_eq!(ledger.positions[1].amount, 2_700 * TOKEN);
        assert_eq!(ledger.unlocking[0].amount, 900 * TOKEN);
        assert_eq!((state().staked, state().in_cooldown), (8_100 * TOKEN, 900 * TOKEN));
        // 5,400 at 1.60x and 2,700 at 1.20x.
        assert_eq!(pending(START + 7 * DAY), (118_800_000 * TOKEN as i128, 2));
        let parts = [(0, 600 * TOKEN), (1, 300 * TOKEN), (3, 100 * TOKEN)];
        assert_eq!(last_parts(), parts);
        assert_eq!(Balances::total_issuance(), issuance - 1_000 * TOKEN);
    });
}

#[test]
fn what_rounding_leaves_is_taken_too() {
    ExtBuilder::qtra().build_and_execute(|| {
        for _ in 0..3 {
            accepted(ALICE, stake(1_001 * TOKEN, 0));
        }

        assert_slashed(ALICE, 10, 10, 0);

        let left: Vec<u128> =
            ledger(ALICE).positions.iter().map(|p| 1_001 * TOKEN - p.amount).collect();
        assert_eq!(left, [3, 3, 4]);
    });
}

#[test]
fn a_slash_of_more_than_there_is_takes_all_and_says_what_is_missing() {
    ExtBuilder::qtra().build_and_execute(|| {
        ten_thousand();
        StubObserver::take();

        assert_slashed(ALICE, 12_000 * TOKEN, 10_000 * TOKEN, 2_000 * TOKEN);

        assert!(!crate::Ledgers::<Test>::contains_key(ALICE));
        assert_eq!((state().staked, state().in_cooldown, state().stakers), (0, 0, 0));
        assert_eq!(StubObserver::take(), [News::Closed(0, true), News::Closed(1, true)]);
        assert_eq!(free(ALICE), 9_990_000 * TOKEN);
    });
}

#[test]
fn a_slash_of_every_number_is_no_more_than_the_stake() {
    ExtBuilder::qtra().build_and_execute(|| {
        ten_thousand();

        assert_slashed(ALICE, u128::MAX, 10_000 * TOKEN, u128::MAX - 10_000 * TOKEN);
    });
}

#[test]
fn where_nothing_is_staked_nothing_is_taken() {
    ExtBuilder::qtra().build_and_execute(|| {
        assert_slashed(BOB, 5, 0, 5);
        assert_slashed(BOB, 0, 0, 0);
        assert!(System::events()
            .iter()
            .all(|record| !matches!(record.event, RuntimeEvent::Vault(Event::Slashed { .. }))));
    });
}

#[test]
fn observers_hear_the_new_amount() {
    ExtBuilder::act().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * ACT, 0));
        StubObserver::take();

        assert_slashed(ALICE, 100 * ACT, 100 * ACT, 0);

        assert_eq!(StubObserver::take(), [News::Resized(0, 1_000 * ACT, 900 * ACT)]);
        assert_eq!(state().weight, 9_000_000 * ACT);
    });
}

#[test]
fn a_slash_of_a_full_account_names_every_part() {
    ExtBuilder::qtra().build_and_execute(|| {
        while ledger(ALICE).positions.len() < MAX_POSITIONS as usize {
            accepted(ALICE, stake(2_000 * TOKEN, 0));
        }
        crate::Ledgers::<Test>::mutate(ALICE, |ledger| {
            let ids = ledger.next_id..ledger.next_id + MAX_CHUNKS;
            let chunk = |id| UnlockChunk { id, tier: 0, amount: TOKEN, release: START + 9 * DAY };
            ledger.unlocking = BoundedVec::truncate_from(ids.clone().map(chunk).collect());
            ledger.next_id = ids.end;
        });
        let cooling = u128::from(MAX_CHUNKS) * TOKEN;
        Balances::hold(&HoldReason::Stake.into(), &ALICE, cooling).unwrap();
        crate::State::<Test>::mutate(|state| state.in_cooldown += cooling);

        assert_slashed(ALICE, 10 * TOKEN, 10 * TOKEN, 0);

        assert_eq!(last_parts().len() as u32, MAX_PARTS);
    });
}

/// Of a position that keeps less than the minimum the part is what was taken; the rest left with an
/// event of its own.
#[test]
fn a_position_that_a_slash_closes_is_told_twice() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 0));

        assert_slashed(ALICE, TOKEN, TOKEN, 0);

        assert_eq!(last_parts(), [(0, TOKEN)]);
        let left = |record: &frame_system::EventRecord<RuntimeEvent, _>| {
            matches!(
                record.event,
                RuntimeEvent::Vault(
                    Event::EarlyUnstaked { position: 0, amount, .. }
                        | Event::Unstaked { position: 0, amount, .. }
                ) if amount == 999 * TOKEN
            )
        };
        assert_eq!(System::events().iter().filter(|record| left(record)).count(), 1);
    });
}
