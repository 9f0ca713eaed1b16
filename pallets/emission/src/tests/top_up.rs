//! `top_up`.

use super::*;
use quaestor_primitives::FundingSource;

fn top_up(amount: Balance) -> Call {
    Call::top_up { amount }
}

#[test]
fn the_treasury_pays_and_nothing_is_issued() {
    ExtBuilder::default().build_and_execute(|| {
        let before = issuance();
        set(top_up(1_000));
        assert_eq!((balance(TREASURY), pooled()), (RICH - 1_000, 1_000));
        assert_eq!((issuance(), state().minted), (before, 0));
        assert_eq!(events(), [Event::ToppedUp { amount: 1_000 }]);
        assert_eq!(Pool::last_source(), Some(FundingSource::Treasury));
    });
}

#[test]
fn only_the_spender_of_the_treasury_tops_up() {
    ExtBuilder::default().build_and_execute(|| {
        for who in [ALICE, TREASURY] {
            refused(who, top_up(1), DispatchError::BadOrigin);
        }
    });
}

#[test]
fn nothing_is_no_amount() {
    ExtBuilder::default().build_and_execute(|| not_set(top_up(0), Error::ZeroAmount));
}

#[test]
fn the_limit_of_the_origin_holds() {
    ExtBuilder::default().build_and_execute(|| {
        not_set(top_up(LIMIT + 1), Error::AboveSpendLimit);
        not_set(top_up(Balance::MAX), Error::AboveSpendLimit);
        set(top_up(LIMIT));
    });
}

#[test]
fn the_treasury_stays_alive() {
    ExtBuilder::default().build_and_execute(|| {
        set(top_up(LIMIT));
        not_set(top_up(RICH - LIMIT), Error::InsufficientBalance);
        not_set(top_up(RICH - LIMIT - ED + 1), Error::InsufficientBalance);
        set(top_up(RICH - LIMIT - ED));
        assert_eq!(balance(TREASURY), ED);
    });
}

#[test]
fn a_pool_that_refuses_leaves_the_treasury_its_tokens() {
    ExtBuilder::default().build_and_execute(|| {
        Pool::close();
        not_set(top_up(1_000), Error::PoolRefused);
    });
}

#[test]
fn without_a_schedule_there_is_no_pool() {
    ExtBuilder::without_emission().build_and_execute(|| not_set(top_up(1), Error::NotEnabled));
    let no_schedule = |params: &mut Params| {
        (params.steps, params.cap) = (Default::default(), 0);
    };
    ExtBuilder::default().params(no_schedule).build_and_execute(|| {
        not_set(top_up(1), Error::NotEnabled);
    });
}
