//! `set_ask` and `drop_ask`.

use super::*;
use crate::{
    types::{Ask, MAX_AMOUNT, MAX_UNITS},
    Asks,
};

fn supply(class: usize) -> u128 {
    state().usage[class].supply
}

fn asks_of(who: AccountId) -> Vec<(u8, Ask)> {
    Asks::<Test>::get(who).into_iter().map(|open| (open.class, open.ask)).collect()
}

#[test]
fn an_ask_is_set_changed_and_removed() {
    ExtBuilder::default().build_and_execute(|| {
        let (first, second) = (ask(QUIV), Ask { daily_units: 5_000, ..ask(2 * QUIV) });

        accepted(PETER, set_ask(first.clone()));
        let new = Some(first.clone());
        let event = Event::AskSet { provider: PETER, class: 0, old: None, new };
        assert_eq!((last_event(), supply(0)), (event, 2_000));

        accepted(PETER, set_ask(second.clone()));
        let (old, new) = (Some(first), Some(second.clone()));
        let event = Event::AskSet { provider: PETER, class: 0, old, new };
        assert_eq!((last_event(), supply(0)), (event, 5_000));
        assert_eq!(asks_of(PETER), [(0, second.clone())]);

        accepted(PETER, set_ask(None));
        let event = Event::AskSet { provider: PETER, class: 0, old: Some(second), new: None };
        assert_eq!((last_event(), supply(0)), (event, 0));
        assert!(!Asks::<Test>::contains_key(PETER));
    });
}

#[test]
fn asks_of_several_classes_and_providers_add_up() {
    ExtBuilder::default().build_and_execute(|| {
        let other = Call::set_ask { class: 1, ask: Some(ask(1)) };
        accepted(PETER, set_ask(ask(QUIV)));
        accepted(PETER, other.clone());
        accepted(PAULA, other);
        accepted(PAULA, set_ask(ask(1)));
        assert_eq!((supply(0), supply(1)), (4_000, 4_000));
        accepted(PETER, set_ask(None));
        assert_eq!((supply(0), supply(1)), (2_000, 4_000));
    });
}

/// Four times the limit of 1,000.
#[test]
fn the_values_of_all_asks_together_are_within_the_capacity() {
    ExtBuilder::default().build_and_execute(|| {
        let half = Ask { daily_units: 1_000, ..ask(2_000 * QUIV) };
        let other = |ask: &Ask| Call::set_ask { class: 1, ask: Some(ask.clone()) };
        accepted(PETER, set_ask(half.clone()));
        let more = Ask { price: half.price + 1, ..half.clone() };
        refused(PETER, other(&more), Error::ExceedsLimit);
        accepted(PETER, other(&half));
        refused(PETER, set_ask(more), Error::ExceedsLimit);
        accepted(PETER, set_ask(half));
    });
}

#[test]
fn an_ask_in_another_asset_counts_at_the_reference_price() {
    ExtBuilder::default().build_and_execute(|| {
        let dollars = |price| Ask { asset: USDC, daily_units: 1_000, ..ask(price) };
        accepted(PETER, set_ask(dollars(1_000 * DOLLAR)));
        refused(PETER, set_ask(dollars(1_000 * DOLLAR + 1)), Error::ExceedsLimit);
        Rate::set(&0);
        refused(PETER, set_ask(dollars(1)), Error::NoPrice);
    });
}

#[test]
fn values_outside_their_ranges_are_refused() {
    let wrong: [fn(&mut Ask); 5] = [
        |ask| ask.price = 0,
        |ask| ask.price = MAX_AMOUNT + 1,
        |ask| ask.least_secs = 0,
        |ask| ask.daily_units = 0,
        |ask| ask.daily_units = MAX_UNITS + 1,
    ];
    ExtBuilder::default().build_and_execute(|| {
        for change in wrong {
            let mut ask = ask(QUIV);
            change(&mut ask);
            refused(PETER, set_ask(ask), Error::OutOfRange);
        }
        accepted(PETER, set_ask(Ask { price: 1, least_secs: 1, daily_units: MAX_UNITS, ..ask(1) }));
    });
}

#[test]
fn who_may_not_work_sets_no_ask_but_removes_one() {
    ExtBuilder::default().build_and_execute(|| {
        refused(ALICE, set_ask(ask(QUIV)), Error::BelowRequirements);
        refused(PETER, set_ask(None), Error::NotFound);
        accepted(PETER, set_ask(ask(QUIV)));
        providers::change(PETER, |provider| provider.active = false);
        refused(PETER, set_ask(ask(QUIV)), Error::BelowRequirements);
        accepted(PETER, set_ask(None));
    });
}

#[test]
fn an_ask_needs_a_class_an_asset_and_a_market() {
    ExtBuilder::default().build_and_execute(|| {
        let ask_of = |class| Call::set_ask { class, ask: Some(ask(QUIV)) };
        refused(PETER, ask_of(2), Error::UnknownClass);
        let euros = Ask { asset: EURC, daily_units: 1_000, ..ask(1) };
        refused(PETER, set_ask(euros), Error::UnknownAsset);
        refused(PETER, Call::set_ask { class: 2, ask: None }, Error::NotFound);
    });
    ExtBuilder { terms: None, ..Default::default() }
        .build_and_execute(|| refused(PETER, set_ask(ask(QUIV)), Error::NotEnabled));
}

#[test]
fn anybody_drops_the_ask_of_a_provider_that_may_not_work() {
    ExtBuilder::default().build_and_execute(|| {
        let drop = || Call::drop_ask { provider: PETER, class: 0 };
        accepted(PETER, set_ask(ask(QUIV)));
        refused(BOB, drop(), Error::WrongState);
        providers::change(PETER, |provider| provider.active = false);
        accepted(BOB, drop());
        assert_eq!(supply(0), 0);
        refused(BOB, drop(), Error::NotFound);
    });
}
