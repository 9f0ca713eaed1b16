//! `pay_author`.

use super::*;

const CAP: Balance = 5_000_000_000 * BDAG;

fn paid(who: AccountId, blocks: u32, liquid: Balance, staked: Balance, id: Option<u32>) -> Event {
    Event::AuthorPaid { who, blocks, liquid, staked, position: id }
}

fn line(amount: Balance, minted: Balance) -> Event {
    Event::Minted { line: Line::BlockRewards, amount, minted, cap: CAP }
}

fn reward(units: Balance) -> ExtBuilder {
    ExtBuilder::default().params(|params| params.block_reward = units)
}

#[test]
fn half_is_liquid_and_half_is_staked() {
    ExtBuilder::default().build_and_execute(|| {
        author(ALICE, 1);
        let before = issuance();

        accepted(BOB, pay(ALICE));

        assert_eq!(balance(ALICE), RICH + 50 * BDAG);
        assert_eq!(Positions::get(), [(ALICE, 4, START, 50 * BDAG)]);
        assert_eq!(issuance(), before + 100 * BDAG);
        let expected =
            [line(100 * BDAG, 100 * BDAG), paid(ALICE, 1, 50 * BDAG, 50 * BDAG, Some(0))];
        assert_eq!(events(), expected);
        assert!(!crate::Authors::<Test>::contains_key(ALICE));
    });
}

#[test]
fn of_a_reward_of_101_units_51_are_liquid() {
    reward(101).build_and_execute(|| {
        author(ALICE, 1);
        accepted(ALICE, pay(ALICE));
        assert_eq!((balance(ALICE), staked()), (RICH + 51, 50));
    });
}

#[test]
fn four_authors_have_each_a_position_of_5_400_000_after_thirty_days() {
    ExtBuilder::default().build_and_execute(|| {
        let authors = [11, 12, 13, 14];
        for day in 1..=30 {
            // 14,400 blocks a day, one in four each.
            for who in authors {
                author(who, 3_600);
            }
            at(day * DAY - 1);
            for who in authors {
                accepted(ALICE, pay(who));
            }
        }
        for (who, position) in authors.into_iter().zip(Positions::get()) {
            assert_eq!(balance(who), 5_400_000 * BDAG);
            assert_eq!((position.0, position.3), (who, 5_400_000 * BDAG));
        }
        assert_eq!(Positions::get().len(), 4);
        assert_eq!(state().blocks_minted, 43_200_000 * BDAG);
    });
}

#[test]
fn a_window_that_is_over_opens_another_position() {
    ExtBuilder::default().build_and_execute(|| {
        author(ALICE, 1);
        accepted(ALICE, pay(ALICE));
        at(30 * DAY);
        author(ALICE, 1);
        accepted(ALICE, pay(ALICE));
        let later = START + 30 * DAY;
        assert_eq!(Positions::get(), [(ALICE, 4, START, 50 * BDAG), (ALICE, 4, later, 50 * BDAG)]);
    });
}

#[test]
fn ten_payments_in_a_block_pay_once() {
    ExtBuilder::default().build_and_execute(|| {
        author(ALICE, 2);
        accepted(BOB, pay(ALICE));
        for _ in 0..9 {
            refused(BOB, pay(ALICE), Error::NothingOwed);
        }
        assert_eq!(balance(ALICE), RICH + 100 * BDAG);
    });
}

#[test]
fn an_account_that_authored_nothing_is_owed_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        refused(ALICE, pay(EVE), Error::NothingOwed);
    });
}

#[test]
fn without_block_rewards_nobody_is_paid() {
    ExtBuilder::decreasing().build_and_execute(|| {
        author(ALICE, 1);
        refused(ALICE, pay(ALICE), Error::NotEnabled);
    });
    ExtBuilder::without_emission().build_and_execute(|| {
        author(ALICE, 1);
        refused(ALICE, pay(ALICE), Error::NotEnabled);
    });
}

#[test]
fn a_stake_that_refuses_defers_its_part_and_the_liquid_one_is_paid() {
    ExtBuilder::default().build_and_execute(|| {
        author(ALICE, 3);
        let reason = DispatchError::Unavailable;
        StakeRefuses::set(&Some(reason));

        accepted(ALICE, pay(ALICE));

        assert_eq!((balance(ALICE), staked()), (RICH + 150 * BDAG, 0));
        assert_eq!(owed(ALICE), Owed { blocks: 0, liquid: 0, staked: 150 * BDAG });
        let deferred = Event::StakeDeferred { who: ALICE, amount: 150 * BDAG, reason };
        let all = [line(150 * BDAG, 150 * BDAG), paid(ALICE, 3, 150 * BDAG, 0, None), deferred];
        assert_eq!(events(), all);
        // It is not issued, and the refused try left no position.
        assert!(Positions::get().is_empty());
        check();

        author(ALICE, 1);
        StakeRefuses::set(&None);
        accepted(ALICE, pay(ALICE));
        assert_eq!((balance(ALICE), staked()), (RICH + 200 * BDAG, 200 * BDAG));
    });
}

#[test]
fn with_only_a_deferred_part_the_stakes_error_is_passed_on() {
    ExtBuilder::default().build_and_execute(|| {
        author(ALICE, 1);
        let reason = DispatchError::Exhausted;
        StakeRefuses::set(&Some(reason));
        accepted(ALICE, pay(ALICE));
        for _ in 0..3 {
            refused(BOB, pay(ALICE), reason);
        }
    });
}

#[test]
fn a_staked_part_below_the_minimum_waits_until_it_is_enough() {
    // Eight units a block: four are staked, and the smallest stake is ten.
    reward(8).build_and_execute(|| {
        author(ALICE, 1);
        accepted(ALICE, pay(ALICE));
        author(ALICE, 1);
        accepted(ALICE, pay(ALICE));
        assert_eq!((balance(ALICE), owed(ALICE).staked), (RICH + 8, 8));
        author(ALICE, 1);
        accepted(ALICE, pay(ALICE));
        assert_eq!((staked(), owed(ALICE)), (12, Owed::default()));
    });
}

#[test]
fn an_account_below_the_existential_deposit_is_paid_when_it_is_enough() {
    // 100 liquid units a block, and 500 keep an account alive.
    let all_liquid = |params: &mut Params| {
        (params.block_reward, params.staked_bps) = (100, 0);
    };
    ExtBuilder::default().params(all_liquid).build_and_execute(|| {
        author(EVE, 4);
        refused(ALICE, pay(EVE), Error::CannotReceive);
        author(EVE, 1);
        accepted(ALICE, pay(EVE));
        assert_eq!(balance(EVE), 500);
    });
}

#[test]
fn a_liquid_part_that_cannot_be_received_stays_owed_and_the_stake_is_paid() {
    reward(100).build_and_execute(|| {
        author(EVE, 1);
        accepted(ALICE, pay(EVE));
        assert_eq!((balance(EVE), staked()), (0, 50));
        let deferred = Event::PayoutDeferred { who: EVE, amount: 50 };
        assert_eq!(events().pop(), Some(deferred));
        assert_eq!(owed(EVE), Owed { blocks: 0, liquid: 50, staked: 0 });
        refused(ALICE, pay(EVE), Error::CannotReceive);
        author(EVE, 9);
        accepted(ALICE, pay(EVE));
        assert_eq!((balance(EVE), staked()), (500, 500));
    });
}

#[test]
fn a_reward_of_a_unit_is_all_liquid() {
    reward(1).build_and_execute(|| {
        author(ALICE, 7);
        accepted(ALICE, pay(ALICE));
        assert_eq!((balance(ALICE), staked()), (RICH + 7, 0));
        assert_eq!(events().pop(), Some(paid(ALICE, 7, 7, 0, None)));
    });
}

#[test]
fn at_the_cap_a_payment_is_cut_and_nobody_is_owed_anything() {
    let capped = |params: &mut Params| (params.block_reward, params.block_cap) = (100, 270);
    ExtBuilder::default().params(capped).build_and_execute(|| {
        author(ALICE, 2);
        author(BOB, 2);
        author(EVE, 1);
        accepted(ALICE, pay(ALICE));
        accepted(ALICE, pay(BOB));
        // 70 of 200 are left: the liquid part comes first, but not below the cap.
        assert_eq!((balance(BOB), staked()), (RICH + 70, 100));
        assert_eq!(events().pop(), Some(Event::CapReached { who: BOB, unpaid: 130 }));
        assert_eq!((owed(BOB), state().blocks_minted), (Owed::default(), 270));

        // Nothing is left for others; their records go.
        accepted(ALICE, pay(EVE));
        assert_eq!(events().pop(), Some(Event::CapReached { who: EVE, unpaid: 100 }));
        refused(ALICE, pay(EVE), Error::NothingOwed);
        assert_eq!(issuance(), GENESIS + 270);

        // Later blocks earn nothing and leave nothing.
        author(ALICE, 1);
        assert_eq!(crate::Authors::<Test>::iter().count(), 0);
    });
}

#[test]
fn a_deferred_part_is_cut_when_others_have_reached_the_cap() {
    let capped = |params: &mut Params| (params.block_reward, params.block_cap) = (100, 270);
    ExtBuilder::default().params(capped).build_and_execute(|| {
        author(ALICE, 2);
        StakeRefuses::set(&Some(DispatchError::Unavailable));
        accepted(ALICE, pay(ALICE));
        StakeRefuses::set(&None);
        author(BOB, 2);
        accepted(ALICE, pay(BOB));
        assert_eq!(state().blocks_minted, 270);
        accepted(ALICE, pay(ALICE));
        assert_eq!(events().pop(), Some(Event::CapReached { who: ALICE, unpaid: 100 }));
        assert_eq!(owed(ALICE), Owed::default());
    });
}
