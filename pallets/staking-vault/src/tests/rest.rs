//! In which blocks the hooks after the vault's rest.

use super::*;
use crate::types::Rest;

/// Between blocks.
const SLOT: u64 = 6;

/// A block of this time; a letter says whether it has the others rest.
fn letter(secs: u64) -> char {
    block(secs);
    match state().rest {
        Rest::Now => 'R',
        Rest::No | Rest::Before => '-',
    }
}

/// So many blocks of 6 seconds from `START + 6` on.
fn blocks(count: u64) -> String {
    (1..=count).map(|n| letter(START + n * SLOT)).collect()
}

fn with_buckets(bucket_secs: u64) -> ExtBuilder {
    ExtBuilder { bucket_secs, ..ExtBuilder::qtra() }
}

#[test]
fn with_buckets_of_an_hour_the_block_of_each_boundary_rests() {
    ExtBuilder::qtra().build_and_execute(|| {
        let all = blocks(1_801);

        // Boundaries are 600 blocks apart; the first block is number 1.
        let rests: Vec<usize> =
            all.char_indices().filter(|(_, one)| *one == 'R').map(|(i, _)| i + 1).collect();
        assert_eq!(rests, [600, 1_200, 1_800]);
    });
}

#[test]
fn with_buckets_of_a_second_no_block_ever_rests() {
    with_buckets(1).build_and_execute(|| {
        assert_eq!(blocks(1_000), "-".repeat(1_000));
        // A boundary in each block, if blocks are as short.
        assert_eq!(state().clock, START + 6_000);
        let short: String = (1..=6).map(|n| letter(START + 6_000 + n)).collect();
        assert_eq!(short, "R--R--");
    });
}

/// A block of each parity looks between two rests.
#[test]
fn with_buckets_as_long_as_blocks_every_third_block_rests() {
    for (bucket, rests) in [(6, "R--R--R--R--"), (12, "-R---R---R--"), (18, "--R--R--R--R")] {
        with_buckets(bucket).build_and_execute(|| {
            assert_eq!(blocks(12), rests, "{bucket}");
        });
    }
    // The times 6, 12, ... 48 cross 0, 1, 1, 1, 0, 1, 1, 1 boundaries.
    with_buckets(8).build_and_execute(|| assert_eq!(blocks(8), "-R---R--"));
}

#[test]
fn the_first_block_and_a_time_that_stands_still_have_no_rest() {
    ExtBuilder::qtra().before_the_clock().build_and_execute(|| {
        assert_eq!(letter(START + 3_594), '-');
        assert_eq!(state().epoch, 1);
        assert_eq!(letter(START + 3_600), 'R');
        assert_eq!(letter(START + 3_600), '-');
    });
}

#[test]
fn nobody_rests_while_the_clock_catches_up() {
    ExtBuilder::qtra().build_and_execute(|| {
        // 200 boundaries, 200, and the last one alone.
        let end = START + 401 * HOUR;
        let all: String = [end, end, end, end + SLOT].map(letter).into_iter().collect();
        assert_eq!((all.as_str(), state().clock), ("----", end + SLOT));
        assert_eq!(letter(end + HOUR), 'R');
    });
    // Two boundaries in a block are no regular block either.
    ExtBuilder::qtra().build_and_execute(|| {
        assert_eq!([letter(START + 2 * HOUR), letter(START + 3 * HOUR)], ['-', 'R']);
    });
}

#[test]
fn an_epoch_begins_in_the_first_block_after_its_end_which_rests() {
    ExtBuilder::qtra().before_the_clock().build_and_execute(|| {
        // Launched a minute after a boundary, so that no epoch ends on one.
        block(START + 60);
        let end = START + 60 + 7 * DAY;
        at(end - 3);
        assert_eq!(state().epoch, 1);

        let all: String = [end + 3, end + 9, end + 15].map(letter).into_iter().collect();

        assert_eq!(all, "R--");
        assert_eq!((state().epoch, state().epoch_end), (2, end + 7 * DAY));
    });
}

#[test]
fn an_epoch_that_ends_on_a_boundary_begins_three_blocks_later() {
    ExtBuilder::qtra().build_and_execute(|| {
        let end = START + 7 * DAY;
        at(end - SLOT);

        let all: Vec<(char, u32)> =
            (0..5).map(|n| (letter(end + n * SLOT), state().epoch)).collect();

        assert_eq!(all, [('R', 1), ('-', 1), ('-', 1), ('R', 2), ('-', 2)]);
        assert_eq!(state().epoch_end, end + 7 * DAY);
    });
}

#[test]
fn an_epoch_waits_no_longer_than_a_bucket() {
    // A boundary in each block: none has an epoch's begin for itself.
    let builder = with_buckets(6).terms(|terms| terms.epoch_secs = 600);
    builder.build_and_execute(|| {
        let epochs: Vec<u32> = (1..=202)
            .map(|n| {
                block(START + n * SLOT);
                state().epoch
            })
            .collect();
        // They end with the blocks 100 and 200.
        let begun = |epoch| epochs.iter().position(|one| *one == epoch).unwrap() + 1;
        assert_eq!([begun(1), begun(2), begun(3)], [1, 101, 201]);
        assert_eq!(state().epoch_end, START + 1_800);
    });
}
