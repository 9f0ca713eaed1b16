//! Lives of stakes on the real economies, with figures worked out by hand.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

#[path = "../common/mod.rs"]
mod common;

use common::{account, check_invariants, clock_to, next_block, signed, Chain, USDC};
use polkadot_sdk::{
    frame_support::{assert_noop, assert_ok},
    pallet_timestamp,
    sp_io::TestExternalities,
};
use quaestor_chain_spec::{act, qtra, Economy};
use quaestor_primitives::{AssetKind, Balance};
use quaestor_runtime::{Balances, Rewards, Runtime, StakingVault};

type Refusal = pallet_staking_vault::Error<Runtime>;

const TOKEN: Balance = 1_000_000_000_000_000_000;
const DAY: u64 = 86_400;
/// On the boundary of an hour.
const START: u64 = 1_800_000_000;
const ALICE: u8 = 1;
const BOB: u8 = 2;
const FUNDER: u8 = 3;

fn chain(economy: &Economy) -> TestExternalities {
    Chain {
        bucket_secs: economy.bucket_secs(),
        existential_deposit: economy.existential_deposit,
        params: economy.staking.clone(),
        pools: economy.pools.clone(),
        accounts: [ALICE, BOB, FUNDER].map(account).to_vec(),
        balance: 10u128.pow(6 + u32::from(economy.token.decimals)),
    }
    .build()
}

/// Claimable and escrowed native reward.
fn pending(who: u8) -> (Balance, Balance) {
    let rewards = Rewards::pending(account(who));
    let native = rewards.into_iter().find(|reward| reward.asset == AssetKind::Native).unwrap();
    (native.claimable, native.escrowed)
}

/// At most one smallest unit below the exact value, never above it.
#[track_caller]
fn exact(ours: Balance, exact: Balance) {
    assert!(ours == exact || ours + 1 == exact, "{ours} for {exact}");
}

/// Alice (7 days, 1.0x) and Bob (365 days, 1.6x) stake 1,000 QTRA each; when the warm-up of both
/// ends, a funding of 0.026 QTRA a second begins: 0.01 to Alice, 0.016 to Bob, of which 0.006 are
/// his bonus.
fn two_stakers() -> TestExternalities {
    let mut ext = chain(&qtra::real());
    ext.execute_with(|| {
        clock_to(START);
        assert_ok!(StakingVault::stake(signed(&account(ALICE)), 1_000 * TOKEN, 0));
        assert_ok!(StakingVault::stake(signed(&account(BOB)), 1_000 * TOKEN, 4));
        clock_to(START + 7 * DAY);
        let funding = TOKEN / 1_000 * 26 * 604_800;
        assert_ok!(Rewards::fund(signed(&account(FUNDER)), AssetKind::Native, funding));
    });
    ext
}

#[test]
fn each_second_is_shared_by_weight_and_the_bonus_is_escrowed() {
    two_stakers().execute_with(|| {
        assert_eq!((pending(ALICE), pending(BOB)), ((0, 0), (0, 0)));
        for second in 1..=1_000 {
            clock_to(START + 7 * DAY + second);
            let each = Balance::from(second) * TOKEN / 100;
            exact(pending(ALICE).0, each);
            exact(pending(BOB).0, each);
            exact(pending(BOB).1, each * 6 / 10);
        }
        check_invariants();
    });
}

#[test]
fn an_early_exit_costs_exactly_the_bonus_and_the_escrow_opens_at_lock_end() {
    two_stakers().execute_with(|| {
        clock_to(START + 14 * DAY);
        let week = TOKEN / 100 * 604_800;
        exact(pending(BOB).0, week);
        exact(pending(BOB).1, week * 6 / 10);
        assert_ok!(StakingVault::early_unstake(signed(&account(BOB)), 0));
        exact(pending(BOB).0, week);
        assert_eq!(pending(BOB).1, 0);
        check_invariants();
    });
    two_stakers().execute_with(|| {
        clock_to(START + 365 * DAY);
        let week = TOKEN / 100 * 604_800;
        exact(pending(BOB).0, week * 16 / 10);
        assert_eq!(pending(BOB).1, 0);
    });
}

#[test]
fn a_claim_streams_over_a_week_and_a_forfeited_stream_goes_back() {
    two_stakers().execute_with(|| {
        let alice = account(ALICE);
        clock_to(START + 8 * DAY);
        let claimed = pending(ALICE).0;
        exact(claimed, TOKEN / 100 * 86_400);
        assert_ok!(Rewards::claim_rewards(signed(&alice), AssetKind::Native));
        assert_eq!(pending(ALICE), (0, 0));

        // Half-way, half has vested.
        clock_to(START + 8 * DAY + 7 * DAY / 2);
        let before = Balances::free_balance(&alice);
        assert_ok!(Rewards::collect_vested(signed(&alice), AssetKind::Native));
        assert_eq!(Balances::free_balance(&alice) - before, claimed / 2);

        // Three quarters have vested; the last quarter goes back to the pool's pot.
        clock_to(START + 8 * DAY + 7 * DAY * 3 / 4);
        assert_ok!(Rewards::forfeit_stream(signed(&alice), 0));
        assert_eq!(Balances::free_balance(&alice) - before, claimed * 3 / 4);
        let forfeited = Rewards::pool_views()[0].forfeited;
        assert_eq!(forfeited, claimed - claimed * 3 / 4);
        assert!(Rewards::stream_views(&alice).is_empty());
        check_invariants();
    });
}

#[test]
fn compounding_adds_the_reward_to_the_position_that_earned_it() {
    two_stakers().execute_with(|| {
        let alice = account(ALICE);
        clock_to(START + 8 * DAY);
        let (claimable, lock_end) =
            (pending(ALICE).0, StakingVault::position_views(&alice)[0].position.lock_end);
        assert_ok!(Rewards::compound(signed(&alice), 0));
        let view = StakingVault::position_views(&alice).remove(0);
        assert_eq!(view.position.amount, 1_000 * TOKEN + claimable);
        assert_eq!(view.position.lock_end, lock_end);
        assert_eq!(view.weight, view.position.amount * 10_000, "it has no new warm-up");
        check_invariants();
    });
}

#[test]
fn principal_waits_out_its_cooldown_and_comes_back_whole() {
    two_stakers().execute_with(|| {
        let alice = account(ALICE);
        let free = Balances::free_balance(&alice);
        assert_noop!(StakingVault::withdraw(signed(&alice)), Refusal::NothingInCooldown);
        assert_ok!(StakingVault::unstake(signed(&alice), 0, None));
        clock_to(START + 10 * DAY - 1);
        assert_noop!(StakingVault::withdraw(signed(&alice)), Refusal::CoolingDown);
        clock_to(START + 10 * DAY);
        assert_ok!(StakingVault::withdraw(signed(&alice)));
        assert_eq!(Balances::free_balance(&alice) - free, 1_000 * TOKEN);
        check_invariants();
    });
}

#[test]
fn a_stake_and_an_unstake_in_one_block_earn_nothing() {
    let economy = act::real();
    chain(&economy).execute_with(|| {
        let act = 1_000_000_000;
        clock_to(START);
        assert_ok!(StakingVault::stake(signed(&account(ALICE)), 1_000 * act, 0));
        assert_ok!(Rewards::fund(signed(&account(FUNDER)), AssetKind::Native, 604_800 * act));
        clock_to(START + 1_000);
        let before = pending(ALICE).0;
        exact(before, 1_000 * act);
        assert_ok!(StakingVault::stake(signed(&account(BOB)), 900_000 * act, 0));
        assert_ok!(StakingVault::unstake(signed(&account(BOB)), 0, None));
        assert_eq!(pending(BOB), (0, 0));
        clock_to(START + 2_000);
        exact(pending(ALICE).0, 2_000 * act);
        check_invariants();
    });
}

#[test]
fn after_a_halt_of_a_hundred_days_everything_is_as_if_no_block_had_been_late() {
    let (mut halted, mut steady) = (two_stakers(), two_stakers());
    let end = START + 107 * DAY;
    let figures = || {
        check_invariants();
        (Rewards::pool_views(), StakingVault::state(), pending(ALICE), pending(BOB))
    };
    let after_halt = halted.execute_with(|| {
        pallet_timestamp::Now::<Runtime>::put(end * 1_000);
        next_block();
        // The clock is behind: nobody enters, everybody may leave.
        assert!(StakingVault::state().behind);
        let late = StakingVault::stake(signed(&account(FUNDER)), 1_000 * TOKEN, 0);
        assert_eq!(late, Err(Refusal::CatchingUp.into()));
        clock_to(end);
        figures()
    });
    let after_steady = steady.execute_with(|| {
        (START + 7 * DAY..=end).step_by(3_600).for_each(clock_to);
        figures()
    });
    assert_eq!(after_halt.1.clock, after_steady.1.clock);
    assert_eq!(after_halt.1.weight, after_steady.1.weight);
    assert_eq!((after_halt.2, after_halt.3), (after_steady.2, after_steady.3));
}

#[test]
fn usdc_and_qtra_stream_beside_each_other() {
    two_stakers().execute_with(|| {
        let usdc = 6_048_000_000;
        assert_ok!(Rewards::fund(signed(&account(FUNDER)), USDC, usdc));
        clock_to(START + 14 * DAY);
        let rewards = Rewards::pending(account(ALICE));
        let reward = rewards.iter().find(|reward| reward.asset == USDC).unwrap();
        // A share of 10 in 26.
        exact(reward.claimable, usdc * 10 / 26);
        check_invariants();
    });
}
