//! `open`.

use super::*;
use crate::{
    types::{Session, Tallies, MAX_SESSIONS},
    Sessions, Totals,
};
use polkadot_sdk::frame_support::dispatch::GetDispatchInfo;
use polkadot_sdk::sp_runtime::traits::Dispatchable;
use quaestor_primitives::{Balance, RevenueType};
use quaestor_testing::StubRevenue;

#[test]
fn of_a_fee_of_50_30_go_to_the_pool_and_20_to_the_router() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open());

        let details = Session {
            opener: ALICE,
            topic: TOPIC,
            opened: START,
            ends: START + DAY,
            record_until: START + 4 * DAY,
            tallies: Tallies::truncate_from(vec![0; 3]),
            agents: AGENTS.to_vec().try_into().unwrap(),
            points: None,
            pool: 30 * ACT,
        };
        assert_eq!(session(0), details);
        assert_eq!(last_event(), Event::Opened { session: 0, details, revenue: 20 * ACT });
        assert_eq!(balance(ALICE), RICH - 50 * ACT);
        assert_eq!(balance(ROUTER), ED + 20 * ACT);
        assert_eq!(balance(Debates::account()), ED + 30 * ACT);
        assert_eq!(StubRevenue::take(), [(RevenueType::Other, NATIVE, 20 * ACT)]);
    });
}

#[test]
fn the_agents_part_rounds_down_and_either_part_can_be_all() {
    for (fee, agents_bps, pool) in
        [(1, 6_000, 0), (3, 6_000, 1), (9_999, 6_000, 5_999), (7, 10_000, 7), (7, 0, 0)]
    {
        let builder = ExtBuilder::default().params(|params| {
            (params.fee, params.agents_bps) = (fee, agents_bps);
        });
        builder.build_and_execute(|| {
            accepted(ALICE, open());
            assert_eq!(session(0).pool, pool);
            assert_eq!(balance(ROUTER), ED + fee - pool);
            assert_eq!(balance(ALICE), RICH - fee);
        });
    }
}

#[test]
fn sessions_are_numbered_and_listed() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, open());
        accepted(BOB, open_with(2, &AGENTS, 2 * DAY));
        let totals = Totals::<Test>::get();
        assert_eq!((totals.next, totals.pools), (2, 60 * ACT));
        let list: Vec<_> = totals.unsettled.iter().map(|one| (one.session, one.due)).collect();
        assert_eq!(list, [(0, START + 4 * DAY), (1, START + 5 * DAY)]);
    });
}

#[test]
fn the_stake_must_be_the_minimum() {
    ExtBuilder::default().build_and_execute(|| {
        refused(AGENTS[0], open(), Error::BelowSessionStake);
        quaestor_testing::StubPower::set(ALICE, 1_000 * ACT - 1, 1, START - 1);
        refused(ALICE, open(), Error::BelowSessionStake);
        quaestor_testing::StubPower::set(ALICE, 1_000 * ACT, 1, START - 1);
        accepted(ALICE, open());
        // Stake of any age counts.
        stake_since(POOR, 1_000, START);
        set_balance(POOR, RICH);
        accepted(POOR, open());
    });
}

#[test]
fn the_fee_must_be_paid_and_not_exceed_its_maximum() {
    ExtBuilder::default().build_and_execute(|| {
        let with = |max_fee| match open() {
            Call::open { topic, options, agents, secs, .. } => {
                Call::open { topic, options, agents, secs, max_fee }
            },
            other => other,
        };
        refused(ALICE, with(50 * ACT - 1), Error::AboveMaximum);
        set_balance(ALICE, 50 * ACT + ED - 1);
        refused(ALICE, with(50 * ACT), Error::InsufficientBalance);
        set_balance(ALICE, 50 * ACT + ED);
        accepted(ALICE, with(50 * ACT));
        assert_eq!(balance(ALICE), ED);
    });
}

#[test]
fn a_session_lasts_from_an_hour_to_7_days() {
    ExtBuilder::default().build_and_execute(|| {
        for secs in [0, HOUR - 1, 7 * DAY + 1, u64::MAX] {
            refused(ALICE, open_with(2, &AGENTS, secs), Error::LengthOutOfRange);
        }
        for secs in [HOUR, 7 * DAY] {
            accepted(ALICE, open_with(2, &AGENTS, secs));
        }
    });
    // On a network with days of 20 seconds an hour is a second.
    let short = ExtBuilder::default().params(|params| {
        (params.day_secs, params.record_secs, params.boost_secs) = (20, 60, 600);
    });
    short.build_and_execute(|| {
        for secs in [0, 141] {
            refused(ALICE, open_with(2, &AGENTS, secs), Error::LengthOutOfRange);
        }
        for secs in [1, 140] {
            accepted(ALICE, open_with(2, &AGENTS, secs));
        }
    });
}

#[test]
fn a_session_has_from_2_to_8_options() {
    ExtBuilder::default().build_and_execute(|| {
        for options in [0, 1, 9, u8::MAX] {
            refused(ALICE, open_with(options, &AGENTS, DAY), Error::OptionsOutOfRange);
        }
        for options in [2, 8] {
            accepted(ALICE, open_with(options, &AGENTS, DAY));
        }
    });
}

#[test]
fn a_session_has_from_2_to_16_agents() {
    ExtBuilder::default().build_and_execute(|| {
        for count in [0, 1] {
            let call = open_with(2, &AGENTS[..count], DAY);
            refused(ALICE, call, Error::AgentsOutOfRange);
        }
        accepted(ALICE, open_with(2, &AGENTS[..2], DAY));
        let many: Vec<AccountId> = (200..216).collect();
        for agent in &many {
            set_balance(*agent, RICH);
            accepted(*agent, Call::register_agent { name: [1; 32] });
        }
        accepted(ALICE, open_with(2, &many, DAY));
        let too_many = crate::types::AgentList::try_from([many, vec![AGENTS[0]]].concat());
        assert!(too_many.is_err());
    });
}

#[test]
fn agents_must_be_registered() {
    ExtBuilder::default().build_and_execute(|| {
        refused(ALICE, open_with(2, &[AGENTS[0], BOB], DAY), Error::UnknownAgent);
        accepted(AGENTS[1], Call::retire_agent {});
        refused(ALICE, open(), Error::UnknownAgent);
    });
}

#[test]
fn an_agent_is_listed_once() {
    ExtBuilder::default().build_and_execute(|| {
        let [first, second, _] = AGENTS;
        refused(ALICE, open_with(2, &[first, second, first], DAY), Error::ListedTwice);
        refused(ALICE, open_with(2, &[first, first], DAY), Error::ListedTwice);
    });
}

#[test]
fn a_router_that_refuses_refuses_the_session() {
    ExtBuilder::default().build_and_execute(|| {
        Router::close();
        refused(ALICE, open(), DispatchError::Unavailable);
    });
}

#[test]
fn an_economy_without_sessions_opens_none() {
    ExtBuilder { params: None, ..Default::default() }
        .build_and_execute(|| refused(ALICE, open(), Error::NotEnabled));
}

fn fill(count: u32) {
    set_balance(ALICE, 100 * RICH);
    for _ in 0..count {
        accepted(ALICE, open());
    }
}

#[test]
fn there_are_at_most_64_sessions() {
    ExtBuilder::default().build_and_execute(|| {
        fill(MAX_SESSIONS);
        refused(BOB, open(), Error::TooManySessions);
        // They have ended, but their points can be recorded.
        at(START + 4 * DAY - 1);
        refused(BOB, open(), Error::TooManySessions);
    });
}

#[test]
fn where_all_places_are_taken_the_first_session_that_is_due_is_settled() {
    ExtBuilder::default().build_and_execute(|| {
        fill(MAX_SESSIONS);
        at(START + DAY);
        accepted(RECORDER, record(5, &[1, 1, 1]));
        let before = balance(AGENTS[0]);

        accepted(BOB, open());

        assert_eq!(balance(AGENTS[0]), before + 10 * ACT);
        assert!(!Sessions::<Test>::contains_key(5));
        assert!(Sessions::<Test>::contains_key(64));
        assert!(matches!(events()[1], Event::Settled { session: 5, .. }));
        refused(BOB, open(), Error::TooManySessions);

        at(START + 4 * DAY);
        let before = balance(ALICE);
        accepted(BOB, open());
        assert!(!Sessions::<Test>::contains_key(0));
        assert_eq!(balance(ALICE), before + 30 * ACT);
    });
}

/// Sessions that nobody settles, of an opener that has gone, stop nobody.
#[test]
fn sessions_that_nobody_settles_do_not_block_the_list() {
    ExtBuilder::default().build_and_execute(|| {
        fill(MAX_SESSIONS);
        at(START + 100 * DAY);
        set_balance(BOB, 100 * RICH);
        for _ in 0..MAX_SESSIONS {
            accepted(BOB, open());
        }
        refused(BOB, open(), Error::TooManySessions);
        assert_eq!(Sessions::<Test>::iter_keys().min(), Some(64));
    });
}

/// An entry that fails after it has settled a session undoes that as well.
#[test]
fn a_session_that_cannot_be_paid_for_settles_no_other() {
    ExtBuilder::default().build_and_execute(|| {
        fill(MAX_SESSIONS);
        at(START + 4 * DAY);
        stake(POOR, 1_000);
        refused(POOR, open(), Error::InsufficientBalance);
    });
}

#[test]
fn the_weight_of_a_settling_that_was_not_needed_is_returned() {
    ExtBuilder::default().build_and_execute(|| {
        let weights = |settled: Option<u32>| {
            let settled = settled.map_or_else(Default::default, <() as crate::WeightInfo>::settle);
            <() as crate::WeightInfo>::open(3) + settled
        };
        let dispatched = || {
            let call = RuntimeCall::from(open());
            assert_eq!(call.get_dispatch_info().call_weight, weights(Some(16)));
            call.dispatch(RuntimeOrigin::signed(ALICE)).unwrap().actual_weight
        };
        assert_eq!(dispatched(), Some(weights(None)));
        fill(MAX_SESSIONS - 1);
        at(START + DAY);
        accepted(RECORDER, record(5, &[1, 0, 1]));
        assert_eq!(dispatched(), Some(weights(Some(3))));
        at(START + 4 * DAY);
        assert_eq!(dispatched(), Some(weights(Some(0))));
    });
}

#[test]
fn a_number_is_never_used_twice() {
    ExtBuilder::default().build_and_execute(|| {
        Totals::<Test>::mutate(|totals| totals.next = u32::MAX - 1);
        accepted(ALICE, open());
        refused(
            ALICE,
            open(),
            DispatchError::from(polkadot_sdk::sp_runtime::ArithmeticError::Overflow),
        );
    });
}

#[test]
fn the_largest_fee_can_be_paid() {
    const MOST: Balance = crate::types::MAX_AMOUNT;
    let builder = ExtBuilder::default().params(|params| params.fee = MOST);
    builder.build_and_execute(|| {
        set_balance(ALICE, 2 * MOST + ED);
        accepted(ALICE, open());
        accepted(ALICE, open());
        assert_eq!(Totals::<Test>::get().pools, MOST / 10_000 * 12_000);
    });
}
