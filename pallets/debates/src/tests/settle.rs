//! `settle`.

use super::*;
use crate::{
    types::{Payments, Tallies},
    Sessions, Totals,
};
use polkadot_sdk::frame_support::dispatch::GetDispatchInfo;
use polkadot_sdk::sp_runtime::traits::Dispatchable;
use quaestor_primitives::Balance;

fn tallies(all: &[u128]) -> Tallies {
    Tallies::truncate_from(all.to_vec())
}

fn payments(all: &[Balance]) -> Payments {
    Payments::truncate_from(all.to_vec())
}

/// Balance of each agent beyond the one that it had when it was registered.
fn earned() -> [Balance; 3] {
    AGENTS.map(|agent| balance(agent) + DEPOSIT - RICH)
}

#[docify::export]
#[test]
fn the_pool_is_shared_by_points() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open());
        at(START + DAY);
        accepted(RECORDER, record(0, &[500, 300, 100]));

        accepted(BOB, settle(0));

        // Of 30 tokens with 9 decimals; one unit is left.
        assert_eq!(earned(), [16_666_666_666, 10_000_000_000, 3_333_333_333]);
        assert_eq!(balance(TREASURY), ED + 1);
        assert_eq!(balance(Debates::account()), ED);
    });
}

#[test]
fn the_event_tells_winner_tallies_and_payments() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open());
        accepted(ALICE, vote(0, 0));
        accepted(BOB, vote(0, 2));
        at(START + DAY);
        accepted(RECORDER, record(0, &[500, 300, 100]));
        accepted(BOB, settle(0));
        let expected = Event::Settled {
            session: 0,
            winner: Some(2),
            tallies: tallies(&[power(1_000), 0, power(2_000)]),
            paid: payments(&[16_666_666_666, 10_000_000_000, 3_333_333_333]),
            to_treasury: 1,
            unpaid: 0,
        };
        assert_eq!(last_event(), expected);
        assert!(!Sessions::<Test>::contains_key(0));
        let totals = Totals::<Test>::get();
        assert_eq!((totals.next, totals.pools, totals.unsettled.len()), (1, 0, 0));
    });
}

#[test]
fn there_is_no_winner_without_votes_or_with_equal_ones() {
    ExtBuilder::default().build_and_execute(|| {
        let mut session = {
            accepted(ALICE, open());
            session(0)
        };
        for (all, winner) in [
            (&[0, 0, 0], None),
            (&[1, 0, 0], Some(0)),
            (&[1, 1, 0], None),
            (&[0, 2, 2], None),
            (&[2, 2, 3], Some(2)),
        ] {
            session.tallies = tallies(all);
            assert_eq!(session.winner(), winner, "{all:?}");
        }
    });
}

#[test]
fn without_points_in_time_the_pool_goes_back_to_the_opener() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open());
        accepted(BOB, vote(0, 1));
        at(START + 4 * DAY - 1);
        refused(BOB, settle(0), Error::NotRecorded);
        at(START + 4 * DAY);
        accepted(BOB, settle(0));
        let expected = Event::Refunded {
            session: 0,
            winner: Some(1),
            tallies: tallies(&[0, power(2_000), 0]),
            opener: ALICE,
            amount: 30 * ACT,
            to_treasury: 0,
            unpaid: 0,
        };
        assert_eq!(last_event(), expected);
        assert_eq!(balance(ALICE), RICH - 20 * ACT);
        assert_eq!(earned(), [0; 3]);
    });
}

#[test]
fn with_no_points_for_anyone_the_pool_goes_back_at_once() {
    ExtBuilder::default().build_and_execute(|| {
        recorded(&[0, 0, 0]);
        accepted(BOB, settle(0));
        assert_eq!(balance(ALICE), RICH - 20 * ACT);
        assert_eq!(balance(TREASURY), ED);
    });
}

#[test]
fn an_agent_without_points_gets_nothing_and_one_with_all_gets_all() {
    ExtBuilder::default().build_and_execute(|| {
        recorded(&[0, 1, 0]);
        accepted(BOB, settle(0));
        assert_eq!(earned(), [0, 30 * ACT, 0]);
    });
}

#[test]
fn a_session_settles_after_its_end_only() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open());
        for time in [START, START + DAY - 1] {
            at(time);
            refused(BOB, settle(0), Error::StillOpen);
        }
        at(START + DAY);
        refused(BOB, settle(0), Error::NotRecorded);
    });
}

#[test]
fn a_session_settles_once() {
    ExtBuilder::default().build_and_execute(|| {
        recorded(&[1, 2, 3]);
        accepted(ALICE, settle(0));
        let before = earned();
        refused(ALICE, settle(0), Error::UnknownSession);
        refused(ALICE, settle(1), Error::UnknownSession);
        assert_eq!(earned(), before);
    });
}

/// Existing accounts receive less than a minimum balance too.
#[test]
fn pools_of_a_few_units_are_shared() {
    for (pool, points, shares, rest) in [
        (1, [500, 300, 100], [0, 0, 0], 1),
        (1, [0, 1, 0], [0, 1, 0], 0),
        (2, [1, 1, 1], [0, 0, 0], 2),
        (10, [1, 1, 1], [3, 3, 3], 1),
        (0, [1, 1, 1], [0, 0, 0], 0),
    ] {
        let builder = ExtBuilder::default().params(|params| {
            (params.fee, params.agents_bps) = (pool.max(1), if pool > 0 { 10_000 } else { 0 });
        });
        builder.build_and_execute(|| {
            recorded(&points);
            accepted(BOB, settle(0));
            assert_eq!((earned(), balance(TREASURY) - ED), (shares, rest));
        });
    }
}

#[test]
fn the_largest_pool_is_shared_exactly() {
    const MOST: Balance = crate::types::MAX_AMOUNT;
    let builder =
        ExtBuilder::default().params(|params| (params.fee, params.agents_bps) = (MOST, 10_000));
    builder.build_and_execute(|| {
        set_balance(ALICE, 2 * MOST);
        recorded(&[1_000, 1_000, 1_000]);
        accepted(BOB, settle(0));
        assert_eq!(earned(), [MOST / 3; 3]);
        assert_eq!(balance(TREASURY), ED + 1);
    });
}

#[test]
fn a_retired_agent_is_paid() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open());
        accepted(AGENTS[0], Call::retire_agent {});
        at(START + DAY);
        accepted(RECORDER, record(0, &[1, 1, 1]));
        accepted(AGENTS[1], Call::retire_agent {});
        accepted(BOB, settle(0));
        assert_eq!(
            AGENTS.map(balance),
            [RICH + 10 * ACT, RICH + 10 * ACT, RICH - DEPOSIT + 10 * ACT]
        );
    });
}

/// Retires an agent and empties its account.
fn vanish(agent: AccountId) {
    accepted(agent, Call::retire_agent {});
    set_balance(agent, 0);
}

#[test]
fn the_part_of_an_agent_that_cannot_receive_it_goes_to_the_treasury() {
    // A pool of three parts below the minimum balance.
    let builder = ExtBuilder::default().params(|params| params.fee = 2_000);
    builder.build_and_execute(|| {
        accepted(ALICE, open());
        vanish(AGENTS[1]);
        at(START + DAY);
        accepted(RECORDER, record(0, &[1, 1, 1]));
        accepted(BOB, settle(0));
        let paid = [400, 0, 400];
        assert!(
            matches!(last_event(), Event::Settled { paid: all, to_treasury: 400, unpaid: 0, .. }
            if all.to_vec() == paid)
        );
        assert_eq!((balance(AGENTS[1]), balance(TREASURY)), (0, ED + 400));
    });
}

#[test]
fn an_account_that_is_gone_receives_a_minimum_balance() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open());
        vanish(AGENTS[1]);
        at(START + DAY);
        accepted(RECORDER, record(0, &[1, 1, 1]));
        accepted(BOB, settle(0));
        assert_eq!(balance(AGENTS[1]), 10 * ACT);
    });
}

#[test]
fn an_opener_that_cannot_receive_leaves_the_pool_to_the_treasury() {
    let builder = ExtBuilder::default().params(|params| params.fee = 1_000);
    builder.build_and_execute(|| {
        accepted(ALICE, open());
        set_balance(ALICE, 0);
        at(START + 4 * DAY);
        accepted(BOB, settle(0));
        assert_eq!((balance(ALICE), balance(TREASURY)), (0, ED + 600));
        assert!(matches!(last_event(), Event::Refunded { amount: 0, to_treasury: 600, .. }));
    });
}

#[test]
fn what_nobody_can_receive_stays_outside_of_the_books() {
    use quaestor_primitives::Books;
    let builder = ExtBuilder { treasury: 0, ..Default::default() };
    builder.build().execute_with(|| {
        set_up();
        recorded(&[500, 300, 100]);
        accepted(BOB, settle(0));
        assert!(matches!(last_event(), Event::Settled { to_treasury: 0, unpaid: 1, .. }));
        let account = Debates::account();
        assert_eq!(balance(account), ED + 1);
        assert_eq!(<Debates as Books<AccountId>>::booked(&NATIVE), ED);
        assert_eq!(Debates::do_try_state(), Ok(()));
        // Another session neither pays it nor suffers from it.
        recorded(&[1, 1, 1]);
        accepted(BOB, settle(1));
        assert_eq!(balance(account), ED + 1);
        assert_eq!(Debates::do_try_state(), Ok(()));
        // It is collected like what arrives unasked.
        quaestor_support::funds::collect_unasked::<Money, _, Debates>(&NATIVE, &ALICE);
        assert_eq!(Debates::check_exactly(), Ok(()));
    });
}

#[test]
fn a_closed_router_does_not_stop_settling() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open());
        Router::close();
        at(START + DAY);
        accepted(RECORDER, record(0, &[1, 1, 1]));
        accepted(BOB, settle(0));
        accepted(AGENTS[0], Call::retire_agent {});
        assert_eq!(earned()[1], 10 * ACT);
    });
}

#[test]
fn the_weight_is_that_of_the_agents_paid() {
    ExtBuilder::default().build_and_execute(|| {
        let weight = <() as crate::WeightInfo>::settle;
        let dispatched = |id| {
            let call = RuntimeCall::from(settle(id));
            assert_eq!(call.get_dispatch_info().call_weight, weight(16));
            call.dispatch(RuntimeOrigin::signed(BOB)).unwrap().actual_weight
        };
        recorded(&[1, 1, 1]);
        assert_eq!(dispatched(0), Some(weight(3)));
        recorded(&[0, 0]);
        assert_eq!(dispatched(1), Some(weight(0)));
    });
}

#[test]
fn an_economy_without_sessions_settles_none() {
    ExtBuilder { params: None, ..Default::default() }
        .build_and_execute(|| refused(ALICE, settle(0), Error::UnknownSession));
}
