//! Parameters of challenges, audits and auditors.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use quaestor_math::{change_limit::doubled_or_halved, slash::share_or, verdict::AwardShares, BPS};
use quaestor_primitives::{Balance, Bps, Seconds};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// The longest day, in seconds.
pub const MAX_DAY_SECS: Seconds = 86_400;
/// The longest phase, in days.
pub const MAX_PHASE_DAYS: u64 = 7;
/// Days by which a case may lag behind its deadlines before stake that backed its work can leave.
pub const SLACK_DAYS: u64 = 2;
/// Change limit of a share, in basis points.
pub const MAX_SHARE_CHANGE_BPS: Bps = 500;
/// The shares of what a sentence takes at once are together at most this, in basis points.
pub const MAX_AWARDS_BPS: Bps = 5_000;
/// Share of all audits that are canaries, in basis points. The operators keep to it; the highest
/// reward is computed with it.
pub const CANARY_RATE_BPS: Bps = 1_000;
/// Deposit of an appeal, in basis points of what is at stake.
pub const APPEAL_BPS: Bps = 1_000;
/// Part of the deposit that an appeal costs if nobody rules on it, in basis points.
pub const SILENCE_BPS: Bps = 1_000;
/// Part of the deposit of an appeal that failed which the other side gets, in basis points; the rest
/// is insured.
pub const HALF_BPS: Bps = 5_000;
/// Part of a lost stake that the provider gets, in basis points.
pub const STAKE_TO_PROVIDER_BPS: Bps = 5_000;
/// Part of a lost stake that the majority gets, in basis points; the rest is insured.
pub const STAKE_TO_AUDITORS_BPS: Bps = 3_000;
/// Stake of an auditor who fails an audit, in basis points of its bond.
pub const AUDITOR_STAKE_BPS: Bps = 100;
/// An auditor with less accuracy than this loses its seat, in parts per million.
pub const LEAST_ACCURACY: u32 = 250_000;
/// An auditor with this many misses in a row loses its seat.
pub const MAX_MISSES: u8 = 3;
/// A bond that takes the place of the smallest one is at least this part of it, in basis points.
pub const OUTBID_BPS: Bps = 11_000;

const LEAST_STAKE: [Balance; 2] = [1_000_000_000_000_000_000, 100_000_000_000_000_000_000_000];
const AUDITOR_BOND: [Balance; 2] =
    [1_000_000_000_000_000_000_000, 10_000_000_000_000_000_000_000_000];

/// The economy's rules for challenges.
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
    /// Least stake of a challenge and deposit of an appeal, in smallest units: from 10^18 to 10^23.
    /// At most doubled or halved.
    pub least_stake: Balance,
    /// Stake of a challenge, in basis points of the sentence at stake: from 100 to 2,000. It changes
    /// by at most 500.
    pub stake_bps: Bps,
    /// Time to commit votes, in seconds: from an hour to 7 days of the economy. At most doubled or
    /// halved.
    pub commit_secs: Seconds,
    /// Time to reveal votes, in seconds: from an hour to 7 days of the economy. At most doubled or
    /// halved.
    pub reveal_secs: Seconds,
    /// Time to appeal, in seconds: from an hour to 7 days of the economy. At most doubled or halved.
    pub appeal_secs: Seconds,
    /// Time to rule, in seconds: from an hour to 7 days of the economy. At most doubled or halved.
    pub ruling_secs: Seconds,
    /// Weight that must be revealed, in basis points of the jury's: from 3,000 to 8,000. It changes by
    /// at most 500.
    pub quorum_bps: Bps,
    /// Shares of challenger, auditors and consumer in what a sentence takes at once, in basis points:
    /// together at most 5,000. Each changes by at most 500.
    pub awards: AwardShares,
    /// Part of the rest, and of fines, that is burnt, in basis points: from 0 to 10,000. It changes by
    /// at most 500. What is not burnt is insured.
    pub burn_bps: Bps,
    /// Share of the results that are audited, in basis points: from 150 to 5,000, and at least 15,000
    /// divided by the price multiple of a sentence. At most doubled or halved.
    pub audit_bps: Bps,
    /// Highest reward of an audit, in basis points of the auditor's bond: from 1 to the penalty of a
    /// failed canary times the share of canaries. At most doubled or halved.
    pub reward_bps: Bps,
    /// Time to answer an audit, in seconds: from an hour to 7 days of the economy. At most doubled or
    /// halved.
    pub answer_secs: Seconds,
    /// Time from an answer to its reward, in which a canary can be revealed, in seconds: from an hour
    /// to 7 days of the economy. At most doubled or halved.
    pub reward_secs: Seconds,
    /// Least bond of an auditor, in smallest units: from 10^21 to 10^25. At most doubled or halved.
    pub auditor_bond: Balance,
    /// Fine for a vote that was not revealed or an audit that was not answered, in basis points of the
    /// bond: from 10 to 1,000. It changes by at most 500.
    pub miss_bps: Bps,
    /// Fine of a blamed vote, in basis points of the bond: from 10 to 1,000. It changes by at most 500.
    pub blame_bps: Bps,
    /// Fine for a canary that was passed, in basis points of the bond: from 10 to 1,000. It changes by
    /// at most 500.
    pub canary_bps: Bps,
    /// Length of a day of the economy, in seconds: from 1 to 86,400. It is fixed at genesis; an hour
    /// is its 24th part, and at least a second.
    pub day_secs: Seconds,
}

impl quaestor_primitives::Params for Params {
    fn validate(&self) -> Result<(), &'static str> {
        let is = |allowed: bool, sentence: &'static str| allowed.then_some(()).ok_or(sentence);
        let within = |value: Balance, [low, high]: [Balance; 2]| (low..=high).contains(&value);
        is((1..=MAX_DAY_SECS).contains(&self.day_secs), "a day must last from a second to 86,400")?;
        is(within(self.least_stake, LEAST_STAKE), "the least stake must be from 10^18 to 10^23")?;
        is((100..=2_000).contains(&self.stake_bps), "the stake must be from 1 to 20 %")?;
        is(
            self.phases().into_iter().all(|secs| self.is_phase(secs)),
            "each phase must last from an hour to 7 days",
        )?;
        is((3_000..=8_000).contains(&self.quorum_bps), "the quorum must be from 30 to 80 %")?;
        is(self.awards_bps() <= MAX_AWARDS_BPS.into(), "the awards must be at most 50 %")?;
        is(self.burn_bps <= BPS, "the burnt part must be at most the whole")?;
        is((150..=5_000).contains(&self.audit_bps), "the audit rate must be from 1.5 to 50 %")?;
        is(
            [self.answer_secs, self.reward_secs].into_iter().all(|secs| self.is_phase(secs)),
            "an audit must wait from an hour to 7 days for its answer and its reward",
        )?;
        is(
            within(self.auditor_bond, AUDITOR_BOND),
            "the bond of an auditor must be from 10^21 to 10^25",
        )?;
        is(
            self.fines().into_iter().all(|bps| (10..=1_000).contains(&bps)),
            "each fine must be from 0.1 to 10 %",
        )?;
        // A blind pass must cost more in canaries than it earns.
        let highest = u64::from(self.canary_bps).saturating_mul(CANARY_RATE_BPS.into());
        is(
            self.reward_bps > 0 && u64::from(self.reward_bps).saturating_mul(BPS.into()) <= highest,
            "the highest reward must be at most the fine for a canary times their share",
        )
    }

    fn allows_change_to(&self, new: &Self) -> bool {
        let shares = self.shares().into_iter().zip(new.shares());
        let doubled = self.doubled().into_iter().zip(new.doubled());
        self.day_secs == new.day_secs
            && shares.into_iter().all(|(old, new)| old.abs_diff(new) <= MAX_SHARE_CHANGE_BPS)
            && doubled.into_iter().all(|(old, new)| doubled_or_halved(old, new))
    }
}

impl Params {
    const fn phases(&self) -> [Seconds; 4] {
        [self.commit_secs, self.reveal_secs, self.appeal_secs, self.ruling_secs]
    }

    const fn fines(&self) -> [Bps; 3] {
        [self.miss_bps, self.blame_bps, self.canary_bps]
    }

    /// Values that change by at most 500 basis points.
    const fn shares(&self) -> [Bps; 9] {
        [
            self.stake_bps,
            self.quorum_bps,
            self.awards.challenger_bps,
            self.awards.auditors_bps,
            self.awards.consumer_bps,
            self.burn_bps,
            self.miss_bps,
            self.blame_bps,
            self.canary_bps,
        ]
    }

    /// Values that are at most doubled or halved.
    fn doubled(&self) -> [u128; 10] {
        [
            self.least_stake,
            self.commit_secs.into(),
            self.reveal_secs.into(),
            self.appeal_secs.into(),
            self.ruling_secs.into(),
            self.audit_bps.into(),
            self.reward_bps.into(),
            self.answer_secs.into(),
            self.reward_secs.into(),
            self.auditor_bond,
        ]
    }

    fn awards_bps(&self) -> u64 {
        let AwardShares { challenger_bps, auditors_bps, consumer_bps } = self.awards;
        let shares = [challenger_bps, auditors_bps, consumer_bps].map(u64::from);
        shares.into_iter().fold(0, u64::saturating_add)
    }

    /// Returns `true` if `secs` is from an hour to 7 days of the economy.
    fn is_phase(&self, secs: Seconds) -> bool {
        (self.hour()..=self.day_secs.saturating_mul(MAX_PHASE_DAYS)).contains(&secs)
    }

    /// The longest time from a challenge to the end of its case, in seconds: all phases, and a slack of
    /// two days for whoever has to begin them.
    pub fn case_secs(&self) -> Seconds {
        let slack = self.day_secs.saturating_mul(SLACK_DAYS);
        self.phases().into_iter().fold(slack, Seconds::saturating_add)
    }

    /// An hour of the economy, in seconds; at least one.
    pub fn hour(&self) -> Seconds {
        self.day_secs.checked_div(24).unwrap_or_default().max(1)
    }

    /// Day of the economy at `now`.
    pub fn day(&self, now: Seconds) -> u64 {
        now.checked_div(self.day_secs).unwrap_or_default()
    }

    /// Stake of a challenge with `at_stake` at stake, in smallest units.
    pub fn stake(&self, at_stake: Balance) -> Balance {
        share_or(at_stake, self.stake_bps, self.least_stake)
    }

    /// Deposit of an appeal with `at_stake` at stake, in smallest units.
    pub fn deposit(&self, at_stake: Balance) -> Balance {
        share_or(at_stake, APPEAL_BPS, self.least_stake)
    }
}
