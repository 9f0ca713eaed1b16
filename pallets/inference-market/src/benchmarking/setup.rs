//! The market that benchmarks begin with.

use crate::{
    types::{
        Ask, AssetBook, Bid, BidList, Class, Deal, Job, JobId, JobResult, JobSpec, Location,
        MarketState, OpenAsk, Stage, Terms, Usage, Use, WorkDay, WorkPool, MAX_BIDS,
    },
    Asks, Bids, Classes, Config, CurrentTerms, HoldReason, Jobs, Numbers, Pallet, Pool, State,
    UsageOfDays,
};
use alloc::vec;
use polkadot_sdk::{
    frame_benchmarking::v2::*,
    frame_support::{traits::Get, BoundedVec},
};
use quaestor_math::{demand::DemandCurve, fee::FeeCurve, BPS};
use quaestor_primitives::{AssetKind, Balance, ProviderDesk, Seconds};

/// Set-up for benchmarks beyond the pallet's own traits.
pub trait BenchmarkHelper<AccountId> {
    /// Sets the clock of the chain.
    fn set_time(now: Seconds);
    /// Makes `who` an active provider with delegators, and with a limit above 10^24 smallest units.
    fn provide(who: &AccountId);
    /// Makes a provider one that may not take new work.
    fn retire(who: &AccountId);
    /// An existing asset beside the native token, with a price in it.
    fn asset() -> AssetKind;
    /// Mints `amount` of an asset to `who`.
    fn mint(asset: &AssetKind, who: &AccountId, amount: Balance);
}

/// Above any minimum.
pub(super) const AMOUNT: Balance = 1_000_000_000_000_000_000_000;
pub(super) const DAY: Seconds = 86_400;
pub(super) const TODAY: u32 = 20_000;
pub(super) const NOW: Seconds = 20_000 * DAY;
pub(super) const ID: JobId = 7;

pub(super) fn terms() -> Terms {
    Terms {
        fee: FeeCurve {
            neutral_bps: 500,
            least_bps: 100,
            most_bps: 1_500,
            low_bps: 3_000,
            high_bps: 8_000,
            up_bps: 1_000,
            down_bps: 500,
            drift_bps: 100,
        },
        treasury_bps: 200,
        burn_bps: 300,
        rebate_bps: 2_000,
        bonus_bps: 2_000,
        audit_bps: 5_000,
        delivery_secs: 3 * DAY,
        review_secs: DAY,
        audit_secs: 3 * DAY,
        late_bps: 500,
        least_penalty: 1,
        demand: DemandCurve { target_bps: 6_000, least_bps: 5_000, most_bps: 20_000 },
        day_secs: DAY,
    }
}

/// A market of full lists, whose epoch is `day`.
pub(super) fn start<T: Config>(day: u32) -> AssetKind {
    T::BenchmarkHelper::set_time(NOW);
    CurrentTerms::<T>::put(terms());
    let asset = T::BenchmarkHelper::asset();
    let mut state = MarketState { day, fee: 550, ..Default::default() };
    for asset in [AssetKind::Native, asset.clone()] {
        T::BenchmarkHelper::mint(&asset, &Pallet::<T>::till(), 100 * AMOUNT);
        state.assets.try_push(AssetBook::new(asset, 0)).unwrap();
    }
    let used = Use { demand: 1_000, supply: 2_000 };
    state.usage = BoundedVec::truncate_from(vec![used; 16]);
    State::<T>::put(state);
    let class = Class { ratios: [20_000; 3], ..Class::new(AMOUNT) };
    Classes::<T>::put(BoundedVec::truncate_from(vec![class; 16]));
    UsageOfDays::<T>::put(Usage { days: BoundedVec::truncate_from(vec![AMOUNT; 56]), growth: BPS });
    let closed = |ago| WorkDay { day: day - ago, payout: AMOUNT, credits: AMOUNT, paid: 0 };
    Pool::<T>::put(WorkPool {
        pot: AMOUNT,
        income: 40 * AMOUNT,
        days: BoundedVec::truncate_from((1..32).map(closed).collect()),
        incomes: BoundedVec::truncate_from(vec![AMOUNT; 30]),
        ..Default::default()
    });
    asset
}

pub(super) fn spec(asset: AssetKind) -> JobSpec {
    JobSpec {
        class: 15,
        manifest: [1; 32],
        input: [2; 32],
        units: 1_000,
        asset,
        max_price: AMOUNT,
        window_secs: DAY,
        deliver_secs: DAY,
        least_tier: 0,
        least_reputation: 0,
        auditable: true,
        key: [3; 32],
    }
}

pub(super) fn consumer<T: Config>(asset: &AssetKind) -> T::AccountId {
    let who: T::AccountId = account("consumer", 0, 0);
    for asset in [&AssetKind::Native, asset] {
        T::BenchmarkHelper::mint(asset, &who, 100 * AMOUNT);
    }
    who
}

pub(super) fn provider<T: Config>(index: u32) -> T::AccountId {
    let who: T::AccountId = account("provider", index, 0);
    T::BenchmarkHelper::provide(&who);
    who
}

pub(super) fn location() -> Location {
    Location::truncate_from(vec![7; 128])
}

pub(super) fn deal<T: Config>(provider: T::AccountId) -> Deal<T::AccountId> {
    let (price, liability) = (AMOUNT / 2, 1_000);
    T::Providers::engage(&provider, liability).unwrap();
    Deal {
        provider,
        price,
        liability,
        penalty: 1,
        assigned: NOW,
        decline_until: NOW + DAY / 4,
        deadline: NOW + DAY,
    }
}

pub(super) fn result() -> JobResult {
    JobResult {
        output: [4; 32],
        tokens: 1_000,
        location: location(),
        block: 0,
        submitted: NOW,
        review_until: NOW + DAY,
        audit_until: NOW + 3 * DAY,
    }
}

pub(super) fn bids<T: Config>() -> BidList<T::AccountId> {
    let bid = |index| Bid { provider: account("bidder", index, 0), price: 100, secs: DAY };
    BidList(BoundedVec::truncate_from((0..MAX_BIDS).map(bid).collect()))
}

/// A job of the consumer, with full lists, and with what is on hold for it.
pub(super) fn insert_job<T: Config>(
    asset: AssetKind,
    stage: Stage<T::AccountId>,
) -> Result<T::AccountId, BenchmarkError> {
    let who = consumer::<T>(&asset);
    let deposit = T::JobDeposit::get();
    Pallet::<T>::hold(&AssetKind::Native, HoldReason::JobDeposit, &who, deposit)?;
    Pallet::<T>::hold(&asset, HoldReason::Escrow, &who, AMOUNT)?;
    let barred = (0..7).map(|index| account("barred", index, 0)).collect();
    let job = Job {
        consumer: who.clone(),
        spec: spec(asset),
        escrow: AMOUNT,
        deposit,
        bids_until: NOW + DAY,
        barred: BoundedVec::truncate_from(barred),
        stage,
    };
    Jobs::<T>::insert(ID, job);
    Bids::<T>::insert(ID, bids::<T>());
    Numbers::<T>::mutate(|numbers| (numbers.next, numbers.live) = (ID + 1, 1));
    Ok(who)
}

pub(super) fn full_asks<T: Config>(who: &T::AccountId, asset: &AssetKind) {
    let open = |class| OpenAsk {
        class,
        ask: Ask { asset: asset.clone(), price: 1_000, least_secs: 1, daily_units: 2_000 },
        day: TODAY,
        ordered: 0,
    };
    Asks::<T>::insert(who, BoundedVec::truncate_from((0..16).map(open).collect()));
}
