//! Emission and votes of an economy of inference, with 400,000,000 at genesis and 1,000,000,000 at most.

use crate::{blocks, days, economies, Token};
use pallet_emission::daily::{Daily, Shares};
use pallet_stake_voting::{Params, Rules};
use quaestor_math::halving::Halving;
use quaestor_primitives::{Balance, Seconds};

/// 37,500,000 in the first year, halved every four years, and up to twice that as far as the use of the
/// network has paid for it: 600,000,000 in all, divided by `scale`.
pub fn emission(token: Token, day: Seconds, scale: Balance) -> Daily {
    let scaled = |whole| token.units(whole).checked_div(scale).unwrap_or_default();
    Daily {
        halving: Halving { first: scaled(37_500_000), years: 4, cap: scaled(600_000_000) },
        supply_cap: token.units(1_000_000_000),
        shares: Shares { work_bps: 2_500, audits_bps: 1_000, treasury_bps: 1_000 },
        day_secs: day,
    }
}

/// Votes of stake and of balances beside it: parameters with 60 % after two days, spends with 60 % after
/// three; emergencies with a quorum of 5 %. No wallet has a cap: power is bounded by money. The stakes of
/// voters and proposers and the deposit are divided by `scale`.
pub fn votes(token: Token, day: Seconds, scale: Balance) -> Params {
    let scaled = |whole| token.units(whole).checked_div(scale).unwrap_or_default();
    let common = economies::votes(day);
    let simple = Rules { approval_bps: 6_000, ..common.ordinary };
    Params {
        voter_stake: scaled(1_000),
        proposer_stake: scaled(10_000),
        max_spend: token.units(8_000_000),
        submission_deposit: scaled(1_000),
        emergency: Rules { quorum_bps: 500, ..common.emergency },
        cap_bps: None,
        parameter: Some(Rules { timelock_blocks: blocks(day, 2), ..simple }),
        treasury: Some(simple),
        balances: true,
        boost_secs: days(day, 30),
        ..common
    }
}
