//! Governance by stake: referenda of the SDK, with polls of proposals and votes of the staking vault's
//! power.
//!
//! An economy has it if its genesis says so, beside council and committee. A kind of proposal has what an
//! origin of the table has ([`origins`](crate::origins)); a proposal whose call that origin could not make
//! is refused when it is submitted.

use crate::{
    configs::motions::accepts,
    origins::{Governance, PollCanceller},
    params::{BucketSecs, ChangeInterval},
    *,
};
use alloc::borrow::Cow;
use codec::DecodeLimit;
use pallet_stake_voting::{
    origins::{EnsureProposer, RawOrigin},
    tracks::{SubmissionDeposit, Tracks},
    types::{Kind, PollIndex, MAX_PROPOSAL_BYTES},
    ProposalOf, Submit, Tally,
};
use polkadot_sdk::{
    frame_support::{
        ensure,
        traits::{schedule::DispatchTime, AsEnsureOriginWithArg, Bounded, ConstU32, QueryPreimage},
        MAX_EXTRINSIC_DEPTH,
    },
    frame_system::EnsureRoot,
    sp_runtime::DispatchError,
};
use quaestor_primitives::StakeWeight;

impl pallet_referenda::Config for Runtime {
    type RuntimeCall = RuntimeCall;
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = pallet_referenda::weights::SubstrateWeight<Runtime>;
    type Scheduler = Scheduler;
    type Currency = Balances;
    // Only through `StakeVoting`, so that nobody fills queues or agendas.
    type SubmitOrigin = AsEnsureOriginWithArg<EnsureProposer<AccountId>>;
    type CancelOrigin = PollCanceller;
    type KillOrigin = EnsureRoot<AccountId>;
    // A deposit that is slashed is burnt.
    type Slash = ();
    type Votes = StakeWeight;
    type Tally = Tally<Runtime>;
    type SubmissionDeposit = SubmissionDeposit<Runtime>;
    // As many as can be live; it is never reached.
    type MaxQueued = ConstU32<8>;
    type UndecidingTimeout = ConstU32<{ 14 * params::DAYS }>;
    type AlarmInterval = ConstU32<1>;
    type Tracks = Tracks<Runtime>;
    type Preimages = Preimage;
    type BlockNumberProvider = System;
}

impl pallet_stake_voting::Config for Runtime {
    type Polls = Referenda;
    type Submit = OverReferenda;
    type Power = StakingVault;
    type Owed = Providers;
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type BucketSecs = BucketSecs;
    type Time = Timestamp;
    type GovernanceOrigin = Governance;
    type ChangeInterval = ChangeInterval;
    type WeightInfo = pallet_stake_voting::weights::SubstrateWeight<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = super::Helper;
}

/// Submits proposals to the referenda, and places the decision deposit of zero.
pub struct OverReferenda;

impl Submit<Runtime> for OverReferenda {
    fn submit(
        who: AccountId,
        kind: Kind,
        proposal: ProposalOf<Runtime>,
        after: BlockNumber,
    ) -> Result<PollIndex, DispatchError> {
        ensure!(may_enact(kind, &proposal), pallet_stake_voting::Error::<Runtime>::NotOfKind);
        let poll = pallet_referenda::ReferendumCount::<Runtime>::get();
        let origin = alloc::boxed::Box::new(OriginCaller::from(RawOrigin::from(kind)));
        Referenda::submit(
            RawOrigin::Proposer(who.clone()).into(),
            origin,
            proposal,
            DispatchTime::After(after),
        )?;
        Referenda::place_decision_deposit(RuntimeOrigin::signed(who), poll)
            .map_err(|refused| refused.error)?;
        Ok(poll)
    }
}

/// The proposed call, if it is known and not too long. Its depth is limited as that of an extrinsic: the
/// scheduler decodes an enacted call without a limit, and one of thousands of nested batches would overflow
/// the stack.
fn decoded(proposal: &ProposalOf<Runtime>) -> Option<RuntimeCall> {
    let bytes = match proposal {
        Bounded::Inline(bytes) => Cow::Borrowed(bytes.as_slice()),
        Bounded::Lookup { hash, len } if *len <= MAX_PROPOSAL_BYTES => {
            <Preimage as QueryPreimage>::fetch(hash, Some(*len)).ok()?
        },
        Bounded::Lookup { .. } | Bounded::Legacy { .. } => return None,
    };
    RuntimeCall::decode_all_with_depth_limit(MAX_EXTRINSIC_DEPTH, &mut &bytes[..]).ok()
}

/// Returns `true` if proposals of this kind may make the call, which must be known. A spend stands
/// alone, because its limit is one of each call.
fn may_enact(kind: Kind, proposal: &ProposalOf<Runtime>) -> bool {
    let Some(call) = decoded(proposal) else { return false };
    let alone = kind != Kind::Treasury || !matches!(call, RuntimeCall::Utility(_));
    alone && accepts(&call, &RawOrigin::from(kind).into())
}
