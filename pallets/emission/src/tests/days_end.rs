//! The ends of an emission by days: its cap, that of the supply, a base of nothing, the largest numbers.

use super::{
    days::{evening, usage, with_emitted},
    *,
};

#[test]
fn the_last_mint_is_what_is_left_of_the_cap() {
    let mut terms = halving();
    terms.halving.first = 36_500 * QUIV;
    with_emitted(terms, 599_999_990 * QUIV, 9, || {
        accepted(EVE, DRIP_DAY);
        assert_eq!((state().minted, state().behind), (600_000_000 * QUIV, 0));
        assert_eq!(issuance() - GENESIS, 10 * QUIV);
        for day in [10, 100_000] {
            evening(day);
            refused(EVE, DRIP_DAY, Error::NothingLeft);
            assert_eq!(idle(10), 0);
        }
    });
}

#[test]
fn nothing_is_minted_above_the_cap_of_the_supply() {
    use polkadot_sdk::frame_support::traits::{
        fungibles::Mutate,
        tokens::{Fortitude::Force, Precision::Exact, Preservation::Expendable},
    };
    ExtBuilder::by_days(halving()).build().execute_with(|| {
        System::set_block_number(1);
        Launch::set(&START);
        at(0);
        let others = 1_000_000_000 * QUIV - issuance() - 10 * QUIV;
        Money::mint_into(NATIVE, &BOB, others).unwrap();
        accepted(EVE, DRIP_DAY);
        assert_eq!((state().minted, state().behind), (10 * QUIV, BASE - 10 * QUIV));
        assert_eq!(issuance(), 1_000_000_000 * QUIV);
        evening(1);
        accepted(EVE, DRIP_DAY);
        assert_eq!((state().minted, state().behind), (10 * QUIV, 2 * BASE - 10 * QUIV));
        // What is burnt makes room.
        Money::burn_from(NATIVE, &BOB, 5 * QUIV, Expendable, Exact, Force).unwrap();
        evening(2);
        accepted(EVE, DRIP_DAY);
        assert_eq!(state().minted, 15 * QUIV);
        assert_eq!(issuance(), 1_000_000_000 * QUIV);
        assert_eq!(Emission::do_try_state(), Ok(()));
    });
}

/// A base of a unit a day, which is nothing after a year.
fn tiny() -> Daily {
    let mut terms = halving();
    (terms.halving.first, terms.halving.years) = (365, 1);
    terms
}

#[test]
fn it_ends_when_the_base_is_nothing() {
    ExtBuilder::by_days(tiny()).build_and_execute(|| {
        for day in 0..365 {
            evening(day);
            accepted(EVE, DRIP_DAY);
        }
        assert_eq!((state().minted, state().next_drip), (365, Seconds::MAX));
        evening(365);
        refused(EVE, DRIP_DAY, Error::NothingLeft);
        assert_eq!(idle(10), 0);
    });
}

#[test]
fn what_is_behind_at_the_end_is_minted_all_the_same() {
    ExtBuilder::by_days(tiny()).build_and_execute(|| {
        accepted(EVE, DRIP_DAY);
        for day in 400..763 {
            evening(day);
            assert_eq!(idle(1), 1);
        }
        assert_eq!((state().minted, state().behind), (364, 1));
        evening(763);
        assert_eq!(idle(1), 1);
        assert_eq!((state().minted, state().next_drip), (365, Seconds::MAX));
    });
}

#[test]
fn the_largest_numbers_and_times_do_no_harm() {
    let mut terms = halving();
    let most = crate::types::MAX_AMOUNT;
    (terms.halving.first, terms.halving.cap, terms.supply_cap) = (most, most, most);
    ExtBuilder::by_days(terms).build_and_execute(|| {
        usage(0, u32::MAX, Balance::MAX);
        accepted(EVE, DRIP_DAY);
        assert_eq!(state().minted, most / 365 * 2);
        Clock::set(&Seconds::MAX);
        accepted(EVE, DRIP_DAY);
        assert!(state().minted <= most);
    });
}
