//! Runtime API of the backstop.

use crate::{
    types::{Spend, TopUp},
    Config, OpenSpends, Pallet, Parameters, State,
};
use alloc::vec::Vec;
use codec::{Codec, Decode, Encode};
use polkadot_sdk::{frame_support::traits::Get, sp_api};
use quaestor_primitives::{AssetKind, Balance, FloorInspect, Seconds};
use scale_info::TypeInfo;

/// The backstop, in smallest units of the floor's asset unless said otherwise.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct BackstopView<AccountId> {
    /// Main reserve of the floor's asset.
    pub reserve: Balance,
    /// The emergency reserve.
    pub emergency: Balance,
    /// The floor's asset.
    pub floor_asset: AssetKind,
    /// Least funding of the reward stream in a year of 365 days.
    pub floor_per_year: Balance,
    /// Number of the current epoch.
    pub epoch: u32,
    /// End of the current epoch, in seconds since the Unix epoch; zero before the first block.
    pub epoch_end: Seconds,
    /// Revenue that the reward stream has received in this epoch.
    pub funded: Balance,
    /// Surplus of earlier epochs, which covers the floor before the reserves do.
    pub surplus: Balance,
    /// The floor of one epoch.
    pub needed: Balance,
    /// Funding of this epoch plus surplus and the main reserve.
    pub covered: Balance,
    /// The last top-up.
    pub last_top_up: Option<TopUp>,
    /// The pending spends, oldest first.
    pub spends: Vec<Spend<AccountId>>,
    /// The insurance, in smallest units of the native token.
    pub insurance: Balance,
    /// Insurance beyond which rests of income are not added to it, in smallest units of the native token.
    pub insurance_ceiling: Balance,
}

sp_api::decl_runtime_apis! {
    /// Reads of the backstop.
    pub trait BackstopApi<AccountId: Codec> {
        /// Floor, epoch, emergency reserve, insurance and pending spends.
        fn status() -> BackstopView<AccountId>;
        /// Main reserve of `asset`, in smallest units.
        fn reserve(asset: AssetKind) -> Balance;
    }
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
    pub(crate) fn backstop_view() -> BackstopView<T::AccountId> {
        let (state, cover) = (State::<T, I>::get(), Self::floor_cover());
        let floor_asset = T::FloorAsset::get();
        BackstopView {
            reserve: Self::main_reserve(&floor_asset),
            emergency: state.emergency,
            floor_asset,
            floor_per_year: Parameters::<T, I>::get().floor_per_year,
            epoch: state.epoch,
            epoch_end: state.epoch_end,
            funded: state.funded,
            surplus: state.surplus,
            needed: cover.needed,
            covered: cover.covered,
            last_top_up: state.last,
            spends: OpenSpends::<T, I>::get().into_inner(),
            insurance: Self::insurance(),
            insurance_ceiling: Self::insurance_ceiling(),
        }
    }
}
