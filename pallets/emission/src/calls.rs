//! Implementation of the calls.

use crate::{
    types::{EmissionState, Line, Params, Rate},
    Authors, Config, CurrentBlockPay, Error, Event, LastChange, Pallet, Parameters, State,
};
use polkadot_sdk::{
    frame_support::{ensure, storage::with_storage_layer, traits::Get},
    sp_runtime::{DispatchError, DispatchResult},
};
use quaestor_math::change_limit::doubled_or_halved;
use quaestor_primitives::{Balance, Seconds};
use quaestor_support::params;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_drip() -> DispatchResult {
        let params = Self::params_with(Params::drips)?;
        let (launch, now) = (Self::launch()?, T::Clock::get());
        let old = State::<T>::get();
        ensure!(old.minted < params.cap, Error::<T>::NothingLeft);
        ensure!(now >= launch.max(old.next_drip), Error::<T>::NotDue);
        let elapsed = now.saturating_sub(launch);
        let covered_secs = params.covered_at(elapsed);
        let due = params.issued(covered_secs).saturating_sub(old.minted);
        let amount = due.min(params.most_at(elapsed));
        ensure!(amount > 0, Error::<T>::NotDue);
        Self::issue_to_pool(amount)?;
        let (minted, behind) = (old.minted.saturating_add(amount), due.saturating_sub(amount));
        let next_drip = match minted < params.cap {
            true => launch.saturating_add(params.next_drip(elapsed, amount)),
            false => Seconds::MAX,
        };
        State::<T>::put(EmissionState { covered_secs, next_drip, minted, behind, ..old });
        Self::deposit_event(Event::Minted {
            line: Line::Schedule,
            amount,
            minted,
            cap: params.cap,
        });
        // A smooth schedule is always covered to its next drip only, give or take a block.
        let uncovered_secs = match params.smooth || old.covered_secs == 0 {
            true => 0,
            false => elapsed.saturating_sub(old.covered_secs),
        };
        if behind > 0 || uncovered_secs > 0 {
            Self::deposit_event(Event::DripLate { behind, uncovered_secs });
        }
        Ok(())
    }

    pub(crate) fn do_pay_author(who: T::AccountId) -> DispatchResult {
        let params = Self::params_with(Params::pays_authors)?;
        let mut owed = Authors::<T>::get(&who);
        ensure!(!owed.is_empty(), Error::<T>::NothingOwed);
        let mut state = State::<T>::get();
        let unpaid = owed.cut_to(params.block_cap.saturating_sub(state.blocks_minted));

        let (mut liquid, mut staked, mut position) = (0, 0, None);
        if owed.liquid > 0 && Self::issue_to(&who, owed.liquid).is_ok() {
            liquid = core::mem::take(&mut owed.liquid);
        }
        let refusal = match Self::stake_owed(&who, &params, owed.staked) {
            Ok(id) => {
                (staked, position) = (core::mem::take(&mut owed.staked), id);
                None
            },
            Err(error) => Some(error),
        };
        let paid = liquid.saturating_add(staked);
        if paid == 0 && unpaid == 0 {
            return Err(refusal.unwrap_or(Error::<T>::CannotReceive.into()));
        }

        let blocks = core::mem::take(&mut owed.blocks);
        state.blocks_minted = state.blocks_minted.saturating_add(paid);
        let (minted, cap) = (state.blocks_minted, params.block_cap);
        State::<T>::put(state);
        if minted == cap {
            // Later blocks earn nothing, and their hook writes nothing.
            CurrentBlockPay::<T>::kill();
        }
        if paid > 0 {
            Self::deposit_event(Event::Minted {
                line: Line::BlockRewards,
                amount: paid,
                minted,
                cap,
            });
            let who = who.clone();
            Self::deposit_event(Event::AuthorPaid { who, blocks, liquid, staked, position });
        }
        if owed.liquid > 0 {
            let (who, amount) = (who.clone(), owed.liquid);
            Self::deposit_event(Event::PayoutDeferred { who, amount });
        }
        if let Some(reason) = refusal {
            let (who, amount) = (who.clone(), owed.staked);
            Self::deposit_event(Event::StakeDeferred { who, amount, reason });
        }
        if unpaid > 0 {
            Self::deposit_event(Event::CapReached { who: who.clone(), unpaid });
        }
        match owed.is_empty() {
            true => Authors::<T>::remove(&who),
            false => Authors::<T>::insert(&who, owed),
        }
        Ok(())
    }

    /// Stakes `amount` for an author in a storage layer of its own.
    fn stake_owed(
        who: &T::AccountId,
        params: &Params,
        amount: Balance,
    ) -> Result<Option<u32>, DispatchError> {
        if amount == 0 {
            return Ok(None);
        }
        let (tier, window) = (params.reward_tier, params.window_secs);
        with_storage_layer(|| Self::issue_to_stake(who, tier, window, amount)).map(Some)
    }

    pub(crate) fn do_top_up(amount: Balance, limit: Balance) -> DispatchResult {
        Self::params_with(Params::drips)?;
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        ensure!(amount <= limit, Error::<T>::AboveSpendLimit);
        Self::treasury_to_pool(amount)?;
        Self::deposit_event(Event::ToppedUp { amount });
        Ok(())
    }

    pub(crate) fn do_lower(rate: Rate, new: Balance) -> DispatchResult {
        let mut params = match rate {
            Rate::BlockReward => Self::params_with(Params::pays_authors)?,
            Rate::PerYear(_) => Self::params_with(Params::drips)?,
        };
        Self::launch()?;
        let value = match rate {
            Rate::BlockReward => &mut params.block_reward,
            Rate::PerYear(index) => {
                let index = usize::try_from(index).map_err(|_| Error::<T>::NotFound)?;
                let step = params.steps.get_mut(index).ok_or(Error::<T>::NotFound)?;
                let covered = State::<T>::get().covered_secs;
                ensure!(step.from_secs >= covered, Error::<T>::AlreadyBegun);
                &mut step.per_year
            },
        };
        ensure!(new > 0, Error::<T>::OutOfRange);
        ensure!(new < *value, Error::<T>::OnlyDown);
        ensure!(doubled_or_halved(*value, new), Error::<T>::ChangeTooLarge);
        LastChange::<T>::try_mutate(|last| {
            params::space(last, T::Clock::get(), T::ChangeInterval::get())
        })
        .map_err(|_| Error::<T>::ChangedTooSoon)?;
        let old = core::mem::replace(value, new);
        if rate == Rate::BlockReward {
            // At the cap there is none, and a lower one does not bring it back.
            CurrentBlockPay::<T>::mutate_extant(|pay| *pay = params.block_pay().unwrap_or(*pay));
        }
        Parameters::<T>::put(params);
        Self::deposit_event(Event::Lowered { rate, old, new });
        Ok(())
    }

    fn params_with(line: impl Fn(&Params) -> bool) -> Result<Params, DispatchError> {
        Ok(Parameters::<T>::get().filter(line).ok_or(Error::<T>::NotEnabled)?)
    }

    pub(crate) fn launch() -> Result<Seconds, DispatchError> {
        let launch = T::Launch::get();
        ensure!(launch > 0, Error::<T>::ClockNotStarted);
        Ok(launch)
    }
}
