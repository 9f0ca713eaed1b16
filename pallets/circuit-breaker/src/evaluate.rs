//! Evaluation of the triggers: a pure function of levels, facts, record and time.

use crate::types::{Crisis, Entries, Params, Status, Trigger, Trip};
use alloc::vec::Vec;
use quaestor_math::{
    fixed::{mul_div, mul_div_up},
    Price, BPS,
};
use quaestor_primitives::{Balance, Bps, FloorCover, Seconds};

/// Inputs of the triggers, beside the time of the last revenue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Amount staked, in smallest units.
    pub staked: Balance,
    /// Accounts that stake.
    pub stakers: u32,
    /// The reference price, if there is one and it is looked at.
    pub price: Option<Price>,
    /// Its trailing average, if there is one.
    pub average: Option<Price>,
    /// Coverage of the reward floor.
    pub cover: FloorCover,
}

/// The value of a trigger beside its levels, all in the trigger's unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its value.
    pub value: u128,
    /// Its trip level.
    pub trip: u128,
    /// Its clear level.
    pub clear: u128,
    /// Distance of the value to the trip level; zero at it and beyond it.
    pub headroom: u128,
    /// The value is where the trigger trips.
    pub breached: bool,
    /// The value is where the trigger clears, unless it is where it trips as well: so are prices of
    /// zero.
    pub recovered: bool,
}

impl Reading {
    /// Trips below a level.
    fn below(value: u128, trip: u128, clear: u128) -> Self {
        let (breached, recovered) = (value < trip, value >= clear);
        Self { value, trip, clear, headroom: value.saturating_sub(trip), breached, recovered }
    }

    /// The headroom in basis points of the trip level, rounded down; nothing if that level is zero.
    pub fn headroom_bps(&self) -> Option<u64> {
        let bps = mul_div(self.headroom, BPS.into(), self.trip)?;
        u64::try_from(bps).ok()
    }
}

/// Current value of `trigger`. `None` if the economy does not use it, or if there is no price.
pub fn read(
    trigger: Trigger,
    params: &Params,
    facts: &Facts,
    last_revenue: Seconds,
    now: Seconds,
) -> Option<Reading> {
    match trigger {
        Trigger::LowStake => {
            let levels = params.low_stake?;
            Some(Reading::below(facts.staked, levels.trip, levels.clear))
        },
        Trigger::FewStakers => {
            let levels = params.few_stakers?;
            Some(Reading::below(facts.stakers.into(), levels.trip.into(), levels.clear.into()))
        },
        Trigger::PriceCrash => {
            let levels = params.price_crash?;
            let (value, average) = (facts.price?.0, facts.average?.0);
            // Neither share is above one, so both products fit.
            let trip = mul_div(average, levels.trip_share().into(), BPS.into())?;
            let clear = share_up(average, levels.clear_bps);
            let (breached, recovered) = (value <= trip, value >= clear);
            let headroom = value.saturating_sub(trip);
            Some(Reading { value, trip, clear, headroom, breached, recovered })
        },
        Trigger::ZeroRevenue => {
            let level = u128::from(params.zero_revenue?.secs);
            let value = u128::from(now.saturating_sub(last_revenue));
            let (breached, headroom) = (value >= level, level.saturating_sub(value));
            let recovered = !breached;
            Some(Reading { value, trip: level, clear: level, headroom, breached, recovered })
        },
        Trigger::RewardFloor => {
            let levels = params.reward_floor?;
            let FloorCover { needed, covered } = facts.cover;
            let (trip, clear) =
                (share_up(needed, levels.trip_bps), share_up(needed, levels.clear_bps));
            Some(Reading::below(covered, trip, clear))
        },
    }
}

/// A share of `amount`, rounded up. What does not fit is more than can be there.
fn share_up(amount: u128, bps: Bps) -> u128 {
    mul_div_up(amount, bps.into(), BPS.into()).unwrap_or(u128::MAX)
}

/// Before this time `trigger` does not clear. Nothing if it is not tripped.
pub fn earliest_clear(trigger: Trigger, params: &Params, status: &Status) -> Option<Seconds> {
    let since = status.trip(trigger)?.since;
    let dwell = since.saturating_add(params.dwell_secs);
    Some(match trigger {
        // To trip again takes its whole time, and the reserve should not pay beside revenue.
        Trigger::ZeroRevenue => since,
        Trigger::PriceCrash => status.crisis.map_or(dwell, |crisis| dwell.max(crisis.until)),
        _ => dwell,
    })
}

/// Changes made by an evaluation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// A trigger tripped.
    Tripped(Trigger, Reading),
    /// A trigger cleared.
    Cleared(Trigger, Reading),
    /// The crisis share holds until then.
    CrisisStarted(Seconds),
    /// The time of the crisis share is over.
    CrisisEnded,
    /// The time of what was closed by hand is over.
    ManualEnded(Entries),
}

/// The record as it should be now, and what is new in it, in order.
///
/// A trigger that has nothing to look at stays as it is.
pub fn evaluate(
    params: &Params,
    facts: &Facts,
    status: &Status,
    now: Seconds,
) -> (Status, Vec<Change>) {
    let (mut new, mut changes) = (*status, Vec::new());
    if new.last_revenue == 0 {
        new.last_revenue = now;
    }
    if let Some(manual) = new.manual.take_if(|manual| manual.until <= now) {
        changes.push(Change::ManualEnded(manual.entries));
    }
    if let Some(crisis) = new.crisis.as_mut().filter(|crisis| crisis.open && crisis.until <= now) {
        crisis.open = false;
        changes.push(Change::CrisisEnded);
    }
    for trigger in Trigger::ALL {
        if let Some(reading) = read(trigger, params, facts, new.last_revenue, now) {
            judge(trigger, reading, params, &mut new, now, &mut changes);
        }
    }
    new.redirected = new.redirects();
    (new, changes)
}

fn judge(
    trigger: Trigger,
    reading: Reading,
    params: &Params,
    status: &mut Status,
    now: Seconds,
    changes: &mut Vec<Change>,
) {
    match status.trip(trigger) {
        None if reading.breached => trip(trigger, reading, params, status, now, changes),
        Some(last) if reading.breached => {
            let again = match trigger {
                // Another crash after a recovery counts anew, at most once per dwell.
                Trigger::PriceCrash => {
                    status.crisis.is_some_and(|crisis| crisis.recovered)
                        && now >= last.since.saturating_add(params.dwell_secs)
                },
                // So does another silence, if a halt hid the revenue between the two.
                Trigger::ZeroRevenue => status.last_revenue >= last.since,
                _ => false,
            };
            if again {
                trip(trigger, reading, params, status, now, changes);
            }
        },
        Some(_) if reading.recovered => {
            if earliest_clear(trigger, params, status).is_some_and(|earliest| now >= earliest) {
                *status.trip_mut(trigger) = None;
                if trigger == Trigger::PriceCrash {
                    status.crisis = None;
                }
                changes.push(Change::Cleared(trigger, reading));
            } else if let (Trigger::PriceCrash, Some(crisis)) = (trigger, &mut status.crisis) {
                crisis.recovered = true;
            }
        },
        _ => {},
    }
}

fn trip(
    trigger: Trigger,
    reading: Reading,
    params: &Params,
    status: &mut Status,
    now: Seconds,
    changes: &mut Vec<Change>,
) {
    *status.trip_mut(trigger) =
        Some(Trip { since: now, value: reading.value, level: reading.trip });
    changes.push(Change::Tripped(trigger, reading));
    if let (Trigger::PriceCrash, Some(levels)) = (trigger, params.price_crash) {
        // Levels may have been set since the last crash: another one never shortens a crisis.
        let before = status.crisis.map_or(0, |crisis| crisis.until);
        let until = now.saturating_add(levels.effect_secs).max(before);
        let secs = until.saturating_sub(now);
        status.crisis = Some(Crisis { secs, until, open: true, recovered: false });
        changes.push(Change::CrisisStarted(until));
    }
}
