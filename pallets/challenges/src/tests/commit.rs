//! `commit`.

use super::*;
use crate::types::Vote;
use codec::Encode;
use polkadot_sdk::sp_io::hashing::blake2_256;

#[test]
fn a_juror_commits_and_replaces_its_commitment_until_the_end() {
    ExtBuilder::default().build_and_execute(|| {
        let id = disputed(1);
        accepted(AUDITOR, commit(id, AUDITOR, Fault));
        assert_eq!(last_event(), Event::Committed { case: id, who: AUDITOR });
        at(START + DAY - 1);
        accepted(AUDITOR, commit(id, AUDITOR, NoFault));
        let hash = Challenges::commitment_view(id, &AUDITOR, NoFault, SALT);
        assert_eq!(case(id).jury[0].vote, Vote::Committed(hash));
        at(START + DAY);
        refused(AUDITOR, commit(id, AUDITOR, Fault), Error::TooLate);
        accepted(AUDITOR, reveal(id, NoFault));
    });
}

/// The bytes that a client hashes.
#[test]
fn a_commitment_is_the_hash_of_its_parts() {
    ExtBuilder::default().build_and_execute(|| {
        let genesis = frame_system::BlockHash::<Test>::get(0);
        for (finding, byte) in [(Fault, 0u8), (NoFault, 1)] {
            let mut bytes = b"quaestor/verdict1".to_vec();
            bytes.extend(genesis.as_bytes());
            bytes.extend(7u64.to_le_bytes());
            bytes.extend(AUDITOR.encode());
            bytes.push(byte);
            bytes.extend(SALT);
            let hash = Challenges::commitment_view(7, &AUDITOR, finding, SALT);
            assert_eq!(hash, blake2_256(&bytes));
        }
    });
}

#[test]
fn only_jurors_commit_and_only_while_a_case_is_in_its_votes() {
    ExtBuilder::default().build_and_execute(|| {
        let id = disputed(1);
        for who in [OTHER, PROVIDER, CONSUMER, AUDITOR + 3] {
            refused(who, commit(id, who, Fault), Error::NotInTheSet);
        }
        refused(AUDITOR, commit(id + 1, AUDITOR, Fault), Error::NotFound);
        voted(id, &[Fault; 3]);
        refused(AUDITOR, commit(id, AUDITOR, Fault), Error::WrongPhase);
    });
}
