//! Set-up of the benchmarks: auditors, a case, and work that was drawn.

use super::BenchmarkHelper;
use crate::{
    types::{
        Auditor, Case, CaseId, Evidence, Finding, Ground, Hash, Location, Member, Params, Seating,
        Set, Sums, Vote, DRAW_AFTER, MAX_AUDITORS, MAX_LOCATION,
    },
    Auditors, Audits, Cases, Config, CurrentSet, Pallet, Parameters, Seats, Totals,
};
use alloc::vec::Vec;
use codec::Decode;
use polkadot_sdk::{
    frame_benchmarking::{account, BenchmarkError},
    frame_support::traits::{
        fungible::{Inspect, Mutate},
        EnsureOrigin,
    },
    frame_system::{self, pallet_prelude::BlockNumberFor, RawOrigin},
    sp_runtime::SaturatedConversion,
};
use quaestor_math::verdict::AwardShares;
use quaestor_primitives::{Balance, Seconds, StakeBond};

pub(super) const TOKEN: Balance = 1_000_000_000_000_000_000;
pub(super) const BOND: Balance = 50_000 * TOKEN;
pub(super) const AMOUNT: Balance = 1_000_000 * TOKEN;
pub(super) const DAY: Seconds = 86_400;
pub(super) const NOW: Seconds = 20_000 * DAY;
pub(super) const BLOCK: u32 = 10;
pub(super) const SALT: Hash = [7; 32];
pub(super) const ID: CaseId = 0;

pub(super) const fn params() -> Params {
    Params {
        least_stake: 100 * TOKEN,
        stake_bps: 500,
        commit_secs: DAY,
        reveal_secs: DAY,
        appeal_secs: 3 * DAY,
        ruling_secs: 7 * DAY,
        quorum_bps: 5_000,
        awards: AwardShares { challenger_bps: 1_000, auditors_bps: 500, consumer_bps: 500 },
        burn_bps: 3_750,
        audit_bps: 1_000,
        reward_bps: 8,
        answer_secs: 2 * DAY,
        reward_secs: 3 * DAY,
        auditor_bond: BOND,
        miss_bps: 100,
        blame_bps: 500,
        canary_bps: 100,
        day_secs: DAY,
    }
}

pub(super) fn auditor<T: Config>(index: u32) -> T::AccountId {
    account("auditor", index, 0)
}

pub(super) fn rich<T: Config>(name: &'static str) -> Result<T::AccountId, BenchmarkError> {
    let who: T::AccountId = account(name, 0, 0);
    T::Currency::mint_into(&who, AMOUNT)?;
    Ok(who)
}

/// 32 auditors in the set, one miss from losing their seats, with fines and rewards.
pub(super) fn start<T: Config>() -> Result<(), BenchmarkError> {
    T::BenchmarkHelper::set_time(NOW);
    frame_system::Pallet::<T>::set_block_number(BLOCK.into());
    Parameters::<T>::put(params());
    let account = Pallet::<T>::account();
    let minimum_balance = T::Currency::minimum_balance();
    T::Currency::mint_into(&account, minimum_balance + AMOUNT)?;
    let promised = Balance::from(MAX_AUDITORS) * TOKEN;
    let pot = AMOUNT - promised;
    Totals::<T>::put(Sums { minimum_balance, pot, promised, ..Sums::default() });
    let all: Vec<_> = (0..MAX_AUDITORS).map(auditor::<T>).collect();
    for who in &all {
        T::BenchmarkHelper::stake(who, 4 * BOND);
        T::Bonds::bond(who, BOND)?;
        let record = Auditor { fined: TOKEN, owed: TOKEN, misses: 2, ..Auditor::new(BOND - TOKEN) };
        Auditors::<T>::insert(who, record);
    }
    let member = |who: &T::AccountId| Member { who: who.clone(), weight: BOND / 2 };
    let members: Vec<_> = all.iter().map(member).collect();
    let set = Set { since: NOW, block: 0, members: members.try_into().unwrap() };
    CurrentSet::<T>::put(set);
    Seats::<T>::put(Seating::truncate_from(all));
    Ok(())
}

pub(super) fn location() -> Location {
    Location::truncate_from((0..MAX_LOCATION).map(|_| b'x').collect())
}

pub(super) fn evidence() -> Evidence {
    Evidence { hash: [1; 32], location: location() }
}

/// A case over work of the fullest provider, opened by its consumer.
pub(super) fn disputed<T: Config>() -> Result<Case<T::AccountId, T::WorkId>, BenchmarkError> {
    start::<T>()?;
    let (consumer, provider) = (rich::<T>("consumer")?, T::BenchmarkHelper::provider());
    let work = T::BenchmarkHelper::submit(&consumer, &provider);
    let call = RawOrigin::Signed(consumer).into();
    Pallet::<T>::challenge(call, work, Ground::WrongOutput, evidence())?;
    Ok(Cases::<T>::get(ID).unwrap())
}

/// The same case with every vote committed or revealed, or every juror silent.
pub(super) fn with_votes<T: Config>(vote: fn(Hash) -> Vote) -> Result<(), BenchmarkError> {
    disputed::<T>()?;
    Cases::<T>::mutate(ID, |case| {
        for juror in case.as_mut().unwrap().jury.iter_mut() {
            juror.vote = vote(Pallet::<T>::commitment(ID, &juror.who, Finding::Fault, SALT));
        }
    });
    Ok(())
}

/// The same case after a vote for a fault, which its provider has appealed.
pub(super) fn appealed<T: Config>() -> Result<(), BenchmarkError> {
    with_votes::<T>(|_| Vote::Revealed(Finding::Fault))?;
    T::BenchmarkHelper::set_time(NOW + 2 * DAY);
    Pallet::<T>::do_resolve(ID)?;
    let provider = Cases::<T>::get(ID).unwrap().provider;
    T::Currency::mint_into(&provider, AMOUNT)?;
    Pallet::<T>::appeal(RawOrigin::Signed(provider).into(), ID)?;
    Ok(())
}

/// Work that can be drawn, by a hash that hits.
pub(super) fn drawn<T: Config>() -> Result<(T::WorkId, T::AccountId), BenchmarkError> {
    start::<T>()?;
    let (consumer, provider) = (rich::<T>("consumer")?, T::BenchmarkHelper::provider());
    let work = T::BenchmarkHelper::submit(&consumer, &provider);
    Pallet::<T>::note_result(&work, BLOCK);
    let hash = (0u32..)
        .map(|seed| polkadot_sdk::sp_io::hashing::blake2_256(&seed.to_le_bytes()))
        .find(|hash| crate::audits::drawn(*hash, &work, params().audit_bps).is_some())
        .unwrap();
    let hash = T::Hash::decode(&mut &hash[..]).unwrap();
    let drawing: u32 = BLOCK + DRAW_AFTER;
    frame_system::BlockHash::<T>::insert(BlockNumberFor::<T>::saturated_from(drawing), hash);
    frame_system::Pallet::<T>::set_block_number((drawing + 1).into());
    Ok((work, provider))
}

/// The same, asked.
pub(super) fn asked<T: Config>() -> Result<(T::WorkId, T::AccountId), BenchmarkError> {
    let (work, _) = drawn::<T>()?;
    Pallet::<T>::do_draw(work.clone())?;
    let auditor = Audits::<T>::get(&work).unwrap().auditor;
    Ok((work, auditor))
}

pub(super) fn origin<O, E: EnsureOrigin<O>>() -> Result<O, BenchmarkError> {
    E::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}
