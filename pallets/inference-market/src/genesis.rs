//! Genesis.

use crate::{
    types::{AssetBook, Class, ClassList, MarketState, Use, MAX_BASE_PRICE},
    Classes, Config, CurrentTerms, GenesisConfig, Pallet, State,
};
use polkadot_sdk::frame_support::traits::Get;
use quaestor_primitives::{AssetKind, Balance, Params as _};

impl<T: Config> GenesisConfig<T> {
    /// Amount of `asset` that this genesis mints, in smallest units.
    pub fn minted(&self, asset: &AssetKind) -> Balance {
        let accepted = *asset == AssetKind::Native || self.assets.contains(asset);
        let minimum = Pallet::<T>::minimum_balance(asset);
        minimum.filter(|_| self.terms.is_some() && accepted).unwrap_or_default()
    }

    #[allow(clippy::panic, reason = "an invalid genesis should stop the chain")]
    pub(crate) fn set_up(&self) {
        let Some(terms) = self.terms else { return };
        if let Err(sentence) = terms.validate() {
            panic!("inference market: {sentence}");
        }
        let in_time = terms.longest_work() <= T::LongestWork::get();
        assert!(in_time, "inference market: work must not outlast the notice of those who back it");
        let mut state = MarketState { fee: terms.fee.neutral_bps, ..Default::default() };
        for asset in core::iter::once(&AssetKind::Native).chain(&self.assets) {
            assert!(state.book(asset).is_none(), "inference market: an asset is listed twice");
            let minimum_balance = Pallet::<T>::mint_minimum(asset)
                .unwrap_or_else(|_| panic!("inference market: an asset does not exist"));
            let book = AssetBook::new(asset.clone(), minimum_balance);
            assert!(state.assets.try_push(book).is_ok(), "inference market: too many assets");
        }
        let mut classes = ClassList::default();
        for base in &self.classes {
            let in_range = (1..=MAX_BASE_PRICE).contains(base);
            assert!(in_range, "inference market: a base price must be from 1 to 10^24");
            let known = classes.try_push(Class::new(*base)).is_ok();
            let known = known && state.usage.try_push(Use::default()).is_ok();
            assert!(known, "inference market: too many classes");
        }
        CurrentTerms::<T>::put(terms);
        Classes::<T>::put(classes);
        State::<T>::put(state);
    }
}
