//! Updates of parameters.

use quaestor_primitives::{Params, ParamsError};

/// Replaces `current` by `new` if `new` is within its bounds and its change limits. Returns the old
/// value; on an error nothing changes.
pub fn update<P: Params>(current: &mut P, new: P) -> Result<P, ParamsError> {
    new.validate().map_err(|_| ParamsError::OutOfRange)?;
    if !current.allows_change_to(&new) {
        return Err(ParamsError::ChangeTooLarge);
    }
    Ok(core::mem::replace(current, new))
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
    fn bounds_come_before_the_change_limit_and_a_refusal_changes_nothing() {
        let mut share = Percent(50);
        assert_eq!(update(&mut share, Percent(101)), Err(ParamsError::OutOfRange));
        assert_eq!(update(&mut share, Percent(61)), Err(ParamsError::ChangeTooLarge));
        assert_eq!(share, Percent(50));
        assert_eq!(update(&mut share, Percent(60)), Ok(Percent(50)));
        assert_eq!(share, Percent(60));
    }
}
