//! Runtime API of the price feed.

use crate::{
    types::{NoPrice, Override, Params},
    Config, Pallet, Settings, Twap,
};
use codec::{Decode, Encode};
use polkadot_sdk::{frame_support::pallet_prelude::Get, sp_api};
use quaestor_math::median::TimedPrice;
use quaestor_primitives::{Price, PriceInspect, ReferencePrice};
use quaestor_support::time;
use scale_info::TypeInfo;

/// The price of the native token, and its sources. Prices are in smallest units of USDC
/// per `10^24` smallest units of the native token.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct PriceView {
    /// The reference price.
    pub reference: Option<ReferencePrice>,
    /// The reason why there is no reference price.
    pub reason: Option<NoPrice>,
    /// Last median of the operators' reports, fresh or not.
    pub oracle: Option<TimedPrice>,
    /// Average of the exchange's price over the short window, rounded down.
    pub average: Option<Price>,
    /// Current price of the exchange, which a single trade can move.
    pub spot: Option<Price>,
    /// Average of the exchange's price over the long window, rounded down.
    pub trailing_average: Option<Price>,
    /// The override in force.
    pub live_override: Option<Override>,
    /// The parameters.
    pub params: Params,
}

sp_api::decl_runtime_apis! {
    /// Reads of the price of the native token.
    pub trait PriceFeedApi {
        /// The reference price or the reason why there is none, its sources, and the parameters.
        /// Prices are in smallest units of USDC per `10^24` smallest units of the native token.
        fn price() -> PriceView;
    }
}

impl<T: Config> Pallet<T> {
    pub(crate) fn price_view() -> PriceView {
        let settings = Settings::<T>::get();
        let now = time::now::<T::Time>();
        let reference = Self::reference_or_reason();
        PriceView {
            reference: reference.ok(),
            reason: reference.err(),
            oracle: T::Oracle::get(),
            average: Twap::<T>::get().average(now, &settings.params.twap_rules()),
            spot: Self::spot(),
            trailing_average: Self::trailing_average(),
            live_override: settings.live_override(now),
            params: settings.params,
        }
    }
}
