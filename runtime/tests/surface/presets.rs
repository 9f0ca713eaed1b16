//! Genesis.

use crate::{chain, one, PRESETS, QTRA};
use pallet_rewards::api::runtime_decl_for_rewards_api::RewardsApi;
use polkadot_sdk::{
    frame_support::{
        assert_ok,
        traits::{
            fungibles::{metadata::Inspect as _, roles::Inspect as _},
            Currency, Hooks,
        },
        weights::Weight,
    },
    frame_system, pallet_aura,
    pallet_collective::{self, Instance1, Instance2},
    pallet_grandpa, pallet_sudo, pallet_timestamp,
    sp_genesis_builder::runtime_decl_for_genesis_builder::GenesisBuilder,
    sp_keyring::Sr25519Keyring,
};
use quaestor_chain_spec::USDC;
use quaestor_primitives::{Price, PriceInspect, RevenueType};
use quaestor_runtime::{
    genesis::dev_treasurer,
    params::{RoleAccount, USDC_ID},
    AccountId, AssetKind, Assets, Backstop, Balances, Block, BuybackBurn, Challenges,
    CircuitBreaker, Council, FeeDiscounts, Grandpa, InferenceMarket, PaymentChannels, PriceFeed,
    PriceOperators, Providers, RevenueDepositors, RevenueRouter, Rewards, Runtime, RuntimeOrigin,
    Session, StakingVault, Subscriptions, System, TechnicalCommittee, Validators,
};

fn dev(who: Sr25519Keyring) -> AccountId {
    who.to_account_id()
}

#[test]
fn the_runtime_lists_its_presets() {
    assert_eq!(<Runtime as GenesisBuilder<_>>::preset_names(), PRESETS);
    assert_eq!(<Runtime as GenesisBuilder<_>>::get_preset(&Some("other".into())), None);
}

#[test]
fn every_preset_issues_exactly_the_supply() {
    for preset in PRESETS {
        chain(preset).execute_with(|| {
            let whole = match preset {
                "act-dev" | "act-testnet" => 600_000_000,
                "blockdag-dev" | "blockdag-testnet" => 40_000_000_000,
                "quiver-dev" | "quiver-local" | "quiver-testnet" => 400_000_000,
                _ => 1_000_000_000,
            };
            let supply = whole * one(preset);
            assert_eq!(Balances::total_issuance(), supply, "{preset}");
            let held: u128 = frame_system::Account::<Runtime>::iter_values()
                .map(|account| account.data.free + account.data.reserved)
                .sum();
            assert_eq!(held, supply, "{preset}");
        });
    }
}

#[test]
fn every_preset_starts_sound() {
    for preset in PRESETS {
        chain(preset).execute_with(|| {
            assert_eq!(StakingVault::do_try_state(), Ok(()), "{preset}");
            assert_eq!(Rewards::check_exactly(), Ok(()), "{preset}");
            assert_eq!(PriceFeed::do_try_state(), Ok(()), "{preset}");
            assert_eq!(RevenueRouter::check_exactly(), Ok(()), "{preset}");
            assert_eq!(Backstop::do_try_state(), Ok(()), "{preset}");
            assert_eq!(BuybackBurn::check_exactly(), Ok(()), "{preset}");
            assert_eq!(CircuitBreaker::do_try_state(), Ok(()), "{preset}");
            assert_eq!(FeeDiscounts::check_exactly(), Ok(()), "{preset}");
            assert_eq!(Subscriptions::do_try_state(), Ok(()), "{preset}");
            assert_eq!(Providers::check_exactly(), Ok(()), "{preset}");
            assert_eq!(InferenceMarket::check_exactly(), Ok(()), "{preset}");
            assert_eq!(PaymentChannels::do_try_state(), Ok(()), "{preset}");
            assert_eq!(Challenges::check_exactly(), Ok(()), "{preset}");
        });
    }
}

/// Neither an insurance nor a split of fees for work: no key, no balance set aside.
#[test]
fn economies_without_paid_work_have_no_key_of_it() {
    for preset in PRESETS.into_iter().filter(|name| !name.starts_with("quiver")) {
        chain(preset).execute_with(|| {
            assert!(!pallet_backstop::Insurance::<Runtime>::exists(), "{preset}");
            assert!(
                !pallet_revenue_router::Splits::<Runtime>::contains_key(RevenueType::Inference),
                "{preset}"
            );
        });
    }
}

#[test]
fn the_existential_deposit_is_the_economys() {
    for preset in PRESETS {
        chain(preset).execute_with(|| {
            assert_eq!(Balances::minimum_balance(), one(preset) / 1_000_000, "{preset}");
        });
    }
}

#[test]
fn usdc_exists_with_six_decimals() {
    for preset in PRESETS {
        chain(preset).execute_with(|| {
            assert_eq!(Assets::name(USDC_ID), b"USD Coin");
            assert_eq!(Assets::symbol(USDC_ID), b"USDC");
            assert_eq!(Assets::decimals(USDC_ID), 6);
        });
    }
}

#[test]
fn usdc_has_an_issuer_and_nobody_in_another_role() {
    let nobody = Some(RoleAccount::get());
    for preset in PRESETS {
        chain(preset).execute_with(|| {
            let roles = [Assets::owner(USDC_ID), Assets::admin(USDC_ID), Assets::freezer(USDC_ID)];
            assert_eq!(roles, [nobody.clone(), nobody.clone(), nobody.clone()], "{preset}");
            let issuer = Assets::issuer(USDC_ID);
            assert_ne!(issuer, nobody, "{preset}");
            if !preset.ends_with("-testnet") {
                assert_eq!(issuer, Some(dev_treasurer()), "{preset}");
            }
            assert!(!frame_system::Account::<Runtime>::contains_key(RoleAccount::get()));
        });
    }
}

#[test]
fn the_validators_are_the_members_with_their_keys() {
    for (preset, count) in PRESETS.into_iter().zip([1, 4, 4, 1, 4, 1, 4, 1, 4, 4]) {
        chain(preset).execute_with(|| {
            let members = Validators::members();
            assert_eq!(members.len(), count, "{preset}");
            assert_eq!(Session::validators(), members.into_inner(), "{preset}");
            assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), count, "{preset}");
            assert_eq!(Grandpa::grandpa_authorities().len(), count, "{preset}");
            assert_eq!(pallet_grandpa::CurrentSetId::<Runtime>::get(), 0);
        });
    }
}

/// One operator may lie and another one be silent, in every preset.
#[test]
fn every_preset_has_operators_enough_for_a_liar_and_an_outage() {
    for preset in PRESETS {
        chain(preset).execute_with(|| {
            let params = PriceFeed::price().params;
            let operators = PriceOperators::members().len();
            assert!(params.min_feeders >= 3, "{preset}: one of fewer could be the median");
            assert!(operators >= params.operators_needed() as usize, "{preset}: {operators}");
        });
    }
}

fn council<I: 'static>() -> Vec<AccountId>
where
    Runtime: pallet_collective::Config<I>,
{
    pallet_collective::Members::<Runtime, I>::get()
}

#[test]
fn the_development_accounts_can_play_every_part() {
    use Sr25519Keyring::{Alice, Bob, Charlie, Dave, Eve, Ferdie};
    chain("qtra-dev").execute_with(|| {
        let limit = StakingVault::params();
        for who in [Alice, Bob, Charlie, Dave, Eve, Ferdie].map(dev) {
            assert!(Balances::free_balance(&who) > limit.cap_floor);
            assert_eq!(Assets::balance(USDC_ID, &who), 10_000_000_000_000);
        }
        assert_eq!(pallet_sudo::Key::<Runtime>::get(), Some(dev(Alice)));
        let sorted = |mut people: Vec<AccountId>| {
            people.sort();
            people
        };
        assert_eq!(
            council::<Instance1>(),
            sorted([Alice, Bob, Charlie, Dave, Eve].map(dev).to_vec())
        );
        let three = sorted([Alice, Bob, Charlie].map(dev).to_vec());
        assert_eq!(council::<Instance2>(), three);
        let five = sorted([Alice, Bob, Charlie, Dave, Eve].map(dev).to_vec());
        assert_eq!(PriceOperators::members().into_inner(), five);
        assert_eq!(RevenueDepositors::members().into_inner(), [dev_treasurer()]);
        assert_eq!(Assets::balance(USDC_ID, dev_treasurer()), 5_000_000_000_000);
        let emergency = Backstop::status().emergency;
        assert_eq!(emergency, 15_000_000_000, "a hundredth of 1,500,000 USDC");
    });
}

#[test]
fn no_development_key_has_a_say_on_the_test_network() {
    chain("qtra-testnet").execute_with(|| {
        let root = pallet_sudo::Key::<Runtime>::get().expect("somebody is root");
        let issuer = Assets::issuer(USDC_ID).expect("somebody issues USDC");
        let validators = Validators::members();
        for who in Sr25519Keyring::iter().map(dev) {
            assert!(who != root && who != issuer && !validators.contains(&who));
            assert!(!Council::is_member(&who) && !TechnicalCommittee::is_member(&who));
            assert!(!RevenueDepositors::members().contains(&who));
            assert!(!PriceOperators::members().contains(&who));
            assert!(!frame_system::Account::<Runtime>::contains_key(&who), "{who} has money");
        }
    });
}

/// The economies without income run: stake, fund, earn, claim and leave.
#[test]
fn act_and_blockdag_can_be_played() {
    for preset in ["act-dev", "blockdag-dev"] {
        chain(preset).execute_with(|| {
            let now = |secs: u64| {
                pallet_timestamp::Now::<Runtime>::put(secs * 1_000);
                StakingVault::on_initialize(1);
                CircuitBreaker::on_initialize(1);
            };
            let (bob, token) = (RuntimeOrigin::signed(dev(Sr25519Keyring::Bob)), one(preset));
            let alice = RuntimeOrigin::signed(dev(Sr25519Keyring::Alice));
            now(1_800_000_000);
            assert_ok!(StakingVault::stake(bob.clone(), 1_000_000 * token, 1));
            assert_ok!(Rewards::fund(alice, AssetKind::Native, 1_000_000 * token));
            now(1_800_000_140);
            let claimable = Rewards::pending(dev(Sr25519Keyring::Bob))[0].claimable;
            assert!(claimable > 0, "{preset}");
            assert_ok!(Rewards::claim_rewards(bob.clone(), AssetKind::Native));
            assert_ok!(StakingVault::early_unstake(bob, 0));
            assert_eq!(StakingVault::do_try_state(), Ok(()), "{preset}");
            assert_eq!(Rewards::check_exactly(), Ok(()), "{preset}");
            assert!(CircuitBreaker::status().triggers.iter().all(|t| !t.tripped));
        });
    }
}

/// Blocks of six seconds up to `secs` after the first.
fn blocks_until(secs: u64) {
    let next = System::block_number() + 1;
    for number in next.. {
        let since = 6 * u64::from(number - 1);
        if since > secs {
            break;
        }
        System::set_block_number(number);
        StakingVault::on_initialize(number);
        PriceFeed::on_initialize(number);
        CircuitBreaker::on_initialize(number);
        pallet_timestamp::Now::<Runtime>::put((1_800_000_000 + since) * 1_000);
        RevenueRouter::on_idle(number, Weight::MAX);
    }
}

#[test]
fn the_development_chain_begins_alive() {
    use Sr25519Keyring::{Alice, Bob};
    chain("qtra-dev").execute_with(|| {
        blocks_until(6);
        assert_eq!(
            (StakingVault::state().staked, StakingVault::state().stakers),
            (40_000 * QTRA, 3)
        );
        assert!(CircuitBreaker::status().triggers.iter().all(|trigger| !trigger.tripped));
        let price = PriceFeed::reference().expect("there is a price").price;
        assert_eq!(price, Price(500_000_000_000));

        // A year of short days.
        let told =
            <Runtime as RewardsApi<Block, AccountId>>::preview(dev(Alice), 1_000 * QTRA, 0, 7_300);
        let told = told.expect("Alice may stake");
        assert_eq!(told.rewards.len(), 2);
        assert!(told.rewards.iter().all(|reward| reward.earned > 0 && reward.per_year > 0));

        blocks_until(150);
        assert!(CircuitBreaker::status().triggers.iter().all(|trigger| !trigger.tripped));
        for asset in [AssetKind::Native, USDC] {
            assert_ok!(Rewards::claim_rewards(RuntimeOrigin::signed(dev(Bob)), asset));
        }
        assert_eq!(Rewards::stream_views(&dev(Bob)).len(), 2);
        assert_eq!(StakingVault::do_try_state(), Ok(()));
        assert_eq!(Rewards::check_exactly(), Ok(()));
        assert_eq!(PriceFeed::do_try_state(), Ok(()));
    });
}

#[test]
fn the_other_presets_begin_empty() {
    let alive = ["qtra-dev", "quiver-dev"];
    for preset in PRESETS.into_iter().filter(|preset| !alive.contains(preset)) {
        chain(preset).execute_with(|| {
            blocks_until(6);
            assert_eq!(StakingVault::state().stakers, 0, "{preset}");
            assert!(PriceFeed::reference().is_none(), "{preset}");
            assert_eq!(Backstop::main_reserve(&USDC), 0, "{preset}");
        });
    }
}
