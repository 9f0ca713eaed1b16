//! Limits of polls: what a kind may propose, what it may spend, and who stops it.

use crate::{polls::*, *};
use pallet_stake_voting::{
    origins::RawOrigin,
    types::{Choice::*, Kind},
};
use pallet_treasury::{SpendCount, Spends};
use polkadot_sdk::{
    pallet_scheduler, pallet_treasury, pallet_utility, pallet_whitelist,
    sp_runtime::traits::{BlakeTwo256, Hash},
};
use quaestor_primitives::AssetKind;
use quaestor_runtime::{Emission, StakeVoting, System};

fn spend(asset: AssetKind, amount: Balance) -> pallet_treasury::Call<Runtime> {
    pallet_treasury::Call::spend {
        asset_kind: Box::new(asset),
        amount,
        beneficiary: Box::new(person(Dave).into()),
        valid_from: None,
    }
}

#[test]
fn a_kind_proposes_its_own_calls_only() {
    staked(&[(Alice, 100_000 * ACT)]).execute_with(|| {
        block(|| {
            let refuse = |kind, what: RuntimeCall| {
                let what = proposal(kind, what);
                refused(Alice, what, PollError::NotOfKind);
            };
            let spend: RuntimeCall = spend(NATIVE, ACT).into();
            let calls = vec![spend.clone(); 10];
            for batch in [
                pallet_utility::Call::batch { calls: calls.clone() },
                pallet_utility::Call::batch_all { calls: calls.clone() },
                pallet_utility::Call::force_batch { calls },
            ] {
                Kind::ALL.into_iter().for_each(|kind| refuse(kind, batch.clone().into()));
            }
            let code = polkadot_sdk::frame_system::Call::set_code { code: vec![1] };
            let mint = polkadot_sdk::pallet_balances::Call::force_set_balance {
                who: person(Dave).into(),
                new_free: ACT,
            };
            for kind in Kind::ALL {
                refuse(kind, code.clone().into());
                refuse(kind, mint.clone().into());
                if kind != Kind::Treasury {
                    refuse(kind, spend.clone());
                }
                if kind != Kind::Parameter {
                    refuse(kind, double().into());
                }
            }
        });
    });
}

/// Enacts a treasury poll of Bob's with all votes for it. Returns the number of spends, and whether the
/// pool of rewards was topped up.
fn enacted(what: impl Into<RuntimeCall>) -> (u32, bool) {
    staked(&[(Alice, 100_000 * ACT), (Bob, 20_000 * ACT)]).execute_with(|| {
        let poll = block(|| propose(Bob, Kind::Treasury, what));
        let began = System::block_number();
        block(|| vote(Bob, poll, Aye));
        at_block(began + VOTE + 1, || {});
        assert_eq!(state(poll), "approved");
        at_block(began + VOTE + TIMELOCK + 1, || {
            let topped = |event: &_| {
                let topped_up = pallet_emission::Event::ToppedUp { amount: 20_000_000 * ACT };
                *event == quaestor_runtime::RuntimeEvent::Emission(topped_up)
            };
            (SpendCount::<Runtime>::get(), events().iter().any(topped))
        })
    })
}

#[test]
fn a_treasury_poll_spends_20_million_of_the_native_token_at_most() {
    let limit = 20_000_000 * ACT;
    assert_eq!(enacted(spend(NATIVE, limit)).0, 1);
    assert_eq!(enacted(spend(NATIVE, limit + 1)).0, 0);
    assert_eq!(enacted(spend(USDC, 1)).0, 0);
    let top_up = |amount| pallet_emission::Call::top_up { amount };
    assert!(enacted(top_up(limit)).1);
    assert!(!enacted(top_up(limit + 1)).1);
}

#[test]
fn what_a_poll_spends_waits_for_the_delay_of_spends() {
    staked(&[(Alice, 100_000 * ACT), (Bob, 20_000 * ACT)]).execute_with(|| {
        let poll = block(|| propose(Bob, Kind::Treasury, spend(NATIVE, 1_000 * ACT)));
        let began = System::block_number();
        block(|| vote(Bob, poll, Aye));
        at_block(began + VOTE + TIMELOCK + 1, || {});
        let valid_from = Spends::<Runtime>::get(0).unwrap().valid_from;
        assert_eq!(valid_from, began + VOTE + TIMELOCK + 1);
        let payout = pallet_treasury::Call::payout { index: 0 };
        at_block(valid_from + VOTE - 1, || {
            let filtered = polkadot_sdk::frame_system::Error::<Runtime>::CallFiltered;
            refused(Alice, payout.clone(), filtered);
        });
        at_block(valid_from + VOTE, || {
            let had = free(Dave);
            done(&person(Alice), payout);
            assert_eq!(free(Dave) - had, 1_000 * ACT);
        });
    });
}

#[test]
fn an_upgrade_needs_the_committee_as_well() {
    let remark = polkadot_sdk::frame_system::Call::<Runtime>::remark { remark: vec![] };
    let delayed: RuntimeCall = pallet_scheduler::Call::schedule_after {
        after: VOTE,
        maybe_periodic: None,
        priority: 0,
        call: Box::new(remark.into()),
    }
    .into();
    let call_hash = BlakeTwo256::hash_of(&delayed);
    let dispatch_it =
        pallet_whitelist::Call::dispatch_whitelisted_call_with_preimage { call: Box::new(delayed) };
    staked(&[(Alice, 100_000 * ACT), (Bob, 20_000 * ACT)]).execute_with(|| {
        let poll = block(|| propose(Bob, Kind::Upgrade, dispatch_it.clone()));
        let began = System::block_number();
        block(|| vote(Bob, poll, Aye));
        at_block(began + VOTE + TIMELOCK + 1, || {});
        assert_eq!(state(poll), "approved");
        let scheduled = || pallet_scheduler::Agenda::<Runtime>::iter().next().is_some();
        block(|| {
            assert!(!scheduled());
            let missing = pallet_whitelist::Error::<Runtime>::CallIsNotWhitelisted;
            refused(Alice, dispatch_it.clone(), missing);
            // What the poll has decided waits for the review.
            let review = pallet_whitelist::Call::whitelist_call { call_hash };
            assert_eq!(dispatch(committee(2), review), Ok(()));
            done(&person(Alice), dispatch_it);
            assert!(scheduled());
        });
    });
}

#[test]
fn the_council_cancels_what_a_poll_enacts_and_no_poll_what_the_council_has_scheduled() {
    use codec::Encode;
    staked(&[(Alice, 100_000 * ACT), (Bob, 20_000 * ACT)]).execute_with(|| {
        let poll = block(|| propose(Bob, Kind::Parameter, double()));
        let began = System::block_number();
        block(|| vote(Bob, poll, Aye));
        at_block(began + VOTE + 1, || {});
        let enactment = (*b"assembly", "enactment", poll).encode();
        let id = polkadot_sdk::sp_io::hashing::blake2_256(&enactment);
        let cancel = pallet_scheduler::Call::cancel_named { id };
        block(|| assert_eq!(dispatch(council(3), cancel), Ok(())));
        at_block(began + VOTE + TIMELOCK + 2, || {});
        assert_eq!(StakingVault::params().min_stake, 100 * ACT);

        // The same call, scheduled by the council.
        let id = [9; 32];
        let schedule = pallet_scheduler::Call::schedule_named_after {
            id,
            after: 10,
            maybe_periodic: None,
            priority: 0,
            call: Box::new(double().into()),
        };
        block(|| assert_eq!(dispatch(council(3), schedule), Ok(())));
        let when = System::block_number() + 10;
        block(|| {
            let cancel = pallet_scheduler::Call::cancel_named { id };
            for kind in Kind::ALL {
                let refusal = proposal(kind, cancel.clone());
                refused(Bob, refusal, PollError::NotOfKind);
                let origin = RawOrigin::from(kind).into();
                assert_eq!(dispatch(origin, cancel.clone()), Err(DispatchError::BadOrigin));
            }
        });
        at_block(when + 1, || {});
        assert_eq!(StakingVault::params().min_stake, 200 * ACT);
    });
}

/// Schedules calls of the council into a block until they are refused. Returns the number of places that
/// are taken then.
fn heap_up(when: u32) -> usize {
    let remark = polkadot_sdk::frame_system::Call::<Runtime>::remark { remark: vec![] };
    let (maybe_periodic, priority, call) = (None, 0, Box::new(remark.into()));
    let one = pallet_scheduler::Call::schedule { when, maybe_periodic, priority, call };
    let filtered = polkadot_sdk::frame_system::Error::<Runtime>::CallFiltered.into();
    for _ in 0..50 {
        match dispatch(council(3), one.clone()) {
            Ok(()) => (),
            refused => {
                assert_eq!(refused, Err(filtered));
                break;
            },
        }
    }
    pallet_scheduler::Agenda::<Runtime>::decode_len(when).unwrap_or_default()
}

#[test]
fn a_council_that_heaps_up_agendas_leaves_room_for_polls() {
    staked(&[(Alice, 100_000 * ACT), (Bob, 20_000 * ACT)]).execute_with(|| {
        let poll = block(|| propose(Bob, Kind::Parameter, double()));
        let began = System::block_number();
        // The block after the vote, that of the decision and that of the enactment.
        let blocks = [began + 2, began + VOTE + 1, began + VOTE + TIMELOCK + 1];
        block(|| {
            for when in blocks {
                assert_eq!(heap_up(when), 26);
            }
            vote(Bob, poll, Aye);
        });
        at_block(began + VOTE + 1, || {});
        assert_eq!(state(poll), "approved");
        at_block(began + VOTE + TIMELOCK + 1, || {});
        assert_eq!(StakingVault::params().min_stake, 200 * ACT);
    });
}

#[test]
fn what_a_body_schedules_does_not_repeat() {
    staked(&[(Alice, 10_000 * ACT)]).execute_with(|| {
        let filtered = polkadot_sdk::frame_system::Error::<Runtime>::CallFiltered.into();
        let call: Box<RuntimeCall> = Box::new(double().into());
        let schedule = |maybe_periodic| pallet_scheduler::Call::schedule_after {
            after: 1,
            maybe_periodic,
            priority: 0,
            call: call.clone(),
        };
        block(|| {
            assert_eq!(dispatch(council(3), schedule(Some((1, 1)))), Err(filtered));
            assert_eq!(dispatch(council(3), schedule(None)), Ok(()));
            let task = (System::block_number() + 2, 0);
            let retry = pallet_scheduler::Call::set_retry { task, retries: 1, period: 1 };
            assert_eq!(dispatch(council(3), retry), Err(filtered));
        });
    });
}

#[test]
fn polls_of_a_kind_are_few_and_a_proposer_has_one() {
    let stakes = [Alice, Bob, Dave, Eve].map(|who| (who, 10_000 * ACT));
    staked(&stakes).execute_with(|| {
        block(|| {
            for who in [Alice, Bob, Dave] {
                propose(who, Kind::Parameter, double());
                let again = proposal(Kind::Parameter, double());
                refused(who, again, PollError::OnePerKind);
            }
            refused(Eve, proposal(Kind::Parameter, double()), PollError::TooManyLive);
            for who in [Alice, Bob] {
                propose(who, Kind::Treasury, spend(NATIVE, ACT));
            }
            refused(Eve, proposal(Kind::Treasury, spend(NATIVE, ACT)), PollError::TooManyLive);
            assert_eq!(Balances::reserved_balance(person(Alice)) / ACT % 10_000, 2_000);
        });
        // An account votes in all of them, and leaves all of them at once.
        block(|| {
            StakeVoting::polls().iter().for_each(|view| vote(Eve, view.poll, Aye));
            assert_eq!(leave(Eve, 0), Ok(()));
            assert!(StakeVoting::polls().iter().all(|view| view.turnout == 0));
        });
        check();
    });
}

#[test]
fn nobody_mints_but_the_emission() {
    staked(&[(Alice, 10_000 * ACT)]).execute_with(|| {
        let before = issuance();
        at(6 * DAY, || {});
        assert_eq!(issuance(), before);
        at(7 * DAY, || {});
        let minted = Emission::status().unwrap().minted;
        assert_eq!(issuance(), 600_000_000 * ACT + minted);
        block(|| {
            let value = 5 * ACT;
            let burn = polkadot_sdk::pallet_balances::Call::burn { value, keep_alive: true };
            done(&person(Alice), burn);
            assert_eq!(issuance(), 600_000_000 * ACT + minted - value);
        });
    });
}
