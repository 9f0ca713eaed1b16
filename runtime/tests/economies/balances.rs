//! Balances that vote beside stake, on the runtime: one token is one token, whatever holds it.

use crate::{polls::*, *};
use pallet_stake_voting::types::{Choice::*, Kind};
use polkadot_sdk::{
    frame_support::traits::{
        tokens::{Fortitude, Preservation},
        LockableCurrency, WithdrawReasons,
    },
    pallet_balances,
};
use quaestor_runtime::StakeVoting;
use serde_json::{json, Value};

/// Power of one QTRA without a lock.
const POWER: StakeWeight = 10_000 * QTRA;

/// Votes of an economy of inference on the preset whose day has 20 seconds.
fn on() -> Value {
    let votes =
        quaestor_chain_spec::economies::inference::votes(quaestor_chain_spec::tokens::QTRA, 20, 1);
    json!({
        "stakeVoting": { "params": votes },
        "stakingVault": {
            "features": { "votes": true },
            "params": { "walletCapBps": null },
        },
    })
}

fn hold(amount: Balance) -> Poll {
    Poll::hold_balance { amount }
}

fn release(who: Sr25519Keyring) -> Poll {
    Poll::release_balance { who: person(who) }
}

/// Amount that `who` can hold, a freeze notwithstanding.
fn holdable(who: Sr25519Keyring) -> Balance {
    use polkadot_sdk::frame_support::traits::fungible::Inspect;
    Balances::reducible_balance(&person(who), Preservation::Protect, Fortitude::Force)
}

#[test]
fn what_is_staked_is_no_balance_and_what_is_held_cannot_be_staked() {
    world_with(on()).execute_with(|| {
        block(|| {
            stake(Bob, 100_000 * QTRA, 0);
            stake(Dave, 20_000 * QTRA, 0);
        });
        let all = holdable(Bob);
        let insufficient = PollError::InsufficientBalance;
        block(|| refused(Bob, hold(all + 1), insufficient));
        // A lock lies over what is staked and what is free, and makes no second balance of either.
        Balances::set_lock(*b"vesting ", &person(Bob), Balance::MAX, WithdrawReasons::all());
        block(|| refused(Bob, hold(all + 1), PollError::InsufficientBalance));
        block(|| {
            done(&person(Bob), hold(all));
            refused(Bob, hold(1), PollError::InsufficientBalance);
            let staked = call(&person(Bob), Vault::stake { amount: 1_000 * QTRA, tier: 0 });
            assert!(staked.is_err(), "what is held was staked");
        });
        // Bob has nothing left for a deposit.
        let poll = block(|| propose(Dave, Kind::Parameter, double()));
        block(|| vote(Bob, poll, Aye));
        // 100,000 are lifted by one; the rest counts once.
        assert_eq!(tally(poll).0, (100_000 * QTRA + all) * 10_000);
        assert!(100_000 * QTRA + all <= issuance());
        check();
    });
}

/// A20 on the runtime: held before the poll and to its end, and once over all accounts.
#[test]
fn a_balance_votes_once_and_is_free_after_the_poll() {
    world_with(on()).execute_with(|| {
        block(|| {
            stake(Bob, 20_000 * QTRA, 0);
            done(&person(Charlie), hold(50_000 * QTRA));
        });
        let poll = block(|| propose(Bob, Kind::Parameter, double()));
        block(|| vote(Charlie, poll, Nay));
        assert_eq!(tally(poll), (50_000 * POWER, 0, 50_000 * POWER));
        block(|| {
            let dest = person(Dave).into();
            let value = holdable(Charlie) + 1;
            let send = pallet_balances::Call::transfer_allow_death { dest, value };
            assert!(call(&person(Charlie), send).is_err(), "a balance was sent on");
            refused(Charlie, release(Charlie), PollError::BalanceVotes);
            refused(Dave, release(Charlie), PollError::BalanceVotes);
            // A loan that comes after the begin has no power.
            done(&person(Dave), hold(50_000 * QTRA));
            refused(Dave, Poll::vote { poll, choice: Aye }, PollError::NoPower);
        });
        while state(poll) == "ongoing" {
            block(|| {
                if state(poll) == "ongoing" {
                    refused(Charlie, release(Charlie), PollError::BalanceVotes);
                }
            });
        }
        block(|| {
            done(&person(Charlie), release(Charlie));
            done(&person(Dave), release(Dave));
            assert_eq!(StakeVoting::held_balance(person(Charlie)), None);
        });
        check();
    });
}

#[test]
fn an_exit_of_stake_takes_its_lift_and_leaves_the_balance() {
    world_with(on()).execute_with(|| {
        block(|| {
            stake(Bob, 20_000 * QTRA, 0);
            stake(Charlie, 5_000 * QTRA, 0);
            done(&person(Charlie), hold(8_000 * QTRA));
        });
        let poll = block(|| propose(Bob, Kind::Parameter, double()));
        block(|| {
            vote(Charlie, poll, Aye);
            assert_eq!(tally(poll).0, 13_000 * POWER);
            assert_eq!(leave_early(Charlie, 0), Ok(()));
            assert_eq!(tally(poll).0, 8_000 * POWER);
            done(&person(Charlie), Poll::remove_vote { poll });
            done(&person(Charlie), release(Charlie));
            assert_eq!(tally(poll).0, 0);
        });
        check();
    });
}

/// Everything on hold leaves nothing for a fee, and the release is free then.
#[test]
fn a_release_that_its_account_cannot_pay_is_free() {
    use polkadot_sdk::{
        frame_support::dispatch::GetDispatchInfo, pallet_transaction_payment::OnChargeTransaction,
    };
    type Charge =
        <Runtime as polkadot_sdk::pallet_transaction_payment::Config>::OnChargeTransaction;
    world_with(on()).execute_with(|| {
        let payable = |what: Poll| {
            let what = RuntimeCall::from(what);
            let info = what.get_dispatch_info();
            <Charge as OnChargeTransaction<Runtime>>::can_withdraw_fee(
                &person(Charlie),
                &what,
                &info,
                QTRA,
                0,
            )
            .is_ok()
        };
        block(|| {
            stake(Bob, 20_000 * QTRA, 0);
            assert!(payable(release(Charlie)) && payable(hold(1)));
            done(&person(Charlie), hold(holdable(Charlie)));
            assert!(payable(release(Charlie)) && !payable(hold(1)) && !payable(release(Bob)));
        });
        let poll = block(|| propose(Bob, Kind::Parameter, double()));
        block(|| {
            vote(Charlie, poll, Aye);
            assert!(!payable(release(Charlie)), "it would fail, and could be repeated");
        });
    });
}
