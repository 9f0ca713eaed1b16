//! Movements of money that fail, and why.

use super::*;
use polkadot_sdk::frame_support::traits::{
    fungible::MutateHold, tokens::Precision, Imbalance, LockableCurrency, WithdrawReasons,
};
use quaestor_primitives::StakeSlash;

#[test]
fn frozen_funds_are_called_frozen() {
    ExtBuilder::qtra().build_and_execute(|| {
        let rich = 10_000_000 * TOKEN;
        Balances::set_lock(*b"vesting ", &ALICE, rich - 1_500 * TOKEN, WithdrawReasons::all());

        refused(ALICE, stake(2_000 * TOKEN, 0), Error::Frozen);
        refused(DAVE, stake(2_000 * TOKEN, 0), Error::InsufficientBalance);
        accepted(ALICE, stake(1_500 * TOKEN, 0));
    });
}

#[test]
fn a_slash_that_cannot_be_taken_changes_nothing_and_says_so() {
    ExtBuilder::qtra().build().execute_with(|| {
        System::set_block_number(1);
        block(START);
        accepted(ALICE, stake(5_000 * TOKEN, 0));
        let reason = crate::HoldReason::Stake.into();
        Balances::release(&reason, &ALICE, 3_000 * TOKEN, Precision::Exact).unwrap();
        let (issuance, before) = (Balances::total_issuance(), ledger(ALICE));

        let (credit, missing) = <Vault as StakeSlash<AccountId>>::slash(&ALICE, 4_000 * TOKEN);

        assert_eq!((credit.peek(), missing), (0, 4_000 * TOKEN));
        assert_eq!((ledger(ALICE), state().staked), (before, 5_000 * TOKEN));
        assert_eq!((Vault::held(&ALICE), Balances::total_issuance()), (2_000 * TOKEN, issuance));
    });
}

#[test]
fn a_penalty_that_its_destination_refuses_is_not_taken() {
    ExtBuilder::act().build_and_execute(|| {
        let (before, issuance) = (free(ALICE), Balances::total_issuance());
        accepted(ALICE, stake(1_000 * ACT, 2));
        RefusesPenalties::set(true);

        accepted(ALICE, early_unstake(0));

        assert_eq!((free(ALICE), free(TREASURY)), (before, ED));
        assert_eq!(Balances::total_issuance(), issuance);
        let (who, position, amount) = (ALICE, 0, 1_000 * ACT);
        let event = Event::EarlyUnstaked { who, position, amount, penalty: 0, release: START };
        assert_eq!(last_event(), event.into());
    });
}
