//! One file per call, and attacks, halts, silence, exits, keys, the invariants and random operations.

mod answer;
mod api;
mod appeal;
mod attacks;
mod canaries;
mod challenge;
mod close_audit;
mod collect;
mod commit;
mod draw;
mod execute;
mod exits;
mod genesis;
mod halts;
mod idle;
mod invariants;
mod join;
mod keys;
mod leave;
mod operations;
mod resolve;
mod respond;
mod reveal;
mod rotate;
mod rule;
mod set_params;
mod silence;

use crate::{
    mock::*,
    types::{
        Finding,
        Finding::{Fault, NoFault},
        Phase, Task,
    },
    Error as ChallengesError, Event as ChallengesEvent,
};
use polkadot_sdk::{frame_system, sp_runtime::DispatchError};
use quaestor_primitives::{Balance, StakeBond, Verdict};

type Error = ChallengesError<Test>;
type Event = ChallengesEvent<Test>;
