//! The next version of the runtime, for the test of an upgrade. The feature `next` selects it: a
//! higher version number and one migration over several blocks.

use crate::{apis::RUNTIME_API_VERSIONS, params::MaxServiceWeight, AccountId, Runtime};
use alloc::borrow::Cow;
use pallet_staking_vault::Ledgers;
use polkadot_sdk::{
    frame_support::{
        migrations::{SteppedMigration, SteppedMigrationError},
        pallet_prelude::ValueQuery,
        storage_alias,
        weights::{Weight, WeightMeter},
    },
    sp_version::{self, RuntimeVersion},
};

/// Version of the next runtime. The macro takes literals only.
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
    spec_name: Cow::Borrowed("quaestor"),
    impl_name: Cow::Borrowed("quaestor"),
    authoring_version: 1,
    spec_version: 10_001,
    impl_version: 0,
    apis: RUNTIME_API_VERSIONS,
    transaction_version: 1,
    system_version: 1,
};

/// Number of ledgers that the migration has written.
#[storage_alias]
pub type Rewritten = StorageValue<Next, u32, ValueQuery>;

/// Rewrites every ledger of the vault, as a change of their layout would, and counts them.
pub struct RewriteLedgers;

/// Two fifths of a block's service weight: a few ledgers then take several blocks.
fn weight_of_one() -> Weight {
    MaxServiceWeight::get() * 2 / 5
}

impl SteppedMigration for RewriteLedgers {
    type Cursor = AccountId;
    type Identifier = [u8; 16];

    fn id() -> Self::Identifier {
        *b"rewrite ledgers1"
    }

    fn step(
        mut cursor: Option<AccountId>,
        meter: &mut WeightMeter,
    ) -> Result<Option<AccountId>, SteppedMigrationError> {
        let required = weight_of_one();
        if !meter.can_consume(required) {
            return Err(SteppedMigrationError::InsufficientWeight { required });
        }
        while meter.try_consume(required).is_ok() {
            let mut rest = match &cursor {
                Some(last) => {
                    Ledgers::<Runtime>::iter_keys_from(Ledgers::<Runtime>::hashed_key_for(last))
                },
                None => Ledgers::<Runtime>::iter_keys(),
            };
            let Some(who) = rest.next() else {
                return Ok(None);
            };
            Ledgers::<Runtime>::mutate(&who, |_| ());
            Rewritten::mutate(|count| *count = count.saturating_add(1));
            cursor = Some(who);
        }
        Ok(cursor)
    }
}
