//! Gifts to the accounts of pallets, and revenue in an asset that not every leg has a use for.

use crate::world::*;
use pallet_revenue_router::{
    types::{Leg, Share, Split},
    Call as Router, Suspense, Totals,
};
use polkadot_sdk::{
    frame_support::traits::fungibles::{Inspect, Mutate},
    pallet_assets,
    sp_keyring::Sr25519Keyring::*,
};
use quaestor_primitives::{AssetKind, Balance, Books, RevenueType};
use quaestor_runtime::{
    configs::tokens::NativeAndAssets, genesis::dev_treasurer, params::TreasuryAccount, AccountId,
    Address, Backstop, BuybackBurn, CircuitBreaker, FeeDiscounts, PriceFeed, RevenueRouter,
    Rewards, Runtime, RuntimeCall, RuntimeOrigin, StakingVault, Subscriptions,
};

type Money = pallet_assets::Call<Runtime>;

const THIRD: AssetKind = AssetKind::WithId(7);
/// Its minimum balance.
const LEAST: Balance = 10;

/// Lists a third asset and lets revenue come in it.
fn third_asset() {
    let owner = Address::Id(person(Alice));
    let create: RuntimeCall =
        Money::force_create { id: 7.into(), owner, is_sufficient: true, min_balance: LEAST }.into();
    assert_eq!(dispatch(RuntimeOrigin::root(), create), Ok(()));
    for who in [person(Alice), dev_treasurer()] {
        NativeAndAssets::mint_into(THIRD, &who, 1_000_000).unwrap();
    }
    let add = Router::add_asset { asset: THIRD, payer: person(Alice) };
    assert_eq!(dispatch(RuntimeOrigin::root(), add), Ok(()));
}

fn keepers_of_books() -> [AccountId; 4] {
    [
        Rewards::pot_account(),
        RevenueRouter::account(),
        BuybackBurn::account(),
        FeeDiscounts::account(),
    ]
}

#[track_caller]
fn invariants() {
    assert_eq!(StakingVault::do_try_state(), Ok(()));
    assert_eq!(Rewards::do_try_state(), Ok(()));
    assert_eq!(PriceFeed::do_try_state(), Ok(()));
    assert_eq!(RevenueRouter::do_try_state(), Ok(()));
    assert_eq!(Backstop::do_try_state(), Ok(()));
    assert_eq!(BuybackBurn::do_try_state(), Ok(()));
    assert_eq!(CircuitBreaker::do_try_state(), Ok(()));
    assert_eq!(FeeDiscounts::do_try_state(), Ok(()));
    assert_eq!(Subscriptions::do_try_state(), Ok(()));
}

/// A transfer as anybody makes it.
fn give(asset: &AssetKind, to: &AccountId, amount: Balance) {
    let dest = Address::Id(to.clone());
    let alice = person(Alice);
    match asset {
        AssetKind::Native => {
            let value = amount;
            type Native = polkadot_sdk::pallet_balances::Call<Runtime>;
            done(&alice, Native::transfer_allow_death { dest, value });
        },
        AssetKind::WithId(id) => {
            done(&alice, Money::transfer { id: (*id).into(), target: dest, amount });
        },
    }
}

/// So many epochs end; three are enough to visit each asset of revenue.
fn epochs(count: u32) {
    for _ in 0..count {
        pass(Backstop::status().epoch_end.saturating_sub(now()) + 2 * SLOT);
    }
}

/// Amounts beyond the books of [`keepers_of_books`].
fn unasked(asset: &AssetKind) -> [Balance; 4] {
    let booked = [
        <Rewards as Books<AccountId>>::booked(asset),
        <RevenueRouter as Books<AccountId>>::booked(asset),
        <BuybackBurn as Books<AccountId>>::booked(asset),
        <FeeDiscounts as Books<AccountId>>::booked(asset),
    ];
    let held = keepers_of_books().map(|who| balance(asset, &who));
    core::array::from_fn(|index| held[index].checked_sub(booked[index]).expect("it is all there"))
}

#[test]
fn a_gift_to_any_account_breaks_nothing_and_goes_to_the_backstop() {
    market().execute_with(|| {
        third_asset();
        // The backstop holds the third asset once it has got some.
        give(&THIRD, &Backstop::account(), LEAST);
        block(|| deposit(USDC, 999 * USD + 7, RevenueType::TradingProfit));
        check();
        let existence = NativeAndAssets::minimum_balance(NATIVE);
        // Where an account's pallet does not know the asset, its minimum balance stays.
        for (asset, amount, kept) in [
            (NATIVE, QTRA, [0, 0, existence, 0]),
            (USDC, USD / 100, [0; 4]),
            (THIRD, 3 * LEAST, [LEAST, 0, LEAST, LEAST]),
        ] {
            assert_eq!(unasked(&asset), [0; 4], "{asset:?}");
            for who in keepers_of_books() {
                give(&asset, &who, amount);
                invariants();
            }
            assert_eq!(unasked(&asset), [amount; 4], "{asset:?}");
            let reserve = Backstop::main_reserve(&asset);

            epochs(4);

            invariants();
            assert_eq!(unasked(&asset), kept, "{asset:?}");
            if asset == THIRD {
                assert_eq!(Backstop::main_reserve(&asset) - reserve, 4 * 30 - 3 * 10);
            }
        }
        // Those who receive money by right are not affected.
        give(&USDC, &TreasuryAccount::get(), USD);
        give(&USDC, &Backstop::account(), USD);
        invariants();
        let supply = NativeAndAssets::total_issuance(THIRD);
        assert_eq!(supply, 2_000_000, "nothing is burnt");
    });
}

/// The largest gift that there can be, and gifts in every block of an epoch.
#[test]
fn many_gifts_and_a_huge_one_are_collected_alike() {
    market().execute_with(|| {
        third_asset();
        give(&THIRD, &Backstop::account(), LEAST);
        NativeAndAssets::mint_into(THIRD, &person(Alice), 10_u128.pow(30)).unwrap();
        let router = RevenueRouter::account();
        for _ in 0..30 {
            block(|| give(&THIRD, &router, 1));
            invariants();
        }
        give(&THIRD, &router, 10_u128.pow(30));
        epochs(4);
        check();
        assert_eq!(Backstop::main_reserve(&THIRD), 10_u128.pow(30) + 30);
    });
}

#[test]
fn revenue_in_a_third_asset_waits_for_no_leg() {
    market().execute_with(|| {
        third_asset();
        let all = [Leg::Rewards, Leg::Buyback, Leg::Burn, Leg::Treasury];
        let new = Split::of(all.map(|leg| Share::new(leg, 1_000)));
        let set = Router::set_split { kind: RevenueType::Other, new };
        assert_eq!(dispatch(RuntimeOrigin::root(), set), Ok(()));
        // Too little for an account that does not hold the asset yet.
        block(|| deposit(THIRD, LEAST - 1, RevenueType::Other));
        assert_eq!(Suspense::<Runtime>::iter().count(), 1);
        for kind in RevenueType::ALL {
            block(|| deposit(THIRD, 1_000, kind));
        }
        block(|| {});

        assert_eq!(Suspense::<Runtime>::iter().count(), 0);
        let arrived = |kind, leg| Totals::<Runtime>::get(kind, THIRD).arrived.of(leg);
        assert_eq!(arrived(RevenueType::Other, Leg::Treasury), 100);
        assert_eq!(arrived(RevenueType::Other, Leg::Backstop), 900 + LEAST - 1);
        for kind in [
            RevenueType::Subscription,
            RevenueType::ExchangeFee,
            RevenueType::TradingProfit,
            RevenueType::Inference,
        ] {
            assert_eq!(arrived(kind, Leg::Backstop), 1_000, "{kind:?}");
        }
        assert_eq!(balance(&THIRD, &TreasuryAccount::get()), 100);
        assert_eq!(balance(&THIRD, &Backstop::account()), 4_909);
        check();
    });
}
