//! Aggregated reports, against the definition and against liars.

use crate::model::ratio;
use proptest::{collection::vec, prelude::*, sample::Index};
use quaestor_math::{
    median::{median, Rules, TimedPrice},
    Price, Seconds,
};

const NOW: Seconds = 1_000_000;

fn timed(price: u128, time: Seconds) -> TimedPrice {
    TimedPrice { price: Price(price), time }
}

fn rules(min_feeders: u32, outlier_bps: u32) -> Rules {
    Rules { expiry_secs: 100, min_feeders, outlier_bps }
}

/// Of an even number, the lower of the two in the middle: as many are below it as above, or one
/// fewer.
fn middle(prices: &[u128]) -> u128 {
    let mut sorted = prices.to_vec();
    sorted.sort_unstable();
    while sorted.len() > 2 {
        sorted.pop();
        sorted.remove(0);
    }
    sorted[0]
}

/// By definition, in exact fractions.
fn defined(values: &[TimedPrice], now: Seconds, rules: Rules) -> Option<TimedPrice> {
    let fresh = |value: &&TimedPrice| {
        value.time <= now && now < value.time + rules.expiry_secs && value.price.0 > 0
    };
    let fresh: Vec<_> = values.iter().filter(fresh).collect();
    let least = rules.min_feeders as usize;
    if least == 0 || fresh.len() < least {
        return None;
    }
    let prices: Vec<_> = fresh.iter().map(|value| value.price.0).collect();
    let of_all = middle(&prices);
    let near = |value: &&&TimedPrice| {
        let (low, high) = (value.price.0.min(of_all), value.price.0.max(of_all));
        ratio(high - low, low) <= ratio(rules.outlier_bps, 10_000)
    };
    let kept: Vec<_> = fresh.iter().filter(near).collect();
    if kept.len() < least {
        return None;
    }
    let prices: Vec<_> = kept.iter().map(|value| value.price.0).collect();
    // The last time at which `least` of them had spoken.
    let spoken = |time: Seconds| kept.iter().filter(|value| value.time >= time).count() >= least;
    let time = kept.iter().map(|value| value.time).filter(|time| spoken(*time)).max()?;
    Some(timed(middle(&prices), time))
}

fn value() -> impl Strategy<Value = TimedPrice> {
    let price = prop_oneof![
        6 => 90..110u128,
        2 => 50..200u128,
        1 => Just(0u128),
        1 => any::<u128>(),
    ];
    (price, NOW - 120..NOW + 5).prop_map(|(price, time)| timed(price, time))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_048))]

    #[test]
    fn it_is_what_the_definition_says(
        values in vec(value(), 0..12),
        min_feeders in 0..6u32,
        outlier_bps in prop_oneof![0..3_000u32, Just(10_000)],
    ) {
        let rules = rules(min_feeders, outlier_bps);
        prop_assert_eq!(median(&values, NOW, rules), defined(&values, NOW, rules));
    }

    #[test]
    fn the_order_of_reports_does_not_matter(
        values in vec(value(), 1..12),
        swaps in vec((any::<Index>(), any::<Index>()), 0..12),
    ) {
        let mut other = values.clone();
        for (a, b) in swaps {
            other.swap(a.index(values.len()), b.index(values.len()));
        }
        prop_assert_eq!(median(&values, NOW, rules(2, 1_000)), median(&other, NOW, rules(2, 1_000)));
    }

    #[test]
    fn while_fewer_than_half_lie_it_is_between_what_the_others_say(
        honest in vec(1_000..1_100u128, 1..10),
        lies in vec(any::<u128>(), 0..9),
    ) {
        let lies = &lies[..lies.len().min(honest.len() - 1)];
        let all: Vec<_> = lies.iter().chain(&honest).map(|price| timed(*price, NOW)).collect();
        // Honest prices are no outliers to one another: 10 %.
        let found = median(&all, NOW, rules(honest.len() as u32, 1_000)).unwrap().price.0;
        prop_assert!(honest.iter().min().unwrap() <= &found);
        prop_assert!(honest.iter().max().unwrap() >= &found);
    }

    #[test]
    fn it_expires_when_too_few_of_its_reports_are_fresh(
        values in vec((90..110u128, NOW - 99..NOW + 1), 3..8),
        later in 0..100u64,
    ) {
        let values: Vec<_> = values.into_iter().map(|(price, time)| timed(price, time)).collect();
        // No outliers.
        let rules = rules(3, 10_000);
        let found = median(&values, NOW, rules).unwrap();
        let again = median(&values, NOW + later, rules);
        prop_assert_eq!(found.is_fresh(NOW + later, 100), again.is_some());
    }
}

#[test]
fn a_liar_among_three_counts_for_nothing() {
    for lie in [1, 100_000, u128::MAX] {
        let values = [timed(100, 1), timed(lie, 9), timed(100, 5)];
        assert_eq!(median(&values, 9, rules(2, 1_000)), Some(timed(100, 1)));
        assert_eq!(median(&values, 9, rules(3, 1_000)), None);
    }
}

#[test]
fn freshness_ends_with_the_expiry() {
    let report = timed(1, 50);
    assert!(!report.is_fresh(49, 100));
    assert!(report.is_fresh(50, 100) && report.is_fresh(149, 100));
    assert!(!report.is_fresh(150, 100) && !report.is_fresh(50, 0));
    assert!(timed(1, u64::MAX).is_fresh(u64::MAX, 1));
}

#[test]
fn nobody_makes_no_price() {
    assert_eq!(median(&[], NOW, rules(1, 1_000)), None);
    assert_eq!(median(&[timed(100, NOW)], NOW, rules(0, 1_000)), None);
    assert_eq!(median(&[timed(100, NOW)], NOW, rules(1, 0)), Some(timed(100, NOW)));
}
