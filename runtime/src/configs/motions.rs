//! Motions of council and committee: abstentions, the bound of open motions, and the motions that
//! could not execute.

use crate::{
    configs::{
        governed::{accepted_by_work, meets},
        timelock::waits_long_enough,
    },
    origins::{
        Clearer, CouncilAdmin, CouncilInstance, Emergency, Governance, MemberAdmin, PollCanceller,
        PoolAdmin, Reopener, Reviewer, ScheduleAdmin, SpendCanceller, Spender, TechnicalAdmin,
        TechnicalInstance, TreasurySpender, Tripper, Upgrader, ValidatorAdmin,
    },
    params::DbWeight,
    *,
};
use codec::{Decode, Encode, MaxEncodedLen};
use core::marker::PhantomData;
use polkadot_sdk::{
    frame_support::{
        traits::{Consideration, MaybeConsideration},
        weights::Weight,
    },
    pallet_collective::{CostOf, DefaultVote, Members, ProposalOf, RawOrigin},
    sp_runtime::DispatchError,
};
use scale_info::TypeInfo;

/// Maximum number of members of a body.
pub const MAX_MEMBERS: u32 = 21;
/// Maximum number of motions that one member has open at a time.
pub const MOTIONS_PER_MEMBER: u32 = 3;
/// Maximum number of open motions of a body. All members together stay below it, so none can keep
/// the others from proposing.
pub const MAX_MOTIONS: u32 = 64;

/// Counts abstentions as nays when a motion is closed after its time.
pub struct AbstentionIsNay;

impl DefaultVote for AbstentionIsNay {
    fn default_vote(_: Option<bool>, _: u32, _: u32, _: u32) -> bool {
        false
    }
}

/// Record of a motion's proposer, which bounds the motions that a member has open. It costs nothing.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
#[codec(encode_bound(skip_type_params(I)))]
#[codec(decode_bound(skip_type_params(I)))]
#[codec(mel_bound(skip_type_params(I)))]
#[scale_info(skip_type_params(I))]
pub struct OpenMotion<I>(PhantomData<I>);

impl<I: 'static> OpenMotion<I>
where
    Runtime: pallet_collective::Config<I>,
{
    /// Motions of `who` that are open. Forgets the proposers of closed ones.
    fn count(who: &AccountId) -> u32 {
        let records: Vec<_> =
            CostOf::<Runtime, I>::iter().map(|(motion, (by, _))| (motion, by)).collect();
        let mut count = 0_u32;
        for (motion, by) in records {
            if !ProposalOf::<Runtime, I>::contains_key(motion) {
                CostOf::<Runtime, I>::remove(motion);
            } else if by == *who {
                count = count.saturating_add(1);
            }
        }
        count
    }
}

impl<I: 'static + Clone + Eq + Send + Sync + core::fmt::Debug> Consideration<AccountId, u32>
    for OpenMotion<I>
where
    Runtime: pallet_collective::Config<I>,
{
    fn new(who: &AccountId, _: u32) -> Result<Self, DispatchError> {
        let bounded = !cfg!(feature = "runtime-benchmarks");
        if bounded && Self::count(who) >= MOTIONS_PER_MEMBER {
            return Err(pallet_collective::Error::<Runtime, I>::TooManyProposals.into());
        }
        Ok(Self(PhantomData))
    }

    fn update(self, _: &AccountId, _: u32) -> Result<Self, DispatchError> {
        Ok(self)
    }

    fn drop(self, _: &AccountId) -> Result<(), DispatchError> {
        Ok(())
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn ensure_successful(_: &AccountId, _: u32) {}
}

impl<I: 'static + Clone + Eq + Send + Sync + core::fmt::Debug> MaybeConsideration<AccountId, u32>
    for OpenMotion<I>
where
    Runtime: pallet_collective::Config<I>,
{
    fn is_none(&self) -> bool {
        false
    }
}

/// Weights of the SDK, with the search for a proposer's open motions.
pub struct MotionWeights;

type Measured = pallet_collective::weights::SubstrateWeight<Runtime>;

macro_rules! as_measured {
    ($($call:ident($($input:ident),*)),* $(,)?) => {
        $(fn $call($($input: u32),*) -> Weight {
            <Measured as pallet_collective::WeightInfo>::$call($($input),*)
        })*
    };
}

impl pallet_collective::WeightInfo for MotionWeights {
    as_measured!(
        set_members(m, n, p),
        execute(b, m),
        propose_execute(b, m),
        vote(m),
        close_early_disapproved(m, p),
        close_early_approved(b, m, p),
        close_disapproved(m, p),
        close_approved(b, m, p),
        disapprove_proposal(p),
        kill(d, p),
        release_proposal_cost(),
    );

    fn propose_proposed(b: u32, m: u32, p: u32) -> Weight {
        let motions = u64::from(MAX_MOTIONS);
        let search = DbWeight::get().reads_writes(motions.saturating_mul(2), motions);
        <Measured as pallet_collective::WeightInfo>::propose_proposed(b, m, p)
            .saturating_add(search)
    }
}

/// Refuses a motion whose threshold of ayes does not reach the origin of its call. Every other call
/// passes.
pub fn can_execute(call: &RuntimeCall) -> bool {
    use pallet_collective::Call::propose;
    match call {
        RuntimeCall::Council(propose { threshold, proposal, .. }) => {
            reaches::<CouncilInstance>(*threshold, proposal)
        },
        RuntimeCall::TechnicalCommittee(propose { threshold, proposal, .. }) => {
            reaches::<TechnicalInstance>(*threshold, proposal)
        },
        _ => true,
    }
}

/// Returns `true` if `threshold` ayes can come together, and `call` accepts their origin.
fn reaches<I: 'static>(threshold: u32, call: &RuntimeCall) -> bool
where
    Runtime: pallet_collective::Config<I>,
    RuntimeOrigin: From<RawOrigin<AccountId, I>>,
{
    let (seats, ayes) = (seats::<I>(), threshold.max(1));
    ayes <= seats && accepts(call, &RawOrigin::Members(ayes, seats).into())
}

fn seats<I: 'static>() -> u32
where
    Runtime: pallet_collective::Config<I>,
{
    u32::try_from(Members::<Runtime, I>::decode_len().unwrap_or_default()).unwrap_or(u32::MAX)
}

/// Returns `true` if the call accepts the origin of a motion or of a poll. Calls that are not listed
/// need a signature or root.
pub(super) fn accepts(call: &RuntimeCall, origin: &RuntimeOrigin) -> bool {
    use RuntimeCall as C;
    match call {
        C::Utility(call) => wraps_accepted(call, origin),
        C::Scheduler(call) => meets::<ScheduleAdmin>(origin) && schedules_accepted(call, origin),
        C::StakingVault(_)
        | C::Rewards(_)
        | C::PriceFeed(_)
        | C::RevenueRouter(_)
        | C::Backstop(_)
        | C::BuybackBurn(_)
        | C::CircuitBreaker(_)
        | C::FeeDiscounts(_)
        | C::Subscriptions(_)
        | C::Emission(_)
        | C::Allocations(_)
        | C::StakeVoting(_)
        | C::Debates(_)
        | C::GenesisBadge(_) => accepted_by_ours(call, origin),
        C::Providers(_) | C::InferenceMarket(_) | C::PaymentChannels(_) | C::Challenges(_) => {
            accepted_by_work(call, origin)
        },
        _ => accepted_by_the_sdks(call, origin),
    }
}

fn wraps_accepted(call: &pallet_utility::Call<Runtime>, origin: &RuntimeOrigin) -> bool {
    use pallet_utility::Call;
    match call {
        Call::batch { calls } | Call::batch_all { calls } | Call::force_batch { calls } => {
            calls.iter().all(|call| accepts(call, origin))
        },
        Call::if_else { main, fallback } => accepts(main, origin) && accepts(fallback, origin),
        _ => false,
    }
}

fn schedules_accepted(call: &pallet_scheduler::Call<Runtime>, origin: &RuntimeOrigin) -> bool {
    use pallet_scheduler::Call;
    match call {
        Call::schedule { call, .. }
        | Call::schedule_named { call, .. }
        | Call::schedule_after { call, .. }
        | Call::schedule_named_after { call, .. } => accepts(call, origin),
        _ => true,
    }
}

fn accepted_by_the_sdks(call: &RuntimeCall, origin: &RuntimeOrigin) -> bool {
    use pallet_membership::Call::change_key;
    use RuntimeCall as C;
    match call {
        // They take any origin.
        C::System(call) => {
            use frame_system::Call;
            matches!(call, Call::remark { .. } | Call::apply_authorized_upgrade { .. })
        },
        C::AssetConversion(call) => {
            use pallet_asset_conversion::Call;
            matches!(call, Call::create_pool_with_fee { .. } | Call::set_pool_fee { .. })
                && meets::<PoolAdmin>(origin)
        },
        C::Validators(change_key { .. })
        | C::RevenueDepositors(change_key { .. })
        | C::PriceOperators(change_key { .. })
        | C::TradeEngines(change_key { .. })
        | C::Recorders(change_key { .. })
        | C::CanaryOperators(change_key { .. }) => false,
        C::Validators(_) => meets::<ValidatorAdmin>(origin),
        C::RevenueDepositors(_)
        | C::PriceOperators(_)
        | C::TradeEngines(_)
        | C::Recorders(_)
        | C::CanaryOperators(_) => meets::<MemberAdmin>(origin),
        C::Preimage(call) => {
            !matches!(call, pallet_preimage::Call::ensure_updated { .. })
                && meets::<Governance>(origin)
        },
        C::Council(call) => removes_a_motion(call) && meets::<CouncilAdmin>(origin),
        C::TechnicalCommittee(call) => removes_a_motion(call) && meets::<TechnicalAdmin>(origin),
        C::Treasury(call) => {
            use pallet_treasury::Call;
            match call {
                Call::spend { .. } => meets::<TreasurySpender>(origin),
                Call::remove_approval { .. } | Call::void_spend { .. } => {
                    meets::<SpendCanceller>(origin)
                },
                _ => false,
            }
        },
        C::Whitelist(inner) => {
            use pallet_whitelist::Call;
            match inner {
                Call::whitelist_call { .. } | Call::remove_whitelisted_call { .. } => {
                    meets::<Reviewer>(origin)
                },
                Call::dispatch_whitelisted_call_with_preimage { .. } => {
                    meets::<Upgrader>(origin) && waits_long_enough(call)
                },
                _ => false,
            }
        },
        C::SafeMode(call) => {
            use pallet_safe_mode::Call;
            match call {
                Call::enter {} | Call::extend {} | Call::release_deposit { .. } => false,
                Call::force_exit {} => meets::<Reopener>(origin),
                _ => meets::<Emergency>(origin),
            }
        },
        C::Referenda(pallet_referenda::Call::cancel { .. }) => meets::<PollCanceller>(origin),
        C::TxPause(pallet_tx_pause::Call::unpause { .. }) => meets::<Reopener>(origin),
        C::TxPause(_) => meets::<Emergency>(origin),
        _ => false,
    }
}

fn removes_a_motion<I: 'static>(call: &pallet_collective::Call<Runtime, I>) -> bool
where
    Runtime: pallet_collective::Config<I>,
{
    use pallet_collective::Call;
    matches!(call, Call::disapprove_proposal { .. } | Call::kill { .. })
}

fn accepted_by_ours(call: &RuntimeCall, origin: &RuntimeOrigin) -> bool {
    use RuntimeCall as C;
    let governed = match call {
        C::Backstop(pallet_backstop::Call::propose_spend { .. }) => {
            return meets::<Spender>(origin);
        },
        C::Backstop(pallet_backstop::Call::cancel_spend { .. }) => {
            return meets::<SpendCanceller>(origin);
        },
        C::CircuitBreaker(pallet_circuit_breaker::Call::trip { .. }) => {
            return meets::<Tripper>(origin);
        },
        C::CircuitBreaker(pallet_circuit_breaker::Call::clear {}) => {
            return meets::<Clearer>(origin);
        },
        C::StakingVault(call) => {
            use pallet_staking_vault::Call;
            matches!(
                call,
                Call::set_tier { .. }
                    | Call::set_stake_limits { .. }
                    | Call::set_wallet_cap { .. }
                    | Call::set_cooldown { .. }
            )
        },
        C::Rewards(call) => {
            use pallet_rewards::Call;
            matches!(call, Call::add_pool { .. } | Call::set_pool_params { .. })
        },
        C::RevenueRouter(call) => {
            use pallet_revenue_router::Call;
            matches!(call, Call::set_split { .. } | Call::add_asset { .. })
        },
        C::Backstop(call) => !matches!(call, pallet_backstop::Call::execute_spend { .. }),
        C::BuybackBurn(call) => !matches!(call, pallet_buyback_burn::Call::execute_buyback {}),
        C::FeeDiscounts(call) => {
            use pallet_fee_discounts::Call;
            matches!(call, Call::set_tiers { .. } | Call::add_asset { .. })
        },
        C::Subscriptions(call) => {
            use pallet_subscriptions::Call;
            matches!(
                call,
                Call::add_plan { .. }
                    | Call::set_plan { .. }
                    | Call::close_plan { .. }
                    | Call::set_params { .. }
            )
        },
        C::Emission(pallet_emission::Call::top_up { .. }) => {
            return meets::<TreasurySpender>(origin);
        },
        C::Emission(call) => {
            use pallet_emission::Call;
            matches!(call, Call::lower { .. } | Call::set_shares { .. })
        },
        C::Allocations(call) => matches!(call, pallet_allocations::Call::set_params { .. }),
        C::StakeVoting(call) => matches!(call, pallet_stake_voting::Call::set_params { .. }),
        C::Debates(call) => matches!(call, pallet_debates::Call::set_params { .. }),
        C::GenesisBadge(call) => matches!(call, pallet_genesis_badge::Call::set_params { .. }),
        C::PriceFeed(_) | C::CircuitBreaker(_) => true,
        _ => false,
    };
    governed && meets::<Governance>(origin)
}
