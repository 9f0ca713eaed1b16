//! Blocks in which the look waits.

use super::*;
use polkadot_sdk::sp_runtime::StateVersion;

/// A block of this number, 6 seconds after the one before.
fn block(number: u64, busy: bool) -> polkadot_sdk::frame_support::weights::Weight {
    System::set_block_number(number);
    Busy::set(busy);
    let weight = at(now() + 6);
    Busy::set(false);
    weight
}

#[test]
fn a_busy_block_asks_nothing_touches_nothing_and_declares_little() {
    ExtBuilder::default().build_and_execute(|| {
        for trigger in Trigger::ALL {
            breach(trigger);
        }
        let root = || polkadot_sdk::sp_io::storage::root(StateVersion::V1);
        let before = root();
        Asked::set(0);
        Busy::set(true);
        let weight = hook();
        Busy::set(false);

        assert_eq!((root(), Asked::get(), Told::get()), (before.clone(), 0, 0));
        assert_eq!(weight, <() as crate::WeightInfo>::on_initialize_rest());
        assert!(weight.ref_time() < <() as crate::WeightInfo>::on_initialize().ref_time() / 10);

        hook();
        assert_eq!(tripped(), "LFPZR");
        assert_ne!(root(), before);
    });
}

#[test]
fn a_trip_comes_one_block_later() {
    for trigger in Trigger::ALL {
        ExtBuilder::default().build_and_execute(|| {
            breach(trigger);
            let since = now() + 12;
            block(2, true);
            assert_eq!(tripped(), "");
            block(3, false);
            assert_eq!(state().trip(trigger).unwrap().since, since);
        });
    }
}

#[test]
fn what_ends_by_time_ends_one_block_later() {
    ExtBuilder::default().build_and_execute(|| {
        let entries = Entries { stake: true, ..Default::default() };
        accepted(committee(), trip(entries, START + 6));
        block(2, true);
        assert_eq!(entry(Entry::Stake), Err(Error::EntryClosed.into()));
        block(3, false);
        assert_eq!(entry(Entry::Stake), Ok(()));
    });
}

/// The block of a boundary, and after it that of a slot: the most that are left out in succession.
#[test]
fn in_turns_price_and_floor_are_each_seen_within_four_blocks_of_which_two_are_busy() {
    for first in [10, 11] {
        ExtBuilder::default().build_and_execute(|| {
            TakeTurns::set(true);
            breach(Trigger::PriceCrash);
            breach(Trigger::RewardFloor);
            let seen: Vec<String> = (0..4)
                .map(|n| {
                    block(first + n, n < 2);
                    tripped()
                })
                .collect();
            let third = if first % 2 == 0 { "P" } else { "R" };
            assert_eq!(seen, ["", "", third, "PR"]);
            TakeTurns::set(false);
        });
    }
}

/// As often as the vault can have the breakers rest: in every third block.
#[test]
fn in_turns_both_are_seen_again_and_again_if_every_third_block_is_busy() {
    ExtBuilder::default().build_and_execute(|| {
        TakeTurns::set(true);
        let mut looks = (0, 0);
        for number in 0..60 {
            Asked::set(0);
            block(number, number % 3 == 0);
            // Time and stake; then price and average, or the cover.
            match Asked::get() {
                4 => looks.0 += 1,
                3 => looks.1 += 1,
                asked => assert_eq!((asked, number % 3), (0, 0)),
            }
        }
        assert_eq!(looks, (20, 20));
        TakeTurns::set(false);
    });
}
