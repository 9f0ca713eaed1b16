//! Payments for plans: discounts, the reference price, the maximum, and where the money goes.

use crate::{world::*, *};
use polkadot_sdk::{frame_support::traits::Get, sp_keyring::Sr25519Keyring::*};
use quaestor_primitives::Price;
use quaestor_runtime::{params::Usdc, Backstop, Rewards, RuntimeEvent, Subscriptions};

pub type Subscription = pallet_subscriptions::Call<Runtime>;
pub type PlanError = pallet_subscriptions::Error<Runtime>;
/// A period of the preset's first two plans: thirty days of 20 seconds.
pub const PERIOD: u64 = 600;

pub fn subscribe(periods: u32, pay_with: AssetKind, max_payment: Balance) -> Subscription {
    Subscription::subscribe { plan: 0, periods, pay_with, max_payment }
}

/// Until when `who` has paid for the first plan.
pub fn active_until(who: &AccountId) -> u64 {
    Subscriptions::active_until(who, 0).expect("there is a subscription")
}

pub fn is_active(who: &AccountId) -> bool {
    Subscriptions::is_active(who.clone(), 0)
}

/// The first plan's price for `who` in the native token: after the discount, and what is charged.
fn quoted(who: Sr25519Keyring) -> (Balance, u32, Balance) {
    let quote = Subscriptions::quote(person(who), 0, 1, NATIVE).expect("there is a price");
    (quote.usdc_price, quote.discount_bps, quote.amount)
}

/// Pays for the first plan, with the least maximum that suffices, and compares all that it moves.
#[track_caller]
fn pays(who: Sr25519Keyring, asset: AssetKind, amount: Balance) {
    let who = person(who);
    block(|| {
        feed(HALF);
        refused(&who, subscribe(1, asset.clone(), amount - 1), PlanError::AboveMaximum);
        let held = |who: &AccountId| balance(&asset, who);
        let (payer, pot) = (held(&who), Rewards::pot_balance(&asset));
        let reserve = held(&Backstop::account());
        let before = routed(RevenueType::Subscription, asset.clone());

        done(&who, subscribe(1, asset.clone(), amount));

        assert_eq!(payer - held(&who), amount);
        assert_eq!(Rewards::pot_balance(&asset) - pot, amount / 2);
        assert_eq!(held(&Backstop::account()) - reserve, amount - amount / 2);
        let after = routed(RevenueType::Subscription, asset.clone());
        assert_eq!(after.deposits - before.deposits, 1);
        assert_eq!(after.deposited - before.deposited, amount);
    });
    check();
}

#[test]
fn usdc_has_no_discount_qtra_a_tenth_and_stakers_a_fifth() {
    market().execute_with(|| {
        block(|| {
            feed(HALF);
            stake(Charlie, 1_000 * QTRA - 1);
            stake(Eve, 1_000 * QTRA);
        });
        pass(8 * DAY);
        // 10 USDC a period; 9 and 8 of them at half a USDC for a token.
        pays(Alice, USDC, 10 * USD);
        pays(Bob, NATIVE, 18 * QTRA);
        pays(Charlie, NATIVE, 18 * QTRA);
        pays(Eve, NATIVE, 16 * QTRA);
        // Stake is worth nothing to those who pay in USDC.
        pays(Eve, USDC, 10 * USD);
        block(|| done(&person(Eve), Stake::early_unstake { position: 0 }));
        pays(Eve, NATIVE, 18 * QTRA);
        assert_eq!(routed(RevenueType::Subscription, USDC).deposited, 20 * USD);
        assert_eq!(routed(RevenueType::Subscription, NATIVE).deposited, 70 * QTRA);
        let [first, ..] = &Subscriptions::plans()[..] else { panic!() };
        assert_eq!((first.paid_quote.amount, first.paid_quote.payments), (20 * USD, 2));
        assert_eq!((first.paid_native.amount, first.paid_native.payments), (70 * QTRA, 4));
        assert_eq!(first.subscribers, 4);
    });
}

#[test]
fn on_qtra_a_hundred_thousand_is_enough_and_a_unit_less_is_not() {
    market_with(as_qtra()).execute_with(|| {
        let plans: Vec<_> = Subscriptions::plans()
            .into_iter()
            .map(|view| (view.plan.price / USD, view.plan.period_secs / 86_400))
            .collect();
        assert_eq!(plans, [(10, 30), (50, 30), (500, 365)]);
        block(|| {
            feed(HALF);
            stake(Bob, 100_000 * QTRA - 1);
            stake(Eve, 100_000 * QTRA);
        });
        pass_at(HALF, 8 * DAY);
        assert_eq!(quoted(Alice), (9 * USD, 1_000, 18 * QTRA));
        assert_eq!(quoted(Bob), (9 * USD, 1_000, 18 * QTRA));
        assert_eq!(quoted(Eve), (8 * USD, 2_000, 16 * QTRA));
        pays(Bob, NATIVE, 18 * QTRA);
        pays(Eve, NATIVE, 16 * QTRA);
    });
}

#[test]
fn what_the_price_does_not_divide_is_rounded_up() {
    market().execute_with(|| {
        // Root sets a price that is close to the market's and divides nothing: 9 USDC are
        // 9 * 10^18 / 333,333,333,333 * 10^6 units, a little more than 27 QTRA.
        let odd = Price(333_333_333_333);
        let set = pallet_price_feed::Call::set_override { price: odd, until: now() + 300 };
        block(|| assert_eq!(dispatch(quaestor_runtime::RuntimeOrigin::root(), set), Ok(())));
        let (usdc_price, bps, amount) = quoted(Bob);
        assert_eq!((usdc_price, bps), (9 * USD, 1_000));
        assert_eq!(amount, 27_000_000_000_027_000_001);
        assert!(
            odd.value_of(amount).unwrap() >= 9 * USD && odd.value_of(amount - 1).unwrap() < 9 * USD
        );
        block(|| {
            refused(&person(Bob), subscribe(1, NATIVE, amount - 1), PlanError::AboveMaximum);
            done(&person(Bob), subscribe(1, NATIVE, amount));
        });
        check();
    });
}

#[test]
fn without_a_fresh_price_only_usdc_is_taken() {
    market().execute_with(|| {
        // Reports expire after ten minutes on the preset.
        pass(601);
        block(|| {
            let error = PlanError::PriceUnavailable;
            refused(&person(Bob), subscribe(1, NATIVE, Balance::MAX), error);
            let quote = Subscriptions::quote(person(Bob), 0, 1, NATIVE);
            assert_eq!(quote, Err(PlanError::PriceUnavailable.into()));
            done(&person(Bob), subscribe(1, USDC, 10 * USD));
        });
        pass_at(HALF, 5 * SLOT);
        block(|| done(&person(Bob), subscribe(1, NATIVE, 18 * QTRA)));
        check();
    });
}

#[test]
fn periods_add_up_and_a_lapsed_plan_begins_anew() {
    market().execute_with(|| {
        let bob = person(Bob);
        let start = block(|| {
            done(&bob, subscribe(2, USDC, 20 * USD));
            now()
        });
        assert_eq!(active_until(&bob), start + 2 * PERIOD);
        block(|| done(&bob, subscribe(1, USDC, 10 * USD)));
        assert_eq!(active_until(&bob), start + 3 * PERIOD);
        pass(start + 3 * PERIOD - now() - SLOT);
        assert!(is_active(&bob), "a block before the end");
        pass(SLOT);
        assert_eq!(now(), start + 3 * PERIOD);
        assert!(!is_active(&bob), "at the end");
        pass(DAY);
        let again = block(|| {
            done(&bob, subscribe(1, USDC, 10 * USD));
            now()
        });
        assert_eq!(active_until(&bob), again + PERIOD);
        check();
    });
}

#[test]
fn what_cannot_be_is_refused_with_its_reason() {
    market().execute_with(|| {
        block(|| {
            let bob = person(Bob);
            assert_eq!(<Usdc as Get<AssetKind>>::get(), USDC);
            let of = |plan, periods, pay_with| Subscription::subscribe {
                plan,
                periods,
                pay_with,
                max_payment: Balance::MAX,
            };
            refused(&bob, of(3, 1, USDC), PlanError::UnknownPlan);
            refused(&bob, of(0, 0, USDC), PlanError::PeriodsOutOfRange);
            refused(&bob, of(0, 25, USDC), PlanError::PeriodsOutOfRange);
            refused(&bob, of(0, 1, AssetKind::WithId(7)), PlanError::UnknownAsset);
            let short = pallet_revenue_router::Error::<Runtime>::InsufficientBalance;
            refused(&AccountId::new([9; 32]), of(0, 1, USDC), short);
            refused(&bob, Subscription::cancel { plan: 0 }, PlanError::NotSubscribed);
            done(&bob, of(0, 1, USDC));
            refused(&bob, Subscription::cancel { plan: 0 }, PlanError::NotRenewing);
            refused(&bob, Subscription::forget { plan: 0 }, PlanError::StillActive);
        });
    });
}

/// The news of subscriptions in this block.
pub fn news() -> Vec<pallet_subscriptions::Event<Runtime>> {
    let of = |event| match event {
        RuntimeEvent::Subscriptions(event) => Some(event),
        _ => None,
    };
    events().into_iter().filter_map(of).collect()
}
