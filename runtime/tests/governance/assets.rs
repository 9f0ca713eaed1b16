//! Roles of assets: an issuer that mints, and nobody who moves, freezes or burns what others hold.

use crate::{calls::every_call, motions::*, world::*};
use polkadot_sdk::{
    frame_support::traits::fungibles::roles::Inspect,
    pallet_asset_conversion::Call as Exchange,
    pallet_assets::{self, Call, Instance1},
    pallet_multisig::Call as Multisigs,
    pallet_proxy::Call as Proxies,
    pallet_sudo::Call as SudoCall,
    pallet_utility::Call as Wrap,
    sp_keyring::Sr25519Keyring::*,
    sp_runtime::DispatchError,
};
use quaestor_runtime::{
    configs::{accounts::ProxyType, exchange::pool_of_native, filter::CallFilter},
    genesis::dev_treasurer,
    params::{RoleAccount, USDC_ID},
    AccountId, Address, Assets, Backstop, Rewards, Runtime, RuntimeCall, RuntimeOrigin,
};

type Money = Call<Runtime>;
type Shares = Call<Runtime, Instance1>;

fn at(who: &AccountId) -> Address {
    Address::Id(who.clone())
}

/// Gives all roles of USDC to `who`.
fn rename(who: &AccountId) -> RuntimeCall {
    Money::force_asset_status {
        id: USDC_ID.into(),
        owner: at(who),
        issuer: at(who),
        admin: at(who),
        freezer: at(who),
        min_balance: 10_000,
        is_sufficient: true,
        is_frozen: false,
    }
    .into()
}

fn roles() -> [Option<AccountId>; 4] {
    [
        Assets::owner(USDC_ID),
        Assets::issuer(USDC_ID),
        Assets::admin(USDC_ID),
        Assets::freezer(USDC_ID),
    ]
}

#[test]
fn usdc_has_an_issuer_of_several_keys_and_nobody_in_any_other_role() {
    market().execute_with(|| {
        let nobody = Some(RoleAccount::get());
        assert_eq!(roles(), [nobody.clone(), Some(dev_treasurer()), nobody.clone(), nobody]);
        let mint =
            Money::mint { id: USDC_ID.into(), beneficiary: at(&person(Ferdie)), amount: USD };
        let before = balance(&USDC, &person(Ferdie));
        assert!(call(&person(Alice), mint.clone()).is_err());
        done(&dev_treasurer(), mint);
        assert_eq!(balance(&USDC, &person(Ferdie)) - before, USD);
    });
}

#[test]
fn no_majority_names_the_roles_of_an_asset() {
    market().execute_with(|| {
        let before = roles();
        let alice = person(Alice);
        assert_eq!(council(5, rename(&alice)), filtered());
        assert_eq!(committee(3, rename(&alice)), filtered());
        // Nor is it the filter alone.
        for origin in [members(5), technical(3), RuntimeOrigin::signed(alice.clone())] {
            assert_eq!(dispatch(origin, rename(&alice)), Err(DispatchError::BadOrigin));
        }
        assert_eq!(roles(), before);
    });
}

/// Calls by which the roles of USDC would take, freeze or destroy a balance, or change a role.
fn abuses(victim: &AccountId, thief: &AccountId) -> Vec<RuntimeCall> {
    let id = || USDC_ID.into();
    [
        Money::force_transfer { id: id(), source: at(victim), dest: at(thief), amount: USD },
        Money::burn { id: id(), who: at(victim), amount: USD },
        Money::freeze { id: id(), who: at(victim) },
        Money::block { id: id(), who: at(victim) },
        Money::freeze_asset { id: id() },
        Money::start_destroy { id: id() },
        Money::set_team { id: id(), issuer: at(thief), admin: at(thief), freezer: at(thief) },
        Money::transfer_ownership { id: id(), owner: at(thief) },
        Money::set_min_balance { id: id(), min_balance: 1 },
        Money::set_metadata { id: id(), name: vec![], symbol: vec![], decimals: 0 },
        Money::force_cancel_approval { id: id(), owner: at(victim), delegate: at(thief) },
    ]
    .map(RuntimeCall::from)
    .to_vec()
}

#[test]
fn even_who_holds_every_role_of_usdc_cannot_touch_a_balance() {
    market().execute_with(|| {
        let (thief, ferdie) = (person(Eve), person(Ferdie));
        let rename = rename(&thief);
        done(&person(Alice), SudoCall::sudo { call: rename.into() });
        let delegate =
            Proxies::add_proxy { delegate: at(&ferdie), proxy_type: ProxyType::Any, delay: 0 };
        done(&thief, delegate);
        let accounts = [Backstop::account(), Rewards::pot_account(), pool_of_native().1];
        let money = || accounts.each_ref().map(|who| balance(&USDC, who));
        let (before, team) = (money(), roles());
        for victim in &accounts {
            for abuse in abuses(victim, &thief) {
                assert_eq!(call(&thief, abuse.clone()), filtered(), "{abuse:?}");
                let calls = vec![abuse.clone()];
                assert_eq!(call(&thief, Wrap::batch_all { calls }), filtered());
                // These succeed and report what became of the call inside.
                let inner = Box::new(abuse.clone());
                let by_proxy = Proxies::proxy {
                    real: at(&thief),
                    force_proxy_type: None,
                    call: inner.clone(),
                };
                done(&ferdie, by_proxy);
                let _ = call(
                    &thief,
                    Multisigs::as_multi_threshold_1 {
                        other_signatories: vec![ferdie.clone()],
                        call: inner,
                    },
                );
                assert_eq!(council(5, abuse), filtered());
            }
        }
        assert_eq!(money(), before);
        assert_eq!(roles(), team);
        check();
    });
}

#[test]
fn nobody_has_a_right_over_shares_of_a_pool() {
    market().execute_with(|| {
        let alice = person(Alice);
        let rename = Shares::force_asset_status {
            id: 0_u32.into(),
            owner: at(&alice),
            issuer: at(&alice),
            admin: at(&alice),
            freezer: at(&alice),
            min_balance: 1,
            is_sufficient: true,
            is_frozen: false,
        };
        for origin in [RuntimeOrigin::root(), members(5), technical(3)] {
            assert_eq!(dispatch(origin, rename.clone()), Err(DispatchError::BadOrigin));
        }
        let (_, pool) = pool_of_native();
        let shares = pallet_assets::Asset::<Runtime, Instance1>::get(0).expect("there is a pool");
        let owner = pallet_assets::Pallet::<Runtime, Instance1>::owner(0);
        assert_eq!(owner, Some(pool));
        assert!(shares.supply > 0);
        // What a pool's shares are for stays open.
        let remove = Exchange::remove_liquidity {
            asset1: Box::new(NATIVE),
            asset2: Box::new(USDC),
            lp_token_burn: 1_000_000_000,
            amount1_min_receive: 1,
            amount2_min_receive: 1,
            withdraw_to: alice.clone(),
        };
        done(&alice, remove);
    });
}

#[test]
fn of_all_calls_of_assets_holders_and_issuer_have_these() {
    use polkadot_sdk::frame_support::traits::Contains;
    let open = [
        "mint",
        "transfer",
        "transfer_keep_alive",
        "transfer_all",
        "approve_transfer",
        "cancel_approval",
        "transfer_approved",
        "touch",
        "refund",
        "force_create",
        "force_asset_status",
        "force_set_metadata",
        "force_clear_metadata",
        "destroy_accounts",
        "destroy_approvals",
        "finish_destroy",
    ];
    market().execute_with(|| {
        for sample in every_call() {
            let Some((pallet, name)) = sample.name.split_once('.') else { panic!() };
            if pallet == "Assets" || pallet == "PoolAssets" {
                let expected = open.contains(&name);
                assert_eq!(CallFilter::contains(&sample.call), expected, "{}", sample.name);
            }
        }
    });
}
