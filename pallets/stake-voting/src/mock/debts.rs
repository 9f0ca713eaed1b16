//! Stake that accounts owe, as a test sets it.

use super::AccountId;
use polkadot_sdk::frame_support::{parameter_types, weights::Weight};
use quaestor_primitives::{Balance, OwedStake};

parameter_types! {
    /// Debts by account.
    pub storage Debts: Vec<(AccountId, Balance)> = Vec::new();
}

/// Debts as a test sets them.
pub struct Owed;

impl OwedStake<AccountId> for Owed {
    fn owed(who: &AccountId) -> Balance {
        Debts::get().iter().filter(|(of, _)| of == who).map(|(_, debt)| debt).sum()
    }
    fn weight() -> Weight {
        Weight::from_parts(7, 0)
    }
    fn weight_of(_: &AccountId) -> Weight {
        Weight::from_parts(3, 0)
    }
}
