//! The worst case of each call: all pools pay, accounts have all positions and streams, payouts are at
//! once, in an asset that the account has not held before.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used,
    reason = "a benchmark that panics has failed, which is what it should do"
)]

use crate::{
    types::{
        AccountEarnings, Destination, PoolParams, Stream, Unallocated, MAX_POOLS, MAX_POSITIONS,
        MAX_STREAMS,
    },
    AutoCompounding, Call, CompoundPass, Config, Earnings, IndexAt, Pallet, State, WeightInfo,
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
use quaestor_math::{fixed::from_int, RateModel};
use quaestor_primitives::{
    AssetKind, Balance, Position, PositionId, Positions, Seconds, MAX_STEPS,
};

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
/// Seconds between the steps of a position that compounds.
const SPREAD: Seconds = 10;

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

fn asset_of<T: Config>(slot: u32) -> AssetKind {
    State::<T>::get().pools.get(slot as usize).unwrap().asset.clone()
}

/// Fills up to `pools` pools, which all stream from now on. Returns their payer.
fn start<T: Config>(pools: u32) -> Result<T::AccountId, BenchmarkError> {
    T::BenchmarkHelper::advance(1);
    let payer: T::AccountId = account("payer", 0, 0);
    endow::<T>(&AssetKind::Native, &payer)?;
    if State::<T>::get().pools.is_empty() {
        Pallet::<T>::do_add_pool(AssetKind::Native, params(), payer.clone())?;
    }
    for id in (State::<T>::get().pools.len() as u32)..pools {
        let asset = T::BenchmarkHelper::create_asset(FIRST_ASSET + id);
        endow::<T>(&asset, &payer)?;
        Pallet::<T>::do_add_pool(asset, params(), payer.clone())?;
    }
    State::<T>::mutate(|state| {
        for record in state.pools.iter_mut() {
            record.params = params();
        }
    });
    for record in State::<T>::get().pools {
        endow::<T>(&record.asset, &payer)?;
        Pallet::<T>::do_fund(payer.clone(), record.asset, AMOUNT)?;
    }
    Ok(payer)
}

/// An account whose `positions` earn, with steps of weight `spread` seconds apart.
fn staker<T: Config>(
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

/// Adds `count` streams of the pools at `slots` in turn, all of them half vested.
fn add_streams<T: Config>(
    who: &T::AccountId,
    count: u32,
    slots: &[u32],
) -> Result<(), BenchmarkError> {
    let mut state = State::<T>::get();
    let clock = state.clock;
    let mut account = Earnings::<T>::get(who);
    for (k, slot) in (0..count).zip(slots.iter().cycle()) {
        let record = state.pools.get_mut(*slot as usize).unwrap();
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

/// Settles `position` with a pool as of a time after which it crossed `i` steps, or all of them.
fn unsettle<T: Config>(
    account: &mut AccountEarnings,
    position: &Position,
    slot: usize,
    clock: Seconds,
    i: u32,
) {
    let steps: Vec<_> = position.steps.iter().filter(|step| step.at <= clock).collect();
    let crossed = (i as usize).min(steps.len().saturating_sub(1));
    let at = steps.get(steps.len() - 1 - crossed).unwrap().at;
    let accrual = account.accrual_mut(position, slot).unwrap();
    let index = IndexAt::<T>::get(at).get(slot).copied();
    (accrual.at, accrual.index) = (at, index.unwrap_or_default());
}

/// An account with all positions and streams; the last position has `s` pending steps, and is settled
/// since the one before.
fn compounder<T: Config>(
    who: T::AccountId,
    s: u32,
) -> Result<(T::AccountId, Position), BenchmarkError> {
    start::<T>(MAX_POOLS)?;
    staker::<T>(who.clone(), MAX_POSITIONS - 1, 1)?;
    T::BenchmarkHelper::open_position(&who, SPREAD);
    let passed = MAX_STEPS - 1 - s;
    T::BenchmarkHelper::advance(Seconds::from(passed) * SPREAD + 1);
    add_streams::<T>(&who, MAX_STREAMS, &[0, 1])?;
    let last = T::Positions::positions(&who).pop().unwrap();
    let (state, mut account) = (State::<T>::get(), Earnings::<T>::get(&who));
    for slot in 0..state.pools.len() {
        unsettle::<T>(&mut account, &last, slot, state.clock, 0);
    }
    Pallet::<T>::save(&who, state, account);
    Ok((who, last))
}

/// An account with `p` earning positions, settled since their last steps, and `s` streams. The last
/// pool pays after `vesting_secs`.
fn claimant<T: Config>(
    p: u32,
    s: u32,
    vesting_secs: Seconds,
) -> Result<(T::AccountId, AssetKind), BenchmarkError> {
    start::<T>(MAX_POOLS)?;
    let who = staker::<T>(whitelisted_caller(), p, 1)?;
    // The streams of the other pool.
    add_streams::<T>(&who, s, &[0])?;
    let asset = asset_of::<T>(LAST);
    let mut state = State::<T>::get();
    let clock = state.clock;
    let mut account = Earnings::<T>::get(&who);
    let (slot, record) = state.find_mut(&asset).unwrap();
    record.params.vesting_secs = vesting_secs;
    for position in T::Positions::positions(&who) {
        unsettle::<T>(&mut account, &position, slot, clock, 0);
    }
    Pallet::<T>::save(&who, state, account);
    Ok((who, asset))
}

#[benchmarks]
mod benches {
    use super::*;

    /// `p` positions and `s` streams; the claim opens a stream.
    #[benchmark]
    fn claim_rewards(
        p: Linear<1, MAX_POSITIONS>,
        s: Linear<0, { MAX_STREAMS - 1 }>,
    ) -> Result<(), BenchmarkError> {
        let (who, asset) = claimant::<T>(p, s, 1_000)?;
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), asset.clone());
        assert_eq!(Earnings::<T>::get(&who).streams.len() as u32, s + 1);
        Ok(())
    }

    /// The same, paid at once in an asset that the account has not held before.
    #[benchmark]
    fn claim_at_once(
        p: Linear<1, MAX_POSITIONS>,
        s: Linear<0, { MAX_STREAMS - 1 }>,
    ) -> Result<(), BenchmarkError> {
        let (who, asset) = claimant::<T>(p, s, 0)?;
        #[extrinsic_call]
        claim_rewards(RawOrigin::Signed(who.clone()), asset.clone());
        assert!(T::Assets::balance(asset, &who) > 0);
        Ok(())
    }

    /// One position that crossed `i` steps is settled with one pool.
    #[benchmark]
    fn crossed_steps(i: Linear<0, { MAX_STEPS - 1 }>) -> Result<(), BenchmarkError> {
        let (who, asset) = claimant::<T>(1, 0, 0)?;
        let position = T::Positions::positions(&who).pop().unwrap();
        let (mut state, mut account) = (State::<T>::get(), Earnings::<T>::get(&who));
        let clock = state.clock;
        let (slot, record) = state.find_mut(&asset).unwrap();
        unsettle::<T>(&mut account, &position, slot, clock, i);
        #[block]
        {
            Pallet::<T>::settle_position(&mut account, &position, slot, record)?;
        }
        Ok(())
    }

    /// Up to the first visit, of a pass that begins.
    #[benchmark]
    fn on_idle_base() -> Result<(), BenchmarkError> {
        start::<T>(MAX_POOLS)?;
        let who = staker::<T>(whitelisted_caller(), 1, 1)?;
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
        let who = staker::<T>(whitelisted_caller(), 1, 1)?;
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
        let who = staker::<T>(whitelisted_caller(), 1, 1)?;
        add_streams::<T>(&who, s, &[0, LAST])?;
        let before = T::Assets::balance(AssetKind::Native, &who);
        #[extrinsic_call]
        collect_vested(RawOrigin::Signed(who.clone()), AssetKind::Native);
        assert!(T::Assets::balance(AssetKind::Native, &who) > before);
        Ok(())
    }

    /// The last of `s` streams, half vested.
    #[benchmark]
    fn forfeit_stream(s: Linear<1, MAX_STREAMS>) -> Result<(), BenchmarkError> {
        start::<T>(MAX_POOLS)?;
        let who = staker::<T>(whitelisted_caller(), MAX_POSITIONS, 1)?;
        add_streams::<T>(&who, s, &[LAST])?;
        let stream = Earnings::<T>::get(&who).streams.last().unwrap().id;
        let asset = asset_of::<T>(LAST);
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), stream);
        assert!(T::Assets::balance(asset, &who) > 0);
        Ok(())
    }

    /// For another account, a position with `s` pending steps.
    #[benchmark]
    fn compound(s: Linear<0, { MAX_STEPS - 1 }>) -> Result<(), BenchmarkError> {
        let (who, last) = compounder::<T>(account("staker", 0, 0), s)?;
        Pallet::<T>::do_set_auto_compound(who.clone(), true)?;
        let caller: T::AccountId = whitelisted_caller();
        #[extrinsic_call]
        compound_for(RawOrigin::Signed(caller), who.clone(), last.id);
        assert!(T::Positions::positions(&who).pop().unwrap().amount > last.amount);
        Ok(())
    }

    /// The same through the exchange.
    #[benchmark]
    fn compound_through_exchange(s: Linear<0, { MAX_STEPS - 1 }>) -> Result<(), BenchmarkError> {
        let (who, last) = compounder::<T>(whitelisted_caller(), s)?;
        let asset = asset_of::<T>(1);
        T::BenchmarkHelper::open_exchange(&asset);
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), last.id, asset);
        assert!(T::Positions::positions(&who).pop().unwrap().amount > last.amount);
        Ok(())
    }

    #[benchmark]
    fn set_auto_compound() -> Result<(), BenchmarkError> {
        let who: T::AccountId = whitelisted_caller();
        endow::<T>(&AssetKind::Native, &who)?;
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), true);
        assert!(AutoCompounding::<T>::contains_key(&who));
        Ok(())
    }

    /// To the backstop, in another asset than the native one.
    #[benchmark]
    fn release_unallocated() -> Result<(), BenchmarkError> {
        start::<T>(MAX_POOLS)?;
        let asset = asset_of::<T>(LAST);
        T::Assets::mint_into(asset.clone(), &Pallet::<T>::pot_account(), AMOUNT)?;
        State::<T>::mutate(|state| {
            let (_, record) = state.find_mut(&asset).unwrap();
            record.pool.forfeited += from_int(AMOUNT);
        });
        let before = Pallet::<T>::pot_balance(&asset);
        let who: T::AccountId = whitelisted_caller();
        #[extrinsic_call]
        _(RawOrigin::Signed(who), asset.clone(), Unallocated::Forfeited);
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
        assert_eq!(State::<T>::get().pools.len() as u32, MAX_POOLS);
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
        let last = State::<T>::get().pools.into_inner().pop().unwrap();
        assert!(last.params == new || last.next.unwrap().0 == new);
        Ok(())
    }
}
