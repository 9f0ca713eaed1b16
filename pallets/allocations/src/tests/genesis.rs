//! Genesis: storage, and refused allocations.

use super::*;
use crate::types::{MAX_AMOUNT, MAX_END_SECS};
use polkadot_sdk::{
    frame_support::traits::PalletInfoAccess,
    sp_io::{hashing::twox_128, storage::next_key},
};
use quaestor_primitives::{AssetKind, Books};

#[test]
fn the_allocations_have_numbers_in_their_order() {
    ExtBuilder::default().before_the_launch().build_and_execute(|| {
        let expected = Allocation {
            beneficiary: BOB,
            total: 980_000 * TOKEN,
            released: 0,
            cliff_secs: 0,
            end_secs: 730 * DAY,
            first_unlock: FIRST_UNLOCK,
            pledged: false,
        };
        assert_eq!(allocation(BOBS), expected);
        assert_eq!(crate::Allocations::<Test>::iter().count(), 3);
        let unreleased = 201_960_000 * TOKEN;
        let sums = Totals { minimum_balance: ED, unreleased, pledged: 0 };
        assert_eq!(crate::Sums::<Test>::get(), sums);
        assert_eq!(<Allotted as Books<_>>::booked(&AssetKind::Native), unreleased + ED);
        assert_eq!(<Allotted as Books<_>>::booked(&AssetKind::WithId(1)), 0);
        assert_eq!(ExtBuilder::default().genesis().needed(), unreleased + ED);
    });
}

#[test]
fn an_economy_without_allocations_stores_nothing_but_the_version() {
    ExtBuilder::without_allocations().before_the_launch().build_and_execute(|| {
        let prefix = twox_128(Allotted::name().as_bytes());
        let version = twox_128(b":__STORAGE_VERSION__:");
        let mut key = prefix.to_vec();
        while let Some(next) = next_key(&key).filter(|next| next.starts_with(&prefix)) {
            assert!(next.ends_with(&version));
            key = next;
        }
        assert_eq!((Allotted::unreleased(), Allotted::pledged()), (0, 0));
    });
}

/// A test for each invalid genesis: its name, its sentence, and how it is made.
macro_rules! refused_at_genesis {
    ($($name:ident: $sentence:literal, $change:expr;)*) => {$(
        #[test]
        #[should_panic(expected = $sentence)]
        fn $name() {
            let change: fn(&mut ExtBuilder) = $change;
            let mut builder = ExtBuilder::default();
            change(&mut builder);
            builder.build();
        }
    )*};
}

const UNFUNDED: Option<Balance> = Some(201_960_000 * TOKEN + ED - 1);

refused_at_genesis! {
    an_account_that_holds_too_little:
        "allocations: the account does not hold their sum and the existential deposit",
        |b| b.funded = UNFUNDED;
    an_account_that_holds_too_much:
        "allocations: the account does not hold their sum and the existential deposit",
        |b| b.funded = UNFUNDED.map(|funded| funded + 2);
    an_account_that_holds_nothing:
        "allocations: the account does not hold their sum and the existential deposit",
        |b| b.funded = Some(0);
    pledges_without_allocations: "allocations: pledges need allocations",
        |b| b.allocations = vec![];
    an_allocation_of_nothing:
        "allocations: an allocation must be from one unit to the highest amount",
        |b| b.allocations[0].total = 0;
    an_allocation_beyond_the_highest:
        "allocations: an allocation must be from one unit to the highest amount",
        |b| b.allocations[0].total = MAX_AMOUNT + 1;
    an_allocation_at_once:
        "allocations: an allocation must end from a second to 20 years after the launch",
        |b| b.allocations[0].end_secs = 0;
    an_allocation_without_end:
        "allocations: an allocation must end from a second to 20 years after the launch",
        |b| b.allocations[0].end_secs = MAX_END_SECS + 1;
    a_cliff_after_the_end: "allocations: a cliff must not be after the end",
        |b| b.allocations[0].cliff_secs = 730 * DAY + 1;
    a_first_unlock_beyond_the_highest:
        "allocations: a first unlock must be at most the highest amount",
        |b| b.allocations[0].first_unlock = MAX_AMOUNT + 1;
    an_allocation_of_the_pallet_itself:
        "allocations: an account of a pallet cannot have an allocation",
        |b| b.allocations[0].beneficiary = Allotted::account();
    a_pledge_of_no_time: "allocations: the time for pledges must last from a second to 365 days",
        |b| b.params = Some(Params { pledge_until_secs: 0, ..loyalty() });
    a_boost_that_comes_too_late:
        "allocations: the boost must begin from a second to 365 days after the launch",
        |b| b.params = Some(Params { loyal_from_secs: 366 * DAY, ..loyalty() });
    a_boost_beyond_the_highest: "allocations: the boost must be at most 100 %",
        |b| b.params = Some(Params { loyalty_bps: 10_001, ..loyalty() });
}
