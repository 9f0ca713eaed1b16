//! Fault points: places at which a test kills the keeper. A release build has none.

use crate::{Error, Result};
use std::sync::{
    atomic::{AtomicI64, Ordering},
    Arc,
};

/// Names the point at which a debug build aborts: `3` at the third, journal lines and submissions
/// counted before and after.
const VARIABLE: &str = "QUAESTOR_KEEPER_DIE_AT";

/// A count of points that is shared by all that pass one.
#[derive(Clone, Default)]
pub struct Faults {
    left: Option<Arc<AtomicI64>>,
    aborts: bool,
}

impl Faults {
    /// As the environment says, in a debug build.
    pub fn from_env() -> Self {
        let named = std::env::var(VARIABLE).ok().filter(|_| cfg!(debug_assertions));
        match named.and_then(|text| text.parse().ok()) {
            Some(left) => Self { left: Some(Arc::new(AtomicI64::new(left))), aborts: true },
            None => Self::default(),
        }
    }

    /// Ends with an error at that point.
    #[cfg(test)]
    pub fn after(points: i64) -> Self {
        Self { left: Some(Arc::new(AtomicI64::new(points))), aborts: false }
    }

    /// A place at which a test may kill.
    pub fn point(&self) -> Result<()> {
        let Some(left) = &self.left else { return Ok(()) };
        match left.fetch_sub(1, Ordering::SeqCst) {
            ..=1 if self.aborts => std::process::abort(),
            ..=1 => Err(Error::Killed),
            _ => Ok(()),
        }
    }
}
