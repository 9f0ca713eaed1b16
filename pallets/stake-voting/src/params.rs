//! Parameters, their bounds and their change limits.

use crate::types::Kind;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::sp_runtime::Perbill;
use quaestor_math::{change_limit::doubled_or_halved, mul_div, BPS};
pub use quaestor_primitives::MAX_AMOUNT;
use quaestor_primitives::{Balance, Bps, Seconds, StakeWeight};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Time of a block, in seconds.
pub const BLOCK_SECS: Seconds = 6;
/// Change limit of a share, in basis points.
pub const MAX_SHARE_CHANGE_BPS: Bps = 1_000;
/// The longest day of an economy, in seconds.
pub const MAX_DAY_SECS: Seconds = 86_400;
/// The longest vote and the longest timelock, in days.
pub const MAX_DAYS: Seconds = 28;
/// The longest wait for an enactment beyond the timelock, in days.
pub const MAX_WAIT_DAYS: Seconds = 7;
/// The highest boost, in basis points.
pub const MAX_BOOST_BPS: Bps = 5_000;
/// The longest boost, in days.
pub const MAX_BOOST_DAYS: Seconds = 365;

/// Rules by which a kind of proposal is decided.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Debug,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub struct Rules {
    /// Share of all power that must vote or abstain, in basis points: from 100 to 5,000.
    pub quorum_bps: Bps,
    /// Share of ayes among ayes and nays, in basis points: from 5,001 to 9,000.
    pub approval_bps: Bps,
    /// Length of the vote, in blocks of 6 seconds: from a day to 28 days, or from an hour for
    /// emergencies.
    pub vote_blocks: u32,
    /// Least time from the approval to the enactment, in blocks: from an hour to 28 days.
    pub timelock_blocks: u32,
}

impl Rules {
    /// The quorum, in parts per billion of all power.
    pub fn quorum(&self) -> Perbill {
        Perbill::from_rational(self.quorum_bps, BPS)
    }

    /// The approval, in parts per billion of ayes and nays.
    pub fn approval(&self) -> Perbill {
        Perbill::from_rational(self.approval_bps, BPS)
    }

    fn validate(&self, day_secs: Seconds, least_vote: u64) -> Result<(), &'static str> {
        if !(100..=5_000).contains(&self.quorum_bps) {
            return Err("a quorum must be from 1 % to 50 %");
        }
        if !(5_001..=9_000).contains(&self.approval_bps) {
            return Err("an approval must be from 50.01 % to 90 %");
        }
        let most = blocks_in(day_secs.saturating_mul(MAX_DAYS));
        if !(least_vote..=most).contains(&self.vote_blocks.into()) {
            return Err("a vote must take from a day to 28 days, or from an hour for emergencies");
        }
        if !(hour(day_secs)..=most).contains(&self.timelock_blocks.into()) {
            return Err("a timelock must be from an hour to 28 days");
        }
        Ok(())
    }

    fn allows_change_to(&self, new: &Self) -> bool {
        // A live poll follows a new quorum, so that a low one is changed by less than a share is.
        share_allows(self.quorum_bps, new.quorum_bps)
            && doubled_or_halved(self.quorum_bps, new.quorum_bps)
            && share_allows(self.approval_bps, new.approval_bps)
            && doubled_or_halved(self.vote_blocks, new.vote_blocks)
            && doubled_or_halved(self.timelock_blocks, new.timelock_blocks)
    }
}

/// The economy's rules for votes.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Debug,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub struct Params {
    /// Length of a day of the economy, in seconds: from 1 to 86,400. The bounds of all durations
    /// follow it; it is fixed at genesis.
    pub day_secs: Seconds,
    /// Least stake to vote, in smallest units: from 1 to 10^30.
    pub voter_stake: Balance,
    /// Least stake to propose, in smallest units: from the stake to vote to 10^30.
    pub proposer_stake: Balance,
    /// Rules of all kinds but emergencies, and those that have rules of their own.
    pub ordinary: Rules,
    /// Rules of emergencies.
    pub emergency: Rules,
    /// Cap of the power of a wallet in the approval, in basis points of all power: from 1 to 10,000.
    pub cap_bps: Option<Bps>,
    /// Proposals of kind parameter are approved by square roots of power.
    pub root_parameter: bool,
    /// Proposals of kind feature are approved by square roots of power.
    pub root_feature: bool,
    /// Most that a treasury proposal spends, in smallest units: from 1 to 10^30.
    pub max_spend: Balance,
    /// Deposit of a proposal, in smallest units: from 1 to 10^30. It is kept if the proposal is
    /// rejected.
    pub submission_deposit: Balance,
    /// Boost of the weight of who voted, in basis points: from 0 to 5,000.
    pub boost_bps: Bps,
    /// Length of the boost from the last vote, in seconds: from an hour to 365 days.
    pub boost_secs: Seconds,
    /// Rules of proposals of kind parameter; without them the ordinary ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parameter: Option<Rules>,
    /// Rules of proposals of kind treasury; without them the ordinary ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub treasury: Option<Rules>,
    /// Balances that are held for votes count beside stake. It is fixed at genesis.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub balances: bool,
}

/// A quorum of 10 % and an approval of 66 % in 7 days, enacted after 3; no root, no boost.
impl Default for Params {
    fn default() -> Self {
        Self {
            day_secs: 86_400,
            voter_stake: 1_000,
            proposer_stake: 10_000,
            ordinary: Rules {
                quorum_bps: 1_000,
                approval_bps: 6_600,
                vote_blocks: 100_800,
                timelock_blocks: 43_200,
            },
            emergency: Rules {
                quorum_bps: 2_000,
                approval_bps: 7_500,
                vote_blocks: 14_400,
                timelock_blocks: 600,
            },
            cap_bps: Some(500),
            root_parameter: false,
            root_feature: false,
            max_spend: 20_000_000,
            submission_deposit: 1_000,
            boost_bps: 0,
            boost_secs: 2_592_000,
            parameter: None,
            treasury: None,
            balances: false,
        }
    }
}

impl Params {
    /// Rules of a kind.
    pub const fn rules(&self, kind: Kind) -> &Rules {
        match (kind, &self.parameter, &self.treasury) {
            (Kind::Emergency, ..) => &self.emergency,
            (Kind::Parameter, Some(rules), _) | (Kind::Treasury, _, Some(rules)) => rules,
            _ => &self.ordinary,
        }
    }

    /// Returns `true` if the kind is approved by square roots.
    pub const fn is_rooted(&self, kind: Kind) -> bool {
        match kind {
            Kind::Parameter => self.root_parameter,
            Kind::Feature => self.root_feature,
            Kind::Treasury | Kind::Upgrade | Kind::Emergency => false,
        }
    }

    /// Cap of a wallet's power where all power is `total`, rounded down.
    pub fn cap(&self, total: StakeWeight) -> StakeWeight {
        let cap = |bps: Bps| mul_div(total, bps.into(), BPS.into());
        self.cap_bps.and_then(cap).unwrap_or(StakeWeight::MAX)
    }

    /// The longest time from an approval to its enactment, in blocks.
    pub fn most_after(&self, kind: Kind) -> u32 {
        let wait = blocks_in(self.day_secs.saturating_mul(MAX_WAIT_DAYS));
        let wait = u32::try_from(wait).unwrap_or(u32::MAX);
        self.rules(kind).timelock_blocks.saturating_add(wait)
    }
}

impl quaestor_primitives::Params for Params {
    fn validate(&self) -> Result<(), &'static str> {
        let day = self.day_secs;
        if !(1..=MAX_DAY_SECS).contains(&day) {
            return Err("a day must be from a second to 86,400 seconds");
        }
        if !(1..=MAX_AMOUNT).contains(&self.voter_stake) || self.proposer_stake > MAX_AMOUNT {
            return Err("a stake must be from 1 to 10^30 units");
        }
        if self.voter_stake > self.proposer_stake {
            return Err("a voter must not need more stake than a proposer");
        }
        for rules in [Some(&self.ordinary), self.parameter.as_ref(), self.treasury.as_ref()] {
            rules.map_or(Ok(()), |rules| rules.validate(day, blocks_in(day)))?;
        }
        self.emergency.validate(day, hour(day))?;
        if self.cap_bps.is_some_and(|bps| !(1..=BPS).contains(&bps)) {
            return Err("the cap of a wallet must be from 0.01 % to 100 %");
        }
        if !(1..=MAX_AMOUNT).contains(&self.max_spend) {
            return Err("the spend of a proposal must be from 1 to 10^30 units");
        }
        if !(1..=MAX_AMOUNT).contains(&self.submission_deposit) {
            return Err("the deposit of a proposal must be from 1 to 10^30 units");
        }
        if self.boost_bps > MAX_BOOST_BPS {
            return Err("the boost must be at most 50 %");
        }
        let longest = day.saturating_mul(MAX_BOOST_DAYS);
        if !(day.div_ceil(24)..=longest).contains(&self.boost_secs) {
            return Err("the boost must last from an hour to 365 days");
        }
        Ok(())
    }

    /// No change limit applies when the cap is set or cleared.
    fn allows_change_to(&self, new: &Self) -> bool {
        let cap =
            self.cap_bps.zip(new.cap_bps).is_none_or(|(old, new)| doubled_or_halved(old, new));
        cap && self.day_secs == new.day_secs
            && self.balances == new.balances
            // Rules that are set or cleared follow the limits of those that held before.
            && Kind::ALL.iter().all(|kind| self.rules(*kind).allows_change_to(new.rules(*kind)))
            && doubled_or_halved(self.voter_stake, new.voter_stake)
            && doubled_or_halved(self.proposer_stake, new.proposer_stake)
            && doubled_or_halved(self.max_spend, new.max_spend)
            && doubled_or_halved(self.submission_deposit, new.submission_deposit)
            && share_allows(self.boost_bps, new.boost_bps)
            && doubled_or_halved(self.boost_secs, new.boost_secs)
    }
}

/// Blocks in a time, rounded up.
pub const fn blocks_in(secs: Seconds) -> u64 {
    secs.div_ceil(BLOCK_SECS)
}

/// Blocks in an hour of an economy, rounded up.
const fn hour(day_secs: Seconds) -> u64 {
    blocks_in(day_secs.div_ceil(24))
}

const fn share_allows(old: Bps, new: Bps) -> bool {
    old.abs_diff(new) <= MAX_SHARE_CHANGE_BPS
}
