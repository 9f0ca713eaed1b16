//! Parameters.

use super::{ClassId, MAX_AMOUNT};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::ops::RangeInclusive;
use quaestor_math::{
    change_limit::{doubled_or_halved, doubled_or_halved_from},
    demand::DemandCurve,
    fee::FeeCurve,
    halving::Growth,
    mul_div,
    receipt::Rates,
    BPS,
};
use quaestor_primitives::{Balance, Bps, Seconds};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Days over which use is summed for the growth.
pub const GROWTH_DAYS: usize = 28;
/// Growth of use counts for at least this, in basis points.
pub const LEAST_GROWTH_BPS: Bps = 5_000;
/// Growth of use counts for at most this, in basis points.
pub const MOST_GROWTH_BPS: Bps = 20_000;
/// Largest change of the growth from one day to the next, in basis points.
pub const GROWTH_STEP_BPS: Bps = 500;
/// Largest change of a reference price from one epoch to the next, in basis points of it.
pub const PRICE_STEP_BPS: Bps = 1_000;
/// The longest manual price, in days.
pub const MAX_OVERRIDE_DAYS: u64 = 30;
/// The longest time for bids, in days.
pub const MAX_WINDOW_DAYS: u64 = 7;
/// Highest base price of 1,000 tokens, in smallest units.
pub const MAX_BASE_PRICE: Balance = 1_000_000_000_000_000_000_000_000;
/// Bounds of the fee, in basis points.
pub const FEE_RANGE: RangeInclusive<Bps> = 100..=1_500;
/// Highest leg of the treasury or the burn, in basis points.
pub const MAX_LEG_BPS: Bps = 1_000;
/// Highest sum of all that may be paid out for work, in basis points of its irrecoverable cost.
pub const MAX_RETURNS_BPS: Bps = 9_000;
/// The longest day, in seconds.
pub const MAX_DAY_SECS: Seconds = 86_400;

/// Parameters with a change limit of their own.
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
pub enum Group {
    /// The economy's rules for work.
    Terms,
    /// The base price of a class.
    Class(ClassId),
}

/// The economy's rules for work.
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
pub struct Terms {
    /// The network fee. Neutral rate and bounds: from 100 to 1,500 basis points, in this order, each
    /// changes by at most 100. Thresholds of congestion: from 1,000 to 9,500, each changes by at most
    /// 1,000. Steps: at most 2,000, each changes by at most 500.
    pub fee: FeeCurve,
    /// Leg of the treasury, in basis points of a payment: at most 1,000. It changes by at most 100.
    pub treasury_bps: Bps,
    /// Leg to be burnt, in basis points of a payment: at most 1,000. It changes by at most 100.
    pub burn_bps: Bps,
    /// Work credit of a payment, in basis points of its irrecoverable cost: at most 8,000. It changes by
    /// at most 1,000. The sum of this and the next two is at most 9,000.
    pub rebate_bps: Bps,
    /// Maximum emission above its base, in basis points of the irrecoverable cost of the day. It changes
    /// by at most 1,000.
    pub bonus_bps: Bps,
    /// Maximum pay of auditors on average, in basis points of the irrecoverable cost of auditable work.
    /// It changes by at most 1,000.
    pub audit_bps: Bps,
    /// The longest time to deliver, in seconds: from an hour to 7 days of the economy. At most doubled
    /// or halved.
    pub delivery_secs: Seconds,
    /// Time of the consumer to dispute a result, in seconds: from an hour to 7 days. At most doubled or
    /// halved.
    pub review_secs: Seconds,
    /// Time in which an audit may dispute a result, in seconds: from the time of the consumer to 7 days.
    /// At most doubled or halved.
    pub audit_secs: Seconds,
    /// Penalty of a missed deadline, in basis points of the price, rounded down: at most 2,000. It
    /// changes by at most 500.
    pub late_bps: Bps,
    /// Minimum penalty of a missed deadline, in smallest units: at most 10^30. At most doubled or halved;
    /// a value below a smallest unit counts as one.
    pub least_penalty: Balance,
    /// Reference prices. Target of the utilisation: from 1,000 to 9,000 basis points, changes by at most
    /// 500. Bounds of the ratio: from 1,000 to 100,000 basis points, with one between them; each at most
    /// doubled or halved.
    pub demand: DemandCurve,
    /// Length of a day of the economy, in seconds: from 1 to 86,400. It is fixed at genesis; an hour is
    /// its 24th part, and at least a second.
    pub day_secs: Seconds,
}

impl quaestor_primitives::Params for Terms {
    fn validate(&self) -> Result<(), &'static str> {
        if !(1..=MAX_DAY_SECS).contains(&self.day_secs) {
            return Err("a day must last from a second to 86,400");
        }
        self.validate_fee()?;
        if self.treasury_bps > MAX_LEG_BPS || self.burn_bps > MAX_LEG_BPS {
            return Err("the legs of treasury and burn must be at most 10 % each");
        }
        if self.rebate_bps > 8_000 || self.returns_bps() > MAX_RETURNS_BPS {
            return Err("work must return at most 90 % of its irrecoverable cost");
        }
        let times = [self.delivery_secs, self.review_secs, self.audit_secs];
        if !times.into_iter().all(|secs| self.allows_secs(secs, 7)) {
            return Err("times to deliver, to review and to audit must be from an hour to 7 days");
        }
        if self.audit_secs < self.review_secs {
            return Err("the time to audit must not be shorter than that to review");
        }
        if self.late_bps > 2_000 || self.least_penalty > MAX_AMOUNT {
            return Err("the penalty of a missed deadline must be at most 20 %, and its minimum at most 10^30");
        }
        self.validate_prices()
    }

    fn allows_change_to(&self, new: &Self) -> bool {
        let near = |old: Bps, new: Bps, most: Bps| old.abs_diff(new) <= most;
        let (fee, new_fee) = (&self.fee, &new.fee);
        let (demand, new_demand) = (&self.demand, &new.demand);
        self.day_secs == new.day_secs
            && near(fee.neutral_bps, new_fee.neutral_bps, 100)
            && near(fee.least_bps, new_fee.least_bps, 100)
            && near(fee.most_bps, new_fee.most_bps, 100)
            && near(fee.low_bps, new_fee.low_bps, 1_000)
            && near(fee.high_bps, new_fee.high_bps, 1_000)
            && near(fee.up_bps, new_fee.up_bps, 500)
            && near(fee.down_bps, new_fee.down_bps, 500)
            && near(fee.drift_bps, new_fee.drift_bps, 500)
            && near(self.treasury_bps, new.treasury_bps, 100)
            && near(self.burn_bps, new.burn_bps, 100)
            && near(self.rebate_bps, new.rebate_bps, 1_000)
            && near(self.bonus_bps, new.bonus_bps, 1_000)
            && near(self.audit_bps, new.audit_bps, 1_000)
            && doubled_or_halved(self.delivery_secs, new.delivery_secs)
            && doubled_or_halved(self.review_secs, new.review_secs)
            && doubled_or_halved(self.audit_secs, new.audit_secs)
            && near(self.late_bps, new.late_bps, 500)
            && doubled_or_halved_from(1u128, self.least_penalty, new.least_penalty)
            && near(demand.target_bps, new_demand.target_bps, 500)
            && doubled_or_halved(demand.least_bps, new_demand.least_bps)
            && doubled_or_halved(demand.most_bps, new_demand.most_bps)
    }
}

impl Terms {
    fn validate_fee(&self) -> Result<(), &'static str> {
        let fee = &self.fee;
        let bounds = [fee.least_bps, fee.neutral_bps, fee.most_bps];
        if !bounds.iter().all(|bps| FEE_RANGE.contains(bps)) || !bounds.is_sorted() {
            return Err("the fee must be from 1 % to 15 %, and neutral within its bounds");
        }
        let thresholds = [fee.low_bps, fee.high_bps];
        let in_range = thresholds.iter().all(|bps| (1_000..=9_500).contains(bps));
        if !in_range || fee.low_bps >= fee.high_bps {
            return Err(
                "the thresholds of congestion must be from 10 % to 95 %, the low one first",
            );
        }
        let steps = [fee.up_bps, fee.down_bps, fee.drift_bps];
        if !steps.iter().all(|bps| *bps <= 2_000) {
            return Err("the fee must change by at most 20 % of itself");
        }
        Ok(())
    }

    fn validate_prices(&self) -> Result<(), &'static str> {
        let demand = &self.demand;
        if !(1_000..=9_000).contains(&demand.target_bps) {
            return Err("the target of the utilisation must be from 10 % to 90 %");
        }
        let bounds = [1_000, demand.least_bps, BPS, demand.most_bps, 100_000];
        if !bounds.is_sorted() {
            return Err("the ratio must be from 0.1 to 10, and one within its bounds");
        }
        Ok(())
    }

    /// Returns `true` if `secs` is from an hour to `days` days of the economy.
    fn allows_secs(&self, secs: Seconds, days: u64) -> bool {
        (self.hour_secs()..=self.day_secs.saturating_mul(days)).contains(&secs)
    }

    /// Length of an hour of the economy, in seconds.
    pub fn hour_secs(&self) -> Seconds {
        self.day_secs.checked_div(24).unwrap_or_default().max(1)
    }

    /// Number of the day of the economy at `time`, counted from the Unix epoch.
    pub fn day(&self, time: Seconds) -> u32 {
        let day = time.checked_div(self.day_secs).unwrap_or_default();
        u32::try_from(day).unwrap_or(u32::MAX)
    }

    /// Sum of what may be paid out for work, in basis points of its irrecoverable cost.
    pub const fn returns_bps(&self) -> Bps {
        self.rebate_bps.saturating_add(self.bonus_bps).saturating_add(self.audit_bps)
    }

    /// The longest time from an assignment to the end of all disputes over it that can be opened, in
    /// seconds.
    pub const fn longest_work(&self) -> Seconds {
        self.delivery_secs.saturating_add(self.audit_secs)
    }

    /// Returns `true` if a job may wait for bids for `secs` seconds.
    pub fn allows_window(&self, secs: Seconds) -> bool {
        self.allows_secs(secs, MAX_WINDOW_DAYS)
    }

    /// Rates of a payment under the network fee `network_bps`.
    pub const fn rates(&self, network_bps: Bps) -> Rates {
        Rates {
            network_bps,
            neutral_bps: self.fee.neutral_bps,
            treasury_bps: self.treasury_bps,
            burn_bps: self.burn_bps,
        }
    }

    /// Bounds and steps of the growth of use.
    pub const fn growth(&self) -> Growth {
        Growth {
            least_bps: LEAST_GROWTH_BPS,
            most_bps: MOST_GROWTH_BPS,
            per_day_bps: GROWTH_STEP_BPS,
            bonus_bps: self.bonus_bps,
        }
    }

    /// Penalty of a missed deadline for work that the provider is liable for with `liability`, in
    /// smallest units.
    pub fn penalty(&self, liability: Balance) -> Balance {
        let share = mul_div(liability, self.late_bps.into(), BPS.into()).unwrap_or(Balance::MAX);
        share.max(self.least_penalty)
    }
}
