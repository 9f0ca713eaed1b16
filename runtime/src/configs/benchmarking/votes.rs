//! Set-up for the benchmarks of polls and debates.

use super::{full_ledger, set_now, Helper, AMOUNT, START};
use crate::{configs::debates::RecorderSeats, *};
use polkadot_sdk::{
    frame_support::{traits::Hooks, BoundedVec, PalletId},
    sp_runtime::traits::AccountIdConversion,
};
use quaestor_primitives::Position;

fn set_time(secs: Seconds) {
    set_now(secs);
    if StakingVault::state().clock == 0 {
        StakingVault::on_initialize(0);
    }
    pallet_staking_vault::State::<Runtime>::mutate(|state| state.clock = secs);
}

impl pallet_stake_voting::benchmarking::BenchmarkHelper<AccountId> for Helper {
    fn stake(who: &AccountId) -> Position {
        full_ledger(who);
        let positions = StakingVault::ledger(who.clone()).positions;
        set_time(StakingVault::state().clock + 1);
        positions.first().unwrap().clone()
    }

    fn set_time(now: Seconds) {
        set_time(now);
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
    }

    fn appoint_recorder() {
        let recorder: AccountId = PalletId(*b"benchrec").into_account_truncating();
        pallet_membership::Members::<Runtime, RecorderSeats>::put(BoundedVec::truncate_from(
            [recorder].into(),
        ));
    }
}
