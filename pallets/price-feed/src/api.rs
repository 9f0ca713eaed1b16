//! Reads of the price for users.

use crate::{
    types::{NoPrice, Override, Params},
    Config, Feed, Pallet, Settings,
};
use codec::{Decode, Encode};
use polkadot_sdk::{frame_support::pallet_prelude::Get, sp_api};
use quaestor_math::median::TimedPrice;
use quaestor_primitives::{Price, PriceInspect, ReferencePrice};
use scale_info::TypeInfo;

/// The price of the native token, and what it is made from. Prices are in smallest units of USDC
/// per `10^24` smallest units of the native token.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct PriceView {
    /// The price that others go by.
    pub reference: Option<ReferencePrice>,
    /// Why there is none.
    pub reason: Option<NoPrice>,
    /// Last agreement of the operators, fresh or not.
    pub oracle: Option<TimedPrice>,
    /// The exchange's average over the short window, rounded down.
    pub average: Option<Price>,
    /// The exchange's price at this moment, which a single trade can move.
    pub spot: Option<Price>,
    /// The exchange's average over the long window, rounded down.
    pub trailing_average: Option<Price>,
    /// The override that holds, with its end.
    pub live_override: Option<Override>,
    /// The rules.
    pub params: Params,
}

sp_api::decl_runtime_apis! {
    /// Reads of the price of the native token.
    pub trait PriceFeedApi {
        /// The reference price or why there is none, what it is made from, and the rules. Prices are
        /// in smallest units of USDC per `10^24` smallest units of the native token.
        fn price() -> PriceView;
    }
}

impl<T: Config> Pallet<T> {
    /// See [`PriceFeedApi`](runtime_decl_for_price_feed_api::PriceFeedApi).
    pub fn price_view() -> PriceView {
        let settings = Settings::<T>::get();
        let now = Self::now();
        let judged = Self::judged();
        PriceView {
            reference: judged.ok(),
            reason: judged.err(),
            oracle: T::Oracle::get(),
            average: Feed::<T>::get().average(now, &settings.params.watch_rules()),
            spot: Self::spot(),
            trailing_average: Self::trailing_average(),
            live_override: settings.live_override(now),
            params: settings.params,
        }
    }
}
