//! The call filter. Root passes it; every other origin is subject to it, at each level of a batch,
//! a proxied call, a multisig or a scheduled call.
//!
//! It refuses calls that rest on a role or a seat that no account may use, root calls and spends
//! that skip their delay, motions that could not execute, schedules that leave no room for polls, stops
//! beyond their bounds, and calls closed by an emergency.

use crate::{
    configs::{
        agenda::leaves_room,
        emergency::{is_bounded_stop, Admitted},
        motions::can_execute,
        timelock::waits_long_enough,
    },
    *,
};
use polkadot_sdk::frame_support::traits::Contains;

/// Filter of calls. The reads of its emergency part are in the base weight of a transaction; the
/// others are of keys that the filtered call reads as well.
pub struct CallFilter;

impl Contains<RuntimeCall> for CallFilter {
    fn contains(call: &RuntimeCall) -> bool {
        !needs_a_vacant_role(call)
            && waits_long_enough(call)
            && leaves_room(call)
            && can_execute(call)
            && is_bounded_stop(call)
            && Admitted::contains(call)
    }
}

/// Returns `true` if the call belongs to the owner, admin or freezer of an asset, or lets a member replace
/// itself. The issuer of an asset mints, and nothing else; only those who appoint a member replace it.
fn needs_a_vacant_role(call: &RuntimeCall) -> bool {
    use pallet_membership::Call::change_key;
    match call {
        RuntimeCall::Assets(call) => !for_holders_and_issuer(call),
        RuntimeCall::PoolAssets(call) => !for_holders_and_issuer(call),
        RuntimeCall::Validators(change_key { .. })
        | RuntimeCall::RevenueDepositors(change_key { .. })
        | RuntimeCall::PriceOperators(change_key { .. })
        | RuntimeCall::TradeEngines(change_key { .. })
        | RuntimeCall::Recorders(change_key { .. })
        | RuntimeCall::CanaryOperators(change_key { .. }) => true,
        _ => false,
    }
}

fn for_holders_and_issuer<I: 'static>(call: &pallet_assets::Call<Runtime, I>) -> bool
where
    Runtime: pallet_assets::Config<I>,
{
    use pallet_assets::Call;
    matches!(
        call,
        Call::mint { .. }
            | Call::transfer { .. }
            | Call::transfer_keep_alive { .. }
            | Call::transfer_all { .. }
            | Call::approve_transfer { .. }
            | Call::cancel_approval { .. }
            | Call::transfer_approved { .. }
            | Call::touch { .. }
            | Call::refund { .. }
            // Root's, by their origins.
            | Call::force_create { .. }
            | Call::force_asset_status { .. }
            | Call::force_set_metadata { .. }
            | Call::force_clear_metadata { .. }
            // They finish a destruction that root has started.
            | Call::destroy_accounts { .. }
            | Call::destroy_approvals { .. }
            | Call::finish_destroy { .. }
    )
}
