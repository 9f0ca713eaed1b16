//! A price that governance sets is bound by the prices that are known.

use crate::chain::{dispatched, genesis, governors, last_event, undone, START};
use pallet_price_feed::{types::Override, Call, Error, Event};
use quaestor_primitives::{Price, Seconds};
use quaestor_runtime::{Runtime, RuntimeCall};

/// Half a USDC: 5 * 10^5 of its smallest units for 10^18, per 10^24.
const HALF: u128 = 500_000_000_000;

fn call(price: u128, until: Seconds) -> RuntimeCall {
    Call::set_override { price: Price(price), until }.into()
}

#[test]
fn a_zero_too_many_in_a_price_is_refused() {
    let until = START + 100;
    genesis("qtra-dev").execute_with(|| {
        for by in governors() {
            undone(|| {
                assert_eq!(dispatched(call(HALF, until), by.clone()), Ok(()));
                let far = Err(Error::<Runtime>::TooFarFromMarket.into());
                for price in [HALF * 10, HALF / 10, 500_000_000_000_000_000, u128::MAX] {
                    assert_eq!(dispatched(call(price, until), by.clone()), far, "{price}");
                }
                let zero = Err(Error::<Runtime>::ZeroPrice.into());
                assert_eq!(dispatched(call(0, until), by.clone()), zero);
                for (price, old) in [(HALF * 10 - 1, HALF), (HALF, HALF * 10 - 1)] {
                    assert_eq!(dispatched(call(price, until), by.clone()), Ok(()), "{price}");
                    let set = |price| Override { price: Price(price), since: START, until };
                    let told = Event::OverrideSet { old: Some(set(old)), new: set(price) };
                    assert_eq!(last_event(), Some(told.into()));
                }
            });
        }
    });
}

#[test]
fn a_price_that_is_set_ends_within_a_week() {
    let week = START + 7 * 86_400;
    genesis("qtra-dev").execute_with(|| {
        for by in governors() {
            let result = |until| undone(|| dispatched(call(HALF, until), by.clone()));
            assert_eq!(result(week), Ok(()));
            assert_eq!(result(week + 1), Err(Error::<Runtime>::EndTooFarAhead.into()));
            let far = 500_000_000_000_000_000;
            assert_eq!(result(far), Err(Error::<Runtime>::EndTooFarAhead.into()));
            assert_eq!(result(START), Err(Error::<Runtime>::EndNotAhead.into()));
        }
    });
}
