//! Evaluation of the triggers, as a pure function of levels, facts, state and time.

use crate::types::{BreakerState, Crisis, Entries, Params, RevenueWindow, Trigger, Trip};
use alloc::vec::Vec;
use quaestor_math::{
    fixed::{mul_div, mul_div_up},
    Price, BPS, YEAR,
};
use quaestor_primitives::{Balance, Bps, Entry, FloorCover, Seconds};

/// Inputs of the triggers, except revenue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Amount staked, in smallest units.
    pub staked: Balance,
    /// Number of stakers.
    pub stakers: u32,
    /// The reference price, if there is one.
    pub price: Option<Price>,
    /// Its trailing average, if there is one.
    pub average: Option<Price>,
    /// Cover of the reward floor.
    pub cover: FloorCover,
    /// `true` if a stop beside the manual closure closes deposits.
    pub deposits_stopped: bool,
}

/// Value and levels of a trigger, in the trigger's unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Value.
    pub value: u128,
    /// Trip level.
    pub trip: u128,
    /// Clear level.
    pub clear: u128,
    /// Distance of the value from the trip level; zero at and beyond it.
    pub headroom: u128,
    /// `true` if the value breaches the trip level.
    pub breached: bool,
    /// `true` if the value has reached the clear level. A price and an average of zero are both
    /// breached and recovered; the breach prevails.
    pub recovered: bool,
}

impl Reading {
    /// Reading of a trigger that trips below its level.
    fn below(value: u128, trip: u128, clear: u128) -> Self {
        let (breached, recovered) = (value < trip, value >= clear);
        Self { value, trip, clear, headroom: value.saturating_sub(trip), breached, recovered }
    }

    /// Headroom in basis points of the trip level, rounded down; `None` if that level is zero.
    pub fn headroom_bps(&self) -> Option<u64> {
        let bps = mul_div(self.headroom, BPS.into(), self.trip)?;
        u64::try_from(bps).ok()
    }
}

/// Current value of `trigger`. `None` if it is disabled or there is no price.
pub fn read(
    trigger: Trigger,
    params: &Params,
    facts: &Facts,
    window: &RevenueWindow,
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
            let levels = params.zero_revenue?;
            // A year has less than 2^25 seconds, so both products fit.
            let share = u128::from(levels.secs).saturating_mul(levels.share_bps.into());
            let whole = u128::from(YEAR).saturating_mul(BPS.into());
            let level = mul_div_up(facts.cover.per_year, share, whole).unwrap_or(u128::MAX);
            let reading = Reading::below(window.sum(), level, level);
            Some(Reading { breached: reading.breached && window.is_whole(), ..reading })
        },
        Trigger::RewardFloor => {
            let levels = params.reward_floor?;
            let FloorCover { needed, covered, .. } = facts.cover;
            let (trip, clear) =
                (share_up(needed, levels.trip_bps), share_up(needed, levels.clear_bps));
            Some(Reading::below(covered, trip, clear))
        },
    }
}

/// A share of `amount`, rounded up. A share that overflows is above any amount.
fn share_up(amount: u128, bps: Bps) -> u128 {
    mul_div_up(amount, bps.into(), BPS.into()).unwrap_or(u128::MAX)
}

/// Earliest time at which `trigger` clears; `None` if it is not tripped.
pub fn earliest_clear(trigger: Trigger, params: &Params, state: &BreakerState) -> Option<Seconds> {
    let since = state.trip(trigger)?.since;
    let dwell = since.saturating_add(params.dwell_secs);
    Some(match trigger {
        // The reserve must not pay while there is revenue.
        Trigger::ZeroRevenue => since,
        Trigger::PriceCrash => state.crisis.map_or(dwell, |crisis| dwell.max(crisis.until)),
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
    /// A crisis started or was prolonged, until the given time.
    CrisisStarted(Seconds),
    /// The crisis ended.
    CrisisEnded,
    /// A manual closure ended.
    ManualEnded(Entries),
}

/// The state at `now`, and the changes in order.
///
/// A trigger without a reading does not change.
pub fn evaluate(
    params: &Params,
    facts: &Facts,
    state: &BreakerState,
    now: Seconds,
) -> (BreakerState, Vec<Change>) {
    let (mut new, mut changes) = (*state, Vec::new());
    if let Some(manual) = new.manual.filter(|manual| manual.until <= now) {
        changes.extend(new.reopen(manual.until).map(Change::ManualEnded));
    }
    if let Some(crisis) = new.crisis.as_mut().filter(|crisis| crisis.open && crisis.until <= now) {
        crisis.open = false;
        changes.push(Change::CrisisEnded);
    }
    let closed = facts.deposits_stopped || new.closed(Entry::Deposit).is_some();
    new.window = match params.zero_revenue {
        Some(levels) => new.window.advanced(now, levels.secs, closed),
        None => RevenueWindow::default(),
    };
    for trigger in Trigger::ALL {
        if let Some(reading) = read(trigger, params, facts, &new.window) {
            update_trigger(trigger, reading, params, &mut new, now, &mut changes);
        }
    }
    new.redirected = new.redirects();
    (new, changes)
}

fn update_trigger(
    trigger: Trigger,
    reading: Reading,
    params: &Params,
    state: &mut BreakerState,
    now: Seconds,
    changes: &mut Vec<Change>,
) {
    match state.trip(trigger) {
        None if reading.breached => trip(trigger, reading, params, state, now, changes),
        Some(last) if reading.breached => {
            let again = match trigger {
                // Another crash after a recovery trips again, at most once per dwell.
                Trigger::PriceCrash => {
                    state.crisis.is_some_and(|crisis| crisis.recovered)
                        && now >= last.since.saturating_add(params.dwell_secs)
                },
                // So does revenue below a level that was raised, if it had reached the level before.
                Trigger::ZeroRevenue => reading.value >= last.level,
                _ => false,
            };
            if again {
                trip(trigger, reading, params, state, now, changes);
            }
        },
        Some(_) if reading.recovered => {
            if earliest_clear(trigger, params, state).is_some_and(|earliest| now >= earliest) {
                *state.trip_mut(trigger) = None;
                if trigger == Trigger::PriceCrash {
                    state.crisis = None;
                }
                changes.push(Change::Cleared(trigger, reading));
            } else if let (Trigger::PriceCrash, Some(crisis)) = (trigger, &mut state.crisis) {
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
    state: &mut BreakerState,
    now: Seconds,
    changes: &mut Vec<Change>,
) {
    *state.trip_mut(trigger) = Some(Trip { since: now, value: reading.value, level: reading.trip });
    changes.push(Change::Tripped(trigger, reading));
    if let (Trigger::PriceCrash, Some(levels)) = (trigger, params.price_crash) {
        // Levels may have changed since the last crash: another one never shortens a crisis.
        let before = state.crisis.map_or(0, |crisis| crisis.until);
        let until = now.saturating_add(levels.effect_secs).max(before);
        let secs = until.saturating_sub(now);
        state.crisis = Some(Crisis { secs, until, open: true, recovered: false });
        changes.push(Change::CrisisStarted(until));
    }
}
