//! The invariants of the rewards, as equalities over the whole state.

use crate::{types::AccountEarnings, AutoCompounding, Config, Earnings, Pallet, RateEnds, State};
use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};
use quaestor_math::{
    fixed::{floor, frac},
    RateModel, Q128, U256,
};
use quaestor_primitives::Positions;
use quaestor_support::funds::is_booked;

const OVERFLOW: &str = "a sum that does not fit";

impl<T: Config> Pallet<T> {
    /// * I3: for each pool, in units of `2^-128`: balance = base + owed + streaming + unstreamed +
    ///   unallocated + carry + dust; and each of these is the sum of what it stands for: owed of what all
    ///   positions have earned and not taken, streaming of all streams, unstreamed and rate of all
    ///   fundings that run. The balance may be higher by what arrived unasked.
    /// * I7: no earnings of a position that does not exist, no record of an account that has left, and
    ///   what is on hold is the deposits of automatic compounding.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Self::check_state(false)
    }

    /// The same where nothing has arrived unasked.
    pub fn check_exactly() -> Result<(), TryRuntimeError> {
        Self::check_state(true)
    }

    fn check_state(exact: bool) -> Result<(), TryRuntimeError> {
        let state = State::<T>::get();
        for (who, account) in Earnings::<T>::iter() {
            ensure!(!account.has_left(), "I7: an empty record");
            let live = T::Positions::positions(&who);
            let exists = |id| live.iter().any(|position| position.id == id);
            ensure!(
                account.positions.iter().all(|position| exists(position.id)),
                "I7: earnings of a position that does not exist"
            );
        }
        for (who, deposit) in AutoCompounding::<T>::iter() {
            ensure!(Self::deposit_of(&who) == deposit, "I7: a hold is not the deposit");
        }
        let accounts = Self::all_accounts();
        for (slot, record) in state.pools.iter().enumerate() {
            record.params.validate()?;
            record.next.map_or(Ok(()), |(next, _)| next.validate())?;
            ensure!(record.pool.at == state.clock, "a pool's clock is not the engine's");
            let held = Self::pot_balance(&record.asset);
            let booked = record.base.checked_add(record.streaming).ok_or(OVERFLOW)?;
            let with_dust = |sum: Q128| sum.checked_add(record.dust);
            let rest = held.checked_sub(booked).ok_or("I3: the account lacks what streams")?;
            let owes = record.pool.liabilities().and_then(with_dust).ok_or(OVERFLOW)?;
            ensure!(
                frac(owes).is_zero() && is_booked(rest, floor(owes), exact),
                "I3: the balance is not the sum of what the pool owes"
            );
            let (mut owed, mut streaming) = (Q128::zero(), 0u128);
            for (_, account) in &accounts {
                let earned = Self::earned(account, slot).ok_or(OVERFLOW)?;
                owed = owed.checked_add(earned).ok_or(OVERFLOW)?;
                for stream in account.streams.iter().filter(|s| s.asset == record.asset) {
                    ensure!(stream.unpaid() > 0, "an empty stream");
                    streaming = streaming.checked_add(stream.unpaid()).ok_or(OVERFLOW)?;
                }
            }
            ensure!(record.pool.owed == owed, "I3: owed is not what the positions have earned");
            ensure!(record.streaming == streaming, "I3: streaming is not the sum of streams");
            if let RateModel::Streamed { .. } = record.params.rate {
                let (rate, unstreamed) = Self::running(slot, state.clock).ok_or(OVERFLOW)?;
                ensure!(record.pool.rate == rate, "I3: the rate is not the sum of fundings");
                ensure!(
                    record.pool.unstreamed == unstreamed,
                    "I3: unstreamed is not what the fundings still emit"
                );
            }
        }
        Ok(())
    }

    /// Every account with what its live positions have earned settled to now.
    fn all_accounts() -> alloc::vec::Vec<(T::AccountId, AccountEarnings)> {
        let mut all: alloc::collections::BTreeMap<_, AccountEarnings> =
            Earnings::<T>::iter().collect();
        for who in T::Positions::stakers() {
            all.entry(who).or_default();
        }
        all.into_iter()
            .map(|(who, mut account)| {
                Self::settle_all(&who, &mut account);
                (who, account)
            })
            .collect()
    }

    /// Settles a copy of an account with all pools.
    pub(crate) fn settle_all(who: &T::AccountId, account: &mut AccountEarnings) {
        let state = State::<T>::get();
        for position in T::Positions::positions(who) {
            for (slot, record) in state.pools.iter().enumerate() {
                let _ = Self::settle_position(account, &position, slot, record);
            }
        }
    }

    fn earned(account: &AccountEarnings, slot: usize) -> Option<Q128> {
        let settled = account.settled.get(slot).copied().unwrap_or_default();
        account
            .positions
            .iter()
            .filter_map(|position| position.accruals.get(slot))
            .try_fold(settled, |sum, accrual| sum.checked_add(accrual.total()?))
    }

    /// Rate and remaining emission of the fundings that run.
    fn running(slot: usize, now: u64) -> Option<(Q128, Q128)> {
        let mut sums = (Q128::zero(), Q128::zero());
        for (at, ends) in RateEnds::<T>::iter() {
            for end in ends.iter().filter(|end| usize::from(end.pool) == slot) {
                let left = end.rate.checked_mul(U256::from(at.checked_sub(now)?))?;
                sums = (sums.0.checked_add(end.rate)?, sums.1.checked_add(left)?);
            }
        }
        Some(sums)
    }
}
