//! Purchases for other pallets: under the bounds of a lot, all or nothing, at any time.

use super::*;
use polkadot_sdk::frame_support::traits::fungibles::Balanced;
use quaestor_primitives::{AssetKind, Purchase};

fn purchase(
    asset: AssetKind,
    amount: Balance,
) -> Result<MoneyCredit, (MoneyCredit, DispatchError)> {
    <Buyback as Purchase<_>>::purchase(credit(BANK, asset, amount))
}

/// Nothing but the credit has moved, and that is back.
#[track_caller]
fn assert_given_back(asset: AssetKind, amount: Balance, error: impl Into<DispatchError>) {
    let before = (state(), totals(), reserves(), crate::SpentInBlock::<Test>::get());
    let (back, why) = purchase(asset.clone(), amount).unwrap_err();
    assert_eq!((back.asset(), back.peek(), why), (asset, amount, error.into()));
    assert_eq!((state(), totals(), reserves(), crate::SpentInBlock::<Test>::get()), before);
    assert!(<Money as Balanced<_>>::resolve(&BANK, back).is_ok());
}

#[test]
fn the_whole_credit_buys_native_tokens() {
    ExtBuilder::default().build_and_execute(|| {
        let before = issuance();

        let bought = purchase(USDC, 100 * USD).unwrap();

        let amount = 199_360_247_566_635_212_938;
        assert_eq!((bought.asset(), bought.peek()), (NATIVE, amount));
        let expected = Event::Purchased {
            spent: 100 * USD,
            bought: amount,
            low: HALF,
            min_out: 198_019_801_980_198_019_802,
        };
        assert_eq!(last_event(), expected.into());
        assert!(<Money as Balanced<_>>::resolve(&ALICE, bought).is_ok());
        assert_eq!((issuance(), totals()), (before, Totals::default()));
    });
}

#[test]
fn up_to_the_safe_amount_and_not_a_unit_more() {
    ExtBuilder::default().build_and_execute(|| {
        assert_given_back(USDC, SAFE + 1, Error::PoolTooShallow);
        assert_eq!(purchase(USDC, SAFE).unwrap().peek(), SAFE_BUYS);
    });
}

#[test]
fn all_purchases_of_a_block_and_its_lot_share_the_safe_amount() {
    ExtBuilder::default().budget(5_000).build_and_execute(|| {
        for _ in 0..3 {
            drop(purchase(USDC, 200 * USD).unwrap());
        }
        assert_given_back(USDC, SAFE - 600 * USD + 1, Error::PoolTooShallow);
        idle();
        assert_eq!(record(0).amounts.spent, SAFE - 600 * USD);
        assert_given_back(USDC, 1, Error::PoolTooShallow);

        at(START + 6);

        drop(purchase(USDC, 200 * USD).unwrap());
    });
}

#[test]
fn after_a_lot_there_is_no_distance_to_keep() {
    ExtBuilder::default().budget(100).build_and_execute(|| {
        accepted(ALICE, execute());
        drop(purchase(USDC, 100 * USD).unwrap());
    });
}

#[test]
fn without_a_price_or_a_pool_it_comes_back() {
    ExtBuilder::default().build_and_execute(|| {
        StubPrice::set_reference(None);
        assert_given_back(USDC, USD, Error::PriceUnavailable);
        StubPrice::set(HALF, START);
        set_reserves(0, 500_000 * USD);
        assert_given_back(USDC, USD, Error::PoolTooShallow);
    });
}

#[test]
fn at_a_pushed_price_it_comes_back() {
    ExtBuilder::default().build_and_execute(|| {
        set_reserves(900_000 * TOKEN, 500_000 * USD);
        assert_given_back(USDC, USD, Error::PriceMoved);
        Market::promise_too_much();
        let refused = DispatchError::Other("the exchange gives too little");
        assert_given_back(USDC, USD, refused);
    });
}

#[test]
fn only_usdc_buys_and_nothing_buys_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        assert_given_back(EURC, USD, Error::UnknownAsset);
        assert_given_back(NATIVE, TOKEN, Error::UnknownAsset);
        assert_given_back(USDC, 0, Error::ZeroAmount);
    });
}

#[test]
fn the_guard_of_buybacks_is_not_asked() {
    ExtBuilder::default().build_and_execute(|| {
        StubGuard::close(Entry::Buyback);
        drop(purchase(USDC, USD).unwrap());
    });
}
