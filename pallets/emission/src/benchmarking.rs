//! The worst case of each call, on the runtime that includes the pallet.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used,
    reason = "a benchmark that panics has failed, which is what it should do"
)]

use crate::{
    daily::{Daily, Shares},
    types::{Owed, Params, Rate, Steps, MAX_AMOUNT, MAX_STEPS},
    Authors, Call, Config, CurrentBlockPay, DailyTerms, Pallet, Parameters, State, WeightInfo,
};
use polkadot_sdk::{
    frame_benchmarking::v2::*,
    frame_support::traits::{
        fungibles::{Inspect, Mutate},
        EnsureOrigin, Get,
    },
    frame_system::RawOrigin,
    pallet_authorship::EventHandler,
};
use quaestor_math::{halving::Halving, issuance::AnnualAmount};
use quaestor_primitives::{AssetKind, Balance, Seconds, TierId};

/// Set-up of the runtime for the benchmarks.
pub trait BenchmarkHelper<AccountId> {
    /// Starts the clock of the stake, if need be, and the reward pool, so that it takes native
    /// tokens. Switches the schedule and the pay of authors on.
    fn open_pool();
    /// Opens a tier for block rewards and gives `who` as many other positions as leave room for
    /// one. Returns the tier.
    fn open_stake(who: &AccountId) -> TierId;
    /// Sets the clock of the stake, in seconds since the Unix epoch.
    fn set_clock(now: Seconds);
    /// Shares of which each destination of the runtime takes its part.
    fn shares() -> Shares;
}

/// Above any minimum.
const AMOUNT: Balance = 1_000_000_000_000_000_000_000;
const PERIOD: Seconds = 604_800;

/// A schedule with the maximum number of steps, the last of which no drip covers soon.
fn start<T: Config>(reward_tier: TierId) -> Params {
    T::BenchmarkHelper::open_pool();
    let step = |index| AnnualAmount {
        from_secs: Seconds::from(index) * 10 * PERIOD,
        per_year: AMOUNT * 1_000,
    };
    let params = Params {
        steps: Steps::truncate_from((0..MAX_STEPS).map(step).collect()),
        cap: MAX_AMOUNT,
        year_secs: 31_536_000,
        period_secs: PERIOD,
        lead_secs: PERIOD,
        smooth: true,
        block_reward: 2 * AMOUNT,
        block_cap: MAX_AMOUNT,
        staked_bps: 5_000,
        reward_tier,
        window_secs: PERIOD,
    };
    assert!(params.validate().is_ok());
    State::<T>::kill();
    CurrentBlockPay::<T>::set(params.block_pay());
    Parameters::<T>::put(&params);
    params
}

/// An emission by days, of which a day is due.
fn start_days<T: Config>() -> Daily {
    T::BenchmarkHelper::open_pool();
    let terms = Daily {
        halving: Halving { first: AMOUNT * 365_000, years: 4, cap: MAX_AMOUNT },
        supply_cap: MAX_AMOUNT,
        shares: T::BenchmarkHelper::shares(),
        day_secs: 86_400,
    };
    assert!(terms.validate().is_ok());
    State::<T>::kill();
    Parameters::<T>::kill();
    CurrentBlockPay::<T>::kill();
    DailyTerms::<T>::put(terms);
    terms
}

fn origin<O, E: EnsureOrigin<O>>() -> Result<O, BenchmarkError> {
    E::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

#[benchmarks]
mod benches {
    use super::*;

    #[benchmark]
    fn drip() -> Result<(), BenchmarkError> {
        let params = start::<T>(0);
        let who: T::AccountId = whitelisted_caller();
        #[extrinsic_call]
        _(RawOrigin::Signed(who));
        assert!(State::<T>::get().minted >= params.share_at(0));
        Ok(())
    }

    /// The author has no balance, and the stake opens a position.
    #[benchmark]
    fn pay_author() -> Result<(), BenchmarkError> {
        let who: T::AccountId = account("author", 0, 0);
        T::BenchmarkHelper::open_pool();
        let tier = T::BenchmarkHelper::open_stake(&who);
        start::<T>(tier);
        let owed = Owed { blocks: 1, liquid: AMOUNT, staked: AMOUNT };
        Authors::<T>::insert(&who, owed);
        let caller: T::AccountId = whitelisted_caller();
        #[extrinsic_call]
        _(RawOrigin::Signed(caller), who.clone());
        assert!(!Authors::<T>::contains_key(&who));
        assert_eq!(State::<T>::get().blocks_minted, 2 * AMOUNT);
        Ok(())
    }

    #[benchmark]
    fn top_up() -> Result<(), BenchmarkError> {
        start::<T>(0);
        let treasury = T::Treasury::get();
        T::Assets::mint_into(AssetKind::Native, &treasury, AMOUNT * 10)?;
        let before = T::Assets::balance(AssetKind::Native, &treasury);
        let origin = origin::<_, T::TreasuryOrigin>()?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, AMOUNT);
        assert_eq!(T::Assets::balance(AssetKind::Native, &treasury), before - AMOUNT);
        Ok(())
    }

    #[benchmark]
    fn lower() -> Result<(), BenchmarkError> {
        let params = start::<T>(0);
        T::BenchmarkHelper::set_clock(T::Launch::get() + PERIOD);
        let new = params.block_reward - 2;
        let origin = origin::<_, T::GovernanceOrigin>()?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, Rate::BlockReward, new);
        assert_eq!(Parameters::<T>::get().unwrap().block_reward, new);
        Ok(())
    }

    #[benchmark]
    fn drip_day() -> Result<(), BenchmarkError> {
        let terms = start_days::<T>();
        let who: T::AccountId = whitelisted_caller();
        #[extrinsic_call]
        _(RawOrigin::Signed(who));
        assert_eq!(State::<T>::get().minted, terms.halving.base_of_day(0));
        Ok(())
    }

    #[benchmark]
    fn set_shares() -> Result<(), BenchmarkError> {
        let old = start_days::<T>().shares;
        let new = Shares { treasury_bps: old.treasury_bps + 500, ..old };
        let origin = origin::<_, T::GovernanceOrigin>()?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, new);
        assert_eq!(DailyTerms::<T>::get().unwrap().shares, new);
        Ok(())
    }

    #[benchmark]
    fn note_author() -> Result<(), BenchmarkError> {
        start::<T>(0);
        let who: T::AccountId = account("author", 0, 0);
        #[block]
        {
            <Pallet<T> as EventHandler<_, _>>::note_author(who.clone());
        }
        assert_eq!(Authors::<T>::get(&who).blocks, 1);
        Ok(())
    }

    /// No drip is due.
    #[benchmark]
    fn on_idle_base() -> Result<(), BenchmarkError> {
        start::<T>(0);
        State::<T>::mutate(|state| state.next_drip = Seconds::MAX);
        #[block]
        {
            Pallet::<T>::idle(T::WeightInfo::on_idle_base());
        }
        assert_eq!(State::<T>::get().minted, 0);
        Ok(())
    }
}
