//! Records, the hook, the reads and the invariants.

mod days;
mod idle;
mod invariants;
mod record;

use crate::mock::*;
