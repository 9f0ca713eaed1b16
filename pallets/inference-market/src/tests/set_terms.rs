//! `set_terms`.

use super::*;
use crate::{
    types::{Terms, MAX_AMOUNT},
    CurrentTerms,
};
use quaestor_primitives::Params as _;

fn set(terms: Terms) -> Call {
    Call::set_terms { terms }
}

fn with(change: impl FnOnce(&mut Terms)) -> Terms {
    let mut terms = terms();
    change(&mut terms);
    terms
}

#[test]
fn parameters_hold_for_what_follows() {
    ExtBuilder::default().build_and_execute(|| {
        let id = submitted(50 * QUIV, 50 * QUIV);
        let new = with(|terms| {
            (terms.review_secs, terms.treasury_bps, terms.burn_bps) = (DAY / 2, 300, 200);
        });
        governed(set(new));
        assert_eq!(last_event(), Event::TermsSet { old: terms(), new });
        assert_eq!(CurrentTerms::<Test>::get(), Some(new));
        // A result keeps its times; a payment has the legs of its own time.
        assert_eq!(result(id).review_until, START + DAY);
        accepted(ALICE, Call::accept { job: id });
        assert_eq!(book(NATIVE).pending.treasury, 3 * QUIV / 2);
        let later = submitted(QUIV, QUIV);
        assert_eq!(result(later).review_until, START + DAY / 2);
    });
}

#[test]
fn the_epoch_that_is_over_ends_by_the_old_parameters() {
    ExtBuilder::default().build_and_execute(|| {
        for who in [PETER, PAULA].into_iter().chain(BIDDERS) {
            providers::change(who, |provider| provider.standing.open = provider.standing.limit);
        }
        at(START + DAY);
        governed(set(with(|terms| terms.fee.up_bps = 500)));
        assert_eq!(state().fee, 550);
        for who in [PETER, PAULA].into_iter().chain(BIDDERS) {
            providers::change(who, |provider| provider.standing.open = 0);
        }
    });
}

#[test]
fn only_governance_sets_parameters_and_only_of_a_market() {
    ExtBuilder::default()
        .build_and_execute(|| refused(ALICE, set(terms()), DispatchError::BadOrigin));
    ExtBuilder { terms: None, ..Default::default() }
        .build_and_execute(|| not_governed(set(terms()), Error::NotEnabled));
}

#[test]
fn values_outside_their_ranges_are_refused() {
    let wrong: [fn(&mut Terms); 36] = [
        |terms| terms.fee.neutral_bps = 99,
        |terms| terms.fee.neutral_bps = 1_501,
        |terms| terms.fee.least_bps = 99,
        |terms| terms.fee.least_bps = 501,
        |terms| terms.fee.most_bps = 1_501,
        |terms| terms.fee.most_bps = 499,
        |terms| terms.fee.low_bps = 999,
        |terms| terms.fee.low_bps = 8_000,
        |terms| terms.fee.high_bps = 9_501,
        |terms| terms.fee.high_bps = 3_000,
        |terms| terms.fee.up_bps = 2_001,
        |terms| terms.fee.down_bps = 2_001,
        |terms| terms.fee.drift_bps = 2_001,
        |terms| terms.treasury_bps = 1_001,
        |terms| terms.burn_bps = 1_001,
        |terms| (terms.rebate_bps, terms.bonus_bps, terms.audit_bps) = (8_001, 0, 0),
        |terms| terms.rebate_bps = 2_001,
        |terms| terms.bonus_bps = 2_001,
        |terms| terms.audit_bps = 5_001,
        |terms| terms.audit_bps = u32::MAX,
        |terms| terms.delivery_secs = HOUR - 1,
        |terms| terms.delivery_secs = 7 * DAY + 1,
        |terms| terms.review_secs = HOUR - 1,
        |terms| terms.review_secs = 3 * DAY + 1,
        |terms| terms.audit_secs = DAY - 1,
        |terms| terms.audit_secs = 7 * DAY + 1,
        |terms| terms.late_bps = 2_001,
        |terms| terms.least_penalty = MAX_AMOUNT + 1,
        |terms| terms.demand.target_bps = 999,
        |terms| terms.demand.target_bps = 9_001,
        |terms| terms.demand.least_bps = 999,
        |terms| terms.demand.least_bps = 10_001,
        |terms| terms.demand.most_bps = 9_999,
        |terms| terms.demand.most_bps = 100_001,
        |terms| terms.day_secs = 0,
        |terms| terms.day_secs = DAY + 1,
    ];
    ExtBuilder::default().build_and_execute(|| {
        for change in wrong {
            not_governed(set(with(change)), Error::OutOfRange);
        }
    });
}

#[test]
fn each_end_of_each_range_is_allowed() {
    let least = with(|terms| {
        (terms.fee.neutral_bps, terms.fee.least_bps, terms.fee.most_bps) = (100, 100, 100);
        (terms.fee.low_bps, terms.fee.high_bps) = (1_000, 1_001);
        (terms.fee.up_bps, terms.fee.down_bps, terms.fee.drift_bps) = (0, 0, 0);
        (terms.treasury_bps, terms.burn_bps) = (0, 0);
        (terms.rebate_bps, terms.bonus_bps, terms.audit_bps) = (0, 0, 0);
        (terms.delivery_secs, terms.review_secs, terms.audit_secs) = (HOUR, HOUR, HOUR);
        (terms.late_bps, terms.least_penalty) = (0, 0);
        terms.demand.target_bps = 1_000;
        (terms.demand.least_bps, terms.demand.most_bps) = (1_000, 10_000);
    });
    let most = with(|terms| {
        (terms.fee.neutral_bps, terms.fee.least_bps, terms.fee.most_bps) = (1_500, 1_500, 1_500);
        (terms.fee.low_bps, terms.fee.high_bps) = (9_499, 9_500);
        (terms.fee.up_bps, terms.fee.down_bps, terms.fee.drift_bps) = (2_000, 2_000, 2_000);
        (terms.treasury_bps, terms.burn_bps) = (1_000, 1_000);
        (terms.rebate_bps, terms.bonus_bps, terms.audit_bps) = (8_000, 0, 1_000);
        let week = 7 * DAY;
        (terms.delivery_secs, terms.review_secs, terms.audit_secs) = (week, week, week);
        (terms.late_bps, terms.least_penalty) = (2_000, MAX_AMOUNT);
        terms.demand.target_bps = 9_000;
        (terms.demand.least_bps, terms.demand.most_bps) = (10_000, 100_000);
    });
    // A day of a second has an hour of one as well.
    let shortest = Terms { delivery_secs: 1, review_secs: 1, audit_secs: 1, day_secs: 1, ..least };
    for terms in [least, most, shortest] {
        assert_eq!(terms.validate(), Ok(()));
        assert!(terms.allows_change_to(&terms));
    }
}

#[test]
fn each_value_has_its_change_limit() {
    let allowed: [fn(&mut Terms); 18] = [
        |terms| terms.fee.neutral_bps += 100,
        |terms| terms.fee.least_bps += 100,
        |terms| terms.fee.most_bps -= 100,
        |terms| terms.fee.low_bps -= 1_000,
        |terms| terms.fee.high_bps -= 1_000,
        |terms| terms.fee.up_bps += 500,
        |terms| terms.fee.down_bps -= 500,
        |terms| terms.fee.drift_bps += 500,
        |terms| (terms.treasury_bps, terms.burn_bps) = (300, 200),
        |terms| (terms.rebate_bps, terms.bonus_bps) = (1_000, 3_000),
        |terms| terms.audit_bps -= 1_000,
        |terms| terms.delivery_secs /= 2,
        |terms| terms.review_secs *= 2,
        |terms| terms.audit_secs /= 2,
        |terms| terms.late_bps += 500,
        |terms| terms.least_penalty *= 2,
        |terms| terms.demand.target_bps -= 500,
        |terms| (terms.demand.least_bps, terms.demand.most_bps) = (10_000, 40_000),
    ];
    for change in allowed {
        ExtBuilder::default().build_and_execute(|| governed(set(with(change))));
    }
    let too_far: [fn(&mut Terms); 21] = [
        |terms| terms.fee.neutral_bps += 101,
        |terms| terms.fee.least_bps += 101,
        |terms| terms.fee.most_bps -= 101,
        |terms| terms.fee.low_bps += 1_001,
        |terms| terms.fee.high_bps -= 1_001,
        |terms| terms.fee.up_bps += 501,
        |terms| terms.fee.down_bps = 1_001,
        |terms| terms.fee.drift_bps = 601,
        |terms| terms.treasury_bps = 301,
        |terms| terms.burn_bps = 199,
        |terms| terms.rebate_bps = 999,
        |terms| terms.bonus_bps = 999,
        |terms| terms.audit_bps = 3_999,
        |terms| terms.delivery_secs = terms.delivery_secs / 2 - 1,
        |terms| terms.review_secs = terms.review_secs * 2 + 1,
        |terms| terms.audit_secs = terms.audit_secs / 2 - 1,
        |terms| terms.late_bps = 1_001,
        |terms| terms.least_penalty = terms.least_penalty * 2 + 1,
        |terms| terms.demand.target_bps += 501,
        |terms| terms.demand.most_bps = 40_001,
        |terms| {
            terms.day_secs = DAY - 1;
        },
    ];
    ExtBuilder::default().build_and_execute(|| {
        for change in too_far {
            not_governed(set(with(change)), Error::ChangeTooLarge);
        }
    });
}

#[test]
fn work_does_not_outlast_the_notice_of_its_backers() {
    ExtBuilder::default().build_and_execute(|| {
        not_governed(set(with(|terms| terms.audit_secs += 1)), Error::OutOfRange);
        not_governed(set(with(|terms| terms.delivery_secs += 1)), Error::OutOfRange);
        governed(set(with(|terms| {
            terms.delivery_secs += DAY;
            terms.audit_secs -= DAY;
        })));
    });
}

#[test]
fn parameters_change_once_a_day() {
    ExtBuilder::default().build_and_execute(|| {
        ChangeInterval::set(&DAY);
        governed(set(with(|terms| terms.late_bps = 600)));
        let again = set(with(|terms| terms.late_bps = 700));
        for time in [START, START + DAY - 1] {
            at(time);
            not_governed(again.clone(), Error::ChangedTooSoon);
        }
        at(START + DAY);
        governed(again);
    });
}
