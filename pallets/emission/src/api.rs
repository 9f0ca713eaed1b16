//! Runtime API of the emission.

use crate::{
    types::{Owed, Params},
    Config, Pallet, Parameters, State,
};
use codec::{Codec, Decode, Encode};
use polkadot_sdk::{frame_support::traits::Get, sp_api};
use quaestor_math::issuance::AnnualAmount;
use quaestor_primitives::{Balance, Seconds};
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

sp_api::decl_runtime_apis! {
    /// Reads of the emission.
    pub trait EmissionApi<AccountId: Codec> {
        /// The economy's rules for emission, or `None`.
        fn schedule() -> Option<Params>;
        /// Progress of the emission, or `None` if the economy has none.
        fn status() -> Option<EmissionView>;
        /// Rewards owed to `who` for blocks.
        fn author(who: AccountId) -> Owed;
    }
}

impl<T: Config> Pallet<T> {
    pub(crate) fn emission_view() -> Option<EmissionView> {
        let (params, state) = (Parameters::<T>::get()?, State::<T>::get());
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

    /// Amount that the schedule and block rewards can still issue, in smallest units.
    pub fn mintable() -> Balance {
        let state = State::<T>::get();
        Parameters::<T>::get().map_or(0, |params| Self::mintable_of(&params, &state))
    }

    fn mintable_of(params: &Params, state: &crate::types::EmissionState) -> Balance {
        let left = params.cap.saturating_sub(state.minted);
        left.saturating_add(params.block_cap.saturating_sub(state.blocks_minted))
    }
}
