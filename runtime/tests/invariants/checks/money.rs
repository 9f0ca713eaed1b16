//! Invariants of pots, holds, payments and the issuance.

use super::{holds, same, Check};
use crate::{
    books::{accounts, sum, Books},
    world::{balance, NATIVE, USDC},
};
use codec::Encode;
use pallet_challenges::{types::Phase as CasePhase, Cases};
use pallet_inference_market::{HoldReason as MarketHold, Jobs, Pool, State, Unpaid};
use pallet_payment_channels::{types::Phase, Channels, HoldReason as ChannelHold};
use pallet_providers::{Pots, Providers};
use pallet_stake_voting::Held;
use pallet_staking_vault::Ledgers;
use polkadot_sdk::{frame_support::traits::fungibles::InspectHold, pallet_balances};
use quaestor_primitives::{AssetKind, Balance};
use quaestor_runtime::{
    configs::tokens::HoldsOfAll, AccountId, Balances, Challenges, InferenceMarket,
    Providers as Desk, Runtime, RuntimeHoldReason,
};
use std::collections::BTreeMap;

/// Q5.
pub fn pots_are_what_was_not_collected(books: &Books) -> Check {
    let account = Desk::account();
    for pot in Pots::<Runtime>::get() {
        let asset = pot.known.asset;
        let pooled = books.trade.get(&asset).map_or(0, |trade| trade.pooled);
        same(&format!("Q5: booked of {asset:?}"), pot.booked, pooled)?;
        let due = pot.known.minimum_balance + pooled + books.given(&account, &asset);
        same(&format!("Q5: balance of {asset:?}"), balance(&asset, &account), due)?;
    }
    let (account, totals) = (Challenges::account(), pallet_challenges::Totals::<Runtime>::get());
    let booked = totals.minimum_balance + totals.pot + totals.promised;
    let due = booked + books.given(&account, &NATIVE);
    same("Q5: balance of challenges", balance(&NATIVE, &account), due)
}

type Records = BTreeMap<(AccountId, AssetKind, Vec<u8>), Balance>;

/// Reasons of holds that have a record of ours.
fn reasons() -> [RuntimeHoldReason; 8] {
    [
        MarketHold::Escrow.into(),
        MarketHold::JobDeposit.into(),
        ChannelHold::Channel.into(),
        ChannelHold::ChannelRecord.into(),
        pallet_challenges::HoldReason::Challenge.into(),
        pallet_providers::HoldReason::Registration.into(),
        pallet_stake_voting::HoldReason::Votes.into(),
        pallet_staking_vault::HoldReason::Stake.into(),
    ]
}

fn records() -> Records {
    let mut records = Records::new();
    let mut add = |who: AccountId, asset: AssetKind, reason: RuntimeHoldReason, amount| {
        *records.entry((who, asset, reason.encode())).or_default() += amount;
    };
    for job in Jobs::<Runtime>::iter_values() {
        add(job.consumer.clone(), job.spec.asset, MarketHold::Escrow.into(), job.escrow);
        add(job.consumer, NATIVE, MarketHold::JobDeposit.into(), job.deposit);
    }
    for channel in Channels::<Runtime>::iter_values() {
        let (who, deposit) = (channel.consumer, channel.storage_deposit);
        if !matches!(channel.phase, Phase::Ended { .. }) {
            let left = channel.deposited - channel.paid;
            add(who.clone(), channel.asset, ChannelHold::Channel.into(), left);
        }
        add(who, NATIVE, ChannelHold::ChannelRecord.into(), deposit);
    }
    let reason = pallet_challenges::HoldReason::Challenge;
    for case in Cases::<Runtime>::iter_values() {
        if case.audited.is_none() {
            add(case.challenger, NATIVE, reason.into(), case.stake);
        }
        if let CasePhase::Ruling { appeal: Some(appeal), .. } = case.phase {
            add(appeal.who, NATIVE, reason.into(), appeal.deposit);
        }
    }
    for (who, provider) in Providers::<Runtime>::iter() {
        add(who, NATIVE, pallet_providers::HoldReason::Registration.into(), provider.deposit);
    }
    for (who, held) in Held::<Runtime>::iter() {
        add(who, NATIVE, pallet_stake_voting::HoldReason::Votes.into(), held.amount);
    }
    for (who, ledger) in Ledgers::<Runtime>::iter() {
        add(who, NATIVE, pallet_staking_vault::HoldReason::Stake.into(), ledger.whole());
    }
    records.retain(|_, amount| *amount > 0);
    records
}

/// Q6: no hold without a record, and none without a hold.
pub fn holds_are_records() -> Check {
    let ours: Vec<_> = reasons().iter().map(Encode::encode).collect();
    let mut found = Records::new();
    for (who, list) in pallet_balances::Holds::<Runtime>::iter() {
        for hold in list {
            let reason = hold.id.encode();
            if ours.contains(&reason) && hold.amount > 0 {
                found.insert((who.clone(), NATIVE, reason), hold.amount);
            }
        }
    }
    for who in accounts() {
        for reason in reasons() {
            let amount = HoldsOfAll::balance_on_hold(USDC, &reason, &who);
            if amount > 0 {
                found.insert((who.clone(), USDC, reason.encode()), amount);
            }
        }
    }
    let records = records();
    let missing = records.iter().find(|(key, amount)| found.get(*key) != Some(*amount));
    holds(&format!("Q6: a record without its hold: {missing:?}"), missing.is_none())?;
    let extra = found.iter().find(|(key, _)| !records.contains_key(*key));
    holds(&format!("Q6: a hold without a record: {extra:?}"), extra.is_none())
}

/// Q7.
pub fn the_till_holds_its_claims(books: &Books) -> Check {
    let account = <InferenceMarket as quaestor_primitives::Books<AccountId>>::account();
    let pool = Pool::<Runtime>::get();
    for book in State::<Runtime>::get().assets {
        let asset = book.asset;
        let legs = book.pending;
        let legs = legs.network + legs.insurance + legs.treasury + legs.burn + legs.surplus;
        let unpaid = Unpaid::<Runtime>::iter().filter(|(_, kind, _)| *kind == asset);
        let unpaid = sum(unpaid.map(|(_, _, amount)| amount));
        let work = match asset {
            AssetKind::Native => pool.pot + sum(pool.days.iter().map(|day| day.payout - day.paid)),
            AssetKind::WithId(_) => 0,
        };
        let given = books.given(&account, &asset);
        let due = book.minimum_balance + legs + unpaid + work + given;
        same(&format!("Q7: till of {asset:?}"), balance(&asset, &account), due)?;
    }
    Ok(())
}

/// Q9. Q8 is checked for each receipt as it is noted.
pub fn payments_are_shared_out(books: &Books) -> Check {
    for book in State::<Runtime>::get().assets {
        let known = books.trade.get(&book.asset).cloned().unwrap_or_default();
        let stored = (book.paid, book.earned, book.flushed);
        let noted = (known.paid, known.provider, known.flushed);
        same(&format!("Q9: payments in {:?}", book.asset), stored, noted)?;
        let legs = book.pending;
        let pending = legs.network + legs.insurance + legs.treasury + legs.burn;
        let shared = known.provider + known.flushed + pending;
        same(&format!("Q9: shares of {:?}", book.asset), known.paid, shared)?;
    }
    same("Q8: number of receipts", State::<Runtime>::get().next_receipt, books.receipts)?;
    for record in pallet_inference_market::Receipts::<Runtime>::iter_values() {
        let receipt = record.receipt;
        let parts = sum([receipt.provider, receipt.network, receipt.treasury, receipt.burn]);
        same(&format!("Q8: receipt {}", receipt.id), receipt.payment, parts)?;
    }
    Ok(())
}

/// Q10.
pub fn channels_pay_their_vouchers(books: &Books) -> Check {
    for (id, channel) in Channels::<Runtime>::iter() {
        let known = books.channels.get(&id).copied().unwrap_or_default();
        let stored = (channel.deposited, channel.paid);
        same(&format!("Q10: channel {id}"), stored, known)?;
        holds(&format!("Q10: channel {id} has paid more"), channel.paid <= channel.deposited)?;
    }
    Ok(())
}

/// Q11.
pub fn the_work_pool_is_shared_out(books: &Books) -> Check {
    let (pool, state) = (Pool::<Runtime>::get(), State::<Runtime>::get());
    let pending = state.assets.iter().map(|book| book.pending.surplus);
    let noted = (books.income, books.claimed, books.surplus + sum(pending));
    same("Q11: sums of the pool", (pool.income, pool.paid, pool.sent), noted)?;
    let held = pool.pot + sum(pool.days.iter().map(|day| day.payout - day.paid));
    same("Q11: income", pool.income, pool.paid + pool.sent + held)
}

/// Q12.
pub fn the_issuance_is_accounted_for(books: &Books) -> Check {
    let state = pallet_emission::State::<Runtime>::get();
    same("Q12: minted", state.minted, books.minted)?;
    let issuance = Balances::total_issuance();
    let due = books.genesis + books.minted - books.burnt;
    same("Q12: issuance", issuance, due)?;
    let most = 600_000_000 * crate::network::QUIV;
    holds("Q12: more is minted than may be", books.minted <= most)
}
