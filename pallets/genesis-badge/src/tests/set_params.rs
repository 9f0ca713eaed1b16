//! `set_params`.

use super::*;
use crate::{
    types::{Params, MAX_LOCK_SECS, MAX_MIN_AMOUNT, MAX_SUPPLY},
    Parameters,
};
use quaestor_primitives::Params as _;

fn with(change: impl FnOnce(&mut Params)) -> Call {
    let mut params = params();
    change(&mut params);
    Call::set_params { params }
}

fn min_amount(min_amount: u128) -> Call {
    with(|params| params.min_amount = min_amount)
}

#[test]
fn a_new_minimum_holds_for_later_claims() {
    ExtBuilder::default().build_and_execute(|| {
        stake(ALICE, 0, 1_000 * BDAG, YEAR);
        stake(BOB, 0, 1_000 * BDAG, YEAR);
        accepted(ALICE, claim(0, ALICE));
        let new = Params { min_amount: 2_000 * BDAG, ..params() };

        governed(Call::set_params { params: new });

        assert_eq!(last_event(), Event::ParamsSet { old: params(), new });
        assert_eq!(Badge::params(), Some(new));
        assert_eq!(Badge::badge(ALICE), Some(1));
        refused(BOB, claim(0, BOB), Error::NotEligible);
    });
}

#[test]
fn the_minimum_is_at_most_doubled_or_halved() {
    for allowed in [500, 1_000, 2_000] {
        ExtBuilder::default().build_and_execute(|| governed(min_amount(allowed * BDAG)));
    }
    ExtBuilder::default().build_and_execute(|| {
        for too_far in [500 * BDAG - 1, 2_000 * BDAG + 1, 1, MAX_MIN_AMOUNT] {
            not_governed(min_amount(too_far), Error::ChangeTooLarge);
        }
    });
}

#[test]
fn number_and_lock_are_fixed_for_root_too() {
    let fixed: [fn(&mut Params); 4] = [
        |params| params.supply -= 1,
        |params| params.supply = 1,
        |params| params.lock_secs -= 1,
        |params| params.lock_secs += 1,
    ];
    ExtBuilder::default().build_and_execute(|| {
        for change in fixed {
            not_governed(with(change), Error::ChangeTooLarge);
        }
    });
}

#[test]
fn values_outside_their_ranges_are_refused() {
    let wrong: [fn(&mut Params); 6] = [
        |params| params.supply = 0,
        |params| params.supply = MAX_SUPPLY + 1,
        |params| params.min_amount = 0,
        |params| params.min_amount = MAX_MIN_AMOUNT + 1,
        |params| params.lock_secs = 0,
        |params| params.lock_secs = MAX_LOCK_SECS + 1,
    ];
    ExtBuilder::default().build_and_execute(|| {
        for change in wrong {
            not_governed(with(change), Error::OutOfRange);
        }
    });
}

#[test]
fn each_end_of_each_range_is_allowed() {
    let least = Params { supply: 1, min_amount: 1, lock_secs: 1 };
    let most = Params { supply: MAX_SUPPLY, min_amount: MAX_MIN_AMOUNT, lock_secs: MAX_LOCK_SECS };
    for params in [least, most] {
        assert_eq!(params.validate(), Ok(()));
        ExtBuilder { params: Some(params) }
            .build_and_execute(|| governed(Call::set_params { params }));
    }
}

#[test]
fn only_governance_sets_params() {
    ExtBuilder::default().build_and_execute(|| {
        refused(ALICE, min_amount(1_001 * BDAG), DispatchError::BadOrigin);
        assert_eq!(Parameters::<Test>::get(), Some(params()));
    });
}

#[test]
fn an_economy_without_badges_gets_no_params() {
    ExtBuilder { params: None }
        .build_and_execute(|| not_governed(min_amount(1_000 * BDAG), Error::NotEnabled));
}

#[test]
fn params_change_once_a_day() {
    ExtBuilder::default().build_and_execute(|| {
        ChangeInterval::set(&DAY);
        governed(min_amount(2_000 * BDAG));
        for time in [START, START + DAY - 1] {
            Stake::run_ahead(time);
            not_governed(min_amount(4_000 * BDAG), Error::ChangedTooSoon);
        }
        Stake::run_ahead(START + DAY);
        governed(min_amount(4_000 * BDAG));
    });
}
