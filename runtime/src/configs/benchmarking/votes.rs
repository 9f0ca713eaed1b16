//! Set-up for the benchmarks of polls and debates.

use super::{full_ledger, set_now, Helper, AMOUNT, START};
use crate::{configs::debates::RecorderSeats, *};
use alloc::{vec, vec::Vec};
use codec::Encode;
use pallet_revenue_router::types::{Leg, Share, Split};
use polkadot_sdk::{
    frame_support::{
        traits::{Bounded, Hooks, StorePreimage},
        BoundedVec, PalletId,
    },
    sp_runtime::traits::AccountIdConversion,
};
use quaestor_primitives::{Position, RevenueType};

fn set_time(secs: Seconds) {
    set_now(secs);
    if StakingVault::state().clock == 0 {
        StakingVault::on_initialize(0);
    }
    pallet_staking_vault::State::<Runtime>::mutate(|state| state.clock = secs);
}

type Proposal = pallet_stake_voting::ProposalOf<Runtime>;

impl pallet_stake_voting::benchmarking::BenchmarkHelper<AccountId, Proposal> for Helper {
    fn stake(who: &AccountId) -> Position {
        full_ledger(who);
        let positions = StakingVault::ledger(who.clone()).positions;
        set_time(StakingVault::state().clock + 1);
        positions.first().unwrap().clone()
    }

    fn set_time(now: Seconds) {
        set_time(now);
    }

    // A batch of as many calls as fit.
    fn proposal(bytes: u32) -> Proposal {
        let remark = RuntimeCall::System(frame_system::Call::remark { remark: Vec::new() });
        let each = remark.encoded_size();
        let count = usize::try_from(bytes).unwrap().saturating_sub(8) / each;
        let call = RuntimeCall::Utility(pallet_utility::Call::batch { calls: vec![remark; count] });
        let encoded = call.encode();
        let len = encoded.len().try_into().unwrap();
        Bounded::Lookup { hash: Preimage::note(encoded.into()).unwrap(), len }
    }
}

impl pallet_debates::benchmarking::BenchmarkHelper<AccountId> for Helper {
    fn set_time(now: Seconds) {
        set_time(now);
    }

    fn stake(who: &AccountId) {
        full_ledger(who);
    }

    fn open_router() {
        set_now(START - 1_000);
        StakingVault::on_initialize(0);
        <Self as pallet_staking_vault::benchmarking::BenchmarkHelper>::fill_observers();
        super::market(AMOUNT);
        let legs = [Leg::Rewards, Leg::Buyback, Leg::Burn, Leg::Treasury];
        let split = Split::of(legs.map(|leg| Share::new(leg, 2_000)));
        pallet_revenue_router::Splits::<Runtime>::insert(RevenueType::Other, split);
    }

    fn appoint_recorder() {
        let recorder: AccountId = PalletId(*b"benchrec").into_account_truncating();
        pallet_membership::Members::<Runtime, RecorderSeats>::put(BoundedVec::truncate_from(
            [recorder].into(),
        ));
    }
}
