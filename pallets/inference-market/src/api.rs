//! Runtime API of the market.

use crate::{
    types::{Ask, Bid, ClassId, Job, JobId, LegSums, Record, Stage, Terms},
    Asks, Bids, Config, CurrentTerms, Jobs, Numbers, Pallet, Receipts, State, Unpaid, Work,
};
use alloc::vec::Vec;
use codec::{Codec, Decode, Encode};
use polkadot_sdk::{frame_support::traits::Get, sp_api};
use quaestor_math::fee::congestion;
use quaestor_primitives::{
    AssetKind, Balance, Bps, ClockInspect, ProviderInspect, Receipt, Seconds,
};
use quaestor_support::ring;
use scale_info::TypeInfo;

/// Maximum number of records in an answer.
pub const MAX_ANSWERS: u32 = 100;

/// Maximum number of jobs that an answer looks for, gone ones included.
pub const MAX_LOOKUPS: usize = 10_000;

/// A step that is possible for a job.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum Step {
    /// A provider bids.
    Bid,
    /// The consumer assigns it.
    Assign,
    /// The consumer cancels it.
    Cancel,
    /// Any account cancels it.
    CancelByAnybody,
    /// The provider declines it.
    Decline,
    /// The provider submits the result.
    Submit,
    /// Any account fails it.
    Fail,
    /// The consumer accepts the result.
    Accept,
    /// The consumer, or an auditor, disputes the result.
    Dispute,
    /// Any account settles it.
    Settle,
    /// Any account clears it.
    Clear,
}

/// A job, and the steps that are possible now, each with its end (exclusive), in seconds since the
/// Unix epoch.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct JobView<AccountId> {
    /// Its number.
    pub id: JobId,
    /// The job.
    pub job: Job<AccountId>,
    /// Possible steps, with their ends if they have one.
    pub steps: Vec<(Step, Option<Seconds>)>,
}

/// Price of an order with its receipt, without the delegators' part.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Quote {
    /// Asset of the price.
    pub asset: AssetKind,
    /// The receipt; its payment is the price.
    pub receipt: Receipt,
    /// Maximum fee that may apply when it is paid, in basis points.
    pub most_fee: Bps,
}

/// The network fee.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct FeeView {
    /// Fee of the next payment, in basis points.
    pub fee: Bps,
    /// Neutral rate, in basis points.
    pub neutral: Bps,
    /// Congestion of the running epoch so far, in basis points; `None` without work and limits.
    pub congestion: Option<Bps>,
    /// Fee of the next epoch at this congestion, in basis points.
    pub next: Bps,
}

/// The reference price of a class. Prices are for 1,000 tokens, in smallest units.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct PriceView {
    /// Price now: the manual one, or the one by demand.
    pub price: Balance,
    /// Base price.
    pub base: Balance,
    /// Ratios of demand and supply in the last three epochs, newest first, in basis points.
    pub ratios: [Bps; 3],
    /// Manual price and its end, in seconds since the Unix epoch.
    pub manual: Option<(Balance, Seconds)>,
    /// Tokens paid in the running epoch.
    pub demand: u128,
    /// Tokens per day that asks declare.
    pub supply: u128,
}

/// Work credit of a day.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct WorkView {
    /// Number of the day, counted from the Unix epoch.
    pub day: u32,
    /// Credit, in smallest units.
    pub credit: Balance,
    /// Amount that can be claimed, in smallest units; `None` if the day is not over.
    pub due: Option<Balance>,
}

/// Figures of the market. Amounts are in smallest units of the native token.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, TypeInfo)]
pub struct MarketFigures {
    /// Payments of the last 24 hours.
    pub volume: Balance,
    /// The part of them that nobody gets back. Volume alone can be made by dealing with oneself.
    pub irrecoverable: Balance,
    /// Number of payments in the last 24 hours, in any asset.
    pub payments: u32,
    /// Jobs paid in the last 24 hours.
    pub completed: u32,
    /// Their mean time from assignment to result, in seconds, rounded down.
    pub mean_secs: Seconds,
    /// Jobs that are not gone.
    pub pending: u32,
    /// Active providers.
    pub providers: u32,
    /// Growth of use, in basis points.
    pub growth: Bps,
    /// The part of the work pool that is not assigned to a day.
    pub pot: Balance,
    /// Pending legs by asset.
    pub legs: Vec<(AssetKind, LegSums)>,
}

sp_api::decl_runtime_apis! {
    /// Reads of the market for inference.
    pub trait InferenceApi<AccountId: Codec> {
        /// The parameters, if the economy has a market.
        fn terms() -> Option<Terms>;
        /// A job, and the steps that are possible.
        fn job(id: JobId) -> Option<JobView<AccountId>>;
        /// Up to `count` jobs (at most 100) from number `from` on, by number, among 10,000 numbers.
        fn jobs(from: JobId, count: u32) -> Vec<JobView<AccountId>>;
        /// Bids on a job, best first.
        fn bids(id: JobId) -> Vec<Bid<AccountId>>;
        /// Asks in a class, with their providers.
        fn asks(class: ClassId) -> Vec<(AccountId, Ask)>;
        /// The receipt that this many tokens of a class would have at the reference price, or at the
        /// ask of a provider.
        fn quote(class: ClassId, units: u64, provider: Option<AccountId>) -> Option<Quote>;
        /// Up to `count` of the last receipts (at most 100), newest first.
        fn receipts(count: u32) -> Vec<Record<AccountId>>;
        /// The network fee.
        fn fee() -> Option<FeeView>;
        /// The reference price of a class.
        fn price(class: ClassId) -> Option<PriceView>;
        /// Work credit of a provider.
        fn work(provider: AccountId) -> Vec<WorkView>;
        /// Amounts that the till owes to `who`, in smallest units.
        fn unpaid(who: AccountId) -> Vec<(AssetKind, Balance)>;
        /// Figures of the market.
        fn figures() -> MarketFigures;
    }
}

impl<T: Config> Pallet<T> {
    pub(crate) fn job_view(id: JobId) -> Option<JobView<T::AccountId>> {
        let job = Jobs::<T>::get(id)?;
        let steps = Self::steps(id, &job);
        Some(JobView { id, job, steps })
    }

    fn steps(id: JobId, job: &Job<T::AccountId>) -> Vec<(Step, Option<Seconds>)> {
        let now = T::Clock::now();
        let until = |step, end| {
            let end = T::Clock::extended(end);
            (now < end).then_some((step, Some(end)))
        };
        let from = |step, start| (now >= T::Clock::extended(start)).then_some((step, None));
        let steps = match &job.stage {
            Stage::Open => {
                let day_secs = CurrentTerms::<T>::get().map_or(0, |terms| terms.day_secs);
                let abandoned = T::Clock::extended(job.bids_until).saturating_add(day_secs);
                [
                    until(Step::Bid, job.bids_until),
                    until(Step::Assign, job.bids_until),
                    Some((Step::Cancel, None)),
                    (now >= abandoned).then_some((Step::CancelByAnybody, None)),
                ]
            },
            Stage::Assigned(deal) => [
                until(Step::Decline, deal.decline_until),
                until(Step::Submit, deal.deadline),
                from(Step::Fail, deal.deadline),
                None,
            ],
            Stage::Submitted(_, result) => [
                Some((Step::Accept, None)),
                until(Step::Dispute, result.audit_until),
                from(Step::Settle, result.review_until),
                None,
            ],
            Stage::Paid(_, result) => [
                until(Step::Dispute, result.audit_until),
                Self::ending(id, job, result).map(|_| (Step::Clear, None)),
                None,
                None,
            ],
            Stage::Frozen { .. } => [None; 4],
        };
        steps.into_iter().flatten().collect()
    }

    /// Looks up numbers one by one; for reads off the chain only.
    pub fn job_views(from: JobId, count: u32) -> Vec<JobView<T::AccountId>> {
        let count = usize::try_from(count.min(MAX_ANSWERS)).unwrap_or_default();
        let all = (from..Numbers::<T>::get().next).take(MAX_LOOKUPS);
        all.filter_map(Self::job_view).take(count).collect()
    }

    pub(crate) fn bid_views(id: JobId) -> Vec<Bid<T::AccountId>> {
        Bids::<T>::get(id).map_or_else(Vec::new, |bids| bids.0.into_inner())
    }

    /// Visits every provider; for reads off the chain only.
    pub fn ask_views(class: ClassId) -> Vec<(T::AccountId, Ask)> {
        let of_class = |(provider, asks): (T::AccountId, crate::types::AskList)| {
            let open = asks.into_iter().find(|open| open.class == class)?;
            Some((provider, open.ask))
        };
        Asks::<T>::iter().filter_map(of_class).collect()
    }

    pub(crate) fn quote_view(
        class: ClassId,
        units: u64,
        provider: Option<T::AccountId>,
    ) -> Option<Quote> {
        let terms = CurrentTerms::<T>::get()?;
        let epoch = Self::preview(&terms);
        let ask = match provider {
            Some(provider) => {
                Asks::<T>::get(provider).into_iter().find(|open| open.class == class)?.ask
            },
            None => {
                let class = epoch.classes.get(usize::from(class))?;
                let price = class.price_at(T::Clock::now());
                Ask { asset: AssetKind::Native, price, least_secs: 1, daily_units: units }
            },
        };
        let payment = ask.price_of(units)?;
        let legs = terms.rates(epoch.state.fee).legs(payment)?;
        let receipt = Receipt {
            id: epoch.state.next_receipt,
            payment,
            provider: legs.provider,
            delegators: 0,
            network: legs.network,
            surcharge: legs.surcharge,
            treasury: legs.treasury,
            burn: legs.burn,
        };
        Some(Quote { asset: ask.asset, receipt, most_fee: terms.fee.most_bps })
    }

    /// The last receipts, newest first.
    pub fn receipt_views(count: u32) -> Vec<Record<T::AccountId>> {
        let count = usize::try_from(count.min(MAX_ANSWERS)).unwrap_or_default();
        let kept = T::KeptReceipts::get();
        let numbers = ring::newest_first(State::<T>::get().next_receipt, kept, None);
        let record = |number| Receipts::<T>::get(ring::slot(number, kept));
        numbers.filter_map(record).take(count).collect()
    }

    pub(crate) fn fee_view() -> Option<FeeView> {
        let terms = CurrentTerms::<T>::get()?;
        let state = Self::preview(&terms).state;
        let (open, limit) = Self::integrals();
        let congestion =
            congestion(open.saturating_sub(state.open), limit.saturating_sub(state.limit));
        let next = terms.fee.next(state.fee, congestion);
        Some(FeeView { fee: state.fee, neutral: terms.fee.neutral_bps, congestion, next })
    }

    pub(crate) fn price_view(class: ClassId) -> Option<PriceView> {
        let epoch = Self::preview(&CurrentTerms::<T>::get()?);
        let place = usize::from(class);
        let (class, used) = (epoch.classes.get(place)?, epoch.state.usage.get(place)?);
        Some(PriceView {
            price: class.price_at(T::Clock::now()),
            base: class.base,
            ratios: class.ratios,
            manual: class.manual,
            demand: used.demand,
            supply: used.supply,
        })
    }

    pub(crate) fn work_views(provider: &T::AccountId) -> Vec<WorkView> {
        let Some(terms) = CurrentTerms::<T>::get() else { return Vec::new() };
        let epoch = Self::preview(&terms);
        let view = |credit: crate::types::Credit| {
            let part = epoch.pool.closed(credit.day).map_or(0, |day| day.part(credit.amount));
            let due = (credit.day < epoch.state.day).then_some(part);
            WorkView { day: credit.day, credit: credit.amount, due }
        };
        Work::<T>::get(provider).into_iter().map(view).collect()
    }

    pub(crate) fn unpaid_views(who: &T::AccountId) -> Vec<(AssetKind, Balance)> {
        Unpaid::<T>::iter_prefix(who).collect()
    }

    pub(crate) fn figures_view() -> MarketFigures {
        let Some(terms) = CurrentTerms::<T>::get() else { return MarketFigures::default() };
        let mut epoch = Self::preview(&terms);
        epoch.state.hours.forget(T::Clock::now(), terms.hour_secs());
        let day = epoch.state.hours.sum();
        MarketFigures {
            volume: day.volume,
            irrecoverable: day.irrecoverable,
            payments: day.payments,
            completed: day.jobs,
            mean_secs: day.seconds.checked_div(day.jobs.into()).unwrap_or_default(),
            pending: Numbers::<T>::get().live,
            providers: T::Providers::totals().active,
            growth: epoch.usage.growth,
            pot: epoch.pool.pot,
            legs: epoch
                .state
                .assets
                .iter()
                .map(|book| (book.asset.clone(), book.pending))
                .collect(),
        }
    }
}
