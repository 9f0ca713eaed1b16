//! Disputes over work: audits, cases and their verdicts, over results of the market and streams of
//! channels.

use crate::{
    configs::{
        proceeds::{Burnt, Value},
        revenue::ToInsurance,
    },
    origins::{Arbiter, Blamer, CanaryOperator, Governance, MemberAdmin},
    params::{BlockHashCount, ChangeInterval},
    *,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use pallet_inference_market::types::JobId;
use pallet_payment_channels::{
    types::{ChannelId, StreamSubject},
    voucher::{SignatureBytes, StatementBytes},
};
use polkadot_sdk::{
    frame_support::{
        parameter_types,
        traits::{ConstU32, Get},
        PalletId,
    },
    sp_runtime::DispatchResult,
};
use quaestor_math::slash::LEAST_DETERRENCE;
use quaestor_primitives::{
    Audit, AuditInspect, Disputable, NativeValue, OnResult, ProviderInspect, Subject, Verdict,
};
use scale_info::TypeInfo;

/// Accounts that commit canaries.
pub type CanarySeats = pallet_membership::Instance6;

parameter_types! {
    pub const ChallengesId: PalletId = PalletId(*b"qstr/chl");
}

impl pallet_membership::Config<CanarySeats> for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type AddOrigin = MemberAdmin;
    type RemoveOrigin = MemberAdmin;
    type SwapOrigin = MemberAdmin;
    type ResetOrigin = MemberAdmin;
    type PrimeOrigin = MemberAdmin;
    type MembershipInitialized = ();
    type MembershipChanged = ();
    type MaxMembers = ConstU32<20>;
    type WeightInfo = pallet_membership::weights::SubstrateWeight<Runtime>;
}

impl pallet_challenges::Config for Runtime {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type WorkId = WorkId;
    type Work = Disputes;
    type Providers = Providers;
    type Usage = InferenceMarket;
    type Bonds = StakingVault;
    type Slash = StakingVault;
    type Clock = StakingVault;
    type Burn = Burnt;
    type Insurance = ToInsurance;
    // As long as its hash is kept.
    type DrawBlocks = BlockHashCount;
    type Notice = BondNotice;
    type PromiseSecs = PromiseSecs;
    type PriceMultiple = PriceMultiple;
    type ArbiterOrigin = Arbiter;
    type BlameOrigin = Blamer;
    type CanaryOrigin = CanaryOperator;
    type GovernanceOrigin = Governance;
    type ChangeInterval = ChangeInterval;
    type PalletId = ChallengesId;
    type WeightInfo = pallet_challenges::weights::SubstrateWeight<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = super::Helper;
}

/// Work that can be disputed.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
#[allow(clippy::large_enum_variant, reason = "a box would not make it smaller where it is stored")]
pub enum WorkId {
    /// The result of a job of the market.
    Job(JobId),
    /// The last payments to the provider of a channel, with its statement.
    Stream {
        /// The channel.
        channel: ChannelId,
        /// Statement of the provider, of what it has generated.
        statement: StatementBytes,
        /// Signature of the statement, by the provider's key.
        signature: SignatureBytes,
    },
}

/// Results of the market and streams of channels.
pub struct Disputes;

impl Disputable<AccountId, WorkId> for Disputes {
    fn subject(id: &WorkId) -> Option<Subject<AccountId>> {
        match id {
            WorkId::Job(job) => <InferenceMarket as Disputable<AccountId, JobId>>::subject(job),
            WorkId::Stream { channel, statement, signature } => {
                stream_subject(PaymentChannels::subject(*channel, statement, signature).ok()?)
            },
        }
    }

    fn is_frozen(id: &WorkId) -> bool {
        match id {
            WorkId::Job(job) => <InferenceMarket as Disputable<AccountId, JobId>>::is_frozen(job),
            // Paid streams stop being a subject when they are frozen.
            WorkId::Stream { channel, .. } => PaymentChannels::is_frozen(*channel),
        }
    }

    fn freeze(id: &WorkId, on: bool) -> DispatchResult {
        match id {
            WorkId::Job(job) => <InferenceMarket as Disputable<AccountId, JobId>>::freeze(job, on),
            WorkId::Stream { channel, .. } => PaymentChannels::freeze(*channel, on),
        }
    }

    /// Payments of a stream stay with the provider, whatever the verdict.
    fn conclude(id: &WorkId, verdict: Verdict) -> DispatchResult {
        match id {
            WorkId::Job(job) => {
                <InferenceMarket as Disputable<AccountId, JobId>>::conclude(job, verdict)
            },
            WorkId::Stream { channel, .. } => PaymentChannels::freeze(*channel, false),
        }
    }
}

/// A stream as the subject of a dispute. Its price is what was paid lately, at most the largest price that
/// the provider may take: a stream stands outside of its limit. Its time ends before whoever backed it can
/// be gone, however long the dispute time of the channel is.
fn stream_subject(stream: StreamSubject<AccountId>) -> Option<Subject<AccountId>> {
    let value = Value::native_value(&stream.asset, stream.amount)?;
    let most = <Providers as ProviderInspect<AccountId>>::standing(&stream.provider)
        .map_or(Balance::MAX, |standing| standing.largest_price);
    let until = stream.until.min(stream.paid_at.saturating_add(PromiseSecs::get()));
    Some(Subject {
        consumer: stream.consumer,
        provider: stream.provider,
        price: value.min(most),
        irrecoverable: 0,
        since: stream.paid_at,
        review_until: until,
        audit_until: until,
        block: System::block_number(),
        auditable: false,
        paid: true,
        frozen: stream.frozen,
    })
}

/// Audits of jobs.
pub struct JobAudits;

impl AuditInspect<JobId> for JobAudits {
    fn audit(id: &JobId, block: u32) -> Audit {
        Challenges::audit(&WorkId::Job(*id), block)
    }
}

impl OnResult<JobId> for JobAudits {
    fn on_result(id: &JobId, block: u32) {
        Challenges::note_result(&WorkId::Job(*id), block);
    }
}

/// Notice of a bond, in seconds: the shortest that there is. Zero without providers.
pub struct BondNotice;

impl Get<Seconds> for BondNotice {
    fn get() -> Seconds {
        pallet_providers::Parameters::<Runtime>::get().map_or(0, |params| params.shortest_notice())
    }
}

/// The longest time from a promise of work to the end of the time to dispute it, in seconds.
pub struct PromiseSecs;

impl Get<Seconds> for PromiseSecs {
    fn get() -> Seconds {
        let terms = pallet_inference_market::CurrentTerms::<Runtime>::get();
        terms.map_or(0, |terms| terms.longest_work())
    }
}

/// The longest time from a promise to the sentence for a fault in it, in seconds.
pub struct LongestCase;

impl Get<Seconds> for LongestCase {
    fn get() -> Seconds {
        PromiseSecs::get().saturating_add(Challenges::case_secs())
    }
}

/// The part of the notice of a bond that cases leave for the work itself, in seconds.
pub struct LongestWork;

impl Get<Seconds> for LongestWork {
    fn get() -> Seconds {
        BondNotice::get().saturating_sub(Challenges::case_secs())
    }
}

/// A sentence is this many times the price, unless a cap binds.
pub struct PriceMultiple;

impl Get<u32> for PriceMultiple {
    fn get() -> u32 {
        let params = pallet_providers::Parameters::<Runtime>::get();
        params.map_or(0, |params| params.caps.multiple)
    }
}

/// The least multiple with which a fault costs more than it saves, if only audits find it and one in three
/// overlooks it.
pub struct LeastMultiple;

impl Get<u32> for LeastMultiple {
    fn get() -> u32 {
        let rate = Challenges::params_view().map_or(0, |params| params.audit_bps);
        if rate == 0 {
            return 0;
        }
        LEAST_DETERRENCE.div_ceil(rate)
    }
}
