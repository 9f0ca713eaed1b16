//! Safe mode and pauses.

use crate::{motions::*, world::*};
use pallet_circuit_breaker::{types::Entries, Call as Breaker};
use pallet_rewards::Call as Pools;
use pallet_staking_vault::Call as Vault;
use polkadot_sdk::{
    frame_support::{traits::UnfilteredDispatchable, BoundedVec},
    pallet_balances::Call as Money,
    pallet_proxy::Call as Proxies,
    pallet_safe_mode::{Call as Mode, EnteredUntil, Error as ModeError},
    pallet_tx_pause::{Call as Pause, Error as PauseError, PausedCalls},
    pallet_utility::Call as Wrap,
    sp_io::TestExternalities,
    sp_keyring::Sr25519Keyring::*,
    sp_runtime::DispatchError,
};
use quaestor_primitives::RevenueType;
use quaestor_runtime::{
    configs::{
        accounts::ProxyType,
        emergency::{SafeModeBlocks, MAX_PAUSES},
    },
    Address, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, SafeMode, StakingVault, System,
    TxPause,
};

fn stake() -> RuntimeCall {
    Vault::stake { amount: 5_000 * QTRA, tier: 0 }.into()
}

fn transfer() -> RuntimeCall {
    Money::transfer_keep_alive { dest: Address::Id(person(Ferdie)), value: QTRA }.into()
}

/// Bob has a position that is due, something that has cooled down, a stream, and a reward.
fn with_something_due() -> TestExternalities {
    let mut ext = market();
    ext.execute_with(|| {
        // Two stakers, or the rewards would go to the backstop.
        block(|| {
            done(&person(Bob), stake());
            done(&person(Bob), stake());
            done(&person(Charlie), stake());
        });
        pass(8 * DAY);
        block(|| deposit(USDC, 2_000 * USD, RevenueType::Subscription));
        pass(2 * DAY);
        block(|| {
            done(&person(Bob), Pools::claim_rewards { asset: USDC });
            done(&person(Bob), Vault::unstake { position: 0, amount: None });
        });
        pass(5 * DAY);
    });
    ext
}

#[test]
fn the_safe_mode_closes_entries_and_leaves_exits_and_governance() {
    with_something_due().execute_with(|| {
        let bob = person(Bob);
        assert_eq!(call(&bob, transfer()), Ok(()), "before, a transfer passes");
        assert_eq!(committee(2, Mode::force_enter {}), Ok(()));
        let closed = [
            stake(),
            transfer(),
            Vault::cancel_unstake { chunk: 0 }.into(),
            Pools::compound { position: 1 }.into(),
            Pools::fund { asset: NATIVE, amount: QTRA }.into(),
            pallet_subscriptions::Call::subscribe {
                plan: 0,
                periods: 1,
                pay_with: USDC,
                max_payment: 100 * USD,
            }
            .into(),
        ];
        for entry in closed {
            assert_eq!(call(&bob, entry.clone()), filtered(), "{entry:?}");
            // Nor inside of another call.
            let calls = vec![entry.clone()];
            assert_eq!(call(&bob, Wrap::batch_all { calls }), filtered(), "{entry:?}");
        }
        for exit in [
            RuntimeCall::from(Vault::unstake { position: 1, amount: None }),
            Vault::withdraw {}.into(),
            Pools::collect_vested { asset: USDC }.into(),
            Pools::claim_rewards { asset: USDC }.into(),
            pallet_fee_discounts::Call::set_allowance { asset: USDC, amount: 0 }.into(),
        ] {
            assert_eq!(call(&bob, exit.clone()), Ok(()), "{exit:?}");
        }
        assert_eq!(council(3, Vault::set_cooldown { secs: 50 }), Ok(()), "the council steers on");
        check();
    });
}

#[test]
fn the_safe_mode_ends_after_a_day_and_can_be_extended_and_left() {
    market().execute_with(|| {
        let (bob, day) = (person(Bob), SafeModeBlocks::get());
        let until = |entered: u32| assert_eq!(EnteredUntil::<Runtime>::get(), Some(entered));
        assert_eq!(committee(2, Mode::force_enter {}), Ok(()));
        let entered = System::block_number();
        until(entered + day);
        assert_eq!(committee(2, Mode::force_extend {}), Ok(()));
        until(entered + 2 * day);
        System::set_block_number(entered + 2 * day - 1);
        block(|| assert_eq!(call(&bob, stake()), filtered(), "the last block of it"));
        block(|| assert_eq!(call(&bob, stake()), Ok(()), "it ends by itself"));
        assert!(!SafeMode::is_entered());
        // It ended in the block after, and is followed by twice as many.
        System::set_block_number(entered + 3 * (2 * day + 1));
        assert_eq!(committee(2, Mode::force_enter {}), Ok(()));
        assert_eq!(call(&bob, stake()), filtered());
        assert_eq!(committee(2, Mode::force_exit {}), Ok(()));
        assert_eq!(call(&bob, stake()), Ok(()));
    });
}

#[test]
fn no_motion_makes_the_safe_mode_last_longer_than_three_days() {
    market().execute_with(|| {
        let day = SafeModeBlocks::get();
        let mut calls = vec![RuntimeCall::from(Mode::force_enter {})];
        calls.resize(367, Mode::force_extend {}.into());
        assert_eq!(committee(2, Wrap::batch { calls }), Ok(()));
        let entered = System::block_number();
        let until = EnteredUntil::<Runtime>::get();
        assert_eq!(until, Some(entered + 3 * day), "a batch stops at the third extension");
        for later in [0, day, 3 * day - 1] {
            System::set_block_number(entered + later);
            assert_eq!(committee(3, Mode::force_extend {}), filtered());
            assert_eq!(EnteredUntil::<Runtime>::get(), until);
        }
        System::set_block_number(entered + 3 * day);
        block(|| assert!(!SafeMode::is_entered()));
        // Not again before a rest of twice as long, whoever tries.
        let left = entered + 3 * day + 1;
        let rested = left + 2 * (3 * day + 1);
        for refused in [left, left + day, rested - 1] {
            System::set_block_number(refused);
            assert_eq!(committee(3, Mode::force_enter {}), filtered());
            let calls = vec![Mode::force_enter {}.into()];
            let _ = committee(3, Wrap::batch { calls });
            assert!(!SafeMode::is_entered());
        }
        System::set_block_number(rested);
        assert_eq!(committee(2, Mode::force_enter {}), Ok(()));
    });
}

#[test]
fn the_council_ends_what_the_committee_stops() {
    market().execute_with(|| {
        let bob = person(Bob);
        let paused = name("Balances", "transfer_keep_alive");
        assert_eq!(committee(2, Mode::force_enter {}), Ok(()));
        let trip = Breaker::trip { entries: entries(), until: now() + 600 };
        assert_eq!(committee(2, trip), Ok(()));
        assert_eq!(committee(2, Pause::pause { full_name: paused.clone() }), Ok(()));
        let ends: [(RuntimeCall, &str); 3] = [
            (Mode::force_exit {}.into(), "the safe mode"),
            (Pause::unpause { ident: paused }.into(), "the pause"),
            (Breaker::clear {}.into(), "the closure"),
        ];
        for (end, what) in ends {
            assert_eq!(council(2, end.clone()), filtered(), "{what}");
            assert_eq!(call(&bob, end.clone()), Err(DispatchError::BadOrigin), "{what}");
            assert_eq!(council(3, end), Ok(()), "{what}");
        }
        assert_eq!(call(&bob, transfer()), Ok(()));
        assert_eq!(call(&bob, stake()), Ok(()));
    });
}

#[test]
fn nobody_but_two_thirds_of_the_committee_stops_anything() {
    market().execute_with(|| {
        let bought = call(&person(Ferdie), Mode::enter {});
        assert_eq!(bought, Err(ModeError::<Runtime>::NotConfigured.into()), "not for money either");
        // A call is paused while something is closed.
        let stops: [RuntimeCall; 3] = [
            Breaker::trip { entries: entries(), until: now() + 600 }.into(),
            Pause::pause { full_name: name("StakingVault", "stake") }.into(),
            Mode::force_enter {}.into(),
        ];
        for stop in stops {
            for who in [Alice, Ferdie] {
                assert_eq!(call(&person(who), stop.clone()), Err(DispatchError::BadOrigin));
            }
            assert_eq!(council(5, stop.clone()), filtered(), "no motion for it");
            assert_eq!(committee(1, stop.clone()), filtered());
            assert_eq!(committee(2, stop), Ok(()));
        }
    });
}

type Name = polkadot_sdk::pallet_tx_pause::RuntimeCallNameOf<Runtime>;

fn name(pallet: &str, call: &str) -> Name {
    let bounded = |text: &str| BoundedVec::truncate_from(text.as_bytes().to_vec());
    (bounded(pallet), bounded(call))
}

/// Something is closed, but nothing that the tests do.
fn entries() -> Entries {
    Entries { buyback: true, ..Default::default() }
}

#[test]
fn a_pause_holds_as_long_as_the_breaker_is_tripped_by_hand() {
    market().execute_with(|| {
        let bob = person(Bob);
        let paused = name("Balances", "transfer_keep_alive");
        let pause = RuntimeCall::from(Pause::pause { full_name: paused.clone() });
        let trip = |secs| Breaker::trip { entries: entries(), until: now() + secs };
        assert_eq!(committee(2, pause.clone()), filtered(), "nothing is tripped");
        let calls = vec![trip(10 * SLOT).into(), pause];
        assert_eq!(committee(2, Wrap::batch_all { calls }), Ok(()), "in one motion");
        assert_eq!(call(&bob, transfer()), filtered());
        assert_eq!(call(&bob, stake()), Ok(()), "another call is not paused");
        pass(10 * SLOT);
        assert_eq!(call(&bob, transfer()), filtered(), "it ends in the block after its time");
        block(|| {
            let lifted =
                polkadot_sdk::pallet_tx_pause::Event::CallUnpaused { full_name: paused.clone() };
            assert!(events().contains(&RuntimeEvent::TxPause(lifted)));
            assert_eq!(call(&bob, transfer()), Ok(()), "over, although nobody has taken it back");
        });
        assert!(!PausedCalls::<Runtime>::contains_key(&paused));
        // Nor does it come back with the next closure, even what root has paused in between.
        pass(20 * SLOT);
        let by_root = Pause::pause { full_name: name("StakingVault", "stake") };
        assert_eq!(dispatch(RuntimeOrigin::root(), by_root), Ok(()));
        assert_eq!(committee(2, trip(SLOT)), Ok(()));
        assert_eq!(call(&bob, transfer()), Ok(()));
        assert_eq!(call(&bob, stake()), Ok(()));
    });
}

#[test]
fn so_many_calls_are_paused_and_no_more() {
    market().execute_with(|| {
        assert_eq!(committee(2, Breaker::trip { entries: entries(), until: now() + 600 }), Ok(()));
        let pause = |number: usize| Pause::pause { full_name: name("Pallet", &number.to_string()) };
        for number in 0..MAX_PAUSES {
            assert_eq!(dispatch(technical(2), pause(number)), Ok(()));
        }
        assert_eq!(dispatch(technical(2), pause(MAX_PAUSES)), filtered());
        assert_eq!(committee(2, Breaker::clear {}), Ok(()));
        assert_eq!(PausedCalls::<Runtime>::iter().count(), 0);
    });
}

#[test]
fn what_stays_open_cannot_be_paused() {
    market().execute_with(|| {
        let trip = Breaker::trip { entries: entries(), until: now() + 600 };
        assert_eq!(committee(2, trip), Ok(()));
        let unpausable = Err(PauseError::<Runtime>::Unpausable.into());
        for (pallet, call) in [
            ("StakingVault", "unstake"),
            ("StakingVault", "early_unstake"),
            ("StakingVault", "withdraw"),
            ("Rewards", "claim_rewards"),
            ("Rewards", "collect_vested"),
            ("Rewards", "forfeit_stream"),
            ("Subscriptions", "cancel"),
            ("FeeDiscounts", "set_allowance"),
            ("Session", "set_keys"),
            ("Council", "propose"),
            ("TechnicalCommittee", "close"),
            ("TxPause", "unpause"),
            ("SafeMode", "force_exit"),
            ("Timestamp", "set"),
        ] {
            let pause = Pause::pause { full_name: name(pallet, call) };
            assert_eq!(committee(2, pause), unpausable, "{pallet}.{call}");
        }
    });
}

#[test]
fn a_proxy_does_not_get_around_the_safe_mode() {
    market().execute_with(|| {
        let (bob, dave) = (person(Bob), person(Dave));
        let delegate = Address::Id(dave.clone());
        let add = Proxies::add_proxy { delegate, proxy_type: ProxyType::Any, delay: 0 };
        done(&bob, add);
        let by_proxy = |inner: RuntimeCall| {
            let real = Address::Id(bob.clone());
            done(&dave, Proxies::proxy { real, force_proxy_type: None, call: inner.into() });
            let result = events().into_iter().rev().find_map(|event| match event {
                RuntimeEvent::Proxy(polkadot_sdk::pallet_proxy::Event::ProxyExecuted {
                    result,
                }) => Some(result),
                _ => None,
            });
            result.expect("a proxied call says how it ended")
        };
        assert_eq!(by_proxy(stake()), Ok(()));
        assert_eq!(committee(2, Mode::force_enter {}), Ok(()));
        assert_eq!(by_proxy(stake()), filtered());
        let leave = Vault::early_unstake { position: 0 };
        assert_eq!(by_proxy(leave.into()), Ok(()), "and leaves with one");
        assert_eq!(StakingVault::position_views(&bob).len(), 0);
    });
}

/// The filter is what refuses: the same call passes where no filter is asked.
#[test]
fn the_filter_and_nothing_else_refuses() {
    market().execute_with(|| {
        assert_eq!(committee(2, Mode::force_enter {}), Ok(()));
        let origin = RuntimeOrigin::signed(person(Bob));
        assert!(stake().dispatch_bypass_filter(origin).is_ok());
        assert!(!TxPause::is_paused(&name("StakingVault", "stake")));
    });
}
