//! Motions as the members make them: propose, vote, close.

use crate::world::*;
use codec::Encode;
use polkadot_sdk::{
    frame_support::weights::Weight,
    pallet_collective::{self, Call, Instance1, Instance2},
    sp_keyring::Sr25519Keyring::{self, *},
    sp_runtime::{
        traits::{BlakeTwo256, Hash},
        DispatchError,
    },
};
use quaestor_runtime::{Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin};

/// Origin of a motion of the council with so many ayes.
pub fn members(ayes: u32) -> RuntimeOrigin {
    pallet_collective::RawOrigin::<_, Instance1>::Members(ayes, 5).into()
}

/// The same of the committee.
pub fn technical(ayes: u32) -> RuntimeOrigin {
    pallet_collective::RawOrigin::<_, Instance2>::Members(ayes, 3).into()
}

/// The call filter refuses.
pub fn filtered() -> Result<(), DispatchError> {
    Err(polkadot_sdk::frame_system::Error::<Runtime>::CallFiltered.into())
}

pub const COUNCIL: [Sr25519Keyring; 5] = [Alice, Bob, Charlie, Dave, Eve];
pub const COMMITTEE: [Sr25519Keyring; 3] = [Alice, Bob, Charlie];

macro_rules! motion {
    ($name:ident, $instance:ident, $event:ident, $members:ident) => {
        /// The first `yes` members agree to the call. Returns its result, or the error of the motion.
        pub fn $name(yes: usize, what: impl Into<RuntimeCall>) -> Result<(), DispatchError> {
            type Motions = Call<Runtime, $instance>;
            let proposal: RuntimeCall = what.into();
            let (hash, length_bound) =
                (BlakeTwo256::hash_of(&proposal), proposal.encoded_size() as u32);
            let index = pallet_collective::ProposalCount::<Runtime, $instance>::get();
            let members = $members.map(person);
            let propose =
                Motions::propose { threshold: yes as u32, proposal: proposal.into(), length_bound };
            call(&members[0], propose)?;
            // A threshold of one is made at once.
            if yes > 1 {
                for member in members.iter().take(yes) {
                    done(member, Motions::vote { proposal: hash, index, approve: true });
                }
                let proposal_weight_bound = Weight::from_parts(500_000_000_000, u64::MAX);
                call(
                    &members[0],
                    Motions::close {
                        proposal_hash: hash,
                        index,
                        proposal_weight_bound,
                        length_bound,
                    },
                )?;
            }
            let executed = events().into_iter().rev().find_map(|event| match event {
                RuntimeEvent::$event(pallet_collective::Event::Executed { result, .. }) => {
                    Some(result)
                },
                _ => None,
            });
            executed.expect("a motion that is closed was executed")
        }
    };
}

motion!(council, Instance1, Council, COUNCIL);
motion!(committee, Instance2, TechnicalCommittee, COMMITTEE);
