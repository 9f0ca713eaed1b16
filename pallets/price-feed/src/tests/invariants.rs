//! A control for each invariant: doctored storage is found out.

use super::*;
use crate::{types::Override, LongCheckpoints, Settings, Twap};
use polkadot_sdk::sp_runtime::DispatchError;
use quaestor_math::{twap, U256};
use quaestor_primitives::Price;

/// A feed with checkpoints of both windows and a sample since; then the storage is doctored.
#[track_caller]
fn assert_found(sentence: &'static str, doctor: impl FnOnce()) {
    ExtBuilder::sampled(3_170).build().execute_with(|| {
        set_override(P, now() + 100);
        let feed = feed();
        assert_eq!((feed.at, feed.checkpoints[13].at), (START + 3_160, START + 3_100));
        assert_eq!((feed.recent, feed.long_recent), ((60 * P).into(), (160 * P).into()));
        assert_eq!(PriceFeed::do_try_state(), Ok(()));

        doctor();

        assert_eq!(PriceFeed::do_try_state(), Err(DispatchError::Other(sentence)));
    });
}

fn with_feed(change: impl FnOnce(&mut twap::Twap)) {
    Twap::<Test>::mutate(change);
}

fn with_long(change: impl FnOnce(&mut twap::LongCheckpoints)) {
    LongCheckpoints::<Test>::mutate(change);
}

#[test]
fn p1_finds_a_unit_too_much_or_too_little_in_each_summand() {
    let sentence = "P1: the sum is not that of the newest checkpoint plus the one since then";
    let parts: [fn(&mut twap::Twap) -> &mut U256; 4] = [
        |feed| &mut feed.cumulative,
        |feed| &mut feed.recent,
        |feed| &mut feed.long_recent,
        |feed| &mut feed.checkpoints[13].cumulative,
    ];
    for part in parts {
        assert_found(sentence, || with_feed(|feed| *part(feed) += 1.into()));
        assert_found(sentence, || with_feed(|feed| *part(feed) -= 1.into()));
    }
    assert_found(sentence, || with_long(|long| long[29].cumulative += 1.into()));
    assert_found(sentence, || with_long(|long| *long = [Default::default(); 30]));
}

#[test]
fn p2_finds_a_checkpoint_after_the_last_sample() {
    let sentence = "P2: a checkpoint after the last sample";
    assert_found(sentence, || with_feed(|feed| feed.checkpoints[13].at = feed.at + 1));
    assert_found(sentence, || with_long(|long| long[29].at = START + 3_161));
}

#[test]
fn p2_finds_checkpoints_out_of_order() {
    let sentence = "P2: checkpoints are out of order";
    assert_found(sentence, || with_feed(|feed| feed.checkpoints.swap(4, 5)));
    assert_found(sentence, || with_feed(|feed| feed.checkpoints[4] = feed.checkpoints[5]));
    assert_found(sentence, || with_feed(|feed| feed.checkpoints[4] = Default::default()));
    assert_found(sentence, || {
        with_feed(|feed| feed.checkpoints[4].cumulative = feed.checkpoints[5].cumulative + 1);
    });
    assert_found(sentence, || with_long(|long| long.swap(27, 28)));
    assert_found(sentence, || with_long(|long| long[0].cumulative = 1.into()));
}

#[test]
fn p2_finds_a_sum_that_no_price_makes_in_its_time() {
    assert_found("P2: no price produces the sum since the newest checkpoint", || {
        let too_much = (U256::from(1) << 128) * 60;
        with_feed(|feed| {
            feed.recent += too_much;
            feed.long_recent += too_much;
            feed.cumulative += too_much;
        });
    });
    // Where no time has passed there is nothing.
    assert_found("P2: no price produces the sum since the newest checkpoint", || {
        with_feed(|feed| {
            feed.at = feed.checkpoints[13].at;
            feed.recent = 1.into();
            feed.cumulative = feed.checkpoints[13].cumulative + 1;
            feed.long_recent = feed.cumulative - LongCheckpoints::<Test>::get()[29].cumulative;
        });
    });
}

#[test]
fn p3_finds_two_checkpoints_of_one_time_that_differ() {
    assert_found("P3: two checkpoints of the same time differ", || {
        // The long window's checkpoint at START + 3,000 is one of the short window's as well.
        with_long(|long| long[29].cumulative += 1.into());
        with_feed(|feed| feed.long_recent -= 1.into());
    });
}

#[test]
fn p4_finds_a_sample_of_zero_and_sampling_without_a_start() {
    assert_found("P4: a sample is zero", || {
        with_feed(|feed| feed.sample = Some(Price(0)));
    });
    let sentence = "P4: sampling has no start";
    assert_found(sentence, || with_feed(|feed| feed.since = 0));
    assert_found(sentence, || with_feed(|feed| feed.since = feed.at + 1));
    assert_found(sentence, || with_feed(|feed| feed.since = feed.at));
}

#[test]
fn p5_finds_terms_and_overrides_that_are_not_allowed() {
    assert_found("the window must be 12 seconds to a day", || {
        Settings::<Test>::mutate(|settings| settings.params.window_secs = 0);
    });
    let set = |change: fn(&mut Override)| {
        Settings::<Test>::mutate(|settings| {
            let mut set = settings.price_override.unwrap();
            change(&mut set);
            settings.price_override = Some(set);
        });
    };
    assert_found("an override must not be zero", || set(|set| set.price = Price(0)));
    let sentence = "an override must hold for a second to 7 days";
    assert_found(sentence, || set(|set| set.until = set.since));
    assert_found(sentence, || set(|set| set.until = set.since + 7 * DAY + 1));
    assert_found(sentence, || set(|set| set.since = set.until + 1));
}
