//! Runtime API of the emission.

use crate::{
    daily::Daily,
    types::{EmissionState, Owed, Params},
    Config, DailyTerms, Pallet, Parameters, State,
};
use codec::{Codec, Decode, Encode};
use polkadot_sdk::{frame_support::traits::Get, sp_api};
use quaestor_math::{halving, issuance::AnnualAmount};
use quaestor_primitives::{Balance, Bps, Seconds, UsageInspect};
use scale_info::TypeInfo;

/// Progress of the emission. Amounts are in smallest units.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct EmissionView {
    /// Issued by the schedule.
    pub minted: Balance,
    /// Maximum that the schedule issues.
    pub cap: Balance,
    /// Part of the covered schedule that is not issued yet.
    pub behind: Balance,
    /// End of the time that is covered, in seconds since the Unix epoch; zero before the first
    /// drip.
    pub covered_until: Seconds,
    /// Annual amount now; zero before the launch and at the cap.
    pub per_year: Balance,
    /// The next step of the schedule, in seconds since the launch.
    pub next_step: Option<AnnualAmount>,
    /// Time from which on the next drip is due, in seconds since the Unix epoch; `None` before the
    /// launch, at the cap and without a schedule.
    pub next_drip: Option<Seconds>,
    /// Issued by block rewards.
    pub blocks_minted: Balance,
    /// Maximum that block rewards issue.
    pub block_cap: Balance,
    /// Amount that both lines can still issue.
    pub mintable: Balance,
}

/// An emission by days. Amounts are in smallest units.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct DailyView {
    /// The economy's rules.
    pub terms: Daily,
    /// The year, counted from zero at the launch.
    pub year: u32,
    /// Growth of use now, in basis points.
    pub growth_bps: Bps,
    /// Irrecoverable cost of the day before.
    pub irrecoverable: Balance,
    /// Emission of today, whether it is noted or not.
    pub emission: Balance,
}

sp_api::decl_runtime_apis! {
    /// Reads of the emission.
    pub trait EmissionApi<AccountId: Codec> {
        /// The economy's rules for emission, or `None`.
        fn schedule() -> Option<Params>;
        /// Progress of the emission, or `None` if the economy has none.
        fn status() -> Option<EmissionView>;
        /// The economy's emission by days, or `None`.
        fn daily() -> Option<DailyView>;
        /// Rewards owed to `who` for blocks.
        fn author(who: AccountId) -> Owed;
    }
}

impl<T: Config> Pallet<T> {
    pub(crate) fn emission_view() -> Option<EmissionView> {
        let state = State::<T>::get();
        let Some(params) = Parameters::<T>::get() else {
            return DailyTerms::<T>::get().map(|terms| Self::status_by_days(&terms, &state));
        };
        let launch = T::Launch::get();
        let runs = launch > 0 && state.minted < params.cap;
        let elapsed = T::Clock::get().saturating_sub(launch);
        let coming = |step: &&AnnualAmount| launch == 0 || step.from_secs > elapsed;
        Some(EmissionView {
            minted: state.minted,
            cap: params.cap,
            behind: state.behind,
            covered_until: match state.covered_secs {
                0 => 0,
                secs => launch.saturating_add(secs),
            },
            per_year: if runs { params.per_year_at(elapsed) } else { 0 },
            next_step: params.steps.iter().find(coming).copied(),
            next_drip: runs.then(|| launch.max(state.next_drip)),
            blocks_minted: state.blocks_minted,
            block_cap: params.block_cap,
            mintable: Self::mintable_of(&params, &state),
        })
    }

    fn status_by_days(terms: &Daily, state: &EmissionState) -> EmissionView {
        let launch = T::Launch::get();
        let (first, today) = (terms.day(launch), terms.day(T::Now::get()));
        let runs = launch > 0 && state.next_drip < Seconds::MAX;
        let year = year_of(today.saturating_sub(first));
        let halvings = year.checked_div(terms.halving.years).unwrap_or_default();
        let next_year = halvings.saturating_add(1).saturating_mul(terms.halving.years);
        let next_day = first.saturating_add(next_year.saturating_mul(halving::DAYS));
        let next_step = AnnualAmount {
            from_secs: terms.begin(next_day).saturating_sub(launch),
            per_year: terms.halving.base(next_year),
        };
        EmissionView {
            minted: state.minted,
            cap: terms.halving.cap,
            behind: state.behind,
            covered_until: match state.covered_secs {
                0 => 0,
                secs => launch.saturating_add(secs),
            },
            per_year: if runs { terms.halving.base(year) } else { 0 },
            next_step: runs.then_some(next_step),
            next_drip: runs.then(|| launch.max(state.next_drip)),
            blocks_minted: 0,
            block_cap: 0,
            mintable: terms.halving.cap.saturating_sub(state.minted),
        }
    }

    pub(crate) fn daily_view() -> Option<DailyView> {
        let terms = DailyTerms::<T>::get()?;
        let today = terms.day(T::Now::get());
        let number = today.saturating_sub(terms.day(T::Launch::get()));
        let growth_bps = T::Usage::growth_bps();
        let irrecoverable = T::Usage::irrecoverable(today.saturating_sub(1));
        let bonus_bps = T::Usage::shares().bonus_bps;
        let emission = terms.emission(number, growth_bps, irrecoverable, bonus_bps);
        Some(DailyView {
            terms,
            year: year_of(number),
            growth_bps,
            irrecoverable,
            emission: emission.unwrap_or_default(),
        })
    }

    /// Amount that the schedule and block rewards, or the emission by days, can still issue, in smallest
    /// units.
    pub fn mintable() -> Balance {
        let state = State::<T>::get();
        match Parameters::<T>::get() {
            Some(params) => Self::mintable_of(&params, &state),
            None => DailyTerms::<T>::get()
                .map_or(0, |terms| terms.halving.cap.saturating_sub(state.minted)),
        }
    }

    fn mintable_of(params: &Params, state: &EmissionState) -> Balance {
        let left = params.cap.saturating_sub(state.minted);
        left.saturating_add(params.block_cap.saturating_sub(state.blocks_minted))
    }
}

/// Year of a day, both counted from zero.
fn year_of(day: u32) -> u32 {
    day.checked_div(halving::DAYS).unwrap_or_default()
}
