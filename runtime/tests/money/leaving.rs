//! Leaving: the minimum stake, vesting and storage, through the whole runtime.

use crate::world::*;
use pallet_rewards::Call as Rewards;
use pallet_staking_vault::Call as Vault;
use polkadot_sdk::{
    sp_io::{hashing::twox_128, storage::next_key},
    sp_keyring::Sr25519Keyring::{self, *},
};
use quaestor_primitives::{Balance, StakeInspect};
use quaestor_runtime::{AccountId, StakingVault};

fn staked(who: &AccountId, amount: Balance, tier: u8) -> Result<(), &'static str> {
    call(who, Vault::stake { amount, tier }).map_err(Into::into)
}

fn position(who: &AccountId) -> u32 {
    StakingVault::position_views(who)[0].position.id
}

/// Keys of vault and rewards in which `who` occurs.
fn keys_of(who: &AccountId) -> Vec<Vec<u8>> {
    let bytes: &[u8] = who.as_ref();
    let pallets = ["StakingVault", "Rewards"].map(|pallet| twox_128(pallet.as_bytes()));
    let (mut key, mut found) = (vec![], vec![]);
    while let Some(next) = next_key(&key) {
        let ours = pallets.iter().any(|prefix| next.starts_with(prefix));
        if ours && next.windows(bytes.len()).any(|part| part == bytes) {
            found.push(next.clone());
        }
        key = next;
    }
    found
}

#[test]
fn dust_is_no_staker() {
    world_with(serde_json::json!({})).execute_with(|| {
        let before = StakingVault::totals().stakers;
        let least = StakingVault::params().min_stake;
        for who in [Alice, Bob, Charlie, Dave, Eve].map(person) {
            block(|| {
                assert_eq!(staked(&who, least, 0), Ok(()));
                assert_eq!(staked(&who, 1, 4), Err("BelowMinimumStake"));
                let position = position(&who);
                done(&who, Vault::early_unstake { position });
            });
            assert_eq!(StakingVault::ledger(who).staked(), 0);
        }
        assert_eq!(StakingVault::totals().stakers, before);
        check();
    });
}

/// Bob and Charlie have staked 5,000 and 7,000 and earn since a day.
fn earning() -> polkadot_sdk::sp_io::TestExternalities {
    let mut ext = world_with(serde_json::json!({}));
    ext.execute_with(|| {
        block(|| assert_eq!(staked(&person(Bob), 5_000 * QTRA, 0), Ok(())));
        block(|| assert_eq!(staked(&person(Charlie), 7_000 * QTRA, 0), Ok(())));
        pass(8 * DAY);
        let fund = |who: Sr25519Keyring, asset, amount| {
            block(|| done(&person(who), Rewards::fund { asset, amount }));
        };
        fund(Alice, NATIVE, 7_777 * QTRA);
        fund(Alice, USDC, 7_777 * USD);
        pass(DAY);
    });
    ext
}

#[test]
fn compounding_before_an_exit_does_not_shorten_vesting() {
    earning().execute_with(|| {
        let bob = person(Bob);
        let position = position(&bob);
        let before = StakingVault::ledger(bob.clone()).staked();
        block(|| {
            done(&bob, Rewards::compound { position });
            done(&bob, Vault::unstake { position, amount: None });
        });
        let compounded = StakingVault::ledger(bob.clone()).unlocking_total() - before;
        assert!(compounded > QTRA);

        // The cooldown is three days, vesting seven.
        pass(5 * DAY);
        block(|| done(&bob, Vault::withdraw {}));
        assert_eq!(StakingVault::held(&bob), compounded);
        pass(3 * DAY);
        block(|| done(&bob, Vault::withdraw {}));
        assert_eq!(StakingVault::held(&bob), 0);
        check();
    });
}

#[test]
fn an_account_that_has_left_leaves_no_key() {
    earning().execute_with(|| {
        let bob = person(Bob);
        let position = position(&bob);
        block(|| done(&bob, Rewards::set_auto_compound { on: true }));
        block(|| {
            for asset in [NATIVE, USDC] {
                done(&bob, Rewards::claim_rewards { asset });
            }
            done(&bob, Vault::unstake { position, amount: None });
        });
        pass(8 * DAY);
        block(|| {
            done(&bob, Vault::withdraw {});
            for asset in [NATIVE, USDC] {
                done(&bob, Rewards::collect_vested { asset });
            }
        });

        assert_eq!(keys_of(&bob), Vec::<Vec<u8>>::new());
        assert!(!keys_of(&person(Charlie)).is_empty());
        check();
    });
}
