//! A migration that fails, and the chain after it.

use super::*;
use polkadot_sdk::{
    frame_support::traits::Hooks,
    pallet_balances, pallet_collective,
    pallet_migrations::{self, ActiveCursor, Cursor, MigrationCursor},
    pallet_safe_mode, pallet_sudo,
    sp_keyring::Sr25519Keyring::*,
    sp_runtime::ExtrinsicInclusionMode::{AllExtrinsics, OnlyInherents},
};
use quaestor_runtime::{
    configs::emergency::{is_bounded_stop, LastSafeMode},
    migrations::limits::{MAX_BLOCKS, REPAIR_BLOCKS},
    Address, AssetKind, MultiBlockMigrations, Rewards, SafeMode, StakingVault,
};

type Vault = pallet_staking_vault::Call<Runtime>;
type Pools = pallet_rewards::Call<Runtime>;
const NATIVE: AssetKind = AssetKind::Native;

fn transfer() -> RuntimeCall {
    let dest = Address::Id(dev(Ferdie));
    pallet_balances::Call::transfer_keep_alive { dest, value: QTRA }.into()
}

/// Bob can withdraw, unstake, leave early, claim and collect.
fn with_something_due() -> TestExternalities {
    let mut ext = chain();
    ext.execute_with(|| {
        block(|_| ());
        for who in [Bob, Charlie] {
            for tier in [0, 0, 4] {
                done(who, Vault::stake { amount: 5_000 * QTRA, tier });
            }
        }
        let fund = || done(Alice, Pools::fund { asset: NATIVE, amount: 100_000 * QTRA });
        fund();
        pass(10 * DAY);
        fund();
        done(Bob, Pools::claim_rewards { asset: NATIVE });
        done(Bob, Vault::unstake { position: 0, amount: None });
        pass(4 * DAY);
    });
    ext
}

/// A migration that began so many blocks before the next one.
fn running_for(blocks: u32) -> MigrationCursor<pallet_migrations::RawCursorOf<Runtime>, u32> {
    let number = System::block_number() + 1 + MAX_BLOCKS;
    System::set_block_number(number - 1);
    MigrationCursor::Active(ActiveCursor {
        index: 0,
        inner_cursor: None,
        started_at: number - blocks,
    })
}

/// Council and committee are Alice, Bob and Charlie, and two more in the council.
fn motion(call: RuntimeCall) {
    type Committee = pallet_collective::Call<Runtime, pallet_collective::Instance2>;
    use polkadot_sdk::sp_runtime::traits::{BlakeTwo256, Hash};
    let length_bound = call.encoded_size() as u32;
    let proposal_hash = BlakeTwo256::hash_of(&call);
    let index = pallet_collective::ProposalCount::<Runtime, pallet_collective::Instance2>::get();
    let proposal = Box::new(call);
    done(Alice, Committee::propose { threshold: 2, proposal, length_bound });
    for who in [Alice, Bob] {
        done(who, Committee::vote { proposal: proposal_hash, index, approve: true });
    }
    let proposal_weight_bound =
        polkadot_sdk::frame_support::weights::Weight::from_parts(1_000_000_000, 1_000_000);
    done(Alice, Committee::close { proposal_hash, index, proposal_weight_bound, length_bound });
}

/// Exits and governance work; nothing else does, until the committee says so.
fn lives_on() {
    assert_eq!(pallet_migrations::Cursor::<Runtime>::get(), None);
    assert!(SafeMode::is_entered());
    let exits: [RuntimeCall; 5] = [
        Vault::withdraw {}.into(),
        Vault::unstake { position: 1, amount: None }.into(),
        Vault::early_unstake { position: 2 }.into(),
        Pools::claim_rewards { asset: NATIVE }.into(),
        Pools::collect_vested { asset: NATIVE }.into(),
    ];
    block(|mode| {
        assert!(mode == AllExtrinsics);
        for exit in exits {
            assert_eq!(sent(Bob, exit.clone()), Ok(Ok(())), "{exit:?}");
        }
        assert_eq!(sent(Bob, transfer()), filtered());
        assert_eq!(sent(Bob, Vault::stake { amount: 5_000 * QTRA, tier: 0 }), filtered());
    });
    // Root tries once more, which succeeds now.
    let again = pallet_migrations::Call::<Runtime>::force_onboard_mbms {};
    done(Alice, pallet_sudo::Call::sudo { call: Box::new(again.into()) });
    motion(pallet_safe_mode::Call::force_exit {}.into());
    assert!(!SafeMode::is_entered());
    done(Bob, transfer());
    assert_eq!(StakingVault::do_try_state(), Ok(()));
    assert_eq!(Rewards::do_try_state(), Ok(()));
}

#[test]
fn a_migration_that_takes_too_long_is_given_up() {
    with_something_due().execute_with(|| {
        Cursor::<Runtime>::put(running_for(MAX_BLOCKS + 1));
        block(|mode| {
            assert!(mode == OnlyInherents);
            Executive::inherents_applied();
            let failed = pallet_migrations::Event::<Runtime>::UpgradeFailed;
            assert!(events().contains(&failed.into()));
        });
        let until = pallet_safe_mode::EnteredUntil::<Runtime>::get();
        assert_eq!(until, Some(System::block_number() + 432_000));
        assert_eq!(REPAIR_BLOCKS, 432_000, "30 days");
        lives_on();
    });
}

#[test]
fn a_migration_within_its_bound_goes_on() {
    with_something_due().execute_with(|| {
        Cursor::<Runtime>::put(running_for(MAX_BLOCKS));
        block(|mode| {
            assert!(mode == OnlyInherents);
            Executive::inherents_applied();
            let completed = pallet_migrations::Event::<Runtime>::UpgradeCompleted;
            assert!(events().contains(&completed.into()));
        });
        assert!(!SafeMode::is_entered());
        block(|mode| assert!(mode == AllExtrinsics));
    });
}

#[test]
fn a_stuck_chain_frees_itself() {
    with_something_due().execute_with(|| {
        Cursor::<Runtime>::put(MigrationCursor::Stuck);
        block(|mode| assert!(mode == OnlyInherents));
        lives_on();
    });
}

/// The pallet's own failures take the same way: an upgrade in the middle of a migration is one.
#[test]
fn a_failed_upgrade_leaves_exits_and_governance() {
    with_something_due().execute_with(|| {
        Cursor::<Runtime>::put(running_for(3));
        MultiBlockMigrations::on_runtime_upgrade();
        lives_on();
    });
}

#[test]
fn a_safe_mode_that_holds_is_prolonged_to_the_same_end() {
    with_something_due().execute_with(|| {
        motion(pallet_safe_mode::Call::force_enter {}.into());
        Cursor::<Runtime>::put(MigrationCursor::Stuck);
        block(|_| ());
        let until = pallet_safe_mode::EnteredUntil::<Runtime>::get();
        assert_eq!(until, Some(System::block_number() + REPAIR_BLOCKS));
        lives_on();
    });
}

/// The committee has not asked for it, and may need the safe mode soon after.
#[test]
fn a_repair_of_thirty_days_makes_no_rest_of_sixty() {
    with_something_due().execute_with(|| {
        Cursor::<Runtime>::put(MigrationCursor::Stuck);
        block(|_| ());
        let entered = LastSafeMode::get().entered;
        System::set_block_number(entered + REPAIR_BLOCKS - 10);
        motion(pallet_safe_mode::Call::force_exit {}.into());

        let now = System::block_number();
        assert_eq!(
            LastSafeMode::get().rest_until,
            now + 86_402,
            "twice the longest of a motion, which ends in the block after three days"
        );
        assert!(!is_bounded_stop(&pallet_safe_mode::Call::force_enter {}.into()));
        System::set_block_number(now + 86_402);
        assert!(is_bounded_stop(&pallet_safe_mode::Call::force_enter {}.into()));
    });
}
