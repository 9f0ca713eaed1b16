//! Reference prices, `set_class` and `override_price`.

use super::*;
use crate::{
    types::{Ask, MAX_BASE_PRICE},
    Classes,
};

const BASE: Balance = 2_000_000_000_000_000;

/// An epoch with this use of the first class, in tokens.
fn epoch(demand: u128, supply: u128) -> Balance {
    crate::State::<Test>::mutate(|state| {
        (state.usage[0].demand, state.usage[0].supply) = (demand, supply);
    });
    after(DAY);
    InferenceMarket::roll_now(&terms());
    crate::State::<Test>::mutate(|state| state.usage[0].supply = 0);
    Classes::<Test>::get()[0].price
}

fn ratio() -> u32 {
    Classes::<Test>::get()[0].ratios[0]
}

/// Section 14 of the specification.
#[test]
fn the_ratio_is_demand_over_supply_at_the_target() {
    let cases = [
        (600, 1_000, 10_000),
        (601, 1_000, 10_016),
        (1_000, 1_000, 16_666),
        (1_200, 1_000, 20_000),
        (300, 1_000, 5_000),
        (0, 1_000, 5_000),
        (1, 0, 20_000),
        (0, 0, 10_000),
        (1 << 100, 3, 20_000),
    ];
    for (demand, supply, expected) in cases {
        ExtBuilder::default().build_and_execute(|| {
            epoch(demand, supply);
            assert_eq!(ratio(), expected);
        });
    }
}

#[test]
fn the_price_goes_to_base_times_the_median_of_three_ratios() {
    ExtBuilder::default().build_and_execute(|| {
        // One epoch alone changes nothing, two of three do.
        assert_eq!(epoch(601, 1_000), BASE);
        assert_eq!(epoch(601, 1_000), 2_003_200_000_000_000);
        let event =
            Event::PriceAdjusted { class: 0, old: BASE, new: 2_003_200_000_000_000, ratio: 10_016 };
        assert_eq!(last_event(), event);
        assert_eq!(epoch(600, 1_000), 2_003_200_000_000_000);
        assert_eq!(epoch(600, 1_000), BASE);
    });
}

#[test]
fn the_price_moves_by_a_tenth_of_itself_per_epoch() {
    ExtBuilder { classes: vec![2_000], ..Default::default() }.build_and_execute(|| {
        epoch(1_200, 1_000);
        let prices = [0; 4].map(|_| epoch(1_200, 1_000));
        assert_eq!(prices, [2_200, 2_420, 2_662, 2_928]);
    });
    ExtBuilder::default().build_and_execute(|| {
        for _ in 0..3 {
            epoch(1_000, 1_000);
        }
        for _ in 0..9 {
            epoch(1_000, 1_000);
        }
        assert_eq!(Classes::<Test>::get()[0].price, 3_333_200_000_000_000);
        for _ in 0..20 {
            epoch(0, 1_000);
        }
        assert_eq!(Classes::<Test>::get()[0].price, BASE / 2);
    });
}

#[test]
fn jobs_are_demand_and_asks_are_supply() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(PETER, set_ask(Ask { daily_units: 1_000, ..ask(QUIV) }));
        paid(QUIV);
        assert_eq!((state().usage[0].demand, state().usage[0].supply), (1_000, 1_000));
        at(START + DAY);
        InferenceMarket::roll_now(&terms());
        assert_eq!((ratio(), state().usage[0].demand), (16_666, 0));
        assert_eq!(state().usage[0].supply, 1_000);
    });
}

#[test]
fn classes_are_added_in_order() {
    ExtBuilder::default().build_and_execute(|| {
        let set = |class, base| Call::set_class { class, base };
        governed(set(2, 7));
        assert_eq!(last_event(), Event::ClassSet { class: 2, old: None, new: 7 });
        assert_eq!(Classes::<Test>::get()[2].price, 7);
        not_governed(set(4, 7), Error::ClassOutOfRange);
        for class in 3..16 {
            governed(set(class, MAX_BASE_PRICE));
        }
        not_governed(set(16, 7), Error::ClassOutOfRange);
        refused(ALICE, set(2, 7), DispatchError::BadOrigin);
    });
    ExtBuilder { terms: None, ..Default::default() }.build_and_execute(|| {
        not_governed(Call::set_class { class: 0, base: 1 }, Error::NotEnabled);
    });
}

#[test]
fn a_base_price_is_in_range_and_at_most_doubled_or_halved_once_a_day() {
    ExtBuilder::default().build_and_execute(|| {
        let set = |base| Call::set_class { class: 1, base };
        not_governed(set(0), Error::OutOfRange);
        not_governed(set(MAX_BASE_PRICE + 1), Error::OutOfRange);
        not_governed(set(2_000_001), Error::ChangeTooLarge);
        not_governed(set(499_999), Error::ChangeTooLarge);
        ChangeInterval::set(&DAY);
        governed(set(2_000_000));
        let event = Event::ClassSet { class: 1, old: Some(1_000_000), new: 2_000_000 };
        assert_eq!(last_event(), event);
        at(START + DAY - 1);
        not_governed(set(1_000_000), Error::ChangedTooSoon);
        // Each class has its own limit.
        governed(Call::set_class { class: 0, base: BASE / 2 });
        at(START + DAY);
        governed(set(1_000_000));
        // The price follows epoch by epoch.
        assert_eq!(Classes::<Test>::get()[0].price, BASE / 10 * 9);
    });
}

#[test]
fn a_manual_price_holds_until_its_end_and_at_most_30_days() {
    ExtBuilder::default().build_and_execute(|| {
        let manual = |manual| Call::override_price { class: 0, manual };
        let price = || InferenceMarket::price_view(0).unwrap().price;
        let end = START + 30 * DAY;
        for wrong in [(0, end), (MAX_BASE_PRICE + 1, end), (1, end + 1), (1, START)] {
            not_governed(manual(Some(wrong)), Error::OutOfRange);
        }
        refused(ALICE, manual(None), DispatchError::BadOrigin);
        let unknown = Call::override_price { class: 2, manual: None };
        not_governed(unknown, Error::UnknownClass);

        governed(manual(Some((77, end))));
        let event = Event::PriceOverridden { class: 0, old: None, new: Some((77, end)) };
        assert_eq!((last_event(), price()), (event, 77));
        at(end - 1);
        assert_eq!(price(), 77);
        at(end);
        assert_eq!(price(), BASE);

        governed(manual(Some((MAX_BASE_PRICE, end + 1))));
        governed(manual(None));
        assert_eq!(price(), BASE);
    });
    ExtBuilder { terms: None, ..Default::default() }.build_and_execute(|| {
        let call = Call::override_price { class: 0, manual: None };
        not_governed(call, Error::NotEnabled);
    });
}
