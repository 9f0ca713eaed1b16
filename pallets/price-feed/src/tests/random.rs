//! Random operations, with all invariants after each, and the averages against the samples they are
//! made of.

use super::*;
use proptest::{collection::vec, prelude::*};
use quaestor_math::U256;
use quaestor_primitives::{Price, PriceInspect, PriceSource};

#[derive(Clone, Debug)]
enum Op {
    Block(u64),
    Trade(Option<(u128, u128)>),
    Report(Vec<(u128, u64)>),
    SetOverride(u128, u64),
    ClearOverride,
    SetTerms(usize, u64),
}

fn price() -> impl Strategy<Value = u128> {
    prop_oneof![8 => 900_000..1_100_000u128, 1 => 0..3u128, 1 => any::<u128>()]
}

fn op() -> impl Strategy<Value = Op> {
    let secs = prop_oneof![
        2 => Just(0u64),
        20 => 1..30u64,
        8 => 30..GAP,
        1 => GAP - 1..GAP + 2,
        1 => Just(100 * DAY),
    ];
    let pool = prop_oneof![
        8 => price().prop_map(|price| Some((NATIVE, price))),
        1 => Just(None),
        1 => (any::<u128>(), any::<u128>()).prop_map(Some),
    ];
    prop_oneof![
        12 => secs.prop_map(Op::Block),
        3 => pool.prop_map(Op::Trade),
        3 => vec((price(), 0..400u64), 0..6).prop_map(Op::Report),
        1 => (price(), 0..8 * DAY).prop_map(|(price, ahead)| Op::SetOverride(price, ahead)),
        1 => Just(Op::ClearOverride),
        1 => (0..8usize, 50..220u64).prop_map(|(which, percent)| Op::SetTerms(which, percent)),
    ]
}

/// Every sample since sampling started, with its time.
#[derive(Default)]
struct Samples {
    since: u64,
    list: Vec<(u64, u128)>,
}

impl Samples {
    fn note(&mut self) {
        let feed = feed();
        if feed.sample.is_none() || feed.since != self.since {
            self.list.clear();
            self.since = feed.since;
        }
        self.list.extend(feed.sample.map(|sample| (feed.at, sample.0)));
    }

    /// Rounded down, from a time to now.
    fn average(&self, from: u64) -> u128 {
        let ends = self.list.iter().map(|sample| sample.0).skip(1).chain([now()]);
        let areas = self.list.iter().zip(ends).map(|(&(at, price), end)| {
            U256::from(price) * U256::from(end.max(from) - at.max(from))
        });
        let sum = areas.fold(U256::zero(), |sum, area| sum + area);
        (sum / U256::from(now() - from)).as_u128()
    }
}

fn change_terms(which: usize, percent: u64) {
    let mut new = crate::Settings::<Test>::get().params;
    let bps = |number: u32| (u64::from(number) * percent / 100) as u32;
    match which {
        0 => new.expiry_secs = new.expiry_secs * percent / 100,
        1 => new.min_feeders = bps(new.min_feeders),
        2 => new.outlier_bps = bps(new.outlier_bps),
        3 => new.band_bps = bps(new.band_bps),
        4 => new.window_secs = new.window_secs * percent / 100,
        5 => new.long_window_secs = new.long_window_secs * percent / 100,
        6 => new.max_move_bps = bps(new.max_move_bps),
        _ => new.max_gap_secs = new.max_gap_secs * percent / 100,
    }
    let _ = PriceFeed::set_params(RuntimeOrigin::root(), new);
}

/// Takes the step, which may be refused.
fn take(op: Op) {
    let council = RuntimeOrigin::signed(COUNCIL);
    match op {
        Op::Block(secs) => block(now() + secs),
        Op::Trade(reserves) => set_pool(reserves),
        Op::Report(reports) => {
            let timed: Vec<_> =
                reports.into_iter().map(|(price, age)| (price, now() + 10 - age)).collect();
            report(&timed);
        },
        Op::SetOverride(price, ahead) => {
            let _ = PriceFeed::set_override(council, Price(price), now() + ahead);
        },
        Op::ClearOverride => {
            let _ = PriceFeed::clear_override(council);
        },
        Op::SetTerms(which, percent) => change_terms(which, percent),
    }
}

/// The reference price is what its rules say, by their own words.
fn check_reference() {
    let params = crate::Settings::<Test>::get().params;
    let view = PriceFeed::price();
    assert_eq!(view.reference.is_some(), view.reason.is_none());
    assert_eq!(view.reference, reference());
    let Some(price) = view.reference else { return };
    let average = view.average;
    assert_eq!(price.low.is_some(), average.is_some());
    assert!(price.low.is_none_or(|low| low > Price(0) && low <= price.price.min(average.unwrap())));
    match price.source {
        PriceSource::Override => {
            let set = stored_override().unwrap();
            assert!(set.until > now() && price.price <= set.price);
        },
        PriceSource::Market => {
            let (oracle, average) = (view.oracle.unwrap(), average.unwrap());
            assert_eq!((price.price, price.time), (oracle.price, oracle.time));
            assert_eq!(price.low, Some(oracle.price.min(average)));
            assert!(oracle.time <= now() && now() < oracle.time + params.expiry_secs);
            let (low, high) = (oracle.price.min(average).0, oracle.price.max(average).0);
            let band = U256::from(low) * U256::from(params.band_bps);
            assert!(U256::from(high - low) * 10_000 <= band);
        },
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_happens_the_invariants_hold(ops in vec(op(), 1..300)) {
        ExtBuilder::sampled(2_000).build_and_execute(|| {
            let mut samples = Samples::default();
            for op in ops {
                take(op);
                samples.note();
                PriceFeed::do_try_state().unwrap();
                check_reference();
                let rules = crate::Settings::<Test>::get().params.twap_rules();
                let from = now().saturating_sub(rules.window_secs);
                let start = feed().checkpoints.into_iter().rev().find(|start| start.at <= from);
                if let (Some(average), Some(start)) = (average(), start) {
                    if samples.list[0].0 <= start.at {
                        assert_eq!(average, samples.average(start.at));
                    }
                    assert!(now() - start.at >= rules.window_secs);
                }
                assert!(PriceFeed::trailing_average() != Some(Price(0)));
            }
        });
    }
}
