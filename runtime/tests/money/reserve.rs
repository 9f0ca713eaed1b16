//! Nobody moves the reserve but two thirds of the council, and not at once.

use crate::world::*;
use codec::Encode;
use pallet_backstop::{types::Reserve, Call as Spend, Error as BackstopError};
use polkadot_sdk::{
    frame_support::weights::Weight,
    pallet_collective::{Call as Collective, Instance1, Instance2, RawOrigin},
    sp_keyring::Sr25519Keyring::{self, *},
    sp_runtime::{
        traits::{BlakeTwo256, Hash},
        DispatchError,
    },
};
use quaestor_runtime::{
    genesis::dev_treasurer, AccountId, Backstop, BuybackBurn, FeeDiscounts, RevenueRouter, Rewards,
    Runtime, RuntimeCall, RuntimeOrigin,
};

const COUNCIL: [Sr25519Keyring; 5] = [Alice, Bob, Charlie, Dave, Eve];
const THIEF: Sr25519Keyring = Ferdie;

fn spend(reserve: Reserve) -> RuntimeCall {
    let beneficiary = person(THIEF);
    let asset = if reserve == Reserve::Insurance { NATIVE } else { USDC };
    Spend::propose_spend { reserve, asset, amount: 1_000 * USD, beneficiary }.into()
}

fn council(yes: u32) -> RuntimeOrigin {
    RawOrigin::<AccountId, Instance1>::Members(yes, 5).into()
}

fn committee(yes: u32) -> RuntimeOrigin {
    RawOrigin::<AccountId, Instance2>::Members(yes, 3).into()
}

#[test]
fn no_key_and_no_smaller_group_proposes_a_spend() {
    market().execute_with(|| {
        for reserve in [Reserve::Main, Reserve::Emergency, Reserve::Insurance] {
            let mut origins: Vec<RuntimeOrigin> = COUNCIL
                .into_iter()
                .chain([THIEF])
                .map(|who| RuntimeOrigin::signed(person(who)))
                .collect();
            origins.extend([RuntimeOrigin::root(), RuntimeOrigin::none()]);
            origins.push(RuntimeOrigin::signed(dev_treasurer()));
            origins.push(RuntimeOrigin::signed(Backstop::account()));
            origins.extend((1..=3).map(council));
            origins.extend((1..=3).map(committee));
            for member in COUNCIL {
                origins.push(RawOrigin::<AccountId, Instance1>::Member(person(member)).into());
            }
            for origin in origins {
                let shown = format!("{:?}", origin.caller);
                assert_eq!(
                    dispatch(origin, spend(reserve)),
                    Err(DispatchError::BadOrigin),
                    "{shown}"
                );
            }
            assert_eq!(dispatch(council(4), spend(reserve)), Ok(()), "four of five are enough");
        }
    });
}

#[test]
fn a_spend_waits_and_can_be_stopped() {
    market().execute_with(|| {
        assert_eq!(dispatch(council(4), spend(Reserve::Emergency)), Ok(()));
        assert_eq!(dispatch(council(4), spend(Reserve::Emergency)), Ok(()));
        let execute = |id| call(&person(THIEF), Spend::execute_spend { id });
        let before = balance(&USDC, &person(THIEF));
        let early = DispatchError::from(BackstopError::<Runtime>::NotDue);
        assert_eq!(execute(0), Err(early));
        pass(7 * DAY - SLOT);
        assert_eq!(execute(0), Err(early));
        // More than half of the council stops the second one; a single member does not.
        let cancel = Spend::cancel_spend { id: 1 };
        assert_eq!(call(&person(Alice), cancel.clone()), Err(DispatchError::BadOrigin));
        assert_eq!(dispatch(council(3), cancel), Ok(()));
        pass(SLOT);
        assert_eq!(execute(0), Ok(()));
        assert_eq!(execute(1), Err(BackstopError::<Runtime>::NotFound.into()));
        assert_eq!(balance(&USDC, &person(THIEF)) - before, 1_000 * USD);
        check();
    });
}

/// By the way that people go: a motion, votes, its close, the delay, the payment.
#[test]
fn four_councillors_spend_by_a_motion() {
    market().execute_with(|| {
        let proposal = Box::new(spend(Reserve::Main));
        let length = proposal.encoded_size() as u32;
        let hash = BlakeTwo256::hash_of(&proposal);
        let weight = Weight::from_parts(10_000_000_000, 1_000_000);
        let close = || Collective::<Runtime, Instance1>::close {
            proposal_hash: hash,
            index: 0,
            proposal_weight_bound: weight,
            length_bound: length,
        };
        let propose = Collective::<Runtime, Instance1>::propose {
            threshold: 4,
            proposal,
            length_bound: length,
        };
        block(|| done(&person(Alice), propose));
        let vote = |who| {
            let vote =
                Collective::<Runtime, Instance1>::vote { proposal: hash, index: 0, approve: true };
            done(&person(who), vote);
        };
        block(|| [Alice, Bob, Charlie].map(vote));
        assert!(call(&person(Alice), close()).is_err(), "three are not enough");
        assert!(Backstop::status().spends.is_empty());
        block(|| vote(Dave));
        block(|| done(&person(Alice), close()));
        let due = Backstop::status().spends[0].due;
        pass(due - now());
        let before = balance(&USDC, &person(THIEF));
        block(|| done(&person(THIEF), Spend::execute_spend { id: 0 }));
        assert_eq!(balance(&USDC, &person(THIEF)) - before, 1_000 * USD);
        check();
    });
}

/// The books of these would not record it.
#[test]
fn a_spend_cannot_pay_an_account_of_a_pallet() {
    market().execute_with(|| {
        for beneficiary in [
            Rewards::pot_account(),
            RevenueRouter::account(),
            Backstop::account(),
            BuybackBurn::account(),
            FeeDiscounts::account(),
        ] {
            let (reserve, amount) = (Reserve::Main, USD);
            let propose = Spend::propose_spend { reserve, asset: USDC, amount, beneficiary };
            let invalid = BackstopError::<Runtime>::InvalidBeneficiary;
            assert_eq!(dispatch(council(4), propose), Err(invalid.into()));
        }
    });
}
