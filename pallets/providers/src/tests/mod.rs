//! One file per call, and sentences, work, income, attacks, random operations and the invariants.

mod api;
mod attacks;
mod collect;
mod delegate;
mod economies;
mod genesis;
mod income;
mod invariants;
mod model;
mod operations;
mod realise;
mod register;
mod release;
mod resign;
mod sentence;
mod set_params;
mod size;
mod undelegate;
mod update;
mod work;

use crate::{mock::*, types::*, Error as ProvidersError, Event as ProvidersEvent};
use quaestor_primitives::Balance;

type Error = ProvidersError<Test>;
type Event = ProvidersEvent<Test>;
