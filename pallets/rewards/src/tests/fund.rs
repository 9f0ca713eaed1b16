//! `fund`, and fundings as credit.

use super::*;
use polkadot_sdk::frame_support::traits::fungibles::Balanced;
use quaestor_primitives::TakeCredit;

#[test]
fn a_funding_streams_evenly_until_its_end() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(BANK, fund(USDC, FUNDING));

        System::assert_has_event(
            Event::Funded { asset: USDC, amount: FUNDING, end: Some(START + 7 * DAY) }.into(),
        );
        assert_eq!(Rewards::pot_balance(&USDC), LEAST + FUNDING);
        assert_eq!(pool(USDC).pool.rate, from_int(625));
        at(START + 7 * DAY);
        assert_eq!((pool(USDC).pool.rate, pool(USDC).pool.unstreamed), (from_int(0), from_int(0)));
    });
}

#[test]
fn overlapping_fundings_add_up_and_none_stretches_another() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(BANK, fund(USDC, FUNDING));
        at(START + 3 * DAY);

        accepted(BANK, fund(USDC, 2 * FUNDING));

        assert_eq!(pool(USDC).pool.rate, from_int(3 * 625));
        at(START + 7 * DAY);
        assert_eq!(pool(USDC).pool.rate, from_int(2 * 625));
        at(START + 10 * DAY);
        assert_eq!(pool(USDC).pool.rate, from_int(0));
    });
}

#[test]
fn fundings_that_end_together_end_together() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(BANK, fund(USDC, FUNDING));
        accepted(BANK, fund(USDC, FUNDING));
        accepted(BANK, fund(NATIVE, FUNDING));

        at(START + 7 * DAY);

        assert_eq!((pool(USDC).pool.rate, pool(NATIVE).pool.rate), (from_int(0), from_int(0)));
        assert_eq!(crate::RateEnds::<Test>::iter().count(), 0);
    });
}

#[test]
fn a_funding_of_nothing_or_below_the_minimum_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        refused(BANK, fund(USDC, 0), Error::BelowMinimumFunding);
        refused(BANK, fund(USDC, 999_999), Error::BelowMinimumFunding);
        accepted(BANK, fund(USDC, 1_000_000));
    });
}

#[test]
fn an_asset_without_a_pool_is_refused() {
    ExtBuilder::default().only(USDC).build_and_execute(|| {
        refused(BANK, fund(EURC, FUNDING), Error::UnknownAsset);
        refused(BANK, fund(NATIVE, FUNDING), Error::UnknownAsset);
    });
}

#[test]
fn nobody_funds_with_more_than_they_have() {
    ExtBuilder::default().build_and_execute(|| {
        // Alice must keep the least balance.
        refused(ALICE, fund(USDC, 1_000_000), Error::InsufficientBalance);
        refused(EVE, fund(NATIVE, 1_000_000), Error::InsufficientBalance);
        refused(BANK, fund(USDC, balance(USDC, BANK)), Error::InsufficientBalance);
    });
}

#[test]
fn a_funding_beyond_every_number_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        refused(BANK, fund(USDC, u128::MAX), Error::InsufficientBalance);
        accepted(BANK, fund(USDC, FUNDING));
        refused(BANK, fund(USDC, u128::MAX), Error::Overflow);
    });
}

#[test]
fn nobody_funds_before_the_clock_has_started() {
    ExtBuilder::default().before_the_clock().build_and_execute(|| {
        refused(BANK, fund(USDC, FUNDING), Error::ClockNotStarted);
    });
}

#[test]
fn a_credit_is_a_funding() {
    ExtBuilder::default().build_and_execute(|| {
        let credit = Money::issue(USDC, FUNDING);

        assert!(<Rewards as TakeCredit<MoneyCredit>>::take(credit).is_ok());

        assert_eq!(pool(USDC).pool.unstreamed, from_int(FUNDING));
        assert_eq!(Rewards::pot_balance(&USDC), LEAST + FUNDING);
    });
}

#[test]
fn a_credit_that_cannot_be_a_funding_comes_back() {
    ExtBuilder::default().build_and_execute(|| {
        for (asset, amount) in [(EURC, FUNDING), (USDC, 999_999)] {
            let credit = Money::issue(asset.clone(), amount);

            let back = <Rewards as TakeCredit<MoneyCredit>>::take(credit).err().unwrap();

            assert_eq!((back.asset(), back.peek()), (asset, amount));
        }
        assert_eq!(pool(USDC).pool.unstreamed, from_int(0));
    });
}
