//! A settlement without books.

use super::*;
use polkadot_sdk::frame_support::traits::{
    fungibles::MutateHold,
    tokens::{Fortitude, Precision, Restriction},
};
use quaestor_math::split::split;
use quaestor_primitives::{Bps, PaymentSource, Receipt, Settle};

parameter_types! {
    /// Settlements fail.
    pub storage Jammed: bool = false;
    /// Settlements so far: channel, nonce, amount, tokens.
    pub storage Receipts: Vec<(ChannelId, u64, Balance, u64)> = Vec::new();
    /// The last of them, divided.
    pub storage LastReceipt: Option<Receipt> = None;
}

/// Pays 5 % network fee, 2 % treasury and 3 % burn into the till, and the rest to the provider, or into
/// the till as well if the provider cannot take it.
pub struct StubSettle;

impl StubSettle {
    fn take(
        asset: &AssetKind,
        payer: AccountId,
        to: AccountId,
        amount: Balance,
    ) -> Result<(), DispatchError> {
        if amount == 0 {
            return Ok(());
        }
        let (exact, free, force) = (Precision::Exact, Restriction::Free, Fortitude::Force);
        let reason = HoldReason::Channel.into();
        Money::transfer_on_hold(asset.clone(), &reason, &payer, &to, amount, exact, free, force)
            .map(drop)
    }
}

impl Settle<AccountId> for StubSettle {
    fn settle(
        payer: &AccountId,
        provider: &AccountId,
        asset: &AssetKind,
        gross: Balance,
        tokens: u64,
        source: PaymentSource,
    ) -> Result<Receipt, DispatchError> {
        let PaymentSource::Channel { id, nonce } = source else { panic!("not a job") };
        let (legs, rest) = split(gross, &[500, 200, 300]).unwrap();
        Self::take(asset, *payer, TILL, legs.iter().sum())?;
        Self::take(asset, *payer, *provider, rest)
            .or_else(|_| Self::take(asset, *payer, TILL, rest))?;
        if Jammed::get() {
            return Err(DispatchError::Unavailable);
        }
        let mut receipts = Receipts::get();
        receipts.push((id, nonce, gross, tokens));
        let receipt = Receipt {
            id: receipts.len() as u64,
            payment: gross,
            provider: rest,
            network: legs[0],
            treasury: legs[1],
            burn: legs[2],
            ..Default::default()
        };
        Receipts::set(&receipts);
        LastReceipt::set(&Some(receipt));
        Ok(receipt)
    }

    fn fee() -> Bps {
        500
    }

    fn accepts(asset: &AssetKind) -> bool {
        [NATIVE, USDC].contains(asset)
    }
}
