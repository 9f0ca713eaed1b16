//! Votes of stakers in polls. `qtra` has none: the terms are those of the economies that have.

use super::{BPS, NATIVE, SECS};
use crate::row::{
    Setter, Setting,
    Step::{By, Double, DoubleBy, Fixed},
};
use pallet_stake_voting::{
    params::{MAX_AMOUNT, MAX_BOOST_BPS, MAX_DAY_SECS, MAX_SHARE_CHANGE_BPS},
    Call, Error, Event, Parameters, Params, Rules,
};
use quaestor_chain_spec::{act, blockdag, economies::inference, tokens};
use quaestor_runtime::Runtime;

const BLOCKS: &str = "blocks of 6 seconds";
const OWN: &str = "none: the ordinary rules; set or cleared within the step from them";
const OF_A_DAY: &str = "from an hour to 28 days of the economy, here of 86,400 seconds";
/// Blocks of an hour, of a day and of 28 days.
const HOUR: u32 = 600;
const DAY: u32 = 24 * HOUR;
const LONGEST: u32 = 28 * DAY;

pub fn settings() -> Vec<Box<dyn Setting>> {
    vec![Box::new(set_params())]
}

pub fn set_params() -> Setter<Params> {
    let share = By(MAX_SHARE_CHANGE_BPS.into());
    let quorum = DoubleBy(MAX_SHARE_CHANGE_BPS.into());
    Setter {
        pallet: "StakeVoting",
        call: "set_params",
        out_of_range: Error::<Runtime>::OutOfRange.into(),
        too_large: Error::<Runtime>::ChangeTooLarge.into(),
        present: || {
            let own = inference::votes(tokens::BLOCKDAG, 86_400, 1);
            let economies = [act::real(), blockdag::real()].into_iter();
            economies.filter_map(|economy| economy.votes).chain([own]).collect()
        },
        store: |params| Parameters::<Runtime>::put(params),
        set: |params| Call::set_params { params }.into(),
        add: None,
        told: |old, new| Event::ParamsSet { old: Box::new(old), new: Box::new(new) }.into(),
        rows: vec![
            row!(
                "params.day_secs",
                |t| &mut t.day_secs,
                SECS,
                1..=MAX_DAY_SECS,
                Fixed(Error::<Runtime>::ChangeTooLarge.into()),
                note = "fixed at genesis"
            ),
            row!(
                "params.voter_stake",
                |t| &mut t.voter_stake,
                NATIVE,
                1..=MAX_AMOUNT,
                Double,
                note = "not above `proposer_stake`",
                prepare = |t| t.proposer_stake = MAX_AMOUNT
            ),
            row!(
                "params.proposer_stake",
                |t| &mut t.proposer_stake,
                NATIVE,
                1..=MAX_AMOUNT,
                Double,
                note = "from `voter_stake`",
                prepare = |t| t.voter_stake = 1
            ),
            row!(
                "params.ordinary.quorum_bps",
                |t| &mut t.ordinary.quorum_bps,
                BPS,
                100u32..=5_000,
                quorum,
                // Above it the share is the narrower limit, below it the half.
                prepare = |t| t.ordinary.quorum_bps = 1_500
            ),
            row!(
                "params.ordinary.approval_bps",
                |t| &mut t.ordinary.approval_bps,
                BPS,
                5_001u32..=9_000,
                share
            ),
            row!(
                "params.ordinary.vote_blocks",
                |t| &mut t.ordinary.vote_blocks,
                BLOCKS,
                DAY..=LONGEST,
                Double,
                note = "from a day to 28 days of the economy, here of 86,400 seconds"
            ),
            row!(
                "params.ordinary.timelock_blocks",
                |t| &mut t.ordinary.timelock_blocks,
                BLOCKS,
                HOUR..=LONGEST,
                Double,
                note = OF_A_DAY
            ),
            row!(
                "params.emergency.quorum_bps",
                |t| &mut t.emergency.quorum_bps,
                BPS,
                100u32..=5_000,
                quorum,
                prepare = |t| t.emergency.quorum_bps = 1_500
            ),
            row!(
                "params.emergency.approval_bps",
                |t| &mut t.emergency.approval_bps,
                BPS,
                5_001u32..=9_000,
                share
            ),
            row!(
                "params.emergency.vote_blocks",
                |t| &mut t.emergency.vote_blocks,
                BLOCKS,
                HOUR..=LONGEST,
                Double,
                note = OF_A_DAY
            ),
            row!(
                "params.emergency.timelock_blocks",
                |t| &mut t.emergency.timelock_blocks,
                BLOCKS,
                HOUR..=LONGEST,
                Double,
                note = OF_A_DAY
            ),
            row!(
                "params.cap_bps",
                |t| t.cap_bps.as_mut()?,
                BPS,
                1u32..=10_000,
                Double,
                note = "none, or none before: no step"
            ),
            row!("params.max_spend", |t| &mut t.max_spend, NATIVE, 1..=MAX_AMOUNT, Double),
            row!(
                "params.submission_deposit",
                |t| &mut t.submission_deposit,
                NATIVE,
                1..=MAX_AMOUNT,
                Double
            ),
            row!("params.boost_bps", |t| &mut t.boost_bps, BPS, 0..=MAX_BOOST_BPS, share),
            row!(
                "params.boost_secs",
                |t| &mut t.boost_secs,
                SECS,
                3_600u32..=31_536_000,
                Double,
                note = "from an hour to 365 days of the economy, here of 86,400 seconds"
            ),
            row!(
                "params.parameter.quorum_bps",
                |t| &mut t.parameter.as_mut()?.quorum_bps,
                BPS,
                100u32..=5_000,
                quorum,
                note = OWN,
                prepare = |t| t.parameter = t.parameter.map(|rules| Rules { quorum_bps: 1_500, ..rules })
            ),
            row!(
                "params.parameter.approval_bps",
                |t| &mut t.parameter.as_mut()?.approval_bps,
                BPS,
                5_001u32..=9_000,
                share,
                note = OWN
            ),
            row!(
                "params.parameter.vote_blocks",
                |t| &mut t.parameter.as_mut()?.vote_blocks,
                BLOCKS,
                DAY..=LONGEST,
                Double,
                note = "from a day to 28 days of the economy, here of 86,400 seconds; none: the ordinary rules"
            ),
            row!(
                "params.parameter.timelock_blocks",
                |t| &mut t.parameter.as_mut()?.timelock_blocks,
                BLOCKS,
                HOUR..=LONGEST,
                Double,
                note = "from an hour to 28 days of the economy, here of 86,400 seconds; none: the ordinary rules"
            ),
            row!(
                "params.treasury.quorum_bps",
                |t| &mut t.treasury.as_mut()?.quorum_bps,
                BPS,
                100u32..=5_000,
                quorum,
                note = OWN,
                prepare = |t| t.treasury = t.treasury.map(|rules| Rules { quorum_bps: 1_500, ..rules })
            ),
            row!(
                "params.treasury.approval_bps",
                |t| &mut t.treasury.as_mut()?.approval_bps,
                BPS,
                5_001u32..=9_000,
                share,
                note = OWN
            ),
            row!(
                "params.treasury.vote_blocks",
                |t| &mut t.treasury.as_mut()?.vote_blocks,
                BLOCKS,
                DAY..=LONGEST,
                Double,
                note = "from a day to 28 days of the economy, here of 86,400 seconds; none: the ordinary rules"
            ),
            row!(
                "params.treasury.timelock_blocks",
                |t| &mut t.treasury.as_mut()?.timelock_blocks,
                BLOCKS,
                HOUR..=LONGEST,
                Double,
                note = "from an hour to 28 days of the economy, here of 86,400 seconds; none: the ordinary rules"
            ),
        ],
    }
}
