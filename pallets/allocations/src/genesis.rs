//! Genesis.

use crate::{
    types::{Allocation, Totals},
    Allocations, Config, GenesisConfig, Pallet, Parameters, Sums,
};
use polkadot_sdk::frame_support::traits::Contains;
use quaestor_primitives::{Balance, Params as _};

impl<T: Config> GenesisConfig<T> {
    /// Sum of all allocations, in smallest units; `None` if it does not fit.
    fn unreleased(&self) -> Option<Balance> {
        let mut totals = self.allocations.iter().map(|allocation| allocation.total);
        totals.try_fold(0, Balance::checked_add)
    }

    /// Balance that the pallet's account must have at genesis, in smallest units; zero without
    /// allocations.
    pub fn needed(&self) -> Balance {
        match self.allocations.is_empty() {
            true => 0,
            false => {
                let unreleased = self.unreleased().unwrap_or(Balance::MAX);
                unreleased.saturating_add(Pallet::<T>::minimum_balance())
            },
        }
    }

    #[allow(clippy::panic, reason = "an invalid genesis should stop the chain")]
    pub(crate) fn set_up(&self) {
        if self.allocations.is_empty() {
            assert!(self.params.is_none(), "allocations: pledges need allocations");
            return;
        }
        for (id, genesis) in self.allocations.iter().enumerate() {
            if let Err(sentence) = genesis.validate() {
                panic!("allocations: {sentence}");
            }
            let beneficiary = genesis.beneficiary.clone();
            assert!(
                !T::ProtocolAccounts::contains(&beneficiary),
                "allocations: an account of a pallet cannot have an allocation",
            );
            let id = u32::try_from(id).unwrap_or_else(|_| panic!("allocations: too many of them"));
            let allocation = Allocation {
                beneficiary,
                total: genesis.total,
                released: 0,
                cliff_secs: genesis.cliff_secs,
                end_secs: genesis.end_secs,
                first_unlock: genesis.first_unlock,
                pledged: false,
            };
            Allocations::<T>::insert(id, allocation);
        }
        let unreleased =
            self.unreleased().unwrap_or_else(|| panic!("allocations: their sum does not fit"));
        assert!(
            Pallet::<T>::balance() == self.needed(),
            "allocations: the account does not hold their sum and the existential deposit",
        );
        let minimum_balance = Pallet::<T>::minimum_balance();
        Sums::<T>::put(Totals { minimum_balance, unreleased, pledged: 0 });
        if let Some(params) = self.params {
            if let Err(sentence) = params.validate() {
                panic!("allocations: {sentence}");
            }
            Parameters::<T>::put(params);
        }
    }
}
