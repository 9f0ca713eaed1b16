//! `set_tiers`: ranges and steps.

use super::*;
use crate::{
    types::{DiscountTier, MAX_MIN_STAKE},
    Parameters,
};

fn to(new: &[DiscountTier]) -> Call {
    Call::set_tiers { tiers: tiers(new) }
}

/// 100 units of stake 10 %, 200 units 14 %, 1,000 units 30 %.
const OLD: [DiscountTier; 3] = [
    DiscountTier { min_stake: 100, discount_bps: 1_000 },
    DiscountTier { min_stake: 200, discount_bps: 1_400 },
    DiscountTier { min_stake: 1_000, discount_bps: 3_000 },
];

#[track_caller]
fn assert_set(old: &[DiscountTier], new: &[DiscountTier]) {
    ExtBuilder::default().tiers(old).build_and_execute(|| {
        set(to(new));
        assert_eq!(last_event(), Event::TiersSet { old: tiers(old), new: tiers(new) });
        assert_eq!(Parameters::<Test>::get().tiers, tiers(new));
        assert_eq!(Parameters::<Test>::get().window_secs, 7 * DAY);
    });
}

#[track_caller]
fn assert_not_set(old: &[DiscountTier], new: &[DiscountTier], error: Error) {
    ExtBuilder::default().tiers(old).build_and_execute(|| not_set(to(new), error));
}

#[test]
fn a_tier_moves_to_twice_and_half_of_its_stake_and_no_further() {
    let [_, middle, high] = OLD;
    for min_stake in [50, 100, 199] {
        assert_set(&OLD, &[tier(min_stake, 1_000), middle, high]);
    }
    assert_not_set(&OLD, &[tier(49, 1_000), middle, high], Error::ChangeTooLarge);
    let [low, middle, _] = OLD;
    for min_stake in [500, 2_000] {
        assert_set(&OLD, &[low, middle, tier(min_stake, 3_000)]);
    }
    for min_stake in [499, 2_001] {
        assert_not_set(&OLD, &[low, middle, tier(min_stake, 3_000)], Error::ChangeTooLarge);
    }
}

#[test]
fn a_discount_moves_by_500_basis_points_and_no_further() {
    let [low, middle, _] = OLD;
    for discount_bps in [2_500, 3_500] {
        assert_set(&OLD, &[low, middle, tier(1_000, discount_bps)]);
    }
    for discount_bps in [2_499, 3_501] {
        assert_not_set(&OLD, &[low, middle, tier(1_000, discount_bps)], Error::ChangeTooLarge);
    }
}

#[test]
fn all_tiers_can_move_at_once() {
    assert_set(&OLD, &[tier(200, 1_500), tier(400, 1_900), tier(2_000, 3_500)]);
    assert_set(&OLD, &[tier(50, 500), tier(100, 900), tier(500, 2_500)]);
}

#[test]
fn a_tier_comes_at_most_500_above_the_one_below_it() {
    let [low, middle, high] = OLD;
    // Lowest, in between and highest.
    assert_set(&OLD, &[tier(1, 500), low, middle, high]);
    assert_set(&OLD, &[low, tier(150, 1_200), middle, high]);
    assert_set(&OLD, &[low, middle, tier(201, 1_900), high]);
    assert_set(&OLD, &[low, middle, high, tier(1_001, 3_500)]);
    assert_not_set(&OLD, &[tier(1, 501), low, middle, high], Error::ChangeTooLarge);
    assert_not_set(&OLD, &[low, middle, tier(201, 1_901), high], Error::ChangeTooLarge);
    assert_not_set(&OLD, &[low, middle, high, tier(1_001, 3_501)], Error::ChangeTooLarge);
}

#[test]
fn a_tier_goes_that_is_at_most_500_above_the_one_below_it() {
    let [low, middle, high] = OLD;
    assert_set(&OLD, &[low, high]);
    assert_not_set(&OLD, &[low, middle], Error::ChangeTooLarge);
    let apart = [tier(100, 1_000), tier(1_000, 1_400)];
    assert_set(&apart, &apart[..1]);
    assert_not_set(&apart, &apart[1..], Error::ChangeTooLarge);
    // As when the lowest moves up and the next one goes, which is the same.
    assert_set(&OLD, &[middle, high]);
}

#[test]
fn while_a_tier_comes_or_goes_the_others_keep_to_their_steps() {
    let [low, _, high] = OLD;
    assert_set(&OLD, &[tier(200, 1_500), tier(2_000, 3_500)]);
    assert_not_set(&OLD, &[low, tier(1_000, 3_501)], Error::ChangeTooLarge);
    assert_not_set(&OLD, &[tier(49, 1_000), high], Error::ChangeTooLarge);
    let two = [tier(100, 400), tier(1_000, 800)];
    assert_set(&two, &[tier(50, 100), tier(100, 600), tier(2_000, 1_300)]);
    assert_not_set(
        &two,
        &[tier(50, 100), tier(100, 600), tier(2_001, 1_300)],
        Error::ChangeTooLarge,
    );
}

#[test]
fn one_tier_comes_or_goes_at_a_time() {
    let one = [tier(100, 100)];
    let three = [tier(100, 100), tier(200, 200), tier(300, 300)];
    assert_not_set(&one, &three, Error::ChangeTooLarge);
    assert_not_set(&three, &one, Error::ChangeTooLarge);
    assert_not_set(&three, &[], Error::ChangeTooLarge);
}

#[test]
fn a_table_can_be_begun_and_ended() {
    assert_set(&[], &[tier(1, 500)]);
    assert_not_set(&[], &[tier(1, 501)], Error::ChangeTooLarge);
    assert_set(&[tier(1, 500)], &[]);
    assert_not_set(&[tier(1, 501)], &[], Error::ChangeTooLarge);
    assert_set(&[], &[]);
}

#[test]
fn a_table_has_at_most_16_tiers() {
    let all: Vec<_> = (1..=16).map(|n| tier(n.into(), 100 * n)).collect();
    assert_set(&all[..15], &all);
    assert!(crate::types::Tiers::try_from([&all[..], &[tier(17, 1_700)]].concat()).is_err());
}

#[test]
fn stake_and_discount_must_rise() {
    let [low, middle, high] = OLD;
    for wrong in [
        [low, tier(100, 1_400), high],
        [low, tier(99, 1_400), high],
        [low, tier(200, 1_000), high],
        [low, tier(200, 999), high],
        [tier(200, 1_000), middle, high],
    ] {
        assert_not_set(&OLD, &wrong, Error::OutOfRange);
    }
    assert_not_set(&[], &[tier(0, 100)], Error::OutOfRange);
    assert_not_set(&[], &[tier(1, 0)], Error::OutOfRange);
}

#[test]
fn discount_and_stake_have_a_highest_value() {
    let old = [tier(MAX_MIN_STAKE - 1, 4_999)];
    assert_set(&old, &[tier(MAX_MIN_STAKE, 5_000)]);
    assert_not_set(&old, &[tier(MAX_MIN_STAKE, 5_001)], Error::OutOfRange);
    assert_not_set(&old, &[tier(MAX_MIN_STAKE + 1, 5_000)], Error::OutOfRange);
    assert_not_set(&old, &[tier(u128::MAX, u32::MAX)], Error::OutOfRange);
}

#[test]
fn only_governance_sets_tiers() {
    ExtBuilder::default().build_and_execute(|| {
        refused(ALICE, Call::set_tiers { tiers: qtra() }, DispatchError::BadOrigin);
        refused(ENGINE, Call::set_tiers { tiers: qtra() }, DispatchError::BadOrigin);
    });
}

#[test]
fn new_tiers_hold_for_the_next_fee() {
    ExtBuilder::default().tiers(&OLD).build_and_execute(|| {
        accepted(ALICE, allow(USDC, RICH));
        stake(ALICE, 1_000);
        accepted(ENGINE, settle(line(1, ALICE, 1_000)));
        let [low, middle, _] = OLD;
        set(to(&[low, middle, tier(1_000, 2_500)]));
        accepted(ENGINE, settle(line(2, ALICE, 1_000)));
        // 30 % and 25 % off.
        assert_eq!(paid(), [700 + 750, 0]);
    });
}

#[test]
fn tiers_change_once_a_day() {
    ExtBuilder::default().tiers(&OLD).build_and_execute(|| {
        ChangeInterval::set(&DAY);
        let [low, middle, _] = OLD;
        let doubled = to(&[low, middle, tier(2_000, 3_500)]);
        set(doubled);
        let again = to(&[low, middle, tier(4_000, 4_000)]);
        for time in [START, START + DAY - 1] {
            at(time);
            not_set(again.clone(), Error::ChangedTooSoon);
        }
        at(START + DAY);
        set(again);
    });
}
