//! Migrations of the state, which `pallet-migrations` runs after an upgrade.

pub mod limits;
#[cfg(feature = "next")]
pub mod next;

/// Migrations of this version, each over as many blocks as it needs.
#[cfg(not(any(feature = "runtime-benchmarks", feature = "next")))]
pub type Migrations = ();
/// Migrations of the version with which an upgrade is tested.
#[cfg(all(feature = "next", not(feature = "runtime-benchmarks")))]
pub type Migrations = (next::RewriteLedgers,);
/// A migration that never ends, as the benchmarks of `pallet-migrations` need it.
#[cfg(feature = "runtime-benchmarks")]
pub type Migrations = polkadot_sdk::pallet_migrations::mock_helpers::MockedMigrations;
