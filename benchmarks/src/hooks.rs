//! The keys of the clock's hook, with few and with many stakers.

use crate::{
    counting::{count_hook, Keys},
    world::{account, chain, dispatch, endow, fund, pass, set_time, stake, tick, DAY, ONE_YEAR},
};
use polkadot_sdk::{pallet_timestamp, sp_io::TestExternalities};
use quaestor_primitives::Seconds;
use quaestor_runtime::{Runtime, StakingVault};
use std::time::{Duration, Instant};

const BUCKET: Seconds = 3_600;
/// Stakers enter over so many buckets, whatever their number.
const ENTRIES: u32 = 10;
/// Blocks that are timed.
const BLOCKS: u32 = 301;

/// Keys that the hook touched, and the time it took.
pub struct Measured {
    /// Number of accounts that stake.
    pub stakers: u32,
    /// In a block within a bucket.
    pub within: Keys,
    /// In a block that crosses a boundary at which a tenth of all positions become warm.
    pub warming: Keys,
    /// The median of many blocks within a bucket.
    pub median: Duration,
}

/// A chain with so many stakers, each with one position, all still warming up; their number enters
/// over ten hours. A funding streams.
pub fn staked(stakers: u32) -> TestExternalities {
    let mut ext = chain();
    ext.execute_with(|| {
        let funder = account(u32::MAX);
        endow(&funder, 1_000_000);
        for entry in 0..ENTRIES {
            for number in (entry..stakers).step_by(ENTRIES.try_into().unwrap()) {
                let who = account(number);
                endow(&who, 2_000);
                dispatch(&who, stake(1_000, ONE_YEAR));
            }
            pass(BUCKET);
        }
        dispatch(&funder, fund(1_000_000 / 2));
        assert_eq!(StakingVault::state().stakers, stakers);
    });
    ext.commit_all().unwrap();
    ext
}

/// Measures the hook with so many stakers.
pub fn measure(stakers: u32) -> Measured {
    let mut ext = staked(stakers);
    // Up to the middle of the bucket before the first warm-ups end.
    ext.execute_with(|| pass(7 * DAY - Seconds::from(ENTRIES) * BUCKET - BUCKET / 2));
    ext.commit_all().unwrap();
    let weight = ext.execute_with(|| StakingVault::state().weight);
    let within = hook_after(&mut ext, 6);
    assert_eq!(ext.execute_with(|| StakingVault::state().weight), weight, "nothing became warm");
    let warming = hook_after(&mut ext, BUCKET);
    assert!(ext.execute_with(|| StakingVault::state().weight) > weight, "positions became warm");
    let mut times: Vec<Duration> = (0..BLOCKS)
        .map(|_| {
            ext.execute_with(|| set_time(now() + 6));
            let begin = Instant::now();
            ext.execute_with(tick);
            let time = begin.elapsed();
            ext.commit_all().unwrap();
            time
        })
        .collect();
    times.sort();
    Measured { stakers, within, warming, median: times[times.len() / 2] }
}

fn now() -> Seconds {
    pallet_timestamp::Now::<Runtime>::get() / 1_000
}

fn hook_after(ext: &mut TestExternalities, secs: Seconds) -> Keys {
    ext.execute_with(|| set_time(now() + secs));
    ext.commit_all().unwrap();
    let ((), keys) = count_hook(ext, tick);
    ext.commit_all().unwrap();
    keys
}

/// A table of both, with names below.
pub fn report(few: &Measured, many: &Measured) -> String {
    let mut text = String::from("| block | stakers | reads | writes |\n|---|---:|---:|---:|\n");
    for (what, keys) in [
        ("within a bucket", Measured::within as fn(&Measured) -> &Keys),
        ("a tenth of all positions become warm", Measured::warming),
    ] {
        for measured in [few, many] {
            let (reads, writes) = keys(measured).counts();
            text += &format!("| {what} | {} | {reads} | {writes} |\n", measured.stakers);
        }
    }
    text += &format!("\nWithin a bucket: {}.\n", list(&many.within));
    text += &format!("\nBecoming warm: {}.\n", list(&many.warming));
    text
}

/// Duration of the hook with few and with many stakers.
pub fn times(few: &Measured, many: &Measured) -> String {
    let percent = many.median.as_nanos() * 100 / few.median.as_nanos().max(1);
    format!(
        "Median time of {BLOCKS} hooks within a bucket: {:?} with {} stakers, {:?} with {}, which is \
         {percent} %.\n",
        few.median, few.stakers, many.median, many.stakers,
    )
}

impl Measured {
    fn within(&self) -> &Keys {
        &self.within
    }

    fn warming(&self) -> &Keys {
        &self.warming
    }
}

fn list(keys: &Keys) -> String {
    let named = keys.named(&[]).into_iter().map(|(name, read, written)| match (read, written) {
        (true, true) => format!("{name} rw"),
        (true, false) => format!("{name} r"),
        _ => format!("{name} w"),
    });
    named.collect::<Vec<_>>().join(", ")
}
