//! The hook that learns the author of a block.

use super::*;
use polkadot_sdk::frame_support::{dispatch::DispatchClass, weights::Weight};

#[test]
fn a_block_earns_its_author_both_parts() {
    ExtBuilder::default().build_and_execute(|| {
        author(ALICE, 3);
        author(BOB, 1);
        let expected = Owed { blocks: 3, liquid: 150 * BDAG, staked: 150 * BDAG };
        assert_eq!(owed(ALICE), expected);
        assert_eq!(owed(BOB).blocks, 1);
        // Nothing is issued before it is paid.
        assert_eq!(state(), EmissionState::default());
    });
}

#[test]
fn its_weight_is_mandatory_and_counted_in_every_block() {
    ExtBuilder::default().build_and_execute(|| {
        author(ALICE, 1);
        author(BOB, 1);
        let weight = System::block_weight();
        assert_eq!(*weight.get(DispatchClass::Mandatory), Weight::from_parts(2, 0));
    });
}

#[test]
fn an_economy_that_pays_no_authors_weighs_and_writes_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        PaysAuthors::set(&false);
        let before = root();
        author(ALICE, 5);
        assert_eq!(root(), before);
        assert_eq!(System::block_weight().get(DispatchClass::Mandatory), &Weight::zero());
    });
}

#[test]
fn the_odd_unit_of_a_reward_is_liquid() {
    ExtBuilder::default().params(|params| params.block_reward = 101).build_and_execute(|| {
        author(ALICE, 1);
        assert_eq!(owed(ALICE), Owed { blocks: 1, liquid: 51, staked: 50 });
    });
    ExtBuilder::default().params(|params| params.block_reward = 1).build_and_execute(|| {
        author(ALICE, 1);
        assert_eq!(owed(ALICE), Owed { blocks: 1, liquid: 1, staked: 0 });
    });
}

#[test]
fn before_the_launch_blocks_count_too() {
    ExtBuilder::default().before_the_clock().build_and_execute(|| {
        author(ALICE, 1);
        assert_eq!(owed(ALICE).blocks, 1);
    });
}
