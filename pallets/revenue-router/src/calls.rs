//! What the calls do: checks, effects, event.

use crate::{
    funds::CreditOf,
    types::{
        Deposit, Leg, Mood, Params, Part, Spend, Split, FLOOR_UNIT, MAX_FLOOR_PER_YEAR,
        SPEND_WINDOW_SECS,
    },
    BackstopState, Config, DepositCount, Deposits, Error, Event, KnownAssets, NextSpend,
    OpenSpends, Pallet, Parameters, Suspense, Totals,
};
use polkadot_sdk::{
    frame_support::{ensure, traits::Get},
    sp_runtime::{DispatchError, DispatchResult},
};
use quaestor_math::change_limit::{doubled_or_halved, doubled_or_halved_from};
use quaestor_primitives::{
    AssetKind, Balance, CrisisInspect, Entry, Guard, OnRevenue, RevenueType, Seconds,
};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_deposit(
        who: T::AccountId,
        asset: AssetKind,
        amount: Balance,
        kind: RevenueType,
    ) -> DispatchResult {
        T::Guard::may_enter(Entry::Deposit, &who)?;
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        ensure!(Self::knows(&asset), Error::<T>::UnknownAsset);
        let mood =
            Mood { in_crisis: T::Crisis::in_crisis(), buyback_paused: T::Crisis::buyback_paused() };
        let params = Parameters::<T>::get();
        let parts =
            params.splits.of(kind).parts(amount, &asset, mood).ok_or(Error::<T>::Overflow)?;
        let mut rest = Self::withdraw(&asset, &who, amount)?;
        let mut total = Totals::<T>::get(kind, &asset);
        for leg in Leg::ALL {
            let (credit, after) = Self::cut(rest, parts.of(leg));
            rest = after;
            let arrived = Self::send(kind, &asset, leg, credit)?;
            let sum = total.arrived.of_mut(leg);
            *sum = sum.checked_add(arrived).ok_or(Error::<T>::Overflow)?;
        }
        total.deposited = total.deposited.checked_add(amount).ok_or(Error::<T>::Overflow)?;
        total.deposits = total.deposits.checked_add(1).ok_or(Error::<T>::Overflow)?;
        Totals::<T>::insert(kind, &asset, total);
        let number = Self::record(|number| Deposit {
            number,
            time: Self::now(),
            who: who.clone(),
            kind,
            asset: asset.clone(),
            amount,
            parts,
        })?;
        T::OnRevenue::on_revenue(kind, &asset, amount);
        Self::deposit_event(Event::RevenueDeposited {
            who,
            kind,
            asset,
            amount,
            rewards: parts.rewards,
            buyback: parts.buyback,
            burn: parts.burn,
            treasury: parts.treasury,
            backstop: parts.backstop,
            number,
        });
        Ok(())
    }

    pub(crate) fn do_retry(kind: RevenueType, asset: AssetKind, leg: Leg) -> DispatchResult {
        let amount = Suspense::<T>::take((kind, &asset, leg));
        ensure!(amount > 0, Error::<T>::NothingSuspended);
        let credit = Self::withdraw(&asset, &Self::router_account(), amount)?;
        // The credit that comes back is dropped, and that is undone with all the rest.
        Self::deliver(leg, credit).map_err(|_| Error::<T>::LegRefused)?;
        Totals::<T>::try_mutate(kind, &asset, |total| {
            let sum = total.arrived.of_mut(leg);
            *sum = sum.checked_add(amount).ok_or(Error::<T>::Overflow)?;
            Ok::<_, DispatchError>(())
        })?;
        Self::note_arrival(&asset, leg, amount);
        Self::deposit_event(Event::LegRetried { kind, asset, leg, amount });
        Ok(())
    }

    pub(crate) fn do_propose_spend(
        part: Part,
        asset: AssetKind,
        amount: Balance,
        beneficiary: T::AccountId,
    ) -> DispatchResult {
        let now = Self::now();
        ensure!(now > 0, Error::<T>::ClockNotStarted);
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        ensure!(Self::knows(&asset), Error::<T>::UnknownAsset);
        let other = part == Part::Emergency && asset != T::FloorAsset::get();
        ensure!(!other, Error::<T>::NotInEmergencyReserve);
        // The books of these two would not hear of it.
        let own = [Self::router_account(), Self::backstop_account()].contains(&beneficiary);
        ensure!(!own, Error::<T>::InvalidBeneficiary);
        let delay = Parameters::<T>::get().spend_delay_secs;
        let due = now.checked_add(delay).ok_or(Error::<T>::Overflow)?;
        let expires = due.checked_add(SPEND_WINDOW_SECS).ok_or(Error::<T>::Overflow)?;
        let id = NextSpend::<T>::get();
        NextSpend::<T>::put(id.checked_add(1).ok_or(Error::<T>::Overflow)?);
        let spend = Spend { id, part, asset, amount, beneficiary, due, expires };
        OpenSpends::<T>::try_mutate(|spends| {
            spends.retain(|open| {
                let keep = now <= open.expires;
                if !keep {
                    Self::deposit_event(Event::SpendExpired { id: open.id });
                }
                keep
            });
            spends.try_push(spend.clone()).map_err(|_| Error::<T>::TooManySpends)
        })?;
        Self::deposit_event(Event::SpendProposed { spend });
        Ok(())
    }

    pub(crate) fn do_cancel_spend(id: u32) -> DispatchResult {
        Self::take_spend(id)?;
        Self::deposit_event(Event::SpendCancelled { id });
        Ok(())
    }

    pub(crate) fn do_execute_spend(id: u32) -> DispatchResult {
        let Spend { part, asset, amount, beneficiary, due, expires, .. } = Self::take_spend(id)?;
        let now = Self::now();
        ensure!(now >= due, Error::<T>::NotDue);
        ensure!(now <= expires, Error::<T>::Expired);
        match part {
            Part::Reserve => {
                ensure!(Self::reserve(&asset) >= amount, Error::<T>::InsufficientReserve)
            },
            Part::Emergency => BackstopState::<T>::try_mutate(|record| {
                record.emergency =
                    record.emergency.checked_sub(amount).ok_or(Error::<T>::InsufficientReserve)?;
                Ok::<_, DispatchError>(())
            })?,
        }
        ensure!(Self::can_receive(&asset, &beneficiary, amount), Error::<T>::CannotReceive);
        Self::pay(&asset, &beneficiary, amount)?;
        Self::deposit_event(Event::SpendExecuted { id, part, asset, amount, beneficiary });
        Ok(())
    }

    // Governance.

    pub(crate) fn do_fill_emergency(amount: Balance) -> DispatchResult {
        let asset = T::FloorAsset::get();
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        ensure!(Self::knows(&asset), Error::<T>::UnknownAsset);
        ensure!(Self::reserve(&asset) >= amount, Error::<T>::InsufficientReserve);
        BackstopState::<T>::try_mutate(|record| {
            let old = record.emergency;
            let new = old.checked_add(amount).ok_or(Error::<T>::Overflow)?;
            record.emergency = new;
            Self::deposit_event(Event::EmergencyFilled { old, new });
            Ok(())
        })
    }

    pub(crate) fn do_set_split(kind: RevenueType, new: Split) -> DispatchResult {
        Self::set_params(|params| {
            let split = params.splits.of_mut(kind);
            let old = core::mem::replace(split, new);
            new.validate().map_err(|_| Error::<T>::OutOfRange)?;
            ensure!(old.allows_change_to(&new), Error::<T>::ChangeTooLarge);
            Ok(Event::SplitSet { kind, old, new })
        })
    }

    pub(crate) fn do_set_floor(new: Balance) -> DispatchResult {
        ensure!(new <= MAX_FLOOR_PER_YEAR, Error::<T>::OutOfRange);
        Self::set_params(|params| {
            let old = core::mem::replace(&mut params.floor_per_year, new);
            let is_step = doubled_or_halved_from(FLOOR_UNIT, old, new);
            ensure!(is_step, Error::<T>::ChangeTooLarge);
            Ok(Event::FloorSet { old, new })
        })
    }

    pub(crate) fn do_set_spend_delay(new: Seconds) -> DispatchResult {
        Self::set_params(|params| {
            let old = core::mem::replace(&mut params.spend_delay_secs, new);
            params.validate().map_err(|_| Error::<T>::OutOfRange)?;
            ensure!(doubled_or_halved(old, new), Error::<T>::ChangeTooLarge);
            Ok(Event::SpendDelaySet { old, new })
        })
    }

    pub(crate) fn do_add_asset(asset: AssetKind, payer: T::AccountId) -> DispatchResult {
        ensure!(!Self::knows(&asset), Error::<T>::AlreadyExists);
        KnownAssets::<T>::try_mutate(|assets| {
            ensure!(!assets.is_full(), Error::<T>::TooManyAssets);
            let known = Self::receive_base(&asset, &payer)?;
            assets.try_push(known).map_err(|_| Error::<T>::TooManyAssets)?;
            Self::deposit_event(Event::AssetAdded { asset });
            Ok(())
        })
    }

    fn set_params(
        change: impl FnOnce(&mut Params) -> Result<Event<T>, DispatchError>,
    ) -> DispatchResult {
        Parameters::<T>::try_mutate(|params| {
            let event = change(params)?;
            Self::deposit_event(event);
            Ok(())
        })
    }

    // Shared steps.

    pub(crate) fn knows(asset: &AssetKind) -> bool {
        KnownAssets::<T>::get().iter().any(|known| known.asset == *asset)
    }

    /// Gives `credit` to its leg, or into suspense. Returns what has arrived.
    fn send(
        kind: RevenueType,
        asset: &AssetKind,
        leg: Leg,
        credit: CreditOf<T>,
    ) -> Result<Balance, DispatchError> {
        let amount = Self::amount_of(&credit);
        if amount == 0 {
            return Ok(0);
        }
        let refused = match Self::deliver(leg, credit) {
            Ok(()) => 0,
            Err(back) => Self::suspend(kind, asset, leg, back)?,
        };
        let arrived = amount.saturating_sub(refused);
        Self::note_arrival(asset, leg, arrived);
        Ok(arrived)
    }

    /// Keeps `credit` until its leg takes it. Returns its amount.
    fn suspend(
        kind: RevenueType,
        asset: &AssetKind,
        leg: Leg,
        credit: CreditOf<T>,
    ) -> Result<Balance, DispatchError> {
        let amount = Self::amount_of(&credit);
        // The router's account has its base, so it can take anything unless the asset's owner has
        // blocked it.
        Self::put(&Self::router_account(), credit).map_err(|_| Error::<T>::CannotReceive)?;
        Suspense::<T>::try_mutate((kind, asset, leg), |sum| {
            *sum = sum.checked_add(amount).ok_or(Error::<T>::Overflow)?;
            Ok::<_, DispatchError>(())
        })?;
        Self::deposit_event(Event::LegSuspended { kind, asset: asset.clone(), leg, amount });
        Ok(amount)
    }

    /// Counts what the reward stream got towards the floor.
    fn note_arrival(asset: &AssetKind, leg: Leg, amount: Balance) {
        if leg == Leg::Rewards && amount > 0 && *asset == T::FloorAsset::get() {
            BackstopState::<T>::mutate(|record| {
                record.funded = record.funded.saturating_add(amount);
            });
        }
    }

    /// Writes a deposit over the oldest one that is kept. Returns its number.
    fn record(deposit: impl FnOnce(u64) -> Deposit<T::AccountId>) -> Result<u64, DispatchError> {
        let number = DepositCount::<T>::get();
        Deposits::<T>::insert(Self::slot(number), deposit(number));
        DepositCount::<T>::put(number.checked_add(1).ok_or(Error::<T>::Overflow)?);
        Ok(number)
    }

    /// Where the deposit of that number is kept.
    pub(crate) fn slot(number: u64) -> u32 {
        let slot = number.checked_rem(T::MaxDeposits::get().into()).unwrap_or_default();
        u32::try_from(slot).unwrap_or_default()
    }

    fn take_spend(id: u32) -> Result<Spend<T::AccountId>, DispatchError> {
        OpenSpends::<T>::try_mutate(|spends| {
            let place = spends.iter().position(|spend| spend.id == id);
            Ok(spends.remove(place.ok_or(Error::<T>::NotFound)?))
        })
    }
}
