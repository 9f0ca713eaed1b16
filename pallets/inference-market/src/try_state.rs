//! Invariants.

use crate::{
    types::{BidList, Job, JobId, MarketState, Stage},
    Asks, Bids, Classes, Config, CurrentTerms, Jobs, Numbers, Pallet, Pool, Receipts, State,
    Unpaid, Work,
};
use alloc::{
    collections::{BTreeMap, BTreeSet},
    vec::Vec,
};
use polkadot_sdk::{
    frame_support::{ensure, traits::Get},
    sp_runtime::TryRuntimeError,
};
use quaestor_primitives::{AssetKind, Balance, Params as _, ProviderInspect};
use quaestor_support::{funds::is_booked, ring};

const OVERFLOW: &str = "a sum that does not fit";

type JobsOf<T> = Vec<(JobId, Job<<T as polkadot_sdk::frame_system::Config>::AccountId>)>;
type Sums<K> = BTreeMap<K, Balance>;

impl<T: Config> Pallet<T> {
    /// * Q4: the liability of a provider = the sum over its jobs that are not open.
    /// * Q6: the hold of an account for escrow, and for deposits = the sum over its jobs. A paid job holds
    ///   nothing, any other one the maximum price.
    /// * Q7: the till's balance of an asset = minimum balance + pending legs + unpaid payouts + work
    ///   pool, or higher by what arrived unasked.
    /// * Q8: each receipt: payment = provider + network + treasury + burn. The last ones are kept, each in
    ///   its place.
    /// * Q9: for each asset over all time: paid = earned + flushed + pending legs of payments.
    /// * Q11: income of the work pool = paid + sent on + held. Credits of today = the sum over the
    ///   providers, and no credit of a closed day exceeds what is left of it.
    /// * Q17: each list of bids belongs to a job, is sorted by price, and has each provider once, and
    ///   none that has declined the job.
    /// * The supply of a class = the sum over the asks, and the number of jobs is right.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Self::check_state(false)
    }

    /// The same where nothing has arrived unasked.
    pub fn check_exactly() -> Result<(), TryRuntimeError> {
        Self::check_state(true)
    }

    fn check_state(exact: bool) -> Result<(), TryRuntimeError> {
        let state = State::<T>::get();
        let Some(terms) = CurrentTerms::<T>::get() else {
            ensure!(state == MarketState::default(), "a state without parameters");
            ensure!(Jobs::<T>::iter_keys().next().is_none(), "a job without parameters");
            return Ok(());
        };
        terms.validate()?;
        let jobs: JobsOf<T> = Jobs::<T>::iter().collect();
        Self::check_till(&state, exact)?;
        Self::check_holds(&jobs)?;
        Self::check_jobs(&jobs)?;
        Self::check_bids(&jobs)?;
        Self::check_liability(&jobs)?;
        Self::check_receipts(&state)?;
        Self::check_pool(&state)?;
        Self::check_supply(&state)
    }

    fn check_till(state: &MarketState, exact: bool) -> Result<(), TryRuntimeError> {
        for book in &state.assets {
            let owed = Unpaid::<T>::iter().filter(|(_, asset, _)| *asset == book.asset);
            let owed = sum(owed.map(|(_, _, amount)| amount))?;
            ensure!(book.unpaid == owed, "Q7: the unpaid sum is not that of the accounts");
            let pending = book.pending.sum().ok_or(OVERFLOW)?;
            let parts = [book.minimum_balance, pending, owed, Self::pool_held(&book.asset)];
            let booked = sum(parts.into_iter())?;
            ensure!(
                is_booked(Self::balance(&book.asset), booked, exact),
                "Q7: the till is not legs, unpaid payouts and work pool"
            );
            let legs = book.pending.of_payments().ok_or(OVERFLOW)?;
            ensure!(
                book.paid == sum([book.earned, book.flushed, legs].into_iter())?,
                "Q9: payments are not what was earned, flushed and is pending"
            );
            let surplus = book.pending.surplus;
            let native = book.asset == AssetKind::Native;
            ensure!(native || surplus == 0, "Q11: a surplus of another asset");
        }
        let known = |asset: &AssetKind| state.book(asset).is_some();
        ensure!(
            Unpaid::<T>::iter().all(|(_, asset, amount)| amount > 0 && known(&asset)),
            "Q7: an unpaid payout of nothing or of no asset"
        );
        Ok(())
    }

    fn check_holds(jobs: &JobsOf<T>) -> Result<(), TryRuntimeError> {
        let native = AssetKind::Native;
        let mut sums = BTreeMap::new();
        for (_, job) in jobs {
            let key = |asset: &AssetKind| (job.consumer.clone(), asset.clone());
            let (escrow, _): &mut (Balance, Balance) =
                sums.entry(key(&job.spec.asset)).or_default();
            *escrow = escrow.checked_add(job.escrow).ok_or(OVERFLOW)?;
            let (_, deposits) = sums.entry(key(&native)).or_default();
            *deposits = deposits.checked_add(job.deposit).ok_or(OVERFLOW)?;
            let due = match job.stage {
                Stage::Paid(..) | Stage::Frozen { paid: true, .. } => 0,
                _ => job.spec.max_price,
            };
            ensure!(job.escrow == due, "Q6: the escrow of a job is not its price");
            ensure!(due > 0 || job.deposit == 0, "Q6: a paid job has a deposit");
        }
        for ((who, asset), due) in sums {
            ensure!(Self::on_hold(&asset, &who) == due, "Q6: a hold is not the sum of the jobs");
        }
        Ok(())
    }

    fn check_jobs(jobs: &JobsOf<T>) -> Result<(), TryRuntimeError> {
        let numbers = Numbers::<T>::get();
        ensure!(u32::try_from(jobs.len()) == Ok(numbers.live), "the number of jobs is wrong");
        for (id, job) in jobs {
            ensure!(*id < numbers.next, "a job has a number to come");
            let priced = job.deal().is_none_or(|deal| deal.price <= job.spec.max_price);
            ensure!(priced, "a price is above the maximum of its job");
        }
        Ok(())
    }

    fn check_bids(jobs: &JobsOf<T>) -> Result<(), TryRuntimeError> {
        for (id, BidList(bids)) in Bids::<T>::iter() {
            let job = jobs.iter().find(|(job, _)| *job == id).map(|(_, job)| job);
            let job = job.ok_or("Q17: bids on a job that is gone")?;
            ensure!(!bids.is_empty(), "Q17: a list without bids");
            let sorted = bids.is_sorted_by_key(|bid| bid.price);
            ensure!(sorted, "Q17: bids are not sorted by price");
            let bidders: BTreeSet<_> = bids.iter().map(|bid| &bid.provider).collect();
            ensure!(bidders.len() == bids.len(), "Q17: a provider has two bids");
            ensure!(
                !bidders.into_iter().any(|provider| job.bars(provider)),
                "Q17: a bid of a provider that has declined"
            );
        }
        Ok(())
    }

    fn check_liability(jobs: &JobsOf<T>) -> Result<(), TryRuntimeError> {
        let mut open: Sums<T::AccountId> = BTreeMap::new();
        for deal in jobs.iter().filter_map(|(_, job)| job.deal()) {
            let sum = open.entry(deal.provider.clone()).or_default();
            *sum = sum.checked_add(deal.liability).ok_or(OVERFLOW)?;
        }
        for (provider, sum) in open {
            // The liability of a provider that may not take new work cannot be read.
            let standing = T::Providers::standing(&provider);
            let right = standing.is_none_or(|standing| standing.open == sum);
            ensure!(right, "Q4: a liability is not the sum of the jobs");
        }
        Ok(())
    }

    fn check_receipts(state: &MarketState) -> Result<(), TryRuntimeError> {
        let (count, capacity) = (state.next_receipt, T::KeptReceipts::get());
        let first = count.saturating_sub(capacity.into());
        let mut kept: u64 = 0;
        for (slot, record) in Receipts::<T>::iter() {
            let receipt = record.receipt;
            ensure!(
                slot == ring::slot(receipt.id, capacity) && (first..count).contains(&receipt.id),
                "Q8: a receipt is not in its place"
            );
            let parts = [receipt.provider, receipt.network, receipt.treasury, receipt.burn];
            ensure!(
                receipt.payment == sum(parts.into_iter())?,
                "Q8: a payment is not the sum of its parts"
            );
            ensure!(
                receipt.delegators <= receipt.provider && receipt.surcharge <= receipt.network,
                "Q8: a part is above the whole"
            );
            kept = kept.saturating_add(1);
        }
        ensure!(Some(kept) == count.checked_sub(first), "Q8: a receipt is missing");
        Ok(())
    }

    fn check_pool(state: &MarketState) -> Result<(), TryRuntimeError> {
        let pool = Pool::<T>::get();
        let held = pool.held().ok_or(OVERFLOW)?;
        ensure!(
            pool.income == sum([pool.paid, pool.sent, held].into_iter())?,
            "Q11: the income is not what was paid, sent on and is held"
        );
        let mut credits: Sums<u32> = BTreeMap::new();
        let mut parts: Sums<u32> = BTreeMap::new();
        for credit in Work::<T>::iter_values().flatten() {
            let closed = pool.closed(credit.day);
            let part = closed.map_or(0, |closed| closed.part(credit.amount));
            for (sums, amount) in [(&mut credits, credit.amount), (&mut parts, part)] {
                let sum = sums.entry(credit.day).or_default();
                *sum = sum.checked_add(amount).ok_or(OVERFLOW)?;
            }
        }
        let today = credits.get(&state.day).copied().unwrap_or_default();
        ensure!(state.credits == today, "Q11: the credits of today are not those of the providers");
        for closed in &pool.days {
            let due = parts.get(&closed.day).copied().unwrap_or_default();
            let bounded = closed.paid <= closed.payout && closed.payout <= closed.credits;
            ensure!(bounded && due <= closed.unclaimed(), "Q11: a day owes more than it has");
        }
        Ok(())
    }

    fn check_supply(state: &MarketState) -> Result<(), TryRuntimeError> {
        let mut supply: BTreeMap<u8, u128> = BTreeMap::new();
        for asks in Asks::<T>::iter_values() {
            ensure!(!asks.is_empty(), "a list without asks");
            let classes: BTreeSet<_> = asks.iter().map(|open| open.class).collect();
            ensure!(classes.len() == asks.len(), "a provider has two asks in a class");
            for open in asks {
                let sum = supply.entry(open.class).or_default();
                *sum = sum.checked_add(open.ask.daily_units.into()).ok_or(OVERFLOW)?;
            }
        }
        ensure!(state.usage.len() == Classes::<T>::get().len(), "a class without its use");
        let booked = (0..).zip(&state.usage).filter(|(_, used)| used.supply > 0);
        let booked: BTreeMap<u8, u128> = booked.map(|(class, used)| (class, used.supply)).collect();
        ensure!(booked == supply, "a supply is not the sum of the asks");
        Ok(())
    }
}

fn sum(mut amounts: impl Iterator<Item = Balance>) -> Result<Balance, TryRuntimeError> {
    amounts.try_fold(0, |sum: Balance, amount| sum.checked_add(amount)).ok_or(OVERFLOW.into())
}
