//! Distribution of emission among stakers, second by second.

use super::*;
use crate::types::MAX_CAP_AMOUNT;
use quaestor_math::YEAR;

#[test]
fn stakers_earn_by_weight() {
    ExtBuilder::default().build_and_execute(|| {
        // 1,024 at 2.00x and 2,048 at 1.00x weigh alike.
        open(ALICE, 0, 1_024, 20_000, Forfeit::None);
        open(BOB, 0, 2_048, 10_000, Forfeit::None);
        accepted(BANK, fund(USDC, FUNDING));

        at(START + 100);

        assert_eq!(pending(ALICE, USDC), (31_250, 0));
        assert_eq!(pending(BOB, USDC), (31_250, 0));
        assert_eq!(pending(BOB, NATIVE), (0, 0));
    });
}

#[test]
fn nothing_is_earned_before_the_first_step_of_weight() {
    ExtBuilder::default().build_and_execute(|| {
        open(ALICE, 0, 1_024, 10_000, Forfeit::None);
        open_with(BOB, 0, 1_024, &[(0, 0), (2 * HOUR, 10_000)], Forfeit::None);
        accepted(BANK, fund(USDC, FUNDING));

        at(START + 3 * HOUR);

        // 625 a second: two hours alone, then half of an hour.
        assert_eq!(pending(ALICE, USDC), (4_500_000 + 1_125_000, 0));
        assert_eq!(pending(BOB, USDC), (1_125_000, 0));
    });
}

#[test]
fn a_late_settle_finds_the_index_of_each_step_passed() {
    ExtBuilder::default().build_and_execute(|| {
        open(BOB, 0, 1_024, 10_000, Forfeit::None);
        let ages = [(0, 10_000), (HOUR, 30_000), (2 * HOUR, 10_000)];
        open_with(ALICE, 0, 1_024, &ages, Forfeit::None);
        accepted(BANK, fund(USDC, FUNDING));

        at(START + 3 * HOUR);

        // A half, three quarters and a half of 2,250,000 an hour.
        assert_eq!(pending(ALICE, USDC).0, 1_125_000 + 1_687_500 + 1_125_000);
        assert_eq!(pending(BOB, USDC).0, 1_125_000 + 562_500 + 1_125_000);
    });
}

#[test]
fn a_position_of_the_same_second_earns_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        alice_alone(USDC);
        at(START + 100);

        open(BOB, 0, 1_024, 10_000, Forfeit::None);
        Stake::close(BOB, 0).unwrap();

        assert_eq!(pending(BOB, USDC), (0, 0));
        assert_eq!(pending(ALICE, USDC), (62_500, 0));
    });
}

#[test]
fn what_a_closed_position_has_earned_stays_claimable() {
    ExtBuilder::default().build_and_execute(|| {
        alice_alone(USDC);
        at(START + 90 * DAY);

        Stake::close(ALICE, 0).unwrap();

        assert_eq!(pending(ALICE, USDC), (FUNDING, 0));
        assert!(account(ALICE).positions.is_empty());
        accepted(ALICE, claim(USDC));
    });
}

#[test]
fn a_resized_position_earns_with_the_amount_it_had() {
    ExtBuilder::default().build_and_execute(|| {
        alice_alone(USDC);
        open(BOB, 0, 1_024, 10_000, Forfeit::None);
        at(START + 100);

        Stake::resize(ALICE, 0, 3 * 1_024).unwrap();
        at(START + 200);

        assert_eq!(pending(ALICE, USDC).0, 31_250 + 46_875);
        assert_eq!(pending(BOB, USDC).0, 31_250 + 15_625);
    });
}

#[test]
fn time_without_stakers_is_nobodys_windfall() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(BANK, fund(USDC, FUNDING));
        at(START + 1_000);

        open(ALICE, 0, 1_024, 10_000, Forfeit::None);
        at(START + 1_100);

        assert_eq!(pending(ALICE, USDC), (62_500, 0));
        assert_eq!(pool(USDC).pool.no_stake, from_int(625_000));
    });
}

#[test]
fn a_pool_with_a_target_rate_pays_the_rate_and_never_more_than_its_cap() {
    let year = quaestor_math::YEAR;
    for (cap_amount, earned) in [(1_000_000, 80_000), (40_000, 40_000)] {
        let rate = RateModel::TargetApr { cap_amount, cap_secs: year, year_secs: YEAR };
        ExtBuilder::default().params(|params| params.rate = rate).build_and_execute(|| {
            // 8 % a year.
            open(ALICE, 0, 1_000_000, 800, Forfeit::None);
            accepted(BANK, fund(USDC, 1_000_000));

            at(START + year);

            // The remainder of a division may still be on its way.
            let (claimable, _) = pending(ALICE, USDC);
            assert!((earned - 1..=earned).contains(&claimable), "{claimable}");
        });
    }
}

#[test]
fn a_target_rate_ends_with_the_funds() {
    let rate = RateModel::TargetApr { cap_amount: MAX_CAP_AMOUNT, cap_secs: 1, year_secs: YEAR };
    ExtBuilder::default().params(|params| params.rate = rate).build_and_execute(|| {
        open(ALICE, 0, 1_000_000_000, 10_000, Forfeit::None);
        accepted(BANK, fund(USDC, 1_000_000));

        at(START + 30 * DAY);

        assert_eq!(pool(USDC).pool.unstreamed, Q128::zero());
        assert!(pending(ALICE, USDC).0 >= 999_999);
    });
}

#[test]
fn a_funding_after_everything_has_run_out_works() {
    ExtBuilder::default().build_and_execute(|| {
        alice_alone(USDC);
        at(START + 400 * DAY);

        accepted(BANK, fund(USDC, FUNDING));
        at(START + 500 * DAY);

        assert_eq!(pending(ALICE, USDC), (2 * FUNDING, 0));
    });
}
