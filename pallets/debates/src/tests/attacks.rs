//! Attacks on money, votes and storage.

use super::*;
use crate::{types::MAX_SESSIONS, Participants, Sessions};
use quaestor_testing::StubPower;

/// An opener that lists its own accounts pays the router's part, and its session weighs nothing.
#[test]
fn an_opener_that_is_its_own_agent_loses_the_routers_part() {
    ExtBuilder::default().build_and_execute(|| {
        let all = || balance(ALICE) + balance(AGENTS[0]) + balance(AGENTS[1]);
        let before = all();
        accepted(ALICE, Call::register_agent { name: [1; 32] });
        accepted(ALICE, open_with(2, &[ALICE, AGENTS[0]], DAY));
        let boosted = boosts(ALICE);
        at(START + DAY);
        accepted(RECORDER, record(0, &[1_000, 1]));
        accepted(ALICE, settle(0));
        accepted(ALICE, Call::retire_agent {});
        // A unit goes to the treasury by rounding.
        assert_eq!(before - all(), 20 * ACT + 1);
        // The vote of another account, which costs nothing, boosts as much.
        accepted(ALICE, open());
        accepted(BOB, vote(1, 0));
        assert_eq!(boosts(BOB)[0].bps, boosted[0].bps);
    });
}

/// The same tokens vote from one account only: stake opened after the session has no power in it.
#[test]
fn stake_that_moves_to_another_account_does_not_vote_again() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open());
        at(START + 10);
        accepted(BOB, vote(0, 0));
        StubPower::set(BOB, 0, 0, 0);
        stake_since(POOR, 2_000, START + 10);
        refused(POOR, vote(0, 0), Error::NoPower);
        refused(BOB, vote(0, 1), Error::NoPower);
        assert_eq!(session(0).tallies.to_vec(), [power(2_000), 0, 0]);
    });
}

/// Neither stake opened in the block of the session nor a session opened with it has power.
#[test]
fn stake_and_session_in_one_block_give_no_power() {
    ExtBuilder::default().build_and_execute(|| {
        stake_since(POOR, 1_000_000, START);
        set_balance(POOR, RICH);
        accepted(POOR, open());
        refused(POOR, vote(0, 0), Error::NoPower);
    });
}

#[test]
fn a_vote_repeated_in_a_block_counts_once() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open());
        for option in [0, 1, 0, 1, 0, 1, 2, 0, 1, 2] {
            accepted(BOB, vote(0, option));
        }
        assert_eq!(session(0).tallies.to_vec(), [0, 0, power(2_000)]);
        assert_eq!(boosts(BOB).len(), 1);
    });
}

#[test]
fn agents_that_retire_between_opening_and_settling_stop_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open());
        for agent in AGENTS {
            accepted(agent, Call::retire_agent {});
        }
        at(START + DAY);
        accepted(RECORDER, record(0, &[1, 1, 1]));
        accepted(BOB, settle(0));
        assert_eq!(AGENTS.map(balance), [RICH + 10 * ACT; 3]);
        assert_eq!(AGENTS.map(held), [0; 3]);
    });
}

/// Nobody does anything for a hundred days, and the clock jumps.
#[test]
fn after_a_halt_of_100_days_every_amount_can_leave() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open());
        accepted(BOB, vote(0, 0));
        at(START + DAY);
        accepted(ALICE, open());
        accepted(RECORDER, record(0, &[1, 1, 1]));

        at(START + 100 * DAY);

        refused(RECORDER, record(1, &[1, 1, 1]), Error::TooLate);
        accepted(BOB, settle(1));
        accepted(BOB, settle(0));
        for who in [ALICE, BOB] {
            accepted(RECORDER, Call::forget { who });
        }
        for agent in AGENTS {
            accepted(agent, Call::retire_agent {});
        }
        assert_eq!(balance(Debates::account()), ED);
        assert_eq!(balance(ALICE), RICH - 70 * ACT);
        assert_eq!(AGENTS.map(balance), [RICH + 10 * ACT; 3]);
        assert_eq!(Sessions::<Test>::iter().count() + Participants::<Test>::iter().count(), 0);
        assert_eq!(crate::Agents::<Test>::iter().count(), 0);
    });
}

#[test]
fn a_clock_that_jumps_to_the_end_of_time_stops_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open());
        at(u64::MAX);
        let overflow = polkadot_sdk::sp_runtime::ArithmeticError::Overflow;
        refused(ALICE, open(), DispatchError::from(overflow));
        accepted(BOB, settle(0));
        assert_eq!(balance(ALICE), RICH - 20 * ACT);
    });
}

/// The transfer of a pool needs no storage layer of its own, which a deeply nested call could not
/// have: the agents are paid there as well.
#[test]
fn a_settling_in_a_deeply_nested_call_pays_all() {
    use polkadot_sdk::frame_support::storage::{transactional, with_storage_layer};
    fn nested(layers: u32) -> Result<(), DispatchError> {
        if layers == 0 {
            return Debates::do_settle(0).map(drop);
        }
        with_storage_layer(|| nested(layers - 1))
    }
    ExtBuilder::default().build_and_execute(|| {
        recorded(&[1, 1, 1]);
        assert_eq!(nested(transactional::TRANSACTIONAL_LIMIT), Ok(()));
        assert_eq!(AGENTS.map(balance), [RICH - DEPOSIT + 10 * ACT; 3]);
    });
}

/// Tokens sent to the pallet's account belong to no pool.
#[test]
fn a_gift_to_the_account_reaches_no_pool() {
    use quaestor_primitives::Books;
    ExtBuilder::default().build().execute_with(|| {
        set_up();
        accepted(ALICE, open());
        let account = Debates::account();
        set_balance(account, balance(account) + 7 * ACT);
        assert_eq!(<Debates as Books<AccountId>>::booked(&NATIVE), ED + 30 * ACT);
        at(START + DAY);
        accepted(RECORDER, record(0, &[1, 1, 1]));
        accepted(BOB, settle(0));
        assert_eq!(AGENTS.map(balance), [RICH - DEPOSIT + 10 * ACT; 3]);
        assert_eq!(balance(account), ED + 7 * ACT);
        assert_eq!(Debates::do_try_state(), Ok(()));
    });
}

#[test]
fn the_deposit_of_an_agent_is_not_paid_as_a_fee() {
    ExtBuilder::default().build_and_execute(|| {
        stake(AGENTS[0], 1_000);
        set_balance(AGENTS[0], 50 * ACT + ED - 1);
        refused(AGENTS[0], open(), Error::InsufficientBalance);
        assert_eq!(held(AGENTS[0]), DEPOSIT);
    });
}

/// A documented limit: whoever takes all places keeps others out for the longest session and the time to
/// record it, and pays the router's part of each fee.
#[test]
fn who_takes_all_places_pays_for_each_and_has_them_for_ten_days() {
    ExtBuilder::default().build_and_execute(|| {
        let before = balance(ALICE);
        for _ in 0..MAX_SESSIONS {
            accepted(ALICE, open_with(2, &AGENTS, 7 * DAY));
        }
        at(START + 10 * DAY - 1);
        refused(BOB, open(), Error::TooManySessions);
        at(START + 10 * DAY);
        for session in 0..MAX_SESSIONS {
            accepted(BOB, settle(session));
        }
        assert_eq!(before - balance(ALICE), 64 * 20 * ACT);
        accepted(BOB, open());
    });
}
