//! First unlocks, pledges and badges of `blockdag`.

use crate::*;
use polkadot_sdk::{
    frame_support::traits::GetCallMetadata, pallet_safe_mode::EnteredUntil, sp_runtime::TokenError,
};
use quaestor_runtime::{Allocations, GenesisBadge, System};

type Allocate = pallet_allocations::Call<Runtime>;
type AllocationError = pallet_allocations::Error<Runtime>;
type Badge = pallet_genesis_badge::Call<Runtime>;
type BadgeError = pallet_genesis_badge::Error<Runtime>;

const STEP: Seconds = 20 * DAY;

/// Number of the allocation of `who`.
fn allocation(who: Sr25519Keyring) -> u32 {
    Allocations::allocations_of(person(who))[0].id
}

#[track_caller]
fn pledge(who: Sr25519Keyring) {
    done(&person(who), Allocate::pledge { id: allocation(who) });
}

#[test]
fn two_percent_are_there_at_launch_and_a_tenth_of_the_rest_after_73_days() {
    // The preset's presale has 20,000 times 1,000,000: 20,000 at once, then 98,000 in 73 days.
    begin(blockdag(), || {
        assert_eq!(free(Bob), 20_000 * 20_000 * BDAG);
        let release = Allocate::release { id: allocation(Bob) };
        refused(Alice, release, AllocationError::NothingVested);
    })
    .execute_with(|| {
        at(73 * DAY, || {
            done(&person(Alice), Allocate::release { id: allocation(Bob) });
            assert_eq!(free(Bob), 20_000 * (20_000 + 98_000) * BDAG);
        });
        at(730 * DAY, || {
            done(&person(Alice), Allocate::release { id: allocation(Bob) });
            assert_eq!(free(Bob), 20_000 * 1_000_000 * BDAG);
        });
        check();
    });
}

/// The year of a position of 1,000,000 from day 100 on, whose owner has pledged. The pledge is taken back
/// on the day `back`.
fn loyal(back: Option<Seconds>, exact: Balance) {
    begin(blockdag(), || {
        give(Bob, 1_000_001 * BDAG);
        pledge(Bob);
    })
    .execute_with(|| {
        live_until(100 * DAY - 1, STEP);
        at(100 * DAY, || stake(Bob, 1_000_000 * BDAG, 3));
        live_until(180 * DAY - 2, STEP);
        let refresh = || Vault::refresh_boosts { who: person(Bob) };
        at(180 * DAY - 1, || refused(Dave, refresh(), VaultError::NoChange));
        at(180 * DAY, || {
            done(&person(Alice), refresh());
            assert_eq!(weight(Bob), 6_000 * 1_000_000 * BDAG);
        });
        if let Some(day) = back {
            live_until(day * DAY - 1, STEP);
            at(day * DAY, || {
                done(&person(Bob), Allocate::unpledge {});
                assert_eq!(weight(Bob), 4_000 * 1_000_000 * BDAG);
            });
        }
        live_until(465 * DAY - 1, STEP);
        at(465 * DAY, || pays(Bob, exact, if back.is_some() { 3 } else { 2 }));
        check();
    });
}

#[test]
fn loyalty_pays_half_as_much_again_from_day_180_on() {
    loyal(None, 556_164_383_561_643_835_616_438);
}

#[test]
fn loyalty_ends_when_the_pledge_is_taken_back() {
    loyal(Some(200), 410_958_904_109_589_041_095_890);
}

#[test]
fn the_time_for_pledges_runs_on_in_a_stop_and_so_do_they() {
    begin(blockdag(), || give(Bob, BDAG)).execute_with(|| {
        at(29 * DAY, || {
            EnteredUntil::<Runtime>::put(System::block_number() + 1_000);
            let stake = Vault::stake { amount: 1_000 * BDAG, tier: 0 };
            let filtered = polkadot_sdk::frame_system::Error::<Runtime>::CallFiltered;
            refused(Bob, stake, filtered);
            pledge(Bob);
        });
        check();
    });
}

#[test]
fn taking_a_pledge_back_takes_the_boost_of_all_16_positions_in_the_same_call() {
    begin(blockdag(), || {
        give(Bob, 16_001 * BDAG);
        pledge(Bob);
        (0..16).for_each(|number| {
            stake(Bob, 1_000 * BDAG, number % 4);
        });
    })
    .execute_with(|| {
        at(180 * DAY, || {
            let before = StakingVault::state();
            let plain = 4_000 * (800 + 1_500 + 2_500 + 4_000) * BDAG;
            assert_eq!((weight(Bob), before.weight), (plain, plain));
            done(&person(Alice), Vault::refresh_boosts { who: person(Bob) });
            assert_eq!((weight(Bob), StakingVault::state().weight), (plain / 2 * 3, plain / 2 * 3));
            // A boost is no power.
            assert_eq!(StakingVault::state().votes, before.votes);
            let free_before = free(Bob);
            done(&person(Bob), Allocate::unpledge {});
            assert_eq!((weight(Bob), StakingVault::state().weight), (plain, plain));
            assert_eq!(free(Bob) - free_before, 400_000_000 * BDAG);
            // It does not come back, neither by a refresh nor by another pledge.
            let refresh = Vault::refresh_boosts { who: person(Bob) };
            refused(Alice, refresh, VaultError::NoChange);
            let again = Allocate::pledge { id: allocation(Bob) };
            refused(Bob, again, AllocationError::TooLate);
            check();
        });
    });
}

#[test]
fn a_pledge_is_neither_stake_nor_made_of_stake() {
    begin(blockdag(), || {
        stake(Bob, 399_999_999 * BDAG, 0);
        let id = allocation(Bob);
        refused(Bob, Allocate::pledge { id }, AllocationError::InsufficientBalance);
    })
    .execute_with(check);
    begin(blockdag(), || {
        give(Bob, BDAG);
        pledge(Bob);
        let stake = Vault::stake { amount: 2 * BDAG, tier: 0 };
        refused(Bob, stake, VaultError::InsufficientBalance);
        let dest = person(Alice).into();
        let value = 2 * BDAG;
        let send = polkadot_sdk::pallet_balances::Call::transfer_keep_alive { dest, value };
        refused(Bob, send, TokenError::FundsUnavailable);
    })
    .execute_with(check);
}

#[test]
fn what_is_not_released_cannot_be_staked() {
    begin(blockdag(), || {}).execute_with(|| {
        at(DAY, || {
            // The team has 6,000,000,000, of which nothing is released in the first year.
            let supply = quaestor_runtime::economy::supply();
            assert_eq!(supply.unreleased, 25_600_000_000 * BDAG);
            assert_eq!(free(Charlie), 0);
            let least = Vault::stake { amount: BDAG, tier: 0 };
            refused(Charlie, least, VaultError::InsufficientBalance);
            let id = allocation(Charlie);
            refused(Charlie, Allocate::release { id }, AllocationError::NothingVested);
            refused(Charlie, Allocate::pledge { id }, AllocationError::NothingToPledge);
            // Handing it over frees nothing.
            done(&person(Charlie), Allocate::hand_over { id, to: person(Alice) });
            let held = free(Alice);
            refused(Alice, Allocate::release { id }, AllocationError::NothingVested);
            let stake = Vault::stake { amount: held + 1, tier: 0 };
            refused(Alice, stake, VaultError::InsufficientBalance);
            assert_eq!(quaestor_runtime::economy::supply().unreleased, supply.unreleased);
        });
        check();
    });
}

#[test]
fn badges_are_for_1_000_staked_for_a_year_until_all_are_given() {
    let params = serde_json::json!({ "genesisBadge": { "params": { "supply": 2 } } });
    begin(blockdag().with(params), || {
        for who in [Dave, Eve] {
            give(who, 10_000 * BDAG);
        }
        let claim = |position, who| Badge::claim { position, who: person(who) };
        let dust = stake(Dave, 999 * BDAG, 3);
        refused(Dave, claim(dust, Dave), BadgeError::NotEligible);
        let short = stake(Dave, 1_000 * BDAG, 2);
        refused(Dave, claim(short, Dave), BadgeError::NotEligible);
        // Two positions are not one.
        let more = stake(Dave, BDAG, 3);
        refused(Dave, claim(more, Dave), BadgeError::NotEligible);
        let enough = stake(Dave, 1_000 * BDAG, 3);
        refused(Eve, claim(enough, Eve), BadgeError::NotEligible);
        done(&person(Alice), claim(enough, Dave));
        assert_eq!(GenesisBadge::badge(person(Dave)), Some(1));
        refused(Dave, claim(enough, Dave), BadgeError::AlreadyHolds);
        // It stays when the stake leaves, and there is no second one.
        assert_eq!(leave_early(Dave, enough), Ok(()));
        assert_eq!(GenesisBadge::badge(person(Dave)), Some(1));
        let again = stake(Dave, 1_000 * BDAG, 3);
        refused(Dave, claim(again, Dave), BadgeError::AlreadyHolds);
        let second = stake(Alice, 1_000 * BDAG, 3);
        done(&person(Alice), claim(second, Alice));
        assert_eq!((GenesisBadge::badge(person(Alice)), GenesisBadge::left()), (Some(2), 0));
        let third = stake(Eve, 1_000 * BDAG, 3);
        refused(Eve, claim(third, Eve), BadgeError::AllGiven);
    })
    .execute_with(|| {
        check();
        assert_eq!(quaestor_runtime::Nfts::owner(0, 1), Some(person(Dave)));
    });
}

#[test]
fn the_runtime_has_no_call_that_moves_a_badge() {
    let pallets = RuntimeCall::get_module_names();
    assert!(pallets.contains(&"GenesisBadge") && pallets.contains(&"Assets"));
    assert!(!pallets.contains(&"Nfts"));
    let mut calls = RuntimeCall::get_call_names("GenesisBadge").to_vec();
    calls.sort_unstable();
    assert_eq!(calls, ["claim", "set_params"]);
}
