//! Two votes of one round, reported with a proof.

use crate::{block, chain, dev, end_session, events, unsigned};
use codec::Encode;
use finality_grandpa::{Equivocation as TwoVotes, Message, Prevote};
use polkadot_sdk::{
    frame_support::{assert_ok, storage::with_transaction},
    frame_system, pallet_grandpa, pallet_offences,
    pallet_session::{self, historical, SessionManager},
    sp_consensus_grandpa::{
        localized_payload, runtime_decl_for_grandpa_api::GrandpaApi, AuthorityId, Equivocation,
        EquivocationProof,
    },
    sp_core::H256,
    sp_keyring::{Ed25519Keyring, Sr25519Keyring},
    sp_keystore::{testing::MemoryKeystore, KeystoreExt},
    sp_runtime::{
        transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidity},
        DispatchError, TransactionOutcome,
    },
    sp_session::MembershipProof,
};
use quaestor_runtime::{
    configs::consensus::{Members, REPORTED_SESSIONS},
    AccountId, Executive, Grandpa, Runtime, RuntimeEvent, RuntimeOrigin, Session, SessionKeys,
    StakingVault, UncheckedExtrinsic, Validators,
};

type Call = pallet_grandpa::Call<Runtime>;
type Error = pallet_grandpa::Error<Runtime>;

const ROUND: u64 = 3;

fn block_hash(seed: u64) -> H256 {
    H256::from_low_u64_be(seed)
}

/// Votes of `voter` for the blocks `targets`, which the key `signer` signs.
fn votes(
    voter: Ed25519Keyring,
    signer: Ed25519Keyring,
    set_id: u64,
    targets: [H256; 2],
) -> EquivocationProof<H256, u32> {
    let vote = |target| {
        let vote = Prevote { target_hash: target, target_number: 7 };
        let payload = localized_payload(ROUND, set_id, &Message::Prevote(vote.clone()));
        (vote, signer.sign(&payload).into())
    };
    let both = TwoVotes {
        round_number: ROUND,
        identity: voter.public().into(),
        first: vote(targets[0]),
        second: vote(targets[1]),
    };
    EquivocationProof::new(set_id, Equivocation::Prevote(both))
}

fn guilty(voter: Ed25519Keyring, set_id: u64) -> EquivocationProof<H256, u32> {
    votes(voter, voter, set_id, [block_hash(1), block_hash(2)])
}

/// By the way that a node takes: through the runtime API.
fn owner(of: Ed25519Keyring) -> Option<MembershipProof> {
    let key = AuthorityId::from(of.public());
    let proof = <Runtime as GrandpaApi<_>>::generate_key_ownership_proof(0, key)?;
    Some(proof.decode().expect("the proof is one of membership"))
}

fn report(equivocation: EquivocationProof<H256, u32>, owner: MembershipProof) -> Call {
    Call::report_equivocation_unsigned {
        equivocation_proof: Box::new(equivocation),
        key_owner_proof: owner,
    }
}

/// Validity by the pool of a node, which leaves no trace.
fn validity(source: TransactionSource, call: &Call) -> TransactionValidity {
    let transaction = UncheckedExtrinsic::new_bare(call.clone().into());
    let said = with_transaction(|| {
        let said = Executive::validate_transaction(source, transaction, H256::zero());
        TransactionOutcome::Rollback(Ok::<_, DispatchError>(said))
    });
    said.expect("it is rolled back, not refused")
}

/// Reported accounts and their reporters.
fn reports() -> Vec<(AccountId, Vec<AccountId>)> {
    pallet_offences::Reports::<Runtime>::iter_values()
        .map(|report| (report.offender.0, report.reporters))
        .collect()
}

/// Everything that accounts have.
fn wealth() -> Vec<(AccountId, Vec<u8>)> {
    let mut all: Vec<_> =
        frame_system::Account::<Runtime>::iter().map(|(who, a)| (who, a.data.encode())).collect();
    all.sort();
    all
}

#[test]
fn it_is_kept_and_told_and_costs_nothing() {
    chain("qtra-local").execute_with(|| {
        block(|| {});
        let bob = dev(Sr25519Keyring::Bob);
        let (before, staked) = (wealth(), StakingVault::state());
        let call = report(guilty(Ed25519Keyring::Bob, 0), owner(Ed25519Keyring::Bob).unwrap());

        let valid = validity(TransactionSource::Local, &call).unwrap();
        assert_eq!((valid.priority, valid.longevity, valid.propagate), (u64::MAX, 100, false));
        let far = validity(TransactionSource::External, &call);
        assert_eq!(far, Err(InvalidTransaction::Call.into()), "only an author may include it");

        let author = block(|| {
            assert_eq!(unsigned(call), Ok(Ok(())));
            let told = events().into_iter().find_map(|event| match event {
                RuntimeEvent::Offences(pallet_offences::Event::Offence { kind, slot }) => {
                    Some((kind, slot))
                },
                _ => None,
            });
            // Set 0, round 3.
            assert_eq!(told, Some((*b"grandpa:equivoca", (0u64, ROUND).encode())));
            quaestor_runtime::Authorship::author().unwrap()
        });
        assert_eq!(reports(), [(bob.clone(), vec![author])]);
        assert_eq!(wealth(), before, "nobody has lost or won anything");
        assert_eq!(StakingVault::state().staked, staked.staked);

        end_session();
        end_session();
        assert!(Session::validators().contains(&bob), "removing is the council's business");
        assert!(Session::disabled_validators().is_empty());
    });
}

#[test]
fn it_is_reported_once() {
    chain("qtra-local").execute_with(|| {
        block(|| {});
        let equivocation = guilty(Ed25519Keyring::Bob, 0);
        let proof = owner(Ed25519Keyring::Bob).unwrap();
        let call = || report(equivocation.clone(), proof.clone());
        block(|| assert_eq!(unsigned(call()), Ok(Ok(()))));
        block(|| {
            let again = validity(TransactionSource::Local, &call());
            assert_eq!(again, Err(InvalidTransaction::Stale.into()));
            assert_eq!(unsigned(call()), Err(InvalidTransaction::Stale.into()));
            let signed = RuntimeOrigin::signed(dev(Sr25519Keyring::Eve));
            let again =
                Grandpa::report_equivocation(signed, Box::new(equivocation.clone()), proof.clone());
            assert_eq!(again.unwrap_err().error, Error::DuplicateOffenceReport.into());
        });
        assert_eq!(reports().len(), 1);
        // Negative control: of somebody else it is news.
        let other = report(guilty(Ed25519Keyring::Dave, 0), owner(Ed25519Keyring::Dave).unwrap());
        block(|| assert_eq!(unsigned(other), Ok(Ok(()))));
        assert_eq!(reports().len(), 2);
    });
}

#[test]
fn what_proves_nothing_is_refused() {
    use Ed25519Keyring::{Bob, Charlie, Eve};
    chain("qtra-local").execute_with(|| {
        block(|| {});
        let proof = owner(Bob).unwrap();
        let two = [block_hash(1), block_hash(2)];
        block(|| {
            let forged = report(votes(Bob, Charlie, 0, two), proof.clone());
            assert_eq!(unsigned(forged), Ok(Err(Error::InvalidEquivocationProof.into())));
            let same = report(votes(Bob, Bob, 0, [two[0], two[0]]), proof.clone());
            assert_eq!(unsigned(same), Ok(Err(Error::InvalidEquivocationProof.into())));
            let no_such_set = report(guilty(Bob, 1), proof.clone());
            assert_eq!(unsigned(no_such_set), Ok(Err(Error::InvalidEquivocationProof.into())));
            let not_theirs = report(guilty(Charlie, 0), proof.clone());
            assert_eq!(unsigned(not_theirs), Err(InvalidTransaction::BadProof.into()));
            let mut altered = proof.clone();
            altered.validator_count = 5;
            let altered = report(guilty(Bob, 0), altered);
            assert_eq!(unsigned(altered), Err(InvalidTransaction::BadProof.into()));
        });
        let stranger = owner(Eve).expect("a proof of absence");
        let stranger = report(guilty(Eve, 0), stranger);
        block(|| assert_eq!(unsigned(stranger), Err(InvalidTransaction::BadProof.into())));
        assert_eq!(reports(), []);
    });
}

#[test]
fn who_has_left_is_still_accountable() {
    chain("qtra-local").execute_with(|| {
        let bob = dev(Sr25519Keyring::Bob);
        let left = || {
            let proof = owner(Ed25519Keyring::Bob).unwrap();
            report(guilty(Ed25519Keyring::Bob, 0), proof)
        };
        block(|| {
            assert_ok!(Validators::remove_member(RuntimeOrigin::root(), bob.clone().into()));
        });
        let call = left();
        end_session();
        assert!(Session::validators().contains(&bob));
        end_session();
        end_session();
        assert!(!Session::validators().contains(&bob));
        assert_eq!(Grandpa::current_set_id(), 1);
        block(|| assert_eq!(unsigned(call), Ok(Ok(()))));
        assert_eq!(reports()[0].0, bob);
    });
}

#[test]
fn it_is_forgotten_after_a_week_of_sessions() {
    chain("qtra-local").execute_with(|| {
        block(|| {});
        let call = report(guilty(Ed25519Keyring::Bob, 0), owner(Ed25519Keyring::Bob).unwrap());
        end_session();
        let ended = |session| <Members as SessionManager<AccountId>>::end_session(session);
        ended(REPORTED_SESSIONS);
        assert_ok!(validity(TransactionSource::Local, &call));
        ended(REPORTED_SESSIONS + 1);
        let forgotten = validity(TransactionSource::Local, &call);
        assert_eq!(forgotten, Err(InvalidTransaction::BadProof.into()));
        assert!(historical::HistoricalSessions::<Runtime>::contains_key(1));
    });
}

#[test]
fn new_keys_are_as_accountable_as_old_ones() {
    let mut ext = chain("qtra-local");
    ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
    ext.execute_with(|| {
        let bob = dev(Sr25519Keyring::Bob);
        let made = SessionKeys::generate(&bob.encode(), None);
        // Eve's key stands for the new one, since what the keystore makes cannot be signed with here.
        let keys = SessionKeys { grandpa: Ed25519Keyring::Eve.public().into(), ..made.keys };
        block(|| pallet_session::NextKeys::<Runtime>::insert(&bob, keys));
        end_session();
        end_session();
        let now: Vec<_> = Grandpa::grandpa_authorities().into_iter().map(|(key, _)| key).collect();
        assert!(now.contains(&Ed25519Keyring::Eve.public().into()));
        let call = report(guilty(Ed25519Keyring::Eve, 1), owner(Ed25519Keyring::Eve).unwrap());
        // Proved by what was kept of the session rather than by what is there.
        end_session();
        end_session();
        block(|| assert_eq!(unsigned(call), Ok(Ok(()))));
        assert_eq!(reports()[0].0, bob);
    });
}
