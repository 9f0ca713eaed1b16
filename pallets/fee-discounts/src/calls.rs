//! Implementations of the calls: checks, effects, event.

use crate::{
    types::{allows_change_to, dated, Fees, Key, KnownAsset, Params, Quote, Settlement, Tiers},
    Accounts, Config, Error, Event, KeptKeyCount, KnownAssets, Pallet, Parameters, SettledKeys,
    SettledOrder, Totals,
};
use alloc::vec::Vec;
use polkadot_sdk::{
    frame_support::{
        ensure,
        storage::with_storage_layer,
        traits::{Get, Time},
    },
    sp_runtime::{DispatchError, DispatchResult},
};
use quaestor_primitives::{AssetKind, Balance, Seconds, StakeInspect};

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
        Accounts::<T>::mutate_exists(&who, &asset, |record| {
            let mut account = record.unwrap_or_default();
            let old = core::mem::replace(&mut account.allowance, new);
            *record = (account != Default::default()).then_some(account);
            Self::deposit_event(Event::AllowanceSet {
                who: who.clone(),
                asset: asset.clone(),
                old,
                new,
            });
        });
        Ok(())
    }

    pub(crate) fn do_settle(engine: T::AccountId, line: SettlementOf<T>) -> DispatchResult {
        ensure!(Self::knows(&line.asset), Error::<T>::UnknownAsset);
        ensure!(!SettledKeys::<T>::contains_key(line.key), Error::<T>::AlreadySettled);
        let quote = Self::charge(&line, &Parameters::<T>::get(), Self::now())?;
        Self::hand_over(&line.asset, quote.net)?;
        Self::tell(&engine, line, Outcome::Charged(quote));
        Ok(())
    }

    /// The outcomes are told in the order of the lines when all money has gone its way, because what
    /// a router refuses takes the lines of its asset back.
    pub(crate) fn do_settle_batch(engine: T::AccountId, batch: Vec<SettlementOf<T>>) {
        let (params, now) = (Parameters::<T>::get(), Self::now());
        let unknown = || Outcome::Refused(Error::<T>::UnknownAsset.into());
        let mut lines: Vec<_> = batch.into_iter().map(|line| (line, unknown())).collect();
        for KnownAsset { asset, .. } in KnownAssets::<T>::get() {
            let mut of_asset: Vec<_> =
                lines.iter_mut().filter(|(line, _)| line.asset == asset).collect();
            let settled = with_storage_layer(|| {
                let mut sum: Balance = 0;
                for (line, outcome) in &mut of_asset {
                    *outcome = Self::charge_line(line, &params, now);
                    if let Outcome::Charged(quote) = outcome {
                        sum = sum.checked_add(quote.net).ok_or(Error::<T>::Overflow)?;
                    }
                }
                if sum > 0 {
                    Self::hand_over(&asset, sum)?;
                }
                Ok(())
            });
            let Err(error) = settled else { continue };
            for (line, outcome) in of_asset {
                // A line that was skipped because of one before it in this batch has settled neither.
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
            Self::tell(&engine, line, outcome);
        }
    }

    // Governance.

    pub(crate) fn do_set_tiers(new: Tiers) -> DispatchResult {
        Parameters::<T>::try_mutate(|params| {
            let old = core::mem::replace(&mut params.tiers, new.clone());
            params.validate().map_err(|_| Error::<T>::OutOfRange)?;
            ensure!(allows_change_to(&old, &new), Error::<T>::ChangeTooLarge);
            Self::deposit_event(Event::TiersSet { old, new });
            Ok(())
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

    // Shared steps.

    pub(crate) fn knows(asset: &AssetKind) -> bool {
        KnownAssets::<T>::get().iter().any(|known| known.asset == *asset)
    }

    /// Now, in seconds since the Unix epoch.
    pub(crate) fn now() -> Seconds {
        // Milliseconds; the division cannot fail.
        T::Time::now().checked_div(1_000).unwrap_or_default()
    }

    /// Cost of a fee of `gross` for `who` at present.
    pub(crate) fn quote_now(
        who: &T::AccountId,
        gross: Balance,
        params: &Params,
    ) -> Result<Quote, DispatchError> {
        let discount_bps = params.discount(T::Stake::stake_of(who));
        Quote::new(gross, discount_bps).ok_or(Error::<T>::Overflow.into())
    }

    /// A line of a batch, in a storage layer of its own.
    fn charge_line(line: &SettlementOf<T>, params: &Params, now: Seconds) -> Outcome {
        if SettledKeys::<T>::contains_key(line.key) {
            return Outcome::Skipped;
        }
        match with_storage_layer(|| Self::charge(line, params, now)) {
            Ok(quote) => Outcome::Charged(quote),
            Err(error) => Outcome::Refused(error),
        }
    }

    /// Moves the fee of a line, whose asset is known and whose key has not settled, into the pot, and
    /// writes it down.
    fn charge(
        line: &SettlementOf<T>,
        params: &Params,
        now: Seconds,
    ) -> Result<Quote, DispatchError> {
        let Settlement { key, payer, asset, gross_fee, time } = line;
        ensure!(*gross_fee > 0, Error::<T>::ZeroFee);
        ensure!(*time <= now, Error::<T>::NotYet);
        ensure!(!Self::is_old(*time, params, now), Error::<T>::TooOld);
        let quote = Self::quote_now(payer, *gross_fee, params)?;
        let fee = Fees::one(*gross_fee, &quote);
        Accounts::<T>::try_mutate(payer, asset, |record| {
            let mut account = record.unwrap_or_default();
            account.allowance =
                account.allowance.checked_sub(quote.net).ok_or(Error::<T>::AllowanceExceeded)?;
            account.fees = account.fees.plus(&fee).ok_or(Error::<T>::Overflow)?;
            *record = Some(account);
            Ok::<_, DispatchError>(())
        })?;
        Totals::<T>::try_mutate(asset, |total| {
            *total = total.plus(&fee).ok_or(Error::<T>::Overflow)?;
            Ok::<_, DispatchError>(())
        })?;
        Self::collect(asset, payer, quote.net)?;
        Self::keep(*key, *time)?;
        Ok(quote)
    }

    /// Is a trade of that time too old to be settled, and its key to be forgotten?
    pub(crate) fn is_old(time: Seconds, params: &Params, now: Seconds) -> bool {
        now.saturating_sub(time) > params.window_secs
    }

    fn keep(key: Key, time: Seconds) -> DispatchResult {
        let count = KeptKeyCount::<T>::get();
        ensure!(count < T::KeptKeys::get(), Error::<T>::TooManyKeys);
        KeptKeyCount::<T>::put(count.saturating_add(1));
        SettledKeys::<T>::insert(key, time);
        SettledOrder::<T>::insert(dated(time, key), ());
        Ok(())
    }

    fn tell(engine: &T::AccountId, line: SettlementOf<T>, outcome: Outcome) {
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
