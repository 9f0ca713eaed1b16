//! Bids on jobs.

use crate::{
    types::{Bid, JobId, Stage},
    Bids, Config, Error, Event, Jobs, Pallet,
};
use polkadot_sdk::{frame_support::ensure, sp_runtime::DispatchResult};
use quaestor_primitives::{Balance, ClockInspect, Seconds};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_bid(
        provider: T::AccountId,
        id: JobId,
        price: Balance,
        secs: Seconds,
    ) -> DispatchResult {
        let job = Jobs::<T>::get(id).ok_or(Error::<T>::NotFound)?;
        ensure!(job.stage == Stage::Open, Error::<T>::WrongState);
        ensure!(T::Clock::now() < T::Clock::extended(job.bids_until), Error::<T>::TooLate);
        ensure!(!job.bars(&provider), Error::<T>::Barred);
        ensure!(price > 0, Error::<T>::OutOfRange);
        ensure!(price <= job.spec.max_price, Error::<T>::PriceTooHigh);
        ensure!((1..=job.spec.deliver_secs).contains(&secs), Error::<T>::BelowRequirements);
        let (standing, liability) = Self::qualify(&job.spec, &provider, price)?;
        let room = standing.limit.saturating_sub(standing.open).min(standing.largest_price);
        ensure!(liability <= room, Error::<T>::ExceedsLimit);
        let bid = Bid { provider, price, secs };
        let evicted = Bids::<T>::try_mutate(id, |stored| {
            let bids = stored.get_or_insert_default();
            bids.place(bid.clone()).map_err(|_| Error::<T>::BidNotBetter)
        })?;
        if let Some(bid) = evicted {
            Self::deposit_event(Event::BidEvicted { job: id, bid });
        }
        Self::deposit_event(Event::BidPlaced { job: id, bid });
        Ok(())
    }

    pub(crate) fn do_withdraw_bid(provider: T::AccountId, id: JobId) -> DispatchResult {
        let bid = Self::take_bid(id, &provider)?;
        Self::deposit_event(Event::BidWithdrawn { job: id, bid });
        Ok(())
    }
}
