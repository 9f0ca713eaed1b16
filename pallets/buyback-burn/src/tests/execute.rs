//! `execute_buyback`: exact lots, and each reason why there is none.

use super::*;
use polkadot_sdk::{
    frame_support::dispatch::Pays, frame_system::RawOrigin, sp_runtime::traits::Dispatchable,
};
use quaestor_primitives::{PriceSource, ReferencePrice};

#[docify::export]
#[test]
fn a_lot_is_what_the_pool_takes_safely_and_all_of_it_is_burnt() {
    ExtBuilder::default().budget(5_000).build_and_execute(|| {
        let before = issuance();

        accepted(ALICE, execute());

        assert_eq!(issuance(), before - SAFE_BUYS);
        assert_eq!(state().budget, 5_000 * USD - SAFE);
        assert_eq!(Buyback::balance(), LEAST + 5_000 * USD - SAFE);
        assert_eq!(reserves(), (1_000_000 * TOKEN - SAFE_BUYS, 500_000 * USD + SAFE));
        let amounts = Amounts { spent: SAFE, bought: SAFE_BUYS, burnt: SAFE_BUYS };
        let low = Some(HALF);
        let expected = Record { number: 0, time: START, amounts, low, min_out: SAFE_LEAST };
        assert_eq!(record(0), expected);
        let sums = totals();
        assert_eq!((sums.count, sums.lots, sums.all), (1, 1, amounts));
        let next_at = state().next_at;
        assert_eq!(
            last_event(),
            Event::BoughtAndBurnt {
                number: 0,
                spent: SAFE,
                bought: SAFE_BUYS,
                burnt: SAFE_BUYS,
                low: HALF,
                min_out: SAFE_LEAST,
                issuance: before - SAFE_BUYS,
                total_burnt: SAFE_BUYS,
                next_at,
            }
            .into()
        );
    });
}

#[test]
fn a_budget_below_the_largest_lot_is_spent_to_the_last_unit() {
    ExtBuilder::default().budget(100).build_and_execute(|| {
        accepted(ALICE, execute());

        // 10^24 * 99,700,000 / (5 * 10^11 + 99,700,000); at least 10^8 / (0.50 * 1.01).
        let bought = 199_360_247_566_635_212_938;
        assert_eq!(record(0).amounts, Amounts { spent: 100 * USD, bought, burnt: bought });
        assert_eq!(record(0).min_out, 198_019_801_980_198_019_802);
        assert_eq!((state().budget, Buyback::balance()), (0, LEAST));
    });
}

#[test]
fn the_largest_lot_and_the_impact_bound_a_lot_too() {
    let spent = |change: fn(&mut Params)| {
        ExtBuilder::default().params(change).budget(5_000).build_and_execute(|| {
            accepted(ALICE, execute());
            record(0).amounts.spent
        })
    };
    assert_eq!(spent(|params| params.max_lot = 300 * USD), 300 * USD);
    // 500,000 USDC times sqrt(1.001) - 1.
    assert_eq!(spent(|params| params.impact_bps = 10), 249_937_531);
}

#[test]
fn a_keeper_pays_nothing_for_a_lot_and_the_fee_for_none() {
    ExtBuilder::default().budget(5_000).build_and_execute(|| {
        let run = || RuntimeCall::from(execute()).dispatch(RawOrigin::Signed(ALICE).into());

        assert_eq!(run().unwrap().pays_fee, Pays::No);
        assert_eq!(run().unwrap_err().post_info.pays_fee, Pays::Yes);
    });
}

#[test]
fn only_keepers_execute() {
    ExtBuilder::default().budget(5_000).build_and_execute(|| {
        let root = RuntimeOrigin::root();
        quaestor_testing::assert_refused::<RuntimeCall>(execute(), root, DispatchError::BadOrigin);
    });
}

#[test]
fn a_lot_before_its_time_is_refused() {
    ExtBuilder::default().budget(5_000).build_and_execute(|| {
        accepted(ALICE, execute());
        refused(ALICE, execute(), Error::NotDue);
        at(state().next_at - 1);
        refused(ALICE, execute(), Error::NotDue);
        at(state().next_at);
        accepted(ALICE, execute());
    });
}

#[test]
fn a_budget_below_the_least_lot_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        refused(ALICE, execute(), Error::BudgetTooSmall);
        fund(USDC, 100 * USD - 1);
        refused(ALICE, execute(), Error::BudgetTooSmall);
        fund(USDC, 1);
        accepted(ALICE, execute());
    });
}

#[test]
fn without_a_price_nothing_is_bought() {
    ExtBuilder::default().budget(5_000).build_and_execute(|| {
        StubPrice::set_reference(None);
        refused(ALICE, execute(), Error::PriceUnavailable);
    });
}

#[test]
fn a_pool_that_is_empty_drained_or_too_shallow_is_refused() {
    ExtBuilder::default().budget(5_000).build_and_execute(|| {
        for (native, usdc) in [(0, 0), (0, 500_000 * USD), (1_000_000 * TOKEN, 0)] {
            set_reserves(native, usdc);
            refused(ALICE, execute(), Error::PoolTooShallow);
        }
        // 10^8 / 0.001503383459 = 66,516,629,141.7.
        for (usdc, fits) in [(66_516_629_141, false), (66_516_629_142, true)] {
            set_reserves(usdc * 2 * TOKEN / USD, usdc);
            assert_eq!(Buyback::status().next.is_ok(), fits);
        }
        accepted(ALICE, execute());
        assert_eq!(record(0).amounts.spent, 100 * USD);
    });
}

#[test]
fn a_side_that_is_nearly_drained_is_a_price_that_has_moved() {
    ExtBuilder::default().budget(5_000).build_and_execute(|| {
        set_reserves(TOKEN, 500_000 * USD);
        refused(ALICE, execute(), Error::PriceMoved);
    });
}

#[test]
fn a_price_above_the_bound_is_refused_and_one_just_within_it_is_not() {
    // A lot costs the fee and half of its push, 0.45 % together, so of 1 % the pool's price may
    // take 0.55 %.
    for (permille, fits) in [(1_005, true), (1_006, false)] {
        ExtBuilder::default().budget(5_000).build_and_execute(|| {
            set_reserves(1_000_000_000 * TOKEN / permille, 500_000 * USD);
            if fits {
                accepted(ALICE, execute());
            } else {
                refused(ALICE, execute(), Error::PriceMoved);
            }
        });
    }
}

#[test]
fn the_swap_itself_keeps_the_bound() {
    ExtBuilder::default().budget(5_000).build_and_execute(|| {
        set_reserves(900_000 * TOKEN, 500_000 * USD);
        Market::promise_too_much();
        refused(ALICE, execute(), DispatchError::Other("the exchange gives too little"));
    });
}

#[test]
fn the_lower_price_is_the_bound() {
    ExtBuilder::default().budget(5_000).build_and_execute(|| {
        let low = Price(HALF.0 * 994 / 1_000);
        let reference = ReferencePrice {
            price: HALF,
            low: Some(low),
            time: START,
            source: PriceSource::Market,
        };
        StubPrice::set_reference(Some(reference));
        refused(ALICE, execute(), Error::PriceMoved);
    });
}

#[test]
fn an_override_without_an_average_buys_nothing() {
    ExtBuilder::default().budget(5_000).build_and_execute(|| {
        let source = PriceSource::Override;
        let reference = ReferencePrice { price: HALF, low: None, time: START, source };
        StubPrice::set_reference(Some(reference));
        refused(ALICE, execute(), Error::PriceUnavailable);
    });
}

#[test]
fn a_price_of_nothing_is_refused() {
    ExtBuilder::default().budget(5_000).build_and_execute(|| {
        StubPrice::set(Price(0), START);
        refused(ALICE, execute(), polkadot_sdk::sp_runtime::ArithmeticError::Overflow);
    });
}

#[test]
fn a_closed_guard_is_obeyed() {
    ExtBuilder::default().budget(5_000).build_and_execute(|| {
        StubGuard::close(Entry::Buyback);
        refused(ALICE, execute(), StubGuard::CLOSED);
        StubGuard::open(Entry::Buyback);
        accepted(ALICE, execute());
    });
}

#[test]
fn a_budget_whose_asset_is_frozen_stays_where_it_is() {
    ExtBuilder::default().budget(5_000).build_and_execute(|| {
        let owner = RuntimeOrigin::signed(BANK);
        Assets::freeze(owner, 1, Buyback::account()).unwrap();
        refused(ALICE, execute(), polkadot_sdk::pallet_assets::Error::<Test>::Frozen);
    });
}
