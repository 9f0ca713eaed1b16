//! The bound of a migration, and the state of the chain after one has failed.
//!
//! While migrations run, blocks hold inherents only. A migration that fails, or takes longer than
//! [`MAX_BLOCKS`], is given up: the next block holds transactions again, in safe mode, so that exits,
//! governance, prices and session keys work and nothing else touches the half migrated state. A repair
//! is an upgrade or `multiBlockMigrations.forceOnboardMbms`; then the committee ends the safe mode.

use crate::{params::DAYS, *};
use pallet_migrations::{Cursor, Event, MigrationCursor};
use polkadot_sdk::{
    frame_support::{
        migrations::{FailedMigrationHandler, FailedMigrationHandling, MultiStepMigrator},
        traits::SafeMode as Stop,
        weights::Weight,
    },
    pallet_migrations::WeightInfo,
};

/// Longest time of one migration, in blocks: four hours.
pub const MAX_BLOCKS: BlockNumber = DAYS / 6;
/// Duration of the safe mode after a failed migration, in blocks: 30 days, in which an upgrade passes
/// both bodies, its delay of 7 days included, more than once.
pub const REPAIR_BLOCKS: BlockNumber = 30 * DAYS;

/// Gives a failed upgrade up and enters the safe mode.
pub struct RepairInSafeMode;

impl FailedMigrationHandler for RepairInSafeMode {
    fn failed(_: Option<u32>) -> FailedMigrationHandling {
        // Neither fails: it is entered or it is not.
        drop(match <SafeMode as Stop>::remaining() {
            Some(left) => <SafeMode as Stop>::extend(REPAIR_BLOCKS.saturating_sub(left)),
            None => <SafeMode as Stop>::enter(REPAIR_BLOCKS),
        });
        FailedMigrationHandling::ForceUnstuck
    }
}

/// Runs the migrations of `MultiBlockMigrations`, each within [`MAX_BLOCKS`].
pub struct Migrator;

impl MultiStepMigrator for Migrator {
    fn ongoing() -> bool {
        MultiBlockMigrations::ongoing()
    }

    fn step() -> Weight {
        let given_up = match Cursor::<Runtime>::get() {
            Some(MigrationCursor::Active(cursor)) => {
                let took = System::block_number().saturating_sub(cursor.started_at);
                (took > MAX_BLOCKS).then_some(Some(cursor.index))
            },
            // Only root makes it so.
            Some(MigrationCursor::Stuck) => Some(None),
            None => None,
        };
        let Some(index) = given_up else { return MultiBlockMigrations::step() };
        System::deposit_event(Event::<Runtime>::UpgradeFailed);
        RepairInSafeMode::failed(index);
        Cursor::<Runtime>::kill();
        <Runtime as pallet_migrations::Config>::WeightInfo::exec_migration_fail()
            .saturating_add(params::DbWeight::get().reads_writes(2, 2))
    }
}
