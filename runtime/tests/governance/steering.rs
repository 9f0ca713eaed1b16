//! The treasury, calls at a later time, upgrades, and a chain without sudo.

use crate::{motions::*, world::*};
use pallet_staking_vault::{Call as Vault, Event as VaultEvent};
use polkadot_sdk::{
    frame_support::traits::{fungibles::Mutate, Get},
    frame_system::Call as SystemCall,
    pallet_scheduler::Call as Agenda,
    pallet_sudo::{Call as SudoCall, Error as SudoError},
    pallet_treasury::{Call as Treasurer, Error as TreasuryError, Spends},
    pallet_whitelist::{Call as WhitelistCall, Error as WhitelistError},
    sp_core::H256,
    sp_keyring::Sr25519Keyring::*,
    sp_runtime::{
        traits::{BlakeTwo256, Hash},
        DispatchError,
    },
};
use quaestor_primitives::{AssetKind, Balance};
use quaestor_runtime::{
    configs::{timelock::delay, tokens::NativeAndAssets},
    params::{ChangeInterval, TreasuryAccount, DAYS},
    Address, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, StakingVault, System,
};

fn spend(asset: AssetKind, amount: Balance) -> RuntimeCall {
    Treasurer::spend {
        asset_kind: asset.into(),
        amount,
        beneficiary: Address::Id(person(Ferdie)).into(),
        valid_from: None,
    }
    .into()
}

#[test]
fn the_treasury_spends_any_asset_by_two_thirds_of_the_council() {
    market().execute_with(|| {
        let (treasury, ferdie) = (TreasuryAccount::get(), person(Ferdie));
        NativeAndAssets::mint_into(NATIVE, &treasury, 700 * QTRA).unwrap();
        NativeAndAssets::mint_into(USDC, &treasury, 300 * USD).unwrap();
        for (refused, origin) in [
            (council(3, spend(USDC, USD)), members(3)),
            (committee(3, spend(USDC, USD)), technical(3)),
        ] {
            assert_eq!(refused, filtered());
            assert_eq!(dispatch(origin, spend(USDC, USD)), Err(DispatchError::BadOrigin));
        }
        assert_eq!(
            dispatch(RuntimeOrigin::root(), spend(USDC, USD)),
            Err(DispatchError::BadOrigin)
        );
        for (index, (asset, amount)) in (0..).zip([(NATIVE, 500 * QTRA), (USDC, 250 * USD)]) {
            assert_eq!(council(4, spend(asset.clone(), amount)), Ok(()));
            let before = [balance(&asset, &treasury), balance(&asset, &ferdie)];
            // After the delay, anybody may have it paid out.
            let payout = Treasurer::payout { index };
            for _ in 0..delay() {
                assert_eq!(call(&person(Eve), payout.clone()), filtered());
                block(|| {});
            }
            done(&person(Eve), payout);
            let after = [balance(&asset, &treasury), balance(&asset, &ferdie)];
            assert_eq!(before[0] - after[0], amount);
            assert_eq!(after[1] - before[1], amount);
            let again = call(&person(Eve), Treasurer::payout { index });
            assert_eq!(again, Err(TreasuryError::<Runtime>::AlreadyAttempted.into()));
        }
        // What it does not have it does not pay.
        assert_eq!(council(4, spend(USDC, 51 * USD)), Ok(()));
        for _ in 0..delay() {
            block(|| {});
        }
        let unpaid = call(&person(Eve), Treasurer::payout { index: 2 });
        assert_eq!(unpaid, Err(TreasuryError::<Runtime>::PayoutError.into()));
        assert_eq!(balance(&USDC, &treasury), 50 * USD);
        // More than half of the council takes a spend back.
        assert_eq!(council(3, Treasurer::void_spend { index: 2 }), Ok(()));
        assert!(Spends::<Runtime>::get(2).is_none());
        check();
    });
}

#[test]
fn a_treasury_spend_waits_for_its_money_and_can_be_voided_meanwhile() {
    market().execute_with(|| {
        let treasury = TreasuryAccount::get();
        let held = balance(&USDC, &treasury);
        for _ in 0..2 {
            assert_eq!(council(4, spend(USDC, held + 50 * USD)), Ok(()));
        }
        for _ in 0..delay() {
            block(|| {});
        }
        // 30 days and two years of blocks.
        for blocks in [0, 30 * DAYS + 1, 730 * DAYS] {
            System::set_block_number(System::block_number() + blocks);
            let unpaid = call(&person(Eve), Treasurer::payout { index: 0 });
            assert_eq!(unpaid, Err(TreasuryError::<Runtime>::PayoutError.into()));
            let kept = call(&person(Eve), Treasurer::check_status { index: 0 });
            assert_eq!(kept, Err(TreasuryError::<Runtime>::NotAttempted.into()));
        }
        assert_eq!(council(3, Treasurer::void_spend { index: 1 }), Ok(()));
        NativeAndAssets::mint_into(USDC, &treasury, 50 * USD).unwrap();
        let before = balance(&USDC, &person(Ferdie));

        done(&person(Eve), Treasurer::payout { index: 0 });

        assert_eq!(balance(&USDC, &person(Ferdie)) - before, held + 50 * USD);
        let voided = call(&person(Eve), Treasurer::payout { index: 1 });
        assert_eq!(voided, Err(TreasuryError::<Runtime>::InvalidIndex.into()));
        check();
    });
}

#[test]
fn the_council_decides_now_what_happens_later() {
    market().execute_with(|| {
        let later = Vault::set_cooldown { secs: 50 };
        let schedule = |when| Agenda::schedule {
            when,
            maybe_periodic: None,
            priority: 0,
            call: Box::new(later.clone().into()),
        };
        let when = System::block_number() + 5;
        let alone = call(&person(Alice), schedule(when));
        assert_eq!(alone, Err(DispatchError::BadOrigin));
        assert_eq!(committee(3, schedule(when)), filtered(), "the call is not the committee's");
        assert_eq!(council(3, schedule(when)), Ok(()));
        let old = StakingVault::params().cooldown_secs;
        assert_eq!(old, 60);
        while System::block_number() < when - 1 {
            block(|| {});
            assert_eq!(StakingVault::params().cooldown_secs, old);
        }
        block(|| {});
        assert_eq!(StakingVault::params().cooldown_secs, 50);
        // It can be taken back before.
        let when = System::block_number() + 5;
        let back = Box::new(Vault::set_cooldown { secs: 60 }.into());
        let again = Agenda::schedule { when, maybe_periodic: None, priority: 0, call: back };
        assert_eq!(council(3, again), Ok(()));
        assert_eq!(council(3, Agenda::cancel { when, index: 0 }), Ok(()));
        for _ in 0..6 {
            block(|| {});
        }
        assert_eq!(StakingVault::params().cooldown_secs, 50);
        check();
    });
}

/// Allows some code.
fn authorize() -> RuntimeCall {
    SystemCall::authorize_upgrade { code_hash: H256([7; 32]) }.into()
}

/// The same after the delay, and its hash.
fn upgrade() -> (RuntimeCall, H256) {
    let call: RuntimeCall = Agenda::schedule_after {
        after: delay(),
        maybe_periodic: None,
        priority: 0,
        call: Box::new(authorize()),
    }
    .into();
    let hash = BlakeTwo256::hash_of(&call);
    (call, hash)
}

fn make(call: &RuntimeCall) -> RuntimeCall {
    WhitelistCall::dispatch_whitelisted_call_with_preimage { call: Box::new(call.clone()) }.into()
}

/// The delay passes.
fn wait() {
    for _ in 0..=delay() {
        assert!(!authorized());
        block(|| {});
    }
}

fn authorized() -> bool {
    System::authorized_upgrade().is_some()
}

#[test]
fn an_upgrade_takes_both_bodies() {
    market().execute_with(|| {
        let (upgrade, call_hash) = upgrade();
        let whitelist = WhitelistCall::whitelist_call { call_hash };
        for refused in [
            council(5, authorize()),
            council(5, upgrade.clone()),
            committee(3, upgrade.clone()),
            council(5, whitelist.clone()),
            committee(1, whitelist.clone()),
        ] {
            assert_eq!(refused, filtered());
        }
        for refused in [
            dispatch(members(5), authorize()),
            dispatch(technical(3), authorize()),
            dispatch(members(5), whitelist.clone()),
            dispatch(technical(1), whitelist.clone()),
            call(&person(Alice), whitelist.clone()),
        ] {
            assert_eq!(refused, Err(DispatchError::BadOrigin));
        }
        assert_eq!(committee(2, whitelist), Ok(()));
        for (refused, origin) in
            [(committee(3, make(&upgrade)), technical(3)), (council(3, make(&upgrade)), members(3))]
        {
            assert_eq!(refused, filtered());
            assert_eq!(dispatch(origin, make(&upgrade)), Err(DispatchError::BadOrigin));
        }
        let unasked = Err(WhitelistError::<Runtime>::DeferredDispatchNotFound.into());
        assert_eq!(
            call(&person(Alice), make(&upgrade)),
            unasked,
            "the council has not asked for it"
        );
        assert!(!authorized());
        assert_eq!(council(4, make(&upgrade)), Ok(()));
        wait();
        assert!(authorized());
    });
}

#[test]
fn an_upgrade_may_be_asked_for_before_it_is_reviewed() {
    market().execute_with(|| {
        let (upgrade, call_hash) = upgrade();
        let by_anybody = || call(&person(Ferdie), make(&upgrade));
        assert_eq!(council(4, make(&upgrade)), Ok(()));
        assert_eq!(by_anybody(), Err(WhitelistError::<Runtime>::CallIsNotWhitelisted.into()));
        assert!(!authorized(), "the council alone makes nothing");
        assert_eq!(committee(2, WhitelistCall::whitelist_call { call_hash }), Ok(()));
        assert!(!authorized(), "nor does the review");
        assert_eq!(by_anybody(), Ok(()));
        wait();
        assert!(authorized());
        // Once.
        assert_eq!(by_anybody(), Err(WhitelistError::<Runtime>::DeferredDispatchNotFound.into()));
    });
}

#[test]
fn without_sudo_the_chain_is_steered_by_both_bodies_only() {
    market().execute_with(|| {
        let by_sudo =
            |inner: RuntimeCall| call(&person(Alice), SudoCall::sudo { call: inner.into() });
        let cooldown = |secs| RuntimeCall::from(Vault::set_cooldown { secs });
        assert_eq!(by_sudo(cooldown(55)), Ok(()));
        assert_eq!(StakingVault::params().cooldown_secs, 55, "sudo is root on this chain");
        done(&person(Alice), SudoCall::remove_key {});
        pass(ChangeInterval::get());
        assert_eq!(by_sudo(cooldown(50)), Err(SudoError::<Runtime>::RequireSudo.into()));
        // Nothing short of both bodies brings it back.
        let restore: RuntimeCall = SudoCall::set_key { new: Address::Id(person(Alice)) }.into();
        for origin in [members(5), technical(3)] {
            assert_eq!(dispatch(origin, restore.clone()), Err(DispatchError::BadOrigin));
        }
        assert_eq!(council(5, restore.clone()), filtered());
        assert_eq!(committee(3, restore), filtered());
        assert_eq!(council(3, cooldown(50)), Ok(()));
        assert_eq!(StakingVault::params().cooldown_secs, 50);
        let (upgrade, call_hash) = upgrade();
        assert_eq!(committee(2, WhitelistCall::whitelist_call { call_hash }), Ok(()));
        assert_eq!(council(4, make(&upgrade)), Ok(()));
        wait();
        assert!(authorized());
    });
}

#[test]
fn a_setters_event_carries_old_and_new() {
    market().execute_with(|| {
        assert_eq!(council(3, Vault::set_cooldown { secs: 50 }), Ok(()));
        let found = events().into_iter().any(|event| {
            event == RuntimeEvent::StakingVault(VaultEvent::CooldownSet { old: 60, new: 50 })
        });
        assert!(found);
    });
}
