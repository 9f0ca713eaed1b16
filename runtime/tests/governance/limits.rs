//! Change limits hold for a time and not for a call, and what is earned keeps its terms.

use crate::{motions::*, world::*};
use pallet_backstop::Call as Reserves;
use pallet_revenue_router::{
    types::{Leg, Share, Split},
    Call as Router, Error as RouterError, Splits,
};
use pallet_rewards::{types::PoolParams, Call as Pools, Earnings, Error as PoolError};
use pallet_staking_vault::{Call as Vault, Error as VaultError};
use polkadot_sdk::{
    frame_support::traits::Get, pallet_utility::Call as Wrap, sp_keyring::Sr25519Keyring::*,
};
use quaestor_primitives::{AssetKind, AssetUnits, Balance, RevenueType};
use quaestor_runtime::{
    params::{ChangeInterval, MaxMinStake, Notice, Units},
    Rewards, Runtime, RuntimeCall, RuntimeOrigin, StakingVault,
};

fn rewards_share() -> u32 {
    let split = Splits::<Runtime>::get(RevenueType::Subscription);
    split.share(Leg::Rewards, false)
}

fn split(bps: u32) -> RuntimeCall {
    let new = Split::of([Share::new(Leg::Rewards, bps)]);
    Router::set_split { kind: RevenueType::Subscription, new }.into()
}

fn rules(asset: &AssetKind) -> PoolParams {
    let pools = Rewards::state().pools;
    pools.into_iter().find(|record| record.asset == *asset).expect("a pool").params
}

/// One motion took a split from a half to nothing, and the floor to a millionth.
#[test]
fn many_changes_of_one_motion_are_one_step() {
    market().execute_with(|| {
        assert_eq!(rewards_share(), 5_000);
        let calls: Vec<_> = (0..5).rev().map(|step| split(step * 1_000)).collect();
        let force = RuntimeCall::from(Wrap::force_batch { calls: calls.clone() });
        assert_eq!(council(3, force), Ok(()), "each call for itself");
        assert_eq!(rewards_share(), 4_000);
        let floor = || pallet_backstop::Parameters::<Runtime>::get().floor_per_year;
        let begun = floor();
        let halves: Vec<_> =
            (1..20).map(|n| Reserves::set_floor { per_year: begun >> n }.into()).collect();
        assert_eq!(council(3, Wrap::force_batch { calls: halves }), Ok(()));
        assert_eq!(floor(), begun / 2);
        // Neither another motion nor root is sooner, and nothing is half done.
        let too_soon = Err(RouterError::<Runtime>::ChangedTooSoon.into());
        assert_eq!(council(5, split(3_000)), too_soon);
        assert_eq!(dispatch(RuntimeOrigin::root(), split(3_000)), too_soon);
        assert_eq!(dispatch(members(5), Wrap::batch_all { calls }), too_soon);
        assert_eq!(rewards_share(), 4_000);
        pass(ChangeInterval::get());
        assert_eq!(council(3, split(3_000)), Ok(()));
        assert_eq!(rewards_share(), 3_000);
        check();
    });
}

/// 767 USDC could not be claimed with a minimum of 10^24.
#[test]
fn no_minimum_makes_reward_unclaimable() {
    market().execute_with(|| {
        let of = |asset: AssetKind, min_claim| {
            let params = PoolParams { min_claim, ..rules(&asset) };
            RuntimeCall::from(Pools::set_pool_params { asset, params })
        };
        let refused = Err(PoolError::<Runtime>::OutOfRange.into());
        for (asset, most) in [(USDC, 100 * USD), (NATIVE, 100 * QTRA)] {
            assert_eq!(Units::whole_unit(&asset) * 100, most);
            for minimum in [most + 1, 10u128.pow(24), Balance::MAX] {
                assert_eq!(council(3, of(asset.clone(), minimum)), refused);
                assert_eq!(dispatch(RuntimeOrigin::root(), of(asset.clone(), minimum)), refused);
            }
        }
        // Nor is a position below a minimum that nobody has.
        assert_eq!(MaxMinStake::get(), 100_000 * QTRA);
        for min in [100_000 * QTRA + 1, 10u128.pow(24)] {
            let limits = Vault::set_stake_limits { min, max: None };
            assert_eq!(council(3, limits), Err(VaultError::<Runtime>::OutOfRange.into()));
        }
        check();
    });
}

#[test]
fn reward_that_is_earned_can_be_claimed_under_its_rules() {
    market().execute_with(|| {
        let bob = person(Bob);
        block(|| {
            for who in [Bob, Charlie] {
                done(&person(who), Vault::stake { amount: 5_000 * QTRA, tier: 0 });
            }
        });
        pass(8 * DAY);
        block(|| deposit(USDC, 2_000 * USD, RevenueType::Subscription));
        pass(2 * DAY);
        let old = rules(&USDC);
        let new = PoolParams { vesting_secs: 2 * old.vesting_secs, ..old };
        assert_eq!(council(3, Pools::set_pool_params { asset: USDC, params: new }), Ok(()));
        let next = Rewards::state().pools.into_iter().find_map(|record| record.next);
        let (announced, from) = next.expect("there are rules to come");
        assert_eq!(announced, new);
        let vesting = |stream: usize| {
            let account = Earnings::<Runtime>::get(&bob);
            account.streams.get(stream).map(|stream| stream.end - stream.start)
        };
        assert!(from > now() + Notice::get() - 10 * SLOT);
        // Rules take effect by the time of the block before.
        while now() + SLOT < from {
            block(|| assert_eq!(rules(&USDC), old));
        }
        block(|| done(&bob, Pools::claim_rewards { asset: USDC }));
        assert_eq!(vesting(0), Some(old.vesting_secs));
        pass(2 * SLOT);
        assert_eq!(rules(&USDC), new);
        assert_eq!(vesting(0), Some(old.vesting_secs), "a claim keeps its vesting");
        block(|| deposit(USDC, 2_000 * USD, RevenueType::Subscription));
        pass(DAY);
        block(|| done(&bob, Pools::claim_rewards { asset: USDC }));
        assert_eq!(vesting(1), Some(new.vesting_secs));
        check();
    });
}

#[test]
fn a_longer_cooldown_does_not_reach_an_open_position() {
    market().execute_with(|| {
        let bob = person(Bob);
        let old = StakingVault::params().cooldown_secs;
        block(|| done(&bob, Vault::stake { amount: 5_000 * QTRA, tier: 0 }));
        assert_eq!(council(3, Vault::set_cooldown { secs: 2 * old }), Ok(()));
        block(|| {
            done(&bob, Vault::stake { amount: 5_000 * QTRA, tier: 0 });
            done(&bob, Vault::early_unstake { position: 0 });
            done(&bob, Vault::early_unstake { position: 1 });
        });
        let ledger = pallet_staking_vault::Ledgers::<Runtime>::get(&bob);
        let [first, second] = &ledger.unlocking[..] else { panic!() };
        assert_eq!(second.release - first.release, old);
        check();
    });
}
