//! Governed calls about work for pay, as motions and polls look them up.

use crate::{
    origins::{Arbiter, Blamer, Governance},
    RuntimeCall, RuntimeOrigin,
};
use polkadot_sdk::frame_support::traits::EnsureOrigin;

/// Returns `true` if `origin` is one of `E`.
pub fn meets<E: EnsureOrigin<RuntimeOrigin>>(origin: &RuntimeOrigin) -> bool {
    E::try_origin(origin.clone()).is_ok()
}

/// Returns `true` if a call about work accepts the origin of a motion or of a poll.
pub fn accepted_by_work(call: &RuntimeCall, origin: &RuntimeOrigin) -> bool {
    use RuntimeCall as C;
    let governed = match call {
        C::Challenges(pallet_challenges::Call::rule { blame, .. }) => {
            return match blame {
                true => meets::<Blamer>(origin),
                false => meets::<Arbiter>(origin),
            };
        },
        C::Providers(call) => {
            use pallet_providers::Call;
            matches!(call, Call::set_params { .. } | Call::add_asset { .. })
        },
        C::InferenceMarket(call) => {
            use pallet_inference_market::Call;
            matches!(
                call,
                Call::set_terms { .. }
                    | Call::set_class { .. }
                    | Call::override_price { .. }
                    | Call::add_asset { .. }
            )
        },
        C::PaymentChannels(call) => {
            matches!(call, pallet_payment_channels::Call::set_params { .. })
        },
        C::Challenges(call) => matches!(call, pallet_challenges::Call::set_params { .. }),
        _ => false,
    };
    governed && meets::<Governance>(origin)
}
