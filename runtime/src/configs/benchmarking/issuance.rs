//! Set-up for the benchmarks of emission, allocations and badges.

use super::{endow, full_ledger, now, set_now, Helper, AMOUNT, START};
use crate::{configs::badges::Items, *};
use pallet_emission::daily::Shares;
use pallet_staking_vault::{types::Tier, Parameters};
use polkadot_sdk::{frame_support::traits::Hooks, frame_system::RawOrigin};
use quaestor_math::AgeStep;
use quaestor_primitives::{Badges, Forfeit, PositionId, TierId, Voting, MAX_POSITIONS};

/// Starts the clock of the stake, unless it runs.
fn start_clock() {
    if StakingVault::state().clock == 0 {
        set_now(START);
        StakingVault::on_initialize(0);
    }
}

pub(super) fn set_clock(secs: Seconds) {
    start_clock();
    set_now(secs);
    pallet_staking_vault::State::<Runtime>::mutate(|state| state.clock = secs);
}

impl pallet_emission::benchmarking::BenchmarkHelper<AccountId> for Helper {
    fn open_pool() {
        start_clock();
        <Self as pallet_staking_vault::benchmarking::BenchmarkHelper>::fill_observers();
        pallet_staking_vault::State::<Runtime>::mutate(|state| {
            state.features.emission = true;
            state.features.block_rewards = true;
        });
    }

    fn open_stake(who: &AccountId) -> TierId {
        start_clock();
        let tier = Tier {
            lock_secs: 0,
            steps: vec_of_steps(),
            forfeit: Forfeit::None,
            penalty_bps: 0,
            voting: Voting::Fixed(10_000),
            firm: true,
            launch: None,
            open: true,
        };
        let id = Parameters::<Runtime>::mutate(|params| {
            params.wallet_cap_bps = None;
            params.min_stake = 1;
            params.tiers.try_push(tier).unwrap();
            TierId::try_from(params.tiers.len() - 1).unwrap()
        });
        endow(&AssetKind::Native, who);
        for _ in 1..MAX_POSITIONS {
            StakingVault::stake(RawOrigin::Signed(who.clone()).into(), AMOUNT, 0).unwrap();
        }
        id
    }

    fn set_clock(now: Seconds) {
        set_clock(now);
    }

    // Without a work pool and an audit pot.
    fn shares() -> Shares {
        Shares { work_bps: 0, audits_bps: 0, treasury_bps: 1_000 }
    }
}

/// As many steps as a tier can have, all to come but the first.
pub(super) fn vec_of_steps() -> polkadot_sdk::frame_support::BoundedVec<
    AgeStep,
    polkadot_sdk::frame_support::traits::ConstU32<{ quaestor_primitives::MAX_STEPS }>,
> {
    let step = |k: u32| AgeStep { age_secs: Seconds::from(k) * 1_000, multiplier_bps: 10_000 + k };
    (0..quaestor_primitives::MAX_STEPS)
        .map(step)
        .collect::<alloc::vec::Vec<_>>()
        .try_into()
        .unwrap()
}

impl pallet_allocations::benchmarking::BenchmarkHelper for Helper {
    fn set_time_since_launch(secs: Seconds) {
        start_clock();
        let launch = StakingVault::state().launched_at;
        set_clock(launch + secs);
        debug_assert_eq!(now(), launch + secs);
    }
}

impl pallet_genesis_badge::benchmarking::BenchmarkHelper<AccountId> for Helper {
    fn stake(who: &AccountId) -> PositionId {
        start_clock();
        Parameters::<Runtime>::mutate(|params| {
            params.tiers.iter_mut().for_each(|tier| tier.lock_secs = tier.lock_secs.max(1));
        });
        full_ledger(who);
        StakingVault::ledger(who.clone()).positions.last().unwrap().id
    }

    fn create_badges() {
        if pallet_nfts::NextCollectionId::<Runtime>::get().is_none() {
            let _ = Items::create(10_000);
        }
    }
}
