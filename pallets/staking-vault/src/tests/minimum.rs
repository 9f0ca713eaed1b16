//! The minimum stake: of a position nothing is left, or the minimum.

use super::*;
use polkadot_sdk::frame_support::traits::Imbalance;
use quaestor_primitives::StakeSlash;
use quaestor_testing::StubObserver;

fn slash(who: AccountId, amount: u128) -> (u128, u128) {
    let (credit, missing) = <Vault as StakeSlash<AccountId>>::slash(&who, amount);
    (credit.peek(), missing)
}

#[test]
fn an_exit_from_one_position_leaves_the_minimum_in_the_others() {
    ExtBuilder::qtra().build_and_execute(|| {
        for who in [ALICE, BOB, CAROL] {
            accepted(who, stake(1_000 * TOKEN, 0));
            refused(who, stake(1, 4), Error::BelowMinimumStake);
            refused(who, stake(1_000 * TOKEN - 1, 4), Error::BelowMinimumStake);
        }
        accepted(CAROL, stake(1_000 * TOKEN, 4));

        for who in [ALICE, BOB, CAROL] {
            accepted(who, early_unstake(0));
        }

        assert_eq!((state().staked, state().stakers), (1_000 * TOKEN, 1));
    });
}

#[test]
fn what_a_slash_leaves_below_the_minimum_cools_down() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 0));
        accepted(ALICE, stake(5_000 * TOKEN, 2));
        at(START + 7 * DAY);
        StubObserver::take();

        assert_eq!(slash(ALICE, 600 * TOKEN), (600 * TOKEN, 0));

        let ledger = ledger(ALICE);
        let positions: Vec<_> = ledger.positions.iter().map(|p| (p.id, p.amount)).collect();
        assert_eq!(positions, [(1, 4_500 * TOKEN)]);
        assert_eq!(ledger.unlocking_total(), 900 * TOKEN);
        assert_eq!((state().staked, state().in_cooldown), (4_500 * TOKEN, 900 * TOKEN));
        assert_eq!(state().weight, 54_000_000 * TOKEN);
        assert_eq!(
            StubObserver::take(),
            [News::Closed(0, false), News::Resized(1, 5_000 * TOKEN, 4_500 * TOKEN)]
        );
        let release = START + 10 * DAY;
        let (who, position, amount) = (ALICE, 0, 900 * TOKEN);
        let out = Event::Unstaked { who, position, amount, remaining: 0, release };
        System::assert_has_event(out.into());
    });
}

#[test]
fn a_slashed_staker_of_the_minimum_is_none_any_more_and_pays_no_penalty() {
    ExtBuilder::act().build_and_execute(|| {
        accepted(ALICE, stake(100 * ACT, 2));
        let before = free(ALICE);

        assert_eq!(slash(ALICE, 1), (1, 0));

        assert_eq!((state().staked, state().stakers, state().weight), (0, 0, 0));
        assert_eq!((free(ALICE), free(TREASURY)), (before + 100 * ACT - 1, ED));
        let (who, position, amount) = (ALICE, 0, 100 * ACT - 1);
        let event = Event::EarlyUnstaked { who, position, amount, penalty: 0, release: START };
        System::assert_has_event(event.into());
    });
}

#[test]
fn a_slash_of_the_cooldown_alone_closes_no_position_below_a_raised_minimum() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 0));
        Vault::set_stake_limits(RuntimeOrigin::root(), 2_000 * TOKEN, None).unwrap();
        assert_eq!(slash(ALICE, 0), (0, 0));
        assert_eq!(state().stakers, 1);

        at(START + 7 * DAY);
        refused(ALICE, unstake(0, Some(1)), Error::BelowMinimumStake);
        accepted(ALICE, unstake(0, None));
    });
}
