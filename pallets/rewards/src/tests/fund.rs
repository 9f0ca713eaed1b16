//! `fund`, and fundings as credit.

use super::*;
use polkadot_sdk::{
    frame_support::traits::{fungibles::Balanced, LockableCurrency, WithdrawReasons},
    pallet_assets,
};
use quaestor_primitives::{FundPool, RevenueType};

#[test]
fn a_funding_streams_evenly_until_its_end() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(BANK, fund(USDC, FUNDING));

        System::assert_has_event(funded(FUNDING, START + 7 * DAY, FundingSource::Account(BANK)));
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
        refused(BANK, fund(USDC, u128::MAX), Error::InsufficientBalance);
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

        let source = FundingSource::Revenue(RevenueType::ExchangeFee);
        assert!(<Rewards as FundPool<_, MoneyCredit>>::fund(source.clone(), credit).is_ok());

        System::assert_has_event(funded(FUNDING, START + 7 * DAY, source));
        assert_eq!(pool(USDC).pool.unstreamed, from_int(FUNDING));
        assert_eq!(Rewards::pot_balance(&USDC), LEAST + FUNDING);
    });
}

#[test]
fn a_credit_that_cannot_be_a_funding_comes_back() {
    ExtBuilder::default().build_and_execute(|| {
        for (asset, amount) in [(EURC, FUNDING), (USDC, 999_999)] {
            let credit = Money::issue(asset.clone(), amount);

            let back = <Rewards as FundPool<_, MoneyCredit>>::fund(FundingSource::Floor, credit);
            let back = back.err().unwrap();

            assert_eq!((back.asset(), back.peek()), (asset, amount));
        }
        assert_eq!(pool(USDC).pool.unstreamed, from_int(0));
    });
}

#[test]
fn a_funding_is_booked_when_it_has_been_received() {
    ExtBuilder::default().build_and_execute(|| {
        System::reset_events();
        accepted(BANK, fund(USDC, FUNDING));

        let events: Vec<_> = System::events().into_iter().map(|record| record.event).collect();
        assert!(matches!(
            events[..],
            [
                RuntimeEvent::Assets(pallet_assets::Event::Transferred { amount: FUNDING, .. }),
                RuntimeEvent::Rewards(crate::Event::Funded { amount: FUNDING, .. }),
            ]
        ));
    });
}

#[test]
fn a_credit_that_cannot_be_received_comes_back_and_is_not_booked() {
    ExtBuilder::default().build_and_execute(|| {
        Assets::block(RuntimeOrigin::signed(BANK), 1, Rewards::pot_account()).unwrap();
        let credit = Money::issue(USDC, FUNDING);

        let back = <Rewards as FundPool<_, MoneyCredit>>::fund(FundingSource::Floor, credit);
        let back = back.err().unwrap();

        assert_eq!((back.asset(), back.peek()), (USDC, FUNDING));
        assert_eq!((pool(USDC).pool.unstreamed, pool(USDC).pool.rate), (from_int(0), from_int(0)));
    });
}

#[test]
fn frozen_money_is_called_frozen() {
    ExtBuilder::default().build_and_execute(|| {
        let bank = || RuntimeOrigin::signed(BANK);
        Assets::transfer(bank(), 1, ALICE, 10_000_000).unwrap();
        Assets::freeze(bank(), 1, ALICE).unwrap();
        refused(ALICE, fund(USDC, 1_000_000), Error::Frozen);
        Assets::thaw(bank(), 1, ALICE).unwrap();
        accepted(ALICE, fund(USDC, 1_000_000));
        Assets::freeze_asset(bank(), 1).unwrap();
        refused(ALICE, fund(USDC, 1_000_000), Error::Frozen);

        let all = Balances::free_balance(ALICE);
        Balances::set_lock(*b"vesting ", &ALICE, all, WithdrawReasons::all());
        refused(ALICE, fund(NATIVE, 1_000_000), Error::Frozen);
        refused(ALICE, fund(NATIVE, all + 1), Error::InsufficientBalance);
        refused(ALICE, Call::set_auto_compound { on: true }, Error::Frozen);
    });
}
