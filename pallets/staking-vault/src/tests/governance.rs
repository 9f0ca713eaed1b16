//! The setters: who may, within which bounds, and what they leave alone.

use super::*;
use crate::types::{Tier, MAX_STAKE, MAX_TIERS};
use polkadot_sdk::sp_runtime::DispatchError;
use quaestor_testing::StubClock;

type Call = crate::Call<Test>;

#[track_caller]
fn set(call: Call) {
    quaestor_testing::assert_accepted::<RuntimeCall>(call, RuntimeOrigin::root());
}

#[track_caller]
fn not_set(call: Call, error: Error) {
    quaestor_testing::assert_refused::<RuntimeCall>(call, RuntimeOrigin::root(), error);
}

fn set_tier(tier: u8, new: Tier) -> Call {
    Call::set_tier { tier, new }
}

fn set_stake_limits(min: u128, max: Option<u128>) -> Call {
    Call::set_stake_limits { min, max }
}

fn set_wallet_cap(cap_bps: Option<u32>, floor: u128) -> Call {
    Call::set_wallet_cap { cap_bps, floor }
}

fn set_cooldown(secs: u64) -> Call {
    Call::set_cooldown { secs }
}

fn params() -> crate::types::Params {
    crate::Parameters::<Test>::get()
}

#[test]
fn only_governance_sets_anything() {
    ExtBuilder::act().build_and_execute(|| {
        for call in [
            set_tier(0, act().tiers[1].clone()),
            set_stake_limits(100 * ACT, None),
            set_wallet_cap(None, 0),
            set_cooldown(DAY),
        ] {
            refused(ALICE, call, DispatchError::BadOrigin);
        }
    });
}

#[test]
fn an_immutable_tier_table_is_immutable_even_for_root() {
    ExtBuilder::qtra().build_and_execute(|| {
        not_set(set_tier(0, qtra().tiers[1].clone()), Error::TiersImmutable);
        not_set(set_tier(5, qtra().tiers[1].clone()), Error::TiersImmutable);
    });
}

#[test]
fn a_changed_tier_holds_for_new_positions_only() {
    ExtBuilder::act().build_and_execute(|| {
        accepted(ALICE, stake(100 * ACT, 2));
        let old = act().tiers[2].clone();
        let mut new = Tier { lock_secs: 60 * DAY, ..old.clone() };
        new.steps[0].multiplier_bps = 30_000;

        set(set_tier(2, new.clone()));

        assert_eq!(last_event(), Event::TierSet { tier: 2, old: Some(old), new }.into());
        accepted(BOB, stake(100 * ACT, 2));
        assert_eq!(weight(ALICE), 100 * ACT * 15_000);
        assert_eq!(weight(BOB), 100 * ACT * 30_000);
        at(START + 30 * DAY);
        accepted(ALICE, unstake(0, None));
        refused(BOB, unstake(0, None), Error::Locked);
    });
}

#[test]
fn a_tier_is_appended_at_the_end_of_the_table_and_not_beyond() {
    ExtBuilder::act().build_and_execute(|| {
        let tier = act().tiers[1].clone();
        not_set(set_tier(6, tier.clone()), Error::UnknownTier);

        for place in 5..MAX_TIERS {
            set(set_tier(place as u8, tier.clone()));
        }

        not_set(set_tier(MAX_TIERS as u8, tier), Error::UnknownTier);
        assert_eq!(params().tiers.len(), 16);
    });
}

#[test]
fn a_tier_of_nonsense_is_refused() {
    ExtBuilder::act().build_and_execute(|| {
        let tier = Tier { penalty_bps: 10_001, ..act().tiers[1].clone() };
        not_set(set_tier(0, tier), Error::OutOfRange);
    });
}

#[test]
fn the_stake_limits_move_by_a_factor_of_two_at_the_most() {
    ExtBuilder::qtra().build_and_execute(|| {
        not_set(set_stake_limits(2_000 * TOKEN + 1, None), Error::ChangeTooLarge);
        not_set(set_stake_limits(500 * TOKEN - 1, None), Error::ChangeTooLarge);

        set(set_stake_limits(2_000 * TOKEN, Some(2_000 * TOKEN)));

        let (old, new) = ((1_000 * TOKEN, None), (2_000 * TOKEN, Some(2_000 * TOKEN)));
        assert_eq!(last_event(), Event::StakeLimitsSet { old, new }.into());
        refused(ALICE, stake(2_000 * TOKEN - 1, 0), Error::BelowMinimumStake);
        refused(ALICE, stake(2_000 * TOKEN + 1, 0), Error::AboveMaximumStake);
        accepted(ALICE, stake(2_000 * TOKEN, 0));
    });
}

#[test]
fn stake_limits_of_nonsense_are_refused() {
    ExtBuilder::qtra().build_and_execute(|| {
        not_set(set_stake_limits(0, None), Error::OutOfRange);
        not_set(set_stake_limits(ED - 1, None), Error::OutOfRange);
        not_set(set_stake_limits(1_000 * TOKEN, Some(999 * TOKEN)), Error::OutOfRange);
        not_set(set_stake_limits(u128::MAX, None), Error::OutOfRange);
        not_set(set_stake_limits(1_000 * TOKEN, Some(MAX_STAKE + 1)), Error::OutOfRange);
    });
}

#[test]
fn a_maximum_is_switched_on_and_off_and_moves_by_a_factor_of_two() {
    ExtBuilder::qtra().build_and_execute(|| {
        let (min, max) = (1_000 * TOKEN, 5_000 * TOKEN);
        not_set(set_stake_limits(min, Some(500_000_000_000_000_000)), Error::OutOfRange);
        set(set_stake_limits(min, Some(max)));
        for far in [2 * max + 1, max / 2 - 1, 10 * max] {
            not_set(set_stake_limits(min, Some(far)), Error::ChangeTooLarge);
        }
        for near in [2 * max, max, max / 2] {
            set(set_stake_limits(min, Some(near)));
        }
        set(set_stake_limits(min, None));
        set(set_stake_limits(min, Some(MAX_STAKE)));
    });
}

#[test]
fn a_cooldown_that_is_none_begins_with_two_minutes() {
    ExtBuilder::act().build_and_execute(|| {
        not_set(set_cooldown(121), Error::ChangeTooLarge);
        not_set(set_cooldown(3 * DAY), Error::ChangeTooLarge);
        for secs in [120, 0, 60, 120, 240] {
            set(set_cooldown(secs));
        }
        not_set(set_cooldown(119), Error::ChangeTooLarge);
        not_set(set_cooldown(481), Error::ChangeTooLarge);
    });
}

#[test]
fn a_cap_that_is_switched_on_has_nothing_to_be_far_from() {
    ExtBuilder::act().build_and_execute(|| {
        not_set(set_wallet_cap(Some(200), MAX_STAKE + 1), Error::OutOfRange);
        set(set_wallet_cap(Some(200), MAX_STAKE));
        not_set(set_wallet_cap(Some(2_000), MAX_STAKE), Error::ChangeTooLarge);
        not_set(set_wallet_cap(Some(u32::MAX), MAX_STAKE), Error::OutOfRange);
        not_set(set_wallet_cap(Some(200), MAX_STAKE / 2 - 1), Error::ChangeTooLarge);
        set(set_wallet_cap(None, 0));
        set(set_wallet_cap(Some(2_000), 1));
    });
}

#[test]
fn the_share_of_the_cap_holds_at_once_and_its_floor_from_the_next_epoch() {
    ExtBuilder::qtra().build_and_execute(|| {
        let floor = 10_000_000 * TOKEN;
        set(set_wallet_cap(Some(400), 2 * floor));

        assert_eq!(
            last_event(),
            Event::WalletCapSet { old: (Some(200), floor), new: (Some(400), 2 * floor) }.into()
        );
        assert_eq!(Vault::remaining_allowance(ALICE), Some(400_000 * TOKEN));
        at(START + 7 * DAY);
        assert_eq!(Vault::remaining_allowance(ALICE), Some(800_000 * TOKEN));

        set(set_wallet_cap(None, 2 * floor));
        assert_eq!(Vault::remaining_allowance(ALICE), None);
    });
}

#[test]
fn a_wallet_cap_of_nonsense_is_refused() {
    ExtBuilder::qtra().build_and_execute(|| {
        let floor = 10_000_000 * TOKEN;
        not_set(set_wallet_cap(Some(401), floor), Error::ChangeTooLarge);
        not_set(set_wallet_cap(Some(99), floor), Error::ChangeTooLarge);
        not_set(set_wallet_cap(Some(200), 2 * floor + 1), Error::ChangeTooLarge);
        not_set(set_wallet_cap(Some(0), floor), Error::OutOfRange);
        not_set(set_wallet_cap(Some(200), 0), Error::OutOfRange);
        set(set_wallet_cap(None, floor));
        not_set(set_wallet_cap(Some(10_001), floor), Error::OutOfRange);
    });
}

#[test]
fn a_longer_cooldown_holds_for_stakes_to_come_and_a_shorter_one_for_all() {
    ExtBuilder::qtra().build_and_execute(|| {
        for _ in 0..3 {
            accepted(ALICE, stake(1_000 * TOKEN, 4));
        }
        accepted(ALICE, early_unstake(0));

        set(set_cooldown(6 * DAY));

        assert_eq!(last_event(), Event::CooldownSet { old: 3 * DAY, new: 6 * DAY }.into());
        accepted(ALICE, stake(1_000 * TOKEN, 4));
        let releases = || -> Vec<u64> {
            ledger(ALICE).unlocking.iter().map(|chunk| chunk.release - START).collect()
        };
        accepted(ALICE, early_unstake(1));
        assert_eq!(releases(), [3 * DAY], "merged with the first");
        let newest = ledger(ALICE).positions.last().unwrap().id;
        accepted(ALICE, early_unstake(newest));
        assert_eq!(releases(), [3 * DAY, 6 * DAY]);
        set(set_cooldown(3 * DAY));
        set(set_cooldown(2 * DAY));
        accepted(ALICE, early_unstake(2));
        assert_eq!(releases(), [3 * DAY, 6 * DAY, 2 * DAY]);
    });
}

#[test]
fn each_group_changes_once_a_day() {
    ExtBuilder::act().build_and_execute(|| {
        ChangeInterval::set(&DAY);
        let tier = act().tiers[1].clone();
        let changes = [
            set_tier(0, act().tiers[0].clone()),
            set_tier(1, tier.clone()),
            set_stake_limits(50 * ACT, Some(10_000_000 * ACT)),
            set_wallet_cap(Some(200), 1_000 * ACT),
            set_cooldown(60),
        ];
        for change in &changes {
            set(change.clone());
        }
        for time in [START, START + DAY - 1] {
            StubClock::set_secs(time);
            for change in &changes {
                not_set(change.clone(), Error::ChangedTooSoon);
            }
            // Bounds and change limits come first.
            not_set(set_cooldown(90 * DAY + 1), Error::OutOfRange);
            not_set(set_cooldown(90 * DAY), Error::ChangeTooLarge);
        }
        StubClock::set_secs(START + DAY);
        for change in changes {
            set(change);
        }
    });
}

#[test]
fn a_minimum_stake_above_the_economys_maximum_is_refused() {
    ExtBuilder::act().build_and_execute(|| {
        MaxMinStake::set(&(150 * ACT));
        not_set(set_stake_limits(150 * ACT + 1, None), Error::OutOfRange);
        set(set_stake_limits(150 * ACT, None));
    });
}

#[test]
fn a_cooldown_of_nonsense_is_refused() {
    ExtBuilder::qtra().build_and_execute(|| {
        not_set(set_cooldown(6 * DAY + 1), Error::ChangeTooLarge);
        not_set(set_cooldown(DAY), Error::ChangeTooLarge);
        not_set(set_cooldown(30 * DAY), Error::ChangeTooLarge);
        not_set(set_cooldown(0), Error::ChangeTooLarge);
        not_set(set_cooldown(90 * DAY + 1), Error::OutOfRange);
        not_set(set_cooldown(500_000_000_000_000_000), Error::OutOfRange);
        not_set(set_cooldown(u64::MAX), Error::OutOfRange);
    });
}
