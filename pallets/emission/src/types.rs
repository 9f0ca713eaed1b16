//! Parameters, progress, and amounts owed to authors.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use quaestor_math::{
    issuance::{self, AnnualAmount},
    split::split,
};
pub use quaestor_primitives::MAX_AMOUNT;
use quaestor_primitives::{Balance, Bps, Seconds, TierId};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Maximum number of steps of a schedule.
pub const MAX_STEPS: u32 = 16;
/// Longest year, in seconds: 365 days.
pub const MAX_YEAR_SECS: Seconds = 31_536_000;
/// Longest period of the grid, in seconds: 90 days.
pub const MAX_PERIOD_SECS: Seconds = 7_776_000;
/// Longest lead and longest window of a position, in seconds: 365 days.
pub const MAX_LEAD_SECS: Seconds = 31_536_000;

/// The steps of a schedule.
pub type Steps = BoundedVec<AnnualAmount, ConstU32<MAX_STEPS>>;

/// The economy's rules for emission. They are fixed at genesis, apart from the amounts that
/// governance may lower.
#[derive(
    Clone,
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
    /// Annual amounts over time, at most 16, ascending; each from 1 to `MAX_AMOUNT` smallest units.
    /// Empty: there is no schedule.
    pub steps: Steps,
    /// Maximum that the schedule issues, in smallest units, at most `MAX_AMOUNT`; zero without a
    /// schedule.
    pub cap: Balance,
    /// Length of a year of the schedule, in seconds, from 1 to 365 days. Development chains have
    /// short years.
    pub year_secs: Seconds,
    /// Distance of the points of the grid, in seconds, from 1 to 90 days.
    pub period_secs: Seconds,
    /// Time that a drip covers, from the point of the grid at which it is due, in seconds: from a
    /// period to 365 days.
    pub lead_secs: Seconds,
    /// A drip issues at most twice the share of a period. For a pool that streams each funding over
    /// a period; the lead is then one period.
    pub smooth: bool,
    /// Reward of a block, in smallest units, at most `MAX_AMOUNT`. Zero: authors are not paid.
    pub block_reward: Balance,
    /// Maximum that all block rewards issue, in smallest units, at most `MAX_AMOUNT`; zero without
    /// block rewards.
    pub block_cap: Balance,
    /// Part of a block reward that is staked, in basis points; rounds down.
    pub staked_bps: Bps,
    /// Tier in which it is staked.
    pub reward_tier: TierId,
    /// Time after the opening of a position in which later rewards are added to it, in seconds,
    /// from 1 to 365 days.
    pub window_secs: Seconds,
}

impl Params {
    /// Checks the absolute bounds. The error is a sentence for who writes a genesis.
    pub fn validate(&self) -> Result<(), &'static str> {
        if !self.drips() && !self.pays_authors() {
            return Err("there is neither a schedule nor a block reward");
        }
        if self.drips() != (self.cap > 0) || self.cap > MAX_AMOUNT {
            return Err("a schedule needs a cap, at most the highest amount");
        }
        if self.pays_authors() != (self.block_cap > 0) || self.block_cap > MAX_AMOUNT {
            return Err("a block reward needs a cap, at most the highest amount");
        }
        if !self.steps.is_sorted_by(|one, next| one.from_secs < next.from_secs) {
            return Err("the steps must ascend");
        }
        if self.steps.iter().any(|step| step.per_year == 0 || step.per_year > MAX_AMOUNT) {
            return Err("a step must issue from one unit to the highest amount a year");
        }
        if self.block_reward > MAX_AMOUNT {
            return Err("a block reward must be at most the highest amount");
        }
        if self.year_secs == 0 || self.year_secs > MAX_YEAR_SECS {
            return Err("a year must last from a second to 365 days");
        }
        if self.period_secs == 0 || self.period_secs > MAX_PERIOD_SECS {
            return Err("a period must last from a second to 90 days");
        }
        if self.lead_secs < self.period_secs || self.lead_secs > MAX_LEAD_SECS {
            return Err("the lead must be from a period to 365 days");
        }
        if self.smooth && self.lead_secs != self.period_secs {
            return Err("the lead of a smooth schedule must be a period");
        }
        if self.block_pay().is_none() {
            return Err("the staked part of a block reward must be at most the whole");
        }
        if self.window_secs == 0 || self.window_secs > MAX_LEAD_SECS {
            return Err("a window must last from a second to 365 days");
        }
        Ok(())
    }

    /// Returns `true` if there is a schedule.
    pub fn drips(&self) -> bool {
        !self.steps.is_empty()
    }

    /// Returns `true` if authors are paid.
    pub const fn pays_authors(&self) -> bool {
        self.block_reward > 0
    }

    /// Both parts of a block reward; `None` if the staked one is above the whole, which validation
    /// rules out.
    pub fn block_pay(&self) -> Option<BlockPay> {
        let (staked, liquid) = split(self.block_reward, &[self.staked_bps])?;
        Some(BlockPay { liquid, staked: *staked.first()? })
    }

    /// Issued in the first `elapsed` seconds after the launch.
    pub fn issued(&self, elapsed: Seconds) -> Balance {
        issuance::issued(&self.steps, self.year_secs, self.cap, elapsed)
    }

    /// The first point of the grid after `elapsed`, in seconds since the launch.
    pub fn next_point(&self, elapsed: Seconds) -> Seconds {
        let passed = elapsed.checked_div(self.period_secs).unwrap_or_default();
        passed.saturating_add(1).saturating_mul(self.period_secs)
    }

    /// Time that a drip at `elapsed` covers, in seconds since the launch.
    pub fn covered_at(&self, elapsed: Seconds) -> Seconds {
        let ahead = self.lead_secs.saturating_sub(self.period_secs);
        self.next_point(elapsed).saturating_add(ahead)
    }

    /// Share of the period in which `elapsed` falls, as if there were no cap.
    pub fn share_at(&self, elapsed: Seconds) -> Balance {
        let end = self.next_point(elapsed);
        let until = |time| issuance::issued(&self.steps, self.year_secs, Balance::MAX, time);
        until(end).saturating_sub(until(end.saturating_sub(self.period_secs)))
    }

    /// Maximum of a drip at `elapsed`.
    pub fn most_at(&self, elapsed: Seconds) -> Balance {
        match self.smooth {
            true => self.share_at(elapsed).saturating_mul(2),
            false => Balance::MAX,
        }
    }

    /// Time of the drip after one of `amount` at `elapsed`, in seconds since the launch: the next
    /// point of the grid. After more than the share of a period on a smooth schedule it is a period
    /// later, because the pool streams each drip for so long, and two that catch up would add up.
    pub fn next_drip(&self, elapsed: Seconds, amount: Balance) -> Seconds {
        match self.smooth && amount > self.share_at(elapsed) {
            true => elapsed.saturating_add(self.period_secs),
            false => self.next_point(elapsed),
        }
    }

    /// Annual amount of the step that holds at `elapsed`.
    pub fn per_year_at(&self, elapsed: Seconds) -> Balance {
        let step = self.steps.iter().rev().find(|step| step.from_secs <= elapsed);
        step.map_or(0, |step| step.per_year)
    }
}

/// Both parts of the reward of a block, in smallest units.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct BlockPay {
    /// Added to the author's balance.
    pub liquid: Balance,
    /// Staked for the author.
    pub staked: Balance,
}

/// Progress of both lines. Amounts are in smallest units.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct EmissionState {
    /// Time that the last drip covered, in seconds since the launch.
    pub covered_secs: Seconds,
    /// Time from which on the next drip is due, in seconds since the Unix epoch: zero before the
    /// first, and the end of time when the cap is reached.
    pub next_drip: Seconds,
    /// Issued by the schedule.
    pub minted: Balance,
    /// Part of the covered schedule that is not issued yet.
    pub behind: Balance,
    /// Issued by block rewards.
    pub blocks_minted: Balance,
}

/// Rewards owed to an author, in smallest units.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Owed {
    /// Blocks since the last payment.
    pub blocks: u32,
    /// Amount to be added to the balance.
    pub liquid: Balance,
    /// Amount to be staked.
    pub staked: Balance,
}

impl Owed {
    /// Adds the reward of a block.
    pub const fn add(&mut self, pay: BlockPay) {
        self.blocks = self.blocks.saturating_add(1);
        self.liquid = self.liquid.saturating_add(pay.liquid);
        self.staked = self.staked.saturating_add(pay.staked);
    }

    /// Returns `true` if nothing is owed.
    pub const fn is_empty(&self) -> bool {
        self.liquid == 0 && self.staked == 0
    }

    /// Cuts it to `most`, from the staked part first. Returns the amount that was cut off.
    pub fn cut_to(&mut self, most: Balance) -> Balance {
        let before = self.liquid.saturating_add(self.staked);
        self.liquid = self.liquid.min(most);
        self.staked = self.staked.min(most.saturating_sub(self.liquid));
        before.saturating_sub(self.liquid).saturating_sub(self.staked)
    }
}

/// A line of issuance, with a cap of its own.
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
)]
pub enum Line {
    /// Drips into the reward pool.
    Schedule,
    /// Rewards of block authors.
    BlockRewards,
}

/// A rate that governance may lower.
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
)]
pub enum Rate {
    /// Reward of a block.
    BlockReward,
    /// Annual amount of the step of this number; the first is 0.
    PerYear(u32),
}
