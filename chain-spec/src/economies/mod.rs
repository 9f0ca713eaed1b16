//! One file per economy, each with `real()` and `dev()`.

pub mod act;
pub mod blockdag;
pub mod inference;
pub mod qtra;
pub mod quiver;

use crate::{blocks, Seconds};
use pallet_stake_voting::{Params, Rules};

/// Votes as all economies have them: a quorum of 10 % and an approval of 66 % in 7 days, enacted after 3,
/// and 5 % of all power as the cap of a wallet. Amounts are the economy's.
pub(crate) fn votes(day: Seconds) -> Params {
    Params {
        day_secs: day,
        ordinary: Rules {
            quorum_bps: 1_000,
            approval_bps: 6_600,
            vote_blocks: blocks(day, 7),
            timelock_blocks: blocks(day, 3),
        },
        emergency: Rules {
            quorum_bps: 2_000,
            approval_bps: 7_500,
            vote_blocks: blocks(day, 1),
            timelock_blocks: blocks(day.div_ceil(24), 1),
        },
        cap_bps: Some(500),
        ..Default::default()
    }
}
