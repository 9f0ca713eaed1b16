//! One file per call, and the clock, the economies, genesis and the invariants.

mod bond;
mod boosts;
mod by_tier;
mod cancel_unstake;
mod clock;
mod early_unstake;
mod economies;
mod funds;
mod genesis;
mod glue;
mod governance;
mod halt;
mod invariants;
mod minimum;
mod set_tier;
mod slash;
mod stake;
mod stake_for;
mod unstake;
mod vesting;
mod votes;
mod weights;
mod withdraw;

use crate::{mock::*, Error as VaultError, Event as VaultEvent};

type Error = VaultError<Test>;
type Event = VaultEvent<Test>;
