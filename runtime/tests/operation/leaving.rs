//! An account that has staked everything leaves.

use super::*;
use polkadot_sdk::{
    frame_support::traits::fungible::Mutate, pallet_balances, sp_keyring::Sr25519Keyring::*,
    sp_runtime::traits::Dispatchable,
};
use quaestor_runtime::{params::TreasuryAccount, Address, RuntimeOrigin, StakingVault};

type Vault = pallet_staking_vault::Call<Runtime>;

const LEAST: u128 = QTRA / 1_000_000;
const STAKED: u128 = 5_000 * QTRA;

/// One has two positions and the minimum balance of an account.
fn everything_staked() -> TestExternalities {
    let mut ext = chain();
    ext.execute_with(|| {
        block(|_| ());
        let one = dev(One);
        Balances::mint_into(&one, 2 * STAKED + LEAST).unwrap();
        block(|_| {
            for _ in 0..2 {
                let stake: RuntimeCall = Vault::stake { amount: STAKED, tier: 0 }.into();
                stake.dispatch(RuntimeOrigin::signed(one.clone())).unwrap();
            }
        });
        assert_eq!(free(&one), LEAST);
        assert_eq!(StakingVault::ledger(one).staked(), 2 * STAKED);
    });
    ext
}

fn transfer() -> RuntimeCall {
    let dest = Address::Id(dev(Ferdie));
    pallet_balances::Call::transfer_keep_alive { dest, value: 1 }.into()
}

#[test]
fn it_leaves_early_withdraws_and_pays_again() {
    everything_staked().execute_with(|| {
        let (one, treasury) = (dev(One), free(&TreasuryAccount::get()));
        assert_eq!(block(|_| sent(One, transfer())), unpayable());
        assert_eq!(block(|_| sent(One, Vault::withdraw {})), unpayable(), "nothing has cooled");
        for position in [0, 1] {
            done(One, Vault::early_unstake { position });
            // Once: there is nothing left to leave.
            let again = Vault::early_unstake { position };
            assert_eq!(block(|_| sent(One, again)), unpayable());
        }
        assert_eq!(block(|_| sent(One, Vault::withdraw {})), unpayable(), "it cools");
        pass(3 * DAY + 6);
        done(One, Vault::withdraw {});
        assert_eq!(free(&one), 2 * STAKED + LEAST);
        assert_eq!(free(&TreasuryAccount::get()), treasury);
        done(One, transfer());
        assert!(free(&one) < 2 * STAKED && free(&TreasuryAccount::get()) > treasury);
    });
}

#[test]
fn it_leaves_after_the_lock() {
    everything_staked().execute_with(|| {
        let all = |position| Vault::unstake { position, amount: None };
        assert_eq!(block(|_| sent(One, all(0))), unpayable(), "locked: it would fail for nothing");
        pass(7 * DAY);
        // Part of a position is no way out, and could be repeated.
        let part = Vault::unstake { position: 0, amount: Some(STAKED / 2) };
        assert_eq!(block(|_| sent(One, part)), unpayable());
        assert_eq!(block(|_| with_tip(One, all(0), 1)), unpayable(), "nobody tips for nothing");
        assert_eq!(block(|_| sent(One, all(7))), unpayable(), "no such position");
        done(One, all(0));
        done(One, Vault::unstake { position: 1, amount: Some(STAKED) });
        pass(3 * DAY + 6);
        done(One, Vault::withdraw {});
        assert_eq!(free(&dev(One)), 2 * STAKED + LEAST);
        assert_eq!(StakingVault::do_try_state(), Ok(()));
    });
}

/// Whoever can pay pays.
#[test]
fn an_exit_that_can_be_paid_is_paid() {
    everything_staked().execute_with(|| {
        let one = dev(One);
        Balances::mint_into(&one, QTRA).unwrap();
        done(One, Vault::early_unstake { position: 0 });
        assert!(free(&one) < QTRA + LEAST - QTRA / 1_000);
    });
}
