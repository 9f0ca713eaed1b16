//! Block production and finality.
//!
//! The members of `Validators` are the validators, from the second session after a change on. A
//! member without session keys is left out, and the last ones cannot be left out: a set that would
//! become empty stays as it is.
//!
//! Two votes by one validator in one round of Grandpa can be reported, with a proof, by any
//! validator in a block of its own. The report is stored and emitted; nothing is slashed, since
//! validators are appointed and have no stake: the council may remove the validator.

use crate::{
    origins::ValidatorAdmin,
    params::{StorageDeposit, MINUTES, SLOT_DURATION},
    *,
};
use alloc::vec::Vec;
use polkadot_sdk::{
    frame_support::traits::{ConstBool, ConstU32, ConstU64, KeyOwnerProofSystem},
    frame_system::offchain::{CreateBare, CreateTransactionBase},
    pallet_session::{
        historical::{self, IdentificationTuple, NoteHistoricalRoot},
        FindAccountFromAuthorIndex, PeriodicSessions, SessionManager,
    },
    sp_consensus_aura::sr25519::AuthorityId as AuraId,
    sp_consensus_grandpa::AuthorityId as GrandpaId,
    sp_core::crypto::KeyTypeId,
    sp_runtime::{
        impl_opaque_keys,
        traits::{Convert, ConvertInto, OpaqueKeys},
    },
    sp_staking::SessionIndex,
};

/// The most validators there can be.
pub type MaxValidators = ConstU32<100>;
type Sessions = PeriodicSessions<SessionLength, ConstU32<0>>;

/// Sessions of which an equivocation can be reported: a week of usual ones.
pub const REPORTED_SESSIONS: SessionIndex = 1_008;
/// Sets of validators of which it can be reported. A set lasts a session at least.
type ReportedSets = ConstU64<1_008>;
/// Blocks for which a report waits for its turn.
type ReportLongevity = ConstU64<100>;

impl_opaque_keys! {
    /// Session keys of a validator's node.
    pub struct SessionKeys {
        /// For making blocks.
        pub aura: Aura,
        /// For finalising them.
        pub grandpa: Grandpa,
    }
}

/// Makes the members of `Validators` the validators.
pub struct Members;

impl Members {
    fn with_keys() -> Vec<(AccountId, SessionKeys)> {
        // The membership pallet keeps its members sorted.
        let members = pallet_membership::Members::<Runtime, pallet_membership::Instance1>::get();
        let with_keys = |who| Session::load_keys(&who).map(|keys| (who, keys));
        members.into_iter().filter_map(with_keys).collect()
    }
}

impl SessionManager<AccountId> for Members {
    fn new_session(_: SessionIndex) -> Option<Vec<AccountId>> {
        let next = Self::with_keys();
        // New keys make another set of the same members: otherwise the owner of a new key could not
        // be proved once its session is over.
        (!next.is_empty() && next != Session::queued_keys())
            .then(|| next.into_iter().map(|(who, _)| who).collect())
    }

    fn start_session(_: SessionIndex) {}

    fn end_session(ended: SessionIndex) {
        if let Some(kept) = ended.checked_sub(REPORTED_SESSIONS) {
            Historical::prune_up_to(kept);
        }
    }
}

impl historical::SessionManager<AccountId, ()> for Members {
    fn new_session(index: SessionIndex) -> Option<Vec<(AccountId, ())>> {
        let next = <Self as SessionManager<AccountId>>::new_session(index)?;
        Some(next.into_iter().map(|who| (who, ())).collect())
    }

    fn start_session(index: SessionIndex) {
        <Self as SessionManager<AccountId>>::start_session(index);
    }

    fn end_session(index: SessionIndex) {
        <Self as SessionManager<AccountId>>::end_session(index);
    }
}

/// There is nothing to know of a validator beyond its account.
pub struct NothingMore;

impl Convert<AccountId, Option<()>> for NothingMore {
    fn convert(_: AccountId) -> Option<()> {
        Some(())
    }
}

impl pallet_session_length::Config for Runtime {
    type DefaultBlocks = ConstU32<{ 10 * MINUTES }>;
    type WeightInfo = pallet_session_length::weights::SubstrateWeight<Runtime>;
}

impl pallet_aura::Config for Runtime {
    type AuthorityId = AuraId;
    type MaxAuthorities = MaxValidators;
    type DisabledValidators = Session;
    type AllowMultipleBlocksPerSlot = ConstBool<false>;
    type SlotDuration = ConstU64<SLOT_DURATION>;
}

impl pallet_grandpa::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = ();
    type MaxAuthorities = MaxValidators;
    type MaxNominators = ConstU32<0>;
    type MaxSetIdSessionEntries = ReportedSets;
    type KeyOwnerProof = <Historical as KeyOwnerProofSystem<(KeyTypeId, GrandpaId)>>::Proof;
    type EquivocationReportSystem =
        pallet_grandpa::EquivocationReportSystem<Self, Offences, Historical, ReportLongevity>;
}

impl<C> CreateTransactionBase<C> for Runtime
where
    RuntimeCall: From<C>,
{
    type Extrinsic = UncheckedExtrinsic;
    type RuntimeCall = RuntimeCall;
}

/// A report is a transaction that nobody signs.
impl<C> CreateBare<C> for Runtime
where
    RuntimeCall: From<C>,
{
    fn create_bare(call: RuntimeCall) -> UncheckedExtrinsic {
        UncheckedExtrinsic::new_bare(call)
    }
}

impl historical::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type FullIdentification = ();
    type FullIdentificationOf = NothingMore;
}

impl pallet_offences::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type IdentificationTuple = IdentificationTuple<Self>;
    // Told and kept, never slashed.
    type OnOffenceHandler = ();
}

impl pallet_authorship::Config for Runtime {
    type FindAuthor = FindAccountFromAuthorIndex<Self, Aura>;
    type EventHandler = Emission;
}

impl pallet_membership::Config<pallet_membership::Instance1> for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type AddOrigin = ValidatorAdmin;
    type RemoveOrigin = ValidatorAdmin;
    type SwapOrigin = ValidatorAdmin;
    type ResetOrigin = ValidatorAdmin;
    type PrimeOrigin = ValidatorAdmin;
    type MembershipInitialized = ();
    type MembershipChanged = ();
    type MaxMembers = MaxValidators;
    type WeightInfo = pallet_membership::weights::SubstrateWeight<Runtime>;
}

impl pallet_session::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type ValidatorId = AccountId;
    type ValidatorIdOf = ConvertInto;
    type ShouldEndSession = Sessions;
    type NextSessionRotation = Sessions;
    type SessionManager = NoteHistoricalRoot<Self, Members>;
    type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
    type Keys = SessionKeys;
    type DisablingStrategy = ();
    type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
    type Currency = Balances;
    type KeyDeposit = StorageDeposit<3, 128>;
}
