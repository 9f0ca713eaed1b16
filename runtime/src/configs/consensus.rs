//! Who makes blocks and who finalises them.
//!
//! The members of `Validators` are the validators, from the second session after a change on. A
//! member without session keys is left out, and the last ones cannot be left out: a set that would
//! become empty stays as it is.

use crate::{
    origins::ValidatorAdmin,
    params::{StorageDeposit, MINUTES, SLOT_DURATION},
    *,
};
use alloc::vec::Vec;
use polkadot_sdk::{
    frame_support::traits::{ConstBool, ConstU32, ConstU64, ValidatorRegistration},
    pallet_session::{FindAccountFromAuthorIndex, PeriodicSessions, SessionManager},
    sp_consensus_aura::sr25519::AuthorityId as AuraId,
    sp_core::Void,
    sp_runtime::{
        impl_opaque_keys,
        traits::{ConvertInto, OpaqueKeys},
    },
    sp_staking::SessionIndex,
};

/// The most validators there can be.
pub type MaxValidators = ConstU32<100>;
type SessionLength = ConstU32<{ 10 * MINUTES }>;

impl_opaque_keys! {
    /// What a validator's node signs with.
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
    fn with_keys() -> Vec<AccountId> {
        // The membership pallet keeps its members sorted.
        let members = pallet_membership::Members::<Runtime, pallet_membership::Instance1>::get();
        members.into_iter().filter(Session::is_registered).collect()
    }
}

impl SessionManager<AccountId> for Members {
    fn new_session(_: SessionIndex) -> Option<Vec<AccountId>> {
        let next = Self::with_keys();
        (!next.is_empty() && next != Session::validators()).then_some(next)
    }

    fn start_session(_: SessionIndex) {}

    fn end_session(_: SessionIndex) {}
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
    type MaxSetIdSessionEntries = ConstU64<0>;
    // Validators are appointed: misbehaviour is answered by removing them, not by a report.
    type KeyOwnerProof = Void;
    type EquivocationReportSystem = ();
}

impl pallet_authorship::Config for Runtime {
    type FindAuthor = FindAccountFromAuthorIndex<Self, Aura>;
    type EventHandler = ();
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
    type ShouldEndSession = PeriodicSessions<SessionLength, ConstU32<0>>;
    type NextSessionRotation = PeriodicSessions<SessionLength, ConstU32<0>>;
    type SessionManager = Members;
    type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
    type Keys = SessionKeys;
    type DisablingStrategy = ();
    type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
    type Currency = Balances;
    type KeyDeposit = StorageDeposit<3, 128>;
}
