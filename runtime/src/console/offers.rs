//! All tiers for an amount, for anybody.

use super::{
    dry_run::rolled_back,
    forecast::{Outcome, Timeline, World},
};
use crate::{
    preview::{apr_bps, value_in, MOST_BUCKETS},
    AccountId, AssetKind, Balance, Balances, PriceFeed, Rewards, Runtime, RuntimeCall,
    RuntimeOrigin, Seconds, StakingVault,
};
use alloc::vec::Vec;
use pallet_rewards::api::{Offer, OfferAt, OfferTerms, Offers, PreviewReward, MAX_HORIZONS};
use polkadot_sdk::{
    frame_support::{
        traits::{
            fungible::{Inspect, Mutate},
            Hooks,
        },
        PalletId,
    },
    sp_runtime::{
        traits::{AccountIdConversion, Dispatchable},
        ArithmeticError, DispatchError,
    },
};
use quaestor_primitives::{PriceInspect, TierId, TooMany};

/// The account that stakes in the layer that is rolled back.
const SCRATCH: PalletId = PalletId(*b"qstr/try");

/// Stakes `amount` in each tier as the next block would.
pub fn offers(amount: Balance, horizons: &[Seconds]) -> Result<Offers, TooMany> {
    TooMany::check(horizons, MAX_HORIZONS)?;
    Ok(rolled_back(|| {
        StakingVault::on_initialize(0);
        collect(amount, horizons)
    }))
}

fn collect(amount: Balance, horizons: &[Seconds]) -> Offers {
    let state = StakingVault::state();
    let farthest = state.bucket_secs.saturating_mul(MOST_BUCKETS);
    let at = |secs: Seconds| state.clock.saturating_add(secs.min(farthest));
    let requested: Vec<Seconds> = horizons.iter().map(|secs| at(*secs)).collect();
    let who: AccountId = SCRATCH.into_account_truncating();
    let (mut offers, mut worlds) = (Vec::new(), Vec::new());
    let tiers = StakingVault::params().tiers.len();
    for tier in (0..tiers).filter_map(|tier| TierId::try_from(tier).ok()) {
        let accepted = StakingVault::remaining_allowance(who.clone());
        let accepted = accepted.map_or(amount, |allowance| allowance.min(amount));
        let (blocked, opened) = rolled_back(|| open(&who, amount, tier, &requested, farthest));
        offers.push((Offer { tier, accepted, blocked, terms: None }, opened.is_some()));
        worlds.extend(opened);
    }
    let last = worlds.iter().flat_map(|world: &World| world.horizons.iter().copied()).max();
    Timeline::new(state.clock, last.unwrap_or(state.clock), state.weight).pass(&mut worlds);
    let mut worlds = worlds.iter();
    let with_terms = |(mut offer, opened): (Offer, bool)| {
        let world = if opened { worlds.next() } else { None };
        offer.terms = world.map(|world| terms(world, state.clock, &requested, farthest));
        offer
    };
    Offers {
        clock: state.clock,
        next_boundary: state.boundary,
        redirected: Rewards::state().redirected,
        price: PriceFeed::reference(),
        offers: offers.into_iter().map(with_terms).collect(),
    }
}

/// Opens the position. Returns the error of the call and, whatever it is, the state with the position
/// if it can be opened without cap and guard.
fn open(
    who: &AccountId,
    amount: Balance,
    tier: TierId,
    horizons: &[Seconds],
    farthest: Seconds,
) -> (Option<DispatchError>, Option<World>) {
    if let Err(error) = endow(who, amount) {
        return (Some(error), None);
    }
    let origin = || RuntimeOrigin::signed(who.clone());
    let call = RuntimeCall::from(pallet_staking_vault::Call::stake { amount, tier });
    let blocked = rolled_back(|| call.dispatch(origin())).err().map(|refused| refused.error);
    pallet_staking_vault::Parameters::<Runtime>::mutate(|params| params.wallet_cap_bps = None);
    pallet_circuit_breaker::State::<Runtime>::mutate(|state| state.manual = None);
    if StakingVault::stake(origin(), amount, tier).is_err() {
        return (blocked, None);
    }
    let positions = StakingVault::ledger(who.clone()).positions.into_iter();
    let world = positions.last().map(|position| {
        let mut horizons = horizons.to_vec();
        horizons.push(lock_end(position.start, position.lock_end, farthest));
        World::with(who, position, horizons)
    });
    (blocked, world)
}

/// The end of the lock, as far as a forecast looks.
fn lock_end(start: Seconds, end: Seconds, farthest: Seconds) -> Seconds {
    end.min(start.saturating_add(farthest))
}

fn endow(who: &AccountId, amount: Balance) -> Result<(), DispatchError> {
    let least = Balances::minimum_balance();
    let balance = amount.checked_add(least).ok_or(ArithmeticError::Overflow)?;
    Balances::mint_into(who, balance).map(drop)
}

fn terms(world: &World, clock: Seconds, requested: &[Seconds], farthest: Seconds) -> OfferTerms {
    let position = &world.position;
    let at = |time: Seconds| offer_at(world, clock, time);
    OfferTerms {
        weight: position.weight_at(clock).unwrap_or_default(),
        lock_end: position.lock_end,
        next_step: position.steps.iter().map(|step| step.at).find(|at| *at > clock),
        at_lock_end: at(lock_end(clock, position.lock_end, farthest)),
        at: requested.iter().map(|time| at(*time)).collect(),
    }
}

fn offer_at(world: &World, clock: Seconds, time: Seconds) -> OfferAt {
    let Outcome { weight, total_weight, earned } = world.outcome(time);
    let earned_in = |asset: &AssetKind| {
        let found = earned.iter().find(|(other, _)| other == asset);
        found.map_or(0, |(_, amount)| *amount)
    };
    let amount = world.position.amount;
    let rewards = Rewards::yearly(weight, total_weight).into_iter();
    let rewards = rewards.map(|(asset, per_year)| PreviewReward {
        earned: earned_in(&asset),
        per_year,
        apr_bps: value_in(&asset, amount).and_then(|stake| apr_bps(per_year, stake)),
        asset,
    });
    OfferAt { secs: time.saturating_sub(clock), weight, total_weight, rewards: rewards.collect() }
}
