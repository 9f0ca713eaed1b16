//! The tally: quorum and approval to the unit, cap and square root.

use super::*;
use crate::Tally;
use polkadot_sdk::sp_runtime::Perbill;
use proptest::prelude::*;
use quaestor_primitives::StakeWeight;

/// All power of 360 million ACT.
const TOTAL: StakeWeight = 3_600_000_000_000_000_000_000;

fn empty() -> Tally<Test> {
    Tally::of(TOTAL, 0, StakeWeight::MAX, false)
}

#[docify::export]
#[test]
fn the_quorum_is_decided_to_the_unit() {
    let quorum = Perbill::from_percent(10);
    let mut tally = Tally::<Test>::of(3_600_000_000_000_000_000_000, 0, u128::MAX, false);

    tally.add(Choice::Abstain, 359_999_999_999_999_999_999);
    assert_eq!(tally.support(), Perbill::from_parts(99_999_999));
    assert!(tally.support() < quorum);

    tally.add(Choice::Abstain, 1);
    assert_eq!(tally.support(), quorum);
}

#[test]
fn the_approval_is_decided_to_the_unit() {
    const VOTES: StakeWeight = 1_000_000_000_000_000_000;
    let mut tally = empty();
    tally.add(Aye, 66 * VOTES);
    tally.add(Nay, 34 * VOTES);
    assert_eq!(tally.approval(), Perbill::from_percent(66));

    tally.remove(Aye, 66 * VOTES);
    tally.remove(Nay, 34 * VOTES);
    tally.add(Aye, 66 * VOTES - 1);
    tally.add(Nay, 34 * VOTES + 1);
    assert_eq!(tally.approval(), Perbill::from_parts(659_999_999));
}

#[test]
fn abstentions_alone_meet_the_quorum_and_approve_nothing() {
    let mut tally = empty();
    assert_eq!((tally.support(), tally.approval()), (Perbill::zero(), Perbill::zero()));
    tally.add(Abstain, TOTAL);
    assert_eq!((tally.support(), tally.approval()), (Perbill::one(), Perbill::zero()));
}

#[test]
fn all_ayes_are_a_billionth_short_of_all_until_all_power_has_voted() {
    let mut tally = empty();
    tally.add(Aye, TOTAL - 1);
    assert_eq!(tally.approval(), Perbill::from_parts(999_999_999));
    tally.add(Abstain, 1);
    assert_eq!(tally.approval(), Perbill::one());
}

#[test]
fn without_power_nothing_is_supported() {
    let mut tally = Tally::<Test>::of(0, 0, StakeWeight::MAX, false);
    assert_eq!(tally.support(), Perbill::zero());
    tally.add(Aye, 1);
    assert_eq!(tally.support(), Perbill::zero());
}

/// 30 million of 360 million with a cap of 5 %.
#[test]
fn a_wallet_above_the_cap_counts_in_full_for_the_quorum_only() {
    let cap = act().cap(TOTAL);
    assert_eq!(cap, 18_000_000 * POWER);
    let mut tally = Tally::<Test>::of(TOTAL, 0, cap, false);
    tally.add(Aye, 30_000_000 * POWER);
    assert_eq!((tally.turnout, tally.ayes), (30_000_000 * POWER, 18_000_000 * POWER));
    tally.remove(Aye, 30_000_000 * POWER);
    assert_eq!((tally.turnout, tally.ayes), (0, 0));
}

#[test]
fn square_roots_are_of_smallest_units() {
    let mut tally = Tally::<Test>::of(TOTAL, 0, act().cap(TOTAL), true);
    assert_eq!(tally.counted(1_000 * POWER), 1_000_000);
    assert_eq!(tally.counted(10_000 * POWER), 3_162_277);
    // The cap comes first: the root of 18 million ACT.
    assert_eq!(tally.counted(30_000_000 * POWER), 134_164_078);
    assert_eq!(tally.counted(9_999), 0);
    // Ten wallets of 1,000 outweigh one of 10,000: this is documented, not prevented.
    for _ in 0..10 {
        tally.add(Nay, 1_000 * POWER);
    }
    tally.add(Aye, 10_000 * POWER);
    assert_eq!((tally.ayes, tally.nays), (3_162_277, 10_000_000));
}

#[test]
fn extremes_neither_wrap_nor_panic() {
    let mut tally = Tally::<Test>::of(StakeWeight::MAX, 0, StakeWeight::MAX, false);
    tally.add(Aye, StakeWeight::MAX);
    tally.add(Nay, StakeWeight::MAX);
    assert_eq!((tally.support(), tally.approval()), (Perbill::one(), Perbill::from_percent(50)));
    let mut tally = Tally::<Test>::of(1, 0, StakeWeight::MAX, false);
    tally.add(Aye, StakeWeight::MAX);
    assert_eq!((tally.support(), tally.approval()), (Perbill::one(), Perbill::one()));
    tally.remove(Nay, StakeWeight::MAX);
    assert_eq!((tally.turnout, tally.ayes, tally.nays), (0, StakeWeight::MAX, 0));
}

proptest! {
    /// A share rounded down to billionths reaches each threshold in basis points exactly if the
    /// cross-multiplied integers do.
    #[test]
    fn thresholds_are_exact(
        total in 1..u128::MAX >> 16, share in 0..=10_000_u128, off in -2..=2_i128,
        bps in 100..=9_000_u32,
    ) {
        let near = (total / 10_000 * share).saturating_add_signed(off).min(total);
        let rules = crate::Rules { quorum_bps: bps, approval_bps: bps, ..act().ordinary };
        let mut tally = Tally::<Test>::of(total, 0, u128::MAX, false);
        tally.add(Aye, near);
        prop_assert_eq!(tally.support() >= rules.quorum(), near * 10_000 >= total * u128::from(bps));
        tally.add(Nay, total - near);
        let approved = near > 0 && near * 10_000 >= total * u128::from(bps);
        prop_assert_eq!(tally.approval() >= rules.approval(), approved);
    }
}
