//! A number, and the call that sets it, as data.

use polkadot_sdk::sp_runtime::DispatchError;
use quaestor_runtime::{RuntimeCall, RuntimeEvent};
use std::ops::RangeInclusive;

/// A number inside of some terms, whatever its type.
pub enum Number<'a> {
    U32(&'a mut u32),
    U64(&'a mut u64),
    U128(&'a mut u128),
}

impl Number<'_> {
    pub fn get(&self) -> u128 {
        match self {
            Self::U32(number) => (**number).into(),
            Self::U64(number) => (**number).into(),
            Self::U128(number) => **number,
        }
    }

    /// `None` if the type has no such number.
    pub fn set(self, value: u128) -> Option<()> {
        match self {
            Self::U32(number) => *number = value.try_into().ok()?,
            Self::U64(number) => *number = value.try_into().ok()?,
            Self::U128(number) => *number = value,
        }
        Some(())
    }
}

impl<'a> From<&'a mut u32> for Number<'a> {
    fn from(number: &'a mut u32) -> Self {
        Self::U32(number)
    }
}

impl<'a> From<&'a mut u64> for Number<'a> {
    fn from(number: &'a mut u64) -> Self {
        Self::U64(number)
    }
}

impl<'a> From<&'a mut u128> for Number<'a> {
    fn from(number: &'a mut u128) -> Self {
        Self::U128(number)
    }
}

/// Change limit of one call for a number.
#[derive(Clone, Copy)]
pub enum Step {
    /// To twice and to half of it.
    Double,
    /// The same, where a smaller number counts as this one.
    DoubleFrom(u128),
    /// To twice and to half of it, and by so many units at most.
    DoubleBy(u128),
    /// By so many units.
    By(u128),
    /// To half of it, and never up: a value that is not below is refused with this.
    Lower(DispatchError),
    /// Nowhere: another value is refused with this.
    Fixed(DispatchError),
}

impl Step {
    /// The least and the most that can follow.
    pub fn reach(self, from: u128) -> RangeInclusive<u128> {
        match self {
            Self::Double => from.div_ceil(2)..=from * 2,
            Self::DoubleFrom(unit) => {
                let least = if from <= 2 * unit { 0 } else { from.div_ceil(2) };
                least..=from.max(unit) * 2
            },
            Self::DoubleBy(most) => {
                let double = Self::Double.reach(from);
                let by = Self::By(most).reach(from);
                *double.start().max(by.start())..=*double.end().min(by.end())
            },
            Self::By(most) => from.saturating_sub(most)..=from + most,
            Self::Lower(_) => from.div_ceil(2)..=from - 1,
            Self::Fixed(_) => from..=from,
        }
    }
}

/// A number that a call sets.
pub struct Row<T> {
    /// Its path, from the call's arguments on, as the metadata has it.
    pub path: &'static str,
    pub unit: &'static str,
    /// Its absolute range, whatever the others are.
    pub range: RangeInclusive<u128>,
    /// Other dependencies of the range.
    pub note: &'static str,
    pub step: Step,
    /// Position in the parameters; in a table the one at this place.
    pub find: fn(&mut T, usize) -> Option<Number<'_>>,
    /// Makes room around it, so that no other number stands in the way of its step.
    pub prepare: fn(&mut T),
}

impl<T> Row<T> {
    /// Initial value of [`row!`].
    pub fn nothing() -> Self {
        Self {
            path: "",
            unit: "",
            range: 0..=0,
            note: "",
            step: Step::Double,
            find: |_, _| None,
            prepare: |_| (),
        }
    }
}

/// The name of a call that adds something, and the call.
pub type Add<T> = (&'static str, fn(T) -> RuntimeCall);

/// A call that sets numbers.
pub struct Setter<T: 'static> {
    pub pallet: &'static str,
    pub call: &'static str,
    /// Error for a number outside of its range.
    pub out_of_range: DispatchError,
    /// Error for a change that is too large.
    pub too_large: DispatchError,
    /// Present values, one for each subject of the call.
    pub present: fn() -> Vec<T>,
    /// Puts terms into the storage, as genesis might have.
    pub store: fn(T),
    pub set: fn(T) -> RuntimeCall,
    /// Adds another such thing.
    pub add: Option<Add<T>>,
    /// The event that tells of the change from the first to the second.
    pub told: fn(T, T) -> RuntimeEvent,
    pub rows: Vec<Row<T>>,
}

/// A row as the document shows it.
pub struct Line {
    pub path: &'static str,
    pub unit: &'static str,
    pub range: RangeInclusive<u128>,
    pub note: &'static str,
    pub step: Step,
    /// The values at genesis, each of them once.
    pub values: Vec<u128>,
}

/// A setter of terms of any type.
pub trait Setting {
    /// Pallet and call.
    fn name(&self) -> (&'static str, &'static str);
    /// The call that adds another such thing, if there is one.
    fn added_by(&self) -> Option<&'static str>;
    /// Its rows, with the values of this chain.
    fn lines(&self) -> Vec<Line>;
    /// Tries every row on this chain.
    fn try_all(&self);
}

impl<T: Clone> Setting for Setter<T> {
    fn name(&self) -> (&'static str, &'static str) {
        (self.pallet, self.call)
    }

    fn added_by(&self) -> Option<&'static str> {
        self.add.map(|(call, _)| call)
    }

    fn lines(&self) -> Vec<Line> {
        let line = |row: &Row<T>| {
            let mut values = Vec::new();
            for mut params in (self.present)() {
                for at in 0.. {
                    let Some(number) = (row.find)(&mut params, at) else { break };
                    values.push(number.get());
                }
            }
            values.sort_unstable();
            values.dedup();
            let Row { path, unit, note, step, .. } = *row;
            Line { path, unit, range: row.range.clone(), note, step, values }
        };
        self.rows.iter().map(line).collect()
    }

    fn try_all(&self) {
        crate::trial::try_all(self);
    }
}

/// A row: its path, where the number is (in a table also by its place), unit, range, step. What
/// else there is to say is named.
macro_rules! row {
    (
        $path:literal, |$params:ident| $place:expr, $unit:expr, $range:expr, $step:expr
        $(, $key:ident = $value:expr)* $(,)?
    ) => {
        row!(
            $path, |$params, at| if at > 0 { return None } else { $place }, $unit, $range, $step
            $(, $key = $value)*
        )
    };
    (
        $path:literal, |$params:ident, $at:ident| $place:expr, $unit:expr, $range:expr, $step:expr
        $(, $key:ident = $value:expr)* $(,)?
    ) => {{
        let range = $range;
        $crate::row::Row {
            path: $path,
            unit: $unit,
            range: u128::from(*range.start())..=u128::from(*range.end()),
            step: $step,
            find: |$params, $at| Some($crate::row::Number::from($place)),
            $($key: $value,)*
            ..$crate::row::Row::nothing()
        }
    }};
}
