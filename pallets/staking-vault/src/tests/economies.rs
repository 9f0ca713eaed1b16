//! The tier tables of the economies, as data.

use super::*;
use quaestor_math::{Forfeit, Step};

#[test]
fn the_five_tiers_of_qtra_weigh_what_their_table_says() {
    ExtBuilder::qtra().build_and_execute(|| {
        for tier in 0..5 {
            accepted(ALICE, stake(1_000 * TOKEN, tier));
        }
        assert_eq!(state().weight, 0);

        at(START + 7 * DAY);

        let multipliers: Vec<u128> = ledger(ALICE)
            .positions
            .iter()
            .map(|position| position.weight_at(state().clock).unwrap() / (1_000 * TOKEN))
            .collect();
        assert_eq!(multipliers, [10_000, 10_500, 12_000, 14_000, 16_000]);
        assert_eq!(state().weight, 62_500_000 * TOKEN);
    });
}

#[test]
fn a_position_of_qtra_keeps_its_weight_after_lock_end() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 2));

        at(START + 120 * DAY);

        assert_eq!(state().weight, 12_000_000 * TOKEN);
    });
}

#[test]
fn the_bonus_of_qtra_is_what_an_early_exit_forfeits() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 4));

        assert_eq!(ledger(ALICE).positions[0].forfeit, Forfeit::OverBase(10_000));
    });
}

#[test]
fn an_unlocked_stake_of_act_grows_with_its_age() {
    ExtBuilder::act().build_and_execute(|| {
        accepted(ALICE, stake(100 * ACT, 0));

        for (day, multiplier) in
            [(0, 10_000), (6, 10_000), (7, 12_000), (30, 15_000), (90, 20_000), (180, 30_000)]
        {
            at(START + day * DAY);
            assert_eq!(state().weight, 100 * ACT * multiplier, "after {day} days");
        }
    });
}

#[test]
fn a_locked_stake_of_act_weighs_and_votes_from_the_start() {
    ExtBuilder::act().build_and_execute(|| {
        for (tier, multiplier) in [(1, 12_000), (2, 15_000), (3, 20_000), (4, 30_000)] {
            accepted(ALICE, stake(100 * ACT, tier));
            let positions = ledger(ALICE).positions;
            let position = positions.last().unwrap();
            assert_eq!(position.weight_at(START), Some(100 * ACT * multiplier));
            assert_eq!(position.power_at(START), Some(100 * ACT * multiplier));
        }
        assert_eq!(state().weight, 7_700_000 * ACT);
    });
}

#[test]
fn an_act_position_unlocks_on_its_day_without_a_price() {
    ExtBuilder::act().build_and_execute(|| {
        accepted(ALICE, stake(100 * ACT, 0));
        accepted(ALICE, stake(100 * ACT, 1));

        accepted(ALICE, unstake(0, None));
        at(START + 7 * DAY);
        accepted(ALICE, unstake(1, None));

        assert_eq!((free(ALICE), free(TREASURY)), (10_000_000 * TOKEN, ED));
    });
}

#[test]
fn a_blockdag_position_has_its_rate_and_the_launch_bonus_until_the_phase_ends() {
    ExtBuilder::blockdag().build_and_execute(|| {
        at(START + 30 * DAY);

        accepted(ALICE, stake(TOKEN, 1));

        let position = ledger(ALICE).positions[0].clone();
        let steps = [
            Step { at: START + 30 * DAY, multiplier_bps: 6_500 },
            Step { at: START + 90 * DAY, multiplier_bps: 1_500 },
        ];
        assert_eq!(position.steps.as_slice(), steps);
        assert_eq!(pending(START + 90 * DAY), (-5_000 * TOKEN as i128, 1));
        at(START + 90 * DAY);
        assert_eq!(state().weight, 1_500 * TOKEN);
    });
}

#[test]
fn the_launch_bonus_is_capped() {
    ExtBuilder::blockdag()
        .params(|params| params.tiers[3].steps[0].multiplier_bps = 6_000)
        .build_and_execute(|| {
            accepted(ALICE, stake(TOKEN, 3));

            assert_eq!(weight(ALICE), 10_000 * TOKEN);
        });
}

#[test]
fn after_the_launch_there_is_no_bonus() {
    ExtBuilder::blockdag().build_and_execute(|| {
        at(START + 90 * DAY);

        for (tier, rate) in [(0, 800), (1, 1_500), (2, 2_500), (3, 4_000)] {
            accepted(ALICE, stake(TOKEN, tier));
            let positions = ledger(ALICE).positions;
            assert_eq!(positions.last().unwrap().weight_at(state().clock), Some(rate * TOKEN));
        }
        assert_eq!(crate::PendingSteps::<Test>::iter().count(), 0);
    });
}

#[test]
fn a_year_of_blockdag_costs_a_tenth_and_all_reward_when_left_early() {
    ExtBuilder::blockdag().build_and_execute(|| {
        accepted(ALICE, stake(100 * TOKEN, 3));
        accepted(ALICE, stake(100 * TOKEN, 2));
        let positions = ledger(ALICE).positions;
        assert_eq!(positions[0].forfeit, Forfeit::Share(10_000));
        assert_eq!(positions[1].forfeit, Forfeit::Share(7_500));

        accepted(ALICE, early_unstake(0));
        accepted(ALICE, early_unstake(1));

        assert_eq!(free(TREASURY), ED + 10 * TOKEN);
        assert_eq!(free(ALICE), 9_999_990 * TOKEN);
    });
}
