//! Audits and disputes. `qtra` has none: the terms are those of `quiver`.

use super::{
    work::{compute, store_providers},
    BPS, NATIVE, SECS,
};
use crate::row::{
    Row, Setter, Setting,
    Step::{By, Double, Fixed},
};
use pallet_challenges::{
    types::{Params, MAX_AWARDS_BPS, MAX_DAY_SECS, MAX_SHARE_CHANGE_BPS},
    Call, Error, Event, Parameters,
};
use quaestor_runtime::Runtime;

const HOURS: &str = "from an hour to 7 days of the economy, here of 86,400 seconds";
const PHASE: &str =
    "from an hour to 7 days of the economy, here of 86,400 seconds; all phases with the \
                     work not above the notice of a bond";

pub fn settings() -> Vec<Box<dyn Setting>> {
    vec![Box::new(set_params())]
}

fn set_params() -> Setter<Params> {
    let mut rows = amounts();
    rows.extend(times());
    rows.extend(shares());
    Setter {
        pallet: "Challenges",
        call: "set_params",
        out_of_range: Error::<Runtime>::OutOfRange.into(),
        too_large: Error::<Runtime>::ChangeTooLarge.into(),
        present: || vec![compute().challenges],
        store: |params| {
            store_providers();
            Parameters::<Runtime>::put(params);
        },
        set: |params| Call::set_params { params }.into(),
        add: None,
        told: |old, new| Event::ParamsSet { old, new }.into(),
        rows,
    }
}

fn amounts() -> Vec<Row<Params>> {
    vec![
        row!(
            "params.least_stake",
            |t| &mut t.least_stake,
            NATIVE,
            1_000_000_000_000_000_000u128..=100_000_000_000_000_000_000_000,
            Double
        ),
        row!(
            "params.auditor_bond",
            |t| &mut t.auditor_bond,
            NATIVE,
            1_000_000_000_000_000_000_000u128..=10_000_000_000_000_000_000_000_000,
            Double
        ),
        row!(
            "params.audit_bps",
            |t| &mut t.audit_bps,
            BPS,
            150u32..=5_000,
            Double,
            note = "times `caps.multiple` of `Providers` at least 15,000"
        ),
        row!(
            "params.reward_bps",
            |t| &mut t.reward_bps,
            BPS,
            1u32..=100,
            Double,
            note = "not above a tenth of `canary_bps`",
            prepare = |t| t.canary_bps = 1_000
        ),
    ]
}

fn times() -> Vec<Row<Params>> {
    let week = || 3_600u32..=604_800;
    vec![
        row!("params.commit_secs", |t| &mut t.commit_secs, SECS, week(), Double, note = PHASE),
        row!("params.reveal_secs", |t| &mut t.reveal_secs, SECS, week(), Double, note = PHASE),
        row!("params.appeal_secs", |t| &mut t.appeal_secs, SECS, week(), Double, note = PHASE),
        row!("params.ruling_secs", |t| &mut t.ruling_secs, SECS, week(), Double, note = PHASE),
        row!("params.answer_secs", |t| &mut t.answer_secs, SECS, week(), Double, note = HOURS),
        row!("params.reward_secs", |t| &mut t.reward_secs, SECS, week(), Double, note = HOURS),
        row!(
            "params.day_secs",
            |t| &mut t.day_secs,
            SECS,
            1..=MAX_DAY_SECS,
            Fixed(Error::<Runtime>::ChangeTooLarge.into()),
            note = "fixed at genesis",
            prepare = |t| t.ruling_secs = MAX_DAY_SECS
        ),
    ]
}

fn shares() -> Vec<Row<Params>> {
    let share = || By(MAX_SHARE_CHANGE_BPS.into());
    let fine = || 10u32..=1_000;
    vec![
        row!("params.stake_bps", |t| &mut t.stake_bps, BPS, 100u32..=2_000, share()),
        row!("params.quorum_bps", |t| &mut t.quorum_bps, BPS, 3_000u32..=8_000, share()),
        row!(
            "params.awards.challenger_bps",
            |t| &mut t.awards.challenger_bps,
            BPS,
            0..=MAX_AWARDS_BPS,
            share(),
            note = "with the next two at most 5,000",
            prepare = |t| (t.awards.auditors_bps, t.awards.consumer_bps) = (0, 0)
        ),
        row!(
            "params.awards.auditors_bps",
            |t| &mut t.awards.auditors_bps,
            BPS,
            0..=MAX_AWARDS_BPS,
            share(),
            prepare = |t| (t.awards.challenger_bps, t.awards.consumer_bps) = (0, 0)
        ),
        row!(
            "params.awards.consumer_bps",
            |t| &mut t.awards.consumer_bps,
            BPS,
            0..=MAX_AWARDS_BPS,
            share(),
            prepare = |t| (t.awards.challenger_bps, t.awards.auditors_bps) = (0, 0)
        ),
        row!("params.burn_bps", |t| &mut t.burn_bps, BPS, 0u32..=10_000, share()),
        row!("params.miss_bps", |t| &mut t.miss_bps, BPS, fine(), share()),
        row!("params.blame_bps", |t| &mut t.blame_bps, BPS, fine(), share()),
        row!(
            "params.canary_bps",
            |t| &mut t.canary_bps,
            BPS,
            fine(),
            share(),
            note = "from 10 times `reward_bps`",
            prepare = |t| t.reward_bps = 1
        ),
    ]
}
