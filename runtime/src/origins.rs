//! Who may do what, in one table.
//!
//! | alias | may | is now |
//! |---|---|---|
//! | [`Governance`] | change parameters, assets, code | root |
//! | [`ValidatorAdmin`] | add, remove and swap validators | root |
//! | [`ScheduleAdmin`] | schedule a call | root |
//! | [`AssetLister`] | list an asset by paying a deposit | nobody: root lists assets |
//!
//! Root is sudo on development and test chains; councils take its place here.

use crate::AccountId;
use polkadot_sdk::{
    frame_support::traits::{AsEnsureOriginWithArg, NeverEnsureOrigin},
    frame_system::EnsureRoot,
};

/// Changes parameters, assets and code.
pub type Governance = EnsureRoot<AccountId>;
/// Adds, removes and swaps validators.
pub type ValidatorAdmin = EnsureRoot<AccountId>;
/// Schedules calls.
pub type ScheduleAdmin = EnsureRoot<AccountId>;
/// Lists assets by paying a deposit. Nobody: an asset with a known name and another issuer would
/// only serve deceit.
pub type AssetLister = AsEnsureOriginWithArg<NeverEnsureOrigin<AccountId>>;
