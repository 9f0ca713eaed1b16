//! Reads of discounts and fees for users.

use super::*;
use crate::{
    api::{AllowanceView, DiscountView, NextTier, TotalView},
    types::Quote,
};

#[test]
fn a_discount_shows_what_the_next_tier_asks_for() {
    ExtBuilder::default().build_and_execute(|| {
        let view = |staked, discount_bps, next: Option<(u128, u32, u128)>| DiscountView {
            staked,
            warming: 0,
            discount_bps,
            next: next.map(|(min_stake, discount_bps, missing)| NextTier {
                min_stake,
                discount_bps,
                missing,
            }),
        };
        for (staked, discount_bps, next) in [
            (0, 0, Some((10_000 * QTRA, 500, 10_000 * QTRA))),
            (10_000 * QTRA - 1, 0, Some((10_000 * QTRA, 500, 1))),
            (10_000 * QTRA, 500, Some((50_000 * QTRA, 1_000, 40_000 * QTRA))),
            (999_999 * QTRA, 2_000, Some((1_000_000 * QTRA, 2_500, QTRA))),
            (1_000_000 * QTRA, 2_500, None),
        ] {
            stake(ALICE, staked);
            assert_eq!(Discounts::discount_of(ALICE), view(staked, discount_bps, next));
        }
    });
}

#[test]
fn without_tiers_there_is_no_next_one() {
    ExtBuilder::default().tiers(&[]).build_and_execute(|| {
        stake(ALICE, QTRA);
        let none = DiscountView { staked: QTRA, warming: 0, discount_bps: 0, next: None };
        assert_eq!(Discounts::discount_of(ALICE), none);
    });
}

#[test]
fn a_discount_shows_stake_that_will_count() {
    ExtBuilder::default().build_and_execute(|| {
        stake_from(ALICE, 10_000 * QTRA, START + DAY);
        let view = Discounts::discount_of(ALICE);
        assert_eq!((view.staked, view.warming, view.discount_bps), (0, 10_000 * QTRA, 0));
        at(START + DAY);
        let view = Discounts::discount_of(ALICE);
        assert_eq!((view.staked, view.warming, view.discount_bps), (10_000 * QTRA, 0, 500));
    });
}

#[test]
fn a_quote_is_what_a_settlement_charges() {
    ExtBuilder::default().build_and_execute(|| {
        stake(ALICE, 100_000 * QTRA);
        accepted(ALICE, allow(USDC, RICH));
        let quote = Discounts::quote(ALICE, 999);
        assert_eq!(quote, Quote { discount_bps: 1_500, rebate: 149, net: 850 });
        accepted(ENGINE, settle(line(1, ALICE, 999)));
        assert_eq!(paid(), [quote.net, 0]);
    });
}

#[test]
fn a_quote_fits_every_number() {
    ExtBuilder::default().build_and_execute(|| {
        stake(ALICE, 1_000_000 * QTRA);
        let quote = |rebate, net| Quote { discount_bps: 2_500, rebate, net };
        assert_eq!(Discounts::quote(ALICE, 0), quote(0, 0));
        // A quarter of 2^128 - 1 is 2^126 - 1/4.
        let rebate = (1 << 126) - 1;
        assert_eq!(Discounts::quote(ALICE, u128::MAX), quote(rebate, u128::MAX - rebate));
    });
}

#[test]
fn accounts_and_totals_show_each_asset() {
    ExtBuilder::default().build_and_execute(|| {
        for who in [ALICE, BOB] {
            accepted(who, allow(USDC, 5_000));
        }
        stake(ALICE, 10_000 * QTRA);
        accepted(ENGINE, settle_all(&[line(1, ALICE, 1_000), line(2, BOB, 100)]));

        let view = |asset, remaining, fees| AllowanceView { asset, remaining, fees };
        let nothing = || view(NATIVE, 0, fees(0, 0, 0));
        let alice = view(USDC, 4_050, fees(1, 1_000, 50));
        assert_eq!(Discounts::remaining_allowances(ALICE), [alice, nothing()]);
        let bob = view(USDC, 4_900, fees(1, 100, 0));
        assert_eq!(Discounts::remaining_allowances(BOB), [bob, nothing()]);
        let view = |asset, fees| TotalView { asset, fees };
        assert_eq!(
            Discounts::totals(),
            [view(USDC, fees(2, 1_100, 50)), view(NATIVE, fees(0, 0, 0))]
        );
    });
}

#[test]
fn tiers_and_settled_keys_can_be_read() {
    ExtBuilder::default().build_and_execute(|| {
        assert_eq!(Discounts::tiers(), qtra().into_inner());
        accepted(ALICE, allow(USDC, 5));
        accepted(ENGINE, settle(line(1, ALICE, 5)));
        assert_eq!([1, 2].map(|n| Discounts::is_settled([n; 32])), [true, false]);
    });
}
