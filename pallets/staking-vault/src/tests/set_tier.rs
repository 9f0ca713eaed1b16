//! `set_tier`: how far one step takes the numbers of a tier, and how far they go at all.

use super::*;
use crate::types::{Tier, MAX_LOCK_SECS, MAX_MULTIPLIER_BPS};
use quaestor_math::{AgeStep, Forfeit, LaunchBonus};
use quaestor_primitives::Voting;

type Change = fn(&mut Tier);

fn call(new: Tier) -> crate::Call<Test> {
    crate::Call::set_tier { tier: 0, new }
}

#[track_caller]
fn set(new: Tier) {
    quaestor_testing::assert_accepted::<RuntimeCall>(call(new), RuntimeOrigin::root());
}

#[track_caller]
fn not_set(new: Tier, error: Error) {
    quaestor_testing::assert_refused::<RuntimeCall>(call(new), RuntimeOrigin::root(), error);
}

/// 30 days; 1x, after 7 days 2x; a quarter of the reward and 10 % of the principal at risk.
fn old() -> Tier {
    let step = |days, multiplier_bps| AgeStep { age_secs: days * DAY, multiplier_bps };
    Tier {
        lock_secs: 30 * DAY,
        steps: vec![step(0, 10_000), step(7, 20_000)].try_into().unwrap(),
        forfeit: Forfeit::Share(2_500),
        penalty_bps: 1_000,
        voting: Voting::Fixed(10_000),
        firm: false,
        launch: Some(launch(90 * DAY, 5_000, 10_000)),
        open: true,
    }
}

fn launch(phase_secs: u64, add_bps: u32, cap_bps: u32) -> LaunchBonus {
    LaunchBonus { phase_secs, add_bps, cap_bps }
}

fn with(change: impl FnOnce(&mut Tier)) -> Tier {
    let mut tier = old();
    change(&mut tier);
    tier
}

/// A chain whose first tier is this one.
fn chain(tier: Tier) -> ExtBuilder {
    ExtBuilder::act().params(|params| params.tiers[0] = tier)
}

fn bonus(tier: &mut Tier) -> &mut LaunchBonus {
    tier.launch.as_mut().unwrap()
}

#[test]
fn each_number_moves_a_step_and_not_a_unit_further() {
    let steps: [(Change, Change); 20] = [
        (|t| t.lock_secs = 60 * DAY, |t| t.lock_secs = 60 * DAY + 1),
        (|t| t.lock_secs = 15 * DAY, |t| t.lock_secs = 15 * DAY - 1),
        (|t| t.steps[1].age_secs = 14 * DAY, |t| t.steps[1].age_secs = 14 * DAY + 1),
        (|t| t.steps[1].age_secs = 7 * DAY / 2, |t| t.steps[1].age_secs = 7 * DAY / 2 - 1),
        (|t| t.steps[0].multiplier_bps = 20_000, |t| t.steps[0].multiplier_bps = 20_001),
        (|t| t.steps[0].multiplier_bps = 5_000, |t| t.steps[0].multiplier_bps = 4_999),
        (|t| t.steps[1].multiplier_bps = 40_000, |t| t.steps[1].multiplier_bps = 40_001),
        (|t| t.steps[1].multiplier_bps = 10_000, |t| t.steps[1].multiplier_bps = 9_999),
        (|t| t.forfeit = Forfeit::Share(3_500), |t| t.forfeit = Forfeit::Share(3_501)),
        (|t| t.forfeit = Forfeit::Share(1_500), |t| t.forfeit = Forfeit::Share(1_499)),
        (|t| t.penalty_bps = 2_000, |t| t.penalty_bps = 2_001),
        (|t| t.penalty_bps = 0, |t| t.penalty_bps = 2_001),
        (|t| t.voting = Voting::Fixed(20_000), |t| t.voting = Voting::Fixed(20_001)),
        (|t| t.voting = Voting::Fixed(5_000), |t| t.voting = Voting::Fixed(4_999)),
        (|t| bonus(t).phase_secs = 180 * DAY, |t| bonus(t).phase_secs = 180 * DAY + 1),
        (|t| bonus(t).phase_secs = 45 * DAY, |t| bonus(t).phase_secs = 45 * DAY - 1),
        (|t| bonus(t).add_bps = 10_000, |t| bonus(t).add_bps = 10_001),
        (|t| bonus(t).add_bps = 2_500, |t| bonus(t).add_bps = 2_499),
        (|t| bonus(t).cap_bps = 20_000, |t| bonus(t).cap_bps = 20_001),
        (|t| bonus(t).cap_bps = 5_000, |t| bonus(t).cap_bps = 4_999),
    ];
    for (allowed, too_large) in steps {
        chain(old()).build_and_execute(|| {
            not_set(with(too_large), Error::ChangeTooLarge);
            let new = with(allowed);
            set(new.clone());
            assert_eq!(last_event(), Event::TierSet { tier: 0, old: Some(old()), new }.into());
        });
    }
}

#[test]
fn a_zero_too_many_is_refused() {
    let tenfold: [Change; 9] = [
        |t| t.lock_secs *= 10,
        |t| t.steps[1].age_secs *= 10,
        |t| t.steps[0].multiplier_bps *= 10,
        |t| t.steps[1].multiplier_bps *= 10,
        |t| t.voting = Voting::Fixed(100_000),
        |t| t.penalty_bps *= 10,
        |t| bonus(t).phase_secs *= 10,
        |t| bonus(t).add_bps *= 10,
        |t| bonus(t).cap_bps *= 10,
    ];
    chain(old()).build_and_execute(|| {
        for change in tenfold {
            not_set(with(change), Error::ChangeTooLarge);
        }
    });
}

#[test]
fn each_number_has_an_end() {
    let beyond: [Change; 16] = [
        |t| t.lock_secs = MAX_LOCK_SECS + 1,
        |t| t.lock_secs = 500_000_000_000_000_000,
        |t| t.steps[1].age_secs = MAX_LOCK_SECS + 1,
        |t| t.steps[1].age_secs = 500_000_000_000_000_000,
        |t| t.steps[0].multiplier_bps = MAX_MULTIPLIER_BPS + 1,
        |t| t.steps[1].multiplier_bps = u32::MAX,
        |t| t.forfeit = Forfeit::Share(10_001),
        |t| t.forfeit = Forfeit::OverBase(MAX_MULTIPLIER_BPS + 1),
        |t| t.forfeit = Forfeit::OverBase(u32::MAX),
        |t| t.penalty_bps = 10_001,
        |t| t.voting = Voting::Fixed(MAX_MULTIPLIER_BPS + 1),
        |t| bonus(t).phase_secs = MAX_LOCK_SECS + 1,
        |t| bonus(t).phase_secs = 500_000_000_000_000_000,
        |t| bonus(t).add_bps = MAX_MULTIPLIER_BPS + 1,
        |t| bonus(t).cap_bps = MAX_MULTIPLIER_BPS + 1,
        |t| bonus(t).cap_bps = u32::MAX,
    ];
    chain(old()).build_and_execute(|| {
        for change in beyond {
            not_set(with(change), Error::OutOfRange);
        }
    });
}

#[test]
fn a_lock_and_a_multiplier_of_zero_begin_small() {
    let nothing = with(|tier| {
        tier.lock_secs = 0;
        tier.steps[0].multiplier_bps = 0;
    });
    chain(nothing.clone()).build_and_execute(|| {
        not_set(Tier { lock_secs: 121, ..nothing.clone() }, Error::ChangeTooLarge);
        let mut weight = nothing.clone();
        weight.steps[0].multiplier_bps = 201;
        not_set(weight.clone(), Error::ChangeTooLarge);
        weight.steps[0].multiplier_bps = 200;
        set(Tier { lock_secs: 120, ..weight });
        set(nothing);
    });
}

#[test]
fn a_weight_step_that_comes_or_goes_is_compared_with_what_held_at_its_age() {
    chain(old()).build_and_execute(|| {
        let third = |multiplier_bps| {
            let step = AgeStep { age_secs: 8 * DAY, multiplier_bps };
            with(|tier| tier.steps.try_push(step).unwrap())
        };
        not_set(third(40_001), Error::ChangeTooLarge);
        not_set(third(9_999), Error::ChangeTooLarge);
        not_set(third(1_000_000), Error::ChangeTooLarge);
        set(third(40_000));
        set(old());
        let one = |multiplier_bps| {
            with(|tier| {
                tier.steps.truncate(1);
                tier.steps[0].multiplier_bps = multiplier_bps;
            })
        };
        // 1x until 7 days of age, and then 2x: both at most halve or double.
        not_set(one(9_999), Error::ChangeTooLarge);
        not_set(one(20_001), Error::ChangeTooLarge);
        set(one(10_000));
    });
}

#[test]
fn nothing_forfeited_counts_as_a_share_of_nothing() {
    let none = with(|tier| tier.forfeit = Forfeit::None);
    chain(none.clone()).build_and_execute(|| {
        not_set(with(|tier| tier.forfeit = Forfeit::Share(1_001)), Error::ChangeTooLarge);
        set(with(|tier| tier.forfeit = Forfeit::Share(1_000)));
        set(none);
    });
    chain(old()).build_and_execute(|| {
        not_set(with(|tier| tier.forfeit = Forfeit::None), Error::ChangeTooLarge);
        // Of another kind, and then a step of its own.
        set(with(|tier| tier.forfeit = Forfeit::OverBase(10_000)));
        not_set(with(|tier| tier.forfeit = Forfeit::OverBase(20_001)), Error::ChangeTooLarge);
        not_set(with(|tier| tier.forfeit = Forfeit::OverBase(4_999)), Error::ChangeTooLarge);
        set(with(|tier| tier.forfeit = Forfeit::OverBase(20_000)));
    });
}

#[test]
fn no_bonus_counts_as_one_that_adds_nothing() {
    let none = with(|tier| tier.launch = None);
    chain(none.clone()).build_and_execute(|| {
        not_set(with(|tier| bonus(tier).add_bps = 201), Error::ChangeTooLarge);
        set(with(|tier| bonus(tier).add_bps = 200));
        set(none);
    });
    chain(old()).build_and_execute(|| {
        not_set(with(|tier| tier.launch = None), Error::ChangeTooLarge);
    });
}

#[test]
fn a_tier_that_is_appended_needs_its_ranges_only() {
    chain(old()).build_and_execute(|| {
        let appended = |new| crate::Call::<Test>::set_tier { tier: 5, new };
        let new = with(|tier| tier.lock_secs = MAX_LOCK_SECS);
        quaestor_testing::assert_accepted::<RuntimeCall>(
            appended(new.clone()),
            RuntimeOrigin::root(),
        );
        assert_eq!(last_event(), Event::TierSet { tier: 5, old: None, new }.into());
    });
}
