//! `stake`: what is locked, what is refused, and the wallet cap.

use super::*;
use polkadot_sdk::sp_runtime::ArithmeticError;
use quaestor_primitives::Entry;
use quaestor_testing::StubGuard;

#[docify::export]
#[test]
fn a_stake_is_held_and_has_no_weight_until_it_is_warm() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 2));

        assert_eq!(Vault::held(&ALICE), 1_000 * TOKEN);
        assert_eq!(free(ALICE), 9_999_000 * TOKEN);
        assert_eq!((state().staked, state().stakers, state().weight), (1_000 * TOKEN, 1, 0));
        assert_eq!(pending(START + 7 * DAY), (12_000_000 * TOKEN as i128, 1));
        assert_eq!(
            last_event(),
            Event::Staked {
                who: ALICE,
                position: 0,
                tier: 2,
                amount: 1_000 * TOKEN,
                refused: 0,
                lock_end: START + 90 * DAY,
            }
            .into()
        );

        at(START + 7 * DAY - 1);
        assert_eq!(state().weight, 0);
        at(START + 7 * DAY);
        assert_eq!(state().weight, 12_000_000 * TOKEN);
        assert_eq!(pending(START + 7 * DAY), (0, 0));
    });
}

#[test]
fn a_step_is_rounded_up_to_a_bucket_and_the_lock_is_not() {
    ExtBuilder::qtra().build_and_execute(|| {
        at(START + 1);

        accepted(ALICE, stake(1_000 * TOKEN, 0));

        let position = ledger(ALICE).positions[0].clone();
        assert_eq!(position.start, START + 1);
        assert_eq!(position.lock_end, START + 7 * DAY + 1);
        assert_eq!(position.steps[1].at, START + 7 * DAY + HOUR);
    });
}

#[test]
fn an_account_is_one_staker_with_several_positions() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 0));
        accepted(ALICE, stake(1_000 * TOKEN, 4));
        accepted(BOB, stake(2_000 * TOKEN, 4));

        assert_eq!((state().stakers, state().staked), (2, 4_000 * TOKEN));
        assert_eq!(ledger(ALICE).staked(), 2_000 * TOKEN);
        // 1,000 at 1.00x, 3,000 at 1.60x: 10,000,000 + 48,000,000.
        assert_eq!(pending(START + 7 * DAY), (58_000_000 * TOKEN as i128, 3));
    });
}

#[test]
fn zero_dust_and_too_much_are_refused() {
    ExtBuilder::qtra().build_and_execute(|| {
        refused(ALICE, stake(0, 0), Error::ZeroAmount);
        refused(ALICE, stake(1, 0), Error::BelowMinimumStake);
        refused(ALICE, stake(1_000 * TOKEN - 1, 0), Error::BelowMinimumStake);
        // Dave's free balance is the minimum stake and twice the existential deposit.
        refused(DAVE, stake(1_000 * TOKEN + ED + 1, 0), Error::InsufficientBalance);
        refused(DAVE, stake(u128::MAX, 0), Error::InsufficientBalance);
        accepted(DAVE, stake(1_000 * TOKEN + ED, 0));
        assert_eq!(free(DAVE), ED);
    });
}

#[test]
fn an_account_that_does_not_exist_cannot_stake() {
    ExtBuilder::qtra().build_and_execute(|| {
        refused(77, stake(1_000 * TOKEN, 0), Error::InsufficientBalance);
    });
}

#[test]
fn an_unknown_and_a_closed_tier_are_refused() {
    ExtBuilder::qtra().params(|params| params.tiers[1].open = false).build_and_execute(|| {
        refused(ALICE, stake(1_000 * TOKEN, 5), Error::UnknownTier);
        refused(ALICE, stake(1_000 * TOKEN, u8::MAX), Error::UnknownTier);
        refused(ALICE, stake(1_000 * TOKEN, 1), Error::TierClosed);
    });
}

#[test]
fn the_seventeenth_position_is_refused() {
    ExtBuilder::qtra().build_and_execute(|| {
        for _ in 0..16 {
            accepted(ALICE, stake(1_000 * TOKEN, 0));
        }

        refused(ALICE, stake(1_000 * TOKEN, 0), Error::TooManyPositions);
        assert_eq!(ledger(ALICE).positions.len(), 16);
    });
}

#[test]
fn amounts_beyond_every_number_are_refused() {
    ExtBuilder::blockdag().build_and_execute(|| {
        refused(ALICE, stake(u128::MAX, 0), ArithmeticError::Overflow);
        accepted(ALICE, stake(TOKEN, 0));
        // The sum with what is staked does not fit.
        refused(ALICE, stake(u128::MAX, 0), ArithmeticError::Overflow);
        // 2^127 fits, but not times the annual rate.
        refused(ALICE, stake(1 << 127, 3), ArithmeticError::Overflow);
    });
    ExtBuilder::act().build_and_execute(|| {
        refused(ALICE, stake(u128::MAX, 0), Error::AboveMaximumStake);
    });
}

#[test]
fn the_maximum_of_a_wallet_counts_all_its_positions() {
    ExtBuilder::act().build_and_execute(|| {
        accepted(ALICE, stake(9_999_900 * ACT, 0));

        refused(ALICE, stake(100 * ACT + 1, 1), Error::AboveMaximumStake);
        accepted(ALICE, stake(100 * ACT, 1));
    });
}

#[test]
fn the_part_of_a_stake_beyond_the_wallet_cap_is_refused() {
    // 2 % of 10,000,000 is 200,000 in an epoch.
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(150_000 * TOKEN, 0));

        accepted(ALICE, stake(80_000 * TOKEN, 3));

        assert_eq!(Vault::held(&ALICE), 200_000 * TOKEN);
        System::assert_has_event(
            Event::Staked {
                who: ALICE,
                position: 1,
                tier: 3,
                amount: 50_000 * TOKEN,
                refused: 30_000 * TOKEN,
                lock_end: START + 180 * DAY,
            }
            .into(),
        );
        let (epoch, until) = (state().epoch, START + 7 * DAY);
        assert_eq!(last_event(), Event::WalletCapped { who: ALICE, epoch, until }.into());
        assert_eq!(Vault::remaining_allowance(ALICE), Some(0));
        refused(ALICE, stake(1, 0), Error::WalletCapReached);
        // The cap is each wallet's own.
        accepted(BOB, stake(200_000 * TOKEN, 0));
    });
}

#[test]
fn an_overflow_sized_stake_is_cut_to_the_cap() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(u128::MAX, 0));

        assert_eq!(Vault::held(&ALICE), 200_000 * TOKEN);
    });
}

#[test]
fn a_capped_wallet_may_stake_again_in_the_next_epoch() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(200_000 * TOKEN, 0));
        at(START + 7 * DAY - 1);
        refused(ALICE, stake(TOKEN, 0), Error::WalletCapReached);

        at(START + 7 * DAY + HOUR);

        accepted(ALICE, stake(200_000 * TOKEN, 0));
        assert_eq!(ledger(ALICE).staked(), 400_000 * TOKEN);
    });
}

#[test]
fn what_the_cap_leaves_must_reach_the_minimum() {
    // 1 % of 50,000 is 500: below the minimum of 1,000.
    ExtBuilder::qtra()
        .params(|params| {
            (params.wallet_cap_bps, params.cap_floor) = (Some(100), 50_000 * TOKEN);
        })
        .build_and_execute(|| {
            refused(ALICE, stake(1_000 * TOKEN, 0), Error::BelowMinimumStake);
        });
}

#[test]
fn nobody_stakes_before_the_clock_has_started() {
    ExtBuilder::qtra().before_the_clock().build_and_execute(|| {
        refused(ALICE, stake(1_000 * TOKEN, 0), Error::ClockNotStarted);
    });
}

#[test]
fn nobody_stakes_while_the_clock_catches_up() {
    ExtBuilder::qtra().build_and_execute(|| {
        block(START + 30 * DAY);

        refused(ALICE, stake(1_000 * TOKEN, 0), Error::CatchingUp);

        at(START + 30 * DAY);
        accepted(ALICE, stake(1_000 * TOKEN, 0));
    });
}

#[test]
fn a_closed_guard_stops_a_stake() {
    ExtBuilder::qtra().build_and_execute(|| {
        StubGuard::close(Entry::Stake);
        refused(ALICE, stake(1_000 * TOKEN, 0), StubGuard::CLOSED);

        StubGuard::open(Entry::Stake);
        accepted(ALICE, stake(1_000 * TOKEN, 0));
    });
}
