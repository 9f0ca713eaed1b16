//! `deposit_revenue`: exact shares, refusals, and what is written down.

use super::*;
use polkadot_sdk::{frame_support::storage::unhashed, sp_io};
use quaestor_primitives::{Entry, TakeRevenue};

/// Deposits `amount` USDC units of `kind`, and asserts what each leg then holds and what the books,
/// the event and the observer say.
#[track_caller]
fn assert_deposit(kind: RevenueType, amount: u128, legs: LegAmounts) {
    let (before, books) = (held(), total(kind, USDC));
    let bank = balance(USDC, BANK);
    let number = crate::DepositCount::<Test>::get();
    StubRevenue::take();

    accepted(BANK, deposit(USDC, amount, kind));

    let gained: Vec<u128> = held().iter().zip(before).map(|(now, then)| now - then).collect();
    let due = [Leg::Rewards, Leg::Buyback, Leg::Treasury, Leg::Backstop].map(|leg| legs.of(leg));
    assert_eq!(gained, due);
    assert_eq!(balance(USDC, BANK), bank - amount);
    let now = total(kind, USDC);
    assert_eq!(now.deposited - books.deposited, amount);
    assert_eq!(now.deposits - books.deposits, 1);
    for leg in LEGS {
        assert_eq!(now.arrived.of(leg) - books.arrived.of(leg), legs.of(leg));
    }
    assert_eq!(StubRevenue::take(), [(kind, USDC, amount)]);
    let (who, asset) = (BANK, USDC);
    assert_eq!(
        last_event(),
        Event::RevenueDeposited { who, kind, asset, amount, legs, number, reference: None }
    );
}

#[docify::export]
#[test]
fn subscriptions_go_half_to_the_rewards() {
    ExtBuilder::default().build_and_execute(|| {
        for (amount, rewards, backstop) in [
            (1, 0, 1),
            (3, 1, 2),
            (7, 3, 4),
            (999, 499, 500),
            (1_234_567_891_234, 617_283_945_617, 617_283_945_617),
        ] {
            assert_deposit(Subscription, amount, legs(rewards, 0, backstop));
        }
    });
}

#[test]
fn exchange_fees_go_a_fifth_to_the_rewards() {
    ExtBuilder::default().build_and_execute(|| {
        for (amount, rewards, backstop) in
            [(1, 0, 1), (3, 0, 3), (7, 1, 6), (999, 199, 800), (1_000_000, 200_000, 800_000)]
        {
            assert_deposit(ExchangeFee, amount, legs(rewards, 0, backstop));
        }
    });
}

#[test]
fn trading_profit_pays_the_buyback_as_well() {
    ExtBuilder::default().build_and_execute(|| {
        for (amount, rewards, buyback, backstop) in [
            (1, 0, 0, 1),
            (3, 0, 0, 3),
            (7, 1, 0, 6),
            (999, 199, 99, 701),
            (1_234_567_891_234, 246_913_578_246, 123_456_789_123, 864_197_523_865),
        ] {
            assert_deposit(TradingProfit, amount, legs(rewards, buyback, backstop));
        }
    });
}

#[test]
fn a_split_with_all_legs_is_exact_too() {
    ExtBuilder::default().build_and_execute(|| {
        // 30 % rewards, 10 % buyback, 5 % burn which is bought first, 15 % treasury.
        assert_deposit(Other, 1, legs(0, 0, 1));
        assert_deposit(Other, 3, legs(0, 0, 3));
        assert_deposit(Other, 7, plus(legs(2, 0, 4), Leg::Treasury, 1));
        assert_deposit(Other, 999, plus(legs(299, 99 + 49, 403), Leg::Treasury, 149));
    });
}

#[test]
fn of_the_native_token_the_burn_is_burnt() {
    ExtBuilder::default().build_and_execute(|| {
        let before = issuance(NATIVE);

        accepted(BANK, deposit(NATIVE, 999, Other));

        assert_eq!(issuance(NATIVE), before - 49);
        let legs = plus(plus(legs(299, 99, 403), Leg::Burn, 49), Leg::Treasury, 149);
        assert_eq!(total(Other, NATIVE).arrived, legs);
        let of = |who| balance(NATIVE, who) - ED;
        assert_eq!([of(REWARDS), of(BUYBACK), of(TREASURY)], [299, 99, 149]);
        assert_eq!(balance(NATIVE, BACKSTOP) - ED, 403);
        // The other asset's books know nothing of it.
        assert_eq!(total(Other, USDC), Default::default());
        assert_eq!(held(), [0; 4]);
    });
}

#[test]
fn the_share_of_a_leg_without_use_for_the_asset_goes_to_the_backstop() {
    let assets = vec![USDC, NATIVE, EURC];
    ExtBuilder { assets, ..Default::default() }.build_and_execute(|| {
        accepted(BANK, deposit(EURC, 999_000, Other));

        // The buyback's 99,900, and the burn's 49,950 that it would have bought.
        let legs = plus(legs(299_700, 0, 399_600 + 99_900 + 49_950), Leg::Treasury, 149_850);
        assert_eq!(total(Other, EURC).arrived, legs);
        assert_eq!(crate::Suspense::<Test>::iter().count(), 0);
        let Event::RevenueDeposited { legs: told, .. } = last_event() else { panic!("no deposit") };
        assert_eq!(told, legs);
    });
}

#[test]
fn shares_of_nothing_leave_all_to_the_backstop() {
    let nothing = ExtBuilder { splits: Default::default(), ..Default::default() };
    nothing.build_and_execute(|| {
        for kind in RevenueType::ALL {
            assert_deposit(kind, 999, legs(0, 0, 999));
        }
    });
}

#[test]
fn shares_of_a_whole_leave_only_what_rounding_cuts_off() {
    let whole = shares(3_333, 3_334, 3_334, 3_333, 0);
    ExtBuilder::default().split(Other, whole).build_and_execute(|| {
        // 333.3, 333.4 and 333.3 of 1,000.
        assert_deposit(Other, 1_000, legs(333, 333 + 333, 1));
        assert_deposit(Other, 10_000, legs(3_333, 3_334 + 3_333, 0));
    });
}

#[test]
fn only_a_depositor_deposits() {
    ExtBuilder::default().build_and_execute(|| {
        refused(ALICE, deposit(USDC, 100, Other), DispatchError::BadOrigin);
        not_set(deposit(USDC, 100, Other), DispatchError::BadOrigin);
    });
}

#[test]
fn an_asset_that_is_not_known_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        refused(BANK, deposit(EURC, 100, Other), Error::UnknownAsset);
    });
}

#[test]
fn nothing_is_no_deposit() {
    ExtBuilder::default().build_and_execute(|| {
        refused(BANK, deposit(USDC, 0, Subscription), Error::ZeroAmount);
    });
}

#[test]
fn nobody_deposits_more_than_they_have() {
    ExtBuilder::default().build_and_execute(|| {
        // The bank must keep the least balance.
        let free = balance(USDC, BANK) - LEAST;
        refused(BANK, deposit(USDC, free + 1, Other), Error::InsufficientBalance);
        refused(BANK, deposit(USDC, u128::MAX, Other), Error::InsufficientBalance);
        accepted(BANK, deposit(USDC, free, Other));
        refused(BANK, deposit(USDC, 1, Other), Error::InsufficientBalance);
    });
}

#[test]
fn a_closed_guard_refuses_a_deposit_and_nothing_else_does() {
    ExtBuilder::default().build_and_execute(|| {
        StubGuard::close(Entry::Deposit);
        refused(BANK, deposit(USDC, 100, Other), StubGuard::CLOSED);
        StubGuard::open(Entry::Deposit);
        for entry in [Entry::Stake, Entry::Compound, Entry::Buyback] {
            StubGuard::close(entry);
        }
        accepted(BANK, deposit(USDC, 100, Other));
    });
}

#[test]
fn a_sum_of_deposits_that_does_not_fit_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        let before = total(Subscription, USDC);
        crate::Totals::<Test>::mutate(Subscription, USDC, |total| total.deposited = u128::MAX);

        refused(BANK, deposit(USDC, 1, Subscription), ArithmeticError::Overflow);

        crate::Totals::<Test>::insert(Subscription, USDC, before);
    });
}

pub(super) fn keys() -> usize {
    let mut last = Vec::new();
    core::iter::from_fn(|| {
        last = sp_io::storage::next_key(&last)?;
        Some(())
    })
    .count()
}

#[test]
fn the_thousandth_deposit_leaves_as_many_keys_as_the_fourth() {
    ExtBuilder::default().build_and_execute(|| {
        for _ in 0..4 {
            accepted(BANK, deposit(USDC, 1_000, Other));
        }
        let after_four = keys();

        for _ in 4..1_000 {
            accepted(BANK, deposit(USDC, 1_000, Other));
        }

        assert_eq!(keys(), after_four);
        assert_eq!(total(Other, USDC).deposits, 1_000);
        assert_eq!(total(Other, USDC).deposited, 1_000_000);
        assert!(!unhashed::exists(DIRT));
    });
}

#[test]
fn a_pallet_deposits_from_anybody_by_the_same_split() {
    ExtBuilder::default().build_and_execute(|| {
        let (before, bank) = (held(), balance(USDC, BANK));
        let take = |amount| {
            polkadot_sdk::frame_support::storage::with_storage_layer(|| {
                <Router as TakeRevenue<AccountId>>::take(&BANK, &USDC, amount, Subscription)
            })
        };
        assert_eq!(take(bank + 1), Err(Error::InsufficientBalance.into()));
        assert_eq!((held(), balance(USDC, BANK)), (before, bank));

        assert_eq!(take(7), Ok(()));
        assert_eq!(balance(USDC, BANK), bank - 7);
        let gained: Vec<u128> = held().iter().zip(before).map(|(now, then)| now - then).collect();
        assert_eq!(gained, [3, 0, 0, 4]);
    });
}
