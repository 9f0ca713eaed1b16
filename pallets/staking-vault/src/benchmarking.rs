//! The worst case of each call and of the hook, on the runtime that includes the pallet.
//!
//! Every account here has a full ledger, every tier has as many weight steps as it can, and all of
//! them are still to come: a pending step costs a read and a write, a step that has passed only a
//! read by the observer.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a benchmark that panics has failed, which is what it should do"
)]

use crate::{
    types::{
        Params, PendingStep, Tier, UnlockChunk, Unvested, MAX_CHUNKS, MAX_POSITIONS, MAX_TIERS,
    },
    Call, Config, Ledgers, Pallet, Parameters, PendingSteps, State,
};
use polkadot_sdk::{
    frame_benchmarking::v2::*,
    frame_support::{
        traits::{
            fungible::{Balanced, Inspect},
            EnsureOrigin, Get, Hooks,
        },
        BoundedVec,
    },
    frame_system::RawOrigin,
    sp_runtime::traits::Zero,
};
use quaestor_math::{AgeStep, Step, BPS};
use quaestor_primitives::{
    Balance, Boost, Boosts, Bps, Forfeit, OnWeightChange, PositionChange, Seconds, Voting,
    MAX_BOOSTS, MAX_STEPS,
};

/// Set-up for benchmarks beyond the pallet's own traits.
pub trait BenchmarkHelper {
    /// Gives the observers as much to do per change as they can have.
    fn fill_observers();
    /// Makes `now` the time that the next tick sees.
    fn set_time(now: Seconds);
    /// Has the observers end something of every kind at the boundary `at`.
    fn end_rates(at: Seconds);
}

/// The first time of the chain: a multiple of every bucket in use.
const START: Seconds = 1_728_000_000;
/// Age of the first step of a tier after the one at age 0.
const FIRST_STEP: Seconds = 500;

/// The heaviest tier: positions have weight at once and all later steps ahead of them.
fn tier(lock_secs: Seconds) -> Tier {
    let step = |k: u32| AgeStep {
        age_secs: if k == 0 { 0 } else { FIRST_STEP + Seconds::from(k) * 100 },
        multiplier_bps: BPS + k,
    };
    Tier {
        lock_secs,
        steps: BoundedVec::truncate_from((0..MAX_STEPS).map(step).collect()),
        forfeit: Forfeit::Share(BPS / 2),
        penalty_bps: BPS / 10,
        voting: Voting::Fixed(BPS),
        firm: false,
        launch: None,
        open: true,
    }
}

/// A full tier table, cap and cooldown in force, and the clock running.
fn start<T: Config>(lock_secs: Seconds) -> Balance {
    let unit = T::Currency::minimum_balance() * 1_000_000;
    let tiers = (0..MAX_TIERS).map(|_| tier(lock_secs)).collect();
    Parameters::<T>::put(Params {
        min_stake: unit,
        max_stake: Some(unit * 1_000),
        wallet_cap_bps: Some(BPS),
        cap_floor: unit * 100,
        epoch_secs: 86_400,
        cooldown_secs: 86_400,
        penalty_to: Default::default(),
        immutable_tiers: false,
        tiers: BoundedVec::truncate_from(tiers),
    });
    tick::<T>(START);
    T::BenchmarkHelper::fill_observers();
    unit
}

fn tick<T: Config>(now: Seconds) {
    T::BenchmarkHelper::set_time(now);
    Pallet::<T>::on_initialize(Zero::zero());
}

/// An account with `positions` positions and `chunks` chunks, each of one unit, and time for the
/// positions to have earned.
fn staker<T: Config>(
    unit: Balance,
    positions: u32,
    chunks: u32,
) -> Result<T::AccountId, BenchmarkError> {
    let who: T::AccountId = whitelisted_caller();
    let credit = T::Currency::issue(unit * 10_000);
    T::Currency::resolve(&who, credit).map_err(|_| "the account must be able to exist")?;
    for _ in 0..positions {
        Pallet::<T>::do_stake(who.clone(), unit, 0).map_err(|refused| refused.error)?;
    }
    Pallet::<T>::lock(&who, unit * Balance::from(chunks))?;
    Ledgers::<T>::mutate(&who, |ledger| {
        for k in 0..chunks {
            let id = ledger.next_id;
            ledger.next_id += 1;
            let (tier, release) = ((k % MAX_TIERS) as u8, START + 1 + Seconds::from(k));
            ledger.unlocking.try_push(UnlockChunk { id, tier, amount: unit, release }).unwrap();
        }
    });
    State::<T>::mutate(|state| state.in_cooldown += unit * Balance::from(chunks));
    tick::<T>(START + FIRST_STEP / 2);
    Ok(who)
}

/// A staker with `entries` positions and chunks: positions first, up to `most` of them.
fn staker_of<T: Config>(
    unit: Balance,
    entries: u32,
    most: u32,
) -> Result<T::AccountId, BenchmarkError> {
    let positions = entries.min(most);
    staker::<T>(unit, positions, entries - positions)
}

/// Gives every tier a first multiplier and `later` further steps.
fn steps<T: Config>(later: u32, first_bps: Bps) {
    Parameters::<T>::mutate(|params| {
        for tier in params.tiers.iter_mut() {
            tier.steps.truncate(1 + later as usize);
            if let Some(first) = tier.steps.iter_mut().next() {
                first.multiplier_bps = first_bps;
            }
        }
    });
}

fn last_id<T: Config>(who: &T::AccountId) -> u32 {
    Ledgers::<T>::get(who).positions.last().unwrap().id
}

/// Gives the last position `pending` steps to come and, as far as it can have more, `over` that are
/// over.
fn last_position<T: Config>(who: &T::AccountId, pending: u32, over: u32) {
    let now = State::<T>::get().clock;
    let over = over.min(MAX_STEPS - 1 - pending);
    Ledgers::<T>::mutate(who, |ledger| {
        let position = ledger.positions.last_mut().unwrap();
        for at in position.steps.iter().map(|step| step.at).filter(|at| *at > now) {
            PendingSteps::<T>::mutate(at, |step| step.positions -= 1);
        }
        let past = (1..=over).map(|k| now - Seconds::from(over - k));
        let later = (1..=pending).map(|k| now + Seconds::from(k) * 10);
        let steps = core::iter::once(position.start).chain(past).chain(later);
        let step = |(at, k)| Step { at, multiplier_bps: BPS + k };
        position.steps = BoundedVec::truncate_from(steps.zip(0..).map(step).collect());
        State::<T>::mutate(|state| {
            let then = position.amount * Balance::from(BPS);
            state.weight = state.weight - then + position.weight_at(now).unwrap();
        });
        let deltas = quaestor_math::schedule::deltas(position.amount, &position.steps, now);
        for (at, delta) in deltas.unwrap() {
            PendingSteps::<T>::mutate(at, |step| {
                step.positions += 1;
                step.delta += delta;
            });
        }
    });
}

#[benchmarks]
mod benches {
    use super::*;

    /// `b` boundaries are crossed, at each of which weights change and rates of all pools end; then
    /// some time passes within the bucket. A new epoch's read of the terms is added by the hook.
    #[benchmark]
    fn on_initialize(b: Linear<0, { T::MaxBuckets::get() }>) {
        let unit = start::<T>(0);
        staker::<T>(unit, 1, 0).unwrap();
        let now = START + FIRST_STEP / 2;
        let bucket = 2;
        State::<T>::mutate(|state| {
            state.bucket_secs = bucket;
            state.boundary = now + bucket;
            state.epoch_end = Seconds::MAX;
        });
        for at in (1..=Seconds::from(b)).map(|k| now + k * bucket) {
            PendingSteps::<T>::insert(at, PendingStep { delta: 1, votes: 1, positions: 1 });
            T::BenchmarkHelper::end_rates(at);
        }
        let then = now + Seconds::from(b) * bucket + 1;
        T::BenchmarkHelper::set_time(then);
        #[block]
        {
            Pallet::<T>::on_initialize(Zero::zero());
        }
        assert_eq!(State::<T>::get().clock, then);
    }

    /// Beyond the wallet cap, into a tier with `s` steps to come and no weight at first; `l` positions
    /// and chunks are there.
    #[benchmark]
    fn stake(
        l: Linear<0, { MAX_POSITIONS + MAX_CHUNKS - 1 }>,
        s: Linear<1, { MAX_STEPS - 1 }>,
    ) -> Result<(), BenchmarkError> {
        let unit = start::<T>(0);
        let who = staker_of::<T>(unit, l, MAX_POSITIONS - 1)?;
        steps::<T>(s, 0);
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), unit * 1_000 - unit * 100, 0);
        assert_eq!(Ledgers::<T>::get(who).entries(), l + 1);
        Ok(())
    }

    /// A position with weight opens in the fullest ledger: the part of the observers.
    #[benchmark]
    fn observe_opening() -> Result<(), BenchmarkError> {
        let unit = start::<T>(0);
        let who = staker::<T>(unit, MAX_POSITIONS - 1, 0)?;
        let id = MAX_POSITIONS;
        let position =
            Parameters::<T>::get().tiers[0].position(id, 0, unit, 0, &State::<T>::get()).unwrap();
        #[block]
        {
            T::Observers::position_changed(&who, &position, PositionChange::Opened).unwrap();
        }
        Ok(())
    }

    /// The part of the observers when a position decreases that has crossed `i` steps.
    #[benchmark]
    fn observe_crossed(i: Linear<0, { MAX_STEPS - 1 }>) -> Result<(), BenchmarkError> {
        let unit = start::<T>(0);
        let who = staker::<T>(unit, MAX_POSITIONS, 0)?;
        last_position::<T>(&who, 0, i);
        let position = Ledgers::<T>::get(&who).positions.pop().unwrap();
        #[block]
        {
            let change = PositionChange::Closed { early: false, last: true };
            T::Observers::position_changed(&who, &position, change).unwrap();
        }
        Ok(())
    }

    /// Part of a position with `s` pending steps, among `l` positions and chunks. If the queue is full
    /// its chunks must merge.
    #[benchmark]
    fn unstake(
        l: Linear<1, { MAX_POSITIONS + MAX_CHUNKS }>,
        s: Linear<0, { MAX_STEPS - 1 }>,
    ) -> Result<(), BenchmarkError> {
        let unit = start::<T>(0);
        let who = staker_of::<T>(unit, l, MAX_POSITIONS)?;
        last_position::<T>(&who, s, 0);
        Parameters::<T>::mutate(|params| params.min_stake = unit / 2);
        let (staked, id) = (State::<T>::get().staked, last_id::<T>(&who));
        #[extrinsic_call]
        _(RawOrigin::Signed(who), id, Some(unit / 2));
        assert!(State::<T>::get().staked < staked);
        Ok(())
    }

    /// With a principal penalty, escrow to forfeit and no cooldown: half of the rest is paid out, and
    /// half has been compounded and must vest. Another position stays: the last one's observers are
    /// charged apart.
    #[benchmark]
    fn early_unstake(
        l: Linear<2, { MAX_POSITIONS + MAX_CHUNKS }>,
        s: Linear<0, { MAX_STEPS - 1 }>,
    ) -> Result<(), BenchmarkError> {
        let unit = start::<T>(86_400);
        let who = staker_of::<T>(unit, l, MAX_POSITIONS)?;
        last_position::<T>(&who, s, 0);
        Parameters::<T>::mutate(|params| params.cooldown_secs = 0);
        Ledgers::<T>::mutate(&who, |ledger| {
            let now = State::<T>::get().clock;
            ledger.unvested = Unvested { amount: unit / 2, start: now, end: now + 86_400 };
        });
        let (held, id) = (Pallet::<T>::held(&who), last_id::<T>(&who));
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), id);
        assert!(Pallet::<T>::held(&who) < held);
        Ok(())
    }

    /// The last chunk becomes the account's last position, in a tier with `s` steps to come and no
    /// weight at first.
    #[benchmark]
    fn cancel_unstake(
        l: Linear<1, { MAX_POSITIONS + MAX_CHUNKS - 1 }>,
        s: Linear<1, { MAX_STEPS - 1 }>,
    ) -> Result<(), BenchmarkError> {
        let unit = start::<T>(0);
        // Chunks first: there must be one.
        let chunks = l.min(MAX_CHUNKS);
        let who = staker::<T>(unit, l - chunks, chunks)?;
        steps::<T>(s, 0);
        let chunk = Ledgers::<T>::get(&who).unlocking.last().unwrap().id;
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), chunk);
        assert_eq!(Ledgers::<T>::get(who).entries(), l);
        Ok(())
    }

    /// `l` positions and chunks, chunks first and all of them due.
    #[benchmark]
    fn withdraw(l: Linear<1, { MAX_POSITIONS + MAX_CHUNKS }>) -> Result<(), BenchmarkError> {
        let unit = start::<T>(0);
        let chunks = l.min(MAX_CHUNKS);
        let who = staker::<T>(unit, l - chunks, chunks)?;
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()));
        assert!(Ledgers::<T>::get(who).unlocking.is_empty());
        Ok(())
    }

    /// `p` positions, the last of which has `s` pending steps, get the most boosts without an end.
    #[benchmark]
    fn refresh_boosts(
        p: Linear<1, { MAX_POSITIONS }>,
        s: Linear<0, { MAX_STEPS - 1 }>,
    ) -> Result<(), BenchmarkError> {
        let unit = start::<T>(0);
        steps::<T>(0, BPS);
        let who = staker::<T>(unit, p, 0)?;
        last_position::<T>(&who, s, 0);
        let boost = Boost { bps: BPS / 10, until: Seconds::MAX };
        let boosts = Boosts::truncate_from(alloc::vec![boost; MAX_BOOSTS as usize]);
        let changed;
        #[block]
        {
            changed = Pallet::<T>::replace_boosts(&who, boosts)?;
        }
        assert_eq!(changed, (p, s));
        Ok(())
    }

    /// The last tier of a full table.
    #[benchmark]
    fn set_tier() -> Result<(), BenchmarkError> {
        start::<T>(0);
        let origin =
            T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        let new = Tier { open: false, ..tier(1) };
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, (MAX_TIERS - 1) as u8, new.clone());
        assert_eq!(Parameters::<T>::get().tiers.last(), Some(&new));
        Ok(())
    }

    /// The limits of a stake: of the three setters the one that reads most.
    #[benchmark]
    fn set_params() -> Result<(), BenchmarkError> {
        let unit = start::<T>(0);
        let origin =
            T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        #[extrinsic_call]
        set_stake_limits(origin as T::RuntimeOrigin, unit * 2, Some(unit * 2_000));
        assert_eq!(Parameters::<T>::get().min_stake, unit * 2);
        Ok(())
    }
}
