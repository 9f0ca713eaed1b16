//! `set_params`: bounds, change limits, spacing.

use super::*;
use crate::{LastChange, Params};
use quaestor_testing::{assert_accepted, assert_refused};

#[track_caller]
fn set(change: impl Fn(&mut Params)) {
    let (old, mut new) = (params(), params());
    change(&mut new);
    assert_accepted::<RuntimeCall>(Call::set_params { params: new }, RuntimeOrigin::root());
    assert_eq!(params(), new);
    let event = Event::ParamsSet { old: Box::new(old), new: Box::new(new) };
    assert_eq!(last_event(), event);
}

#[track_caller]
fn not_set(error: Error, change: impl Fn(&mut Params)) {
    let mut new = params();
    change(&mut new);
    assert_refused::<RuntimeCall>(Call::set_params { params: new }, RuntimeOrigin::root(), error);
}

#[test]
fn governance_only() {
    with(act(), || {
        refused(PAUL, Call::set_params { params: act() }, DispatchError::BadOrigin);
    });
}

#[test]
fn bounds_hold_for_root() {
    with(act(), || {
        not_set(Error::OutOfRange, |p| p.voter_stake = 0);
        not_set(Error::OutOfRange, |p| p.ordinary.quorum_bps = 0);
        not_set(Error::OutOfRange, |p| p.emergency.approval_bps = 10_000);
        not_set(Error::OutOfRange, |p| p.boost_secs = 0);
    });
}

/// A number is doubled and halved, and not by a unit more.
#[track_caller]
fn doubles<V: Copy + core::ops::Mul<Output = V> + core::ops::Add<Output = V>>(
    pick: impl Fn(&mut Params) -> &mut V,
    one: V,
    two: V,
) {
    let old = *pick(&mut params());
    not_set(Error::ChangeTooLarge, |p| *pick(p) = old * two + one);
    set(|p| *pick(p) = old * two);
    set(|p| *pick(p) = old);
}

#[test]
fn amounts_and_durations_are_at_most_doubled_or_halved() {
    with(act(), || {
        doubles(|p| &mut p.voter_stake, 1, 2);
        doubles(|p| &mut p.proposer_stake, 1, 2);
        doubles(|p| &mut p.max_spend, 1, 2);
        doubles(|p| &mut p.submission_deposit, 1, 2);
        doubles(|p| &mut p.boost_secs, 1, 2);
        doubles(|p| &mut p.ordinary.vote_blocks, 1, 2);
        doubles(|p| &mut p.ordinary.timelock_blocks, 1, 2);
        doubles(|p| &mut p.emergency.vote_blocks, 1, 2);
        doubles(|p| &mut p.emergency.timelock_blocks, 1, 2);
        not_set(Error::ChangeTooLarge, |p| p.max_spend = p.max_spend / 2 - 1);
        set(|p| p.max_spend /= 2);
    });
}

#[test]
fn shares_change_by_a_thousand_basis_points_and_quorums_by_half_at_most() {
    with(act(), || {
        not_set(Error::ChangeTooLarge, |p| p.ordinary.approval_bps += 1_001);
        set(|p| p.ordinary.approval_bps += 1_000);
        not_set(Error::ChangeTooLarge, |p| p.ordinary.approval_bps -= 1_001);
        set(|p| p.ordinary.approval_bps -= 1_000);
        not_set(Error::ChangeTooLarge, |p| p.boost_bps += 1_001);
        set(|p| p.boost_bps += 1_000);
        set(|p| p.emergency.approval_bps -= 1_000);

        not_set(Error::ChangeTooLarge, |p| p.ordinary.quorum_bps = 499);
        set(|p| p.ordinary.quorum_bps = 500);
        not_set(Error::ChangeTooLarge, |p| p.ordinary.quorum_bps = 1_001);
        set(|p| p.ordinary.quorum_bps = 1_000);
        set(|p| p.emergency.quorum_bps = 3_000);
        not_set(Error::ChangeTooLarge, |p| p.emergency.quorum_bps = 4_001);
        set(|p| p.emergency.quorum_bps = 4_000);
    });
}

#[test]
fn the_cap_is_set_cleared_doubled_or_halved() {
    with(act(), || {
        not_set(Error::ChangeTooLarge, |p| p.cap_bps = Some(1_001));
        not_set(Error::ChangeTooLarge, |p| p.cap_bps = Some(249));
        set(|p| p.cap_bps = Some(250));
        set(|p| p.cap_bps = None);
        set(|p| p.cap_bps = Some(1));
    });
}

#[test]
fn the_length_of_a_day_is_fixed() {
    with(act(), || not_set(Error::ChangeTooLarge, |p| p.day_secs -= 1));
}

#[test]
fn roots_are_switched() {
    with(act(), || {
        set(|p| p.root_parameter = true);
        set(|p| (p.root_parameter, p.root_feature) = (false, true));
    });
}

#[test]
fn a_change_waits_for_the_interval() {
    with(act(), || {
        ChangeInterval::set(&86_400);
        set(|p| p.max_spend *= 2);
        assert_eq!(LastChange::<Test>::get(), Vault::clock());
        not_set(Error::ChangedTooSoon, |p| p.max_spend *= 2);
        quaestor_testing::StubClock::set_secs(Vault::clock() + 86_399);
        not_set(Error::ChangedTooSoon, |p| p.max_spend *= 2);
        quaestor_testing::StubClock::set_secs(Vault::clock() + 1);
        set(|p| p.max_spend *= 2);
    });
}

/// Cap and square root of a live poll stay as they were when it began.
#[test]
fn a_live_poll_keeps_its_cap_and_its_root() {
    with(act(), || {
        stake(ALICE, 90_000);
        next_block();
        let before = proposed(Kind::Parameter);
        set(|p| (p.cap_bps, p.root_parameter) = (None, true));
        accepted(ALICE, vote(before, Aye));
        assert_eq!(counts(before), (90_000 * POWER, 5_000 * POWER, 0));
        stake(BOB, 10_000);
        let after = proposed_by(BOB, propose(Kind::Parameter));
        accepted(ALICE, vote(after, Aye));
        // The root of 90,000 ACT.
        assert_eq!(counts(after), (90_000 * POWER, 9_486_832, 0));
    });
}
