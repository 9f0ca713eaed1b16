//! One file per call, and the average, the operators, the reference price, the hook, genesis and the
//! invariants.

mod api;
mod average;
mod clear_override;
mod genesis;
mod hook;
mod invariants;
mod manipulation;
mod operators;
mod random;
mod reference;
mod set_override;
mod set_params;

use crate::{mock::*, Error as PriceError, Event as PriceEvent};

type Error = PriceError<Test>;
type Event = PriceEvent<Test>;
