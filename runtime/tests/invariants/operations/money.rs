//! Operations beside work: emission, rewards, revenue, votes, transfers, gifts, breakers and pauses.

use super::*;
use crate::world::{now, HALF, NATIVE, USD, USDC};
use pallet_circuit_breaker::{types::Entries, Call as Breaker};
use pallet_emission::Call as Emit;
use pallet_rewards::{types::Unallocated, Call as Reward};
use pallet_stake_voting::{
    types::{Choice, Kind},
    Call as Poll, Held,
};
use polkadot_sdk::{
    frame_support::traits::StorePreimage, pallet_assets, pallet_balances, pallet_tx_pause,
};
use quaestor_primitives::{Books, Price, RevenueType};
use quaestor_runtime::{
    genesis::dev_treasurer, Backstop, Challenges, InferenceMarket, Preimage, Providers, Rewards,
    Runtime, StakeVoting, StakingVault,
};

pub const KINDS: &[(u64, Make)] = &[
    (5, drip_day),
    (2, fund),
    (2, claim_rewards),
    (2, collect_vested),
    (1, release_unallocated),
    (2, deposit_revenue),
    (2, hold_balance),
    (2, release_balance),
    (2, propose),
    (4, vote),
    (1, remove_vote),
    (3, transfer),
    (1, transfer_dollars),
    (2, gift),
    (1, trip),
    (20, clear),
    (1, pause),
    (6, unpause),
];

fn drip_day(random: &mut Random) -> Option<Operation> {
    by(&anyone(random), Emit::drip_day {})
}

fn fund(random: &mut Random) -> Option<Operation> {
    by(&anyone(random), Reward::fund { asset: NATIVE, amount: between(random, 1, 100) })
}

fn claim_rewards(random: &mut Random) -> Option<Operation> {
    by(&anyone(random), Reward::claim_rewards { asset: NATIVE })
}

fn collect_vested(random: &mut Random) -> Option<Operation> {
    let streams: Vec<_> =
        PEOPLE.into_iter().filter(|who| !Rewards::stream_views(&person(*who)).is_empty()).collect();
    by(&person(random.one_of(&streams)?), Reward::collect_vested { asset: NATIVE })
}

fn release_unallocated(random: &mut Random) -> Option<Operation> {
    let reasons = [Unallocated::NoStake, Unallocated::Redirected, Unallocated::Forfeited];
    let reason = random.one_of(&reasons)?;
    by(&anyone(random), Reward::release_unallocated { asset: NATIVE, reason })
}

fn deposit_revenue(random: &mut Random) -> Option<Operation> {
    let (asset, amount) = match random.below(2) {
        0 => (NATIVE, between(random, 1, 50)),
        _ => (USDC, random.amount(100 * USD).max(1)),
    };
    let kind = RevenueType::TradingProfit;
    let call =
        pallet_revenue_router::Call::deposit_revenue { asset, amount, kind, reference: None };
    by(&dev_treasurer(), call)
}

fn hold_balance(random: &mut Random) -> Option<Operation> {
    by(&anyone(random), Poll::hold_balance { amount: between(random, 1, 1_000) })
}

fn release_balance(random: &mut Random) -> Option<Operation> {
    let who = random.one_of(&Held::<Runtime>::iter_keys().collect::<Vec<_>>())?;
    by(&who, Poll::release_balance { who: who.clone() })
}

fn propose(random: &mut Random) -> Option<Operation> {
    if StakeVoting::polls().len() > 2 {
        return None;
    }
    let params = StakingVault::params();
    let what: RuntimeCall = pallet_staking_vault::Call::set_stake_limits {
        min: params.min_stake,
        max: params.max_stake,
    }
    .into();
    let proposal = <Preimage as StorePreimage>::bound(what).ok()?;
    by(&anyone(random), Poll::propose { kind: Kind::Parameter, proposal, after: 0 })
}

fn vote(random: &mut Random) -> Option<Operation> {
    let polls: Vec<_> = StakeVoting::polls().iter().map(|view| view.poll).collect();
    let choice = random.one_of(&[Choice::Aye, Choice::Nay, Choice::Abstain])?;
    by(&anyone(random), Poll::vote { poll: random.one_of(&polls)?, choice })
}

fn remove_vote(random: &mut Random) -> Option<Operation> {
    let polls: Vec<_> = StakeVoting::polls().iter().map(|view| view.poll).collect();
    let who = anyone(random);
    let votes: Vec<_> = StakeVoting::votes(who.clone()).into_iter().map(|vote| vote.poll).collect();
    let poll = random.one_of(&votes).or_else(|| random.one_of(&polls))?;
    by(&who, Poll::remove_vote { poll })
}

fn transfer(random: &mut Random) -> Option<Operation> {
    let dest = anyone(random).into();
    let value = between(random, 0, 500);
    by(&anyone(random), pallet_balances::Call::transfer_keep_alive { dest, value })
}

fn transfer_dollars(random: &mut Random) -> Option<Operation> {
    let (target, amount) = (anyone(random).into(), random.amount(100 * USD));
    by(
        &anyone(random),
        pallet_assets::Call::<Runtime>::transfer_keep_alive { id: 1u32.into(), target, amount },
    )
}

/// Accounts of pallets, to which anybody may give a unit.
pub fn pots() -> [AccountId; 4] {
    let market = <InferenceMarket as Books<AccountId>>::account();
    [market, Providers::account(), Challenges::account(), Backstop::account()]
}

fn gift(random: &mut Random) -> Option<Operation> {
    let pot = random.one_of(&pots())?;
    match random.below(2) {
        0 => by(
            &anyone(random),
            pallet_balances::Call::transfer_keep_alive { dest: pot.into(), value: 1 },
        ),
        _ => by(
            &anyone(random),
            pallet_assets::Call::<Runtime>::transfer {
                id: 1u32.into(),
                target: pot.into(),
                amount: 1,
            },
        ),
    }
}

fn trip(random: &mut Random) -> Option<Operation> {
    let mut coin = || random.below(2) == 0;
    let entries = Entries {
        stake: coin(),
        compound: false,
        buyback: coin(),
        deposit: coin(),
        job: coin(),
        delegate: coin(),
    };
    let until = now() + 10 + random.below(20);
    as_root(Breaker::trip { entries, until })
}

fn clear(_: &mut Random) -> Option<Operation> {
    let closed = pallet_circuit_breaker::State::<Runtime>::get().manual.is_some();
    closed.then_some(())?;
    as_root(Breaker::clear {})
}

const PAUSABLE: [(&str, &str); 3] =
    [("InferenceMarket", "order"), ("PaymentChannels", "open"), ("Providers", "delegate")];

type FullName = pallet_tx_pause::RuntimeCallNameOf<Runtime>;

fn full_name((pallet, call): (&str, &str)) -> Option<FullName> {
    Some((pallet.as_bytes().to_vec().try_into().ok()?, call.as_bytes().to_vec().try_into().ok()?))
}

fn pause(random: &mut Random) -> Option<Operation> {
    let full_name = full_name(random.one_of(&PAUSABLE)?)?;
    as_root(pallet_tx_pause::Call::pause { full_name })
}

fn unpause(random: &mut Random) -> Option<Operation> {
    let paused: Vec<_> = pallet_tx_pause::PausedCalls::<Runtime>::iter_keys().collect();
    as_root(pallet_tx_pause::Call::unpause { ident: random.one_of(&paused)? })
}

/// The price that operators report: half a dollar, give or take a fiftieth.
pub fn reported(random: &mut Random) -> Price {
    let Price(half) = HALF;
    let part = half / 50;
    Price(half - part + Balance::from(random.below(2 * part as u64)))
}
