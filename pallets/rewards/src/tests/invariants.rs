//! A control for each invariant: doctored storage is found out.

use super::*;
use crate::{
    types::{AccountEarnings, PoolRecord},
    Earnings, RateEnds, State,
};
use polkadot_sdk::sp_runtime::DispatchError;
use quaestor_primitives::{AssetKind, Books, RedirectRewards};

/// A pool with something of everything: owed with a fraction, streaming, unstreamed, carry and
/// three reasons. Then the storage is doctored.
#[track_caller]
fn assert_found(sentence: &'static str, doctor: impl FnOnce()) {
    ExtBuilder::default().build().execute_with(|| {
        System::set_block_number(1);
        at(START);
        accepted(BANK, fund(USDC, FUNDING));
        at(START + 100);
        open(ALICE, 0, 1_000, 20_000, Forfeit::OverBase(10_000));
        open(ALICE, 1, 777, 20_000, Forfeit::OverBase(10_000));
        at(START + 200);
        <Rewards as RedirectRewards>::set_redirected(true);
        at(START + 300);
        <Rewards as RedirectRewards>::set_redirected(false);
        Stake::close(ALICE, 1).unwrap();
        at(START + 500);
        accepted(ALICE, claim(USDC));
        at(START + 607);
        let pool = pool(USDC).pool;
        for part in
            [pool.owed, pool.unstreamed, pool.carry, pool.no_stake, pool.redirected, pool.forfeited]
        {
            assert!(part > Q128::zero());
        }
        assert_eq!(Rewards::check_exactly(), Ok(()));

        doctor();

        assert_eq!(Rewards::check_exactly(), Err(DispatchError::Other(sentence)));
    });
}

fn with_pool(change: impl FnOnce(&mut PoolRecord)) {
    State::<Test>::mutate(|state| change(state.find_mut(&USDC).unwrap().1));
}

fn one() -> Q128 {
    Q128::from(1u8)
}

#[test]
fn i3_finds_a_bit_too_much_or_too_little_in_each_summand() {
    let sentence = "I3: the balance is not the sum of what the pool owes";
    let parts: [fn(&mut PoolRecord) -> &mut Q128; 6] = [
        |record| &mut record.pool.owed,
        |record| &mut record.pool.unstreamed,
        |record| &mut record.pool.carry,
        |record| &mut record.pool.no_stake,
        |record| &mut record.pool.redirected,
        |record| &mut record.pool.forfeited,
    ];
    for part in parts {
        assert_found(sentence, || with_pool(|record| *part(record) += one()));
        assert_found(sentence, || with_pool(|record| *part(record) -= one()));
    }
    assert_found(sentence, || with_pool(|record| record.base += 1));
    assert_found(sentence, || with_pool(|record| record.streaming -= 1));
}

#[test]
fn i3_finds_money_that_nobody_booked() {
    assert_found("I3: the balance is not the sum of what the pool owes", || {
        Assets::transfer(RuntimeOrigin::signed(BANK), 1, Rewards::pot_account(), 1).unwrap();
    });
}

#[test]
fn i3_finds_an_account_that_lacks_what_streams() {
    assert_found("I3: the account lacks what streams", || {
        with_pool(|record| record.streaming += FUNDING);
    });
}

#[test]
fn i3_finds_that_owed_is_not_what_positions_have_earned() {
    let sentence = "I3: owed is not what the positions have earned";
    assert_found(sentence, || {
        with_pool(|record| {
            record.pool.owed += one();
            record.pool.no_stake -= one();
        });
    });
    assert_found(sentence, || {
        Earnings::<Test>::mutate(ALICE, |account| {
            account.positions[0].accruals[0].claimable += one();
        });
    });
}

#[test]
fn i3_finds_streams_that_the_pool_does_not_know() {
    assert_found("I3: streaming is not the sum of streams", || {
        Earnings::<Test>::mutate(ALICE, |account| account.streams[0].total += 1);
    });
}

#[test]
fn i3_finds_a_rate_and_a_rest_that_no_funding_explains() {
    assert_found("I3: the rate is not the sum of fundings", || {
        with_pool(|record| record.pool.rate += one());
    });
    assert_found("I3: the rate is not the sum of fundings", || {
        RateEnds::<Test>::remove(START + 7 * DAY);
    });
    assert_found("I3: unstreamed is not what the fundings still emit", || {
        with_pool(|record| {
            record.pool.unstreamed += one();
            record.pool.no_stake -= one();
        });
    });
}

#[test]
fn a_pool_that_lags_behind_is_found() {
    assert_found("a pool's clock is not the engine's", || {
        with_pool(|record| record.pool.at -= 1);
    });
}

#[test]
fn i7_finds_earnings_of_no_position() {
    assert_found("I7: earnings of a position that does not exist", || {
        Earnings::<Test>::mutate(ALICE, |account| account.positions[0].id = 9);
    });
}

#[test]
fn i7_finds_a_record_of_nothing() {
    assert_found("I7: an empty record", || {
        Earnings::<Test>::insert(BOB, AccountEarnings::default());
    });
}

#[test]
fn an_empty_stream_is_found() {
    assert_found("an empty stream", || {
        Earnings::<Test>::mutate(ALICE, |account| {
            account.streams[0].collected = account.streams[0].total;
        });
    });
}

#[test]
fn both_pools_are_looked_at() {
    assert_found("I3: the balance is not the sum of what the pool owes", || {
        State::<Test>::mutate(|state| {
            state.find_mut(&AssetKind::Native).unwrap().1.base -= 1;
        });
    });
}

/// Books that are a unit above the money are found although gifts are not.
#[test]
fn a_gift_is_beyond_the_books() {
    let sentence =
        Err(DispatchError::Other("I3: the balance is not the sum of what the pool owes"));
    ExtBuilder::default().build().execute_with(|| {
        System::set_block_number(1);
        at(START);
        accepted(BANK, fund(USDC, FUNDING));
        open(ALICE, 0, 1_000, 20_000, Forfeit::OverBase(10_000));
        at(START + 607);
        let booked = <Rewards as Books<AccountId>>::booked(&USDC);
        assert_eq!(Rewards::pot_balance(&USDC), booked);
        assert_eq!(<Rewards as Books<AccountId>>::booked(&AssetKind::WithId(9)), 0);

        Assets::transfer(RuntimeOrigin::signed(BANK), 1, Rewards::pot_account(), 1).unwrap();

        assert_eq!((Rewards::do_try_state(), Rewards::check_exactly()), (Ok(()), sentence));
        assert_eq!(<Rewards as Books<AccountId>>::booked(&USDC), booked);
        with_pool(|record| record.base += 2);
        assert_eq!(Rewards::do_try_state(), sentence);
        // A part of a unit is never a gift.
        with_pool(|record| record.base -= 2);
        with_pool(|record| record.pool.owed -= one());
        assert_eq!(Rewards::do_try_state(), sentence);
    });
}
