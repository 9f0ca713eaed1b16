//! Implementation of the calls.

use crate::{
    types::{dated, Allowance, Fees, Key, Params, Quote, Settlement, Stops, Tiers},
    Allowances, Config, Error, Event, KeptKeyCount, KnownAssets, LastChange, Pallet, Parameters,
    RecentStops, RevokedFees, SettledKeys, SettledOrder, Totals,
};
use alloc::vec::Vec;
use polkadot_sdk::{
    frame_support::{ensure, storage::with_storage_layer, traits::Get},
    sp_runtime::{ArithmeticError, DispatchError, DispatchResult},
};
use quaestor_primitives::{AssetKind, Balance, ParamsError, Seconds, StakeInspect};
use quaestor_support::{funds::KnownAsset, params, time};

type SettlementOf<T> = Settlement<<T as polkadot_sdk::frame_system::Config>::AccountId>;

/// Result of one line of a batch.
enum Outcome {
    Charged(Quote),
    Skipped,
    Refused(DispatchError),
}

impl<T: Config> Pallet<T> {
    pub(crate) fn do_set_allowance(
        who: T::AccountId,
        asset: AssetKind,
        new: Balance,
    ) -> DispatchResult {
        ensure!(Self::knows(&asset), Error::<T>::UnknownAsset);
        let stored = Allowances::<T>::get(&who, &asset);
        let old = stored.map_or(0, |allowance| allowance.remaining);
        match stored {
            Some(allowance) if new == 0 => Self::revoke(&who, &asset, allowance)?,
            Some(allowance) => {
                Allowances::<T>::insert(&who, &asset, Allowance { remaining: new, ..allowance });
            },
            None if new == 0 => {},
            None => {
                let deposit = T::AllowanceDeposit::get();
                Self::hold_deposit(&who, deposit)?;
                let allowance = Allowance { remaining: new, deposit, ..Default::default() };
                Allowances::<T>::insert(&who, &asset, allowance);
            },
        }
        Self::deposit_event(Event::AllowanceSet { who, asset, old, new });
        Ok(())
    }

    /// Removes an allowance and returns its deposit. Its fees stay in the books of the asset.
    fn revoke(who: &T::AccountId, asset: &AssetKind, allowance: Allowance) -> DispatchResult {
        Allowances::<T>::remove(who, asset);
        RevokedFees::<T>::try_mutate(asset, |revoked| {
            *revoked = revoked.checked_add(&allowance.fees).ok_or(ArithmeticError::Overflow)?;
            Ok::<_, DispatchError>(())
        })?;
        Self::release_deposit(who, allowance.deposit)
    }

    pub(crate) fn do_settle(engine: T::AccountId, line: SettlementOf<T>) -> DispatchResult {
        ensure!(Self::knows(&line.asset), Error::<T>::UnknownAsset);
        ensure!(!SettledKeys::<T>::contains_key(line.key), Error::<T>::AlreadySettled);
        let (params, now) = (Parameters::<T>::get(), time::now::<T::Time>());
        let quote = Self::charge(&line, &params, now, Self::oldest(&params, now))?;
        Self::hand_over(&line.asset, quote.net)?;
        Self::deposit_outcome(&engine, line, Outcome::Charged(quote));
        Ok(())
    }

    /// Settles asset by asset. The events follow in the order of the lines at the end, because a
    /// refusal by the router changes the outcomes of an asset.
    pub(crate) fn do_settle_batch(engine: T::AccountId, batch: Vec<SettlementOf<T>>) {
        let (params, now) = (Parameters::<T>::get(), time::now::<T::Time>());
        let oldest = Self::oldest(&params, now);
        let unknown = || Outcome::Refused(Error::<T>::UnknownAsset.into());
        let mut lines: Vec<_> = batch.into_iter().map(|line| (line, unknown())).collect();
        for KnownAsset { asset, .. } in KnownAssets::<T>::get() {
            let mut of_asset: Vec<_> =
                lines.iter_mut().filter(|(line, _)| line.asset == asset).collect();
            let settled = with_storage_layer(|| {
                let mut sum: Balance = 0;
                for (line, outcome) in &mut of_asset {
                    *outcome = Self::charge_line(line, &params, now, oldest);
                    if let Outcome::Charged(quote) = outcome {
                        sum = sum.checked_add(quote.net).ok_or(ArithmeticError::Overflow)?;
                    }
                }
                if sum > 0 {
                    Self::hand_over(&asset, sum)?;
                }
                Ok(())
            });
            let Err(error) = settled else { continue };
            for (line, outcome) in of_asset {
                // The key of a skipped line may have been settled by a line that was rolled back.
                let undone = match outcome {
                    Outcome::Charged(_) => true,
                    Outcome::Skipped => !SettledKeys::<T>::contains_key(line.key),
                    Outcome::Refused(_) => false,
                };
                if undone {
                    *outcome = Outcome::Refused(error);
                }
            }
        }
        for (line, outcome) in lines {
            Self::deposit_outcome(&engine, line, outcome);
        }
    }

    // Governance.

    pub(crate) fn do_set_tiers(new: Tiers) -> DispatchResult {
        Parameters::<T>::try_mutate(|params| {
            let updated = Params { tiers: new.clone(), ..*params };
            let old = params::update(params, updated).map_err(|error| match error {
                ParamsError::OutOfRange => Error::<T>::OutOfRange,
                ParamsError::ChangeTooLarge => Error::<T>::ChangeTooLarge,
            })?;
            params::space_now::<LastChange<T>, T::Time, T::ChangeInterval>()
                .map_err(|_| Error::<T>::ChangedTooSoon)?;
            Self::deposit_event(Event::TiersSet { old: old.tiers, new });
            Ok(())
        })
    }

    pub(crate) fn do_add_asset(asset: AssetKind, payer: T::AccountId) -> DispatchResult {
        ensure!(!Self::knows(&asset), Error::<T>::AlreadyExists);
        KnownAssets::<T>::try_mutate(|assets| {
            ensure!(!assets.is_full(), Error::<T>::TooManyAssets);
            let minimum_balance = Self::minimum_balance(&asset)?;
            Self::collect(&asset, &payer, minimum_balance)?;
            let known = KnownAsset { asset: asset.clone(), minimum_balance };
            assets.try_push(known).map_err(|_| Error::<T>::TooManyAssets)?;
            Self::deposit_event(Event::AssetAdded { asset });
            Ok(())
        })
    }

    // Shared steps.

    pub(crate) fn knows(asset: &AssetKind) -> bool {
        KnownAssets::<T>::get().iter().any(|known| known.asset == *asset)
    }

    /// Rebate and net fee of `who` for a fee of `gross` for a trade at `time`.
    pub(crate) fn quote_at(
        who: &T::AccountId,
        gross: Balance,
        time: Seconds,
        params: &Params,
    ) -> Result<Quote, DispatchError> {
        let discount_bps = params.discount(T::Stake::warm_stake(who, time));
        Quote::new(gross, discount_bps).ok_or(ArithmeticError::Overflow.into())
    }

    /// Charges a line of a batch in its own storage layer.
    fn charge_line(
        line: &SettlementOf<T>,
        params: &Params,
        now: Seconds,
        oldest: Seconds,
    ) -> Outcome {
        if SettledKeys::<T>::contains_key(line.key) {
            return Outcome::Skipped;
        }
        match with_storage_layer(|| Self::charge(line, params, now, oldest)) {
            Ok(quote) => Outcome::Charged(quote),
            Err(error) => Outcome::Refused(error),
        }
    }

    /// Charges the fee of a line, whose asset must be known and whose key must not be settled.
    fn charge(
        line: &SettlementOf<T>,
        params: &Params,
        now: Seconds,
        oldest: Seconds,
    ) -> Result<Quote, DispatchError> {
        let Settlement { key, payer, asset, gross_fee, time } = line;
        ensure!(*gross_fee > 0, Error::<T>::ZeroFee);
        ensure!(*time <= now, Error::<T>::NotYet);
        ensure!(*time >= oldest, Error::<T>::TooOld);
        let quote = Self::quote_at(payer, *gross_fee, *time, params)?;
        let fee = Fees::one(*gross_fee, &quote);
        Allowances::<T>::try_mutate(payer, asset, |stored| {
            let allowance = stored.as_mut().ok_or(Error::<T>::AllowanceExceeded)?;
            let remaining = allowance.remaining.checked_sub(quote.net);
            allowance.remaining = remaining.ok_or(Error::<T>::AllowanceExceeded)?;
            allowance.fees = allowance.fees.checked_add(&fee).ok_or(ArithmeticError::Overflow)?;
            Ok::<_, DispatchError>(())
        })?;
        Totals::<T>::try_mutate(asset, |total| {
            *total = total.checked_add(&fee).ok_or(ArithmeticError::Overflow)?;
            Ok::<_, DispatchError>(())
        })?;
        Self::collect(asset, payer, quote.net)?;
        Self::keep(*key, *time)?;
        Ok(quote)
    }

    /// The oldest time of a trade that can be settled. Keys of trades before it may be removed. A call
    /// that is made can charge, or fails.
    pub(crate) fn oldest(params: &Params, now: Seconds) -> Seconds {
        let stops = RecentStops::<T>::get().at(now, params.window_secs, T::HaltSecs::get(), true);
        Self::start_of_window(params, now, stops)
    }

    /// The oldest time of a trade that can be settled with these stops.
    pub(crate) const fn start_of_window(params: &Params, now: Seconds, stops: Stops) -> Seconds {
        now.saturating_sub(params.window_secs).saturating_sub(stops.secs)
    }

    fn keep(key: Key, time: Seconds) -> DispatchResult {
        let count = KeptKeyCount::<T>::get();
        ensure!(count < T::KeptKeys::get(), Error::<T>::TooManyKeys);
        KeptKeyCount::<T>::put(count.saturating_add(1));
        SettledKeys::<T>::insert(key, time);
        SettledOrder::<T>::insert(dated(time, key), ());
        Ok(())
    }

    fn deposit_outcome(engine: &T::AccountId, line: SettlementOf<T>, outcome: Outcome) {
        let Settlement { key, payer, asset, gross_fee: gross, .. } = line;
        Self::deposit_event(match outcome {
            Outcome::Charged(Quote { discount_bps, rebate, net }) => {
                let engine = engine.clone();
                Event::FeeSettled { key, payer, asset, gross, rebate, net, discount_bps, engine }
            },
            Outcome::Skipped => Event::FeeSkipped { key },
            Outcome::Refused(error) => Event::FeeRefused { key, error },
        });
    }
}
