//! The distance of lots, and its jitter.

use super::*;
use std::collections::BTreeSet;

/// The times from one lot to the next, for this number of lots from a pool that does not run dry.
fn distances(lots: u32) -> Vec<Seconds> {
    let distance = |_| {
        set_reserves(1_000_000 * TOKEN, 500_000 * USD);
        let start = now();
        assert!(next_lot());
        state().next_at - now().max(start)
    };
    (0..lots).map(distance).collect()
}

#[test]
fn two_hundred_lots_keep_their_distance_and_its_jitter() {
    ExtBuilder::default().budget(1_000_000).build_and_execute(|| {
        let distances = distances(200);

        assert!(distances.iter().all(|secs| (600..=900).contains(secs)));
        // Both ends are near, and times are spread: of 301 times 200 draws leave about half out.
        assert!(
            distances.iter().any(|secs| *secs < 615) && distances.iter().any(|secs| *secs > 885)
        );
        let different: BTreeSet<_> = distances.iter().collect();
        assert!((120..=175).contains(&different.len()), "{}", different.len());
    });
}

#[test]
fn without_jitter_the_distance_is_exact() {
    let steady = ExtBuilder::default().params(|params| params.jitter_secs = 0);
    steady.budget(100_000).build_and_execute(|| {
        assert_eq!(distances(20), [600; 20]);
    });
}

#[test]
fn the_jitter_hangs_on_the_parent_block() {
    let with_parent = |byte: u8| {
        ExtBuilder::default().budget(5_000).build_and_execute(|| {
            System::set_parent_hash([byte; 32].into());
            accepted(ALICE, execute());
            state().next_at
        })
    };
    let times: BTreeSet<_> = (0..10).map(with_parent).collect();
    assert!(times.len() > 5);
}

#[test]
fn the_largest_jitter_does_not_overflow() {
    let rare = ExtBuilder::default().params(|params| {
        params.min_distance_secs = MAX_DISTANCE_SECS;
        params.jitter_secs = MAX_DISTANCE_SECS;
    });
    rare.budget(5_000).build_and_execute(|| {
        accepted(ALICE, execute());
        let distance = state().next_at - START;
        assert!((MAX_DISTANCE_SECS..=2 * MAX_DISTANCE_SECS).contains(&distance));
    });
}
