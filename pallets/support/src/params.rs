//! Updates of parameters.

use crate::time;
use codec::FullCodec;
use polkadot_sdk::frame_support::{
    storage::{StorageMap, StorageValue},
    traits::{Get, Time},
};
use quaestor_primitives::{Params, ParamsError, Seconds};

/// Replaces `current` by `new` if `new` is within its bounds and its change limits. Returns the old
/// value; on an error nothing changes.
pub fn update<P: Params>(current: &mut P, new: P) -> Result<P, ParamsError> {
    new.validate().map_err(|_| ParamsError::OutOfRange)?;
    if !current.allows_change_to(&new) {
        return Err(ParamsError::ChangeTooLarge);
    }
    Ok(core::mem::replace(current, new))
}

/// Refusal of a change that follows another one too soon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChangedTooSoon;

/// Records a change of a group of parameters at `now`, if its last one, at `last`, is `interval` seconds
/// ago. So the change limit of an update is one of a time, however many updates a motion holds.
pub fn space(last: &mut Seconds, now: Seconds, interval: Seconds) -> Result<(), ChangedTooSoon> {
    if *last > 0 && now.saturating_sub(*last) < interval {
        return Err(ChangedTooSoon);
    }
    *last = now;
    Ok(())
}

/// Records a change of the parameters now in `Last`, if the last one is `Interval` ago.
pub fn space_now<Last, Clock, Interval>() -> Result<(), ChangedTooSoon>
where
    Last: StorageValue<Seconds, Query = Seconds>,
    Clock: Time<Moment = u64>,
    Interval: Get<Seconds>,
{
    Last::try_mutate(|last| space(last, time::now::<Clock>(), Interval::get()))
}

/// Records a change of `group` now in `Last`, if its last one is `Interval` ago.
pub fn space_group<Group, Last, Clock, Interval>(group: Group) -> Result<(), ChangedTooSoon>
where
    Group: FullCodec,
    Last: StorageMap<Group, Seconds, Query = Seconds>,
    Clock: Time<Moment = u64>,
    Interval: Get<Seconds>,
{
    Last::try_mutate(group, |last| space(last, time::now::<Clock>(), Interval::get()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq)]
    struct Percent(u32);

    impl Params for Percent {
        fn validate(&self) -> Result<(), &'static str> {
            (self.0 <= 100).then_some(()).ok_or("a share is at most 100 %")
        }

        fn allows_change_to(&self, new: &Self) -> bool {
            self.0.abs_diff(new.0) <= 10
        }
    }

    #[test]
    fn a_second_change_waits_for_the_interval() {
        let mut last = 0;
        assert_eq!((space(&mut last, 50, 100), last), (Ok(()), 50));
        assert_eq!((space(&mut last, 50, 100), last), (Err(ChangedTooSoon), 50));
        assert_eq!((space(&mut last, 149, 100), last), (Err(ChangedTooSoon), 50));
        assert_eq!((space(&mut last, 150, 100), last), (Ok(()), 150));
        assert_eq!((space(&mut last, u64::MAX, 100), last), (Ok(()), u64::MAX));
    }

    #[test]
    fn bounds_come_before_the_change_limit_and_a_refusal_changes_nothing() {
        let mut share = Percent(50);
        assert_eq!(update(&mut share, Percent(101)), Err(ParamsError::OutOfRange));
        assert_eq!(update(&mut share, Percent(61)), Err(ParamsError::ChangeTooLarge));
        assert_eq!(share, Percent(50));
        assert_eq!(update(&mut share, Percent(60)), Ok(Percent(50)));
        assert_eq!(share, Percent(60));
    }
}
