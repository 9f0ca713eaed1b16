//! Figures of the economy as a whole.

use crate::{params::TreasuryAccount, Allocations, Balance, Balances, Emission, StakingVault};
use codec::{Decode, Encode};
use polkadot_sdk::{frame_support::traits::fungible::Inspect, sp_api};
use scale_info::TypeInfo;

/// Supply of the native token, in smallest units.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Supply {
    /// All tokens there are.
    pub issuance: Balance,
    /// Tokens that the emission can still issue.
    pub mintable: Balance,
    /// Allotted at genesis and not released.
    pub unreleased: Balance,
    /// First unlocks on hold by a pledge.
    pub pledged: Balance,
    /// Balance of the treasury.
    pub treasury: Balance,
    /// In live positions.
    pub staked: Balance,
    /// Issuance less what is not released and what is pledged.
    pub circulating: Balance,
}

sp_api::decl_runtime_apis! {
    /// Figures of the economy as a whole.
    pub trait EconomyApi {
        /// Supply of the native token.
        fn supply() -> Supply;
    }
}

/// Supply of the native token.
pub fn supply() -> Supply {
    let issuance = Balances::total_issuance();
    let (unreleased, pledged) = (Allocations::unreleased(), Allocations::pledged());
    Supply {
        issuance,
        mintable: Emission::mintable(),
        unreleased,
        pledged,
        treasury: Balances::total_balance(&TreasuryAccount::get()),
        staked: StakingVault::state().staked,
        circulating: issuance.saturating_sub(unreleased).saturating_sub(pledged),
    }
}
