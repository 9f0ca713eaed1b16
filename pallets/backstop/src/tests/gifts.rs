//! Gifts to the backstop and to another pallet.

use super::*;
use quaestor_primitives::AssetKind;

const WEEK: u64 = 7 * DAY;

fn gift(asset: AssetKind, to: AccountId, amount: u128) {
    let AssetKind::WithId(id) = asset else { panic!("an asset") };
    Assets::transfer(RuntimeOrigin::signed(BANK), id, to, amount).unwrap();
}

#[test]
fn at_the_end_of_an_epoch_the_gifts_of_another_account_become_reserve() {
    let builder = ExtBuilder::default().params(|params| params.floor_per_year = 0);
    builder.build_and_execute(|| {
        gift(USDC, ROUTER, LEAST + 7);
        at(START + WEEK - 1);
        idle(10);
        assert_eq!(Backstop::main_reserve(&USDC), 0);

        at(START + WEEK);
        idle(10);

        assert_eq!(Backstop::main_reserve(&USDC), 7);
        assert_eq!(balance(USDC, ROUTER), LEAST);
        // Once more there is nothing.
        at(START + 3 * WEEK);
        idle(10);
        assert_eq!(Backstop::main_reserve(&USDC), 7);
    });
}

#[test]
fn a_gift_that_the_account_cannot_hold_stays_where_it_is() {
    let builder = ExtBuilder::default().params(|params| params.floor_per_year = 0);
    builder.build_and_execute(|| {
        // The backstop does not hold this asset yet.
        gift(EURC, ROUTER, LEAST + LEAST - 1);
        for week in 1..=2 {
            at(START + week * WEEK);
            idle(10);
        }
        assert_eq!(balance(EURC, ROUTER), LEAST + LEAST - 1);

        gift(EURC, ROUTER, 1);
        for week in 3..=4 {
            at(START + week * WEEK);
            idle(10);
        }
        assert_eq!((balance(EURC, ROUTER), balance(EURC, Backstop::account())), (LEAST, LEAST));
    });
}

#[test]
fn a_gift_to_the_backstop_breaks_nothing() {
    for (asset, amount) in [(USDC, 1), (USDC, RICH / 2), (EURC, LEAST)] {
        ExtBuilder::default().emergency(UNIT).build_and_execute(|| {
            gift(asset.clone(), Backstop::account(), amount);
            assert_eq!(Backstop::do_try_state(), Ok(()));
        });
    }
    // Where it holds nothing at genesis.
    let nothing = ExtBuilder { assets: vec![], ..Default::default() };
    nothing.build_and_execute(|| gift(USDC, Backstop::account(), LEAST));
}
