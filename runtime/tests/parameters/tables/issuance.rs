//! Emission, and pledges of first unlocks. `qtra` has neither: the terms are those of the economies
//! that have.

use super::{BPS, NATIVE, SECS};
use crate::{
    chain::START,
    row::{
        Setter, Setting,
        Step::{By, Double, Lower},
    },
};
use pallet_allocations::types::{
    Params as Pledges, MAX_LOYALTY_BPS, MAX_LOYALTY_CHANGE_BPS, MAX_PARAM_SECS,
};
use pallet_emission::{
    daily::{Shares, MAX_SHARE_BPS, MAX_SHARE_CHANGE_BPS},
    types::{Params as Emission, Rate, MAX_AMOUNT},
};
use quaestor_chain_spec::{act, blockdag, economies::inference, tokens, DAY};
use quaestor_primitives::Balance;
use quaestor_runtime::Runtime;

pub fn settings() -> Vec<Box<dyn Setting>> {
    vec![Box::new(lower()), Box::new(set_shares()), Box::new(set_params())]
}

const STAKERS: &str =
    "the stakers' share, which is the rest, stays at 2,500 or more, and takes no larger step";

/// Starts the clock of the stake, without which neither changes.
fn launch() {
    pallet_staking_vault::State::<Runtime>::mutate(|state| {
        (state.launched_at, state.clock) = (START, START);
    });
}

/// An economy's emission, and the rate that is lowered.
type Rated = (Emission, Rate);

/// The reward of a block, and the steps that the first drip does not cover.
fn rates(emission: Emission) -> Vec<Rated> {
    let coming = (0..).zip(&emission.steps).filter(|(_, step)| step.from_secs > 0);
    let mut rates: Vec<_> = coming.map(|(at, _)| Rate::PerYear(at)).collect();
    if emission.pays_authors() {
        rates.push(Rate::BlockReward);
    }
    rates.into_iter().map(|rate| (emission.clone(), rate)).collect()
}

fn value((emission, rate): &mut Rated) -> &mut Balance {
    match rate {
        Rate::BlockReward => &mut emission.block_reward,
        Rate::PerYear(at) => &mut emission.steps[*at as usize].per_year,
    }
}

pub fn lower() -> Setter<Rated> {
    use pallet_emission::{types::EmissionState, Call, Error, Event, Parameters, State};
    let down = Lower(Error::<Runtime>::OnlyDown.into());
    Setter {
        pallet: "Emission",
        call: "lower",
        out_of_range: Error::<Runtime>::OutOfRange.into(),
        too_large: Error::<Runtime>::ChangeTooLarge.into(),
        present: || {
            let economies = [act::real(), blockdag::real()].into_iter();
            economies.filter_map(|economy| economy.emission).flat_map(rates).collect()
        },
        // The first drip is made.
        store: |(emission, _)| {
            launch();
            let covered_secs = emission.covered_at(0);
            State::<Runtime>::put(EmissionState { covered_secs, ..Default::default() });
            Parameters::<Runtime>::put(emission);
        },
        set: |mut rated| Call::lower { rate: rated.1, value: *value(&mut rated) }.into(),
        add: None,
        told: |mut old, mut new| {
            let (rate, old, new) = (old.1, *value(&mut old), *value(&mut new));
            Event::Lowered { rate, old, new }.into()
        },
        rows: vec![
            row!(
                "value",
                |t| if t.1 == Rate::BlockReward { value(t) } else { return None },
                NATIVE,
                1..=MAX_AMOUNT,
                down,
                note = "reward of a block"
            ),
            row!(
                "value",
                |t| if t.1 == Rate::BlockReward { return None } else { value(t) },
                NATIVE,
                1..=MAX_AMOUNT,
                down,
                note = "issued per year, by a step that no drip has covered"
            ),
        ],
    }
}

/// The shares of an economy of inference.
pub fn set_shares() -> Setter<Shares> {
    use pallet_emission::{daily::Daily, Call, DailyTerms, Error, Event};
    let step = By(MAX_SHARE_CHANGE_BPS.into());
    Setter {
        pallet: "Emission",
        call: "set_shares",
        out_of_range: Error::<Runtime>::OutOfRange.into(),
        too_large: Error::<Runtime>::ChangeTooLarge.into(),
        present: || vec![inference::emission(tokens::BLOCKDAG, DAY, 1).shares],
        store: |shares| {
            launch();
            let terms = inference::emission(tokens::BLOCKDAG, DAY, 1);
            DailyTerms::<Runtime>::put(Daily { shares, ..terms });
        },
        set: |shares| Call::set_shares { shares }.into(),
        add: None,
        told: |old, new| Event::SharesSet { old, new }.into(),
        rows: vec![
            row!(
                "shares.work_bps",
                |t| &mut t.work_bps,
                BPS,
                0..=MAX_SHARE_BPS,
                step,
                note = STAKERS,
                prepare = |t| (t.audits_bps, t.treasury_bps) = (0, 0)
            ),
            row!(
                "shares.audits_bps",
                |t| &mut t.audits_bps,
                BPS,
                0..=MAX_SHARE_BPS,
                step,
                note = STAKERS,
                prepare = |t| (t.work_bps, t.treasury_bps) = (0, 0)
            ),
            row!(
                "shares.treasury_bps",
                |t| &mut t.treasury_bps,
                BPS,
                0..=MAX_SHARE_BPS,
                step,
                note = STAKERS,
                prepare = |t| (t.work_bps, t.audits_bps) = (0, 0)
            ),
        ],
    }
}

fn set_params() -> Setter<Pledges> {
    use pallet_allocations::{Call, Error, Event, Parameters};
    Setter {
        pallet: "Allocations",
        call: "set_params",
        out_of_range: Error::<Runtime>::OutOfRange.into(),
        too_large: Error::<Runtime>::ChangeTooLarge.into(),
        present: || blockdag::real().pledges.into_iter().collect(),
        store: |params| {
            launch();
            Parameters::<Runtime>::put(params);
        },
        set: |params| Call::set_params { params }.into(),
        add: None,
        told: |old, new| Event::ParamsSet { old, new }.into(),
        rows: vec![
            row!(
                "params.pledge_until_secs",
                |t| &mut t.pledge_until_secs,
                SECS,
                1..=MAX_PARAM_SECS,
                Double,
                note = "after the launch"
            ),
            row!(
                "params.loyal_from_secs",
                |t| &mut t.loyal_from_secs,
                SECS,
                1..=MAX_PARAM_SECS,
                Double,
                note = "after the launch"
            ),
            row!(
                "params.loyalty_bps",
                |t| &mut t.loyalty_bps,
                BPS,
                0..=MAX_LOYALTY_BPS,
                By(MAX_LOYALTY_CHANGE_BPS.into())
            ),
        ],
    }
}
