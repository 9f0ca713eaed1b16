//! An independent model of the money of consumers and providers: it hears of the facts and does the sums
//! itself.

use super::*;
use crate::types::{JobId, Record};
use quaestor_primitives::PaymentSource;
use std::collections::BTreeMap;

/// A job as the model sees it.
#[derive(Clone, Debug)]
pub struct Known {
    consumer: AccountId,
    max_price: Balance,
    native: bool,
    auditable: bool,
    /// Provider, price, and the price in the native token.
    deal: Option<(AccountId, Balance, Balance)>,
    paid: bool,
}

/// Sums of the model, in smallest units of the native token.
#[derive(Default)]
pub struct Model {
    pub jobs: BTreeMap<JobId, Known>,
    /// Native wealth of each account, on hold, in the till or free.
    wealth: BTreeMap<AccountId, Balance>,
    /// Credits by day and provider.
    credits: BTreeMap<(u32, AccountId), Balance>,
    /// Income and payouts of the work pool.
    funded: Balance,
    claimed: Balance,
    /// Payments in the native token.
    volume: Balance,
    pub outcomes: BTreeMap<&'static str, u32>,
}

pub const ACCOUNTS: [AccountId; 5] = [ALICE, BOB, POOR, PETER, PAULA];

impl Model {
    pub fn new() -> Self {
        let wealth = ACCOUNTS.map(|who| (who, wealth(who))).into_iter().collect();
        Self { wealth, ..Default::default() }
    }

    fn add(&mut self, who: AccountId, amount: Balance) {
        *self.wealth.entry(who).or_default() += amount;
    }

    fn take(&mut self, who: AccountId, amount: Balance) {
        let sum = self.wealth.get_mut(&who).unwrap();
        *sum = sum.checked_sub(amount).unwrap();
    }

    pub fn fund(&mut self, amount: Balance) {
        self.funded += amount;
    }

    /// A penalty as the specification has it: 5 % of the price, at least one token.
    fn penalty(liability: Balance) -> Balance {
        (liability * 5 / 100).max(QUIV)
    }

    fn settle(&mut self, record: Record<AccountId>, credit: Balance) {
        let PaymentSource::Job(id) = record.source else { panic!("no job") };
        let job = self.jobs.get_mut(&id).unwrap();
        let (provider, price, _) = job.deal.unwrap();
        assert!(!job.paid);
        job.paid = true;
        let receipt = record.receipt;
        assert_eq!((record.consumer, record.provider), (job.consumer, provider));
        assert_eq!(receipt.payment, price);
        let fee = Balance::from(state().fee);
        let network = price * fee / 10_000;
        let neutral = price * fee.min(500) / 10_000;
        let (treasury, burn) = (price * 200 / 10_000, price * 300 / 10_000);
        assert_eq!([receipt.network, receipt.treasury, receipt.burn], [network, treasury, burn]);
        assert_eq!(receipt.surcharge, network - neutral);
        let share = Balance::from(providers::get(provider).share);
        let part = price - network - treasury - burn;
        assert_eq!(receipt.delegators, part * share / 10_000);
        let (consumer, native, auditable) = (job.consumer, job.native, job.auditable);
        if !native {
            assert_eq!(credit, 0);
            return;
        }
        self.take(consumer, price);
        self.add(provider, part - receipt.delegators);
        self.volume += price;
        let cost = treasury + burn + neutral * 2_000 / 10_000;
        let due = if auditable { cost * 2_000 / 10_000 } else { 0 };
        assert_eq!(credit, due);
        *self.credits.entry((state().day, provider)).or_default() += due;
    }

    /// Follows an event.
    pub fn follow(&mut self, event: Event) {
        let mut seen = |what| *self.outcomes.entry(what).or_default() += 1;
        match event {
            Event::Posted { job, consumer, spec } | Event::Ordered { job, consumer, spec } => {
                seen("new");
                let (native, auditable) = (spec.asset == NATIVE, spec.auditable);
                let known = Known {
                    consumer,
                    max_price: spec.max_price,
                    native,
                    auditable,
                    deal: None,
                    paid: false,
                };
                assert!(self.jobs.insert(job, known).is_none());
            },
            Event::Assigned { job, deal } => {
                seen("assigned");
                let known = self.jobs.get_mut(&job).unwrap();
                assert!(deal.price <= known.max_price && known.deal.is_none());
                let rate = if known.native { 1 } else { Rate::get() };
                assert_eq!(deal.liability, deal.price * rate);
                known.deal = Some((deal.provider, deal.price, deal.liability));
            },
            Event::Declined { job, .. } => {
                seen("declined");
                self.jobs.get_mut(&job).unwrap().deal = None;
            },
            Event::Settled { record, credit } => {
                seen("settled");
                self.settle(record, credit);
            },
            Event::Cleared { job, .. } => {
                seen("cleared");
                assert!(self.jobs.remove(&job).unwrap().paid);
            },
            Event::Concluded { job, .. } => {
                seen("concluded");
                self.jobs.remove(&job).unwrap();
            },
            Event::Cancelled { job, amount, .. } => {
                seen("cancelled");
                assert_eq!(self.jobs.remove(&job).unwrap().max_price, amount);
            },
            Event::Failed { job, penalty, .. } => {
                seen("failed");
                let known = self.jobs.remove(&job).unwrap();
                let (_, _, liability) = known.deal.unwrap();
                assert_eq!(penalty, Self::penalty(liability));
                self.add(known.consumer, penalty);
            },
            Event::WorkClaimed { provider, day, credit, amount } => {
                seen("claimed");
                assert_eq!(self.credits.remove(&(day, provider)), Some(credit));
                assert!(amount <= credit);
                self.claimed += amount;
                self.add(provider, amount);
            },
            Event::PayoutKept { .. } => seen("kept"),
            Event::PayoutCollected { .. } => seen("collected"),
            Event::Flushed { .. } => seen("flushed"),
            Event::FeeAdjusted { .. } => seen("fee"),
            Event::PriceAdjusted { .. } => seen("price"),
            Event::BidEvicted { .. } => seen("evicted"),
            Event::Frozen { .. } => seen("frozen"),
            _ => (),
        }
    }

    /// Compares the chain with the model.
    pub fn check(&self) {
        InferenceMarket::check_exactly().unwrap();
        for who in ACCOUNTS {
            let unpaid = InferenceMarket::unpaid_views(&who);
            let unpaid: Balance =
                unpaid.into_iter().filter(|(asset, _)| *asset == NATIVE).map(|(_, sum)| sum).sum();
            assert_eq!(wealth(who) + unpaid, self.wealth[&who], "wealth of {who}");
        }
        let live: Vec<_> = crate::Jobs::<Test>::iter_keys().collect();
        assert_eq!(live.len(), self.jobs.len());
        assert!(live.iter().all(|id| self.jobs.contains_key(id)));
        assert_eq!(book(NATIVE).paid, self.volume);
        let pool = crate::Pool::<Test>::get();
        assert_eq!((pool.income, pool.paid), (self.funded, self.claimed));
        assert!(self.claimed <= self.funded);
        // No hold outlives its jobs.
        for who in ACCOUNTS {
            let of = |known: &&Known| known.consumer == who && !known.paid;
            let all: Vec<_> = self.jobs.values().filter(of).collect();
            let native = all.iter().filter(|known| known.native);
            let escrow: Balance = native.map(|known| known.max_price).sum();
            assert_eq!(held(NATIVE, who), (escrow, all.len() as Balance * DEPOSIT));
        }
    }
}
