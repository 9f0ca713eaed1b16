//! A preview is what happens.

use crate::{genesis::Genesis, QTRA};
use pallet_rewards::api::{runtime_decl_for_rewards_api::RewardsApi, Preview};
use polkadot_sdk::{
    frame_support::{assert_ok, traits::Hooks},
    pallet_timestamp,
    sp_io::{storage, TestExternalities},
    sp_keyring::Sr25519Keyring::{Alice, Bob},
    sp_runtime::{DispatchError, StateVersion},
};
use quaestor_math::RateModel;
use quaestor_primitives::RedirectRewards;
use quaestor_runtime::{
    AccountId, AssetKind, Balance, Block, PriceFeed, Rewards, Runtime, RuntimeOrigin, Seconds,
    StakingVault, System,
};

const START: Seconds = 1_800_000_000;
const NINETY_DAYS: u8 = 2;
/// Of the development preset, in seconds.
const DAY: Seconds = 20;

fn bring_clock_to(time: Seconds) {
    pallet_timestamp::Now::<Runtime>::put(time * 1_000);
    StakingVault::on_initialize(0);
    assert!(!StakingVault::state().behind);
}

/// Fundings outlast a warm-up, so that a new stake sees some of what runs already.
fn stream_for(period_secs: Seconds) {
    pallet_rewards::State::<Runtime>::mutate(|state| {
        let (_, record) = state.find_mut(&AssetKind::Native).expect("there is a pool");
        record.params.rate = RateModel::Streamed { period_secs };
    });
}

/// A quiet development chain whose native pool streams, with one stake of Alice's.
fn chain() -> TestExternalities {
    let mut ext = Genesis::quiet("qtra-dev").build();
    ext.execute_with(|| {
        System::set_block_number(1);
        let alice = || RuntimeOrigin::signed(Alice.to_account_id());
        bring_clock_to(START);
        bring_clock_to(START + 6);
        stream_for(400);
        assert_ok!(Rewards::fund(alice(), AssetKind::Native, 1_000 * QTRA));
        assert_ok!(StakingVault::stake(alice(), 500 * QTRA, NINETY_DAYS));
        bring_clock_to(START + 12);
    });
    ext
}

fn bob() -> AccountId {
    Bob.to_account_id()
}

fn preview(amount: Balance, tier: u8, horizon: Seconds) -> Result<Preview, DispatchError> {
    <Runtime as RewardsApi<Block, AccountId>>::preview(bob(), amount, tier, horizon)
}

#[test]
fn a_preview_earns_what_the_stake_then_earns() {
    chain().execute_with(|| {
        let horizon = 6 * DAY + 150;
        let told = preview(700 * QTRA, NINETY_DAYS, horizon).expect("Bob may stake");
        let native = &told.rewards[0];
        assert!(native.earned > 0 && native.apr_bps.is_some_and(|apr| apr > 0));

        assert_ok!(StakingVault::stake(RuntimeOrigin::signed(bob()), 700 * QTRA, NINETY_DAYS));
        let position = StakingVault::position_views(&bob()).remove(0);
        assert_eq!((position.position.amount, position.weight), (told.amount, told.weight));
        assert_eq!(position.position.lock_end, told.lock_end);
        assert_eq!(position.next_step.map(|step| step.at), told.next_step);

        for time in (START + 12..=START + 12 + horizon).step_by(6) {
            bring_clock_to(time);
        }
        let pending = &Rewards::pending(bob())[0];
        assert_eq!(pending.claimable + pending.escrowed, native.earned);
        assert_eq!(StakingVault::position_views(&bob())[0].weight, told.horizon_weight);
        assert_eq!(StakingVault::state().weight, told.horizon_total_weight);
    });
}

#[test]
fn a_preview_changes_nothing() {
    chain().execute_with(|| {
        let before = storage::root(StateVersion::V1);
        assert_ok!(preview(700 * QTRA, NINETY_DAYS, 365 * DAY));
        assert!(preview(700 * QTRA, 99, 365 * DAY).is_err());
        assert_eq!(storage::root(StateVersion::V1), before);
    });
}

#[test]
fn a_preview_fails_as_the_stake_would() {
    chain().execute_with(|| {
        let error = |amount, tier| preview(amount, tier, DAY).expect_err("refused");
        let unknown = pallet_staking_vault::Error::<Runtime>::UnknownTier;
        let small = pallet_staking_vault::Error::<Runtime>::BelowMinimumStake;
        assert_eq!(error(700 * QTRA, 99), unknown.into());
        assert_eq!(error(QTRA, NINETY_DAYS), small.into());
    });
}

#[test]
fn a_preview_says_what_the_wallets_cap_lets_in() {
    chain().execute_with(|| {
        let told = preview(1_000_000 * QTRA, NINETY_DAYS, DAY).expect("a part gets in");
        assert_eq!(told.amount, 20_000 * QTRA);
    });
}

/// 700 QTRA at 0.50 USDC each are worth 350 USDC.
#[test]
fn the_apr_in_usdc_is_of_the_value_of_the_stake() {
    crate::chain("qtra-dev").execute_with(|| {
        bring_clock_to(START);
        PriceFeed::on_initialize(0);
        bring_clock_to(START + 6);
        let preview = preview(700 * QTRA, NINETY_DAYS, 366 * DAY).expect("Bob may stake");
        assert!(!preview.redirected);
        for (reward, stake) in preview.rewards.iter().zip([700 * QTRA, 350_000_000]) {
            assert!(reward.earned > 0 && reward.per_year > 0);
            assert_eq!(reward.apr_bps.map(u128::from), Some(reward.per_year * 10_000 / stake));
        }

        <Rewards as RedirectRewards>::set_redirected(true);
        let preview = self::preview(700 * QTRA, NINETY_DAYS, 366 * DAY).expect("Bob may stake");
        assert!(preview.redirected);
        for reward in preview.rewards {
            assert_eq!((reward.earned, reward.per_year, reward.apr_bps), (0, 0, Some(0)));
        }
    });
}

#[test]
fn without_a_price_there_is_no_apr_in_usdc() {
    chain().execute_with(|| {
        let preview = preview(700 * QTRA, NINETY_DAYS, DAY).expect("Bob may stake");
        assert!(preview
            .rewards
            .iter()
            .all(|reward| { reward.apr_bps.is_some() == (reward.asset == AssetKind::Native) }));
    });
}
