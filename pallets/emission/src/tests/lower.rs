//! `lower`.

use super::*;

fn block_reward(value: Balance) -> Call {
    Call::lower { rate: Rate::BlockReward, value }
}

fn per_year(index: u32, value: Balance) -> Call {
    Call::lower { rate: Rate::PerYear(index), value }
}

fn params() -> Params {
    crate::Parameters::<Test>::get().unwrap()
}

#[test]
fn only_governance_lowers() {
    ExtBuilder::default().build_and_execute(|| {
        for who in [ALICE, TREASURY] {
            refused(who, block_reward(50 * BDAG), DispatchError::BadOrigin);
        }
    });
}

#[test]
fn a_lower_block_reward_counts_for_later_blocks_only() {
    ExtBuilder::default().build_and_execute(|| {
        author(ALICE, 2);
        set(block_reward(60 * BDAG));
        let (old, new) = (100 * BDAG, 60 * BDAG);
        assert_eq!(events(), [Event::Lowered { rate: Rate::BlockReward, old, new }]);
        author(ALICE, 1);

        accepted(ALICE, pay(ALICE));

        // Two blocks of 100 and one of 60.
        assert_eq!((balance(ALICE), staked()), (RICH + 130 * BDAG, 130 * BDAG));
    });
}

#[test]
fn no_call_raises_anything_root_included() {
    ExtBuilder::decreasing().build_and_execute(|| {
        for value in [30_000_000 * ACT, 30_000_000 * ACT + 1, Balance::MAX] {
            not_set(per_year(1, value), Error::OnlyDown);
        }
        set(per_year(1, 29_000_000 * ACT));
        not_set(per_year(1, 30_000_000 * ACT), Error::OnlyDown);
    });
    ExtBuilder::default().build_and_execute(|| {
        for value in [100 * BDAG, 100 * BDAG + 1, Balance::MAX] {
            not_set(block_reward(value), Error::OnlyDown);
        }
    });
}

#[test]
fn a_value_is_at_most_halved_and_stays_above_zero() {
    ExtBuilder::default().build_and_execute(|| {
        not_set(block_reward(50 * BDAG - 1), Error::ChangeTooLarge);
        not_set(block_reward(1), Error::ChangeTooLarge);
        not_set(block_reward(0), Error::OutOfRange);
        set(block_reward(50 * BDAG));
    });
    ExtBuilder::default().params(|params| params.block_reward = 3).build_and_execute(|| {
        not_set(block_reward(1), Error::ChangeTooLarge);
        set(block_reward(2));
        set(block_reward(1));
        not_set(block_reward(0), Error::OutOfRange);
        not_set(block_reward(1), Error::OnlyDown);
    });
    ExtBuilder::decreasing().build_and_execute(|| {
        not_set(per_year(2, 10_000_000 * ACT - 1), Error::ChangeTooLarge);
        not_set(per_year(2, 0), Error::OutOfRange);
        set(per_year(2, 10_000_000 * ACT));
        assert_eq!(params().steps[2].per_year, 10_000_000 * ACT);
    });
}

#[test]
fn a_step_that_has_begun_keeps_its_amount() {
    ExtBuilder::decreasing().build_and_execute(|| {
        accepted(ALICE, DRIP);
        not_set(per_year(0, 40_000_000 * ACT), Error::AlreadyBegun);

        // The drip of day 364 covers six days of the second step.
        at(364 * DAY);
        set(per_year(1, 29_000_000 * ACT));
        accepted(ALICE, DRIP);
        assert_eq!(state().covered_secs, 371 * DAY);
        not_set(per_year(1, 28_000_000 * ACT), Error::AlreadyBegun);
        set(per_year(2, 19_000_000 * ACT));
    });
}

#[test]
fn a_lower_step_changes_nothing_that_was_issued() {
    ExtBuilder::decreasing().build_and_execute(|| {
        for week in 0..52 {
            at(week * WEEK);
            accepted(ALICE, DRIP);
        }
        let before = state();
        set(per_year(1, 15_000_000 * ACT));
        assert_eq!(state(), before);
        at(364 * DAY);
        accepted(ALICE, DRIP);
        // 365 days of 50,000,000 and 6 of 15,000,000 a year.
        assert_eq!(state().minted, 50_246_575_342_465_753);
    });
}

#[test]
fn before_the_first_drip_no_step_has_begun() {
    ExtBuilder::decreasing().build_and_execute(|| {
        set(per_year(0, 25_000_000 * ACT));
        accepted(ALICE, DRIP);
        assert_eq!(pooled(), 479_452_054_794_520);
    });
}

#[test]
fn there_is_no_step_beyond_the_last() {
    ExtBuilder::decreasing().build_and_execute(|| {
        not_set(per_year(3, 1), Error::NotFound);
        not_set(per_year(u32::MAX, 1), Error::NotFound);
    });
}

#[test]
fn a_change_waits_for_the_interval_whatever_it_lowers() {
    ExtBuilder::default().build_and_execute(|| {
        ChangeInterval::set(&DAY);
        set(block_reward(90 * BDAG));
        for secs in [0, DAY - 1] {
            at(secs);
            not_set(block_reward(80 * BDAG), Error::ChangedTooSoon);
            not_set(per_year(0, 1_500_000_000 * BDAG), Error::ChangedTooSoon);
        }
        at(DAY);
        set(block_reward(80 * BDAG));
        not_set(per_year(0, 1_500_000_000 * BDAG), Error::ChangedTooSoon);
    });
}

#[test]
fn a_line_that_is_not_there_cannot_be_lowered() {
    ExtBuilder::decreasing().build_and_execute(|| not_set(block_reward(1), Error::NotEnabled));
    ExtBuilder::without_emission().build_and_execute(|| {
        not_set(block_reward(1), Error::NotEnabled);
        not_set(per_year(0, 1), Error::NotEnabled);
    });
}

#[test]
fn before_the_launch_nothing_is_lowered() {
    ExtBuilder::default().before_the_clock().build_and_execute(|| {
        not_set(block_reward(60 * BDAG), Error::ClockNotStarted);
        not_set(per_year(0, 1_500_000_000 * BDAG), Error::ClockNotStarted);
    });
}

#[test]
fn at_the_cap_a_lower_reward_pays_nobody_again() {
    let capped = |params: &mut Params| (params.block_reward, params.block_cap) = (100, 100);
    ExtBuilder::default().params(capped).build_and_execute(|| {
        author(ALICE, 1);
        accepted(ALICE, pay(ALICE));
        set(block_reward(60));
        author(ALICE, 1);
        refused(ALICE, pay(ALICE), Error::NothingOwed);
    });
}
