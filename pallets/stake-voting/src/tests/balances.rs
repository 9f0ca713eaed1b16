//! Balances that are held for votes.

use super::*;
use crate::{
    api::{MayView, PowerView},
    types::HeldBalance,
    Pallet, Params,
};
use polkadot_sdk::frame_support::traits::{
    fungible::{InspectHold, Mutate},
    tokens::Preservation::Expendable,
    LockableCurrency, WithdrawReasons,
};
use quaestor_primitives::Balance;

/// Any amount votes.
fn open_gate() -> Params {
    Params { voter_stake: 1, ..with_balances() }
}

/// Stakes at a multiplier.
fn stake_at(who: u64, amount: Balance, multiplier_bps: u32) -> u32 {
    Vault::open(who, amount * ACT, &[(0, multiplier_bps)])
}

fn send(from: u64, to: u64, amount: Balance) -> bool {
    <Balances as Mutate<_>>::transfer(&from, &to, amount * ACT, Expendable).is_ok()
}

#[test]
fn the_balance_is_lifted_up_to_the_stake() {
    // Stakes with their multipliers, the balance, and the power of both.
    type Example<'a> = (&'a [(Balance, u32)], Balance, Balance);
    let examples: [Example; 5] = [
        (&[(10_000, 20_000), (5_000, 10_000)], 6_000, 35_000),
        (&[(10_000, 20_000), (5_000, 10_000)], 50_000, 85_000),
        (&[(10_000, 20_000), (5_000, 10_000)], 0, 25_000),
        (&[(1, 20_000)], 1_000_000, 1_000_003),
        (&[], 7, 7),
    ];
    for (stakes, held, power) in examples {
        with(open_gate(), || {
            Balances::mint_into(&ALICE, RICH).unwrap();
            for (amount, bps) in stakes {
                stake_at(ALICE, *amount, *bps);
            }
            if held > 0 {
                accepted(ALICE, hold(held));
            }
            next_block();
            let poll = proposed(Kind::Parameter);
            let raw = power * POWER;
            assert_eq!(StakeVoting::power(ALICE, poll), Some(PowerView { raw, counted: raw }));
            accepted(ALICE, vote(poll, Aye));
            assert_eq!(counts(poll), (raw, raw, 0));
        });
    }
}

#[test]
fn a_hold_is_told_and_counts_for_the_gates() {
    with(with_balances(), || {
        refused(ALICE, hold(999), Error::BelowVoterStake);
        stake(ALICE, 400);
        accepted(ALICE, hold(600));
        let (amount, total) = (600 * ACT, 600 * ACT);
        assert_eq!(last_event(), Event::BalanceHeld { who: ALICE, amount, total });
        let since = Vault::clock();
        let held = HeldBalance { amount: total, since };
        assert_eq!(StakeVoting::held_balance(ALICE), Some(held));
        assert_eq!(Balances::total_balance_on_hold(&ALICE), 600 * ACT);
        assert!(StakeVoting::may(ALICE).vote);
        refused(ALICE, propose(Kind::Parameter), Error::BelowProposerStake);

        next_block();
        accepted(ALICE, hold(9_000));
        let held = HeldBalance { amount: 9_600 * ACT, since: since + 6 };
        assert_eq!(StakeVoting::held_balance(ALICE), Some(held));
        let view = MayView {
            staked: 10_000 * ACT,
            vote: true,
            propose: true,
            missing_to_vote: 0,
            missing_to_propose: 0,
        };
        assert_eq!(StakeVoting::may(ALICE), view);
        accepted(ALICE, propose(Kind::Parameter));
    });
}

#[test]
fn nothing_more_than_what_is_free_can_be_held() {
    with(with_balances(), || {
        refused(ALICE, Call::hold_balance { amount: 0 }, Error::NoChange);
        let most = RICH - ED;
        let insufficient = Error::InsufficientBalance;
        refused(ALICE, Call::hold_balance { amount: most + 1 }, insufficient);
        let overflow = polkadot_sdk::sp_runtime::ArithmeticError::Overflow;
        accepted(ALICE, Call::hold_balance { amount: most });
        refused(ALICE, Call::hold_balance { amount: Balance::MAX }, overflow);
        refused(ALICE, Call::hold_balance { amount: 1 }, Error::InsufficientBalance);
    });
}

#[test]
fn a_balance_that_was_laid_with_the_proposal_or_later_has_no_power() {
    with(with_balances(), || {
        accepted(ALICE, hold(5_000));
        let poll = proposed(Kind::Parameter);
        refused(ALICE, vote(poll, Aye), Error::NoPower);
        next_block();
        refused(ALICE, vote(poll, Aye), Error::NoPower);
        accepted(BOB, hold(5_000));
        refused(BOB, vote(poll, Aye), Error::NoPower);
        let next = proposed(Kind::Feature);
        accepted(ALICE, vote(next, Aye));
        assert_eq!(counts(next).0, 5_000 * POWER);
    });
}

/// A20: the same tokens count once over all accounts.
#[test]
fn a_balance_that_votes_cannot_be_sent_on_to_vote_again() {
    with(with_balances(), || {
        accepted(ALICE, Call::hold_balance { amount: RICH - ED });
        next_block();
        let poll = proposed(Kind::Parameter);
        accepted(ALICE, vote(poll, Aye));
        let one = (RICH - ED) * 10_000;
        assert_eq!(counts(poll).0, one);
        assert!(!send(ALICE, BOB, 1));
        refused(ALICE, release(ALICE), Error::BalanceVotes);
        refused(BOB, release(ALICE), Error::BalanceVotes);

        // It comes free with the vote, and its next hold is younger than the poll.
        accepted(ALICE, remove(poll));
        accepted(ALICE, release(ALICE));
        assert_eq!(last_event(), Event::BalanceReleased { who: ALICE, amount: RICH - ED });
        assert!(send(ALICE, EVE, 900_000));
        accepted(EVE, hold(1_900_000 - 1));
        for _ in 0..2 {
            refused(EVE, vote(poll, Aye), Error::NoPower);
            next_block();
        }
        assert_eq!(counts(poll), (0, 0, 0));
    });
}

/// A20: a loan must be held from before the poll to its end.
#[test]
fn a_borrowed_balance_is_held_for_the_whole_poll() {
    with(with_balances(), || {
        accepted(ALICE, hold(900_000));
        next_block();
        let began = System::block_number();
        let poll = proposed(Kind::Parameter);
        accepted(ALICE, vote(poll, Aye));
        while Pallet::<Test>::is_live(poll) {
            refused(ALICE, release(ALICE), Error::BalanceVotes);
            next_block();
        }
        assert_eq!(System::block_number() - began, 25);
        accepted(ALICE, release(ALICE));
        assert_eq!(Balances::total_balance_on_hold(&ALICE), 0);
        assert!(send(ALICE, BOB, 900_000));
    });
}

/// A staked token is on hold already, and no freeze makes a second balance of it.
#[test]
fn what_is_on_hold_or_frozen_counts_once() {
    with(with_balances(), || {
        // On hold for another reason, as the vault has it.
        let free = RICH - ED;
        accepted(ALICE, Call::hold_balance { amount: free });
        refused(ALICE, hold(1), Error::InsufficientBalance);
        accepted(ALICE, release(ALICE));
        // A lock lies over all of it and adds nothing.
        Balances::set_lock(*b"vesting ", &ALICE, RICH, WithdrawReasons::all());
        refused(ALICE, Call::hold_balance { amount: free + 1 }, Error::InsufficientBalance);
        accepted(ALICE, Call::hold_balance { amount: free });
        next_block();
        let poll = proposed(Kind::Parameter);
        accepted(ALICE, vote(poll, Aye));
        assert_eq!(counts(poll).0, free * 10_000);
        refused(ALICE, hold(1), Error::InsufficientBalance);
    });
}

#[test]
fn an_enlarged_hold_is_young_and_the_vote_keeps_what_it_counts() {
    with(with_balances(), || {
        accepted(ALICE, hold(2_000));
        next_block();
        let poll = proposed(Kind::Parameter);
        accepted(ALICE, vote(poll, Aye));
        accepted(ALICE, hold(3_000));
        assert_eq!(counts(poll).0, 2_000 * POWER);
        refused(ALICE, vote(poll, Nay), Error::NoPower);
        next_block();
        let next = proposed(Kind::Feature);
        accepted(ALICE, vote(next, Aye));
        assert_eq!((counts(poll).0, counts(next).0), (2_000 * POWER, 5_000 * POWER));
        // Both votes count it, and either keeps it.
        accepted(ALICE, remove(next));
        refused(ALICE, release(ALICE), Error::BalanceVotes);
        accepted(ALICE, remove(poll));
        accepted(ALICE, release(ALICE));
    });
}

#[test]
fn stake_that_leaves_takes_its_lift_with_it() {
    with(with_balances(), || {
        let ids = [stake_at(ALICE, 10_000, 20_000), stake_at(ALICE, 5_000, 10_000)];
        accepted(ALICE, hold(12_000));
        next_block();
        let poll = proposed(Kind::Parameter);
        accepted(ALICE, vote(poll, Nay));
        let counted = |power: Balance| assert_eq!(counts(poll), (power, 0, power));
        // 25,000 and 12,000 times 25 / 15.
        counted(45_000 * POWER);
        Vault::reduce(ids[0], 4_000 * ACT);
        // 17,000 of 11,000, which lifts 11,000; and 1,000.
        counted(35_000 * POWER);
        check();
        // Younger stake takes nothing.
        let young = stake_at(ALICE, 700, 20_000);
        Vault::reduce(young, 700 * ACT);
        counted(35_000 * POWER);
        Vault::reduce(ids[1], 5_000 * ACT);
        // 12,000 of 6,000, which lifts 6,000; and 6,000.
        counted(30_000 * POWER);
        Vault::reduce(ids[0], 6_000 * ACT);
        counted(12_000 * POWER);
        check();
        assert!(has_record(ALICE));
        accepted(ALICE, remove(poll));
        counted(0);
    });
}

#[test]
fn stake_that_came_after_the_first_vote_leaves_the_next_poll_too() {
    with(with_balances(), || {
        accepted(ALICE, hold(2_000));
        next_block();
        let first = proposed(Kind::Parameter);
        accepted(ALICE, vote(first, Aye));
        let id = stake(ALICE, 1_000);
        next_block();
        let second = proposed(Kind::Feature);
        accepted(ALICE, vote(second, Aye));
        assert_eq!((counts(first).0, counts(second).0), (2_000 * POWER, 3_000 * POWER));
        Vault::reduce(id, 1_000 * ACT);
        assert_eq!((counts(first).0, counts(second).0), (2_000 * POWER, 2_000 * POWER));
    });
}

#[test]
fn stake_that_owes_has_no_power_for_what_it_owes() {
    with(with_balances(), || {
        stake_at(ALICE, 10_000, 20_000);
        stake_at(BOB, 10_000, 20_000);
        stake_at(CAROL, 1_500, 10_000);
        accepted(ALICE, hold(20_000));
        Debts::set(&vec![(ALICE, 1_000 * ACT), (BOB, 1_000 * ACT), (CAROL, 501 * ACT)]);
        next_block();
        let poll = proposed(Kind::Parameter);
        // 9,000 at 2x, which lift 9,000; and 11,000.
        assert_eq!(StakeVoting::power(ALICE, poll).unwrap().raw, 47_000 * POWER);
        assert_eq!(StakeVoting::power(BOB, poll).unwrap().raw, 18_000 * POWER);
        accepted(ALICE, vote(poll, Aye));
        accepted(BOB, vote(poll, Aye));
        refused(CAROL, vote(poll, Aye), Error::BelowVoterStake);
        // More than there is owes all of it, and the balance stays.
        Debts::set(&vec![(ALICE, 20_000 * ACT), (BOB, Balance::MAX)]);
        accepted(ALICE, vote(poll, Aye));
        assert_eq!(counts(poll).0, 38_000 * POWER);
        refused(BOB, vote(poll, Nay), Error::BelowVoterStake);
    });
}

/// However much balance is for it, and however little stake there is, a poll takes its time.
#[test]
fn a_poll_with_balances_is_decided_at_its_end() {
    with(with_balances(), || {
        accepted(WHALE, Call::hold_balance { amount: RICH - ED });
        accepted(ALICE, hold(500_000));
        next_block();
        let poll = proposed(Kind::Parameter);
        // A hundred times all power of stake.
        accepted(WHALE, vote(poll, Aye));
        assert!(counts(poll).0 > 99 * tally(poll).total);
        run_to(System::block_number() + 23);
        assert!(Pallet::<Test>::is_live(poll));
        // Nays count to the last block.
        accepted(ALICE, vote(poll, Nay));
        assert_eq!(tally(poll).approval().deconstruct(), 666_666_666);
        run_to(System::block_number() + 2);
        assert!(!Pallet::<Test>::is_live(poll));
    });
}
