//! Transaction fees and their recipient.
//!
//! A byte costs 10 existential deposits and a microsecond of weight another 10, so a transfer of
//! QTRA costs about 0.005 QTRA. The weight part rises while blocks are more than a quarter full,
//! slowly, up to a thousand times, and falls back when they are not. The author of the block gets
//! all of it, tips included.

use crate::{params::ExistentialDeposit, *};
use polkadot_sdk::{
    frame_support::{
        parameter_types,
        traits::{
            fungible::{Balanced, Credit},
            ConstU8, Get, OnUnbalanced,
        },
        weights::{Weight, WeightToFee},
    },
    pallet_transaction_payment::{FungibleAdapter, Multiplier, TargetedFeeAdjustment},
    sp_runtime::{traits::One, FixedPointNumber, Perquintill},
};

const DEPOSITS_PER_BYTE: Balance = 10;
const DEPOSITS_PER_MICROSECOND: Balance = 10;
/// Picoseconds, the unit of weight.
const MICROSECOND: Balance = 1_000_000;

parameter_types! {
    pub const TargetFullness: Perquintill = Perquintill::from_percent(25);
    pub AdjustmentVariable: Multiplier = Multiplier::saturating_from_rational(75, 1_000_000);
    pub LeastMultiplier: Multiplier = Multiplier::one();
    pub MostMultiplier: Multiplier = Multiplier::saturating_from_integer(1_000u32);
}

/// The fee for computing.
pub struct WeightFee;

impl WeightToFee for WeightFee {
    type Balance = Balance;

    fn weight_to_fee(weight: &Weight) -> Balance {
        ExistentialDeposit::get()
            .saturating_mul(DEPOSITS_PER_MICROSECOND)
            .saturating_mul(weight.ref_time().into())
            / MICROSECOND
    }
}

/// The fee for bytes.
pub struct LengthFee;

impl WeightToFee for LengthFee {
    type Balance = Balance;

    fn weight_to_fee(length: &Weight) -> Balance {
        ExistentialDeposit::get()
            .saturating_mul(DEPOSITS_PER_BYTE)
            .saturating_mul(length.ref_time().into())
    }
}

/// Pays fees to the author of the block.
pub struct ToAuthor;

impl OnUnbalanced<Credit<AccountId, Balances>> for ToAuthor {
    fn on_nonzero_unbalanced(fees: Credit<AccountId, Balances>) {
        if let Some(author) = Authorship::author() {
            // An author whose account could not exist with so little gets nothing: it is burnt.
            drop(Balances::resolve(&author, fees));
        }
    }
}

impl pallet_transaction_payment::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type OnChargeTransaction = FungibleAdapter<Balances, ToAuthor>;
    type WeightToFee = WeightFee;
    type LengthToFee = LengthFee;
    type FeeMultiplierUpdate = TargetedFeeAdjustment<
        Self,
        TargetFullness,
        AdjustmentVariable,
        LeastMultiplier,
        MostMultiplier,
    >;
    type OperationalFeeMultiplier = ConstU8<5>;
    type WeightInfo = crate::weights::pallet_transaction_payment::WeightInfo<Runtime>;
}
