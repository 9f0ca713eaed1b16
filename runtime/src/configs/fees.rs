//! Transaction fees and their recipient.
//!
//! A byte costs 10 existential deposits and a microsecond of weight another 10, so a transfer of
//! QTRA costs about 0.005 QTRA. The weight part rises while blocks are more than a quarter full,
//! slowly, up to a thousand times, and falls back when they are not.
//!
//! Half of a fee goes to the treasury, so that an author pays for filling its own blocks. The other half,
//! an odd unit and the tip go to the author of the block. A share that its account cannot take, because it
//! could not exist with so little, goes to the treasury as well.
//!
//! An exit that its account cannot pay is free: of a whole position, of what has cooled down, and of a
//! balance that was held for votes. Each can be made once, and a stake or a hold that was paid for has opened
//! it, so free exits are as few as those.

use crate::{
    params::{ExistentialDeposit, TreasuryAccount},
    *,
};
use polkadot_sdk::{
    frame_support::{
        dispatch::{DispatchInfo, PostDispatchInfo},
        parameter_types,
        traits::{
            fungible::{Balanced, Credit},
            tokens::imbalance::Imbalance,
            ConstU8, Get, NoDrop, OnUnbalanced,
        },
        weights::{Weight, WeightToFee},
    },
    pallet_transaction_payment::{
        FungibleAdapter, Multiplier, OnChargeTransaction, TargetedFeeAdjustment, TxCreditHold,
    },
    sp_runtime::{
        traits::One, transaction_validity::TransactionValidityError, FixedPointNumber, Perquintill,
    },
};
use quaestor_primitives::{PositionId, Positions};

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

type Fee = Credit<AccountId, Balances>;
type Native = FungibleAdapter<Balances, SplitFees>;

/// Pays half of a fee to the treasury, and the rest and the tip to the author of the block.
pub struct SplitFees;

impl OnUnbalanced<Fee> for SplitFees {
    fn on_unbalanceds(mut fee_then_tip: impl Iterator<Item = Fee>) {
        let fee = fee_then_tip.next().unwrap_or_default();
        let half = fee.peek() / 2;
        let (treasury, mut author) = fee.split(half);
        fee_then_tip.for_each(|tip| author.subsume(tip));
        let refused = match Authorship::author() {
            Some(who) => Balances::resolve(&who, author).err(),
            None => Some(author),
        };
        let treasury = treasury.merge(refused.unwrap_or_default());
        // The treasury exists from genesis on; without it, the fee is burnt.
        drop(Balances::resolve(&TreasuryAccount::get(), treasury));
    }

    fn on_nonzero_unbalanced(fee: Fee) {
        Self::on_unbalanceds(core::iter::once(fee));
    }
}

/// Charges fees, but for an exit that its account cannot pay.
pub struct ChargeFees;

impl OnChargeTransaction<Runtime> for ChargeFees {
    type Balance = Balance;
    /// `None` for a free exit.
    type LiquidityInfo = Option<<Native as OnChargeTransaction<Runtime>>::LiquidityInfo>;

    fn withdraw_fee(
        who: &AccountId,
        call: &RuntimeCall,
        info: &DispatchInfo,
        fee_with_tip: Balance,
        tip: Balance,
    ) -> Result<Self::LiquidityInfo, TransactionValidityError> {
        match <Native as OnChargeTransaction<Runtime>>::withdraw_fee(
            who,
            call,
            info,
            fee_with_tip,
            tip,
        ) {
            Err(_) if tip == 0 && is_due_exit(who, call) => Ok(None),
            charged => charged.map(Some),
        }
    }

    fn can_withdraw_fee(
        who: &AccountId,
        call: &RuntimeCall,
        info: &DispatchInfo,
        fee_with_tip: Balance,
        tip: Balance,
    ) -> Result<(), TransactionValidityError> {
        match <Native as OnChargeTransaction<Runtime>>::can_withdraw_fee(
            who,
            call,
            info,
            fee_with_tip,
            tip,
        ) {
            Err(_) if tip == 0 && is_due_exit(who, call) => Ok(()),
            payable => payable,
        }
    }

    fn correct_and_deposit_fee(
        who: &AccountId,
        info: &DispatchInfo,
        post_info: &PostDispatchInfo,
        corrected_fee_with_tip: Balance,
        tip: Balance,
        charged: Self::LiquidityInfo,
    ) -> Result<(), TransactionValidityError> {
        let Some(charged) = charged else { return Ok(()) };
        <Native as OnChargeTransaction<Runtime>>::correct_and_deposit_fee(
            who,
            info,
            post_info,
            corrected_fee_with_tip,
            tip,
            charged,
        )
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn endow_account(who: &AccountId, amount: Balance) {
        <Native as OnChargeTransaction<Runtime>>::endow_account(who, amount);
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn minimum_balance() -> Balance {
        <Native as OnChargeTransaction<Runtime>>::minimum_balance()
    }
}

impl TxCreditHold<Runtime> for ChargeFees {
    type Credit = NoDrop<Fee>;
}

/// Returns `true` if the call is an exit of `who` that succeeds now and leaves nothing to repeat. It reads
/// what the call itself reads.
fn is_due_exit(who: &AccountId, call: &RuntimeCall) -> bool {
    use pallet_stake_voting::Call::release_balance;
    use pallet_staking_vault::Call::{early_unstake, unstake, withdraw};
    let call = match call {
        RuntimeCall::StakingVault(call) => call,
        RuntimeCall::StakeVoting(release_balance { who: of }) => {
            return of == who && StakeVoting::may_release(who);
        },
        _ => return false,
    };
    let ledger = StakingVault::ledger(who.clone());
    let find = |id: &PositionId| ledger.positions.iter().find(|position| position.id == *id);
    let now = <StakingVault as Positions<AccountId>>::now();
    match call {
        early_unstake { position } => {
            find(position).is_some_and(|found| !found.firm || now >= found.lock_end)
        },
        unstake { position, amount } => find(position).is_some_and(|found| {
            now >= found.lock_end && amount.is_none_or(|amount| amount == found.amount)
        }),
        // What is bonded stays, and the rest of what is due with it.
        withdraw {} => {
            let due = ledger.unlocking.iter().filter(|chunk| chunk.release <= now);
            let due = due.fold(0, |sum: Balance, chunk| sum.saturating_add(chunk.amount));
            due > 0 && due <= ledger.unbonded()
        },
        _ => false,
    }
}

impl pallet_transaction_payment::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type OnChargeTransaction = ChargeFees;
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
