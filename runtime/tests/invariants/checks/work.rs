//! Invariants of bonds, liability, slashes, cases and bids.

use super::{holds, same, Check};
use crate::books::{accounts, sum, Books};
use pallet_challenges::{
    types::{Phase, Vote},
    Auditors, Cases, CurrentSet, PreviousSet,
};
use pallet_inference_market::{types::Stage, Bids, Jobs};
use pallet_payment_channels::Channels;
use pallet_providers::{types::Day, Backers, Bonds, Departures, Providers, Totals};
use pallet_staking_vault::Ledgers;
use quaestor_math::slash::value_of;
use quaestor_primitives::Balance;
use quaestor_runtime::{configs::disputes::WorkId, AccountId, Runtime, StakingVault};
use std::collections::{BTreeMap, BTreeSet};

/// Q1, and Q2 beside it.
pub fn stake_is_bonded_for_its_parts() -> Check {
    for who in accounts() {
        let ledger = Ledgers::<Runtime>::get(&who);
        let own = Providers::<Runtime>::get(&who).map_or(0, |one| one.own);
        let backer = Backers::<Runtime>::get(&who);
        let bonds = backer.bonds.iter().map(|(id, maturity)| {
            Bonds::<Runtime>::get(id, (&who, *maturity)).map_or(0, |bond| bond.nominal)
        });
        let notices = backer.notices.iter().map(|notice| notice.nominal);
        let streams = backer.streams.iter().map(|stream| stream.amount - stream.released);
        let audits = Auditors::<Runtime>::get(&who).map_or(0, |one| one.bond + one.fined);
        let parts = own + sum(bonds) + sum(notices) + sum(streams) + audits;
        same(&format!("Q1: bonded of {who}"), ledger.bonded, parts)?;
        let there = ledger.staked() + ledger.unlocking_total();
        holds(&format!("Q2: bonded of {who} is above {there}"), ledger.bonded <= there)?;
    }
    Ok(())
}

/// Q3.
pub fn units_are_those_of_bonds_and_notices() -> Check {
    let mut left: BTreeMap<(AccountId, Day), u128> = BTreeMap::new();
    for (who, backer) in Backers::<Runtime>::iter() {
        for notice in backer.notices.iter().filter(|notice| notice.provider != who) {
            *left.entry((notice.provider.clone(), notice.day)).or_default() += notice.units;
        }
    }
    let stored: BTreeMap<_, _> = Departures::<Runtime>::iter()
        .map(|(who, day, departed)| ((who, day), departed.units))
        .collect();
    same("Q3: units of departures", stored, left)?;
    let params = pallet_providers::Parameters::<Runtime>::get().ok_or("Q3: no parameters")?;
    let today = pallet_providers::types::day_at(StakingVault::state().clock, params.day_secs);
    for (who, provider) in Providers::<Runtime>::iter() {
        let units = Bonds::<Runtime>::iter_prefix_values(&who).map(|bond| bond.units);
        same(&format!("Q3: units of {who}"), provider.units, units.sum())?;
        if let Ok(departed) = Departures::<Runtime>::try_get(&who, today) {
            same(&format!("Q3: factor of {who} today"), departed.factor, provider.factor)?;
        }
    }
    Ok(())
}

/// Q4.
pub fn totals_are_sums() -> Check {
    let mut liable: BTreeMap<AccountId, (Balance, u32)> = BTreeMap::new();
    for job in Jobs::<Runtime>::iter_values() {
        if let Some(deal) = job.deal() {
            let entry = liable.entry(deal.provider.clone()).or_default();
            *entry = (entry.0 + deal.liability, entry.1 + 1);
        }
    }
    let mut sums = (0, 0, 0);
    for (who, provider) in Providers::<Runtime>::iter() {
        let due = liable.remove(&who).unwrap_or_default();
        same(&format!("Q4: open work of {who}"), (provider.open, provider.jobs), due)?;
        let active = u32::from(provider.tier.is_some());
        sums = (sums.0 + active, sums.1 + provider.limit, sums.2 + provider.open);
    }
    holds("Q4: work of a provider that is gone", liable.is_empty())?;
    let totals = Totals::<Runtime>::get();
    same("Q4: totals", (totals.active, totals.limit, totals.open), sums)
}

fn worth(units: u128, factor: u128) -> Balance {
    value_of(units, factor).unwrap_or_default()
}

/// Q13: what the vault has taken is what was sentenced, fined and realised; and what delegators lost is
/// realised or owed, but for roundings.
pub fn losses_are_taken_or_owed(books: &Books) -> Check {
    same("Q13: taken of stake", books.taken, books.sentenced)?;
    let bonds = Bonds::<Runtime>::iter().map(|(id, _, bond)| {
        let factor = Providers::<Runtime>::get(id).map_or(0, |provider| provider.factor);
        bond.nominal.saturating_sub(worth(bond.units, factor))
    });
    let notices = Backers::<Runtime>::iter().flat_map(|(who, backer)| {
        let others = backer.notices.into_iter().filter(move |notice| notice.provider != who);
        others.map(|notice| {
            let departed = Departures::<Runtime>::get(&notice.provider, notice.day);
            notice.nominal.saturating_sub(worth(notice.units, departed.factor))
        })
    });
    let owed = sum(bonds) + sum(notices);
    let off = books.lost.abs_diff(books.realised + owed);
    let what = format!("Q13: lost {}, realised {}, owed {owed}", books.lost, books.realised);
    holds(&what, off <= books.rounded)
}

/// Q14, of what is stored. Each event is checked as it is noted.
pub fn epochs_keep_their_caps() -> Check {
    for (who, provider) in Providers::<Runtime>::iter() {
        let Some(epoch) = provider.epoch else { continue };
        let kept = epoch.sentenced * 5 <= epoch.reference;
        holds(&format!("Q14: epoch of {who}: {epoch:?}"), kept)?;
    }
    Ok(())
}

/// Q15.
pub fn cases_are_counted() -> Check {
    let mut contested: BTreeMap<AccountId, u16> = BTreeMap::new();
    for (id, case) in Cases::<Runtime>::iter() {
        *contested.entry(case.provider.clone()).or_default() += 1;
        let voting = matches!(case.phase, Phase::Voting { .. });
        let committed = case.jury.iter().any(|juror| matches!(juror.vote, Vote::Committed(_)));
        holds(&format!("Q15: commitment in case {id}"), voting || !committed)?;
    }
    for (who, provider) in Providers::<Runtime>::iter() {
        let open = contested.remove(&who).unwrap_or_default();
        same(&format!("Q15: cases of {who}"), provider.contested, open)?;
    }
    holds("Q15: a case of a provider that is gone", contested.is_empty())?;
    let works: Vec<_> = Cases::<Runtime>::iter_values().map(|case| case.work).collect();
    for (id, job) in Jobs::<Runtime>::iter() {
        let frozen = matches!(job.stage, Stage::Frozen { .. });
        same(&format!("Q15: job {id} is frozen"), frozen, works.contains(&WorkId::Job(id)))?;
    }
    for (id, one) in Channels::<Runtime>::iter() {
        let cases = works.iter().filter(|work| match work {
            WorkId::Stream { channel, .. } => *channel == id,
            WorkId::Job(_) => false,
        });
        same(&format!("Q15: cases of channel {id}"), usize::from(one.frozen), cases.count())?;
    }
    Ok(())
}

/// Q16: the set in force has the weight that was announced, and the weights of a jury are among those of
/// its set. Sums of revealed weights are checked as they are noted.
pub fn weights_are_sums(books: &Books) -> Check {
    let set = CurrentSet::<Runtime>::get();
    let weight = sum(set.members.iter().map(|member| member.weight));
    if let Some(announced) = books.set_weight {
        same("Q16: weight of the set", weight, announced)?;
    }
    let sets = [set, PreviousSet::<Runtime>::get()];
    for (id, case) in Cases::<Runtime>::iter() {
        let revealed = case.jury.iter().filter_map(|juror| match juror.vote {
            Vote::Revealed(finding) => Some((finding, juror.weight)),
            _ => None,
        });
        let mut sums = [0; 2];
        for (finding, weight) in revealed {
            let fault = finding == pallet_challenges::types::Finding::Fault;
            sums[usize::from(!fault)] += weight;
        }
        let known = books.revealed.get(&id).copied().unwrap_or_default();
        same(&format!("Q16: revealed in case {id}"), sums, known)?;
    }
    for set in sets {
        let members: BTreeSet<_> = set.members.iter().map(|member| &member.who).collect();
        same("Q16: members of a set", members.len(), set.members.len())?;
    }
    Ok(())
}

/// Q17.
pub fn bids_are_sorted() -> Check {
    for (id, list) in Bids::<Runtime>::iter() {
        holds(&format!("Q17: bids on job {id}, which is gone"), Jobs::<Runtime>::contains_key(id))?;
        let prices: Vec<_> = list.0.iter().map(|bid| bid.price).collect();
        let fine = prices.len() <= 8 && prices.is_sorted();
        holds(&format!("Q17: bids of job {id}: {prices:?}"), fine)?;
    }
    Ok(())
}
