//! Motions: abstentions, the bound of open ones, and thresholds that are too low.

use crate::{motions::*, world::*};
use codec::Encode;
use pallet_backstop::{types::Reserve, Call as Reserves};
use pallet_staking_vault::Call as Vault;
use polkadot_sdk::{
    frame_support::weights::Weight,
    frame_system::Call as SystemCall,
    pallet_collective::{
        self, Call, CostOf, Error, Event, Instance1, Instance2, Prime, ProposalCount, Proposals,
    },
    pallet_safe_mode::Call as Mode,
    pallet_scheduler::Call as Agenda,
    pallet_utility::Call as Wrap,
    sp_core::H256,
    sp_keyring::Sr25519Keyring::{self, *},
    sp_runtime::{
        traits::{BlakeTwo256, Hash},
        DispatchError,
    },
};
use quaestor_runtime::{
    configs::motions::{MAX_MEMBERS, MAX_MOTIONS, MOTIONS_PER_MEMBER},
    params::DAYS,
    Backstop, Runtime, RuntimeCall, RuntimeEvent, StakingVault, System,
};

fn spend() -> RuntimeCall {
    Reserves::propose_spend {
        reserve: Reserve::Main,
        asset: USDC,
        amount: USD,
        beneficiary: person(Ferdie),
    }
    .into()
}

fn hash(call: &RuntimeCall) -> H256 {
    BlakeTwo256::hash_of(call)
}

fn closing(call: &RuntimeCall, index: u32) -> (H256, u32, Weight, u32) {
    let weight = Weight::from_parts(500_000_000_000, u64::MAX);
    (hash(call), index, weight, call.encoded_size() as u32 + 4)
}

macro_rules! silent {
    ($name:ident, $instance:ident, $event:ident) => {
        /// Proposes, lets `ayes` agree, and closes after the motion's time. Returns the ayes and
        /// nays that were counted, and whether the call was made.
        fn $name(
            proposal: RuntimeCall,
            threshold: u32,
            ayes: &[Sr25519Keyring],
        ) -> (u32, u32, bool) {
            type Motions = Call<Runtime, $instance>;
            let index = ProposalCount::<Runtime, $instance>::get();
            let length_bound = proposal.encoded_size() as u32;
            let boxed = Box::new(proposal.clone());
            done(&person(Alice), Motions::propose { threshold, proposal: boxed, length_bound });
            for who in ayes {
                let vote = Motions::vote { proposal: hash(&proposal), index, approve: true };
                done(&person(*who), vote);
            }
            let (proposal_hash, index, proposal_weight_bound, length_bound) =
                closing(&proposal, index);
            let close =
                Motions::close { proposal_hash, index, proposal_weight_bound, length_bound };
            let early = call(&person(Ferdie), close.clone());
            assert_eq!(early, Err(Error::<Runtime, $instance>::TooEarly.into()));
            System::set_block_number(System::block_number() + 7 * DAYS);
            System::reset_events();
            done(&person(Ferdie), close);
            let (mut counted, mut made) = ((0, 0), false);
            for event in events() {
                match event {
                    RuntimeEvent::$event(Event::Closed { yes, no, .. }) => counted = (yes, no),
                    RuntimeEvent::$event(Event::Executed { .. }) => made = true,
                    _ => {},
                }
            }
            (counted.0, counted.1, made)
        }
    };
}

silent!(silent_council, Instance1, Council);
silent!(silent_committee, Instance2, TechnicalCommittee);

#[test]
fn silence_of_the_council_is_no_consent() {
    market().execute_with(|| {
        let closed = silent_council(spend(), 4, &[Alice, Bob, Charlie]);
        assert_eq!(closed, (3, 2, false), "two who do nothing are two nays");
        assert!(Backstop::status().spends.is_empty());
        // Nor with the prime's aye.
        Prime::<Runtime, Instance1>::put(person(Alice));
        assert_eq!(silent_council(spend(), 4, &[Alice, Bob, Charlie]), (3, 2, false));
        let cooldown = Vault::set_cooldown { secs: 50 };
        assert_eq!(silent_council(cooldown.into(), 3, &[Alice]), (1, 4, false));
        assert_eq!(StakingVault::params().cooldown_secs, 60);
    });
}

#[test]
fn silence_of_the_committee_is_no_consent() {
    market().execute_with(|| {
        Prime::<Runtime, Instance2>::put(person(Alice));
        let enter = RuntimeCall::from(Mode::force_enter {});
        assert_eq!(silent_committee(enter.clone(), 2, &[Alice]), (1, 2, false));
        assert_eq!(silent_committee(enter, 3, &[Alice, Bob]), (2, 1, false));
        assert!(!quaestor_runtime::SafeMode::is_entered());
    });
}

fn proposal(n: u32) -> RuntimeCall {
    SystemCall::remark { remark: n.encode() }.into()
}

fn propose(who: Sr25519Keyring, n: u32) -> Result<(), DispatchError> {
    let (proposal, length_bound) = (Box::new(proposal(n)), 100);
    call(&person(who), Call::<Runtime, Instance1>::propose { threshold: 3, proposal, length_bound })
}

#[test]
fn a_member_has_three_motions_open_and_cannot_fill_the_list() {
    const { assert!(MAX_MEMBERS * MOTIONS_PER_MEMBER < MAX_MOTIONS) };
    market().execute_with(|| {
        let full = Err(Error::<Runtime, Instance1>::TooManyProposals.into());
        for n in 0..3 {
            assert_eq!(propose(Alice, n), Ok(()));
        }
        assert_eq!(propose(Alice, 3), full);
        assert_eq!(propose(Bob, 3), Ok(()), "it is a bound of the member");
        let removal = pallet_collective::Call::<Runtime, Instance1>::kill {
            proposal_hash: hash(&proposal(0)),
        };
        assert_eq!(council(4, removal), full, "Alice proposes here");
        // One that is closed makes room, and leaves no record once its proposer goes on.
        let index = 1;
        for who in [Bob, Charlie, Dave] {
            let vote = Call::<Runtime, Instance1>::vote {
                proposal: hash(&proposal(1)),
                index,
                approve: false,
            };
            done(&person(who), vote);
        }
        let (proposal_hash, index, proposal_weight_bound, length_bound) =
            closing(&proposal(1), index);
        done(
            &person(Ferdie),
            Call::<Runtime, Instance1>::close {
                proposal_hash,
                index,
                proposal_weight_bound,
                length_bound,
            },
        );
        assert_eq!(propose(Alice, 4), Ok(()));
        assert_eq!(propose(Alice, 5), full);
        let open = Proposals::<Runtime, Instance1>::get().len();
        assert_eq!((open, CostOf::<Runtime, Instance1>::iter().count()), (4, 4));
    });
}

#[test]
fn a_motion_whose_threshold_is_too_low_for_its_call_is_refused() {
    market().execute_with(|| {
        let nested = |call: RuntimeCall| Wrap::batch { calls: vec![call] };
        let later = |call: RuntimeCall| Agenda::schedule_after {
            after: 5,
            maybe_periodic: None,
            priority: 0,
            call: call.into(),
        };
        for (yes, call) in [(3, spend()), (2, Vault::set_cooldown { secs: 50 }.into())] {
            assert_eq!(council(yes, call.clone()), filtered());
            assert_eq!(council(yes, nested(call.clone())), filtered());
            assert_eq!(council(yes, later(call.clone())), filtered());
            assert_eq!(council(yes + 1, later(call)), Ok(()));
        }
        // With more ayes than members, or for a call that no motion can make.
        let length_bound = 100;
        let above = Call::<Runtime, Instance1>::propose {
            threshold: 6,
            proposal: Box::new(Vault::set_cooldown { secs: 50 }.into()),
            length_bound,
        };
        assert_eq!(call(&person(Alice), above), filtered());
        assert_eq!(council(5, Vault::stake { amount: QTRA, tier: 0 }), filtered());
        assert_eq!(committee(3, Vault::set_cooldown { secs: 50 }), filtered());
        assert_eq!(council(3, Vault::set_cooldown { secs: 50 }), Ok(()));
    });
}
