//! Declared hooks of regular blocks in `act` and `blockdag`: a schedule, authors that are paid, no
//! market.

use crate::{
    act::ACT,
    blockdag::BDAG,
    declared::{block, Block, Hook, ORDINARY, REGULAR},
    world::{account, dispatch, economy, give, set_time, tick, DAY, START},
};
use pallet_staking_vault::{Call as Vault, PendingSteps};
use polkadot_sdk::sp_io::TestExternalities;
use quaestor_primitives::{Balance, Seconds, TierId};
use quaestor_runtime::{Runtime, StakingVault};

const HOUR: Seconds = 3_600;

/// A chain with ten stakers and a first drip, 6 seconds after its launch.
pub fn emitting(preset: &str, stake: Balance, tier: TierId) -> TestExternalities {
    let mut ext = economy(preset);
    ext.execute_with(|| {
        for number in 0..10 {
            give(&account(number), 2 * stake);
            dispatch(&account(number), Vault::stake { amount: stake, tier });
        }
    });
    ext.commit_all().unwrap();
    block(&mut ext, 6);
    assert!(ext.execute_with(minted) > 0, "the first drip was made");
    ext
}

fn minted() -> Balance {
    pallet_emission::State::<Runtime>::get().minted
}

/// Blocks up to 6 seconds before `at`; the clock is there, and nothing is due.
fn approach(ext: &mut TestExternalities, at: Seconds) {
    ext.execute_with(|| {
        set_time(at - 12);
        tick();
        while StakingVault::state().behind {
            tick();
        }
    });
    ext.commit_all().unwrap();
    block(ext, 6);
    let drips = |ext: &mut TestExternalities| ext.execute_with(minted);
    let before = drips(ext);
    block(ext, 0);
    assert_eq!(drips(ext), before, "no drip is due yet");
}

/// The block at `at`, in which positions of the stakers change their weight or not, and a drip is made
/// or not.
fn at(ext: &mut TestExternalities, at: Seconds, weights: bool, drip: bool) -> Vec<Hook> {
    approach(ext, at);
    let (before, due) = ext.execute_with(|| (minted(), PendingSteps::<Runtime>::get(at).positions));
    assert_eq!(due > 0, weights, "weights change");
    let hooks = block(ext, 6);
    assert_eq!(ext.execute_with(minted) > before, drip, "a drip was made");
    assert_eq!(ext.execute_with(|| StakingVault::state().clock), at);
    hooks
}

/// Regular blocks of `act`.
pub fn act() -> Vec<Block> {
    let mut ext = emitting("act-testnet", 1_000 * ACT, 0);
    let mut found = Vec::new();
    let mut take = |what, limit, hooks| found.push(Block { what, limit: Some(limit), hooks });
    take("act: ordinary", ORDINARY, block(&mut ext, 6));
    take("act: an hour begins", REGULAR, at(&mut ext, START + HOUR, false, false));
    let week = at(&mut ext, START + 7 * DAY, true, true);
    take("act: an hour and an epoch begin, weights change, a drip is due", REGULAR, week);
    ext.execute_with(|| assert_eq!(StakingVault::state().epoch, 2));
    let ends = START + 7 * DAY + HOUR;
    assert!(ext.execute_with(|| pallet_rewards::RateEnds::<Runtime>::contains_key(ends)));
    take("act: an hour begins, a rate ends", REGULAR, at(&mut ext, ends, false, false));
    found
}

/// Regular blocks of `blockdag`.
pub fn blockdag() -> Vec<Block> {
    let mut ext = emitting("blockdag-testnet", 1_000 * BDAG, 3);
    let mut found = Vec::new();
    let mut take = |what, limit, hooks| found.push(Block { what, limit: Some(limit), hooks });
    take("blockdag: ordinary", ORDINARY, block(&mut ext, 6));
    take("blockdag: an hour begins", REGULAR, at(&mut ext, START + HOUR, false, false));
    take(
        "blockdag: an hour begins, a drip is due",
        REGULAR,
        at(&mut ext, START + DAY, false, true),
    );
    let week = at(&mut ext, START + 7 * DAY, false, true);
    take("blockdag: an hour and an epoch begin, a drip is due", REGULAR, week);
    let quarter = at(&mut ext, START + 90 * DAY, true, true);
    take("blockdag: an hour begins, weights change, a drip is due", REGULAR, quarter);
    found
}
