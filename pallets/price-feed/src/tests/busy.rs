//! Blocks in which the look waits, and slots that others make room for.

use super::*;
use crate::{LongCheckpoints, WeightInfo};
use polkadot_sdk::{
    frame_support::traits::Hooks,
    sp_runtime::{traits::Zero, StateVersion},
};
use quaestor_math::U256;
use quaestor_testing::StubClock;

/// A block in which the look waits.
fn busy_block(secs: u64) {
    Busy::set(true);
    block(secs);
    Busy::set(false);
}

#[test]
fn a_busy_block_touches_nothing_and_declares_little() {
    // Not even where a slot begins, the pool is gone, or a gap was too long.
    for (secs, pool) in [(10, true), (1_000, true), (10, false), (GAP + 1, true)] {
        ExtBuilder::watched(28_000).build_and_execute(|| {
            StubClock::set_secs(START + 28_000 + secs);
            if !pool {
                set_pool(None);
            }
            let root = || polkadot_sdk::sp_io::storage::root(StateVersion::V1);
            let before = root();
            Busy::set(true);
            let weight = PriceFeed::on_initialize(1);
            Busy::set(false);
            assert_eq!(root(), before);
            assert_eq!(weight, <() as WeightInfo>::on_initialize_rest());
            assert!(weight.ref_time() < <() as WeightInfo>::on_initialize().ref_time() / 10);
            assert!(System::events().is_empty());

            // The next block makes up for it.
            PriceFeed::on_initialize(2);
            assert_ne!(root(), before);
        });
    }
}

#[test]
fn the_sample_before_a_busy_block_counts_until_the_next_one() {
    ExtBuilder::watched(600).build_and_execute(|| {
        // The hook of the block at 610 looks at 600, that of 620 not, that of 630 at 620.
        let before = feed().cumulative;
        trade_to(1_050_000);
        block(START + 610);
        assert_eq!(feed().cumulative - before, U256::from(10 * P));
        trade_to(1_020_000);
        busy_block(START + 620);
        assert_eq!(feed().at, START + 600);
        trade_to(1_030_000);
        block(START + 630);
        // 20 seconds of the first; what held at 610 was never seen.
        assert_eq!((feed().at, feed().sample.unwrap().0), (START + 620, 1_030_000));
        assert_eq!(feed().cumulative - before, U256::from(10 * P + 20 * 1_050_000));

        run_to(START + 1_200);
        // 600 seconds of P, 20 of 1,050,000 and 580 of 1,030,000.
        assert_eq!(average(), Some((600 * P + 20 * 1_050_000 + 580 * 1_030_000) / 1_200));
        assert_eq!(average(), Some(1_015_333));
    });
}

#[test]
fn the_average_goes_up_to_now_in_a_busy_block_as_well() {
    ExtBuilder::watched(1_200).build_and_execute(|| {
        trade_to(1_100_000);
        block(START + 1_210);
        let one = average();
        busy_block(START + 1_220);
        // From START + 0 on: 1,200 seconds of P, 10 and then 20 of the other.
        assert_eq!((one, average()), (Some(1_000_826), Some(1_001_639)));
    });
}

/// The worst that busy blocks give who pushes: he knows them beforehand and pushes in the block
/// before each.
#[test]
fn a_push_before_a_busy_block_counts_as_a_tenth_for_two_blocks() {
    ExtBuilder::watched(1_800).build_and_execute(|| {
        trade_to(1_000 * P);
        block(START + 1_810);
        trade_to(P);
        busy_block(START + 1_820);
        // 20 seconds of 100,000 more, in 1,220 seconds; 10 of them without the busy block.
        assert_eq!(average(), Some(1_001_639));
        block(START + 1_830);
        assert_eq!(feed().sample.unwrap().0, P);
        // Nothing more comes: 1,230 seconds.
        assert_eq!(average(), Some(1_001_626));
    });
}

#[test]
fn a_slot_begins_in_the_block_after_a_busy_one() {
    ExtBuilder::watched(27_990).build_and_execute(|| {
        let newest = || LongCheckpoints::<Test>::get().last().unwrap().at;
        block(START + 28_000);
        busy_block(START + 28_010);
        assert_eq!(newest(), START + 27_000);
        block(START + 28_020);
        assert_eq!(newest(), START + 28_010);
        assert_eq!(trailing(), Some(P));
    });
}

#[test]
fn two_blocks_that_are_farther_apart_than_the_longest_gap_end_the_watch() {
    ExtBuilder::watched(1_800).build_and_execute(|| {
        block(START + 1_800 + GAP / 2 + 1);
        busy_block(START + 1_800 + GAP);
        block(START + 1_800 + GAP + 5);
        assert_eq!((feed().since, average()), (START, Some(P)));
    });
    ExtBuilder::watched(1_800).build_and_execute(|| {
        block(START + 1_800 + GAP / 2 + 1);
        busy_block(START + 1_801 + GAP);
        block(START + 1_801 + GAP + 5);
        assert_eq!((feed().since, average()), (START + 1_801 + GAP, None));
    });
}

/// What hooks after the feed's hear in the next block.
fn told() -> bool {
    let number = System::block_number() + 1;
    System::set_block_number(number);
    PriceFeed::on_initialize(number);
    PriceFeed::slot_began()
}

#[test]
fn who_comes_after_hears_of_each_slot_in_its_block_and_not_else() {
    // Slots of 1,001 seconds are just longer than 4 gaps.
    let builder = ExtBuilder::watched(2_000).terms(|terms| terms.long_window_secs = 28_028);
    builder.build_and_execute(|| {
        let mut began = Vec::new();
        for _ in 0..400 {
            let secs = now();
            if told() {
                assert_eq!(LongCheckpoints::<Test>::get().last().unwrap().at, secs);
                began.push(secs / 1_001);
            }
            StubClock::set_secs(secs + BLOCK);
        }
        // 4,000 seconds from START + 2,000 on.
        let first = (START + 2_000) / 1_001 + 1;
        assert_eq!(began, (first..=(START + 5_990) / 1_001).collect::<Vec<_>>());
        assert!((3..=4).contains(&began.len()));

        // The block's own hook alone, not the time after it.
        while !told() {
            StubClock::set_secs(now() + BLOCK);
        }
        assert_eq!(now() / 1_001, (START + 5_990) / 1_001 + 1);
        StubClock::set_secs(now() + 1);
        assert!(!PriceFeed::slot_began());
    });
}

#[test]
fn who_comes_after_does_not_hear_of_slots_that_are_not_rare() {
    // Slots of 4 gaps, and of less.
    for slot in [1_000, 100, 10] {
        let builder = ExtBuilder::watched(2_000).terms(|terms| {
            terms.long_window_secs = 28 * slot;
            terms.window_secs = 250;
        });
        builder.build_and_execute(|| {
            for _ in 0..300 {
                assert!(!told());
                StubClock::set_secs(now() + BLOCK);
            }
            let seen =
                LongCheckpoints::<Test>::get().iter().filter(|one| !one.at.is_zero()).count();
            assert!(seen >= 5, "slots have begun");
        });
    }
}

#[test]
fn who_comes_after_does_not_hear_of_a_watch_that_begins_or_has_ended() {
    let builder = ExtBuilder::default().terms(|terms| terms.long_window_secs = 28_028);
    builder.build_and_execute(|| {
        assert!(!told());
        assert_eq!(feed().since, START);
        // A slot begins, and in the next block there is no pool any more.
        let slot = (START / 1_001 + 1) * 1_001;
        while now() + BLOCK < slot {
            StubClock::set_secs(now() + BLOCK);
            assert!(!told());
        }
        StubClock::set_secs(slot);
        assert!(told());
        set_pool(None);
        for _ in 0..5 {
            StubClock::set_secs(now() + BLOCK);
            assert!(!told());
        }
    });
}
