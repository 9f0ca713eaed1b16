//! The worst case of each call, on the runtime that includes the pallet.
//!
//! There are as many pools as there can be, all of them paying; accounts have all positions and all
//! streams that they can have; payouts are at once, in an asset that the account has not held
//! before.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used,
    reason = "a benchmark that panics has failed, which is what it should do"
)]

use crate::{
    types::{Destination, PoolParams, Pot, Stream, MAX_POOLS, MAX_POSITIONS, MAX_STREAMS},
    Accounts, AutoCompounding, Call, CompoundPass, Config, IndexAt, Pallet, PoolState, WeightInfo,
};
use alloc::vec::Vec;
use polkadot_sdk::{
    frame_benchmarking::v2::*,
    frame_support::traits::{
        fungibles::{Inspect, Mutate},
        EnsureOrigin,
    },
    frame_system::RawOrigin,
};
use quaestor_math::{fixed::units, RateModel};
use quaestor_primitives::{AssetKind, Balance, PositionId, Positions, Seconds, MAX_STEPS};

/// Set-up for benchmarks beyond the pallet's own traits.
pub trait BenchmarkHelper<AccountId> {
    /// An asset that the account of the pools has not held before, with a minimum balance of one.
    fn create_asset(id: u32) -> AssetKind;
    /// Opens a position of `who`, which has weight at once and `MAX_STEPS` steps, `spread` seconds
    /// apart.
    fn open_position(who: &AccountId, spread: Seconds) -> PositionId;
    /// Makes the native token purchasable for the asset of the second pool.
    fn open_exchange(asset: &AssetKind);
    /// Passes so many seconds through the clock. Starts it if it has not.
    fn advance(secs: Seconds);
}

/// The first id of assets that benchmarks make.
const FIRST_ASSET: u32 = 1_000_000;
/// More than any minimum.
const AMOUNT: Balance = 1_000_000_000_000_000_000_000;
/// The pool whose asset is paid out: the last one.
const LAST: u32 = MAX_POOLS - 1;

fn params() -> PoolParams {
    PoolParams {
        rate: RateModel::Streamed { period_secs: 100_000 },
        vesting_secs: 0,
        min_funding: 1,
        min_claim: 1,
        min_compound: 1,
        on_no_stake: Destination::Backstop,
        on_redirected: Destination::Backstop,
        on_forfeited: Destination::Backstop,
    }
}

fn endow<T: Config>(asset: &AssetKind, who: &T::AccountId) -> Result<(), BenchmarkError> {
    T::Assets::mint_into(asset.clone(), who, AMOUNT * 100)?;
    Ok(())
}

fn asset_of<T: Config>(place: u32) -> AssetKind {
    PoolState::<T>::get().pools.get(place as usize).unwrap().asset.clone()
}

/// Fills up to `pools` pools, which all stream from now on. Returns their payer.
fn start<T: Config>(pools: u32) -> Result<T::AccountId, BenchmarkError> {
    T::BenchmarkHelper::advance(1);
    let payer: T::AccountId = account("payer", 0, 0);
    endow::<T>(&AssetKind::Native, &payer)?;
    if PoolState::<T>::get().pools.is_empty() {
        Pallet::<T>::do_add_pool(AssetKind::Native, params(), payer.clone())?;
    }
    for id in (PoolState::<T>::get().pools.len() as u32)..pools {
        let asset = T::BenchmarkHelper::create_asset(FIRST_ASSET + id);
        endow::<T>(&asset, &payer)?;
        Pallet::<T>::do_add_pool(asset, params(), payer.clone())?;
    }
    PoolState::<T>::mutate(|state| {
        for record in state.pools.iter_mut() {
            record.params = params();
        }
    });
    for record in PoolState::<T>::get().pools {
        endow::<T>(&record.asset, &payer)?;
        Pallet::<T>::do_fund(payer.clone(), record.asset, AMOUNT)?;
    }
    Ok(payer)
}

/// An account whose `positions` earn, with steps of weight `spread` seconds apart.
fn staker<T: Config>(positions: u32, spread: Seconds) -> Result<T::AccountId, BenchmarkError> {
    staker_called::<T>(whitelisted_caller(), positions, spread)
}

fn staker_called<T: Config>(
    who: T::AccountId,
    positions: u32,
    spread: Seconds,
) -> Result<T::AccountId, BenchmarkError> {
    endow::<T>(&AssetKind::Native, &who)?;
    for _ in 0..positions {
        T::BenchmarkHelper::open_position(&who, spread);
        T::BenchmarkHelper::advance(Seconds::from(MAX_STEPS) + 1);
    }
    T::BenchmarkHelper::advance(Seconds::from(MAX_STEPS) + 1);
    assert_eq!(T::Positions::positions(&who).len() as u32, positions);
    Ok(who)
}

/// Fills the account with streams of the pools at `places`, all of them half vested.
fn fill_streams<T: Config>(who: &T::AccountId, places: &[u32]) -> Result<(), BenchmarkError> {
    add_streams::<T>(who, MAX_STREAMS, places)
}

/// Adds `count` streams of the pools at `places` in turn, all of them half vested.
fn add_streams<T: Config>(
    who: &T::AccountId,
    count: u32,
    places: &[u32],
) -> Result<(), BenchmarkError> {
    let mut state = PoolState::<T>::get();
    let clock = state.clock;
    let mut account = Accounts::<T>::get(who);
    for (k, place) in (0..count).zip(places.iter().cycle()) {
        let record = state.pools.get_mut(*place as usize).unwrap();
        let asset = record.asset.clone();
        let stream = Stream {
            id: account.next_stream,
            asset: asset.clone(),
            start: clock - 1_000 - Seconds::from(k),
            end: clock + 1_000 + Seconds::from(k),
            total: AMOUNT / 1_000,
            collected: 0,
        };
        account.next_stream += 1;
        record.streaming += stream.total;
        T::Assets::mint_into(asset, &Pallet::<T>::pot_account(), stream.total)?;
        if account.streams.try_push(stream).is_err() {
            return Err("there are more streams than an account can have".into());
        }
    }
    Pallet::<T>::save(who, state, account);
    Ok(())
}

/// An account with `p` earning positions, `i` of whose steps were crossed since the last settlement
/// (as far as there are any), `s` streams, and `k` pools, the last of which pays after `vesting_secs`.
fn claimant<T: Config>(
    p: u32,
    i: u32,
    s: u32,
    k: u32,
    vesting_secs: Seconds,
) -> Result<(T::AccountId, AssetKind), BenchmarkError> {
    start::<T>(k)?;
    let who = staker::<T>(p, 1)?;
    // The streams of the other pool.
    add_streams::<T>(&who, s, &[0])?;
    let asset = asset_of::<T>(k - 1);
    let mut state = PoolState::<T>::get();
    let clock = state.clock;
    let mut account = Accounts::<T>::get(&who);
    let (place, record) = state.find_mut(&asset).unwrap();
    record.params.vesting_secs = vesting_secs;
    let mut left = i;
    for position in T::Positions::positions(&who) {
        // Settled before the last of its steps, as many as are left.
        let steps: Vec<_> = position.steps.iter().filter(|step| step.at <= clock).collect();
        let crossed = (left as usize).min(steps.len().saturating_sub(1));
        left -= crossed as u32;
        let at = steps.get(steps.len() - 1 - crossed).unwrap().at;
        let index = IndexAt::<T>::get(at).get(place).copied().unwrap_or_default();
        let accrual = account.accrual_mut(&position, place).unwrap();
        (accrual.at, accrual.index) = (at, index);
    }
    Pallet::<T>::save(&who, state, account);
    Ok((who, asset))
}

#[benchmarks]
mod benches {
    use super::*;

    /// `p` positions, `i` crossed steps among them, `s` streams and `k` pools; the claim opens a
    /// stream.
    #[benchmark]
    fn claim_rewards(
        p: Linear<1, MAX_POSITIONS>,
        i: Linear<0, 112>,
        s: Linear<0, 31>,
        k: Linear<2, MAX_POOLS>,
    ) -> Result<(), BenchmarkError> {
        let (who, asset) = claimant::<T>(p, i, s, k, 1_000)?;
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), asset.clone());
        assert_eq!(Accounts::<T>::get(&who).streams.len() as u32, s + 1);
        Ok(())
    }

    /// The same, paid at once in an asset that the account has not held before.
    #[benchmark]
    fn claim_at_once(
        p: Linear<1, MAX_POSITIONS>,
        i: Linear<0, 112>,
        s: Linear<0, 31>,
        k: Linear<2, MAX_POOLS>,
    ) -> Result<(), BenchmarkError> {
        let (who, asset) = claimant::<T>(p, i, s, k, 0)?;
        #[extrinsic_call]
        claim_rewards(RawOrigin::Signed(who.clone()), asset.clone());
        assert!(T::Assets::balance(asset, &who) > 0);
        Ok(())
    }

    /// Up to the first visit, of a pass that begins.
    #[benchmark]
    fn on_idle_base() -> Result<(), BenchmarkError> {
        start::<T>(MAX_POOLS)?;
        let who = staker::<T>(1, 1)?;
        Pallet::<T>::do_set_auto_compound(who, true)?;
        #[block]
        {
            Pallet::<T>::compound_idle(T::WeightInfo::on_idle_base());
        }
        assert!(CompoundPass::<T>::exists());
        Ok(())
    }

    /// Another asset than the native one; a stream ends at the same time.
    #[benchmark]
    fn fund() -> Result<(), BenchmarkError> {
        let payer = start::<T>(MAX_POOLS)?;
        let asset = asset_of::<T>(LAST);
        let before = T::Assets::balance(asset.clone(), &payer);
        #[extrinsic_call]
        _(RawOrigin::Signed(payer.clone()), asset.clone(), AMOUNT);
        assert!(T::Assets::balance(asset, &payer) < before);
        Ok(())
    }

    /// `s` streams, half of them of the asset that is paid, which the account has not held before.
    #[benchmark]
    fn collect_vested(s: Linear<1, MAX_STREAMS>) -> Result<(), BenchmarkError> {
        start::<T>(MAX_POOLS)?;
        let who = staker::<T>(1, 1)?;
        let asset = asset_of::<T>(LAST);
        add_streams::<T>(&who, s, &[LAST, 0])?;
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), asset.clone());
        assert!(T::Assets::balance(asset, &who) > 0);
        Ok(())
    }

    /// The same in the native token.
    #[benchmark]
    fn collect_vested_native(s: Linear<1, MAX_STREAMS>) -> Result<(), BenchmarkError> {
        start::<T>(MAX_POOLS)?;
        let who = staker::<T>(1, 1)?;
        add_streams::<T>(&who, s, &[0, LAST])?;
        let before = T::Assets::balance(AssetKind::Native, &who);
        #[extrinsic_call]
        collect_vested(RawOrigin::Signed(who.clone()), AssetKind::Native);
        assert!(T::Assets::balance(AssetKind::Native, &who) > before);
        Ok(())
    }

    /// The last of all streams, half vested.
    #[benchmark]
    fn forfeit_stream() -> Result<(), BenchmarkError> {
        start::<T>(MAX_POOLS)?;
        let who = staker::<T>(MAX_POSITIONS, 1)?;
        fill_streams::<T>(&who, &[0, LAST])?;
        let stream = Accounts::<T>::get(&who).streams.last().unwrap().id;
        let asset = asset_of::<T>(LAST);
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), stream);
        assert!(T::Assets::balance(asset, &who) > 0);
        Ok(())
    }

    /// Somebody compounds for another account, a position with all steps of its weight to come.
    #[benchmark]
    fn compound() -> Result<(), BenchmarkError> {
        start::<T>(MAX_POOLS)?;
        let who = staker_called::<T>(account("staker", 0, 0), MAX_POSITIONS, 1_000)?;
        fill_streams::<T>(&who, &[0, 1])?;
        Pallet::<T>::do_set_auto_compound(who.clone(), true)?;
        let last = T::Positions::positions(&who).pop().unwrap();
        let caller: T::AccountId = whitelisted_caller();
        #[extrinsic_call]
        compound_for(RawOrigin::Signed(caller), who.clone(), last.id);
        assert!(T::Positions::positions(&who).pop().unwrap().amount > last.amount);
        Ok(())
    }

    #[benchmark]
    fn compound_through_exchange() -> Result<(), BenchmarkError> {
        start::<T>(MAX_POOLS)?;
        let who = staker_called::<T>(whitelisted_caller(), MAX_POSITIONS, 1_000)?;
        fill_streams::<T>(&who, &[0, 1])?;
        let asset = asset_of::<T>(1);
        T::BenchmarkHelper::open_exchange(&asset);
        let last = T::Positions::positions(&who).pop().unwrap();
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), last.id, asset);
        assert!(T::Positions::positions(&who).pop().unwrap().amount > last.amount);
        Ok(())
    }

    #[benchmark]
    fn set_auto_compound() {
        let who: T::AccountId = whitelisted_caller();
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), true);
        assert!(AutoCompounding::<T>::contains_key(&who));
    }

    /// To the backstop, in another asset than the native one.
    #[benchmark]
    fn release_pot() -> Result<(), BenchmarkError> {
        start::<T>(MAX_POOLS)?;
        let asset = asset_of::<T>(LAST);
        T::Assets::mint_into(asset.clone(), &Pallet::<T>::pot_account(), AMOUNT)?;
        PoolState::<T>::mutate(|state| {
            let (_, record) = state.find_mut(&asset).unwrap();
            record.pool.forfeited += units(AMOUNT);
        });
        let before = Pallet::<T>::pot_balance(&asset);
        let who: T::AccountId = whitelisted_caller();
        #[extrinsic_call]
        _(RawOrigin::Signed(who), asset.clone(), Pot::Forfeited);
        assert!(Pallet::<T>::pot_balance(&asset) < before);
        Ok(())
    }

    /// The last pool there can be.
    #[benchmark]
    fn add_pool() -> Result<(), BenchmarkError> {
        let payer = start::<T>(LAST)?;
        let asset = T::BenchmarkHelper::create_asset(FIRST_ASSET + LAST);
        endow::<T>(&asset, &payer)?;
        let origin =
            T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, asset, params(), payer);
        assert_eq!(PoolState::<T>::get().pools.len() as u32, MAX_POOLS);
        Ok(())
    }

    #[benchmark]
    fn set_pool_params() -> Result<(), BenchmarkError> {
        start::<T>(MAX_POOLS)?;
        let origin =
            T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        let new = PoolParams { min_claim: 2, ..params() };
        let asset = asset_of::<T>(LAST);
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, asset, new);
        let pools: Vec<_> = PoolState::<T>::get().pools.into_inner();
        assert_eq!(pools.last().unwrap().params, new);
        Ok(())
    }
}
